"use strict";Object.defineProperty(exports, "__esModule", {value: true}); function _interopRequireWildcard(obj) { if (obj && obj.__esModule) { return obj; } else { var newObj = {}; if (obj != null) { for (var key in obj) { if (Object.prototype.hasOwnProperty.call(obj, key)) { newObj[key] = obj[key]; } } } newObj.default = obj; return newObj; } } function _nullishCoalesce(lhs, rhsFn) { if (lhs != null) { return lhs; } else { return rhsFn(); } } function _optionalChain(ops) { let lastAccessLHS = undefined; let value = ops[0]; let i = 1; while (i < ops.length) { const op = ops[i]; const fn = ops[i + 1]; i += 2; if ((op === 'optionalAccess' || op === 'optionalCall') && value == null) { return undefined; } if (op === 'access' || op === 'optionalAccess') { lastAccessLHS = value; value = fn(value); } else if (op === 'call' || op === 'optionalCall') { value = fn((...args) => value.call(lastAccessLHS, ...args)); lastAccessLHS = undefined; } } return value; } var _class;


var _chunkQCJU3GNPcjs = require('./chunk-QCJU3GNP.cjs');

// src/simulator/clock.ts
var IDLE_TURNS = 8;
var JumpingClock = class {
  #now;
  #timers = [];
  #sleepers = 0;
  #busy = 0;
  #idleTurns = 0;
  #watching = false;
  constructor(start2) {
    this.#now = start2;
  }
  now() {
    return this.#now;
  }
  sleep(milliseconds, signal) {
    return new Promise((resolve, reject) => {
      if (_optionalChain([signal, 'optionalAccess', _2 => _2.aborted])) return reject(signal.reason);
      const timer = this.#add(milliseconds, () => finish2(resolve));
      const aborted2 = () => {
        this.#timers.splice(this.#timers.indexOf(timer), 1);
        finish2(() => reject(_optionalChain([signal, 'optionalAccess', _3 => _3.reason])));
      };
      const finish2 = (settle2) => {
        this.#sleepers -= 1;
        _optionalChain([signal, 'optionalAccess', _4 => _4.removeEventListener, 'call', _5 => _5("abort", aborted2)]);
        settle2();
      };
      this.#sleepers += 1;
      _optionalChain([signal, 'optionalAccess', _6 => _6.addEventListener, 'call', _7 => _7("abort", aborted2, { once: true })]);
      this.#watch();
    });
  }
  after(milliseconds, action) {
    this.#add(milliseconds, action);
  }
  /** Keeps time still while `work` runs, however many event-loop turns it takes. */
  async hold(work) {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
      this.#idleTurns = 0;
    }
  }
  /** Moves time on by `milliseconds` and lets everything that falls due happen, in order. */
  async advance(milliseconds) {
    const end2 = this.#now + milliseconds;
    for (let next = this.#timers[0]; next && next.at <= end2; next = this.#timers[0]) {
      this.#jump();
      for (let turn = 0; turn < IDLE_TURNS; turn += 1) await new Promise(setImmediate);
    }
    this.#now = Math.max(this.#now, end2);
  }
  #add(milliseconds, action) {
    const timer = { at: this.#now + Math.max(0, milliseconds), action };
    const later = this.#timers.findIndex((other) => other.at > timer.at);
    this.#timers.splice(later === -1 ? this.#timers.length : later, 0, timer);
    this.#idleTurns = 0;
    return timer;
  }
  #jump() {
    const timer = this.#timers.shift();
    if (!timer) return;
    this.#now = Math.max(this.#now, timer.at);
    timer.action();
  }
  #watch() {
    if (this.#watching) return;
    this.#watching = true;
    setImmediate(() => this.#turn());
  }
  #turn() {
    this.#watching = false;
    if (this.#sleepers === 0) return;
    this.#idleTurns = this.#busy > 0 || readsFiles() ? 0 : this.#idleTurns + 1;
    if (this.#idleTurns > IDLE_TURNS) {
      this.#idleTurns = 0;
      this.#jump();
    }
    this.#watch();
  }
};
var readsFiles = () => process.getActiveResourcesInfo().some((name) => name.startsWith("FSReq"));

// src/simulator/acm/state.ts
function certificates(world) {
  return world.state("acm", () => {
    const byArn2 = /* @__PURE__ */ new Map();
    return {
      certificates: byArn2,
      add({ domainName, alternativeNames = [], status = "ISSUED", keyAlgorithm = "RSA_2048", requested }) {
        const digits2 = world.id(32);
        const uuid = [digits2.slice(0, 8), digits2.slice(8, 12), digits2.slice(12, 16), digits2.slice(16, 20)];
        const made = {
          arn: `arn:${world.partition}:acm:${world.region}:${world.account}:certificate/${uuid.join("-")}-${digits2.slice(20)}`,
          domainName,
          names: [domainName, ...alternativeNames.filter((name) => name !== domainName)],
          keyAlgorithm,
          createdAt: world.clock.now(),
          requested,
          status
        };
        byArn2.set(made.arn, made);
        return made;
      }
    };
  });
}
function resources(world) {
  return [...certificates(world).certificates.values()].filter(({ requested }) => requested).map(({ arn }) => arn);
}

// src/simulator/operation.ts
var AwsError = class extends Error {
  
  
  
  constructor(code, message, status = 400, details = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
};

// src/simulator/ecr/state.ts
function registry(world) {
  return world.state("ecr", () => {
    const repositories = /* @__PURE__ */ new Map();
    return {
      repositories,
      hasImage: (name, tagOrDigest) => {
        const found2 = repositories.get(name);
        return found2 !== void 0 && imageOf(found2, tagOrDigest) !== void 0;
      },
      pushImage(name, tag) {
        const found2 = repositoryByName(world, name);
        const present = imageOf(found2, tag);
        if (present && isFixed(found2, tag)) {
          throw new AwsError(
            "ImageTagAlreadyExistsException",
            `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the repository is immutable.`
          );
        }
        _optionalChain([present, 'optionalAccess', _8 => _8.tags, 'access', _9 => _9.delete, 'call', _10 => _10(tag)]);
        const digest = `sha256:${world.id(64)}`;
        found2.images.set(digest, { digest, pushedAt: world.clock.now(), tags: /* @__PURE__ */ new Set([tag]) });
        return digest;
      }
    };
  });
}
function resources2(world) {
  return [...registry(world).repositories.values()].map((repository) => repository.arn);
}
function repositoryByName(world, name = "") {
  const found2 = registry(world).repositories.get(name);
  if (found2) return found2;
  throw new AwsError(
    "RepositoryNotFoundException",
    `The repository with name '${name}' does not exist in the registry with id '${world.account}'`
  );
}
function imageOf(repository, tagOrDigest) {
  return _nullishCoalesce(repository.images.get(tagOrDigest), () => ( [...repository.images.values()].find((image) => image.tags.has(tagOrDigest))));
}
function digestOf(world, uri) {
  const found2 = [...registry(world).repositories.values()].find((each) => uri.startsWith(`${each.uri}:`));
  return found2 && _optionalChain([imageOf, 'call', _11 => _11(found2, uri.slice(found2.uri.length + 1)), 'optionalAccess', _12 => _12.digest]);
}
function isFixed({ mutability, exclusionFilters }, tag) {
  const excluded = exclusionFilters.some(
    ({ filter }) => new RegExp(`^${filter.replace(/\./g, "\\.").replace(/\*/g, ".*")}$`).test(tag)
  );
  return mutability.startsWith("IMMUTABLE") !== excluded;
}

// src/simulator/ecs/alarm.ts
var BAKE_SECONDS = 300;
var states = (world) => world.state("alarms", () => /* @__PURE__ */ new Map());
function setAlarm(world, name, state) {
  states(world).set(name, state);
}
var namesOf = ({ alarms: given }) => _optionalChain([given, 'optionalAccess', _13 => _13.enable]) ? _nullishCoalesce(given.alarmNames, () => ( [])) : [];
var inAlarm = (world, configuration = {}) => namesOf(configuration).filter((name) => states(world).get(name) === "ALARM");
function triggeredAlarms(world, { raised, target }) {
  return inAlarm(world, target.settings.deploymentConfiguration).filter((name) => !raised.includes(name));
}
var bakeSeconds = (configuration = {}) => namesOf(configuration).length > 0 ? BAKE_SECONDS : 0;
function alarmsView({ alarmed, finishedAt, target }) {
  const alarmNames = namesOf(_nullishCoalesce(target.settings.deploymentConfiguration, () => ( {})));
  if (alarmNames.length === 0) return { status: "DISABLED" };
  const status = alarmed.length > 0 ? "TRIGGERED" : finishedAt ? "MONITORING_COMPLETE" : "MONITORING";
  return { status, alarmNames, triggeredAlarmNames: [...alarmed] };
}

// src/simulator/ecs/circuit-breaker.ts
function breakerThreshold(configuration, desiredCount) {
  const { thresholdConfiguration } = _nullishCoalesce(_optionalChain([configuration, 'optionalAccess', _14 => _14.deploymentCircuitBreaker]), () => ( {}));
  const { type = "BOUNDED_PERCENT", value = 50 } = _nullishCoalesce(thresholdConfiguration, () => ( {}));
  if (type === "COUNT") return value;
  const share = Math.ceil(desiredCount * value / 100);
  return type === "UNBOUNDED_PERCENT" ? Math.max(1, share) : Math.min(200, Math.max(3, share));
}

// src/simulator/ecs/state.ts
function containers(world) {
  return world.state("ecs", () => ({ clusters: /* @__PURE__ */ new Map(), taskDefinitions: /* @__PURE__ */ new Map(), tags: /* @__PURE__ */ new Map() }));
}
function resources3(world) {
  const { clusters, taskDefinitions } = containers(world);
  const live = [...clusters.values()].filter((cluster) => cluster.status === "ACTIVE");
  return [
    ...live.map((cluster) => cluster.arn),
    ...live.flatMap(
      ({ services: services2 }) => [...services2.values()].filter((each) => each.status !== "INACTIVE").map((each) => each.arn)
    ),
    ...live.flatMap(
      ({ tasks }) => [...tasks.values()].filter((task) => task.lastStatus !== "STOPPED").map((task) => task.arn)
    ),
    ...[...taskDefinitions.values()].flat().filter((definition) => definition.status === "ACTIVE").map((definition) => _nullishCoalesce(definition.taskDefinitionArn, () => ( "")))
  ];
}
var ecsArn = (world, resource) => `arn:${world.partition}:ecs:${world.region}:${world.account}:${resource}`;
var shortName = (reference) => _nullishCoalesce(reference.split("/").at(-1), () => ( reference));
var now = (world) => new Date(world.clock.now());

// src/simulator/ecs/event.ts
var KEPT = 100;
function say(world, service, message) {
  const id = world.id(32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  service.events.unshift({ id, createdAt: now(world), message: `(service ${service.name}) ${message}` });
  service.events.splice(KEPT);
}

// src/simulator/ecs/rollout-ledger.ts
var entries = (world) => world.state("ecs rollouts", () => []);
function noteRollout(world, service, deployment) {
  entries(world).push({ service, deployment, record: deployment.record });
}
function rollouts(world) {
  return entries(world).map(({ deployment, record, service }) => ({
    service: service.arn,
    deployment: deployment.id,
    serviceDeployment: record.arn,
    serviceRevision: record.target.arn,
    taskDefinition: record.target.settings.taskDefinition,
    status: record.status,
    reason: record.statusReason,
    startedAt: record.createdAt.getTime(),
    endedAt: _optionalChain([record, 'access', _15 => _15.finishedAt, 'optionalAccess', _16 => _16.getTime, 'call', _17 => _17()])
  }));
}

// src/simulator/target-registry.ts
function targetsOf(world, targetGroupArn) {
  const groups = world.state("targets", () => /* @__PURE__ */ new Map());
  const targets = _nullishCoalesce(groups.get(targetGroupArn), () => ( /* @__PURE__ */ new Map()));
  groups.set(targetGroupArn, targets);
  return targets;
}
function loadBalancingApi(world) {
  return world.state("load balancing api", () => ({ operations: {} }));
}

// src/simulator/ecs/target-group.ts
function targetGroupFacts(world, arn) {
  try {
    const { TargetGroups: [group] = [] } = askLoadBalancing(
      world,
      "DescribeTargetGroups",
      {
        TargetGroupArns: [arn]
      }
    );
    if (!group) return void 0;
    const { Attributes = [] } = askLoadBalancing(
      world,
      "DescribeTargetGroupAttributes",
      { TargetGroupArn: arn }
    );
    const delay = _optionalChain([Attributes, 'access', _18 => _18.find, 'call', _19 => _19(({ Key }) => Key === "deregistration_delay.timeout_seconds"), 'optionalAccess', _20 => _20.Value]);
    return {
      attached: (_nullishCoalesce(_optionalChain([group, 'access', _21 => _21.LoadBalancerArns, 'optionalAccess', _22 => _22.length]), () => ( 0))) > 0,
      targetType: _nullishCoalesce(group.TargetType, () => ( "instance")),
      intervalSeconds: _nullishCoalesce(group.HealthCheckIntervalSeconds, () => ( 30)),
      healthyThreshold: _nullishCoalesce(group.HealthyThresholdCount, () => ( 5)),
      unhealthyThreshold: _nullishCoalesce(group.UnhealthyThresholdCount, () => ( 2)),
      deregistrationDelaySeconds: Number(_nullishCoalesce(delay, () => ( 300)))
    };
  } catch (error) {
    if (error instanceof AwsError) return void 0;
    throw error;
  }
}
function askLoadBalancing(world, operation2, input) {
  const run = loadBalancingApi(world).operations[operation2];
  if (!run) throw new AwsError("NotImplemented", `The simulator does not have elbv2 ${operation2}.`, 501);
  return run(input, world);
}

// src/simulator/ecs/traffic.ts
function shiftTraffic(world, { loadBalancers = [] }, kind, percent) {
  for (const { advancedConfiguration, targetGroupArn } of loadBalancers) {
    const { alternateTargetGroupArn, productionListenerRule, testListenerRule } = _nullishCoalesce(advancedConfiguration, () => ( {}));
    const rule = kind === "production" ? productionListenerRule : testListenerRule;
    if (!rule) continue;
    const weights = /* @__PURE__ */ new Map([
      [_nullishCoalesce(targetGroupArn, () => ( "")), percent],
      [_nullishCoalesce(alternateTargetGroupArn, () => ( "")), 100 - percent]
    ]);
    setWeights(world, rule, weights);
  }
}
function setWeights(world, ruleArn, weights) {
  const { Rules: [rule] = [] } = askLoadBalancing(world, "DescribeRules", {
    RuleArns: [ruleArn]
  });
  const TargetGroups = [...weights].map(([TargetGroupArn, percent]) => ({
    TargetGroupArn,
    Weight: Math.round(percent)
  }));
  const Actions = (_nullishCoalesce(_optionalChain([rule, 'optionalAccess', _23 => _23.Actions]), () => ( []))).map((action) => {
    if (action.Type !== "forward") return action;
    const { TargetGroupStickinessConfig } = _nullishCoalesce(action.ForwardConfig, () => ( {}));
    return { Type: "forward", Order: action.Order, ForwardConfig: { TargetGroups, TargetGroupStickinessConfig } };
  });
  if (_optionalChain([rule, 'optionalAccess', _24 => _24.IsDefault])) {
    const ListenerArn = ruleArn.replace(":listener-rule/", ":listener/").replace(/\/[^/]+$/, "");
    askLoadBalancing(world, "ModifyListener", { ListenerArn, DefaultActions: Actions });
  } else askLoadBalancing(world, "ModifyRule", { RuleArn: ruleArn, Actions });
}
function onFreeTargetGroups(settings, serving2) {
  const taken = new Set((_nullishCoalesce(_optionalChain([serving2, 'optionalAccess', _25 => _25.loadBalancers]), () => ( []))).map(({ targetGroupArn }) => targetGroupArn));
  return {
    ...settings,
    loadBalancers: (_nullishCoalesce(settings.loadBalancers, () => ( []))).map((each) => {
      const { advancedConfiguration, targetGroupArn } = each;
      const alternate = _optionalChain([advancedConfiguration, 'optionalAccess', _26 => _26.alternateTargetGroupArn]);
      if (!alternate || !taken.has(targetGroupArn)) return each;
      return {
        ...each,
        targetGroupArn: alternate,
        advancedConfiguration: { ...advancedConfiguration, alternateTargetGroupArn: targetGroupArn }
      };
    })
  };
}

// src/simulator/ecs/deployment.ts
var digits = (world, length) => Array.from({ length }, () => Math.floor(world.random() * 10)).join("");
function deploy(world, service, asked) {
  const settings = onFreeTargetGroups(asked, _optionalChain([service, 'access', _27 => _27.lastCompleted, 'optionalAccess', _28 => _28.revision, 'access', _29 => _29.settings]));
  const path = `${service.cluster.name}/${service.name}`;
  const createdAt = now(world);
  const revision = { arn: ecsArn(world, `service-revision/${path}/${digits(world, 19)}`), createdAt, settings };
  const record = {
    arn: ecsArn(world, `service-deployment/${path}/${world.id(21)}`),
    target: revision,
    sources: sourcesOf(service),
    createdAt,
    finishedAt: void 0,
    updatedAt: createdAt,
    startedAt: void 0,
    status: "PENDING",
    statusReason: void 0,
    failureCount: 0,
    threshold: breakerThreshold(settings.deploymentConfiguration, service.desiredCount),
    triggered: false,
    raised: inAlarm(world, settings.deploymentConfiguration),
    alarmed: [],
    bakesUntil: void 0,
    hooks: [],
    strategy: void 0,
    rollback: void 0
  };
  const id = `ecs-svc/${digits(world, 19)}`;
  const deployment = {
    id,
    revision,
    createdAt,
    updatedAt: createdAt,
    status: "PRIMARY",
    rolloutState: "IN_PROGRESS",
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    nextStart: 0,
    record
  };
  const [superseded] = service.deployments;
  if (superseded) {
    superseded.status = "ACTIVE";
    if (superseded.record.finishedAt === void 0) supersede(world, service, superseded);
  }
  service.deployments.unshift(deployment);
  noteRollout(world, service, deployment);
  service.revisions.push(revision);
  service.records.push(record);
  service.settings = settings;
  service.steady = false;
  return deployment;
}
function supersede(world, { lastCompleted }, { record }) {
  end(world, record, "STOPPED", "Superseded by a newer deployment.");
  if (record.strategy && lastCompleted) shiftTraffic(world, lastCompleted.revision.settings, "production", 100);
}
function sourcesOf({ deployments, lastCompleted }) {
  const [primary] = deployments;
  const completed = lastCompleted ? [lastCompleted.revision] : [];
  return primary && primary !== lastCompleted ? [...completed, primary.revision] : completed;
}
function failRollout(world, service, deployment, why) {
  deployment.rolloutState = "FAILED";
  deployment.rolloutStateReason = why.state;
  deployment.updatedAt = now(world);
  say(world, service, why.event);
  if (!why.rollback) end(world, deployment.record, "STOPPED", why.status);
  else if (rollBack(world, service, deployment, why.status))
    say(world, service, `rolling back to deployment ${_optionalChain([service, 'access', _30 => _30.deployments, 'access', _31 => _31[0], 'optionalAccess', _32 => _32.id])}.`);
}
function end(world, record, status, reason) {
  record.status = status;
  record.statusReason = reason;
  record.finishedAt = now(world);
  record.updatedAt = now(world);
}
function rollBack(world, service, failed, reason) {
  const { record } = failed;
  const target = service.lastCompleted;
  if (!target) {
    end(world, record, "ROLLBACK_FAILED", `${reason} There is no completed deployment to roll back to.`);
    return false;
  }
  record.status = "ROLLBACK_IN_PROGRESS";
  record.statusReason = reason;
  record.rollback = { reason, startedAt: now(world), serviceRevisionArn: target.revision.arn };
  failed.status = "ACTIVE";
  target.status = "PRIMARY";
  target.rolloutState = "IN_PROGRESS";
  target.rolloutStateReason = `ECS deployment circuit breaker: rolling back to deploymentId ${target.id}.`;
  target.updatedAt = now(world);
  target.failedTasks = 0;
  target.nextStart = 0;
  target.record = record;
  service.deployments = [target, ...service.deployments.filter((each) => each !== target)];
  service.settings = target.revision.settings;
  service.steady = false;
  if (record.strategy) {
    record.strategy.production = 0;
    shiftTraffic(world, target.revision.settings, "production", 100);
  }
  return true;
}

// src/simulator/ecs/failure.ts
var scripts = (world) => world.state("ecs failures", () => /* @__PURE__ */ new Set());
function addFailure(world, match, failure) {
  const script = { match, failure };
  scripts(world).add(script);
  return () => scripts(world).delete(script);
}
function failureOf(world, container) {
  return _optionalChain([[...scripts(world)], 'access', _33 => _33.findLast, 'call', _34 => _34(
    ({ match }) => (match.image === void 0 || match.image === container.image) && (match.container === void 0 || match.container === container.name)
  ), 'optionalAccess', _35 => _35.failure]);
}
function failureAmong(world, how, containers2 = []) {
  const failures = containers2.map((container) => failureOf(world, container));
  return failures.find((each) => _optionalChain([each, 'optionalAccess', _36 => _36.how]) === how);
}

// src/simulator/ecs/tags.ts
function checkTags(tags = []) {
  const keys = tags.map((tag) => _nullishCoalesce(tag.key, () => ( "")));
  if (new Set(keys).size !== keys.length)
    throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  if (tags.length > 50) throw invalid("The maximum number of tags per resource is 50.");
  if (keys.some((key) => /^aws:/i.test(key)))
    throw invalid("aws: prefixed tag key names are not allowed for external use.");
  if (keys.some((key) => key.length < 1 || key.length > 128) || tags.some((tag) => (_nullishCoalesce(tag.value, () => ( ""))).length > 256))
    throw invalid("Tag keys must be 1 to 128 characters long and tag values at most 256.");
}
function tagResource({ resourceArn, tags }, world) {
  const known = tagsOf(resourceArn, world);
  checkTags(tags);
  const added = _nullishCoalesce(tags, () => ( []));
  set(resourceArn, [...known.filter((old) => !added.some((tag) => tag.key === old.key)), ...added], world);
  return {};
}
function untagResource({ resourceArn, tagKeys = [] }, world) {
  set(
    resourceArn,
    tagsOf(resourceArn, world).filter((tag) => !tagKeys.includes(_nullishCoalesce(tag.key, () => ( "")))),
    world
  );
  return {};
}
function listTagsForResource({ resourceArn }, world) {
  return { tags: tagsOf(resourceArn, world) };
}
function tagsOf(resourceArn, world) {
  const tags = containers(world).tags.get(_nullishCoalesce(resourceArn, () => ( "")));
  if (!tags) throw invalid("The specified resource is not found. Specify a valid ARN and try again.");
  return tags;
}
var set = (resourceArn, tags, world) => {
  containers(world).tags.set(_nullishCoalesce(resourceArn, () => ( "")), tags);
};
var invalid = (message) => new AwsError("InvalidParameterException", message);

// src/simulator/ecs/task-definition-launch.ts
function networkModeOf(input) {
  if (input.networkMode) return input.networkMode;
  if (_optionalChain([input, 'access', _37 => _37.runtimePlatform, 'optionalAccess', _38 => _38.operatingSystemFamily, 'optionalAccess', _39 => _39.startsWith, 'call', _40 => _40("WINDOWS")])) return void 0;
  return _optionalChain([input, 'access', _41 => _41.requiresCompatibilities, 'optionalAccess', _42 => _42.includes, 'call', _43 => _43("MANAGED_INSTANCES")]) ? "awsvpc" : "bridge";
}
function compatibilitiesOf({ cpu, memory, requiresCompatibilities = [] }, networkMode) {
  const found2 = networkMode === "awsvpc" ? ["EC2"] : ["EXTERNAL", "EC2"];
  if (networkMode === "awsvpc" && cpu && memory) found2.push("FARGATE");
  return [.../* @__PURE__ */ new Set([...found2, ...requiresCompatibilities])];
}
var NOT_ON_FARGATE = [
  ...["privileged", "links", "extraHosts", "dockerSecurityOptions", "disableNetworking", "dnsServers"],
  "dnsSearchDomains"
];
function checkLaunch(input) {
  const { requiresCompatibilities = [], containerDefinitions = [], volumes = [] } = input;
  const mode = networkModeOf(input);
  const fargate = requiresCompatibilities.includes("FARGATE");
  if (requiresCompatibilities.includes("EXTERNAL") && mode === "awsvpc")
    throw refused("External instances do not support network mode awsvpc.");
  if (requiresCompatibilities.includes("MANAGED_INSTANCES") && (mode === "bridge" || mode === void 0))
    throw refused("Managed Instances support network modes awsvpc and host.");
  if (fargate && volumes.some(({ host }) => _optionalChain([host, 'optionalAccess', _44 => _44.sourcePath])))
    throw refused("Fargate compatible task definitions do not support sourcePath");
  if (fargate && input.ipcMode) throw refused("Tasks using the Fargate launch type do not support ipcMode.");
  if (fargate && (_nullishCoalesce(_optionalChain([input, 'access', _45 => _45.placementConstraints, 'optionalAccess', _46 => _46.length]), () => ( 0))) > 0)
    throw refused("Tasks using the Fargate launch type do not support placement constraints.");
  for (const container of containerDefinitions) {
    for (const field of fargate ? NOT_ON_FARGATE : []) {
      if (hasValue(container[field])) throw refused(`Tasks using the Fargate launch type do not support ${field}.`);
    }
    checkNetwork(container, mode);
    if (!fargate && !input.memory && !container.memory && !container.memoryReservation)
      throw refused(
        `Invalid setting for container '${container.name}'. At least one of 'memory' or 'memoryReservation' must be specified.`
      );
  }
  checkRouter(containerDefinitions);
}
function checkNetwork(container, mode) {
  if (hasValue(container.links) && mode !== "bridge") throw refused("Links are only supported when networkMode=bridge.");
  if (mode === "awsvpc" && (hasValue(container.extraHosts) || container.hostname))
    throw refused(`${container.hostname ? "Host names" : "Extra hosts"} are not supported when networkMode=awsvpc.`);
  if (mode === "none" && hasValue(container.portMappings))
    throw refused("Port mappings are not supported when networkMode=none.");
}
function checkRouter(containers2) {
  const routers = containers2.filter(({ firelensConfiguration }) => firelensConfiguration).length;
  const senders = containers2.filter(({ logConfiguration }) => _optionalChain([logConfiguration, 'optionalAccess', _47 => _47.logDriver]) === "awsfirelens").length;
  if (senders > 0 && routers === 0)
    throw refused(
      "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers."
    );
  if (routers > 0 && senders === 0)
    throw refused(
      "When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver."
    );
}
function hasValue(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
var refused = (message) => new AwsError("ClientException", message);

// src/simulator/ecs/task-definition-refusals.ts
var range = (from, to, step2 = 1) => Array.from({ length: Math.floor((to - from) / step2) + 1 }, (_, index) => (from + index * step2) * 1024);
var FARGATE_MEMORY = /* @__PURE__ */ new Map([
  [256, [512, 1024, 2048]],
  [512, range(1, 4)],
  [1024, range(2, 8)],
  [2048, range(4, 16)],
  [4096, range(8, 30)],
  [8192, range(16, 60, 4)],
  [16384, range(32, 120, 8)],
  [32768, [61440, 122880, 249856]]
]);
var NAME = /^[A-Za-z0-9_-]{1,255}$/;
function checkTaskDefinition(input, world) {
  const containers2 = _nullishCoalesce(input.containerDefinitions, () => ( []));
  if (!NAME.test(_nullishCoalesce(input.family, () => ( "")))) throw refused2("Family contains invalid characters.");
  if (containers2.length === 0) throw refused2("Container list cannot be empty.");
  if (containers2.length > 10) throw refused2("Too many containers.");
  for (const container of containers2) checkContainer(container, input);
  const names = containers2.map((container) => container.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw refused2(`Container definition ${twice} is defined more than once. Container names must be unique.`);
  if (containers2.every((container) => container.essential === false))
    throw refused2("At least one container in a task definition must be essential.");
  checkDependencies(containers2);
  checkPorts(input, containers2);
  const fargate = _nullishCoalesce(_optionalChain([input, 'access', _48 => _48.requiresCompatibilities, 'optionalAccess', _49 => _49.includes, 'call', _50 => _50("FARGATE")]), () => ( false));
  if (fargate) checkFargate(input);
  checkLaunch(input);
  checkExecutionRole(input, containers2, fargate, world);
}
function checkContainer(container, { volumes = [] }) {
  if (!container.name) throw refused2("Container.name should not be null or empty.");
  if (!NAME.test(container.name)) throw refused2(`Invalid container name ${container.name}.`);
  if (!container.image) throw refused2("Container.image should not be null or empty.");
  if (/\s/.test(container.image)) throw refused2("Container.image repository and image name invalid.");
  if (container.healthCheck && !["CMD", "CMD-SHELL", "NONE"].includes(_nullishCoalesce(_optionalChain([container, 'access', _51 => _51.healthCheck, 'access', _52 => _52.command, 'optionalAccess', _53 => _53[0]]), () => ( ""))))
    throw refused2("Container health check command must begin with CMD, CMD-SHELL or NONE.");
  const secrets = (_nullishCoalesce(container.secrets, () => ( []))).map((secret) => _nullishCoalesce(secret.name, () => ( "")));
  const twice = secrets.find((name, index) => secrets.indexOf(name) !== index);
  if (twice) throw refused2(`Duplicate secret names found: ${twice}. Each secret name must be unique.`);
  const shared = _optionalChain([container, 'access', _54 => _54.environment, 'optionalAccess', _55 => _55.find, 'call', _56 => _56((variable) => secrets.includes(_nullishCoalesce(variable.name, () => ( ""))))]);
  if (shared)
    throw refused2(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${shared.name}'.`
    );
  const unknown = _optionalChain([container, 'access', _57 => _57.mountPoints, 'optionalAccess', _58 => _58.find, 'call', _59 => _59(({ sourceVolume }) => !volumes.some(({ name }) => name === sourceVolume))]);
  if (unknown) throw refused2(`Unknown volume '${unknown.sourceVolume}'.`);
}
function checkDependencies(containers2) {
  const byName = new Map(containers2.map((container) => [container.name, container]));
  const visit = (container, path) => {
    if (path.includes(container.name)) throw refused2("Container dependencies cannot be circular.");
    for (const { containerName, condition } of _nullishCoalesce(container.dependsOn, () => ( []))) {
      const target = byName.get(containerName);
      if (!target) throw refused2(`Container dependency ${containerName} does not exist.`);
      if (condition === "HEALTHY" && !target.healthCheck)
        throw refused2(`A dependency container with HEALTHY condition must have a health check configured.`);
      if ((condition === "SUCCESS" || condition === "COMPLETE") && target.essential !== false)
        throw refused2("A dependency container with SUCCESS or COMPLETE condition cannot be an essential container");
      visit(target, [...path, container.name]);
    }
  };
  for (const container of containers2) visit(container, []);
}
function checkPorts({ networkMode }, containers2) {
  const taken = /* @__PURE__ */ new Set();
  for (const mapping of containers2.flatMap((container) => _nullishCoalesce(container.portMappings, () => ( [])))) {
    const { containerPort, hostPort, protocol = "tcp" } = mapping;
    if (containerPort === void 0) continue;
    if (containerPort < 1 || containerPort > 65535) throw refused2(`Invalid container port ${containerPort}.`);
    if (networkMode === "awsvpc" && hostPort && hostPort !== containerPort)
      throw refused2("When networkMode=awsvpc, the host ports and container ports in port mappings must match.");
    const port = networkMode === "awsvpc" || networkMode === "host" ? containerPort : hostPort;
    if (!port) continue;
    const key = `${protocol}/${port}`;
    if (taken.has(key)) throw refused2(`${protocol.toUpperCase()} host port '${port}' is mapped multiple times in task.`);
    taken.add(key);
  }
}
function checkFargate(input) {
  if (input.networkMode !== "awsvpc") throw refused2("Fargate only supports network mode 'awsvpc'.");
  if (!input.cpu) throw refused2("Fargate requires that 'cpu' be defined at the task level.");
  if (!input.memory) throw refused2("Fargate requires that 'memory' be defined at the task level.");
  const [cpu, memory] = [units(input.cpu, "vcpu"), units(input.memory, "gb")];
  const sizes = FARGATE_MEMORY.get(cpu);
  if (!sizes)
    throw refused2(
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
    );
  if (!sizes.includes(memory)) throw refused2("No Fargate configuration exists for given values.");
  const ephemeral = _optionalChain([input, 'access', _60 => _60.ephemeralStorage, 'optionalAccess', _61 => _61.sizeInGiB]);
  if (ephemeral !== void 0 && (ephemeral < 21 || ephemeral > 200))
    throw refused2("Invalid 'ephemeralStorage' setting for task: sizeInGiB must be between 21 and 200.");
  const total = (_nullishCoalesce(input.containerDefinitions, () => ( []))).reduce((sum, container) => sum + (_nullishCoalesce(container.cpu, () => ( 0))), 0);
  if (total > cpu) throw refused2("The total cpu of the containers exceeds the cpu of the task.");
}
function units(text, unit) {
  const match = /^\s*(\d*\.?\d+)\s*(\w*)\s*$/.exec(text);
  return Number(_optionalChain([match, 'optionalAccess', _62 => _62[1]])) * (_optionalChain([match, 'optionalAccess', _63 => _63[2], 'optionalAccess', _64 => _64.toLowerCase, 'call', _65 => _65()]) === unit ? 1024 : 1);
}
function checkExecutionRole({ executionRoleArn, taskRoleArn }, containers2, fargate, world) {
  for (const arn of [executionRoleArn, taskRoleArn])
    if (arn && !/^arn:[\w-]+:iam::\d{12}:role\/.+/.test(arn)) throw refused2("Role is not valid");
  if (executionRoleArn) return;
  const own = `.dkr.ecr.${world.region}.amazonaws.com`;
  if (containers2.some((container) => (_nullishCoalesce(_optionalChain([container, 'access', _66 => _66.secrets, 'optionalAccess', _67 => _67.length]), () => ( 0))) > 0))
    throw refused2("When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
  if (!fargate) return;
  if (containers2.some((container) => _optionalChain([container, 'access', _68 => _68.logConfiguration, 'optionalAccess', _69 => _69.logDriver]) === "awslogs"))
    throw refused2("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
  if (containers2.some((container) => _optionalChain([container, 'access', _70 => _70.image, 'optionalAccess', _71 => _71.includes, 'call', _72 => _72(own)])))
    throw refused2("Fargate requires task definition to have execution role ARN to support ECR images.");
}
var refused2 = (message) => new AwsError("ClientException", message);

// src/simulator/ecs/task-definition.ts
function findTaskDefinition(world, reference) {
  const [family = "", revision] = shortName(reference).split(":");
  const revisions = _nullishCoalesce(containers(world).taskDefinitions.get(family), () => ( []));
  return revision === void 0 ? revisions.findLast((definition) => definition.status === "ACTIVE") : revisions.find((definition) => definition.revision === Number(revision));
}
function registerTaskDefinition(input, world) {
  checkTaskDefinition(input, world);
  checkTags(input.tags);
  const { taskDefinitions, tags } = containers(world);
  const family = _nullishCoalesce(input.family, () => ( ""));
  const revisions = _nullishCoalesce(taskDefinitions.get(family), () => ( []));
  const { tags: given = [], ...rest } = input;
  const networkMode = networkModeOf(input);
  const definition = {
    ...rest,
    taskDefinitionArn: ecsArn(world, `task-definition/${family}:${revisions.length + 1}`),
    containerDefinitions: (_nullishCoalesce(input.containerDefinitions, () => ( []))).map((each) => withDefaults(each, networkMode)),
    ...networkMode === void 0 ? {} : { networkMode },
    revision: revisions.length + 1,
    volumes: _nullishCoalesce(input.volumes, () => ( [])),
    placementConstraints: _nullishCoalesce(input.placementConstraints, () => ( [])),
    compatibilities: compatibilitiesOf(input, networkMode),
    status: "ACTIVE",
    registeredAt: now(world),
    registeredBy: `arn:${world.partition}:iam::${world.account}:root`
  };
  taskDefinitions.set(family, [...revisions, definition]);
  tags.set(_nullishCoalesce(definition.taskDefinitionArn, () => ( "")), [...given]);
  return { taskDefinition: definition, tags: given };
}
function withDefaults(container, networkMode) {
  return {
    ...container,
    cpu: _nullishCoalesce(container.cpu, () => ( 0)),
    essential: _nullishCoalesce(container.essential, () => ( true)),
    portMappings: (_nullishCoalesce(container.portMappings, () => ( []))).map((mapping) => ({
      ...mapping,
      protocol: _nullishCoalesce(mapping.protocol, () => ( "tcp")),
      ...mapping.containerPortRange === void 0 ? { hostPort: mapping.hostPort || (networkMode === "bridge" ? 0 : mapping.containerPort) } : {}
    })),
    environment: _nullishCoalesce(container.environment, () => ( [])),
    mountPoints: _nullishCoalesce(container.mountPoints, () => ( [])),
    volumesFrom: _nullishCoalesce(container.volumesFrom, () => ( [])),
    systemControls: _nullishCoalesce(container.systemControls, () => ( [])),
    ..._optionalChain([container, 'access', _73 => _73.restartPolicy, 'optionalAccess', _74 => _74.enabled]) ? { restartPolicy: { restartAttemptPeriod: 300, ...container.restartPolicy } } : {},
    ...container.healthCheck ? {
      healthCheck: {
        ...container.healthCheck,
        interval: _nullishCoalesce(container.healthCheck.interval, () => ( 30)),
        timeout: _nullishCoalesce(container.healthCheck.timeout, () => ( 5)),
        retries: _nullishCoalesce(container.healthCheck.retries, () => ( 3))
      }
    } : {}
  };
}
function existing(world, reference, message) {
  const definition = findTaskDefinition(world, _nullishCoalesce(reference, () => ( "")));
  if (!definition) throw new AwsError("ClientException", message);
  return definition;
}
function describeTaskDefinition(input, world) {
  const definition = existing(world, input.taskDefinition, "Unable to describe task definition.");
  const tags = _nullishCoalesce(containers(world).tags.get(_nullishCoalesce(definition.taskDefinitionArn, () => ( ""))), () => ( []));
  return { taskDefinition: definition, ..._optionalChain([input, 'access', _75 => _75.include, 'optionalAccess', _76 => _76.includes, 'call', _77 => _77("TAGS")]) ? { tags } : {} };
}
function listTaskDefinitions(input, world) {
  const status = _nullishCoalesce(input.status, () => ( "ACTIVE"));
  const arns = [...containers(world).taskDefinitions].filter(([family]) => input.familyPrefix === void 0 || family === input.familyPrefix).sort(([a], [b]) => a < b ? -1 : 1).flatMap(([, revisions]) => revisions).filter((definition) => definition.status === status).map((definition) => _nullishCoalesce(definition.taskDefinitionArn, () => ( "")));
  if (input.sort === "DESC") arns.reverse();
  const start2 = Number(_nullishCoalesce(input.nextToken, () => ( 0)));
  const end2 = start2 + (_nullishCoalesce(input.maxResults, () => ( 100)));
  return { taskDefinitionArns: arns.slice(start2, end2), ...end2 < arns.length ? { nextToken: String(end2) } : {} };
}
function deregisterTaskDefinition(input, world) {
  const definition = existing(world, input.taskDefinition, "The specified task definition does not exist.");
  if (!/:\d+$/.test(_nullishCoalesce(input.taskDefinition, () => ( ""))))
    throw new AwsError(
      "InvalidParameterException",
      "A revision must be specified for the task definition to deregister."
    );
  definition.status = "INACTIVE";
  definition.deregisteredAt = now(world);
  return { taskDefinition: definition };
}
function deleteTaskDefinitions({ taskDefinitions = [] }, world) {
  if (taskDefinitions.length > 10)
    throw new AwsError("InvalidParameterException", "The maximum number of task definitions per request is 10.");
  const all = containers(world);
  const results = taskDefinitions.map((reference) => {
    const definition = findTaskDefinition(world, reference);
    if (!definition || definition.status === "ACTIVE")
      return {
        failure: {
          arn: ecsArn(world, `task-definition/${shortName(reference)}`),
          reason: definition ? "The specified task definition is still in ACTIVE status. Please deregister the target and try again." : "The specified task definition does not exist."
        }
      };
    definition.status = "DELETE_IN_PROGRESS";
    definition.deleteRequestedAt = now(world);
    all.tags.delete(_nullishCoalesce(definition.taskDefinitionArn, () => ( "")));
    return { definition };
  });
  return {
    taskDefinitions: results.flatMap(({ definition }) => definition ? [definition] : []),
    failures: results.flatMap(({ failure }) => failure ? [failure] : [])
  };
}

// src/simulator/ecs/alarm-watch.ts
function heedAlarms(world, service, deployment, again) {
  const { record } = deployment;
  if (deployment.rolloutState !== "IN_PROGRESS" || record.status !== "IN_PROGRESS") return;
  record.alarmed = triggeredAlarms(world, record);
  const { alarms } = _nullishCoalesce(record.target.settings.deploymentConfiguration, () => ( {}));
  const scripted = scriptedAlarm(world, deployment, again);
  if (record.alarmed.length === 0 && !scripted) return;
  const rollback = scripted || (_nullishCoalesce(_optionalChain([alarms, 'optionalAccess', _78 => _78.rollback]), () => ( false)));
  failRollout(world, service, deployment, {
    state: `ECS deployment ${deployment.id}: alarm detected.`,
    event: `(deployment ${deployment.id}) deployment failed: alarm detected.`,
    status: rollback ? "Service deployment rolled back because of a CloudWatch alarm." : "A CloudWatch alarm was detected.",
    rollback
  });
}
function scriptedAlarm(world, { createdAt, revision }, again) {
  const definition = findTaskDefinition(world, revision.settings.taskDefinition);
  const alarm = failureAmong(world, "alarm", _optionalChain([definition, 'optionalAccess', _79 => _79.containerDefinitions]));
  if (!alarm) return false;
  const wait = createdAt.getTime() + (_nullishCoalesce(alarm.afterSeconds, () => ( 60))) * 1e3 - world.clock.now();
  if (wait > 0) world.clock.after(wait, again);
  return wait <= 0;
}

// src/simulator/elbv2/state.ts
function loadBalancing(world) {
  return world.state("elbv2", () => ({
    loadBalancers: /* @__PURE__ */ new Map(),
    targetGroups: /* @__PURE__ */ new Map(),
    listeners: /* @__PURE__ */ new Map(),
    rules: /* @__PURE__ */ new Map()
  }));
}
function resources4(world) {
  return Object.values(loadBalancing(world)).flatMap((byArn2) => [...byArn2.keys()]);
}

// src/simulator/ecs/task-target.ts
var STABLE_SECONDS = 40;
function troubleOf(failure) {
  if (_optionalChain([failure, 'optionalAccess', _80 => _80.how]) !== "unhealthy") return void 0;
  const { answers = "nothing" } = failure;
  if (answers === "nothing") return { reason: "Target.FailedHealthChecks", description: "Health checks failed" };
  if (answers === "slowly") return { reason: "Target.Timeout", description: "Request timed out" };
  return {
    reason: "Target.ResponseCodeMismatch",
    description: `Health checks failed with these codes: [${answers}]`
  };
}
function registerTargets(world, task, unhealthy, changed) {
  const { loadBalancers = [] } = task.deployment.revision.settings;
  const { healthCheckGracePeriodSeconds: grace = 0 } = task.service.settings;
  for (const { targetGroupArn = "", containerName, containerPort: port = 0 } of loadBalancers) {
    const group = targetGroupFacts(world, targetGroupArn);
    if (!group) continue;
    const container = task.containers.find(({ name }) => name === containerName);
    const registered = {
      id: task.address,
      port,
      state: "initial",
      reason: "Elb.RegistrationInProgress",
      description: "Target registration is in progress"
    };
    targetsOf(world, targetGroupArn).set(`${task.address}:${port}`, registered);
    const trouble = troubleOf(_optionalChain([container, 'optionalAccess', _81 => _81.timeline, 'access', _82 => _82.failure]));
    task.targets.push({ targetGroupArn, port, registered, trouble });
    say(world, task.service, `registered 1 targets in (target-group ${targetGroupArn})`);
    const passes = trouble === void 0;
    const checks = (passes ? group.healthyThreshold : group.unhealthyThreshold) * group.intervalSeconds;
    const later = (seconds, action) => world.clock.after(seconds * 1e3, () => {
      if (registered.state !== "draining") action();
    });
    later(checks, () => {
      registered.state = passes ? "healthy" : "unhealthy";
      registered.reason = _optionalChain([trouble, 'optionalAccess', _83 => _83.reason]);
      registered.description = _optionalChain([trouble, 'optionalAccess', _84 => _84.description]);
      changed();
    });
    if (!passes)
      later(
        Math.max(checks, grace),
        () => unhealthy(`Task failed ELB health checks in (target-group ${targetGroupArn})`)
      );
  }
}
function deregisterTargets(world, task) {
  for (const target of task.targets) {
    target.registered.state = "draining";
    target.registered.reason = "Target.DeregistrationInProgress";
    target.registered.description = "Target deregistration is in progress";
    const key = `${target.registered.id}:${target.port}`;
    const targets = targetsOf(world, target.targetGroupArn);
    world.clock.after(drainSeconds(world, target) * 1e3, () => {
      if (targets.get(key) === target.registered) targets.delete(key);
    });
    say(world, task.service, `deregistered 1 targets in (target-group ${target.targetGroupArn})`);
  }
}
var drainSeconds = (world, { targetGroupArn }) => _nullishCoalesce(_optionalChain([targetGroupFacts, 'call', _85 => _85(world, targetGroupArn), 'optionalAccess', _86 => _86.deregistrationDelaySeconds]), () => ( 0));
function taskHealthy(world, task) {
  if (task.lastStatus !== "RUNNING" || task.desiredStatus !== "RUNNING") return false;
  const checked = task.containers.filter(
    ({ timeline: { definition } }) => definition.healthCheck && definition.essential !== false
  );
  if (checked.some(({ healthStatus }) => healthStatus !== "HEALTHY")) return false;
  if (task.targets.some(({ registered }) => registered.state !== "healthy")) return false;
  const age = world.clock.now() - (_nullishCoalesce(_optionalChain([task, 'access', _87 => _87.startedAt, 'optionalAccess', _88 => _88.getTime, 'call', _89 => _89()]), () => ( world.clock.now())));
  return checked.length + task.targets.length > 0 || age >= STABLE_SECONDS * 1e3;
}

// src/simulator/ecs/availability.ts
var ledger = (world) => world.state("availability", () => ({ entries: [], last: /* @__PURE__ */ new Map() }));
var availability = (world) => ledger(world).entries;
function noteAvailability(world, service) {
  const { entries: entries2, last } = ledger(world);
  const tasks = [...service.cluster.tasks.values()].filter((task) => task.service === service);
  const running = tasks.filter((task) => ["RUNNING", "DEACTIVATING"].includes(task.lastStatus));
  const now2 = {
    service: service.arn,
    desired: service.desiredCount,
    running: running.length,
    healthy: running.filter((task) => taskHealthy(world, task)).length,
    targets: serving(world, service)
  };
  const text = JSON.stringify(now2);
  if (last.get(service.arn) === text) return;
  last.set(service.arn, text);
  entries2.push({ at: world.clock.now(), ...now2 });
}
function serving(world, { settings }) {
  return (_nullishCoalesce(settings.loadBalancers, () => ( []))).map(({ advancedConfiguration, targetGroupArn = "" }) => {
    const rule = loadBalancing(world).rules.get(_nullishCoalesce(_optionalChain([advancedConfiguration, 'optionalAccess', _90 => _90.productionListenerRule]), () => ( "")));
    const weighted = _nullishCoalesce(_optionalChain([rule, 'optionalAccess', _91 => _91.actions, 'access', _92 => _92.flatMap, 'call', _93 => _93(({ ForwardConfig }) => _nullishCoalesce(_optionalChain([ForwardConfig, 'optionalAccess', _94 => _94.TargetGroups]), () => ( [])))]), () => ( []));
    const groups = rule ? weighted.filter(({ Weight = 1 }) => Weight > 0).map(({ TargetGroupArn = "" }) => TargetGroupArn) : [targetGroupArn];
    return groups.flatMap((arn) => [...targetsOf(world, arn).values()]).filter(({ state }) => state === "healthy").length;
  });
}

// src/simulator/page.ts
function page(items, size, token2) {
  const start2 = token2 === void 0 ? 0 : Number(token2);
  const end2 = start2 + size;
  return { items: items.slice(start2, end2), next: end2 < items.length ? String(end2) : void 0 };
}

// src/simulator/iam/state.ts
function identity(world) {
  return world.state("iam", () => {
    const roles = /* @__PURE__ */ new Map();
    return { roles, managedPolicies: /* @__PURE__ */ new Set(), roleByArn: (arn) => [...roles.values()].find((role) => role.arn === arn) };
  });
}
function resources5(world) {
  return [...identity(world).roles.values()].map((role) => role.arn);
}
function roleByName(world, roleName = "") {
  const role = identity(world).roles.get(roleName);
  if (!role) throw new AwsError("NoSuchEntity", `The role with name ${roleName} cannot be found.`, 404);
  return role;
}

// src/simulator/ecs/role.ts
function tooNew(world, arn) {
  const { roleSeconds = 0 } = world.realism;
  const role = arn === void 0 ? void 0 : identity(world).roleByArn(arn);
  return role !== void 0 && world.clock.now() < role.createdAt + roleSeconds * 1e3;
}
function roleRefusal(world, { executionRoleArn, taskRoleArn }) {
  const role = [executionRoleArn, taskRoleArn].find((arn) => tooNew(world, arn));
  return role === void 0 ? void 0 : `ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`;
}
function checkServiceLinkedRole(world) {
  const { serviceLinkedRoleSeconds = 0 } = world.realism;
  if (serviceLinkedRoleSeconds === 0) return;
  const made = world.state("ecs service-linked role", () => ({ at: world.clock.now() }));
  if (world.clock.now() < made.at + serviceLinkedRoleSeconds * 1e3)
    throw new AwsError(
      "InvalidParameterException",
      "Unable to assume the service linked role. Please verify that the ECS service linked role exists."
    );
}

// src/simulator/ecs/cluster.ts
var NAME2 = /^[A-Za-z0-9_-]{1,255}$/;
function clusterOf(world, reference = "default") {
  const cluster = containers(world).clusters.get(shortName(reference));
  if (_optionalChain([cluster, 'optionalAccess', _95 => _95.status]) !== "ACTIVE") throw new AwsError("ClusterNotFoundException", "Cluster not found.");
  return cluster;
}
function createCluster(input, world) {
  const name = _nullishCoalesce(input.clusterName, () => ( "default"));
  if (!NAME2.test(name)) throw invalid2(`Invalid identifier: Identifier is for ${name}. Your identifier is invalid.`);
  const { clusters, tags } = containers(world);
  const known = clusters.get(name);
  if (_optionalChain([known, 'optionalAccess', _96 => _96.status]) === "ACTIVE") return { cluster: view(world, known, true) };
  checkTags(input.tags);
  checkServiceLinkedRole(world);
  const capacityProviders = _nullishCoalesce(input.capacityProviders, () => ( []));
  checkProviders(
    capacityProviders,
    _optionalChain([input, 'access', _97 => _97.defaultCapacityProviderStrategy, 'optionalAccess', _98 => _98.map, 'call', _99 => _99((item) => _nullishCoalesce(item.capacityProvider, () => ( "")))])
  );
  const cluster = {
    arn: ecsArn(world, `cluster/${name}`),
    name,
    status: "ACTIVE",
    settings: _nullishCoalesce(input.settings, () => ( [{ name: "containerInsights", value: "disabled" }])),
    configuration: input.configuration,
    capacityProviders: [...capacityProviders],
    strategy: withDefaults2(input.defaultCapacityProviderStrategy),
    services: /* @__PURE__ */ new Map(),
    tasks: /* @__PURE__ */ new Map(),
    instances: /* @__PURE__ */ new Map()
  };
  clusters.set(name, cluster);
  tags.set(cluster.arn, [..._nullishCoalesce(input.tags, () => ( []))]);
  return { cluster: view(world, cluster, true) };
}
function describeClusters({ clusters: references = ["default"], include = [] }, world) {
  const { clusters } = containers(world);
  const found2 = references.map((reference) => [reference, clusters.get(shortName(reference))]);
  return {
    clusters: found2.flatMap(([, cluster]) => cluster ? [view(world, cluster, include.includes("TAGS"))] : []),
    failures: found2.filter(([, cluster]) => !cluster).map(([reference]) => ({ arn: ecsArn(world, `cluster/${shortName(reference)}`), reason: "MISSING" }))
  };
}
function listClusters(_input, world) {
  const active = [...containers(world).clusters.values()].filter(({ status }) => status === "ACTIVE");
  return { clusterArns: active.map(({ arn }) => arn) };
}
function updateCluster(input, world) {
  const cluster = clusterOf(world, input.cluster);
  for (const { name, value } of _nullishCoalesce(input.settings, () => ( []))) {
    if (name !== "containerInsights" || !["enabled", "disabled", "enhanced"].includes(_nullishCoalesce(value, () => ( ""))))
      throw invalid2(`Invalid setting: ${name}=${value}`);
    cluster.settings = [...cluster.settings.filter((each) => each.name !== name), { name, value }];
  }
  cluster.configuration = _nullishCoalesce(input.configuration, () => ( cluster.configuration));
  return { cluster: view(world, cluster, true) };
}
function putClusterCapacityProviders(input, world) {
  const cluster = clusterOf(world, input.cluster);
  const capacityProviders = _nullishCoalesce(input.capacityProviders, () => ( []));
  const strategy = withDefaults2(input.defaultCapacityProviderStrategy);
  checkProviders(
    capacityProviders,
    strategy.map((item) => _nullishCoalesce(item.capacityProvider, () => ( "")))
  );
  const used = [...cluster.services.values()].filter((service) => service.status !== "INACTIVE").flatMap((service) => _nullishCoalesce(service.settings.capacityProviderStrategy, () => ( []))).map((item) => _nullishCoalesce(item.capacityProvider, () => ( "")));
  if (cluster.capacityProviders.some((name) => used.includes(name) && !capacityProviders.includes(name)))
    throw new AwsError("ResourceInUseException", "The specified capacity provider is in use and cannot be removed.");
  cluster.capacityProviders = [...capacityProviders];
  cluster.strategy = strategy;
  return { cluster: view(world, cluster, true) };
}
function deleteCluster(input, world) {
  const cluster = clusterOf(world, input.cluster);
  if ([...cluster.services.values()].some((service) => service.status === "ACTIVE"))
    throw new AwsError("ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
  if ([...cluster.tasks.values()].some((task) => task.lastStatus !== "STOPPED"))
    throw new AwsError("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
  if (cluster.instances.size > 0)
    throw new AwsError(
      "ClusterContainsContainerInstancesException",
      "The Cluster cannot be deleted while Container Instances are active or draining."
    );
  cluster.status = "INACTIVE";
  return { cluster: view(world, cluster, true) };
}
var invalid2 = (message) => new AwsError("InvalidParameterException", message);
function withDefaults2(strategy = []) {
  return strategy.map((item) => ({ ...item, weight: _nullishCoalesce(item.weight, () => ( 0)), base: _nullishCoalesce(item.base, () => ( 0)) }));
}
function checkProviders(providers, strategy = []) {
  const unknown = providers.find((name) => name !== "FARGATE" && name !== "FARGATE_SPOT");
  if (unknown) throw invalid2(`The specified capacity provider '${unknown}' was not found.`);
  if (strategy.some((name) => !providers.includes(name)))
    throw invalid2(
      "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again."
    );
}
function view(world, cluster, withTags) {
  const tasks = [...cluster.tasks.values()];
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    configuration: cluster.configuration,
    registeredContainerInstancesCount: cluster.instances.size,
    runningTasksCount: tasks.filter((task) => task.lastStatus === "RUNNING").length,
    pendingTasksCount: tasks.filter((task) => !["RUNNING", "STOPPED"].includes(task.lastStatus)).length,
    activeServicesCount: [...cluster.services.values()].filter((service) => service.status === "ACTIVE").length,
    statistics: [],
    tags: withTags ? _nullishCoalesce(containers(world).tags.get(cluster.arn), () => ( [])) : [],
    settings: cluster.settings,
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.strategy
  };
}

// src/simulator/ec2/state.ts
function networking(world) {
  return world.state("ec2", () => newNetworking(world));
}
function resources6(world) {
  const { securityGroups, networkInterfaces } = networking(world);
  return [
    ...[...securityGroups.values()].filter((group) => !group.isDefault).map((group) => group.groupId),
    ...networkInterfaces.keys()
  ];
}
var anywhere = (world, egress) => ({
  ruleId: `sgr-${world.id(17)}`,
  egress,
  protocol: "-1",
  fromPort: -1,
  toPort: -1,
  peer: { kind: "ipv4", value: "0.0.0.0/0" },
  description: void 0
});
function newNetworking(world) {
  const vpcs = /* @__PURE__ */ new Map();
  const subnets = /* @__PURE__ */ new Map();
  const securityGroups = /* @__PURE__ */ new Map();
  const networkInterfaces = /* @__PURE__ */ new Map();
  const newVpc = (cidrBlock, isDefault, internetGateway, zones2) => {
    const vpcId = `vpc-${world.id(17)}`;
    const vpc = { vpcId, cidrBlock, isDefault, internetGateway, tags: /* @__PURE__ */ new Map() };
    vpcs.set(vpcId, vpc);
    const prefix = cidrBlock.split(".").slice(0, 2).join(".");
    for (let zone = 0; zone < zones2; zone++) {
      const subnetId = `subnet-${world.id(17)}`;
      subnets.set(subnetId, {
        subnetId,
        vpcId,
        availabilityZone: `${world.region}${"abcdef".charAt(zone)}`,
        cidrBlock: `${prefix}.${zone * 16}.0/20`,
        defaultForAz: isDefault,
        tags: /* @__PURE__ */ new Map()
      });
    }
    const groupId = `sg-${world.id(17)}`;
    const itself = { ...anywhere(world, false), peer: { kind: "group", value: groupId } };
    securityGroups.set(groupId, {
      groupId,
      groupName: "default",
      description: "default VPC security group",
      vpcId,
      isDefault: true,
      rules: [itself, anywhere(world, true)],
      tags: /* @__PURE__ */ new Map()
    });
    return vpc;
  };
  newVpc("172.31.0.0/16", true, true, 3);
  return {
    vpcs,
    subnets,
    securityGroups,
    networkInterfaces,
    addVpc: ({ cidrBlock = "10.0.0.0/16", internetGateway = true, zones: zones2 = 3 } = {}) => newVpc(cidrBlock, false, internetGateway, zones2),
    attachInterface({ subnetId, groups, description, requesterId }) {
      const subnet = subnets.get(subnetId);
      if (!subnet) throw new Error(`No subnet ${subnetId} to put a network interface in`);
      const taken = new Set([...networkInterfaces.values()].map((each) => each.privateIpAddress));
      const made = {
        networkInterfaceId: `eni-${world.id(17)}`,
        description,
        interfaceType: "interface",
        requesterId,
        subnetId,
        vpcId: subnet.vpcId,
        privateIpAddress: freeAddress(subnet.cidrBlock, taken),
        groups: [...groups]
      };
      networkInterfaces.set(made.networkInterfaceId, made);
      return made;
    },
    releaseInterface(networkInterfaceId, lingerMilliseconds) {
      world.clock.after(lingerMilliseconds, () => networkInterfaces.delete(networkInterfaceId));
    }
  };
}
function freeAddress(cidrBlock, taken) {
  const [a, b, c = "0"] = cidrBlock.split(".");
  for (let host = 4; host < 4095; host++) {
    const address = `${a}.${b}.${Number(c) + (host >> 8)}.${host & 255}`;
    if (!taken.has(address)) return address;
  }
  throw new Error(`No free address in ${cidrBlock}`);
}

// src/simulator/ecs/service-refusals.ts
var invalid3 = (message) => new AwsError("InvalidParameterException", message);
function checkService(world, cluster, settings) {
  checkStrategy(cluster, settings);
  const definition = findTaskDefinition(world, settings.taskDefinition);
  if (!definition) throw new AwsError("ClientException", "Unable to describe task definition.");
  const fargate = runsOnFargate(settings);
  if (fargate && !_optionalChain([definition, 'access', _100 => _100.requiresCompatibilities, 'optionalAccess', _101 => _101.includes, 'call', _102 => _102("FARGATE")]) && !_optionalChain([definition, 'access', _103 => _103.compatibilities, 'optionalAccess', _104 => _104.includes, 'call', _105 => _105("FARGATE")]))
    throw invalid3("Task definition does not support launch_type FARGATE.");
  if (definition.networkMode === "awsvpc") checkNetwork2(world, settings, fargate);
  else if (settings.networkConfiguration)
    throw invalid3("Network Configuration is not valid for the given networkMode of this task definition.");
  checkPercents(settings);
  checkHooks(settings);
  for (const { targetGroupArn, containerName, containerPort } of _nullishCoalesce(settings.loadBalancers, () => ( []))) {
    const container = _optionalChain([definition, 'access', _106 => _106.containerDefinitions, 'optionalAccess', _107 => _107.find, 'call', _108 => _108(({ name }) => name === containerName)]);
    if (!container) throw invalid3(`The container ${containerName} does not exist in the task definition.`);
    if (!_optionalChain([container, 'access', _109 => _109.portMappings, 'optionalAccess', _110 => _110.some, 'call', _111 => _111((mapping) => mapping.containerPort === containerPort)]))
      throw invalid3(`The container ${containerName} did not have a container port ${containerPort} defined.`);
    checkTargetGroup(world, _nullishCoalesce(targetGroupArn, () => ( "")), _nullishCoalesce(definition.networkMode, () => ( "bridge")));
  }
}
function runsOnFargate({ launchType, capacityProviderStrategy = [] }) {
  return launchType === "FARGATE" || capacityProviderStrategy.some((item) => _optionalChain([item, 'access', _112 => _112.capacityProvider, 'optionalAccess', _113 => _113.startsWith, 'call', _114 => _114("FARGATE")]));
}
function checkStrategy(cluster, { launchType, capacityProviderStrategy = [] }) {
  if (launchType && capacityProviderStrategy.length > 0)
    throw invalid3(
      "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again."
    );
  if (capacityProviderStrategy.some((item) => !cluster.capacityProviders.includes(_nullishCoalesce(item.capacityProvider, () => ( "")))))
    throw invalid3(
      "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again."
    );
  if (capacityProviderStrategy.filter((item) => (_nullishCoalesce(item.base, () => ( 0))) > 0).length > 1)
    throw invalid3("Only one capacity provider in a capacity provider strategy can have a base greater than 0.");
  if (capacityProviderStrategy.length > 0 && capacityProviderStrategy.every((item) => (_nullishCoalesce(item.weight, () => ( 0))) === 0))
    throw invalid3(
      "The specified capacity provider strategy must contain a capacity provider with a weight greater than 0."
    );
}
function checkNetwork2(world, { networkConfiguration }, fargate) {
  const vpc = _optionalChain([networkConfiguration, 'optionalAccess', _115 => _115.awsvpcConfiguration]);
  if (!vpc) throw invalid3("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  const { subnets: ids = [], securityGroups: groupIds = [] } = vpc;
  if (ids.length === 0) throw invalid3("subnets can not be empty.");
  if (ids.length > 16) throw invalid3("subnets can have at most 16 items.");
  if (groupIds.length > 5) throw invalid3("securityGroups can have at most 5 items.");
  if (vpc.assignPublicIp === "ENABLED" && !fargate)
    throw invalid3("Assign public IP is not supported for this launch type.");
  const { subnets, securityGroups } = networking(world);
  const noSubnet = ids.find((id) => !subnets.has(id));
  if (noSubnet)
    throw invalid3(
      `Error retrieving subnet information for [${noSubnet}]: The subnet ID '${noSubnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`
    );
  const noGroup = groupIds.find((id) => !securityGroups.has(id));
  if (noGroup)
    throw invalid3(
      `Error retrieving security group information for [${noGroup}]: The security group '${noGroup}' does not exist (ErrorCode: InvalidGroup.NotFound)`
    );
  const vpcIds = /* @__PURE__ */ new Set([
    ...ids.map((id) => _optionalChain([subnets, 'access', _116 => _116.get, 'call', _117 => _117(id), 'optionalAccess', _118 => _118.vpcId])),
    ...groupIds.map((id) => _optionalChain([securityGroups, 'access', _119 => _119.get, 'call', _120 => _120(id), 'optionalAccess', _121 => _121.vpcId]))
  ]);
  if (vpcIds.size > 1) throw invalid3("The security groups and the subnets must be in the same VPC.");
}
function checkPercents({ deploymentConfiguration }) {
  const { minimumHealthyPercent: least = 100, maximumPercent: most = 200 } = _nullishCoalesce(deploymentConfiguration, () => ( {}));
  if (least < 0 || most < least || least === 100 && most === 100)
    throw invalid3("Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.");
}
function checkHooks({ deploymentConfiguration = {}, loadBalancers = [] }) {
  const { lifecycleHooks = [], strategy = "ROLLING" } = deploymentConfiguration;
  if (strategy !== "ROLLING" && loadBalancers.some((each) => !each.advancedConfiguration))
    throw invalid3(
      "advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy."
    );
  for (const { hookTargetArn, lifecycleStages = [], roleArn, targetType } of lifecycleHooks) {
    if (lifecycleStages.length === 0) throw invalid3("lifecycleStages cannot be empty.");
    const traffic = lifecycleStages.find((stage) => /^(TEST|PRODUCTION)_TRAFFIC_SHIFT$/.test(stage));
    if (targetType === "PAUSE" && traffic) throw invalid3(`PAUSE hooks cannot be configured at the ${traffic} stage.`);
    if (targetType !== "PAUSE" && (!hookTargetArn || !roleArn))
      throw invalid3("hookTargetArn and roleArn are required for AWS_LAMBDA lifecycle hooks.");
  }
}
function checkTargetGroup(world, arn, networkMode) {
  const group = targetGroupFacts(world, arn);
  if (!group) throw invalid3(`The specified target group does not exist: ${arn}`);
  if (!group.attached)
    throw invalid3(`The target group with targetGroupArn ${arn} does not have an associated load balancer.`);
  const wanted = networkMode === "awsvpc" ? "ip" : "instance";
  if (group.targetType !== wanted)
    throw invalid3(
      `The provided target group ${arn} has target type ${group.targetType}, which is incompatible with the ${networkMode} network mode specified in the task definition.`
    );
}

// src/simulator/ecs/container-instance.ts
function addContainerInstance(world, { cluster: name, ...seed }) {
  const cluster = containers(world).clusters.get(shortName(name));
  if (_optionalChain([cluster, 'optionalAccess', _122 => _122.status]) !== "ACTIVE") throw new Error(`There is no active cluster ${name}.`);
  const id = world.id(32);
  const arn = ecsArn(world, `container-instance/${cluster.name}/${id}`);
  const { attributes = {}, cpu, memoryMiB } = seed;
  cluster.instances.set(id, { arn, id, ec2InstanceId: `i-${world.id(17)}`, cpu, memoryMiB, attributes });
  return arn;
}
function needsOf({ containerDefinitions = [], cpu, memory, networkMode }) {
  const sum = (values) => values.reduce((a, b) => a + (_nullishCoalesce(b, () => ( 0))), 0);
  const ports = containerDefinitions.flatMap(
    ({ portMappings = [] }) => portMappings.map(({ hostPort }) => _nullishCoalesce(hostPort, () => ( 0)))
  );
  return {
    cpu: cpu === void 0 ? sum(containerDefinitions.map((each) => each.cpu)) : Number(cpu),
    memory: memory === void 0 ? sum(containerDefinitions.map((each) => _nullishCoalesce(each.memoryReservation, () => ( each.memory)))) : Number(memory),
    ports: networkMode === "awsvpc" ? [] : ports.filter((port) => port > 0)
  };
}
function freeOn(cluster, instance) {
  const taken = [...cluster.tasks.values()].filter((task) => task.instance === instance && task.lastStatus !== "STOPPED").map((task) => needsOf(task.definition));
  return {
    cpu: taken.reduce((left, { cpu }) => left - cpu, instance.cpu),
    memory: taken.reduce((left, { memory }) => left - memory, instance.memoryMiB),
    ports: taken.flatMap(({ ports }) => ports)
  };
}
var NO_INSTANCE = "was unable to place a task because no container instance met all of its requirements.";
var MORE = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
function placeOnInstance(service, definition) {
  const { cluster, settings } = service;
  const all = [...cluster.instances.values()];
  if (all.length === 0) return `${NO_INSTANCE} Reason: No Container Instances were found in your cluster. ${MORE}`;
  const constraints = [..._nullishCoalesce(settings.placementConstraints, () => ( [])), ..._nullishCoalesce(definition.placementConstraints, () => ( []))];
  const own = new Set(
    [...cluster.tasks.values()].flatMap(
      (task) => task.service === service && task.desiredStatus === "RUNNING" ? [task.instance] : []
    )
  );
  const distinct = settings.schedulingStrategy === "DAEMON" || constraints.some(({ type }) => type === "distinctInstance");
  const fitting = all.filter(({ attributes }) => constraints.every(({ expression }) => satisfies(attributes, expression))).filter((instance) => !distinct || !own.has(instance));
  if (fitting.length === 0) {
    const which = distinct && own.size > 0 ? "DistinctInstance" : "MemberOf";
    return `${NO_INSTANCE} Reason: ${which} placement constraint unsatisfied. ${MORE}`;
  }
  const needs = needsOf(definition);
  const shortages = fitting.map((instance) => ({ instance, shortage: shortageOn(cluster, instance, needs) }));
  const free = shortages.find(({ shortage }) => shortage === void 0);
  if (free) return free.instance;
  const [closest2] = shortages;
  return `${NO_INSTANCE} The closest matching (container-instance ${_optionalChain([closest2, 'optionalAccess', _123 => _123.instance, 'access', _124 => _124.id])}) ${_optionalChain([closest2, 'optionalAccess', _125 => _125.shortage])}. ${MORE}`;
}
function shortageOn(cluster, instance, needs) {
  const free = freeOn(cluster, instance);
  if (needs.ports.some((port) => free.ports.includes(port))) return "is already using a port required by your task";
  if (needs.cpu > free.cpu) return "has insufficient CPU units available";
  if (needs.memory > free.memory) return "has insufficient memory available";
  return void 0;
}
function satisfies(attributes, expression) {
  return (_nullishCoalesce(expression, () => ( ""))).split(/\s+and\s+/i).map((part) => /^attribute:(\S+)\s*(==|!=)\s*(\S+)$/.exec(part.trim())).every((match) => !match || attributes[_nullishCoalesce(match[1], () => ( ""))] === match[3] === (match[2] === "=="));
}
function listContainerInstances(input, world) {
  const arns = [...clusterOf(world, input.cluster).instances.values()].map(({ arn }) => arn);
  const { items, next } = page(arns, _nullishCoalesce(input.maxResults, () => ( 100)), input.nextToken);
  return { containerInstanceArns: items, nextToken: next };
}
function describeContainerInstances(input, world) {
  const cluster = clusterOf(world, input.cluster);
  const references = _nullishCoalesce(input.containerInstances, () => ( []));
  if (references.length > 100) throw invalid3("Container instances cannot contain more than 100 elements.");
  const found2 = references.map((reference) => [reference, cluster.instances.get(shortName(reference))]);
  return {
    containerInstances: found2.flatMap(([, instance]) => instance ? [view2(cluster, instance)] : []),
    failures: found2.filter(([, instance]) => !instance).map(([arn]) => ({ arn, reason: "MISSING" }))
  };
}
function view2(cluster, instance) {
  const tasks = [...cluster.tasks.values()].filter((task) => task.instance === instance);
  const resources12 = (cpu, memory, ports) => [
    { name: "CPU", type: "INTEGER", integerValue: cpu },
    { name: "MEMORY", type: "INTEGER", integerValue: memory },
    {
      name: "PORTS",
      type: "STRINGSET",
      stringSetValue: ["22", "2375", "2376", "51678", "51679", ...ports.map(String)]
    }
  ];
  const free = freeOn(cluster, instance);
  return {
    containerInstanceArn: instance.arn,
    ec2InstanceId: instance.ec2InstanceId,
    status: "ACTIVE",
    agentConnected: true,
    registeredResources: resources12(instance.cpu, instance.memoryMiB, []),
    remainingResources: resources12(free.cpu, free.memory, free.ports),
    runningTasksCount: tasks.filter(({ lastStatus }) => lastStatus === "RUNNING").length,
    pendingTasksCount: tasks.filter(({ lastStatus }) => lastStatus === "PENDING").length,
    attributes: Object.entries(instance.attributes).map(([name, value]) => ({ name, value }))
  };
}

// src/simulator/ecs/placement-problem.ts
var EVENTS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html";
var NONE = "was unable to place a task because no container instance met all of its requirements.";
var closest = (trouble) => `${NONE} The closest matching container-instance 48fccf62981f4fc2b53e62233a586fe8 ${trouble} For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
var PLACEMENT_PROBLEMS = {
  "no capacity": {
    words: () => "was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.",
    source: EVENTS
  },
  "no instances": { words: () => `${NONE} No Container Instances were found in your cluster.`, source: EVENTS },
  "too little memory": { words: () => closest("has insufficient memory available."), source: EVENTS },
  "too little CPU": { words: () => closest("has insufficient CPU units available."), source: EVENTS },
  "no free network interface": { words: () => closest('encountered error "RESOURCE:ENI".'), source: EVENTS },
  "port taken": { words: () => closest("is already using a port required by your task."), source: EVENTS },
  "constraint not met": {
    words: () => closest("is missing an attribute required by your task."),
    source: EVENTS
  },
  "agent disconnected": { words: () => closest('encountered error "AGENT".'), source: EVENTS },
  "task quota": {
    words: () => "was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently.",
    source: EVENTS
  },
  "vCPU quota": {
    words: () => "was unable to place a task. Reason: You\u2019ve reached the limit on the number of vCPUs you can run concurrently.",
    source: EVENTS
  },
  "subnet full": {
    words: (_, subnet) => `was unable to place a task. Reason: Unexpected EC2 error while attempting to Create Network Interface in subnet '${subnet}': InsufficientFreeAddressesInSubnet.`,
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html"
  },
  "role not assumable": {
    words: ({ executionRoleArn, taskRoleArn }) => `failed to launch a task with (error ECS was unable to assume the role '${_nullishCoalesce(executionRoleArn, () => ( taskRoleArn))}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).`,
    source: "https://github.com/boto/boto3/issues/1878"
  },
  "percents too tight": {
    words: () => "was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
    source: EVENTS
  }
};
function placementProblem(world, definition, subnet = "") {
  const failure = failureAmong(world, "cannot place", definition.containerDefinitions);
  return failure && PLACEMENT_PROBLEMS[failure.because].words(definition, subnet);
}

// src/simulator/cloud-watch-logs/state.ts
function logs(world) {
  return world.state("cloudWatchLogs", () => {
    const groups = /* @__PURE__ */ new Map();
    return {
      groups,
      add: (name, tags = {}, kmsKeyId) => groups.set(name, {
        name,
        arn: `arn:${world.partition}:logs:${world.region}:${world.account}:log-group:${name}`,
        createdAt: world.clock.now(),
        kmsKeyId,
        retentionInDays: void 0,
        events: [],
        tags: { ...tags }
      })
    };
  });
}
function writeLog(world, group, logStreamName, message) {
  _optionalChain([logs, 'call', _126 => _126(world), 'access', _127 => _127.groups, 'access', _128 => _128.get, 'call', _129 => _129(group), 'optionalAccess', _130 => _130.events, 'access', _131 => _131.push, 'call', _132 => _132({ eventId: world.id(56), logStreamName, timestamp: world.clock.now(), message })]);
}
function resources7(world) {
  return [...logs(world).groups.values()].map((group) => group.arn);
}

// src/simulator/ecs/start-problem.ts
var GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
var RETRIEVAL = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed:";
var ASM = `${RETRIEVAL} unable to retrieve secret from asm: service call has been retried 1 time(s):`;
var SSM = `${RETRIEVAL} unable to retrieve secrets from ssm: service call has been retried 1 time(s):`;
var denied = ({ account, role }, action, resource) => `AccessDeniedException: User: arn:aws:sts::${account}:assumed-role/${role}/task is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
var START_PROBLEMS = {
  "secret missing": {
    words: ({ secret }) => `ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: The task can't retrieve the secret with ARN '${secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region. ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    source: `${GUIDE}/resource-not-found-error.html`
  },
  "secret key missing": {
    words: ({ key }) => `${ASM} retrieved secret from Secrets Manager did not contain json key ${key}`,
    source: "https://repost.aws/knowledge-center/ecs-unable-to-pull-secrets"
  },
  "secret denied": {
    words: (facts) => `${ASM} ${denied(facts, "secretsmanager:GetSecretValue", facts.secret)} status code: 400`,
    source: "https://repost.aws/knowledge-center/ecs-unable-to-pull-secrets"
  },
  "secret unreachable": {
    words: ({ secret }) => `${RETRIEVAL} unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${secret} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    source: `${GUIDE}/resource-initialization-error.html`
  },
  "parameter missing": {
    words: ({ secret }) => `${SSM} invalid ssm parameters: ${secret.replace(/^arn:.*:parameter/, "")}`,
    source: "https://repost.aws/knowledge-center/ecs-unable-to-pull-secrets"
  },
  "parameter denied": {
    words: (facts) => `${SSM} ${denied(facts, "ssm:GetParameters", facts.secret)} status code: 400`,
    source: "https://github.com/aws/copilot-cli/issues/4504"
  },
  "key denied": {
    words: ({ secret }) => `${ASM} failed to fetch secret ${secret} from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400`,
    source: "https://github.com/GiamPy5/terraform-aws-directus/issues/10"
  },
  "registry unreachable": {
    words: ({ region }) => `ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. operation error ECR: GetAuthorizationToken, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://api.ecr.${region}.amazonaws.com/": dial tcp 44.213.79.104:443: i/o timeout`,
    source: `${GUIDE}/resource-initialization-error.html`
  },
  "log group missing": {
    words: () => "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1",
    source: `${GUIDE}/resource-initialization-error.html`
  },
  "log group denied": {
    words: (facts) => `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: operation error CloudWatch Logs: CreateLogStream, https response error StatusCode: 400, api error ${denied(facts, "logs:CreateLogStream", `arn:aws:logs:${facts.region}:${facts.account}:log-group:${facts.logGroup}:log-stream:ecs`)} : exit status 1`,
    source: `${GUIDE}/resource-initialization-error.html`
  },
  "log group unreachable": {
    words: () => "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed",
    source: `${GUIDE}/resource-initialization-error.html`
  },
  "subnet full": {
    words: ({ subnet }) => `Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet '${subnet}': InsufficientFreeAddressesInSubnet`,
    source: `${GUIDE}/failed-to-start-error.html`
  },
  "no network interface": {
    words: () => "Timeout waiting for network interface provisioning to complete.",
    source: "https://github.com/dagster-io/dagster, dagster-aws ecs launcher"
  },
  "volume not mounted": {
    words: () => "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: mount.nfs4: Connection timed out : unsuccessful EFS utils command execution; code: 32",
    source: "https://repost.aws/knowledge-center/fargate-unable-to-mount-efs"
  },
  "environment file denied": {
    words: () => "ResourceInitializationError: failed to download env files: file download command: non empty error stream: service call has been retried 1 time(s): AccessDenied: Access Denied status code: 403",
    source: "https://github.com/aws/copilot-cli/issues/6066"
  },
  "slow start": {
    words: () => "ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m: context deadline exceeded",
    source: `${GUIDE}/container-runtime-timeout-error.html`
  },
  "spot interruption": {
    words: () => "Your Spot Task was interrupted.",
    code: "SpotInterruption",
    source: `${GUIDE}/spot-interruption-errors.html`
  }
};
function startProblem(world, { definition, subnetId }) {
  const failure = failureAmong(world, "cannot start", definition.containerDefinitions);
  if (!failure) return void 0;
  const { code = "TaskFailedToStart" } = START_PROBLEMS[failure.because];
  return { code, reason: startWords(world, { definition, subnetId }, failure.because) };
}
function startWords(world, { definition, subnetId }, problem) {
  return START_PROBLEMS[problem].words(factsOf(world, definition, subnetId));
}
function factsOf({ region, account }, definition, subnet) {
  const { containerDefinitions = [], executionRoleArn } = definition;
  const asked = _nullishCoalesce(_optionalChain([containerDefinitions, 'access', _133 => _133.flatMap, 'call', _134 => _134(({ secrets = [] }) => secrets), 'access', _135 => _135[0], 'optionalAccess', _136 => _136.valueFrom]), () => ( ""));
  const groups = containerDefinitions.flatMap((each) => _nullishCoalesce(_optionalChain([each, 'access', _137 => _137.logConfiguration, 'optionalAccess', _138 => _138.options, 'optionalAccess', _139 => _139["awslogs-group"]]), () => ( [])));
  const parts = asked.split(":");
  const parameter = `arn:aws:ssm:${region}:${account}:parameter/${asked.replace(/^\//, "")}`;
  return {
    role: _nullishCoalesce(_optionalChain([executionRoleArn, 'optionalAccess', _140 => _140.split, 'call', _141 => _141("/"), 'access', _142 => _142.at, 'call', _143 => _143(-1)]), () => ( "none")),
    secret: asked.startsWith("arn:") ? parts.slice(0, 7).join(":") : parameter,
    key: _nullishCoalesce(parts[7], () => ( "password")),
    logGroup: _nullishCoalesce(groups[0], () => ( "/ecs/app")),
    subnet,
    region,
    account
  };
}

// src/simulator/ecs/container-log.ts
function openLogs(world, task) {
  for (const { timeline } of task.containers) {
    const { logDriver, options = {} } = _nullishCoalesce(timeline.definition.logConfiguration, () => ( {}));
    if (logDriver !== "awslogs") continue;
    const group = _nullishCoalesce(options["awslogs-group"], () => ( ""));
    if (logs(world).groups.has(group)) continue;
    if (options["awslogs-create-group"] !== "true") return startWords(world, task, "log group missing");
    logs(world).add(group);
  }
  return void 0;
}
function writeLogs(world, task, container, lines) {
  const { logDriver, options = {} } = _nullishCoalesce(container.timeline.definition.logConfiguration, () => ( {}));
  if (logDriver !== "awslogs") return;
  const stream = `${_nullishCoalesce(options["awslogs-stream-prefix"], () => ( "ecs"))}/${container.name}/${task.id}`;
  for (const line of lines) writeLog(world, _nullishCoalesce(options["awslogs-group"], () => ( "")), stream, line);
}

// src/simulator/ecs/container-timeline.ts
var ONE_SHOT_SECONDS = 3;
function containerTimelines(world, definitions) {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const awaited = new Set(
    definitions.flatMap((definition) => _nullishCoalesce(definition.dependsOn, () => ( []))).filter(({ condition }) => condition === "SUCCESS" || condition === "COMPLETE").map(({ containerName }) => containerName)
  );
  const known = /* @__PURE__ */ new Map();
  const timeline = (definition) => {
    const done = known.get(definition.name);
    if (done) return done;
    const failure = failureOf(world, definition);
    const start2 = Math.max(0, ...(_nullishCoalesce(definition.dependsOn, () => ( []))).map((each) => met(each.containerName, each.condition)));
    const fails = _optionalChain([failure, 'optionalAccess', _144 => _144.how]) === "exits" || _optionalChain([failure, 'optionalAccess', _145 => _145.how]) === "out of memory" ? failure : void 0;
    const { interval = 30, retries = 3, startPeriod = 0 } = _nullishCoalesce(definition.healthCheck, () => ( {}));
    const sick = _optionalChain([failure, 'optionalAccess', _146 => _146.how]) === "unhealthy";
    const made = {
      definition,
      failure,
      start: start2,
      exit: fails ? start2 + (_nullishCoalesce(fails.afterSeconds, () => ( 5))) : awaited.has(definition.name) ? start2 + ONE_SHOT_SECONDS : Infinity,
      exitCode: _optionalChain([failure, 'optionalAccess', _147 => _147.how]) === "exits" ? failure.exitCode : _optionalChain([failure, 'optionalAccess', _148 => _148.how]) === "out of memory" ? 137 : 0,
      healthy: sick ? Infinity : start2 + interval,
      unhealthy: sick && definition.healthCheck ? start2 + startPeriod + interval * retries : Infinity
    };
    known.set(definition.name, made);
    return made;
  };
  const met = (name, condition) => {
    const definition = byName.get(name);
    if (!definition) return Infinity;
    const { start: start2, exit, exitCode, healthy } = timeline(definition);
    if (condition === "HEALTHY") return healthy;
    if (condition === "COMPLETE") return exit;
    if (condition === "SUCCESS") return exitCode === 0 ? exit : Infinity;
    return start2 + 1;
  };
  return definitions.map(timeline);
}
function runError({ failure }) {
  if (_optionalChain([failure, 'optionalAccess', _149 => _149.how]) !== "cannot run") return void 0;
  return `CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${_nullishCoalesce(failure.command, () => ( "start"))}": executable file not found in $PATH: unknown`;
}

// src/simulator/ecs/pull-problem.ts
var PULL_PROBLEMS = {
  missing: {
    words: ({ reference }) => `pull image manifest has been retried 1 time(s): failed to resolve ref ${reference}: ${reference}: not found`,
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html"
  },
  denied: {
    words: ({ reference, definition, account, region }) => {
      const role = _nullishCoalesce(_optionalChain([definition, 'access', _150 => _150.executionRoleArn, 'optionalAccess', _151 => _151.split, 'call', _152 => _152("/"), 'access', _153 => _153.at, 'call', _154 => _154(-1)]), () => ( "none"));
      return `Check if image exists and role '${role}' has permissions to pull images from Amazon ECR. Error response from daemon: pull access denied for ${reference}, repository does not exist or may require 'docker login': denied: User: arn:aws:sts::${account}:assumed-role/${role}/task is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:${region}:${account}:repository/${reference.split("/").slice(1).join("/").split(":")[0]} because no identity-based policy allows the ecr:BatchGetImage action`;
    },
    source: "https://github.com/aws/amazon-ecs-agent, ecs-agent/utils/errormessages"
  },
  "wrong architecture": {
    words: ({ definition: { runtimePlatform } }) => `pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/${_optionalChain([runtimePlatform, 'optionalAccess', _155 => _155.cpuArchitecture]) === "ARM64" ? "arm64" : "amd64"}'`,
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html"
  },
  "rate limit": {
    words: () => "inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading",
    source: "https://repost.aws/knowledge-center/ecs-pull-container-error-rate-limit"
  },
  unreachable: {
    words: ({ reference }) => `pull image manifest has been retried 5 time(s): failed to resolve ref ${reference}: failed to do request: Head "https://${reference.split("/")[0]}/v2/": dial tcp 44.213.79.104:443: i/o timeout`,
    source: "https://repost.aws/knowledge-center/ecs-fargate-pull-container-error"
  }
};

// src/simulator/ecs/image.ts
function pullError(world, definition, { image, timeline: { failure } }) {
  const reference = image.includes(".") ? image : `docker.io/${image.includes("/") ? image : `library/${image}`}`;
  const { account, region } = world;
  const cannotPull = (problem) => `CannotPullContainerError: ${PULL_PROBLEMS[problem].words({ reference, definition, account, region })}`;
  if (_optionalChain([failure, 'optionalAccess', _156 => _156.how]) === "cannot pull") {
    if (failure.message === void 0) return cannotPull(_nullishCoalesce(failure.because, () => ( "missing")));
    return cannotPull("missing").replace(/not found$/, failure.message);
  }
  const own = `${account}.dkr.ecr.${region}.amazonaws.com/`;
  if (!image.startsWith(own)) return void 0;
  const path = image.slice(own.length);
  const [, name = "", tag = "latest"] = _nullishCoalesce(_optionalChain([/^([^:@]+)(?::([^@]+)|@(.+))?$/, 'access', _157 => _157.exec, 'call', _158 => _158(path), 'optionalAccess', _159 => _159.filter, 'call', _160 => _160((part) => part !== void 0)]), () => ( []));
  return registry(world).hasImage(name, tag) ? void 0 : cannotPull("missing");
}

// src/simulator/ecs/task-stop.ts
var STOPPED_TASKS_STAY = 36e5;
function stopTask(world, task, code, reason, watcher) {
  if (task.desiredStatus === "STOPPED") return;
  task.desiredStatus = "STOPPED";
  task.stopCode = code;
  task.stoppedReason = reason;
  task.stoppingAt = now(world);
  const alive = code !== "EssentialContainerExited" && code !== "TaskFailedToStart";
  const drain2 = alive && task.targets.length > 0 ? Math.max(...task.targets.map((target) => drainSeconds(world, target))) : 0;
  deregisterTargets(world, task);
  task.lastStatus = drain2 > 0 ? "DEACTIVATING" : "STOPPING";
  const steps = [
    [
      drain2,
      () => {
        task.lastStatus = "STOPPING";
      }
    ],
    [2 + world.random() * 3, () => endContainers(task, alive)],
    [5 + world.random() * 5, () => finish(world, task)]
  ];
  let at = 0;
  for (const [seconds, step2] of steps) {
    at += seconds;
    world.clock.after(at * 1e3, () => {
      step2();
      watcher.changed(task);
    });
  }
  watcher.stopping(task);
  watcher.changed(task);
}
function endContainers(task, alive) {
  task.lastStatus = "DEPROVISIONING";
  for (const container of task.containers) {
    if (container.lastStatus === "RUNNING") container.exitCode ??= alive ? 143 : 137;
    container.lastStatus = "STOPPED";
  }
}
function finish(world, task) {
  task.lastStatus = "STOPPED";
  task.stoppedAt = now(world);
  if (task.networkInterfaceId) networking(world).releaseInterface(task.networkInterfaceId, 0);
  world.clock.after(STOPPED_TASKS_STAY, () => task.cluster.tasks.delete(task.id));
}

// src/simulator/ecs/task.ts
function startTask(world, service, deployment, definition, watcher, instance) {
  const id = world.id(32);
  const { subnets = [], securityGroups = [] } = _nullishCoalesce(_optionalChain([deployment, 'access', _161 => _161.revision, 'access', _162 => _162.settings, 'access', _163 => _163.networkConfiguration, 'optionalAccess', _164 => _164.awsvpcConfiguration]), () => ( {}));
  const subnetId = _nullishCoalesce(subnets[Math.floor(world.random() * subnets.length)], () => ( ""));
  const arn = ecsArn(world, `task/${service.cluster.name}/${id}`);
  const placed = subnetId ? networking(world).attachInterface({
    subnetId,
    groups: securityGroups,
    description: arn,
    requesterId: "amazon-ecs"
  }) : void 0;
  const task = {
    arn,
    id,
    cluster: service.cluster,
    service,
    deployment,
    definition,
    instance,
    containers: containerTimelines(world, _nullishCoalesce(definition.containerDefinitions, () => ( []))).map((timeline) => ({
      name: _nullishCoalesce(timeline.definition.name, () => ( "")),
      image: _nullishCoalesce(timeline.definition.image, () => ( "")),
      runtimeId: `${id}-${world.id(10)}`,
      timeline,
      lastStatus: "PENDING",
      healthStatus: "UNKNOWN",
      exitCode: void 0,
      reason: void 0
    })),
    networkInterfaceId: _nullishCoalesce(_optionalChain([placed, 'optionalAccess', _165 => _165.networkInterfaceId]), () => ( "")),
    subnetId,
    address: _nullishCoalesce(_optionalChain([placed, 'optionalAccess', _166 => _166.privateIpAddress]), () => ( "")),
    createdAt: now(world),
    lastStatus: "PROVISIONING",
    desiredStatus: "RUNNING",
    targets: [],
    pulledAt: void 0,
    startedAt: void 0,
    stoppingAt: void 0,
    stoppedAt: void 0,
    stopCode: void 0,
    stoppedReason: void 0
  };
  service.cluster.tasks.set(id, task);
  new TaskRun(world, task, watcher).provision();
  return task;
}
var TaskRun = class {
  #world;
  #task;
  #watcher;
  constructor(world, task, watcher) {
    this.#world = world;
    this.#task = task;
    this.#watcher = watcher;
  }
  provision() {
    this.#later(5 + this.#world.random() * 4, () => this.#become("PENDING"));
    this.#later(14 + this.#world.random() * 8, () => this.#pull());
  }
  #pull() {
    const failed = _nullishCoalesce(roleRefusal(this.#world, this.#task.definition), () => ( openLogs(this.#world, this.#task)));
    if (failed) {
      this.#stop("TaskFailedToStart", failed);
      return;
    }
    const problem = startProblem(this.#world, this.#task);
    if (problem) {
      this.#stop(problem.code, problem.reason);
      return;
    }
    for (const container of this.#task.containers)
      container.reason = pullError(this.#world, this.#task.definition, container);
    const error = _optionalChain([this, 'access', _167 => _167.#task, 'access', _168 => _168.containers, 'access', _169 => _169.find, 'call', _170 => _170(({ reason }) => reason), 'optionalAccess', _171 => _171.reason]);
    if (error) {
      this.#stop("TaskFailedToStart", error);
      return;
    }
    this.#task.pulledAt = now(this.#world);
    for (const container of this.#task.containers) this.#play(container);
    const last = Math.max(...this.#task.containers.map((container) => container.timeline.start));
    if (Number.isFinite(last)) this.#later(last + 1, () => this.#activate());
  }
  #play(container) {
    const { timeline } = container;
    if (Number.isFinite(timeline.start))
      this.#later(timeline.start, () => {
        container.lastStatus = "RUNNING";
        const { failure } = timeline;
        if (_optionalChain([failure, 'optionalAccess', _172 => _172.how]) === "unhealthy") writeLogs(this.#world, this.#task, container, _nullishCoalesce(failure.log, () => ( [])));
        container.reason = runError(timeline);
        if (container.reason) this.#stop("TaskFailedToStart", container.reason);
      });
    if (timeline.definition.healthCheck && Number.isFinite(timeline.healthy))
      this.#later(timeline.healthy, () => {
        container.healthStatus = "HEALTHY";
        this.#watcher.changed(this.#task);
      });
    if (Number.isFinite(timeline.unhealthy))
      this.#later(timeline.unhealthy, () => {
        container.healthStatus = "UNHEALTHY";
        if (timeline.definition.essential !== false)
          this.#stop("ServiceSchedulerInitiated", "Task failed container health checks");
      });
    if (Number.isFinite(timeline.exit)) this.#later(timeline.exit, () => this.#exit(container));
  }
  #exit(container) {
    const { failure, definition, exitCode } = container.timeline;
    container.lastStatus = "STOPPED";
    container.exitCode = exitCode;
    if (_optionalChain([failure, 'optionalAccess', _173 => _173.how]) === "out of memory") container.reason = "OutOfMemoryError: Container killed due to memory usage";
    if (_optionalChain([failure, 'optionalAccess', _174 => _174.how]) === "exits" || _optionalChain([failure, 'optionalAccess', _175 => _175.how]) === "out of memory")
      writeLogs(this.#world, this.#task, container, _nullishCoalesce(failure.log, () => ( [])));
    if (definition.essential !== false) this.#stop("EssentialContainerExited", "Essential container in task exited");
    else if (exitCode !== 0 && this.#needsSuccess(container.name))
      this.#stop("EssentialContainerExited", "Essential container in task exited");
  }
  #needsSuccess(name) {
    return this.#task.containers.some(
      ({ timeline }) => _optionalChain([timeline, 'access', _176 => _176.definition, 'access', _177 => _177.dependsOn, 'optionalAccess', _178 => _178.some, 'call', _179 => _179((each) => each.containerName === name && each.condition === "SUCCESS")])
    );
  }
  #activate() {
    registerTargets(
      this.#world,
      this.#task,
      (reason) => this.#stop("ServiceSchedulerInitiated", reason),
      () => this.#watcher.changed(this.#task)
    );
    if (this.#task.targets.length > 0) this.#become("ACTIVATING");
    this.#later(this.#task.targets.length > 0 ? 2 : 0, () => {
      this.#task.startedAt = now(this.#world);
      this.#become("RUNNING");
      this.#later(STABLE_SECONDS, () => this.#watcher.changed(this.#task));
    });
  }
  #become(status) {
    this.#task.lastStatus = status;
    this.#watcher.changed(this.#task);
  }
  #stop(code, reason) {
    stopTask(this.#world, this.#task, code, reason, this.#watcher);
  }
  #later(seconds, action) {
    this.#world.clock.after(seconds * 1e3, () => {
      if (this.#task.desiredStatus === "RUNNING") action();
    });
  }
};

// src/simulator/ecs/placement.ts
function startTasks(world, service, deployment, definition, watcher, count) {
  const { settings } = deployment.revision;
  const { subnets } = _nullishCoalesce(_optionalChain([settings, 'access', _180 => _180.networkConfiguration, 'optionalAccess', _181 => _181.awsvpcConfiguration]), () => ( {}));
  const started = [];
  while (started.length < count) {
    const scripted = placementProblem(world, definition, _optionalChain([subnets, 'optionalAccess', _182 => _182[0]]));
    const place = scripted || runsOnFargate(settings) ? void 0 : placeOnInstance(service, definition);
    const problem = _nullishCoalesce(scripted, () => ( (typeof place === "string" ? place : void 0)));
    if (problem !== void 0) {
      const said = service.events.some(
        ({ createdAt, message }) => createdAt >= deployment.createdAt && message.endsWith(problem)
      );
      if (!said) say(world, service, problem);
      return started;
    }
    const instance = typeof place === "object" ? place : void 0;
    started.push(startTask(world, service, deployment, definition, watcher, instance));
  }
  return started;
}

// src/simulator/ecs/lifecycle-hook.ts
var INVOCATION_SECONDS = 2;
var DEFAULT_TIMEOUT_MINUTES = 1440;
var scripts2 = (world) => world.state("ecs hooks", () => /* @__PURE__ */ new Set());
function addHook(world, match, answer) {
  const script = { match, answer };
  scripts2(world).add(script);
  return () => scripts2(world).delete(script);
}
function answerOf(world, functionArn, stage, service) {
  const found2 = [...scripts2(world)].findLast(
    ({ match }) => (_nullishCoalesce(match.functionArn, () => ( functionArn))) === functionArn && (_nullishCoalesce(match.stage, () => ( stage))) === stage && (_nullishCoalesce(match.service, () => ( service))) === service
  );
  return _nullishCoalesce(_optionalChain([found2, 'optionalAccess', _183 => _183.answer]), () => ( { how: "succeeds" }));
}
function runHook(world, record, hook, stage, service, done) {
  const { timeoutInMinutes = DEFAULT_TIMEOUT_MINUTES, action = "ROLLBACK" } = _nullishCoalesce(hook.timeoutConfiguration, () => ( {}));
  const pause = hook.targetType === "PAUSE";
  const run = {
    hookId: pause ? `ecs-pause-${world.id(43)}` : void 0,
    targetType: pause ? "PAUSE" : "AWS_LAMBDA",
    targetArn: hook.hookTargetArn,
    expiresAt: new Date(world.clock.now() + timeoutInMinutes * 6e4),
    timeoutAction: action,
    status: pause ? "AWAITING_ACTION" : "IN_PROGRESS",
    resolve(status, goesOn) {
      if (run.status !== "AWAITING_ACTION" && run.status !== "IN_PROGRESS") return;
      run.status = status;
      done(goesOn);
    }
  };
  record.hooks.push(run);
  world.clock.after(timeoutInMinutes * 6e4, () => run.resolve("TIMED_OUT", action === "CONTINUE"));
  if (!pause) invoke(world, run, stage, service);
}
function invoke(world, run, stage, service, asked = 0) {
  const answer = answerOf(world, run.targetArn, stage, service);
  const waits = answer.how === "in progress" && asked < (_nullishCoalesce(answer.times, () => ( Infinity)));
  const seconds = waits ? _nullishCoalesce(answer.seconds, () => ( 30)) : INVOCATION_SECONDS;
  world.clock.after(seconds * 1e3, () => {
    if (run.status !== "IN_PROGRESS") return;
    if (waits) invoke(world, run, stage, service, asked + 1);
    else if (answer.how === "fails") run.resolve("FAILED", false);
    else run.resolve("SUCCEEDED", true);
  });
}
function hookView({ resolve: _resolve, ...run }) {
  return { ...run };
}

// src/simulator/ecs/strategy.ts
var STAGE_SECONDS = 1;
var SHIFT_SECONDS = 10;
var shiftsTraffic = ({ strategy = "ROLLING" } = {}) => strategy !== "ROLLING";
var holdsOldTasks = ({ record }) => record.strategy !== void 0 && record.status === "IN_PROGRESS" && record.strategy.stage !== "CLEAN_UP";
var mayScaleUp = ({ record }) => record.strategy === void 0 || record.status !== "IN_PROGRESS" || record.strategy.scaling;
function startStrategy(world, service, deployment, reschedule) {
  const { record } = deployment;
  const { settings } = record.target;
  const steps = stepsOf(_nullishCoalesce(settings.deploymentConfiguration, () => ( {})), record.sources.length);
  const strategy = { stage: void 0, scaling: false, production: 0, test: 0, scaled: () => {
  } };
  record.strategy = strategy;
  const goesOn = () => record.status === "IN_PROGRESS" && service.status === "ACTIVE" && service.deployments[0] === deployment;
  const enter = (index) => {
    const step2 = steps[index];
    if (!step2 || !goesOn()) return;
    strategy.stage = step2.stage;
    record.updatedAt = now(world);
    const hooks = (_nullishCoalesce(_optionalChain([settings, 'access', _184 => _184.deploymentConfiguration, 'optionalAccess', _185 => _185.lifecycleHooks]), () => ( []))).filter(
      (hook) => _optionalChain([hook, 'access', _186 => _186.lifecycleStages, 'optionalAccess', _187 => _187.some, 'call', _188 => _188((stage) => stage === step2.stage)])
    );
    const next = (at) => {
      const hook = hooks[at];
      if (!goesOn()) return;
      if (!hook) {
        act(step2, () => enter(index + 1));
        return;
      }
      runHook(world, record, hook, step2.stage, service.name, (ok) => {
        if (!goesOn()) return;
        if (ok) {
          next(at + 1);
          return;
        }
        failRollout(world, service, deployment, {
          state: `ECS deployment failed: lifecycle hook at ${step2.stage} did not succeed.`,
          event: `(deployment ${deployment.id}) deployment failed: lifecycle hook failed.`,
          status: `Service deployment rolled back because a lifecycle hook failed at the ${step2.stage} stage.`,
          rollback: true
        });
        reschedule();
      });
    };
    next(0);
  };
  const act = (step2, on) => {
    if (step2.test !== void 0) {
      strategy.test = step2.test;
      shiftTraffic(world, settings, "test", step2.test);
    }
    if (step2.production !== void 0) {
      strategy.production = step2.production;
      shiftTraffic(world, settings, "production", step2.production);
    }
    if (step2.scales) {
      strategy.scaling = true;
      strategy.scaled = () => {
        strategy.scaled = () => {
        };
        on();
      };
    } else world.clock.after((_nullishCoalesce(step2.seconds, () => ( STAGE_SECONDS))) * 1e3, on);
    reschedule();
  };
  enter(0);
  return strategy;
}
function stepsOf(configuration, sources) {
  return [
    ...sources > 1 ? [{ stage: "RECONCILE_SERVICE" }] : [],
    { stage: "PRE_SCALE_UP" },
    { stage: "SCALE_UP", scales: true },
    { stage: "POST_SCALE_UP" },
    { stage: "TEST_TRAFFIC_SHIFT", test: 100, seconds: SHIFT_SECONDS },
    { stage: "POST_TEST_TRAFFIC_SHIFT" },
    ...shares(configuration).flatMap(({ percent, bakeMinutes }) => [
      { stage: "PRE_PRODUCTION_TRAFFIC_SHIFT" },
      { stage: "PRODUCTION_TRAFFIC_SHIFT", production: percent, seconds: SHIFT_SECONDS + bakeMinutes * 60 }
    ]),
    { stage: "POST_PRODUCTION_TRAFFIC_SHIFT" },
    { stage: "BAKE_TIME", seconds: (_nullishCoalesce(configuration.bakeTimeInMinutes, () => ( 0))) * 60 },
    { stage: "CLEAN_UP" }
  ];
}
function shares({ canaryConfiguration, linearConfiguration, strategy }) {
  const last = { percent: 100, bakeMinutes: 0 };
  if (strategy === "CANARY") {
    const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = _nullishCoalesce(canaryConfiguration, () => ( {}));
    return [{ percent: canaryPercent, bakeMinutes: canaryBakeTimeInMinutes }, last];
  }
  if (strategy !== "LINEAR") return [last];
  const { stepBakeTimeInMinutes = 6, stepPercent = 10 } = _nullishCoalesce(linearConfiguration, () => ( {}));
  const count = Math.ceil(100 / stepPercent) - 1;
  const before = Array.from({ length: count }, (_, index) => ({
    percent: stepPercent * (index + 1),
    bakeMinutes: stepBakeTimeInMinutes
  }));
  return [...before, last];
}

// src/simulator/ecs/task-failure.ts
function countFailure(world, service, task) {
  const { deployment } = task;
  const scheduled = task.stopCode === "ServiceSchedulerInitiated" && _optionalChain([task, 'access', _189 => _189.stoppedReason, 'optionalAccess', _190 => _190.startsWith, 'call', _191 => _191("Scaling activity")]);
  if (scheduled || task.stopCode === "UserInitiated") return;
  announce(world, service, task);
  deployment.failedTasks += 1;
  deployment.nextStart = world.clock.now() + backoff(deployment.failedTasks);
  if (deployment.failedTasks === 5)
    say(
      world,
      service,
      "is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
    );
  const breaker = _optionalChain([service, 'access', _192 => _192.settings, 'access', _193 => _193.deploymentConfiguration, 'optionalAccess', _194 => _194.deploymentCircuitBreaker]);
  if (deployment.status !== "PRIMARY" || deployment.rolloutState !== "IN_PROGRESS") return;
  const { record } = deployment;
  record.failureCount = deployment.failedTasks;
  record.threshold = breakerThreshold(service.settings.deploymentConfiguration, service.desiredCount);
  if (!_optionalChain([breaker, 'optionalAccess', _195 => _195.enable]) || deployment.failedTasks < record.threshold) return;
  trip(world, service, deployment, _nullishCoalesce(breaker.rollback, () => ( false)));
}
var backoff = (failures) => failures < 5 ? 0 : Math.min(900, 2 ** (failures - 4) * 5) * 1e3;
function trip(world, service, deployment, rollback) {
  deployment.record.triggered = true;
  failRollout(world, service, deployment, {
    state: "ECS deployment circuit breaker: tasks failed to start.",
    event: `(deployment ${deployment.id}) deployment failed: tasks failed to start.`,
    status: rollback ? "Service deployment rolled back because the circuit breaker threshold was exceeded." : "The circuit breaker threshold was exceeded.",
    rollback
  });
}
function announce(world, service, task) {
  const reason = _nullishCoalesce(task.stoppedReason, () => ( ""));
  if (reason.includes("container health checks"))
    say(world, service, `(task ${task.id}) failed container health checks.`);
  for (const target of task.targets)
    if (reason.includes("ELB health checks"))
      say(
        world,
        service,
        `(task ${task.id}) (port ${target.port}) is unhealthy in (target-group ${target.targetGroupArn}) due to (reason ${_nullishCoalesce(_optionalChain([target, 'access', _196 => _196.trouble, 'optionalAccess', _197 => _197.description]), () => ( "Health checks failed"))}).`
      );
}

// src/simulator/ecs/scheduler.ts
var SERVICE_STOP = "ServiceSchedulerInitiated";
function schedule(world, service) {
  const running = world.state("ecs scheduling", () => /* @__PURE__ */ new Set());
  if (running.has(service)) return;
  running.add(service);
  try {
    step(world, service);
  } finally {
    running.delete(service);
    noteAvailability(world, service);
  }
}
function watcherOf(world, service) {
  return {
    changed: () => schedule(world, service),
    stopping: (task) => countFailure(world, service, task)
  };
}
var tasksOf = (service) => [...service.cluster.tasks.values()].filter((task) => task.service === service);
function step(world, service) {
  if (service.status === "ACTIVE" && service.deployments[0])
    heedAlarms(world, service, service.deployments[0], () => schedule(world, service));
  if (service.status === "ACTIVE" && service.settings.schedulingStrategy === "DAEMON")
    service.desiredCount = service.cluster.instances.size;
  const [primary] = service.deployments;
  if (!primary) return;
  const all = tasksOf(service);
  if (service.status === "DRAINING") drain(world, service, all);
  if (service.status !== "ACTIVE") return;
  const live = all.filter((task) => task.desiredStatus === "RUNNING");
  const current = live.filter((task) => task.deployment === primary);
  const old = live.filter((task) => task.deployment !== primary);
  beginRecord(world, primary);
  forgetDrained(service, all);
  if (begins(primary)) startStrategy(world, service, primary, () => schedule(world, service));
  settleHealth(world, service, primary, current);
  stopSurplus(world, service, current, service.desiredCount);
  startMissing(world, service, primary, current, old);
  stopOld(world, service, current, old);
  complete(world, service, primary);
}
function beginRecord(world, { record }) {
  if (record.status !== "PENDING") return;
  record.status = "IN_PROGRESS";
  record.startedAt = now(world);
  record.updatedAt = record.startedAt;
}
var begins = ({ record, revision }) => record.status === "IN_PROGRESS" && !record.strategy && shiftsTraffic(revision.settings.deploymentConfiguration);
function settleHealth(world, { settings }, primary, current) {
  const { resetOnHealthyTask = true } = _nullishCoalesce(_optionalChain([settings, 'access', _198 => _198.deploymentConfiguration, 'optionalAccess', _199 => _199.deploymentCircuitBreaker]), () => ( {}));
  if (resetOnHealthyTask && current.some((task) => taskHealthy(world, task))) primary.failedTasks = 0;
}
function limits({ settings, desiredCount }) {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = _nullishCoalesce(settings.deploymentConfiguration, () => ( {}));
  return {
    least: Math.ceil(desiredCount * minimumHealthyPercent / 100),
    most: Math.floor(desiredCount * maximumPercent / 100)
  };
}
function startMissing(world, service, primary, current, old) {
  if (primary.rolloutState === "FAILED" || !mayScaleUp(primary)) return;
  const most = primary.record.strategy ? 2 * service.desiredCount : limits(service).most;
  const room = most - current.length - old.length;
  const count = Math.min(service.desiredCount - current.length, room);
  if (count <= 0) return;
  const wait = primary.nextStart - world.clock.now();
  if (wait > 0) {
    world.clock.after(wait, () => schedule(world, service));
    return;
  }
  const definition = findTaskDefinition(world, primary.revision.settings.taskDefinition);
  if (!definition) return;
  const watcher = watcherOf(world, service);
  const started = startTasks(world, service, primary, definition, watcher, count);
  if (started.length < count) retryPlacement(world, service, primary);
  if (started.length === 0) return;
  service.steady = false;
  say(world, service, `has started ${started.length} tasks: ${started.map((task) => `(task ${task.id})`).join(" ")}.`);
}
var PLACEMENT_RETRY_SECONDS = 60;
function retryPlacement(world, service, primary) {
  service.steady = false;
  primary.nextStart = world.clock.now() + PLACEMENT_RETRY_SECONDS * 1e3;
  world.clock.after(PLACEMENT_RETRY_SECONDS * 1e3, () => schedule(world, service));
}
function stopSurplus(world, service, current, wanted) {
  const surplus = current.slice(0, Math.max(0, current.length - wanted));
  stopAll(world, service, surplus, `Scaling activity initiated by (deployment ${_optionalChain([service, 'access', _200 => _200.deployments, 'access', _201 => _201[0], 'optionalAccess', _202 => _202.id])})`);
}
function stopOld(world, service, current, old) {
  const [primary] = service.deployments;
  const held = primary && holdsOldTasks(primary) ? service.lastCompleted : void 0;
  if (held) {
    const superseded = old.filter((task) => task.deployment !== held);
    stopAll(world, service, superseded, `Scaling activity initiated by (deployment ${_optionalChain([primary, 'optionalAccess', _203 => _203.id])})`);
    return;
  }
  const { least, most } = limits(service);
  const healthy = [...current, ...old].filter((task) => taskHealthy(world, task)).length;
  const sick = old.filter((task) => !taskHealthy(world, task));
  const replaced = old.length + current.filter((task) => taskHealthy(world, task)).length - service.desiredCount;
  const blocked = current.length < service.desiredCount && current.length + old.length >= most ? old.length : 0;
  const spare = Math.min(Math.max(replaced, blocked), Math.max(0, healthy - least));
  const going = [...sick, ...old.filter((task) => taskHealthy(world, task)).slice(0, Math.max(0, spare))];
  stopAll(world, service, going, `Scaling activity initiated by (deployment ${_optionalChain([service, 'access', _204 => _204.deployments, 'access', _205 => _205[0], 'optionalAccess', _206 => _206.id])})`);
}
function stopAll(world, service, tasks, reason) {
  if (tasks.length === 0) return;
  service.steady = false;
  if (tasks.some((task) => task.targets.length > 0))
    say(world, service, `has begun draining connections on ${tasks.length} tasks.`);
  for (const task of tasks) stopTask(world, task, SERVICE_STOP, reason, watcherOf(world, service));
  say(world, service, `has stopped ${tasks.length} running tasks: ${tasks.map((task) => `(task ${task.id})`).join(" ")}.`);
}
function forgetDrained(service, all) {
  service.deployments = service.deployments.filter(
    (deployment) => deployment.status === "PRIMARY" || all.some((task) => task.deployment === deployment && task.lastStatus !== "STOPPED")
  );
}
function complete(world, service, primary) {
  if (primary.rolloutState === "FAILED") return;
  const live = tasksOf(service).filter((task) => task.desiredStatus === "RUNNING");
  const own = live.filter((task) => task.deployment === primary);
  const ready = own.filter((task) => taskHealthy(world, task)).length;
  if (own.length !== service.desiredCount || ready !== service.desiredCount) return;
  _optionalChain([primary, 'access', _207 => _207.record, 'access', _208 => _208.strategy, 'optionalAccess', _209 => _209.scaled, 'call', _210 => _210()]);
  if (service.deployments.length > 1 || live.length > own.length || holdsOldTasks(primary)) return;
  if (primary.rolloutState === "IN_PROGRESS") {
    if (bakes(world, service, primary)) return;
    const { record } = primary;
    primary.rolloutState = "COMPLETED";
    primary.rolloutStateReason = `ECS deployment ${primary.id} completed.`;
    primary.updatedAt = now(world);
    service.lastCompleted = primary;
    if (record.status === "ROLLBACK_IN_PROGRESS") end(world, record, "ROLLBACK_SUCCESSFUL", record.statusReason);
    else if (record.status === "IN_PROGRESS") end(world, record, "SUCCESSFUL");
    say(world, service, `(deployment ${primary.id}) deployment completed.`);
  }
  if (service.steady) return;
  service.steady = true;
  say(world, service, "has reached a steady state.");
}
function bakes(world, service, { record }) {
  if (record.strategy || record.status !== "IN_PROGRESS") return false;
  const seconds = bakeSeconds(record.target.settings.deploymentConfiguration);
  if (seconds === 0) return false;
  if (record.bakesUntil === void 0) {
    record.bakesUntil = world.clock.now() + seconds * 1e3;
    world.clock.after(seconds * 1e3, () => schedule(world, service));
  }
  return world.clock.now() < record.bakesUntil;
}
function drain(world, service, all) {
  stopAll(
    world,
    service,
    all.filter((task) => task.desiredStatus === "RUNNING"),
    `Scaling activity initiated by (deployment ${_optionalChain([service, 'access', _211 => _211.deployments, 'access', _212 => _212[0], 'optionalAccess', _213 => _213.id])})`
  );
  if (all.every((task) => task.lastStatus === "STOPPED")) {
    service.status = "INACTIVE";
    service.deployments = [];
  }
}

// src/simulator/ecs/actors.ts
var activeServices = (world) => [...containers(world).clusters.values()].flatMap(({ services: services2 }) => [...services2.values()]).filter(({ status }) => status === "ACTIVE");
function changeAlarm(world, name, state) {
  setAlarm(world, name, state);
  for (const service of activeServices(world)) schedule(world, service);
}
function scaleService(world, target, desiredCount) {
  const service = activeServices(world).find(
    ({ cluster, name }) => name === shortName(target.service) && cluster.name === shortName(target.cluster)
  );
  if (!service) throw new Error(`There is no active service ${target.service} in the cluster ${target.cluster}.`);
  service.desiredCount = desiredCount;
  service.steady = false;
  schedule(world, service);
}
function lookForPlaces(world, cluster) {
  for (const service of activeServices(world))
    if (service.cluster.name === shortName(cluster)) {
      for (const deployment of service.deployments) deployment.nextStart = 0;
      schedule(world, service);
    }
}

// src/simulator/faults.ts
var Faults = class {
  #injections = [];
  #past;
  #acting = false;
  constructor(past) {
    this.#past = past;
  }
  /** Whether a foreign actor is at work. */
  get acting() {
    return this.#acting;
  }
  /** Adds a fault. Gives a function that takes it back. */
  add(match, fault, onStrike = () => {
  }) {
    const injection = { match, fault, onStrike, seen: 0, lasting: false };
    this.#injections.push(injection);
    return () => {
      const at = this.#injections.indexOf(injection);
      if (at >= 0) this.#injections.splice(at, 1);
    };
  }
  /** Runs a call with the first fault that strikes it. `attempt` makes the call, or is refused with an error given. */
  async run(call, attempt) {
    if (this.#acting) return attempt();
    const fault = this.#strike(call);
    switch (_optionalChain([fault, 'optionalAccess', _214 => _214.how])) {
      case void 0:
        return attempt();
      case "rejected":
        return attempt(new AwsError(fault.code, _nullishCoalesce(fault.message, () => ( "Injected")), fault.status));
      case "credentials-expired":
        return attempt(expired(call.service));
      case "stale-reads":
        this.#past.hold(call.service, fault.reads);
        return attempt();
      case "foreign-actor":
        this.#acting = true;
        try {
          await fault.act();
        } finally {
          this.#acting = false;
        }
        return attempt();
      case "unreachable":
        throw networkError("ECONNREFUSED", "connect ECONNREFUSED");
      case "reply-lost":
        await attempt().catch(() => {
        });
        throw networkError("ECONNRESET", "read ECONNRESET");
      case "delivered-twice": {
        const [first] = await Promise.allSettled([attempt(), attempt()]);
        if (first.status === "rejected") throw first.reason;
        return first.value;
      }
      case "crash":
        if (fault.when === "after") await attempt().catch(() => {
        });
        throw new NoReply();
    }
  }
  #strike(call) {
    let struck;
    for (const injection of this.#injections) {
      const { match, fault } = injection;
      if (injection.lasting) {
        struck ??= fault.how === "crash" ? { how: "crash", when: "before" } : fault;
        continue;
      }
      if (!fits(match, call)) continue;
      injection.seen += 1;
      if (struck || match.nth !== void 0 && match.nth !== injection.seen) continue;
      injection.lasting = fault.how === "crash" || fault.how === "credentials-expired";
      injection.onStrike(call);
      struck = fault;
    }
    return struck;
  }
};
var NoReply = class extends Error {
};
var EXPIRED = "The security token included in the request is expired";
function expired(service) {
  if (service === "ec2") return new AwsError("RequestExpired", "Request has expired.");
  const query = ["elbv2", "iam", "route53", "sts"].includes(service);
  return new AwsError(query ? "ExpiredToken" : "ExpiredTokenException", EXPIRED);
}
function fits({ service, operation: operation2, mutating }, call) {
  return (_nullishCoalesce(service, () => ( call.service))) === call.service && (_nullishCoalesce(operation2, () => ( call.operation))) === call.operation && (_nullishCoalesce(mutating, () => ( call.mutating))) === call.mutating;
}
function networkError(code, message) {
  return Object.assign(new Error(message), { code });
}

// src/simulator/ledger.ts
var READS = /^(Describe|List|Get|BatchGet|BatchCheck|Filter|Test|Simulate)/;
var isMutating = (operation2) => !READS.test(operation2);
async function recorded(calls, call, work) {
  const add = (outcome) => {
    calls.push({ ...call, outcome, mutating: isMutating(call.operation) });
  };
  try {
    const value = await work();
    add("ok");
    return value;
  } catch (error) {
    add(error instanceof AwsError ? error.code : error instanceof Error ? error.name : "unknown");
    throw error;
  }
}

// src/simulator/past.ts
var Past = class {
  #world;
  #moments = [];
  #forced;
  constructor(world) {
    this.#world = world;
  }
  /** Keeps what a change of `service` is about to end, as long as a read may still see it. */
  beforeChange(service) {
    const lag = this.#lag(service);
    if (lag === 0) return;
    const at = this.#world.clock.now();
    this.#moments = this.#moments.filter((moment) => moment.at > at - this.#lag(moment.service));
    this.#moments.push({ at, service, world: this.#world.copy() });
  }
  /** Lets the next reads of `service` see the account as it is now. */
  hold(service, reads) {
    this.#forced = { service, reads, world: this.#world.copy() };
  }
  /** The account as a read of `service` sees it now. */
  seenBy(service) {
    if (_optionalChain([this, 'access', _215 => _215.#forced, 'optionalAccess', _216 => _216.service]) === service && this.#forced.reads > 0) {
      this.#forced.reads -= 1;
      return this.#forced.world;
    }
    const lag = this.#lag(service);
    if (lag === 0) return this.#world;
    const since = this.#world.clock.now() - this.#world.random() * lag;
    return _nullishCoalesce(_optionalChain([this, 'access', _217 => _217.#moments, 'access', _218 => _218.find, 'call', _219 => _219((moment) => moment.service === service && moment.at > since), 'optionalAccess', _220 => _220.world]), () => ( this.#world));
  }
  #lag(service) {
    const { lagMilliseconds = 0 } = this.#world.realism;
    return typeof lagMilliseconds === "number" ? lagMilliseconds : _nullishCoalesce(lagMilliseconds[service], () => ( 0));
  }
};

// src/simulator/route53/name.ts
function canonicalName(name) {
  const escaped = name.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))).toLowerCase().replace(/[^a-z0-9._-]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`);
  return escaped.endsWith(".") ? escaped : `${escaped}.`;
}
function compareNames(a, b) {
  const [left, right] = [reversed(a), reversed(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
function liesIn(name, zone) {
  return name === zone || name.endsWith(`.${zone}`);
}
var reversed = (name) => name.slice(0, -1).split(".").reverse().join("\0");

// src/simulator/route53/state.ts
function dns(world) {
  return world.state("route53", () => {
    const hostedZones = /* @__PURE__ */ new Map();
    return {
      hostedZones,
      changes: /* @__PURE__ */ new Map(),
      add({ name: given, callerReference, comment }) {
        const name = canonicalName(given);
        const id = `Z${world.id(20).toUpperCase()}`;
        const nameServers = ["com", "net", "org", "co.uk"].map((end2, index) => `ns-${index * 512}.awsdns-00.${end2}`);
        const soa = `${nameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`;
        const made = {
          id,
          name,
          callerReference: _nullishCoalesce(callerReference, () => ( id)),
          comment,
          nameServers,
          recordSets: [
            { Name: name, Type: "NS", TTL: 172800, ResourceRecords: nameServers.map((each) => ({ Value: `${each}.` })) },
            { Name: name, Type: "SOA", TTL: 900, ResourceRecords: [{ Value: soa }] }
          ],
          tags: /* @__PURE__ */ new Map()
        };
        hostedZones.set(id, made);
        return made;
      }
    };
  });
}
function resources8(world) {
  return [...dns(world).hostedZones.values()].flatMap((zone) => {
    const arn = `arn:${world.partition}:route53:::hostedzone/${zone.id}`;
    const records = zone.recordSets.filter((set2) => !belongsToZone(set2, zone));
    return [arn, ...records.map((set2) => [arn, set2.Name, set2.Type, set2.SetIdentifier].filter(Boolean).join("/"))];
  });
}
function belongsToZone({ Name, Type }, zone) {
  return Name === zone.name && (Type === "NS" || Type === "SOA");
}
function zoneById(world, id = "") {
  const zone = dns(world).hostedZones.get(id.replace(/^\/?hostedzone\//, ""));
  if (!zone) throw new AwsError("NoSuchHostedZone", `No hosted zone found with ID: ${id}`, 404);
  return zone;
}

// src/simulator/acm/index.ts
var acm_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, acm_exports, {
  operations: () => operations,
  resources: () => resources
});

// src/simulator/acm/validation.ts
var _crypto = require('crypto');

// src/simulator/route53/change.ts
var _util = require('util');

// src/simulator/route53/record-set.ts
var PAGE = 300;
function listResourceRecordSets(input, world) {
  const zone = zoneById(world, input.HostedZoneId);
  const { StartRecordName, StartRecordType, StartRecordIdentifier } = input;
  if (StartRecordType !== void 0 && StartRecordName === void 0) {
    throw new AwsError("InvalidInput", "The request must include a start record name with a start record type.");
  }
  if (StartRecordIdentifier !== void 0 && StartRecordType === void 0) {
    throw new AwsError("InvalidInput", "The request must include a start record type with a start record identifier.");
  }
  const start2 = {
    Name: canonicalName(_nullishCoalesce(StartRecordName, () => ( ""))),
    Type: StartRecordType,
    SetIdentifier: StartRecordIdentifier
  };
  const from = [...zone.recordSets].sort(compareSets).filter((set2) => {
    return StartRecordName === void 0 || compareSets(set2, start2) >= 0;
  });
  const size = Math.min(_nullishCoalesce(input.MaxItems, () => ( PAGE)), PAGE);
  const next = from[size];
  return {
    ResourceRecordSets: from.slice(0, size),
    MaxItems: size,
    IsTruncated: next !== void 0,
    NextRecordName: _optionalChain([next, 'optionalAccess', _221 => _221.Name]),
    NextRecordType: _optionalChain([next, 'optionalAccess', _222 => _222.Type]),
    NextRecordIdentifier: _optionalChain([next, 'optionalAccess', _223 => _223.SetIdentifier])
  };
}
var sameSet = (a, b) => compareSets(a, b) === 0;
function compareSets(a, b) {
  return compareNames(_nullishCoalesce(a.Name, () => ( "")), _nullishCoalesce(b.Name, () => ( ""))) || compareText(a.Type, b.Type) || compareText(a.SetIdentifier, b.SetIdentifier);
}
var compareText = (a = "", b = "") => a < b ? -1 : a > b ? 1 : 0;

// src/simulator/route53/record-set-refusals.ts
function problemsOf(set2, zone, sets) {
  const { Name = "", Type, TTL, ResourceRecords = [], AliasTarget } = set2;
  if (!liesIn(Name, zone.name)) return [`RRSet with DNS name ${Name} is not permitted in zone ${zone.name}`];
  const title = `RRSet with DNS name ${Name}, type ${Type}`;
  const problems = [];
  const labels2 = Name.slice(0, -1).split(".");
  if (labels2.some((label) => label === "" || unescaped(label).length > 63)) {
    problems.push(`FATAL problem: DomainLabelEmptyOrTooLong encountered with '${Name}'`);
  }
  if (AliasTarget && (TTL !== void 0 || ResourceRecords.length > 0)) {
    problems.push(`Invalid request: ${title} must have either an alias target or a TTL with resource records, not both`);
  }
  if (!AliasTarget && (TTL === void 0 || ResourceRecords.length === 0)) {
    problems.push(`Invalid request: ${title} must have a TTL and at least one resource record, or an alias target`);
  }
  if (_optionalChain([AliasTarget, 'optionalAccess', _224 => _224.HostedZoneId]) === zone.id && !liesIn(_nullishCoalesce(AliasTarget.DNSName, () => ( "")), zone.name)) {
    problems.push(
      `Tried to create an alias that targets ${AliasTarget.DNSName}, type ${Type} in zone ${zone.id}, but the alias target name does not lie within the target zone`
    );
  }
  const values = ResourceRecords.map(({ Value = "" }) => Value);
  if (Type === "TXT" && values.some((value) => !/^".*"$/s.test(value))) {
    problems.push(
      `Invalid Resource Record: 'FATAL problem: InvalidCharacterString (Value should be enclosed in quotation marks) encountered with '${values[0]}''`
    );
  }
  if (Type === "A" && values.some((value) => !/^\d{1,3}(\.\d{1,3}){3}$/.test(value))) {
    problems.push(`Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address encountered with '${values[0]}''`);
  }
  const beside = sets.filter((other) => other.Name === Name && !sameSet(other, set2));
  const clash = beside.find((other) => other.Type === "CNAME" !== (Type === "CNAME"));
  if (clash) {
    problems.push(
      Type === "CNAME" ? `RRSet of type CNAME with DNS name ${Name} is not permitted as it conflicts with other records with the same DNS name in zone ${zone.name}` : `RRSet of type ${Type} with DNS name ${Name} is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone ${zone.name}`
    );
  }
  return problems;
}
var unescaped = (label) => label.replace(/\\\d{3}/g, "*");

// src/simulator/route53/change.ts
var PROPAGATION_MILLISECONDS = 3e4;
var RECORDS_PER_BATCH = 1e3;
function changeResourceRecordSets(input, world) {
  const zone = zoneById(world, input.HostedZoneId);
  const changes = (_nullishCoalesce(_optionalChain([input, 'access', _225 => _225.ChangeBatch, 'optionalAccess', _226 => _226.Changes]), () => ( []))).map(({ Action = "", ResourceRecordSet: set2 }) => ({
    action: Action,
    set: canonicalSet(_nullishCoalesce(set2, () => ( { Name: "", Type: void 0 })))
  }));
  const weight = changes.reduce(
    (sum, { action, set: set2 }) => sum + (_nullishCoalesce(_optionalChain([set2, 'access', _227 => _227.ResourceRecords, 'optionalAccess', _228 => _228.length]), () => ( 1))) * (action === "UPSERT" ? 2 : 1),
    0
  );
  if (weight > RECORDS_PER_BATCH) throw refused3([`Number of records limit of ${RECORDS_PER_BATCH} exceeded.`]);
  let sets = zone.recordSets;
  const problems = [];
  for (const { action, set: set2 } of changes) {
    const found2 = action === "DELETE" ? [] : problemsOf(set2, zone, sets);
    problems.push(...found2);
    if (found2.length > 0) continue;
    const changed = applied(action, set2, sets, zone);
    if (typeof changed === "string") problems.push(changed);
    else sets = changed;
  }
  if (changes.length === 0) problems.push("A change batch must contain at least one change");
  if (problems.length > 0) throw refused3(problems);
  zone.recordSets = sets;
  return { ChangeInfo: infoOf(submitted(world, _optionalChain([input, 'access', _229 => _229.ChangeBatch, 'optionalAccess', _230 => _230.Comment])), world) };
}
function getChange({ Id = "" }, world) {
  const found2 = dns(world).changes.get(Id.replace(/^\/?change\//, ""));
  if (!found2) throw new AwsError("NoSuchChange", `Could not find resource with ID: ${Id}`, 404);
  return { ChangeInfo: infoOf(found2, world) };
}
function submitted(world, comment) {
  const made = { id: `C${world.id(20).toUpperCase()}`, submittedAt: world.clock.now(), comment };
  dns(world).changes.set(made.id, made);
  return made;
}
function infoOf({ id, submittedAt, comment }, world) {
  return {
    Id: `/change/${id}`,
    Status: world.clock.now() < submittedAt + PROPAGATION_MILLISECONDS ? "PENDING" : "INSYNC",
    SubmittedAt: new Date(submittedAt),
    Comment: comment
  };
}
function applied(action, set2, sets, zone) {
  const existing2 = sets.find((other) => sameSet(other, set2));
  const others = sets.filter((other) => other !== existing2);
  if (action === "UPSERT") return [...others, set2];
  if (action === "CREATE") {
    return existing2 ? `Tried to create resource record set ${titleOf(set2)} but it already exists` : [...sets, set2];
  }
  if (!existing2) return `Tried to delete resource record set ${titleOf(set2)} but it was not found`;
  if (belongsToZone(set2, zone)) {
    return `A HostedZone must contain ${set2.Type === "SOA" ? "exactly one SOA record." : "at least one NS record for the zone itself."}`;
  }
  return _util.isDeepStrictEqual.call(void 0, comparable(existing2), comparable(set2)) ? others : `Tried to delete resource record set ${titleOf(set2)} but the values provided do not match the current values`;
}
function canonicalSet(set2) {
  const target = set2.AliasTarget;
  return {
    ...set2,
    Name: canonicalName(_nullishCoalesce(set2.Name, () => ( ""))),
    ...target && { AliasTarget: { ...target, DNSName: canonicalName(_nullishCoalesce(target.DNSName, () => ( ""))) } }
  };
}
var comparable = (set2) => ({
  ...set2,
  ResourceRecords: _optionalChain([set2, 'access', _231 => _231.ResourceRecords, 'optionalAccess', _232 => _232.map, 'call', _233 => _233(({ Value }) => Value), 'access', _234 => _234.sort, 'call', _235 => _235()])
});
var titleOf = ({ Name, Type, SetIdentifier }) => `[name='${Name}', type='${Type}'${SetIdentifier === void 0 ? "" : `, set-identifier='${SetIdentifier}'`}]`;
var refused3 = (problems) => new AwsError("InvalidChangeBatch", `[${problems.join(", ")}]`);

// src/simulator/acm/validation.ts
var RECORD_APPEARS_AFTER = 5e3;
var TIMES_OUT_AFTER = 72 * 36e5;
function validationRecord(world, certificate, name) {
  if (world.clock.now() < certificate.createdAt + RECORD_APPEARS_AFTER) return void 0;
  const domain = name.replace(/^\*\./, "");
  const digest = (text) => _crypto.createHash.call(void 0, "sha256").update(text).digest("hex").slice(0, 32);
  return {
    Name: `_${digest(domain)}.${domain}.`,
    Type: "CNAME",
    Value: `_${digest(`${world.account} ${domain}`)}.acm-validations.aws.`
  };
}
function settle(world, certificate) {
  if (certificate.status !== "PENDING_VALIDATION") return certificate;
  const sets = [...dns(world).hostedZones.values()].flatMap(({ recordSets }) => recordSets);
  const proven = certificate.names.every((name) => {
    const wanted = validationRecord(world, certificate, name);
    return sets.some(
      ({ Name, ResourceRecords = [], Type }) => wanted !== void 0 && Type === "CNAME" && Name === canonicalName(_nullishCoalesce(wanted.Name, () => ( ""))) && ResourceRecords.some(({ Value = "" }) => canonicalName(Value) === wanted.Value)
    );
  });
  if (proven && [...dns(world).changes.values()].every((change) => infoOf(change, world).Status === "INSYNC"))
    certificate.status = "ISSUED";
  else if (world.clock.now() > certificate.createdAt + TIMES_OUT_AFTER) certificate.status = "VALIDATION_TIMED_OUT";
  return certificate;
}

// src/simulator/acm/certificate.ts
var YEAR = 365 * 24 * 3600 * 1e3;
function listCertificates(input, world) {
  const keyTypes = _nullishCoalesce(_optionalChain([input, 'access', _236 => _236.Includes, 'optionalAccess', _237 => _237.keyTypes]), () => ( ["RSA_1024", "RSA_2048"]));
  const statuses = input.CertificateStatuses;
  const all = [...certificates(world).certificates.values()].map((each) => settle(world, each));
  const found2 = all.filter(
    (each) => keyTypes.includes(each.keyAlgorithm) && (!statuses || statuses.includes(each.status))
  );
  const { items, next } = page(found2, _nullishCoalesce(input.MaxItems, () => ( 1e3)), input.NextToken);
  return {
    CertificateSummaryList: items.map((each) => ({
      CertificateArn: each.arn,
      DomainName: each.domainName,
      SubjectAlternativeNameSummaries: [...each.names],
      HasAdditionalSubjectAlternativeNames: false,
      Status: each.status,
      Type: "AMAZON_ISSUED",
      KeyAlgorithm: each.keyAlgorithm,
      InUse: usersOf(each.arn, world).length > 0,
      RenewalEligibility: "INELIGIBLE",
      CreatedAt: new Date(each.createdAt)
    })),
    NextToken: next
  };
}
function describeCertificate(input, world) {
  const arn = _nullishCoalesce(input.CertificateArn, () => ( ""));
  if (!/^arn:[\w-]+:acm:[\w-]*:\d{12}:certificate\/[\w-]+$/.test(arn)) {
    throw new AwsError(
      "ValidationException",
      `1 validation error detected: Value '${arn}' at 'certificateArn' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*`
    );
  }
  const found2 = certificates(world).certificates.get(arn);
  if (!found2) throw new AwsError("ResourceNotFoundException", `Could not find certificate ${arn}.`);
  settle(world, found2);
  const issued = found2.status === "ISSUED";
  return {
    Certificate: {
      CertificateArn: found2.arn,
      DomainName: found2.domainName,
      SubjectAlternativeNames: [...found2.names],
      Status: found2.status,
      Type: "AMAZON_ISSUED",
      KeyAlgorithm: found2.keyAlgorithm,
      InUseBy: usersOf(found2.arn, world),
      RenewalEligibility: "INELIGIBLE",
      CreatedAt: new Date(found2.createdAt),
      ...issued ? { IssuedAt: new Date(found2.createdAt), NotAfter: new Date(found2.createdAt + YEAR) } : {},
      DomainValidationOptions: found2.names.map((DomainName) => ({
        DomainName,
        ValidationMethod: "DNS",
        ResourceRecord: validationRecord(world, found2, DomainName),
        ValidationStatus: issued ? "SUCCESS" : "PENDING_VALIDATION"
      }))
    }
  };
}
function usersOf(arn, world) {
  const listeners = [...loadBalancing(world).listeners.values()];
  return [...new Set(listeners.filter((each) => each.certificateArn === arn).map((each) => each.loadBalancerArn))];
}

// src/simulator/acm/request.ts
var TOKEN_LASTS = 36e5;
function requestCertificate(input, world) {
  const { DomainName: domainName = "", IdempotencyToken: token2, SubjectAlternativeNames = [] } = input;
  if (input.ValidationMethod !== "DNS")
    throw new AwsError("NotImplemented", "The simulator validates certificates by DNS only.", 501);
  const { add, certificates: known } = certificates(world);
  const same = [...known.values()].find(
    (each) => token2 !== void 0 && _optionalChain([each, 'access', _238 => _238.requested, 'optionalAccess', _239 => _239.token]) === token2 && each.domainName === domainName && world.clock.now() < each.createdAt + TOKEN_LASTS
  );
  const made = _nullishCoalesce(same, () => ( add({
    domainName,
    alternativeNames: SubjectAlternativeNames,
    status: "PENDING_VALIDATION",
    keyAlgorithm: _nullishCoalesce(input.KeyAlgorithm, () => ( "RSA_2048")),
    requested: { token: token2 }
  })));
  return { CertificateArn: made.arn };
}
function deleteCertificate({ CertificateArn: arn = "" }, world) {
  const { certificates: known } = certificates(world);
  if (!known.has(arn)) throw new AwsError("ResourceNotFoundException", `Could not find certificate ${arn}.`);
  if (usersOf(arn, world).length > 0) throw new AwsError("ResourceInUseException", `Certificate ${arn} is in use.`);
  known.delete(arn);
  return {};
}

// src/simulator/acm/index.ts
var operations = {
  DeleteCertificate: deleteCertificate,
  RequestCertificate: requestCertificate,
  ListCertificates: listCertificates,
  DescribeCertificate: describeCertificate
};

// src/simulator/application-auto-scaling/index.ts
var application_auto_scaling_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, application_auto_scaling_exports, {
  operations: () => operations2,
  resources: () => resources9
});

// src/simulator/application-auto-scaling/state.ts
var keyOf = ({ ServiceNamespace, ResourceId, ScalableDimension }) => `${ServiceNamespace}|${ResourceId}|${ScalableDimension}`;
function scaling(world) {
  return world.state("applicationAutoScaling", () => ({ targets: /* @__PURE__ */ new Map(), policies: /* @__PURE__ */ new Map(), tags: /* @__PURE__ */ new Map() }));
}
function resources9(world) {
  const { targets, policies } = scaling(world);
  return [
    ...[...targets.values()].map((target) => _nullishCoalesce(target.ScalableTargetARN, () => ( ""))),
    ...[...policies.values()].flat().map((policy) => _nullishCoalesce(policy.PolicyARN, () => ( "")))
  ];
}

// src/simulator/application-auto-scaling/scalable-target.ts
var invalid4 = (message) => new AwsError("ValidationException", message);
function registerScalableTarget(input, world) {
  const { targets, tags } = scaling(world);
  checkDimension(world, input);
  if (tooNew(world, input.RoleARN)) throw invalid4(`Unable to assume IAM role: ${input.RoleARN}`);
  const key = keyOf(input);
  const known = targets.get(key);
  const MinCapacity = _nullishCoalesce(input.MinCapacity, () => ( _optionalChain([known, 'optionalAccess', _240 => _240.MinCapacity])));
  const MaxCapacity = _nullishCoalesce(input.MaxCapacity, () => ( _optionalChain([known, 'optionalAccess', _241 => _241.MaxCapacity])));
  if (MinCapacity === void 0 || MaxCapacity === void 0)
    throw invalid4("Both the minimum capacity and the maximum capacity are required for a new scalable target.");
  if (MinCapacity > MaxCapacity) throw invalid4("Maximum capacity cannot be less than minimum capacity");
  if (MinCapacity < 0) throw invalid4("Minimum capacity cannot be less than 0");
  if (known && input.Tags)
    throw invalid4("Tags can only be specified when the scalable target is first registered. Use TagResource instead.");
  const ScalableTargetARN = _nullishCoalesce(_optionalChain([known, 'optionalAccess', _242 => _242.ScalableTargetARN]), () => ( `arn:${world.partition}:application-autoscaling:${world.region}:${world.account}:scalable-target/${world.id(34)}`));
  targets.set(key, {
    ServiceNamespace: input.ServiceNamespace,
    ResourceId: input.ResourceId,
    ScalableDimension: input.ScalableDimension,
    MinCapacity,
    MaxCapacity,
    RoleARN: `arn:${world.partition}:iam::${world.account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    CreationTime: _nullishCoalesce(_optionalChain([known, 'optionalAccess', _243 => _243.CreationTime]), () => ( new Date(world.clock.now()))),
    SuspendedState: _nullishCoalesce(_nullishCoalesce(input.SuspendedState, () => ( _optionalChain([known, 'optionalAccess', _244 => _244.SuspendedState]))), () => ( {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false
    })),
    ScalableTargetARN
  });
  if (!known) tags.set(ScalableTargetARN, { ...input.Tags });
  return { ScalableTargetARN };
}
function checkDimension(world, { ServiceNamespace, ResourceId = "", ScalableDimension }) {
  if (ServiceNamespace !== "ecs" || ScalableDimension !== "ecs:service:DesiredCount")
    throw invalid4(
      `Unsupported service namespace, resource type or scalable dimension: ${ServiceNamespace} ${ScalableDimension}`
    );
  const [, clusterName = "", serviceName = ""] = _nullishCoalesce(/^service\/([^/]+)\/([^/]+)$/.exec(ResourceId), () => ( []));
  if (!serviceName) throw invalid4("ECS service resource id is malformed. It should be service/clusterName/serviceName.");
  const service = _optionalChain([containers, 'call', _245 => _245(world), 'access', _246 => _246.clusters, 'access', _247 => _247.get, 'call', _248 => _248(clusterName), 'optionalAccess', _249 => _249.services, 'access', _250 => _250.get, 'call', _251 => _251(serviceName)]);
  if (_optionalChain([service, 'optionalAccess', _252 => _252.status]) !== "ACTIVE") throw invalid4(`ECS service doesn't exist: ${ResourceId}`);
}
function describeScalableTargets(input, world) {
  const found2 = [...scaling(world).targets.values()].filter((target) => target.ServiceNamespace === input.ServiceNamespace).filter((target) => input.ResourceIds === void 0 || input.ResourceIds.includes(_nullishCoalesce(target.ResourceId, () => ( "")))).filter((target) => input.ScalableDimension === void 0 || target.ScalableDimension === input.ScalableDimension);
  const { items, next } = page(found2, _nullishCoalesce(input.MaxResults, () => ( 50)), input.NextToken);
  return { ScalableTargets: items, NextToken: next };
}
function deregisterScalableTarget(input, world) {
  const { targets, policies, tags } = scaling(world);
  const key = keyOf(input);
  const target = targets.get(key);
  if (!target) throw notRegistered(input);
  targets.delete(key);
  policies.delete(key);
  tags.delete(_nullishCoalesce(target.ScalableTargetARN, () => ( "")));
  return {};
}
var notRegistered = ({ ServiceNamespace, ResourceId, ScalableDimension }) => new AwsError(
  "ObjectNotFoundException",
  `No scalable target registered for service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`
);

// src/simulator/application-auto-scaling/scaling-policy.ts

var invalid5 = (message) => new AwsError("ValidationException", message);
function putScalingPolicy(input, world) {
  const { targets, policies } = scaling(world);
  const key = keyOf(input);
  if (!targets.has(key)) throw notRegistered(input);
  const others = (_nullishCoalesce(policies.get(key), () => ( []))).filter((policy2) => policy2.PolicyName !== input.PolicyName);
  const known = _optionalChain([policies, 'access', _253 => _253.get, 'call', _254 => _254(key), 'optionalAccess', _255 => _255.find, 'call', _256 => _256((policy2) => policy2.PolicyName === input.PolicyName)]);
  const tracking = input.TargetTrackingScalingPolicyConfiguration;
  const PolicyType = _nullishCoalesce(_nullishCoalesce(input.PolicyType, () => ( _optionalChain([known, 'optionalAccess', _257 => _257.PolicyType]))), () => ( "StepScaling"));
  if (known && known.PolicyType !== PolicyType) throw invalid5("Policy type of an existing policy cannot be changed.");
  if (PolicyType === "TargetTrackingScaling") checkTracking(tracking, others);
  if (PolicyType === "StepScaling" && !input.StepScalingPolicyConfiguration)
    throw invalid5("Step scaling policy configuration is required for the StepScaling policy type.");
  const PolicyARN = _nullishCoalesce(_optionalChain([known, 'optionalAccess', _258 => _258.PolicyARN]), () => ( `arn:${world.partition}:autoscaling:${world.region}:${world.account}:scalingPolicy:${world.id(36)}:resource/ecs/${input.ResourceId}:policyName/${input.PolicyName}`));
  const alarm = (side) => {
    const AlarmName = `TargetTracking-${input.ResourceId}-${side}-${world.id(8)}`;
    return {
      AlarmName,
      AlarmARN: `arn:${world.partition}:cloudwatch:${world.region}:${world.account}:alarm:${AlarmName}`
    };
  };
  const Alarms = _nullishCoalesce(_optionalChain([known, 'optionalAccess', _259 => _259.Alarms]), () => ( (tracking ? [alarm("AlarmHigh"), alarm("AlarmLow")] : [])));
  const policy = {
    ...input,
    PolicyType,
    PolicyARN,
    Alarms,
    CreationTime: _nullishCoalesce(_optionalChain([known, 'optionalAccess', _260 => _260.CreationTime]), () => ( new Date(world.clock.now())))
  };
  policies.set(key, [...others, policy]);
  return { PolicyARN, Alarms };
}
function checkTracking(tracking, others) {
  if (!tracking)
    throw invalid5("Target tracking scaling policy configuration is required for the TargetTrackingScaling policy type.");
  const metric = _nullishCoalesce(tracking.PredefinedMetricSpecification, () => ( tracking.CustomizedMetricSpecification));
  if (!metric) throw invalid5("Either a predefined or a customized metric specification must be given.");
  if (_optionalChain([tracking, 'access', _261 => _261.PredefinedMetricSpecification, 'optionalAccess', _262 => _262.PredefinedMetricType]) === "ALBRequestCountPerTarget" && !tracking.PredefinedMetricSpecification.ResourceLabel)
    throw invalid5("A resource label is required for the metric type ALBRequestCountPerTarget.");
  const same = others.some(
    ({ TargetTrackingScalingPolicyConfiguration: other }) => _util.isDeepStrictEqual.call(void 0, _nullishCoalesce(_optionalChain([other, 'optionalAccess', _263 => _263.PredefinedMetricSpecification]), () => ( _optionalChain([other, 'optionalAccess', _264 => _264.CustomizedMetricSpecification]))), metric)
  );
  if (same) throw invalid5("Only one TargetTrackingScaling policy for a given metric specification is allowed.");
}
function describeScalingPolicies(input, world) {
  const found2 = [...scaling(world).policies.values()].flat().filter((policy) => policy.ServiceNamespace === input.ServiceNamespace).filter((policy) => input.ResourceId === void 0 || policy.ResourceId === input.ResourceId).filter((policy) => input.PolicyNames === void 0 || input.PolicyNames.includes(_nullishCoalesce(policy.PolicyName, () => ( ""))));
  const { items, next } = page(found2, _nullishCoalesce(input.MaxResults, () => ( 10)), input.NextToken);
  return { ScalingPolicies: items, NextToken: next };
}
function deleteScalingPolicy(input, world) {
  const { policies } = scaling(world);
  const key = keyOf(input);
  const known = _nullishCoalesce(policies.get(key), () => ( []));
  if (!known.some((policy) => policy.PolicyName === input.PolicyName))
    throw new AwsError(
      "ObjectNotFoundException",
      `No scaling policy found for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}, policy name: ${input.PolicyName}`
    );
  policies.set(
    key,
    known.filter((policy) => policy.PolicyName !== input.PolicyName)
  );
  return {};
}

// src/simulator/application-auto-scaling/tags.ts
function listTagsForResource2({ ResourceARN }, world) {
  return { Tags: { ...tagsOf2(world, ResourceARN) } };
}
function tagResource2({ ResourceARN, Tags }, world) {
  Object.assign(tagsOf2(world, ResourceARN), Tags);
  return {};
}
function untagResource2({ ResourceARN, TagKeys = [] }, world) {
  const tags = tagsOf2(world, ResourceARN);
  for (const key of TagKeys) delete tags[key];
  return {};
}
function tagsOf2(world, arn = "") {
  const tags = scaling(world).tags.get(arn);
  if (!tags) throw new AwsError("ResourceNotFoundException", `The specified resource ${arn} does not exist.`);
  return tags;
}

// src/simulator/application-auto-scaling/index.ts
var operations2 = {
  DeleteScalingPolicy: deleteScalingPolicy,
  DeregisterScalableTarget: deregisterScalableTarget,
  DescribeScalableTargets: describeScalableTargets,
  DescribeScalingPolicies: describeScalingPolicies,
  ListTagsForResource: listTagsForResource2,
  PutScalingPolicy: putScalingPolicy,
  RegisterScalableTarget: registerScalableTarget,
  TagResource: tagResource2,
  UntagResource: untagResource2
};

// src/simulator/cloud-watch-logs/index.ts
var cloud_watch_logs_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, cloud_watch_logs_exports, {
  operations: () => operations3,
  resources: () => resources7
});

// src/simulator/cloud-watch-logs/log-group.ts
var NAME3 = /^[.\-_/#A-Za-z0-9]{1,512}$/;
var DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];
function groupOf(world, name = "") {
  const group = logs(world).groups.get(name);
  if (!group) throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
  return group;
}
function createLogGroup({ logGroupName = "", tags, kmsKeyId }, world) {
  if (!NAME3.test(logGroupName))
    throw new AwsError(
      "InvalidParameterException",
      `1 validation error detected: Value '${logGroupName}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`
    );
  if (logs(world).groups.has(logGroupName))
    throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
  logs(world).add(logGroupName, tags, kmsKeyId);
  return {};
}
function describeLogGroups(input, world) {
  checkSelection(input);
  const names = _optionalChain([input, 'access', _265 => _265.logGroupIdentifiers, 'optionalAccess', _266 => _266.map, 'call', _267 => _267(nameOf)]);
  const found2 = [...logs(world).groups.values()].filter(({ name }) => !names || names.includes(name)).filter(({ name }) => name.startsWith(_nullishCoalesce(input.logGroupNamePrefix, () => ( "")))).filter(({ name }) => name.includes(_nullishCoalesce(input.logGroupNamePattern, () => ( "")))).sort((a, b) => a.name < b.name ? -1 : 1);
  const from = Number(_nullishCoalesce(input.nextToken, () => ( 0)));
  const to = from + (_nullishCoalesce(input.limit, () => ( 50)));
  return {
    logGroups: found2.slice(from, to).map((group) => ({
      logGroupName: group.name,
      creationTime: group.createdAt,
      retentionInDays: group.retentionInDays,
      metricFilterCount: 0,
      arn: `${group.arn}:*`,
      logGroupArn: group.arn,
      storedBytes: group.events.reduce((sum, event) => sum + event.message.length, 0),
      kmsKeyId: group.kmsKeyId,
      logGroupClass: "STANDARD"
    })),
    ...to < found2.length ? { nextToken: String(to) } : {}
  };
}
function checkSelection(input) {
  const { logGroupIdentifiers: identifiers, logGroupNamePattern: pattern, logGroupNamePrefix: prefix } = input;
  if ([identifiers, pattern, prefix].filter((each) => each !== void 0).length > 1)
    throw refused4("LogGroup identifiers, name prefix and name pattern are mutually exclusive parameters.");
  if (identifiers && (identifiers.length < 1 || identifiers.length > 50))
    throw refused4("LogGroup identifiers must have 1 to 50 members.");
}
var refused4 = (message) => new AwsError("InvalidParameterException", message);
var nameOf = (identifier = "") => identifier.replace(/^arn:.*:log-group:/, "");
function putRetentionPolicy({ logGroupName, retentionInDays }, world) {
  const group = groupOf(world, logGroupName);
  if (!DAYS.includes(_nullishCoalesce(retentionInDays, () => ( 0))))
    throw new AwsError(
      "InvalidParameterException",
      `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${DAYS.join(", ")}]`
    );
  group.retentionInDays = retentionInDays;
  return {};
}
function deleteRetentionPolicy({ logGroupName }, world) {
  groupOf(world, logGroupName).retentionInDays = void 0;
  return {};
}
function deleteLogGroup({ logGroupName }, world) {
  logs(world).groups.delete(groupOf(world, logGroupName).name);
  return {};
}

// src/simulator/cloud-watch-logs/log-events.ts
function getLogEvents(input, world) {
  const { events } = groupOf(world, nameOf(_nullishCoalesce(input.logGroupName, () => ( input.logGroupIdentifier))));
  const stream = events.filter((event) => event.logStreamName === input.logStreamName);
  if (stream.length === 0) throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
  const inTime = stream.filter(between(input));
  const limit = _nullishCoalesce(input.limit, () => ( 1e4));
  const page2 = input.startFromHead ? inTime.slice(0, limit) : inTime.slice(-limit);
  return {
    events: page2.map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
    nextForwardToken: `f/${_nullishCoalesce(_optionalChain([page2, 'access', _268 => _268.at, 'call', _269 => _269(-1), 'optionalAccess', _270 => _270.eventId]), () => ( ""))}`,
    nextBackwardToken: `b/${_nullishCoalesce(_optionalChain([page2, 'access', _271 => _271[0], 'optionalAccess', _272 => _272.eventId]), () => ( ""))}`
  };
}
function filterLogEvents(input, world) {
  const { events } = groupOf(world, nameOf(_nullishCoalesce(input.logGroupName, () => ( input.logGroupIdentifier))));
  const found2 = events.filter(between(input)).filter((event) => input.logStreamNames === void 0 || input.logStreamNames.includes(event.logStreamName)).filter((event) => event.logStreamName.startsWith(_nullishCoalesce(input.logStreamNamePrefix, () => ( "")))).filter(
    (event) => (_nullishCoalesce(input.filterPattern, () => ( ""))).split(/\s+/).every((term) => event.message.includes(term.replace(/"/g, "")))
  );
  const from = Number(_nullishCoalesce(input.nextToken, () => ( 0)));
  const to = from + (_nullishCoalesce(input.limit, () => ( 1e4)));
  return {
    events: found2.slice(from, to).map((event) => ({ ...event, ingestionTime: event.timestamp })),
    searchedLogStreams: [],
    ...to < found2.length ? { nextToken: String(to) } : {}
  };
}
var between = ({ startTime = 0, endTime = Infinity }) => ({ timestamp }) => timestamp >= startTime && timestamp < endTime;

// src/simulator/cloud-watch-logs/tags.ts
function listTagsForResource3({ resourceArn }, world) {
  return { tags: { ...tagged(world, resourceArn).tags } };
}
function tagResource3({ resourceArn, tags }, world) {
  const group = tagged(world, resourceArn);
  group.tags = { ...group.tags, ...tags };
  return {};
}
function untagResource3({ resourceArn, tagKeys = [] }, world) {
  const group = tagged(world, resourceArn);
  group.tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !tagKeys.includes(key)));
  return {};
}
function tagged(world, arn = "") {
  if (arn.endsWith(":*")) throw new AwsError("InvalidParameterException", "Invalid resource ARN.");
  const group = [...logs(world).groups.values()].find((each) => each.arn === arn);
  if (!group) throw new AwsError("ResourceNotFoundException", "The specified resource does not exist.");
  return group;
}

// src/simulator/cloud-watch-logs/index.ts
var operations3 = {
  CreateLogGroup: createLogGroup,
  DeleteLogGroup: deleteLogGroup,
  DeleteRetentionPolicy: deleteRetentionPolicy,
  DescribeLogGroups: describeLogGroups,
  FilterLogEvents: filterLogEvents,
  GetLogEvents: getLogEvents,
  ListTagsForResource: listTagsForResource3,
  PutRetentionPolicy: putRetentionPolicy,
  TagResource: tagResource3,
  UntagResource: untagResource3
};

// src/simulator/ec2/index.ts
var ec2_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, ec2_exports, {
  operations: () => operations4,
  resources: () => resources6
});

// src/simulator/ec2/filters.ts
function matches(filters, fields2, tags) {
  return (_nullishCoalesce(filters, () => ( []))).every(({ Name = "", Values = [] }) => {
    const found2 = valuesOf(Name, fields2, tags);
    return Values.some((pattern) => found2.some((value) => wildcard(pattern).test(value)));
  });
}
function valuesOf(name, fields2, tags) {
  if (name === "tag-key") return [...tags.keys()];
  if (name.startsWith("tag:")) {
    const value = tags.get(name.slice("tag:".length));
    return value === void 0 ? [] : [value];
  }
  const known = fields2[name];
  if (known === void 0) throw new AwsError("InvalidParameterValue", `The filter '${name}' is invalid`);
  return typeof known === "string" ? [known] : known;
}
function wildcard(pattern) {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, "s");
}

// src/simulator/ec2/network-interface.ts
var NO_TAGS = /* @__PURE__ */ new Map();
function describeNetworkInterfaces(input, world) {
  const { networkInterfaces, securityGroups, subnets } = networking(world);
  const asked = _nullishCoalesce(_optionalChain([input, 'access', _273 => _273.NetworkInterfaceIds, 'optionalAccess', _274 => _274.map, 'call', _275 => _275((id) => byId(world, id))]), () => ( [...networkInterfaces.values()]));
  const found2 = asked.filter((each) => matches(input.Filters, filterFields(each), NO_TAGS));
  const { items, next } = page(found2, _nullishCoalesce(input.MaxResults, () => ( 1e3)), input.NextToken);
  return {
    NetworkInterfaces: items.map((each) => ({
      NetworkInterfaceId: each.networkInterfaceId,
      Description: each.description,
      InterfaceType: "interface",
      RequesterId: each.requesterId,
      RequesterManaged: true,
      OwnerId: world.account,
      SubnetId: each.subnetId,
      VpcId: each.vpcId,
      AvailabilityZone: _optionalChain([subnets, 'access', _276 => _276.get, 'call', _277 => _277(each.subnetId), 'optionalAccess', _278 => _278.availabilityZone]),
      PrivateIpAddress: each.privateIpAddress,
      Status: "in-use",
      Groups: each.groups.map((GroupId) => ({ GroupId, GroupName: _optionalChain([securityGroups, 'access', _279 => _279.get, 'call', _280 => _280(GroupId), 'optionalAccess', _281 => _281.groupName]) })),
      TagSet: []
    })),
    NextToken: next
  };
}
function byId(world, id) {
  const found2 = networking(world).networkInterfaces.get(id);
  if (found2) return found2;
  throw new AwsError("InvalidNetworkInterfaceID.NotFound", `The networkInterface ID '${id}' does not exist`);
}
var filterFields = (each) => ({
  "network-interface-id": each.networkInterfaceId,
  description: each.description,
  "group-id": each.groups,
  "requester-id": each.requesterId,
  "subnet-id": each.subnetId,
  "vpc-id": each.vpcId,
  "private-ip-address": each.privateIpAddress,
  "interface-type": "interface",
  status: "in-use"
});

// src/simulator/tag-list.ts
function addTags(tags, added = []) {
  for (const { Key = "", Value = "" } of added) tags.set(Key, Value);
  return tags;
}
function tagList(tags) {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

// src/simulator/ec2/lookup.ts
function vpcById(world, vpcId) {
  const vpc = networking(world).vpcs.get(vpcId);
  if (!vpc) throw new AwsError("InvalidVpcID.NotFound", `The vpc ID '${vpcId}' does not exist`);
  return vpc;
}
function subnetById(world, subnetId) {
  const subnet = networking(world).subnets.get(subnetId);
  if (!subnet) throw new AwsError("InvalidSubnetID.NotFound", `The subnet ID '${subnetId}' does not exist`);
  return subnet;
}
function groupById(world, groupId) {
  if (!/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/.test(groupId)) {
    throw new AwsError("InvalidGroupId.Malformed", `Invalid id: "${groupId}" (expecting "sg-...")`);
  }
  const group = networking(world).securityGroups.get(groupId);
  if (!group) throw new AwsError("InvalidGroup.NotFound", `The security group '${groupId}' does not exist`);
  return group;
}

// src/simulator/ec2/cidr.ts
var _net = require('net');
var malformed = (cidr) => new AwsError("InvalidParameterValue", `CIDR block ${cidr} is malformed`);
function canonicalIpv4(cidr) {
  const [address = "", prefix = ""] = cidr.split("/");
  const bits = Number(prefix);
  if (!_net.isIPv4.call(void 0, address) || !/^\d+$/.test(prefix) || bits > 32) throw malformed(cidr);
  const whole = address.split(".").reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
  const kept = cleared(whole, bits, 32);
  return `${[24n, 16n, 8n, 0n].map((shift) => kept >> shift & 255n).join(".")}/${bits}`;
}
function canonicalIpv6(cidr) {
  const [address = "", prefix = ""] = cidr.split("/");
  const bits = Number(prefix);
  if (!_net.isIPv6.call(void 0, address) || !/^\d+$/.test(prefix) || bits > 128) throw malformed(cidr);
  const [head = "", tail] = shortened(address).split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === void 0 || tail === "" ? [] : tail.split(":");
  const groups = [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
  const whole = groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
  const kept = cleared(whole, bits, 128);
  const words = Array.from({ length: 8 }, (_, index) => (kept >> BigInt(112 - 16 * index) & 0xffffn).toString(16));
  return `${shortened(words.join(":"))}/${bits}`;
}
var cleared = (address, bits, width) => {
  const rest = BigInt(width - bits);
  return address >> rest << rest;
};
var shortened = (address) => new URL(`http://[${address}]`).hostname.slice(1, -1);

// src/simulator/ec2/permission.ts
var PROTOCOLS = { 1: "icmp", 6: "tcp", 17: "udp", 58: "icmpv6", all: "-1" };
var DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
function rulesOf(permissions, egress, world) {
  return permissions.flatMap((permission) => {
    const protocol = protocolOf(permission);
    const [fromPort, toPort] = portsOf(permission, protocol);
    const rule = (kind, value, description) => {
      if (description !== void 0 && !DESCRIPTION.test(description)) throw badDescription(description);
      const ruleId = `sgr-${world.id(17)}`;
      return { ruleId, egress, protocol, fromPort, toPort, peer: { kind, value }, description };
    };
    const rules = [
      ...(_nullishCoalesce(permission.IpRanges, () => ( []))).map((each) => rule("ipv4", canonicalIpv4(_nullishCoalesce(each.CidrIp, () => ( ""))), each.Description)),
      ...(_nullishCoalesce(permission.Ipv6Ranges, () => ( []))).map((each) => rule("ipv6", canonicalIpv6(_nullishCoalesce(each.CidrIpv6, () => ( ""))), each.Description)),
      ...(_nullishCoalesce(permission.UserIdGroupPairs, () => ( []))).map(
        (each) => rule("group", groupById(world, _nullishCoalesce(each.GroupId, () => ( ""))).groupId, each.Description)
      ),
      ...(_nullishCoalesce(permission.PrefixListIds, () => ( []))).map((each) => rule("prefix-list", _nullishCoalesce(each.PrefixListId, () => ( "")), each.Description))
    ];
    if (rules.length === 0) {
      throw new AwsError("MissingParameter", "The request must contain the parameter ipRanges or groups");
    }
    return rules;
  });
}
function permissionsOf(rules, world) {
  const byRange = /* @__PURE__ */ new Map();
  for (const { protocol, fromPort, toPort, peer, description } of rules) {
    const key = `${protocol}/${fromPort}/${toPort}`;
    const permission = _nullishCoalesce(byRange.get(key), () => ( {
      IpProtocol: protocol,
      ...protocol === "-1" ? {} : { FromPort: fromPort, ToPort: toPort },
      IpRanges: [],
      Ipv6Ranges: [],
      UserIdGroupPairs: [],
      PrefixListIds: []
    }));
    byRange.set(key, permission);
    if (peer.kind === "ipv4") permission.IpRanges.push({ CidrIp: peer.value, Description: description });
    if (peer.kind === "ipv6") permission.Ipv6Ranges.push({ CidrIpv6: peer.value, Description: description });
    if (peer.kind === "prefix-list") {
      permission.PrefixListIds.push({ PrefixListId: peer.value, Description: description });
    }
    if (peer.kind === "group") {
      permission.UserIdGroupPairs.push({ GroupId: peer.value, UserId: world.account, Description: description });
    }
  }
  return [...byRange.values()];
}
function sameRule(a, b) {
  return describeRule(a) === describeRule(b) && a.egress === b.egress && a.peer.kind === b.peer.kind;
}
function describeRule({ peer, protocol, fromPort, toPort }) {
  const ports = protocol === "-1" ? "ALL" : `${protocol.toUpperCase()}, from port: ${fromPort}, to port: ${toPort}`;
  return `peer: ${peer.value}, ${ports}, ALLOW`;
}
function protocolOf({ IpProtocol }) {
  if (IpProtocol === void 0) {
    throw new AwsError("MissingParameter", "The request must contain the parameter ipProtocol");
  }
  const protocol = _nullishCoalesce(PROTOCOLS[IpProtocol], () => ( IpProtocol.toLowerCase()));
  if (/^(tcp|udp|icmp|icmpv6|-1|\d{1,3})$/.test(protocol)) return protocol;
  throw new AwsError("InvalidParameterValue", `Invalid value '${IpProtocol}' for IP protocol. Unknown protocol.`);
}
function portsOf({ FromPort, ToPort }, protocol) {
  if (protocol === "-1") return [-1, -1];
  if (protocol !== "tcp" && protocol !== "udp") return [_nullishCoalesce(FromPort, () => ( -1)), _nullishCoalesce(ToPort, () => ( -1))];
  if (FromPort === void 0 || ToPort === void 0) {
    throw new AwsError(
      "InvalidParameterValue",
      `Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.`
    );
  }
  if (FromPort < 0 || ToPort > 65535 || FromPort > ToPort) {
    throw new AwsError("InvalidParameterValue", `Invalid TCP/UDP port range (${FromPort}:${ToPort})`);
  }
  return [FromPort, ToPort];
}
var badDescription = (description) => new AwsError(
  "InvalidParameterValue",
  `Invalid rule description '${description}'. Rule descriptions must be less than 256 characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*`
);

// src/simulator/ec2/tags.ts
var TAGS_PER_RESOURCE = 50;
function createTags(input, world) {
  for (const id of _nullishCoalesce(input.Resources, () => ( []))) {
    const tags = tagsOf3(id, world);
    checkTags2(_nullishCoalesce(input.Tags, () => ( [])), tags);
    addTags(tags, input.Tags);
  }
  return {};
}
function deleteTags(input, world) {
  for (const id of _nullishCoalesce(input.Resources, () => ( []))) {
    const tags = tagsOf3(id, world);
    if (!input.Tags) tags.clear();
    for (const { Key = "", Value } of _nullishCoalesce(input.Tags, () => ( []))) {
      if (Value === void 0 || tags.get(Key) === Value) tags.delete(Key);
    }
  }
  return {};
}
function tagsFor(resourceType, specifications) {
  for (const { ResourceType } of _nullishCoalesce(specifications, () => ( []))) {
    if (ResourceType === resourceType) continue;
    throw new AwsError(
      "InvalidParameterValue",
      `'${ResourceType}' is not a valid taggable resource type for this operation.`
    );
  }
  const added = (_nullishCoalesce(specifications, () => ( []))).flatMap(({ Tags = [] }) => Tags);
  checkTags2(added, /* @__PURE__ */ new Map());
  return addTags(/* @__PURE__ */ new Map(), added);
}
function tagsOf3(id, world) {
  if (id.startsWith("sg-")) return groupById(world, id).tags;
  if (id.startsWith("vpc-")) return vpcById(world, id).tags;
  if (id.startsWith("subnet-")) return subnetById(world, id).tags;
  throw new AwsError("InvalidID", `The ID '${id}' is not valid`);
}
function checkTags2(added, present) {
  const keys = added.map(({ Key = "" }) => Key);
  if (keys.some((key) => key === "" || key.length > 127)) {
    throw new AwsError("InvalidParameterValue", "Tag key cannot be empty and must be at most 127 characters");
  }
  if (keys.some((key) => key.toLowerCase().startsWith("aws:"))) {
    throw new AwsError("InvalidParameterValue", `Tag keys starting with 'aws:' are reserved for internal use`);
  }
  if ((/* @__PURE__ */ new Set([...keys, ...present.keys()])).size > TAGS_PER_RESOURCE) {
    throw new AwsError("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
  }
}

// src/simulator/ec2/security-group.ts
var TEXT = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/;
function createSecurityGroup(input, world) {
  const { securityGroups, vpcs } = networking(world);
  const groupName = _nullishCoalesce(input.GroupName, () => ( ""));
  const description = _nullishCoalesce(input.Description, () => ( ""));
  if (/^sg-/i.test(groupName) || !TEXT.test(groupName)) throw badText("groupName", groupName);
  if (!TEXT.test(description)) throw badText("groupDescription", description);
  const vpcId = _nullishCoalesce(input.VpcId, () => ( _optionalChain([[...vpcs.values()], 'access', _282 => _282.find, 'call', _283 => _283((vpc) => vpc.isDefault), 'optionalAccess', _284 => _284.vpcId])));
  if (vpcId === void 0) throw new AwsError("VPCIdNotSpecified", "No default VPC for this user");
  vpcById(world, vpcId);
  if ([...securityGroups.values()].some((group) => group.vpcId === vpcId && group.groupName === groupName)) {
    throw new AwsError("InvalidGroup.Duplicate", `The security group '${groupName}' already exists for VPC '${vpcId}'`);
  }
  const tags = tagsFor("security-group", input.TagSpecifications);
  const groupId = `sg-${world.id(17)}`;
  const rules = [anywhere(world, true)];
  securityGroups.set(groupId, { groupId, groupName, description, vpcId, isDefault: false, rules, tags });
  return { GroupId: groupId, SecurityGroupArn: arnOf(groupId, world), Tags: tagList(tags) };
}
function describeSecurityGroups(input, world) {
  const asked = _nullishCoalesce(_optionalChain([input, 'access', _285 => _285.GroupIds, 'optionalAccess', _286 => _286.map, 'call', _287 => _287((id) => groupById(world, id))]), () => ( [...networking(world).securityGroups.values()]));
  const found2 = asked.filter(
    (group) => matches(
      input.Filters,
      {
        "group-id": group.groupId,
        "group-name": group.groupName,
        "vpc-id": group.vpcId,
        "owner-id": world.account,
        description: group.description,
        "ip-permission.group-id": referencesOf(group)
      },
      group.tags
    )
  );
  const { items, next } = page(found2, _nullishCoalesce(input.MaxResults, () => ( 1e3)), input.NextToken);
  return {
    SecurityGroups: items.map((group) => ({
      GroupId: group.groupId,
      GroupName: group.groupName,
      SecurityGroupArn: arnOf(group.groupId, world),
      Description: group.description,
      VpcId: group.vpcId,
      OwnerId: world.account,
      IpPermissions: permissionsOf(
        group.rules.filter((rule) => !rule.egress),
        world
      ),
      IpPermissionsEgress: permissionsOf(
        group.rules.filter((rule) => rule.egress),
        world
      ),
      Tags: tagList(group.tags)
    })),
    NextToken: next
  };
}
function deleteSecurityGroup(input, world) {
  const { securityGroups, networkInterfaces } = networking(world);
  const { groupId, groupName, isDefault } = groupById(world, _nullishCoalesce(input.GroupId, () => ( "")));
  if (isDefault) {
    throw new AwsError(
      "CannotDelete",
      `the specified group: "${groupId}" name: "${groupName}" cannot be deleted by a user`
    );
  }
  const referenced = [...securityGroups.values()].some(
    (other) => other.groupId !== groupId && referencesOf(other).includes(groupId)
  );
  const attached = [...networkInterfaces.values()].some((each) => each.groups.includes(groupId));
  if (referenced || attached) {
    throw new AwsError("DependencyViolation", `resource ${groupId} has a dependent object`);
  }
  securityGroups.delete(groupId);
  return { Return: true, GroupId: groupId };
}
var referencesOf = (group) => group.rules.filter((rule) => rule.peer.kind === "group").map((rule) => rule.peer.value);
var arnOf = (groupId, world) => `arn:${world.partition}:ec2:${world.region}:${world.account}:security-group/${groupId}`;
var badText = (parameter, value) => new AwsError(
  "InvalidParameterValue",
  /^sg-/i.test(value) ? `Invalid value '${value}' for groupName. Group names may not be in the format sg-*.` : `Invalid value '${value}' for ${parameter}. Valid characters are a-z, A-Z, 0-9, spaces, and ._-:/()#,@[]+=&;{}!$*, up to 255 of them`
);

// src/simulator/ec2/security-group-rule.ts
var RULES_PER_GROUP = 60;
var NO_TAGS2 = /* @__PURE__ */ new Map();
var authorize = (egress) => (input, world) => {
  const group = groupById(world, _nullishCoalesce(input.GroupId, () => ( "")));
  const added = rulesOf(permissionsIn(input), egress, world);
  const known = [...group.rules];
  for (const rule of added) {
    if (known.some((other) => sameRule(other, rule))) {
      throw new AwsError("InvalidPermission.Duplicate", `the specified rule "${describeRule(rule)}" already exists`);
    }
    known.push(rule);
  }
  if (known.filter((rule) => rule.egress === egress).length > RULES_PER_GROUP) {
    throw new AwsError(
      "RulesPerSecurityGroupLimitExceeded",
      "The maximum number of rules per security group has been reached."
    );
  }
  group.rules = known;
  return { Return: true, SecurityGroupRules: added.map((rule) => described(rule, group, world)) };
};
var revoke = (egress) => (input, world) => {
  const group = groupById(world, _nullishCoalesce(input.GroupId, () => ( "")));
  const removed = input.SecurityGroupRuleIds ? input.SecurityGroupRuleIds.map((id) => ruleById(group, id, egress)) : rulesOf(permissionsIn(input), egress, world).map((asked) => ruleLike(group, asked));
  group.rules = group.rules.filter((rule) => !removed.includes(rule));
  return {
    Return: true,
    RevokedSecurityGroupRules: removed.map((rule) => ({
      SecurityGroupRuleId: rule.ruleId,
      GroupId: group.groupId,
      IsEgress: egress,
      IpProtocol: rule.protocol,
      FromPort: rule.fromPort,
      ToPort: rule.toPort
    }))
  };
};
function describeSecurityGroupRules(input, world) {
  const all = [...networking(world).securityGroups.values()].flatMap(
    (group) => group.rules.map((rule) => ({ rule, group }))
  );
  const asked = input.SecurityGroupRuleIds;
  for (const id of _nullishCoalesce(asked, () => ( []))) if (!all.some(({ rule }) => rule.ruleId === id)) throw noSuchRuleId(id);
  const found2 = all.filter(({ rule }) => !asked || asked.includes(rule.ruleId)).filter(
    ({ rule, group }) => matches(input.Filters, { "group-id": group.groupId, "security-group-rule-id": rule.ruleId }, NO_TAGS2)
  );
  const { items, next } = page(found2, _nullishCoalesce(input.MaxResults, () => ( 1e3)), input.NextToken);
  return { SecurityGroupRules: items.map(({ rule, group }) => described(rule, group, world)), NextToken: next };
}
function permissionsIn(input) {
  if (input.IpPermissions && input.IpPermissions.length > 0) return input.IpPermissions;
  const { IpProtocol, FromPort, ToPort, CidrIp } = input;
  if (CidrIp !== void 0) return [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] }];
  throw new AwsError("MissingParameter", `Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.`);
}
function ruleById(group, id, egress) {
  const found2 = group.rules.find((rule) => rule.ruleId === id && rule.egress === egress);
  if (!found2) throw noSuchRuleId(id);
  return found2;
}
function ruleLike(group, asked) {
  const found2 = group.rules.find((rule) => sameRule(rule, asked));
  if (found2) return found2;
  throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
}
var noSuchRuleId = (id) => new AwsError("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${id}' does not exist`);
function described(rule, group, world) {
  const { kind, value } = rule.peer;
  return {
    SecurityGroupRuleId: rule.ruleId,
    GroupId: group.groupId,
    GroupOwnerId: world.account,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    CidrIpv4: kind === "ipv4" ? value : void 0,
    CidrIpv6: kind === "ipv6" ? value : void 0,
    PrefixListId: kind === "prefix-list" ? value : void 0,
    ReferencedGroupInfo: kind === "group" ? { GroupId: value, UserId: world.account } : void 0,
    Description: rule.description,
    Tags: []
  };
}

// src/simulator/ec2/security-group-rule-description.ts
function updateSecurityGroupRuleDescriptionsIngress(input, world) {
  const { IpPermissions = [], SecurityGroupRuleDescriptions = [] } = input;
  if (IpPermissions.length + SecurityGroupRuleDescriptions.length === 0) {
    throw new AwsError(
      "MissingParameter",
      `Either 'ipPermissions' or 'securityGroupRuleDescriptions' should be provided.`
    );
  }
  const group = groupById(world, _nullishCoalesce(input.GroupId, () => ( "")));
  const descriptions = new Map([
    ...rulesOf(IpPermissions, false, world).map((asked) => [ruleLike(group, asked).ruleId, asked.description]),
    ...SecurityGroupRuleDescriptions.map(
      ({ SecurityGroupRuleId = "", Description }) => [ruleById(group, SecurityGroupRuleId, false).ruleId, Description]
    )
  ]);
  group.rules = group.rules.map(
    (rule) => descriptions.has(rule.ruleId) ? { ...rule, description: descriptions.get(rule.ruleId) } : rule
  );
  return { Return: true };
}

// src/simulator/ec2/subnet.ts
var ADDRESSES = 4096 - 5;
function describeSubnets(input, world) {
  const { subnets, networkInterfaces } = networking(world);
  const asked = _nullishCoalesce(_optionalChain([input, 'access', _288 => _288.SubnetIds, 'optionalAccess', _289 => _289.map, 'call', _290 => _290((id) => subnetById(world, id))]), () => ( [...subnets.values()]));
  const found2 = asked.filter(
    (subnet) => matches(
      input.Filters,
      {
        "subnet-id": subnet.subnetId,
        "vpc-id": subnet.vpcId,
        "availability-zone": subnet.availabilityZone,
        "default-for-az": String(subnet.defaultForAz),
        state: "available"
      },
      subnet.tags
    )
  );
  const { items, next } = page(found2, _nullishCoalesce(input.MaxResults, () => ( 1e3)), input.NextToken);
  return {
    Subnets: items.map((subnet) => ({
      SubnetId: subnet.subnetId,
      SubnetArn: `arn:${world.partition}:ec2:${world.region}:${world.account}:subnet/${subnet.subnetId}`,
      VpcId: subnet.vpcId,
      OwnerId: world.account,
      AvailabilityZone: subnet.availabilityZone,
      CidrBlock: subnet.cidrBlock,
      AvailableIpAddressCount: ADDRESSES - [...networkInterfaces.values()].filter((each) => each.subnetId === subnet.subnetId).length,
      DefaultForAz: subnet.defaultForAz,
      MapPublicIpOnLaunch: subnet.defaultForAz,
      AssignIpv6AddressOnCreation: false,
      State: "available",
      Ipv6CidrBlockAssociationSet: [],
      Tags: tagList(subnet.tags)
    })),
    NextToken: next
  };
}
function describeAvailabilityZones(_input, world) {
  const zones2 = new Set([...networking(world).subnets.values()].map((subnet) => subnet.availabilityZone));
  return {
    AvailabilityZones: [...zones2].map((ZoneName) => ({
      ZoneName,
      RegionName: world.region,
      State: "available",
      ZoneType: "availability-zone",
      OptInStatus: "opt-in-not-required"
    }))
  };
}

// src/simulator/ec2/vpc.ts
function describeVpcs(input, world) {
  const asked = _nullishCoalesce(_optionalChain([input, 'access', _291 => _291.VpcIds, 'optionalAccess', _292 => _292.map, 'call', _293 => _293((id) => vpcById(world, id))]), () => ( [...networking(world).vpcs.values()]));
  const found2 = asked.filter(
    (vpc) => matches(
      input.Filters,
      { "vpc-id": vpc.vpcId, "is-default": String(vpc.isDefault), cidr: vpc.cidrBlock, state: "available" },
      vpc.tags
    )
  );
  const { items, next } = page(found2, _nullishCoalesce(input.MaxResults, () => ( 1e3)), input.NextToken);
  return {
    Vpcs: items.map((vpc) => ({
      VpcId: vpc.vpcId,
      OwnerId: world.account,
      CidrBlock: vpc.cidrBlock,
      IsDefault: vpc.isDefault,
      State: "available",
      InstanceTenancy: "default",
      Tags: tagList(vpc.tags)
    })),
    NextToken: next
  };
}

// src/simulator/ec2/index.ts
var operations4 = {
  DescribeVpcs: describeVpcs,
  DescribeSubnets: describeSubnets,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeSecurityGroups: describeSecurityGroups,
  CreateSecurityGroup: createSecurityGroup,
  DeleteSecurityGroup: deleteSecurityGroup,
  AuthorizeSecurityGroupIngress: authorize(false),
  AuthorizeSecurityGroupEgress: authorize(true),
  RevokeSecurityGroupIngress: revoke(false),
  RevokeSecurityGroupEgress: revoke(true),
  UpdateSecurityGroupRuleDescriptionsIngress: updateSecurityGroupRuleDescriptionsIngress,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  CreateTags: createTags,
  DeleteTags: deleteTags
};

// src/simulator/ecr/index.ts
var ecr_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, ecr_exports, {
  operations: () => operations5,
  resources: () => resources2
});

// src/simulator/ecr/image.ts
var MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
var askedFor = ({ imageDigest, imageTag }) => _nullishCoalesce(_nullishCoalesce(imageDigest, () => ( imageTag)), () => ( ""));
function describeImages(input, world) {
  const repository = repositoryByName(world, input.repositoryName);
  const asked = _optionalChain([input, 'access', _294 => _294.imageIds, 'optionalAccess', _295 => _295.map, 'call', _296 => _296((id) => {
    const found3 = imageOf(repository, askedFor(id));
    if (found3) return found3;
    throw new AwsError(
      "ImageNotFoundException",
      `The image with imageId {imageDigest:'${_nullishCoalesce(id.imageDigest, () => ( null))}', imageTag:'${_nullishCoalesce(id.imageTag, () => ( null))}'} does not exist within the repository with name '${repository.name}' in the registry with id '${world.account}'`
    );
  })]);
  const found2 = (_nullishCoalesce(asked, () => ( [...repository.images.values()]))).filter(({ tags }) => {
    const status = _nullishCoalesce(_optionalChain([input, 'access', _297 => _297.filter, 'optionalAccess', _298 => _298.tagStatus]), () => ( "ANY"));
    return status === "ANY" || status === "TAGGED" === tags.size > 0;
  });
  const { items, next } = page(found2, _nullishCoalesce(input.maxResults, () => ( 100)), input.nextToken);
  return {
    imageDetails: items.map((image) => ({
      registryId: world.account,
      repositoryName: repository.name,
      imageDigest: image.digest,
      imageTags: image.tags.size > 0 ? [...image.tags] : void 0,
      imageSizeInBytes: 5e7,
      imagePushedAt: new Date(image.pushedAt),
      imageManifestMediaType: MANIFEST
    })),
    nextToken: next
  };
}
function batchGetImage(input, world) {
  const repository = repositoryByName(world, input.repositoryName);
  const images = [];
  const failures = [];
  for (const imageId of _nullishCoalesce(input.imageIds, () => ( []))) {
    const found2 = imageOf(repository, askedFor(imageId));
    if (found2) {
      images.push({
        registryId: world.account,
        repositoryName: repository.name,
        imageId: { imageDigest: found2.digest, imageTag: imageId.imageTag },
        imageManifest: JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST }),
        imageManifestMediaType: MANIFEST
      });
    } else {
      failures.push({ imageId, failureCode: "ImageNotFound", failureReason: "Requested image not found" });
    }
  }
  return { images, failures };
}

// src/simulator/ecr/lifecycle-policy.ts
function putLifecyclePolicy(input, world) {
  const found2 = repositoryByName(world, input.repositoryName);
  const text = _nullishCoalesce(input.lifecyclePolicyText, () => ( ""));
  checkPolicy(text);
  found2.lifecyclePolicy = text;
  return { registryId: world.account, repositoryName: found2.name, lifecyclePolicyText: text };
}
function getLifecyclePolicy(input, world) {
  const found2 = repositoryByName(world, input.repositoryName);
  const lifecyclePolicyText = textOf(found2, world);
  return { registryId: world.account, repositoryName: found2.name, lifecyclePolicyText };
}
function deleteLifecyclePolicy(input, world) {
  const found2 = repositoryByName(world, input.repositoryName);
  const lifecyclePolicyText = textOf(found2, world);
  found2.lifecyclePolicy = void 0;
  return { registryId: world.account, repositoryName: found2.name, lifecyclePolicyText };
}
function textOf({ name, lifecyclePolicy }, world) {
  if (lifecyclePolicy !== void 0) return lifecyclePolicy;
  throw new AwsError(
    "LifecyclePolicyNotFoundException",
    `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${world.account}'`
  );
}
function checkPolicy(text) {
  if (text.length < 100 || text.length > 30720) {
    throw refused5(`Member must have length between 100 and 30720, inclusive`);
  }
  const rules = rulesIn(text);
  for (const rule of rules) checkRule(rule);
  const priorities = rules.map((rule) => Number(rule.rulePriority));
  if (new Set(priorities).size < priorities.length) throw refused5("Lifecycle policy has duplicate rule priorities");
  const catchAll = rules.filter((rule) => fields(rule.selection).tagStatus === "any");
  if (catchAll.length > 1) throw refused5(`There can be only one rule with 'tagStatus=any'`);
  if (catchAll.some((rule) => Number(rule.rulePriority) < Math.max(...priorities))) {
    throw refused5(`Rule with 'tagStatus=any' must have the lowest priority`);
  }
}
function checkRule(rule) {
  const { rulePriority } = rule;
  if (!Number.isInteger(rulePriority) || Number(rulePriority) < 1) throw refused5("rulePriority must be an integer >= 1");
  const selection = fields(rule.selection);
  const { tagStatus, tagPatternList, tagPrefixList, countType, countUnit, countNumber } = selection;
  if (!["tagged", "untagged", "any"].includes(String(tagStatus))) {
    throw refused5(`'tagStatus' must be tagged, untagged or any`);
  }
  const lists = [tagPatternList, tagPrefixList].filter((list) => Array.isArray(list) && list.length > 0).length;
  if (lists !== (tagStatus === "tagged" ? 1 : 0)) {
    throw refused5(`'tagPatternList' or 'tagPrefixList' must be given with 'tagStatus=tagged', and only then`);
  }
  if (!/^(imageCountMoreThan|sinceImagePushed|sinceImagePulled|sinceImageTransitioned)$/.test(String(countType))) {
    throw refused5(`'countType' is not valid`);
  }
  if (countType === "imageCountMoreThan" !== (countUnit === void 0)) {
    throw refused5(`'countUnit' must be given with a countType of since..., and only then`);
  }
  if (!Number.isInteger(countNumber) || Number(countNumber) < 1) throw refused5(`'countNumber' must be an integer >= 1`);
  if (!["expire", "transition"].includes(String(fields(rule.action).type))) throw refused5(`'action' is not valid`);
}
function rulesIn(text) {
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch (e) {
    throw refused5("not valid JSON");
  }
  const { rules } = fields(parsed);
  if (!Array.isArray(rules) || rules.length === 0) throw refused5('object has missing required properties (["rules"])');
  return rules.map(fields);
}
var fields = (value) => typeof value === "object" && value !== null ? value : {};
var refused5 = (why) => new AwsError(
  "InvalidParameterException",
  `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${why}'`
);

// src/simulator/ecr/tags.ts
var TAGS_PER_REPOSITORY = 50;
function tagResource4(input, world) {
  const { tags } = byArn(world, input.resourceArn);
  checkTags3(_nullishCoalesce(input.tags, () => ( [])), tags);
  addTags(tags, input.tags);
  return {};
}
function untagResource4(input, world) {
  const { tags } = byArn(world, input.resourceArn);
  for (const key of _nullishCoalesce(input.tagKeys, () => ( []))) tags.delete(key);
  return {};
}
function listTagsForResource4(input, world) {
  return { tags: tagList(byArn(world, input.resourceArn).tags) };
}
function checkTags3(added, present) {
  const keys = added.map(({ Key = "" }) => Key);
  if (keys.some((key) => key === "" || key.length > 128 || key.startsWith("aws:"))) {
    throw new AwsError("InvalidTagParameterException", "Tag keys must be 1 to 128 characters and not start with aws:");
  }
  if ((/* @__PURE__ */ new Set([...keys, ...present.keys()])).size > TAGS_PER_REPOSITORY) {
    throw new AwsError("TooManyTagsException", `A repository can have at most ${TAGS_PER_REPOSITORY} tags`);
  }
}
function byArn(world, arn = "") {
  const name = arn.split(":repository/")[1];
  if (name === void 0) {
    throw new AwsError(
      "InvalidParameterException",
      `Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'`
    );
  }
  return repositoryByName(world, name);
}

// src/simulator/ecr/repository.ts
var NAME4 = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
function createRepository(input, world) {
  const { repositories } = registry(world);
  const { repositoryName: name = "", imageTagMutability: mutability = "MUTABLE" } = input;
  if (name.length < 2 || name.length > 256 || !NAME4.test(name)) {
    throw new AwsError(
      "InvalidParameterException",
      `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '${NAME4.source.slice(1, -1)}''`
    );
  }
  checkExclusions(mutability, input.imageTagMutabilityExclusionFilters);
  checkTags3(_nullishCoalesce(input.tags, () => ( [])), /* @__PURE__ */ new Map());
  if (repositories.has(name)) {
    throw new AwsError(
      "RepositoryAlreadyExistsException",
      `The repository with name '${name}' already exists in the registry with id '${world.account}'`
    );
  }
  const suffix = world.partition === "aws-cn" ? ".cn" : "";
  const made = {
    name,
    arn: `arn:${world.partition}:ecr:${world.region}:${world.account}:repository/${name}`,
    uri: `${world.account}.dkr.ecr.${world.region}.amazonaws.com${suffix}/${name}`,
    createdAt: world.clock.now(),
    encryption: {
      encryptionType: _nullishCoalesce(_optionalChain([input, 'access', _299 => _299.encryptionConfiguration, 'optionalAccess', _300 => _300.encryptionType]), () => ( "AES256")),
      kmsKey: _optionalChain([input, 'access', _301 => _301.encryptionConfiguration, 'optionalAccess', _302 => _302.kmsKey])
    },
    scanOnPush: _nullishCoalesce(_optionalChain([input, 'access', _303 => _303.imageScanningConfiguration, 'optionalAccess', _304 => _304.scanOnPush]), () => ( false)),
    mutability,
    exclusionFilters: filtersOf(input.imageTagMutabilityExclusionFilters),
    lifecyclePolicy: void 0,
    images: /* @__PURE__ */ new Map(),
    tags: addTags(/* @__PURE__ */ new Map(), input.tags)
  };
  repositories.set(name, made);
  return { repository: shapeOf(made, world) };
}
function describeRepositories(input, world) {
  const asked = _optionalChain([input, 'access', _305 => _305.repositoryNames, 'optionalAccess', _306 => _306.map, 'call', _307 => _307((name) => repositoryByName(world, name))]);
  const { items, next } = page(
    _nullishCoalesce(asked, () => ( [...registry(world).repositories.values()])),
    _nullishCoalesce(input.maxResults, () => ( 100)),
    input.nextToken
  );
  return { repositories: items.map((each) => shapeOf(each, world)), nextToken: next };
}
function deleteRepository(input, world) {
  const found2 = repositoryByName(world, input.repositoryName);
  if (found2.images.size > 0 && input.force !== true) {
    throw new AwsError(
      "RepositoryNotEmptyException",
      `The repository with name '${found2.name}' in registry with id '${world.account}' cannot be deleted because it still contains images`
    );
  }
  registry(world).repositories.delete(found2.name);
  return { repository: shapeOf(found2, world) };
}
function putImageScanningConfiguration(input, world) {
  const found2 = repositoryByName(world, input.repositoryName);
  found2.scanOnPush = _nullishCoalesce(_optionalChain([input, 'access', _308 => _308.imageScanningConfiguration, 'optionalAccess', _309 => _309.scanOnPush]), () => ( false));
  return {
    registryId: world.account,
    repositoryName: found2.name,
    imageScanningConfiguration: { scanOnPush: found2.scanOnPush }
  };
}
function putImageTagMutability(input, world) {
  const found2 = repositoryByName(world, input.repositoryName);
  const mutability = _nullishCoalesce(input.imageTagMutability, () => ( "MUTABLE"));
  checkExclusions(mutability, input.imageTagMutabilityExclusionFilters);
  found2.mutability = mutability;
  found2.exclusionFilters = filtersOf(input.imageTagMutabilityExclusionFilters);
  return { registryId: world.account, repositoryName: found2.name, imageTagMutability: mutability };
}
var filtersOf = (filters) => (_nullishCoalesce(filters, () => ( []))).map(({ filter = "" }) => ({ filterType: "WILDCARD", filter }));
function checkExclusions(mutability, filters) {
  if (mutability.endsWith("_WITH_EXCLUSION") === (filters !== void 0 && filters.length > 0)) return;
  throw new AwsError(
    "InvalidParameterException",
    `Invalid parameter at 'imageTagMutabilityExclusionFilters' failed to satisfy constraint: 'must be given with a mutability with exclusion, and only then'`
  );
}
function shapeOf(repository, world) {
  return {
    repositoryArn: repository.arn,
    registryId: world.account,
    repositoryName: repository.name,
    repositoryUri: repository.uri,
    createdAt: new Date(repository.createdAt),
    imageTagMutability: repository.mutability,
    imageTagMutabilityExclusionFilters: repository.exclusionFilters.length > 0 ? repository.exclusionFilters : void 0,
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: repository.encryption
  };
}

// src/simulator/ecr/index.ts
var operations5 = {
  CreateRepository: createRepository,
  DescribeRepositories: describeRepositories,
  DeleteRepository: deleteRepository,
  PutImageScanningConfiguration: putImageScanningConfiguration,
  PutImageTagMutability: putImageTagMutability,
  PutLifecyclePolicy: putLifecyclePolicy,
  GetLifecyclePolicy: getLifecyclePolicy,
  DeleteLifecyclePolicy: deleteLifecyclePolicy,
  DescribeImages: describeImages,
  BatchGetImage: batchGetImage,
  TagResource: tagResource4,
  UntagResource: untagResource4,
  ListTagsForResource: listTagsForResource4
};

// src/simulator/ecs/index.ts
var ecs_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, ecs_exports, {
  operations: () => operations6,
  resources: () => resources3
});

// src/simulator/ecs/service.ts


// src/simulator/ecs/service-settings.ts
function withDefaults3(cluster, settings) {
  const { networkConfiguration, deploymentConfiguration: rollout, loadBalancers = [] } = settings;
  const { deploymentCircuitBreaker: breaker } = _nullishCoalesce(rollout, () => ( {}));
  const daemon = settings.schedulingStrategy === "DAEMON";
  const vpc = _optionalChain([networkConfiguration, 'optionalAccess', _310 => _310.awsvpcConfiguration]);
  return {
    ...settings,
    ...capacity(cluster, settings),
    platformVersion: _nullishCoalesce(settings.platformVersion, () => ( "LATEST")),
    loadBalancers,
    serviceRegistries: _nullishCoalesce(settings.serviceRegistries, () => ( [])),
    placementConstraints: _nullishCoalesce(settings.placementConstraints, () => ( [])),
    placementStrategy: _nullishCoalesce(settings.placementStrategy, () => ( [])),
    schedulingStrategy: _nullishCoalesce(settings.schedulingStrategy, () => ( "REPLICA")),
    deploymentController: _nullishCoalesce(settings.deploymentController, () => ( { type: "ECS" })),
    healthCheckGracePeriodSeconds: _nullishCoalesce(settings.healthCheckGracePeriodSeconds, () => ( (loadBalancers.length > 0 ? 0 : void 0))),
    enableECSManagedTags: _nullishCoalesce(settings.enableECSManagedTags, () => ( false)),
    enableExecuteCommand: _nullishCoalesce(settings.enableExecuteCommand, () => ( false)),
    propagateTags: _nullishCoalesce(settings.propagateTags, () => ( "NONE")),
    availabilityZoneRebalancing: _nullishCoalesce(settings.availabilityZoneRebalancing, () => ( "ENABLED")),
    networkConfiguration: vpc && {
      awsvpcConfiguration: {
        subnets: vpc.subnets,
        securityGroups: _nullishCoalesce(vpc.securityGroups, () => ( [])),
        assignPublicIp: _nullishCoalesce(vpc.assignPublicIp, () => ( "DISABLED"))
      }
    },
    deploymentConfiguration: {
      ...rollout,
      deploymentCircuitBreaker: { ...breaker, enable: _nullishCoalesce(_optionalChain([breaker, 'optionalAccess', _311 => _311.enable]), () => ( false)), rollback: _nullishCoalesce(_optionalChain([breaker, 'optionalAccess', _312 => _312.rollback]), () => ( false)) },
      maximumPercent: _nullishCoalesce(_optionalChain([rollout, 'optionalAccess', _313 => _313.maximumPercent]), () => ( (daemon ? 100 : 200))),
      minimumHealthyPercent: _nullishCoalesce(_optionalChain([rollout, 'optionalAccess', _314 => _314.minimumHealthyPercent]), () => ( (daemon ? 0 : 100))),
      strategy: _nullishCoalesce(_optionalChain([rollout, 'optionalAccess', _315 => _315.strategy]), () => ( "ROLLING")),
      bakeTimeInMinutes: _nullishCoalesce(_optionalChain([rollout, 'optionalAccess', _316 => _316.bakeTimeInMinutes]), () => ( 0))
    }
  };
}
function capacity(cluster, { capacityProviderStrategy: given = [], launchType }) {
  const strategy = given.length > 0 || launchType ? given : cluster.strategy;
  return {
    capacityProviderStrategy: strategy.map((item) => ({ ...item, weight: _nullishCoalesce(item.weight, () => ( 0)), base: _nullishCoalesce(item.base, () => ( 0)) })),
    launchType: strategy.length > 0 ? launchType : _nullishCoalesce(launchType, () => ( "EC2"))
  };
}

// src/simulator/ecs/service-view.ts
var tally = (tasks) => ({
  runningCount: tasks.filter((task) => ["RUNNING", "DEACTIVATING"].includes(task.lastStatus)).length,
  pendingCount: tasks.filter((task) => ["PROVISIONING", "PENDING", "ACTIVATING"].includes(task.lastStatus)).length
});
function serviceView(world, service, withTags) {
  const { settings } = service;
  const tasks = [...service.cluster.tasks.values()].filter((task) => task.service === service);
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status,
    desiredCount: service.desiredCount,
    ...tally(tasks),
    taskDefinition: settings.taskDefinition,
    loadBalancers: settings.loadBalancers,
    serviceRegistries: settings.serviceRegistries,
    ..._optionalChain([settings, 'access', _317 => _317.capacityProviderStrategy, 'optionalAccess', _318 => _318.length]) ? { capacityProviderStrategy: settings.capacityProviderStrategy } : { launchType: settings.launchType },
    platformVersion: settings.platformVersion,
    platformFamily: "Linux",
    deploymentConfiguration: settings.deploymentConfiguration,
    deployments: service.deployments.map((deployment) => deploymentView(service, deployment, tasks)),
    roleArn: `arn:${world.partition}:iam::${world.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    events: [...service.events],
    createdAt: service.createdAt,
    placementConstraints: settings.placementConstraints,
    placementStrategy: settings.placementStrategy,
    networkConfiguration: settings.networkConfiguration,
    healthCheckGracePeriodSeconds: settings.healthCheckGracePeriodSeconds,
    schedulingStrategy: settings.schedulingStrategy,
    deploymentController: settings.deploymentController,
    createdBy: `arn:${world.partition}:iam::${world.account}:root`,
    enableECSManagedTags: settings.enableECSManagedTags,
    propagateTags: settings.propagateTags,
    enableExecuteCommand: settings.enableExecuteCommand,
    availabilityZoneRebalancing: settings.availabilityZoneRebalancing,
    ...withTags ? { tags: _nullishCoalesce(containers(world).tags.get(service.arn), () => ( [])) } : {}
  };
}
function deploymentView(service, deployment, tasks) {
  const { settings } = deployment.revision;
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: settings.taskDefinition,
    desiredCount: deployment.status === "PRIMARY" && deployment.rolloutState !== "FAILED" && service.status === "ACTIVE" ? service.desiredCount : 0,
    ...tally(tasks.filter((task) => task.deployment === deployment)),
    failedTasks: deployment.failedTasks,
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    ..._optionalChain([settings, 'access', _319 => _319.capacityProviderStrategy, 'optionalAccess', _320 => _320.length]) ? { capacityProviderStrategy: settings.capacityProviderStrategy } : { launchType: settings.launchType },
    platformVersion: settings.platformVersion === "LATEST" ? "1.4.0" : settings.platformVersion,
    platformFamily: "Linux",
    networkConfiguration: settings.networkConfiguration,
    serviceConnectConfiguration: settings.serviceConnectConfiguration,
    volumeConfigurations: settings.volumeConfigurations,
    vpcLatticeConfigurations: settings.vpcLatticeConfigurations,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason
  };
}

// src/simulator/ecs/service.ts
var NAME5 = /^[A-Za-z0-9_-]{1,255}$/;
var TOMBSTONES_STAY = 36e5;
function createService(input, world) {
  const cluster = clusterOf(world, input.cluster);
  const { serviceName: name = "", cluster: _, clientToken, desiredCount, tags = [], taskDefinition, ...rest } = input;
  if (!NAME5.test(name)) throw invalid3("Invalid service name.");
  if (!taskDefinition) throw invalid3("TaskDefinition cannot be blank");
  const settings = withDefaults3(cluster, { ...rest, taskDefinition: activeArn(world, taskDefinition) });
  if (desiredCount === void 0 && settings.schedulingStrategy !== "DAEMON")
    throw invalid3("The desired count must be specified for services that use the REPLICA scheduling strategy.");
  const known = cluster.services.get(name);
  if (_optionalChain([known, 'optionalAccess', _321 => _321.status]) === "DRAINING") throw invalid3("Unable to Start a service that is still Draining.");
  if (_optionalChain([known, 'optionalAccess', _322 => _322.status]) === "ACTIVE") {
    const same = _util.isDeepStrictEqual.call(void 0, known.settings, settings) && known.desiredCount === (_nullishCoalesce(desiredCount, () => ( 0)));
    if (!same || known.clientToken !== clientToken) throw invalid3("Creation of service was not idempotent.");
    return { service: serviceView(world, known, true) };
  }
  checkTags(tags);
  checkService(world, cluster, settings);
  const service = {
    arn: ecsArn(world, `service/${cluster.name}/${name}`),
    name,
    cluster,
    clientToken,
    createdAt: now(world),
    status: "ACTIVE",
    settings,
    desiredCount: _nullishCoalesce(desiredCount, () => ( 0)),
    deployments: [],
    records: [],
    revisions: [],
    lastCompleted: void 0,
    events: [],
    steady: false
  };
  cluster.services.set(name, service);
  containers(world).tags.set(service.arn, [...tags]);
  deploy(world, service, settings);
  start(world, service);
  return { service: serviceView(world, service, true) };
}
function capacityChange(settings, strategy) {
  if (strategy === void 0) return { launchType: settings.launchType };
  return { launchType: strategy.length > 0 ? void 0 : runsOnFargate(settings) ? "FARGATE" : "EC2" };
}
var IN_PLACE = [
  "availabilityZoneRebalancing",
  "capacityProviderStrategy",
  "deploymentConfiguration",
  "deploymentController",
  "enableECSManagedTags",
  "enableExecuteCommand",
  "healthCheckGracePeriodSeconds",
  "launchType",
  "placementConstraints",
  "placementStrategy",
  "propagateTags"
];
function updateService(input, world) {
  const service = serviceOf(world, input.cluster, input.service);
  if (service.status !== "ACTIVE") throw new AwsError("ServiceNotActiveException", "Service was not ACTIVE.");
  const { cluster: _, service: __, desiredCount, forceNewDeployment, taskDefinition, ...changes } = input;
  const settings = withDefaults3(service.cluster, {
    ...service.settings,
    ...changes,
    ...capacityChange(service.settings, changes.capacityProviderStrategy),
    ...taskDefinition ? { taskDefinition: activeArn(world, taskDefinition) } : {}
  });
  checkService(world, service.cluster, settings);
  service.desiredCount = _nullishCoalesce(desiredCount, () => ( service.desiredCount));
  const keys = Object.keys(settings);
  const rolls = keys.some((key) => !IN_PLACE.includes(key) && !_util.isDeepStrictEqual.call(void 0, settings[key], service.settings[key]));
  service.steady = false;
  service.settings = settings;
  if (forceNewDeployment || rolls) deploy(world, service, settings);
  start(world, service);
  return { service: serviceView(world, service, false) };
}
function deleteService(input, world) {
  const service = serviceOf(world, input.cluster, input.service);
  if (service.status === "ACTIVE") {
    const idle = service.desiredCount === 0 || service.settings.schedulingStrategy === "DAEMON";
    if (!idle && !input.force) throw invalid3("The service cannot be stopped while it is scaled above 0.");
    service.status = "DRAINING";
    service.desiredCount = 0;
    start(world, service);
    world.clock.after(TOMBSTONES_STAY, () => {
      if (service.status === "INACTIVE" && service.cluster.services.get(service.name) === service)
        service.cluster.services.delete(service.name);
    });
  }
  return { service: serviceView(world, service, false) };
}
function describeServices(input, world) {
  const cluster = clusterOf(world, input.cluster);
  const references = _nullishCoalesce(input.services, () => ( []));
  if (references.length === 0) throw invalid3("Services cannot be empty.");
  if (references.length > 10) throw invalid3("Services cannot contain more than 10 elements.");
  const found2 = references.map((reference) => [reference, cluster.services.get(shortName(reference))]);
  return {
    services: found2.flatMap(
      ([, service]) => service ? [serviceView(world, service, _nullishCoalesce(_optionalChain([input, 'access', _323 => _323.include, 'optionalAccess', _324 => _324.includes, 'call', _325 => _325("TAGS")]), () => ( false)))] : []
    ),
    failures: found2.filter(([, service]) => !service).map(([reference]) => ({
      arn: ecsArn(world, `service/${cluster.name}/${shortName(reference)}`),
      reason: "MISSING"
    }))
  };
}
function listServices(input, world) {
  const arns = [...clusterOf(world, input.cluster).services.values()].filter((service) => service.status !== "INACTIVE").filter(({ settings }) => input.launchType === void 0 || settings.launchType === input.launchType).map((service) => service.arn);
  const from = Number(_nullishCoalesce(input.nextToken, () => ( 0)));
  const to = from + (_nullishCoalesce(input.maxResults, () => ( 10)));
  return { serviceArns: arns.slice(from, to), ...to < arns.length ? { nextToken: String(to) } : {} };
}
function serviceOf(world, cluster, reference = "") {
  const service = clusterOf(world, cluster).services.get(shortName(reference));
  if (!service || service.status === "INACTIVE") throw new AwsError("ServiceNotFoundException", "Service not found.");
  return service;
}
function activeArn(world, reference) {
  const definition = findTaskDefinition(world, reference);
  if (!definition) throw new AwsError("ClientException", "Unable to describe task definition.");
  if (definition.status !== "ACTIVE") throw new AwsError("ClientException", "TaskDefinition is inactive");
  return _nullishCoalesce(definition.taskDefinitionArn, () => ( ""));
}
var start = (world, service) => world.clock.after(1e3, () => schedule(world, service));

// src/simulator/ecs/service-deployment.ts

var servicesOf = (world) => [...containers(world).clusters.values()].flatMap(({ services: services2 }) => [...services2.values()]);
function listServiceDeployments(input, world) {
  const service = serviceOf(world, input.cluster, input.service);
  const after = _nullishCoalesce(_optionalChain([input, 'access', _326 => _326.createdAt, 'optionalAccess', _327 => _327.after, 'optionalAccess', _328 => _328.getTime, 'call', _329 => _329()]), () => ( 0));
  const before = _nullishCoalesce(_optionalChain([input, 'access', _330 => _330.createdAt, 'optionalAccess', _331 => _331.before, 'optionalAccess', _332 => _332.getTime, 'call', _333 => _333()]), () => ( Infinity));
  const records = service.records.filter(({ createdAt }) => createdAt.getTime() >= after && createdAt.getTime() <= before).filter(({ status }) => input.status === void 0 || input.status.includes(status)).toReversed();
  const from = Number(_nullishCoalesce(input.nextToken, () => ( 0)));
  const to = from + (_nullishCoalesce(input.maxResults, () => ( 20)));
  return {
    serviceDeployments: records.slice(from, to).map((record) => {
      const { sourceServiceRevisions, targetServiceRevision, ...brief } = view3(service, record);
      return { ...brief, targetServiceRevisionArn: _optionalChain([targetServiceRevision, 'optionalAccess', _334 => _334.arn]) };
    }),
    ...to < records.length ? { nextToken: String(to) } : {}
  };
}
function describeServiceDeployments(input, world) {
  const arns = _nullishCoalesce(input.serviceDeploymentArns, () => ( []));
  if (arns.length > 20) throw invalid3("Service deployment ARNs cannot contain more than 20 elements.");
  const found2 = arns.map((arn) => [arn, findRecord(world, arn)]);
  return {
    serviceDeployments: found2.flatMap(([, each]) => each ? [view3(each.service, each.record)] : []),
    failures: found2.filter(([, each]) => !each).map(([arn]) => ({ arn, reason: "MISSING" }))
  };
}
function describeServiceRevisions(input, world) {
  const arns = _nullishCoalesce(input.serviceRevisionArns, () => ( []));
  const found2 = arns.map((arn) => {
    const service = servicesOf(world).find(({ revisions }) => revisions.some((revision) => revision.arn === arn));
    return [arn, service, _optionalChain([service, 'optionalAccess', _335 => _335.revisions, 'access', _336 => _336.find, 'call', _337 => _337((revision) => revision.arn === arn)])];
  });
  return {
    serviceRevisions: found2.flatMap(
      ([, service, revision]) => service && revision ? [
        {
          serviceRevisionArn: revision.arn,
          serviceArn: service.arn,
          clusterArn: service.cluster.arn,
          ...revision.settings,
          containerImages: containerImages(world, revision),
          resolvedConfiguration: {
            loadBalancers: (_nullishCoalesce(revision.settings.loadBalancers, () => ( []))).map(
              ({ advancedConfiguration, targetGroupArn }) => ({
                targetGroupArn,
                productionListenerRule: _optionalChain([advancedConfiguration, 'optionalAccess', _338 => _338.productionListenerRule])
              })
            )
          },
          createdAt: revision.createdAt
        }
      ] : []
    ),
    failures: found2.filter(([, , revision]) => !revision).map(([arn]) => ({ arn, reason: "MISSING" }))
  };
}
function containerImages(world, { settings }) {
  const { containerDefinitions = [] } = _nullishCoalesce(findTaskDefinition(world, settings.taskDefinition), () => ( {}));
  return containerDefinitions.map(({ image = "", name }) => ({
    containerName: name,
    image,
    imageDigest: _nullishCoalesce(_nullishCoalesce(image.split("@")[1], () => ( digestOf(world, image))), () => ( `sha256:${_crypto.createHash.call(void 0, "sha256").update(image).digest("hex")}`))
  }));
}
function findRecord(world, arn) {
  for (const service of servicesOf(world)) {
    const record = service.records.find((each) => each.arn === arn);
    if (record) return { service, record };
  }
  return void 0;
}
function view3(service, record) {
  const { deploymentConfiguration = {} } = record.target.settings;
  const breaker = _nullishCoalesce(_optionalChain([deploymentConfiguration, 'access', _339 => _339.deploymentCircuitBreaker, 'optionalAccess', _340 => _340.enable]), () => ( false));
  return {
    serviceDeploymentArn: record.arn,
    serviceArn: service.arn,
    clusterArn: service.cluster.arn,
    createdAt: record.createdAt,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    updatedAt: record.updatedAt,
    sourceServiceRevisions: record.sources.map((revision) => summary(service, revision)),
    targetServiceRevision: summary(service, record.target),
    status: record.status,
    statusReason: record.statusReason,
    lifecycleStage: _optionalChain([record, 'access', _341 => _341.strategy, 'optionalAccess', _342 => _342.stage]),
    lifecycleHookDetails: record.hooks.map(hookView),
    stoppedAt: record.status === "STOPPED" ? record.finishedAt : void 0,
    alarms: alarmsView(record),
    deploymentConfiguration,
    rollback: record.rollback,
    deploymentCircuitBreaker: {
      status: !breaker ? "DISABLED" : record.triggered ? "TRIGGERED" : record.status === "IN_PROGRESS" ? "MONITORING" : "MONITORING_COMPLETE",
      failureCount: record.failureCount,
      threshold: record.threshold
    }
  };
}
function summary(service, revision) {
  const tasks = [...service.cluster.tasks.values()].filter(
    (task) => task.service === service && task.deployment.revision === revision && task.lastStatus !== "STOPPED"
  );
  return {
    arn: revision.arn,
    requestedTaskCount: _optionalChain([service, 'access', _343 => _343.deployments, 'access', _344 => _344[0], 'optionalAccess', _345 => _345.revision]) === revision ? service.desiredCount : 0,
    runningTaskCount: tasks.filter((task) => task.lastStatus === "RUNNING").length,
    ...trafficOf(service, revision),
    pendingTaskCount: tasks.filter((task) => ["PROVISIONING", "PENDING", "ACTIVATING"].includes(task.lastStatus)).length
  };
}
function trafficOf(service, revision) {
  const { strategy, target } = _nullishCoalesce(service.records.at(-1), () => ( {}));
  if (!strategy) return {};
  const own = target === revision;
  return {
    requestedProductionTrafficWeight: own ? strategy.production : 100 - strategy.production,
    requestedTestTrafficWeight: own ? strategy.test : 100 - strategy.test
  };
}

// src/simulator/ecs/stop-service-deployment.ts
function stopServiceDeployment(input, world) {
  const { service, record } = found(world, input.serviceDeploymentArn);
  const [primary] = service.deployments;
  if (!["PENDING", "IN_PROGRESS"].includes(record.status) || _optionalChain([primary, 'optionalAccess', _346 => _346.record]) !== record)
    throw new AwsError("ConflictException", `The service deployment is ${record.status} and cannot be stopped.`);
  if (_optionalChain([record, 'access', _347 => _347.strategy, 'optionalAccess', _348 => _348.stage]) === "CLEAN_UP")
    throw new AwsError("ConflictException", "The service deployment is in CLEAN_UP and cannot be stopped.");
  const abort = input.stopType === "ABORT";
  if (!abort && !service.lastCompleted) throw invalid3("There is no completed deployment to roll back to.");
  primary.rolloutState = "FAILED";
  primary.rolloutStateReason = `ECS deployment ${primary.id} stopped.`;
  record.status = abort ? "STOP_REQUESTED" : "ROLLBACK_REQUESTED";
  record.statusReason = "Service deployment stopped by user.";
  world.clock.after(1e3, () => {
    if (service.deployments[0] !== primary) return;
    if (abort) end(world, record, "STOPPED", record.statusReason);
    else rollBack(world, service, primary, "Service deployment stopped by user.");
    schedule(world, service);
  });
  return { serviceDeploymentArn: record.arn };
}
function continueServiceDeployment(input, world) {
  const { record } = found(world, input.serviceDeploymentArn);
  const hook = record.hooks.find(({ hookId }) => hookId !== void 0 && hookId === input.hookId);
  if (!hook) throw invalid3("The specified lifecycle hook was not found.");
  if (record.status !== "IN_PROGRESS" || hook.status !== "AWAITING_ACTION")
    throw invalid3("The specified lifecycle hook is not awaiting an action.");
  const goesOn = input.action !== "ROLLBACK";
  hook.resolve(goesOn ? "SUCCEEDED" : "FAILED", goesOn);
  return { serviceDeploymentArn: record.arn };
}
function found(world, arn) {
  const record = findRecord(world, _nullishCoalesce(arn, () => ( "")));
  if (!record) throw new AwsError("ServiceDeploymentNotFoundException", "Service deployment not found.");
  return record;
}

// src/simulator/ecs/task-definition-families.ts
function listTaskDefinitionFamilies(input, world) {
  const { familyPrefix = "", status = "ALL" } = input;
  const found2 = [...containers(world).taskDefinitions].filter(([family, revisions]) => family.startsWith(familyPrefix) && revisions.length > 0).filter(([, revisions]) => {
    const hasActive = revisions.some((revision) => revision.status === "ACTIVE");
    return status === "ALL" || hasActive === (status === "ACTIVE");
  }).map(([family]) => family).sort();
  const { items, next } = page(found2, _nullishCoalesce(input.maxResults, () => ( 100)), input.nextToken);
  return { families: items, ...next ? { nextToken: next } : {} };
}

// src/simulator/ecs/task-operations.ts
function listTasks(input, world) {
  const cluster = clusterOf(world, input.cluster);
  const desired = _nullishCoalesce(input.desiredStatus, () => ( "RUNNING"));
  const arns = [...cluster.tasks.values()].filter((task) => task.desiredStatus === desired).filter((task) => input.serviceName === void 0 || task.service.name === shortName(input.serviceName)).filter((task) => input.family === void 0 || task.definition.family === input.family).filter((task) => input.startedBy === void 0 || task.deployment.id === input.startedBy).map((task) => task.arn);
  const from = Number(_nullishCoalesce(input.nextToken, () => ( 0)));
  const to = from + (_nullishCoalesce(input.maxResults, () => ( 100)));
  return { taskArns: arns.slice(from, to), ...to < arns.length ? { nextToken: String(to) } : {} };
}
function describeTasks(input, world) {
  const cluster = clusterOf(world, input.cluster);
  const references = _nullishCoalesce(input.tasks, () => ( []));
  if (references.length === 0) throw invalid3("Tasks cannot be empty.");
  if (references.length > 100) throw invalid3("Tasks cannot contain more than 100 elements.");
  const found2 = references.map((reference) => [reference, cluster.tasks.get(shortName(reference))]);
  return {
    tasks: found2.flatMap(([, task]) => task ? [view4(world, task, _nullishCoalesce(_optionalChain([input, 'access', _349 => _349.include, 'optionalAccess', _350 => _350.includes, 'call', _351 => _351("TAGS")]), () => ( false)))] : []),
    failures: found2.filter(([, task]) => !task).map(([reference]) => ({
      arn: ecsArn(world, `task/${cluster.name}/${shortName(reference)}`),
      reason: "MISSING"
    }))
  };
}
function stopTaskOperation(input, world) {
  const cluster = clusterOf(world, input.cluster);
  const task = cluster.tasks.get(shortName(_nullishCoalesce(input.task, () => ( ""))));
  if (!task) throw invalid3("The referenced task was not found.");
  stopTask(world, task, "UserInitiated", _nullishCoalesce(input.reason, () => ( "Task stopped by user")), watcherOf(world, task.service));
  return { task: view4(world, task, false) };
}
function view4(world, task, withTags) {
  const { settings } = task.deployment.revision;
  const healths = task.containers.filter(({ timeline }) => timeline.definition.healthCheck && timeline.definition.essential !== false).map(({ healthStatus }) => healthStatus);
  return {
    taskArn: task.arn,
    clusterArn: task.cluster.arn,
    taskDefinitionArn: task.definition.taskDefinitionArn,
    group: `service:${task.service.name}`,
    startedBy: task.deployment.id,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: _nullishCoalesce(_nullishCoalesce(healths.find((health) => health === "UNHEALTHY"), () => ( healths.find((health) => health === "UNKNOWN"))), () => ( (healths.length > 0 ? "HEALTHY" : "UNKNOWN"))),
    containerInstanceArn: _optionalChain([task, 'access', _352 => _352.instance, 'optionalAccess', _353 => _353.arn]),
    launchType: runsOnFargate(settings) ? "FARGATE" : "EC2",
    cpu: task.definition.cpu,
    memory: task.definition.memory,
    createdAt: task.createdAt,
    pullStoppedAt: task.pulledAt,
    startedAt: task.startedAt,
    stoppingAt: task.stoppingAt,
    stoppedAt: task.stoppedAt,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    attachments: task.networkInterfaceId ? [
      {
        id: task.id,
        type: "ElasticNetworkInterface",
        status: task.lastStatus === "STOPPED" ? "DELETED" : "ATTACHED",
        details: [
          { name: "subnetId", value: task.subnetId },
          { name: "networkInterfaceId", value: task.networkInterfaceId },
          { name: "privateIPv4Address", value: task.address }
        ]
      }
    ] : [],
    containers: task.containers.map((container) => ({
      containerArn: ecsArn(world, `container/${task.cluster.name}/${task.id}/${container.name}`),
      taskArn: task.arn,
      name: container.name,
      image: container.image,
      runtimeId: container.runtimeId,
      lastStatus: container.lastStatus,
      healthStatus: container.healthStatus,
      exitCode: container.exitCode,
      reason: container.reason,
      networkInterfaces: task.address ? [{ privateIpv4Address: task.address }] : []
    })),
    tags: withTags && task.service.settings.propagateTags === "SERVICE" ? _nullishCoalesce(containers(world).tags.get(task.service.arn), () => ( [])) : []
  };
}

// src/simulator/ecs/index.ts
var operations6 = {
  ContinueServiceDeployment: continueServiceDeployment,
  CreateCluster: createCluster,
  CreateService: createService,
  DeleteCluster: deleteCluster,
  DeleteService: deleteService,
  DeleteTaskDefinitions: deleteTaskDefinitions,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  DescribeClusters: describeClusters,
  DescribeContainerInstances: describeContainerInstances,
  DescribeServiceDeployments: describeServiceDeployments,
  DescribeServiceRevisions: describeServiceRevisions,
  DescribeServices: describeServices,
  DescribeTaskDefinition: describeTaskDefinition,
  DescribeTasks: describeTasks,
  ListClusters: listClusters,
  ListContainerInstances: listContainerInstances,
  ListServiceDeployments: listServiceDeployments,
  ListServices: listServices,
  ListTagsForResource: listTagsForResource,
  ListTaskDefinitions: listTaskDefinitions,
  ListTaskDefinitionFamilies: listTaskDefinitionFamilies,
  ListTasks: listTasks,
  PutClusterCapacityProviders: putClusterCapacityProviders,
  RegisterTaskDefinition: registerTaskDefinition,
  StopServiceDeployment: stopServiceDeployment,
  StopTask: stopTaskOperation,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateCluster: updateCluster,
  UpdateClusterSettings: updateCluster,
  UpdateService: updateService
};

// src/simulator/elbv2/index.ts
var elbv2_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, elbv2_exports, {
  operations: () => operations7,
  resources: () => resources4
});

// src/simulator/elbv2/lookup.ts
function loadBalancerByArn(world, arn = "") {
  const found2 = loadBalancing(world).loadBalancers.get(arn);
  if (!found2) throw missingLoadBalancer(arn);
  return found2;
}
function targetGroupByArn(world, arn = "") {
  const found2 = loadBalancing(world).targetGroups.get(arn);
  if (!found2) throw missingTargetGroups();
  return found2;
}
function listenerByArn(world, arn = "") {
  const found2 = loadBalancing(world).listeners.get(arn);
  if (!found2) throw new AwsError("ListenerNotFound", "One or more listeners not found");
  return found2;
}
function ruleByArn(world, arn = "") {
  const found2 = loadBalancing(world).rules.get(arn);
  if (!found2) throw missingRules();
  return found2;
}
var missingLoadBalancer = (which) => new AwsError(
  "LoadBalancerNotFound",
  which.startsWith("arn:") ? `Load balancer '${which}' not found` : `Load balancers '[${which}]' not found`
);
var missingTargetGroups = () => new AwsError("TargetGroupNotFound", "One or more target groups not found");
var missingRules = () => new AwsError("RuleNotFound", "One or more rules not found");
var invalid6 = (message) => new AwsError("ValidationError", message);
var badConfiguration = (message) => new AwsError("InvalidConfigurationRequest", message);
function checkName(name, what) {
  if (name.length > 32) throw invalid6(`${what} name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw invalid6(`${what} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`);
  }
  if (name.startsWith("-") || name.endsWith("-")) {
    throw invalid6(`${what} name '${name}' cannot begin or end with '-'`);
  }
}
var arnOf2 = (world, path) => `arn:${world.partition}:elasticloadbalancing:${world.region}:${world.account}:${path}`;
var sameMembers = (one, other) => one.length === other.length && [...one].sort().join() === [...other].sort().join();

// src/simulator/elbv2/usage.ts
function groupsOf(actions) {
  const arns = actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...TargetGroupArn ? [TargetGroupArn] : [],
    ...(_nullishCoalesce(_optionalChain([ForwardConfig, 'optionalAccess', _354 => _354.TargetGroups]), () => ( []))).map(({ TargetGroupArn: arn = "" }) => arn)
  ]);
  return [...new Set(arns)];
}
function loadBalancersOf(world, targetGroupArn) {
  const { listeners, rules } = loadBalancing(world);
  const forwards = ({ actions }) => groupsOf(actions).includes(targetGroupArn);
  const users = [...listeners.values()].filter(
    ({ arn, defaultActions }) => forwards({ actions: defaultActions }) || [...rules.values()].some((rule) => rule.listenerArn === arn && forwards(rule))
  );
  return [...new Set(users.map((each) => each.loadBalancerArn))];
}

// src/simulator/elbv2/action.ts
var GROUPS_PER_ACTION = 5;
var FINAL = ["forward", "redirect", "fixed-response"];
function checkedActions(world, given, listener) {
  const actions = _nullishCoalesce(given, () => ( []));
  const last = [...actions].sort((one, other) => (_nullishCoalesce(one.Order, () => ( 0))) - (_nullishCoalesce(other.Order, () => ( 0)))).at(-1);
  if (actions.filter(({ Type = "" }) => FINAL.includes(Type)).length !== 1 || !FINAL.includes(_nullishCoalesce(_optionalChain([last, 'optionalAccess', _355 => _355.Type]), () => ( "")))) {
    throw new AwsError(
      "InvalidLoadBalancerAction",
      "The actions must end with exactly one forward, redirect or fixed-response action"
    );
  }
  for (const action of actions) checkAction(world, action, listener);
  return actions.map((action) => echoed(action, actions.length));
}
function checkAction(world, action, { loadBalancerArn, protocol, port }) {
  if (action.Type === "forward") checkForward(world, action, loadBalancerArn);
  if (action.Type === "redirect") {
    const {
      Protocol = "#{protocol}",
      Port = "#{port}",
      Host = "#{host}",
      Path = "/#{path}"
    } = _nullishCoalesce(action.RedirectConfig, () => ( {}));
    if (!action.RedirectConfig) throw invalid6("A redirect action must have a redirect configuration");
    const loops = (Protocol === "#{protocol}" || Protocol === protocol) && (Port === "#{port}" || Port === String(port)) && Host === "#{host}" && Path === "/#{path}";
    if (loops) {
      throw new AwsError(
        "InvalidLoadBalancerAction",
        "The redirect configuration is not valid because it creates a loop."
      );
    }
  }
  if (action.Type === "fixed-response") {
    const { StatusCode = "", MessageBody = "" } = _nullishCoalesce(action.FixedResponseConfig, () => ( {}));
    if (!/^[245]\d\d$/.test(StatusCode)) throw invalid6(`'${StatusCode}' is not a valid fixed response status code`);
    if (MessageBody.length > 1024) throw invalid6(`The message body cannot be longer than '1024' characters`);
  }
}
function checkForward(world, action, loadBalancerArn) {
  const { targetGroups, loadBalancers } = loadBalancing(world);
  const arns = groupsOf([action]);
  const tuples = _nullishCoalesce(_optionalChain([action, 'access', _356 => _356.ForwardConfig, 'optionalAccess', _357 => _357.TargetGroups]), () => ( []));
  if (arns.length === 0) throw invalid6("A forward action must have a target group");
  if (action.TargetGroupArn && tuples.length > 0 && arns.length > 1) {
    throw badConfiguration("The target group ARN and the forward configuration must name the same target group");
  }
  if (arns.length > GROUPS_PER_ACTION) {
    throw new AwsError(
      "TooManyUniqueTargetGroupsPerLoadBalancer",
      `A forward action can have at most '${GROUPS_PER_ACTION}' target groups`
    );
  }
  if (tuples.some(({ Weight = 1 }) => Weight < 0 || Weight > 999)) {
    throw invalid6(`Target group weights must be between '0' and '999' inclusive`);
  }
  for (const arn of arns) {
    const group = targetGroups.get(arn);
    if (!group) throw missingTargetGroups();
    if (group.vpcId !== _optionalChain([loadBalancers, 'access', _358 => _358.get, 'call', _359 => _359(loadBalancerArn), 'optionalAccess', _360 => _360.vpcId])) {
      throw badConfiguration(`Target group '${arn}' is not in the VPC of the load balancer`);
    }
    if (loadBalancersOf(world, arn).some((other) => other !== loadBalancerArn)) {
      throw new AwsError(
        "TargetGroupAssociationLimit",
        `The following target groups cannot be associated with more than one load balancer: ${arn}`
      );
    }
  }
}
function echoed(action, count) {
  const ordered = { ...action, ...action.Order === void 0 && count > 1 ? { Order: 1 } : {} };
  if (action.Type === "redirect") {
    const defaults = { Protocol: "#{protocol}", Port: "#{port}", Host: "#{host}", Path: "/#{path}", Query: "#{query}" };
    return { ...ordered, RedirectConfig: { StatusCode: void 0, ...defaults, ...action.RedirectConfig } };
  }
  if (action.Type !== "forward") return ordered;
  const arns = groupsOf([action]);
  const { TargetGroups = [], TargetGroupStickinessConfig } = _nullishCoalesce(action.ForwardConfig, () => ( {}));
  const tuples = TargetGroups.length > 0 ? TargetGroups : arns.map((TargetGroupArn) => ({ TargetGroupArn, Weight: 1 }));
  return {
    ...ordered,
    TargetGroupArn: arns.length === 1 ? arns[0] : void 0,
    ForwardConfig: {
      TargetGroups: tuples.map((each) => ({ Weight: 1, ...each })),
      TargetGroupStickinessConfig: _nullishCoalesce(TargetGroupStickinessConfig, () => ( { Enabled: false }))
    }
  };
}

// src/simulator/elbv2/rule-view.ts
function ruleView(rule) {
  return {
    RuleArn: rule.arn,
    Priority: String(rule.priority),
    Conditions: [...rule.conditions],
    Actions: [...rule.actions],
    IsDefault: false
  };
}
function defaultRuleView(listener) {
  return {
    RuleArn: defaultRuleArn(listener),
    Priority: "default",
    Conditions: [],
    Actions: [...listener.defaultActions],
    IsDefault: true
  };
}
function defaultRuleArn({ arn }) {
  return `${arn.replace(":listener/", ":listener-rule/")}/${[..._nullishCoalesce(arn.split("/").at(-1), () => ( ""))].reverse().join("")}`;
}

// src/simulator/elbv2/tags.ts
var TAGS_PER_RESOURCE2 = 50;
var RESOURCES_PER_CALL = 20;
function addTags2(input, world) {
  const all = (_nullishCoalesce(input.ResourceArns, () => ( []))).map((arn) => tagsOf4(arn, world));
  for (const tags of all) checkTags4(input.Tags, tags);
  for (const tags of all) addTags(tags, input.Tags);
  return {};
}
function removeTags(input, world) {
  const all = (_nullishCoalesce(input.ResourceArns, () => ( []))).map((arn) => tagsOf4(arn, world));
  for (const tags of all) for (const key of _nullishCoalesce(input.TagKeys, () => ( []))) tags.delete(key);
  return {};
}
function describeTags({ ResourceArns = [] }, world) {
  if (ResourceArns.length > RESOURCES_PER_CALL) {
    throw invalid6(`A maximum of '${RESOURCES_PER_CALL}' resource ARNs can be specified`);
  }
  return {
    TagDescriptions: ResourceArns.map((ResourceArn) => ({ ResourceArn, Tags: tagList(tagsOf4(ResourceArn, world)) }))
  };
}
function newTags(tags) {
  checkTags4(tags, /* @__PURE__ */ new Map());
  return addTags(/* @__PURE__ */ new Map(), tags);
}
function checkTags4(added = [], present) {
  const keys = added.map(({ Key = "" }) => Key);
  if (new Set(keys).size < keys.length) {
    throw new AwsError("DuplicateTagKeys", "The same tag key cannot be specified more than once");
  }
  if (keys.some((key) => key.toLowerCase().startsWith("aws:"))) {
    throw invalid6(`Tag keys cannot begin with 'aws:'`);
  }
  if ((/* @__PURE__ */ new Set([...keys, ...present.keys()])).size > TAGS_PER_RESOURCE2) {
    throw new AwsError("TooManyTags", `The maximum number of tags for a resource is '${TAGS_PER_RESOURCE2}'`);
  }
}
function tagsOf4(arn, world) {
  const [kind] = arn.split(":").slice(5).join(":").split("/");
  if (kind === "loadbalancer") return loadBalancerByArn(world, arn).tags;
  if (kind === "targetgroup") return targetGroupByArn(world, arn).tags;
  if (kind === "listener") return listenerByArn(world, arn).tags;
  if (kind !== "listener-rule") throw invalid6(`'${arn}' is not a valid load balancing ARN`);
  const owner = [...loadBalancing(world).listeners.values()].find((listener) => defaultRuleArn(listener) === arn);
  if (owner) return owner.defaultRuleTags;
  return ruleByArn(world, arn).tags;
}

// src/simulator/elbv2/listener.ts
var DEFAULT_SSL_POLICY = "ELBSecurityPolicy-2016-08";
var LISTENERS_PER_LOAD_BALANCER = 50;
function createListener(input, world) {
  const { listeners } = loadBalancing(world);
  const { arn: loadBalancerArn } = loadBalancerByArn(world, input.LoadBalancerArn);
  const wanted = settingsOf(world, loadBalancerArn, input);
  const tags = newTags(input.Tags);
  const others = [...listeners.values()].filter((each) => each.loadBalancerArn === loadBalancerArn);
  const present = others.find(({ port }) => port === wanted.port);
  if (present) {
    if (sameSettings(present, wanted)) return { Listeners: [view5(present)] };
    throw duplicate();
  }
  if (others.length >= LISTENERS_PER_LOAD_BALANCER) {
    throw new AwsError("TooManyListeners", `The maximum number of listeners is '${LISTENERS_PER_LOAD_BALANCER}'`);
  }
  const made = {
    ...wanted,
    arn: arnOf2(world, `listener/${loadBalancerArn.split(":loadbalancer/")[1]}/${world.id(16)}`),
    loadBalancerArn,
    tags,
    defaultRuleTags: /* @__PURE__ */ new Map()
  };
  listeners.set(made.arn, made);
  return { Listeners: [view5(made)] };
}
function describeListeners(input, world) {
  const { LoadBalancerArn: balancer, ListenerArns: arns } = input;
  if (Boolean(balancer) === Boolean(arns)) {
    throw invalid6("Either a load balancer ARN or listener ARNs must be specified, but not both");
  }
  if (balancer) loadBalancerByArn(world, balancer);
  const found2 = arns ? arns.map((arn) => listenerByArn(world, arn)) : [...loadBalancing(world).listeners.values()].filter((each) => each.loadBalancerArn === balancer);
  const { items, next } = page(found2, _nullishCoalesce(input.PageSize, () => ( 400)), input.Marker);
  return { Listeners: items.map(view5), NextMarker: next };
}
function modifyListener(input, world) {
  const found2 = listenerByArn(world, input.ListenerArn);
  const wanted = settingsOf(world, found2.loadBalancerArn, input, found2);
  const taken = [...loadBalancing(world).listeners.values()].some(
    (each) => each !== found2 && each.loadBalancerArn === found2.loadBalancerArn && each.port === wanted.port
  );
  if (taken) throw duplicate();
  Object.assign(found2, wanted);
  return { Listeners: [view5(found2)] };
}
function deleteListener({ ListenerArn }, world) {
  removeListener(world, listenerByArn(world, ListenerArn));
  return {};
}
function removeListener(world, { arn }) {
  const { listeners, rules } = loadBalancing(world);
  for (const rule of rules.values()) if (rule.listenerArn === arn) rules.delete(rule.arn);
  listeners.delete(arn);
}
function settingsOf(world, loadBalancerArn, input, current) {
  const port = _nullishCoalesce(input.Port, () => ( _optionalChain([current, 'optionalAccess', _361 => _361.port])));
  const protocol = _nullishCoalesce(input.Protocol, () => ( _optionalChain([current, 'optionalAccess', _362 => _362.protocol])));
  if (port === void 0) throw invalid6("A port must be specified");
  if (port < 1 || port > 65535) throw invalid6(`Port '${port}' must be between '1' and '65535' inclusive`);
  if (!protocol) throw invalid6("A listener protocol must be specified");
  if (protocol !== "HTTP" && protocol !== "HTTPS") {
    throw new AwsError("UnsupportedProtocol", `Protocol '${protocol}' is not supported by application load balancers`);
  }
  const secure = protocol === "HTTPS";
  if (!secure && _optionalChain([input, 'access', _363 => _363.Certificates, 'optionalAccess', _364 => _364.length])) {
    throw badConfiguration("Certificates cannot be specified for HTTP listeners");
  }
  const [certificate, ...more] = _nullishCoalesce(input.Certificates, () => ( []));
  if (more.length > 0) throw new AwsError("TooManyCertificates", "Exactly one default certificate must be specified");
  const certificateArn = secure ? _nullishCoalesce(_optionalChain([certificate, 'optionalAccess', _365 => _365.CertificateArn]), () => ( _optionalChain([current, 'optionalAccess', _366 => _366.certificateArn]))) : void 0;
  if (secure) checkCertificate(world, certificateArn);
  if (input.SslPolicy && !secure) throw badConfiguration("An SSL policy cannot be specified for HTTP listeners");
  if (input.SslPolicy && !input.SslPolicy.startsWith("ELBSecurityPolicy-")) {
    throw new AwsError("SSLPolicyNotFound", `SSL policy '${input.SslPolicy}' not found`);
  }
  return {
    port,
    protocol,
    certificateArn,
    sslPolicy: secure ? _nullishCoalesce(_nullishCoalesce(input.SslPolicy, () => ( _optionalChain([current, 'optionalAccess', _367 => _367.sslPolicy]))), () => ( DEFAULT_SSL_POLICY)) : void 0,
    defaultActions: checkedActions(world, _nullishCoalesce(input.DefaultActions, () => ( _optionalChain([current, 'optionalAccess', _368 => _368.defaultActions]))), {
      loadBalancerArn,
      protocol,
      port
    })
  };
}
function checkCertificate(world, arn) {
  if (!arn) throw invalid6("A certificate must be specified for HTTPS listeners");
  const found2 = certificates(world).certificates.get(arn);
  if (!found2) throw new AwsError("CertificateNotFound", `Certificate '${arn}' not found`);
  if (found2.status !== "ISSUED") {
    throw new AwsError(
      "UnsupportedCertificate",
      `The certificate '${arn}' must have a fully-qualified domain name, a supported signature, and a supported key size.`
    );
  }
}
var duplicate = () => new AwsError("DuplicateListener", "A listener already exists on this port for this load balancer");
function sameSettings(one, other) {
  const listed = ({ port, protocol, certificateArn, sslPolicy, defaultActions }) => JSON.stringify([port, protocol, certificateArn, sslPolicy, defaultActions]);
  return listed(one) === listed(other);
}
function view5(listener) {
  const { certificateArn, sslPolicy } = listener;
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    Port: listener.port,
    Protocol: listener.protocol,
    ...certificateArn ? { Certificates: [{ CertificateArn: certificateArn }], SslPolicy: sslPolicy } : {},
    DefaultActions: [...listener.defaultActions]
  };
}

// src/simulator/elbv2/attributes.ts
var loadBalancerDefaults = [
  ["access_logs.s3.enabled", "false"],
  ["access_logs.s3.bucket", ""],
  ["access_logs.s3.prefix", ""],
  ["idle_timeout.timeout_seconds", "60"],
  ["client_keep_alive.seconds", "3600"],
  ["deletion_protection.enabled", "false"],
  ["routing.http2.enabled", "true"],
  ["routing.http.drop_invalid_header_fields.enabled", "false"],
  ["routing.http.xff_client_port.enabled", "false"],
  ["routing.http.preserve_host_header.enabled", "false"],
  ["routing.http.xff_header_processing.mode", "append"],
  ["routing.http.desync_mitigation_mode", "defensive"],
  ["routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false"],
  ["load_balancing.cross_zone.enabled", "true"],
  ["waf.fail_open.enabled", "false"],
  ["connection_logs.s3.enabled", "false"],
  ["connection_logs.s3.bucket", ""],
  ["connection_logs.s3.prefix", ""],
  ["zonal_shift.config.enabled", "false"]
];
var targetGroupDefaults = [
  ["deregistration_delay.timeout_seconds", "300"],
  ["stickiness.enabled", "false"],
  ["stickiness.type", "lb_cookie"],
  ["stickiness.lb_cookie.duration_seconds", "86400"],
  ["stickiness.app_cookie.cookie_name", ""],
  ["stickiness.app_cookie.duration_seconds", "86400"],
  ["slow_start.duration_seconds", "0"],
  ["load_balancing.algorithm.type", "round_robin"],
  ["load_balancing.algorithm.anomaly_mitigation", "off"],
  ["load_balancing.cross_zone.enabled", "use_load_balancer_configuration"]
];
var ranges = {
  "idle_timeout.timeout_seconds": [1, 4e3],
  "client_keep_alive.seconds": [60, 604800],
  "deregistration_delay.timeout_seconds": [0, 3600],
  "stickiness.lb_cookie.duration_seconds": [1, 604800],
  "stickiness.app_cookie.duration_seconds": [1, 604800]
};
function setAttributes(attributes, changes = []) {
  for (const { Key = "", Value = "" } of changes) check(attributes, Key, Value);
  for (const { Key = "", Value = "" } of changes) attributes.set(Key, Value);
}
function attributeList(attributes) {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }));
}
function check(attributes, key, value) {
  const current = attributes.get(key);
  if (current === void 0) throw invalid6(`Attribute key '${key}' is not recognized`);
  const flag = current === "true" || current === "false";
  if (flag && value !== "true" && value !== "false") throw badValue(key, value, `must be 'true' or 'false'`);
  const [least, most] = _nullishCoalesce(ranges[key], () => ( []));
  if (least === void 0 || most === void 0) return;
  if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most) {
    throw badValue(key, value, `must be between '${least}' and '${most}' inclusive`);
  }
}
var badValue = (key, value, rule) => invalid6(`'${key}' value '${value}' is not valid: it ${rule}`);

// src/simulator/elbv2/load-balancer-network.ts
var LINGER_MILLISECONDS = 6e4;
function checkSubnets(world, subnetIds, internetFacing) {
  const { subnets, vpcs } = networking(world);
  const found2 = subnetIds.map((id) => {
    const subnet = subnets.get(id);
    if (!subnet) throw new AwsError("SubnetNotFound", `The subnet ID '${id}' does not exist`);
    return subnet;
  });
  const zones2 = new Set(found2.map((each) => each.availabilityZone));
  if (zones2.size < 2) throw invalid6("At least two subnets in two different Availability Zones must be specified");
  if (zones2.size < found2.length) {
    throw badConfiguration("A load balancer cannot be attached to multiple subnets in the same Availability Zone");
  }
  const [vpcId = "", ...others] = new Set(found2.map((each) => each.vpcId));
  if (others.length > 0) throw badConfiguration("All subnets must belong to the same VPC");
  if (internetFacing && !_optionalChain([vpcs, 'access', _369 => _369.get, 'call', _370 => _370(vpcId), 'optionalAccess', _371 => _371.internetGateway])) {
    throw new AwsError("InvalidSubnet", `VPC ${vpcId} has no internet gateway`);
  }
  return vpcId;
}
function checkSecurityGroups(world, asked, vpcId) {
  const { securityGroups } = networking(world);
  if (asked.length === 0) {
    return [...securityGroups.values()].filter((each) => each.isDefault && each.vpcId === vpcId).map((each) => each.groupId);
  }
  for (const id of asked) {
    const group = securityGroups.get(id);
    if (!group) throw new AwsError("InvalidSecurityGroup", `Security group '${id}' does not exist`);
    if (group.vpcId !== vpcId) throw badConfiguration("One or more security groups are invalid");
  }
  return asked;
}
function placeInterfaces(world, balancer) {
  const network = networking(world);
  for (const [subnetId, interfaceId] of balancer.interfaces) {
    if (!balancer.subnets.includes(subnetId)) release(network, balancer, subnetId, interfaceId);
  }
  for (const subnetId of balancer.subnets) {
    const present = network.networkInterfaces.get(_nullishCoalesce(balancer.interfaces.get(subnetId), () => ( "")));
    if (present) present.groups = [...balancer.securityGroups];
    else {
      const made = network.attachInterface({
        subnetId,
        groups: balancer.securityGroups,
        description: `ELB ${balancer.arn.split(":loadbalancer/")[1]}`,
        requesterId: "amazon-elb"
      });
      balancer.interfaces.set(subnetId, made.networkInterfaceId);
    }
  }
}
function releaseInterfaces(world, balancer) {
  for (const [subnetId, interfaceId] of balancer.interfaces) release(networking(world), balancer, subnetId, interfaceId);
}
function release(network, balancer, subnetId, interfaceId) {
  network.releaseInterface(interfaceId, LINGER_MILLISECONDS);
  balancer.interfaces.delete(subnetId);
}
var noIpv6 = () => new AwsError("InvalidSubnet", "You must specify subnets with an associated IPv6 CIDR block");

// src/simulator/elbv2/load-balancer.ts
var BALANCERS_PER_CALL = 20;
var LEAST_PROVISIONING_SECONDS = 120;
var PROVISIONING_SPREAD_SECONDS = 60;
var HOSTED_ZONE = "Z35SXDOTRQ7X7K";
function createLoadBalancer(input, world) {
  const { Name: name = "", Scheme: scheme = "internet-facing", IpAddressType: ipAddressType = "ipv4" } = input;
  checkName(name, "Load balancer");
  if (name.startsWith("internal-")) throw invalid6(`Load balancer name '${name}' cannot begin with 'internal-'`);
  if (input.Type && input.Type !== "application") {
    throw new AwsError("NotImplemented", `The simulator does not have ${input.Type} load balancers.`, 501);
  }
  const subnets = subnetsIn(input);
  const vpcId = checkSubnets(world, subnets, scheme === "internet-facing");
  const securityGroups = checkSecurityGroups(world, _nullishCoalesce(input.SecurityGroups, () => ( [])), vpcId);
  if (ipAddressType !== "ipv4") throw noIpv6();
  const tags = newTags(input.Tags);
  const { loadBalancers } = loadBalancing(world);
  const present = [...loadBalancers.values()].find((each) => each.name === name);
  if (present) {
    const same = present.scheme === scheme && present.ipAddressType === ipAddressType && sameMembers(present.subnets, subnets) && sameMembers(present.securityGroups, securityGroups);
    if (same) return { LoadBalancers: [view6(present, world)] };
    throw new AwsError(
      "DuplicateLoadBalancerName",
      `A load balancer with the same name '${name}' exists, but with different settings`
    );
  }
  const prefix = scheme === "internal" ? "internal-" : "";
  const made = {
    arn: arnOf2(world, `loadbalancer/app/${name}/${world.id(16)}`),
    name,
    scheme,
    vpcId,
    dnsName: `${prefix}${name}-${1e9 + Math.floor(world.random() * 1e9)}.${world.region}.elb.amazonaws.com`,
    createdAt: world.clock.now(),
    ipAddressType,
    subnets,
    securityGroups,
    state: "provisioning",
    interfaces: /* @__PURE__ */ new Map(),
    attributes: new Map(loadBalancerDefaults),
    tags
  };
  loadBalancers.set(made.arn, made);
  placeInterfaces(world, made);
  world.clock.after((LEAST_PROVISIONING_SECONDS + world.random() * PROVISIONING_SPREAD_SECONDS) * 1e3, () => {
    made.state = "active";
  });
  return { LoadBalancers: [view6(made, world)] };
}
function describeLoadBalancers(input, world) {
  const { LoadBalancerArns: arns, Names: names } = input;
  if (arns && names) throw invalid6("Load balancer names and load balancer ARNs cannot be specified at the same time");
  if ((_nullishCoalesce(_nullishCoalesce(arns, () => ( names)), () => ( []))).length > BALANCERS_PER_CALL)
    throw invalid6(`A maximum of '${BALANCERS_PER_CALL}' load balancers can be specified`);
  const all = [...loadBalancing(world).loadBalancers.values()];
  const pick = (asked, key) => asked.map((value) => {
    const found3 = all.find((each) => each[key] === value);
    if (!found3) throw missingLoadBalancer(value);
    return found3;
  });
  const found2 = arns ? pick(arns, "arn") : names ? pick(names, "name") : all;
  const { items, next } = page(found2, _nullishCoalesce(input.PageSize, () => ( 400)), input.Marker);
  return { LoadBalancers: items.map((each) => view6(each, world)), NextMarker: next };
}
function deleteLoadBalancer(input, world) {
  const { loadBalancers, listeners } = loadBalancing(world);
  const found2 = loadBalancers.get(_nullishCoalesce(input.LoadBalancerArn, () => ( "")));
  if (!found2) return {};
  if (found2.attributes.get("deletion_protection.enabled") === "true") {
    throw new AwsError(
      "OperationNotPermitted",
      `Load balancer '${found2.arn}' cannot be deleted because deletion protection is enabled`
    );
  }
  for (const each of listeners.values()) if (each.loadBalancerArn === found2.arn) removeListener(world, each);
  releaseInterfaces(world, found2);
  loadBalancers.delete(found2.arn);
  return {};
}
function subnetsIn(input) {
  if (input.Subnets && input.SubnetMappings) {
    throw invalid6("Subnets and subnet mappings cannot be specified at the same time");
  }
  return _nullishCoalesce(input.Subnets, () => ( (_nullishCoalesce(input.SubnetMappings, () => ( []))).map(({ SubnetId = "" }) => SubnetId)));
}
function view6(balancer, world) {
  return {
    LoadBalancerArn: balancer.arn,
    LoadBalancerName: balancer.name,
    DNSName: balancer.dnsName,
    CanonicalHostedZoneId: HOSTED_ZONE,
    CreatedTime: new Date(balancer.createdAt),
    Scheme: balancer.scheme,
    VpcId: balancer.vpcId,
    State: { Code: balancer.state },
    Type: "application",
    AvailabilityZones: zonesOf(balancer, world),
    SecurityGroups: [...balancer.securityGroups],
    IpAddressType: balancer.ipAddressType
  };
}
function zonesOf({ subnets }, world) {
  const known = networking(world).subnets;
  return subnets.map((SubnetId) => ({ ZoneName: _nullishCoalesce(_optionalChain([known, 'access', _372 => _372.get, 'call', _373 => _373(SubnetId), 'optionalAccess', _374 => _374.availabilityZone]), () => ( "")), SubnetId }));
}

// src/simulator/elbv2/load-balancer-settings.ts
function modifyLoadBalancerAttributes(input, world) {
  const { attributes } = loadBalancerByArn(world, input.LoadBalancerArn);
  const offered = new Map((_nullishCoalesce(input.Attributes, () => ( []))).map(({ Key, Value }) => [Key, Value]));
  if (offered.get("load_balancing.cross_zone.enabled") === "false") {
    throw badConfiguration("Cross-zone load balancing cannot be turned off for an Application Load Balancer");
  }
  setAttributes(attributes, input.Attributes);
  return { Attributes: attributeList(attributes) };
}
function describeLoadBalancerAttributes(input, world) {
  return { Attributes: attributeList(loadBalancerByArn(world, input.LoadBalancerArn).attributes) };
}
function setSecurityGroups(input, world) {
  const found2 = loadBalancerByArn(world, input.LoadBalancerArn);
  const groups = _nullishCoalesce(input.SecurityGroups, () => ( []));
  if (groups.length === 0) throw invalid6("At least one security group must be specified");
  found2.securityGroups = checkSecurityGroups(world, groups, found2.vpcId);
  placeInterfaces(world, found2);
  return { SecurityGroupIds: [...found2.securityGroups] };
}
function setSubnets(input, world) {
  const found2 = loadBalancerByArn(world, input.LoadBalancerArn);
  const subnets = subnetsIn(input);
  const vpcId = checkSubnets(world, subnets, found2.scheme === "internet-facing");
  if (vpcId !== found2.vpcId) throw badConfiguration(`The subnets must belong to VPC '${found2.vpcId}'`);
  found2.subnets = subnets;
  placeInterfaces(world, found2);
  return { AvailabilityZones: zonesOf(found2, world), IpAddressType: found2.ipAddressType };
}
function setIpAddressType(input, world) {
  const found2 = loadBalancerByArn(world, input.LoadBalancerArn);
  if (input.IpAddressType !== "ipv4") throw noIpv6();
  found2.ipAddressType = input.IpAddressType;
  return { IpAddressType: found2.ipAddressType };
}

// src/simulator/elbv2/condition.ts
var VALUES_PER_RULE = 5;
var ONCE = ["host-header", "path-pattern", "http-request-method", "source-ip"];
function checkedConditions(conditions = []) {
  if (conditions.length === 0) throw invalid6("A condition must be specified");
  for (const field of ONCE) {
    if (conditions.filter(({ Field }) => Field === field).length > 1) {
      throw invalid6(`The rule can have only one '${field}' condition`);
    }
  }
  const echoed2 = conditions.map(echo);
  const total = echoed2.reduce((sum, condition) => sum + valuesOf2(condition).length, 0);
  if (total > VALUES_PER_RULE) {
    throw new AwsError("ValidationError", `The rule has '${total}' condition values: the limit is '${VALUES_PER_RULE}'`);
  }
  return echoed2;
}
function echo(condition) {
  const { Field = "", Values, HostHeaderConfig, PathPatternConfig } = condition;
  if (![...ONCE, "http-header", "query-string"].includes(Field)) {
    throw invalid6(
      `Condition field '${Field}' must be one of '[${[...ONCE, "http-header", "query-string"].join(", ")}]'`
    );
  }
  const config = Field === "host-header" ? HostHeaderConfig : PathPatternConfig;
  if ((Field === "host-header" || Field === "path-pattern") && Values && config) {
    throw invalid6(`Condition values and the configuration of '${Field}' cannot be specified at the same time`);
  }
  const values = valuesOf2(condition);
  if (values.length === 0) throw invalid6(`A condition value must be specified for '${Field}'`);
  for (const value of values) checkValue(Field, value);
  if (Field === "host-header") return { Field, Values: values, HostHeaderConfig: { Values: values } };
  if (Field === "path-pattern") return { Field, Values: values, PathPatternConfig: { Values: values } };
  return condition;
}
function checkValue(field, value) {
  if (value.length > 128) throw invalid6(`Condition value '${value}' cannot be longer than '128' characters`);
  if (field === "host-header" && !/^[A-Za-z0-9.*?-]+$/.test(value)) {
    throw invalid6(`Condition value '${value}' contains a character that is not valid`);
  }
  if (field === "path-pattern" && !/^[A-Za-z0-9_\-.$/~"'@:+&*?]+$/.test(value)) {
    throw invalid6(`Condition value '${value}' contains a character that is not valid`);
  }
}
function valuesOf2(condition) {
  const { Field, Values = [] } = condition;
  if (Field === "host-header") return _nullishCoalesce(_optionalChain([condition, 'access', _375 => _375.HostHeaderConfig, 'optionalAccess', _376 => _376.Values]), () => ( Values));
  if (Field === "path-pattern") return _nullishCoalesce(_optionalChain([condition, 'access', _377 => _377.PathPatternConfig, 'optionalAccess', _378 => _378.Values]), () => ( Values));
  if (Field === "http-header") return _nullishCoalesce(_optionalChain([condition, 'access', _379 => _379.HttpHeaderConfig, 'optionalAccess', _380 => _380.Values]), () => ( []));
  if (Field === "http-request-method") return _nullishCoalesce(_optionalChain([condition, 'access', _381 => _381.HttpRequestMethodConfig, 'optionalAccess', _382 => _382.Values]), () => ( []));
  if (Field === "source-ip") return _nullishCoalesce(_optionalChain([condition, 'access', _383 => _383.SourceIpConfig, 'optionalAccess', _384 => _384.Values]), () => ( []));
  return (_nullishCoalesce(_optionalChain([condition, 'access', _385 => _385.QueryStringConfig, 'optionalAccess', _386 => _386.Values]), () => ( []))).map(({ Key = "", Value = "" }) => `${Key}=${Value}`);
}

// src/simulator/elbv2/rule.ts
var RULES_PER_LOAD_BALANCER = 100;
function createRule(input, world) {
  const { listeners, rules } = loadBalancing(world);
  const listener = listenerByArn(world, input.ListenerArn);
  const priority = _nullishCoalesce(input.Priority, () => ( 0));
  checkPriority(priority);
  const conditions = checkedConditions(input.Conditions);
  const actions = checkedActions(world, input.Actions, listener);
  const tags = newTags(input.Tags);
  const present = rulesOf2(world, listener.arn).find((rule) => rule.priority === priority);
  if (present) throw inUse(priority);
  const siblings = [...rules.values()].filter(
    (rule) => _optionalChain([listeners, 'access', _387 => _387.get, 'call', _388 => _388(rule.listenerArn), 'optionalAccess', _389 => _389.loadBalancerArn]) === listener.loadBalancerArn
  );
  if (siblings.length >= RULES_PER_LOAD_BALANCER) {
    throw new AwsError("TooManyRules", `The maximum number of rules is '${RULES_PER_LOAD_BALANCER}'`);
  }
  const made = {
    arn: `${listener.arn.replace(":listener/", ":listener-rule/")}/${world.id(16)}`,
    listenerArn: listener.arn,
    priority,
    conditions,
    actions,
    tags
  };
  rules.set(made.arn, made);
  return { Rules: [ruleView(made)] };
}
function describeRules(input, world) {
  const { ListenerArn: listenerArn, RuleArns: arns } = input;
  if (Boolean(listenerArn) === Boolean(arns)) {
    throw invalid6("Either a listener ARN or rule ARNs must be specified, but not both");
  }
  const found2 = arns ? arns.map((arn) => _nullishCoalesce(defaultRule(world, arn), () => ( ruleView(ruleByArn(world, arn))))) : [
    ...rulesOf2(world, listenerByArn(world, listenerArn).arn).map(ruleView),
    defaultRuleView(listenerByArn(world, listenerArn))
  ];
  const { items, next } = page(found2, _nullishCoalesce(input.PageSize, () => ( 400)), input.Marker);
  return { Rules: items, NextMarker: next };
}
function modifyRule(input, world) {
  const found2 = changeable(world, input.RuleArn);
  const conditions = input.Conditions ? checkedConditions(input.Conditions) : found2.conditions;
  const actions = input.Actions ? checkedActions(world, input.Actions, listenerByArn(world, found2.listenerArn)) : found2.actions;
  Object.assign(found2, { conditions, actions });
  return { Rules: [ruleView(found2)] };
}
function setRulePriorities({ RulePriorities = [] }, world) {
  const moves = new Map(RulePriorities.map(({ RuleArn, Priority = 0 }) => [changeable(world, RuleArn), Priority]));
  for (const [rule, priority] of moves) {
    checkPriority(priority);
    const clash = rulesOf2(world, rule.listenerArn).some(
      (other) => other !== rule && (_nullishCoalesce(moves.get(other), () => ( other.priority))) === priority
    );
    if (clash) throw inUse(priority);
  }
  for (const [rule, priority] of moves) rule.priority = priority;
  return { Rules: [...moves.keys()].map(ruleView) };
}
function deleteRule({ RuleArn }, world) {
  loadBalancing(world).rules.delete(changeable(world, RuleArn).arn);
  return {};
}
function rulesOf2(world, listenerArn) {
  return [...loadBalancing(world).rules.values()].filter((rule) => rule.listenerArn === listenerArn).sort((one, other) => one.priority - other.priority);
}
function defaultRule(world, arn) {
  const listener = [...loadBalancing(world).listeners.values()].find((each) => defaultRuleArn(each) === arn);
  return listener && defaultRuleView(listener);
}
function changeable(world, arn = "") {
  if (defaultRule(world, arn)) {
    throw new AwsError("OperationNotPermitted", `Default rule '${arn}' cannot be modified or deleted`);
  }
  return ruleByArn(world, arn);
}
function checkPriority(priority) {
  if (priority < 1 || priority > 5e4)
    throw invalid6(`Rule priority '${priority}' must be between '1' and '50000' inclusive`);
}
var inUse = (priority) => new AwsError("PriorityInUse", `Priority '${priority}' is currently in use`);

// src/simulator/elbv2/health-check.ts
var defaultHealthCheck = (protocol) => ({
  protocol,
  port: "traffic-port",
  path: "/",
  matcher: { HttpCode: "200" },
  intervalSeconds: 30,
  timeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2
});
function changedHealthCheck(current, input) {
  if (input.HealthCheckEnabled === false) {
    throw badConfiguration("Health check enabled must be true for target groups with target type other than lambda");
  }
  const changed = {
    protocol: _nullishCoalesce(input.HealthCheckProtocol, () => ( current.protocol)),
    port: _nullishCoalesce(input.HealthCheckPort, () => ( current.port)),
    path: _nullishCoalesce(input.HealthCheckPath, () => ( current.path)),
    matcher: _nullishCoalesce(input.Matcher, () => ( current.matcher)),
    intervalSeconds: _nullishCoalesce(input.HealthCheckIntervalSeconds, () => ( current.intervalSeconds)),
    timeoutSeconds: _nullishCoalesce(input.HealthCheckTimeoutSeconds, () => ( current.timeoutSeconds)),
    healthyThreshold: _nullishCoalesce(input.HealthyThresholdCount, () => ( current.healthyThreshold)),
    unhealthyThreshold: _nullishCoalesce(input.UnhealthyThresholdCount, () => ( current.unhealthyThreshold))
  };
  check2(changed);
  return changed;
}
function check2({ protocol, port, path, matcher, ...numbers }) {
  if (protocol !== "HTTP" && protocol !== "HTTPS") throw invalid6(`Health check protocol '${protocol}' is not supported`);
  if (port !== "traffic-port" && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) {
    throw invalid6(`Health check port '${port}' must be 'traffic-port' or between '1' and '65535' inclusive`);
  }
  if (!path.startsWith("/") || path.length > 1024) {
    throw invalid6(`Health check path '${path}' must begin with a '/' character and be at most '1024' characters long`);
  }
  inRange("Health check interval", numbers.intervalSeconds, 5, 300);
  inRange("Health check timeout", numbers.timeoutSeconds, 2, 120);
  inRange("Healthy threshold count", numbers.healthyThreshold, 2, 10);
  inRange("Unhealthy threshold count", numbers.unhealthyThreshold, 2, 10);
  if (numbers.timeoutSeconds >= numbers.intervalSeconds) {
    throw invalid6(
      `Health check timeout '${numbers.timeoutSeconds}' must be smaller than the interval '${numbers.intervalSeconds}'`
    );
  }
  const codes = matcher.HttpCode;
  if (codes === void 0) return;
  const parts = codes.split(/[,-]/).map(Number);
  const formed = /^\d{3}(-\d{3})?(,\d{3}(-\d{3})?)*$/.test(codes);
  if (!formed || parts.some((code) => code < 200 || code > 499)) {
    throw invalid6(`Health check matcher HTTP code '${codes}' must be within '200-499' inclusive`);
  }
}
function inRange(what, value, least, most) {
  if (value < least || value > most)
    throw invalid6(`${what} '${value}' must be between '${least}' and '${most}' inclusive`);
}

// src/simulator/elbv2/target-group.ts
function createTargetGroup(input, world) {
  const { targetGroups } = loadBalancing(world);
  const wanted = settingsOf2(input, world);
  const tags = newTags(input.Tags);
  const present = [...targetGroups.values()].find(({ name }) => name === wanted.name);
  if (present) {
    const { arn: _arn, attributes: _attributes, tags: _tags, ...settings } = present;
    if (sameSettings2(settings, wanted)) return { TargetGroups: [view7(present, world)] };
    throw new AwsError(
      "DuplicateTargetGroupName",
      `A target group with the same name '${wanted.name}' exists, but with different settings`
    );
  }
  const made = {
    ...wanted,
    arn: arnOf2(world, `targetgroup/${wanted.name}/${world.id(16)}`),
    attributes: new Map(targetGroupDefaults),
    tags
  };
  targetGroups.set(made.arn, made);
  return { TargetGroups: [view7(made, world)] };
}
function describeTargetGroups(input, world) {
  const { LoadBalancerArn: balancer, TargetGroupArns: arns, Names: names } = input;
  if ([balancer, arns, names].filter(Boolean).length > 1) {
    throw invalid6("Only one of load balancer ARN, target group ARNs and target group names can be specified");
  }
  if (balancer) loadBalancerByArn(world, balancer);
  const all = [...loadBalancing(world).targetGroups.values()];
  const found2 = all.filter(
    ({ arn, name }) => (!arns || arns.includes(arn)) && (!names || names.includes(name)) && (!balancer || loadBalancersOf(world, arn).includes(balancer))
  );
  if (found2.length < new Set(_nullishCoalesce(arns, () => ( names))).size) throw missingTargetGroups();
  const { items, next } = page(found2, _nullishCoalesce(input.PageSize, () => ( 400)), input.Marker);
  return { TargetGroups: items.map((each) => view7(each, world)), NextMarker: next };
}
function modifyTargetGroup(input, world) {
  const found2 = targetGroupByArn(world, input.TargetGroupArn);
  found2.healthCheck = changedHealthCheck(found2.healthCheck, input);
  return { TargetGroups: [view7(found2, world)] };
}
function deleteTargetGroup({ TargetGroupArn = "" }, world) {
  const { targetGroups } = loadBalancing(world);
  if (!targetGroups.has(TargetGroupArn)) return {};
  if (loadBalancersOf(world, TargetGroupArn).length > 0) {
    throw new AwsError("ResourceInUse", `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`);
  }
  targetGroups.delete(TargetGroupArn);
  targetsOf(world, TargetGroupArn).clear();
  return {};
}
function settingsOf2(input, world) {
  const { Name: name = "", TargetType: targetType = "instance", Protocol: protocol, Port: port, VpcId: vpcId } = input;
  checkName(name, "Target group");
  if (targetType === "lambda" || targetType === "alb") {
    throw new AwsError("NotImplemented", `The simulator does not have ${targetType} target groups.`, 501);
  }
  if (!protocol) throw invalid6("A protocol must be specified");
  if (protocol !== "HTTP" && protocol !== "HTTPS") {
    throw new AwsError("NotImplemented", `The simulator does not have ${protocol} target groups.`, 501);
  }
  if (port === void 0) throw invalid6("A port must be specified");
  if (port < 1 || port > 65535) throw invalid6(`Port '${port}' must be between '1' and '65535' inclusive`);
  if (!vpcId) throw invalid6("A VPC ID must be specified");
  if (!networking(world).vpcs.has(vpcId)) throw invalid6(`The VPC ID '${vpcId}' is not found`);
  return {
    name,
    protocol,
    protocolVersion: _nullishCoalesce(input.ProtocolVersion, () => ( "HTTP1")),
    port,
    vpcId,
    targetType,
    healthCheck: changedHealthCheck(defaultHealthCheck("HTTP"), input)
  };
}
function sameSettings2(one, other) {
  const listed = ({ healthCheck, ...rest }) => [
    ...Object.entries(rest).sort(),
    ...Object.entries(healthCheck).sort()
  ];
  return JSON.stringify(listed(one)) === JSON.stringify(listed(other));
}
function view7(group, world) {
  const { healthCheck } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    ProtocolVersion: group.protocolVersion,
    Port: group.port,
    VpcId: group.vpcId,
    TargetType: group.targetType,
    IpAddressType: "ipv4",
    HealthCheckEnabled: true,
    HealthCheckProtocol: healthCheck.protocol,
    HealthCheckPort: healthCheck.port,
    HealthCheckPath: healthCheck.path,
    Matcher: { ...healthCheck.matcher },
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    LoadBalancerArns: loadBalancersOf(world, group.arn)
  };
}

// src/simulator/elbv2/target-group-settings.ts
function modifyTargetGroupAttributes(input, world) {
  const { attributes } = targetGroupByArn(world, input.TargetGroupArn);
  setAttributes(attributes, input.Attributes);
  return { Attributes: attributeList(attributes) };
}
function describeTargetGroupAttributes(input, world) {
  return { Attributes: attributeList(targetGroupByArn(world, input.TargetGroupArn).attributes) };
}
function describeTargetHealth(input, world) {
  const { arn, port, healthCheck } = targetGroupByArn(world, input.TargetGroupArn);
  const used = loadBalancersOf(world, arn).length > 0;
  const targets = targetsOf(world, arn);
  const asked = _nullishCoalesce(_optionalChain([input, 'access', _390 => _390.Targets, 'optionalAccess', _391 => _391.map, 'call', _392 => _392(({ Id = "", Port = port }) => ({ id: Id, port: Port }))]), () => ( [...targets.values()]));
  return {
    TargetHealthDescriptions: asked.map((target) => ({
      Target: { Id: target.id, Port: target.port },
      HealthCheckPort: healthCheck.port === "traffic-port" ? String(target.port) : healthCheck.port,
      TargetHealth: healthOf(targets.get(`${target.id}:${target.port}`), used)
    }))
  };
}
function healthOf(target, used) {
  if (!target) {
    return {
      State: "unused",
      Reason: "Target.NotRegistered",
      Description: "Target is not registered to the target group"
    };
  }
  if (!used) {
    return {
      State: "unused",
      Reason: "Target.NotInUse",
      Description: "Target group is not configured to receive traffic from the load balancer"
    };
  }
  return {
    State: target.state,
    Reason: target.reason,
    Description: target.description
  };
}

// src/simulator/elbv2/index.ts
var operations7 = {
  CreateLoadBalancer: createLoadBalancer,
  DescribeLoadBalancers: describeLoadBalancers,
  ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
  DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
  SetSecurityGroups: setSecurityGroups,
  SetSubnets: setSubnets,
  SetIpAddressType: setIpAddressType,
  DeleteLoadBalancer: deleteLoadBalancer,
  CreateTargetGroup: createTargetGroup,
  DescribeTargetGroups: describeTargetGroups,
  ModifyTargetGroup: modifyTargetGroup,
  ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  DeleteTargetGroup: deleteTargetGroup,
  DescribeTargetHealth: describeTargetHealth,
  CreateListener: createListener,
  DescribeListeners: describeListeners,
  ModifyListener: modifyListener,
  DeleteListener: deleteListener,
  CreateRule: createRule,
  DescribeRules: describeRules,
  ModifyRule: modifyRule,
  SetRulePriorities: setRulePriorities,
  DeleteRule: deleteRule,
  AddTags: addTags2,
  RemoveTags: removeTags,
  DescribeTags: describeTags
};

// src/simulator/iam/index.ts
var iam_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, iam_exports, {
  operations: () => operations8,
  resources: () => resources5
});

// src/simulator/iam/encoded.ts
function encoded(document) {
  return encodeURIComponent(document).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

// src/simulator/iam/policy-document.ts
var VERSIONS = [void 0, "2008-10-17", "2012-10-17"];
var FIELDS = ["Version", "Id", "Statement"];
var STATEMENT_FIELDS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition"
];
var ASSUME_ROLE = /^sts:(AssumeRole|AssumeRoleWithSAML|AssumeRoleWithWebIdentity|TagSession|SetSourceIdentity|\*)$/i;
var SERVICE = /^[a-z0-9][a-z0-9.-]*\.amazonaws\.com(\.cn)?$/;
var AWS_PRINCIPAL = /^(\*|\d{12}|arn:[a-z-]+:(iam|sts)::\d{12}:.+)$/;
function checkIdentityPolicy(document) {
  for (const statement of statementsOf(document)) {
    if ("Principal" in statement || "NotPrincipal" in statement) {
      throw malformed2("Policy document should not specify a principal.");
    }
    checkActions(statement);
    const resources12 = textsOf(_nullishCoalesce(statement.Resource, () => ( statement.NotResource)));
    if (resources12.length === 0) throw malformed2("Policy statement must contain resources.");
    for (const resource of resources12) {
      if (resource === "*" || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:.+/.test(resource)) continue;
      throw malformed2(`Resource ${resource} must be in ARN format or "*".`);
    }
  }
}
function checkTrustPolicy(document) {
  for (const statement of statementsOf(document)) {
    if ("Resource" in statement || "NotResource" in statement) throw malformed2("Has prohibited field Resource");
    checkActions(statement);
    if (!textsOf(statement.Action).every((action) => ASSUME_ROLE.test(action))) {
      throw malformed2("AssumeRole policy may only specify STS AssumeRole actions.");
    }
    checkPrincipal(statement.Principal);
  }
}
function statementsOf(document) {
  const parsed = parse(document);
  const { Version, Statement } = parsed;
  if (!VERSIONS.includes(Version) || Object.keys(parsed).some((field) => !FIELDS.includes(field))) throw syntaxError();
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  if (statements.length === 0) throw syntaxError();
  const checked = statements.map((statement) => {
    if (!isRecord(statement) || !["Allow", "Deny"].includes(String(statement.Effect))) throw syntaxError();
    if (Object.keys(statement).some((field) => !STATEMENT_FIELDS.includes(field))) throw syntaxError();
    return statement;
  });
  const sids = checked.flatMap(({ Sid }) => Sid === void 0 || Sid === "" ? [] : [Sid]);
  if (new Set(sids).size < sids.length) {
    throw malformed2("Statement IDs (SID) in a single policy must be unique.");
  }
  if (sids.some((sid) => typeof sid !== "string" || !/^[A-Za-z0-9]+$/.test(sid))) {
    throw malformed2(
      "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*"
    );
  }
  return checked;
}
function parse(document) {
  try {
    const parsed = JSON.parse(document);
    if (isRecord(parsed)) return parsed;
  } catch (e2) {
    throw malformed2("This policy contains invalid Json");
  }
  throw syntaxError();
}
function checkActions(statement) {
  const actions = textsOf(_nullishCoalesce(statement.Action, () => ( statement.NotAction)));
  if (actions.length === 0) throw malformed2("Policy statement must contain actions.");
  if (actions.every((action) => action === "*" || /^[a-z0-9-]+:[A-Za-z0-9*?]+$/i.test(action))) return;
  throw malformed2("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
}
function checkPrincipal(principal) {
  if (principal === "*") return;
  if (!isRecord(principal)) throw malformed2("AssumeRole policy must contain principals.");
  for (const [kind, value] of Object.entries(principal)) {
    const allowed = kind === "Service" ? SERVICE : kind === "AWS" ? AWS_PRINCIPAL : /./;
    const bad = textsOf(value).find((name) => !allowed.test(name));
    if (bad !== void 0) throw malformed2(`Invalid principal in policy: "${kind.toUpperCase()}":"${bad}"`);
  }
}
function textsOf(value) {
  if (value === void 0) return [];
  const texts = Array.isArray(value) ? value : [value];
  return texts.map((text) => {
    if (typeof text !== "string") throw syntaxError();
    return text;
  });
}
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var malformed2 = (message) => new AwsError("MalformedPolicyDocument", message);
var syntaxError = () => malformed2("Syntax errors in policy.");

// src/simulator/iam/tags.ts
var TAGS_PER_ROLE = 50;
function tagRole(input, world) {
  const { tags } = roleByName(world, input.RoleName);
  checkTags5(_nullishCoalesce(input.Tags, () => ( [])), tags);
  addTags(tags, input.Tags);
  return {};
}
function untagRole(input, world) {
  const { tags } = roleByName(world, input.RoleName);
  for (const key of _nullishCoalesce(input.TagKeys, () => ( []))) tags.delete(key);
  return {};
}
function listRoleTags(input, world) {
  const { items, next } = page(tagList(roleByName(world, input.RoleName).tags), _nullishCoalesce(input.MaxItems, () => ( 100)), input.Marker);
  return { Tags: items, IsTruncated: next !== void 0, Marker: next };
}
function checkTags5(added, present) {
  const keys = added.map(({ Key = "" }) => Key);
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length) {
    throw new AwsError("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }
  if (keys.some((key) => key.toLowerCase().startsWith("aws:"))) {
    throw new AwsError("InvalidInput", "Invalid tag key. Tag keys cannot start with aws:");
  }
  if ((/* @__PURE__ */ new Set([...keys, ...present.keys()])).size > TAGS_PER_ROLE) {
    throw new AwsError("LimitExceeded", `Cannot exceed quota for TagsPerRole: ${TAGS_PER_ROLE}`, 409);
  }
}

// src/simulator/iam/role.ts
function createRole(input, world) {
  const { roles } = identity(world);
  const { RoleName: roleName = "", Path: path = "/", MaxSessionDuration: maxSessionDuration = 3600 } = input;
  const document = _nullishCoalesce(input.AssumeRolePolicyDocument, () => ( ""));
  checkName2(roleName);
  checkPath(path);
  checkSettings(maxSessionDuration, input.Description);
  checkTrustPolicy(document);
  checkTags5(_nullishCoalesce(input.Tags, () => ( [])), /* @__PURE__ */ new Map());
  if ([...roles.keys()].some((name) => name.toLowerCase() === roleName.toLowerCase())) {
    throw new AwsError("EntityAlreadyExists", `Role with name ${roleName} already exists.`, 409);
  }
  const role = {
    roleName,
    roleId: `AROA${world.id(17).toUpperCase()}`,
    arn: `arn:${world.partition}:iam::${world.account}:role${path}${roleName}`,
    path,
    createdAt: world.clock.now(),
    assumeRolePolicyDocument: document,
    description: input.Description,
    maxSessionDuration,
    permissionsBoundary: input.PermissionsBoundary,
    policies: /* @__PURE__ */ new Map(),
    attached: /* @__PURE__ */ new Set(),
    tags: addTags(/* @__PURE__ */ new Map(), input.Tags)
  };
  roles.set(roleName, role);
  return { Role: shapeOf2(role) };
}
function getRole(input, world) {
  return { Role: shapeOf2(roleByName(world, input.RoleName)) };
}
function listRoles(input, world) {
  const found2 = [...identity(world).roles.values()].filter((role) => role.path.startsWith(_nullishCoalesce(input.PathPrefix, () => ( "/")))).sort((a, b) => a.roleName < b.roleName ? -1 : 1);
  const { items, next } = page(found2, _nullishCoalesce(input.MaxItems, () => ( 100)), input.Marker);
  const Roles = items.map((role) => ({ ...shapeOf2(role), Tags: void 0, PermissionsBoundary: void 0 }));
  return { Roles, IsTruncated: next !== void 0, Marker: next };
}
function updateRole(input, world) {
  const role = roleByName(world, input.RoleName);
  const { MaxSessionDuration: maxSessionDuration = role.maxSessionDuration, Description: description } = input;
  checkSettings(maxSessionDuration, description);
  role.maxSessionDuration = maxSessionDuration;
  if (description !== void 0) role.description = description;
  return {};
}
function updateAssumeRolePolicy(input, world) {
  const role = roleByName(world, input.RoleName);
  checkTrustPolicy(_nullishCoalesce(input.PolicyDocument, () => ( "")));
  role.assumeRolePolicyDocument = _nullishCoalesce(input.PolicyDocument, () => ( ""));
  return {};
}
function deleteRole(input, world) {
  const role = roleByName(world, input.RoleName);
  if (role.attached.size > 0) {
    throw new AwsError("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
  }
  if (role.policies.size > 0) {
    throw new AwsError("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
  }
  identity(world).roles.delete(role.roleName);
  return {};
}
function shapeOf2(role) {
  return {
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: role.arn,
    Path: role.path,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encoded(role.assumeRolePolicyDocument),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
    PermissionsBoundary: role.permissionsBoundary ? { PermissionsBoundaryType: "PermissionsBoundaryPolicy", PermissionsBoundaryArn: role.permissionsBoundary } : void 0,
    Tags: tagList(role.tags)
  };
}
function checkName2(roleName) {
  if (roleName.length > 64) throw invalid7(roleName, "roleName", "Member must have length less than or equal to 64");
  if (/^[\w+=,.@-]+$/.test(roleName)) return;
  throw new AwsError(
    "ValidationError",
    "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
  );
}
function checkPath(path) {
  if (path.length <= 512 && /^(\/|\/[!-~]+\/)$/.test(path)) return;
  throw new AwsError(
    "ValidationError",
    "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters."
  );
}
function checkSettings(maxSessionDuration, description) {
  const seconds = String(maxSessionDuration);
  if (maxSessionDuration < 3600) {
    throw invalid7(seconds, "maxSessionDuration", "Member must have value greater than or equal to 3600");
  }
  if (maxSessionDuration > 43200) {
    throw invalid7(seconds, "maxSessionDuration", "Member must have value less than or equal to 43200");
  }
  if (description !== void 0 && description.length > 1e3) {
    throw invalid7(description, "description", "Member must have length less than or equal to 1000");
  }
}
var invalid7 = (value, member, constraint2) => new AwsError(
  "ValidationError",
  `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint2}`
);

// src/simulator/iam/account-details.ts
function getAccountAuthorizationDetails({ Filter, Marker, MaxItems = 100 }, world) {
  const roles = !Filter || Filter.includes("Role") ? [...identity(world).roles.values()] : [];
  roles.sort((a, b) => a.roleName < b.roleName ? -1 : 1);
  const { items, next } = page(roles, MaxItems, Marker);
  return {
    UserDetailList: [],
    GroupDetailList: [],
    Policies: [],
    RoleDetailList: items.map((role) => {
      const { Description: _description, MaxSessionDuration: _seconds, ...detail } = shapeOf2(role);
      return {
        ...detail,
        InstanceProfileList: [],
        RolePolicyList: [...role.policies].map(([PolicyName, document]) => ({
          PolicyName,
          PolicyDocument: encoded(document)
        })),
        AttachedManagedPolicies: [...role.attached].map((PolicyArn) => ({
          PolicyArn,
          PolicyName: PolicyArn.split("/").at(-1)
        }))
      };
    }),
    IsTruncated: next !== void 0,
    Marker: next
  };
}

// src/simulator/iam/attached-policy.ts
var POLICIES_PER_ROLE = 10;
function attachRolePolicy(input, world) {
  const role = roleByName(world, input.RoleName);
  const arn = _nullishCoalesce(input.PolicyArn, () => ( ""));
  if (!/^arn:[a-z-]+:iam::(aws|\d{12}):policy\/.+/.test(arn)) {
    throw new AwsError("InvalidInput", `ARN ${arn} is not valid.`);
  }
  const known = arn.startsWith(`arn:${world.partition}:iam::aws:policy/`) || identity(world).managedPolicies.has(arn);
  if (!known) throw new AwsError("NoSuchEntity", `Policy ${arn} does not exist or is not attachable.`, 404);
  if (!role.attached.has(arn) && role.attached.size >= POLICIES_PER_ROLE) {
    throw new AwsError("LimitExceeded", `Cannot exceed quota for PoliciesPerRole: ${POLICIES_PER_ROLE}`, 409);
  }
  role.attached.add(arn);
  return {};
}
function detachRolePolicy(input, world) {
  const role = roleByName(world, input.RoleName);
  if (!role.attached.delete(_nullishCoalesce(input.PolicyArn, () => ( "")))) {
    throw new AwsError("NoSuchEntity", `Policy ${input.PolicyArn} was not found.`, 404);
  }
  return {};
}
function listAttachedRolePolicies(input, world) {
  const arns = [...roleByName(world, input.RoleName).attached];
  const { items, next } = page(arns, _nullishCoalesce(input.MaxItems, () => ( 100)), input.Marker);
  return {
    AttachedPolicies: items.map((PolicyArn) => ({ PolicyArn, PolicyName: PolicyArn.split("/").at(-1) })),
    IsTruncated: next !== void 0,
    Marker: next
  };
}

// src/simulator/iam/role-policy.ts
var CHARACTERS_PER_ROLE = 10240;
function putRolePolicy(input, world) {
  const role = roleByName(world, input.RoleName);
  const { PolicyName: name = "", PolicyDocument: document = "" } = input;
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) {
    throw new AwsError(
      "ValidationError",
      "The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-"
    );
  }
  checkIdentityPolicy(document);
  const documents = [...role.policies].filter(([other]) => other !== name).map(([, other]) => other);
  if ([...documents, document].join("").replace(/\s/g, "").length > CHARACTERS_PER_ROLE) {
    throw new AwsError(
      "LimitExceeded",
      `Maximum policy size of ${CHARACTERS_PER_ROLE} bytes exceeded for role ${role.roleName}`,
      409
    );
  }
  role.policies.set(name, document);
  return {};
}
function getRolePolicy(input, world) {
  const role = roleByName(world, input.RoleName);
  const document = role.policies.get(_nullishCoalesce(input.PolicyName, () => ( "")));
  if (document === void 0) throw noSuchPolicy(input.PolicyName);
  return { RoleName: role.roleName, PolicyName: input.PolicyName, PolicyDocument: encoded(document) };
}
function listRolePolicies(input, world) {
  const names = [...roleByName(world, input.RoleName).policies.keys()].sort();
  const { items, next } = page(names, _nullishCoalesce(input.MaxItems, () => ( 100)), input.Marker);
  return { PolicyNames: items, IsTruncated: next !== void 0, Marker: next };
}
function deleteRolePolicy(input, world) {
  const role = roleByName(world, input.RoleName);
  if (!role.policies.delete(_nullishCoalesce(input.PolicyName, () => ( "")))) throw noSuchPolicy(input.PolicyName);
  return {};
}
var noSuchPolicy = (name = "") => new AwsError("NoSuchEntity", `The role policy with name ${name} cannot be found.`, 404);

// src/simulator/iam/index.ts
var operations8 = {
  CreateRole: createRole,
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
  GetRole: getRole,
  ListRoles: listRoles,
  UpdateRole: updateRole,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  DeleteRole: deleteRole,
  PutRolePolicy: putRolePolicy,
  GetRolePolicy: getRolePolicy,
  ListRolePolicies: listRolePolicies,
  DeleteRolePolicy: deleteRolePolicy,
  AttachRolePolicy: attachRolePolicy,
  DetachRolePolicy: detachRolePolicy,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  TagRole: tagRole,
  UntagRole: untagRole,
  ListRoleTags: listRoleTags
};

// src/simulator/resource-groups-tagging-api/index.ts
var resource_groups_tagging_api_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, resource_groups_tagging_api_exports, {
  operations: () => operations9,
  resources: () => resources10
});

// src/simulator/resource-groups-tagging-api/tagged-resources.ts
function taggedResources(world) {
  return [
    ...ecsResources(world),
    ...ec2Resources(world),
    ...elbResources(world),
    ...[...registry(world).repositories.values()],
    ...[...logs(world).groups.values()].map(({ arn, tags }) => fromRecord(arn, tags)),
    ...[...scaling(world).tags].map(([arn, tags]) => fromRecord(arn, tags)),
    ...zones(world)
  ].filter(({ tags }) => tags.size > 0).map(({ arn, tags }) => ({ arn, tags })).sort((a, b) => a.arn < b.arn ? -1 : 1);
}
var fromRecord = (arn, tags) => ({
  arn,
  tags: new Map(Object.entries(tags))
});
function ecsResources(world) {
  const { clusters, taskDefinitions, tags } = containers(world);
  const active = [...clusters.values()].filter(({ status }) => status === "ACTIVE");
  const services2 = active.flatMap((cluster) => [...cluster.services.values()]).filter((each) => each.status !== "INACTIVE");
  const arns = [
    ...active.map(({ arn }) => arn),
    ...services2.map(({ arn }) => arn),
    ...[...taskDefinitions.values()].flat().flatMap((each) => each.status === "ACTIVE" ? [_nullishCoalesce(each.taskDefinitionArn, () => ( ""))] : [])
  ];
  return arns.map((arn) => ({
    arn,
    tags: new Map((_nullishCoalesce(tags.get(arn), () => ( []))).map(({ key = "", value = "" }) => [key, value]))
  }));
}
function ec2Resources(world) {
  const { vpcs, subnets, securityGroups } = networking(world);
  const arn = (path) => `arn:${world.partition}:ec2:${world.region}:${world.account}:${path}`;
  return [
    ...[...vpcs.values()].map(({ vpcId, tags }) => ({ arn: arn(`vpc/${vpcId}`), tags })),
    ...[...subnets.values()].map(({ subnetId, tags }) => ({ arn: arn(`subnet/${subnetId}`), tags })),
    ...[...securityGroups.values()].map(({ groupId, tags }) => ({ arn: arn(`security-group/${groupId}`), tags }))
  ];
}
function elbResources(world) {
  const { loadBalancers, targetGroups, listeners, rules } = loadBalancing(world);
  return [
    ...loadBalancers.values(),
    ...targetGroups.values(),
    ...listeners.values(),
    ...[...listeners.values()].map((each) => ({ arn: defaultRuleArn(each), tags: each.defaultRuleTags })),
    ...rules.values()
  ];
}
function zones(world) {
  if (world.partition === "aws" && world.region !== "us-east-1") return [];
  return [...dns(world).hostedZones.values()].map(({ id, tags }) => ({
    arn: `arn:${world.partition}:route53:::hostedzone/${id}`,
    tags
  }));
}

// src/simulator/resource-groups-tagging-api/get-resources.ts
var RESOURCES_PER_PAGE = 100;
var ARNS_PER_CALL = 100;
var FILTERS_PER_CALL = 50;
var VALUES_PER_FILTER = 20;
function getResources(input, world) {
  check3(input);
  const { ResourceARNList: arns, ResourceTypeFilters: types = [], TagFilters: filters = [] } = input;
  const found2 = taggedResources(world).filter(({ arn }) => !arns || arns.includes(arn)).filter(({ arn }) => types.length === 0 || types.some((type) => hasType(arn, type))).filter((resource) => filters.every((filter) => carries(resource, filter)));
  const { items, next } = page(found2, _nullishCoalesce(input.ResourcesPerPage, () => ( RESOURCES_PER_PAGE)), input.PaginationToken || void 0);
  return {
    PaginationToken: _nullishCoalesce(next, () => ( "")),
    ResourceTagMappingList: items.map(({ arn, tags }) => ({ ResourceARN: arn, Tags: tagList(tags) }))
  };
}
function check3(input) {
  const { ResourceARNList: arns, ResourcesPerPage: size = RESOURCES_PER_PAGE, TagFilters: filters = [] } = input;
  if (arns) {
    const others = [input.TagFilters, input.ResourceTypeFilters, input.ResourcesPerPage, input.TagsPerPage];
    if (others.some((other) => other !== void 0) || input.PaginationToken)
      throw refused6("ResourceARNList cannot be combined with filters or pagination parameters");
    if (arns.length < 1 || arns.length > ARNS_PER_CALL)
      throw refused6(`ResourceARNList must have 1 to ${ARNS_PER_CALL} members`);
  }
  if (size < 1 || size > RESOURCES_PER_PAGE) throw refused6(`ResourcesPerPage must be 1 to ${RESOURCES_PER_PAGE}`);
  if (filters.length > FILTERS_PER_CALL) throw refused6(`TagFilters can have at most ${FILTERS_PER_CALL} members`);
  if (filters.some(({ Values = [] }) => Values.length > VALUES_PER_FILTER))
    throw refused6(`A tag filter can have at most ${VALUES_PER_FILTER} values`);
  if (input.PaginationToken && !/^\d+$/.test(input.PaginationToken)) throw refused6("Invalid pagination token");
}
var refused6 = (message) => new AwsError("InvalidParameterException", message);
function hasType(arn, type) {
  const [service, kind] = type.split(":");
  const [, , owner, , , ...resource] = arn.split(":");
  const path = resource.join(":");
  return owner === service && (kind === void 0 || path.startsWith(`${kind}/`) || path.startsWith(`${kind}:`));
}
var carries = ({ tags }, { Key = "", Values = [] }) => {
  const value = tags.get(Key);
  return value !== void 0 && (Values.length === 0 || Values.includes(value));
};

// src/simulator/resource-groups-tagging-api/index.ts
function resources10(_world) {
  return [];
}
var operations9 = { GetResources: getResources };

// src/simulator/route53/index.ts
var route53_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, route53_exports, {
  operations: () => operations10,
  resources: () => resources8
});

// src/simulator/route53/hosted-zone.ts
var PAGE2 = 100;
function createHostedZone({ Name = "", CallerReference = "", HostedZoneConfig, VPC }, world) {
  const { hostedZones, add } = dns(world);
  if (VPC || _optionalChain([HostedZoneConfig, 'optionalAccess', _393 => _393.PrivateZone])) {
    throw new AwsError("NotImplemented", "The simulator does not have private hosted zones.", 501);
  }
  if ([...hostedZones.values()].some((zone2) => zone2.callerReference === CallerReference)) {
    throw new AwsError(
      "HostedZoneAlreadyExists",
      `A hosted zone has already been created with the specified caller reference.`,
      409
    );
  }
  const zone = add({ name: Name, callerReference: CallerReference, comment: _optionalChain([HostedZoneConfig, 'optionalAccess', _394 => _394.Comment]) });
  return {
    HostedZone: shapeOf3(zone),
    ChangeInfo: infoOf(submitted(world), world),
    DelegationSet: { NameServers: [...zone.nameServers] },
    Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${zone.id}`
  };
}
function getHostedZone({ Id }, world) {
  const zone = zoneById(world, Id);
  return { HostedZone: shapeOf3(zone), DelegationSet: { NameServers: [...zone.nameServers] } };
}
function listHostedZones({ Marker, MaxItems = PAGE2 }, world) {
  const { items, next } = page([...dns(world).hostedZones.values()], MaxItems, Marker);
  return { HostedZones: items.map(shapeOf3), Marker, IsTruncated: next !== void 0, NextMarker: next, MaxItems };
}
function listHostedZonesByName({ DNSName, HostedZoneId, MaxItems = PAGE2 }, world) {
  if (HostedZoneId !== void 0 && DNSName === void 0) {
    throw new AwsError("InvalidInput", "The request must include a DNS name with a hosted zone ID.");
  }
  const start2 = { name: canonicalName(_nullishCoalesce(DNSName, () => ( ""))), id: _nullishCoalesce(_optionalChain([HostedZoneId, 'optionalAccess', _395 => _395.replace, 'call', _396 => _396(/^\/?hostedzone\//, "")]), () => ( "")) };
  const from = [...dns(world).hostedZones.values()].sort(compareZones).filter((zone) => DNSName === void 0 || compareZones(zone, start2) >= 0);
  const next = from[MaxItems];
  return {
    HostedZones: from.slice(0, MaxItems).map(shapeOf3),
    DNSName,
    HostedZoneId,
    IsTruncated: next !== void 0,
    NextDNSName: _optionalChain([next, 'optionalAccess', _397 => _397.name]),
    NextHostedZoneId: _optionalChain([next, 'optionalAccess', _398 => _398.id]),
    MaxItems
  };
}
function deleteHostedZone({ Id }, world) {
  const zone = zoneById(world, Id);
  if (zone.recordSets.some((set2) => !belongsToZone(set2, zone))) {
    throw new AwsError(
      "HostedZoneNotEmpty",
      "The specified hosted zone contains non-required resource record sets and so cannot be deleted."
    );
  }
  dns(world).hostedZones.delete(zone.id);
  return { ChangeInfo: infoOf(submitted(world), world) };
}
var compareZones = (a, b) => compareNames(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
function shapeOf3({ id, name, callerReference, comment, recordSets }) {
  return {
    Id: `/hostedzone/${id}`,
    Name: name,
    CallerReference: callerReference,
    Config: { Comment: comment, PrivateZone: false },
    ResourceRecordSetCount: recordSets.length
  };
}

// src/simulator/route53/tags.ts
function listTagsForResource5({ ResourceType, ResourceId }, world) {
  if (ResourceType !== "hostedzone") {
    throw new AwsError("NoSuchHealthCheck", `A health check with id ${ResourceId} does not exist.`, 404);
  }
  const { id, tags } = zoneById(world, ResourceId);
  return { ResourceTagSet: { ResourceType, ResourceId: id, Tags: tagList(tags) } };
}

// src/simulator/route53/index.ts
var operations10 = {
  CreateHostedZone: createHostedZone,
  GetHostedZone: getHostedZone,
  ListHostedZones: listHostedZones,
  ListHostedZonesByName: listHostedZonesByName,
  DeleteHostedZone: deleteHostedZone,
  ChangeResourceRecordSets: changeResourceRecordSets,
  ListResourceRecordSets: listResourceRecordSets,
  GetChange: getChange,
  ListTagsForResource: listTagsForResource5
};

// src/simulator/sts/index.ts
var sts_exports = {};
_chunkQCJU3GNPcjs.__export.call(void 0, sts_exports, {
  operations: () => operations11,
  resources: () => resources11
});
function resources11(_world) {
  return [];
}
function getCallerIdentity(_input, world) {
  return {
    Account: world.account,
    UserId: "AIDASIMULATEDUSER0000",
    Arn: `arn:${world.partition}:iam::${world.account}:user/deployer`
  };
}
var operations11 = { GetCallerIdentity: getCallerIdentity };

// src/simulator/services.ts
var services = {
  acm: acm_exports,
  applicationAutoScaling: application_auto_scaling_exports,
  cloudWatchLogs: cloud_watch_logs_exports,
  ec2: ec2_exports,
  ecr: ecr_exports,
  ecs: ecs_exports,
  elbv2: elbv2_exports,
  iam: iam_exports,
  resourceGroupsTaggingAPI: resource_groups_tagging_api_exports,
  route53: route53_exports,
  sts: sts_exports
};

// src/simulator/throttle.ts
var bucket = (service, what, operations12, burst, perSecond) => ({
  name: `${service} ${what}`,
  service,
  operations: operations12,
  burst,
  perSecond
});
var BUCKETS = [
  bucket("ecs", "cluster modify", /^(Create|Delete|Update)Cluster|^PutClusterCapacityProviders$/, 20, 1),
  bucket("ecs", "cluster read", /^(Describe|List)Clusters$/, 50, 20),
  bucket("ecs", "task definition modify", /^(Register|Deregister)TaskDefinition$/, 20, 1),
  bucket("ecs", "task definition read", /^(Describe|List)TaskDefinition/, 50, 20),
  bucket("ecs", "task definition delete", /^DeleteTaskDefinitions$/, 5, 1),
  bucket("ecs", "capacity provider modify", /^(Create|Update|Delete)CapacityProvider$/, 10, 1),
  bucket("ecs", "capacity provider read", /^DescribeCapacityProviders$/, 50, 20),
  bucket("ecs", "tags modify", /^(Tag|Untag)Resource$/, 20, 10),
  bucket("ecs", "tags read", /^ListTagsForResource$/, 50, 20),
  bucket("ecs", "service modify", /^(Create|Update|Delete)Service$/, 50, 5),
  bucket("ecs", "service read", /^(Describe|List)Services$/, 100, 20),
  bucket("ecs", "service deployment read", /^(Describe|List)Service(Deployments|Revisions)$/, 50, 20),
  bucket("ecs", "task read", /^(Describe|List)Tasks$/, 100, 20),
  bucket("ecs", "task modify", /^(Run|Stop)Task$/, 100, 40),
  bucket("elbv2", "account", /./, 40, 10),
  bucket("elbv2", "mutating", /^(?!Describe|CreateLoadBalancer$|SetSubnets$|(Der|R)egisterTargets$)/, 20, 3),
  bucket("elbv2", "resource-intensive", /^(CreateLoadBalancer|SetSubnets)$/, 10, 0.2),
  bucket("route53", "account", /./, 50, 10),
  bucket("route53", "CreateHostedZone", /^CreateHostedZone$/, 40, 2),
  bucket("route53", "DeleteHostedZone", /^DeleteHostedZone$/, 40, 5),
  bucket("ec2", "describe", /^Describe/, 100, 20),
  bucket("ec2", "mutating", /^(?!Describe)/, 50, 5),
  bucket("cloudWatchLogs", "CreateLogGroup", /^CreateLogGroup$/, 10, 10),
  bucket("cloudWatchLogs", "DeleteLogGroup", /^DeleteLogGroup$/, 10, 10),
  bucket("cloudWatchLogs", "DescribeLogGroups", /^DescribeLogGroups$/, 10, 10),
  bucket("cloudWatchLogs", "PutRetentionPolicy", /^PutRetentionPolicy$/, 5, 5),
  bucket("cloudWatchLogs", "ListTagsForResource", /^ListTagsForResource$/, 5, 5),
  bucket("cloudWatchLogs", "TagResource", /^TagResource$/, 5, 5)
];
var RATE_EXCEEDED = "Rate exceeded";
var REFUSALS = {
  ec2: () => new AwsError("RequestLimitExceeded", "Request limit exceeded.", 503),
  elbv2: () => new AwsError("Throttling", RATE_EXCEEDED),
  route53: () => new AwsError("Throttling", RATE_EXCEEDED)
};
var Throttle = class {
  #world;
  #levels = /* @__PURE__ */ new Map();
  constructor(world) {
    this.#world = world;
  }
  /** Takes the tokens of a call. Gives the refusal of a call that comes too soon, where calls are refused. */
  take(service, operation2) {
    const levels = BUCKETS.filter((each) => each.service === service && each.operations.test(operation2)).map(
      (each) => this.#level(each)
    );
    for (const level of levels) level.calls += 1;
    const empty = levels.filter(({ tokens }) => tokens < 1);
    for (const level of empty) level.excess += 1;
    if (empty.length === 0) {
      for (const level of levels) level.tokens -= 1;
      return void 0;
    }
    if (!this.#world.realism.throttling) return void 0;
    return _nullishCoalesce(_optionalChain([REFUSALS, 'access', _399 => _399[service], 'optionalCall', _400 => _400()]), () => ( new AwsError("ThrottlingException", RATE_EXCEEDED)));
  }
  used() {
    return [...this.#levels].map(([{ name }, { calls, excess }]) => ({ bucket: name, calls, excess }));
  }
  #level(bucket2) {
    const now2 = this.#world.clock.now();
    const level = _nullishCoalesce(this.#levels.get(bucket2), () => ( { tokens: bucket2.burst, at: now2, calls: 0, excess: 0 }));
    this.#levels.set(bucket2, level);
    level.tokens = Math.min(bucket2.burst, level.tokens + (now2 - level.at) / 1e3 * bucket2.perSecond);
    level.at = now2;
    return level;
  }
};

// src/simulator/wire/shape.ts
var _schema = require('@smithy/core/schema');
var isOperation = (value) => Array.isArray(value) && value[0] === 9;
function operationShapes(module) {
  const shapes = Object.values(module).filter(isOperation).map(([, , name, traits, input, output]) => [
    name,
    {
      name,
      input: _schema.NormalizedSchema.of(input),
      output: _schema.NormalizedSchema.of(output),
      ...traits !== 0 && traits.http ? { http: traits.http } : {}
    }
  ]);
  return new Map(shapes);
}
function requiredMembers(shape) {
  const schema = shape.getSchema();
  if (!Array.isArray(schema)) return [];
  const [names, count] = [schema[4], schema[6]];
  if (!Array.isArray(names) || typeof count !== "number") return [];
  return names.slice(0, count).map(String);
}
function fromText(shape, text) {
  if (shape.isNumericSchema()) return Number(text);
  if (shape.isBooleanSchema()) return text === "true";
  if (shape.isTimestampSchema()) return new Date(text);
  if (shape.isBlobSchema()) return Uint8Array.from(Buffer.from(text, "base64"));
  return text;
}
function toText(shape, value) {
  if (value instanceof Date) {
    if (shape.getSchema() === 6) return value.toUTCString();
    if (shape.getSchema() === 7) return String(value.getTime() / 1e3);
    return value.toISOString();
  }
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : String(value);
}
var isRecord2 = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
function trait(shape, name) {
  const value = shape.getMergedTraits()[name];
  return typeof value === "string" ? value : void 0;
}

// src/simulator/wire/check.ts
var constraint = (code) => (path) => new AwsError(
  code,
  `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`
);
var refusals = {
  acm: constraint("ValidationException"),
  applicationAutoScaling: constraint("ValidationException"),
  cloudWatchLogs: constraint("InvalidParameterException"),
  ec2: (path) => new AwsError("MissingParameter", `The request must contain the parameter ${capitalized(path)}`),
  ecr: (path) => new AwsError(
    "InvalidParameterException",
    `Invalid parameter at '${path}' failed to satisfy constraint: 'must not be null'`
  ),
  ecs: (path) => new AwsError("InvalidParameterException", `${capitalized(path)} cannot be null.`),
  elbv2: constraint("ValidationError"),
  iam: constraint("ValidationError"),
  resourceGroupsTaggingAPI: constraint("InvalidParameterException"),
  route53: constraint("InvalidInput"),
  sts: constraint("ValidationError")
};
var capitalized = (path) => path.charAt(0).toUpperCase() + path.slice(1);
function checkRequired(shape, value, refuse, path = "") {
  if (shape.isStructSchema() && isRecord2(value)) {
    for (const name of requiredMembers(shape)) if (value[name] === void 0) throw refuse(below(path, name));
    for (const [name, member] of shape.structIterator()) checkRequired(member, value[name], refuse, below(path, name));
  } else if (shape.isListSchema() && Array.isArray(value)) {
    for (const [index, item] of value.entries())
      checkRequired(shape.getValueSchema(), item, refuse, `${path}.${index + 1}.member`);
  } else if (shape.isMapSchema() && isRecord2(value)) {
    for (const [key, item] of Object.entries(value))
      checkRequired(shape.getValueSchema(), item, refuse, below(path, key));
  }
}
var below = (path, name) => path ? `${path}.${name}` : name;
function withoutSecrets(shape, value) {
  if (shape.getMergedTraits().sensitive && value !== void 0) return "(sensitive)";
  if (shape.isStructSchema() && isRecord2(value))
    return Object.fromEntries(
      [...shape.structIterator()].filter(([name]) => value[name] !== void 0).map(([name, member]) => [name, withoutSecrets(member, value[name])])
    );
  if (shape.isListSchema() && Array.isArray(value))
    return value.map((item) => withoutSecrets(shape.getValueSchema(), item));
  return structuredClone(value);
}

// src/simulator/wire/message.ts
function bodyText({ body }) {
  if (body === void 0 || body === null) return "";
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body);
}
var response = (statusCode, contentType, body) => ({
  statusCode,
  headers: { "content-type": contentType, "x-amzn-requestid": "simulated" },
  body: new TextEncoder().encode(body)
});

// src/simulator/wire/json.ts
var awsJson = {
  operation: (request, shapes) => {
    const name = _nullishCoalesce(_optionalChain([request, 'access', _401 => _401.headers, 'access', _402 => _402["x-amz-target"], 'optionalAccess', _403 => _403.split, 'call', _404 => _404("."), 'access', _405 => _405.at, 'call', _406 => _406(-1)]), () => ( ""));
    return _nullishCoalesce(shapes.get(name), () => ( name));
  },
  input: (request, { input }) => {
    const value = decode(input, JSON.parse(bodyText(request) || "{}"));
    return isRecord2(value) ? value : {};
  },
  output: ({ output }, value) => response(200, CONTENT_TYPE, JSON.stringify(encode(output, _nullishCoalesce(value, () => ( {}))))),
  error: ({ code, message, status, details }) => response(status, CONTENT_TYPE, JSON.stringify({ __type: code, message, ...details }))
};
var CONTENT_TYPE = "application/x-amz-json-1.1";
function decode(shape, value) {
  if (value === null || value === void 0) return void 0;
  if (shape.isStructSchema() || shape.isMapSchema()) {
    if (!isRecord2(value)) throw unexpected(value, "START_OBJECT");
    const members = shape.isMapSchema() ? Object.entries(value).map(([key, item]) => [key, decode(shape.getValueSchema(), item)]) : [...shape.structIterator()].map(([name, member]) => [name, decode(member, value[name])]);
    return Object.fromEntries(members.filter(([, item]) => item !== void 0));
  }
  if (shape.isListSchema()) {
    if (!Array.isArray(value)) throw unexpected(value, "START_ARRAY");
    return value.map((item) => decode(shape.getValueSchema(), item));
  }
  return scalar(shape, value);
}
function scalar(shape, value) {
  if (shape.isTimestampSchema() && typeof value === "number") return new Date(value * 1e3);
  if (shape.isBlobSchema() && typeof value === "string") return Uint8Array.from(Buffer.from(value, "base64"));
  const expected = shape.isStringSchema() ? "String" : shape.isBooleanSchema() ? "Boolean" : shape.isNumericSchema() ? "Number" : void 0;
  if (expected && typeof value !== expected.toLowerCase())
    throw new AwsError("SerializationException", `${token(value)} can not be converted to a ${expected}`);
  return value;
}
var token = (value) => Array.isArray(value) ? "START_ARRAY" : typeof value === "object" ? "START_OBJECT" : typeof value === "boolean" ? `${value ? "TRUE" : "FALSE"}_VALUE` : `${(typeof value).toUpperCase()}_VALUE`;
var unexpected = (value, expected) => new AwsError("SerializationException", `Expected ${expected} or VALUE_NULL, found ${token(value)}`);
function encode(shape, value) {
  if (value === null || value === void 0) return void 0;
  if (value instanceof Date) return value.getTime() / 1e3;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (shape.isListSchema() && Array.isArray(value)) return value.map((item) => encode(shape.getValueSchema(), item));
  if (shape.isMapSchema() && isRecord2(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(shape.getValueSchema(), item)]));
  if (shape.isStructSchema() && isRecord2(value))
    return Object.fromEntries([...shape.structIterator()].map(([name, member]) => [name, encode(member, value[name])]));
  return value;
}

// src/simulator/wire/xml.ts
var ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
var escapeXml = (text) => text.replace(/[&<>"]/g, (character) => _nullishCoalesce(ESCAPES[character], () => ( character)));
var UNESCAPES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
var unescapeXml = (text) => text.replace(
  /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
  (whole, hex, decimal, name) => hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : decimal ? String.fromCodePoint(Number(decimal)) : _nullishCoalesce(UNESCAPES[_nullishCoalesce(name, () => ( ""))], () => ( whole))
);
function writeXml(shape, name, value) {
  if (value === null || value === void 0) return "";
  return shape.isListSchema() && shape.getMergedTraits().xmlFlattened && Array.isArray(value) ? value.map((item) => writeXml(shape.getValueSchema(), name, item)).join("") : `<${name}>${writeContent(shape, value)}</${name}>`;
}
function writeContent(shape, value) {
  if (shape.isListSchema() && Array.isArray(value)) {
    const item = shape.getValueSchema();
    return value.map((each) => writeXml(item, _nullishCoalesce(trait(item, "xmlName"), () => ( "member")), each)).join("");
  }
  if (shape.isMapSchema() && isRecord2(value)) {
    const [key, item] = [shape.getKeySchema(), shape.getValueSchema()];
    return Object.entries(value).map(([k, v]) => {
      const pair = writeXml(key, _nullishCoalesce(trait(key, "xmlName"), () => ( "key")), k);
      return `<entry>${pair}${writeXml(item, _nullishCoalesce(trait(item, "xmlName"), () => ( "value")), v)}</entry>`;
    }).join("");
  }
  if (shape.isStructSchema() && isRecord2(value))
    return [...shape.structIterator()].filter(([, member]) => trait(member, "httpHeader") === void 0).map(([name, member]) => writeXml(member, elementName(member, name), value[name])).join("");
  return escapeXml(toText(shape, value));
}
var elementName = (member, name) => {
  const given = member.getMemberTraits().xmlName;
  return typeof given === "string" ? given : name;
};
function parseXml(xml) {
  const root = { name: "", children: [], text: "" };
  const open = [root];
  for (const [, closing, name = "", selfClosed, text] of xml.matchAll(/<(\/?)([\w:.-]+)[^>]*?(\/?)>|([^<]+)/g)) {
    const parent = _nullishCoalesce(open.at(-1), () => ( root));
    if (text !== void 0) parent.text += unescapeXml(text);
    else if (closing) open.pop();
    else {
      const element = { name, children: [], text: "" };
      parent.children.push(element);
      if (!selfClosed) open.push(element);
    }
  }
  return _nullishCoalesce(root.children[0], () => ( root));
}
function readXml(shape, element) {
  if (shape.isListSchema()) return element.children.map((child) => readXml(shape.getValueSchema(), child));
  if (shape.isStructSchema())
    return Object.fromEntries(
      [...shape.structIterator()].flatMap(([name, member]) => {
        const found2 = element.children.filter((child) => child.name === elementName(member, name));
        const [first] = found2;
        if (!first) return [];
        const flattened = member.isListSchema() && member.getMergedTraits().xmlFlattened;
        return [[name, flattened ? found2.map((each) => readXml(member.getValueSchema(), each)) : readXml(member, first)]];
      })
    );
  return fromText(shape, element.text);
}

// src/simulator/wire/query.ts
var REQUEST_ID = "simulated";
var CONTENT_TYPE2 = "text/xml";
var form = (request) => new URLSearchParams(bodyText(request));
var operation = (request, shapes) => {
  const name = _nullishCoalesce(form(request).get("Action"), () => ( ""));
  return _nullishCoalesce(shapes.get(name), () => ( name));
};
var awsQuery = {
  operation,
  input: (request, { input }) => readForm(input, form(request), plainKeys),
  output: ({ name, output }, value) => response(
    200,
    CONTENT_TYPE2,
    `<${name}Response><${name}Result>${writeContent(output, _nullishCoalesce(value, () => ( {})))}</${name}Result><ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${name}Response>`
  ),
  error: ({ code, message, status }) => response(
    status,
    CONTENT_TYPE2,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`
  )
};
var ec2Query = {
  operation,
  input: (request, { input }) => readForm(input, form(request), ec2Keys),
  output: ({ name, output }, value) => response(
    200,
    CONTENT_TYPE2,
    `<${name}Response><requestId>${REQUEST_ID}</requestId>${writeContent(output, _nullishCoalesce(value, () => ( {})))}</${name}Response>`
  ),
  error: ({ code, message, status }) => response(
    status,
    CONTENT_TYPE2,
    `<Response><Errors><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${REQUEST_ID}</RequestID></Response>`
  )
};
var plainKeys = {
  member: (shape, name) => _nullishCoalesce(trait(shape, "xmlName"), () => ( name)),
  item: (list) => list.getMergedTraits().xmlFlattened ? "" : `${_nullishCoalesce(trait(list.getValueSchema(), "xmlName"), () => ( "member"))}.`
};
var ec2Keys = {
  member: (shape, name) => {
    const key = _nullishCoalesce(trait(shape, "xmlName"), () => ( name));
    return _nullishCoalesce(trait(shape, "ec2QueryName"), () => ( key.charAt(0).toUpperCase() + key.slice(1)));
  },
  item: () => ""
};
function readForm(shape, fields2, keys) {
  const value = read(shape, fields2, "", keys);
  return isRecord2(value) ? value : {};
}
function read(shape, fields2, prefix, keys) {
  const field = fields2.get(prefix);
  if (shape.isStructSchema()) {
    if (prefix && !hasBelow(fields2, prefix)) return void 0;
    const members = [...shape.structIterator()].map(([name, member]) => [
      name,
      read(member, fields2, join(prefix, keys.member(member, name)), keys)
    ]);
    return Object.fromEntries(members.filter(([, value]) => value !== void 0));
  }
  if (shape.isListSchema()) {
    if (field === "") return [];
    const items = [];
    for (let index = 1; ; index += 1) {
      const key = join(prefix, `${keys.item(shape)}${index}`);
      if (!fields2.has(key) && !hasBelow(fields2, key)) return items.length > 0 ? items : void 0;
      items.push(read(shape.getValueSchema(), fields2, key, keys));
    }
  }
  return field === null ? void 0 : fromText(shape, field);
}
var join = (prefix, key) => prefix ? `${prefix}.${key}` : key;
var hasBelow = (fields2, prefix) => [...fields2.keys()].some((key) => key.startsWith(`${prefix}.`));

// src/simulator/wire/rest-xml.ts
var CONTENT_TYPE3 = "application/xml";
var restXml = {
  operation: (request, shapes) => {
    const matches2 = [...shapes.values()].filter((shape) => labels(request, shape) !== void 0);
    const [best] = matches2.sort((a, b) => fixedLength(b) - fixedLength(a));
    return _nullishCoalesce(best, () => ( `${request.method} ${request.path}`));
  },
  input: (request, operation2) => {
    const body = bodyText(request);
    const payload = body ? readXml(operation2.input, parseXml(body)) : {};
    const bound = [...operation2.input.structIterator()].flatMap(([name, member]) => {
      const text = boundText(request, operation2, name, member);
      return text === void 0 ? [] : [[name, fromText(member, text)]];
    });
    return { ...isRecord2(payload) ? payload : {}, ...Object.fromEntries(bound) };
  },
  output: ({ name, output, http }, value) => {
    const members = isRecord2(value) ? value : {};
    const headers = [...output.structIterator()].flatMap(([member, shape]) => {
      const header = trait(shape, "httpHeader");
      return header && members[member] !== void 0 ? [[header.toLowerCase(), String(members[member])]] : [];
    });
    const answer = response(
      _nullishCoalesce(_optionalChain([http, 'optionalAccess', _407 => _407[2]]), () => ( 200)),
      CONTENT_TYPE3,
      `<${name}Response>${writeContent(output, members)}</${name}Response>`
    );
    return { ...answer, headers: { ...answer.headers, ...Object.fromEntries(headers) } };
  },
  error: ({ code, message, status, details }) => {
    const more = Object.entries(details).map(
      ([name, value]) => Array.isArray(value) ? `<${name}>${value.map((item) => `<Message>${escapeXml(String(item))}</Message>`).join("")}</${name}>` : `<${name}>${escapeXml(String(value))}</${name}>`
    );
    return response(
      status,
      CONTENT_TYPE3,
      `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message>${more.join("")}</Error><RequestId>simulated</RequestId></ErrorResponse>`
    );
  }
};
var template = ({ http }) => _nullishCoalesce(_optionalChain([http, 'optionalAccess', _408 => _408[1], 'access', _409 => _409.split, 'call', _410 => _410("?"), 'access', _411 => _411[0]]), () => ( ""));
var fixedLength = (shape) => template(shape).replace(/\{[^}]*\}/g, "").length;
function labels(request, shape) {
  if (_optionalChain([shape, 'access', _412 => _412.http, 'optionalAccess', _413 => _413[0]]) !== request.method) return void 0;
  const wanted = template(shape).split("/");
  const given = request.path.replace(/\/$/, "").split("/");
  if (wanted.length !== given.length) return void 0;
  const found2 = {};
  for (const [index, segment] of wanted.entries()) {
    const actual = decodeURIComponent(_nullishCoalesce(given[index], () => ( "")));
    const label = _optionalChain([/^\{(\w+)\+?\}$/, 'access', _414 => _414.exec, 'call', _415 => _415(segment), 'optionalAccess', _416 => _416[1]]);
    if (label) found2[label] = actual;
    else if (segment !== actual) return void 0;
  }
  return found2;
}
function boundText(request, operation2, name, member) {
  if (member.getMergedTraits().httpLabel) return _optionalChain([labels, 'call', _417 => _417(request, operation2), 'optionalAccess', _418 => _418[name]]);
  const query = trait(member, "httpQuery");
  const value = query === void 0 ? void 0 : _optionalChain([request, 'access', _419 => _419.query, 'optionalAccess', _420 => _420[query]]);
  if (value !== void 0 && value !== null) return String(value);
  const header = trait(member, "httpHeader");
  return header === void 0 ? void 0 : request.headers[header.toLowerCase()];
}

// src/simulator/wire/sdk.ts
var sdks = {
  acm: { load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-acm"))), client: "ACMClient", protocol: awsJson },
  applicationAutoScaling: {
    load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-application-auto-scaling"))),
    client: "ApplicationAutoScalingClient",
    protocol: awsJson
  },
  cloudWatchLogs: {
    load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-cloudwatch-logs"))),
    client: "CloudWatchLogsClient",
    protocol: awsJson
  },
  ec2: { load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-ec2"))), client: "EC2Client", protocol: ec2Query },
  ecr: { load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-ecr"))), client: "ECRClient", protocol: awsJson },
  ecs: { load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-ecs"))), client: "ECSClient", protocol: awsJson },
  elbv2: {
    load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-elastic-load-balancing-v2"))),
    client: "ElasticLoadBalancingV2Client",
    protocol: awsQuery
  },
  iam: { load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-iam"))), client: "IAMClient", protocol: awsQuery },
  resourceGroupsTaggingAPI: {
    load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-resource-groups-tagging-api"))),
    client: "ResourceGroupsTaggingAPIClient",
    protocol: awsJson
  },
  route53: { load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-route-53"))), client: "Route53Client", protocol: restXml },
  sts: { load: () => Promise.resolve().then(() => _interopRequireWildcard(require("@aws-sdk/client-sts"))), client: "STSClient", protocol: awsQuery }
};

// src/simulator/wire/endpoint.ts
var Endpoint = class {
  #service;
  #run;
  #shapes;
  constructor(service, run) {
    this.#service = service;
    this.#run = run;
  }
  async handle(request) {
    const { load, protocol } = sdks[this.#service];
    this.#shapes ??= load().then(operationShapes);
    try {
      const operation2 = protocol.operation(request, await this.#shapes);
      if (typeof operation2 === "string")
        throw new AwsError("UnknownOperationException", `Unknown operation ${operation2}`);
      const input = protocol.input(request, operation2);
      const received = {
        service: this.#service,
        operation: operation2.name,
        input: withoutSecrets(operation2.input, input)
      };
      const check4 = () => checkRequired(operation2.input, input, refusals[this.#service]);
      return protocol.output(operation2, await this.#run(received, input, check4));
    } catch (error) {
      if (error instanceof AwsError) return protocol.error(error);
      throw error;
    }
  }
};

// src/simulator/in-process.ts
var InProcessSimulator = (_class = class {
  
  __init() {this.calls = []}
  
  #world;
  #latency;
  #seeded = /* @__PURE__ */ new Set();
  #past;
  #faults;
  #throttle;
  constructor(world, clock, latency) {;_class.prototype.__init.call(this);
    this.#world = world;
    this.clock = clock;
    this.#latency = latency;
    this.#past = new Past(world);
    this.#faults = new Faults(this.#past);
    this.#throttle = new Throttle(world);
    const names = Object.keys(services);
    this.clients = Object.fromEntries(names.map((name) => [name, this.#client(name)]));
  }
  options() {
    return { region: this.#world.region, clients: this.clients, clock: this.clock };
  }
  clientConfig(service) {
    const endpoint = new Endpoint(service, this.#run);
    return {
      region: this.#world.region,
      maxAttempts: 1,
      credentials: { accessKeyId: "SIMULATED", secretAccessKey: "simulated" },
      requestHandler: {
        handle: async (request, { abortSignal } = {}) => {
          const signal = abortSignal instanceof AbortSignal ? abortSignal : void 0;
          if (this.#latency > 0 && !this.#faults.acting) await this.clock.sleep(this.#latency, signal);
          if (_optionalChain([signal, 'optionalAccess', _421 => _421.aborted])) throw aborted();
          try {
            return { response: await this.clock.hold(() => endpoint.handle(request)) };
          } catch (error) {
            if (!(error instanceof NoReply)) throw error;
            return await noReply(signal);
          }
        },
        updateHttpClientConfig: () => {
        },
        httpHandlerConfigs: () => ({})
      }
    };
  }
  async advance(milliseconds) {
    await this.clock.advance(milliseconds);
  }
  resources() {
    return this.#existing().filter((id) => !this.#seeded.has(id));
  }
  isEmpty() {
    return this.resources().length === 0;
  }
  hostedZone(name) {
    return this.#seed(() => dns(this.#world).add({ name }).id);
  }
  certificate(domain, ...alternativeNames) {
    return this.#seed(() => certificates(this.#world).add({ domainName: domain, alternativeNames }).arn);
  }
  pushImage(repositoryName, tag) {
    return registry(this.#world).pushImage(repositoryName, tag);
  }
  fail(match, failure) {
    return addFailure(this.#world, match, failure);
  }
  inject(match, fault, onStrike) {
    return this.#faults.add(match, fault, onStrike);
  }
  alarm(name, state) {
    changeAlarm(this.#world, name, state);
  }
  hook(match, answer) {
    return addHook(this.#world, match, answer);
  }
  scale(target, desiredCount) {
    scaleService(this.#world, target, desiredCount);
  }
  containerInstance(seed) {
    const arn = addContainerInstance(this.#world, seed);
    lookForPlaces(this.#world, seed.cluster);
    return arn;
  }
  get availability() {
    return availability(this.#world);
  }
  rollouts() {
    return rollouts(this.#world);
  }
  quotaUse() {
    return this.#throttle.used();
  }
  #existing() {
    return Object.values(services).flatMap((service) => service.resources(this.#world));
  }
  /** Whatever `put` adds counts as having been there from the beginning. */
  #seed(put) {
    const before = new Set(this.#existing());
    const made = put();
    for (const id of this.#existing()) if (!before.has(id)) this.#seeded.add(id);
    return made;
  }
  #run = (received, input, check4) => {
    const { service, operation: operation2 } = received;
    const attempt = (refusal) => recorded(this.calls, { ...received, at: this.clock.now() }, async () => {
      const refused7 = _nullishCoalesce(refusal, () => ( this.#throttle.take(service, operation2)));
      if (refused7) throw refused7;
      check4();
      const run = services[service].operations[operation2];
      if (!run) throw new AwsError("NotImplemented", `The simulator does not have ${service} ${operation2}.`, 501);
      if (!isMutating(operation2)) return run(input, this.#past.seenBy(service));
      this.#past.beforeChange(service);
      return run(input, this.#world);
    });
    return this.#faults.run({ service, operation: operation2, mutating: isMutating(operation2) }, attempt);
  };
  #client(service) {
    let client;
    const make = async () => {
      const module = await sdks[service].load();
      const Client = module[sdks[service].client];
      if (!Client) throw new Error(`The AWS SDK package of ${service} has no ${sdks[service].client}.`);
      return new Client(this.clientConfig(service));
    };
    return {
      send: async (command, options) => {
        client ??= this.clock.hold(make);
        return (await client).send(command, options);
      }
    };
  }
}, _class);
var aborted = () => Object.assign(new Error("Request aborted"), { name: "AbortError" });
function noReply(signal) {
  return new Promise((_resolve, reject) => {
    if (_optionalChain([signal, 'optionalAccess', _422 => _422.aborted])) reject(aborted());
    else _optionalChain([signal, 'optionalAccess', _423 => _423.addEventListener, 'call', _424 => _424("abort", () => reject(aborted()), { once: true })]);
  });
}

// src/simulator/copy.ts
function copyOf(value, copies = /* @__PURE__ */ new Map()) {
  if (typeof value !== "object" || value === null) return value;
  const known = copies.get(value);
  if (known) return known;
  const put = (copy2) => {
    copies.set(value, copy2);
    return copy2;
  };
  if (Array.isArray(value)) {
    const copy2 = put([]);
    for (const item of value) copy2.push(copyOf(item, copies));
    return copy2;
  }
  if (value instanceof Map) {
    const copy2 = put(/* @__PURE__ */ new Map());
    for (const [key, item] of value) copy2.set(copyOf(key, copies), copyOf(item, copies));
    return copy2;
  }
  if (value instanceof Set) {
    const copy2 = put(/* @__PURE__ */ new Set());
    for (const item of value) copy2.add(copyOf(item, copies));
    return copy2;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy = put({});
  for (const [key, item] of Object.entries(value)) copy[key] = copyOf(item, copies);
  return copy;
}

// src/simulator/world.ts
function createWorld({ clock, account, region, seed, realism }) {
  const random = mulberry32(seed);
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  const withStates = (states2) => ({
    clock,
    account,
    region,
    partition,
    realism,
    random,
    id: (length) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join(""),
    copy: () => withStates(copyOf(states2)),
    state(service, create) {
      if (!states2.has(service)) states2.set(service, create());
      return states2.get(service);
    }
  });
  return withStates(/* @__PURE__ */ new Map());
}
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  };
}

// src/simulator/create-simulator.ts
function createSimulator(options = {}) {
  const clock = new JumpingClock((_nullishCoalesce(options.startTime, () => ( /* @__PURE__ */ new Date("2026-01-01T00:00:00Z")))).getTime());
  const world = createWorld({
    clock,
    account: _nullishCoalesce(options.account, () => ( "123456789012")),
    region: _nullishCoalesce(options.region, () => ( "us-east-1")),
    seed: _nullishCoalesce(options.seed, () => ( 1)),
    realism: _nullishCoalesce(options.realism, () => ( {}))
  });
  loadBalancingApi(world).operations = services.elbv2.operations;
  return new InProcessSimulator(world, clock, _nullishCoalesce(options.latencyMilliseconds, () => ( 0)));
}

// src/simulator/verdict.ts
async function verdictOf(deploying) {
  try {
    const { outcome } = await deploying;
    return { outcome, causes: [], message: void 0 };
  } catch (error) {
    if (!_chunkQCJU3GNPcjs.isDeployError.call(void 0, error)) throw error;
    return { outcome: error.outcome, causes: error.diagnosis.map(({ code }) => code), message: error.message };
  }
}



exports.createSimulator = createSimulator; exports.verdictOf = verdictOf;
