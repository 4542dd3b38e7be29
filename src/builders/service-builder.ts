import type { ClusterModel } from '../model/cluster.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { SecurityGroupModel } from '../model/security-group.ts'
import type { ServiceModel } from '../model/service.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { listenerRuleRules } from '../validators/listener-rule.ts'
import { SERVICE_INCOMPLETE, type ServiceDraft, serviceRules } from '../validators/service.ts'
import { targetGroupRules } from '../validators/target-group.ts'
import { type Scaling, ScalingBuilder, type ScalingLimits } from './autoscaling.ts'
import { type CapacityProviderShares, strategyOf } from './capacity-providers.ts'
import { Builder, type Definition, type MethodsOf, part } from './definition.ts'
import { type Route, route } from './route.ts'
import type { Service } from './service.ts'
import { ingressOf, type TargetCall, type TargetOptions, targetGroupDraft, targetsFor } from './target.ts'

interface Settings {
  readonly name: string
  readonly cluster?: Definition<ClusterModel>
  readonly taskDefinition?: Definition<TaskDefinitionModel>
  readonly network?: Definition<NetworkModel>
  readonly targets: readonly TargetCall[]
  readonly desiredCount?: number
  readonly scaling?: { readonly limits: ScalingLimits; readonly policies: ScalingBuilder }
  readonly circuitBreaker?: ServiceModel['circuitBreaker']
  readonly minimumHealthyPercent?: number
  readonly maximumPercent?: number
  readonly gracePeriod?: number
  readonly strategy?: ServiceModel['capacityProviderStrategy']
  readonly executeCommand?: boolean
  readonly platformVersion?: string
  readonly rebalancing?: 'ENABLED' | 'DISABLED'
  readonly tags: Tags
}

const REQUIRED = [
  { field: 'cluster', code: 'CL-NAM-01' },
  { field: 'taskDefinition', code: 'SVC-TD-01' },
  { field: 'network', code: 'SVC-NET-01' },
] as const

/** Collects what a service is, and makes its model. Its types are those of {@link Service}. */
export class ServiceBuilder extends Builder<ServiceModel> implements MethodsOf<Service> {
  readonly #settings: Settings

  constructor(settings: Settings) {
    super()
    this.#settings = settings
  }

  cluster(cluster: Definition<ClusterModel>): ServiceBuilder {
    return this.#with({ cluster })
  }

  taskDefinition(taskDefinition: Definition<TaskDefinitionModel>): ServiceBuilder {
    return this.#with({ taskDefinition })
  }

  network(network: Definition<NetworkModel>): ServiceBuilder {
    return this.#with({ network })
  }

  target(to: Route, containerName: string, containerPort: number, options: TargetOptions = {}): ServiceBuilder {
    const call = { route: to, containerName, containerPort, options: structuredClone(options) }
    return this.#with({ targets: [...this.#settings.targets, call] })
  }

  desiredCount(tasks: number): ServiceBuilder {
    return this.#with({ desiredCount: tasks })
  }

  autoScaling(limits: ScalingLimits, policies: (scaling: Scaling) => ScalingBuilder): ServiceBuilder {
    return this.#with({ scaling: { limits: { ...limits }, policies: policies(new ScalingBuilder()) } })
  }

  circuitBreaker({
    enable = true,
    rollback,
  }: {
    readonly enable?: boolean
    readonly rollback: boolean
  }): ServiceBuilder {
    return this.#with({ circuitBreaker: { enable, rollback } })
  }

  minimumHealthyPercent(percent: number): ServiceBuilder {
    return this.#with({ minimumHealthyPercent: percent })
  }

  maximumPercent(percent: number): ServiceBuilder {
    return this.#with({ maximumPercent: percent })
  }

  healthCheckGracePeriod(seconds: number): ServiceBuilder {
    return this.#with({ gracePeriod: seconds })
  }

  capacityProviderStrategy(shares: CapacityProviderShares): ServiceBuilder {
    return this.#with({ strategy: strategyOf(shares) })
  }

  executeCommand(): ServiceBuilder {
    return this.#with({ executeCommand: true })
  }

  platformVersion(version: string): ServiceBuilder {
    return this.#with({ platformVersion: version })
  }

  availabilityZoneRebalancing(value: 'ENABLED' | 'DISABLED'): ServiceBuilder {
    return this.#with({ rebalancing: value })
  }

  tags(tags: Tags): ServiceBuilder {
    return this.#with({ tags: { ...this.#settings.tags, ...tags } })
  }

