import type { ClusterModel } from '../model/cluster.ts'
import { capacityOf } from '../model/cluster-capacity.ts'
import { isDeferred, type Value } from '../model/deferred.ts'
import type { DeploymentAlarms } from '../model/deployment.ts'
import { instanceGroupsOf } from '../model/instance-groups.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { SecurityGroupModel } from '../model/security-group.ts'
import type { ServiceModel, ServiceTarget } from '../model/service.ts'
import { requestOf } from '../model/service-request.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import { alarmRules, recommendedRules } from '../validators/alarm.ts'
import { strategyRules } from '../validators/capacity-provider-strategy.ts'
import { issuesOf } from '../validators/check.ts'
import { draftOfModel } from '../validators/draft.ts'
import type { Issue } from '../validators/issue.ts'
import { networkModeOf } from '../validators/launch.ts'
import { listenerRuleRules } from '../validators/listener-rule.ts'
import { connectLogRules } from '../validators/service/connect-log.ts'
import type { SERVICE_INCOMPLETE } from '../validators/service/service-draft.ts'
import { serviceRules } from '../validators/service.ts'
import { givenTargetRules, routedTargetRules, targetGroupRules } from '../validators/target-group.ts'
import { invalid, part } from './definition.ts'
import { infrastructureRole } from './infrastructure-role.ts'
import { offers } from './offered.ts'
import { OF_SERVICE } from './option-names.ts'
import { OF_TARGETS, recommendedAlarms } from './recommended-alarms.ts'
import { type Route, route } from './route.ts'
import { namedPort } from './route-listeners.ts'
import { reachOf } from './service-admission.ts'
import { SERVICE_CALLS } from './service-calls.ts'
import { discoveryRegistry, namespaceOf } from './service-discovery.ts'
import { type FoundParts, ownSettings, type Settings } from './service-settings.ts'
import { ServiceSteps } from './service-steps.ts'
import type { TargetCall } from './target.ts'
import { ingressOfTargets } from './target-reach.ts'
import { targetGroupDrafts, targetsFor, testedOf } from './targets.ts'
import { valueFrom } from './value.ts'
import { latticeAdmissions } from './vpc-lattice.ts'

/** Stands in for a network that is missing or wrong in itself. */
const NOWHERE: NetworkModel = { kind: 'network', id: '-', existing: 'default', assignPublicIp: false }

interface Parts {
  readonly cluster: ClusterModel | undefined
  readonly taskDefinition: TaskDefinitionModel | undefined
  readonly target: ServiceTarget | undefined
}

const TARGETED = "send requests to it first, .target(edge.path('/*'), 'app', 3000)"

/** Makes the model of a service. */
export class ServiceBuilder extends ServiceSteps {
  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  get name(): Value {
    return valueFrom(this.build(), 'name')
  }

  get targetGroupArn(): Value {
    const [target] = this.build().targets
    if (target) return valueFrom(target.targetGroup, 'arn')
    throw this.#without('targetGroupArn', 'a service without a target has no target group', TARGETED)
  }

  get listenerArn(): Value {
    const [target] = this.build().targets
    const listener = target?.rules[0]?.listener ?? target?.listeners?.[0]
    if (listener) return valueFrom(listener, 'arn')
    throw this.#without('listenerArn', 'no listener is known that sends to it', TARGETED)
  }

  get registryArn(): Value {
    const [registry] = requestOf(this.build()).serviceRegistries ?? []
    const made = registry?.registryArn
    if (typeof made === 'object' && !isDeferred(made)) return valueFrom(made, 'arn')
    const hint = 'give it a name in a namespace first, .discoverable(names)'
    throw this.#without('registryArn', 'no service of Cloud Map is made for it', hint)
  }

