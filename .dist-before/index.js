import {
  DeployError,
  EcsError,
  InvalidDefinitionError,
  PlanError,
  describeIssue,
  isDeployError,
  isEcsError,
  isInvalidDefinitionError,
  isPlanError
} from "./chunk-QHXBQDZ3.js";

// src/validators/check.ts
function issuesOf(resource, rules2, subject) {
  const issues = [];
  rules2.check(subject, (finding) => issues.push({ severity: "error", ...finding, path: [...resource, ...finding.path] }));
  return issues;
}

// src/validators/cluster.ts
import * as z from "zod/mini";

// src/validators/launch.ts
function runsOn({ requiresCompatibilities }, type) {
  return requiresCompatibilities?.includes(type) ?? false;
}
function runsOnEc2(definition) {
  const { requiresCompatibilities: types } = definition;
  return types === void 0 || types.length === 0 || types.includes("EC2");
}
function isWindows({ operatingSystemFamily }) {
  return operatingSystemFamily?.startsWith("WINDOWS") ?? false;
}
function networkModeOf(definition) {
  if (definition.networkMode !== void 0) return definition.networkMode;
  if (isWindows(definition)) return void 0;
  return runsOn(definition, "MANAGED_INSTANCES") ? "awsvpc" : "bridge";
}
function isSet(value) {
  return value !== void 0 && value !== false && value !== "" && !(Array.isArray(value) && value.length === 0);
}
function quoted(value) {
  const text4 = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text4.length > 120 ? `${text4.slice(0, 117)}...` : text4;
}

// src/validators/rule.ts
var DOCS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
var API = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference";

// src/validators/sentence.ts
function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

// src/validators/service/sentences.ts
var NOT_HERE = {
  daemon: "Fargate does not support the DAEMON scheduling strategy",
  placementConstraints: "Placement constraints are not supported with FARGATE.",
  placementStrategy: "Placement strategies are not supported with FARGATE.",
  platformVersion: "The platform version must be null when not running on Fargate.",
  capacityProviders: "External services cannot use capacity providers",
  otherProviders: "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers.",
  network: "Network Configuration is not valid for the given networkMode of this task definition.",
  loadBalancer: "Services on external instances cannot use a load balancer",
  noNetwork: "A task definition with networkMode 'none' cannot use a load balancer",
  discovery: "Service discovery needs a network that ECS manages",
  connect: "Service Connect does not work on external instances"
};
var NOT_OF_A_DAEMON = {
  placementStrategies: "The daemon scheduling strategy does not support placement strategies",
  volumes: "The daemon scheduling strategy does not support volumes configured at launch",
  maximumPercent: "The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration",
  rebalancing: "Availability Zone rebalancing needs the REPLICA scheduling strategy"
};
var NOT_WHOLE = "{field} is {value}, but must be a whole number of 0 or more";
var NO_ROOM = "minimumHealthyPercent {min} is not below maximumPercent {max}: no deployment can start or stop a task";
var NOT_DISCOVERABLE = '"{name}" is not a discovery name';
var NO_AUTHORITY = "TLS needs the ARN of a private certificate authority";
var notWhole = (field, value) => filled(NOT_WHOLE, { field, value: String(value) });

// src/validators/capacity-provider-strategy.ts
var docs = `${API}/API_CapacityProviderStrategyItem.html`;
var MOST = 20;
var LIMITS = { weight: 1e3, base: 1e5 };
var strategyRules = {
  codes: ["SVC-CPS-01", "SVC-CPS-02", "SVC-CPS-03", "SVC-CPS-04", "SVC-CPS-05", "SVC-CPS-09"],
  docs,
  check(strategy, report) {
    if (strategy.length === 0 || strategy.length > MOST) {
      const message = strategy.length === 0 ? "The capacity provider strategy names no capacity provider" : `A strategy of ${strategy.length} capacity providers is longer than ${MOST}`;
      report({ code: "SVC-CPS-01", path: [], message, hint: `name 1 to ${MOST}`, docs });
    }
    for (const [at, item] of strategy.entries()) checkItem(item, at, strategy, report);
    if (strategy.filter(({ base = 0 }) => base > 0).length > 1) {
      const message = "More than one capacity provider has a base";
      report({ code: "SVC-CPS-03", path: [], message, hint: "give a base to one of them only", docs });
    }
    if (strategy.length > 0 && strategy.every(({ weight }) => (weight ?? (strategy.length > 1 ? 0 : 1)) === 0)) {
      const message = "No capacity provider has a weight above 0";
      report({ code: "SVC-CPS-04", path: [], message, hint: "give at least one of them a weight of 1 or more", docs });
    }
    const fargate4 = strategy.filter(({ capacityProvider }) => isFargate(capacityProvider)).length;
    if (fargate4 > 0 && fargate4 < strategy.length) {
      const message = NOT_HERE.otherProviders;
      report({ code: "SVC-CPS-05", path: [], message, hint: "use providers of one kind", docs });
    }
  }
};
function checkItem(item, at, strategy, report) {
  const { capacityProvider = "" } = item;
  for (const field of ["weight", "base"]) {
    const value = item[field] ?? 0;
    if (Number.isInteger(value) && value >= 0 && value <= LIMITS[field]) continue;
    const message2 = `${field} is ${value}`;
    const hint = `use a whole number from 0 to ${LIMITS[field]}`;
    report({ code: "SVC-CPS-02", path: [at, field], message: message2, hint, docs });
  }
  if (strategy.findIndex((other) => other.capacityProvider === item.capacityProvider) === at) return;
  const message = `Capacity provider ${quoted(capacityProvider)} is named twice`;
  report({ code: "SVC-CPS-09", path: [at], message, hint: "keep one of them", docs });
}
function isFargate(provider) {
  return provider === "FARGATE" || provider === "FARGATE_SPOT";
}
function checkStrategy(strategy, field, report) {
  if (strategy.length === 0) return;
  strategyRules.check(strategy, (finding) => report({ ...finding, path: [field, ...finding.path] }));
}

// src/validators/fields.ts
function checkFields(subject, rules2, report, at = []) {
  for (const [field, rule] of Object.entries(rules2)) {
    const value = subject[field];
    if (value === void 0 || rule === void 0 || rule.schema.safeParse(value).success) continue;
    const { code: code3, expected: expected2, docs: docs56 } = rule;
    const received = JSON.stringify(value);
    const message = `${field} is ${received}`;
    report({ code: code3, path: [...at, field], message, hint: `use ${expected2}`, expected: expected2, received, ...docs56 && { docs: docs56 } });
  }
}

// src/validators/tags.ts
var docs2 = `${API}/API_Tag.html`;
var code = "TD-TAG-01";
var KEY = /^(?!aws:|fluent-ecs:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
var WRITTEN_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
var VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
var LIMIT = 47;
var WRITTEN_LIMIT = 50;
function checkTags(tags2, report) {
  const entries = Object.entries(tags2);
  if (entries.length > LIMIT) {
    const message = `${entries.length} tags are more than the ${LIMIT} that fit beside the ownership tags`;
    report({ code, path: ["tags"], message, hint: "remove some tags", docs: docs2 });
  }
  for (const [name, text4] of entries) {
    if (!KEY.test(name)) {
      const hint = 'use 1 to 128 letters, digits, spaces and _.:/=+-@, not starting with "aws:" or "fluent-ecs:"';
      report({ code, path: ["tags", name], message: `${quoted(name)} is not a tag key`, hint, docs: docs2 });
    }
    if (typeof text4 !== "string" || !VALUE.test(text4)) {
      report({ code, path: ["tags", name], message: `${quoted(text4)} is not a tag value`, hint: VALUE_HINT, docs: docs2 });
    }
  }
}
var VALUE_HINT = "use up to 256 letters, digits, spaces and _.:/=+-@";
function checkTagList(tags2, report) {
  if (tags2.length > WRITTEN_LIMIT) {
    const message = `${tags2.length} tags are more than the ${WRITTEN_LIMIT} that AWS takes`;
    report({ code, path: ["tags"], message, hint: "remove some tags", docs: docs2 });
  }
  const seen = /* @__PURE__ */ new Set();
  for (const [at, { key = "", value = "" }] of tags2.entries()) {
    if (!WRITTEN_KEY.test(key)) {
      const hint = 'use 1 to 128 letters, digits, spaces and _.:/=+-@, not starting with "aws:"';
      report({ code, path: ["tags", at, "key"], message: `${quoted(key)} is not a tag key`, hint, docs: docs2 });
    }
    if (seen.has(key)) {
      const message = `Tag ${quoted(key)} is given twice`;
      report({ code, path: ["tags", at, "key"], message, hint: "keep one of them", docs: docs2 });
    }
    seen.add(key);
    if (!VALUE.test(value)) {
      const message = `${quoted(value)} is not a tag value`;
      report({ code, path: ["tags", at, "value"], message, hint: VALUE_HINT, docs: docs2 });
    }
  }
}

// src/validators/cluster.ts
var docs3 = `${API}/API_CreateCluster.html`;
var clusterRules = {
  docs: docs3,
  codes: ["CL-NAM-01", "CL-SET-01", "CL-CP-01", "SVC-CPS-02", "SVC-CPS-03", "SVC-CPS-04", "TD-TAG-01"],
  check(cluster3, report) {
    checkFields(cluster3, FIELDS, report);
    checkProviders(cluster3, report);
    checkStrategy(cluster3.defaultCapacityProviderStrategy, "defaultCapacityProviderStrategy", report);
    checkTags(cluster3.tags, report);
  }
};
function checkProviders({ capacityProviders, defaultCapacityProviderStrategy }, report) {
  for (const { capacityProvider } of defaultCapacityProviderStrategy) {
    if (capacityProviders.includes(capacityProvider)) continue;
    const message = `The default strategy names ${quoted(capacityProvider)}, which the cluster does not have`;
    const hint = `use ${capacityProviders.join(" or ")}`;
    report({ code: "CL-CP-01", path: ["defaultCapacityProviderStrategy", capacityProvider], message, hint, docs: docs3 });
  }
}
var FIELDS = {
  clusterName: {
    code: "CL-NAM-01",
    schema: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,255}$/)),
    expected: "1 to 255 letters, digits, hyphens and underscores",
    docs: docs3
  },
  containerInsights: {
    code: "CL-SET-01",
    schema: z.enum(["enabled", "enhanced", "disabled"]),
    expected: "enabled, enhanced or disabled",
    docs: docs3
  }
};

// src/builders/capacity-providers.ts
function strategyOf(shares) {
  return Object.entries(shares).flatMap(
    ([capacityProvider, share]) => (
      // A program without exactOptionalPropertyTypes may say undefined for "not this one".
      share === void 0 ? [] : [{ capacityProvider, weight: share.weight ?? 1, base: share.base ?? 0 }]
    )
  );
}

// src/builders/definition.ts
var Builder = class {
  #model;
  build() {
    return this.buildFor(this.build);
  }
  /** Builds for a method that the user calls: an error's stack starts at that call. */
  buildFor(method) {
    this.#model ??= this.#checked(method);
    return this.#model;
  }
  #checked(method) {
    const issues = [];
    const model = this.assemble(issues);
    if (model === void 0 || issues.some((issue) => issue.severity === "error"))
      throw invalid(this.subject, issues, method);
    return frozen(model);
  }
};
function invalid(subject, issues, method) {
  const error = new InvalidDefinitionError(subject, issues);
  Error.captureStackTrace(error, method);
  return error;
}
function part(definition, issues) {
  try {
    if (definition?.issues) issues.push(...definition.issues());
    return definition?.build();
  } catch (error) {
    if (!isInvalidDefinitionError(error)) throw error;
    if (!definition?.issues) issues.push(...error.issues);
    return void 0;
  }
}
function frozen(value) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
function typed(builder) {
  return builder;
}

// src/builders/steps.ts
var Steps = class extends Builder {
  settings;
  #ignored;
  #result;
  constructor(settings, ignored = /* @__PURE__ */ new Set()) {
    super();
    this.settings = settings;
    this.#ignored = ignored;
  }
  issues() {
    return this.#checked().issues;
  }
  ignoreRules(...codes) {
    return this.#copy(this.settings, /* @__PURE__ */ new Set([...this.#ignored, ...codes]));
  }
  with(patch) {
    return this.#copy({ ...this.settings, ...patch }, this.#ignored);
  }
  get subject() {
    const [kind, name] = this.where;
    return `${kind.charAt(0).toUpperCase()}${kind.slice(1).replaceAll("-", " ")} "${name}"`;
  }
  assemble(issues) {
    issues.push(...this.issues());
    return this.#checked().model;
  }
  #copy(settings, ignored) {
    const Same = this.constructor;
    return new Same(settings, ignored);
  }
  #checked() {
    if (this.#result) return this.#result;
    const found = [];
    const model = this.make(found);
    const issues = model === void 0 ? found : found.filter((issue) => !this.#ignored.has(issue.code));
    this.#result = { model, issues: frozen(unique(issues)) };
    return this.#result;
  }
};
function unique(issues) {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}

// src/builders/cluster.ts
var cluster = Object.assign((name) => new ClusterBuilder(defaults(name, false)), {
  existing: (name) => new ClusterBuilder(defaults(name, true))
});
var defaults = (name, existing2) => ({
  kind: "cluster",
  id: name,
  clusterName: name,
  existing: existing2,
  containerInsights: "disabled",
  capacityProviders: ["FARGATE", "FARGATE_SPOT"],
  defaultCapacityProviderStrategy: [],
  tags: {}
});
var ClusterBuilder = class extends Steps {
  containerInsights(value = "enabled") {
    return this.with({ containerInsights: value });
  }
  capacityProviders(shares) {
    return this.with({ defaultCapacityProviderStrategy: strategyOf(shares) });
  }
  tags(tags2) {
    return this.with({ tags: { ...this.settings.tags, ...tags2 } });
  }
  get where() {
    return ["cluster", this.settings.id];
  }
  make(issues) {
    issues.push(...issuesOf(this.where, clusterRules, this.settings));
    return this.settings;
  }
};

// src/validators/record.ts
var OUTSIDE_ZONE = 'Record name "{name}" is not in the zone "{zone}": it must be "{zone}" or end in ".{zone}"';
var canonicalName = (name) => name.toLowerCase().replace(/\.$/, "");
var docs4 = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html";
var LABEL = /^[^.\s]{1,63}$/;
var recordRules = {
  docs: docs4,
  codes: ["R53-NAM-01", "R53-NAM-02"],
  check({ name, zone }, report) {
    for (const [field, domain2] of Object.entries({ name, zone: zone.name })) {
      const labels = domain2.split(".");
      const wellFormed = labels.every(
        (label, at) => LABEL.test(label) && (!label.includes("*") || isWildcard(label, at))
      );
      if (wellFormed && domain2.length <= 255) continue;
      const hint = "use labels of 1 to 63 characters separated by dots, 255 in all; * only as the whole first label";
      report({ code: "R53-NAM-01", path: [field], message: `"${domain2}" is not a domain name`, hint, docs: docs4 });
    }
    if (name === zone.name || name.endsWith(`.${zone.name}`)) return;
    const message = filled(OUTSIDE_ZONE, { name, zone: zone.name });
    report({ code: "R53-NAM-02", path: ["name"], message, hint: "use the hosted zone of that domain", docs: docs4 });
  }
};
var isWildcard = (label, at) => label === "*" && at === 0;

// src/builders/record.ts
var RecordBuilder = class extends Steps {
  evaluateTargetHealth(evaluate) {
    return this.with({ evaluateTargetHealth: evaluate });
  }
  get where() {
    return ["record", this.settings.name];
  }
  make(issues) {
    const { zone, name, evaluateTargetHealth } = this.settings;
    const loadBalancer4 = part(this.settings.loadBalancer, issues);
    issues.push(...issuesOf(this.where, recordRules, { zone, name }));
    return loadBalancer4 && { kind: "record", id: name, zone, name, loadBalancer: loadBalancer4, evaluateTargetHealth };
  }
};

// src/builders/hosted-zone.ts
function hostedZone(zone) {
  if (typeof zone !== "string") return zoneNamed(zone.name, zone.id);
  return zoneNamed(zone);
}
function zoneNamed(given2, hostedZoneId) {
  const name = canonicalName(given2);
  return new HostedZoneBuilder({
    ...{ kind: "hosted-zone", id: hostedZoneId ?? name, name },
    ...hostedZoneId !== void 0 && { hostedZoneId }
  });
}
var HostedZoneBuilder = class extends Steps {
  alias(name, loadBalancer4) {
    const zone = this.build();
    return new RecordBuilder({
      ...{ zone, name: canonicalName(String(name)), loadBalancer: typed(loadBalancer4), evaluateTargetHealth: true }
    });
  }
  get where() {
    return ["hosted-zone", this.settings.name];
  }
  make() {
    return this.settings;
  }
};

// src/validators/load-balancer.ts
import * as z3 from "zod/mini";

// src/validators/listener.ts
import * as z2 from "zod/mini";
var docs5 = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html";
var arn = z2.string().check(z2.regex(/^arn:[\w-]+:(acm:[a-z0-9-]+:\d{12}:certificate\/.+|iam::\d{12}:server-certificate\/.+)$/));
var domain = z2.string().check(z2.maxLength(253), z2.regex(/^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/i));
function checkListener({ port: port2, protocol, certificate: certificate2, sslPolicy, defaultAction: defaultAction2 }, { https, scheme }, report) {
  const path = ["listeners", port2];
  if (protocol === "HTTPS" && !certificate2) {
    const hint = "give a domain name such as shop.example.com, or the ARN of a certificate";
    report({ code: "LS-CRT-01", path, message: "A certificate must be specified for HTTPS listeners", hint, docs: docs5 });
  }
  if (certificate2 && typeof certificate2 === "string" && !arn.safeParse(certificate2).success) {
    const hint = "use arn:aws:acm:<region>:<account>:certificate/<id>";
    report({ code: "AUX-ACM-03", path, message: `"${certificate2}" is not the ARN of a certificate`, hint, docs: docs5 });
  }
  if (typeof certificate2 === "object" && !domain.safeParse(certificate2.domain).success) {
    const hint = "use a domain name such as shop.example.com or *.example.com";
    report({ code: "AUX-ACM-01", path, message: `"${certificate2.domain}" is not a domain name`, hint, docs: docs5 });
  }
  if (sslPolicy !== void 0 && !/TLS13|TLS-1-2|FS-1-2|TLS12/.test(sslPolicy)) {
    const hint = "use ELBSecurityPolicy-TLS13-1-2-2021-06 or later";
    const message = `SSL policy ${sslPolicy} allows TLS versions below 1.2`;
    report({ code: "LS-SSL-01", severity: "warning", path, message, hint, docs: docs5 });
  }
  if (defaultAction2.type === "redirect" && !https) {
    const message = "HTTP is redirected to HTTPS, but there is no HTTPS listener";
    report({ code: "LS-RED-01", path, message, hint: "call .https({ certificate })", docs: docs5 });
  }
  if (protocol === "HTTP" && defaultAction2.type !== "redirect" && scheme === "internet-facing") {
    const message = "An internet-facing load balancer serves plain HTTP";
    const hint = "call .https({ certificate }) and .redirectHttpToHttps()";
    report({ code: "LS-HTT-01", severity: "warning", path, message, hint, docs: docs5 });
  }
}

// src/validators/load-balancer.ts
var LOAD_BALANCER_INCOMPLETE = {
  network: "This load balancer is incomplete: call .network()",
  listener: "This load balancer is incomplete: call .https() or .http()"
};
var PART_CODES = { network: "LB-SUB-01", listener: "LS-PRO-01" };
var API2 = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
var FIELDS2 = {
  name: {
    code: "LB-NAM-01",
    schema: z3.string().check(z3.regex(/^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/)),
    expected: '1 to 32 letters, digits and hyphens, no hyphen at the ends, not starting with "internal-"',
    docs: `${API2}/API_CreateLoadBalancer.html`
  },
  idleTimeoutSeconds: {
    code: "LB-ATR-01",
    schema: z3.int().check(z3.minimum(1), z3.maximum(4e3)),
    expected: "a whole number of seconds from 1 to 4000",
    docs: `${API2}/API_LoadBalancerAttribute.html`
  }
};
var loadBalancerRules = {
  docs: `${API2}/API_CreateLoadBalancer.html`,
  codes: [
    ...["LB-NAM-01", "LB-SUB-01", "LB-SUB-02", "LB-ATR-01", "LS-PRO-01", "LS-RED-01", "LS-CRT-01", "LS-SSL-01"],
    ...["LS-HTT-01", "AUX-ACM-01", "AUX-ACM-03", "TD-TAG-01"]
  ],
  check(loadBalancer4, report) {
    const { listeners: listeners2, network: network3, scheme } = loadBalancer4;
    for (const part2 of loadBalancer4.missing ?? [])
      report({ code: PART_CODES[part2], path: [part2], message: LOAD_BALANCER_INCOMPLETE[part2] });
    checkFields(loadBalancer4, FIELDS2, report);
    const subnets2 = network3?.loadBalancerSubnets ?? network3?.subnets;
    if (subnets2 && new Set(subnets2).size < 2) {
      const message = "An Application Load Balancer needs subnets in at least two Availability Zones";
      const hint = "give two or more loadBalancerSubnets to network.existing()";
      report({ code: "LB-SUB-02", path: ["network"], message, hint, docs: `${API2}/API_CreateLoadBalancer.html` });
    }
    if (new Set(listeners2.map((listener2) => listener2.port)).size < listeners2.length) {
      const message = "Two listeners have the same port";
      const hint = "call .http() or .redirectHttpToHttps(), not both";
      report({ code: "LS-PRO-01", path: ["listeners"], message, hint, docs: `${API2}/API_CreateListener.html` });
    }
    const https = listeners2.some((listener2) => listener2.protocol === "HTTPS");
    for (const listener2 of listeners2) checkListener(listener2, { https, scheme }, report);
    checkTags(loadBalancer4.tags, report);
  }
};

// src/builders/route.ts
var route = /* @__PURE__ */ Symbol("fluent-ecs route");
function routeOf(settings) {
  return {
    [route]: settings,
    host: (...hosts) => routeOf({ ...settings, hosts: [...settings.hosts, ...hosts] }),
    path: (...paths) => routeOf({ ...settings, paths: [...settings.paths, ...paths] })
  };
}

// src/builders/load-balancer.ts
function loadBalancer(name) {
  return typed(new LoadBalancerBuilder({ ...unset, name }));
}
var unset = {
  scheme: "internet-facing",
  ipAddressType: "ipv4",
  idleTimeoutSeconds: 60,
  http: false,
  redirect: false,
  tags: {}
};
var LoadBalancerBuilder = class extends Steps {
  get [route]() {
    return { loadBalancer: typed(this), hosts: [], paths: ["/*"] };
  }
  network(network3) {
    return this.with({ network: network3 });
  }
  internal() {
    return this.with({ scheme: "internal" });
  }
  dualstack() {
    return this.with({ ipAddressType: "dualstack" });
  }
  https(https) {
    return this.with({ https: { ...https } });
  }
  http() {
    return this.with({ http: true });
  }
  redirectHttpToHttps() {
    return this.with({ redirect: true });
  }
  idleTimeout(seconds) {
    return this.with({ idleTimeoutSeconds: seconds });
  }
  tags(tags2) {
    return this.with({ tags: { ...this.settings.tags, ...tags2 } });
  }
  host(...hosts) {
    return routeOf({ ...this[route], hosts, paths: [] });
  }
  path(...paths) {
    return routeOf({ ...this[route], paths });
  }
  get where() {
    return ["load-balancer", this.settings.name];
  }
  make(issues) {
    const { name, scheme, ipAddressType, idleTimeoutSeconds, tags: tags2 } = this.settings;
    const network3 = part(this.settings.network, issues);
    const listeners2 = listenersFor(this.settings);
    const draft = { name, scheme, ipAddressType, idleTimeoutSeconds, listeners: listeners2, tags: tags2, ...network3 && { network: network3 } };
    issues.push(...issuesOf(this.where, loadBalancerRules, { ...draft, missing: this.#missing() }));
    if (!network3) return void 0;
    const securityGroups = [securityGroupFor(name, network3, listeners2, tags2)];
    return { ...draft, kind: "load-balancer", id: name, network: network3, securityGroups };
  }
  #missing() {
    const { http, https, network: network3 } = this.settings;
    return [...network3 ? [] : ["network"], ...http || https ? [] : ["listener"]];
  }
};
var NOT_FOUND = { type: "fixed-response", statusCode: "404", messageBody: "Not found" };
var TO_HTTPS = { type: "redirect", protocol: "HTTPS", port: "443", statusCode: "HTTP_301" };
function listenersFor({ http, https, redirect }) {
  const listeners2 = [];
  if (redirect) listeners2.push({ port: 80, protocol: "HTTP", defaultAction: TO_HTTPS });
  if (http) listeners2.push({ port: 80, protocol: "HTTP", defaultAction: NOT_FOUND });
  if (https)
    listeners2.push({
      ...{ port: 443, protocol: "HTTPS", certificate: certificateOf(https.certificate) },
      ...{ sslPolicy: https.sslPolicy ?? "ELBSecurityPolicy-TLS13-1-2-2021-06", defaultAction: NOT_FOUND }
    });
  return listeners2;
}
function certificateOf(certificate2 = "") {
  if (certificate2 === "" || certificate2.startsWith("arn:")) return certificate2;
  return { kind: "certificate", id: certificate2, domain: certificate2 };
}
function securityGroupFor(name, network3, listeners2, tags2) {
  const ports = [...new Set(listeners2.map((listener2) => listener2.port))];
  const ingress = ports.flatMap((port2) => [
    {
      fromPort: port2,
      toPort: port2,
      source: { cidrIpv4: "0.0.0.0/0" },
      description: `Port ${port2} from any IPv4 address`
    },
    { fromPort: port2, toPort: port2, source: { cidrIpv6: "::/0" }, description: `Port ${port2} from any IPv6 address` }
  ]);
  const description = `Requests to load balancer ${name}`;
  return { kind: "security-group", id: `${name}-load-balancer`, description, network: network3, ingress, tags: tags2 };
}

// src/validators/network.ts
import * as z4 from "zod/mini";
var id = z4.string().check(z4.minLength(1));
var subnets = {
  code: "SVC-NET-03",
  schema: z4.array(id).check(z4.minLength(1), z4.maxLength(16)),
  expected: "1 to 16 subnet ids",
  docs: `${API}/API_AwsVpcConfiguration.html`
};
var networkRules = {
  docs: subnets.docs,
  codes: ["SVC-NET-03"],
  check(network3, report) {
    checkFields(network3, { vpcId: { ...subnets, schema: id, expected: "the id of a VPC" }, subnets }, report);
    checkFields(network3, { loadBalancerSubnets: subnets }, report);
  }
};

// src/builders/network.ts
var network = {
  default: () => new NetworkBuilder({ kind: "network", id: "default", assignPublicIp: true }),
  existing: ({ vpcId, subnets: subnets2, loadBalancerSubnets, assignPublicIp = false }) => new NetworkBuilder({
    ...{ kind: "network", id: vpcId, vpcId, subnets: [...subnets2], assignPublicIp },
    ...loadBalancerSubnets && { loadBalancerSubnets: [...loadBalancerSubnets] }
  })
};
var NetworkBuilder = class extends Steps {
  get where() {
    return ["network", this.settings.id];
  }
  make(issues) {
    issues.push(...issuesOf(this.where, networkRules, this.settings));
    return this.settings;
  }
};

// src/validators/image.ts
import * as z5 from "zod/mini";
var docs6 = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push.html";
var FIELDS3 = {
  tag: {
    code: "CD-IMG-01",
    schema: z5.string().check(z5.regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/)),
    expected: "1 to 128 letters, digits and _.-, not starting with . or -",
    docs: docs6
  },
  digest: {
    code: "CD-IMG-01",
    schema: z5.string().check(z5.regex(/^sha256:[0-9a-f]{64}$/)),
    expected: '"sha256:" and 64 hexadecimal digits',
    docs: docs6
  }
};
var imageRules = {
  docs: docs6,
  codes: ["CD-IMG-01"],
  check: (image, report) => checkFields(image, FIELDS3, report)
};

// src/validators/repository.ts
import * as z6 from "zod/mini";
var docs7 = "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html";
var lifecycleDocs = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html";
var count = z6.int().check(z6.minimum(1));
var pattern = z6.string().check(z6.minLength(1), z6.regex(/^[^*]*(\*[^*]*){0,4}$/));
var repositoryRules = {
  docs: lifecycleDocs,
  codes: [
    ...["ECR-NAM-01", "ECR-LCP-01", "ECR-LCP-02", "ECR-LCP-03", "ECR-LCP-04", "ECR-LCP-05", "ECR-LCP-06"],
    "TD-TAG-01"
  ],
  check(repository3, report) {
    checkFields(repository3, FIELDS4, report);
    for (const [index, rule] of repository3.lifecycleRules.entries())
      checkLifecycleRule(rule, ["lifecycleRules", index], report);
    checkPriorities(repository3.lifecycleRules, report);
    checkPolicySize(repository3.lifecycleRules, report);
    checkTags(repository3.tags, report);
  }
};
var wholeCount = { code: "ECR-LCP-05", schema: count, expected: "a whole number of 1 or more", docs: lifecycleDocs };
var RULE = { rulePriority: { ...wholeCount, code: "ECR-LCP-02" } };
var SELECTION = {
  tagStatus: {
    code: "ECR-LCP-03",
    schema: z6.enum(["any", "untagged", "tagged"]),
    expected: "any, untagged or tagged",
    docs: lifecycleDocs
  },
  countType: {
    code: "ECR-LCP-05",
    schema: z6.enum(["imageCountMoreThan", "sinceImagePushed"]),
    expected: "imageCountMoreThan or sinceImagePushed",
    docs: lifecycleDocs
  },
  countNumber: wholeCount,
  tagPatternList: {
    code: "ECR-LCP-04",
    schema: z6.array(pattern),
    expected: "tag patterns with at most four *",
    docs: lifecycleDocs
  }
};
var ACTION = {
  type: { code: "ECR-LCP-06", schema: z6.literal("expire"), expected: "expire", docs: lifecycleDocs }
};
var FIELDS4 = {
  repositoryName: {
    code: "ECR-NAM-01",
    schema: z6.string().check(
      z6.minLength(2),
      z6.maxLength(256),
      z6.regex(/^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/)
    ),
    expected: "2 to 256 lower-case letters and digits, separated by single . _ - or /",
    docs: docs7
  }
};
function checkLifecycleRule(rule, path, report) {
  const { selection } = rule;
  checkFields(rule, RULE, report, path);
  checkFields(selection, SELECTION, report, [...path, "selection"]);
  checkFields(rule.action, ACTION, report, [...path, "action"]);
  const patterns = selection.tagPatternList?.length ?? 0;
  if (selection.tagStatus === "tagged" !== patterns > 0) {
    const message = `A lifecycle rule for ${selection.tagStatus} images has ${patterns} tag patterns`;
    const hint = 'give tagPatternList with tagStatus "tagged", and only then';
    report({ code: "ECR-LCP-03", path: [...path, "selection"], message, hint, docs: lifecycleDocs });
  }
  if (selection.countType === "sinceImagePushed" !== (selection.countUnit === "days")) {
    const message = `A lifecycle rule counts ${selection.countType} in ${selection.countUnit ?? "no unit"}`;
    const hint = 'give countUnit "days" with sinceImagePushed, and only then';
    report({ code: "ECR-LCP-05", path: [...path, "selection"], message, hint, docs: lifecycleDocs });
  }
}
function checkPriorities(rules2, report) {
  const priorities2 = rules2.map((rule) => rule.rulePriority);
  const any = rules2.filter((rule) => rule.selection.tagStatus === "any");
  const found = { code: "ECR-LCP-02", path: ["lifecycleRules"], docs: lifecycleDocs };
  if (new Set(priorities2).size < priorities2.length) {
    const message = "Two lifecycle rules have the same priority";
    report({ ...found, message, hint: "give each rule a rulePriority of its own" });
  }
  if (any.length > 1 || any.some((rule) => rule.rulePriority < Math.max(...priorities2))) {
    const message = "The lifecycle rule for any image is not the only one of its sort, or not the last";
    report({ ...found, message, hint: 'keep one rule with tagStatus "any" and give it the highest rulePriority' });
  }
}
var MAX_POLICY_CHARACTERS = 30720;
function checkPolicySize(rules2, report) {
  const { length } = JSON.stringify({ rules: rules2 });
  if (length <= MAX_POLICY_CHARACTERS) return;
  const message = `The lifecycle rules are ${length} characters of JSON; at most ${MAX_POLICY_CHARACTERS} are possible`;
  const docs56 = "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html";
  report({ code: "ECR-LCP-01", path: ["lifecycleRules"], message, hint: "use fewer rules, or shorter patterns", docs: docs56 });
}

// src/builders/repository.ts
var repository = Object.assign((name) => new RepositoryBuilder({ ...unset2, name }), {
  existing: (name) => new RepositoryBuilder({ ...unset2, name, existing: true })
});
var unset2 = {
  existing: false,
  scanOnPush: false,
  imageTagMutability: "MUTABLE",
  rules: [],
  tags: {}
};
var RepositoryBuilder = class extends Steps {
  scanOnPush() {
    return this.with({ scanOnPush: true });
  }
  immutableTags() {
    return this.with({ imageTagMutability: "IMMUTABLE" });
  }
  keepLast(images) {
    return this.with({ keep: images });
  }
  expireUntagged(days) {
    return this.with({ untaggedDays: days });
  }
  lifecycle(rules2) {
    return this.with({ rules: structuredClone(rules2) });
  }
  tags(tags2) {
    return this.with({ tags: { ...this.settings.tags, ...tags2 } });
  }
  tag(tag) {
    return this.#image({ tag }, this.tag);
  }
  digest(digest) {
    return this.#image({ digest }, this.digest);
  }
  get where() {
    return ["repository", this.settings.name];
  }
  make(issues) {
    const { name, existing: existing2, scanOnPush, imageTagMutability, tags: tags2 } = this.settings;
    const model = {
      ...{ kind: "repository", id: name, repositoryName: name, existing: existing2, scanOnPush, imageTagMutability },
      ...{ lifecycleRules: lifecycleOf(this.settings), tags: tags2 }
    };
    issues.push(...issuesOf(this.where, repositoryRules, model));
    return model;
  }
  #image(image, method) {
    const issues = issuesOf(this.where, imageRules, image);
    if (issues.length > 0) throw invalid(this.subject, issues, method);
    return frozen({ ...image, repository: this.buildFor(method) });
  }
};
function lifecycleOf({ rules: rules2, untaggedDays, keep: keep2 }) {
  const next = 1 + Math.max(0, ...rules2.map((rule) => rule.rulePriority));
  const all = [...rules2];
  if (untaggedDays !== void 0)
    all.push({
      rulePriority: next,
      description: `Expire images without a tag after ${untaggedDays} days`,
      selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: untaggedDays },
      action: { type: "expire" }
    });
  if (keep2 !== void 0)
    all.push({
      rulePriority: next + (untaggedDays === void 0 ? 0 : 1),
      description: `Keep the last ${keep2} images`,
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keep2 },
      action: { type: "expire" }
    });
  return all;
}

// src/validators/draft.ts
function draftOf({ cpu, memory: memory2, ...model }) {
  return {
    ...model,
    requiresCompatibilities: [model.launchType],
    ...cpu !== void 0 && { cpu: Number(cpu) },
    ...memory2 !== void 0 && { memory: Number(memory2) },
    containers: model.containers.map((container) => ({
      ...container,
      environment: entriesOf(container.environment),
      secrets: entriesOf(container.secrets)
    }))
  };
}
function entriesOf(record5) {
  return Object.entries(record5).map(([name, value]) => ({ name, value }));
}

// src/validators/listener-rule.ts
import * as z7 from "zod/mini";
var docs8 = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html";
var HOST = {
  code: "RL-CON-03",
  schema: z7.string().check(z7.maxLength(128), z7.regex(/^[A-Za-z0-9.*?-]*\.(xn--[A-Za-z0-9-]+|[A-Za-z]+)$/)),
  hint: "use a host name of at most 128 characters with a dot, and only letters after the last one"
};
var PATH = {
  code: "RL-CON-04",
  schema: z7.string().check(z7.minLength(1), z7.maxLength(128), z7.regex(/^[A-Za-z0-9_\-.$/~"'@:+&*?]*$/)),
  hint: `use at most 128 letters, digits and _-.$/~"'@:+&, with * and ? as wildcards`
};
var listenerRuleRules = {
  docs: docs8,
  codes: ["RL-CON-01", "RL-CON-02", "RL-CON-03", "RL-CON-04"],
  check({ hosts, paths }, report) {
    checkValues(hosts, "host", HOST, report);
    checkValues(paths, "path", PATH, report);
    for (const path of paths.filter((path2) => /^[^/*?]/.test(path2))) {
      const message = `Path "${path}" matches nothing: the path of a request starts with "/"`;
      report({ code: "RL-CON-04", severity: "warning", path: ["path"], message, hint: `use "/${path}"`, docs: docs8 });
    }
    const values = [...hosts, ...paths];
    if (values.length === 0) {
      const message = "A rule has neither a host nor a path";
      report({ code: "RL-CON-01", path: ["route"], message, hint: "give .host() or .path() at least one", docs: docs8 });
    }
    if (values.length > 5) {
      const message = `A rule has ${values.length} hosts and paths; at most 5 are possible`;
      report({
        code: "RL-CON-02",
        path: ["route"],
        message,
        hint: "call .target() more than once, or use wildcards",
        docs: docs8
      });
    }
    const wildcards = values.join("").replace(/[^*?]/g, "").length;
    if (wildcards > 5) {
      const message = `A rule has ${wildcards} wildcards; AWS documents at most 5`;
      report({ code: "RL-CON-02", severity: "warning", path: ["route"], message, hint: "use fewer * and ?", docs: docs8 });
    }
  }
};
function checkValues(values, field, rule, report) {
  for (const value of values) {
    if (rule.schema.safeParse(value).success) continue;
    const message = `"${value}" cannot be the ${field} of a rule`;
    report({ code: rule.code, path: [field], message, hint: rule.hint, docs: docs8 });
  }
}

// src/model/service-request.ts
function requestOf(service3) {
  const { raw = {}, settings, network: network3, targets: targets2, autoScaling } = service3;
  const { circuitBreaker, minimumHealthyPercent, maximumPercent, deployment: deployment2, ...rest } = service3;
  const own = {
    ...settings,
    deploymentController: { type: "ECS" },
    schedulingStrategy: rest.schedulingStrategy,
    ...rest.desiredCount !== void 0 && { desiredCount: autoScaling?.minCapacity ?? rest.desiredCount },
    ...rest.capacityProviderStrategy.length > 0 ? { capacityProviderStrategy: rest.capacityProviderStrategy } : rest.launchType && { launchType: rest.launchType },
    ...rest.platformVersion !== void 0 && { platformVersion: rest.platformVersion },
    ...network3 && {
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: network3,
          securityGroups: rest.securityGroups,
          assignPublicIp: hasPublicAddress(network3, service3) ? "ENABLED" : "DISABLED"
        }
      }
    },
    ...targets2.length > 0 && { loadBalancers: targets2.map(loadBalancerOf) },
    ...rest.healthCheckGracePeriodSeconds !== void 0 && {
      healthCheckGracePeriodSeconds: rest.healthCheckGracePeriodSeconds
    },
    availabilityZoneRebalancing: rest.availabilityZoneRebalancing,
    enableExecuteCommand: rest.enableExecuteCommand
  };
  const deploymentConfiguration = {
    ...deployment2,
    minimumHealthyPercent,
    maximumPercent,
    deploymentCircuitBreaker: circuitBreaker,
    ...raw.deploymentConfiguration
  };
  return { ...own, ...raw, deploymentConfiguration };
}
function hasPublicAddress({ assignPublicIp, vpcId }, { taskDefinition: taskDefinition3 }) {
  return assignPublicIp && (vpcId !== void 0 || (taskDefinition3?.launchType ?? "FARGATE") === "FARGATE");
}
function loadBalancerOf({ containerName, containerPort, targetGroup: targetGroup2, rules: [rule], shift }) {
  const loadBalancer4 = { targetGroupArn: targetGroup2, containerName, containerPort };
  if (!shift || !rule) return loadBalancer4;
  const { alternate, role: role2, testRule } = shift;
  return {
    ...loadBalancer4,
    advancedConfiguration: {
      alternateTargetGroupArn: alternate,
      productionListenerRule: rule,
      ...testRule && { testListenerRule: testRule },
      roleArn: role2
    }
  };
}
function resolved(value, standIn2) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => resolved(item, standIn2));
  if ("kind" in value && "id" in value) return standIn2(value);
  return Object.fromEntries(Object.entries(value).map(([key, part2]) => [key, resolved(part2, standIn2)]));
}

// src/validators/autoscaling.ts
import * as z8 from "zod/mini";
var API3 = "https://docs.aws.amazon.com/autoscaling/application/APIReference";
var targetDocs = `${API3}/API_RegisterScalableTarget.html`;
var policyDocs = `${API3}/API_TargetTrackingScalingPolicyConfiguration.html`;
var whole = z8.int().check(z8.minimum(0));
var capacity = { code: "AS-TGT-02", schema: whole, expected: "a whole number of 0 or more", docs: targetDocs };
var cooldown = { ...capacity, code: "AS-TT-07", expected: "a whole number of seconds, 0 or more", docs: policyDocs };
var autoScalingRules = {
  docs: policyDocs,
  codes: ["AS-TGT-02", "AS-TGT-03", "AS-TT-01", "AS-TT-05", "AS-TT-06", "AS-TT-07"],
  check(settings, report) {
    const { minCapacity, maxCapacity, policies: policies2 } = settings;
    checkFields(settings, { minCapacity: capacity, maxCapacity: capacity }, report);
    if (minCapacity > maxCapacity) {
      const message = `min ${minCapacity} is greater than max ${maxCapacity}`;
      report({ code: "AS-TGT-02", path: ["minCapacity"], message, hint: "raise max or lower min", docs: targetDocs });
    }
    if (minCapacity === 0 && policies2.length > 0) {
      const message = "With min 0 a service without tasks has no metrics, so it never scales out";
      const hint = "use a min of 1 or more";
      report({ code: "AS-TGT-03", severity: "warning", path: ["minCapacity"], message, hint, docs: targetDocs });
    }
    for (const policy of policies2) checkPolicy(policy, report);
    const names = policies2.map((policy) => policy.name);
    for (const name of new Set(names.filter((name2, at) => names.indexOf(name2) < at))) {
      const message = `Two policies track ${name}; only one is possible for a metric`;
      report({ code: "AS-TT-06", path: ["policies", name], message, hint: "remove one of them", docs: policyDocs });
    }
  }
};
function checkPolicy(policy, report) {
  const { metric, name, targetValue } = policy;
  const path = ["policies", name];
  const fields = { scaleInCooldownSeconds: cooldown, scaleOutCooldownSeconds: cooldown };
  checkFields(policy, fields, report, path);
  const docs56 = policyDocs;
  if (!(Number.isFinite(targetValue) && targetValue > 0)) {
    const message = `targetValue is ${targetValue}`;
    report({ code: "AS-TT-01", path: [...path, "targetValue"], message, hint: "use a number above 0", docs: docs56 });
  } else if (metric.type !== "ALBRequestCountPerTarget" && targetValue > 100) {
    const message = `A target of ${targetValue} percent is never exceeded, so the service never scales out`;
    const hint = "use a percentage of at most 100";
    report({ code: "AS-TT-05", severity: "warning", path: [...path, "targetValue"], message, hint, docs: docs56 });
  }
}

// src/validators/service/checked-service.ts
function asksForFargate({ launchType, capacityProviderStrategy = [] }) {
  return launchType === "FARGATE" || capacityProviderStrategy.some(({ capacityProvider }) => isFargate(capacityProvider));
}
function modeOf({ definition }) {
  return definition && networkModeOf(definition);
}
function controllerOf({ deploymentController }) {
  return deploymentController?.type ?? "ECS";
}

// src/validators/service/deployment.ts
var STRATEGIES = ["ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"];
var docs9 = `${API}/API_DeploymentConfiguration.html`;
var DAY = 1440;
var deploymentRules = {
  codes: [
    ...[
      "SVC-DEP-01",
      "SVC-DEP-02",
      "SVC-DEP-03",
      "SVC-DEP-04",
      "SVC-DEP-05",
      "SVC-DEP-06",
      "SVC-DEP-07",
      "SVC-DEP-08",
      "SVC-DEP-09"
    ],
    ...["SVC-DEP-10", "SVC-DEP-12", "SVC-DEP-17", "SVC-DEP-18"]
  ],
  docs: docs9,
  check(service3, report) {
    checkController(service3, report);
    const { deploymentConfiguration: deployment2 } = service3;
    if (!deployment2) return;
    checkPercents(service3, deployment2, report);
    checkStrategy2(service3, deployment2, report);
    checkRollback(service3, deployment2, report);
  }
};
function checkController(service3, report) {
  const type = controllerOf(service3);
  const path = ["deploymentController", "type"];
  const page = `${API}/API_DeploymentController.html`;
  if (!["ECS", "CODE_DEPLOY", "EXTERNAL"].includes(type)) {
    const message = `${quoted(type)} is not a deployment controller`;
    report({ code: "SVC-DEP-04", path, message, hint: "use ECS, CODE_DEPLOY or EXTERNAL", docs: page });
  }
  if (type === "CODE_DEPLOY" && (service3.loadBalancers ?? []).length === 0) {
    const message = "Deployment controller CODE_DEPLOY needs an Application or Network Load Balancer";
    report({ code: "SVC-DEP-05", path, message, hint: "add one, or use ECS", docs: page });
  }
}
function checkPercents(service3, deployment2, report) {
  const { maximumPercent = 200, minimumHealthyPercent = 100 } = deployment2;
  for (const field of ["maximumPercent", "minimumHealthyPercent"]) {
    const value = deployment2[field];
    if (value === void 0 || Number.isInteger(value) && value >= 0) continue;
    const message = notWhole(field, value);
    report({ code: "SVC-DEP-02", path: [...PATH2, field], message, hint: "use a percentage", docs: docs9 });
  }
  const controller = controllerOf(service3);
  const given2 = deployment2.maximumPercent !== void 0 || deployment2.minimumHealthyPercent !== void 0;
  if (given2 && controller !== "ECS" && service3.launchType === "EC2" && service3.serviceArn === void 0) {
    const message = `Deployment controller ${controller} takes no percentages for EC2 tasks`;
    report({ code: "SVC-DEP-03", severity: "warning", path: PATH2, message, hint: "remove them", docs: docs9 });
  }
  if (service3.schedulingStrategy === "DAEMON" || (deployment2.strategy ?? "ROLLING") !== "ROLLING") return;
  const path = [...PATH2, "minimumHealthyPercent"];
  const count2 = Math.max(service3.desiredCount ?? 1, 1);
  const room = Math.floor(count2 * maximumPercent / 100) - Math.ceil(count2 * minimumHealthyPercent / 100);
  if (minimumHealthyPercent >= maximumPercent) {
    const message = filled(NO_ROOM, { min: minimumHealthyPercent, max: maximumPercent });
    const hint = "use for example 100 and 200";
    report({ code: "SVC-DEP-01", severity: "warning", path, message, hint, docs: docs9 });
  } else if (room < 1) {
    const message = `With ${count2} tasks, ${minimumHealthyPercent} and ${maximumPercent} percent leave no room to start or stop one`;
    const hint = "raise maximumPercent or lower minimumHealthyPercent";
    report({ code: "SVC-DEP-02", severity: "warning", path, message, hint, docs: docs9 });
  }
}
var PATH2 = ["deploymentConfiguration"];
function checkStrategy2(service3, deployment2, report) {
  const { strategy, bakeTimeInMinutes: bake, linearConfiguration: linear, canaryConfiguration: canary } = deployment2;
  const path = [...PATH2, "strategy"];
  if (strategy !== void 0 && !STRATEGIES.includes(strategy)) {
    const message2 = `${quoted(strategy)} is not a deployment strategy`;
    report({ code: "SVC-DEP-06", path, message: message2, hint: `use ${STRATEGIES.join(", ")}`, docs: docs9 });
  } else if (strategy !== void 0 && strategy !== "ROLLING" && controllerOf(service3) !== "ECS") {
    const message2 = `Strategy ${strategy} needs the deployment controller ECS`;
    report({ code: "SVC-DEP-06", path, message: message2, hint: "change the controller", docs: docs9 });
  }
  if (bake !== void 0 && !isWithin(bake, 0, DAY)) {
    const message2 = `bakeTimeInMinutes is ${bake}`;
    const hint = `use whole minutes from 0 to ${DAY}`;
    report({ code: "SVC-DEP-07", path: [...PATH2, "bakeTimeInMinutes"], message: message2, hint, docs: docs9 });
  }
  checkSteps(linear, strategy === "LINEAR", report);
  if (canary) {
    const { canaryPercent: percent = 5, canaryBakeTimeInMinutes: minutes = 10 } = canary;
    const fits = percent >= 0.1 && percent <= 100 && isTenth(percent) && isWithin(minutes, 0, DAY);
    if (!fits || strategy !== "CANARY") {
      const message2 = fits ? "canaryConfiguration belongs to strategy CANARY" : "canaryConfiguration is out of range";
      const hint = "use a canaryPercent from 0.1 to 100 and whole minutes up to 1440, with strategy CANARY";
      report({ code: "SVC-DEP-09", path: [...PATH2, "canaryConfiguration"], message: message2, hint, docs: docs9 });
    }
  }
  const shifts = [service3.loadBalancers, service3.vpcLatticeConfigurations].some((list3) => (list3 ?? []).length > 0);
  if (strategy === void 0 || strategy === "ROLLING" || shifts || service3.serviceConnectConfiguration?.enabled) return;
  const blue = strategy === "BLUE_GREEN";
  const message = `Strategy ${strategy} has no traffic to shift: no load balancer, Service Connect or VPC Lattice`;
  const severity = "warning";
  report({ code: blue ? "SVC-DEP-17" : "SVC-DEP-18", severity, path, message, hint: "add one, or use ROLLING", docs: docs9 });
}
function checkSteps(linear, asked, report) {
  if (!linear) return;
  const { stepPercent: percent = 10, stepBakeTimeInMinutes: minutes = 6 } = linear;
  const fits = percent >= 3 && percent <= 100 && isTenth(percent) && isWithin(minutes, 0, DAY);
  if (fits && asked) return;
  const message = fits ? "linearConfiguration belongs to strategy LINEAR" : "linearConfiguration is out of range";
  const hint = "use a stepPercent from 3 to 100 and whole minutes up to 1440, with strategy LINEAR";
  report({ code: "SVC-DEP-08", path: [...PATH2, "linearConfiguration"], message, hint, docs: docs9 });
}
function checkRollback(service3, deployment2, report) {
  const { deploymentCircuitBreaker: breaker, alarms } = deployment2;
  const controlled = controllerOf(service3) === "ECS";
  if (breaker && (breaker.enable === void 0 || breaker.rollback === void 0 || !controlled && breaker.enable)) {
    const message = controlled ? "A circuit breaker needs both enable and rollback" : "A circuit breaker needs the deployment controller ECS";
    const path = [...PATH2, "deploymentCircuitBreaker"];
    report({ code: "SVC-DEP-10", path, message, hint: "use for example enable and rollback true", docs: docs9 });
  }
  if (alarms?.enable && ((alarms.alarmNames ?? []).length === 0 || !controlled)) {
    const message = controlled ? "Deployment alarms name no alarm" : "Deployment alarms need the deployment controller ECS";
    report({ code: "SVC-DEP-12", path: [...PATH2, "alarms"], message, hint: "name one, or remove them", docs: docs9 });
  }
}
function isWithin(value, min, max) {
  return Number.isInteger(value) && value >= min && value <= max;
}
function isTenth(value) {
  return Math.abs(value * 10 - Math.round(value * 10)) < 1e-9;
}

// src/validators/ports.ts
var PORT_TAKEN = "Port {port} is already used by a container of this task definition (awsvpc containers share one network)";
var NO_PORTS = "Port mappings are not supported when networkMode is 'none'";
var NO_NAMES = "Named ports are for network modes bridge and awsvpc";
var SAME_PORT = "When networkMode={mode}, the host ports and container ports in port mappings must match: {hostPort} is not {containerPort}";
var IS = "{field} is {value}";
var NO_RANGE = '"{range}" is not a range of ports';
var NO_RANGES_HERE = "Port ranges are for network modes bridge and awsvpc";
var docs10 = `${API}/API_PortMapping.html`;
var NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;
var APP_PROTOCOLS = ["http", "http2", "grpc"];
var FIRELENS_PORT = 24224;
var portRules = {
  codes: [
    ...["PM-NUM-01", "PM-PRO-01", "PM-NAM-01", "PM-APP-01", "PM-APP-02", "PM-DUP-01", "PM-DUP-02", "PM-NON-01"],
    "PM-FLB-01"
  ],
  docs: docs10,
  check(definition, report) {
    const { containers } = definition;
    const mode = networkModeOf(definition);
    const shared = mode === "awsvpc" || mode === "host";
    const routed = containers.some(({ firelensConfiguration }) => firelensConfiguration !== void 0);
    const ports = /* @__PURE__ */ new Set();
    const names = /* @__PURE__ */ new Set();
    for (const [index, container] of containers.entries()) {
      if (container.portMappings.length === 0) continue;
      const at = ["containerDefinitions", index, "portMappings"];
      if (mode === "none") {
        report({
          code: "PM-NON-01",
          path: at,
          message: NO_PORTS,
          hint: "remove them, or change the network mode",
          docs: docs10
        });
      }
      checkBothProtocols(container, at, report);
      for (const [item, port2] of container.portMappings.entries()) {
        const path = [...at, item];
        checkMapping(port2, path, definition.written ? "warning" : "error", report);
        if (mode === "host" && (port2.name !== void 0 || port2.appProtocol !== void 0)) {
          report({ code: "PM-APP-02", path: [...path, "name"], message: NO_NAMES, hint: "remove the name", docs: docs10 });
        }
        if (routed && port2.containerPort === FIRELENS_PORT) {
          const message = `Port ${FIRELENS_PORT} belongs to the FireLens router`;
          report({ code: "PM-FLB-01", severity: "warning", path, message, hint: "do not map it", docs: docs10 });
        }
        if (shared && port2.containerPort !== void 0) {
          const key = `${port2.containerPort}/${port2.protocol}`;
          if (ports.has(key)) {
            const message = filled(PORT_TAKEN, { port: port2.containerPort });
            report({ code: "PM-DUP-01", path, message, hint: "let one of the containers listen on another port", docs: docs10 });
          }
          ports.add(key);
        }
        if (port2.name === void 0) continue;
        if (names.has(port2.name)) {
          const message = `Port name ${quoted(port2.name)} is already used in this task definition`;
          const hint = "give each port a name of its own";
          report({ code: "PM-NAM-01", path: [...path, "name"], message, hint, docs: docs10 });
        }
        names.add(port2.name);
      }
    }
  }
};
function checkMapping({ containerPort, containerPortRange, protocol, name, appProtocol }, path, nameless, report) {
  const refuse = (code3, field, value, expected2) => {
    const received = quoted(value);
    const message = filled(IS, { field, value: received });
    report({ code: code3, path: [...path, field], message, hint: `use ${expected2}`, expected: expected2, received, docs: docs10 });
  };
  if (containerPortRange === void 0 && !isPort(containerPort)) {
    refuse("PM-NUM-01", "containerPort", containerPort, "a whole number from 1 to 65535");
  }
  if (protocol !== "tcp" && protocol !== "udp") {
    refuse("PM-PRO-01", "protocol", protocol, "tcp or udp, in lower case");
  }
  if (name !== void 0 && !NAME.test(name)) {
    refuse("PM-NAM-01", "name", name, "1 to 64 of a-z, 0-9, _ and -, not starting with a hyphen");
  }
  if (appProtocol === void 0) return;
  if (!APP_PROTOCOLS.includes(appProtocol)) refuse("PM-APP-01", "appProtocol", appProtocol, "http, http2 or grpc");
  if (name === void 0) {
    const message = `Port ${containerPort} has an application protocol but no name`;
    const where = [...path, "appProtocol"];
    report({ code: "PM-APP-01", severity: nameless, path: where, message, hint: "name the port", docs: docs10 });
  }
}
function checkBothProtocols({ name, portMappings }, path, report) {
  if (portMappings.length < 2) return;
  const tcp = new Set(portMappings.filter((port2) => port2.protocol === "tcp").map((port2) => port2.containerPort));
  for (const { containerPort, protocol } of portMappings) {
    if (protocol !== "udp" || containerPort === void 0 || !tcp.has(containerPort)) continue;
    const message = `Container port ${containerPort} is used in more than one port mapping for container ${name}`;
    const hint = "a service cannot refer to this port; give one of the protocols another port";
    report({ code: "PM-DUP-02", severity: "warning", path, message, hint, docs: docs10 });
  }
}
function isPort(port2) {
  return Number.isInteger(port2) && Number(port2) >= 1 && Number(port2) <= 65535;
}

// src/validators/service/discovery.ts
var DISCOVERY_NAME = /^[a-z0-9_][a-z0-9_-]{0,63}$/;
var DNS_NAME = /^[a-z0-9_.][a-z0-9_.-]{0,126}$/;
var docs11 = `${API}/API_ServiceConnectConfiguration.html`;
var discoveryRules = {
  codes: [
    ...["SVC-SR-01", "SVC-SR-02", "SVC-SR-04", "SVC-SR-05", "SVC-SC-01", "SVC-SC-02", "SVC-SC-03", "SVC-SC-04"],
    ...["SVC-SC-05", "SVC-SC-06", "SVC-SC-07", "SVC-SC-08", "SVC-SC-09", "SVC-VPL-01"]
  ],
  docs: docs11,
  check(service3, report) {
    checkRegistries(service3, report);
    checkConnect(service3, report);
    const names = portNames(service3);
    for (const [at, lattice] of (service3.vpcLatticeConfigurations ?? []).entries()) {
      const { portName = "" } = lattice;
      const known = names === void 0 || names.has(portName);
      if (lattice.roleArn && lattice.targetGroupArn && portName && known) continue;
      const message = known ? "VPC Lattice needs roleArn, targetGroupArn and portName" : `No port is named ${quoted(portName)}`;
      const page = `${API}/API_VpcLatticeConfiguration.html`;
      const path = ["vpcLatticeConfigurations", at];
      report({ code: "SVC-VPL-01", path, message, hint: "add what is missing", docs: page });
    }
  }
};
function checkRegistries(service3, report) {
  const { serviceRegistries: registries = [] } = service3;
  const mode = modeOf(service3);
  const page = `${API}/API_ServiceRegistry.html`;
  const path = ["serviceRegistries"];
  if (registries.length > 1) {
    const message = `A service has one service registry, not ${registries.length}`;
    report({ code: "SVC-SR-01", path, message, hint: "keep one", docs: page });
  }
  for (const [at, { containerName, containerPort, port: port2 }] of registries.entries()) {
    const where = [...path, at];
    if (mode === "none" || service3.launchType === "EXTERNAL") {
      const message = NOT_HERE.discovery;
      report({ code: "SVC-SR-05", path: where, message, hint: "remove the registry", docs: page });
    } else if ((mode === "bridge" || mode === "host") && (!containerName || containerPort === void 0)) {
      const message = "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.";
      report({ code: "SVC-SR-02", path: where, message, hint: "add both", docs: page });
    } else if (port2 !== void 0 && containerPort !== void 0) {
      const message = "A service registry has a port or a containerPort, not both";
      report({ code: "SVC-SR-04", path: where, message, hint: "keep one", docs: page });
    }
  }
}
function checkConnect(service3, report) {
  const { serviceConnectConfiguration: connect, definition } = service3;
  if (!connect) return;
  const path = ["serviceConnectConfiguration"];
  if (connect.enabled === void 0) {
    const message = "Service Connect must say whether it is enabled";
    report({ code: "SVC-SC-01", path: [...path, "enabled"], message, hint: 'add "enabled": true', docs: docs11 });
  }
  if (!connect.enabled) return;
  if (service3.launchType === "EXTERNAL")
    report({ code: "SVC-SC-05", path, message: NOT_HERE.connect, hint: "remove it", docs: docs11 });
  const mode = modeOf(service3);
  const unfit = definition?.operatingSystemFamily?.startsWith("WINDOWS") && "Windows" || (mode === "host" || mode === "none") && `network mode '${mode}'`;
  if (unfit) {
    const message = `Service Connect does not work with ${unfit}`;
    report({ code: "SVC-SC-05", path, message, hint: "remove it", docs: docs11 });
  }
  const { format } = connect.accessLogConfiguration ?? {};
  if (connect.accessLogConfiguration && (format !== "TEXT" && format !== "JSON" || !connect.logConfiguration)) {
    const message = "Access logs need a format, TEXT or JSON, and a logConfiguration";
    report({ code: "SVC-SC-06", path: [...path, "accessLogConfiguration"], message, hint: "add both", docs: docs11 });
  }
  if ((service3.desiredCount ?? 0) > 1e3) {
    const message = `Cloud Map takes 1000 tasks of a service, and ${service3.desiredCount} are desired`;
    const hint = "ask for a higher quota, or use fewer tasks";
    report({ code: "SVC-SC-09", severity: "warning", path: ["desiredCount"], message, hint, docs: docs11 });
  }
  const seen = /* @__PURE__ */ new Set();
  const names = portNames(service3);
  for (const [at, entry] of (connect.services ?? []).entries()) {
    checkEntry(entry, [...path, "services", at], { seen, names, service: service3 }, report);
  }
}
function checkEntry(entry, path, known, report) {
  const { portName = "", discoveryName, clientAliases = [], timeout, tls, ingressPortOverride: override } = entry;
  const page = `${API}/API_ServiceConnectService.html`;
  const { seen, names } = known;
  if (names && !names.has(portName)) {
    const message = `No port of the task definition is named ${quoted(portName)}`;
    report({ code: "SVC-SC-01", path: [...path, "portName"], message, hint: "name the port mapping", docs: page });
  } else if (seen.has(portName)) {
    const message = `Port ${quoted(portName)} is served twice`;
    report({ code: "SVC-SC-01", path: [...path, "portName"], message, hint: "keep one", docs: page });
  }
  seen.add(portName);
  if (discoveryName !== void 0 && discoveryName !== "" && !DISCOVERY_NAME.test(discoveryName)) {
    const message = filled(NOT_DISCOVERABLE, { name: discoveryName.slice(0, 100) });
    const hint = "use 1 to 64 of a-z, 0-9, _ and -, not starting with a hyphen";
    const severity = DISCOVERY_NAME.test(discoveryName.toLowerCase()) ? "warning" : "error";
    report({ code: "SVC-SC-02", severity, path: [...path, "discoveryName"], message, hint, docs: page });
  }
  if (clientAliases.length > 1) {
    const message = "A Service Connect service has one client alias";
    report({ code: "SVC-SC-03", path: [...path, "clientAliases"], message, hint: "keep one", docs: page });
  }
  for (const [at, { port: port2, dnsName: dnsName2 }] of clientAliases.entries()) {
    if (isPort(port2) && (dnsName2 === void 0 || DNS_NAME.test(dnsName2))) continue;
    const message = "A client alias has a port from 1 to 65535 and a DNS name of up to 127 of a-z, 0-9, _ . and -";
    const severity = isPort(port2) && DNS_NAME.test(dnsName2?.toLowerCase() ?? "") ? "warning" : "error";
    const where = [...path, "clientAliases", at];
    report({ code: "SVC-SC-03", severity, path: where, message, hint: "mend the alias", docs: page });
  }
  if (timeout?.perRequestTimeoutSeconds && names?.get(portName) === false) {
    const message = "A timeout for each request needs a port with an appProtocol";
    report({
      code: "SVC-SC-04",
      path: [...path, "timeout"],
      message,
      hint: "set appProtocol, or remove it",
      docs: page
    });
  }
  if (override !== void 0 && !isPort(override)) {
    const message = `ingressPortOverride is ${override}`;
    report({ code: "SVC-SC-07", path: [...path, "ingressPortOverride"], message, hint: "use 1 to 65535", docs: page });
  }
  if (tls && !/^arn:([^:]*:){4}.+/.test(tls.issuerCertificateAuthority?.awsPcaAuthorityArn ?? "")) {
    const message = NO_AUTHORITY;
    report({ code: "SVC-SC-08", path: [...path, "tls"], message, hint: "add awsPcaAuthorityArn", docs: page });
  }
}
function portNames({ definition }) {
  if (!definition) return void 0;
  const ports = definition.containers.flatMap(({ portMappings }) => portMappings);
  return new Map(ports.flatMap(({ name, appProtocol }) => name ? [[name, appProtocol !== void 0]] : []));
}

// src/validators/service/hooks.ts
var docs12 = `${API}/API_DeploymentLifecycleHook.html`;
var THRESHOLDS = ["COUNT", "BOUNDED_PERCENT", "UNBOUNDED_PERCENT"];
var SHIFTS = ["TEST_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT"];
var MOST_MINUTES = 20160;
var PATH3 = ["deploymentConfiguration"];
var hookRules = {
  codes: ["SVC-DEP-11", "SVC-DEP-13", "SVC-DEP-14", "SVC-DEP-15", "SVC-DEP-16"],
  docs: docs12,
  check({ deploymentConfiguration: deployment2 }, report) {
    if (!deployment2) return;
    checkThreshold(deployment2, report);
    checkEarlySuccess(deployment2, report);
    for (const [at, hook2] of (deployment2.lifecycleHooks ?? []).entries()) {
      checkHook(hook2, [...PATH3, "lifecycleHooks", at], report);
    }
  }
};
function checkThreshold({ deploymentCircuitBreaker: breaker }, report) {
  const threshold2 = breaker?.thresholdConfiguration;
  if (!threshold2 || THRESHOLDS.includes(threshold2.type ?? "") && Number.isInteger(threshold2.value)) return;
  const message = "The threshold of a circuit breaker needs a type and a whole value";
  const path = [...PATH3, "deploymentCircuitBreaker", "thresholdConfiguration"];
  report({ code: "SVC-DEP-11", path, message, hint: `use ${THRESHOLDS.join(", ")}`, docs: docs12 });
}
function checkEarlySuccess(deployment2, report) {
  const { earlySuccessCriteria: early, strategy = "ROLLING", minimumHealthyPercent = 0 } = deployment2;
  if (!early) return;
  const { enable, healthyPercent = -1, sourceServiceRevisionCleanup: cleanup = "" } = early;
  const complete = healthyPercent >= minimumHealthyPercent && healthyPercent <= 100 && healthyPercent >= 0;
  const fits = enable === false || enable && complete && ["BLOCKING", "DEFERRED"].includes(cleanup);
  if (fits && strategy === "ROLLING") return;
  const message = fits ? "Early success belongs to strategy ROLLING" : "Early success needs enable, a healthyPercent of at least minimumHealthyPercent, and BLOCKING or DEFERRED cleanup";
  report({ code: "SVC-DEP-13", path: [...PATH3, "earlySuccessCriteria"], message, hint: "add what is missing", docs: docs12 });
}
function checkHook(hook2, path, report) {
  const { lifecycleStages: stages = [], targetType = "AWS_LAMBDA", timeoutConfiguration: timeout } = hook2;
  if (stages.length === 0) {
    const message2 = "A lifecycle hook names no stage";
    const where = [...path, "lifecycleStages"];
    report({ code: "SVC-DEP-14", path: where, message: message2, hint: "add for example POST_TEST_TRAFFIC_SHIFT", docs: docs12 });
  }
  if (targetType === "AWS_LAMBDA" ? !hook2.hookTargetArn : hook2.hookTargetArn) {
    const message2 = targetType === "AWS_LAMBDA" ? "A lifecycle hook names no function" : "A pause calls no function";
    report({ code: "SVC-DEP-14", path: [...path, "hookTargetArn"], message: message2, hint: "mend the hook", docs: docs12 });
  }
  if (targetType === "PAUSE" && stages.some((stage) => SHIFTS.includes(stage))) {
    const message2 = "A deployment cannot pause while it shifts traffic";
    const where = [...path, "lifecycleStages"];
    report({ code: "SVC-DEP-15", path: where, message: message2, hint: "pause before or after it", docs: docs12 });
  }
  if (!timeout) return;
  const { timeoutInMinutes: minutes = 1440, action = "ROLLBACK" } = timeout;
  const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES;
  if (fits && (action === "ROLLBACK" || action === "CONTINUE")) return;
  const message = `A hook waits 1 to ${MOST_MINUTES} minutes, and then does ROLLBACK or CONTINUE`;
  report({ code: "SVC-DEP-16", path: [...path, "timeoutConfiguration"], message, hint: "mend the timeout", docs: docs12 });
}

// src/validators/service/launch.ts
var TYPES = ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"];
var VERSIONS = ["LATEST", "1.4.0", "1.3.0", "1.2.0", "1.1.0", "1.0.0"];
var docs13 = `${API}/API_CreateService.html`;
var launchRules = {
  codes: [
    ...["SVC-LT-01", "SVC-LT-02", "SVC-LT-03", "SVC-LT-04", "SVC-PV-01", "SVC-CPS-07", "SVC-CPS-08"],
    ...strategyRules.codes,
    ...["TD-EPH-02", "SEC-ARN-07", "SEC-ENV-02"]
  ],
  docs: docs13,
  check(service3, report) {
    checkLaunchType(service3, report);
    checkStrategy(service3.capacityProviderStrategy ?? [], "capacityProviderStrategy", report);
    checkPlatform(service3, report);
  }
};
function checkLaunchType(service3, report) {
  const { launchType: type, capacityProviderStrategy: strategy = [], definition } = service3;
  if (type === void 0) return;
  const path = ["launchType"];
  if (type === "FARGATE_SPOT") {
    const message = "Fargate Spot is a capacity provider, not a launch type";
    const hint = "use a capacityProviderStrategy with FARGATE_SPOT";
    report({ code: "SVC-LT-04", path, message, hint, docs: docs13 });
  } else if (!TYPES.includes(type)) {
    const message = `Launch type should be one of [EC2, FARGATE, EXTERNAL], not ${quoted(type)}`;
    report({ code: "SVC-LT-01", path, message, hint: `use ${TYPES.slice(0, 3).join(", ")}`, docs: docs13 });
  } else if (type === "MANAGED_INSTANCES") {
    const message = "Managed Instances are asked for by a capacity provider";
    report({ code: "SVC-LT-02", path, message, hint: "use a capacityProviderStrategy", docs: docs13 });
  }
  if (strategy.length > 0) {
    const external = type === "EXTERNAL";
    const message = external ? NOT_HERE.capacityProviders : "A service has a launchType or a capacityProviderStrategy, not both";
    report({ code: external ? "SVC-CPS-07" : "SVC-LT-01", path, message, hint: "remove one of them", docs: docs13 });
  }
  const compatible = definition?.requiresCompatibilities;
  const unfit = type === "FARGATE" && definition !== void 0 && definition.networkMode !== "awsvpc";
  if (compatible?.length ? TYPES.includes(type) && !compatible.includes(type) : unfit) {
    const message = `Task definition does not support launch_type ${type}.`;
    const hint = `add ${type} to its requiresCompatibilities, or use ${compatible?.slice(0, 4).join(" or ") ?? "EC2"}`;
    report({ code: "SVC-LT-03", path, message, hint, docs: docs13 });
  }
}
function checkPlatform(service3, report) {
  const { platformVersion: version, capacityProviderStrategy = [], launchType, definition } = service3;
  const path = ["platformVersion"];
  const spot = capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider === "FARGATE_SPOT");
  const os = definition?.operatingSystemFamily;
  if (spot && os?.startsWith("WINDOWS")) {
    const message = "FARGATE_SPOT does not run Windows";
    report({ code: "SVC-CPS-08", path: ["capacityProviderStrategy"], message, hint: "use FARGATE", docs: docs13 });
  }
  if (version === void 0 || version === "") return;
  if (launchType === "EC2" || launchType === "EXTERNAL") {
    report({ code: "SVC-PV-01", path, message: NOT_HERE.platformVersion, hint: "remove it", docs: docs13 });
  } else if (!VERSIONS.includes(version)) {
    const message = `${quoted(version)} is not a platform version`;
    report({ code: "SVC-PV-01", severity: "warning", path, message, hint: "use LATEST or 1.4.0", docs: docs13 });
  }
  if (!/^1\.[0-3]\.0$/.test(version) || os?.startsWith("WINDOWS") || !definition) return;
  const old = `Platform version ${version}`;
  if (spot && definition.cpuArchitecture === "ARM64") {
    const message = "FARGATE_SPOT runs ARM64 tasks from platform version 1.4.0 on";
    report({ code: "SVC-CPS-08", path, message, hint: "use LATEST", docs: docs13 });
  }
  if (definition.ephemeralStorageGiB !== void 0) {
    report({ code: "TD-EPH-02", path, message: `${old} has no ephemeral storage to set`, hint: "use LATEST", docs: docs13 });
  }
  if (definition.containers.some(({ environmentFiles = [] }) => environmentFiles.length > 0)) {
    report({ code: "SEC-ENV-02", path, message: `${old} reads no environment files`, hint: "use LATEST", docs: docs13 });
  }
  const keyed = /^arn:[^:]*:secretsmanager:([^:]*:){3}[^:]*:/;
  if (definition.containers.some(({ secrets: secrets2 }) => secrets2.some(({ value }) => keyed.test(value)))) {
    const message = `${old} reads no JSON keys or versions of secrets`;
    report({ code: "SEC-ARN-07", path, message, hint: "use LATEST", docs: docs13 });
  }
}

// src/validators/service/load-balancers.ts
var docs14 = `${API}/API_LoadBalancer.html`;
var RULE2 = /^arn:[\w-]+:elasticloadbalancing:[^:]*:\d*:(listener-rule\/app|listener\/net)\//;
var MAX_GRACE = 2147483647;
var loadBalancingRules = {
  codes: [
    ...["SVC-LB-02", "SVC-LB-03", "SVC-LB-05", "SVC-LB-06", "SVC-LB-07", "SVC-LB-08", "SVC-LB-09", "SVC-HGP-01"],
    "PM-DUP-02"
  ],
  docs: docs14,
  check(service3, report) {
    const { loadBalancers = [], launchType } = service3;
    const path = ["loadBalancers"];
    checkGracePeriod(service3, report);
    if (loadBalancers.length === 0) return;
    const most = controllerOf(service3) === "ECS" ? 5 : 1;
    if (loadBalancers.length > most) {
      const severity = "warning";
      const message = `The service has ${loadBalancers.length} target groups; AWS documents at most ${most}`;
      report({ code: "SVC-LB-05", severity, path, message, hint: "use fewer", docs: docs14 });
    }
    const mode = modeOf(service3);
    if (mode === "none") {
      const message = NOT_HERE.noNetwork;
      report({ code: "SVC-LB-06", path, message, hint: "change the network mode", docs: docs14 });
    }
    if (launchType === "EXTERNAL") {
      const message = NOT_HERE.loadBalancer;
      report({ code: "SVC-LB-07", severity: "warning", path, message, hint: "remove it", docs: docs14 });
    }
    for (const [at, target] of loadBalancers.entries()) {
      checkTarget(target, [...path, at], mode, report);
      checkContainer(target, [...path, at], service3, report);
    }
  }
};
function checkTarget(target, path, mode, report) {
  const { targetGroupArn, loadBalancerName, advancedConfiguration: advanced } = target;
  if (targetGroupArn && loadBalancerName) {
    const message = "targetGroupArn and loadBalancerName cannot both be specified";
    report({ code: "SVC-LB-03", severity: "warning", path, message, hint: "keep targetGroupArn", docs: docs14 });
  } else if (loadBalancerName && mode === "awsvpc") {
    const message = "A Classic Load Balancer does not work with networkMode 'awsvpc'";
    report({ code: "SVC-LB-03", path: [...path, "loadBalancerName"], message, hint: "use a target group", docs: docs14 });
  }
  if (!advanced) return;
  const at = [...path, "advancedConfiguration"];
  const { alternateTargetGroupArn: alternate, productionListenerRule: production, testListenerRule: test } = advanced;
  if (!alternate || !production || !advanced.roleArn) {
    const message = "advancedConfiguration needs alternateTargetGroupArn, productionListenerRule and roleArn";
    report({ code: "SVC-LB-08", path: at, message, hint: "add what is missing", docs: docs14 });
  } else if (alternate === targetGroupArn || production === test) {
    const message = "The alternate target group and the test listener must differ from those of production";
    report({ code: "SVC-LB-08", path: at, message, hint: "use others", docs: docs14 });
  }
  if (production?.startsWith("arn:") && !RULE2.test(production)) {
    const message = "productionListenerRule is the ARN of a rule (ALB) or of a listener (NLB)";
    report({ code: "SVC-LB-09", path: [...at, "productionListenerRule"], message, hint: "use that ARN", docs: docs14 });
  }
}
function checkContainer({ containerName, containerPort, loadBalancerName }, path, service3, report) {
  const { definition } = service3;
  if (!definition || containerName === void 0) return;
  const container = definition.containers.find(({ name }) => name === containerName);
  if (!container) {
    const message = `The task definition has no container ${quoted(containerName)}`;
    const hint = `use ${definition.containers.slice(0, 10).map(({ name }) => name).join(" or ")}`;
    report({ code: "SVC-LB-02", path: [...path, "containerName"], message, hint, docs: docs14 });
    return;
  }
  if (containerPort === void 0) return;
  const mapped = container.portMappings.filter((port2) => port2.containerPort === containerPort);
  const at = [...path, "containerPort"];
  const ranged = container.portMappings.some(({ containerPortRange }) => containerPortRange !== void 0);
  if (mapped.length === 0 && !ranged) {
    const message = `The container ${containerName} did not have a container port ${containerPort} defined.`;
    const ports = container.portMappings.slice(0, 10).map((port2) => port2.containerPort);
    const hint = ports.length > 0 ? `use ${ports.join(" or ")}` : "add a port mapping";
    report({ code: "SVC-LB-02", path: at, message, hint, docs: docs14 });
  }
  if (mapped.length > 1) {
    const message = `Container port ${containerPort} is used in more than one port mapping for container ${containerName}`;
    report({ code: "PM-DUP-02", path: at, message, hint: "give one of the protocols another port", docs: docs14 });
  }
  const dynamic = mapped.some(({ hostPort }) => !hostPort);
  if (loadBalancerName && modeOf(service3) === "bridge" && dynamic) {
    const message = `A host port mapping for the container port ${containerPort} is required.`;
    report({ code: "SVC-LB-03", path: at, message, hint: "set hostPort, or use a target group", docs: docs14 });
  }
}
function checkGracePeriod(service3, report) {
  const { healthCheckGracePeriodSeconds: seconds, loadBalancers = [], vpcLatticeConfigurations = [] } = service3;
  if (seconds === void 0) return;
  const path = ["healthCheckGracePeriodSeconds"];
  const page = `${API}/API_CreateService.html`;
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > MAX_GRACE) {
    const message = notWhole("healthCheckGracePeriodSeconds", seconds);
    report({ code: "SVC-HGP-01", path, message, hint: `use whole seconds from 0 to ${MAX_GRACE}`, docs: page });
  } else if (seconds > 0 && loadBalancers.length === 0 && vpcLatticeConfigurations.length === 0) {
    if (service3.definition?.containers.some(({ healthCheck }) => healthCheck)) return;
    const message = "Health check grace period is only valid for services configured to use load balancers";
    report({ code: "SVC-HGP-01", severity: "warning", path, message, hint: "remove it", docs: page });
  }
}

// src/validators/service/monitoring.ts
var METRICS = ["CPUUtilization", "MemoryUtilization"];
var docs15 = `${API}/API_CreateService.html`;
var monitoringRules = {
  codes: ["SVC-MON-01", "SVC-GWC-01"],
  docs: docs15,
  check(service3, report) {
    const metrics = service3.monitoring?.metricConfigurations ?? [];
    const path = ["monitoring", "metricConfigurations"];
    if (metrics.length > 5) {
      const message2 = `${metrics.length} metric configurations are more than 5`;
      report({ code: "SVC-MON-01", path, message: message2, hint: "remove some", docs: docs15 });
    }
    for (const [at, { metricNames: names = [], resolutionSeconds: seconds }] of metrics.entries()) {
      const named4 = names.length >= 1 && names.length <= 5 && names.every((name) => METRICS.includes(name));
      if (named4 && (seconds === 20 || seconds === 60)) continue;
      const message2 = "Metrics are CPUUtilization and MemoryUtilization, every 20 or 60 seconds";
      report({ code: "SVC-MON-01", path: [...path, at], message: message2, hint: "mend the configuration", docs: docs15 });
    }
    const { gatewayConnectors: gateways = [], definition } = service3;
    if (gateways.length === 0) return;
    const code3 = "SVC-GWC-01";
    const mode = modeOf(service3);
    const where = ["gatewayConnectors"];
    if (gateways.length > 1) {
      const message2 = "A service has one gateway connector";
      report({ code: code3, path: where, message: message2, hint: "keep one", docs: docs15 });
    }
    if (mode !== void 0 && mode !== "awsvpc") {
      const message2 = `Gateway connectors need network mode 'awsvpc', not '${mode}'`;
      report({ code: code3, path: where, message: message2, hint: "change the network mode", docs: docs15 });
    }
    const [first] = gateways;
    const ports = definition?.containers.flatMap(({ portMappings }) => portMappings);
    if (first?.portName && (!ports || ports.some(({ name }) => name === first.portName))) return;
    const message = "A gateway connector names no port of the task definition";
    report({ code: code3, path: [...where, 0, "portName"], message, hint: "name the port mapping", docs: docs15 });
  }
};

// src/validators/service/network.ts
var docs16 = `${API}/API_AwsVpcConfiguration.html`;
var serviceNetworkRules = {
  codes: ["SVC-NET-01", "SVC-NET-02", "SVC-NET-03", "SVC-NET-04", "SVC-NET-05"],
  docs: docs16,
  check(service3, report) {
    const { networkConfiguration, launchType } = service3;
    const awsvpc2 = networkConfiguration?.awsvpcConfiguration;
    const mode = modeOf(service3);
    const path = ["networkConfiguration"];
    if (mode === "awsvpc" && networkConfiguration === void 0 && controllerOf(service3) !== "EXTERNAL") {
      const message = "Network Configuration must be provided when networkMode 'awsvpc' is specified.";
      report({ code: "SVC-NET-01", path, message, hint: "add awsvpcConfiguration with subnets", docs: docs16 });
    }
    if (awsvpc2 === void 0) return;
    const at = [...path, "awsvpcConfiguration"];
    if (mode !== void 0 && mode !== "awsvpc") {
      const message = NOT_HERE.network;
      report({ code: "SVC-NET-02", path, message, hint: `remove it: the network mode is ${quoted(mode)}`, docs: docs16 });
    }
    const { subnets: subnets2 = [], securityGroups = [], assignPublicIp: address } = awsvpc2;
    if (subnets2.length === 0 || subnets2.length > 16) {
      const message = subnets2.length === 0 ? "subnets can not be empty." : `${subnets2.length} subnets are more than 16`;
      report({ code: "SVC-NET-03", path: [...at, "subnets"], message, hint: "name 1 to 16 subnets", docs: docs16 });
    }
    if (securityGroups.length > 5) {
      const message = `${securityGroups.length} security groups are more than 5`;
      report({ code: "SVC-NET-04", path: [...at, "securityGroups"], message, hint: "remove some", docs: docs16 });
    }
    if (address !== void 0 && address !== "ENABLED" && address !== "DISABLED") {
      const message = `assignPublicIp is ${quoted(address)}`;
      report({ code: "SVC-NET-05", path: [...at, "assignPublicIp"], message, hint: "use ENABLED or DISABLED", docs: docs16 });
    } else if (address === "ENABLED" && (launchType === "EC2" || launchType === "EXTERNAL")) {
      const message = "Assign public IP is not supported for this launch type.";
      report({ code: "SVC-NET-05", path: [...at, "assignPublicIp"], message, hint: "remove it", docs: docs16 });
    }
  }
};

// src/validators/service/scheduling.ts
var NAME2 = /^[A-Za-z0-9_-]{1,255}$/;
var SPREAD = /^(instanceId|host|attribute:.+)$/i;
var docs17 = `${API}/API_CreateService.html`;
var EXECUTE_HINT = "add a task role; .allowExecuteCommand() of the builder of the task definition makes one";
var schedulingRules = {
  codes: [
    ...["SVC-NAM-01", "SVC-SCH-01", "SVC-SCH-02", "SVC-SCH-03", "SVC-SCH-04", "SVC-SCH-05", "SVC-PLC-01"],
    ...["SVC-PLC-02", "SVC-PLC-03", "SVC-AZR-01", "SVC-AZR-02", "SVC-TAG-01", "SVC-EXE-01", "CD-ROF-01"]
  ],
  docs: docs17,
  check(service3, report) {
    checkIdentity(service3, report);
    checkScheduling(service3, report);
    checkPlacement(service3, report);
    checkRebalancing(service3, report);
    checkOptions(service3, report);
  }
};
function checkIdentity(service3, report) {
  const { serviceName } = service3;
  if (!NAME2.test(serviceName ?? "")) {
    const message = serviceName ? `${quoted(serviceName)} is not a service name` : "The service has no name";
    const hint = "use 1 to 255 letters, digits, hyphens and underscores";
    report({ code: "SVC-NAM-01", path: ["serviceName"], message, hint, docs: docs17 });
  }
}
function checkScheduling(service3, report) {
  const { schedulingStrategy: strategy, desiredCount, serviceArn, deploymentConfiguration: deployment2 } = service3;
  if (desiredCount !== void 0 && (!Number.isInteger(desiredCount) || desiredCount < 0)) {
    const message = notWhole("desiredCount", desiredCount);
    report({ code: "SVC-SCH-03", path: ["desiredCount"], message, hint: "use for example 2", docs: docs17 });
  }
  if (strategy !== void 0 && strategy !== "REPLICA" && strategy !== "DAEMON") {
    const message = `${quoted(strategy)} is not a scheduling strategy`;
    report({ code: "SVC-SCH-01", path: ["schedulingStrategy"], message, hint: "use REPLICA or DAEMON", docs: docs17 });
  }
  if (strategy !== "DAEMON") return;
  const path = ["schedulingStrategy"];
  if (asksForFargate(service3)) {
    report({ code: "SVC-SCH-01", path, message: NOT_HERE.daemon, hint: "use REPLICA", docs: docs17 });
  }
  if (controllerOf(service3) !== "ECS") {
    const message = `Deployment controller ${controllerOf(service3)} does not support the DAEMON scheduling strategy`;
    report({ code: "SVC-SCH-01", path, message, hint: "use REPLICA", docs: docs17 });
  }
  if (desiredCount !== void 0 && serviceArn === void 0) {
    const message = "The daemon scheduling strategy does not support a desired count for services";
    const hint = "Remove the desired count value and try again";
    const severity = desiredCount === 0 ? "warning" : "error";
    report({ code: "SVC-SCH-02", severity, path: ["desiredCount"], message, hint, docs: docs17 });
  }
  if ((service3.placementStrategy ?? []).length > 0) {
    const message = NOT_OF_A_DAEMON.placementStrategies;
    report({ code: "SVC-SCH-02", path: ["placementStrategy"], message, hint: "Remove the placement strategy", docs: docs17 });
  }
  if ((service3.volumeConfigurations ?? []).length > 0) {
    const message = NOT_OF_A_DAEMON.volumes;
    report({ code: "SVC-SCH-02", path: ["volumeConfigurations"], message, hint: "remove them", docs: docs17 });
  }
  const { maximumPercent: max, minimumHealthyPercent: min } = deployment2 ?? {};
  if (max !== void 0 && max !== 100) {
    const message = NOT_OF_A_DAEMON.maximumPercent;
    const at = ["deploymentConfiguration", "maximumPercent"];
    report({ code: "SVC-SCH-04", path: at, message, hint: "Change the maximumPercent value to 100", docs: docs17 });
  }
  if (min !== void 0 && min >= 100) {
    const message = "A daemon with minimumHealthyPercent 100 can never be deployed again";
    const at = ["deploymentConfiguration", "minimumHealthyPercent"];
    report({ code: "SVC-SCH-05", path: at, message, hint: "use 0 to 99", docs: docs17 });
  }
}
function checkPlacement(service3, report) {
  const { placementConstraints = [], placementStrategy = [] } = service3;
  const code3 = "SVC-PLC-01";
  const constraints = ["placementConstraints"];
  const strategies = ["placementStrategy"];
  if (asksForFargate(service3)) {
    for (const [path, rule] of [
      [constraints, code3],
      [strategies, "SVC-PLC-03"]
    ]) {
      const list3 = path === constraints ? placementConstraints : placementStrategy;
      if (list3.length === 0) continue;
      const message = path === constraints ? NOT_HERE.placementConstraints : NOT_HERE.placementStrategy;
      report({ code: rule, path, message, hint: "remove them", docs: docs17 });
    }
    return;
  }
  if (placementConstraints.length > 10) {
    const message = `${placementConstraints.length} placement constraints are more than 10`;
    report({ code: code3, path: constraints, message, hint: "remove some", docs: docs17 });
  }
  for (const [at, { type, expression }] of placementConstraints.entries()) {
    const path = [...constraints, at];
    if (type !== "distinctInstance" && type !== "memberOf") {
      const message = `${quoted(type)} is not a placement constraint`;
      report({ code: code3, path, message, hint: "use memberOf or distinctInstance", docs: docs17 });
    } else if (type === "distinctInstance" ? Boolean(expression) : !expression || expression.length > 2e3) {
      const message = type === "memberOf" ? "memberOf needs an expression of at most 2000 characters" : `${type} has no expression`;
      report({ code: "SVC-PLC-02", path, message, hint: "mend the expression", docs: docs17 });
    }
  }
  if (placementStrategy.length > 5) {
    const message = `${placementStrategy.length} placement strategies are more than 5`;
    report({ code: "SVC-PLC-03", path: strategies, message, hint: "remove some", docs: docs17 });
  }
  for (const [at, { type, field }] of placementStrategy.entries()) {
    const problem = strategyProblem(type?.toLowerCase(), field);
    if (problem === void 0) continue;
    report({ code: "SVC-PLC-03", path: [...strategies, at], message: problem, hint: "mend the strategy", docs: docs17 });
  }
}
function strategyProblem(type, field = "") {
  if (type === "random") return field === "" ? void 0 : "random has no field";
  if (type === "spread") return SPREAD.test(field) ? void 0 : "spread is by instanceId, host or attribute:<name>";
  if (type === "binpack") return /^(cpu|memory)$/i.test(field) ? void 0 : "binpack is by cpu or memory";
  return `${quoted(type)} is not a placement strategy`;
}
function checkRebalancing(service3, report) {
  const { availabilityZoneRebalancing: value, deploymentConfiguration, schedulingStrategy, placementStrategy } = service3;
  const path = ["availabilityZoneRebalancing"];
  if (value !== void 0 && value !== "ENABLED" && value !== "DISABLED") {
    const message = `availabilityZoneRebalancing is ${quoted(value)}`;
    report({ code: "SVC-AZR-01", path, message, hint: "use ENABLED or DISABLED", docs: docs17 });
  }
  if (value !== "ENABLED") return;
  const first = placementStrategy?.[0];
  const zone = "attribute:ecs.availability-zone";
  const reasons2 = [
    Number(deploymentConfiguration?.maximumPercent ?? 200) <= 100 && "a maximumPercent above 100",
    service3.loadBalancers?.some(({ loadBalancerName }) => loadBalancerName) && "no Classic Load Balancer",
    first && !(first.type === "spread" && first.field === zone) && `${zone} as the first placement strategy`,
    service3.placementConstraints?.some(({ expression }) => expression?.includes(zone)) && `no placement constraint on ${zone}`
  ];
  if (schedulingStrategy === "DAEMON") {
    report({ code: "SVC-AZR-02", path, message: NOT_OF_A_DAEMON.rebalancing, hint: "set it to DISABLED", docs: docs17 });
  }
  for (const reason of reasons2) {
    if (!reason) continue;
    const message = `Availability Zone rebalancing needs ${reason}`;
    report({ code: "SVC-AZR-02", path, message, hint: "or set it to DISABLED", docs: docs17 });
  }
}
function checkOptions(service3, report) {
  const { propagateTags, enableECSManagedTags, enableExecuteCommand, definition } = service3;
  if (propagateTags !== void 0 && !["TASK_DEFINITION", "SERVICE", "NONE"].includes(propagateTags)) {
    const message = `propagateTags is ${quoted(propagateTags)}`;
    const hint = "use TASK_DEFINITION, SERVICE or NONE";
    report({ code: "SVC-TAG-01", path: ["propagateTags"], message, hint, docs: docs17 });
  } else if (enableECSManagedTags && propagateTags === void 0) {
    const message = "enableECSManagedTags asks for propagateTags as well";
    report({ code: "SVC-TAG-01", severity: "warning", path: ["propagateTags"], message, hint: 'add "SERVICE"', docs: docs17 });
  }
  if (!enableExecuteCommand || !definition) return;
  const page = `${DOCS}/ecs-exec.html`;
  const path = ["enableExecuteCommand"];
  if (!definition.taskRole) {
    const message = "ECS Exec needs a task role that may open ssmmessages channels; the task definition has no task role";
    report({ code: "SVC-EXE-01", severity: "warning", path, message, hint: EXECUTE_HINT, docs: page });
  }
  const sealed = definition.containers.find(
    ({ readonlyRootFilesystem, mountPoints = [] }) => readonlyRootFilesystem && mountPoints.length === 0
  );
  if (sealed) {
    const message = `ECS Exec writes into container ${quoted(sealed.name)}, whose root file system is read-only`;
    const hint = "mount volumes at /managed-agents, /var/lib/amazon/ssm and /var/log/amazon/ssm";
    report({ code: "CD-ROF-01", severity: "warning", path, message, hint, docs: page });
  }
}

// src/validators/service/volumes.ts
var TYPES2 = {
  gp2: { min: 1, max: 16384 },
  gp3: { min: 1, max: 65536, iops: [3e3, 8e4] },
  io1: { min: 4, max: 16384, iops: [100, 64e3] },
  io2: { min: 4, max: 65536, iops: [100, 256e3] },
  st1: { min: 125, max: 16384 },
  sc1: { min: 125, max: 16384 },
  standard: { min: 1, max: 1024 }
};
var docs18 = `${API}/API_ServiceManagedEBSVolumeConfiguration.html`;
var ebsRules = {
  codes: ["SVC-EBS-01", "SVC-EBS-02", "SVC-EBS-03", "SVC-EBS-04", "SVC-EBS-05", "SVC-EBS-06"],
  docs: docs18,
  check(service3, report) {
    const { volumeConfigurations = [], definition } = service3;
    const path = ["volumeConfigurations"];
    if (volumeConfigurations.length > 1) {
      const message = `A service makes one volume for each task, not ${volumeConfigurations.length}`;
      report({ code: "SVC-EBS-01", path, message, hint: "keep one", docs: docs18 });
    }
    for (const [at, { name, managedEBSVolume: volume2 }] of volumeConfigurations.entries()) {
      const known = definition?.volumes?.some((each2) => each2.name === name && each2.configuredAtLaunch) ?? !definition;
      if (!known) {
        const message = `The task definition has no volume ${quoted(name)} that is configured at launch`;
        const hint = 'declare it with "configuredAtLaunch": true';
        report({ code: "SVC-EBS-01", path: [...path, at, "name"], message, hint, docs: docs18 });
      }
      if (volume2) checkVolume(volume2, [...path, at, "managedEBSVolume"], asksForFargate(service3), report);
    }
  }
};
function checkVolume(volume2, path, onFargate, report) {
  const { volumeType = "gp3", sizeInGiB: size3, snapshotId, iops, throughput, filesystemType: files } = volume2;
  const type = Object.hasOwn(TYPES2, volumeType) ? TYPES2[volumeType] : void 0;
  const refuse = (code3, field, message, hint) => report({ code: code3, path: [...path, field], message, hint, docs: docs18 });
  if (!volume2.roleArn) refuse("SVC-EBS-01", "roleArn", "An EBS volume needs a roleArn", "add the infrastructure role");
  if (!type || volumeType === "standard" && onFargate) {
    const message = `${quoted(volumeType)} is not a type of volume here`;
    refuse("SVC-EBS-02", "volumeType", message, `use ${Object.keys(TYPES2).join(", ")}; standard not on Fargate`);
    return;
  }
  if (size3 === void 0 && !snapshotId) {
    refuse("SVC-EBS-02", "sizeInGiB", "An EBS volume needs a sizeInGiB or a snapshotId", "add one");
  } else if (size3 !== void 0 && (!Number.isInteger(size3) || size3 < type.min || size3 > type.max)) {
    refuse(
      "SVC-EBS-02",
      "sizeInGiB",
      `A ${volumeType} volume does not have ${size3} GiB`,
      `use ${type.min} to ${type.max}`
    );
  }
  const [least, most] = type.iops ?? [];
  const needed = volumeType === "io1" || volumeType === "io2";
  if (iops === void 0 ? needed : least === void 0 || most === void 0 || iops < least || iops > most) {
    const hint = least === void 0 ? "remove it" : `use ${least} to ${most}`;
    refuse("SVC-EBS-03", "iops", `A ${volumeType} volume does not have ${iops ?? "no"} iops`, hint);
  }
  if (throughput !== void 0 && (volumeType !== "gp3" || throughput > 2e3)) {
    refuse("SVC-EBS-04", "throughput", "Only gp3 volumes have a throughput, of at most 2000 MiB/s", "remove it");
  }
  const rate = volume2.volumeInitializationRate;
  if (rate !== void 0 && (!snapshotId || rate < 100 || rate > 300)) {
    const message = "volumeInitializationRate is 100 to 300 MiB/s, and for volumes from a snapshot";
    refuse("SVC-EBS-05", "volumeInitializationRate", message, "remove it");
  }
  if (files !== void 0 && !["ext3", "ext4", "xfs", "ntfs"].includes(files)) {
    refuse("SVC-EBS-06", "filesystemType", `${quoted(files)} is not a file system`, "use ext3, ext4, xfs or ntfs");
  }
  if (snapshotId && !/^snap-[0-9a-f]{8,40}$/.test(snapshotId)) {
    refuse("SVC-EBS-06", "snapshotId", `${quoted(snapshotId)} is not a snapshot`, "use snap- and hexadecimal digits");
  }
}

// src/validators/service/families.ts
var serviceFamilies = [
  ...[schedulingRules, launchRules, serviceNetworkRules, loadBalancingRules, deploymentRules, hookRules],
  ...[discoveryRules, monitoringRules, ebsRules]
];

// src/validators/service/targets.ts
var docs19 = `${API}/API_CreateService.html`;
var targetRules = {
  codes: ["SVC-HGP-02", "SVC-NET-04"],
  docs: docs19,
  check({ network: network3, targets: targets2, healthCheckGracePeriodSeconds: seconds }, report) {
    for (const { containerName, containerPort, rules: rules2 } of targets2) {
      const loadBalancer4 = rules2[0]?.listener.loadBalancer;
      if (!network3 || !loadBalancer4 || loadBalancer4.network.vpcId === network3.vpcId) continue;
      const message2 = `Load balancer ${loadBalancer4.name} is in network "${loadBalancer4.network.id}", the service in "${network3.id}"`;
      const path2 = ["targets", containerName, containerPort];
      report({ code: "SVC-NET-04", path: path2, message: message2, hint: "give both the same network", docs: docs19 });
    }
    const slowest = Math.max(0, ...targets2.map(secondsToUnhealthy));
    if (seconds === void 0 || seconds >= slowest) return;
    const message = `A grace period of ${seconds} s is shorter than the ${slowest} s after which a failing target is unhealthy`;
    const hint = `use ${slowest} or more if the service starts slowly`;
    const path = ["healthCheckGracePeriodSeconds"];
    report({ code: "SVC-HGP-02", severity: "warning", path, message, hint, docs: docs19 });
  }
};
function secondsToUnhealthy({ targetGroup: { healthCheck } }) {
  return healthCheck.intervalSeconds * healthCheck.unhealthyThresholdCount;
}

// src/validators/service.ts
var SERVICE_INCOMPLETE = {
  cluster: "This service is incomplete: call .cluster()",
  taskDefinition: "This service is incomplete: call .taskDefinition()",
  network: "This service is incomplete: call .network()",
  target: "requestsPerTarget counts the requests of a load balancer: call .target()"
};
var PART_CODES2 = { cluster: "CL-NAM-01", taskDefinition: "SVC-TD-01", network: "SVC-NET-01", target: "AS-TT-04" };
var docs20 = `${API}/API_CreateService.html`;
var serviceRules = {
  docs: docs20,
  codes: [
    .../* @__PURE__ */ new Set([
      ...Object.values(PART_CODES2),
      ...[...serviceFamilies, targetRules, autoScalingRules].flatMap(({ codes }) => codes),
      "TD-TAG-01"
    ])
  ],
  check(service3, report) {
    for (const part2 of service3.missing ?? [])
      report({ code: PART_CODES2[part2], path: [part2], message: SERVICE_INCOMPLETE[part2], docs: docs20 });
    const checked = checkedOf(service3);
    for (const family of serviceFamilies) family.check(checked, (finding) => report(named(finding, service3)));
    targetRules.check(service3, report);
    if (service3.autoScaling) {
      const inner = (finding) => report({ ...finding, path: ["autoScaling", ...finding.path] });
      autoScalingRules.check(service3.autoScaling, inner);
    }
    checkTags(service3.tags, report);
  }
};
function checkedOf(draft) {
  const request = resolved(requestOf(draft), standIn);
  const { taskDefinition: taskDefinition3, serviceName } = draft;
  return {
    ...request,
    serviceName,
    ...draft.networked && !draft.network && { networkConfiguration: { awsvpcConfiguration: { subnets: ["-"] } } },
    ...taskDefinition3 && { taskDefinition: taskDefinition3.family, definition: draftOf(taskDefinition3) }
  };
}
function standIn(resource) {
  if (resource.kind === "network") return resource.subnets ?? ["-"];
  if (resource.kind === "listener-rule") return `arn:aws:elasticloadbalancing:::listener-rule/app/${resource.id}`;
  return `arn:aws::::${resource.kind}/${resource.id}`;
}
function named(finding, { targets: targets2 }) {
  const [field, at, ...rest] = finding.path;
  const target = field === "loadBalancers" && typeof at === "number" ? targets2[at] : void 0;
  return target ? { ...finding, path: ["targets", target.containerName, target.containerPort, ...rest] } : finding;
}

// src/validators/target-group.ts
import * as z9 from "zod/mini";
var API4 = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
var docs21 = `${API4}/API_CreateTargetGroup.html`;
var threshold = {
  code: "TG-HCT-01",
  schema: z9.int().check(z9.minimum(2), z9.maximum(10)),
  expected: "a whole number from 2 to 10",
  docs: docs21
};
var status = "[2-4][0-9]{2}(-[2-4][0-9]{2})?";
var FIELDS5 = {
  port: {
    code: "TG-PRT-01",
    schema: z9.int().check(z9.minimum(1), z9.maximum(65535)),
    expected: "a whole number from 1 to 65535",
    docs: docs21
  },
  protocol: { code: "TG-PRO-01", schema: z9.enum(["HTTP", "HTTPS"]), expected: "HTTP or HTTPS", docs: docs21 },
  deregistrationDelaySeconds: {
    code: "TG-ATR-01",
    schema: z9.int().check(z9.minimum(0), z9.maximum(3600)),
    expected: "a whole number of seconds from 0 to 3600",
    docs: `${API4}/API_TargetGroupAttribute.html`
  }
};
var HEALTH_CHECK = {
  path: {
    code: "TG-HCP-03",
    schema: z9.string().check(z9.maxLength(1024), z9.regex(/^\//)),
    expected: 'a path of at most 1024 characters that starts with "/"',
    docs: docs21
  },
  matcher: {
    code: "TG-MAT-01",
    schema: z9.string().check(z9.regex(new RegExp(`^${status}(,${status})*$`))),
    expected: 'status codes from 200 to 499, such as "200", "200,202" or "200-299"',
    docs: docs21
  },
  intervalSeconds: {
    code: "TG-HCI-01",
    schema: z9.int().check(z9.minimum(5), z9.maximum(300)),
    expected: "a whole number of seconds from 5 to 300",
    docs: docs21
  },
  timeoutSeconds: {
    code: "TG-HCI-01",
    schema: z9.int().check(z9.minimum(2), z9.maximum(120)),
    expected: "a whole number of seconds from 2 to 120",
    docs: docs21
  },
  healthyThresholdCount: threshold,
  unhealthyThresholdCount: threshold
};
var targetGroupRules = {
  docs: docs21,
  codes: ["TG-PRT-01", "TG-PRO-01", "TG-ATR-01", "TG-HCP-03", "TG-MAT-01", "TG-HCI-01", "TG-HCI-02", "TG-HCT-01"],
  check(targetGroup2, report) {
    const { healthCheck } = targetGroup2;
    checkFields(targetGroup2, FIELDS5, report);
    checkFields(healthCheck, HEALTH_CHECK, report, ["healthCheck"]);
    if (healthCheck.timeoutSeconds < healthCheck.intervalSeconds) return;
    const message = `Health check timeout '${healthCheck.timeoutSeconds}' must be smaller than the interval '${healthCheck.intervalSeconds}'`;
    const hint = "lower timeoutSeconds or raise intervalSeconds";
    report({ code: "TG-HCI-02", path: ["healthCheck", "timeoutSeconds"], message, hint, docs: docs21 });
  }
};

// src/builders/infrastructure-role.ts
var POLICIES = {
  "load-balancers": "AmazonECSInfrastructureRolePolicyForLoadBalancers",
  volumes: "service-role/AmazonECSInfrastructureRolePolicyForVolumes",
  "service-connect": "service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity",
  "vpc-lattice": "AmazonECSInfrastructureRolePolicyForVpcLattice"
};
function infrastructureRole(service3, purpose, tags2) {
  return {
    kind: "role",
    id: `${service3}-${purpose}`,
    description: `What ECS does for service ${service3}: ${purpose}`,
    assumedBy: "ecs.amazonaws.com",
    statements: [],
    managedPolicyArns: [`arn:aws:iam::aws:policy/${POLICIES[purpose]}`],
    tags: tags2
  };
}
function hookRole(service3, functionArns, tags2) {
  const call = {
    sid: "CallHooks",
    actions: ["lambda:InvokeFunction"],
    resources: [...new Set(functionArns)]
  };
  return {
    kind: "role",
    id: `${service3}-hooks`,
    description: `Calls the deployment hooks of service ${service3}`,
    assumedBy: "ecs.amazonaws.com",
    statements: [call],
    managedPolicyArns: [],
    tags: tags2
  };
}

// src/builders/deployment-strategy.ts
function strategyOf2(call, service3, tags2) {
  const { strategy, options } = call;
  const { bakeTime, hooks = [] } = options;
  return {
    strategy,
    ...bakeTime !== void 0 && { bakeTimeInMinutes: bakeTime },
    ...hooks.length > 0 && { lifecycleHooks: hooksOf(hooks, service3, tags2) },
    ...shiftOf(call)
  };
}
function shiftOf({ strategy, options }) {
  if (strategy === "LINEAR") {
    const { stepPercent = 10, stepBakeTime = 6 } = options;
    return { linearConfiguration: { stepPercent, stepBakeTimeInMinutes: stepBakeTime } };
  }
  if (strategy === "CANARY") {
    const { canaryPercent = 5, canaryBakeTime = 10 } = options;
    return { canaryConfiguration: { canaryPercent, canaryBakeTimeInMinutes: canaryBakeTime } };
  }
  if (strategy === "BLUE_GREEN" || !options.earlySuccess) return {};
  const earlySuccessCriteria = { enable: true, ...options.earlySuccess };
  return { earlySuccessCriteria };
}
function hooksOf(hooks, service3, tags2) {
  const functions = hooks.flatMap((hook2) => "function" in hook2 && !hook2.role ? [hook2.function] : []);
  const own = functions.length > 0 ? hookRole(service3, functions, tags2) : void 0;
  return hooks.map((hook2) => {
    const timeout = hook2.timeout && { timeoutConfiguration: { ...hook2.timeout } };
    if ("pause" in hook2) return { targetType: "PAUSE", lifecycleStages: [...hook2.pause], ...timeout };
    const roleArn2 = hook2.role ?? own;
    return {
      ...{ targetType: "AWS_LAMBDA", lifecycleStages: [...hook2.stages], hookTargetArn: hook2.function },
      ...roleArn2 && { roleArn: roleArn2 },
      ...hook2.details !== void 0 && { hookDetails: hook2.details },
      ...timeout
    };
  });
}

// src/builders/ebs-volume.ts
function volumeOf(name, options, service3, serviceTags) {
  const { role: role2, tags: tags2, propagateTags, volumeType = "gp3", ...rest } = options;
  const specification = {
    resourceType: "volume",
    ...tags2 && { tags: Object.entries(tags2).map(([key, value]) => ({ key, value })) },
    ...propagateTags && { propagateTags }
  };
  const given2 = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== void 0));
  const managedEBSVolume = {
    roleArn: role2 ?? infrastructureRole(service3, "volumes", serviceTags),
    volumeType,
    ...given2,
    ...(tags2 || propagateTags) && { tagSpecifications: [specification] }
  };
  return { name, managedEBSVolume };
}

// src/builders/service-connect.ts
function connectOf({ options, ports }, service3, tags2) {
  const { namespace, logConfiguration, accessLogConfiguration } = options ?? {};
  return {
    enabled: true,
    ...namespace !== void 0 && { namespace },
    ...ports.length > 0 && { services: ports.map((port2) => portOf(port2, service3, tags2)) },
    ...logConfiguration && { logConfiguration },
    ...accessLogConfiguration && { accessLogConfiguration }
  };
}
function portOf({ portName, options }, service3, tags2) {
  const { discoveryName, clientAlias, ingressPortOverride, timeout, tls } = options;
  const { testHeader, ...alias } = clientAlias ?? {};
  return {
    portName,
    ...discoveryName !== void 0 && { discoveryName },
    ...clientAlias && {
      clientAliases: [
        {
          ...{ port: clientAlias.port, ...alias },
          ...testHeader && {
            testTrafficRules: {
              header: {
                name: testHeader.name,
                ...testHeader.exact !== void 0 && { value: { exact: testHeader.exact } }
              }
            }
          }
        }
      ]
    },
    ...ingressPortOverride !== void 0 && { ingressPortOverride },
    ...timeout && { timeout },
    ...tls && {
      tls: {
        issuerCertificateAuthority: { awsPcaAuthorityArn: tls.certificateAuthority },
        ...tls.kmsKey !== void 0 && { kmsKey: tls.kmsKey },
        roleArn: tls.role ?? infrastructureRole(service3, "service-connect", tags2)
      }
    }
  };
}

// src/builders/vpc-lattice.ts
function latticeOf({ role: role2, ...rest }, service3, tags2) {
  return { roleArn: role2 ?? infrastructureRole(service3, "vpc-lattice", tags2), ...rest };
}

// src/builders/service-settings.ts
var ZONE = "attribute:ecs.availability-zone";
function ownSettings(settings, cluster3, taskDefinition3, targets2) {
  const { name, scaling, tags: tags2, daemon = false, alarms, raw } = settings;
  const launchType = launchTypeOf(taskDefinition3);
  const { strategy, ...deployment2 } = strategyOf2(settings.strategy, name, tags2);
  const shifts = strategy !== "ROLLING";
  const { minimumHealthyPercent = daemon ? 0 : 100, maximumPercent = daemon ? 100 : 200 } = settings;
  const gracePeriod = settings.gracePeriod ?? (targets2.length > 0 ? 60 : void 0);
  const breaks = !shifts || strategy === "BLUE_GREEN";
  const platformVersion = settings.platformVersion ?? (launchType === "FARGATE" ? "LATEST" : void 0);
  return {
    serviceName: name,
    schedulingStrategy: daemon ? "DAEMON" : "REPLICA",
    ...!daemon && { desiredCount: scaling?.limits.min ?? settings.desiredCount ?? 1 },
    ...scaling && { autoScaling: scalingOf(scaling, targets2[0]) },
    ...launchType !== "MANAGED_INSTANCES" && { launchType },
    capacityProviderStrategy: settings.capacityProviderStrategy ?? cluster3?.defaultCapacityProviderStrategy ?? [],
    ...platformVersion !== void 0 && { platformVersion },
    ...gracePeriod !== void 0 && { healthCheckGracePeriodSeconds: gracePeriod },
    minimumHealthyPercent,
    maximumPercent,
    circuitBreaker: settings.circuitBreaker ?? { enable: breaks, rollback: breaks },
    deployment: { ...deployment2, ...strategy && { strategy }, ...alarms && { alarms } },
    availabilityZoneRebalancing: settings.availabilityZoneRebalancing ?? (canRebalance(settings, maximumPercent, launchType) ? "ENABLED" : "DISABLED"),
    enableExecuteCommand: settings.executeCommand ?? false,
    settings: apiSettings(settings),
    ...raw && { raw },
    tags: tags2
  };
}
function launchTypeOf(taskDefinition3) {
  return taskDefinition3?.launchType ?? "FARGATE";
}
function apiSettings(settings) {
  const { name, connect, lattice, volume: volume2, tags: tags2, placementConstraints, placementStrategy, serviceRegistries } = settings;
  return {
    enableECSManagedTags: settings.enableECSManagedTags ?? true,
    propagateTags: settings.propagateTags ?? "SERVICE",
    ...placementConstraints && { placementConstraints },
    ...placementStrategy && { placementStrategy },
    ...serviceRegistries && { serviceRegistries },
    ...connect && { serviceConnectConfiguration: connectOf(connect, name, tags2) },
    ...volume2 && { volumeConfigurations: [volumeOf(volume2.name, volume2.options, name, tags2)] },
    ...lattice && { vpcLatticeConfigurations: lattice.map((each2) => latticeOf(each2, name, tags2)) }
  };
}
function canRebalance(settings, maximumPercent, launchType) {
  const { daemon, placementStrategy: [first] = [], placementConstraints = [] } = settings;
  if (daemon || maximumPercent <= 100 || launchType === "EXTERNAL") return false;
  if (first && !(first.type === "spread" && first.field === ZONE)) return false;
  return !placementConstraints.some(({ expression }) => expression?.includes(ZONE));
}
function scalingOf({ limits, policies: policies2 }, target) {
  return { minCapacity: limits.min, maxCapacity: limits.max, policies: policies2.policiesFor(target) };
}

// src/builders/autoscaling.ts
var ScalingBuilder = class _ScalingBuilder {
  #policies;
  constructor(policies2 = []) {
    this.#policies = policies2;
  }
  cpu(percent, options = {}) {
    return this.#and("cpu", "ECSServiceAverageCPUUtilization", percent, options);
  }
  memory(percent, options = {}) {
    return this.#and("memory", "ECSServiceAverageMemoryUtilization", percent, options);
  }
  requestsPerTarget(requests, options = {}) {
    return this.#and("requests-per-target", "ALBRequestCountPerTarget", requests, options);
  }
  get countsRequests() {
    return this.#policies.some((policy) => policy.type === "ALBRequestCountPerTarget");
  }
  /** The policies for a service with this first target. Without one, those that count requests are left out. */
  policiesFor(target) {
    const loadBalancer4 = target?.rules[0]?.listener.loadBalancer;
    return this.#policies.flatMap(({ type, ...policy }) => {
      if (type !== "ALBRequestCountPerTarget") return { ...policy, metric: { type } };
      return loadBalancer4 ? { ...policy, metric: { type, loadBalancer: loadBalancer4, targetGroup: target.targetGroup } } : [];
    });
  }
  #and(name, type, targetValue, options) {
    const { scaleInCooldown, scaleOutCooldown, disableScaleIn = false } = options;
    const policy = {
      ...{ name, type, targetValue, disableScaleIn },
      ...scaleInCooldown !== void 0 && { scaleInCooldownSeconds: scaleInCooldown },
      ...scaleOutCooldown !== void 0 && { scaleOutCooldownSeconds: scaleOutCooldown }
    };
    return new _ScalingBuilder([...this.#policies, policy]);
  }
};

// src/builders/service-steps.ts
var ServiceSteps = class extends Steps {
  cluster(cluster3) {
    return this.with({ cluster: cluster3 });
  }
  taskDefinition(taskDefinition3) {
    return this.with({ taskDefinition: taskDefinition3 });
  }
  network(network3) {
    return this.with({ network: network3 });
  }
  target(to, containerName, containerPort, options = {}) {
    const { testRoute, ...plain2 } = options;
    const copied = { ...structuredClone(plain2), ...testRoute && { testRoute } };
    const call = { route: to, containerName, containerPort, options: copied };
    return this.with({ targets: [...this.settings.targets, call] });
  }
  desiredCount(tasks) {
    return this.with({ desiredCount: tasks });
  }
  autoScaling(limits, policies2) {
    return this.with({ scaling: { limits: { ...limits }, policies: policies2(new ScalingBuilder()) } });
  }
  daemon() {
    return this.with({ daemon: true });
  }
  rolling(options = {}) {
    const { minimumHealthyPercent, maximumPercent } = options;
    return this.with({
      strategy: { strategy: "ROLLING", options: structuredClone(options) },
      ...minimumHealthyPercent !== void 0 && { minimumHealthyPercent },
      ...maximumPercent !== void 0 && { maximumPercent }
    });
  }
  blueGreen(options) {
    return this.with({ strategy: { strategy: "BLUE_GREEN", options: structuredClone(options) } });
  }
  linear(options = {}) {
    return this.with({ strategy: { strategy: "LINEAR", options: structuredClone(options) } });
  }
  canary(options = {}) {
    return this.with({ strategy: { strategy: "CANARY", options: structuredClone(options) } });
  }
  circuitBreaker(settings) {
    const { threshold: threshold2, ...rest } = settings;
    const thresholdConfiguration = threshold2 && { thresholdConfiguration: { ...threshold2 } };
    return this.with({ circuitBreaker: { enable: true, ...rest, ...thresholdConfiguration } });
  }
  alarms(names, { rollback: rollback2 = true } = {}) {
    return this.with({ alarms: { alarmNames: [...names], enable: true, rollback: rollback2 } });
  }
  minimumHealthyPercent(percent) {
    return this.with({ minimumHealthyPercent: percent });
  }
  maximumPercent(percent) {
    return this.with({ maximumPercent: percent });
  }
  healthCheckGracePeriod(seconds) {
    return this.with({ gracePeriod: seconds });
  }
  capacityProviderStrategy(shares) {
    return this.with({ capacityProviderStrategy: strategyOf(shares) });
  }
  placementConstraints(...placementConstraints) {
    return this.with({ placementConstraints: structuredClone(placementConstraints) });
  }
  placementStrategy(...placementStrategy) {
    return this.with({ placementStrategy: structuredClone(placementStrategy) });
  }
  serviceConnect(options = {}) {
    const { connect } = this.settings;
    return this.with({ connect: { ports: [], ...connect, options: structuredClone(options) } });
  }
  serviceConnectService(portName, options = {}) {
    const { connect } = this.settings;
    const ports = [...connect?.ports ?? [], { portName, options: structuredClone(options) }];
    return this.with({ connect: { ...connect, ports } });
  }
  serviceRegistry(registryArn, at = {}) {
    return this.with({ serviceRegistries: [{ registryArn, ...at }] });
  }
  volume(name, options) {
    return this.with({ volume: { name, options: structuredClone(options) } });
  }
  vpcLattice(settings) {
    return this.with({ lattice: [...this.settings.lattice ?? [], structuredClone(settings)] });
  }
  executeCommand() {
    return this.with({ executeCommand: true });
  }
  platformVersion(version) {
    return this.with({ platformVersion: version });
  }
  availabilityZoneRebalancing(value) {
    return this.with({ availabilityZoneRebalancing: value });
  }
  propagateTags(from) {
    return this.with({ propagateTags: from });
  }
  enableECSManagedTags(enable) {
    return this.with({ enableECSManagedTags: enable });
  }
  tags(tags2) {
    return this.with({ tags: { ...this.settings.tags, ...tags2 } });
  }
  raw(settings) {
    return this.with({ raw: structuredClone({ ...this.settings.raw, ...settings }) });
  }
};

// src/model/listener.ts
function listenersOf(loadBalancer4) {
  return loadBalancer4.listeners.map((settings) => ({
    kind: "listener",
    id: `${loadBalancer4.id}:${settings.port}`,
    loadBalancer: loadBalancer4,
    settings
  }));
}

// src/builders/target.ts
function targetGroupDraft({ containerPort, options }) {
  const { deregistrationDelay = 30, healthCheck = {}, protocol = "HTTP" } = options;
  const { intervalSeconds = 15, ...rest } = typeof healthCheck === "string" ? { path: healthCheck } : healthCheck;
  return {
    port: containerPort,
    protocol,
    deregistrationDelaySeconds: deregistrationDelay,
    healthCheck: {
      ...{
        path: "/",
        matcher: "200-299",
        intervalSeconds,
        timeoutSeconds: Math.min(5, Math.max(2, intervalSeconds - 1))
      },
      ...{ healthyThresholdCount: 2, unhealthyThresholdCount: 3, ...rest }
    }
  };
}
function targetsFor(calls, owner) {
  const targets2 = /* @__PURE__ */ new Map();
  const ids = /* @__PURE__ */ new Map();
  for (const { call, loadBalancer: loadBalancer4 } of calls) {
    const { containerName, containerPort } = call;
    const draft = targetGroupDraft(call);
    const next = () => numbered(`${owner.service}-${containerName}-${containerPort}`, ids);
    const routing = { call, loadBalancer: loadBalancer4, owner, ids };
    if (owner.shiftRole !== void 0 && loadBalancer4) {
      for (const target2 of shiftedTargets(draft, next, owner.shiftRole, routing))
        targets2.set(target2.targetGroup.id, target2);
      continue;
    }
    const key = JSON.stringify([containerName, draft, loadBalancer4?.id]);
    const target = targets2.get(key) ?? {
      ...{ containerName, containerPort, rules: [] },
      targetGroup: targetGroupOf(draft, next(), routing)
    };
    targets2.set(key, { ...target, rules: [...target.rules, ...rulesOf(call.route, target.targetGroup, routing)] });
  }
  return [...targets2.values()];
}
function shiftedTargets(draft, nextId, role2, routing) {
  const { call, loadBalancer: loadBalancer4 } = routing;
  const { containerName, containerPort, options } = call;
  return servingListeners(loadBalancer4).map((listener2) => {
    const targetGroup2 = targetGroupOf(draft, nextId(), routing);
    const alternate = { ...targetGroup2, id: `${targetGroup2.id}-alternate` };
    const rule = { ...ruleOf(call.route, listener2, targetGroup2, routing), alternate };
    const test = options.testRoute && ruleOf(options.testRoute, listener2, targetGroup2, routing);
    const shift = { alternate, role: role2, ...test && { testRule: { ...test, alternate } } };
    return { containerName, containerPort, targetGroup: targetGroup2, rules: [rule], shift };
  });
}
function ingressOf(targets2) {
  const rules2 = /* @__PURE__ */ new Map();
  for (const { containerPort: port2, rules: routes } of targets2) {
    for (const { loadBalancer: loadBalancer4 } of routes.map((rule) => rule.listener)) {
      for (const securityGroup2 of loadBalancer4.securityGroups) {
        const description = `Port ${port2} from load balancer ${loadBalancer4.name}`;
        rules2.set(`${securityGroup2.id} ${description}`, {
          fromPort: port2,
          toPort: port2,
          source: { securityGroup: securityGroup2 },
          description
        });
      }
    }
  }
  return [...rules2.values()];
}
function numbered(id2, ids) {
  const count2 = (ids.get(id2) ?? 0) + 1;
  ids.set(id2, count2);
  return count2 === 1 ? id2 : `${id2}-${count2}`;
}
function targetGroupOf(draft, id2, { loadBalancer: loadBalancer4, owner }) {
  const network3 = loadBalancer4?.network ?? owner.network;
  return {
    ...{ kind: "target-group", id: id2, ...draft, network: network3 },
    ...owner.onInstances && { targetType: "instance" },
    tags: owner.tags
  };
}
function rulesOf(to, targetGroup2, routing) {
  return servingListeners(routing.loadBalancer).map((listener2) => ruleOf(to, listener2, targetGroup2, routing));
}
function servingListeners(loadBalancer4) {
  if (!loadBalancer4) return [];
  return listenersOf(loadBalancer4).filter(({ settings }) => settings.defaultAction.type === "fixed-response");
}
function ruleOf({ [route]: { hosts, paths } }, listener2, targetGroup2, { owner, ids }) {
  const id2 = numbered(`${owner.service}:${listener2.id}`, ids);
  return { kind: "listener-rule", id: id2, listener: listener2, hosts: [...hosts], paths: [...paths], targetGroup: targetGroup2, tags: owner.tags };
}

// src/builders/service-builder.ts
var NOWHERE = { kind: "network", id: "-", assignPublicIp: false };
var ServiceBuilder = class extends ServiceSteps {
  get where() {
    return ["service", this.settings.name];
  }
  make(issues) {
    const { name, tags: tags2, targets: calls, strategy } = this.settings;
    const cluster3 = part(this.settings.cluster, issues);
    const taskDefinition3 = part(this.settings.taskDefinition, issues);
    const network3 = part(this.settings.network, issues);
    const mode = taskDefinition3 && networkModeOf(draftOf(taskDefinition3));
    const networked = mode === void 0 || mode === "awsvpc" || this.settings.network !== void 0;
    const targets2 = targetsFor(
      calls.map((call) => this.#routed(call, issues)),
      {
        ...{ service: name, tags: tags2, network: network3 ?? NOWHERE, onInstances: mode === "bridge" || mode === "host" },
        ...strategy.strategy !== "ROLLING" && { shiftRole: infrastructureRole(name, "load-balancers", tags2) }
      }
    );
    const draft = {
      ...ownSettings(this.settings, cluster3, taskDefinition3, targets2),
      ...network3 && { network: network3 },
      securityGroups: network3 ? [securityGroupOf(name, network3, targets2, tags2)] : [],
      targets: targets2
    };
    const parts = { ...cluster3 && { cluster: cluster3 }, ...taskDefinition3 && { taskDefinition: taskDefinition3 } };
    const missing4 = this.#missing(networked);
    issues.push(...issuesOf(this.where, serviceRules, { ...draft, ...parts, networked, missing: missing4 }));
    if (this.settings.capacityProviderStrategy?.length === 0) issues.push(...issuesOf(this.where, strategyRules, []));
    if (!cluster3 || !taskDefinition3 || networked && !network3) return void 0;
    return { ...draft, kind: "service", id: name, cluster: cluster3, taskDefinition: taskDefinition3 };
  }
  #missing(networked) {
    const { scaling, targets: targets2, cluster: cluster3, taskDefinition: taskDefinition3, network: network3 } = this.settings;
    return [
      ...cluster3 ? [] : ["cluster"],
      ...taskDefinition3 ? [] : ["taskDefinition"],
      ...network3 || !networked ? [] : ["network"],
      ...scaling?.policies.countsRequests && targets2.length === 0 ? ["target"] : []
    ];
  }
  #routed(call, issues) {
    const { where } = this;
    const { hosts, paths, loadBalancer: definition } = call.route[route];
    const loadBalancer4 = part(definition, issues);
    const found = [
      ...issuesOf(where, targetGroupRules, targetGroupDraft(call)),
      ...issuesOf(where, listenerRuleRules, { hosts, paths })
    ];
    const at = ["targets", call.containerName, call.containerPort];
    issues.push(...found.map((issue) => ({ ...issue, path: [...where, ...at, ...issue.path.slice(2)] })));
    return { call, ...loadBalancer4 && { loadBalancer: loadBalancer4 } };
  }
};
function securityGroupOf(service3, network3, targets2, tags2) {
  return {
    ...{ kind: "security-group", id: `${service3}-app`, description: `Tasks of service ${service3}` },
    ...{ network: network3, ingress: ingressOf(targets2), tags: tags2 }
  };
}

// src/builders/service.ts
function service(name) {
  const strategy = { strategy: "ROLLING", options: {} };
  return typed(new ServiceBuilder({ name, targets: [], strategy, tags: {} }));
}

// src/validators/stack.ts
import { isDeepStrictEqual } from "util";
import * as z10 from "zod/mini";

// src/model/autoscaling.ts
function autoScalingOf(service3) {
  if (!service3.autoScaling) return [];
  return [{ kind: "autoscaling", id: service3.id, service: service3, settings: service3.autoScaling, tags: service3.tags }];
}

// src/model/index.ts
function derivedFrom(model) {
  if (model.kind === "load-balancer") return listenersOf(model);
  if (model.kind === "service") return autoScalingOf(model);
  return [];
}

// src/validators/policies.ts
var docs22 = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html";
var sizeDocs = "https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html";
var MAX_POLICY_CHARACTERS2 = 131072;
var ON_ANYTHING = /^(ssmmessages:\w+|ecr:GetAuthorizationToken)$/;
var policyRules = {
  docs: docs22,
  codes: ["AUX-IAM-03", "AUX-IAM-04"],
  check(resources, report) {
    for (const role2 of resources) {
      if (role2.kind !== "role") continue;
      const path = ["role", role2.id];
      const written = role2.statements.flatMap(({ actions, resources: resources2 }) => [...actions, ...resources2.filter(isText)]);
      const length = written.join('","').length;
      if (length > MAX_POLICY_CHARACTERS2) {
        const message = `The policy of role ${role2.id} has ${length} characters; IAM takes ${MAX_POLICY_CHARACTERS2}`;
        report({ code: "AUX-IAM-03", path, message, hint: "use wildcards, or managed policies", docs: sizeDocs });
      }
      const open2 = role2.statements.find(allowsOnEverything);
      if (open2) {
        const message = `Role ${role2.id} may ${open2.actions.join(", ")} on every resource`;
        const hint = "name the ARNs it needs";
        report({ code: "AUX-IAM-04", severity: "warning", path, message, hint, docs: docs22 });
      }
      if (role2.managedPolicyArns.some((arn2) => arn2.endsWith(":policy/AdministratorAccess"))) {
        const message = `Role ${role2.id} has AdministratorAccess, so whoever gets into a container owns the account`;
        const hint = "allow the actions and resources that it needs";
        report({ code: "AUX-IAM-04", severity: "warning", path, message, hint, docs: docs22 });
      }
    }
  }
};
var isText = (resource) => typeof resource === "string";
function allowsOnEverything({ actions, resources }) {
  return resources.includes("*") && !actions.every((action) => ON_ANYTHING.test(action));
}

// src/validators/quotas.ts
var docs23 = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html";
var QUOTAS = {
  rules: { most: 100, what: "listener rules", raisable: true },
  groups: { most: 100, what: "target groups", raisable: false }
};
var quotaRules = {
  docs: docs23,
  codes: ["LB-QTA-01"],
  check(resources, report) {
    const loadBalancers = /* @__PURE__ */ new Map();
    for (const resource of resources) {
      if (resource.kind !== "listener-rule") continue;
      const { id: id2 } = resource.listener.loadBalancer;
      const found = loadBalancers.get(id2) ?? { rules: /* @__PURE__ */ new Set(), groups: /* @__PURE__ */ new Set() };
      found.rules.add(resource.id);
      found.groups.add(resource.targetGroup.id);
      loadBalancers.set(id2, found);
    }
    for (const [id2, counted] of loadBalancers) {
      for (const [field, { most, what, raisable }] of Object.entries(QUOTAS)) {
        const { size: size3 } = counted[field];
        if (size3 <= most) continue;
        const message = `Load balancer ${id2} has ${size3} ${what}; AWS takes ${most}${raisable ? " unless the quota was raised" : ""}`;
        const hint = "give some services another load balancer";
        const severity = raisable ? "warning" : "error";
        report({ code: "LB-QTA-01", severity, path: ["load-balancer", id2], message, hint, docs: docs23 });
      }
    }
  }
};

// src/validators/stack.ts
var FIELDS6 = {
  name: {
    code: "STK-NAM-01",
    schema: z10.string().check(z10.regex(/^[A-Za-z][A-Za-z0-9-]{0,31}$/)),
    expected: "1 to 32 letters, digits and hyphens, starting with a letter"
  }
};
var resourceRules = [quotaRules, policyRules];
var stackRules = {
  codes: ["STK-NAM-01", "STK-DUP-01", "STK-RTE-01", "TD-TAG-01"],
  check(stack2, report) {
    checkFields(stack2, FIELDS6, report);
    checkTags(stack2.tags, report);
    const resources = resourcesOf(stack2.roots);
    checkDuplicates(resources, report);
    checkRoutes(resources, report);
    for (const rules2 of resourceRules) rules2.check(resources, report);
  }
};
function resourcesOf(roots) {
  const seen = /* @__PURE__ */ new Set();
  const found = [];
  const visit = (value) => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (isModel(value)) {
      found.push(value);
      derivedFrom(value).forEach(visit);
    }
    Object.values(value).forEach(visit);
  };
  roots.forEach(visit);
  return found;
}
function isModel(value) {
  return "kind" in value && "id" in value;
}
function checkDuplicates(resources, report) {
  const known = /* @__PURE__ */ new Map();
  for (const resource of resources) {
    const key = `${resource.kind}/${resource.id}`;
    const other = known.get(key);
    known.set(key, other ?? resource);
    if (other === void 0 || isDeepStrictEqual(other, resource)) continue;
    const message = `Two different resources of kind ${resource.kind} are called "${resource.id}"`;
    const hint = "give one of them another name, or use one definition for both";
    report({ code: "STK-DUP-01", path: [resource.kind, resource.id], message, hint });
  }
}
function checkRoutes(resources, report) {
  const known = /* @__PURE__ */ new Map();
  for (const rule of resources) {
    if (rule.kind !== "listener-rule") continue;
    const key = JSON.stringify([rule.listener.id, [...rule.hosts].sort(), [...rule.paths].sort()]);
    const other = known.get(key);
    known.set(key, other ?? rule);
    if (other === void 0 || other.targetGroup.id === rule.targetGroup.id) continue;
    const message = `Target groups ${other.targetGroup.id} and ${rule.targetGroup.id} have the same hosts and paths: one of them gets no requests`;
    const hint = "give one of them another host or path";
    report({ code: "STK-RTE-01", severity: "warning", path: ["listener-rule", rule.id], message, hint });
  }
}

// src/builders/stack.ts
function stack(name) {
  return new StackBuilder({ name, tags: {}, things: [] });
}
var StackBuilder = class extends Steps {
  add(...things) {
    return this.with({ things: [...this.settings.things, ...things] });
  }
  tags(tags2) {
    return this.with({ tags: { ...this.settings.tags, ...tags2 } });
  }
  get where() {
    return ["stack", this.settings.name];
  }
  make(issues) {
    const { name, tags: tags2, things } = this.settings;
    const roots = new Set(things.flatMap((thing) => part(thing, issues) ?? []));
    const model = { kind: "stack", name, tags: tags2, roots: [...roots] };
    issues.push(...issuesOf(this.where, stackRules, model));
    return model;
  }
};

// src/validators/completeness.ts
var INCOMPLETE = "This task definition is incomplete: call .{step}()";
var docs24 = `${API}/API_RegisterTaskDefinition.html`;
var ALWAYS = [
  { step: "family", field: "family", code: "TD-FAM-01" },
  { step: "fargate", field: "requiresCompatibilities", code: "TD-CAP-01" }
];
var ON_FARGATE = [
  { step: "cpu", field: "cpu", code: "TD-CPU-01" },
  { step: "memory", field: "memory", code: "TD-MEM-01" }
];
var completenessRules = {
  codes: ["TD-FAM-01", "TD-CAP-01", "TD-CPU-01", "TD-MEM-01", "TD-CON-01"],
  check(definition, report) {
    const sized = definition.requiresCompatibilities === void 0 || runsOn(definition, "FARGATE");
    for (const { step, field, code: code3 } of sized ? [...ALWAYS, ...ON_FARGATE] : ALWAYS) {
      if (definition[field] === void 0) report({ code: code3, path: [field], message: filled(INCOMPLETE, { step }), docs: docs24 });
    }
    if (definition.containers.length === 0)
      report({
        code: "TD-CON-01",
        path: ["containerDefinitions"],
        message: filled(INCOMPLETE, { step: "container" }),
        docs: docs24
      });
  }
};

// src/validators/range.ts
var OUT_OF_RANGE = "{field} is {value}, but must be a whole number of {unit}, {limits}";
function rangeCheck(table2) {
  const ranges = Object.entries(table2);
  return (subject, path, report) => {
    for (const [field, range] of ranges) {
      const value = subject[field];
      if (value === void 0 || isWithin2(value, range)) continue;
      reportRange(field, range, value, [...path, field], report);
    }
  };
}
function isWithin2(value, { min, max }) {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}
function reportRange(field, { code: code3, min, max, unit, disputed, docs: docs56 }, value, path, report) {
  const doubtful = disputed && isWithin2(value, disputed);
  const limits = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`;
  const received = typeof value === "number" ? String(value) : JSON.stringify(value);
  report({
    code: code3,
    severity: doubtful ? "warning" : "error",
    path,
    message: filled(OUT_OF_RANGE, { field, value: received ?? "undefined", unit, limits }),
    expected: limits,
    received,
    docs: docs56
  });
}

// src/validators/container-settings.ts
var docs25 = `${API}/API_ContainerDefinition.html`;
var MIB = { code: "CD-MEM-03", min: 6, max: Number.MAX_SAFE_INTEGER, unit: "MiB", docs: docs25 };
var EC2_MIB = { ...MIB, disputed: { min: 4, max: 5 } };
var CPU = {
  code: "CD-CPU-01",
  min: 0,
  max: 262144,
  unit: "CPU units",
  docs: docs25,
  disputed: { min: 262145, max: Infinity }
};
var NUMBERS = { cpu: CPU };
var TIMEOUTS = {
  startTimeout: { code: "CD-TMO-01", min: 2, max: 120, unit: "seconds", docs: docs25 },
  stopTimeout: { code: "CD-TMO-02", min: 2, max: 120, unit: "seconds", docs: docs25 }
};
var NO_MEMORY = "Invalid setting for container '{name}'. At least one of 'memory' or 'memoryReservation' must be specified";
var BAD_USER = '"{user}" is not a user: use user, user:group, uid, uid:gid, user:gid or uid:group';
var checkFargate = rangeCheck({ ...NUMBERS, memory: MIB, memoryReservation: MIB, ...TIMEOUTS });
var checkOthers = rangeCheck({ ...NUMBERS, memory: EC2_MIB, memoryReservation: EC2_MIB });
var USER = /^[A-Za-z0-9_][\w.@-]*(:[A-Za-z0-9_][\w.@-]*)?$/;
var ROOT = /^(root|0)(:|$)/;
var containerSettingRules = {
  codes: [
    ...["CD-CPU-01", "CD-MEM-01", "CD-MEM-02", "CD-MEM-03", "CD-TMO-01", "CD-TMO-02", "CD-USR-01", "CD-USR-02"],
    "CD-VER-01"
  ],
  docs: docs25,
  check(definition, report) {
    const checkNumbers = runsOn(definition, "FARGATE") ? checkFargate : checkOthers;
    for (const [index, container] of definition.containers.entries()) {
      const path = ["containerDefinitions", index];
      checkNumbers(container, path, report);
      checkMemory(container, path, definition, report);
      checkUser(container, path, definition, report);
      const { versionConsistency } = container;
      if (versionConsistency !== void 0 && versionConsistency !== "enabled" && versionConsistency !== "disabled") {
        const message = `versionConsistency is ${quoted(versionConsistency)}`;
        const hint = "use enabled or disabled, in lower case";
        report({ code: "CD-VER-01", path: [...path, "versionConsistency"], message, hint, docs: docs25 });
      }
    }
  }
};
function checkMemory({ name, memory: memory2, memoryReservation }, at, definition, report) {
  if (memory2 === void 0 && memoryReservation === void 0 && definition.memory === void 0) {
    if (runsOn(definition, "FARGATE")) return;
    const message = filled(NO_MEMORY, { name });
    const hint = "give the container or the task memory";
    report({ code: "CD-MEM-01", path: [...at, "memory"], message, hint, docs: docs25 });
  }
  if (memory2 === void 0 || memoryReservation === void 0 || !(memory2 <= memoryReservation)) return;
  report({
    code: "CD-MEM-02",
    severity: memory2 === memoryReservation ? "warning" : "error",
    path: [...at, "memory"],
    message: `memory (${memory2} MiB) is not greater than memoryReservation (${memoryReservation} MiB)`,
    hint: "raise memory, or leave one of them out",
    docs: docs25
  });
}
function checkUser({ user }, at, definition, report) {
  if (user === void 0) return;
  const path = [...at, "user"];
  if (!USER.test(user)) {
    const message = filled(BAD_USER, { user: user.length > 120 ? `${user.slice(0, 117)}...` : user });
    report({ code: "CD-USR-01", path, message, docs: docs25 });
  } else if (ROOT.test(user)) {
    const host = networkModeOf(definition) === "host" ? ", on the network of the host" : "";
    const message = `The container runs as root${host}`;
    const page = `${DOCS}/security-tasks-containers.html`;
    report({ code: "CD-USR-02", severity: "warning", path, message, hint: "use another user", docs: page });
  }
}

// src/validators/containers.ts
var NONE_ESSENTIAL = "No container is essential, so nothing would keep the task running";
var MAX_CONTAINERS = 10;
var MAX_BYTES = 65536;
var docs26 = `${API}/API_RegisterTaskDefinition.html`;
var containersRules = {
  codes: ["TD-CON-01", "TD-CON-02", "TD-CPU-02", "TD-MEM-03", "TD-SIZ-01"],
  docs: docs26,
  check(definition, report) {
    const { containers } = definition;
    const path = ["containerDefinitions"];
    if (containers.length > MAX_CONTAINERS) {
      const message = `Too many containers: ${containers.length}, and AWS takes ${MAX_CONTAINERS}`;
      report({ code: "TD-CON-01", path, message, hint: "split the task definition", docs: docs26 });
    }
    if (containers.length > 0 && !containers.some((container) => container.essential)) {
      report({ code: "TD-CON-02", path, message: NONE_ESSENTIAL, hint: "let the main container be essential", docs: docs26 });
    }
    checkShares(definition, report);
    const bytes = bytesOf(definition);
    if (bytes > MAX_BYTES) {
      const message = `The containers take ${bytes} bytes. Max allowed length is '${MAX_BYTES}' bytes for the whole task definition`;
      report({ code: "TD-SIZ-01", path, message, hint: "move configuration out of the environment", docs: docs26 });
    }
  }
};
function bytesOf({ containers, volumes }) {
  if (6 * (charactersIn(containers) + charactersIn(volumes)) < MAX_BYTES) return 0;
  const written = containers.map(({ logConfiguration: logs, image: _, ...rest }) => ({ ...rest, logs: logs?.options }));
  return Buffer.byteLength(JSON.stringify([written, volumes ?? []]));
}
function charactersIn(value) {
  if (typeof value === "string") return value.length + 3;
  if (typeof value !== "object" || value === null) return 8;
  let sum = 2;
  if (Array.isArray(value)) for (const item of value) sum += charactersIn(item);
  else for (const key in value) sum += key.length + 4 + charactersIn(value[key]);
  return sum;
}
function checkShares({ cpu, memory: memory2, containers }, report) {
  const path = ["containerDefinitions"];
  const hint = "lower what the containers ask for, or raise it for the task";
  let cpuSum = 0;
  let reserved2 = 0;
  let wanted2 = 0;
  let tooBig = false;
  for (const [index, container] of containers.entries()) {
    cpuSum += container.cpu ?? 0;
    reserved2 += container.memoryReservation ?? 0;
    wanted2 += container.memoryReservation ?? container.memory ?? 0;
    if (memory2 === void 0 || container.memory === void 0 || !(container.memory > memory2)) continue;
    tooBig = true;
    const message = `The 'memory' setting for container '${container.name}' is greater than for the task: ${container.memory} MiB of ${memory2}`;
    report({ code: "TD-MEM-03", path: ["containerDefinitions", index, "memory"], message, hint, docs: docs26 });
  }
  if (cpu !== void 0 && cpuSum > cpu) {
    const message = `The containers ask for ${cpuSum} CPU units together, and the task has ${cpu}`;
    report({ code: "TD-CPU-02", path, message, hint, docs: docs26 });
  }
  if (memory2 !== void 0 && !tooBig && reserved2 <= memory2 && wanted2 > memory2) {
    const message = `The containers may use ${wanted2} MiB of memory together, and the task has ${memory2}`;
    report({ code: "TD-MEM-03", severity: "warning", path, message, hint, docs: docs26 });
  }
  if (memory2 !== void 0 && reserved2 > memory2) {
    const message = `The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory': ${reserved2} MiB of ${memory2}`;
    report({ code: "TD-MEM-03", path, message, hint, docs: docs26 });
  }
}

// src/validators/credentials.ts
var BAD_REGISTRY_SECRET = "The registry credentials are not the ARN or name of a Secrets Manager secret";
var BAD_CREDENTIAL_SPEC = "A credential spec is credentialspec:<ARN> or credentialspecdomainless:<ARN>";
var REGISTRY = /^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,512}|[A-Za-z0-9/_+=.@-]{1,512})$/;
var SPEC = /^credentialspec(domainless)?:arn:aws[a-z-]*:(s3|ssm):.+$/;
var docs27 = `${API}/API_RepositoryCredentials.html`;
var credentialRules = {
  codes: ["CD-CRD-01", "CD-CRS-01"],
  docs: docs27,
  check({ containers }, report) {
    for (const [index, { repositoryCredentials, credentialSpecs = [] }] of containers.entries()) {
      const at = ["containerDefinitions", index];
      if (repositoryCredentials && !REGISTRY.test(repositoryCredentials.credentialsParameter ?? "")) {
        const message = BAD_REGISTRY_SECRET;
        const path2 = [...at, "repositoryCredentials", "credentialsParameter"];
        report({ code: "CD-CRD-01", path: path2, message, hint: "use the ARN of the secret", docs: docs27 });
      }
      const path = [...at, "credentialSpecs"];
      const page = `${API}/API_ContainerDefinition.html`;
      if (credentialSpecs.length > 1) {
        const message = "A container takes at most one credential spec";
        report({ code: "CD-CRS-01", path, message, hint: "keep one", docs: page });
      }
      for (const [item, spec] of credentialSpecs.entries()) {
        if (SPEC.test(spec)) continue;
        const message = BAD_CREDENTIAL_SPEC;
        const hint = "use the ARN of an S3 object or SSM parameter";
        report({ code: "CD-CRS-01", path: [...path, item], message, hint, docs: page });
      }
    }
  }
};

// src/validators/dependencies.ts
var NOT_ESSENTIAL = 'Container "{name}" is essential, so nothing can wait for it to end: call .essential(false) on it';
var NO_HEALTH_CHECK = 'Container "{name}" has no health check, so nothing can wait for it to be HEALTHY: call .healthCheck() on it';
var docs28 = `${API}/API_ContainerDependency.html`;
var CONDITIONS = ["START", "COMPLETE", "SUCCESS", "HEALTHY"];
var MANY = 10;
var dependencyRules = {
  codes: ["DEP-CON-01", "DEP-ESS-01", "DEP-HLT-01", "DEP-REF-01", "DEP-CYC-01"],
  docs: docs28,
  check({ containers }, report) {
    if (!containers.some(({ dependsOn, links, volumesFrom }) => dependsOn.length > 0 || links || volumesFrom)) return;
    const byName5 = new Map(containers.map((container) => [container.name, container]));
    for (const [index, container] of containers.entries()) {
      for (const [at, { containerName: name, condition }] of container.dependsOn.entries()) {
        const path = ["containerDefinitions", index, "dependsOn", at];
        const upstream = byName5.get(name);
        if (!CONDITIONS.includes(condition)) {
          const message = `${quoted(condition)} is not a condition`;
          const hint = `use ${CONDITIONS.join(", ")}`;
          const expected2 = CONDITIONS.join(" | ");
          const where = [...path, "condition"];
          report({ code: "DEP-CON-01", path: where, message, hint, expected: expected2, received: quoted(condition), docs: docs28 });
        }
        if (!upstream || upstream === container) {
          const message = upstream ? `Container "${name}" depends on itself` : `There is no container ${quoted(name)}`;
          const hint = hintFor(container, containers);
          report({ code: "DEP-REF-01", path: [...path, "containerName"], message, hint, docs: docs28 });
        } else if (condition === "HEALTHY" && !upstream.healthCheck) {
          report({ code: "DEP-HLT-01", path, message: filled(NO_HEALTH_CHECK, { name }), docs: docs28 });
        } else if ((condition === "COMPLETE" || condition === "SUCCESS") && upstream.essential) {
          report({ code: "DEP-ESS-01", path, message: filled(NOT_ESSENTIAL, { name }), docs: docs28 });
        }
      }
    }
    const cycle = cycleIn(byName5);
    if (cycle) {
      const message = `Containers wait for each other: ${cycle.slice(0, MANY).join(" -> ")}`;
      const hint = "take one of these dependencies away";
      report({ code: "DEP-CYC-01", path: ["containerDefinitions"], message, hint, docs: docs28 });
    }
  }
};
function hintFor(container, containers) {
  const others = containers.slice(0, MANY).flatMap((other) => other === container ? [] : other.name);
  return others.length > 0 ? `depend on one of ${others.join(", ")}` : "declare that container first";
}
function needsOf({ dependsOn, links = [], volumesFrom = [] }) {
  return [
    ...dependsOn.map(({ containerName }) => containerName),
    ...links.map((link) => link.split(":", 1)[0] ?? ""),
    ...volumesFrom.map(({ sourceContainer = "" }) => sourceContainer)
  ];
}
function cycleIn(containers) {
  const done = /* @__PURE__ */ new Set();
  for (const start of containers.keys()) {
    const way = [];
    const onWay = /* @__PURE__ */ new Set();
    const enter = (name, container) => {
      way.push({
        name,
        left: needsOf(container).filter((other) => other !== name).values()
      });
      onWay.add(name);
    };
    const first = containers.get(start);
    if (first && !done.has(start)) enter(start, first);
    for (let here = way.at(-1); here; here = way.at(-1)) {
      const next = here.left.next().value;
      const container = next === void 0 ? void 0 : containers.get(next);
      if (next === void 0) {
        onWay.delete(here.name);
        done.add(here.name);
        way.pop();
      } else if (onWay.has(next)) {
        const names = way.map(({ name }) => name);
        return [...names.slice(names.indexOf(next)), next];
      } else if (container && !done.has(next)) enter(next, container);
    }
  }
  return void 0;
}

// src/validators/unsupported.ts
var FARGATE_LACKS = "Tasks using the Fargate launch type do not support {field}";
var AWSVPC_LACKS = "{what} are not supported when networkMode=awsvpc";
var LINKS_NEED_BRIDGE = "Links are only supported when networkMode=bridge, not {mode}";
var ON_FARGATE2 = [
  { field: "privileged", code: "CD-PRV-01" },
  { field: "links", code: "CD-LNK-01" },
  { field: "extraHosts", code: "CD-XHS-01" },
  { field: "dockerSecurityOptions", code: "CD-DSO-01" },
  { field: "disableNetworking", code: "TD-FGT-01" },
  { field: "dnsServers", code: "TD-FGT-01" },
  { field: "dnsSearchDomains", code: "TD-FGT-01" }
];
var ON_AWSVPC = [
  { field: "links", code: "CD-LNK-01" },
  { field: "extraHosts", code: "CD-XHS-01" },
  { field: "hostname", code: "CD-HST-01" }
];
var WORDS = { links: "Links", extraHosts: "Extra hosts", hostname: "Host names" };
var docs29 = `${API}/API_ContainerDefinition.html`;
var fargate = `${DOCS}/fargate-tasks-services.html`;
var unsupportedRules = {
  codes: ["TD-FGT-01", "CD-PRV-01", "CD-LNK-01", "CD-XHS-01", "CD-HST-01", "CD-DSO-01"],
  docs: docs29,
  check(definition, report) {
    const onFargate = runsOn(definition, "FARGATE");
    const mode = networkModeOf(definition);
    for (const [index, container] of definition.containers.entries()) {
      const path = ["containerDefinitions", index];
      const refused = /* @__PURE__ */ new Set();
      if (onFargate) {
        for (const { field, code: code3 } of ON_FARGATE2) {
          if (!isSet(container[field])) continue;
          const message = filled(FARGATE_LACKS, { field });
          report({ code: code3, path: [...path, field], message, hint: "remove it", docs: fargate });
          refused.add(field);
        }
      }
      if (mode === "awsvpc") {
        for (const { field, code: code3 } of ON_AWSVPC) {
          if (!isSet(container[field]) || refused.has(field)) continue;
          const message = filled(AWSVPC_LACKS, { what: WORDS[field] });
          report({ code: code3, path: [...path, field], message, hint: "remove it, or change the network mode", docs: docs29 });
        }
      }
      checkValues2(container, path, { mode, windows: isWindows(definition), onFargate }, report);
    }
  }
};
var SECURITY_OPTION = /^(no-new-privileges(:(true|false))?|apparmor[:=].+|label[:=].+|seccomp[:=].+|credentialspec:.+)$/;
function checkValues2({ links = [], extraHosts = [], dockerSecurityOptions = [], privileged }, path, {
  mode,
  windows,
  onFargate
}, report) {
  if (links.length > 0 && mode !== "bridge" && mode !== "awsvpc" && !windows) {
    const message = filled(LINKS_NEED_BRIDGE, { mode: mode ?? "default" });
    report({ code: "CD-LNK-01", path: [...path, "links"], message, hint: "remove them", docs: docs29 });
  }
  for (const [at, link] of links.entries()) {
    if (/^[A-Za-z0-9_-]+(:[A-Za-z0-9_.-]+)?$/.test(link)) continue;
    const message = "A link is the name of a container, or name:alias";
    report({ code: "CD-LNK-01", path: [...path, "links", at], message, hint: "write for example db:database", docs: docs29 });
  }
  for (const [at, { hostname: hostname2, ipAddress }] of extraHosts.entries()) {
    if (hostname2 && ipAddress) continue;
    const message = "An extra host needs a hostname and an ipAddress";
    report({ code: "CD-XHS-01", path: [...path, "extraHosts", at], message, hint: "give both", docs: docs29 });
  }
  for (const [at, option] of onFargate ? [] : dockerSecurityOptions.entries()) {
    if (SECURITY_OPTION.test(option)) continue;
    const message = "That is not a Docker security option";
    const hint = "use no-new-privileges, apparmor:<profile>, label:<value> or credentialspec:<path>";
    report({ code: "CD-DSO-01", path: [...path, "dockerSecurityOptions", at], message, hint, docs: docs29 });
  }
  if (privileged && !onFargate && !windows) {
    const message = "A privileged container may do anything to its host";
    const hint = "add the Linux capabilities that it needs instead";
    report({ code: "CD-PRV-01", severity: "warning", path: [...path, "privileged"], message, hint, docs: docs29 });
  }
}

// src/validators/devices.ts
var NEURON_ELSEWHERE = "Only Managed Instances offer Neuron devices this way";
var BAD_GPU_COUNT = '"{value}" is not a number of GPUs: use 1 or more, or ALL';
var NOT_SHARED = "External instances do not share GPUs";
var docs30 = `${API}/API_ResourceRequirement.html`;
var deviceRules = {
  codes: ["CD-GPU-01", "CD-GPU-02", "CD-GPU-03"],
  docs: docs30,
  check(definition, report) {
    const neurons = /* @__PURE__ */ new Set();
    const ways = /* @__PURE__ */ new Set();
    for (const [index, { resourceRequirements = [] }] of definition.containers.entries()) {
      for (const [at, requirement] of resourceRequirements.entries()) {
        const path2 = ["containerDefinitions", index, "resourceRequirements", at];
        const { type } = requirement;
        if (type === "GPU") checkGpu(requirement, path2, definition, report);
        else if (type === "NeuronDevice") checkNeuron(requirement, path2, definition, report);
        else {
          const message = `${quoted(type)} is not a resource that AWS still offers`;
          report({ code: "CD-GPU-01", path: [...path2, "type"], message, hint: "use GPU or NeuronDevice", docs: docs30 });
        }
        if (type === "NeuronDevice") neurons.add(index);
        if (type === "GPU") ways.add(requirement.sharingStrategy ? "shared" : "exclusive");
      }
    }
    const path = ["containerDefinitions"];
    if (neurons.size > 1) {
      const message = "Only one container of a task can have Neuron devices";
      report({ code: "CD-GPU-03", path, message, hint: "give them to one container", docs: docs30 });
    }
    if (ways.size > 1) {
      const message = "The containers of a task must share GPUs in one way";
      report({ code: "CD-GPU-02", path, message, hint: "give all of them a value, or one sharingStrategy", docs: docs30 });
    }
  }
};
function checkGpu({ value, sharingStrategy }, path, definition, report) {
  if (runsOn(definition, "FARGATE")) {
    const message = filled(FARGATE_LACKS, { field: "GPUs" });
    report({ code: "CD-GPU-01", path, message, hint: "use EC2", docs: `${DOCS}/fargate-tasks-services.html` });
  }
  if (value === void 0 === (sharingStrategy === void 0)) {
    const message = "A GPU requirement has either a value or a sharingStrategy";
    report({ code: "CD-GPU-02", path, message, hint: "keep one of them", docs: docs30 });
  }
  if (sharingStrategy !== void 0 && runsOn(definition, "EXTERNAL")) {
    report({ code: "CD-GPU-02", path, message: NOT_SHARED, hint: "use a value", docs: docs30 });
  }
  if (value !== void 0 && !/^([1-9]\d{0,5}|ALL)$/.test(value)) {
    const message = filled(BAD_GPU_COUNT, { value: value.slice(0, 120) });
    report({ code: "CD-GPU-01", path: [...path, "value"], message, docs: docs30 });
  }
}
function checkNeuron({ value }, path, { requiresCompatibilities: types = [] }, report) {
  if (value !== "ALL") {
    const message = `A container gets all Neuron devices or none, not ${quoted(value)}`;
    report({ code: "CD-GPU-03", path: [...path, "value"], message, hint: 'use "ALL"', docs: docs30 });
  }
  if (types.some((type) => type !== "MANAGED_INSTANCES")) {
    report({ code: "CD-GPU-03", path, message: NEURON_ELSEWHERE, hint: "require MANAGED_INSTANCES only", docs: docs30 });
  }
}

// src/validators/environment-files.ts
var BAD_ENVIRONMENT_FILE = "An environment file is the ARN of an S3 object whose name ends in .env";
var OBJECT = /^arn:aws[a-z-]*:s3:::[^/]+\/.+$/;
var NO_EXTENSION = /(^|\/)[^./]+$/;
var docs31 = `${API}/API_EnvironmentFile.html`;
var environmentFileRules = {
  codes: ["SEC-ENV-01"],
  docs: docs31,
  check({ containers }, report) {
    const code3 = "SEC-ENV-01";
    for (const [index, { environmentFiles = [] }] of containers.entries()) {
      const path = ["containerDefinitions", index, "environmentFiles"];
      if (environmentFiles.length > 10) {
        const message = `${environmentFiles.length} environment files are more than the 10 that AWS takes`;
        report({ code: code3, path, message, hint: "join some of them", docs: docs31 });
      }
      for (const [at, { type, value = "" }] of environmentFiles.entries()) {
        if (type !== "s3") {
          const message = `An environment file has type s3, not ${quoted(type)}`;
          report({ code: code3, path: [...path, at, "type"], message, hint: 'use "s3"', docs: docs31 });
        }
        if (!OBJECT.test(value) || !value.endsWith(".env")) {
          const severity = OBJECT.test(value) && NO_EXTENSION.test(value) ? "warning" : "error";
          const message = BAD_ENVIRONMENT_FILE;
          const hint = "use for example arn:aws:s3:::bucket/web.env";
          report({ code: code3, severity, path: [...path, at, "value"], message, hint, docs: docs31 });
        }
      }
    }
  }
};

// src/validators/ephemeral-storage.ts
var docs32 = `${API}/API_EphemeralStorage.html`;
var SIZE = {
  sizeInGiB: { code: "TD-EPH-01", min: 21, max: 200, unit: "GiB", docs: docs32, disputed: { min: 20, max: 20 } }
};
var checkSize = rangeCheck(SIZE);
var FARGATE_STORAGE = "Ephemeral storage is a setting of Fargate";
var ephemeralStorageRules = {
  codes: ["TD-EPH-01", "TD-EPH-03"],
  docs: docs32,
  check(definition, report) {
    const { ephemeralStorageGiB: sizeInGiB, requiresCompatibilities } = definition;
    if (sizeInGiB === void 0) return;
    const path = ["ephemeralStorage"];
    if (runsOn(definition, "FARGATE") || !requiresCompatibilities?.length) checkSize({ sizeInGiB }, path, report);
    else {
      const severity = runsOn(definition, "MANAGED_INSTANCES") ? "error" : "warning";
      report({ code: "TD-EPH-03", severity, path, message: FARGATE_STORAGE, hint: "remove it", docs: docs32 });
    }
  }
};

// src/validators/fargate-size.ts
var FARGATE_SIZES = {
  0.25: [0.5, 1, 2],
  0.5: [1, 2, 3, 4],
  1: [2, 3, 4, 5, 6, 7, 8],
  2: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  4: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30],
  8: [16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60],
  16: [32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120],
  32: [60, 120, 244]
};
var docs33 = `${DOCS}/task-cpu-memory-error.html`;
var rows = new Map(Object.entries(FARGATE_SIZES).map(([cpu, memory2]) => [Number(cpu), memory2]));
var ascending = [...rows.keys()].sort((a, b) => a - b);
var fargateSizeRules = {
  codes: ["TD-CPU-01", "TD-CPU-03", "TD-CPU-04", "TD-MEM-01", "TD-MEM-02", "TD-PLT-04"],
  docs: docs33,
  check(definition, report) {
    const { cpu, memory: memory2, written } = definition;
    if (written) checkWritten(written, report);
    if (Number.isNaN(memory2)) {
      const message = "Invalid 'memory' setting for task";
      report({ code: "TD-MEM-01", path: ["memory"], message, hint: 'use for example "2048" or "2 GB"', docs: docs33 });
    }
    if (Number.isNaN(cpu)) {
      const message = "Invalid 'cpu' setting for task";
      report({ code: "TD-CPU-01", path: ["cpu"], message, hint: 'use for example "512" or ".5 vCPU"', docs: docs33 });
    } else if (cpu !== void 0) {
      if (runsOn(definition, "FARGATE")) checkPair(definition, cpu, memory2, report);
      else if (cpu < 128 || cpu > 196608) {
        const message = `Invalid 'cpu' setting for task: ${cpu} is not between 128 and 196608 CPU units`;
        report({ code: "TD-CPU-03", path: ["cpu"], message, hint: "use 128 (0.125 vCPU) or more", docs: docs33 });
      }
    }
  }
};
function checkPair(definition, cpu, memory2, report) {
  const alsoEc2 = definition.requiresCompatibilities !== void 0 && runsOnEc2(definition);
  const vcpu = cpu / 1024;
  const row = rows.get(vcpu);
  if (!row) {
    report({
      code: alsoEc2 ? "TD-MEM-02" : "TD-CPU-01",
      path: ["cpu"],
      message: `Invalid 'cpu' setting for task: Fargate has no size with ${vcpu} vCPU`,
      hint: `use one of ${ascending.join(", ")} vCPU`,
      expected: ascending.join(" | "),
      received: String(vcpu),
      docs: docs33
    });
  } else if (memory2 !== void 0 && !Number.isNaN(memory2) && !row.includes(memory2 / 1024)) {
    report({
      code: alsoEc2 ? "TD-MEM-02" : "TD-MEM-01",
      path: ["memory"],
      message: `No Fargate configuration exists for ${vcpu} vCPU with ${memory2 / 1024} GiB of memory`,
      hint: `use one of ${row.join(", ")} GiB with ${vcpu} vCPU, ${cpusWith(memory2)}`,
      expected: row.join(" | "),
      received: String(memory2 / 1024),
      docs: docs33
    });
  } else if (isWindows(definition) && (vcpu < 1 || vcpu > 4)) {
    const message = `Windows tasks on Fargate have 1, 2 or 4 vCPU, not ${vcpu}`;
    report({ code: "TD-PLT-04", path: ["cpu"], message, hint: "use 1, 2 or 4 vCPU", docs: docs33 });
  }
}
function checkWritten(written, report) {
  for (const field of ["cpu", "memory"]) {
    const value = written[field];
    if (typeof value !== "number") continue;
    const message = `${field} is the number ${value}; the API takes text`;
    const hint = `write "${field}": "${value}"`;
    report({ code: "TD-CPU-04", severity: "warning", path: [field], message, hint, docs: docs33 });
  }
}
function cpusWith(memory2) {
  const cpus = ascending.filter((cpu) => rows.get(cpu)?.includes(memory2 / 1024));
  if (cpus.length === 0) return `no vCPU goes with ${memory2 / 1024} GiB`;
  return `or ${cpus.join(", ")} vCPU with ${memory2 / 1024} GiB`;
}

// src/validators/firelens.ts
var RESERVED = /* @__PURE__ */ new Set(["/fluent-bit/etc/fluent-bit.conf", "/fluentd/etc/fluent.conf"]);
var OPTIONS = /* @__PURE__ */ new Set(["enable-ecs-log-metadata", "config-file-type", "config-file-value"]);
var docs34 = `${API}/API_FirelensConfiguration.html`;
var guide = `${DOCS}/firelens-taskdef.html`;
var NO_ROUTER = "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers";
var TWO_ROUTERS = "Only one container can have a firelensConfiguration";
var FILE_ONLY = "Fargate takes FireLens configuration from a file only";
var firelensRules = {
  codes: ["LOG-FLB-01", "LOG-FLB-02", "LOG-FLB-03", "LOG-FLB-04", "LOG-FLB-05"],
  docs: docs34,
  check(definition, report) {
    const { containers } = definition;
    const senders = containers.findIndex(({ logConfiguration }) => logConfiguration?.logDriver === "awsfirelens");
    let routers = 0;
    for (const [index, container] of containers.entries()) {
      const { firelensConfiguration: firelens, logConfiguration, essential } = container;
      if (!firelens) continue;
      const path = ["containerDefinitions", index, "firelensConfiguration"];
      if (++routers === 2) {
        report({ code: "LOG-FLB-01", path, message: TWO_ROUTERS, hint: "keep one router", docs: guide });
      }
      checkRouter(firelens, path, runsOn(definition, "FARGATE"), report);
      const doubts = [
        !essential && "the router is not essential: logs are lost when it stops",
        logConfiguration?.logDriver === "awsfirelens" && "the router sends its own logs to itself",
        container.memoryReservation === void 0 && container.memory === void 0 && "no memory is reserved for the router"
      ];
      for (const doubt of doubts) {
        if (!doubt) continue;
        const message = `FireLens: ${doubt}`;
        const hint = "make it essential, with awslogs and a memoryReservation";
        report({ code: "LOG-FLB-05", severity: "warning", path, message, hint, docs: guide });
      }
    }
    if (senders >= 0 && routers === 0) {
      const path = ["containerDefinitions", senders, "logConfiguration"];
      report({
        code: "LOG-FLB-01",
        path,
        message: NO_ROUTER,
        hint: "add a container with firelensConfiguration",
        docs: guide
      });
    }
    if (senders < 0 && routers > 0) {
      const message = "When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver";
      const path = ["containerDefinitions"];
      report({ code: "LOG-FLB-01", path, message, hint: "use awsfirelens, or remove the router", docs: guide });
    }
  }
};
function checkRouter({ type, options = {} }, path, onFargate, report) {
  if (type !== "fluentd" && type !== "fluentbit") {
    const message = `${quoted(type)} is not a log router`;
    report({ code: "LOG-FLB-02", path: [...path, "type"], message, hint: "use fluentbit or fluentd", docs: docs34 });
  }
  const code3 = "LOG-FLB-03";
  const at = [...path, "options"];
  for (const option of Object.keys(options)) {
    if (OPTIONS.has(option)) continue;
    const message = `FireLens has no option ${quoted(option)}`;
    report({ code: code3, path: [...at, option], message, hint: `use ${[...OPTIONS].join(", ")}`, docs: docs34 });
  }
  const metadata = options["enable-ecs-log-metadata"];
  if (metadata !== void 0 && metadata !== "true" && metadata !== "false") {
    const message = `enable-ecs-log-metadata is ${quoted(metadata)}`;
    report({ code: code3, path: [...at, "enable-ecs-log-metadata"], message, hint: 'use "true" or "false"', docs: docs34 });
  }
  const { "config-file-type": fileType, "config-file-value": file } = options;
  if (fileType === void 0 !== (file === void 0)) {
    const message = "config-file-type and config-file-value go together";
    report({ code: code3, path: at, message, hint: "give both or none", docs: docs34 });
  } else if (fileType !== void 0 && fileType !== "file" && (fileType !== "s3" || onFargate)) {
    const message = onFargate ? FILE_ONLY : `config-file-type is ${quoted(fileType)}`;
    report({ code: code3, path: [...at, "config-file-type"], message, hint: onFargate ? "use file" : "use s3 or file", docs: docs34 });
  }
  if (file !== void 0 && RESERVED.has(file)) {
    const message = `${file} belongs to FireLens itself`;
    report({ code: "LOG-FLB-04", path: [...at, "config-file-value"], message, hint: "use another path", docs: guide });
  }
}

// src/validators/health-check.ts
var docs35 = `${API}/API_HealthCheck.html`;
var BAD_COMMAND = `A health check command is "CMD" or "CMD-SHELL" followed by what to run: write ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'], or the shell command as one string`;
var TIMES = {
  interval: { code: "HC-INT-01", min: 5, max: 300, unit: "seconds", docs: docs35 },
  timeout: { code: "HC-TMO-01", min: 2, max: 60, unit: "seconds", docs: docs35, disputed: { min: 61, max: 120 } },
  retries: { code: "HC-RET-01", min: 1, max: 10, unit: "tries", docs: docs35 },
  startPeriod: { code: "HC-STP-01", min: 0, max: 300, unit: "seconds", docs: docs35 }
};
var checkTimes = rangeCheck(TIMES);
var healthCheckRules = {
  docs: docs35,
  codes: ["HC-CMD-01", "HC-INT-01", "HC-TMO-01", "HC-TMO-02", "HC-RET-01", "HC-STP-01"],
  check({ containers }, report) {
    for (const [index, { healthCheck }] of containers.entries()) {
      if (!healthCheck) continue;
      const path = ["containerDefinitions", index, "healthCheck"];
      if (!isCommand(healthCheck.command)) {
        const severity = healthCheck.command[0]?.startsWith?.("/") ? "warning" : "error";
        report({ code: "HC-CMD-01", severity, path: [...path, "command"], message: BAD_COMMAND, docs: docs35 });
      }
      checkTimes(healthCheck, path, report);
      const { interval, timeout } = healthCheck;
      if (interval !== void 0 && timeout !== void 0 && interval <= timeout) {
        const message = `interval (${interval} s) is not longer than timeout (${timeout} s)`;
        report({ code: "HC-TMO-02", severity: "warning", path: [...path, "interval"], message, docs: docs35 });
      }
    }
  }
};
function isCommand([kind, first, ...rest]) {
  if (kind !== "CMD" && kind !== "CMD-SHELL") return false;
  return typeof first === "string" && first !== "" && rest.every((argument) => typeof argument === "string");
}

// src/validators/host-ports.ts
var docs36 = `${API}/API_PortMapping.html`;
var AGENT_PORTS = /* @__PURE__ */ new Set([22, 2375, 2376, 51678, 51679, 51680]);
var FIRST_EPHEMERAL = 32768;
var hostPortRules = {
  codes: ["PM-HST-01", "PM-HST-02", "PM-BRG-01", "PM-DUP-01", "PM-RNG-01", "PM-RNG-02"],
  docs: docs36,
  check(definition, report) {
    const mode = networkModeOf(definition);
    const taken = /* @__PURE__ */ new Set();
    for (const [index, { portMappings }] of definition.containers.entries()) {
      const at = ["containerDefinitions", index, "portMappings"];
      for (const [item, port2] of portMappings.entries()) {
        const path = [...at, item];
        if (port2.containerPortRange !== void 0) checkRange(port2, mode, path, report);
        else if (mode === "bridge") checkBridge(port2, taken, path, report);
        else checkSame(port2, mode, path, report);
      }
      if (portMappings.some((port2) => port2.containerPortRange !== void 0)) checkOverlaps(portMappings, at, report);
    }
  }
};
function checkSame({ hostPort, containerPort }, mode, at, report) {
  if (hostPort === void 0 || hostPort === containerPort || mode !== "awsvpc" && mode !== "host") return;
  const path = [...at, "hostPort"];
  const severity = hostPort === 0 ? "warning" : "error";
  const message = filled(SAME_PORT, { mode, hostPort, containerPort: containerPort ?? "none" });
  const code3 = mode === "awsvpc" ? "PM-HST-01" : "PM-HST-02";
  report({ code: code3, severity, path, message, hint: "leave hostPort out", docs: docs36 });
}
function checkBridge({ hostPort, protocol }, taken, at, report) {
  if (hostPort === void 0 || hostPort === 0) return;
  const path = [...at, "hostPort"];
  const hint = "use another port, or 0 for one that ECS chooses";
  if (!isPort(hostPort) || AGENT_PORTS.has(hostPort)) {
    const message = isPort(hostPort) ? `Host port ${hostPort} is reserved for the host or the ECS agent` : `Host port ${hostPort} is not a port`;
    report({ code: "PM-BRG-01", path, message, hint, docs: docs36 });
  } else if (hostPort >= FIRST_EPHEMERAL) {
    const message = `Host port ${hostPort} is in the range that the host gives out by itself`;
    report({ code: "PM-BRG-01", severity: "warning", path, message, hint, docs: docs36 });
  }
  const key = `${hostPort}/${protocol}`;
  if (taken.has(key)) {
    const message = `${protocol.toUpperCase()} host port '${hostPort}' is mapped multiple times in task`;
    report({ code: "PM-DUP-01", path, message, hint, docs: docs36 });
  }
  taken.add(key);
}
function checkRange(port2, mode, path, report) {
  const code3 = "PM-RNG-01";
  const { containerPortRange = "", containerPort, hostPort } = port2;
  const at = [...path, "containerPortRange"];
  if (boundsOf(containerPortRange) === void 0) {
    const message = filled(NO_RANGE, { range: containerPortRange.slice(0, 120) });
    report({ code: code3, path: at, message, hint: 'write for example "6000-6010", from 1 to 65535', docs: docs36 });
  }
  if (mode !== "bridge" && mode !== "awsvpc") {
    report({ code: code3, path: at, message: NO_RANGES_HERE, hint: "list the ports", docs: docs36 });
  }
  if (hostPort !== void 0 || containerPort !== void 0) {
    const message = "A mapping with a port range has neither containerPort nor hostPort";
    report({ code: code3, path, message, hint: "remove them", docs: docs36 });
  }
}
function checkOverlaps(mappings, path, report) {
  const code3 = "PM-RNG-02";
  const ranges = mappings.flatMap(({ containerPortRange: range, containerPort: port2, protocol }) => {
    const bounds = range === void 0 ? isPort(port2) ? [port2, port2] : void 0 : boundsOf(range);
    return bounds ? [{ bounds, protocol }] : [];
  });
  if (mappings.filter(({ containerPortRange }) => containerPortRange !== void 0).length > 100) {
    const message = "A container takes at most 100 port ranges";
    report({ code: code3, path, message, hint: "join some of them", docs: docs36 });
  }
  for (const kind of ["tcp", "udp"]) {
    const sorted2 = ranges.filter(({ protocol }) => protocol === kind).sort((a, b) => a.bounds[0] - b.bounds[0]);
    let last;
    for (const { bounds } of sorted2) {
      if (last && bounds[0] <= last[1]) {
        const message = `Ports ${last.join("-")} and ${bounds.join("-")} overlap`;
        report({ code: code3, path, message, hint: "give each port to one mapping", docs: docs36 });
      }
      if (!last || bounds[1] > last[1]) last = bounds;
    }
  }
}
function boundsOf(range) {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(range) ?? [];
  const first = Number(from);
  const last = Number(to);
  return isPort(first) && isPort(last) && first < last ? [first, last] : void 0;
}

// src/validators/images.ts
var NO_IMAGE = 'Container "{name}" has no image: call .image() on it';
var BY_TAG = /^[A-Za-z0-9_:./#-]{1,255}$/;
var BY_DIGEST = /^[A-Za-z0-9_:./#-]{1,255}@sha256:[0-9a-f]{64}$/;
var docs37 = `${API}/API_ContainerDefinition.html`;
var imageRules2 = {
  docs: docs37,
  codes: ["CD-IMG-01", "CD-IMG-02", "ECR-IMM-01"],
  check({ containers, written }, report) {
    for (const [index, { name, image }] of containers.entries()) {
      const path = ["containerDefinitions", index, "image"];
      if (image === void 0 || image === "") {
        const message = written ? "Container.image should not be null or empty" : filled(NO_IMAGE, { name });
        report({ code: "CD-IMG-01", path, message, hint: "add one", docs: docs37 });
        continue;
      }
      checkMutability(image, path, report);
      const text4 = imageText(image);
      const byItsDigest = text4.includes("@");
      if (!(byItsDigest ? BY_DIGEST : BY_TAG).test(text4)) {
        const message = `${quoted(text4)} is not an image`;
        const hint = "use at most 255 of A-Z a-z 0-9 - _ : . / #, or repository@sha256: and 64 hexadecimal digits";
        report({ code: "CD-IMG-01", path, message, hint, docs: docs37 });
      } else if (!byItsDigest && !/:(?!latest$)[^:/]+$/.test(text4)) {
        const message = `Image "${text4}" may be another one tomorrow, so a rollback may bring back the wrong one`;
        const hint = "use a digest, or a tag that never moves";
        report({ code: "CD-IMG-02", severity: "warning", path, message, hint, docs: docs37 });
      }
    }
  }
};
function checkMutability(image, path, report) {
  if (typeof image === "string" || !("tag" in image)) return;
  const { repositoryName, existing: existing2, imageTagMutability } = image.repository;
  if (existing2 || imageTagMutability !== "MUTABLE") return;
  const message = `Tags of repository "${repositoryName}" can be moved, so "${image.tag}" may be another image tomorrow`;
  const hint = "call .immutableTags() on the repository, or use .digest()";
  const docs56 = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html";
  report({ code: "ECR-IMM-01", severity: "warning", path, message, hint, docs: docs56 });
}
function imageText(image) {
  if (typeof image === "string") return image;
  const { repositoryName } = image.repository;
  return "tag" in image ? `${repositoryName}:${image.tag}` : `${repositoryName}@${image.digest}`;
}

// src/validators/kernel.ts
var ULIMIT_NAMES = [
  ...["core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss"],
  ...["rtprio", "rttime", "sigpending", "stack"]
];
var ULIMITS = new Set(ULIMIT_NAMES);
var BAD_PARAMETER = 'Containers cannot set the kernel parameter "{name}"';
var NET_ON_HOST = 'Network parameters such as "{name}" are not supported when networkMode=host';
var MAX_FARGATE_FILES = 1048576;
var IPC = /^(kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|fs\.mqueue\..+)$/;
var docs38 = `${API}/API_SystemControl.html`;
var kernelRules = {
  codes: ["CD-ULM-01", "CD-ULM-02", "CD-SYS-01", "CD-SYS-02", "CD-SYS-03"],
  docs: docs38,
  check(definition, report) {
    for (const [index, container] of definition.containers.entries()) {
      const path = ["containerDefinitions", index];
      if (container.ulimits) checkUlimits(container.ulimits, [...path, "ulimits"], definition, report);
      if (container.systemControls) checkControls(container, [...path, "systemControls"], definition, report);
    }
  }
};
function checkUlimits(ulimits, path, definition, report) {
  const docs56 = `${API}/API_Ulimit.html`;
  const code3 = "CD-ULM-01";
  const seen = /* @__PURE__ */ new Set();
  for (const [at, { name = "", softLimit, hardLimit }] of ulimits.entries()) {
    const where = [...path, at];
    if (!ULIMITS.has(name)) {
      const message = `${quoted(name)} is not a ulimit`;
      report({ code: code3, path: [...where, "name"], message, hint: `use ${[...ULIMITS].join(", ")}`, docs: docs56 });
    }
    if (seen.has(name)) {
      const message = `The ulimit ${quoted(name)} is given twice`;
      report({ code: code3, severity: "warning", path: [...where, "name"], message, hint: "keep one of them", docs: docs56 });
    }
    seen.add(name);
    if (!Number.isInteger(softLimit) || !Number.isInteger(hardLimit)) {
      const message = "A ulimit needs a whole softLimit and a whole hardLimit";
      report({ code: code3, path: where, message, hint: "give both", docs: docs56 });
    } else if (Number(softLimit) > Number(hardLimit) && Number(hardLimit) >= 0) {
      const message = `The soft limit ${softLimit} is above the hard limit ${hardLimit}`;
      report({ code: code3, severity: "warning", path: [...where, "softLimit"], message, hint: "lower it", docs: docs56 });
    }
    if (runsOn(definition, "FARGATE") && (name !== "nofile" || Number(hardLimit) > MAX_FARGATE_FILES)) {
      const message = `Fargate may not let a task change the ulimit ${quoted(name)} to that`;
      const hint = `Fargate is known to take nofile up to ${MAX_FARGATE_FILES}`;
      report({ code: "CD-ULM-02", severity: "warning", path: where, message, hint, docs: docs56 });
    }
  }
}
function checkControls({ systemControls = [] }, path, definition, report) {
  const mode = networkModeOf(definition);
  for (const [at, { namespace = "" }] of systemControls.entries()) {
    const where = [...path, at, "namespace"];
    const isNet = namespace.startsWith("net.");
    if (!isNet && !IPC.test(namespace)) {
      const message = filled(BAD_PARAMETER, { name: namespace.slice(0, 120) });
      const hint = "AWS takes net.*, fs.mqueue.* and the IPC parameters kernel.msg*, kernel.sem and kernel.shm*";
      report({ code: "CD-SYS-01", path: where, message, hint, docs: docs38 });
    } else if (isNet && mode === "host") {
      const message = filled(NET_ON_HOST, { name: namespace });
      report({ code: "CD-SYS-02", path: where, message, hint: "set it on the host", docs: docs38 });
    } else if (isNet && mode === "awsvpc" && definition.containers.length > 1) {
      const message = `${quoted(namespace)} applies to the whole task: the container that starts last decides`;
      const hint = "set it on one container only";
      report({ code: "CD-SYS-02", severity: "warning", path: where, message, hint, docs: docs38 });
    } else if (!isNet && definition.ipcMode === "host") {
      const message = `IPC parameters such as ${quoted(namespace)} are not supported with ipcMode host`;
      report({ code: "CD-SYS-03", path: where, message, hint: "use ipcMode task", docs: docs38 });
    }
  }
}

// src/validators/linux.ts
var CAPABILITY_NAMES = [
  ...["ALL", "AUDIT_CONTROL", "AUDIT_WRITE", "BLOCK_SUSPEND", "CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH"],
  ...["FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN"],
  ...["MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_RAW", "SETFCAP"],
  ...["SETGID", "SETPCAP", "SETUID", "SYS_ADMIN", "SYS_BOOT", "SYS_CHROOT", "SYS_MODULE", "SYS_NICE"],
  ...["SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO", "SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "SYSLOG"],
  "WAKE_ALARM"
];
var PLAIN_OPTIONS = [
  ...["defaults", "ro", "rw", "suid", "nosuid", "dev", "nodev", "exec", "noexec", "sync", "async"],
  ...["dirsync", "remount", "mand", "nomand", "atime", "noatime", "diratime", "nodiratime", "bind"],
  ...["rbind", "unbindable", "runbindable", "private", "rprivate", "shared", "rshared", "slave", "rslave"],
  ...["relatime", "norelatime", "strictatime", "nostrictatime"]
];
var VALUED_OPTIONS = ["mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol"];
var CAPABILITIES = new Set(CAPABILITY_NAMES);
var MOUNT_OPTIONS = /* @__PURE__ */ new Set([...PLAIN_OPTIONS, ...VALUED_OPTIONS]);
var DEVICE_PERMISSIONS = ["read", "write", "mknod"];
var PERMISSIONS = new Set(DEVICE_PERMISSIONS);
var NOT_ON_FARGATE = ["devices", "sharedMemorySize", "maxSwap", "swappiness"];
var ONLY_PTRACE = "Fargate adds no capability but SYS_PTRACE, so not {name}";
var SWAPPINESS = { swappiness: { min: 0, max: 100, unit: "percent" } };
var docs39 = `${API}/API_LinuxParameters.html`;
var fargate2 = `${DOCS}/fargate-tasks-services.html`;
var linuxRules = {
  codes: [
    ...["LNX-CAP-01", "LNX-CAP-02", "LNX-FGT-01", "LNX-TMP-01", "LNX-TMP-02", "LNX-SWP-01", "LNX-DEV-01"],
    "LNX-SHM-01"
  ],
  docs: docs39,
  check(definition, report) {
    const onFargate = runsOn(definition, "FARGATE");
    for (const [index, { linuxParameters: linux2 }] of definition.containers.entries()) {
      if (!linux2) continue;
      const path = ["containerDefinitions", index, "linuxParameters"];
      checkCapabilities(linux2, path, onFargate, report);
      for (const field of onFargate ? NOT_ON_FARGATE : []) {
        if (!isSet(linux2[field])) continue;
        const message = filled(FARGATE_LACKS, { field });
        report({ code: "LNX-FGT-01", path: [...path, field], message, hint: "remove it", docs: fargate2 });
      }
      checkTmpfs(linux2, path, isWindows(definition), report);
      if (!onFargate) checkMemory2(linux2, path, report);
      if (!onFargate) checkDevices(linux2, path, report);
    }
  }
};
function checkCapabilities({ capabilities }, path, onFargate, report) {
  for (const field of ["add", "drop"]) {
    for (const [at, name] of (capabilities?.[field] ?? []).entries()) {
      const where = [...path, "capabilities", field, at];
      if (!CAPABILITIES.has(name)) {
        const hint = name.startsWith("CAP_") ? "leave out CAP_" : "use for example NET_ADMIN or SYS_PTRACE";
        const docs56 = `${API}/API_KernelCapabilities.html`;
        report({ code: "LNX-CAP-02", path: where, message: `${quoted(name)} is not a capability`, hint, docs: docs56 });
      } else if (onFargate && field === "add" && name !== "SYS_PTRACE") {
        const message = filled(ONLY_PTRACE, { name });
        report({ code: "LNX-CAP-01", path: where, message, hint: "remove it, or use EC2", docs: fargate2 });
      }
    }
  }
}
function checkTmpfs({ tmpfs = [] }, path, windows, report) {
  const page = `${API}/API_Tmpfs.html`;
  if (windows && tmpfs.length > 0) {
    const message = "Windows containers have no tmpfs";
    report({ code: "LNX-TMP-01", path: [...path, "tmpfs"], message, hint: "remove it", docs: page });
  }
  for (const [at, { containerPath = "", size: size3, mountOptions = [] }] of tmpfs.entries()) {
    const where = [...path, "tmpfs", at];
    const code3 = "LNX-TMP-02";
    if (!containerPath.startsWith("/")) {
      const message = "A tmpfs needs an absolute containerPath";
      report({ code: code3, path: [...where, "containerPath"], message, hint: "write for example /tmp", docs: page });
    }
    if (!Number.isInteger(size3) || Number(size3) < 1) {
      const message = "A tmpfs needs a size of 1 MiB or more";
      report({ code: code3, path: [...where, "size"], message, hint: "write whole MiB", docs: page });
    }
    for (const [item, option] of mountOptions.entries()) {
      if (MOUNT_OPTIONS.has(option.split("=", 1)[0] ?? "")) continue;
      const message = `${quoted(option)} is not a mount option`;
      report({ code: code3, path: [...where, "mountOptions", item], message, hint: "use for example noexec", docs: page });
    }
  }
}
function checkMemory2({ maxSwap, swappiness, sharedMemorySize }, path, report) {
  const code3 = "LNX-SWP-01";
  if (maxSwap !== void 0 && !isWhole(maxSwap, 0, Number.MAX_SAFE_INTEGER)) {
    const message = `maxSwap is ${maxSwap}, but must be whole MiB, 0 or more`;
    report({ code: code3, path: [...path, "maxSwap"], message, hint: "use for example 512", docs: docs39 });
  }
  const { min, max, unit } = SWAPPINESS.swappiness;
  if (swappiness !== void 0 && !isWhole(swappiness, min, max)) {
    const message = filled(OUT_OF_RANGE, { field: "swappiness", value: swappiness, unit, limits: `${min} to ${max}` });
    report({ code: code3, path: [...path, "swappiness"], message, hint: "use for example 60", docs: docs39 });
  } else if (swappiness !== void 0 && maxSwap === void 0) {
    const message = "swappiness is ignored without maxSwap";
    const hint = "set maxSwap, or remove swappiness";
    report({ code: code3, severity: "warning", path: [...path, "swappiness"], message, hint, docs: docs39 });
  }
  if (sharedMemorySize !== void 0 && !isWhole(sharedMemorySize, 1, Number.MAX_SAFE_INTEGER)) {
    const severity = sharedMemorySize === 0 ? "warning" : "error";
    const message = `sharedMemorySize is ${sharedMemorySize}, but must be whole MiB, 1 or more`;
    report({
      code: "LNX-SHM-01",
      severity,
      path: [...path, "sharedMemorySize"],
      message,
      hint: "use for example 64",
      docs: docs39
    });
  }
}
function checkDevices({ devices = [] }, path, report) {
  const page = `${API}/API_Device.html`;
  for (const [at, { hostPath, permissions = [] }] of devices.entries()) {
    const where = [...path, "devices", at];
    if (!hostPath) {
      const message = "A device needs its hostPath";
      report({
        code: "LNX-DEV-01",
        path: [...where, "hostPath"],
        message,
        hint: "add for example /dev/fuse",
        docs: page
      });
    }
    for (const [item, permission] of permissions.entries()) {
      if (PERMISSIONS.has(permission)) continue;
      const message = `${quoted(permission)} is not a permission`;
      const hint = "use read, write or mknod";
      report({ code: "LNX-DEV-01", path: [...where, "permissions", item], message, hint, docs: page });
    }
  }
}
function isWhole(value, min, max) {
  return Number.isInteger(value) && value >= min && value <= max;
}

// src/validators/log-options.ts
var AWSLOGS = /* @__PURE__ */ new Set([
  ...["awslogs-create-group", "awslogs-datetime-format", "awslogs-group", "awslogs-multiline-pattern"],
  ...["awslogs-region", "awslogs-stream-prefix", "mode", "max-buffer-size"]
]);
var DOUBTFUL = /* @__PURE__ */ new Set(["awslogs-endpoint", "awslogs-force-flush-interval-seconds", "awslogs-stream", "tag"]);
var docs40 = `${API}/API_LogConfiguration.html`;
var logOptionRules = {
  codes: ["LOG-AWS-01", "LOG-AWS-02", "LOG-AWS-03", "LOG-AWS-04", "LOG-AWS-05", "LOG-SPL-01"],
  docs: docs40,
  check(definition, report) {
    const onFargate = runsOn(definition, "FARGATE");
    for (const [index, { logConfiguration: logs }] of definition.containers.entries()) {
      if (!logs?.options) continue;
      const path = ["containerDefinitions", index, "logConfiguration", "options"];
      const given2 = /* @__PURE__ */ new Set([...Object.keys(logs.options), ...(logs.secretOptions ?? []).map(({ name }) => name)]);
      if (logs.logDriver === "awslogs") checkAwslogs(logs.options, given2, onFargate, path, report);
      if (logs.logDriver !== "splunk") continue;
      for (const option of ["splunk-url", "splunk-token"]) {
        if (given2.has(option)) continue;
        const message = `Log driver splunk needs the option ${option}`;
        report({
          code: "LOG-SPL-01",
          path: [...path, option],
          message,
          hint: "add it to options or secretOptions",
          docs: docs40
        });
      }
    }
  }
};
function checkAwslogs(options, given2, onFargate, path, report) {
  for (const option of ["awslogs-group", "awslogs-region"]) {
    if (given2.has(option)) continue;
    const message = `Log driver awslogs requires the option ${option}`;
    report({ code: "LOG-AWS-01", path: [...path, option], message, hint: `add "${option}"`, docs: docs40 });
  }
  if (onFargate && !given2.has("awslogs-stream-prefix")) {
    const message = "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs";
    const where = [...path, "awslogs-stream-prefix"];
    report({ code: "LOG-AWS-02", path: where, message, hint: 'add for example "ecs"', docs: docs40 });
  }
  for (const option of given2) {
    if (AWSLOGS.has(option)) continue;
    const severity = DOUBTFUL.has(option) ? "warning" : "error";
    const message = `Log driver awslogs disallows options: ${quoted(option)}`;
    report({ code: "LOG-AWS-03", severity, path: [...path, option], message, hint: "remove it", docs: docs40 });
  }
  const create = options["awslogs-create-group"];
  if (create !== void 0 && create.toLowerCase() !== "true") {
    const message = "awslogs-create-group should only be set to 'true', else omit option";
    const where = [...path, "awslogs-create-group"];
    report({ code: "LOG-AWS-04", path: where, message, hint: "remove it", docs: docs40 });
  }
  if (given2.has("awslogs-datetime-format") && given2.has("awslogs-multiline-pattern")) {
    const message = "awslogs-datetime-format and awslogs-multiline-pattern exclude each other";
    report({ code: "LOG-AWS-05", path, message, hint: "keep one of them", docs: docs40 });
  }
}

// src/validators/logs.ts
var RETENTION_DAYS = [
  1,
  3,
  5,
  7,
  14,
  30,
  60,
  90,
  120,
  150,
  180,
  365,
  400,
  545,
  731,
  1096,
  1827,
  2192,
  2557,
  2922,
  3288,
  3653
];
var ON_FARGATE3 = ["awslogs", "splunk", "awsfirelens"];
var DRIVERS = [...ON_FARGATE3, "fluentd", "gelf", "json-file", "journald", "syslog"];
var BUFFER_SIZE = /^\d{1,15}[bkmg]?$/i;
var GROUP_NAME = /^(?!aws\/)[\w./#-]{1,512}$/;
var RETENTIONS = new Set(RETENTION_DAYS);
var docs41 = `${API}/API_LogConfiguration.html`;
var logRules = {
  codes: ["LOG-DRV-01", "LOG-MOD-01", "LOG-NON-01", "AUX-LOG-01", "AUX-LOG-02"],
  docs: docs41,
  check(definition, report) {
    const groups = /* @__PURE__ */ new Set();
    const onFargate = runsOn(definition, "FARGATE");
    for (const [index, { name, logConfiguration: logs }] of definition.containers.entries()) {
      const path = ["containerDefinitions", index, "logConfiguration"];
      if (logs) checkDriver(logs, onFargate, path, report);
      else if (onFargate) {
        const message = `Container ${quoted(name)} logs nowhere`;
        const page = `${DOCS}/using_awslogs.html`;
        report({ code: "LOG-NON-01", severity: "warning", path, message, hint: "let it log with awslogs", docs: page });
      }
      if (logs?.logGroup && !groups.has(logs.logGroup)) checkGroup(logs.logGroup, path, report);
      if (logs?.logGroup) groups.add(logs.logGroup);
    }
  }
};
function checkDriver(logs, onFargate, path, report) {
  const drivers = onFargate ? ON_FARGATE3 : DRIVERS;
  if (!drivers.includes(logs.logDriver)) {
    const message = `${onFargate ? "Fargate" : "ECS"} has no log driver ${quoted(logs.logDriver)}`;
    const where = [...path, "logDriver"];
    report({ code: "LOG-DRV-01", path: where, message, hint: `use ${drivers.join(", ")}`, docs: docs41 });
  }
  if (logs.logDriver !== "awslogs") return;
  const options = logs.options ? [...path, "options"] : path;
  const { mode, "max-buffer-size": maxBufferSize } = logs.options ?? {
    mode: logs.mode,
    "max-buffer-size": logs.maxBufferSize
  };
  if (mode !== void 0 && mode !== "blocking" && mode !== "non-blocking") {
    const message = `${quoted(mode)} is not a log mode`;
    report({ code: "LOG-MOD-01", path: [...options, "mode"], message, hint: "use blocking or non-blocking", docs: docs41 });
  }
  if (maxBufferSize === void 0) return;
  const at = [...options, logs.options ? "max-buffer-size" : "maxBufferSize"];
  if (mode === "blocking") {
    const message = "A log buffer has a size only in non-blocking mode";
    report({ code: "LOG-MOD-01", path: at, message, hint: "leave out the size of the buffer, or the mode", docs: docs41 });
  }
  if (!BUFFER_SIZE.test(maxBufferSize)) {
    const message = `${quoted(maxBufferSize)} is not a buffer size`;
    report({ code: "LOG-MOD-01", path: at, message, hint: "write a number and a unit, for example 25m", docs: docs41 });
  }
}
function checkGroup(group, path, report) {
  const at = [...path, "logGroup"];
  const pages = "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference";
  if (!GROUP_NAME.test(group.logGroupName)) {
    const message = `${quoted(group.logGroupName)} is not a log group name`;
    const hint = "use 1 to 512 of A-Z a-z 0-9 . - _ / #, not starting with aws/";
    report({ code: "AUX-LOG-01", path: at, message, hint, docs: `${pages}/API_CreateLogGroup.html` });
  }
  if (group.retentionInDays !== void 0 && !RETENTIONS.has(group.retentionInDays)) {
    const message = `CloudWatch Logs cannot keep events for ${quoted(group.retentionInDays)} days`;
    const hint = `use one of ${RETENTION_DAYS.join(", ")}`;
    report({ code: "AUX-LOG-02", path: at, message, hint, docs: `${pages}/API_PutRetentionPolicy.html` });
  }
}

// src/validators/mounts.ts
var UNKNOWN_VOLUME = "Unknown volume '{name}'.";
var docs42 = `${API}/API_MountPoint.html`;
var mountRules = {
  codes: ["VOL-MNT-01", "VOL-VFR-01"],
  docs: docs42,
  check(definition, report) {
    const { containers, volumes = [] } = definition;
    const declared = new Set(volumes.map(({ name }) => name));
    let names;
    for (const [index, { name: own, mountPoints = [], volumesFrom = [] }] of containers.entries()) {
      const paths = /* @__PURE__ */ new Set();
      for (const [at, { sourceVolume, containerPath = "" }] of mountPoints.entries()) {
        const path = ["containerDefinitions", index, "mountPoints", at];
        const code3 = "VOL-MNT-01";
        if (!declared.has(sourceVolume)) {
          const message = filled(UNKNOWN_VOLUME, { name: sourceVolume ?? "" });
          report({ code: code3, path: [...path, "sourceVolume"], message, hint: "declare it under volumes", docs: docs42 });
        }
        if (containerPath === "") {
          const message = "A mount point needs a containerPath";
          report({ code: code3, path: [...path, "containerPath"], message, hint: "add one", docs: docs42 });
        } else if (!containerPath.startsWith("/") && !isWindows(definition)) {
          const message = `${quoted(containerPath)} is not an absolute path`;
          const where = [...path, "containerPath"];
          report({ code: code3, severity: "warning", path: where, message, hint: "start it with /", docs: docs42 });
        }
        if (paths.has(containerPath) && containerPath !== "") {
          const message = `${quoted(containerPath)} is already mounted in this container`;
          const where = [...path, "containerPath"];
          report({ code: code3, severity: "warning", path: where, message, hint: "mount it elsewhere", docs: docs42 });
        }
        paths.add(containerPath);
      }
      for (const [at, { sourceContainer = "" }] of volumesFrom.entries()) {
        names ??= new Set(containers.map(({ name }) => name));
        if (names.has(sourceContainer) && sourceContainer !== own) continue;
        const message = `Volumes come from another container of the task, not from ${quoted(sourceContainer)}`;
        const path = ["containerDefinitions", index, "volumesFrom", at, "sourceContainer"];
        const page = `${API}/API_VolumeFrom.html`;
        report({ code: "VOL-VFR-01", path, message, hint: "name another container", docs: page });
      }
    }
  }
};

// src/validators/names.ts
var NAME_TAKEN = 'Container name "{name}" is already used in this task definition';
var NAME3 = /^[A-Za-z0-9_-]{1,255}$/;
var docs43 = `${API}/API_RegisterTaskDefinition.html`;
var nameRules = {
  docs: docs43,
  codes: ["TD-FAM-01", "CD-NAM-01", "TD-CON-03"],
  check({ family, containers }, report) {
    const hint = "use 1 to 255 letters, digits, hyphens and underscores";
    if (family !== void 0 && !NAME3.test(family)) {
      report({ code: "TD-FAM-01", path: ["family"], message: `${quoted(family)} is not a family name`, hint, docs: docs43 });
    }
    const seen = /* @__PURE__ */ new Set();
    for (const [index, container] of containers.entries()) {
      const path = ["containerDefinitions", index, "name"];
      if (!NAME3.test(container.name)) {
        const message = container.name === "" ? "Container.name should not be null or empty" : `Container.name contains invalid characters: ${quoted(container.name)} is not a container name`;
        report({ code: "CD-NAM-01", path, message, hint, docs: `${API}/API_ContainerDefinition.html` });
      }
      if (container.name !== "" && seen.has(container.name)) {
        const message = filled(NAME_TAKEN, { name: container.name });
        report({ code: "TD-CON-03", path, message, hint: "give each container a name of its own" });
      }
      seen.add(container.name);
    }
  }
};

// src/validators/namespaces.ts
var TASK_ONLY = "Tasks using the Fargate launch type do not support pidMode {mode}. The supported value for pidMode is 'task'";
var docs44 = `${API}/API_RegisterTaskDefinition.html`;
var fargate3 = `${DOCS}/fargate-tasks-services.html`;
var MODES = { pidMode: ["host", "task"], ipcMode: ["host", "task", "none"] };
var namespaceRules = {
  codes: ["TD-PID-01", "TD-FGT-01", "TD-FGT-02", "TD-FGT-03"],
  docs: docs44,
  check(definition, report) {
    const { pidMode, ipcMode, placementConstraints = [] } = definition;
    const onFargate = runsOn(definition, "FARGATE");
    for (const field of ["pidMode", "ipcMode"]) {
      const mode = definition[field];
      const modes = MODES[field];
      if (mode === void 0) continue;
      if (!modes.includes(mode)) {
        const hint = `use ${modes.join(" or ")}`;
        report({ code: "TD-PID-01", path: [field], message: `${quoted(mode)} is not a ${field}`, hint, docs: docs44 });
      } else if (mode === "host" && !onFargate) {
        const message = `${field} host lets the containers see into the host`;
        report({ code: "TD-PID-01", severity: "warning", path: [field], message, hint: "use 'task'", docs: docs44 });
      }
    }
    if (onFargate && ipcMode !== void 0) {
      const message = filled(FARGATE_LACKS, { field: "ipcMode" });
      report({ code: "TD-FGT-01", path: ["ipcMode"], message, hint: "remove it", docs: fargate3 });
    }
    if (onFargate && pidMode !== void 0 && (pidMode !== "task" || isWindows(definition))) {
      const message = filled(TASK_ONLY, { mode: quoted(pidMode) });
      report({
        code: "TD-FGT-02",
        path: ["pidMode"],
        message,
        hint: "use 'task' on Linux, or remove it",
        docs: fargate3
      });
    }
    if (onFargate && placementConstraints.length > 0) {
      const message = filled(FARGATE_LACKS, { field: "placement constraints" });
      report({ code: "TD-FGT-03", path: ["placementConstraints"], message, hint: "remove them", docs: fargate3 });
      return;
    }
    if (placementConstraints.length > 10) {
      const message = `${placementConstraints.length} placement constraints are more than the 10 that AWS takes`;
      report({ code: "TD-FGT-03", path: ["placementConstraints"], message, hint: "remove some", docs: docs44 });
    }
    for (const [at, { type, expression = "" }] of placementConstraints.entries()) {
      if (type === "memberOf" && expression.length <= 2e3) continue;
      const message = type === "memberOf" ? "The expression of a placement constraint has at most 2000 characters" : "A task definition takes only placement constraints of type memberOf";
      const hint = "use memberOf with an expression; distinctInstance belongs to the service";
      const docs56 = `${API}/API_TaskDefinitionPlacementConstraint.html`;
      report({ code: "TD-FGT-03", path: ["placementConstraints", at], message, hint, docs: docs56 });
    }
  }
};

// src/validators/network-mode.ts
var FAULTS_NEED_NETWORK = "Fault injection needs network mode 'awsvpc' or 'host'";
var DEFAULT_NETWORK_MODE = {
  FARGATE: "awsvpc",
  EC2: "awsvpc",
  EXTERNAL: "bridge",
  MANAGED_INSTANCES: "awsvpc"
};
var MODES2 = ["bridge", "host", "awsvpc", "none"];
var TYPES3 = ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"];
var docs45 = `${API}/API_RegisterTaskDefinition.html`;
var networkModeRules = {
  codes: ["TD-CAP-01", "TD-NET-01", "TD-NET-02", "TD-NET-03", "TD-NET-04", "TD-NET-05", "TD-FLT-01"],
  docs: docs45,
  check(definition, report) {
    const { requiresCompatibilities = [], networkMode: given2 } = definition;
    for (const [at, type] of requiresCompatibilities.entries()) {
      if (TYPES3.includes(type)) continue;
      const message = `${quoted(type)} is not a launch type`;
      const path2 = ["requiresCompatibilities", at];
      report({ code: "TD-CAP-01", path: path2, message, hint: `use ${TYPES3.join(", ")}`, docs: docs45 });
    }
    const path = ["networkMode"];
    const mode = networkModeOf(definition);
    if (given2 !== void 0 && !MODES2.includes(given2)) {
      const message = `${quoted(given2)} is not a network mode`;
      report({ code: "TD-NET-02", path, message, hint: `use ${MODES2.join(", ")}`, docs: docs45 });
    } else if (runsOn(definition, "FARGATE")) {
      if (given2 !== "awsvpc") {
        const message = `Fargate only supports network mode 'awsvpc', not ${given2 === void 0 ? "the default 'bridge'" : `'${given2}'`}`;
        const docs56 = `${DOCS}/fargate-tasks-services.html`;
        report({ code: "TD-NET-01", path, message, hint: 'set "networkMode": "awsvpc"', docs: docs56 });
      }
    } else if (isWindows(definition) && mode !== void 0 && mode !== "awsvpc") {
      const message = `Windows tasks on EC2 do not support network mode '${mode}'`;
      report({ code: "TD-NET-03", path, message, hint: "leave it out, or use 'awsvpc'", docs: docs45 });
    }
    if (runsOn(definition, "EXTERNAL") && mode === "awsvpc") {
      const message = "External instances do not support network mode 'awsvpc'";
      report({ code: "TD-NET-04", path, message, hint: "use 'bridge', 'host' or 'none'", docs: docs45 });
    }
    if (runsOn(definition, "MANAGED_INSTANCES") && mode !== "awsvpc" && mode !== "host") {
      const severity = mode === "none" ? "warning" : "error";
      const message = `Managed Instances do not support network mode '${mode}'`;
      report({ code: "TD-NET-05", severity, path, message, hint: "use 'awsvpc' or 'host'", docs: docs45 });
    }
    if (definition.enableFaultInjection && mode !== "awsvpc" && mode !== "host") {
      const path2 = ["enableFaultInjection"];
      report({ code: "TD-FLT-01", path: path2, message: FAULTS_NEED_NETWORK, hint: "change the network mode", docs: docs45 });
    }
  }
};

// src/validators/platform.ts
var WINDOWS_LACKS = "Windows containers do not support {field}";
var WINDOWS_TASK_LACKS = "Windows does not support {field}";
var NO_ARM64 = "Windows does not run on ARM64";
var LINUX_ONLY = "Managed Instances run LINUX only";
var NOT_ON_FARGATE2 = "Fargate does not run {os}";
var ON_FARGATE4 = [
  ...["WINDOWS_SERVER_2019_FULL", "WINDOWS_SERVER_2019_CORE", "WINDOWS_SERVER_2022_FULL"],
  "WINDOWS_SERVER_2022_CORE"
];
var PERHAPS_ON_FARGATE = ["WINDOWS_SERVER_2025_FULL", "WINDOWS_SERVER_2025_CORE"];
var NEVER_ON_FARGATE = [
  ...["WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_20H2_CORE"]
];
var FAMILIES = ["LINUX", ...ON_FARGATE4, ...PERHAPS_ON_FARGATE, ...NEVER_ON_FARGATE];
var named2 = (families, os) => families.includes(os);
var NOT_ON_WINDOWS = [
  ...["linuxParameters", "ulimits", "privileged", "readonlyRootFilesystem", "user", "dnsServers"],
  ...["dnsSearchDomains", "extraHosts", "links", "disableNetworking", "systemControls"]
];
var docs46 = `${API}/API_RuntimePlatform.html`;
var platformRules = {
  codes: ["TD-PLT-01", "TD-PLT-02", "TD-PLT-03", "TD-PLT-05", "TD-PLT-06", "TD-PLT-07"],
  docs: docs46,
  check(definition, report) {
    const { cpuArchitecture: received, operatingSystemFamily: os } = definition;
    if (received !== void 0 && received !== "X86_64" && received !== "ARM64") {
      const message = `${quoted(received)} is not a CPU architecture`;
      const path = ["runtimePlatform", "cpuArchitecture"];
      report({ code: "TD-PLT-03", path, message, hint: "use X86_64 or ARM64", received, docs: docs46 });
    }
    if (os !== void 0 && !named2(FAMILIES, os)) {
      const message = `${quoted(os)} is not an operating system family`;
      const path = ["runtimePlatform", "operatingSystemFamily"];
      report({ code: "TD-PLT-01", path, message, hint: `use ${FAMILIES.join(", ")}`, docs: docs46 });
    } else if (isWindows(definition)) checkWindows(definition, report);
  }
};
function checkWindows(definition, report) {
  const { cpuArchitecture, operatingSystemFamily: os = "", cpu, memory: memory2, containers } = definition;
  const path = ["runtimePlatform", "operatingSystemFamily"];
  if (cpuArchitecture === "ARM64") {
    const at = ["runtimePlatform", "cpuArchitecture"];
    report({ code: "TD-PLT-03", path: at, message: NO_ARM64, hint: "use X86_64", docs: docs46 });
  }
  if (runsOn(definition, "FARGATE") && !named2(ON_FARGATE4, os)) {
    const severity = named2(PERHAPS_ON_FARGATE, os) ? "warning" : "error";
    const message = filled(NOT_ON_FARGATE2, { os });
    const docs56 = `${DOCS}/fargate-tasks-services.html`;
    report({ code: "TD-PLT-02", severity, path, message, hint: `use ${ON_FARGATE4.join(", ")}`, docs: docs56 });
  }
  if (runsOn(definition, "MANAGED_INSTANCES")) {
    report({ code: "TD-PLT-05", path, message: LINUX_ONLY, hint: "use LINUX", docs: docs46 });
  }
  for (const field of ["pidMode", "ipcMode"]) {
    if (definition[field] === void 0) continue;
    const message = filled(WINDOWS_TASK_LACKS, { field });
    report({ code: "TD-PLT-06", path: [field], message, hint: "remove it", docs: docs46 });
  }
  for (const [index, container] of containers.entries()) {
    for (const field of NOT_ON_WINDOWS) {
      if (!isSet(container[field])) continue;
      const message = filled(WINDOWS_LACKS, { field });
      const docs56 = `${API}/API_ContainerDefinition.html`;
      report({ code: "TD-PLT-06", path: ["containerDefinitions", index, field], message, hint: "remove it", docs: docs56 });
    }
  }
  if (!runsOn(definition, "FARGATE") && (cpu !== void 0 || memory2 !== void 0)) {
    const message = "Windows tasks on EC2 ignore the cpu and memory of the task";
    const hint = "set cpu and memory on the containers";
    const field = memory2 === void 0 ? "cpu" : "memory";
    report({ code: "TD-PLT-07", severity: "warning", path: [field], message, hint, docs: docs46 });
  }
}

// src/validators/proxy.ts
var docs47 = `${API}/API_ProxyConfiguration.html`;
var proxyRules = {
  codes: ["TD-PRX-01"],
  docs: docs47,
  check(definition, report) {
    const { proxyConfiguration: proxy, containers } = definition;
    if (!proxy) return;
    const code3 = "TD-PRX-01";
    const path = ["proxyConfiguration"];
    if (networkModeOf(definition) !== "awsvpc") {
      const severity = definition.networkMode === void 0 ? "warning" : "error";
      const message = "A proxy configuration needs network mode 'awsvpc'";
      report({ code: code3, severity, path, message, hint: "use 'awsvpc', or remove the proxy", docs: docs47 });
    }
    if (runsOn(definition, "MANAGED_INSTANCES")) {
      report({ code: code3, path, message: "Managed Instances do not support a proxy", hint: "remove it", docs: docs47 });
    }
    if (!containers.some(({ name }) => name === proxy.containerName)) {
      const message = `The proxy is container ${quoted(proxy.containerName)}, and there is none of that name`;
      report({
        code: code3,
        severity: "warning",
        path: [...path, "containerName"],
        message,
        hint: "name one of the containers",
        docs: docs47
      });
    }
    const known = proxy.properties?.some(({ name, value }) => /^Ignored[UG]ID$/.test(name ?? "") && value !== "");
    if (!known) {
      const message = "The proxy has neither IgnoredUID nor IgnoredGID, so its own traffic would go through it";
      report({ code: code3, severity: "warning", path: [...path, "properties"], message, hint: "add one of them", docs: docs47 });
    }
  }
};

// src/validators/required.ts
var docs48 = `${API}/API_RegisterTaskDefinition.html`;
var requiredRules = {
  codes: ["TD-FAM-01", "TD-CPU-01", "TD-MEM-01", "TD-CON-01"],
  docs: docs48,
  check(definition, report) {
    const { family, cpu, memory: memory2, containers } = definition;
    if (family === void 0) {
      const message = "Family should not be null or empty: the task definition has no name";
      report({ code: "TD-FAM-01", path: ["family"], message, hint: 'add "family"', docs: docs48 });
    }
    if (containers.length === 0) {
      const message = "Container list cannot be empty: the task definition runs nothing";
      report({ code: "TD-CON-01", path: ["containerDefinitions"], message, hint: "add a container definition", docs: docs48 });
    }
    if (!runsOn(definition, "FARGATE")) return;
    const sizes = `${DOCS}/task-cpu-memory-error.html`;
    if (cpu === void 0) {
      const message = "Invalid 'cpu' setting for task: Fargate requires that 'cpu' be defined at the task level";
      report({ code: "TD-CPU-01", path: ["cpu"], message, hint: 'add for example "cpu": "256"', docs: sizes });
    }
    if (memory2 === void 0) {
      const message = "Invalid 'memory' setting for task: Fargate requires that 'memory' be defined at the task level";
      report({ code: "TD-MEM-01", path: ["memory"], message, hint: 'add for example "memory": "512"', docs: sizes });
    }
  }
};

// src/validators/restart.ts
var docs49 = `${API}/API_ContainerRestartPolicy.html`;
var PERIOD = {
  restartAttemptPeriod: { code: "CD-RST-01", min: 60, max: 1800, unit: "seconds", docs: docs49 }
};
var checkPeriod = rangeCheck(PERIOD);
var restartRules = {
  codes: ["CD-RST-01", "CD-RST-02"],
  docs: docs49,
  check({ containers }, report) {
    for (const [index, { restartPolicy: policy }] of containers.entries()) {
      if (!policy) continue;
      const path = ["containerDefinitions", index, "restartPolicy"];
      const { enabled, ignoredExitCodes = [], restartAttemptPeriod } = policy;
      if (enabled === void 0) {
        const message = "A restart policy must say whether it is enabled";
        report({ code: "CD-RST-01", path: [...path, "enabled"], message, hint: 'add "enabled": true', docs: docs49 });
      } else if (!enabled && (ignoredExitCodes.length > 0 || restartAttemptPeriod !== void 0)) {
        const message = "A restart policy that is not enabled takes no other setting";
        report({ code: "CD-RST-02", path, message, hint: "enable it, or remove the other settings", docs: docs49 });
      }
      if (ignoredExitCodes.length > 50 || ignoredExitCodes.some((code3) => !Number.isInteger(code3))) {
        const message = "ignoredExitCodes takes at most 50 whole numbers";
        report({ code: "CD-RST-01", path: [...path, "ignoredExitCodes"], message, hint: "remove some", docs: docs49 });
      }
      checkPeriod(policy, path, report);
    }
  }
};

// src/validators/private-repository.ts
var PRIVATE = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)\/([^:@]+)/;
function privateRepository(image) {
  const [, account, region, name] = PRIVATE.exec(image) ?? [];
  if (!account || !region || !name) return void 0;
  return `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${name}`;
}
function partitionOf(region) {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

// src/validators/roles.ts
var BAD_ROLE_ARN = 'Role ARN: "{arn}" is not arn:aws:iam::<account>:role/<name>';
var ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,2000}$/;
var NAME4 = /^[\w+=,.@/-]{1,512}$/;
var docs50 = `${DOCS}/task_execution_IAM_role.html`;
var roleRules = {
  codes: ["TD-EXE-01", "TD-EXE-02", "TD-EXE-03", "TD-EXE-04", "TD-EXE-05"],
  docs: docs50,
  check(definition, report) {
    checkRole(definition.executionRole, "executionRoleArn", definition, report);
    checkRole(definition.taskRole, "taskRoleArn", definition, report);
    if (isSet(definition.executionRole)) return;
    const path = ["executionRoleArn"];
    const { containers } = definition;
    const onFargate = runsOn(definition, "FARGATE");
    const hint = "add an execution role";
    if (onFargate && containers.some(isPrivate)) {
      const message = "Fargate requires task definition to have execution role ARN to support ECR images";
      report({ code: "TD-EXE-01", path, message, hint, docs: docs50 });
    }
    if (onFargate && containers.some(({ logConfiguration }) => logConfiguration?.logDriver === "awslogs")) {
      const message = "Fargate requires task definition to have execution role ARN to support log driver awslogs";
      report({ code: "TD-EXE-02", path, message, hint, docs: docs50 });
    }
    if (containers.some(({ secrets: secrets2 }) => secrets2.length > 0)) {
      const message = "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'";
      report({ code: "TD-EXE-03", path, message, hint, docs: docs50 });
    }
    const needs = containers.map(partsNeedingRole).find((parts) => parts.length > 0);
    if (needs) {
      const message = `ECS needs an execution role to read ${needs.join(" and ")}`;
      report({ code: "TD-EXE-04", severity: "warning", path, message, hint, docs: docs50 });
    }
  }
};
function checkRole(role2, field, { written }, report) {
  if (typeof role2 !== "string" || ARN.test(role2)) return;
  if (written && (role2 === "" || NAME4.test(role2))) return;
  const docs56 = `${API}/API_RegisterTaskDefinition.html`;
  const arn2 = role2.length > 120 ? `${role2.slice(0, 117)}...` : role2;
  report({ code: "TD-EXE-05", path: [field], message: filled(BAD_ROLE_ARN, { arn: arn2 }), docs: docs56 });
}
function isPrivate({ image }) {
  return image !== void 0 && (typeof image !== "string" || privateRepository(image) !== void 0);
}
function partsNeedingRole(container) {
  const parts = ["repositoryCredentials", "environmentFiles", "credentialSpecs"];
  const found = parts.filter((field) => isSet(container[field]));
  return isSet(container.logConfiguration?.secretOptions) ? [...found, "secretOptions"] : found;
}

// src/validators/secrets.ts
var SECRET_SENTENCES = {
  shape: "Secret ARN: expected arn:aws:secretsmanager:<region>:<account>:secret:<name> or arn:aws:ssm:<region>:<account>:parameter/<name>",
  service: 'Secret ARN: service is "{service}", expected "secretsmanager" or "ssm"',
  region: "Secret ARN: the region is missing",
  account: 'Secret ARN: account id "{account}" is not 12 digits',
  type: 'Secret ARN: after the account id write "secret:" and the secret name',
  name: 'Secret ARN: the secret name after "secret:" is missing',
  tail: 'Secret ARN: after the secret name write ":json-key:version-stage:version-id" (leave parts empty, keep the colons)',
  version: "Secret ARN: give the version stage or the version id, not both",
  parameter: 'Secret ARN: after the account id write "parameter/" and the parameter name',
  space: 'Secret: "{name}" is neither an ARN nor the name of an SSM parameter'
};
function secretReference({ arn: arn2, jsonKey = "", versionStage = "", versionId = "" }) {
  return jsonKey || versionStage || versionId ? `${arn2}:${jsonKey}:${versionStage}:${versionId}` : arn2;
}
var SECRET_NAME = /^[A-Za-z0-9/_+=.@-]{1,512}$/;
var VERSION = /^(.{32,64})?$/s;
var PARAMETER_NAME = /^\/?[\w.-]+(\/[\w.-]+){0,14}(:[\w.-]+)?$/;
var SECRET_WITH_KEY = /^[A-Za-z0-9/_+=.@-]+(:[^:]*){3}$/;
var MAX_PARAMETER_NAME = 1011;
var docs51 = {
  secret: `${DOCS}/secrets-envvar-secrets-manager.html`,
  parameter: `${DOCS}/secrets-envvar-ssm-paramstore.html`,
  api: `${API}/API_Secret.html`
};
var secretRules = {
  codes: ["SEC-ARN-01", "SEC-ARN-02", "SEC-ARN-03", "SEC-ARN-04", "SEC-ARN-05", "SEC-ARN-06", "LOG-SEC-01"],
  docs: docs51.api,
  check({ containers, written }, report) {
    for (const [index, { secrets: secrets2, logConfiguration }] of containers.entries()) {
      const at = ["containerDefinitions", index];
      checkReferences(secrets2, [...at, "secrets"], written !== void 0, report);
      const { secretOptions } = logConfiguration ?? {};
      if (!secretOptions) continue;
      checkReferences(
        secretOptions,
        [...at, "logConfiguration", "secretOptions"],
        true,
        (finding) => report({ ...finding, code: "LOG-SEC-01" })
      );
    }
  }
};
function checkReferences(entries, path, hide, report) {
  for (const [at, { value }] of entries.entries()) {
    const problem = problemOf(value);
    if (problem === void 0) continue;
    const where = [...path, at, "valueFrom"];
    if (!hide) report({ ...problem, path: where, received: String(value) });
    else report({ ...problem, path: where, message: problemOf(value, HIDDEN)?.message ?? problem.message });
  }
}
var HIDDEN = "...";
function problemOf(reference, shown) {
  const say = SECRET_SENTENCES;
  if (typeof reference !== "string") return { code: "SEC-ARN-01", message: say.shape, docs: docs51.api };
  if (!reference.startsWith("arn:")) return problemOfParameter(reference, shown);
  const [, , service3 = "", region, account = "", ...rest] = reference.split(":");
  const code3 = service3 === "ssm" ? "SEC-ARN-04" : "SEC-ARN-01";
  const page = service3 === "ssm" ? docs51.parameter : docs51.secret;
  if (rest.length === 0) return { code: code3, message: say.shape, docs: page };
  if (service3 !== "secretsmanager" && service3 !== "ssm") {
    return { code: code3, message: filled(say.service, { service: shown ?? service3 }), docs: docs51.api };
  }
  if (region === "") return { code: code3, message: say.region, docs: page };
  if (!/^\d{12}$/.test(account))
    return { code: code3, message: filled(say.account, { account: shown ?? account }), docs: page };
  return service3 === "ssm" ? problemOfParameterPart(rest.join(":"), shown) : problemOfSecretPart(rest, shown);
}
function problemOfSecretPart([type, name = "", ...tail], shown = name) {
  const say = SECRET_SENTENCES;
  const code3 = "SEC-ARN-01";
  if (type !== "secret") return { code: code3, message: say.type, docs: docs51.secret };
  if (name === "") return { code: code3, message: say.name, docs: docs51.secret };
  if (tail.length !== 0 && tail.length !== 3) return { code: code3, message: say.tail, docs: docs51.secret };
  const [, versionStage = "", versionId = ""] = tail;
  if (versionStage !== "" && versionId !== "") return { code: "SEC-ARN-02", message: say.version, docs: docs51.secret };
  if (versionStage.length > 256 || !VERSION.test(versionId)) {
    const message = "Secret ARN: a version stage has 1 to 256 characters, a version id 32 to 64";
    return { code: "SEC-ARN-02", message, docs: docs51.secret };
  }
  if (!SECRET_NAME.test(name)) {
    const message = `Secret ARN: "${shown}" is not a secret name`;
    return { code: "SEC-ARN-06", message, hint: "a name has 1 to 512 letters, digits and /_+=.@-", docs: docs51.secret };
  }
  if (isCompleteSecretName(name)) return void 0;
  return {
    code: "SEC-ARN-03",
    severity: "warning",
    message: `Secret ARN: "${shown}" does not end in the hyphen and six characters that Secrets Manager adds`,
    hint: "copy the complete ARN of the secret",
    docs: docs51.secret
  };
}
function problemOfParameterPart(resource, shown) {
  const name = resource.slice("parameter/".length);
  if (resource.startsWith("parameter/") && name !== "") return problemOfParameter(name, shown);
  return { code: "SEC-ARN-04", message: SECRET_SENTENCES.parameter, docs: docs51.parameter };
}
function problemOfParameter(name, shown = name) {
  if (name.length <= MAX_PARAMETER_NAME && PARAMETER_NAME.test(name)) return reserved(name);
  if (SECRET_WITH_KEY.test(name)) {
    const message = "Secret: this reads as the name of a secret, but ECS finds secrets by ARN only";
    return { code: "SEC-ARN-04", severity: "warning", message, hint: "give the complete ARN", docs: docs51.secret };
  }
  const hint = 'a name has up to 15 levels of letters, digits, ".", "-" and "_", separated by "/"';
  return { code: "SEC-ARN-05", message: filled(SECRET_SENTENCES.space, { name: shown }), hint, docs: docs51.parameter };
}
function reserved(name) {
  if (!/^\/?(aws|ssm)/i.test(name) || /^\/aws\/(service|reference)\//.test(name)) return void 0;
  const message = "The name of a parameter cannot begin with aws or ssm";
  return { code: "SEC-ARN-05", message, hint: "use the name of an own parameter", docs: docs51.parameter };
}
function isCompleteSecretName(name) {
  return /-[A-Za-z0-9]{6}$/.test(name);
}

// src/validators/shared-files.ts
var NO_EFS = "{where} do not support EFS";
var FILE_SYSTEM = /^(fs-[0-9a-f]{8,40}|arn:aws[a-z-]*:elasticfilesystem:.+:file-system\/fs-[0-9a-f]{8,40})$/;
var docs52 = `${API}/API_EFSVolumeConfiguration.html`;
var sharedFileRules = {
  codes: ["VOL-EFS-01", "VOL-EFS-02", "VOL-EFS-03", "VOL-EFS-04", "VOL-S3F-01", "TD-S3F-01"],
  docs: docs52,
  check(definition, report) {
    for (const [at, volume2] of (definition.volumes ?? []).entries()) {
      const { efsVolumeConfiguration: efs2, s3filesVolumeConfiguration: s3files } = volume2;
      if (efs2) checkEfs(efs2, ["volumes", at, "efsVolumeConfiguration"], definition, report);
      if (s3files) checkS3Files(s3files, ["volumes", at, "s3filesVolumeConfiguration"], definition, report);
    }
  }
};
function checkEfs(efs2, path, definition, report) {
  const { fileSystemId = "", rootDirectory, transitEncryption, transitEncryptionPort: port2 } = efs2;
  const { accessPointId, iam } = efs2.authorizationConfig ?? {};
  const encrypted = transitEncryption === "ENABLED";
  if (!FILE_SYSTEM.test(fileSystemId)) {
    const message = `${quoted(fileSystemId)} is not the id of an EFS file system`;
    const hint = "use fs- and 8 to 40 hexadecimal digits";
    const severity = fileSystemId === "" ? "error" : "warning";
    report({ code: "VOL-EFS-01", severity, path: [...path, "fileSystemId"], message, hint, docs: docs52 });
  }
  if (runsOn(definition, "EXTERNAL") || isWindows(definition)) {
    const where = isWindows(definition) ? "Windows tasks" : "External instances";
    const page = `${DOCS}/efs-volumes.html`;
    report({ code: "VOL-EFS-01", path, message: filled(NO_EFS, { where }), hint: "remove the volume", docs: page });
  }
  for (const [field, value] of [
    ["transitEncryption", transitEncryption],
    ["iam", iam]
  ]) {
    if (value === void 0 || value === "ENABLED" || value === "DISABLED") continue;
    const where = field === "iam" ? ["authorizationConfig", "iam"] : [field];
    const message = `${field} is ${quoted(value)}`;
    report({ code: "VOL-EFS-02", path: [...path, ...where], message, hint: "use ENABLED or DISABLED", docs: docs52 });
  }
  if ((iam === "ENABLED" || isSet(accessPointId)) && !encrypted) {
    const message = "EFS with an access point or IAM authorization requires transit encryption";
    const hint = 'set "transitEncryption": "ENABLED"';
    const page = `${API}/API_EFSAuthorizationConfig.html`;
    report({ code: "VOL-EFS-02", path: [...path, "transitEncryption"], message, hint, docs: page });
  }
  if (isSet(accessPointId) && isSet(rootDirectory) && rootDirectory !== "/") {
    const message = "With an access point the root directory is that of the access point";
    report({ code: "VOL-EFS-03", path: [...path, "rootDirectory"], message, hint: 'leave it out, or use "/"', docs: docs52 });
  }
  if (port2 === void 0 || port2 === 0 && !encrypted) return;
  if (!Number.isInteger(port2) || port2 < 0 || port2 > 65535) {
    const message = `transitEncryptionPort is ${port2}`;
    const hint = "use a whole number from 0 to 65535";
    report({ code: "VOL-EFS-04", path: [...path, "transitEncryptionPort"], message, hint, docs: docs52 });
  } else if (!encrypted) {
    const message = "transitEncryptionPort does nothing without transit encryption";
    const hint = 'set "transitEncryption": "ENABLED", or remove the port';
    report({ code: "VOL-EFS-04", severity: "warning", path: [...path, "transitEncryptionPort"], message, hint, docs: docs52 });
  }
}
function checkS3Files(volume2, path, { taskRole: taskRole2 }, report) {
  const page = `${API}/API_S3FilesVolumeConfiguration.html`;
  if (!volume2.fileSystemArn?.startsWith("arn:")) {
    const message = "An S3 Files volume needs the ARN of its file system";
    report({ code: "VOL-S3F-01", path: [...path, "fileSystemArn"], message, hint: "add fileSystemArn", docs: page });
  }
  if (isSet(volume2.accessPointArn) && isSet(volume2.rootDirectory) && volume2.rootDirectory !== "/") {
    const message = "With an access point the root directory is that of the access point";
    const hint = 'leave it out, or use "/"';
    report({ code: "VOL-S3F-01", path: [...path, "rootDirectory"], message, hint, docs: page });
  }
  if (taskRole2 === void 0) {
    const message = "An S3 Files volume needs a task role";
    report({ code: "TD-S3F-01", path: ["taskRoleArn"], message, hint: "add one that may use the bucket", docs: page });
  }
}

// src/validators/variables.ts
var VARIABLE_TAKEN = 'The name "{name}" is already used by a variable or secret of this container';
var docs53 = `${API}/API_KeyValuePair.html`;
var CREDENTIAL = /(^|_)(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|SECRET_ACCESS_KEY)$/i;
var variableRules = {
  docs: docs53,
  codes: ["SEC-TYP-01", "SEC-DUP-01", "SEC-DUP-02", "SEC-DUP-03", "SEC-PLN-01"],
  check({ containers, written }, report) {
    const repeated = written ? "warning" : "error";
    for (const [index, { environment, secrets: secrets2 }] of containers.entries()) {
      const path = ["containerDefinitions", index];
      checkVariables(environment, repeated, [...path, "environment"], report);
      checkSecretNames(environment, secrets2, [...path, "secrets"], report);
    }
  }
};
function checkVariables(environment, repeated, path, report) {
  const seen = /* @__PURE__ */ new Set();
  for (const [index, { name, value }] of environment.entries()) {
    const at = [...path, index];
    if (name === "" || typeof value !== "string") {
      const message = name === "" ? "A variable has no name" : `The value of ${name} is not a string`;
      report({ code: "SEC-TYP-01", path: at, message, hint: "write names and values as strings", docs: docs53 });
    }
    if (seen.has(name)) {
      const message = filled(VARIABLE_TAKEN, { name });
      report({ code: "SEC-DUP-03", severity: repeated, path: at, message, hint: "only the last value is kept", docs: docs53 });
    }
    seen.add(name);
    if (CREDENTIAL.test(name) && value !== "") {
      const message = `${name} looks like a credential, and the environment is readable to all who may describe tasks`;
      report({ code: "SEC-PLN-01", severity: "warning", path: at, message, hint: "make it a secret: .secret()", docs: docs53 });
    }
  }
}
function checkSecretNames(environment, secrets2, path, report) {
  const variables = new Set(environment.map(({ name }) => name));
  const seen = /* @__PURE__ */ new Set();
  for (const [index, { name }] of secrets2.entries()) {
    const code3 = seen.has(name) ? "SEC-DUP-01" : variables.has(name) ? "SEC-DUP-02" : void 0;
    if (name === "") report({ code: "SEC-TYP-01", path: [...path, index], message: "A secret has no name", docs: docs53 });
    if (code3) {
      const message = filled(VARIABLE_TAKEN, { name });
      report({ code: code3, path: [...path, index], message, hint: "give it another name", docs: `${API}/API_Secret.html` });
    }
    seen.add(name);
  }
}

// src/validators/volumes.ts
var SAYS = {
  taken: 'Volume name "{name}" is already used in this task definition',
  one: "Only one volume of a task definition can be configured at launch",
  sourcePath: "Fargate compatible task definitions do not support sourcePath",
  dockerOnFargate: "Tasks using the Fargate launch type do not support Docker volumes",
  dockerOnManaged: "Managed Instances do not support Docker volumes",
  fsx: "FSx for Windows File Server works with Windows tasks on EC2 only"
};
var KINDS = [
  ...["host", "dockerVolumeConfiguration", "efsVolumeConfiguration", "s3filesVolumeConfiguration"],
  "fsxWindowsFileServerVolumeConfiguration"
];
var NAME5 = /^[A-Za-z0-9_-]{1,255}$/;
var docs54 = `${API}/API_Volume.html`;
var volumeRules = {
  codes: ["VOL-NAM-01", "VOL-ONE-01", "VOL-EBS-01", "VOL-FGT-01", "VOL-DKR-01", "VOL-FSX-01", "VOL-WIN-01"],
  docs: docs54,
  check(definition, report) {
    const { volumes = [] } = definition;
    const names = /* @__PURE__ */ new Set();
    let launched = 0;
    for (const [at, volume2] of volumes.entries()) {
      const path = ["volumes", at];
      checkName(volume2, names, path, report);
      const kinds = KINDS.filter((kind) => volume2[kind] !== void 0 && !isEmptyHost(volume2, kind));
      if (kinds.length + (volume2.configuredAtLaunch ? 1 : 0) > 1) {
        const message = `A volume is of one kind, not ${[...kinds, ...volume2.configuredAtLaunch ? ["configuredAtLaunch"] : []].join(" and ")}`;
        report({ code: "VOL-ONE-01", path, message, hint: "make it several volumes", docs: docs54 });
      }
      if (volume2.configuredAtLaunch && ++launched > 1) {
        const at2 = [...path, "configuredAtLaunch"];
        report({ code: "VOL-EBS-01", path: at2, message: SAYS.one, hint: "keep one", docs: docs54 });
      }
      checkHost(volume2, path, definition, report);
      checkDocker(volume2, path, definition, report);
      checkFsx(volume2, path, definition, report);
    }
  }
};
function isEmptyHost({ host }, kind) {
  return kind === "host" && !isSet(host?.sourcePath);
}
function checkName({ name, ...volume2 }, names, path, report) {
  const code3 = "VOL-NAM-01";
  const where = [...path, "name"];
  if (name === void 0 || name === "") {
    const needed = volume2.configuredAtLaunch || volume2.efsVolumeConfiguration || volume2.s3filesVolumeConfiguration;
    const severity = needed ? "error" : "warning";
    report({ code: code3, severity, path: where, message: "The volume has no name", hint: "name it", docs: docs54 });
    return;
  }
  if (!NAME5.test(name)) {
    const hint = "use 1 to 255 letters, digits, hyphens and underscores";
    report({ code: code3, path: where, message: `${quoted(name)} is not a volume name`, hint, docs: docs54 });
  }
  if (names.has(name)) {
    const message = filled(SAYS.taken, { name: name.slice(0, 255) });
    report({ code: code3, path: where, message, hint: "give each volume a name of its own", docs: docs54 });
  }
  names.add(name);
}
function checkHost({ host }, path, definition, report) {
  if (!host || !runsOn(definition, "FARGATE")) return;
  if (isSet(host.sourcePath)) {
    const message = SAYS.sourcePath;
    const hint = "leave host out: the volume is then part of the task storage";
    const page = `${DOCS}/fargate-task-storage.html`;
    report({ code: "VOL-FGT-01", path: [...path, "host", "sourcePath"], message, hint, docs: page });
  } else if (isWindows(definition)) {
    const message = "Windows containers on Fargate do not share bind mounts";
    const page = `${DOCS}/fargate-task-storage.html`;
    report({ code: "VOL-WIN-01", path: [...path, "host"], message, hint: "remove the volume", docs: page });
  }
}
function checkDocker({ dockerVolumeConfiguration: volume2 }, at, definition, report) {
  if (!volume2) return;
  const path = [...at, "dockerVolumeConfiguration"];
  const page = `${API}/API_DockerVolumeConfiguration.html`;
  const { scope, autoprovision, driver } = volume2;
  if (runsOn(definition, "FARGATE")) {
    report({
      code: "VOL-FGT-01",
      path,
      message: SAYS.dockerOnFargate,
      hint: "use EFS, or the task storage",
      docs: page
    });
  } else if (runsOn(definition, "MANAGED_INSTANCES")) {
    report({
      code: "VOL-DKR-01",
      path,
      message: SAYS.dockerOnManaged,
      hint: "use EFS, or the task storage",
      docs: page
    });
  }
  const code3 = "VOL-DKR-01";
  if (scope !== void 0 && scope !== "task" && scope !== "shared") {
    const message = `${quoted(scope)} is not a scope`;
    report({ code: code3, path: [...path, "scope"], message, hint: "use task or shared", docs: page });
  }
  if (autoprovision && scope !== "shared") {
    const message = "Only a shared Docker volume can be auto-provisioned";
    const hint = "use scope shared, or remove autoprovision";
    report({ code: code3, path: [...path, "autoprovision"], message, hint, docs: page });
  }
  if (isWindows(definition) && isSet(driver) && driver !== "local") {
    const message = "Windows has no Docker volume driver but local";
    report({ code: code3, path: [...path, "driver"], message, hint: "use local", docs: page });
  }
}
function checkFsx({ fsxWindowsFileServerVolumeConfiguration: volume2 }, at, definition, report) {
  if (!volume2) return;
  const code3 = "VOL-FSX-01";
  const path = [...at, "fsxWindowsFileServerVolumeConfiguration"];
  const page = `${API}/API_FSxWindowsFileServerVolumeConfiguration.html`;
  const { fileSystemId, rootDirectory, authorizationConfig: authorization } = volume2;
  if (!fileSystemId || !rootDirectory || !authorization?.credentialsParameter || !authorization.domain) {
    const message = "An FSx volume needs fileSystemId, rootDirectory and authorizationConfig with credentialsParameter and domain";
    report({ code: code3, path, message, hint: "add what is missing", docs: page });
  }
  const onLinux = definition.operatingSystemFamily === "LINUX";
  if (onLinux || runsOn(definition, "FARGATE") || runsOn(definition, "MANAGED_INSTANCES")) {
    report({ code: code3, path, message: SAYS.fsx, hint: "use EFS", docs: page });
  }
}

// src/validators/task-definition.ts
var tagRules = {
  codes: ["TD-TAG-01"],
  docs: `${API}/API_Tag.html`,
  check({ tags: tags2, tagList }, report) {
    if (tagList) checkTagList(tagList, report);
    else checkTags(tags2, report);
  }
};
var presence = {
  codes: [.../* @__PURE__ */ new Set([...completenessRules.codes, ...requiredRules.codes])],
  docs: `${API}/API_RegisterTaskDefinition.html`,
  check(draft, report) {
    const rules2 = draft.written ? requiredRules : completenessRules;
    rules2.check(draft, report);
  }
};
var taskDefinitionRules = [
  ...[presence, nameRules, networkModeRules, fargateSizeRules, platformRules, namespaceRules, ephemeralStorageRules],
  ...[proxyRules, roleRules, containersRules, imageRules2, containerSettingRules, unsupportedRules, restartRules],
  ...[credentialRules, deviceRules, kernelRules, linuxRules, portRules, hostPortRules, variableRules],
  ...[environmentFileRules, secretRules, healthCheckRules, dependencyRules, logRules, logOptionRules, firelensRules],
  ...[volumeRules, sharedFileRules, mountRules, tagRules]
];
function applyRules(draft, report) {
  for (const family of taskDefinitionRules) family.check(draft, report);
}
function checkDraft(draft, ignored = /* @__PURE__ */ new Set()) {
  const issues = [];
  applyRules(draft, (finding) => {
    if (ignored.has(finding.code)) return;
    issues.push({ severity: "error", ...finding, path: namedPath(draft, finding.path) });
  });
  return issues;
}
var NAMES = {
  containerDefinitions: "containers",
  executionRoleArn: "executionRole",
  taskRoleArn: "taskRole",
  runtimePlatform: "architecture"
};
function namedPath(draft, [first, index, ...rest]) {
  const path = ["task-definition", draft.family ?? "(no family)"];
  if (first === void 0) return path;
  const name = NAMES[first] ?? first;
  if (first !== "containerDefinitions" || typeof index !== "number") {
    return index === void 0 ? [...path, name] : [...path, name, index, ...rest];
  }
  const container = draft.containers[index];
  const [field, at] = rest;
  const named4 = (field === "environment" || field === "secrets") && typeof at === "number";
  const inner = named4 ? [field, container?.[field][at]?.name ?? at] : rest;
  return [...path, container?.name ?? index, ...inner];
}

// src/builders/container-field-steps.ts
var ContainerFieldSteps = class {
  state;
  constructor(state) {
    this.state = state;
  }
  with(patch) {
    const Same = this.constructor;
    return new Same({ ...this.state, ...patch });
  }
  environmentFiles(...arns) {
    return this.#add("environmentFiles", ...arns.map((value) => ({ type: "s3", value })));
  }
  readonlyRootFilesystem(readonlyRootFilesystem = true) {
    return this.with({ readonlyRootFilesystem });
  }
  restartPolicy(policy) {
    return this.with({ restartPolicy: structuredClone(policy) });
  }
  versionConsistency(versionConsistency) {
    return this.with({ versionConsistency });
  }
  repositoryCredentials(credentialsParameter) {
    return this.with({ repositoryCredentials: { credentialsParameter } });
  }
  mountPoint(sourceVolume, containerPath, { readOnly = false } = {}) {
    return this.#add("mountPoints", { sourceVolume, containerPath, readOnly });
  }
  volumesFrom(sourceContainer, { readOnly = false } = {}) {
    return this.#add("volumesFrom", { sourceContainer, readOnly });
  }
  ulimit(name, softLimit, hardLimit) {
    return this.#add("ulimits", { name, softLimit, hardLimit });
  }
  systemControls(parameters) {
    const controls = entriesOf(parameters).map(({ name: namespace, value }) => ({ namespace, value }));
    return this.#add("systemControls", ...controls);
  }
  initProcess(initProcessEnabled = true) {
    return this.#linux({ initProcessEnabled });
  }
  addCapabilities(...names) {
    return this.#capabilities("add", names);
  }
  dropCapabilities(...names) {
    return this.#capabilities("drop", names);
  }
  tmpfs(containerPath, size3, ...mountOptions) {
    const mounts = this.state.linuxParameters?.tmpfs ?? [];
    return this.#linux({
      tmpfs: [...mounts, { containerPath, size: size3, ...mountOptions.length > 0 && { mountOptions } }]
    });
  }
  device(hostPath, options = {}) {
    const devices = this.state.linuxParameters?.devices ?? [];
    return this.#linux({ devices: [...devices, { hostPath, ...structuredClone(options) }] });
  }
  sharedMemorySize(sharedMemorySize) {
    return this.#linux({ sharedMemorySize });
  }
  swap(options) {
    return this.#linux({ ...options });
  }
  gpus(gpus) {
    const amount = typeof gpus === "object" ? { sharingStrategy: structuredClone(gpus) } : { value: String(gpus) };
    return this.#require({ type: "GPU", ...amount });
  }
  neuronDevices(value) {
    return this.#require({ type: "NeuronDevice", value });
  }
  privileged(privileged) {
    return this.with({ privileged });
  }
  dockerSecurityOptions(...options) {
    return this.#add("dockerSecurityOptions", ...options);
  }
  credentialSpec(spec) {
    return this.#add("credentialSpecs", spec);
  }
  links(...links) {
    return this.#add("links", ...links);
  }
  hostname(hostname2) {
    return this.with({ hostname: hostname2 });
  }
  extraHosts(hosts) {
    const entries = entriesOf(hosts).map(({ name: hostname2, value: ipAddress }) => ({ hostname: hostname2, ipAddress }));
    return this.#add("extraHosts", ...entries);
  }
  dnsServers(...servers) {
    return this.#add("dnsServers", ...servers);
  }
  dnsSearchDomains(...domains) {
    return this.#add("dnsSearchDomains", ...domains);
  }
  disableNetworking(disableNetworking) {
    return this.with({ disableNetworking });
  }
  interactive(interactive = true) {
    return this.with({ interactive });
  }
  pseudoTerminal(pseudoTerminal = true) {
    return this.with({ pseudoTerminal });
  }
  dockerLabels(labels) {
    return this.with({ dockerLabels: { ...this.state.dockerLabels, ...labels } });
  }
  raw(fields) {
    return this.with(structuredClone(fields));
  }
  #add(field, ...items) {
    return this.with({ [field]: [...this.state[field] ?? [], ...items] });
  }
  #require(requirement) {
    return this.#add("resourceRequirements", requirement);
  }
  #linux(parameters) {
    return this.with({ linuxParameters: { ...this.state.linuxParameters, ...parameters } });
  }
  #capabilities(field, names) {
    const { capabilities } = this.state.linuxParameters ?? {};
    return this.#linux({ capabilities: { ...capabilities, [field]: [...capabilities?.[field] ?? [], ...names] } });
  }
};

// src/builders/container-steps.ts
function containerState(name) {
  return { name, essential: true, portMappings: [], environment: [], secrets: [], dependsOn: [], logs: {} };
}
var ContainerSteps = class extends ContainerFieldSteps {
  image(image) {
    return this.with({ image });
  }
  essential(essential) {
    return this.with({ essential });
  }
  command(...command) {
    return this.with({ command });
  }
  entryPoint(...entryPoint) {
    return this.with({ entryPoint });
  }
  port(containerPort, options = {}) {
    return this.#addPort({ containerPort, ...options, protocol: options.protocol ?? "tcp" });
  }
  portRange(containerPortRange, options = {}) {
    return this.#addPort({ containerPortRange, ...options, protocol: options.protocol ?? "tcp" });
  }
  environment(variables) {
    return this.with({ environment: [...this.state.environment, ...entriesOf(variables)] });
  }
  secret(name, reference) {
    const value = typeof reference === "object" ? secretReference(reference) : reference;
    return this.with({ secrets: [...this.state.secrets, { name, value }] });
  }
  secrets(references) {
    return this.with({ secrets: [...this.state.secrets, ...entriesOf(references)] });
  }
  healthCheck(command, options = {}) {
    const list3 = typeof command === "string" ? ["CMD-SHELL", command] : command;
    return this.with({ healthCheck: { interval: 30, timeout: 5, retries: 3, ...options, command: list3 } });
  }
  dependsOn(containerName, condition) {
    return this.with({ dependsOn: [...this.state.dependsOn, { containerName, condition }] });
  }
  workingDirectory(workingDirectory) {
    return this.with({ workingDirectory });
  }
  user(user) {
    return this.with({ user });
  }
  cpu(cpu) {
    return this.with({ cpu });
  }
  memory(memory2) {
    return this.with({ memory: memory2 });
  }
  memoryReservation(memoryReservation) {
    return this.with({ memoryReservation });
  }
  startTimeout(startTimeout) {
    return this.with({ startTimeout });
  }
  stopTimeout(stopTimeout) {
    return this.with({ stopTimeout });
  }
  logs(logs) {
    return this.with({ logs });
  }
  logDriver(logDriver, options = {}, secretOptions = {}) {
    return this.with({ logs: { logDriver, options: { ...options }, secretOptions: entriesOf(secretOptions) } });
  }
  #addPort(port2) {
    return this.with({ portMappings: [...this.state.portMappings, port2] });
  }
};

// src/builders/container-model.ts
function readyContainer({ logs, ...container }, defaults2, logGroup2) {
  if (logs === false) return container;
  if ("logDriver" in logs) return { ...container, logConfiguration: logs };
  const { streamPrefix = "ecs", mode = "non-blocking", maxBufferSize } = { ...defaults2, ...logs };
  const buffer = maxBufferSize === void 0 ? {} : { maxBufferSize };
  return { ...container, logConfiguration: { logDriver: "awslogs", logGroup: logGroup2, streamPrefix, mode, ...buffer } };
}
function containerModel(container) {
  const { image = "", environment, secrets: secrets2 } = container;
  return { ...container, image, environment: recordOf(environment), secrets: recordOf(secrets2) };
}
function recordOf(entries) {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
}

// src/builders/object-statements.ts
function objectStatements(arns) {
  if (arns.length === 0) return [];
  const buckets = [...new Set(arns.map((arn2) => arn2.split("/", 1)[0] ?? arn2))];
  return [
    { sid: "ReadObjects", actions: ["s3:GetObject"], resources: arns },
    { sid: "LocateBuckets", actions: ["s3:GetBucketLocation"], resources: buckets }
  ];
}

// src/builders/execution-role.ts
function executionRole(family, containers, volumes = []) {
  const repositories = unique2(containers.map(repositoryOf));
  const logs = containers.flatMap(({ logConfiguration }) => logConfiguration ?? []);
  const groups = unique2(logs.map(({ logGroup: logGroup2 }) => logGroup2)).map((logGroup2) => ({ logGroup: logGroup2 }));
  const written = logs.flatMap(
    ({ logDriver, logGroup: logGroup2, ...rest }) => logDriver === "awslogs" && "options" in rest ? [rest.options] : []
  );
  const others = written.map((options) => writtenGroup(options));
  const made = written.filter((options) => options["awslogs-create-group"] !== void 0).map(writtenGroup);
  const drives = volumes.flatMap(({ fsxWindowsFileServerVolumeConfiguration: fsx }) => fsx ?? []);
  const references = unique2([
    ...containers.flatMap(({ secrets: secrets2 }) => secrets2.map(({ value }) => value)),
    ...logs.flatMap((log) => log.logGroup ? [] : log.secretOptions.map(({ value }) => value)),
    ...drives.map(({ authorizationConfig }) => authorizationConfig?.credentialsParameter)
  ]);
  const registries = unique2(containers.map(({ repositoryCredentials: registry }) => registry?.credentialsParameter));
  const specs = containers.flatMap(
    ({ credentialSpecs = [] }) => credentialSpecs.map((spec) => spec.replace(/^[^:]*:/, ""))
  );
  const isSecret = (reference) => reference.split(":")[2] === "secretsmanager";
  const parameters = [
    ...references.filter((text4) => !isSecret(text4)),
    ...specs.filter((arn2) => arn2.split(":")[2] === "ssm")
  ];
  const objects = [
    ...containers.flatMap(({ environmentFiles = [] }) => environmentFiles.map(({ value }) => value)),
    ...containers.map(({ firelensConfiguration: router }) => configurationObject(router?.options)),
    ...specs.filter((arn2) => arn2.split(":")[2] === "s3")
  ];
  const statements = [
    statement("RegistryToken", ["ecr:GetAuthorizationToken"], repositories.length > 0 ? ["*"] : []),
    statement(
      "PullImages",
      ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      repositories.map((repository3) => typeof repository3 === "string" ? repository3 : { repository: repository3 })
    ),
    statement("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [...groups, ...others]),
    statement("CreateLogGroups", ["logs:CreateLogGroup"], made),
    statement(
      "ReadSecrets",
      ["secretsmanager:GetSecretValue"],
      unique2([...references.filter(isSecret).map(secretArn), ...registries.map(registrySecret)])
    ),
    statement("ReadParameters", ["ssm:GetParameters"], parametersOf(unique2(parameters))),
    ...objectStatements(unique2(objects)),
    statement("FindFileSystems", ["fsx:DescribeFileSystems"], drives.length > 0 ? ["*"] : [])
  ].filter(({ resources }) => resources.length > 0);
  if (statements.length === 0) return void 0;
  return {
    kind: "role",
    id: `${family}-execution`,
    description: `Starts the containers of task definition ${family}`,
    statements,
    managedPolicyArns: [],
    tags: {}
  };
}
function statement(sid, actions, resources) {
  return { sid, actions, resources };
}
function repositoryOf({ image }) {
  return typeof image === "string" ? privateRepository(image) : image?.repository;
}
function secretArn(reference) {
  const fields = reference.split(":").slice(0, 7);
  return isCompleteSecretName(fields[6] ?? "") ? fields.join(":") : `${fields.join(":")}-??????`;
}
function registrySecret(secret) {
  return isArn(secret) ? secretArn(secret) : { secretName: secret };
}
function writtenGroup(options) {
  return { logGroupName: options["awslogs-group"] ?? "", region: options["awslogs-region"] ?? "" };
}
function configurationObject(options = {}) {
  return options["config-file-type"] === "s3" ? options["config-file-value"] : void 0;
}
function parametersOf(references) {
  const [arns, names] = [references.filter(isArn), references.filter((text4) => !isArn(text4))];
  return [
    ...unique2(arns.map((arn2) => arn2.split(":").slice(0, 6).join(":"))),
    ...unique2(names.map((name) => name.replace(/:.*/, ""))).map((parameterName) => ({ parameterName }))
  ];
}
function isArn(reference) {
  return reference.startsWith("arn:");
}
function unique2(values) {
  return [...new Set(values)].flatMap((value) => value === void 0 ? [] : [value]);
}

// src/builders/task-role.ts
var EXECUTE_COMMAND = {
  sid: "ExecuteCommand",
  actions: [
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel"
  ],
  resources: ["*"]
};
function taskRole(family, options, executeCommand, volumes = []) {
  const needed = [...volumeStatements(volumes), ...executeCommand ? [EXECUTE_COMMAND] : []];
  if (!options && needed.length === 0) return void 0;
  const allowed = (options?.allow ?? []).map(({ actions, resources }, at) => ({
    sid: `Allow${at + 1}`,
    actions,
    resources
  }));
  return {
    kind: "role",
    id: `${family}-task`,
    description: `The code in task definition ${family}`,
    statements: [...allowed, ...needed],
    managedPolicyArns: options?.managedPolicyArns ?? [],
    tags: {}
  };
}
function volumeStatements(volumes) {
  const efs2 = volumes.flatMap(
    ({ efsVolumeConfiguration: volume2 }) => volume2?.authorizationConfig?.iam === "ENABLED" ? volume2.fileSystemId ?? [] : []
  );
  const s3Files = volumes.flatMap(({ s3filesVolumeConfiguration: volume2 }) => volume2?.fileSystemArn ?? []);
  const actions = (service3) => [`${service3}:ClientMount`, `${service3}:ClientWrite`];
  const statements = [
    { sid: "MountFileSystems", actions: actions("elasticfilesystem"), resources: [...new Set(efs2)].map(fileSystem) },
    { sid: "MountS3Files", actions: actions("s3files"), resources: [...new Set(s3Files)] }
  ];
  return statements.filter(({ resources }) => resources.length > 0);
}
function fileSystem(id2) {
  return id2.startsWith("arn:") ? id2 : { fileSystemId: id2 };
}

// src/builders/task-definition-model.ts
function draftOf2(state) {
  const { family = "", vcpu, gib, logs, executeCommand, taskRole: role2, launchType, fields, tags: tags2 } = state;
  const logGroup2 = logGroupOf(family, logs);
  const mode = logs.mode === void 0 ? {} : { mode: logs.mode };
  const containers = state.containers.map((container) => readyContainer(container, mode, logGroup2));
  return defined({
    ...fields,
    family: state.family,
    launchType,
    requiresCompatibilities: launchType === void 0 ? void 0 : [launchType],
    networkMode: networkModeOf2(state),
    cpu: vcpu === void 0 ? void 0 : vcpu * 1024,
    memory: gib === void 0 ? void 0 : gib * 1024,
    ...platformOf(state),
    ephemeralStorageGiB: state.ephemeralStorageGiB,
    executionRole: state.executionRole ?? executionRole(family, containers, fields.volumes),
    taskRole: typeof role2 === "string" ? role2 : taskRole(family, role2, executeCommand, fields.volumes),
    containers,
    tags: tags2
  });
}
function networkModeOf2({ networkMode, launchType = "FARGATE" }) {
  return networkMode === "default" ? void 0 : networkMode ?? DEFAULT_NETWORK_MODE[launchType];
}
function platformOf({
  cpuArchitecture,
  operatingSystemFamily,
  launchType = "FARGATE"
}) {
  const given2 = defined({ cpuArchitecture, operatingSystemFamily });
  return launchType === "FARGATE" ? { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX", ...given2 } : given2;
}
function logGroupOf(family, { group, retentionDays }) {
  const logGroupName = group ?? `/ecs/${family}`;
  const retention = retentionDays === void 0 ? {} : { retentionInDays: retentionDays };
  return { kind: "log-group", id: logGroupName, logGroupName, ...retention, tags: {} };
}
function modelOf({
  family = "",
  containers,
  requiresCompatibilities: _,
  networkMode,
  cpu,
  memory: memory2,
  launchType = "FARGATE",
  ...draft
}) {
  return {
    ...draft,
    kind: "task-definition",
    id: family,
    family,
    launchType,
    ...networkMode !== void 0 && { networkMode },
    ...cpu !== void 0 && { cpu: String(cpu) },
    ...memory2 !== void 0 && { memory: String(memory2) },
    containers: containers.map(containerModel)
  };
}
function defined(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
}

// src/builders/task-definition-steps.ts
var TaskDefinitionSteps = class _TaskDefinitionSteps extends Builder {
  #state;
  #draft;
  #issues;
  static start(family) {
    const named4 = family === void 0 ? {} : { family };
    const empty = { executeCommand: false, logs: {}, fields: {}, containers: [], tags: {}, ignored: [] };
    return new _TaskDefinitionSteps({ ...named4, ...empty });
  }
  constructor(state) {
    super();
    this.#state = state;
  }
  get subject() {
    const { family } = this.#state;
    return family === void 0 ? "Task definition" : `Task definition "${family}"`;
  }
  family(family) {
    return this.#with({ family });
  }
  fargate() {
    return this.#with({ launchType: "FARGATE" });
  }
  ec2() {
    return this.#with({ launchType: "EC2" });
  }
  external() {
    return this.#with({ launchType: "EXTERNAL" });
  }
  managedInstances() {
    return this.#with({ launchType: "MANAGED_INSTANCES" });
  }
  networkMode(networkMode) {
    return this.#with({ networkMode });
  }
  cpu(vcpu) {
    return this.#with({ vcpu });
  }
  memory(gib) {
    return this.#with({ gib });
  }
  size({ cpu, memory: memory2 }) {
    return this.#with({ vcpu: cpu, gib: memory2 });
  }
  architecture(cpuArchitecture) {
    return this.#with({ cpuArchitecture });
  }
  operatingSystem(operatingSystemFamily) {
    return this.#with({ operatingSystemFamily });
  }
  pidMode(pidMode) {
    return this.raw({ pidMode });
  }
  ipcMode(ipcMode) {
    return this.raw({ ipcMode });
  }
  placementConstraint(expression) {
    const { placementConstraints = [] } = this.#state.fields;
    return this.raw({ placementConstraints: [...placementConstraints, { type: "memberOf", expression }] });
  }
  enableFaultInjection(enableFaultInjection) {
    return this.raw({ enableFaultInjection });
  }
  volume(name) {
    return this.#addVolume({ name });
  }
  hostVolume(name, sourcePath) {
    return this.#addVolume({ name, host: { sourcePath } });
  }
  efsVolume(name, efsVolumeConfiguration) {
    return this.#addVolume({ name, efsVolumeConfiguration });
  }
  s3FilesVolume(name, s3filesVolumeConfiguration) {
    return this.#addVolume({ name, s3filesVolumeConfiguration });
  }
  ebsVolume(name) {
    return this.#addVolume({ name, configuredAtLaunch: true });
  }
  dockerVolume(name, dockerVolumeConfiguration = {}) {
    return this.#addVolume({ name, dockerVolumeConfiguration });
  }
  fsxWindowsFileServerVolume(name, fsxWindowsFileServerVolumeConfiguration) {
    return this.#addVolume({ name, fsxWindowsFileServerVolumeConfiguration });
  }
  raw(fields) {
    return this.#with({ fields: { ...this.#state.fields, ...structuredClone(fields) } });
  }
  ephemeralStorage(ephemeralStorageGiB) {
    return this.#with({ ephemeralStorageGiB });
  }
  executionRole(arn2) {
    return this.#with({ executionRole: arn2 });
  }
  taskRole(role2) {
    return this.#with({ taskRole: structuredClone(role2) });
  }
  allowExecuteCommand() {
    return this.#with({ executeCommand: true });
  }
  logs(options) {
    return this.#with({ logs: { ...this.#state.logs, ...options } });
  }
  tags(tags2) {
    return this.#with({ tags: { ...this.#state.tags, ...tags2 } });
  }
  container(name, define) {
    return this.containers([{ name, define }]);
  }
  firelens(name, define, firelensConfiguration) {
    return this.container(name, (c) => define(c).raw({ firelensConfiguration }));
  }
  containers(entries) {
    const added = entries.map(({ name, define }) => define(new ContainerSteps(containerState(name))).state);
    return this.#with({ containers: [...this.#state.containers, ...added] });
  }
  ignoreRules(...codes) {
    return this.#with({ ignored: [...this.#state.ignored, ...codes] });
  }
  issues() {
    this.#draft ??= draftOf2(this.#state);
    this.#issues ??= frozen(checkDraft(this.#draft, new Set(this.#state.ignored)));
    return this.#issues;
  }
  assemble(issues) {
    issues.push(...this.issues());
    this.#draft ??= draftOf2(this.#state);
    return modelOf(this.#draft);
  }
  #addVolume(volume2) {
    return this.raw({ volumes: [...this.#state.fields.volumes ?? [], volume2] });
  }
  #with(patch) {
    return new _TaskDefinitionSteps({ ...this.#state, ...patch });
  }
};

// src/builders/task-definition.ts
function taskDefinition(family) {
  return typed(TaskDefinitionSteps.start(family));
}

// src/deploy/retry.ts
var RETRY_RULES = [
  {
    code: /^(Throttling|ThrottlingException|ThrottledException|RequestLimitExceeded|TooManyRequestsException|PriorRequestNotComplete|SlowDown|RequestThrottled)$/,
    seconds: 300,
    because: "AWS asks for fewer calls"
  },
  // ECS passes on the throttling of what it depends on under other codes.
  { code: /./, message: /throttl|rate exceeded/i, seconds: 300, because: "AWS asks for fewer calls" },
  {
    service: "ecs",
    code: /^(InvalidParameterException|ClientException)$/,
    message: /unable to assume|service linked role|service role being passed/i,
    seconds: 240,
    because: "a new role is not known everywhere yet"
  },
  {
    service: "ecs",
    operations: ["CreateService", "UpdateService"],
    code: /^InvalidParameterException$/,
    message: /does not have an associated load balancer/i,
    seconds: 240,
    because: "the load balancer is not known to ECS yet"
  },
  {
    service: "ecs",
    operations: ["CreateService"],
    code: /^ClusterNotFoundException$/,
    seconds: 120,
    because: "the new cluster is not known everywhere yet"
  },
  {
    service: "ecs",
    operations: ["CreateService"],
    code: /^InvalidParameterException$/,
    message: /still draining/i,
    seconds: 1200,
    because: "a service of that name is still draining"
  },
  {
    service: "ecs",
    operations: ["PutClusterCapacityProviders", "DeleteCluster"],
    code: /^(UpdateInProgressException|ResourceInUseException|ClusterContains(Tasks|Services)Exception)$/,
    seconds: 600,
    because: "the cluster is still busy"
  },
  {
    service: "elbv2",
    operations: ["DeleteTargetGroup"],
    code: /^ResourceInUse(Exception)?$/,
    seconds: 120,
    because: "a listener that used the target group is going away"
  },
  {
    service: "elbv2",
    operations: ["CreateRule", "SetRulePriorities"],
    code: /^PriorityInUse(Exception)?$/,
    seconds: 60,
    because: "the priority is being freed"
  },
  {
    service: "elbv2",
    operations: ["CreateListener", "ModifyListener"],
    code: /^CertificateNotFound(Exception)?$/,
    seconds: 300,
    because: "the certificate is not known to the load balancer yet"
  },
  {
    service: "elbv2",
    operations: [
      "CreateRule",
      "ModifyRule",
      "CreateListener",
      "ModifyTargetGroupAttributes",
      "ModifyLoadBalancerAttributes",
      "DescribeTags",
      "DescribeTargetGroupAttributes",
      "DescribeLoadBalancerAttributes"
    ],
    code: /^(TargetGroup|Listener|LoadBalancer|Rule)NotFound(Exception)?$/,
    seconds: 60,
    because: "what was just made is not known everywhere yet"
  },
  {
    service: "ec2",
    operations: ["DeleteSecurityGroup"],
    code: /^(DependencyViolation|InvalidGroup\.InUse)$/,
    seconds: 900,
    because: "network interfaces that use the security group are going away"
  },
  {
    service: "ec2",
    operations: [
      "AuthorizeSecurityGroupIngress",
      "RevokeSecurityGroupIngress",
      "UpdateSecurityGroupRuleDescriptionsIngress",
      "CreateTags"
    ],
    code: /^InvalidGroup\.NotFound$/,
    seconds: 60,
    because: "the new security group is not known everywhere yet"
  },
  {
    service: "iam",
    operations: ["DeleteRole"],
    code: /^DeleteConflict(Exception)?$/,
    seconds: 120,
    because: "the policies of the role are going away"
  },
  {
    service: "iam",
    code: /^(ConcurrentModification|EntityTemporarilyUnmodifiable)(Exception)?$/,
    seconds: 120,
    because: "the role is being changed"
  },
  {
    service: "iam",
    operations: ["PutRolePolicy", "AttachRolePolicy"],
    code: /^NoSuchEntity(Exception)?$/,
    message: /role with name/i,
    seconds: 60,
    because: "the new role is not known everywhere yet"
  },
  {
    service: "applicationAutoScaling",
    code: /^ConcurrentUpdateException$/,
    seconds: 120,
    because: "another change of the scalable target is pending"
  },
  {
    service: "applicationAutoScaling",
    operations: ["PutScalingPolicy"],
    code: /^(ObjectNotFoundException|FailedResourceAccessException)$/,
    seconds: 120,
    because: "the new scalable target is not known everywhere yet"
  },
  {
    service: "applicationAutoScaling",
    operations: ["RegisterScalableTarget"],
    code: /^ValidationException$/,
    message: /service doesn't exist|unable to assume/i,
    seconds: 120,
    because: "the new service is not known to Auto Scaling yet"
  },
  {
    service: "cloudWatchLogs",
    code: /^OperationAbortedException$/,
    seconds: 60,
    because: "another change of the log group is pending"
  },
  {
    service: "cloudWatchLogs",
    operations: ["PutRetentionPolicy"],
    code: /^ResourceNotFoundException$/,
    seconds: 60,
    because: "the new log group is not known everywhere yet"
  },
  {
    code: /^(ServerException|ServiceUnavailable(Exception)?|InternalFailure|InternalServerError|InternalError|ServiceFailureException|TimeoutError|RequestTimeout|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EAI_AGAIN)$/,
    seconds: 60,
    because: "AWS could not be reached or had a failure of its own"
  }
];
function isThrottling(error) {
  return error instanceof Error && (RETRY_RULES[0]?.code.test(error.name) ?? false);
}
var FIRST_PAUSE_MILLISECONDS = 500;
var LONGEST_PAUSE_MILLISECONDS = 15e3;
async function withRetries(service3, operation, attempt, { clock, emit, signal }) {
  const since = /* @__PURE__ */ new Map();
  for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)) {
    try {
      return await attempt();
    } catch (error) {
      const rule = ruleFor(service3, operation, error);
      if (!rule) throw noteCall(error, `${service3} ${operation}`);
      const start = since.get(rule) ?? clock.now();
      since.set(rule, start);
      if (clock.now() - start >= rule.seconds * 1e3) throw noteCall(error, `${service3} ${operation}`);
      emit({ type: "retrying", at: clock.now(), call: `${service3} ${operation}`, because: rule.because });
      await clock.sleep(pause / 2 + Math.random() * pause / 2, signal);
    }
  }
}
var failedCalls = /* @__PURE__ */ new WeakMap();
function noteCall(error, call) {
  if (!(error instanceof Error)) return error;
  failedCalls.set(error, call);
  Reflect.deleteProperty(error, "$response");
  return error;
}
function callOf(error) {
  return failedCalls.get(error);
}
function ruleFor(service3, operation, error) {
  if (!(error instanceof Error)) return void 0;
  const codes = [error.name, "code" in error ? String(error.code) : ""];
  return RETRY_RULES.find(
    (rule) => (rule.service ?? service3) === service3 && (rule.operations?.includes(operation) ?? true) && codes.some((code3) => rule.code.test(code3)) && (rule.message?.test(error.message) ?? true)
  );
}

// src/deploy/diagnosis/permission.ts
var DENIED = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|NotAuthorized|AuthorizationError(Exception)?)$/;
var PREFIXES = {
  applicationAutoScaling: "application-autoscaling",
  cloudWatchLogs: "logs",
  elbv2: "elasticloadbalancing"
};
var isDenied = (error) => DENIED.test(error.name);
async function readable(what, read2) {
  try {
    return { value: await read2(), evidence: [] };
  } catch (error) {
    if (!(error instanceof Error) || error.name === "AbortError") throw error;
    const [service3 = "", operation] = (callOf(error) ?? "").split(" ");
    const action = isDenied(error) && operation ? ` (allow ${PREFIXES[service3] ?? service3}:${operation})` : "";
    return { evidence: [`${what} could not be read: ${error.message}${action}`] };
  }
}

// src/deploy/diagnosis/names.ts
var SECRET = /arn:[\w-]+:(?:secretsmanager:[\w-]*:\d*:secret:[\w/+=.@-]+|ssm:[\w-]*:\d*:parameter\/[\w/.-]+)/;
var ROLE = /assumed-role\/([\w+=,.@-]+)\/|(arn:[\w-]+:iam::\d*:role\/[\w+=,.@/-]+)/;
function secretOf(clue) {
  const { words, subject } = clue;
  const all = (subject.definition?.containerDefinitions ?? []).flatMap(
    (container) => (container.secrets ?? []).map((secret) => ({ container, variable: secret.name, from: secret.valueFrom ?? "" }))
  );
  const said = SECRET.exec(words)?.[0];
  const asked = all.find(({ from: from2 }) => words.includes(from2)) ?? all.find(({ from: from2 }) => words.includes(nameIn(from2))) ?? (all.length === 1 ? all[0] : void 0);
  const from = asked?.from ?? "a secret of the task";
  const name = said ?? SECRET.exec(from)?.[0] ?? from;
  if (!asked) return { name, line: subject.program ? ".secret(\u2026)" : "secrets of the task definition" };
  return { name, line: line({ ...clue, container: asked.container }, asked.variable ?? "") };
}
function jsonKeyOf({ words }) {
  return /json key "?([^\s".:]+)/i.exec(words)?.[1] ?? "the key";
}
function roleOf({ words, subject: { definition } }) {
  const [, session, arn2] = ROLE.exec(words) ?? [];
  const known = [definition?.executionRoleArn, definition?.taskRoleArn].find((role2) => session && role2?.endsWith(session));
  return known ?? arn2 ?? session ?? definition?.executionRoleArn ?? "the execution role (the task definition has none)";
}
function imageOf({ words, container }) {
  return container?.image ?? /(?:ref|for|image) ([\w.-]+(?:[:/@][\w./:@-]+)+)/.exec(words)?.[1] ?? "of the task";
}
function logGroupOf2({ words, container, subject: { definition } }) {
  const groups = (definition?.containerDefinitions ?? []).flatMap(
    (each2) => each2.logConfiguration?.options?.["awslogs-group"] ?? []
  );
  return /log-group:([\w/.#-]+)/.exec(words)?.[1] ?? container?.logConfiguration?.options?.["awslogs-group"] ?? groups.find((group) => words.includes(group)) ?? [...new Set(groups)].join(", ");
}
function networkOf({ subject: { service: service3 } }) {
  const { subnets: subnets2 = [], assignPublicIp = "DISABLED" } = service3.networkConfiguration?.awsvpcConfiguration ?? {};
  return `${subnets2.join(", ") || "the subnets"} (public IP ${assignPublicIp.toLowerCase()})`;
}
function nameIn(from) {
  const arn2 = SECRET.exec(from)?.[0] ?? from;
  return arn2.replace(/-\w{6}$/, "").replace(/^arn:.*:parameter/, "");
}
function line({ subject: { program, definition }, container }, variable) {
  return program ? `.secret('${variable}', \u2026) of container('${container?.name}') in taskDefinition('${definition?.family}')` : `secret ${variable} of container ${container?.name} in task definition ${definition?.family}`;
}

// src/deploy/diagnosis/subject.ts
function ofService({ subject: { service: service3, program } }, method, setting) {
  const { serviceName } = service3;
  if (serviceName === void 0) return `${program ? method : setting} of the service`;
  return program ? `${method} of service('${serviceName}')` : `${setting} of service ${serviceName}`;
}
function ofTask({ subject: { definition, program } }, method, setting) {
  const family = definition?.family;
  if (family === void 0) return `${program ? method : setting} of the task definition`;
  return program ? `${method} of taskDefinition('${family}')` : `${setting} of task definition ${family}`;
}
function ofContainer(clue, method, setting) {
  const name = clue.container?.name;
  if (name === void 0) return ofTask(clue, method, setting);
  const task = ofTask(clue, "", "").replace(/^ of /, "");
  return clue.subject.program ? `${method} of container('${name}') in ${task}` : `${setting} of container ${name} in ${task}`;
}
function containerOf({ container }) {
  return container?.name === void 0 ? "A container" : `Container "${container.name}"`;
}
async function readDefinition(taskDefinition3, { aws }) {
  if (!taskDefinition3) return { definition: void 0, evidence: [] };
  const { value, evidence } = await readable(
    "task definition",
    () => aws.ecs("DescribeTaskDefinition", { taskDefinition: taskDefinition3 })
  );
  return { definition: value?.taskDefinition, evidence };
}

// src/deploy/diagnosis/causes/cause.ts
var GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide";
var guide2 = (page) => `${GUIDE}/${page}.html`;

// src/deploy/diagnosis/causes/capacity.ts
var EVENTS = guide2("service-event-messages-list");
var NO_INSTANCE = /no container instance met all of its requirements/i;
var CAPACITY_CAUSES = [
  {
    code: "quota.reached",
    words: /reached the limit on the number of|configuration is above your limit|tasks provisioning capacity limit|ServiceQuotaExceeded|LimitExceeded|TooMany\w+Exception|MaxSpotInstanceCountExceeded|VcpuLimitExceeded/i,
    calls: true,
    hopeless: false,
    cause: ({ words }) => `A quota of the account is reached: ${quota(words)}`,
    fix: () => "Ask for a higher quota in Service Quotas, or free what uses it up.",
    docs: guide2("service-quotas")
  },
  {
    code: "capacity.constraint",
    words: /no container instance met.*(attribute|constraint)|placement constraint|RESOURCE:ATTRIBUTE|encountered error "ATTRIBUTE"/is,
    hopeless: false,
    cause: () => "No container instance meets the placement constraints, or has an attribute that the task needs",
    fix: (clue) => `Add an instance that does, in a subnet of the service, or change ${ofService(clue, ".placementConstraints(\u2026)", "placementConstraints")}.`,
    docs: guide2("task-placement-constraints")
  },
  {
    code: "capacity.agent",
    words: /encountered error "AGENT"|agent connected|Timed out waiting for Amazon ECS Agent/i,
    hopeless: false,
    cause: () => "The ECS agent of the container instance is disconnected",
    fix: () => "Restart the agent (sudo systemctl restart ecs), and check the way from the instance to ECS.",
    docs: EVENTS
  },
  {
    code: "capacity.instances",
    words: /no container instance met|no container instances were found|insufficient (CPU|memory)|RESOURCE:(CPU|MEMORY|ENI|GPU|PORTS)|already using a port|port is already allocated|could not launch \d+ tasks|Unable to launch instance/i,
    hopeless: false,
    cause: (clue) => `No container instance has room for the task: ${short(clue.words)}`,
    fix: (clue) => `Add instances to the cluster (raise the capacity provider's maximum), or ask for less: ${ofTask(clue, ".cpu(\u2026) and .memory(\u2026)", "cpu and memory")}.`,
    docs: EVENTS
  },
  {
    code: "capacity.spot",
    words: /Spot Task was interrupted|SpotInterruption|TerminationNotice|capacity is unavailable/i,
    when: ({ words, subject: { service: service3 } }) => !/capacity is unavailable/i.test(words) || isSpotOnly(service3.capacityProviderStrategy),
    hopeless: false,
    cause: () => "AWS has no Spot capacity for the task, or took it back",
    fix: (clue) => `Keep a base on FARGATE beside FARGATE_SPOT: ${ofService(clue, ".capacityProviderStrategy(\u2026)", "capacityProviderStrategy")}.`,
    docs: guide2("spot-interruption-errors")
  },
  {
    code: "capacity.unavailable",
    words: /capacity is unavailable|Reason: Internal error/i,
    hopeless: false,
    cause: (clue) => `AWS has no capacity for the task in the zones of ${networkOf(clue)} at the moment`,
    fix: (clue) => `Wait, or add subnets in other zones: ${ofService(clue, ".network(\u2026)", "networkConfiguration")}.`,
    docs: EVENTS
  }
];
function isSpotOnly(strategy = []) {
  return strategy.length > 0 && strategy.every(({ capacityProvider }) => capacityProvider === "FARGATE_SPOT");
}
function quota(words) {
  return /limit on the number of ([^.]*?)(?: you can run|\.|$)/i.exec(words)?.[1] ?? /requested (\w+) configuration/i.exec(words)?.[1]?.toUpperCase() ?? words.slice(0, 200);
}
var SHORT = [
  [/insufficient memory|RESOURCE:MEMORY/i, "memory is short"],
  [/insufficient CPU|RESOURCE:CPU/i, "CPU is short"],
  [/RESOURCE:ENI|network interface/i, "network interfaces are short"],
  [/RESOURCE:GPU/i, "GPUs are short"],
  [/using a port|RESOURCE:PORTS/i, "a port is taken"],
  [/launch instance/i, "the capacity provider could not start an instance"]
];
function short(words) {
  return SHORT.find(([pattern2]) => pattern2.test(words))?.[1] ?? (NO_INSTANCE.test(words) ? "none is registered, or none fits" : "none fits");
}

// src/deploy/diagnosis/causes/container.ts
var CONTAINER_CAUSES = [
  {
    code: "container.out-of-memory",
    words: /OutOfMemory|\bOOM\b|OOMKilled/i,
    logs: /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|fatal error: runtime: out of memory/,
    hopeless: false,
    cause: (clue) => `${containerOf(clue)} ran out of memory: it may use ${memory(clue)}`,
    fix: (clue) => clue.container?.memory === void 0 ? `Give it more: ${ofTask(clue, ".memory(\u2026)", "memory")}. Or make the program use less.` : `Give it more: ${ofContainer(clue, ".memory(\u2026)", "memory")}. Or make the program use less.`,
    docs: guide2("out-of-memory")
  },
  {
    code: "container.dependency-failed",
    words: /container ordering dependency|dependency did not exit successfully|others depend on its success/i,
    hopeless: false,
    cause: (clue) => `${dependency(clue)} failed${code2(clue)}, and other containers wait for its success`,
    fix: (clue) => `Correct what its log says: ${ofContainer(clue, ".command(\u2026)", "command")}. What need not wait for it can do without ${ofTask(clue, ".dependsOn(\u2026)", "dependsOn")}.`,
    docs: guide2("task_definition_parameters")
  },
  {
    code: "container.bad-command",
    words: /executable file not found|exec: ".*": (stat|permission denied)|exec .*: no such file or directory|CannotStartContainerError|CannotCreateContainerError/i,
    logs: /^exec .*: no such file or directory$/,
    hopeless: true,
    cause: (clue) => `${containerOf(clue)} cannot start ${executable(clue)}`,
    fix: (clue) => `Correct ${ofContainer(clue, ".command(\u2026) or .entryPoint(\u2026)", "command or entryPoint")}, or put the program into the image.`,
    docs: guide2("cannot-start-container")
  },
  {
    code: "container.start-timeout",
    words: /ContainerRuntimeTimeoutError|DockerTimeoutError|Could not transition to (started|running|created)/i,
    hopeless: false,
    cause: (clue) => `${containerOf(clue)} did not start in time`,
    fix: (clue) => `Make the image smaller or raise ${ofContainer(clue, ".startTimeout(\u2026)", "startTimeout")}.`,
    docs: guide2("container-runtime-timeout-error")
  },
  {
    code: "container.unhealthy",
    words: /failed container health checks/i,
    hopeless: false,
    cause: (clue) => `${containerOf(clue)} failed its own health check${check(clue)}`,
    fix: (clue) => `Run the command in the image (is curl there?); allow for a slow start with startPeriod: ${ofContainer(clue, ".healthCheck(\u2026)", "healthCheck")}.`,
    docs: guide2("healthcheck")
  }
];
function memory({ container, subject: { definition } }) {
  const mib = container?.memory ?? definition?.memory;
  return mib === void 0 ? "what the task has" : `${mib} MiB`;
}
function dependency({ words, container }) {
  const name = container?.name ?? /dependency \[([\w-]+)/.exec(words)?.[1];
  return name === void 0 ? "A container" : `Container "${name}"`;
}
function code2({ words }) {
  const exitCode = /exit code (\d+), and others/.exec(words)?.[1];
  return exitCode === void 0 ? "" : ` with code ${exitCode}`;
}
function executable({ words, container }) {
  const command = [...container?.entryPoint ?? [], ...container?.command ?? []].join(" ");
  return /exec: "([^"]+)"/.exec(words)?.[1] ?? (command || "its command");
}
function check({ container }) {
  const command = container?.healthCheck?.command?.slice(1).join(" ");
  return command ? `: ${command}` : "";
}

// src/deploy/diagnosis/causes/image.ts
var PULL = guide2("task_cannot_pull_image");
var IMAGE_CAUSES = [
  {
    code: "image.architecture",
    words: /exec format error|descriptor matching platform|does not match the .*platform|no matching manifest/i,
    logs: /exec format error/i,
    hopeless: true,
    cause: (clue) => `The image ${imageOf(clue)} was built for another CPU architecture than the task runs on (${architecture(clue)})`,
    fix: (clue) => `Build it for that architecture (docker build --platform linux/${architecture(clue) === "ARM64" ? "arm64" : "amd64"}), or change ${ofTask(clue, ".architecture(\u2026)", "runtimePlatform")}.`,
    docs: PULL
  },
  {
    code: "image.rate-limit",
    words: /CannotPull.*(toomanyrequests|too many requests|rate limit|pull rate)/is,
    hopeless: false,
    cause: (clue) => `The registry of the image ${imageOf(clue)} limits how often it may be pulled`,
    fix: (clue) => `Pull from ECR (a pull-through cache fills itself): change ${ofContainer(clue, ".image(\u2026)", "image")}, or sign in to the registry with repositoryCredentials.`,
    docs: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html"
  },
  {
    code: "image.denied",
    words: /CannotPull.*(not authorized to perform|forbidden|unauthorized|no basic auth|authentication required|token has expired)|(ecr registry auth|GetAuthorizationToken).*(AccessDenied|not authorized)/is,
    hopeless: true,
    cause: (clue) => `${roleOf(clue)} may not pull the image ${imageOf(clue)}`,
    fix: (clue) => `Allow the execution role ecr:GetAuthorizationToken, ecr:BatchCheckLayerAvailability, ecr:GetDownloadUrlForLayer and ecr:BatchGetImage: ${ofTask(clue, ".executionRole(\u2026)", "executionRoleArn")}. For a repository of another account, its repository policy must allow it too.`,
    docs: PULL
  },
  {
    code: "image.missing",
    words: /CannotPull.*(not found|manifest unknown|does not exist|no such image|not exist|pull access denied|requested access to the resource is denied|name unknown)/is,
    hopeless: true,
    cause: (clue) => `The image ${imageOf(clue)} is not in its registry, or the registry is private`,
    fix: (clue) => `Push the image, or correct its name or tag: ${ofContainer(clue, ".image(\u2026)", "image")}.`,
    docs: PULL
  },
  {
    code: "registry.unreachable",
    words: /CannotPull|(ecr registry auth|registry auth from Amazon ECR|GetAuthorizationToken|api\.ecr).*(timeout|timed out|deadline|i\/o|connection issue|canceled|request failed|no such host)/is,
    hopeless: false,
    cause: (clue) => `The image ${imageOf(clue)} could not be pulled: there is no way to its registry from ${networkOf(clue)}`,
    fix: (clue) => `Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or VPC endpoints (ecr.api, ecr.dkr, s3, logs): ${ofService(clue, ".network(\u2026)", "networkConfiguration")}.`,
    docs: PULL
  }
];
var architecture = ({ subject }) => subject.definition?.runtimePlatform?.cpuArchitecture ?? "X86_64";

// src/deploy/diagnosis/causes/rollout.ts
var ROLLOUT_CAUSES = [
  {
    code: "rollout.alarm",
    words: /alarm (was )?detected|alarms? .*(went|entered|is) (in|into)? ?(the )?ALARM|CloudWatch alarm/i,
    hopeless: false,
    cause: ({ subject: { service: service3 } }) => {
      const { alarmNames = [] } = service3.deploymentConfiguration?.alarms ?? {};
      return `An alarm of the deployment went off${alarmNames.length > 0 ? `: ${alarmNames.join(" or ")}` : ""}`;
    },
    fix: (clue) => `See in CloudWatch what the alarm measured: the new revision runs, but not well. The alarms are ${ofService(clue, ".alarms(\u2026)", "deploymentConfiguration.alarms")}.`,
    docs: guide2("deployment-alarm-failure")
  },
  {
    code: "rollout.percents",
    words: /unable to stop or start tasks during a deployment because of the service deployment configuration/i,
    hopeless: false,
    cause: () => "The deployment may neither start a new task nor stop an old one",
    fix: (clue) => `Lower the one or raise the other: ${ofService(clue, ".minimumHealthyPercent(\u2026) and .maximumPercent(\u2026)", "minimumHealthyPercent and maximumPercent")}.`,
    docs: guide2("service-event-messages-list")
  },
  {
    code: "rollout.circuit-breaker",
    words: /circuit breaker|deployment failed: tasks failed to start|unable to consistently start tasks/i,
    hopeless: false,
    cause: () => "So many tasks failed that the circuit breaker ended the deployment; their reasons could not be read",
    fix: (clue) => `Look at the stopped tasks (ECS shows them for an hour) and their logs. The threshold is ${ofService(clue, ".circuitBreaker(\u2026)", "deploymentCircuitBreaker")}.`,
    docs: guide2("deployment-circuit-breaker")
  }
];

// src/deploy/diagnosis/causes/secret.ts
var RESOURCES = guide2("resource-initialization-error");
var SECRETS = guide2("secrets-envvar-secrets-manager");
var ABOUT = /secretsmanager|secrets manager|from asm|from ssm|ssm:|parameter store/.source;
var SECRET_CAUSES = [
  {
    code: "kms.denied",
    words: /Access to KMS is not allowed|ciphertext refers to|not authorized to perform: kms:|kms.*AccessDenied/is,
    hopeless: true,
    cause: (clue) => `${roleOf(clue)} may not decrypt ${secretOf(clue).name}`,
    fix: (clue) => `Allow the execution role kms:Decrypt on the key of the secret, in the role's policy and in the key's policy; the secret is ${secretOf(clue).line}.`,
    docs: guide2("task_execution_IAM_role")
  },
  {
    code: "secret.key-missing",
    words: /did not contain json key|invalid character .* looking for beginning of value|unable to parse.*json/is,
    hopeless: true,
    cause: (clue) => `The secret ${secretOf(clue).name} has no JSON key "${jsonKeyOf(clue)}"`,
    fix: (clue) => `Add the key to the secret, or correct the key after its name (\u2026:KEY::): ${secretOf(clue).line}.`,
    docs: SECRETS
  },
  {
    code: "secret.denied",
    words: new RegExp(`(${ABOUT}).*(AccessDenied|not authorized to perform)`, "is"),
    hopeless: true,
    cause: (clue) => `${roleOf(clue)} may not read ${secretOf(clue).name}`,
    fix: (clue) => `Allow the execution role ${/ssm/i.test(clue.words) ? "ssm:GetParameters" : "secretsmanager:GetSecretValue"} on it; the secret is ${secretOf(clue).line}. A resource policy of the secret may refuse it, too.`,
    docs: guide2("task_execution_IAM_role")
  },
  {
    code: "secret.missing",
    words: new RegExp(
      `(${ABOUT}|ResourceNotFoundException).*(can't find|ResourceNotFound|ParameterNotFound|exists in the specified|invalid (ssm )?parameters)`,
      "is"
    ),
    hopeless: true,
    cause: (clue) => `${secretOf(clue).name} does not exist, or has no value`,
    fix: (clue) => `Create it in this Region, or correct its ARN (that of a secret ends in six random characters): ${secretOf(clue).line}.`,
    docs: guide2("resource-not-found-error")
  },
  {
    code: "secret.unreachable",
    words: /(unable to retrieve secrets? from|pull (the )?secrets? from|failed to fetch secret).*(deadline|timeout|timed out|connection issue|RequestCanceled|i\/o|send request failed|network)/is,
    hopeless: false,
    cause: (clue) => `${secretOf(clue).name} could not be read: there is no way to its service from ${networkOf(clue)}`,
    fix: (clue) => `Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or VPC endpoints (secretsmanager, ssm, kms): ${ofService(clue, ".network(\u2026)", "networkConfiguration")}.`,
    docs: RESOURCES
  }
];

// src/deploy/diagnosis/causes/start.ts
var RESOURCES2 = guide2("resource-initialization-error");
var START_CAUSES = [
  {
    code: "log-group.denied",
    words: /not authorized to perform: logs:|log stream.*AccessDenied|log group.*AccessDenied/is,
    hopeless: true,
    cause: (clue) => `${roleOf(clue)} may not write to the log group ${logGroupOf2(clue)}`,
    fix: (clue) => `Allow the execution role logs:CreateLogStream and logs:PutLogEvents on it: ${ofTask(clue, ".executionRole(\u2026)", "executionRoleArn")}.`,
    docs: guide2("using_awslogs")
  },
  {
    code: "log-group.unreachable",
    words: /(logger args|logging driver|CloudWatch).*(signal: killed|deadline|connection issue|timed? ?out)/is,
    hopeless: false,
    cause: (clue) => `The log group ${logGroupOf2(clue)} could not be reached from ${networkOf(clue)}`,
    fix: (clue) => `Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or a VPC endpoint for logs that lets port 443 in: ${ofService(clue, ".network(\u2026)", "networkConfiguration")}.`,
    docs: RESOURCES2
  },
  {
    code: "log-group.missing",
    words: /log group does not exist|cannot find the Amazon CloudWatch log group|failed to validate logger args|logging driver/i,
    hopeless: true,
    cause: (clue) => `The log group ${logGroupOf2(clue)} does not exist`,
    fix: (clue) => `Create it, or name another: ${ofContainer(clue, ".logs(\u2026)", "logConfiguration")}.`,
    docs: guide2("using_awslogs")
  },
  {
    code: "role.not-assumable",
    words: /unable to assume (the )?(role|service linked role)|sts:AssumeRole|trust relationship has been misconfigured/i,
    calls: true,
    hopeless: false,
    cause: (clue) => `ECS may not assume ${/service linked/.test(clue.words) ? "its service-linked role" : roleOf(clue)}`,
    fix: (clue) => `Let ecs-tasks.amazonaws.com assume it in its trust policy, and make sure that it exists: ${ofTask(clue, ".executionRole(\u2026) or .taskRole(\u2026)", "executionRoleArn or taskRoleArn")}.`,
    docs: guide2("task-iam-roles")
  },
  {
    code: "subnet.full",
    words: /InsufficientFreeAddresses|not enough free addresses|enough free (ip )?addresses|Network Interface with public IP assignment enabled/i,
    calls: true,
    hopeless: false,
    cause: (clue) => `No address is free in ${/subnet-\w+/.exec(clue.words)?.[0] ?? networkOf(clue)}`,
    fix: (clue) => `Use larger or more subnets, or free addresses in these: ${ofService(clue, ".network(\u2026)", "networkConfiguration")}.`,
    docs: guide2("failed-to-start-error")
  },
  {
    code: "volume.failed",
    words: /CannotCreateVolumeError|(failed to invoke EFS utils|mount\.nfs4|EFS).*(mount|timed out|denied)/is,
    hopeless: false,
    cause: () => "A volume could not be mounted",
    fix: (clue) => `Let the tasks reach the file system on port 2049, and let the task role mount it: ${ofTask(clue, ".taskRole(\u2026)", "volumes and taskRoleArn")}.`,
    docs: guide2("cannot-create-volume")
  },
  {
    code: "network-interface.failed",
    words: /network interface provisioning|attempting to Create Network Interface|network interface.*(denied|AuthFailure)/i,
    hopeless: false,
    cause: (clue) => `A task got no network interface in ${networkOf(clue)}`,
    fix: (clue) => `AWS tries again by itself; if it goes on, look at the limits for network interfaces and at ${ofService(clue, ".network(\u2026)", "networkConfiguration")}.`,
    docs: guide2("failed-to-start-error")
  }
];
var INITIALIZATION = {
  code: "task.initialization",
  words: /ResourceInitializationError|InternalError|Timeout waiting for EphemeralStorage/i,
  hopeless: false,
  cause: () => "The task could not be set up",
  fix: (clue) => `Read the evidence; check the way from ${networkOf(clue)} to AWS, and ${ofTask(clue, ".executionRole(\u2026)", "executionRoleArn")}.`,
  docs: RESOURCES2
};

// src/deploy/diagnosis/causes.ts
var CAUSES = [
  ...IMAGE_CAUSES,
  ...SECRET_CAUSES,
  ...CAPACITY_CAUSES,
  ...START_CAUSES,
  ...CONTAINER_CAUSES,
  INITIALIZATION,
  ...ROLLOUT_CAUSES
];
function causeOf(clue) {
  const cause = CAUSES.find(({ words, when }) => words.test(clue.words) && (when?.(clue) ?? true));
  return cause && tell(cause, clue);
}
function causeInLogs(lines, clue) {
  const cause = CAUSES.find(({ logs }) => lines.some((line2) => logs?.test(line2)));
  return cause && tell(cause, clue);
}
function causeOfCall(clue) {
  const cause = CAUSES.find(({ words, calls }) => calls && words.test(clue.words));
  return cause && tell(cause, clue);
}
function tell({ code: code3, cause, fix, docs: docs56, hopeless }, clue) {
  return { code: code3, cause: cause(clue), evidence: [], fix: fix(clue), docs: docs56, hopeless };
}

// src/deploy/diagnosis/diagnosed-error.ts
var DiagnosedError = class extends Error {
  diagnosis;
  outcome;
  constructor(summary, diagnosis, outcome = "failed", cause) {
    super(summary, { cause });
    this.diagnosis = diagnosis;
    this.outcome = outcome;
  }
};

// src/deploy/canonical.ts
import { createHash } from "crypto";
function canonical(value) {
  return JSON.stringify(
    value,
    (_key, part2) => part2 !== null && typeof part2 === "object" && !Array.isArray(part2) ? Object.fromEntries(Object.entries(part2).sort(([a], [b]) => a < b ? -1 : 1)) : part2
  );
}
function hashOf(value) {
  return createHash("sha256").update(canonical(value)).digest("hex").slice(0, 16);
}
function defined2(value) {
  return Object.fromEntries(Object.entries(value).filter(([, part2]) => part2 !== void 0));
}

// src/deploy/ownership.ts
var STACK = "fluent-ecs:stack";
var ID = "fluent-ecs:id";
var HASH = "fluent-ecs:hash";
function desiredTags(resource, own, { stack: stack2 }) {
  return { ...stack2.tags, ...own, [STACK]: stack2.name, [ID]: keyOf(resource) };
}
function creationTags(desired, hashed = desired) {
  return { ...desired.tags, [HASH]: hashOf(hashed) };
}
var LONGEST_TAG_VALUE = 256;
function keyOf({ kind, id: id2 }) {
  const key = `${kind}/${id2}`;
  return key.length <= LONGEST_TAG_VALUE ? key : `${key.slice(0, LONGEST_TAG_VALUE - 17)}-${hashOf(key)}`;
}
function nameOf({ kind, id: id2 }) {
  return `${kind.replaceAll("-", " ")} ${id2}`;
}
function ownerOf(tags2) {
  const stack2 = tags2[STACK];
  const id2 = tags2[ID];
  return stack2 === void 0 || id2 === void 0 ? void 0 : { stack: stack2, id: id2 };
}
function comparedTags(tags2) {
  return Object.fromEntries(Object.entries(tags2).filter(([key]) => !key.startsWith("aws:") && key !== HASH));
}
function tagChanges(from, to) {
  return {
    added: Object.fromEntries(Object.entries(to).filter(([key, value]) => from[key] !== value)),
    removed: Object.keys(from).filter((key) => !(key in to))
  };
}
function physicalName(parts, limit, unique3) {
  const readable2 = parts.join("-").replace(/[^A-Za-z0-9-]+/g, "-");
  if (unique3 === void 0 && readable2.length <= limit) return readable2;
  const suffix = hashOf([parts, unique3]).slice(0, 8);
  return `${readable2.slice(0, limit - 9).replace(/-+$/, "")}-${suffix}`;
}

// src/deploy/explain.ts
var EXPIRED = /^(ExpiredToken|ExpiredTokenException|RequestExpired|CredentialsProviderError)$/;
function explainRead(error, model) {
  if (!(error instanceof Error) || error instanceof EcsError || isAbort(error)) return error;
  const resource = nameOf(model);
  const call = callOf(error);
  if (isDenied(error)) {
    return new PlanError("permission.missing", {
      resource,
      message: `${resource} could not be read: ${error.message}`,
      fix: `Allow these credentials the call${call ? ` ${call}` : ""}.`,
      cause: error
    });
  }
  return new PlanError("read.failed", {
    resource,
    message: `${resource} could not be read${call ? ` (${call})` : ""}: ${error.name}: ${error.message}`,
    fix: "Nothing was changed. Correct the cause and run the program again.",
    cause: error
  });
}
function diagnose(error, model) {
  if (error instanceof DiagnosedError) return error.diagnosis;
  if (!(error instanceof Error)) return [{ code: "unknown", cause: String(error), evidence: [], fix: "Run it again." }];
  const call = callOf(error);
  const evidence = [`${call ? `${call}: ` : ""}${error.name}: ${error.message}`];
  const resource = nameOf(model);
  if (isDenied(error)) {
    return [
      {
        code: "permission.missing",
        cause: `These credentials may not change ${resource}`,
        evidence,
        fix: `Allow the call${call ? ` ${call}` : ""} and run the program again: it goes on where it stopped.`
      }
    ];
  }
  if (EXPIRED.test(error.name)) {
    return [
      {
        code: "credentials.expired",
        cause: "The credentials expired while the program was at work",
        evidence,
        fix: "Sign in again and run the program again: it goes on where it stopped."
      }
    ];
  }
  if (isNetworkError(error)) {
    return [
      {
        code: "network.unreachable",
        cause: `AWS could not be reached to change ${resource}`,
        evidence,
        fix: "Check the connection and run the program again: it goes on where it stopped."
      }
    ];
  }
  const known = causeOfCall({ words: evidence.join(), subject: { service: {}, definition: void 0, program: true } });
  if (known) {
    const { hopeless: _, ...diagnosis } = known;
    return [{ ...diagnosis, cause: `AWS refused ${resource}. ${diagnosis.cause}`, evidence }];
  }
  return [
    {
      code: `aws.${error.name}`,
      cause: `AWS refused ${resource}: ${error.message}`,
      evidence,
      fix: "Correct the cause and run the program again: what was applied stays and is not made twice."
    }
  ];
}
function isNetworkError(error) {
  return "code" in error && /^(ECONN|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND|ENETUNREACH|EHOSTUNREACH)/.test(String(error.code));
}
function outcomeOf(error) {
  if (error instanceof DiagnosedError) return error.outcome;
  return isAbort(error) ? "interrupted" : "failed";
}
function isAbort(error) {
  return error instanceof Error && (error.name === "AbortError" || "code" in error && error.code === "ABORT_ERR");
}

// src/deploy/rollout/pause.ts
var Pauses = class {
  #outputs;
  #context;
  #told = /* @__PURE__ */ new Set();
  constructor(outputs, context) {
    this.#outputs = outputs;
    this.#context = context;
  }
  /** Gives what the deployment waits for now. */
  async heed(record5) {
    const pauses = this.#in(record5);
    const { emit, clock, rollout } = this.#context;
    for (const pause of pauses) {
      if (this.#told.has(pause.hookId)) continue;
      this.#told.add(pause.hookId);
      emit({ type: "waiting-for-approval", at: clock.now(), ...pause });
      const decision = await rollout.onPause?.(pause);
      if (decision === "approve" || decision === "reject") await decide(pause, decision, this.#context);
    }
    return pauses;
  }
  #in(record5) {
    if (record5?.status !== "IN_PROGRESS") return [];
    return (record5.lifecycleHookDetails ?? []).flatMap(
      ({ hookId, status: status2, expiresAt, timeoutAction }) => hookId && status2 === "AWAITING_ACTION" ? {
        service: this.#outputs.name,
        cluster: this.#outputs.cluster,
        serviceDeploymentArn: record5.serviceDeploymentArn ?? "",
        hookId,
        stage: record5.lifecycleStage ?? "",
        ...expiresAt ? { expiresAt: expiresAt.getTime() } : {},
        ...timeoutAction ? { timeoutAction } : {}
      } : []
    );
  }
};
async function decide({ serviceDeploymentArn, hookId }, decision, { aws }) {
  await aws.ecs("ContinueServiceDeployment", {
    serviceDeploymentArn,
    hookId,
    action: decision === "approve" ? "CONTINUE" : "ROLLBACK"
  });
}

// src/deploy/batch/batches.ts
var Batches = class {
  #gatherings = /* @__PURE__ */ new Map();
  #once = /* @__PURE__ */ new Map();
  #reading = 0;
  #checking = false;
  /** What `key` stands for. Keys of different groups do not share a call. */
  async load(batch, key, context, group = "") {
    const gathering = this.#gatheringOf(batch, context, group);
    gathering.keys.add(key);
    if (gathering.keys.size >= batch.size) gathering.start();
    else this.#check();
    return (await gathering.answer).get(key);
  }
  /** The result of `work`, which is done only for the first who asks. */
  once(name, work) {
    const known = this.#once.get(name);
    if (known) return known;
    const made = work();
    this.#once.set(name, made);
    return made;
  }
  /** Runs a read that others may follow from. */
  async track(read2) {
    this.#reading += 1;
    try {
      return await read2();
    } finally {
      this.#reading -= 1;
      this.#check();
    }
  }
  #gatheringOf(batch, context, group) {
    const groups = this.#gatherings.get(batch) ?? /* @__PURE__ */ new Map();
    this.#gatherings.set(batch, groups);
    const known = groups.get(group);
    if (known) return known;
    const keys = /* @__PURE__ */ new Set();
    let start = () => {
    };
    const answer2 = new Promise((resolve, reject2) => {
      start = () => {
        groups.delete(group);
        batch.read([...keys], context, group).then(resolve, reject2);
      };
    });
    const made = { keys, start, answer: answer2 };
    groups.set(group, made);
    return made;
  }
  #check() {
    if (this.#checking) return;
    this.#checking = true;
    setImmediate(() => {
      this.#checking = false;
      if (this.#reading > 0) return;
      for (const groups of this.#gatherings.values()) for (const { start } of [...groups.values()]) start();
    });
  }
};

// src/deploy/clients.ts
var modules = {
  acm: () => import("@aws-sdk/client-acm"),
  applicationAutoScaling: () => import("@aws-sdk/client-application-auto-scaling"),
  cloudWatchLogs: () => import("@aws-sdk/client-cloudwatch-logs"),
  ec2: () => import("@aws-sdk/client-ec2"),
  ecr: () => import("@aws-sdk/client-ecr"),
  ecs: () => import("@aws-sdk/client-ecs"),
  elbv2: () => import("@aws-sdk/client-elastic-load-balancing-v2"),
  iam: () => import("@aws-sdk/client-iam"),
  resourceGroupsTaggingAPI: () => import("@aws-sdk/client-resource-groups-tagging-api"),
  route53: () => import("@aws-sdk/client-route-53"),
  sts: () => import("@aws-sdk/client-sts")
};
var constructors = {
  acm: async (config) => new (await modules.acm()).ACMClient(config),
  applicationAutoScaling: async (config) => new (await modules.applicationAutoScaling()).ApplicationAutoScalingClient(config),
  cloudWatchLogs: async (config) => new (await modules.cloudWatchLogs()).CloudWatchLogsClient(config),
  ec2: async (config) => new (await modules.ec2()).EC2Client(config),
  ecr: async (config) => new (await modules.ecr()).ECRClient(config),
  ecs: async (config) => new (await modules.ecs()).ECSClient(config),
  elbv2: async (config) => new (await modules.elbv2()).ElasticLoadBalancingV2Client(config),
  iam: async (config) => new (await modules.iam()).IAMClient(config),
  resourceGroupsTaggingAPI: async (config) => new (await modules.resourceGroupsTaggingAPI()).ResourceGroupsTaggingAPIClient(config),
  route53: async (config) => new (await modules.route53()).Route53Client(config),
  sts: async (config) => new (await modules.sts()).STSClient(config)
};
function connectByPriority(region, clients, send, signal) {
  const made = /* @__PURE__ */ new Map();
  const open2 = async (service3) => {
    const client = clients[service3] ?? await constructors[service3]({ region, maxAttempts: 1 });
    return [client, await modules[service3]()];
  };
  const attempt = async (service3, operation, input) => {
    const opened = made.get(service3) ?? open2(service3);
    made.set(service3, opened);
    const [client, module] = await opened;
    const Command = module[`${operation}Command`];
    return client.send(new Command(input), signal ? { abortSignal: signal } : {});
  };
  const services = Object.keys(modules);
  return (priority) => {
    const call = (service3) => (operation, input) => send(service3, operation, () => attempt(service3, operation, input), priority);
    return Object.fromEntries(services.map((service3) => [service3, call(service3)]));
  };
}

// src/deploy/clock.ts
import { setTimeout } from "timers/promises";
function nextTick(clock, milliseconds, signal) {
  return clock.sleep(milliseconds - clock.now() % milliseconds, signal);
}
var systemClock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, void 0, signal ? { signal } : {})
};

// src/deploy/quotas.ts
var ECS = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html";
var ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html";
var ROUTE53 = "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/throttling-api-requests.html";
var EC2 = "https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html";
var LOGS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html";
var QUOTAS2 = [
  quota2("ecs", "cluster modify", /^(Create|Delete|Update)Cluster|^PutClusterCapacityProviders$/, 20, 1, ECS),
  quota2("ecs", "cluster read", /^(Describe|List)Clusters$/, 50, 20, ECS),
  quota2("ecs", "task definition modify", /^(R|Der)egisterTaskDefinition$/, 20, 1, ECS),
  quota2("ecs", "task definition read", /^(Describe|List)TaskDefinition/, 50, 20, ECS),
  quota2("ecs", "task definition delete", /^DeleteTaskDefinitions$/, 5, 1, ECS),
  quota2("ecs", "service modify", /^(Create|Update|Delete)Service$/, 50, 5, ECS),
  quota2("ecs", "service read", /^(Describe|List)Services$/, 100, 20, ECS),
  quota2("ecs", "service deployment read", /^(Describe|List)Service(Deployments|Revisions)$/, 50, 20, ECS),
  quota2("ecs", "task read", /^(Describe|List)Tasks$/, 100, 20, ECS),
  quota2("ecs", "tag modify", /^(Tag|Untag)Resource$/, 20, 10, ECS),
  quota2("ecs", "tag read", /^ListTagsForResource$/, 50, 20, ECS),
  quota2("elbv2", "all actions", /./, 40, 10, ELB),
  quota2("elbv2", "resource-intensive", /^(CreateLoadBalancer|SetSubnets)$/, 10, 0.2, ELB),
  quota2("elbv2", "registration", /^(R|Der)egisterTargets$/, 20, 4, ELB),
  quota2(
    "elbv2",
    "mutating",
    /^(?!CreateLoadBalancer$|SetSubnets$|RegisterTargets$|DeregisterTargets$|Describe)/,
    20,
    3,
    ELB
  ),
  quota2("route53", "all actions", /./, 50, 10, ROUTE53),
  quota2("route53", "CreateHostedZone", /^CreateHostedZone$/, 40, 2, ROUTE53),
  quota2("route53", "DeleteHostedZone", /^DeleteHostedZone$/, 40, 5, ROUTE53),
  quota2("ec2", "describe", /^Describe/, 100, 20, EC2),
  quota2("ec2", "mutating", /^(?!Describe)/, 50, 5, EC2),
  quota2("cloudWatchLogs", "CreateLogGroup", /^CreateLogGroup$/, 10, 10, LOGS),
  quota2("cloudWatchLogs", "DeleteLogGroup", /^DeleteLogGroup$/, 10, 10, LOGS),
  quota2("cloudWatchLogs", "DescribeLogGroups", /^DescribeLogGroups$/, 10, 10, LOGS),
  quota2("cloudWatchLogs", "PutRetentionPolicy", /^PutRetentionPolicy$/, 5, 5, LOGS),
  quota2("cloudWatchLogs", "ListTagsForResource", /^ListTagsForResource$/, 5, 5, LOGS),
  quota2("cloudWatchLogs", "TagResource", /^TagResource$/, 5, 5, LOGS)
];
function quotasOf(service3, operation) {
  return QUOTAS2.filter((each2) => each2.service === service3 && each2.operations.test(operation));
}
function quota2(service3, name, operations, burst, perSecond, source) {
  return { service: service3, name, operations, burst, perSecond, source };
}

// src/deploy/token-bucket.ts
var SLOWEST = 1 / 16;
var RECOVERY = 1 / 20;
var ONE_BACK_OFF_MILLISECONDS = 1e3;
var TokenBucket = class {
  #burst;
  #published;
  #perSecond;
  #tokens;
  #at;
  #slowedAt = Number.NEGATIVE_INFINITY;
  constructor({ burst, perSecond }, now) {
    this.#burst = burst;
    this.#published = perSecond;
    this.#perSecond = perSecond;
    this.#tokens = burst;
    this.#at = now;
  }
  /** How long until there is a token, in milliseconds. */
  wait(now) {
    this.#refill(now);
    return this.#tokens >= 1 ? 0 : (1 - this.#tokens) / this.#perSecond * 1e3;
  }
  take(now) {
    this.#refill(now);
    this.#tokens -= 1;
  }
  /** AWS had fewer calls for us than it publishes: somebody else uses them, too. */
  slowDown(now) {
    this.#refill(now);
    this.#tokens = Math.min(this.#tokens, 0);
    if (now - this.#slowedAt < ONE_BACK_OFF_MILLISECONDS) return;
    this.#slowedAt = now;
    this.#perSecond = Math.max(this.#perSecond / 2, this.#published * SLOWEST);
  }
  /** A call went through. */
  speedUp(now) {
    this.#refill(now);
    this.#perSecond = Math.min(this.#perSecond + this.#published * RECOVERY, this.#published);
  }
  #refill(now) {
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, now - this.#at) / 1e3 * this.#perSecond);
    this.#at = Math.max(this.#at, now);
  }
};

// src/deploy/limiter.ts
var CONCURRENT_CALLS = 50;
var Limiter = class {
  #clock;
  #signal;
  #buckets = /* @__PURE__ */ new Map();
  #lanes = /* @__PURE__ */ new Map();
  #running = /* @__PURE__ */ new Map();
  #alarm;
  constructor(clock, signal) {
    this.#clock = clock;
    this.#signal = signal;
  }
  /** Makes a call as soon as its quotas allow it. */
  async run(service3, operation, call, priority = 0) {
    const lane = this.#laneOf(service3, operation);
    await this.#turn(lane, priority);
    try {
      const result = await call();
      for (const bucket of lane.buckets) bucket.speedUp(this.#clock.now());
      return result;
    } catch (error) {
      if (isThrottling(error)) for (const bucket of lane.buckets) bucket.slowDown(this.#clock.now());
      throw error;
    } finally {
      this.#running.set(service3, this.#runningOf(service3) - 1);
      this.#dispatch();
    }
  }
  #laneOf(service3, operation) {
    const quotas = quotasOf(service3, operation);
    const name = [service3, ...quotas.map((quota3) => quota3.name)].join();
    const known = this.#lanes.get(name);
    if (known) return known;
    const buckets = quotas.map((quota3) => {
      const bucket = this.#buckets.get(quota3) ?? new TokenBucket(quota3, this.#clock.now());
      this.#buckets.set(quota3, bucket);
      return bucket;
    });
    const lane = { service: service3, buckets, queue: [] };
    this.#lanes.set(name, lane);
    return lane;
  }
  #runningOf(service3) {
    return this.#running.get(service3) ?? 0;
  }
  #turn({ queue }, priority) {
    return new Promise((start, giveUp) => {
      const after = queue.findLastIndex((other) => other.priority >= priority);
      queue.splice(after + 1, 0, { priority, start, giveUp });
      this.#dispatch();
    });
  }
  /** Starts whatever may start now, and comes back when more may. */
  #dispatch() {
    const now = this.#clock.now();
    for (; ; ) {
      const open2 = [...this.#lanes.values()].filter(
        ({ service: service3, queue }) => queue.length > 0 && this.#runningOf(service3) < CONCURRENT_CALLS
      );
      const waits = open2.map(({ buckets }) => Math.max(0, ...buckets.map((bucket) => bucket.wait(now))));
      const ready = open2.filter((_, at) => waits[at] === 0);
      const [lane] = ready.sort((a, b) => priorityOf(b) - priorityOf(a));
      const next = lane?.queue.shift();
      if (!lane || !next) {
        if (waits.length > 0) this.#comeBack(now + Math.ceil(Math.min(...waits)));
        return;
      }
      for (const bucket of lane.buckets) bucket.take(now);
      this.#running.set(lane.service, this.#runningOf(lane.service) + 1);
      next.start();
    }
  }
  #comeBack(at) {
    if (this.#alarm !== void 0 && this.#alarm <= at) return;
    this.#alarm = at;
    this.#clock.sleep(at - this.#clock.now(), this.#signal).then(
      () => {
        if (this.#alarm === at) this.#alarm = void 0;
        this.#dispatch();
      },
      (error) => {
        this.#alarm = void 0;
        for (const { queue } of this.#lanes.values()) for (const { giveUp } of queue.splice(0)) giveUp(error);
      }
    );
  }
};
function priorityOf({ queue }) {
  return queue[0]?.priority ?? Number.NEGATIVE_INFINITY;
}

// src/deploy/session.ts
var READS = /^(Describe|List|Get)/;
var DEFAULT_TIMEOUT_SECONDS = 1800;
async function openSession(stack2, models, options) {
  return { ...await openAccount(options), stack: stack2, models };
}
async function openAccount(options) {
  const region = regionOf(options);
  const clock = options.clock ?? systemClock;
  const { signal } = options;
  const emit = options.onEvent ?? (() => {
  });
  const batches = new Batches();
  const limiter = new Limiter(clock, signal);
  const send = (service3, operation, attempt, priority) => {
    const limited = () => limiter.run(service3, operation, attempt, priority);
    const tracked = READS.test(operation) ? () => batches.track(limited) : limited;
    return withRetries(service3, operation, tracked, { clock, emit, signal });
  };
  const prioritized = connectByPriority(region, options.clients ?? {}, send, signal);
  const aws = prioritized(0);
  const deadline = clock.now() + (options.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1e3;
  const { Account: account = "", Arn = "" } = await aws.sts("GetCallerIdentity", {}).catch((error) => {
    throw explain(error, region);
  });
  if (options.expectedAccount !== void 0 && options.expectedAccount !== account) {
    throw new PlanError("account.mismatch", {
      message: `These credentials are for account ${account}, but the program expects ${options.expectedAccount}`,
      fix: "Use the profile or role of the expected account (AWS_PROFILE), or correct `expectedAccount`."
    });
  }
  const partition = Arn.split(":")[1] ?? "aws";
  return {
    aws,
    prioritized,
    batches,
    clock,
    region,
    account,
    partition,
    signal,
    emit,
    deadline,
    verify: options.verify ?? false,
    prune: options.prune ?? false,
    rollout: {
      earlyStop: options.earlyStop ?? true,
      onConflict: options.onConflict ?? "supersede",
      onPause: options.onPause,
      timeouts: options.timeouts ?? {}
    },
    deleteData: options.deleteData ?? false
  };
}
function regionOf({ region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION }) {
  if (!region) {
    throw new PlanError("region.missing", {
      message: "No AWS Region is given",
      fix: "Give one, deploy(stack, { region: 'us-east-1' }), or set AWS_REGION."
    });
  }
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) throw unknownRegion(region);
  return region;
}
function unknownRegion(region, cause) {
  return new PlanError("region.unknown", {
    message: `There is no AWS Region "${region}"`,
    fix: "Give the code of a Region, for example us-east-1 or eu-central-1.",
    cause
  });
}
function explain(error, region) {
  if (!(error instanceof Error)) return error;
  if ("code" in error && error.code === "ENOTFOUND") return unknownRegion(region, error);
  if (/^(CredentialsProviderError|ExpiredToken|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure)/.test(
    error.name
  )) {
    return new PlanError("credentials.missing", {
      message: `AWS was not given credentials that work: ${error.message}`,
      fix: "Sign in (aws sso login), set AWS_PROFILE, or give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
      cause: error
    });
  }
  return error;
}

// src/deploy/approval.ts
async function approve(pause, options = {}) {
  await answer(pause, "approve", options);
}
async function reject(pause, options = {}) {
  await answer(pause, "reject", options);
}
async function answer(pause, decision, options) {
  const context = await openAccount(options);
  try {
    await decide(pause, decision, context);
  } catch (error) {
    if (!(error instanceof Error) || isAbort(error)) throw error;
    const denied = isDenied(error);
    throw new PlanError(denied ? "permission.missing" : "approval.refused", {
      message: `Hook ${pause.hookId} of ${pause.serviceDeploymentArn} cannot be answered: ${error.message}`,
      fix: denied ? "Allow these credentials the call ecs:ContinueServiceDeployment." : "Look at the deployment: somebody has decided already, the hook has timed out, or a newer deployment came.",
      cause: error
    });
  }
}

// src/deploy/dynamo-db-lease.ts
function dynamoDbLease({ table: TableName, client }) {
  return {
    async acquire(name, wanted2) {
      const free = {
        ConditionExpression: "attribute_not_exists(#name) OR #expiresAt < :now OR #holder = :holder",
        ExpressionAttributeNames: { "#name": "name", "#expiresAt": "expiresAt", "#holder": "holder" },
        ExpressionAttributeValues: { ":now": { N: String(wanted2.since) }, ":holder": { S: wanted2.holder } }
      };
      const put = client.putItem({ TableName, Item: itemOf(name, wanted2), ...free });
      if (await unlessTaken(put)) return void 0;
      const found = await client.getItem({ TableName, Key: { name: { S: name } }, ConsistentRead: true });
      const { holder, since, expiresAt } = found.Item ?? {};
      return {
        holder: holder?.S ?? "another deployer",
        since: Number(since?.N ?? wanted2.since),
        expiresAt: Number(expiresAt?.N ?? wanted2.since)
      };
    },
    renew: (name, wanted2) => unlessTaken(client.putItem({ TableName, Item: itemOf(name, wanted2), ...heldBy(wanted2.holder) })),
    async release(name, holder) {
      await unlessTaken(client.deleteItem({ TableName, Key: { name: { S: name } }, ...heldBy(holder) }));
    }
  };
}
var itemOf = (name, { holder, since, expiresAt }) => ({
  name: { S: name },
  holder: { S: holder },
  since: { N: String(since) },
  expiresAt: { N: String(expiresAt) }
});
var heldBy = (holder) => ({
  ConditionExpression: "#holder = :holder",
  ExpressionAttributeNames: { "#holder": "holder" },
  ExpressionAttributeValues: { ":holder": { S: holder } }
});
async function unlessTaken(write) {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "ConditionalCheckFailedException") return false;
    throw error;
  }
}

// src/deploy/events.ts
function describeEvent(event) {
  switch (event.type) {
    case "planned":
      return String(event.plan);
    case "started":
      return `${event.action} ${event.resource} ...`;
    case "finished":
      return `${event.action} ${event.resource} done`;
    case "failed":
      return `${event.action} ${event.resource} failed: ${event.message}`;
    case "retained":
      return `keep ${event.resource}: ${event.because}`;
    case "retrying":
      return `retry ${event.call}${event.resource ? ` for ${event.resource}` : ""}: ${event.because}`;
    case "waiting":
      return `wait ${event.resource}: for ${event.for}`;
    case "rollout":
      return `rollout ${event.service}: ${describeProgress(event)}`;
    case "waiting-for-approval":
      return `approve ${event.service}? It waits at ${event.stage}: hook ${event.hookId} of ${event.serviceDeploymentArn}`;
  }
}
function describeProgress(progress) {
  const { revision, running, desired, pending, failed: failed2, threshold: threshold2, targets: targets2, targetsHealthy } = progress;
  const parts = [
    `${revision || "new revision"} ${running} of ${desired} running`,
    `${pending} pending`,
    `${failed2}${threshold2 === void 0 ? "" : ` of ${threshold2}`} failed`,
    ...targets2 === void 0 ? [] : [`${targetsHealthy} of ${targets2} targets healthy`]
  ];
  return `${parts.join(", ")} (${describePhase(progress)})`;
}
function describePhase({ phase, stage, state }) {
  const detail = (stage ?? state).toLowerCase().replaceAll("_", " ");
  return phase === "rollout" ? detail : phase;
}

// src/deploy/index.ts
import { randomUUID as randomUUID2 } from "crypto";
import { hostname } from "os";

// src/deploy/diff.ts
var SECRET2 = "(not shown)";
function diff(live2, desired, hidden = []) {
  const changes = [];
  const compare = (from, to, path) => {
    if (isRecord(from) && isRecord(to)) {
      for (const key of /* @__PURE__ */ new Set([...Object.keys(from), ...Object.keys(to)])) {
        compare(from[key], to[key], [...path, key]);
      }
    } else if (canonical(from) !== canonical(to)) {
      const secret = path.some((part2) => hidden.includes(part2));
      changes.push({
        path: path.join("."),
        from: secret && from !== void 0 ? SECRET2 : from,
        to: secret && to !== void 0 ? SECRET2 : to
      });
    }
  };
  compare(live2, desired, []);
  return changes;
}
function changedFields(changes) {
  return new Set(changes.map(({ path }) => path.split(".", 1)[0] ?? path));
}
function isRecord(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

// src/deploy/failure.ts
var SENTENCES = {
  failed: "failed",
  interrupted: "was interrupted: run it again to go on",
  "rolled-back": "was rolled back",
  superseded: "was superseded by another deploy: run it again where this program should win",
  "timed-out": "did not finish in time: run it again to go on waiting"
};
function failed(verb, wanted2, done, failures) {
  const outcomes = failures.map(({ error }) => outcomeOf(error));
  const outcome = worst(outcomes);
  const undone = new Set(
    failures.filter((_, index) => outcomes[index] === "rolled-back" || outcomes[index] === "superseded").map(({ model }) => keyOf(model))
  );
  const applied = [...done].filter(([key]) => !undone.has(key)).map(([, change2]) => change2);
  const reasons2 = failures.filter((_, index) => outcomes[index] === outcome).map(({ model, error }) => `${nameOf(model)}: ${error instanceof Error ? error.message : String(error)}`);
  return new DeployError({
    outcome,
    summary: `The ${verb} ${SENTENCES[outcome]}
${reasons2.map((reason) => `  ${reason}`).join("\n")}`,
    diagnosis: outcome === "interrupted" ? [] : failures.flatMap(({ model, error }) => diagnose(error, model)),
    applied,
    notApplied: wanted2.filter(({ resource }) => !applied.some((change2) => change2.resource === resource)),
    cause: failures[0]?.error
  });
}
var FROM_WORST = ["interrupted", "failed", "timed-out", "rolled-back", "superseded"];
function worst(outcomes) {
  return FROM_WORST.find((outcome) => outcomes.includes(outcome)) ?? "failed";
}

// src/deploy/graph.ts
function collect(stack2) {
  const graph = /* @__PURE__ */ new Map();
  const visit = (model) => {
    const key = keyOf(model);
    const known = graph.get(key);
    if (known) {
      if (known.model !== model && canonical(known.model) !== canonical(model)) throw conflict(stack2, model);
      return;
    }
    const needs = referencesOf(model);
    for (const needed of needs) visit(needed);
    graph.set(key, { key, model, needs: [...new Set(needs.map(keyOf))] });
    for (const derived of derivedFrom(model)) visit(derived);
  };
  for (const root of stack2.roots) visit(root);
  return graph;
}
async function walk(graph, direction, visit) {
  const before = direction === "forward" ? new Map([...graph].map(([key, { needs }]) => [key, needs])) : dependents(graph);
  const visits = /* @__PURE__ */ new Map();
  const start = (node) => {
    const earlier = (before.get(node.key) ?? []).flatMap((key) => visits.get(key) ?? []);
    return Promise.all(earlier).then((results) => results.every(Boolean) && visit(node));
  };
  const nodes = [...graph.values()];
  for (const node of direction === "forward" ? nodes : nodes.reverse()) visits.set(node.key, start(node));
  await Promise.all(visits.values());
}
function remainingSteps(graph, direction) {
  const after = direction === "forward" ? dependents(graph) : new Map([...graph].map(([key, { needs }]) => [key, needs]));
  const steps = /* @__PURE__ */ new Map();
  const nodes = [...graph.keys()];
  for (const key of direction === "forward" ? nodes.reverse() : nodes) {
    steps.set(key, 1 + Math.max(0, ...(after.get(key) ?? []).map((later) => steps.get(later) ?? 0)));
  }
  return steps;
}
function dependents(graph) {
  const found = new Map([...graph.keys()].map((key) => [key, []]));
  for (const { key, needs } of graph.values()) for (const needed of needs) found.get(needed)?.push(key);
  return found;
}
function referencesOf(model) {
  const found = [];
  const search = (value) => {
    if (value === null || typeof value !== "object") return;
    if (isModel2(value)) found.push(value);
    else for (const part2 of Object.values(value)) search(part2);
  };
  for (const part2 of Object.values(model)) search(part2);
  return found;
}
function isModel2(value) {
  return "kind" in value && "id" in value;
}
function conflict(stack2, { kind, id: id2 }) {
  return new InvalidDefinitionError(`stack "${stack2.name}"`, [
    {
      code: "STACK-DUP-01",
      severity: "error",
      path: ["stack", stack2.name, kind, id2],
      message: `Two different definitions are both ${kind} "${id2}"`,
      hint: "Write it once, keep it in a variable and use that, or give one of them another name."
    }
  ]);
}

// src/deploy/resources/handler.ts
var Unfinished = class extends Error {
};
var Retained = class extends Error {
};

// src/deploy/pages.ts
async function allPages(read2) {
  const all = [];
  let next;
  do {
    const page = await read2(next);
    all.push(...page.items ?? []);
    next = page.next;
  } while (next);
  return all;
}

// src/deploy/batch/scalable-targets.ts
var TARGET = { ServiceNamespace: "ecs", ScalableDimension: "ecs:service:DesiredCount" };
var TARGETS_PER_CALL = 50;
var FEW = 5;
function describeScalableTarget(resourceId, context) {
  return context.batches.load(targets, resourceId, context);
}
async function describeScalingPolicies(resourceId, context) {
  return await context.batches.load(policies, resourceId, context) ?? [];
}
var targets = {
  size: TARGETS_PER_CALL,
  async read(ids, { aws }) {
    const { ScalableTargets = [] } = await aws.applicationAutoScaling("DescribeScalableTargets", {
      ...TARGET,
      ResourceIds: [...ids]
    });
    return new Map(ScalableTargets.map((target) => [target.ResourceId ?? "", target]));
  }
};
var policies = {
  size: Number.POSITIVE_INFINITY,
  async read(ids, { aws }) {
    const read2 = (which) => allPages(async (next) => {
      const { ScalingPolicies, NextToken } = await aws.applicationAutoScaling("DescribeScalingPolicies", {
        ServiceNamespace: TARGET.ServiceNamespace,
        ...which,
        ...next ? { NextToken: next } : {}
      });
      return { items: ScalingPolicies, next: NextToken };
    });
    const found = ids.length > FEW ? await read2({}) : (await Promise.all(ids.map((ResourceId) => read2({ ...TARGET, ResourceId })))).flat();
    const byTarget = /* @__PURE__ */ new Map();
    for (const policy of found) {
      const id2 = policy.ResourceId ?? "";
      const known = byTarget.get(id2);
      if (known) known.push(policy);
      else byTarget.set(id2, [policy]);
    }
    return byTarget;
  }
};

// src/deploy/unless-refused.ts
async function unlessRefused(call, ...codes) {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && codes.includes(error.name)) return void 0;
    throw error;
  }
}

// src/deploy/resources/tag-list.ts
function toTagList(tags2) {
  return Object.entries(tags2).map(([Key, Value]) => ({ Key, Value }));
}
function fromTagList(tags2 = []) {
  return Object.fromEntries(tags2.map(({ Key = "", Value = "" }) => [Key, Value]));
}

// src/deploy/batch/stack-tags.ts
var RESOURCES_PER_PAGE = 100;
var VALUES_PER_FILTER = 20;
var TYPES4 = [
  "ec2:security-group",
  "ecr:repository",
  "ecs:cluster",
  "ecs:service",
  "elasticloadbalancing",
  "logs:log-group"
];
async function confirmedTags(arn2, desired, context) {
  const tags2 = (await stackTags(context)).get(arn2);
  return tags2 && canonical(comparedTags(tags2)) === canonical(desired) ? tags2 : void 0;
}
async function stackTags(context) {
  if (context.verify) return /* @__PURE__ */ new Map();
  return (await sweep(context)).tags;
}
function sweep(context) {
  return context.batches.once("stack tags", () => sweepOf(TYPES4, context));
}
async function tagsOfScalableTargets(context) {
  if (context.verify) return /* @__PURE__ */ new Map();
  return (await context.batches.once("scalable target tags", () => sweepOf(["application-autoscaling"], context))).tags;
}
async function tagsOfRevisions(context) {
  return (await sweepOf(["ecs:task-definition"], context)).tags;
}
async function sweepOf(types, context) {
  const ours = [{ Key: STACK, Values: [context.stack.name] }];
  const { found, failure } = await tagged(types, ours, context);
  return { tags: new Map(found.map(({ ResourceARN = "", Tags }) => [ResourceARN, fromTagList(Tags)])), failure };
}
var byHash = {
  size: VALUES_PER_FILTER,
  async read(hashes, context) {
    const ours = { Key: STACK, Values: [context.stack.name] };
    const { found } = await tagged(["ecs:task-definition"], [ours, { Key: HASH, Values: [...hashes] }], context);
    const revisions = found.map(({ ResourceARN: arn2 = "", Tags }) => ({ arn: arn2, tags: fromTagList(Tags) }));
    return new Map(hashes.map((hash) => [hash, revisions.filter(({ tags: tags2 }) => tags2[HASH] === hash)]));
  }
};
async function revisionsWithHash(hash, context) {
  return context.verify ? [] : await context.batches.load(byHash, hash, context) ?? [];
}
async function tagged(types, filters, { aws }) {
  try {
    const found = await allPages(async (next) => {
      const { ResourceTagMappingList, PaginationToken } = await aws.resourceGroupsTaggingAPI("GetResources", {
        ResourceTypeFilters: [...types],
        TagFilters: [...filters],
        ResourcesPerPage: RESOURCES_PER_PAGE,
        ...next ? { PaginationToken: next } : {}
      });
      return { items: ResourceTagMappingList, next: PaginationToken };
    });
    return { found };
  } catch (error) {
    if (isAbort(error)) throw error;
    return { found: [], failure: error };
  }
}

// src/deploy/resources/autoscaling-tags.ts
async function scalableTargetTags(arn2, desired, context) {
  if (arn2 === "") return {};
  const known = (await tagsOfScalableTargets(context)).get(arn2);
  if (known && canonical(comparedTags(known)) === canonical(desired)) return known;
  return (await context.aws.applicationAutoScaling("ListTagsForResource", { ResourceARN: arn2 })).Tags ?? {};
}
async function setScalableTargetTags(ResourceARN, from, to, { aws }) {
  const { added, removed } = tagChanges(from, to);
  if (removed.length > 0) await aws.applicationAutoScaling("UntagResource", { ResourceARN, TagKeys: removed });
  if (Object.keys(added).length > 0) await aws.applicationAutoScaling("TagResource", { ResourceARN, Tags: added });
}

// src/deploy/resources/repeatable.ts
async function repeatable(code3, attempt, findDone) {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Error && error.name === code3)) throw error;
    const done = await findDone();
    if (done === void 0) throw error;
    return done;
  }
}

// src/deploy/resources/autoscaling.ts
var TARGET2 = { ServiceNamespace: "ecs", ScalableDimension: "ecs:service:DesiredCount" };
var DEFAULT_COOLDOWN_SECONDS = 300;
var autoscaling = {
  immutable: ["resourceId"],
  desired: (model, refs, context) => ({
    resourceId: resourceIdOf(model, refs),
    minCapacity: model.settings.minCapacity,
    maxCapacity: model.settings.maxCapacity,
    policies: Object.fromEntries(model.settings.policies.map((policy) => [policy.name, desiredPolicy(policy, refs)])),
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, refs, context) {
    const resourceId = resourceIdOf(model, refs);
    const target = await describeScalableTarget(resourceId, context);
    if (!target) return void 0;
    const arn2 = target.ScalableTargetARN ?? "";
    const [policies2, tags2] = await Promise.all([
      describeScalingPolicies(resourceId, context),
      scalableTargetTags(arn2, desiredTags(model, model.tags, context), context)
    ]);
    return {
      outputs: { resourceId, arn: arn2 },
      props: {
        resourceId,
        minCapacity: target.MinCapacity ?? 0,
        maxCapacity: target.MaxCapacity ?? 0,
        policies: Object.fromEntries(policies2.map((policy) => [policy.PolicyName ?? "", livePolicy(policy)])),
        tags: comparedTags(tags2)
      },
      // Without tags of its own it is a part of its service, whose tags have been checked.
      owner: ownerOf(tags2) ?? { stack: context.stack.name, id: keyOf(model) }
    };
  },
  async create(desired, _model, context) {
    const arn2 = await repeatable(
      "ValidationException",
      () => register(desired, context, desired.tags),
      // Tags are refused once the target is there: after a lost reply, or as what a deleted service left behind.
      async () => {
        if (!await describeScalableTarget(desired.resourceId, context)) return void 0;
        const known = await register(desired, context);
        await setScalableTargetTags(known, {}, desired.tags, context);
        return known;
      }
    );
    await putPolicies(desired, Object.keys(desired.policies), context);
    return { resourceId: desired.resourceId, arn: arn2 };
  },
  async update(desired, live2, changed, _model, context) {
    const { aws } = context;
    if (changed.has("minCapacity") || changed.has("maxCapacity")) await register(desired, context);
    if (changed.has("policies")) {
      for (const PolicyName of Object.keys(live2.props.policies)) {
        if (PolicyName in desired.policies) continue;
        await unlessRefused(
          aws.applicationAutoScaling("DeleteScalingPolicy", {
            ...TARGET2,
            ResourceId: desired.resourceId,
            PolicyName
          }),
          "ObjectNotFoundException"
        );
      }
      await putPolicies(desired, Object.keys(desired.policies), context);
    }
    if (changed.has("tags")) await setScalableTargetTags(live2.outputs.arn, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  async remove({ resourceId: ResourceId }, { aws }) {
    await unlessRefused(
      aws.applicationAutoScaling("DeregisterScalableTarget", { ...TARGET2, ResourceId }),
      "ObjectNotFoundException"
    );
  }
};
async function register(desired, { aws }, tags2) {
  const { ScalableTargetARN = "" } = await aws.applicationAutoScaling("RegisterScalableTarget", {
    ...TARGET2,
    ResourceId: desired.resourceId,
    MinCapacity: desired.minCapacity,
    MaxCapacity: desired.maxCapacity,
    ...tags2 ? { Tags: tags2 } : {}
  });
  return ScalableTargetARN;
}
async function putPolicies(desired, names, { aws }) {
  for (const name of names) {
    const policy = desired.policies[name];
    if (!policy) continue;
    await aws.applicationAutoScaling("PutScalingPolicy", {
      ...TARGET2,
      ResourceId: desired.resourceId,
      PolicyName: name,
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: policy.targetValue,
        PredefinedMetricSpecification: {
          PredefinedMetricType: policy.metric,
          ...policy.resourceLabel ? { ResourceLabel: policy.resourceLabel } : {}
        },
        DisableScaleIn: policy.disableScaleIn,
        ScaleInCooldown: policy.scaleInCooldownSeconds,
        ScaleOutCooldown: policy.scaleOutCooldownSeconds
      }
    });
  }
}
function desiredPolicy(policy, refs) {
  return defined2({
    metric: policy.metric.type,
    resourceLabel: resourceLabel(policy.metric, refs),
    targetValue: policy.targetValue,
    scaleInCooldownSeconds: policy.scaleInCooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: policy.scaleOutCooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS,
    disableScaleIn: policy.disableScaleIn
  });
}
function livePolicy({ TargetTrackingScalingPolicyConfiguration: tracking, PolicyType }) {
  const metric = tracking?.PredefinedMetricSpecification;
  return defined2({
    metric: metric?.PredefinedMetricType ?? PolicyType ?? "unknown",
    resourceLabel: metric?.ResourceLabel,
    targetValue: tracking?.TargetValue ?? 0,
    scaleInCooldownSeconds: tracking?.ScaleInCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: tracking?.ScaleOutCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    disableScaleIn: tracking?.DisableScaleIn ?? false
  });
}
function resourceLabel(metric, refs) {
  if (metric.type !== "ALBRequestCountPerTarget") return void 0;
  const loadBalancer4 = afterColon(refs(metric.loadBalancer).arn).replace(/^loadbalancer\//, "");
  return `${loadBalancer4}/${afterColon(refs(metric.targetGroup).arn)}`;
}
function afterColon(arn2) {
  return arn2.slice(arn2.lastIndexOf(":") + 1);
}
function resourceIdOf({ service: service3 }, refs) {
  return `service/${refs(service3.cluster).name}/${refs(service3).name}`;
}

// src/deploy/dns-name.ts
function dnsName(name) {
  return name.replace(/\\([0-7]{3})/g, (_escape, octal) => String.fromCharCode(Number.parseInt(octal, 8))).replace(/\.$/, "").toLowerCase();
}

// src/deploy/resources/certificate-choice.ts
function covers(names, domain2) {
  const wanted2 = dnsName(domain2);
  const wildcard = wanted2.replace(/^[^.]+/, "*");
  return names.map(dnsName).some((name) => name === wanted2 || name === wildcard);
}
function newest(certificates2) {
  return [...certificates2].sort((a, b) => madeAt(b) - madeAt(a) || (arnOf(a) < arnOf(b) ? -1 : 1))[0];
}
function madeAt({ CreatedAt, ImportedAt }) {
  return (CreatedAt ?? ImportedAt)?.getTime() ?? 0;
}
function arnOf({ CertificateArn = "" }) {
  return CertificateArn;
}

// src/deploy/resources/certificate.ts
var certificate = {
  async lookup({ domain: domain2 }, context) {
    const candidates = await Promise.all((await certificates(context)).map((summary) => withAllNames(summary, context)));
    const matching = candidates.filter(({ names }) => covers(names, domain2)).map(({ summary }) => summary);
    const arn2 = newest(matching.filter(({ Status }) => Status === "ISSUED"))?.CertificateArn;
    if (arn2) return { arn: arn2 };
    throw missing(domain2, newest(matching), context);
  }
};
async function certificates({ aws }) {
  return allPages(async (next) => {
    const { CertificateSummaryList, NextToken } = await aws.acm("ListCertificates", {
      CertificateStatuses: ["ISSUED", "PENDING_VALIDATION"],
      // Unasked, the list leaves out all but RSA_1024 and RSA_2048.
      Includes: {
        keyTypes: ["RSA_1024", "RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"]
      },
      NextToken: next
    });
    return { items: CertificateSummaryList, next: NextToken };
  });
}
async function withAllNames(summary, { aws }) {
  const names = [summary.DomainName ?? "", ...summary.SubjectAlternativeNameSummaries ?? []];
  if (!summary.HasAdditionalSubjectAlternativeNames) return { summary, names };
  const { Certificate } = await aws.acm("DescribeCertificate", { CertificateArn: summary.CertificateArn });
  return { summary, names: [...names, ...Certificate?.SubjectAlternativeNames ?? []] };
}
function missing(domain2, pending, { region }) {
  const message = `No issued ACM certificate in ${region} covers ${domain2}`;
  return new PlanError("certificate.missing", {
    resource: `certificate ${domain2}`,
    message: pending ? `${message}; ${pending.CertificateArn} does, but waits for its validation` : message,
    fix: pending ? "Add the DNS records that ACM asks for (aws acm describe-certificate shows them) and wait until it is issued." : `Request one in the same Region and validate it: aws acm request-certificate --region ${region} --domain-name ${domain2} --validation-method DNS. Or give the ARN of a certificate.`
  });
}

// src/deploy/resources/ecs-tags.ts
function toEcsTags(tags2) {
  return Object.entries(tags2).map(([key, value]) => ({ key, value }));
}
function fromEcsTags(tags2 = []) {
  return Object.fromEntries(tags2.map(({ key = "", value = "" }) => [key, value]));
}
async function setEcsTags(resourceArn, from, to, { aws }) {
  const { added, removed } = tagChanges(from, to);
  if (removed.length > 0) await aws.ecs("UntagResource", { resourceArn, tagKeys: removed });
  if (Object.keys(added).length > 0) await aws.ecs("TagResource", { resourceArn, tags: toEcsTags(added) });
}

// src/deploy/resources/cluster.ts
var cluster2 = {
  immutable: ["clusterName"],
  desired: (model, _refs, context) => ({
    clusterName: model.clusterName,
    containerInsights: model.containerInsights,
    capacityProviders: [...model.capacityProviders].sort(),
    defaultCapacityProviderStrategy: strategyOf3(model.defaultCapacityProviderStrategy),
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, _refs, { aws }) {
    const { clusters = [] } = await aws.ecs("DescribeClusters", {
      clusters: [model.clusterName],
      include: ["SETTINGS", "TAGS"]
    });
    const found = clusters.find(({ status: status2 }) => status2 !== "INACTIVE");
    if (!found) return void 0;
    const tags2 = fromEcsTags(found.tags);
    return { outputs: outputsOf(found, model), props: propsOf(found, tags2), owner: ownerOf(tags2) };
  },
  async create(desired, model, context) {
    const { cluster: created } = await context.aws.ecs("CreateCluster", {
      clusterName: desired.clusterName,
      settings: [{ name: "containerInsights", value: desired.containerInsights }],
      capacityProviders: [...desired.capacityProviders],
      defaultCapacityProviderStrategy: strategyItems(desired.defaultCapacityProviderStrategy),
      tags: toEcsTags(creationTags(desired))
    });
    return outputsOf(created ?? {}, model);
  },
  async update(desired, live2, changed, _model, context) {
    const { aws } = context;
    if (changed.has("containerInsights")) {
      await aws.ecs("UpdateClusterSettings", {
        cluster: desired.clusterName,
        settings: [{ name: "containerInsights", value: desired.containerInsights }]
      });
    }
    if (changed.has("capacityProviders") || changed.has("defaultCapacityProviderStrategy")) {
      await aws.ecs("PutClusterCapacityProviders", {
        cluster: desired.clusterName,
        capacityProviders: [...desired.capacityProviders],
        defaultCapacityProviderStrategy: strategyItems(desired.defaultCapacityProviderStrategy)
      });
    }
    if (changed.has("tags")) await setEcsTags(live2.outputs.arn, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  async remove({ arn: arn2 }, { aws }) {
    const listed = await unlessRefused(aws.ecs("ListServices", { cluster: arn2 }), "ClusterNotFoundException");
    const names = (listed?.serviceArns ?? []).map((service3) => service3.slice(service3.lastIndexOf("/") + 1));
    if (names.length > 0) throw new Retained(`it runs services that are not this stack's: ${names.sort().join(", ")}`);
    await unlessRefused(aws.ecs("DeleteCluster", { cluster: arn2 }), "ClusterNotFoundException");
  }
};
function outputsOf(found, model) {
  return { arn: found.clusterArn ?? "", name: model.clusterName };
}
function propsOf(found, tags2) {
  return {
    clusterName: found.clusterName ?? "",
    containerInsights: found.settings?.find(({ name }) => name === "containerInsights")?.value ?? "disabled",
    capacityProviders: [...found.capacityProviders ?? []].sort(),
    defaultCapacityProviderStrategy: strategyOf3(found.defaultCapacityProviderStrategy ?? []),
    tags: comparedTags(tags2)
  };
}
function strategyOf3(items) {
  return Object.fromEntries(
    items.map(({ capacityProvider = "", weight = 0, base = 0 }) => [capacityProvider, { weight, base }])
  );
}
function strategyItems(strategy) {
  return Object.entries(strategy).map(([capacityProvider, { weight, base }]) => ({ capacityProvider, weight, base }));
}

// src/deploy/resources/hosted-zone.ts
var hostedZone2 = {
  async lookup(model, context) {
    const name = dnsName(model.name);
    const id2 = model.hostedZoneId ? await checkId(model.hostedZoneId, name, context) : idOf(onlyOne(await publicZones(name, context), model));
    return { hostedZoneId: id2, name };
  }
};
async function checkId(id2, name, { aws }) {
  const found = await unlessRefused(aws.route53("GetHostedZone", { Id: id2 }), "NoSuchHostedZone", "InvalidInput");
  const actual = found?.HostedZone?.Name;
  if (actual !== void 0 && dnsName(actual) === name) return id2;
  throw new PlanError("hosted-zone.missing", {
    resource: `hosted-zone ${name}`,
    message: actual === void 0 ? `There is no hosted zone ${id2}` : `The hosted zone ${id2} is ${actual}, not ${name}`,
    fix: `Give the id of the zone ${name}, or only its name: hostedZone('${name}')`
  });
}
async function publicZones(name, { aws }) {
  const { HostedZones = [] } = await aws.route53("ListHostedZonesByName", { DNSName: name });
  return HostedZones.filter((zone) => dnsName(zone.Name ?? "") === name && !zone.Config?.PrivateZone);
}
function onlyOne(zones, { name }) {
  const [zone, ...others] = zones;
  if (zone && others.length === 0) return zone;
  throw new PlanError("hosted-zone.missing", {
    resource: `hosted-zone ${name}`,
    message: zone ? `There are ${zones.length} public hosted zones named ${name}: ${zones.map(idOf).join(", ")}` : `There is no public hosted zone named ${name} in this account`,
    fix: zone ? `Say which one the domain is delegated to by its id: hostedZone({ name: '${name}', id: 'Z\u2026' })` : `Create it once and delegate the domain to it: aws route53 create-hosted-zone --name ${name} --caller-reference ${name}`
  });
}
function idOf({ Id = "" }) {
  return Id.replace(/^\/hostedzone\//, "");
}

// src/deploy/batch/listeners.ts
async function listenersOf2(loadBalancerArn, context) {
  return await context.batches.load(listeners, loadBalancerArn, context) ?? [];
}
async function rulesOf2(listenerArn, context) {
  return await context.batches.load(rules, listenerArn, context) ?? [];
}
var listeners = {
  size: Number.POSITIVE_INFINITY,
  read: (arns, { aws }) => each(
    arns,
    (LoadBalancerArn) => unlessRefused(
      allPages(async (Marker) => {
        const { Listeners, NextMarker } = await aws.elbv2("DescribeListeners", { LoadBalancerArn, Marker });
        return { items: Listeners, next: NextMarker };
      }),
      "LoadBalancerNotFoundException"
    )
  )
};
var rules = {
  size: Number.POSITIVE_INFINITY,
  read: (arns, { aws }) => each(arns, async (ListenerArn) => {
    const all = await unlessRefused(
      allPages(async (Marker) => {
        const { Rules, NextMarker } = await aws.elbv2("DescribeRules", { ListenerArn, Marker, PageSize: 400 });
        return { items: Rules, next: NextMarker };
      }),
      "ListenerNotFoundException"
    );
    return all?.filter(({ IsDefault }) => !IsDefault);
  })
};
async function each(keys, read2) {
  const found = await Promise.all(keys.map(async (key) => [key, await read2(key)]));
  return new Map(found.flatMap(([key, value]) => value === void 0 ? [] : [[key, value]]));
}

// src/deploy/resources/default-action.ts
function defaultAction(action) {
  return canonicalAction([actionInput(action)]);
}
function canonicalAction(actions = []) {
  const [action, ...others] = actions;
  if (others.length > 0 || !action) return { type: "several", actions };
  if (action.Type === "redirect") {
    const { Protocol, Port, Host, Path, Query, StatusCode } = action.RedirectConfig ?? {};
    return {
      type: "redirect",
      protocol: Protocol ?? "#{protocol}",
      port: Port ?? "#{port}",
      host: Host ?? "#{host}",
      path: Path ?? "/#{path}",
      query: Query ?? "#{query}",
      statusCode: StatusCode
    };
  }
  if (action.Type === "fixed-response") {
    const { StatusCode, ContentType = "text/plain", MessageBody = "" } = action.FixedResponseConfig ?? {};
    return { type: "fixed-response", statusCode: StatusCode, contentType: ContentType, messageBody: MessageBody };
  }
  return { type: action.Type, targetGroupArn: action.TargetGroupArn };
}
function actionInput(action) {
  if (action.type === "redirect") {
    const { protocol, port: port2, statusCode: statusCode2 } = action;
    return { Type: "redirect", RedirectConfig: { Protocol: protocol, Port: port2, StatusCode: statusCode2 } };
  }
  const { statusCode, messageBody } = action;
  return {
    Type: "fixed-response",
    FixedResponseConfig: {
      StatusCode: statusCode,
      ContentType: "text/plain",
      ...messageBody === "" ? {} : { MessageBody: messageBody }
    }
  };
}

// src/deploy/resources/elbv2-tags.ts
var ARNS_PER_CALL = 20;
var byArn = {
  size: ARNS_PER_CALL,
  async read(arns, { aws }) {
    const { TagDescriptions = [] } = await aws.elbv2("DescribeTags", { ResourceArns: [...arns] });
    return new Map(TagDescriptions.map(({ ResourceArn = "", Tags }) => [ResourceArn, fromTagList(Tags)]));
  }
};
async function elbv2TagsOf(arn2, desired, context) {
  return await confirmedTags(arn2, desired, context) ?? elbv2Tags(arn2, context);
}
async function elbv2Tags(arn2, context) {
  return await context.batches.load(byArn, arn2, context) ?? {};
}
async function setElbv2Tags(arn2, from, to, { aws }) {
  const { added, removed } = tagChanges(from, to);
  if (removed.length > 0) await aws.elbv2("RemoveTags", { ResourceArns: [arn2], TagKeys: removed });
  if (Object.keys(added).length > 0) await aws.elbv2("AddTags", { ResourceArns: [arn2], Tags: toTagList(added) });
}

// src/deploy/resources/listener.ts
var NONE = "none";
var SSL_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";
var listener = {
  immutable: ["loadBalancerArn", "port"],
  desired: (model, refs, context) => {
    const { loadBalancer: loadBalancer4, settings } = model;
    const { certificate: certificate2 = NONE } = settings;
    return {
      loadBalancerArn: refs(loadBalancer4).arn,
      port: settings.port,
      protocol: settings.protocol,
      certificateArn: typeof certificate2 === "string" ? certificate2 : refs(certificate2).arn,
      sslPolicy: settings.protocol === "HTTPS" ? settings.sslPolicy ?? SSL_POLICY : NONE,
      defaultAction: defaultAction(settings.defaultAction),
      tags: desiredTags(model, loadBalancer4.tags, context)
    };
  },
  async read(model, refs, context) {
    const { loadBalancer: loadBalancer4, settings } = model;
    const loadBalancerArn = refs(loadBalancer4).arn;
    const found = (await listenersOf2(loadBalancerArn, context)).find(({ Port }) => Port === settings.port);
    if (!found) return void 0;
    const arn2 = found.ListenerArn ?? "";
    const tags2 = await elbv2TagsOf(arn2, desiredTags(model, loadBalancer4.tags, context), context);
    return {
      outputs: { arn: arn2 },
      props: {
        loadBalancerArn,
        port: settings.port,
        protocol: found.Protocol ?? "",
        certificateArn: found.Certificates?.[0]?.CertificateArn ?? NONE,
        sslPolicy: (found.Protocol === "HTTPS" ? found.SslPolicy : void 0) ?? NONE,
        defaultAction: canonicalAction(found.DefaultActions),
        tags: comparedTags(tags2)
      },
      owner: ownerOf(tags2)
    };
  },
  async create(desired, model, context) {
    const { Listeners: [created] = [] } = await context.aws.elbv2("CreateListener", {
      LoadBalancerArn: desired.loadBalancerArn,
      ...settingsInput(desired, model),
      Tags: toTagList(creationTags(desired))
    });
    return { arn: created?.ListenerArn ?? "" };
  },
  async update(desired, live2, changed, model, context) {
    const { arn: arn2 } = live2.outputs;
    if ([...changed].some((field) => field !== "tags")) {
      await context.aws.elbv2("ModifyListener", { ListenerArn: arn2, ...settingsInput(desired, model) });
    }
    if (changed.has("tags")) await setElbv2Tags(arn2, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  async remove({ arn: arn2 }, { aws }) {
    await unlessRefused(aws.elbv2("DeleteListener", { ListenerArn: arn2 }), "ListenerNotFoundException");
  }
};
function settingsInput({ certificateArn, sslPolicy }, { settings }) {
  const secure = settings.protocol === "HTTPS";
  return {
    Port: settings.port,
    Protocol: settings.protocol,
    ...secure ? { Certificates: [{ CertificateArn: certificateArn }], SslPolicy: sslPolicy } : {},
    DefaultActions: [actionInput(settings.defaultAction)]
  };
}

// src/deploy/batch/tagged-rules.ts
async function taggedRules(listenerArn, context) {
  return await context.batches.load(byListener, listenerArn, context) ?? [];
}
var byListener = {
  size: Number.POSITIVE_INFINITY,
  async read(arns, context) {
    const found = arns.map(async (arn2) => {
      const rules2 = await rulesOf2(arn2, context);
      const tagged2 = rules2.map(async (rule) => ({ ...rule, tags: await elbv2Tags(rule.RuleArn ?? "", context) }));
      return [arn2, await Promise.all(tagged2)];
    });
    return new Map(await Promise.all(found));
  }
};

// src/deploy/resources/is-ours.ts
function isOurs(tags2, resource, { stack: stack2 }) {
  const owner = ownerOf(tags2);
  return owner?.stack === stack2.name && owner.id === keyOf(resource);
}

// src/deploy/resources/rule-priority.ts
var LAST = 5e4;
var HOST_LENGTHS = 40;
var PATH_LENGTHS = 30;
var PATH_RANKS = 1 + PATH_LENGTHS + 1;
var EXACT_HOST_SLOTS = 700;
var WILDCARD_HOST_SLOTS = 14;
var ANY_HOST_SLOTS = 300;
function rulePriority(rule, models) {
  const known = priorities.get(models) ?? prioritiesOf(models);
  priorities.set(models, known);
  const priority = known.get(rule.id);
  if (priority === void 0) throw new RangeError(`Rule ${rule.id} is not among the rules of its stack`);
  return priority;
}
var priorities = /* @__PURE__ */ new WeakMap();
function prioritiesOf(models) {
  const byListener2 = /* @__PURE__ */ new Map();
  for (const model of models) {
    if (model.kind !== "listener-rule") continue;
    const rules2 = byListener2.get(model.listener.id) ?? [];
    byListener2.set(model.listener.id, rules2);
    rules2.push(ranked(model));
  }
  const found = /* @__PURE__ */ new Map();
  for (const rules2 of byListener2.values()) {
    let last = 0;
    rules2.sort((a, b) => a.first - b.first || a.slot - b.slot || (a.id < b.id ? -1 : 1));
    for (const [at, { id: id2, first, slot }] of rules2.entries()) {
      const highest = LAST - (rules2.length - 1 - at);
      last = Math.min(Math.max(first + slot, last + 1), highest);
      found.set(id2, last);
    }
  }
  return found;
}
function ranked({ id: id2, hosts, paths }) {
  const { first, slots } = band(hosts, paths);
  return { id: id2, first, slot: Number.parseInt(hashOf(id2).slice(0, 8), 16) % slots };
}
function band(hosts, paths) {
  const host = rank(hosts, HOST_LENGTHS);
  const path = rank(paths, PATH_LENGTHS);
  const wildcards = 1 + PATH_RANKS * EXACT_HOST_SLOTS;
  const anyHost = wildcards + HOST_LENGTHS * PATH_RANKS * WILDCARD_HOST_SLOTS;
  if (host === 0) return { first: 1 + path * EXACT_HOST_SLOTS, slots: EXACT_HOST_SLOTS };
  if (host > HOST_LENGTHS) return { first: anyHost + path * ANY_HOST_SLOTS, slots: ANY_HOST_SLOTS };
  const before = (host - 1) * PATH_RANKS + path;
  return { first: wildcards + before * WILDCARD_HOST_SLOTS, slots: WILDCARD_HOST_SLOTS };
}
function rank(patterns, lengths) {
  const ranks = patterns.map((pattern2) => {
    if (!/[*?]/.test(pattern2)) return 0;
    const literal2 = pattern2.replace(/[*?]/g, "").length;
    return lengths + 1 - Math.min(literal2, lengths);
  });
  return patterns.length === 0 ? lengths + 1 : Math.max(...ranks);
}

// src/deploy/resources/rule-switch.ts
var POLL_MILLISECONDS = 1e3;
async function switching(live2, { targetGroup: targetGroup2 }, context) {
  const old = live2.split(/, | or /).find((group) => !group.endsWith(" weight 0"))?.replace(/ weight \d+$/, "");
  if (!old || old === targetGroup2) return void 0;
  const [oldAnswers, newAnswers] = await Promise.all([answers(old, context), answers(targetGroup2, context)]);
  if (newAnswers || !oldAnswers) return void 0;
  const TargetGroups = [
    { TargetGroupArn: old, Weight: 1 },
    { TargetGroupArn: targetGroup2, Weight: 0 }
  ];
  return [{ Type: "forward", ForwardConfig: { TargetGroups } }];
}
async function finishSwitch(RuleArn, { id: id2, alternate }, context, run) {
  if (alternate) return;
  const { aws, clock, signal, deadline } = context;
  const { Rules: [rule] = [] } = await aws.elbv2("DescribeRules", { RuleArns: [RuleArn] });
  const groups = rule?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? [];
  const TargetGroupArn = groups.length > 1 ? groups.find(({ Weight }) => Weight === 0)?.TargetGroupArn : void 0;
  if (!TargetGroupArn) return;
  while (!await answers(TargetGroupArn, context)) {
    if (run.failed) throw new Unfinished();
    if (clock.now() >= deadline)
      throw new Error(`Rule ${id2} still sends to the old target group: no target of the new one is healthy`);
    await nextTick(clock, POLL_MILLISECONDS, signal);
  }
  await aws.elbv2("ModifyRule", { RuleArn, Actions: [{ Type: "forward", TargetGroupArn }] });
}
async function answers(TargetGroupArn, { aws }) {
  const health = await unlessRefused(
    aws.elbv2("DescribeTargetHealth", { TargetGroupArn }),
    "TargetGroupNotFoundException"
  );
  return health?.TargetHealthDescriptions?.some(({ TargetHealth }) => TargetHealth?.State === "healthy") ?? false;
}

// src/deploy/resources/listener-rule.ts
var listenerRule = {
  immutable: ["listenerArn"],
  desired: (model, refs, context) => ({
    listenerArn: refs(model.listener).arn,
    priority: rulePriority(model, context.models),
    conditions: conditionsOf(model),
    targetGroup: targetsOf(model, refs).join(" or "),
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, refs, context) {
    const listenerArn = refs(model.listener).arn;
    const found = await find(listenerArn, model, context);
    if (!found) return void 0;
    return {
      outputs: { arn: found.RuleArn ?? "" },
      props: {
        listenerArn,
        priority: Number(found.Priority),
        conditions: Object.fromEntries((found.Conditions ?? []).map(canonicalCondition)),
        targetGroup: targetGroupOf2(found.Actions, model.alternate ? targetsOf(model, refs) : []),
        tags: comparedTags(found.tags)
      },
      owner: ownerOf(found.tags)
    };
  },
  async create(desired, model, context) {
    const arn2 = await repeatable(
      "PriorityInUseException",
      async () => {
        const { Rules: [created] = [] } = await context.aws.elbv2("CreateRule", {
          ListenerArn: desired.listenerArn,
          Priority: desired.priority,
          ...forwarding(desired),
          Tags: toTagList(creationTags(desired))
        });
        return created?.RuleArn ?? "";
      },
      async () => (await find(desired.listenerArn, model, context))?.RuleArn
    );
    return { arn: arn2 };
  },
  async update(desired, live2, changed, model, context) {
    const { arn: arn2 } = live2.outputs;
    if (changed.has("targetGroup")) {
      const { Conditions, Actions: final } = forwarding(desired);
      const Actions = model.alternate ? final : await switching(live2.props.targetGroup, desired, context) ?? final;
      await context.aws.elbv2("ModifyRule", { RuleArn: arn2, Conditions, Actions });
    } else if (changed.has("conditions")) {
      await context.aws.elbv2("ModifyRule", { RuleArn: arn2, Conditions: forwarding(desired).Conditions });
    }
    if (changed.has("priority")) await setPriorities(desired.listenerArn, context);
    if (changed.has("tags")) await setElbv2Tags(arn2, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  settle: ({ arn: arn2 }, model, context, run) => finishSwitch(arn2, model, context, run),
  async remove({ arn: arn2 }, { aws }) {
    await unlessRefused(aws.elbv2("DeleteRule", { RuleArn: arn2 }), "RuleNotFoundException");
  }
};
async function find(listenerArn, model, context) {
  const [rules2, known] = await Promise.all([rulesOf2(listenerArn, context), stackTags(context)]);
  const likely = rules2.find(({ RuleArn = "" }) => isOurs(known.get(RuleArn) ?? {}, model, context));
  const tags2 = likely && await confirmedTags(likely.RuleArn ?? "", desiredTags(model, model.tags, context), context);
  if (tags2) return { ...likely, tags: tags2 };
  return (await taggedRules(listenerArn, context)).find(({ tags: tags3 }) => isOurs(tags3, model, context));
}
async function setPriorities(listenerArn, context) {
  const models = context.models.flatMap((model) => model.kind === "listener-rule" ? [model] : []);
  const moves = (await taggedRules(listenerArn, context)).flatMap(({ RuleArn, Priority, tags: tags2 }) => {
    const model = models.find((candidate) => isOurs(tags2, candidate, context));
    const wanted2 = model && rulePriority(model, context.models);
    return wanted2 === void 0 || wanted2 === Number(Priority) ? [] : [{ RuleArn, Priority: wanted2 }];
  });
  if (moves.length > 0) await context.aws.elbv2("SetRulePriorities", { RulePriorities: moves });
}
function conditionsOf({ hosts, paths }) {
  const hostHeader = hosts.map((host) => host.toLowerCase()).sort();
  const pathPattern = paths.length === 0 && hosts.length === 0 ? ["/*"] : [...paths].sort();
  return {
    ...hostHeader.length > 0 ? { "host-header": hostHeader } : {},
    ...pathPattern.length > 0 ? { "path-pattern": pathPattern } : {}
  };
}
function canonicalCondition(condition) {
  const { Field = "", Values = [], HostHeaderConfig, PathPatternConfig } = condition;
  if (Field === "host-header")
    return [Field, (HostHeaderConfig?.Values ?? Values).map((host) => host.toLowerCase()).sort()];
  if (Field === "path-pattern") return [Field, [...PathPatternConfig?.Values ?? Values].sort()];
  return [Field, [canonical(condition)]];
}
function targetsOf({ targetGroup: targetGroup2, alternate }, refs) {
  return [targetGroup2, ...alternate ? [alternate] : []].map((group) => refs(group).arn).sort();
}
function targetGroupOf2(actions = [], pair = []) {
  const groups = actions.flatMap(
    ({ TargetGroupArn, ForwardConfig }) => ForwardConfig?.TargetGroups?.length ? ForwardConfig.TargetGroups : [{ TargetGroupArn, Weight: 1 }]
  );
  if (groups.length > 0 && groups.every(({ TargetGroupArn = "" }) => pair.includes(TargetGroupArn)))
    return pair.join(" or ");
  const [group, ...others] = groups;
  if (others.length === 0) return group?.TargetGroupArn ?? "";
  return groups.map(({ TargetGroupArn, Weight }) => `${TargetGroupArn} weight ${Weight}`).join(", ");
}
function forwarding({ conditions, targetGroup: targetGroup2 }) {
  const { "host-header": hosts, "path-pattern": paths } = conditions;
  return {
    Conditions: [
      ...hosts ? [{ Field: "host-header", HostHeaderConfig: { Values: [...hosts] } }] : [],
      ...paths ? [{ Field: "path-pattern", PathPatternConfig: { Values: [...paths] } }] : []
    ],
    Actions: [forwardTo(targetGroup2.split(" or "))]
  };
}
function forwardTo([first = "", second]) {
  if (second === void 0) return { Type: "forward", TargetGroupArn: first };
  const TargetGroups = [
    { TargetGroupArn: first, Weight: 1 },
    { TargetGroupArn: second, Weight: 0 }
  ];
  return { Type: "forward", ForwardConfig: { TargetGroups } };
}

// src/deploy/rollout/phase.ts
var Patience = class {
  #context;
  #phase;
  #since;
  /** Time spent in phases with a budget of their own. */
  #apart = 0;
  constructor(phase, context) {
    this.#context = context;
    this.#phase = phase;
    this.#since = context.clock.now();
  }
  get phase() {
    return this.#phase;
  }
  enter(phase) {
    if (phase === this.#phase) return;
    const now = this.#context.clock.now();
    if (this.#budget !== void 0) this.#apart += now - this.#since;
    this.#phase = phase;
    this.#since = now;
  }
  /** Seconds in the present phase. */
  get seconds() {
    return Math.round((this.#context.clock.now() - this.#since) / 1e3);
  }
  get isOver() {
    const now = this.#context.clock.now();
    const budget = this.#budget;
    return budget === void 0 ? now >= this.#context.deadline + this.#apart : now >= this.#since + budget * 1e3;
  }
  /** Which patience is over, and how to have more. */
  get says() {
    const option = this.#budget === void 0 ? "timeoutSeconds" : `timeouts['${this.#phase}']`;
    return `${this.seconds} seconds in phase "${this.#phase}", limited by ${option}`;
  }
  get #budget() {
    return this.#context.rollout.timeouts[this.#phase];
  }
};

// src/deploy/resources/load-balancer.ts
var IDLE_TIMEOUT = "idle_timeout.timeout_seconds";
var DEFAULT_IDLE_TIMEOUT = 60;
var POLL_MILLISECONDS2 = 1e4;
var loadBalancer2 = {
  immutable: ["name", "scheme", "vpcId"],
  desired: (model, refs, context) => ({
    name: nameOf2(model),
    scheme: model.scheme,
    vpcId: refs(model.network).vpcId,
    ipAddressType: model.ipAddressType,
    subnets: [...refs(model.network).loadBalancerSubnets].sort(),
    securityGroups: model.securityGroups.map((group) => refs(group).groupId).sort(),
    idleTimeoutSeconds: model.idleTimeoutSeconds,
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, _refs, context) {
    const found = await find2({ Names: [nameOf2(model)] }, context);
    if (!found) return void 0;
    const arn2 = found.LoadBalancerArn ?? "";
    const [tags2, { Attributes = [] }] = await Promise.all([
      elbv2TagsOf(arn2, desiredTags(model, model.tags, context), context),
      context.aws.elbv2("DescribeLoadBalancerAttributes", { LoadBalancerArn: arn2 })
    ]);
    return {
      outputs: outputsOf2(found),
      props: {
        name: found.LoadBalancerName ?? "",
        scheme: found.Scheme ?? "",
        vpcId: found.VpcId ?? "",
        ipAddressType: found.IpAddressType ?? "",
        subnets: (found.AvailabilityZones ?? []).map(({ SubnetId = "" }) => SubnetId).sort(),
        securityGroups: [...found.SecurityGroups ?? []].sort(),
        idleTimeoutSeconds: Number(Attributes.find(({ Key }) => Key === IDLE_TIMEOUT)?.Value ?? DEFAULT_IDLE_TIMEOUT),
        tags: comparedTags(tags2)
      },
      owner: ownerOf(tags2),
      unsettled: found.State?.Code === "provisioning"
    };
  },
  async create(desired, model, context) {
    const { LoadBalancers: [created] = [] } = await context.aws.elbv2("CreateLoadBalancer", {
      Name: desired.name,
      Type: "application",
      Scheme: model.scheme,
      IpAddressType: model.ipAddressType,
      Subnets: [...desired.subnets],
      SecurityGroups: [...desired.securityGroups],
      Tags: toTagList(creationTags(desired))
    });
    const outputs = outputsOf2(created);
    if (desired.idleTimeoutSeconds !== DEFAULT_IDLE_TIMEOUT) await setIdleTimeout(outputs.arn, desired, context);
    return outputs;
  },
  async update(desired, live2, changed, model, context) {
    const { aws } = context;
    const LoadBalancerArn = live2.outputs.arn;
    if (changed.has("securityGroups")) {
      await aws.elbv2("SetSecurityGroups", { LoadBalancerArn, SecurityGroups: [...desired.securityGroups] });
    }
    if (changed.has("subnets")) await aws.elbv2("SetSubnets", { LoadBalancerArn, Subnets: [...desired.subnets] });
    if (changed.has("ipAddressType")) {
      await aws.elbv2("SetIpAddressType", { LoadBalancerArn, IpAddressType: model.ipAddressType });
    }
    if (changed.has("idleTimeoutSeconds")) await setIdleTimeout(LoadBalancerArn, desired, context);
    if (changed.has("tags")) await setElbv2Tags(LoadBalancerArn, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  async remove({ arn: arn2 }, { aws }) {
    await unlessRefused(aws.elbv2("DeleteLoadBalancer", { LoadBalancerArn: arn2 }), "LoadBalancerNotFoundException");
  },
  async settle({ arn: arn2 }, model, context) {
    const patience = new Patience("load-balancer", context);
    for (; ; ) {
      const { State } = await find2({ LoadBalancerArns: [arn2] }, context) ?? {};
      if (State?.Code === "active") return;
      const reason = [State?.Code ?? "not found", State?.Reason].filter(Boolean).join(": ");
      if (State?.Code === "failed") throw new Error(`Load balancer ${model.name} could not be set up (${reason})`);
      if (patience.isOver) {
        throw new Error(`Load balancer ${model.name} was not active in time (${reason})`);
      }
      await context.clock.sleep(POLL_MILLISECONDS2, context.signal);
    }
  }
};
function nameOf2({ name }) {
  return physicalName([name], 32);
}
async function find2(which, { aws }) {
  const found = await unlessRefused(aws.elbv2("DescribeLoadBalancers", which), "LoadBalancerNotFoundException");
  return found?.LoadBalancers?.[0];
}
function outputsOf2(found) {
  return {
    arn: found?.LoadBalancerArn ?? "",
    dnsName: found?.DNSName ?? "",
    hostedZoneId: found?.CanonicalHostedZoneId ?? ""
  };
}
async function setIdleTimeout(LoadBalancerArn, desired, { aws }) {
  await aws.elbv2("ModifyLoadBalancerAttributes", {
    LoadBalancerArn,
    Attributes: [{ Key: IDLE_TIMEOUT, Value: String(desired.idleTimeoutSeconds) }]
  });
}

// src/deploy/batch/log-groups.ts
var GROUPS_PER_CALL = 50;
function describeLogGroup(name, context) {
  return context.batches.load(byName, name, context);
}
var byName = {
  size: GROUPS_PER_CALL,
  async read(names, { aws }) {
    const [only] = names;
    const { logGroups = [] } = await aws.cloudWatchLogs(
      "DescribeLogGroups",
      names.length === 1 && only ? { logGroupNamePrefix: only } : { logGroupIdentifiers: [...names] }
    );
    return new Map(logGroups.map((group) => [group.logGroupName ?? "", group]));
  }
};

// src/deploy/resources/log-group.ts
var arnOf2 = (name, { partition, region, account }) => `arn:${partition}:logs:${region}:${account}:log-group:${name}`;
var logGroup = {
  immutable: ["logGroupName"],
  desired: (model, _refs, context) => ({
    logGroupName: model.logGroupName,
    retentionInDays: model.retentionInDays ?? "never expires",
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, _refs, context) {
    const found = await describeLogGroup(model.logGroupName, context);
    if (!found) return void 0;
    const arn2 = arnOf2(model.logGroupName, context);
    const tags2 = await confirmedTags(arn2, desiredTags(model, model.tags, context), context) ?? await tagsOf(arn2, context);
    return {
      outputs: { arn: arn2, name: model.logGroupName },
      props: {
        logGroupName: model.logGroupName,
        retentionInDays: found.retentionInDays ?? "never expires",
        tags: comparedTags(tags2)
      },
      owner: ownerOf(tags2)
    };
  },
  async create(desired, model, context) {
    const { aws } = context;
    const { logGroupName } = desired;
    const arn2 = arnOf2(logGroupName, context);
    await repeatable(
      "ResourceAlreadyExistsException",
      () => aws.cloudWatchLogs("CreateLogGroup", { logGroupName, tags: creationTags(desired) }),
      async () => {
        return isOurs(await tagsOf(arn2, context), model, context) ? {} : void 0;
      }
    );
    if (desired.retentionInDays !== "never expires") await setRetention(desired, context);
    return { arn: arn2, name: logGroupName };
  },
  async update(desired, live2, changed, _model, context) {
    if (changed.has("retentionInDays")) await setRetention(desired, context);
    if (changed.has("tags")) await setTags(desired, live2, context);
    return live2.outputs;
  },
  async remove({ name }, { aws, deleteData }) {
    if (!deleteData) throw new Retained("it holds logs; { deleteData: true } deletes it, too");
    await unlessRefused(aws.cloudWatchLogs("DeleteLogGroup", { logGroupName: name }), "ResourceNotFoundException");
  }
};
async function tagsOf(resourceArn, { aws }) {
  return (await aws.cloudWatchLogs("ListTagsForResource", { resourceArn })).tags ?? {};
}
async function setRetention({ logGroupName, retentionInDays }, { aws }) {
  if (retentionInDays === "never expires") await aws.cloudWatchLogs("DeleteRetentionPolicy", { logGroupName });
  else await aws.cloudWatchLogs("PutRetentionPolicy", { logGroupName, retentionInDays });
}
async function setTags(desired, live2, { aws }) {
  const resourceArn = live2.outputs.arn;
  const { added, removed } = tagChanges(live2.props.tags, desired.tags);
  if (removed.length > 0) await aws.cloudWatchLogs("UntagResource", { resourceArn, tagKeys: removed });
  if (Object.keys(added).length > 0) await aws.cloudWatchLogs("TagResource", { resourceArn, tags: added });
}

// src/deploy/resources/network.ts
var EXISTING = "network.existing({ vpcId: 'vpc-\u2026', subnets: ['subnet-\u2026', 'subnet-\u2026'] })";
var network2 = {
  async lookup(model, context) {
    const vpcId = await findVpc(model, context);
    const all = await subnetsOf(vpcId, context);
    const subnets2 = model.subnets ? given(model.subnets, all, vpcId, model, context) : all.filter(({ DefaultForAz }) => DefaultForAz);
    if (subnets2.length === 0) {
      throw missing2(model, `${vpcId} in ${context.region} has no default subnets`, `Give subnets: ${EXISTING}`);
    }
    const forLoadBalancers = model.loadBalancerSubnets ? given(model.loadBalancerSubnets, all, vpcId, model, context) : subnets2;
    if (context.models.some((other) => other.kind === "load-balancer" && other.network.id === model.id)) {
      checkZones(forLoadBalancers, model);
    }
    return { vpcId, subnets: idsOf(subnets2), loadBalancerSubnets: idsOf(forLoadBalancers) };
  }
};
async function findVpc(model, { aws, region }) {
  if (model.vpcId === void 0) {
    const { Vpcs: [vpc] = [] } = await aws.ec2("DescribeVpcs", { Filters: [{ Name: "is-default", Values: ["true"] }] });
    if (vpc?.VpcId) return vpc.VpcId;
    throw missing2(model, `There is no default VPC in ${region}`, `Give a VPC: ${EXISTING}`);
  }
  const found = await unlessRefused(aws.ec2("DescribeVpcs", { VpcIds: [model.vpcId] }), "InvalidVpcID.NotFound");
  if (found?.Vpcs?.length) return model.vpcId;
  throw missing2(model, `There is no VPC ${model.vpcId} in ${region}`, `Check the id and the Region: ${EXISTING}`);
}
async function subnetsOf(vpcId, { aws }) {
  return allPages(async (next) => {
    const { Subnets, NextToken } = await aws.ec2("DescribeSubnets", {
      Filters: [{ Name: "vpc-id", Values: [vpcId] }],
      NextToken: next
    });
    return { items: Subnets, next: NextToken };
  });
}
function given(ids, all, vpcId, model, { region }) {
  const found = all.filter(({ SubnetId = "" }) => ids.includes(SubnetId));
  const absent = ids.filter((id2) => !found.some(({ SubnetId }) => SubnetId === id2));
  if (absent.length === 0) return found;
  const what = `${absent.length === 1 ? "subnet" : "subnets"} ${absent.join(", ")}`;
  const has = `It has ${idsOf(all).join(", ") || "none"}.`;
  throw missing2(model, `${vpcId} in ${region} has no ${what}`, `${has} Give ids of that VPC: ${EXISTING}`);
}
function checkZones(subnets2, model) {
  const zones = subnets2.map(({ AvailabilityZone = "" }) => AvailabilityZone);
  const distinct = new Set(zones).size;
  if (distinct >= 2 && distinct === zones.length) return;
  const seen = subnets2.map(({ SubnetId, AvailabilityZone }) => `${SubnetId} (${AvailabilityZone})`).join(", ");
  throw missing2(
    model,
    `A load balancer needs subnets in at least two zones, one in each. There are: ${seen}`,
    "Give one subnet for each of two or more zones: network.existing({ \u2026, loadBalancerSubnets: ['subnet-\u2026', 'subnet-\u2026'] })"
  );
}
function idsOf(subnets2) {
  return subnets2.map(({ SubnetId = "" }) => SubnetId).sort();
}
function missing2({ id: id2 }, message, fix) {
  return new PlanError("network.missing", { resource: `network ${id2}`, message, fix });
}

// src/deploy/batch/record-sets.ts
var SETS_PER_CALL = 300;
var SETS_OF_A_NAME = 20;
var FEW2 = 10;
async function recordSetsOf(zone, name, types, context) {
  const sets = await context.batches.load(byStart, `${types[0]} ${name}`, context, zone) ?? [];
  return sets.filter(({ Name = "", Type }) => dnsName(Name) === name && Type !== void 0 && types.includes(Type));
}
var byStart = {
  size: Number.POSITIVE_INFINITY,
  async read(keys, context, zone) {
    if (keys.length <= FEW2) {
      const found = keys.map(async (key) => {
        const [type, name] = key.split(" ");
        const { ResourceRecordSets = [] } = await context.aws.route53("ListResourceRecordSets", {
          HostedZoneId: zone,
          StartRecordName: name,
          StartRecordType: type,
          MaxItems: SETS_OF_A_NAME
        });
        return [key, ResourceRecordSets];
      });
      return new Map(await Promise.all(found));
    }
    const byName5 = await allOf(zone, context);
    return new Map(keys.map((key) => [key, byName5.get(key.slice(key.indexOf(" ") + 1)) ?? []]));
  }
};
function allRecordSets(zone, context) {
  return context.batches.once(`record sets of ${zone}`, () => allOf(zone, context));
}
async function allOf(HostedZoneId, { aws }) {
  const byName5 = /* @__PURE__ */ new Map();
  let start = {};
  while (start) {
    const page = await aws.route53("ListResourceRecordSets", {
      HostedZoneId,
      MaxItems: SETS_PER_CALL,
      ...start
    });
    for (const set of page.ResourceRecordSets ?? []) {
      const name = dnsName(set.Name ?? "");
      const known = byName5.get(name);
      if (known) known.push(set);
      else byName5.set(name, [set]);
    }
    start = page.IsTruncated ? {
      StartRecordName: page.NextRecordName,
      StartRecordType: page.NextRecordType,
      StartRecordIdentifier: page.NextRecordIdentifier
    } : void 0;
  }
  return byName5;
}

// src/deploy/resources/record-marker.ts
function markerName(name) {
  const plain2 = dnsName(name);
  return plain2.startsWith("*.") ? `_fluent-ecs-wildcard.${plain2.slice(2)}` : `_fluent-ecs.${plain2}`;
}
function markedName(marker) {
  const [, wildcard, name] = /^_fluent-ecs(-wildcard)?\.(.+)$/.exec(dnsName(marker)) ?? [];
  return name === void 0 || wildcard === void 0 ? name : `*.${name}`;
}
function markerValue({ stack: stack2, id: id2 }) {
  return `"heritage=fluent-ecs,stack=${stack2},id=${id2}"`;
}
function markerOwner(value) {
  const [, stack2, id2] = /^"heritage=fluent-ecs,stack=([^,"]+),id=([^,"]+)"$/.exec(value) ?? [];
  return stack2 === void 0 || id2 === void 0 ? void 0 : { stack: stack2, id: id2 };
}

// src/deploy/resources/record.ts
var TYPES5 = ["A", "AAAA"];
var MARKER_TTL_SECONDS = 300;
var record = {
  immutable: ["hostedZoneId", "name"],
  desired: (model, refs, { stack: stack2 }) => {
    const loadBalancer4 = refs(model.loadBalancer);
    const alias = {
      dnsName: dnsName(`dualstack.${loadBalancer4.dnsName}`),
      hostedZoneId: loadBalancer4.hostedZoneId,
      evaluateTargetHealth: model.evaluateTargetHealth
    };
    return {
      hostedZoneId: refs(model.zone).hostedZoneId,
      name: dnsName(model.name),
      // An AAAA alias of a load balancer without IPv6 has no answer.
      targets: model.loadBalancer.ipAddressType === "dualstack" ? { A: alias, AAAA: alias } : { A: alias },
      marker: markerValue({ stack: stack2.name, id: keyOf(model) })
    };
  },
  async read(model, refs, context) {
    const { hostedZoneId } = refs(model.zone);
    const name = dnsName(model.name);
    const sets = await setsOf(hostedZoneId, name, context);
    if (sets.length === 0) return void 0;
    const marker = sets.find(({ Type }) => Type === "TXT")?.ResourceRecords?.[0]?.Value ?? "none";
    const targets2 = sets.filter(({ Type }) => Type !== "TXT").map((set) => [labelOf(set), targetOf(set)]);
    return {
      outputs: { name, hostedZoneId },
      props: { hostedZoneId, name, targets: Object.fromEntries(targets2), marker },
      owner: markerOwner(marker)
    };
  },
  async create(desired, _model, context) {
    const { hostedZoneId, name } = desired;
    await repeatable(
      "InvalidChangeBatch",
      // CREATE, so that Route 53 refuses where someone else's record is.
      () => change(hostedZoneId, "CREATE", setsFor(desired), context),
      async () => {
        const [marker] = await recordSetsOf(hostedZoneId, markerName(name), ["TXT"], context);
        return marker?.ResourceRecords?.[0]?.Value === desired.marker ? "made" : void 0;
      }
    );
    return { name, hostedZoneId };
  },
  async update(desired, live2, _changed, _model, context) {
    const wanted2 = setsFor(desired);
    const there = await setsOf(desired.hostedZoneId, desired.name, context);
    const stale = there.filter(({ Type }) => !wanted2.some((set) => set.Type === Type));
    if (stale.length > 0) await change(desired.hostedZoneId, "DELETE", stale, context);
    await change(desired.hostedZoneId, "UPSERT", wanted2, context);
    return live2.outputs;
  },
  async remove({ hostedZoneId, name }, context) {
    const there = () => unlessRefused(setsOf(hostedZoneId, name, context), "NoSuchHostedZone");
    const sets = await there();
    if (!sets?.length) return;
    await repeatable(
      "InvalidChangeBatch",
      () => change(hostedZoneId, "DELETE", sets, context),
      async () => (await there())?.length ? void 0 : "made"
    );
  }
};
async function setsOf(zone, name, context) {
  const [aliases, marker] = await Promise.all([
    recordSetsOf(zone, name, TYPES5, context),
    recordSetsOf(zone, markerName(name), ["TXT"], context)
  ]);
  return [...aliases, ...marker];
}
function labelOf({ Type, SetIdentifier }) {
  return SetIdentifier === void 0 ? `${Type}` : `${Type} ${SetIdentifier}`;
}
function targetOf({ AliasTarget, ResourceRecords = [] }) {
  if (!AliasTarget) return { values: ResourceRecords.map(({ Value = "" }) => Value).sort() };
  return {
    dnsName: dnsName(AliasTarget.DNSName ?? ""),
    hostedZoneId: AliasTarget.HostedZoneId ?? "",
    evaluateTargetHealth: AliasTarget.EvaluateTargetHealth ?? false
  };
}
function setsFor({ name, targets: targets2, marker }) {
  const aliases = TYPES5.flatMap((Type) => {
    const target = targets2[Type];
    if (!target || !("dnsName" in target)) return [];
    const { dnsName: DNSName, hostedZoneId: HostedZoneId, evaluateTargetHealth: EvaluateTargetHealth } = target;
    return [{ Name: name, Type, AliasTarget: { DNSName, HostedZoneId, EvaluateTargetHealth } }];
  });
  const ResourceRecords = [{ Value: marker }];
  return [...aliases, { Name: markerName(name), Type: "TXT", TTL: MARKER_TTL_SECONDS, ResourceRecords }];
}
async function change(HostedZoneId, action, sets, { aws }) {
  const Changes = sets.map((set) => ({ Action: action, ResourceRecordSet: set }));
  await aws.route53("ChangeResourceRecordSets", { HostedZoneId, ChangeBatch: { Changes } });
  return "made";
}

// src/deploy/resources/lifecycle-policy.ts
function lifecycleRules(rules2) {
  return Object.fromEntries(
    rules2.map(({ rulePriority: rulePriority2, description = "", selection, ...rest }) => [
      rulePriority2,
      { ...rest, description, selection: sortedLists(selection) }
    ])
  );
}
function parseLifecyclePolicy(text4) {
  return JSON.parse(text4).rules ?? [];
}
function lifecyclePolicyText(rules2) {
  const entries = Object.entries(rules2).map(([priority, rule]) => ({ rulePriority: Number(priority), ...rule }));
  return JSON.stringify({ rules: entries });
}
function sortedLists(value) {
  return Object.fromEntries(
    Object.entries(value).map(([key, part2]) => [key, Array.isArray(part2) ? [...part2].sort() : part2])
  );
}

// src/deploy/resources/repository.ts
var repository2 = {
  immutable: ["repositoryName"],
  desired: (model, _refs, context) => ({
    repositoryName: model.repositoryName,
    imageTagMutability: model.imageTagMutability,
    scanOnPush: model.scanOnPush,
    lifecycleRules: lifecycleRules(model.lifecycleRules),
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, _refs, context) {
    const found = await find3(model.repositoryName, context);
    if (!found) return void 0;
    const [policy, tags2] = await Promise.all([
      lifecyclePolicyOf(model.repositoryName, context),
      tagsOf2(found.repositoryArn, context)
    ]);
    return {
      outputs: outputsOf3(found),
      props: {
        repositoryName: model.repositoryName,
        imageTagMutability: found.imageTagMutability ?? "MUTABLE",
        scanOnPush: found.imageScanningConfiguration?.scanOnPush ?? false,
        lifecycleRules: lifecycleRules(policy),
        tags: comparedTags(tags2)
      },
      owner: ownerOf(tags2)
    };
  },
  async create(desired, model, context) {
    const created = await repeatable(
      "RepositoryAlreadyExistsException",
      async () => {
        const { repository: made } = await context.aws.ecr("CreateRepository", {
          repositoryName: model.repositoryName,
          imageTagMutability: model.imageTagMutability,
          imageScanningConfiguration: { scanOnPush: model.scanOnPush },
          tags: toTagList(creationTags(desired))
        });
        return made ?? {};
      },
      async () => {
        const found = await find3(model.repositoryName, context);
        return found && isOurs(await tagsOf2(found.repositoryArn, context), model, context) ? found : void 0;
      }
    );
    if (model.lifecycleRules.length > 0) await setLifecyclePolicy(desired, context);
    return outputsOf3(created);
  },
  async update(desired, live2, changed, model, context) {
    const { aws } = context;
    const { repositoryName } = desired;
    if (changed.has("imageTagMutability")) {
      await aws.ecr("PutImageTagMutability", { repositoryName, imageTagMutability: model.imageTagMutability });
    }
    if (changed.has("scanOnPush")) {
      await aws.ecr("PutImageScanningConfiguration", {
        repositoryName,
        imageScanningConfiguration: { scanOnPush: desired.scanOnPush }
      });
    }
    if (changed.has("lifecycleRules")) await setLifecyclePolicy(desired, context);
    if (changed.has("tags")) await setTags2(live2.outputs.arn, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  async remove({ arn: arn2 }, { aws, deleteData }) {
    const repositoryName = arn2.slice(arn2.indexOf(":repository/") + ":repository/".length);
    try {
      await aws.ecr("DeleteRepository", { repositoryName, force: deleteData });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (error.name === "RepositoryNotEmptyException") {
        throw new Retained("it holds images; { deleteData: true } deletes them, too");
      }
      if (error.name !== "RepositoryNotFoundException") throw error;
    }
  }
};
function outputsOf3({ repositoryArn = "", repositoryUri = "" }) {
  return { arn: repositoryArn, uri: repositoryUri };
}
async function find3(repositoryName, { aws }) {
  const found = await unlessRefused(
    aws.ecr("DescribeRepositories", { repositoryNames: [repositoryName] }),
    "RepositoryNotFoundException"
  );
  return found?.repositories?.[0];
}
async function lifecyclePolicyOf(repositoryName, { aws }) {
  const found = await unlessRefused(
    aws.ecr("GetLifecyclePolicy", { repositoryName }),
    "LifecyclePolicyNotFoundException"
  );
  return found?.lifecyclePolicyText ? parseLifecyclePolicy(found.lifecyclePolicyText) : [];
}
async function setLifecyclePolicy({ repositoryName, ...desired }, { aws }) {
  if (Object.keys(desired.lifecycleRules).length > 0) {
    const text4 = lifecyclePolicyText(desired.lifecycleRules);
    await aws.ecr("PutLifecyclePolicy", { repositoryName, lifecyclePolicyText: text4 });
  } else {
    await unlessRefused(aws.ecr("DeleteLifecyclePolicy", { repositoryName }), "LifecyclePolicyNotFoundException");
  }
}
async function tagsOf2(resourceArn, { aws }) {
  return fromTagList((await aws.ecr("ListTagsForResource", { resourceArn })).tags);
}
async function setTags2(resourceArn, from, to, { aws }) {
  const { added, removed } = tagChanges(from, to);
  if (removed.length > 0) await aws.ecr("UntagResource", { resourceArn, tagKeys: removed });
  if (Object.keys(added).length > 0) await aws.ecr("TagResource", { resourceArn, tags: toTagList(added) });
}

// src/deploy/batch/roles.ts
var GONE = "NoSuchEntityException";
var FEW3 = 3;
var ROLES_PER_CALL = 1e3;
function describeRole(name, policy, context) {
  return context.batches.load(byName2, name, context, policy);
}
var byName2 = {
  size: Number.POSITIVE_INFINITY,
  async read(names, context, policy) {
    const listed = names.length > FEW3 ? await inFull(policy, context) : void 0;
    const found = await Promise.all(
      names.map(async (name) => [name, listed?.has(name) ? listed.get(name) : await one(name, policy, context)])
    );
    return new Map(found.flatMap(([name, role2]) => role2 ? [[name, role2]] : []));
  }
};
async function one(RoleName, PolicyName, { aws }) {
  const role2 = (await unlessRefused(aws.iam("GetRole", { RoleName }), GONE))?.Role;
  if (!role2) return void 0;
  const [inline, attached] = await Promise.all([
    unlessRefused(aws.iam("GetRolePolicy", { RoleName, PolicyName }), GONE),
    aws.iam("ListAttachedRolePolicies", { RoleName })
  ]);
  return {
    ...role2,
    inlinePolicy: inline?.PolicyDocument,
    attachedPolicies: (attached.AttachedPolicies ?? []).map(({ PolicyArn = "" }) => PolicyArn)
  };
}
function rolesOfStack({ aws, stack: stack2, batches }) {
  return batches.once(
    "roles",
    () => allPages(async (Marker) => {
      const PathPrefix = `/fluent-ecs/${stack2.name}/`;
      const page = await aws.iam("ListRoles", { PathPrefix, MaxItems: ROLES_PER_CALL, Marker });
      return { items: page.Roles, next: page.Marker };
    })
  );
}
async function inFull(policy, context) {
  const { aws } = context;
  try {
    const [roles, details] = await Promise.all([
      rolesOfStack(context),
      allPages(async (Marker) => {
        const input = { Filter: ["Role"], MaxItems: ROLES_PER_CALL, Marker };
        const page = await aws.iam("GetAccountAuthorizationDetails", input);
        return { items: page.RoleDetailList, next: page.Marker };
      })
    ]);
    const byId = new Map(details.map((detail) => [detail.RoleId, detail]));
    const found = roles.flatMap((role2) => {
      const detail = byId.get(role2.RoleId);
      if (!detail) return [];
      const inlinePolicy = detail.RolePolicyList?.find(({ PolicyName }) => PolicyName === policy)?.PolicyDocument;
      const attachedPolicies = (detail.AttachedManagedPolicies ?? []).map(({ PolicyArn = "" }) => PolicyArn);
      return [[role2.RoleName ?? "", { ...role2, Tags: detail.Tags, inlinePolicy, attachedPolicies }]];
    });
    return new Map(found);
  } catch (error) {
    if (isAbort(error)) throw error;
    return void 0;
  }
}

// src/deploy/resources/policy-document.ts
function statementsOf(document) {
  const list3 = Array.isArray(document.Statement) ? document.Statement : [document.Statement ?? []].flat();
  return Object.fromEntries(
    list3.map(({ Sid, ...statement2 }, at) => [
      Sid || `statement ${at + 1}`,
      simplified(statement2)
    ])
  );
}
function parsePolicy(encoded) {
  return statementsOf(JSON.parse(decodeURIComponent(encoded)));
}
function policyText(statements) {
  const Statement = Object.entries(statements).map(([Sid, statement2]) => ({ Sid, ...statement2 }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
function simplified(value) {
  if (Array.isArray(value)) return value.length === 1 ? value[0] : [...value].sort();
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part2]) => [key, simplified(part2)]));
}

// src/deploy/resources/role-name.ts
function roleName(id2, { stack: stack2, region }) {
  return physicalName([stack2.name, id2, region], 64);
}

// src/deploy/resources/role.ts
var PROPAGATION_MILLISECONDS = 1e4;
var POLICY = "fluent-ecs";
var GONE2 = "NoSuchEntityException";
var role = {
  immutable: ["roleName", "path"],
  desired: (model, refs, context) => ({
    roleName: roleName(model.id, context),
    path: `/fluent-ecs/${context.stack.name}/`,
    description: model.description,
    trustPolicy: trustPolicy(model, context),
    managedPolicyArns: model.managedPolicyArns.map((arn2) => inPartition(arn2, context)).sort(),
    policy: statementsOf({
      Statement: model.statements.map(({ sid, actions, resources }) => ({
        Sid: sid,
        Effect: "Allow",
        Action: actions,
        Resource: resources.map((resource) => arnOf3(resource, refs, context))
      }))
    }),
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, _refs, context) {
    const found = await describeRole(roleName(model.id, context), POLICY, context);
    if (!found) return void 0;
    const tags2 = fromTagList(found.Tags);
    return {
      outputs: outputsOf4(found),
      props: {
        roleName: found.RoleName ?? "",
        path: found.Path ?? "/",
        description: found.Description ?? "",
        trustPolicy: parsePolicy(found.AssumeRolePolicyDocument ?? "{}"),
        managedPolicyArns: [...found.attachedPolicies].sort(),
        policy: parsePolicy(found.inlinePolicy ?? "{}"),
        tags: comparedTags(tags2)
      },
      owner: ownerOf(tags2)
    };
  },
  async create(desired, model, context) {
    const created = await repeatable(
      "EntityAlreadyExistsException",
      async () => {
        const { Role: made } = await context.aws.iam("CreateRole", {
          RoleName: desired.roleName,
          Path: desired.path,
          Description: desired.description,
          AssumeRolePolicyDocument: policyText(desired.trustPolicy),
          Tags: toTagList(creationTags(desired))
        });
        return made;
      },
      async () => {
        const found = await find4(desired.roleName, context);
        return found && isOurs(fromTagList(found.Tags), model, context) ? found : void 0;
      }
    );
    if (Object.keys(desired.policy).length > 0) await setPolicy(desired, context);
    await setManagedPolicies(desired.roleName, [], desired.managedPolicyArns, context);
    await context.clock.sleep(PROPAGATION_MILLISECONDS, context.signal);
    return outputsOf4(created);
  },
  async update(desired, live2, changed, _model, context) {
    const { aws } = context;
    const RoleName = desired.roleName;
    if (changed.has("description")) await aws.iam("UpdateRole", { RoleName, Description: desired.description });
    if (changed.has("trustPolicy")) {
      await aws.iam("UpdateAssumeRolePolicy", { RoleName, PolicyDocument: policyText(desired.trustPolicy) });
    }
    if (changed.has("policy")) await setPolicy(desired, context);
    if (changed.has("managedPolicyArns")) {
      await setManagedPolicies(RoleName, live2.props.managedPolicyArns, desired.managedPolicyArns, context);
    }
    if (changed.has("tags")) await setTags3(RoleName, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  async remove({ name: RoleName }, { aws }) {
    const inline = await unlessRefused(aws.iam("ListRolePolicies", { RoleName }), GONE2);
    for (const PolicyName of inline?.PolicyNames ?? []) {
      await unlessRefused(aws.iam("DeleteRolePolicy", { RoleName, PolicyName }), GONE2);
    }
    const attached = await unlessRefused(aws.iam("ListAttachedRolePolicies", { RoleName }), GONE2);
    for (const { PolicyArn } of attached?.AttachedPolicies ?? []) {
      await unlessRefused(aws.iam("DetachRolePolicy", { RoleName, PolicyArn }), GONE2);
    }
    await unlessRefused(aws.iam("DeleteRole", { RoleName }), GONE2);
  }
};
function trustPolicy({ assumedBy }, { account }) {
  return statementsOf({
    Statement: {
      Sid: assumedBy ? "Ecs" : "EcsTasks",
      Effect: "Allow",
      Principal: { Service: assumedBy ?? "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": account } }
    }
  });
}
function inPartition(arn2, { partition }) {
  return arn2.replace(/^arn:aws:iam::aws:/, `arn:${partition}:iam::aws:`);
}
function arnOf3(resource, refs, { partition, region, account }) {
  if (typeof resource === "string") return resource;
  if ("repository" in resource) return refs(resource.repository).arn;
  if ("logGroup" in resource) return `${refs(resource.logGroup).arn}:*`;
  const arn2 = (service3, rest, where = region) => `arn:${partition}:${service3}:${where}:${account}:${rest}`;
  if ("secretName" in resource) return arn2("secretsmanager", `secret:${resource.secretName}-??????`);
  if ("fileSystemId" in resource) return arn2("elasticfilesystem", `file-system/${resource.fileSystemId}`);
  if ("logGroupName" in resource) return arn2("logs", `log-group:${resource.logGroupName}:*`, resource.region);
  return arn2("ssm", `parameter/${resource.parameterName.replace(/^\//, "")}`);
}
function outputsOf4(found) {
  return { arn: found?.Arn ?? "", name: found?.RoleName ?? "" };
}
async function find4(RoleName, { aws }) {
  return (await unlessRefused(aws.iam("GetRole", { RoleName }), GONE2))?.Role;
}
async function setPolicy({ roleName: roleName2, policy }, { aws }) {
  const name = { RoleName: roleName2, PolicyName: POLICY };
  if (Object.keys(policy).length > 0) {
    await aws.iam("PutRolePolicy", { ...name, PolicyDocument: policyText(policy) });
  } else await unlessRefused(aws.iam("DeleteRolePolicy", name), GONE2);
}
async function setManagedPolicies(RoleName, from, to, { aws }) {
  for (const PolicyArn of to.filter((arn2) => !from.includes(arn2))) {
    await aws.iam("AttachRolePolicy", { RoleName, PolicyArn });
  }
  for (const PolicyArn of from.filter((arn2) => !to.includes(arn2))) {
    await unlessRefused(aws.iam("DetachRolePolicy", { RoleName, PolicyArn }), GONE2);
  }
}
async function setTags3(RoleName, from, to, { aws }) {
  const { added, removed } = tagChanges(from, to);
  if (removed.length > 0) await aws.iam("UntagRole", { RoleName, TagKeys: removed });
  if (Object.keys(added).length > 0) await aws.iam("TagRole", { RoleName, Tags: toTagList(added) });
}

// src/deploy/batch/security-groups.ts
var VALUES_PER_FILTER2 = 200;
function describeSecurityGroup(vpcId, name, context) {
  return context.batches.load(byName3, name, context, vpcId);
}
var byName3 = {
  size: VALUES_PER_FILTER2,
  async read(names, { aws }, vpcId) {
    const found = await allPages(async (next) => {
      const { SecurityGroups, NextToken } = await aws.ec2("DescribeSecurityGroups", {
        Filters: [
          { Name: "group-name", Values: [...names] },
          { Name: "vpc-id", Values: [vpcId] }
        ],
        ...next ? { NextToken: next } : {}
      });
      return { items: SecurityGroups, next: NextToken };
    });
    return new Map(found.map((group) => [group.GroupName ?? "", group]));
  }
};

// src/deploy/resources/ingress-key.ts
function ingressKey({ IpProtocol = "-1", FromPort, ToPort = FromPort }, source) {
  const protocol = IpProtocol === "-1" ? "all" : IpProtocol;
  if (FromPort === void 0 || protocol === "all") return `${protocol} from ${source}`;
  return `${protocol} ${FromPort === ToPort ? FromPort : `${FromPort}-${ToPort}`} from ${source}`;
}
function ingressOf2(permissions, account) {
  return Object.fromEntries(
    permissions.flatMap((permission) => {
      const { IpRanges = [], Ipv6Ranges = [], PrefixListIds = [], UserIdGroupPairs = [] } = permission;
      const sources = [
        ...IpRanges.map(({ CidrIp, Description }) => [CidrIp, Description]),
        ...Ipv6Ranges.map(({ CidrIpv6, Description }) => [CidrIpv6, Description]),
        ...PrefixListIds.map(({ PrefixListId, Description }) => [PrefixListId, Description]),
        ...UserIdGroupPairs.map(
          ({ UserId = account, GroupId, Description }) => [UserId === account ? GroupId : `${UserId}/${GroupId}`, Description]
        )
      ];
      return sources.map(([source = "", description = ""]) => [ingressKey(permission, source), description]);
    })
  );
}
function permissionsOf(ingress) {
  return Object.entries(ingress).map(([key, description]) => permissionOf(key, description));
}
function permissionOf(key, description) {
  const [, protocol = "", from, to = from, source = ""] = /^(\S+)(?: (-?\d+)(?:-(-?\d+))?)? from (.+)$/.exec(key) ?? [];
  return {
    IpProtocol: protocol === "all" ? "-1" : protocol,
    ...from === void 0 ? {} : { FromPort: Number(from), ToPort: Number(to) },
    ...sourceOf(source, description === "" ? {} : { Description: description })
  };
}
function sourceOf(source, description) {
  if (source.includes(":")) return { Ipv6Ranges: [{ CidrIpv6: source, ...description }] };
  if (source.startsWith("pl-")) return { PrefixListIds: [{ PrefixListId: source, ...description }] };
  if (/^[\d.]+\/\d+$/.test(source)) return { IpRanges: [{ CidrIp: source, ...description }] };
  const [group = "", account] = source.split("/").reverse();
  return { UserIdGroupPairs: [{ GroupId: group, ...account ? { UserId: account } : {}, ...description }] };
}

// src/deploy/resources/security-group.ts
var securityGroup = {
  immutable: ["groupName", "description", "vpcId"],
  desired: (model, refs, context) => ({
    groupName: nameOf3(context.stack.name, model.id),
    description: model.description,
    vpcId: refs(model.network).vpcId,
    ingress: Object.fromEntries(
      model.ingress.map(({ fromPort, toPort, source, description }) => [
        ingressKey({ IpProtocol: "tcp", FromPort: fromPort, ToPort: toPort }, sourceOf2(source, refs)),
        description
      ])
    ),
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, refs, context) {
    const found = await describeSecurityGroup(refs(model.network).vpcId, nameOf3(context.stack.name, model.id), context);
    if (!found) return void 0;
    const { GroupId = "", GroupName = "", Description = "", VpcId = "", IpPermissions = [] } = found;
    const tags2 = fromTagList(found.Tags);
    return {
      outputs: { groupId: GroupId },
      props: {
        groupName: GroupName,
        description: Description,
        vpcId: VpcId,
        ingress: ingressOf2(IpPermissions, context.account),
        tags: comparedTags(tags2)
      },
      owner: ownerOf(tags2)
    };
  },
  async create(desired, model, context) {
    const groupId = await repeatable(
      "InvalidGroup.Duplicate",
      async () => {
        const { GroupId = "" } = await context.aws.ec2("CreateSecurityGroup", {
          GroupName: desired.groupName,
          Description: desired.description,
          VpcId: desired.vpcId,
          TagSpecifications: [
            {
              ResourceType: "security-group",
              Tags: toTagList(creationTags(desired))
            }
          ]
        });
        return GroupId;
      },
      async () => {
        const found = await describeSecurityGroup(desired.vpcId, desired.groupName, context);
        return found && isOurs(fromTagList(found.Tags), model, context) ? found.GroupId : void 0;
      }
    );
    await authorize(groupId, desired.ingress, context);
    return { groupId };
  },
  async update(desired, live2, changed, _model, context) {
    if (changed.has("ingress")) await openIngress(live2.outputs.groupId, live2.props.ingress, desired.ingress, context);
    if (changed.has("tags")) await setTags4(live2.outputs.groupId, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  async retire(desired, { outputs: { groupId: GroupId }, props }, { aws }) {
    const revoked = without(props.ingress, desired.ingress);
    if (Object.keys(revoked).length === 0) return;
    await unlessRefused(
      aws.ec2("RevokeSecurityGroupIngress", { GroupId, IpPermissions: permissionsOf(revoked) }),
      "InvalidPermission.NotFound"
    );
  },
  async remove({ groupId }, { aws }) {
    await unlessRefused(aws.ec2("DeleteSecurityGroup", { GroupId: groupId }), "InvalidGroup.NotFound");
  }
};
function nameOf3(stack2, id2) {
  return physicalName([stack2, id2], 255);
}
function sourceOf2(source, refs) {
  if ("cidrIpv4" in source) return source.cidrIpv4;
  if ("cidrIpv6" in source) return source.cidrIpv6.toLowerCase();
  return refs(source.securityGroup).groupId;
}
async function openIngress(GroupId, from, to, context) {
  await authorize(GroupId, without(to, from), context);
  const kept = Object.entries(without(to, without(to, from)));
  const described = Object.fromEntries(kept.filter(([key, description]) => from[key] !== description));
  if (Object.keys(described).length > 0) {
    await context.aws.ec2("UpdateSecurityGroupRuleDescriptionsIngress", {
      GroupId,
      IpPermissions: permissionsOf(described)
    });
  }
}
function without(rules2, others) {
  return Object.fromEntries(Object.entries(rules2).filter(([key]) => !(key in others)));
}
async function authorize(GroupId, rules2, { aws, account }) {
  if (Object.keys(rules2).length === 0) return;
  const send = (some) => aws.ec2("AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: permissionsOf(some) });
  if (await unlessRefused(send(rules2), "InvalidPermission.Duplicate")) return;
  const { SecurityGroups: [group] = [] } = await aws.ec2("DescribeSecurityGroups", { GroupIds: [GroupId] });
  const rest = without(rules2, ingressOf2(group?.IpPermissions ?? [], account));
  if (Object.keys(rest).length > 0) await send(rest);
}
async function setTags4(id2, from, to, { aws }) {
  const { added, removed } = tagChanges(from, to);
  if (removed.length > 0) await aws.ec2("DeleteTags", { Resources: [id2], Tags: removed.map((Key) => ({ Key })) });
  if (Object.keys(added).length > 0) await aws.ec2("CreateTags", { Resources: [id2], Tags: toTagList(added) });
}

// src/deploy/resources/service.ts
import { randomUUID } from "crypto";

// src/deploy/batch/services.ts
var SERVICES_PER_CALL = 10;
var withTags = batchOf(["TAGS"]);
var withoutTags = batchOf([]);
function describeService(cluster3, name, context, include) {
  return context.batches.load(include ? withTags : withoutTags, name, context, cluster3);
}
function batchOf(include) {
  return {
    size: SERVICES_PER_CALL,
    async read(names, { aws }, cluster3) {
      const { services = [] } = await aws.ecs("DescribeServices", {
        cluster: cluster3,
        services: [...names],
        ...include.length > 0 ? { include } : {}
      });
      return new Map(services.map((service3) => [service3.serviceName ?? "", service3]));
    }
  };
}

// src/deploy/rollout/conflict.ts
var POLL_MILLISECONDS3 = 5e3;
async function heedConflict({ cluster: cluster3, name }, context) {
  const { aws, clock, emit, signal, rollout } = context;
  if (rollout.onConflict === "supersede") return;
  const patience = new Patience("conflict", context);
  let told = false;
  for (; ; ) {
    const { services: [service3] = [] } = await aws.ecs("DescribeServices", { cluster: cluster3, services: [name] });
    const other = service3?.deployments?.find(isInFlight);
    if (!other) return;
    if (rollout.onConflict === "fail") throw inFlight(name, other, "failed", "it was not changed");
    if (patience.isOver) throw inFlight(name, other, "timed-out", `waited ${patience.says}`);
    if (!told) emit({ type: "waiting", at: clock.now(), resource: `service ${name}`, for: describe(other) });
    told = true;
    await clock.sleep(POLL_MILLISECONDS3, signal);
  }
}
var isInFlight = ({ status: status2, rolloutState }) => status2 === "PRIMARY" && rolloutState === "IN_PROGRESS";
var describe = ({ id: id2, taskDefinition: taskDefinition3 = "" }) => `deployment ${id2} of ${taskDefinition3.split("/").at(-1)}`;
function inFlight(service3, other, outcome, what) {
  const message = `Another deployment of service "${service3}" is in flight, ${describe(other)}: ${what}`;
  return new DiagnosedError(
    message,
    [
      {
        code: "deployment.in-flight",
        cause: message,
        evidence: [`deployment ${other.id} is IN_PROGRESS since ${other.createdAt?.toISOString() ?? "some time"}`],
        fix: "Run it again when that is done, wait for it with { onConflict: 'wait' }, or replace it with { onConflict: 'supersede' }."
      }
    ],
    outcome
  );
}

// src/deploy/diagnosis/causes/target.ts
var TARGET_DOCS = guide2("troubleshoot-service-load-balancers");
var TARGET_CAUSES = [
  {
    code: "target.security-group",
    when: ({ admitted }) => admitted === false,
    cause: ({ port: port2 }) => `The security groups of the tasks do not let the load balancer in on port ${port2}`,
    fix: ({ port: port2 }, clue) => clue.subject.program ? `Deploy again: it puts the rule for port ${port2} back that somebody removed from the security group of service('${clue.subject.service.serviceName}').` : `Allow inbound TCP ${port2} from the security group of the load balancer.`
  },
  {
    code: "target.grace-period",
    when: ({ codes, grace, startPeriod, patience }) => (codes === void 0 || codes.startsWith("5")) && (grace < patience || grace < startPeriod),
    cause: (seen) => `The load balancer did not wait for the program to start: the grace period is ${seen.grace} s, and ${seen.startPeriod > seen.grace ? `the container asks for ${seen.startPeriod} s to start` : `its checks give up after ${seen.patience} s`}`,
    fix: (_, clue) => `Raise ${ofService(clue, ".healthCheckGracePeriod(\u2026)", "healthCheckGracePeriodSeconds")} above the time that the program needs to start.`
  },
  {
    code: "target.wrong-code",
    when: ({ codes }) => codes !== void 0,
    cause: ({ path, codes, matcher, port: port2 }) => `${path} on port ${port2} answers ${codes}, and the load balancer wants ${matcher}`,
    fix: ({ codes }, clue) => `${codes?.startsWith("5") ? "Read the log of the container for the error" : "Answer the check without redirect or sign-in"}, or correct path and matcher: ${check2(clue)}.`
  },
  {
    code: "target.timeout",
    when: ({ reason }) => /timed out|timeout/i.test(reason),
    cause: ({ path, port: port2, timeout }) => `Nothing answered ${path} on port ${port2} within ${timeout} s, though the security groups let the load balancer in`,
    fix: (_, clue) => `Make the check answer faster, or give it more time (timeoutSeconds): ${check2(clue)}.`
  },
  {
    code: "target.refused",
    when: ({ reason }) => /health checks failed/i.test(reason),
    cause: ({ port: port2, path }) => `Connections to port ${port2} are refused or break: nothing answers ${path} there`,
    fix: ({ port: port2 }, clue) => `Let the program listen on 0.0.0.0:${port2} (not on localhost), or name the port that it listens on: ${ofService(clue, `.target(\u2026, ${port2})`, "loadBalancers.containerPort")}.`
  }
];
var UNHEALTHY = {
  code: "target.unhealthy",
  when: () => true,
  cause: ({ path, port: port2 }) => `The load balancer found the task unhealthy: ${path} on port ${port2}`,
  fix: (_, clue) => `Make sure that the path answers in time, or raise ${ofService(clue, ".healthCheckGracePeriod(\u2026)", "healthCheckGracePeriodSeconds")}.`
};
function targetCause(seen) {
  return TARGET_CAUSES.find(({ when }) => when(seen)) ?? UNHEALTHY;
}
var check2 = (clue) => ofService(clue, "{ healthCheck } in .target(\u2026)", "the health check of the target group");

// src/deploy/diagnosis/exit-code.ts
var COMMAND = [".command(\u2026) or .entryPoint(\u2026)", "command or entryPoint"];
var EXIT_CODES = {
  0: {
    meaning: "it was done, but a service runs on",
    advice: "Let the program go on, or mark the container as not essential",
    place: [".command(\u2026) or .essential(\u2026)", "command or essential"]
  },
  126: {
    meaning: "the command was found but may not be run",
    advice: "Make the file executable in the image, or correct the command",
    place: COMMAND,
    hopeless: true
  },
  127: {
    meaning: "the command was not found",
    advice: "Put the program into the image, or correct the command",
    place: COMMAND,
    hopeless: true
  },
  134: {
    meaning: "it aborted (SIGABRT)",
    advice: "Read its log; a heap that is too small is one reason",
    place: [".memory(\u2026)", "memory"]
  },
  137: {
    meaning: "it was killed (SIGKILL): it used too much memory, or did not stop in time",
    advice: "Give it more memory, or more time to stop",
    place: [".memory(\u2026) or .stopTimeout(\u2026)", "memory or stopTimeout"]
  },
  139: {
    meaning: "it crashed (SIGSEGV, a segmentation fault)",
    advice: "Look for native code that does not fit the image or the CPU architecture",
    place: [".image(\u2026)", "image"]
  },
  143: {
    meaning: "it was asked to stop (SIGTERM)",
    advice: "Find out who stopped it: the program itself, or somebody who stopped the task",
    place: COMMAND
  }
};
var ANY = {
  advice: "Read its log; run the image with the same command, environment and secrets",
  place: [".command(\u2026), .environment(\u2026) and .secret(\u2026)", "command, environment and secrets"]
};
function exited(clue, exitCode) {
  const { meaning, advice, place, hopeless = false } = EXIT_CODES[exitCode] ?? ANY;
  const [method, setting] = place;
  return {
    code: "container.exited",
    cause: `${containerOf(clue)} exited with code ${exitCode}${meaning ? `: ${meaning}` : ""}`,
    evidence: [],
    fix: `${advice}: ${ofContainer(clue, method, setting)}.`,
    docs: guide2("stopped-task-errors"),
    hopeless
  };
}

// src/deploy/diagnosis/hide-values.ts
var SHORTEST = 6;
function hideValues(line2, definition) {
  const variables = (definition?.containerDefinitions ?? []).flatMap(({ environment = [] }) => environment).filter(({ value = "" }) => value.length >= SHORTEST).sort((a, b) => (b.value ?? "").length - (a.value ?? "").length);
  const hidden = variables.reduce((text4, { name, value = "" }) => text4.replaceAll(value, `<${name}>`), line2);
  return hidden.replace(/:\/\/[^\s/@:]*:[^\s/@]+@/g, "://\u2026@");
}

// src/deploy/diagnosis/logs.ts
var LINES = 10;
async function lastWords(task, container, { definition }, { aws }) {
  const { logDriver, options = {} } = container.logConfiguration ?? {};
  const { "awslogs-group": logGroupName, "awslogs-stream-prefix": prefix } = options;
  if (logDriver !== "awslogs" || !logGroupName || !prefix) return { lines: [], evidence: [] };
  const logStreamName = `${prefix}/${container.name}/${task.taskArn?.split("/").at(-1)}`;
  const { value = [], evidence } = await readable(`logs of container ${container.name}`, async () => {
    const { events = [] } = await aws.cloudWatchLogs("GetLogEvents", {
      logGroupName,
      logStreamName,
      limit: LINES,
      startFromHead: false
    });
    return events.map(({ message = "" }) => message.trimEnd());
  });
  return {
    lines: value,
    evidence: [...value.map((line2) => `log of ${container.name}: ${hideValues(line2, definition)}`), ...evidence]
  };
}

// src/deploy/diagnosis/security-group.ts
async function isAdmitted(port2, { networkConfiguration }, LoadBalancerArns, { aws }) {
  const GroupIds = networkConfiguration?.awsvpcConfiguration?.securityGroups ?? [];
  if (GroupIds.length === 0 || LoadBalancerArns.length === 0) return void 0;
  const { LoadBalancers = [] } = await aws.elbv2("DescribeLoadBalancers", { LoadBalancerArns: [...LoadBalancerArns] });
  const callers = new Set(LoadBalancers.flatMap(({ SecurityGroups: SecurityGroups2 = [] }) => SecurityGroups2));
  const { SecurityGroups = [] } = await aws.ec2("DescribeSecurityGroups", { GroupIds });
  return SecurityGroups.flatMap(({ IpPermissions = [] }) => IpPermissions).some(
    (permission) => covers2(permission, port2) && isFrom(permission, callers)
  );
}
function covers2({ IpProtocol, FromPort = 0, ToPort = 65535 }, port2) {
  return IpProtocol === "-1" || IpProtocol === "tcp" && FromPort <= port2 && port2 <= ToPort;
}
function isFrom(permission, callers) {
  const { UserIdGroupPairs = [], IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] } = permission;
  return UserIdGroupPairs.some(({ GroupId = "" }) => callers.has(GroupId)) || IpRanges.length + Ipv6Ranges.length + PrefixListIds.length > 0;
}

// src/deploy/diagnosis/target-seen.ts
async function seeTarget(groupArn, task, subject, reader) {
  const { service: service3, definition } = subject;
  const target = service3.loadBalancers?.find(({ targetGroupArn }) => targetGroupArn === groupArn);
  const groups = await readable(
    "target group",
    async () => groupArn ? (await reader.aws.elbv2("DescribeTargetGroups", { TargetGroupArns: [groupArn] })).TargetGroups : []
  );
  const [group = {}] = groups.value ?? [];
  const said = task && reasonFor(task, subject);
  const health = await readable("target health", () => healthOf(groupArn, reader));
  const reason = said ?? health.value?.[0]?.description ?? "";
  const port2 = target?.containerPort ?? group.Port ?? 0;
  const blocked = /timed out|timeout/i.test(reason) ? await readable("security groups", () => isAdmitted(port2, service3, group.LoadBalancerArns ?? [], reader)) : void 0;
  const { startPeriod = 0 } = definition?.containerDefinitions?.find(({ name }) => name === target?.containerName)?.healthCheck ?? {};
  return {
    ...settingsOf(group),
    port: port2,
    grace: service3.healthCheckGracePeriodSeconds ?? 0,
    startPeriod,
    reason,
    codes: /codes: \[([\d, ]+)\]/.exec(reason)?.[1],
    admitted: blocked?.value,
    evidence: [
      ...said ? [`service event: unhealthy due to ${said}`] : [],
      ...(health.value ?? []).map(({ line: line2 }) => line2),
      ...task ? timesOf(task) : [],
      ...[groups, health, blocked].flatMap((each2) => each2?.evidence ?? [])
    ]
  };
}
function settingsOf({
  HealthCheckPath: path = "/",
  Matcher,
  HealthCheckTimeoutSeconds: timeout = 5,
  HealthCheckIntervalSeconds = 30,
  UnhealthyThresholdCount = 2
}) {
  return {
    path,
    matcher: Matcher?.HttpCode ?? "200",
    timeout,
    patience: HealthCheckIntervalSeconds * UnhealthyThresholdCount
  };
}
function reasonFor({ taskArn = "" }, { service: { events = [] } }) {
  const id2 = taskArn.split("/").at(-1) ?? "";
  const unhealthy = events.filter(({ message = "" }) => /is unhealthy in/.test(message));
  const own = unhealthy.find(({ message = "" }) => message.includes(id2)) ?? unhealthy[0];
  return /due to \(reason (.+?)\)\.?$/.exec(own?.message ?? "")?.[1];
}
async function healthOf(TargetGroupArn, { aws }) {
  if (!TargetGroupArn) return [];
  const { TargetHealthDescriptions = [] } = await aws.elbv2("DescribeTargetHealth", { TargetGroupArn });
  return TargetHealthDescriptions.flatMap(
    ({ Target, TargetHealth: { State, Reason, Description } = {} }) => State === "unhealthy" ? [
      {
        line: `target ${Target?.Id}:${Target?.Port} is ${State}: ${Reason} ${Description ?? ""}`.trimEnd(),
        description: Description
      }
    ] : []
  );
}
function timesOf({ startedAt, stoppingAt }) {
  if (!startedAt || !stoppingAt) return [];
  return [`the task was stopped ${Math.round((stoppingAt.getTime() - startedAt.getTime()) / 1e3)} s after it started`];
}

// src/deploy/diagnosis/task.ts
var UNTOUCHED = 5;
var KILLED = [137, 143];
async function diagnoseTask(task, subject, reader) {
  const evidence = wordsOf(task, awaitedIn(subject));
  const failed2 = failedContainer(task.containers ?? [], subject);
  const clue = {
    words: evidence.join("\n"),
    subject,
    container: subject.definition?.containerDefinitions?.find(({ name }) => name === failed2?.name)
  };
  if (/failed ELB health checks/i.test(clue.words)) return unhealthyTask(task, clue, evidence, reader);
  const known = causeOf(clue);
  if (known && !known.code.startsWith("container.")) return { ...known, evidence };
  const { lines, evidence: log } = clue.container ? await lastWords(task, clue.container, subject, reader) : { lines: [], evidence: [] };
  const told = known ?? causeInLogs(lines, clue) ?? byExitCode(failed2, clue);
  return { ...told, evidence: [...evidence, ...log] };
}
function byExitCode(failed2, clue) {
  if (failed2?.exitCode !== void 0) return exited(clue, failed2.exitCode);
  return {
    code: "task.stopped",
    cause: "A task stopped",
    evidence: [],
    fix: "Read the evidence and the logs of its containers.",
    hopeless: false
  };
}
async function unhealthyTask(task, clue, evidence, reader) {
  const arn2 = /\(target-group ([^)\s]+)\)/.exec(task.stoppedReason ?? "")?.[1];
  const seen = await seeTarget(
    arn2 ?? clue.subject.service.loadBalancers?.[0]?.targetGroupArn,
    task,
    clue.subject,
    reader
  );
  return tellTarget(seen, clue, evidence);
}
async function diagnoseTarget(arn2, subject, reader) {
  const seen = await seeTarget(arn2, void 0, subject, reader);
  return seen.reason ? tellTarget(seen, { words: seen.reason, subject }, []) : void 0;
}
function tellTarget(seen, clue, evidence) {
  const { code: code3, cause, fix } = targetCause(seen);
  return {
    code: code3,
    cause: cause(seen),
    evidence: [...evidence, ...seen.evidence],
    fix: fix(seen, clue),
    docs: TARGET_DOCS,
    hopeless: false
  };
}
function failedContainer(containers, { definition }) {
  const essential = new Set(
    (definition?.containerDefinitions ?? []).flatMap((each2) => each2.essential === false ? [] : [each2.name])
  );
  const rank2 = ({ name, reason, exitCode, healthStatus }) => {
    if (reason) return 0;
    if (exitCode !== void 0 && exitCode !== 0 && !KILLED.includes(exitCode)) return 1;
    if (healthStatus === "UNHEALTHY") return 2;
    if (exitCode === void 0) return UNTOUCHED;
    return essential.size === 0 || essential.has(name) ? 3 : 4;
  };
  const [first] = containers.toSorted((a, b) => rank2(a) - rank2(b));
  return first && (rank2(first) < UNTOUCHED || containers.length === 1) ? first : void 0;
}
function awaitedIn({ definition }) {
  return new Set(
    (definition?.containerDefinitions ?? []).flatMap(
      ({ dependsOn = [] }) => dependsOn.flatMap(({ containerName, condition }) => condition === "SUCCESS" ? [containerName] : [])
    )
  );
}
function wordsOf(task, awaited) {
  const words = task.stoppedReason ? [task.stoppedReason] : [];
  for (const { name, reason, exitCode = 0 } of task.containers ?? []) {
    if (reason && reason !== task.stoppedReason) words.push(`container ${name}: ${reason}`);
    if (exitCode !== 0)
      words.push(
        `container ${name}: exit code ${exitCode}${awaited.has(name) && !KILLED.includes(exitCode) ? ", and others depend on its success" : ""}`
      );
  }
  return words;
}

// src/deploy/diagnosis/failures.ts
var LARGEST_BATCH = 100;
async function tasksOf({ service: service3 }, desiredStatus, { aws }) {
  const { clusterArn: cluster3, serviceName } = service3;
  const { value: arns = [], evidence } = await readable(
    `${desiredStatus.toLowerCase()} tasks`,
    () => allPages(async (nextToken) => {
      const page = await aws.ecs("ListTasks", {
        cluster: cluster3,
        serviceName,
        desiredStatus,
        ...nextToken ? { nextToken } : {}
      });
      return { items: page.taskArns, next: page.nextToken };
    })
  );
  return { arns, evidence };
}
async function describeFailed(arns, { service: service3 }, { aws }) {
  if (arns.length === 0) return { tasks: [], evidence: [] };
  const { value: tasks = [], evidence } = await readable("stopped tasks", async () => {
    const input = { cluster: service3.clusterArn, tasks: arns.slice(0, LARGEST_BATCH) };
    return (await aws.ecs("DescribeTasks", input)).tasks ?? [];
  });
  return { tasks: tasks.filter((task) => !wasStopped(task)), evidence };
}
async function diagnoseTasks(tasks, subject, reader, known) {
  const all = new Map(known);
  const byEnd = /* @__PURE__ */ new Map();
  for (const task of tasks) {
    const { taskArn = "" } = task;
    if (all.has(taskArn)) continue;
    const end = endOf(task);
    const found = byEnd.get(end) ?? await diagnoseTask(task, subject, reader);
    byEnd.set(end, found);
    all.set(taskArn, found);
  }
  return all;
}
function endOf({ stoppedReason, containers = [] }) {
  return JSON.stringify([stoppedReason, containers.map(({ name, reason, exitCode }) => [name, reason, exitCode])]);
}
function wasStopped({ stoppedReason = "", stopCode }) {
  return stopCode === "UserInitiated" || /^(scaling activity initiated|task stopped by)/i.test(stoppedReason);
}

// src/deploy/diagnosis/service-words.ts
var STEADY = /has reached a steady state/i;
var TOLD_BY_TASKS = /is unhealthy in|failed container health checks/i;
function causesInWords(subject, since, reasons2) {
  const events = troubles(subject.service, since).map((message) => ({ message, from: "service event" }));
  const ends = reasons2.map((message) => ({ message, from: "deployment" }));
  const found = [...events, ...ends].flatMap(({ message, from }) => {
    const cause = causeOf({ words: message, subject });
    return cause ? [{ ...cause, evidence: [`${from}: ${message}`] }] : [];
  });
  return onePerCause(found);
}
function onePerCause(found) {
  const byCause = /* @__PURE__ */ new Map();
  for (const each2 of found) if (!byCause.has(each2.cause)) byCause.set(each2.cause, each2);
  const all = [...byCause.values()];
  const telling = all.filter(({ code: code3 }) => code3 !== "rollout.circuit-breaker");
  return telling.length > 0 ? telling : all;
}
function troubles({ events = [] }, since) {
  const steady = events.findIndex(({ message = "" }) => STEADY.test(message));
  return events.slice(0, steady === -1 ? void 0 : steady).filter(({ createdAt }) => !since || !createdAt || createdAt >= since).flatMap(({ message = "" }) => TOLD_BY_TASKS.test(message) ? [] : [message]);
}
function endsOf(deployments) {
  return deployments.flatMap(
    ({ rolloutState, rolloutStateReason }) => rolloutState === "FAILED" && rolloutStateReason ? [rolloutStateReason] : []
  );
}
function diagnosesOf(found, { events = [] }, unreadable) {
  if (found.length > 0) {
    return found.map(
      ({ hopeless: _, ...each2 }, index) => index === 0 ? { ...each2, evidence: [...each2.evidence, ...unreadable] } : each2
    );
  }
  return [
    {
      code: "rollout.unsteady",
      cause: "No task of this deployment is known to have failed, yet it did not become steady",
      evidence: [...events.slice(0, 5).map(({ message = "" }) => message), ...unreadable],
      fix: "Read the events of the service and the logs of its tasks."
    }
  ];
}

// src/deploy/diagnosis/failed-tasks.ts
var HOPELESS_FAILURES = 2;
var FailedTasks = class {
  #outputs;
  #context;
  #byTask = /* @__PURE__ */ new Map();
  #said = [];
  #definition;
  #unreadable = /* @__PURE__ */ new Set();
  /** Tasks from before we began to watch: the cause that they fail for may have been mended since. */
  #earlier;
  #counted = 0;
  constructor(outputs, _model, context) {
    this.#outputs = outputs;
    this.#context = context;
  }
  /** Reads the stopped tasks when more have failed than at the last look, and keeps what the service says. */
  async collect(service3) {
    const failed2 = this.#ours(service3)?.failedTasks ?? 0;
    const said = this.#wordsOf(service3);
    if (failed2 > 0 || said.length > 0) await this.#readDefinition();
    this.#said = onePerCause([...this.#said, ...this.#wordsOf(service3)]);
    if (failed2 > this.#counted) {
      this.#counted = failed2;
      await this.#read(service3);
    }
    this.#earlier ??= new Set(failed2 > 0 ? [...this.#byTask.keys(), ...await this.#list(service3, "RUNNING")] : []);
  }
  /** The same hopeless cause, again and again. */
  get hopeless() {
    const counts = /* @__PURE__ */ new Map();
    for (const [task, { code: code3, hopeless }] of this.#byTask) {
      if (hopeless && !this.#earlier?.has(task)) counts.set(code3, (counts.get(code3) ?? 0) + 1);
    }
    return [...counts.values()].some((count2) => count2 >= HOPELESS_FAILURES);
  }
  /** One diagnosis a cause: of the failed tasks, and of what the service says of itself. */
  diagnosis(service3) {
    return diagnosesOf(onePerCause([...this.#byTask.values(), ...this.#said]), service3, [...this.#unreadable]);
  }
  #wordsOf(service3) {
    const ours = this.#ours(service3);
    return causesInWords(this.#subjectOf(service3), ours?.createdAt, ours ? endsOf([ours]) : []);
  }
  #subjectOf(service3) {
    return { service: service3, definition: this.#definition, program: true };
  }
  #ours({ deployments }) {
    return deployments?.find(({ id: id2 }) => id2 === this.#outputs.deploymentId);
  }
  async #read(service3) {
    const { tasks, evidence } = await describeFailed(await this.#list(service3, "STOPPED"), { service: service3 }, this.#context);
    const ours = tasks.filter(({ startedBy }) => startedBy === this.#outputs.deploymentId);
    this.#note(evidence);
    this.#byTask = await diagnoseTasks(ours, this.#subjectOf(service3), this.#context, this.#byTask);
  }
  async #readDefinition() {
    if (this.#definition) return;
    const { definition, evidence } = await readDefinition(this.#outputs.taskDefinition, this.#context);
    this.#definition = definition;
    this.#note(evidence);
  }
  async #list(service3, desiredStatus) {
    const { arns, evidence } = await tasksOf({ service: service3 }, desiredStatus, this.#context);
    this.#note(evidence);
    return arns;
  }
  #note(unreadable) {
    for (const each2 of unreadable) this.#unreadable.add(each2);
  }
};

// src/deploy/rollout/unless-unavailable.ts
var UNKNOWN = /^(UnknownOperation(Exception)?|InvalidAction|NotImplemented|SyntaxError)$/;
async function unlessUnavailable(permission, missing4, call) {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (isDenied(error)) missing4.add(permission);
    else if (!UNKNOWN.test(error.name)) throw error;
    return void 0;
  }
}

// src/deploy/rollout/early-stop.ts
async function startRollback({ service: service3, record: record5 }, model, missing4, { aws }) {
  const first = record5 ? (record5.sourceServiceRevisions ?? []).length === 0 : (service3?.deployments ?? []).length < 2;
  if (first) return false;
  const serviceDeploymentArn = record5?.serviceDeploymentArn;
  if (serviceDeploymentArn) {
    try {
      const stopped = await unlessUnavailable(
        "ecs:StopServiceDeployment",
        missing4,
        () => aws.ecs("StopServiceDeployment", { serviceDeploymentArn, stopType: "ROLLBACK" })
      );
      if (stopped) return true;
    } catch (error) {
      if (error instanceof Error && /^(Conflict|ServiceDeploymentNotFound)Exception$/.test(error.name)) return true;
      throw error;
    }
  }
  return model.circuitBreaker.enable && model.circuitBreaker.rollback;
}

// src/deploy/rollout/progress.ts
function progressOf({ service: service3, record: record5, targets: targets2 }, deploymentId, model, phase, seconds) {
  const ours = service3?.deployments?.find(({ id: id2 }) => id2 === deploymentId);
  const taskDefinition3 = ours?.taskDefinition ?? "";
  const desired = ours?.desiredCount ?? service3?.desiredCount ?? 0;
  const threshold2 = thresholdOf(record5, model, desired);
  return {
    service: model.serviceName,
    deploymentId,
    taskDefinition: taskDefinition3,
    revision: taskDefinition3.split("/").at(-1) ?? "",
    desired,
    running: ours?.runningCount ?? 0,
    pending: ours?.pendingCount ?? 0,
    failed: ours?.failedTasks ?? 0,
    ...threshold2 === void 0 ? {} : { threshold: threshold2 },
    ...targets2 ? { targetsHealthy: targets2.healthy, targets: targets2.all } : {},
    phase,
    ...record5?.lifecycleStage ? { stage: record5.lifecycleStage } : {},
    state: ours?.rolloutState ?? "UNKNOWN",
    seconds
  };
}
function thresholdOf(record5, { circuitBreaker }, desired) {
  if (!circuitBreaker.enable) return void 0;
  return record5?.deploymentCircuitBreaker?.threshold ?? Math.min(200, Math.max(3, Math.ceil(desired / 2)));
}
function phaseOf({ state }, { record: record5 }, paused) {
  if (state === "rolling-back") return "rollback";
  if (paused) return "approval";
  return record5?.lifecycleStage === "BAKE_TIME" ? "bake" : "rollout";
}
function standing(service3, { targets: targets2 }) {
  if (!service3) return "ECS does not know it yet";
  const tasks = `${service3.runningCount ?? 0} of ${service3.desiredCount ?? 0} tasks are running`;
  return targets2 ? `${tasks}, ${targets2.healthy} of ${targets2.all} targets are healthy` : tasks;
}

// src/deploy/rollout/end.ts
function endOf2(verdict, { serviceName }, found, missing4) {
  const diagnosis = naming(missing4, found);
  const name = `Service "${serviceName}"`;
  switch (verdict.state) {
    case "rolled-back":
      return new DiagnosedError(`${name} was rolled back and runs what it ran before`, diagnosis, "rolled-back");
    case "superseded":
      return new DiagnosedError(
        `${name} was taken over by deployment ${verdict.by}, which runs ${verdict.running}: another deploy came in between`,
        [],
        "superseded"
      );
    case "failed":
      return new DiagnosedError(`${name} did not start: ${verdict.reason}`, diagnosis);
    case "gone":
      return new DiagnosedError(`${name} was deleted while it was being deployed`, [
        {
          code: "service.deleted",
          cause: `${name} is not there any more, or is draining`,
          evidence: [],
          fix: "Find out who deleted it, and run the program again: it makes the service anew."
        }
      ]);
  }
}
function timedOut({ serviceName }, look, patience, [pause], diagnosis) {
  const waited = pause ? `approval at ${pause.stage}: approve or reject hook ${pause.hookId} of ${pause.serviceDeploymentArn}` : standing(look.service, look);
  return new DiagnosedError(
    `Service "${serviceName}" was not steady in time: ${waited} (${patience})`,
    pause ? [] : diagnosis,
    "timed-out"
  );
}
function naming(missing4, found) {
  if (missing4.size === 0) return found;
  const note = `not everything could be read: these credentials lack ${[...missing4].sort().join(", ")}`;
  return found.map((diagnosis) => ({ ...diagnosis, evidence: [...diagnosis.evidence, note] }));
}

// src/deploy/rollout/own-record.ts
var SAME_MOMENT_MILLISECONDS = 15e3;
var OwnRecord = class {
  #outputs;
  #context;
  /** The permissions that would show more. */
  missing = /* @__PURE__ */ new Set();
  #arn;
  /** How it ended, once it has: no later answer can say otherwise, an older one might. */
  #final;
  #unknown = false;
  constructor(outputs, context) {
    this.#outputs = outputs;
    this.#context = context;
  }
  async read(createdAt) {
    if (this.#final) return this.#final;
    if (this.missing.size > 0 || this.#unknown || !createdAt) return void 0;
    this.#arn ??= await this.#find(createdAt);
    const { aws } = this.#context;
    const arn2 = this.#arn;
    if (arn2 === void 0) return void 0;
    const answer2 = await unlessUnavailable(
      "ecs:DescribeServiceDeployments",
      this.missing,
      () => aws.ecs("DescribeServiceDeployments", { serviceDeploymentArns: [arn2] })
    );
    const record5 = answer2?.serviceDeployments?.[0];
    if (isEnded(record5)) this.#final = record5;
    return record5;
  }
  async #find(createdAt) {
    const { aws } = this.#context;
    const { cluster: cluster3, name, taskDefinition: taskDefinition3 } = this.#outputs;
    const around = (milliseconds) => new Date(createdAt.getTime() + milliseconds);
    const answer2 = await unlessUnavailable(
      "ecs:ListServiceDeployments",
      this.missing,
      () => aws.ecs("ListServiceDeployments", {
        cluster: cluster3,
        service: name,
        createdAt: { after: around(-SAME_MOMENT_MILLISECONDS), before: around(SAME_MOMENT_MILLISECONDS) }
      })
    );
    if (!answer2) this.#unknown = true;
    const near = (answer2?.serviceDeployments ?? []).toSorted((a, b) => distance(a, createdAt) - distance(b, createdAt));
    if (near.length < 2) return near[0]?.serviceDeploymentArn;
    return (await this.#ofRevision(near, taskDefinition3))?.serviceDeploymentArn;
  }
  /** Two deploys at one moment: the one whose service revision runs our task definition. */
  async #ofRevision(near, taskDefinition3) {
    const { aws } = this.#context;
    const answer2 = await unlessUnavailable(
      "ecs:DescribeServiceRevisions",
      this.missing,
      () => aws.ecs("DescribeServiceRevisions", {
        serviceRevisionArns: near.flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []).slice(0, 20)
      })
    );
    const ours = new Set(
      answer2?.serviceRevisions?.flatMap(
        (revision) => revision.taskDefinition === taskDefinition3 ? revision.serviceRevisionArn ?? [] : []
      )
    );
    return near.find(({ targetServiceRevisionArn = "" }) => ours.has(targetServiceRevisionArn));
  }
};
var distance = ({ createdAt }, to) => Math.abs((createdAt?.getTime() ?? 0) - to.getTime());
function isEnded(record5) {
  return /^(SUCCESSFUL|STOPPED|ROLLBACK_SUCCESSFUL|ROLLBACK_FAILED)$/.test(record5?.status ?? "");
}

// src/deploy/rollout/targets.ts
async function countTargets({ loadBalancers = [] }, missing4, { aws }) {
  if (missing4.has(PERMISSION)) return void 0;
  const groups = loadBalancers.flatMap(({ targetGroupArn = [], advancedConfiguration }) => [
    [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn ?? []].flat()
  ]);
  const counts = await Promise.all(
    groups.map(async (pair) => {
      const answers2 = await Promise.all(
        pair.map(
          (TargetGroupArn) => unlessUnavailable(PERMISSION, missing4, () => aws.elbv2("DescribeTargetHealth", { TargetGroupArn }))
        )
      );
      const states = answers2.flatMap(
        (answer2) => answer2?.TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State) ?? []
      );
      const live2 = states.filter((state) => state !== "draining");
      return { healthy: live2.filter((state) => state === "healthy").length, all: live2.length };
    })
  );
  const [worst2] = counts.toSorted((a, b) => a.healthy - b.healthy);
  return worst2 && worst2.all > 0 ? worst2 : void 0;
}
var PERMISSION = "elasticloadbalancing:DescribeTargetHealth";

// src/deploy/verdict.ts
function judge(look, ours) {
  const { service: service3, record: record5 } = look;
  if (service3?.status !== "ACTIVE") return ours.createdAt && service3 ? { state: "gone" } : unclear({ state: "gone" });
  if (record5?.status === "ROLLBACK_SUCCESSFUL") return { state: "rolled-back" };
  if (record5?.status === "ROLLBACK_FAILED")
    return { state: "failed", reason: record5.statusReason ?? "the rollback failed, too" };
  if (record5?.status?.startsWith("ROLLBACK_")) return { state: "rolling-back" };
  const deployments = service3.deployments ?? [];
  const primary = deployments.find(({ status: status2 }) => status2 === "PRIMARY");
  if (!primary) return unclear({ state: "failed", reason: "ECS lists no deployment of it" });
  if (primary.id === ours.id) return judgePrimary(primary, service3, look);
  return judgeOther(primary, service3, ours, record5);
}
function judgePrimary(mine, service3, { record: record5, targets: targets2 }) {
  if (mine.rolloutState === "FAILED")
    return { state: "failed", reason: mine.rolloutStateReason ?? "ECS marked the deployment as failed" };
  if (record5?.status === "STOPPED")
    return unclear({ state: "failed", reason: record5.statusReason ?? "the deployment was stopped" });
  const desired = service3.desiredCount ?? 0;
  const settled = mine.rolloutState === "COMPLETED" && (record5?.status ?? "SUCCESSFUL") === "SUCCESSFUL" && (service3.runningCount ?? 0) >= desired && (service3.pendingCount ?? 0) === 0 && (targets2 === void 0 || targets2.healthy >= Math.min(desired, targets2.all));
  return { state: settled ? "complete" : "pending" };
}
function judgeOther(primary, service3, ours, record5) {
  const mine = service3.deployments?.find(({ id: id2 }) => id2 === ours.id);
  const stopped = record5?.status === "STOPPED";
  if (ours.wasRollingBack && !stopped || mine?.rolloutState === "FAILED" && !stopped || /rolling back/i.test(primary.rolloutStateReason ?? "") || saysRollback(service3, ours.id) && !stopped) {
    if (primary.rolloutState === "FAILED")
      return { state: "failed", reason: primary.rolloutStateReason ?? "the rollback failed, too" };
    return { state: primary.rolloutState === "COMPLETED" ? "rolled-back" : "rolling-back" };
  }
  const superseded = {
    state: "superseded",
    by: primary.id ?? "another deployment",
    running: primary.taskDefinition?.split("/").at(-1) ?? "another task definition"
  };
  if (!ours.createdAt && !mine) return unclear(superseded);
  const createdAt = mine?.createdAt ?? ours.createdAt;
  const older = createdAt && primary.createdAt && primary.createdAt < createdAt;
  return older ? unclear({ state: "rolled-back" }) : superseded;
}
function saysRollback({ events = [] }, id2) {
  return events.some(
    ({ message = "" }) => message.includes(id2) && /deployment failed|rolling back|rolled back/i.test(message)
  );
}
var unclear = (meaning) => ({ state: "unclear", meaning });

// src/deploy/rollout.ts
var POLL_MILLISECONDS4 = 5e3;
var CONFIRM_MILLISECONDS = 1e3;
var OLD_ANSWERS_MILLISECONDS = 12e4;
async function watchRollout(outputs, model, context) {
  await new Rollout(outputs, model, context).end();
}
var Rollout = class {
  #outputs;
  #model;
  #context;
  #record;
  #failures;
  #pauses;
  #patience;
  #start;
  #createdAt;
  #rollingBack = false;
  #stopRequested = false;
  #unclearSince;
  constructor(outputs, model, context) {
    this.#outputs = outputs;
    this.#model = model;
    this.#context = context;
    this.#record = new OwnRecord(outputs, context);
    this.#failures = new FailedTasks(outputs, model, context);
    this.#pauses = new Pauses(outputs, context);
    this.#patience = new Patience("rollout", context);
    this.#start = context.clock.now();
  }
  async end() {
    const { clock, signal } = this.#context;
    let before;
    for (; ; ) {
      const look = await this.#look();
      const verdict = this.#settle(judge(look, this.#ours));
      this.#rollingBack = verdict.state === "rolling-back";
      const pauses = await this.#pauses.heed(look.record);
      this.#patience.enter(phaseOf(verdict, look, pauses.length > 0));
      this.#report(look);
      if (look.service) await this.#failures.collect(look.service);
      const final = isFinal(verdict) ? verdict : await this.#stopHopeless(verdict, look);
      if (final && before?.state === final.state) {
        if (final.state === "complete") return;
        throw endOf2(final, this.#model, this.#diagnosis(look.service), this.#record.missing);
      }
      before = final;
      if (this.#patience.isOver)
        throw timedOut(this.#model, look, this.#patience.says, pauses, this.#diagnosis(look.service));
      await nextTick(clock, before ? CONFIRM_MILLISECONDS : POLL_MILLISECONDS4, signal);
    }
  }
  get #ours() {
    return { id: this.#outputs.deploymentId, createdAt: this.#createdAt, wasRollingBack: this.#rollingBack };
  }
  async #look() {
    const { cluster: cluster3, name, deploymentId } = this.#outputs;
    const service3 = await describeService(cluster3, name, this.#context);
    this.#createdAt ??= service3?.deployments?.find(({ id: id2 }) => id2 === deploymentId)?.createdAt;
    const [record5, targets2] = await Promise.all([
      this.#record.read(this.#createdAt),
      service3 && countTargets(service3, this.#record.missing, this.#context)
    ]);
    return { service: service3, record: record5, targets: targets2 };
  }
  /** Believes an answer that may be old once it has stayed the same for long. */
  #settle(verdict) {
    const now = this.#context.clock.now();
    if (verdict.state !== "unclear") {
      this.#unclearSince = void 0;
      return verdict;
    }
    this.#unclearSince ??= now;
    return now - this.#unclearSince >= OLD_ANSWERS_MILLISECONDS ? verdict.meaning : { state: "pending" };
  }
  /** Ends a rollout that can only fail: by a rollback, or by giving up where there is nothing to go back to. */
  async #stopHopeless({ state }, look) {
    if (state !== "pending" || isEnded(look.record) || !this.#context.rollout.earlyStop || !this.#failures.hopeless)
      return void 0;
    if (!this.#stopRequested && await startRollback(look, this.#model, this.#record.missing, this.#context)) {
      this.#stopRequested = true;
    }
    return this.#stopRequested ? void 0 : { state: "failed", reason: "every attempt must fail the same way" };
  }
  #diagnosis(service3) {
    return this.#failures.diagnosis(service3 ?? {});
  }
  #report(look) {
    const { emit, clock } = this.#context;
    const seconds = Math.round((clock.now() - this.#start) / 1e3);
    const progress = progressOf(look, this.#outputs.deploymentId, this.#model, this.#patience.phase, seconds);
    emit({ type: "rollout", at: clock.now(), ...progress });
  }
};
function isFinal(verdict) {
  return verdict.state !== "pending" && verdict.state !== "rolling-back";
}

// src/deploy/resources/deployment-canonical.ts
function canonicalDeployment(deployment2) {
  const { strategy = "ROLLING", alarms, lifecycleHooks: hooks = [], deploymentCircuitBreaker: breaker } = deployment2;
  const threshold2 = breaker?.thresholdConfiguration;
  const usual = threshold2?.type === "BOUNDED_PERCENT" && threshold2.value === 50;
  return defined2({
    strategy,
    minimumHealthyPercent: deployment2.minimumHealthyPercent ?? 100,
    maximumPercent: deployment2.maximumPercent ?? 200,
    deploymentCircuitBreaker: defined2({
      enable: breaker?.enable ?? false,
      rollback: breaker?.rollback ?? false,
      resetOnHealthyTask: breaker?.resetOnHealthyTask === false ? false : void 0,
      thresholdConfiguration: usual ? void 0 : threshold2
    }),
    alarms: alarms?.alarmNames?.length ? { ...alarms, alarmNames: [...alarms.alarmNames].sort() } : void 0,
    bakeTimeInMinutes: deployment2.bakeTimeInMinutes || void 0,
    lifecycleHooks: hooks.length > 0 ? hooks.map(canonicalHook) : void 0,
    linearConfiguration: strategy === "LINEAR" ? deployment2.linearConfiguration : void 0,
    canaryConfiguration: strategy === "CANARY" ? deployment2.canaryConfiguration : void 0,
    earlySuccessCriteria: deployment2.earlySuccessCriteria?.enable ? deployment2.earlySuccessCriteria : void 0
  });
}
function canonicalHook(hook2) {
  const { timeoutInMinutes = 1440, action = "ROLLBACK" } = hook2.timeoutConfiguration ?? {};
  return defined2({
    ...hook2,
    targetType: hook2.targetType ?? "AWS_LAMBDA",
    lifecycleStages: [...hook2.lifecycleStages ?? []].sort(),
    timeoutConfiguration: { timeoutInMinutes, action }
  });
}
var NONE2 = {
  alarms: { alarmNames: [], enable: false, rollback: false },
  bakeTimeInMinutes: 0,
  lifecycleHooks: [],
  earlySuccessCriteria: { enable: false }
};
var USUAL_BREAKER = {
  resetOnHealthyTask: true,
  thresholdConfiguration: { type: "BOUNDED_PERCENT", value: 50 }
};
function deploymentInput(desired = {}, live2 = {}) {
  const gone = (none, had = {}) => Object.fromEntries(Object.entries(none).filter(([field]) => field in had));
  const breaker = desired.deploymentCircuitBreaker;
  return {
    ...gone(NONE2, live2),
    ...desired,
    deploymentCircuitBreaker: {
      enable: breaker?.enable ?? false,
      rollback: breaker?.rollback ?? false,
      ...gone(USUAL_BREAKER, live2.deploymentCircuitBreaker),
      ...breaker
    }
  };
}

// src/deploy/resources/service-canonical.ts
function canonicalService(api) {
  const { awsvpcConfiguration: vpc } = api.networkConfiguration ?? {};
  return defined2({
    schedulingStrategy: api.schedulingStrategy ?? "REPLICA",
    desiredCount: api.desiredCount,
    launchType: api.launchType,
    capacityProviderStrategy: list(
      sorted(api.capacityProviderStrategy, ({ capacityProvider, weight = 0, base = 0 }) => ({
        ...{ capacityProvider, weight, base }
      }))
    ),
    platformVersion: api.platformVersion === "LATEST" ? void 0 : api.platformVersion,
    networkConfiguration: vpc && {
      awsvpcConfiguration: {
        subnets: [...vpc.subnets ?? []].sort(),
        securityGroups: [...vpc.securityGroups ?? []].sort(),
        assignPublicIp: vpc.assignPublicIp ?? "DISABLED"
      }
    },
    loadBalancers: list(sorted(api.loadBalancers, canonicalLoadBalancer)),
    healthCheckGracePeriodSeconds: api.healthCheckGracePeriodSeconds || void 0,
    deploymentController: { type: api.deploymentController?.type ?? "ECS" },
    deploymentConfiguration: canonicalDeployment(api.deploymentConfiguration ?? {}),
    availabilityZoneRebalancing: api.availabilityZoneRebalancing ?? "DISABLED",
    placementConstraints: list(sorted(api.placementConstraints, plain)),
    placementStrategy: list(api.placementStrategy?.map(plain)),
    serviceRegistries: list(api.serviceRegistries?.map(plain)),
    serviceConnectConfiguration: canonicalConnect(api.serviceConnectConfiguration),
    volumeConfigurations: list(api.volumeConfigurations?.map(canonicalVolume)),
    vpcLatticeConfigurations: list(sorted(api.vpcLatticeConfigurations, plain)),
    gatewayConnectors: list(api.gatewayConnectors?.map(plain)),
    monitoring: list(api.monitoring?.metricConfigurations) && plain(api.monitoring),
    enableExecuteCommand: api.enableExecuteCommand ?? false,
    enableECSManagedTags: api.enableECSManagedTags ?? false,
    propagateTags: api.propagateTags ?? "NONE"
  });
}
function canonicalLoadBalancer(given2) {
  const { targetGroupArn = "", advancedConfiguration: advanced, ...rest } = plain(given2);
  if (!advanced) return { ...rest, targetGroupArn };
  const [first, second] = [targetGroupArn, advanced.alternateTargetGroupArn ?? ""].sort();
  return { ...rest, targetGroupArn: first, advancedConfiguration: { ...advanced, alternateTargetGroupArn: second } };
}
function canonicalConnect(connect) {
  if (!connect?.enabled) return void 0;
  return plain({
    ...connect,
    services: list(
      sorted(connect.services, ({ discoveryName, ...service3 }) => ({
        ...service3,
        discoveryName: discoveryName === service3.portName ? void 0 : discoveryName
      }))
    )
  });
}
var VOLUME = { encrypted: false, filesystemType: "xfs", iops: 3e3, throughput: 125 };
function canonicalVolume({
  name,
  managedEBSVolume = { roleArn: "" }
}) {
  const usual = managedEBSVolume.volumeType === "gp3" ? VOLUME : { encrypted: false, filesystemType: "xfs" };
  const told = Object.entries(managedEBSVolume).filter(
    ([field, value]) => value !== Object.entries(usual).find(([key]) => key === field)?.[1]
  );
  return plain({ name, managedEBSVolume: { ...Object.fromEntries(told), roleArn: managedEBSVolume.roleArn } });
}
function plain(value) {
  return JSON.parse(JSON.stringify(value));
}
function list(items) {
  return items?.length ? items : void 0;
}
function sorted(items = [], canonical2) {
  const key = (item) => JSON.stringify(item);
  return items.map((item) => plain(canonical2(item))).sort((a, b) => key(a) < key(b) ? -1 : 1);
}

// src/deploy/resources/service-removal.ts
var POLL_MILLISECONDS5 = 5e3;
async function removeService({ name, cluster: cluster3 }, context) {
  const { aws, clock, signal } = context;
  await unlessRefused(
    aws.ecs("DeleteService", { cluster: cluster3, service: name, force: true }),
    "ServiceNotFoundException",
    "ServiceNotActiveException"
  );
  const patience = new Patience("removal", context);
  for (; ; ) {
    const found = await describeService(cluster3, name, context);
    if (!found || found.status === "INACTIVE") return;
    if (patience.isOver) {
      throw new Error(
        `Service ${name} is still ${found.status} with ${found.runningCount} running tasks: ${patience.says}`
      );
    }
    await nextTick(clock, POLL_MILLISECONDS5, signal);
  }
}

// src/deploy/resources/service-update.ts
var NONE3 = {
  taskDefinition: void 0,
  desiredCount: void 0,
  // An empty strategy is how AWS wants to be told to go back to the launch type.
  capacityProviderStrategy: [],
  platformVersion: "LATEST",
  networkConfiguration: void 0,
  loadBalancers: [],
  healthCheckGracePeriodSeconds: 0,
  deploymentController: void 0,
  deploymentConfiguration: void 0,
  availabilityZoneRebalancing: void 0,
  placementConstraints: [],
  placementStrategy: [],
  serviceRegistries: [],
  serviceConnectConfiguration: { enabled: false },
  volumeConfigurations: [],
  vpcLatticeConfigurations: [],
  gatewayConnectors: [],
  monitoring: { metricConfigurations: [] },
  enableExecuteCommand: void 0,
  enableECSManagedTags: void 0,
  propagateTags: void 0
};
function updateInput(desired, live2, changed, serving = []) {
  const fields = Object.keys(NONE3).filter((field) => changed.has(field));
  const input = Object.fromEntries(
    fields.map((field) => [field, desired[field] ?? NONE3[field]])
  );
  return {
    ...input,
    ...changed.has("deploymentConfiguration") && {
      deploymentConfiguration: deploymentInput(desired.deploymentConfiguration, live2.deploymentConfiguration)
    },
    ...input.loadBalancers && { loadBalancers: input.loadBalancers.map((each2) => asServing(each2, serving)) },
    // AWS moves running tasks to another capacity only with a new deployment.
    ...(changed.has("capacityProviderStrategy") || changed.has("lastDeployment")) && { forceNewDeployment: true }
  };
}
function asServing(wanted2, serving) {
  const { targetGroupArn, advancedConfiguration: advanced } = wanted2;
  const alternate = advanced?.alternateTargetGroupArn;
  const serves = (arn2) => serving.some((live2) => live2.targetGroupArn === arn2);
  if (!alternate || serves(targetGroupArn) || !serves(alternate)) return wanted2;
  return {
    ...wanted2,
    targetGroupArn: alternate,
    advancedConfiguration: { ...advanced, alternateTargetGroupArn: targetGroupArn }
  };
}

// src/deploy/resources/service.ts
var service2 = {
  immutable: ["serviceName", "status", "cluster", "schedulingStrategy", "launchType"],
  desired: (model, refs, context) => ({
    ...defined2({ ...wanted(model, refs), desiredCount: model.autoScaling ? void 0 : model.desiredCount }),
    serviceName: model.serviceName,
    status: "ACTIVE",
    cluster: refs(model.cluster).arn,
    taskDefinition: refs(model.taskDefinition).arn,
    lastDeployment: "fine",
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, refs, context) {
    const cluster3 = refs(model.cluster);
    const found = await describeService(cluster3.arn, model.serviceName, context, "TAGS");
    if (!found || found.status === "INACTIVE") return void 0;
    const tags2 = fromEcsTags(found.tags);
    const primary = primaryOf(found);
    return {
      outputs: outputsOf5(found, cluster3.arn),
      props: {
        ...canonicalService(liveSettings(found, await revisionOf(found, model, context), model)),
        serviceName: found.serviceName ?? "",
        status: found.status ?? "",
        cluster: found.clusterArn ?? "",
        taskDefinition: found.taskDefinition ?? "",
        lastDeployment: primary?.rolloutState === "FAILED" ? "failed" : "fine",
        tags: comparedTags(tags2)
      },
      owner: ownerOf(tags2),
      unsettled: primary?.rolloutState !== "COMPLETED" || (found.runningCount ?? 0) < (found.desiredCount ?? 0)
    };
  },
  async create(desired, model, context) {
    const { status: status2, lastDeployment: lastDeployment2, tags: tags2, ...settings } = desired;
    const { service: created } = await context.aws.ecs("CreateService", {
      ...settings,
      ...model.desiredCount !== void 0 && { desiredCount: model.desiredCount },
      clientToken: randomUUID(),
      tags: toEcsTags(creationTags(desired))
    });
    return outputsOf5(created ?? {}, desired.cluster);
  },
  async update(desired, live2, changed, _model, context) {
    if (changed.has("tags")) await setEcsTags(live2.outputs.arn, live2.props.tags, desired.tags, context);
    const settings = new Set(changed);
    settings.delete("tags");
    if (settings.size === 0) return live2.outputs;
    await heedConflict(live2.outputs, context);
    const { cluster: cluster3, serviceName } = desired;
    const serving = settings.has("loadBalancers") ? (await describeService(cluster3, serviceName, context))?.loadBalancers : [];
    const { service: updated } = await context.aws.ecs("UpdateService", {
      ...updateInput(desired, live2.props, settings, serving),
      ...{ cluster: cluster3, service: serviceName }
    });
    return outputsOf5(updated ?? {}, cluster3);
  },
  remove: removeService,
  settle: (outputs, model, context) => watchRollout(outputs, model, context)
};
function wanted(model, refs) {
  const outputOf = (resource) => {
    if (resource.kind === "network") return refs(resource).subnets;
    if (resource.kind === "security-group") return refs(resource).groupId;
    return refs(resource).arn;
  };
  return canonicalService(resolved(requestOf(model), outputOf));
}
async function revisionOf({ currentServiceRevisions = [] }, { raw }, { aws }) {
  const arn2 = currentServiceRevisions[0]?.arn;
  if (!arn2 || !(raw?.monitoring || raw?.gatewayConnectors)) return void 0;
  const { serviceRevisions = [] } = await aws.ecs("DescribeServiceRevisions", { serviceRevisionArns: [arn2] });
  return serviceRevisions[0];
}
function liveSettings(found, revision, model) {
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations } = primaryOf(found) ?? {};
  const { capacityProviderStrategy, launchType } = model;
  const moved = capacityProviderStrategy.length > 0 || (found.capacityProviderStrategy ?? []).length > 0;
  const version = model.platformVersion;
  const settings = {
    ...found,
    ...{ serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations },
    ...{ gatewayConnectors: revision?.gatewayConnectors, monitoring: revision?.monitoring },
    desiredCount: model.autoScaling || model.schedulingStrategy === "DAEMON" ? void 0 : found.desiredCount ?? 0,
    // Capacity providers are a way from one launch type to another; without them there is none.
    launchType: moved ? capacityProviderStrategy.length > 0 ? void 0 : launchType : found.launchType ?? "EC2",
    // AWS may name the version that LATEST stands for.
    platformVersion: version === void 0 || version === "LATEST" ? void 0 : found.platformVersion
  };
  const namespace = model.settings.serviceConnectConfiguration?.namespace;
  const given2 = serviceConnectConfiguration?.namespace;
  if (serviceConnectConfiguration && (!namespace || given2?.startsWith("arn:") && !namespace.startsWith("arn:")))
    settings.serviceConnectConfiguration = { ...serviceConnectConfiguration, namespace };
  return settings;
}
function outputsOf5(found, cluster3) {
  return {
    arn: found.serviceArn ?? "",
    name: found.serviceName ?? "",
    cluster: cluster3,
    taskDefinition: found.taskDefinition ?? "",
    deploymentId: primaryOf(found)?.id ?? ""
  };
}
function primaryOf(found) {
  return found.deployments?.find(({ status: status2 }) => status2 === "PRIMARY");
}

// src/deploy/batch/target-groups.ts
function describeTargetGroup(name, context) {
  return context.batches.load(byName4, name, context);
}
var byName4 = {
  size: Number.POSITIVE_INFINITY,
  async read(names, { aws }) {
    const found = names.length === 1 ? await unlessRefused(
      aws.elbv2("DescribeTargetGroups", { Names: [...names] }).then(({ TargetGroups = [] }) => TargetGroups),
      "TargetGroupNotFoundException"
    ) : await allPages(async (Marker) => {
      const { TargetGroups, NextMarker } = await aws.elbv2("DescribeTargetGroups", { Marker, PageSize: 400 });
      return { items: TargetGroups, next: NextMarker };
    });
    return new Map(found?.map((group) => [group.TargetGroupName ?? "", group]));
  }
};

// src/deploy/resources/target-group.ts
var DELAY = "deregistration_delay.timeout_seconds";
var DEFAULT_DELAY = 300;
var targetGroup = {
  immutable: ["targetGroupName", "targetType", "port", "protocol", "vpcId"],
  desired: (model, refs, context) => ({
    targetGroupName: nameOf4(model, refs, context),
    targetType: model.targetType ?? "ip",
    port: model.port,
    protocol: model.protocol,
    vpcId: refs(model.network).vpcId,
    healthCheck: { protocol: model.protocol, ...model.healthCheck },
    deregistrationDelaySeconds: model.deregistrationDelaySeconds,
    tags: desiredTags(model, model.tags, context)
  }),
  async read(model, refs, context) {
    const name = nameOf4(model, refs, context);
    const found = await describeTargetGroup(name, context);
    if (!found) return void 0;
    const arn2 = found.TargetGroupArn ?? "";
    const tags2 = await elbv2TagsOf(arn2, desiredTags(model, model.tags, context), context);
    const deregistrationDelaySeconds = isHashed(found, tags2, model, context) ? model.deregistrationDelaySeconds : await delayOf(arn2, context);
    return {
      outputs: { arn: arn2 },
      props: {
        targetGroupName: name,
        targetType: found.TargetType ?? "ip",
        port: found.Port ?? 0,
        protocol: found.Protocol ?? "",
        vpcId: found.VpcId ?? "",
        healthCheck: {
          protocol: found.HealthCheckProtocol ?? "",
          path: found.HealthCheckPath ?? "",
          matcher: found.Matcher?.HttpCode ?? "",
          intervalSeconds: found.HealthCheckIntervalSeconds ?? 0,
          timeoutSeconds: found.HealthCheckTimeoutSeconds ?? 0,
          healthyThresholdCount: found.HealthyThresholdCount ?? 0,
          unhealthyThresholdCount: found.UnhealthyThresholdCount ?? 0
        },
        deregistrationDelaySeconds,
        tags: comparedTags(tags2)
      },
      owner: ownerOf(tags2)
    };
  },
  async create(desired, model, context) {
    const { TargetGroups: [created] = [] } = await context.aws.elbv2("CreateTargetGroup", {
      Name: desired.targetGroupName,
      TargetType: model.targetType ?? "ip",
      Port: model.port,
      Protocol: model.protocol,
      VpcId: desired.vpcId,
      ...healthCheckInput(model),
      Tags: toTagList(creationTags(desired, attributesOf(desired)))
    });
    const arn2 = created?.TargetGroupArn ?? "";
    if (desired.deregistrationDelaySeconds !== DEFAULT_DELAY) await setDelay(arn2, desired, context);
    return { arn: arn2 };
  },
  async update(desired, live2, changed, model, context) {
    const { arn: arn2 } = live2.outputs;
    if (changed.has("healthCheck")) {
      await context.aws.elbv2("ModifyTargetGroup", { TargetGroupArn: arn2, ...healthCheckInput(model) });
    }
    if (changed.has("deregistrationDelaySeconds")) await changeDelay(arn2, desired, context);
    if (changed.has("tags")) await setElbv2Tags(arn2, live2.props.tags, desired.tags, context);
    return live2.outputs;
  },
  async remove({ arn: arn2 }, { aws }) {
    await unlessRefused(aws.elbv2("DeleteTargetGroup", { TargetGroupArn: arn2 }), "TargetGroupNotFoundException");
  }
};
function nameOf4({ id: id2, port: port2, protocol, network: network3, targetType }, refs, { stack: stack2 }) {
  return physicalName([stack2.name, id2], 32, {
    ...{ port: port2, protocol, vpcId: refs(network3).vpcId },
    ...targetType && { targetType }
  });
}
var attributesOf = ({ deregistrationDelaySeconds }) => ({
  deregistrationDelaySeconds
});
function isHashed({ LoadBalancerArns = [] }, tags2, model, { verify }) {
  return !verify && LoadBalancerArns.length > 0 && tags2[HASH] === hashOf(attributesOf(model));
}
async function delayOf(TargetGroupArn, { aws }) {
  const { Attributes = [] } = await aws.elbv2("DescribeTargetGroupAttributes", { TargetGroupArn });
  return Number(Attributes.find(({ Key }) => Key === DELAY)?.Value ?? DEFAULT_DELAY);
}
async function changeDelay(arn2, desired, context) {
  await context.aws.elbv2("RemoveTags", { ResourceArns: [arn2], TagKeys: [HASH] });
  await setDelay(arn2, desired, context);
  await context.aws.elbv2("AddTags", {
    ResourceArns: [arn2],
    Tags: toTagList({ [HASH]: hashOf(attributesOf(desired)) })
  });
}
function healthCheckInput({ protocol, healthCheck }) {
  return {
    HealthCheckProtocol: protocol,
    HealthCheckPath: healthCheck.path,
    Matcher: { HttpCode: healthCheck.matcher },
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThresholdCount,
    UnhealthyThresholdCount: healthCheck.unhealthyThresholdCount
  };
}
async function setDelay(TargetGroupArn, desired, { aws }) {
  await aws.elbv2("ModifyTargetGroupAttributes", {
    TargetGroupArn,
    Attributes: [{ Key: DELAY, Value: String(desired.deregistrationDelaySeconds) }]
  });
}

// src/deploy/batch/families.ts
var FEW4 = 10;
async function mayHaveRevisions(family, status2, context) {
  return await context.batches.load(status2 === "ACTIVE" ? active : inactive, family, context) ?? false;
}
var active = batchOf2("ACTIVE");
var inactive = batchOf2("INACTIVE");
function batchOf2(status2) {
  return {
    size: Number.POSITIVE_INFINITY,
    async read(families, { aws }) {
      if (families.length <= FEW4) return new Map(families.map((family) => [family, true]));
      const found = await allPages(async (nextToken) => {
        const page = await aws.ecs("ListTaskDefinitionFamilies", { status: status2, ...nextToken ? { nextToken } : {} });
        return { items: page.families, next: page.nextToken };
      });
      return new Map(found.map((family) => [family, true]));
    }
  };
}

// src/deploy/not-there.ts
var NotThere = class extends Error {
};
function unlessNotThere(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotThere) return void 0;
    throw error;
  }
}

// src/deploy/resources/aws-fields.ts
function significant(fields) {
  const entries = Object.entries(fields).flatMap(([field, value]) => {
    const kept = MAPS.has(field) ? isEmpty(value) ? void 0 : value : significantValue(value);
    return kept === void 0 || kept === DEFAULTS[field] ? [] : [[field, kept]];
  });
  return Object.fromEntries(entries);
}
function pick(from, fields) {
  return Object.fromEntries(fields.map((field) => [field, from[field]]));
}
var DEFAULTS = {
  transitEncryption: "DISABLED",
  iam: "DISABLED",
  rootDirectory: "/",
  scope: "task",
  versionConsistency: "enabled",
  restartAttemptPeriod: 300
};
var MAPS = /* @__PURE__ */ new Set(["dockerLabels", "driverOpts", "labels", "options"]);
function isEmpty(value) {
  return typeof value !== "object" || value === null || Object.keys(value).length === 0;
}
function significantValue(value) {
  if (value === false || value === "") return void 0;
  if (typeof value !== "object" || value === null) return value ?? void 0;
  if (Array.isArray(value)) return value.length === 0 ? void 0 : value.map((item) => significantItem(item));
  const kept = significant(value);
  return Object.keys(kept).length === 0 ? void 0 : kept;
}
function significantItem(item) {
  return typeof item === "object" && item !== null ? significant(item) : item;
}

// src/deploy/resources/container-logs.ts
function desiredLogs(logs, refs, region) {
  if (!logs) return NONE4;
  const { logDriver } = logs;
  if (!logs.logGroup) {
    const secrets2 = logs.secretOptions.map(({ name, value }) => [name, value]);
    return { logDriver, logOptions: logs.options, logSecrets: Object.fromEntries(secrets2) };
  }
  const options = defined2({
    "awslogs-group": refs(logs.logGroup).name,
    "awslogs-region": region,
    "awslogs-stream-prefix": logs.streamPrefix,
    mode: logs.mode,
    ...logs.maxBufferSize === void 0 ? {} : { "max-buffer-size": logs.maxBufferSize }
  });
  return { logDriver, logOptions: options, logSecrets: {} };
}
function liveLogs(found) {
  if (!found) return NONE4;
  const secrets2 = (found.secretOptions ?? []).map(({ name, valueFrom }) => [name, valueFrom]);
  return {
    ...found.logDriver === void 0 ? {} : { logDriver: found.logDriver },
    logOptions: found.options ?? {},
    logSecrets: Object.fromEntries(secrets2)
  };
}
function logInput({ logDriver, logOptions, logSecrets }) {
  const secretOptions = Object.entries(logSecrets).map(([name, valueFrom]) => ({ name, valueFrom }));
  return {
    logDriver,
    options: { ...logOptions },
    ...secretOptions.length > 0 ? { secretOptions } : {}
  };
}
var NONE4 = { logOptions: {}, logSecrets: {} };

// src/deploy/resources/port-mapping.ts
function portsOf(mappings, networkMode) {
  return Object.fromEntries(
    mappings.map(({ containerPort, containerPortRange, hostPort, protocol = "tcp", name, appProtocol }) => {
      const host = networkMode === "bridge" && hostPort ? `${hostPort}:` : "";
      return [
        `${host}${containerPortRange ?? containerPort}/${protocol}`,
        defined2({ name, appProtocol })
      ];
    })
  );
}
function livePorts(mappings, networkMode) {
  return portsOf(mappings ?? [], networkMode);
}
function portInput(ports) {
  return Object.entries(ports).map(([key, { name, appProtocol }]) => {
    const [, host, port2 = "", protocol] = /^(?:(\d+):)?([\d-]+)\/(tcp|udp)$/.exec(key) ?? [];
    return {
      ...port2.includes("-") ? { containerPortRange: port2 } : { containerPort: Number(port2) },
      ...host === void 0 ? {} : { hostPort: Number(host) },
      protocol: protocol === "udp" ? "udp" : "tcp",
      ...name === void 0 ? {} : { name },
      ...appProtocol === void 0 ? {} : { appProtocol }
    };
  });
}

// src/deploy/resources/container.ts
var FIELDS7 = [
  ...["links", "hostname", "extraHosts", "dnsServers", "dnsSearchDomains", "dockerSecurityOptions"],
  ...["credentialSpecs", "disableNetworking", "privileged", "interactive", "pseudoTerminal"],
  ...["dockerLabels", "ulimits", "systemControls", "resourceRequirements", "restartPolicy"],
  ...["versionConsistency", "repositoryCredentials", "environmentFiles", "mountPoints", "volumesFrom"],
  ...["linuxParameters", "firelensConfiguration", "readonlyRootFilesystem"]
];
function desiredContainer(model, networkMode, refs, { region }) {
  const { healthCheck } = model;
  return defined2({
    image: imageUri(model.image, refs),
    essential: model.essential,
    cpu: model.cpu ?? 0,
    memory: model.memory,
    memoryReservation: model.memoryReservation,
    command: model.command ?? [],
    entryPoint: model.entryPoint ?? [],
    workingDirectory: model.workingDirectory,
    user: model.user,
    ports: portsOf(model.portMappings, networkMode),
    environment: model.environment,
    secrets: model.secrets,
    healthCheck: healthCheck && { ...healthCheck, startPeriod: healthCheck.startPeriod ?? 0 },
    dependsOn: Object.fromEntries(model.dependsOn.map(({ containerName, condition }) => [containerName, condition])),
    ...desiredLogs(model.logConfiguration, refs, region),
    startTimeout: model.startTimeout,
    stopTimeout: model.stopTimeout,
    fields: significant(pick(model, FIELDS7))
  });
}
function liveContainer(found, networkMode) {
  const { healthCheck } = found;
  return defined2({
    image: found.image ?? "",
    essential: found.essential ?? true,
    cpu: found.cpu ?? 0,
    memory: found.memory,
    memoryReservation: found.memoryReservation,
    command: found.command ?? [],
    entryPoint: found.entryPoint ?? [],
    workingDirectory: found.workingDirectory,
    user: found.user,
    ports: livePorts(found.portMappings, networkMode),
    environment: Object.fromEntries((found.environment ?? []).map(({ name = "", value = "" }) => [name, value])),
    secrets: Object.fromEntries((found.secrets ?? []).map(({ name, valueFrom }) => [name, valueFrom])),
    healthCheck: healthCheck && {
      command: healthCheck.command ?? [],
      interval: healthCheck.interval ?? 30,
      timeout: healthCheck.timeout ?? 5,
      retries: healthCheck.retries ?? 3,
      startPeriod: healthCheck.startPeriod ?? 0
    },
    dependsOn: Object.fromEntries(
      (found.dependsOn ?? []).map(({ containerName, condition }) => [containerName, condition])
    ),
    ...liveLogs(found.logConfiguration),
    startTimeout: found.startTimeout,
    stopTimeout: found.stopTimeout,
    fields: significant(pick(found, FIELDS7))
  });
}
function containerInput(name, props) {
  const { ports, environment, secrets: secrets2, dependsOn, logDriver, logOptions, logSecrets, healthCheck, fields, ...plain2 } = props;
  return {
    ...plain2,
    // The SDK's own type, of the same shape
    ...structuredClone(fields),
    name,
    command: [...plain2.command],
    entryPoint: [...plain2.entryPoint],
    portMappings: portInput(ports),
    environment: Object.entries(environment).map(([name2, value]) => ({ name: name2, value })),
    secrets: Object.entries(secrets2).map(([name2, valueFrom]) => ({ name: name2, valueFrom })),
    dependsOn: Object.entries(dependsOn).map(([containerName, condition]) => ({
      containerName,
      condition
    })),
    ...healthCheck ? { healthCheck: { ...healthCheck, command: [...healthCheck.command] } } : {},
    ...logDriver === void 0 ? {} : { logConfiguration: logInput({ logDriver, logOptions, logSecrets }) }
  };
}
function imageUri(image, refs) {
  if (typeof image === "string") return image;
  const { uri } = refs(image.repository);
  return "tag" in image ? `${uri}:${image.tag}` : `${uri}@${image.digest}`;
}

// src/deploy/resources/image.ts
async function checkImages({ family, containers }, context) {
  for (const { name, image } of containers) {
    if (typeof image === "object") await checkImage(`container "${name}" of "${family}"`, image, context);
  }
}
async function checkImage(user, image, { aws, account, region }) {
  const { repositoryName } = image.repository;
  const imageId = "tag" in image ? { imageTag: image.tag } : { imageDigest: image.digest };
  const label = "tag" in image ? `${repositoryName}:${image.tag}` : `${repositoryName}@${image.digest}`;
  try {
    await aws.ecr("DescribeImages", { repositoryName, imageIds: [imageId] });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === "AccessDeniedException") return;
    if (error.name !== "ImageNotFoundException") throw error;
    const host = `${account}.dkr.ecr.${region}.amazonaws.com`;
    const cause = `The image ${label} of ${user} does not exist`;
    const diagnosis = {
      code: "image.missing",
      cause,
      evidence: [error.message],
      fix: "tag" in image ? `Push it and deploy again: aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin ${host} && docker push ${host}/${label}` : "Name a digest that the repository holds, or deploy by tag.",
      docs: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-push-ecr-image.html"
    };
    throw new DiagnosedError(cause, [diagnosis], "failed", error);
  }
}

// src/deploy/resources/task-definition.ts
var DEFAULT_STORAGE_GIB = 20;
var FIELDS8 = [
  ...["volumes", "placementConstraints", "pidMode", "ipcMode", "proxyConfiguration"],
  "enableFaultInjection"
];
var taskDefinition2 = {
  immutable: [],
  newOutputsOnUpdate: true,
  hidden: ["environment"],
  desired: (model, refs, context) => defined2({
    family: model.family,
    status: "ACTIVE",
    launchType: model.launchType,
    networkMode: model.networkMode,
    cpu: model.cpu,
    memory: model.memory,
    runtimePlatform: platformOf2(model, model.launchType),
    executionRoleArn: roleArn(model.executionRole, refs),
    taskRoleArn: roleArn(model.taskRole, refs),
    ephemeralStorageGiB: storageOf(model.ephemeralStorageGiB),
    containers: Object.fromEntries(
      model.containers.map((container) => [
        container.name,
        desiredContainer(container, model.networkMode, refs, context)
      ])
    ),
    fields: significant(pick(model, FIELDS8)),
    tags: desiredTags(model, model.tags, context)
  }),
  // The family alone means its latest active revision.
  async read(model, refs, context) {
    const registered = await byHash2(model, refs, context);
    if (registered) return registered;
    if (await mayHaveRevisions(model.family, "ACTIVE", context)) {
      const active2 = await describe2(model.family, context).catch(noneOf);
      if (active2) return active2;
    }
    if (!await mayHaveRevisions(model.family, "INACTIVE", context)) return void 0;
    const inactive2 = (await revisionsOf(model.family, "INACTIVE", context)).at(-1);
    const left = inactive2 ? await describe2(inactive2, context).catch(noneOf) : void 0;
    return left?.owner?.stack === context.stack.name ? left : void 0;
  },
  create: register2,
  update: (desired, _live, _changed, model, context) => register2(desired, model, context),
  // Every revision that is ours: the family name alone proves nothing.
  async remove(latest, { aws, ...context }) {
    const owned = [];
    for (const status2 of ["ACTIVE", "INACTIVE"]) {
      for (const arn2 of await revisionsOf(familyOf(latest.arn), status2, { aws, ...context })) {
        const { tags: tags2 } = await aws.ecs("DescribeTaskDefinition", { taskDefinition: arn2, include: ["TAGS"] });
        if (ownerOf(fromEcsTags(tags2))?.stack !== context.stack.name && arn2 !== latest.arn) continue;
        if (status2 === "ACTIVE") await aws.ecs("DeregisterTaskDefinition", { taskDefinition: arn2 });
        owned.push(arn2);
      }
    }
    for (let start = 0; start < owned.length; start += 10) {
      const { failures = [] } = await aws.ecs("DeleteTaskDefinitions", {
        taskDefinitions: owned.slice(start, start + 10)
      });
      const [failed2] = failures;
      if (failed2)
        throw new Error(`ECS did not delete ${failed2.arn}: ${[failed2.reason, failed2.detail].join(" ").trim()}`);
    }
  }
};
async function byHash2(model, refs, context) {
  const props = unlessNotThere(() => taskDefinition2.desired(model, refs, context));
  if (!props) return void 0;
  const revisions = (await revisionsWithHash(hashOf(props), context)).filter(
    ({ arn: arn2, tags: tags2 }) => arn2.includes(`:task-definition/${model.family}:`) && canonical(comparedTags(tags2)) === canonical(props.tags)
  );
  const latest = revisions.sort((a, b) => revisionOf2(b.arn) - revisionOf2(a.arn))[0];
  return latest && { outputs: { arn: latest.arn }, props, owner: ownerOf(latest.tags), presumed: true };
}
var familyOf = (arn2) => arn2.slice(arn2.lastIndexOf("/") + 1, arn2.lastIndexOf(":"));
var revisionOf2 = (arn2) => Number(arn2.slice(arn2.lastIndexOf(":") + 1));
async function describe2(taskDefinition3, { aws }) {
  const { taskDefinition: found, tags: tagList } = await aws.ecs("DescribeTaskDefinition", {
    taskDefinition: taskDefinition3,
    include: ["TAGS"]
  });
  if (!found) return void 0;
  const tags2 = fromEcsTags(tagList);
  return { outputs: { arn: found.taskDefinitionArn ?? "" }, props: propsOf2(found, tags2), owner: ownerOf(tags2) };
}
async function register2(desired, model, context) {
  await checkImages(model, context);
  const { family, launchType, networkMode, cpu, memory: memory2, executionRoleArn, taskRoleArn, runtimePlatform } = desired;
  const request = defined2({
    family,
    requiresCompatibilities: [launchType],
    networkMode,
    cpu,
    memory: memory2,
    runtimePlatform: Object.keys(runtimePlatform).length > 0 ? runtimePlatform : void 0,
    executionRoleArn,
    taskRoleArn,
    ephemeralStorage: desired.ephemeralStorageGiB === void 0 ? void 0 : { sizeInGiB: desired.ephemeralStorageGiB },
    ...structuredClone(desired.fields),
    containerDefinitions: Object.entries(desired.containers).map(([name, props]) => containerInput(name, props)),
    tags: toEcsTags(creationTags(desired))
  });
  const input = request;
  const { taskDefinition: registered } = await context.aws.ecs("RegisterTaskDefinition", input);
  return { arn: registered?.taskDefinitionArn ?? "" };
}
function propsOf2(found, tags2) {
  const launchType = (found.requiresCompatibilities ?? ["EC2"]).join("+");
  return defined2({
    family: found.family ?? "",
    status: found.status ?? "ACTIVE",
    launchType,
    networkMode: found.networkMode,
    cpu: found.cpu,
    memory: found.memory,
    runtimePlatform: platformOf2(found.runtimePlatform, launchType),
    executionRoleArn: found.executionRoleArn,
    taskRoleArn: found.taskRoleArn,
    ephemeralStorageGiB: storageOf(found.ephemeralStorage?.sizeInGiB),
    containers: Object.fromEntries(
      (found.containerDefinitions ?? []).map((container) => [
        container.name ?? "",
        liveContainer(container, found.networkMode)
      ])
    ),
    fields: significant(pick(found, FIELDS8)),
    tags: comparedTags(tags2)
  });
}
function platformOf2(found = {}, launchType) {
  const { cpuArchitecture, operatingSystemFamily } = found;
  const defaults2 = launchType === "FARGATE" ? { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" } : {};
  return {
    ...defaults2,
    ...defined2({ cpuArchitecture, operatingSystemFamily })
  };
}
function storageOf(gib) {
  return gib === DEFAULT_STORAGE_GIB ? void 0 : gib;
}
async function revisionsOf(family, status2, { aws }) {
  const arns = [];
  let nextToken;
  do {
    const page = await aws.ecs("ListTaskDefinitions", {
      familyPrefix: family,
      status: status2,
      ...nextToken ? { nextToken } : {}
    });
    arns.push(...page.taskDefinitionArns ?? []);
    nextToken = page.nextToken;
  } while (nextToken);
  return arns.filter((arn2) => arn2.includes(`:task-definition/${family}:`));
}
function roleArn(role2, refs) {
  return typeof role2 === "object" ? refs(role2).arn : role2;
}
function noneOf(error) {
  if (error instanceof Error && /unable to describe task definition/i.test(error.message)) return void 0;
  throw error;
}

// src/deploy/resources/index.ts
var handlers = {
  network: network2,
  "hosted-zone": hostedZone2,
  certificate,
  "security-group": securityGroup,
  repository: repository2,
  cluster: cluster2,
  "log-group": logGroup,
  role,
  "task-definition": taskDefinition2,
  "target-group": targetGroup,
  "load-balancer": loadBalancer2,
  listener,
  "listener-rule": listenerRule,
  service: service2,
  autoscaling,
  record
};
function handlerOf(model) {
  return handlers[model.kind];
}
function managedHandlerOf(model) {
  const handler = handlerOf(model);
  return "lookup" in handler ? void 0 : handler;
}

// src/deploy/apply.ts
async function applyGraph(graph, planned, context) {
  const outputs = /* @__PURE__ */ new Map();
  const applied = /* @__PURE__ */ new Map();
  const failures = [];
  const settling = [];
  const retirements = [];
  const run = {
    get failed() {
      return failures.length > 0;
    }
  };
  const refs = (model) => outputs.get(keyOf(model));
  const steps = remainingSteps(graph, "forward");
  await walk(graph, "forward", async (node) => {
    const step = planned.get(node.key);
    if (!step) return false;
    try {
      const change2 = changeOf(step);
      const urgent = { ...context, aws: context.prioritized(steps.get(node.key) ?? 0) };
      const result = change2 ? await applyStep(step, change2, refs, urgent) : void 0;
      const current = result ?? step.live?.outputs;
      if (!current) return false;
      outputs.set(node.key, current);
      const retire = result && retiring(step, refs, context);
      if (change2 && retire) retirements.push({ key: node.key, model: node.model, change: change2, retire });
      else if (change2 && result) applied.set(node.key, change2);
      if (result || step.live?.unsettled) {
        settling.push(
          settle(step, current, context, run).catch((error) => {
            if (error instanceof Unfinished) applied.delete(node.key);
            else failures.push({ model: node.model, error });
          })
        );
      }
      return true;
    } catch (error) {
      failures.push({ model: node.model, error });
      return false;
    }
  });
  await Promise.all(settling);
  if (failures.length === 0) {
    await Promise.all(
      retirements.map(
        ({ key, model, change: change2, retire }) => retire().then(
          () => applied.set(key, change2),
          (error) => failures.push({ model, error })
        )
      )
    );
  }
  if (failures.length > 0)
    throw failed(
      "deploy",
      [...planned.values()].flatMap((step) => changeOf(step) ?? []),
      applied,
      failures
    );
  return { applied: [...applied.values()], outputs };
}
function changeOf({ node, action }) {
  return action === "use" || action === "keep" ? void 0 : { resource: nameOf(node.model), action };
}
async function applyStep({ node, live: live2, action }, change2, refs, context) {
  const handler = managedHandlerOf(node.model);
  if (!handler) return void 0;
  const { model } = node;
  const desired = handler.desired(model, refs, context);
  const changes = live2 ? diff(live2.props, desired) : [];
  if (live2 && changes.length === 0) return void 0;
  const { emit, clock } = context;
  emit({ type: "started", at: clock.now(), ...change2 });
  try {
    const result = await makeChange(handler);
    emit({ type: "finished", at: clock.now(), ...change2 });
    return result;
  } catch (error) {
    emit({
      type: "failed",
      at: clock.now(),
      ...change2,
      message: error instanceof Error ? error.message : String(error)
    });
    throw error;
  }
  async function makeChange({ create, update, remove: remove2 }) {
    if (live2 && action === "update") return update(desired, live2, changedFields(changes), model, context);
    if (live2) await remove2(live2.outputs, context);
    return create(desired, model, context);
  }
}
async function settle({ node }, outputs, context, run) {
  await managedHandlerOf(node.model)?.settle?.(outputs, node.model, context, run);
}
function retiring({ node, live: live2, action }, refs, context) {
  const handler = managedHandlerOf(node.model);
  if (!handler?.retire || !live2 || action !== "update") return void 0;
  const { desired, retire } = handler;
  return () => retire(desired(node.model, refs, context), live2, context);
}

// src/deploy/orphans/sources.ts
var SOURCES = [
  elbv2(
    "listener-rule",
    /:listener-rule\//,
    async (arn2, { aws }) => unlessRefused(aws.elbv2("DescribeRules", { RuleArns: [arn2] }), "RuleNotFoundException").then((answer2) => {
      const rule = answer2?.Rules?.[0];
      return rule && !rule.IsDefault ? { arn: arn2 } : void 0;
    })
  ),
  elbv2(
    "listener",
    /:listener\//,
    async (arn2, { aws }) => unlessRefused(aws.elbv2("DescribeListeners", { ListenerArns: [arn2] }), "ListenerNotFoundException").then(
      (answer2) => answer2?.Listeners?.length ? { arn: arn2 } : void 0
    )
  ),
  elbv2(
    "target-group",
    /:targetgroup\//,
    async (arn2, { aws }) => unlessRefused(aws.elbv2("DescribeTargetGroups", { TargetGroupArns: [arn2] }), "TargetGroupNotFoundException").then(
      (answer2) => answer2?.TargetGroups?.length ? { arn: arn2 } : void 0
    )
  ),
  elbv2(
    "load-balancer",
    /:loadbalancer\/app\//,
    async (arn2, { aws }) => unlessRefused(
      aws.elbv2("DescribeLoadBalancers", { LoadBalancerArns: [arn2] }),
      "LoadBalancerNotFoundException"
    ).then((answer2) => {
      const found = answer2?.LoadBalancers?.[0];
      return found && { arn: arn2, dnsName: found.DNSName ?? "", hostedZoneId: found.CanonicalHostedZoneId ?? "" };
    })
  ),
  {
    arn: /:service\/[^/]+\/[^/]+$/,
    async confirm(arn2, { aws }) {
      const [, cluster3 = "", name = ""] = /:service\/([^/]+)\/([^/]+)$/.exec(arn2) ?? [];
      const answer2 = await unlessRefused(
        aws.ecs("DescribeServices", { cluster: cluster3, services: [name], include: ["TAGS"] }),
        "ClusterNotFoundException"
      );
      const found = answer2?.services?.[0];
      if (!found || found.status === "INACTIVE") return void 0;
      const { taskDefinition: taskDefinition3 = "", clusterArn = cluster3 } = found;
      return of(
        "service",
        { arn: arn2, name, cluster: clusterArn, taskDefinition: taskDefinition3, deploymentId: "" },
        fromEcsTags(found.tags)
      );
    }
  },
  {
    arn: /:cluster\//,
    async confirm(arn2, { aws }) {
      const { clusters: [found] = [] } = await aws.ecs("DescribeClusters", { clusters: [arn2], include: ["TAGS"] });
      if (!found || found.status === "INACTIVE") return void 0;
      return of("cluster", { arn: arn2, name: found.clusterName ?? "" }, fromEcsTags(found.tags));
    }
  },
  {
    arn: /:task-definition\//,
    async confirm(arn2, { aws }) {
      const { taskDefinition: taskDefinition3, tags: tags2 } = await aws.ecs("DescribeTaskDefinition", {
        taskDefinition: arn2,
        include: ["TAGS"]
      });
      return taskDefinition3?.status === "ACTIVE" ? of("task-definition", { arn: arn2 }, fromEcsTags(tags2)) : void 0;
    }
  },
  {
    arn: /:security-group\//,
    async confirm(arn2, { aws }) {
      const groupId = arn2.slice(arn2.lastIndexOf("/") + 1);
      const answer2 = await unlessRefused(
        aws.ec2("DescribeSecurityGroups", { GroupIds: [groupId] }),
        "InvalidGroup.NotFound"
      );
      const found = answer2?.SecurityGroups?.[0];
      return found && of("security-group", { groupId }, fromTagList(found.Tags));
    }
  },
  {
    arn: /:repository\//,
    async confirm(arn2, { aws }) {
      const name = arn2.slice(arn2.indexOf(":repository/") + ":repository/".length);
      const answer2 = await unlessRefused(
        aws.ecr("DescribeRepositories", { repositoryNames: [name] }),
        "RepositoryNotFoundException"
      );
      const found = answer2?.repositories?.[0];
      if (!found) return void 0;
      const { tags: tags2 } = await aws.ecr("ListTagsForResource", { resourceArn: arn2 });
      return of("repository", { arn: arn2, uri: found.repositoryUri ?? "" }, fromTagList(tags2));
    }
  },
  {
    arn: /:log-group:/,
    async confirm(arn2, context) {
      const name = arn2.slice(arn2.indexOf(":log-group:") + ":log-group:".length).replace(/:\*$/, "");
      if (!await describeLogGroup(name, context)) return void 0;
      const resourceArn = arn2.replace(/:\*$/, "");
      const { tags: tags2 = {} } = await context.aws.cloudWatchLogs("ListTagsForResource", { resourceArn });
      return of("log-group", { arn: resourceArn, name }, tags2);
    }
  }
];
async function confirm(arn2, context) {
  return SOURCES.find((source) => source.arn.test(arn2))?.confirm(arn2, context);
}
function of(kind, outputs, tags2) {
  return { kind, outputs, owner: ownerOf(tags2) };
}
function elbv2(kind, arn2, describe4) {
  return {
    arn: arn2,
    async confirm(each2, context) {
      const outputs = await describe4(each2, context);
      return outputs && of(kind, outputs, await elbv2Tags(each2, context));
    }
  };
}

// src/deploy/orphans/untagged.ts
async function findRoles(present, context) {
  const known = new Set(liveOf("role", present, context).map(({ name }) => name));
  const others = (await rolesOfStack(context)).filter(({ RoleName = "" }) => !known.has(RoleName));
  const found = await Promise.all(
    others.map(async ({ RoleName = "" }) => {
      const role2 = (await unlessRefused(context.aws.iam("GetRole", { RoleName }), "NoSuchEntityException"))?.Role;
      const orphan = role2 && of("role", { arn: role2.Arn ?? "", name: RoleName }, fromTagList(role2.Tags));
      const id2 = orphan?.owner?.id.replace(/^role\//, "") ?? "";
      return orphan && roleName(id2, context) === RoleName ? [orphan] : [];
    })
  );
  return found.flat();
}
async function findScalableTargets(services, context) {
  const found = await Promise.all(
    services.map(async ({ cluster: cluster3, name }) => {
      const resourceId = `service/${cluster3.slice(cluster3.lastIndexOf("/") + 1)}/${name}`;
      const arn2 = (await describeScalableTarget(resourceId, context))?.ScalableTargetARN;
      if (!arn2) return [];
      const { Tags = {} } = await context.aws.applicationAutoScaling("ListTagsForResource", { ResourceARN: arn2 });
      return [of("autoscaling", { resourceId, arn: arn2 }, Tags)];
    })
  );
  return found.flat();
}
async function findRecords(present, everywhere, context) {
  const known = liveOf("hosted-zone", present, context).map(({ hostedZoneId }) => hostedZoneId);
  const zones = /* @__PURE__ */ new Set([...known, ...everywhere ? await publicZones2(context) : []]);
  const found = await Promise.all([...zones].map((zone) => recordsOf(zone, context)));
  return found.flat();
}
async function recordsOf(hostedZoneId, context) {
  const byName5 = await allRecordSets(hostedZoneId, context);
  return [...byName5].flatMap(([markerName2, sets]) => {
    const owner = markerOwner(sets.find(({ Type }) => Type === "TXT")?.ResourceRecords?.[0]?.Value ?? "");
    const name = markedName(markerName2);
    if (!owner || !name || !(byName5.get(name) ?? []).some((set) => pointsHere(set, context))) return [];
    return [{ kind: "record", outputs: { name, hostedZoneId }, owner }];
  });
}
function pointsHere({ AliasTarget }, { region }) {
  return dnsName(AliasTarget?.DNSName ?? "").includes(`.${region}.elb.`);
}
async function publicZones2({ aws }) {
  const zones = await allPages(async (Marker) => {
    const page = await aws.route53("ListHostedZones", { Marker });
    return { items: page.HostedZones, next: page.NextMarker };
  });
  return zones.flatMap(({ Id = "", Config }) => Config?.PrivateZone ? [] : [Id.replace(/^\/hostedzone\//, "")]);
}
function unscaled(present, context) {
  const models = context.models.filter((model) => model.kind !== "service" || !model.autoScaling);
  return liveOf("service", present, { models });
}
function liveOf(kind, present, { models }) {
  return models.flatMap((model) => {
    const live2 = model.kind === kind ? present.get(keyOf(model))?.live : void 0;
    return live2 ? [live2.outputs] : [];
  });
}

// src/deploy/orphans/find.ts
async function findOrphans(present, everywhere, context) {
  const unknown = [];
  const attempt = (where, fallback, search) => search().catch((error) => {
    if (isAbort(error)) throw error;
    unknown.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    return fallback;
  });
  const known = new Set([...present.values()].flatMap(({ live: live2 }) => live2 ? [identityOf(live2.outputs)] : []));
  const byTag = async () => {
    const { tags: tags2, failure } = await sweep(context);
    if (failure) unknown.push(`resources by tag: ${failure instanceof Error ? failure.message : String(failure)}`);
    const revisions = everywhere ? latestOfEachFamily(await tagsOfRevisions(context), present) : [];
    const arns = [...tags2.keys(), ...revisions].filter((arn2) => !known.has(arn2) && !known.has(groupIdOf(arn2)));
    return Promise.all(arns.map((arn2) => attempt(arn2, void 0, () => confirm(arn2, context))));
  };
  const [tagged2, roles, records] = await Promise.all([
    byTag(),
    attempt("roles", [], () => findRoles(present, context)),
    attempt("records", [], () => findRecords(present, everywhere, context))
  ]);
  const services = tagged2.flatMap((found) => found?.kind === "service" ? [found.outputs] : []);
  const targets2 = await attempt(
    "autoscaling",
    [],
    () => findScalableTargets([...unscaled(present, context), ...services], context)
  );
  const orphans = [...tagged2, ...roles, ...records, ...targets2].flatMap((found) => {
    const owner = found?.owner;
    if (!owner || owner.stack !== context.stack.name || known.has(identityOf(found.outputs))) return [];
    return [{ ...found, owner, superseded: present.has(owner.id) }];
  });
  return { orphans, unknown };
}
function identityOf(outputs) {
  if ("groupId" in outputs) return outputs.groupId;
  if ("hostedZoneId" in outputs && !("arn" in outputs)) return `${outputs.hostedZoneId} ${outputs.name}`;
  return "arn" in outputs ? outputs.arn : JSON.stringify(outputs);
}
var groupIdOf = (arn2) => arn2.slice(arn2.lastIndexOf("/") + 1);
function latestOfEachFamily(tags2, present) {
  const families = /* @__PURE__ */ new Map();
  for (const arn2 of tags2.keys()) {
    const family = arn2.slice(arn2.lastIndexOf("/") + 1, arn2.lastIndexOf(":"));
    if (!present.has(`task-definition/${family}`)) families.set(family, arn2);
  }
  return [...families.values()];
}

// src/deploy/orphans/remove.ts
var ORDER = [
  ["record", "listener-rule", "autoscaling"],
  ["service"],
  ["listener"],
  ["target-group", "load-balancer", "task-definition"],
  ["cluster", "role", "security-group", "log-group", "repository"]
];
var isUser = ({ kind }) => (ORDER[0]?.includes(kind) || ORDER[1]?.includes(kind)) ?? false;
var holdsData = ({ kind }) => kind === "log-group" || kind === "repository";
var orphanName = ({ owner: { id: id2 } }) => id2.replace(/^[^/]*\//, (kind) => kind.slice(0, -1).replaceAll("-", " ").concat(" "));
async function removeOrphans(orphans, inUse, { done, retain, fail }, context) {
  const { emit, clock } = context;
  for (const kinds of ORDER) {
    const next = orphans.filter(({ kind, outputs }) => kinds.includes(kind) && !inUse.has(identityOf(outputs)));
    await Promise.all(
      next.map(async (orphan) => {
        const change2 = { resource: orphanName(orphan), action: "delete" };
        emit({ type: "started", at: clock.now(), ...change2 });
        try {
          await remove(orphan, context);
          done(orphan, change2);
          emit({ type: "finished", at: clock.now(), ...change2 });
        } catch (error) {
          if (error instanceof Retained) return retain(change2.resource, error.message);
          fail({ model: { kind: orphan.kind, id: idOf2(orphan) }, error });
          const message = error instanceof Error ? error.message : String(error);
          emit({ type: "failed", at: clock.now(), ...change2, message });
        }
      })
    );
  }
}
var idOf2 = ({ owner: { id: id2 } }) => id2.slice(id2.indexOf("/") + 1);
function remove({ kind, outputs }, context) {
  const handler = handlers[kind];
  return handler.remove(outputs, context);
}

// src/deploy/refs.ts
function existing(present) {
  return (model) => {
    const live2 = present.get(keyOf(model))?.live;
    if (!live2) throw new NotThere(keyOf(model));
    return live2.outputs;
  };
}
function expected(planned) {
  return (model) => {
    const found = planned.get(keyOf(model));
    const isNew = !found || found.action === "create" || found.action === "replace";
    const changesOutputs = found?.action === "update" && managedHandlerOf(found.node.model)?.newOutputsOnUpdate;
    return isNew || changesOutputs || !found.live ? placeholder(keyOf(model)) : found.live.outputs;
  };
}
function placeholder(key) {
  return new Proxy({}, { get: (_target, output) => `(new ${key} ${String(output)})` });
}

// src/deploy/read.ts
async function readModel(model, present, context) {
  const handler = handlerOf(model);
  try {
    if ("lookup" in handler) {
      return { outputs: await handler.lookup(model, context), props: {}, owner: void 0 };
    }
    return await handler.read(model, existing(present), context);
  } catch (error) {
    if (error instanceof NotThere) return void 0;
    throw explainRead(error, model);
  }
}
function isLookup(model) {
  return "lookup" in handlerOf(model) || "existing" in model && model.existing;
}

// src/deploy/destroy.ts
async function destroyGraph(graph, context) {
  const present = await readAll(graph, context);
  const removed = /* @__PURE__ */ new Map();
  const retained = [];
  const failures = [];
  const { emit, clock, stack: stack2 } = context;
  const retain = (resource, because) => {
    retained.push({ resource, because });
    emit({ type: "retained", at: clock.now(), resource, because });
  };
  const { orphans, unknown } = await findOrphans(present, true, context);
  for (const where of unknown) retain("what the stack left behind", `it could not be looked for among ${where}`);
  const removal = {
    done: (orphan, change2) => removed.set(identityOf(orphan.outputs), change2),
    retain,
    fail: (failure) => failures.push(failure)
  };
  await removeOrphans(orphans.filter(isUser), /* @__PURE__ */ new Set(), removal, context);
  const rest = orphans.filter((orphan) => !isUser(orphan));
  const others = removeOrphans(rest, /* @__PURE__ */ new Set(), removal, context);
  const steps = remainingSteps(graph, "reverse");
  await walk(graph, "reverse", async (node) => {
    const live2 = present.get(node.key)?.live;
    const handler = managedHandlerOf(node.model);
    if (!live2 || !handler || isLookup(node.model)) return true;
    const resource = nameOf(node.model);
    if (!isOurs2(node.model, live2, stack2.name)) {
      retain(resource, `it was not made by stack "${stack2.name}"`);
      return true;
    }
    const change2 = { resource, action: "delete" };
    emit({ type: "started", at: clock.now(), ...change2 });
    try {
      await handler.remove(live2.outputs, { ...context, aws: context.prioritized(steps.get(node.key) ?? 0) });
      removed.set(node.key, change2);
      emit({ type: "finished", at: clock.now(), ...change2 });
      return true;
    } catch (error) {
      if (error instanceof Retained) {
        retain(resource, error.message);
        return true;
      }
      failures.push({ model: node.model, error });
      emit({
        type: "failed",
        at: clock.now(),
        ...change2,
        message: error instanceof Error ? error.message : String(error)
      });
      return false;
    }
  });
  await others;
  if (failures.length > 0) {
    const left = orphans.map((orphan) => ({ resource: orphanName(orphan), action: "delete" }));
    throw failed("destroy", [...changesOf(graph, present, stack2.name), ...left], removed, failures);
  }
  return { removed: [...removed.values()], retained };
}
async function readAll(graph, context) {
  const present = /* @__PURE__ */ new Map();
  await walk(graph, "forward", async ({ key, model }) => {
    const live2 = await readModel(model, present, context).catch((error) => {
      if (isPlanError(error) && isLookup(model)) return void 0;
      throw error;
    });
    present.set(key, { live: live2 });
    return true;
  });
  return present;
}
function isOurs2(model, { owner }, stack2) {
  return owner?.stack === stack2 && owner.id === keyOf(model);
}
function changesOf(graph, present, stack2) {
  return [...graph.values()].flatMap(({ key, model }) => {
    const live2 = present.get(key)?.live;
    return live2 && !isLookup(model) && isOurs2(model, live2, stack2) ? [{ resource: nameOf(model), action: "delete" }] : [];
  });
}

// src/deploy/named-service.ts
var MOST2 = 20;
async function findService(cluster3, name, { aws }) {
  const answer2 = await unlessRefused(
    aws.ecs("DescribeServices", { cluster: cluster3, services: [name], include: ["TAGS"] }),
    "ClusterNotFoundException"
  );
  if (!answer2) {
    throw new PlanError("cluster.missing", {
      resource: `cluster ${cluster3}`,
      message: `There is no cluster "${cluster3}" in this Region. ${thereIs(await clustersOf(aws))}`,
      fix: "Name one that is there, or give another Region."
    });
  }
  const service3 = answer2.services?.find(({ status: status2 }) => status2 !== "INACTIVE");
  if (service3?.status === "ACTIVE") return service3;
  if (service3) {
    throw new PlanError("service.draining", {
      resource: `service ${name}`,
      message: `Service "${name}" of cluster "${cluster3}" is being deleted: ${service3.runningCount ?? 0} of its tasks still run`,
      fix: "Wait until it is gone; a new one can then have its name."
    });
  }
  throw new PlanError("service.missing", {
    resource: `service ${name}`,
    message: `There is no service "${name}" in cluster "${cluster3}". ${thereIs(await servicesOf(cluster3, aws))}`,
    fix: "Name one that is there."
  });
}
function thereIs(names) {
  if (names.length === 0) return "There is none at all.";
  return `There is: ${names.slice(0, MOST2).join(", ")}${names.length > MOST2 ? ` and ${names.length - MOST2} more` : ""}.`;
}
async function clustersOf(aws) {
  const arns = await allPages(async (nextToken) => {
    const page = await aws.ecs("ListClusters", nextToken ? { nextToken } : {});
    return { items: page.clusterArns, next: page.nextToken };
  });
  return arns.map(nameIn2);
}
async function servicesOf(cluster3, aws) {
  const arns = await allPages(async (nextToken) => {
    const page = await aws.ecs("ListServices", { cluster: cluster3, maxResults: 100, ...nextToken ? { nextToken } : {} });
    return { items: page.serviceArns, next: page.nextToken };
  });
  return arns.map(nameIn2);
}
var nameIn2 = (arn2) => arn2.split("/").at(-1) ?? arn2;

// src/deploy/diagnosis/diagnose.ts
async function diagnoseService(cluster3, name, reader) {
  const service3 = await findService(cluster3, name, reader);
  const primary = service3.deployments?.find(({ status: status2 }) => status2 === "PRIMARY");
  const last = await readable("service deployments", () => lastDeployment(service3, reader));
  const lost = last.value && isLost(last.value) ? last.value : void 0;
  const read2 = await readDefinition(primary?.taskDefinition, reader);
  const subject = {
    service: service3,
    definition: read2.definition,
    program: ownerOf(fromEcsTags(service3.tags)) !== void 0
  };
  const listed = await tasksOf(subject, "STOPPED", reader);
  const described = await describeFailed(listed.arns, subject, reader);
  const tasks = described.tasks.filter(({ startedBy }) => lost || startedBy === primary?.id);
  const failed2 = [...(await diagnoseTasks(tasks, subject, reader, /* @__PURE__ */ new Map())).values()];
  const ends = [...endsOf(service3.deployments ?? []), ...lost?.statusReason ? [lost.statusReason] : []];
  const said = causesInWords(subject, (lost ?? primary)?.createdAt, ends);
  const targets2 = failed2.length > 0 ? [] : await unhealthyTargets(subject, reader);
  const found = onePerCause([...failed2, ...said, ...targets2]);
  if (found.length === 0 && isSteady(service3)) return [];
  return diagnosesOf(
    found,
    service3,
    [last, read2, listed, described].flatMap((each2) => each2.evidence)
  );
}
async function lastDeployment({ clusterArn, serviceName }, { aws }) {
  const { serviceDeployments = [] } = await aws.ecs("ListServiceDeployments", {
    cluster: clusterArn,
    service: serviceName
  });
  return serviceDeployments.toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))[0];
}
function isLost({ status: status2 }) {
  return /^(STOPPED|ROLLBACK_)/.test(status2 ?? "");
}
function isSteady({ desiredCount = 0, runningCount = 0, pendingCount = 0, deployments = [] }) {
  return runningCount >= desiredCount && pendingCount === 0 && deployments.every(({ rolloutState = "COMPLETED" }) => rolloutState === "COMPLETED");
}
async function unhealthyTargets(subject, reader) {
  const groups = (subject.service.loadBalancers ?? []).flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  const found = await Promise.all(groups.map((arn2) => diagnoseTarget(arn2, subject, reader)));
  return found.filter((each2) => each2 !== void 0);
}

// src/deploy/lease.ts
var LEASE_MILLISECONDS = 6e4;
var RENEW_MILLISECONDS = 2e4;
async function underLease(lease, name, holder, clock, work) {
  const since = clock.now();
  const wanted2 = () => ({ holder, since, expiresAt: clock.now() + LEASE_MILLISECONDS });
  const other = await lease.acquire(name, wanted2());
  if (other) throw held(name, other);
  const stop = new AbortController();
  const renewing = keep(lease, name, wanted2, clock, stop.signal);
  try {
    return await work();
  } finally {
    stop.abort();
    await renewing;
    await lease.release(name, holder).catch(() => {
    });
  }
}
async function keep(lease, name, wanted2, clock, signal) {
  while (!signal.aborted) {
    const slept = await clock.sleep(RENEW_MILLISECONDS, signal).then(
      () => true,
      () => false
    );
    if (slept) await lease.renew(name, wanted2()).catch(() => false);
  }
}
function held(name, { holder, since, expiresAt }) {
  const cause = `${holder} is deploying stack ${name} since ${new Date(since).toISOString()}`;
  return new DeployError({
    outcome: "failed",
    summary: `${cause}. Nothing was changed`,
    diagnosis: [
      {
        code: "lease.held",
        cause,
        evidence: [`The lease expires at ${new Date(expiresAt).toISOString()} unless it is renewed`],
        fix: "Wait until that deploy is done and run this one again. A deployer that died loses the lease when it expires."
      }
    ],
    applied: [],
    notApplied: []
  });
}

// src/deploy/orphans/prune.ts
function isPruned(orphan, prune2) {
  return !holdsData(orphan) && (orphan.superseded || prune2);
}
async function pruneOrphans(orphans, applied, outputs, context) {
  const done = new Map(applied.map((change2) => [`${change2.action} ${change2.resource}`, change2]));
  const failures = [];
  const { emit, clock } = context;
  await removeOrphans(
    orphans,
    new Set([...outputs.values()].map(identityOf)),
    {
      done: (orphan, change2) => done.set(identityOf(orphan.outputs), change2),
      retain: (resource, because) => emit({ type: "retained", at: clock.now(), resource, because }),
      fail: (failure) => failures.push(failure)
    },
    context
  );
  if (failures.length === 0) return [...done.values()];
  const wanted2 = orphans.map((orphan) => ({ resource: orphanName(orphan), action: "delete" }));
  throw failed("deploy", [...applied, ...wanted2], done, failures);
}

// src/deploy/plan-text.ts
var MARKS = { create: "+", update: "~", replace: "\xB1", keep: "=", use: "." };
function describePlan(plan2) {
  const { stack: stack2, region, account, steps, orphans, notSearched, warnings, isEmpty: isEmpty2 } = plan2;
  const title = `Plan for stack ${stack2} in ${region}, account ${account}`;
  const doubts = [
    ...orphans.map(describeOrphan),
    ...notSearched.map((where) => `  ? could not look for what the stack left behind among ${where}`),
    ...warnings.map(describeIssue)
  ];
  if (isEmpty2) return [...doubts, `${title}: nothing to do`].join("\n");
  const lines = steps.flatMap(({ resource, action, changes, adopted }) => [
    `  ${MARKS[action]} ${action.padEnd(7)} ${resource}${adopted ? ", taken over: it has no owner" : ""}${action === "replace" ? `, because ${reasons(changes)}` : ""}`,
    ...action === "update" ? changes.map((change2) => `              ${describeChange(change2)}`) : []
  ]);
  const count2 = (wanted2) => steps.filter(({ action }) => action === wanted2).length;
  const removed = orphans.filter(({ action }) => action === "delete").length;
  const summary = `  ${count2("create")} to create, ${count2("update")} to update, ${count2("replace")} to replace, ${count2("keep")} unchanged${removed > 0 ? `, ${removed} to delete` : ""}`;
  return [title, ...lines, ...doubts, summary].join("\n");
}
function describeOrphan({ resource, action, because }) {
  return action === "delete" ? `  - delete  ${resource}, because ${because}` : `  ! orphan  ${resource}: ${because}`;
}
function describeChange({ path, from, to }) {
  if (from === void 0) return `${path}: add ${describeValue(to)}`;
  if (to === void 0) return `${path}: remove ${describeValue(from)}`;
  return `${path}: ${describeValue(from)} -> ${describeValue(to)}`;
}
function reasons(changes) {
  return changes.map(describeChange).join(", ");
}
function describeValue(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}

// src/deploy/plan.ts
async function planGraph(graph, context, adopt) {
  const planned = /* @__PURE__ */ new Map();
  await walk(graph, "forward", async (node) => {
    planned.set(node.key, await planNode(node, planned, context, adopt));
    return true;
  });
  const presumptions = reliedOn(graph, planned);
  if (presumptions.size > 0) {
    const precise = { ...context, verify: true };
    await walk(presumptions, "forward", async (node) => {
      planned.set(node.key, await planNode(node, planned, precise, adopt));
      return true;
    });
  }
  return new Map([...graph.keys()].flatMap((key) => entryOf(planned, key)));
}
function reliedOn(graph, planned) {
  const found = /* @__PURE__ */ new Map();
  for (const node of graph.values()) {
    if (planned.get(node.key)?.action === "keep") continue;
    const presumed = node.needs.filter((key) => planned.get(key)?.live?.presumed);
    for (const key of presumed.length > 0 ? [...presumed, node.key] : []) {
      const relied = graph.get(key);
      if (relied) found.set(key, { ...relied, needs: relied.needs.filter((needed) => found.has(needed)) });
    }
  }
  return found;
}
function entryOf(planned, key) {
  const node = planned.get(key);
  return node ? [[key, node]] : [];
}
async function planNode(node, planned, context, adopt) {
  const { model } = node;
  const live2 = await readModel(model, planned, context);
  const handler = managedHandlerOf(model);
  if (!handler || isLookup(model))
    return { node, action: "use", live: live2 ?? missing3(model), changes: [], adopted: false };
  if (!live2) return { node, action: "create", live: live2, changes: [], adopted: false };
  const adopted = isAdopted(model, live2, context, adopt);
  const changes = diff(live2.props, handler.desired(model, expected(planned), context), handler.hidden);
  const replaces = changes.some(({ path }) => handler.immutable.some((field) => path.split(".", 1)[0] === field));
  if (replaces && adopted) throw notAdoptable(model, changes, handler.immutable);
  return { node, adopted, action: replaces ? "replace" : changes.length > 0 ? "update" : "keep", live: live2, changes };
}
function isAdopted(model, { owner }, { stack: stack2 }, adopt) {
  const resource = nameOf(model);
  const key = keyOf(model);
  if (owner?.stack === stack2.name && owner.id === key) return false;
  if (!owner && adopt) return true;
  throw new PlanError("ownership.foreign", {
    resource,
    message: owner ? `${resource} exists and belongs to ${owner.id} of stack "${owner.stack}", not to ${key} of stack "${stack2.name}"` : `${resource} exists, but was not made by stack "${stack2.name}"`,
    fix: owner ? "Give it another name here, or remove it from the other stack first." : "Give it another name, refer to it with .existing() where there is one, or take it over with { adopt: true }."
  });
}
function notAdoptable(model, changes, immutable) {
  const resource = nameOf(model);
  const fixed = changes.filter(({ path }) => immutable.includes(path.split(".", 1)[0] ?? path)).map(({ path }) => path);
  return new PlanError("ownership.foreign", {
    resource,
    message: `${resource} exists and cannot be taken over: its ${fixed.join(", ")} cannot be changed, only replaced`,
    fix: "Write it in the program as it is in AWS, or give it another name."
  });
}
function missing3(model) {
  const code3 = model.kind === "repository" ? "repository.missing" : "cluster.missing";
  throw new PlanError(code3, {
    resource: nameOf(model),
    message: `There is no ${nameOf(model)} in this account and Region`,
    fix: `Correct its name, or let this stack make it: ${model.kind}('${model.id}') instead of ${model.kind}.existing('${model.id}').`
  });
}
function publicPlan(planned, { orphans: found, unknown }, { stack: stack2, region, account, prune: prune2 }, warnings) {
  const steps = [...planned.values()].map(({ node, action, changes, adopted }) => ({
    resource: nameOf(node.model),
    action,
    changes,
    ...adopted ? { adopted: true } : {}
  }));
  const orphans = found.map((orphan) => planOrphan(orphan, prune2));
  const plan2 = {
    stack: stack2.name,
    region,
    account,
    steps,
    orphans,
    notSearched: unknown,
    warnings,
    isEmpty: steps.every(({ action }) => action === "use" || action === "keep") && orphans.every(({ action }) => action === "leave")
  };
  return { ...plan2, toString: () => describePlan(plan2) };
}
function planOrphan(orphan, prune2) {
  const resource = orphanName(orphan);
  if (orphan.superseded)
    return { resource, action: isPruned(orphan, prune2) ? "delete" : "leave", because: "another took its place" };
  if (isPruned(orphan, prune2)) return { resource, action: "delete", because: "the program no longer has it" };
  const because = holdsData(orphan) ? "it holds data: delete it by hand, or destroy the stack with { deleteData: true }" : "the program no longer has it; { prune: true } removes it";
  return { resource, action: "leave", because };
}

// src/deploy/result.ts
function urlsOf(models, outputs) {
  return models.flatMap((model) => model.kind === "load-balancer" ? urlsOfOne(model, models, outputs) : []);
}
function urlsOfOne(loadBalancer4, models, outputs) {
  const protocol = loadBalancer4.listeners.some((listener2) => listener2.protocol === "HTTPS") ? "https" : "http";
  const names = models.flatMap(
    (model) => model.kind === "record" && model.loadBalancer.id === loadBalancer4.id ? [model.name] : []
  );
  const own = outputs.get(keyOf(loadBalancer4));
  if (names.length === 0 && own) names.push(own.dnsName);
  return names.map((name) => `${protocol}://${name}`);
}

// src/deploy/index.ts
async function plan(stack2, options = {}) {
  const { planned, orphans, context } = await prepare(built(stack2, plan), options);
  return publicPlan(planned, orphans, context, warningsOf(stack2));
}
async function deploy(stack2, options = {}) {
  const model = built(stack2, deploy);
  return leased(model, options, () => deployModel(stack2, model, options));
}
async function deployModel(stack2, model, options) {
  const { graph, planned, orphans, context } = await prepare(model, options);
  const published = publicPlan(planned, orphans, context, warningsOf(stack2));
  context.emit({ type: "planned", at: context.clock.now(), plan: published });
  const { applied: changed, outputs } = await applyGraph(graph, planned, context);
  const pruned = orphans.orphans.filter((orphan) => isPruned(orphan, context.prune));
  const applied = await pruneOrphans(pruned, changed, outputs, context);
  return {
    outcome: applied.length > 0 ? "deployed" : "unchanged",
    plan: published,
    applied,
    urls: urlsOf(context.models, outputs),
    outputs: Object.fromEntries([...outputs].map(([key, value]) => [key, { ...value }]))
  };
}
async function destroy(stack2, options = {}) {
  const model = built(stack2, destroy);
  return leased(model, options, async () => {
    const { graph, context } = await open(model, options);
    const result = await untilAborted(destroyGraph(graph, context));
    return { outcome: result.removed.length > 0 ? "destroyed" : "unchanged", ...result };
  });
}
function leased({ name }, { lease, clock = systemClock }, work) {
  return lease ? underLease(lease, name, `${hostname()} ${randomUUID2()}`, clock, work) : work();
}
async function diagnose2(cluster3, service3, options = {}) {
  const account = await openAccount(options);
  try {
    return await diagnoseService(cluster3, service3, account);
  } catch (error) {
    throw explainRead(error, { kind: "service", id: service3 });
  }
}
function built(stack2, verb) {
  try {
    return stack2.build();
  } catch (error) {
    if (isInvalidDefinitionError(error)) Error.captureStackTrace(error, verb);
    throw error;
  }
}
function warningsOf(stack2) {
  return (stack2.issues?.() ?? []).filter(({ severity }) => severity === "warning");
}
async function prepare(stack2, options) {
  const { graph, context } = await open(stack2, options);
  const planned = await untilAborted(planGraph(graph, context, options.adopt ?? false));
  const orphans = await untilAborted(findOrphans(planned, context.prune, context));
  return { graph, planned, orphans, context };
}
async function open(stack2, options) {
  const graph = collect(stack2);
  const models = [...graph.values()].map((node) => node.model);
  const context = await untilAborted(openSession(stack2, models, options));
  return { graph, context };
}
async function untilAborted(work) {
  try {
    return await work;
  } catch (error) {
    if (!isAbort(error)) throw error;
    throw new DeployError({
      outcome: "interrupted",
      summary: "It was interrupted before anything was changed",
      diagnosis: [],
      applied: [],
      notApplied: [],
      cause: error
    });
  }
}

// src/deploy/rollback/revision.ts
var MOST_REVISIONS = 20;
async function goodRevisions(service3, { aws }) {
  const missing4 = /* @__PURE__ */ new Set();
  const list3 = await unlessUnavailable(
    "ecs:ListServiceDeployments",
    missing4,
    () => aws.ecs("ListServiceDeployments", {
      cluster: service3.clusterArn,
      service: service3.serviceArn,
      status: ["SUCCESSFUL"],
      maxResults: 100
    })
  );
  if (!list3) return void 0;
  const arns = (list3.serviceDeployments ?? []).toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0)).flatMap(({ targetServiceRevisionArn }) => targetServiceRevisionArn ?? []).slice(0, MOST_REVISIONS);
  if (arns.length === 0) return [];
  const answer2 = await unlessUnavailable(
    "ecs:DescribeServiceRevisions",
    missing4,
    () => aws.ecs("DescribeServiceRevisions", { serviceRevisionArns: arns })
  );
  if (!answer2) return void 0;
  const byArn2 = new Map((answer2.serviceRevisions ?? []).map((each2) => [each2.serviceRevisionArn, each2]));
  return arns.flatMap((arn2) => byArn2.get(arn2)?.taskDefinition ?? []);
}
async function chooseRevision(model, service3, to, context) {
  if (to !== void 0) return { taskDefinition: await named3(model, to, context), because: "it was asked for" };
  const present = service3.taskDefinition ?? "";
  const good = await goodRevisions(service3, context);
  const active2 = await activeRevisions(model, context);
  if (good) {
    const last = good.find((arn2) => arn2 !== present && active2.includes(arn2));
    return last === void 0 ? void 0 : { taskDefinition: last, because: "it is the last that a deployment completed with" };
  }
  const before = active2.find((arn2) => revisionOf3(arn2) < revisionOf3(present));
  return before === void 0 ? void 0 : { taskDefinition: before, because: "it is the one before; these credentials may not read which ones worked" };
}
async function activeRevisions({ taskDefinition: taskDefinition3 }, { aws }) {
  const { family } = taskDefinition3;
  const arns = [];
  let nextToken;
  do {
    const page = await aws.ecs("ListTaskDefinitions", {
      familyPrefix: family,
      status: "ACTIVE",
      ...nextToken ? { nextToken } : {}
    });
    arns.push(...page.taskDefinitionArns ?? []);
    nextToken = page.nextToken;
  } while (nextToken);
  return arns.filter((arn2) => arn2.includes(`:task-definition/${family}:`)).sort((a, b) => revisionOf3(b) - revisionOf3(a));
}
var shortOf = (arn2) => arn2.split("/").at(-1) ?? arn2;
var revisionOf3 = (arn2) => Number(arn2.split(":").at(-1));
async function named3(model, to, context) {
  const { family } = model.taskDefinition;
  const active2 = await activeRevisions(model, context);
  const wanted2 = await wantedName(family, String(to), context);
  const found = active2.find((arn2) => arn2 === wanted2 || shortOf(arn2) === wanted2);
  if (found) return found;
  const exist = active2.slice(0, 10).map(shortOf).join(", ");
  throw new PlanError("revision.missing", {
    resource: `service ${model.serviceName}`,
    message: `There is no active revision ${shortOf(wanted2)} of task definition "${family}": it does not exist, or is INACTIVE`,
    fix: exist ? `Active are: ${exist}.` : "It has no active revision: deploy the program."
  });
}
async function wantedName(family, to, { aws }) {
  if (/^\d+$/.test(to)) return `${family}:${to}`;
  if (!to.includes(":service-revision/")) return to;
  const { serviceRevisions: [revision] = [] } = await aws.ecs("DescribeServiceRevisions", {
    serviceRevisionArns: [to]
  });
  return revision?.taskDefinition ?? to;
}

// src/deploy/prune-revisions.ts
var ROLLBACK_TARGETS = 2;
var BATCH = 10;
async function pruneRevisions(stack2, options) {
  if (!Number.isInteger(options.keep) || options.keep < 1) throw badKeep(options.keep);
  const { context } = await open(built(stack2, pruneRevisions), options);
  const services = context.models.flatMap((model) => model.kind === "service" ? [model] : []);
  const families = new Set(services.map(({ taskDefinition: taskDefinition3 }) => taskDefinition3.family));
  const pruned = await Promise.all(
    [...families].map((family) => {
      const users = services.filter(({ taskDefinition: taskDefinition3 }) => taskDefinition3.family === family);
      return untilAborted(pruneFamily(users, options.keep, context));
    })
  );
  return { removed: pruned.flatMap(({ removed }) => removed), kept: pruned.flatMap(({ kept }) => kept) };
}
async function pruneFamily(users, keep2, context) {
  const [model] = users;
  if (!model) return { removed: [], kept: [] };
  return prune(model, users, keep2, context).catch((error) => {
    throw explainRead(error, model.taskDefinition);
  });
}
async function prune(model, users, keep2, context) {
  const revisions = await activeRevisions(model, context);
  const needed = new Set(revisions.slice(0, keep2));
  for (const user of users) for (const arn2 of await neededBy(user, revisions, context)) needed.add(arn2);
  const removed = [];
  for (const arn2 of revisions) if (!needed.has(arn2) && await isOurs3(arn2, context)) removed.push(arn2);
  for (const arn2 of removed) await context.aws.ecs("DeregisterTaskDefinition", { taskDefinition: arn2 });
  for (let start = 0; start < removed.length; start += BATCH) {
    await context.aws.ecs("DeleteTaskDefinitions", { taskDefinitions: removed.slice(start, start + BATCH) });
  }
  return {
    removed: removed.map(shortOf),
    kept: revisions.filter((arn2) => !removed.includes(arn2)).map(shortOf)
  };
}
async function neededBy(model, revisions, context) {
  const { services: [found] = [] } = await context.aws.ecs("DescribeServices", {
    cluster: model.cluster.clusterName,
    services: [model.serviceName]
  });
  if (!found || found.status === "INACTIVE") return [];
  const runs = [found.taskDefinition, ...(found.deployments ?? []).map(({ taskDefinition: taskDefinition3 }) => taskDefinition3)];
  const good = await goodRevisions(found, context);
  const targets2 = good ? [...new Set(good)].filter((arn2) => !runs.includes(arn2)).slice(0, ROLLBACK_TARGETS) : revisions;
  return [...runs.flatMap((arn2) => arn2 ?? []), ...targets2];
}
async function isOurs3(taskDefinition3, { aws, stack: stack2 }) {
  const { tags: tags2 } = await aws.ecs("DescribeTaskDefinition", { taskDefinition: taskDefinition3, include: ["TAGS"] });
  return ownerOf(fromEcsTags(tags2))?.stack === stack2.name;
}
function badKeep(keep2) {
  return new InvalidDefinitionError("pruneRevisions", [
    {
      code: "PRUNE-KEEP-01",
      severity: "error",
      path: ["keep"],
      message: `keep must be a whole number of at least 1, not ${keep2}`
    }
  ]);
}

// src/deploy/reporter/interruptible.ts
function interruptible(stream = process.stderr) {
  const controller = new AbortController();
  const stop = () => {
    stream.write("Stopping. What is done stays done; run the program again to go on. Ctrl-C again ends it at once.\n");
    controller.abort();
  };
  process.once("SIGINT", stop);
  return { signal: controller.signal, end: () => void process.off("SIGINT", stop) };
}

// src/deploy/reporter/lines.ts
function lineOf(event) {
  return event.type === "planned" && event.plan.isEmpty ? void 0 : describeEvent(event);
}
function plainLines(stream) {
  const last = /* @__PURE__ */ new Map();
  return (event) => {
    if (event.type === "rollout") {
      const { service: service3, revision, running, desired, failed: failed2, targetsHealthy } = event;
      const news = [revision, running, desired, failed2, targetsHealthy, describePhase(event)].join();
      if (last.get(service3) === news) return;
      last.set(service3, news);
    }
    const line2 = lineOf(event);
    if (line2 !== void 0) stream.write(`${line2}
`);
  };
}
function jsonLines(stream) {
  return (event) => void stream.write(`${JSON.stringify(event)}
`);
}

// src/deploy/reporter/table.ts
var HEAD = ["service", "revision", "desired", "running", "failed", "targets", "phase", "time"];
function table(rollouts) {
  const rows2 = [HEAD, ...[...rollouts].map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows2.map((row) => row[column]?.length ?? 0)));
  return rows2.map(
    (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
  ).join("\n");
}
function cellsOf(progress) {
  const { service: service3, revision, desired, running, failed: failed2, threshold: threshold2, targets: targets2, targetsHealthy, seconds } = progress;
  return [
    service3,
    revision,
    String(desired),
    String(running),
    threshold2 === void 0 ? String(failed2) : `${failed2} of ${threshold2}`,
    targets2 === void 0 ? "-" : `${targetsHealthy} of ${targets2}`,
    describePhase(progress),
    `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
  ];
}

// src/deploy/reporter/live.ts
function live(stream) {
  const rollouts = /* @__PURE__ */ new Map();
  const waiting = [];
  let log;
  const show = (event) => {
    if (!log) waiting.push(event);
    else if (event.type === "rollout") {
      rollouts.set(event.service, event);
      log(table(rollouts.values()));
    } else {
      const line2 = lineOf(event);
      if (line2 !== void 0) log.persist(line2);
      if (rollouts.size > 0) log(table(rollouts.values()));
    }
  };
  void import("log-update").then(({ createLogUpdate }) => {
    log = createLogUpdate(stream, { showCursor: true });
    for (const event of waiting.splice(0)) show(event);
  });
  return show;
}

// src/deploy/reporter/reporter.ts
function reporter({ format, stream = process.stderr } = {}) {
  switch (format ?? (stream.isTTY && !process.env.CI ? "live" : "lines")) {
    case "live":
      return live(stream);
    case "lines":
      return plainLines(stream);
    case "json":
      return jsonLines(stream);
  }
}

// src/deploy/rollback/live-service.ts
function servicesMeant({ models, stack: stack2 }, name) {
  const services = models.flatMap((model) => model.kind === "service" ? [model] : []);
  if (name === void 0) return services;
  const meant = services.filter(({ serviceName, id: id2 }) => serviceName === name || id2 === name);
  if (meant.length > 0) return meant;
  const names = services.map(({ serviceName }) => serviceName).join(", ");
  throw new PlanError("service.missing", {
    resource: `service ${name}`,
    message: `Stack "${stack2.name}" has no service "${name}"`,
    fix: names ? `It has: ${names}.` : "It has no service at all."
  });
}
async function liveService(model, context) {
  const { serviceName } = model;
  const resource = `service ${serviceName}`;
  const found = await findService(model.cluster.clusterName, serviceName, context);
  const owner = ownerOf(fromEcsTags(found.tags));
  if (owner?.stack !== context.stack.name || owner.id !== keyOf(model)) {
    throw new PlanError("ownership.foreign", {
      resource,
      message: `Service "${serviceName}" ${owner ? `belongs to stack "${owner.stack}"` : "was made by no stack"}, not to "${context.stack.name}"`,
      fix: "Roll it back with the program that made it."
    });
  }
  return found;
}

// src/deploy/rollback/plan.ts
async function planReturns(context, { service: name, to }) {
  const decided = await Promise.all(
    servicesMeant(context, name).map(async (model) => {
      const unread = (error) => {
        throw explainRead(error, model);
      };
      const found = await liveService(model, context).catch(unread);
      const present = found.taskDefinition ?? "";
      const chosen = await chooseRevision(model, found, to, context).catch(unread);
      const step = { service: model.serviceName, from: shortOf(present) };
      if (!chosen) return { step: { ...step, because: "no other revision is known to have worked" } };
      if (chosen.taskDefinition === present) return { step: { ...step, because: "it runs that revision" } };
      const outputs = {
        arn: found.serviceArn ?? "",
        name: model.serviceName,
        cluster: found.clusterArn ?? "",
        taskDefinition: chosen.taskDefinition,
        deploymentId: ""
      };
      return {
        step: { ...step, to: shortOf(chosen.taskDefinition), because: chosen.because },
        goes: { model, outputs, taskDefinition: chosen.taskDefinition }
      };
    })
  );
  const returns = decided.flatMap(({ goes }) => goes ?? []);
  const { stack: stack2, region, account } = context;
  const plan2 = {
    stack: stack2.name,
    region,
    account,
    steps: decided.map(({ step }) => step),
    isEmpty: returns.length === 0
  };
  return { plan: { ...plan2, toString: () => describe3(plan2) }, returns };
}
function describe3({ stack: stack2, region, account, steps }) {
  const lines = steps.map(
    (step) => step.to ? `  ~ service ${step.service}: ${step.from} -> ${step.to} (${step.because})` : `    service ${step.service}: stays at ${step.from} (${step.because})`
  );
  return [`Rollback of stack "${stack2}" in ${region}, account ${account}`, ...lines].join("\n");
}

// src/deploy/rollback.ts
async function planRollback(stack2, options = {}) {
  const { context } = await open(built(stack2, planRollback), options);
  return (await untilAborted(planReturns(context, options))).plan;
}
async function rollback(stack2, options = {}) {
  const { context } = await open(built(stack2, rollback), options);
  const { plan: plan2, returns } = await untilAborted(planReturns(context, options));
  const done = /* @__PURE__ */ new Map();
  const failures = [];
  await Promise.all(
    returns.map(
      (each2) => goBack(each2, context, (change2) => done.set(keyOf(each2.model), change2)).catch(
        (error) => void failures.push({ model: each2.model, error })
      )
    )
  );
  if (failures.length > 0) throw failed("rollback", returns.map(changeOf2), done, failures);
  return { outcome: done.size > 0 ? "deployed" : "unchanged", plan: plan2, applied: [...done.values()] };
}
async function goBack({ model, outputs, taskDefinition: taskDefinition3 }, context, applied) {
  const { aws, clock, emit } = context;
  const change2 = changeOf2({ model });
  await heedConflict(outputs, context);
  emit({ type: "started", at: clock.now(), ...change2 });
  const { service: service3 } = await aws.ecs("UpdateService", {
    cluster: outputs.cluster,
    service: outputs.name,
    taskDefinition: taskDefinition3
  });
  applied(change2);
  const deploymentId = service3?.deployments?.find(({ status: status2 }) => status2 === "PRIMARY")?.id ?? "";
  await watchRollout({ ...outputs, deploymentId }, model, context);
  emit({ type: "finished", at: clock.now(), ...change2 });
}
var changeOf2 = ({ model }) => ({ resource: nameOf(model), action: "update" });

// src/validators/raw/findings.ts
var Findings = class {
  issues = [];
  #ignored;
  #wrong;
  constructor(problems, ignored = []) {
    this.#ignored = new Set(ignored);
    this.#wrong = new Set(problems.map(({ path }) => JSON.stringify(path)));
    for (const problem of problems) {
      const issue = issueOf(problem);
      if (!this.#ignored.has(issue.code)) this.issues.push(issue);
    }
  }
  add(finding, prefix) {
    if (this.#ignored.has(finding.code)) return;
    const path = prefix.length === 0 ? finding.path : [...prefix, ...finding.path];
    if (this.#wrong.size > 0 && path.some((_, end) => this.#wrong.has(JSON.stringify(path.slice(0, end + 1))))) return;
    this.issues.push({ severity: "error", ...finding, path });
  }
};
var CODES = {
  environment: "SEC-TYP-01",
  options: "LOG-OPT-01",
  dockerLabels: "CD-DLB-01",
  tags: "TD-TAG-01",
  containerPort: "PM-NUM-01"
};
var readingRules = {
  codes: [.../* @__PURE__ */ new Set(["JSON-TYP-01", "JSON-REF-01", ...Object.values(CODES)])]
};
function issueOf({ path, expected: expected2, received, unresolved }) {
  const field = path.findLast((part2) => typeof part2 === "string" && Object.hasOwn(CODES, part2));
  const name = path.findLast((part2) => typeof part2 === "string") ?? "The document";
  const said = { path, expected: expected2, received };
  if (unresolved) {
    const message2 = `${name} is a function of CloudFormation, so nobody knows its value yet`;
    return { ...said, code: "JSON-REF-01", severity: "warning", message: message2, hint: "check what the function gives" };
  }
  const code3 = (field === void 0 ? void 0 : CODES[field]) ?? "JSON-TYP-01";
  const message = `${name} is of type ${received}, and AWS takes ${expected2}`;
  return { ...said, code: code3, severity: "error", message, hint: `write it as ${expected2}` };
}

// src/validators/raw/reader.ts
var Reading = class {
  problems = [];
  path = [];
  refuse(expected2, value) {
    this.problems.push({
      path: [...this.path],
      expected: expected2,
      received: typeName(value),
      unresolved: isFunctionCall(value)
    });
    return void 0;
  }
};
var MAX_ITEMS = 65536;
function readerOf(schema) {
  return compiled(schema);
}
var BLANKS = { string: "", number: 0, object: Object.freeze({}) };
var typeOf = (schema) => schema._zod.def.type;
function compiled(schema) {
  const { def } = schema._zod;
  switch (def.type) {
    case "optional":
      return compiled(def.innerType);
    case "string":
    case "number":
    case "boolean":
      return scalar([def.type]);
    case "union":
      return scalar(def.options.map(typeOf));
    case "array":
      return list2(compiled(def.element), BLANKS[typeOf(def.element)]);
    case "record":
      return record2(compiled(def.valueType));
    case "object":
      return object(new Map(Object.entries(def.shape).map(([field, inner]) => [field, compiled(inner)])));
    default:
      throw new TypeError(`No reader for ${def.type}`);
  }
}
function scalar(types) {
  const expected2 = types.join(" or ");
  const [first, second = first] = types;
  return (value, reading) => {
    const type = typeof value;
    return type === first || type === second ? value : reading.refuse(expected2, value);
  };
}
function list2(read2, blank) {
  return (value, reading) => {
    if (!isArray(value)) return reading.refuse("list", value);
    const length = Number(member(value, "length", reading));
    if (length > MAX_ITEMS) return reading.refuse(`list of at most ${MAX_ITEMS} items`, value);
    const items = [];
    for (let at = 0; at < length; at++) {
      reading.path.push(at);
      items.push(read2(member(value, at, reading), reading) ?? blank);
      reading.path.pop();
    }
    return items;
  };
}
function record2(read2) {
  return fieldsOf((key) => key === "__proto__" ? void 0 : read2);
}
function object(readers) {
  return fieldsOf((key) => readers.get(key));
}
function fieldsOf(readerFor) {
  return (value, reading) => {
    const fields = {};
    for (const key of keysOf(value, reading)) {
      const read2 = readerFor(key);
      if (read2 === void 0) continue;
      reading.path.push(key);
      const found = member(value, key, reading);
      const taken = found === null || found === void 0 ? void 0 : read2(found, reading);
      if (taken !== void 0) fields[key] = taken;
      reading.path.pop();
    }
    return fields;
  };
}
function keysOf(value, reading) {
  if (typeof value === "object" && value !== null && !isArray(value)) {
    try {
      return Object.keys(value);
    } catch {
      reading.refuse("readable object", value);
      return [];
    }
  }
  reading.refuse("object", value);
  return [];
}
function member(value, key, reading) {
  try {
    return value[key];
  } catch {
    return reading.refuse("readable value", value);
  }
}
function isArray(value) {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
function isFunctionCall(value) {
  try {
    const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
    return keys.length === 1 && /^(Ref$|Fn::)/.test(keys[0] ?? "");
  } catch {
    return false;
  }
}
function typeName(value) {
  if (value === null) return "null";
  return isArray(value) ? "list" : typeof value;
}

// src/validators/raw/service-shape.ts
import * as z11 from "zod/mini";
var { array: array3, object: object2 } = z11;
var may = z11.exactOptional;
var text = may(z11.string());
var number2 = may(z11.number());
var flag = may(z11.boolean());
var texts = may(array3(z11.string()));
var loadBalancer3 = object2({
  targetGroupArn: text,
  loadBalancerName: text,
  containerName: text,
  containerPort: number2,
  advancedConfiguration: may(
    object2({ alternateTargetGroupArn: text, productionListenerRule: text, testListenerRule: text, roleArn: text })
  )
});
var hook = object2({
  hookTargetArn: text,
  roleArn: text,
  lifecycleStages: texts,
  targetType: text,
  timeoutConfiguration: may(object2({ timeoutInMinutes: number2, action: text }))
});
var deployment = object2({
  deploymentCircuitBreaker: may(
    object2({ enable: flag, rollback: flag, thresholdConfiguration: may(object2({ type: text, value: number2 })) })
  ),
  earlySuccessCriteria: may(object2({ enable: flag, healthyPercent: number2, sourceServiceRevisionCleanup: text })),
  maximumPercent: number2,
  minimumHealthyPercent: number2,
  alarms: may(object2({ alarmNames: texts, enable: flag, rollback: flag })),
  strategy: text,
  bakeTimeInMinutes: number2,
  lifecycleHooks: may(array3(hook)),
  linearConfiguration: may(object2({ stepPercent: number2, stepBakeTimeInMinutes: number2 })),
  canaryConfiguration: may(object2({ canaryPercent: number2, canaryBakeTimeInMinutes: number2 }))
});
var connected = object2({
  portName: text,
  discoveryName: text,
  clientAliases: may(array3(object2({ port: number2, dnsName: text }))),
  ingressPortOverride: number2,
  timeout: may(object2({ idleTimeoutSeconds: number2, perRequestTimeoutSeconds: number2 })),
  tls: may(object2({ issuerCertificateAuthority: may(object2({ awsPcaAuthorityArn: text })) }))
});
var ebs = object2({
  volumeType: text,
  sizeInGiB: number2,
  snapshotId: text,
  volumeInitializationRate: number2,
  iops: number2,
  throughput: number2,
  roleArn: text,
  filesystemType: text
});
var awsvpc = object2({ subnets: texts, securityGroups: texts, assignPublicIp: text });
var serviceShape = object2({
  serviceArn: text,
  cluster: text,
  serviceName: text,
  taskDefinition: text,
  availabilityZoneRebalancing: text,
  loadBalancers: may(array3(loadBalancer3)),
  serviceRegistries: may(
    array3(object2({ registryArn: text, port: number2, containerName: text, containerPort: number2 }))
  ),
  desiredCount: number2,
  clientToken: text,
  launchType: text,
  capacityProviderStrategy: may(array3(object2({ capacityProvider: text, weight: number2, base: number2 }))),
  platformVersion: text,
  deploymentConfiguration: may(deployment),
  placementConstraints: may(array3(object2({ type: text, expression: text }))),
  placementStrategy: may(array3(object2({ type: text, field: text }))),
  networkConfiguration: may(object2({ awsvpcConfiguration: may(awsvpc) })),
  healthCheckGracePeriodSeconds: number2,
  schedulingStrategy: text,
  deploymentController: may(object2({ type: text })),
  tags: may(array3(object2({ key: text, value: text }))),
  enableECSManagedTags: flag,
  propagateTags: text,
  enableExecuteCommand: flag,
  serviceConnectConfiguration: may(
    object2({
      enabled: flag,
      namespace: text,
      services: may(array3(connected)),
      logConfiguration: may(object2({ logDriver: text })),
      accessLogConfiguration: may(object2({ format: text }))
    })
  ),
  volumeConfigurations: may(array3(object2({ name: text, managedEBSVolume: may(ebs) }))),
  gatewayConnectors: may(array3(object2({ portName: text }))),
  monitoring: may(
    object2({ metricConfigurations: may(array3(object2({ metricNames: texts, resolutionSeconds: number2 }))) })
  ),
  vpcLatticeConfigurations: may(array3(object2({ roleArn: text, targetGroupArn: text, portName: text })))
});

// src/validators/raw/sizes.ts
function cpuUnits(value) {
  return measured(value, "vcpu");
}
function mebibytes(value) {
  return measured(value, "gb");
}
var SIZE2 = /^(\d{1,9}|\d{0,9}\.\d{1,9}) {0,99}(vcpu|gb)?$/i;
function measured(value, unit) {
  if (typeof value === "number") return value;
  const [, digits, given2] = SIZE2.exec(value.trim()) ?? [];
  if (digits === void 0) return Number.NaN;
  if (given2 === void 0) return Number(digits);
  return given2.toLowerCase() === unit ? Number(digits) * 1024 : Number.NaN;
}

// src/validators/raw/task-definition-shape.ts
import * as z13 from "zod/mini";

// src/validators/raw/container-shape.ts
import * as z12 from "zod/mini";
var { array: array4, object: object3, union } = z12;
var may2 = z12.exactOptional;
var text2 = may2(z12.string());
var number4 = may2(z12.number());
var flag2 = may2(z12.boolean());
var texts2 = may2(array4(z12.string()));
var map = may2(z12.record(z12.string(), z12.string()));
var size = may2(union([z12.number(), z12.string()]));
var secrets = may2(array4(object3({ name: text2, valueFrom: text2 })));
var port = object3({
  containerPort: number4,
  containerPortRange: text2,
  hostPort: number4,
  protocol: text2,
  name: text2,
  appProtocol: text2
});
var linux = object3({
  capabilities: may2(object3({ add: texts2, drop: texts2 })),
  devices: may2(array4(object3({ hostPath: text2, containerPath: text2, permissions: texts2 }))),
  initProcessEnabled: flag2,
  sharedMemorySize: number4,
  tmpfs: may2(array4(object3({ containerPath: text2, size: number4, mountOptions: texts2 }))),
  maxSwap: number4,
  swappiness: number4
});
var sharing = may2(object3({ nvidiaMps: may2(object3({ memory: number4, maxComputePercent: number4 })) }));
var restart = object3({ enabled: flag2, ignoredExitCodes: may2(array4(z12.number())), restartAttemptPeriod: number4 });
var containerShape = object3({
  name: text2,
  image: text2,
  repositoryCredentials: may2(object3({ credentialsParameter: text2 })),
  cpu: size,
  memory: size,
  memoryReservation: size,
  links: texts2,
  portMappings: may2(array4(port)),
  essential: flag2,
  restartPolicy: may2(restart),
  entryPoint: texts2,
  command: texts2,
  environment: may2(array4(object3({ name: text2, value: text2 }))),
  environmentFiles: may2(array4(object3({ type: text2, value: text2 }))),
  mountPoints: may2(array4(object3({ sourceVolume: text2, containerPath: text2, readOnly: flag2 }))),
  volumesFrom: may2(array4(object3({ sourceContainer: text2, readOnly: flag2 }))),
  linuxParameters: may2(linux),
  secrets,
  dependsOn: may2(array4(object3({ containerName: text2, condition: text2 }))),
  startTimeout: number4,
  stopTimeout: number4,
  versionConsistency: text2,
  hostname: text2,
  user: text2,
  workingDirectory: text2,
  disableNetworking: flag2,
  privileged: flag2,
  readonlyRootFilesystem: flag2,
  dnsServers: texts2,
  dnsSearchDomains: texts2,
  extraHosts: may2(array4(object3({ hostname: text2, ipAddress: text2 }))),
  dockerSecurityOptions: texts2,
  interactive: flag2,
  pseudoTerminal: flag2,
  dockerLabels: map,
  ulimits: may2(array4(object3({ name: text2, softLimit: number4, hardLimit: number4 }))),
  logConfiguration: may2(object3({ logDriver: text2, options: map, secretOptions: secrets })),
  healthCheck: may2(object3({ command: texts2, interval: number4, timeout: number4, retries: number4, startPeriod: number4 })),
  systemControls: may2(array4(object3({ namespace: text2, value: text2 }))),
  resourceRequirements: may2(array4(object3({ type: text2, value: text2, sharingStrategy: sharing }))),
  firelensConfiguration: may2(object3({ type: text2, options: map })),
  credentialSpecs: texts2
});

// src/validators/raw/task-definition-shape.ts
var { array: array5, object: object4 } = z13;
var may3 = z13.exactOptional;
var text3 = may3(z13.string());
var number6 = may3(z13.number());
var flag3 = may3(z13.boolean());
var map2 = may3(z13.record(z13.string(), z13.string()));
var size2 = may3(z13.union([z13.number(), z13.string()]));
var efs = object4({
  fileSystemId: text3,
  rootDirectory: text3,
  transitEncryption: text3,
  transitEncryptionPort: number6,
  authorizationConfig: may3(object4({ accessPointId: text3, iam: text3 }))
});
var volume = object4({
  name: text3,
  host: may3(object4({ sourcePath: text3 })),
  dockerVolumeConfiguration: may3(
    object4({ scope: text3, autoprovision: flag3, driver: text3, driverOpts: map2, labels: map2 })
  ),
  efsVolumeConfiguration: may3(efs),
  s3filesVolumeConfiguration: may3(
    object4({ fileSystemArn: text3, rootDirectory: text3, transitEncryptionPort: number6, accessPointArn: text3 })
  ),
  fsxWindowsFileServerVolumeConfiguration: may3(
    object4({
      fileSystemId: text3,
      rootDirectory: text3,
      authorizationConfig: may3(object4({ credentialsParameter: text3, domain: text3 }))
    })
  ),
  configuredAtLaunch: flag3
});
var tags = may3(array5(object4({ key: text3, value: text3 })));
var taskDefinitionShape = object4({
  family: text3,
  taskRoleArn: text3,
  executionRoleArn: text3,
  networkMode: text3,
  containerDefinitions: may3(array5(containerShape)),
  volumes: may3(array5(volume)),
  placementConstraints: may3(array5(object4({ type: text3, expression: text3 }))),
  requiresCompatibilities: may3(array5(z13.string())),
  cpu: size2,
  memory: size2,
  tags,
  pidMode: text3,
  ipcMode: text3,
  proxyConfiguration: may3(
    object4({ type: text3, containerName: text3, properties: may3(array5(object4({ name: text3, value: text3 }))) })
  ),
  inferenceAccelerators: may3(array5(object4({ deviceName: text3 }))),
  ephemeralStorage: may3(object4({ sizeInGiB: number6 })),
  runtimePlatform: may3(object4({ cpuArchitecture: text3, operatingSystemFamily: text3 })),
  enableFaultInjection: flag3
});
var outputShape = object4({
  taskDefinition: may3(taskDefinitionShape),
  tags
});

// src/validators/raw/task-definition.ts
var readDefinition2 = readerOf(taskDefinitionShape);
var readOutput = readerOf(outputShape);
function readTaskDefinition(json, reading) {
  if (!isOutput(json)) return draftOf3(readDefinition2(json, reading) ?? {});
  const { taskDefinition: taskDefinition3 = {}, tags: tags2 } = readOutput(json, reading) ?? {};
  return draftOf3(tags2 === void 0 ? taskDefinition3 : { ...taskDefinition3, tags: tags2 });
}
function isOutput(json) {
  try {
    return typeof json === "object" && json !== null && Object.hasOwn(json, "taskDefinition");
  } catch {
    return false;
  }
}
function draftOf3(raw) {
  const { cpu, memory: memory2, runtimePlatform, ephemeralStorage, executionRoleArn, taskRoleArn, tags: tags2 } = raw;
  const containers = (raw.containerDefinitions ?? []).map(containerOf2);
  const same = raw;
  const added = { containers, tags: {}, tagList: tags2 ?? [], written: { cpu, memory: memory2 } };
  const draft = Object.assign(same, added);
  if (runtimePlatform) Object.assign(draft, runtimePlatform);
  if (cpu !== void 0) draft.cpu = cpuUnits(cpu);
  if (memory2 !== void 0) draft.memory = mebibytes(memory2);
  if (ephemeralStorage?.sizeInGiB !== void 0) draft.ephemeralStorageGiB = ephemeralStorage.sizeInGiB;
  if (executionRoleArn !== void 0) draft.executionRole = executionRoleArn;
  if (taskRoleArn !== void 0) draft.taskRole = taskRoleArn;
  return draft;
}
function containerOf2(raw) {
  const { cpu, memory: memory2, memoryReservation, logConfiguration, healthCheck, portMappings = [] } = raw;
  const draft = raw;
  draft.name ??= "";
  draft.essential ??= true;
  draft.portMappings = portMappings.map((port2) => ({ ...port2, protocol: port2.protocol ?? "tcp" }));
  draft.environment = (raw.environment ?? []).map(({ name = "", value = "" }) => ({ name, value }));
  draft.secrets = (raw.secrets ?? []).map(entryOf2);
  draft.dependsOn = (raw.dependsOn ?? []).map(needOf);
  if (cpu !== void 0) draft.cpu = whole2(cpu);
  if (memory2 !== void 0) draft.memory = whole2(memory2);
  if (memoryReservation !== void 0) draft.memoryReservation = whole2(memoryReservation);
  if (healthCheck) draft.healthCheck = { ...healthCheck, command: healthCheck.command ?? [] };
  if (logConfiguration) draft.logConfiguration = logsOf(logConfiguration);
  return draft;
}
function needOf({ containerName = "", condition = "" }) {
  return { containerName, condition };
}
function logsOf({ logDriver = "", options = {}, secretOptions = [] }) {
  return { logDriver, options, secretOptions: secretOptions.map(entryOf2) };
}
function whole2(value) {
  return typeof value === "string" && !/^\d{1,9}$/.test(value) ? Number.NaN : Number(value);
}
function entryOf2({ name = "", valueFrom = "" }) {
  return { name, value: valueFrom };
}

// src/validators/raw/service.ts
var read = readerOf(serviceShape);
function serviceIn(json) {
  try {
    const { service: service3, services } = json;
    if (Array.isArray(services) && services.length > 0) return { service: services[0], at: ["services", 0] };
    if (typeof service3 === "object" && service3 !== null) return { service: service3, at: ["service"] };
  } catch {
  }
  return { service: json, at: [] };
}
function readService(json, taskDefinition3, reading) {
  const raw = read(json, reading) ?? {};
  if (taskDefinition3 === void 0 || taskDefinition3 === null) return raw;
  const definition = readTaskDefinition(taskDefinition3, new Reading());
  const { family } = definition;
  const named4 = familyIn(raw.taskDefinition);
  if (family !== void 0 && named4 !== void 0 && named4 !== family) return { ...raw, otherFamily: family };
  return { ...raw, definition };
}
function familyIn(reference) {
  return reference?.slice(reference.lastIndexOf("/") + 1).split(":", 1)[0] || void 0;
}

// src/validators/service/written.ts
var docs55 = `${API}/API_CreateService.html`;
var writtenRules = {
  codes: ["SVC-TD-01", "SVC-TOK-01", "TD-TAG-01"],
  docs: docs55,
  check(service3, report) {
    const { taskDefinition: taskDefinition3, clientToken, otherFamily, tags: tags2 = [] } = service3;
    const path = ["taskDefinition"];
    if (!taskDefinition3 && controllerOf(service3) !== "EXTERNAL") {
      const message = "TaskDefinition can not be blank: the service runs nothing";
      const hint = "add a family, family:revision or ARN";
      report({ code: "SVC-TD-01", severity: "warning", path, message, hint, docs: docs55 });
    }
    if (otherFamily !== void 0) {
      const message = `The service names another task definition than ${quoted(otherFamily)}, so that is not looked at`;
      report({ code: "SVC-TD-01", severity: "warning", path, message, hint: "give the one that it names", docs: docs55 });
    }
    if (clientToken !== void 0 && !/^[!-~]{1,36}$/.test(clientToken)) {
      const message = "A client token has at most 36 visible ASCII characters";
      report({ code: "SVC-TOK-01", path: ["clientToken"], message, hint: "use a UUID", docs: docs55 });
    }
    checkTagList(tags2, report);
  }
};

// src/validators/check-service.ts
var writtenServiceRules = [...serviceFamilies, writtenRules];
function checkService(json, options = {}) {
  const { service: service3, at } = serviceIn(json);
  const reading = new Reading();
  reading.path.push(...at);
  const checked = readService(service3, options?.taskDefinition, reading);
  const findings = new Findings(reading.problems, options?.ignore);
  for (const family of writtenServiceRules) family.check(checked, (finding) => findings.add(finding, at));
  return findings.issues;
}

// src/validators/check-task-definition.ts
function checkTaskDefinition(json, options) {
  const reading = new Reading();
  const draft = readTaskDefinition(json, reading);
  const findings = new Findings(reading.problems, options?.ignore);
  const inner = isOutput(json) ? ["taskDefinition"] : [];
  applyRules(draft, (finding) => findings.add(finding, finding.path[0] === "tags" ? [] : inner));
  return findings.issues;
}
export {
  DeployError,
  EcsError,
  InvalidDefinitionError,
  PlanError,
  approve,
  checkService,
  checkTaskDefinition,
  cluster,
  deploy,
  describeEvent,
  destroy,
  diagnose2 as diagnose,
  dynamoDbLease,
  hostedZone,
  interruptible,
  isDeployError,
  isEcsError,
  isInvalidDefinitionError,
  isPlanError,
  loadBalancer,
  network,
  plan,
  planRollback,
  pruneRevisions,
  reject,
  reporter,
  repository,
  rollback,
  service,
  stack,
  taskDefinition
};
