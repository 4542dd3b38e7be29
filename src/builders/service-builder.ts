import type { AutoScalingSettings } from '../model/autoscaling.ts'
import type { ClusterModel } from '../model/cluster.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { SecurityGroupModel } from '../model/security-group.ts'
import type { ServiceModel, ServiceTarget } from '../model/service.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import { strategyRules } from '../validators/capacity-provider-strategy.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { listenerRuleRules } from '../validators/listener-rule.ts'
import { type SERVICE_INCOMPLETE, type ServiceDraft, serviceRules } from '../validators/service.ts'
import { targetGroupRules } from '../validators/target-group.ts'
import { type Scaling, ScalingBuilder, type ScalingLimits } from './autoscaling.ts'
import { type CapacityProviderShares, strategyOf } from './capacity-providers.ts'
import { type Definition, type MethodsOf, part } from './definition.ts'
import { type Route, route } from './route.ts'
import type { Service } from './service.ts'
import { Steps } from './steps.ts'
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

const PARTS = ['cluster', 'taskDefinition', 'network'] as const

/** Collects what a service is, and makes its model. Its types are those of {@link Service}. */
export class ServiceBuilder extends Steps<Settings, ServiceModel> implements MethodsOf<Service> {
  cluster(cluster: Definition<ClusterModel>): ServiceBuilder {
    return this.with({ cluster })
  }

  taskDefinition(taskDefinition: Definition<TaskDefinitionModel>): ServiceBuilder {
    return this.with({ taskDefinition })
  }

  network(network: Definition<NetworkModel>): ServiceBuilder {
    return this.with({ network })
  }

  target(to: Route, containerName: string, containerPort: number, options: TargetOptions = {}): ServiceBuilder {
    const call = { route: to, containerName, containerPort, options: structuredClone(options) }
    return this.with({ targets: [...this.settings.targets, call] })
  }

  desiredCount(tasks: number): ServiceBuilder {
    return this.with({ desiredCount: tasks })
  }

  autoScaling(limits: ScalingLimits, policies: (scaling: Scaling) => ScalingBuilder): ServiceBuilder {
    return this.with({ scaling: { limits: { ...limits }, policies: policies(new ScalingBuilder()) } })
  }

  circuitBreaker({
    enable = true,
    rollback,
  }: {
    readonly enable?: boolean
    readonly rollback: boolean
  }): ServiceBuilder {
    return this.with({ circuitBreaker: { enable, rollback } })
  }

  minimumHealthyPercent(percent: number): ServiceBuilder {
    return this.with({ minimumHealthyPercent: percent })
  }

  maximumPercent(percent: number): ServiceBuilder {
    return this.with({ maximumPercent: percent })
  }

  healthCheckGracePeriod(seconds: number): ServiceBuilder {
    return this.with({ gracePeriod: seconds })
  }

  capacityProviderStrategy(shares: CapacityProviderShares): ServiceBuilder {
    return this.with({ strategy: strategyOf(shares) })
  }

  executeCommand(): ServiceBuilder {
    return this.with({ executeCommand: true })
  }

  platformVersion(version: string): ServiceBuilder {
    return this.with({ platformVersion: version })
  }

  availabilityZoneRebalancing(value: 'ENABLED' | 'DISABLED'): ServiceBuilder {
    return this.with({ rebalancing: value })
  }

  tags(tags: Tags): ServiceBuilder {
    return this.with({ tags: { ...this.settings.tags, ...tags } })
  }

  protected get where(): readonly [string, string] {
    return ['service', this.settings.name]
  }

  protected make(issues: Issue[]): ServiceModel | undefined {
    const { name, tags, targets: calls } = this.settings
    const cluster = part(this.settings.cluster, issues)
    const taskDefinition = part(this.settings.taskDefinition, issues)
    const network = part(this.settings.network, issues)
    for (const call of calls) this.#checkTarget(call, issues)
    const routed = calls.flatMap(call => {
      const loadBalancer = part(call.route[route].loadBalancer, issues)
      return loadBalancer ? [{ call, loadBalancer }] : []
    })
    const targets = network ? targetsFor(routed, { service: name, network, tags }) : []
    const known = network !== undefined && routed.length === calls.length
    const draft: ServiceDraft = {
      ...this.#plainSettings(cluster, targets),
      ...(cluster && { cluster }),
      ...(taskDefinition && { taskDefinition }),
      ...(network && { network }),
      targets: known ? targets : calls.map(call => ({ ...call, targetGroup: targetGroupDraft(call) })),
    }
    issues.push(...issuesOf(this.where, serviceRules, { ...draft, missing: this.#missing() }))
    if (this.settings.strategy?.length === 0) issues.push(...issuesOf(this.where, strategyRules, []))
    if (!cluster || !taskDefinition || !network) return undefined
    const securityGroups: SecurityGroupModel[] = [
      {
        ...{ kind: 'security-group', id: `${name}-app`, description: `Tasks of service ${name}` },
        ...{ network, ingress: ingressOf(targets), tags },
      },
    ]
    return { ...draft, kind: 'service', id: name, cluster, taskDefinition, network, securityGroups, targets }
  }

  #missing(): (keyof typeof SERVICE_INCOMPLETE)[] {
    const { scaling, targets } = this.settings
    const parts = PARTS.filter(name => this.settings[name] === undefined)
    return scaling?.policies.countsRequests && targets.length === 0 ? [...parts, 'target'] : parts
  }

  #plainSettings(cluster: ClusterModel | undefined, targets: readonly ServiceTarget[]): Omit<ServiceDraft, 'targets'> {
    const { name, scaling, tags, maximumPercent = 200 } = this.settings
    const gracePeriod = this.settings.gracePeriod ?? (this.settings.targets.length > 0 ? 60 : undefined)
    return {
      serviceName: name,
      desiredCount: scaling?.limits.min ?? this.settings.desiredCount ?? 1,
      capacityProviderStrategy: this.settings.strategy ?? cluster?.defaultCapacityProviderStrategy ?? [],
      platformVersion: this.settings.platformVersion ?? 'LATEST',
      ...(gracePeriod !== undefined && { healthCheckGracePeriodSeconds: gracePeriod }),
      minimumHealthyPercent: this.settings.minimumHealthyPercent ?? 100,
      maximumPercent,
      circuitBreaker: this.settings.circuitBreaker ?? { enable: true, rollback: true },
      availabilityZoneRebalancing: this.settings.rebalancing ?? (maximumPercent > 100 ? 'ENABLED' : 'DISABLED'),
      enableExecuteCommand: this.settings.executeCommand ?? false,
      ...(scaling && { autoScaling: settingsOf(scaling, targets[0]) }),
      tags,
    }
  }

  #checkTarget(call: TargetCall, issues: Issue[]): void {
    const { where } = this
    const { hosts, paths } = call.route[route]
    const found = [
      ...issuesOf(where, targetGroupRules, targetGroupDraft(call)),
      ...issuesOf(where, listenerRuleRules, { hosts, paths }),
    ]
    const at = ['targets', call.containerName, call.containerPort]
    issues.push(...found.map(issue => ({ ...issue, path: [...where, ...at, ...issue.path.slice(2)] })))
  }
}

function settingsOf(
  { limits, policies }: NonNullable<Settings['scaling']>,
  target: ServiceTarget | undefined,
): AutoScalingSettings {
  return { minCapacity: limits.min, maxCapacity: limits.max, policies: policies.policiesFor(target) }
}