  #without(value: string, message: string, hint: string): Error {
    const issue = { code: 'CALL-ARG-01', severity: 'error', path: [value], message, hint } as const
    return invalid(this.subject, [issue], this.build)
  }

  protected get where(): readonly [string, string] {
    return ['service', this.settings.name]
  }

  protected make(issues: Issue[]): ServiceModel | undefined {
    const { name, tags, targets: calls, strategy, foreign = [] } = this.settings
    const cluster = part(this.settings.cluster, issues)
    const taskDefinition = part(this.settings.taskDefinition, issues)
    const network = part(this.settings.network, issues)
    const mode = taskDefinition && networkModeOf(draftOfModel(taskDefinition))
    const networked = taskDefinition === undefined || mode === 'awsvpc' || this.settings.network !== undefined
    const targets = targetsFor(
      calls.map(call => this.#routed(call, issues)),
      {
        service: name,
        tags,
        network: network ?? NOWHERE,
        onInstances: taskDefinition !== undefined && mode !== 'awsvpc',
        ...(strategy.strategy !== 'ROLLING' && { shiftRole: infrastructureRole(name, 'load-balancers', tags) }),
      },
    )
    const own = network && securityGroupOf(name, network, targets, tags)
    const settled = ownSettings(
      this.settings,
      cluster,
      taskDefinition,
      targets,
      this.#found({ cluster, taskDefinition, target: targets[0] }, mode, issues),
      issues,
    )
    const ofInstances = instanceGroupsOf(cluster, settled)
    const reach = reachOf(
      admitting(this.settings, taskDefinition),
      { where: this.where, own, ofInstances, targets, taskDefinition },
      issues,
    )
    const draft = {
      ...settled,
      ...(network && { network }),
      ...reach,
      targets,
    }
    const parts = { ...(cluster && { cluster }), ...(taskDefinition && { taskDefinition }) }
    const missing = this.#missing(networked, isCounted(targets))
    issues.push(...issuesOf(this.where, serviceRules, { ...draft, ...parts, networked, missing, foreign }))
    if (this.settings.capacityProviderStrategy?.length === 0) issues.push(...issuesOf(this.where, strategyRules, []))
    if (!cluster || !taskDefinition || (networked && !network)) return undefined
    const after = (this.settings.after ?? []).flatMap(other => part(other, issues) ?? [])
    const [capacity] = capacityOf(cluster)
    return {
      ...draft,
      kind: 'service',
      id: name,
      cluster,
      ...(capacity && { capacity }),
      taskDefinition,
      ...(after.length > 0 && { after }),
    }
  }

  #found({ cluster, taskDefinition, target }: Parts, mode: string | undefined, issues: Issue[]): FoundParts {
    const { name, tags, connect, discoverable } = this.settings
    const ownInterface = mode === undefined || mode === 'awsvpc'
    const logGroup = taskDefinition?.containers.flatMap(each => each.logConfiguration?.logGroup ?? [])[0]
    const asked = {
      logs: connect?.options?.logConfiguration === 'awslogs',
      group: logGroup,
      definition: taskDefinition,
    }
    issues.push(...issuesOf(this.where, connectLogRules, asked))
    return {
      alarms: this.#alarms(cluster, target, issues),
      namespace: namespaceOf(connect?.options?.namespace, issues),
      logGroup,
      registry: discoverable && discoveryRegistry(discoverable, { service: name, tags, ownInterface }, issues),
    }
  }

  #alarms(
    cluster: ClusterModel | undefined,
    target: ServiceTarget | undefined,
    issues: Issue[],
  ): DeploymentAlarms | undefined {
    const { alarms, recommended, name, tags } = this.settings
    if (!alarms && !recommended) return undefined
    const given = alarms?.all.flatMap(each => (typeof each === 'string' ? each : (part(each, issues) ?? []))) ?? []
    const made = recommended && cluster ? recommendedAlarms(recommended, { service: name, cluster, target, tags }) : []
    for (const each of made) issues.push(...issuesOf(['alarm', each.id], alarmRules, each))
    const ofTargets = OF_TARGETS.filter(each => typeof recommended?.[each] === 'number')
    const isRouted = target?.rules[0] !== undefined
    issues.push(...issuesOf(this.where, recommendedRules, { ofTargets, isRouted }))
    const rollback = alarms?.rollback ?? recommended?.rollback ?? true
    return { alarmNames: [...given, ...made], enable: true, rollback }
  }

  #missing(networked: boolean, isCounted: boolean): (keyof typeof SERVICE_INCOMPLETE)[] {
    const { scaling, cluster, taskDefinition, network } = this.settings
    return [
      ...(cluster ? [] : ['cluster' as const]),
      ...(taskDefinition ? [] : ['taskDefinition' as const]),
      ...(network || !networked ? [] : ['network' as const]),
      ...(scaling?.policies.countsRequests && !isCounted ? ['target' as const] : []),
    ]
  }

  #routed(call: TargetCall, issues: Issue[]) {
    const { where } = this
    const { loadBalancer: definition, targetGroup } = call.route[route]
    const loadBalancer = part(definition, issues)
    const shifts = this.settings.strategy.strategy !== 'ROLLING'
    const found = targetGroup
      ? issuesOf(where, givenTargetRules, {
          targetGroup: targetGroup.id,
          options: Object.keys(call.options),
          shifts,
          shift: call.options.advancedConfiguration !== undefined,
        })
      : [
          ...targetGroupDrafts(call, loadBalancer).flatMap(draft => issuesOf(where, targetGroupRules, draft)),
          ...issuesOf(where, routedTargetRules, {
            loadBalancer,
            options: call.options,
            shifts,
            ...testedOf(call, loadBalancer),
          }),
          ...[call.route, call.options.testRoute].flatMap(each =>
            each ? issuesOf(where, listenerRuleRules, askedBy(each, loadBalancer)) : [],
          ),
        ]
    const at = ['targets', call.containerName, call.containerPort]
    issues.push(...found.map(issue => ({ ...issue, path: [...where, ...at, ...issue.path.slice(2)] })))
    return { call, ...(loadBalancer && { loadBalancer }) }
  }
}

/** Whether an Application Load Balancer counts the requests. */
const isCounted = (targets: ServiceModel['targets']): boolean =>
  targets.length > 0 && targets.some(({ listeners }) => !listeners)

function askedBy({ [route]: settings }: Route, loadBalancer: LoadBalancerModel | undefined) {
  return { ...settings, port: namedPort(settings), loadBalancer }
}

offers(ServiceBuilder, 'service', SERVICE_CALLS, OF_SERVICE, [
  'arn',
  'name',
  'targetGroupArn',
  'listenerArn',
  'registryArn',
])

/** What the service lets in, with VPC Lattice where that sends to it. */
function admitting(settings: Settings, definition: TaskDefinitionModel | undefined): Settings {
  const { admissions = [], lattice = [] } = settings
  return { ...settings, admissions: [...admissions, ...latticeAdmissions(lattice, definition)] }
}

function securityGroupOf(
  service: string,
  network: NetworkModel,
  targets: ServiceModel['targets'],
  tags: Tags,
): SecurityGroupModel {
  return {
    kind: 'security-group',
    id: `${service}-app`,
    description: `Tasks of service ${service}`,
    network,
    ingress: ingressOfTargets(targets),
    tags,
  }
}