  protected get subject(): string {
    return `Service "${this.#settings.name}"`
  }

  protected assemble(issues: Issue[]): ServiceModel | undefined {
    const { name, scaling, tags, targets: calls } = this.#settings
    this.#reportMissing(issues)
    const cluster = part(this.#settings.cluster, issues)
    const taskDefinition = part(this.#settings.taskDefinition, issues)
    const network = part(this.#settings.network, issues)
    const routed = calls.flatMap(call => {
      const loadBalancer = this.#checkedTarget(call, network, issues)
      return loadBalancer ? [{ call, loadBalancer }] : []
    })
    const targets = network ? targetsFor(routed, { service: name, network, tags }) : []
    const policies = scaling?.policies.policiesFor(
      targets[0],
      ['service', name, 'autoScaling'],
      issues,
      calls.length > 0,
    )
    const draft: ServiceDraft = {
      ...this.#plainSettings(cluster),
      ...(cluster && { cluster }),
      ...(taskDefinition && { taskDefinition }),
      ...(network && { network }),
      ...(scaling &&
        policies && {
          autoScaling: { minCapacity: scaling.limits.min, maxCapacity: scaling.limits.max, policies },
        }),
      targets: calls.map(call => ({ ...call, targetGroup: targetGroupDraft(call) })),
    }
    issues.push(...issuesOf(['service', name], serviceRules, draft))
    if (!cluster || !taskDefinition || !network) return undefined
    const securityGroups: SecurityGroupModel[] = [
      {
        ...{ kind: 'security-group', id: `${name}-app`, description: `Tasks of service ${name}` },
        ...{ network, ingress: ingressOf(targets), tags },
      },
    ]
    return { ...draft, kind: 'service', id: name, cluster, taskDefinition, network, securityGroups, targets }
  }

  #plainSettings(cluster: ClusterModel | undefined): Omit<ServiceDraft, 'targets'> {
    const { name, scaling, tags, targets, maximumPercent = 200 } = this.#settings
    const gracePeriod = this.#settings.gracePeriod ?? (targets.length > 0 ? 60 : undefined)
    return {
      serviceName: name,
      desiredCount: scaling?.limits.min ?? this.#settings.desiredCount ?? 1,
      capacityProviderStrategy: this.#settings.strategy ?? cluster?.defaultCapacityProviderStrategy ?? [],
      platformVersion: this.#settings.platformVersion ?? 'LATEST',
      ...(gracePeriod !== undefined && { healthCheckGracePeriodSeconds: gracePeriod }),
      minimumHealthyPercent: this.#settings.minimumHealthyPercent ?? 100,
      maximumPercent,
      circuitBreaker: this.#settings.circuitBreaker ?? { enable: true, rollback: true },
      availabilityZoneRebalancing: this.#settings.rebalancing ?? (maximumPercent > 100 ? 'ENABLED' : 'DISABLED'),
      enableExecuteCommand: this.#settings.executeCommand ?? false,
      tags,
    }
  }

  #reportMissing(issues: Issue[]): void {
    for (const { field, code } of REQUIRED) {
      if (this.#settings[field] !== undefined) continue
      const path = ['service', this.#settings.name, field]
      issues.push({ code, severity: 'error', path, message: SERVICE_INCOMPLETE[field] })
    }
  }

  #checkedTarget(call: TargetCall, network: NetworkModel | undefined, issues: Issue[]): LoadBalancerModel | undefined {
    const where = ['service', this.#settings.name] as const
    const { hosts, paths, loadBalancer: definition } = call.route[route]
    const loadBalancer = part(definition, issues)
    const found = [
      ...issuesOf(where, targetGroupRules, targetGroupDraft(call)),
      ...issuesOf(where, listenerRuleRules, { hosts, paths }),
    ]
    const at = ['targets', call.containerName, call.containerPort]
    issues.push(...found.map(issue => ({ ...issue, path: [...where, ...at, ...issue.path.slice(2)] })))
    if (loadBalancer && network && loadBalancer.network.vpcId !== network.vpcId)
      issues.push({
        ...{ code: 'SVC-NET-04', severity: 'error', path: [...where, ...at] },
        message: `Load balancer ${loadBalancer.name} is in network "${loadBalancer.network.id}", the service in "${network.id}"`,
        hint: 'give both the same network',
      })
    return loadBalancer
  }

  #with(patch: Partial<Settings>): ServiceBuilder {
    return new ServiceBuilder({ ...this.#settings, ...patch })
  }
}
