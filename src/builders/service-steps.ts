import type { AlarmModel } from '../model/alarm.ts'
import type { ClusterModel } from '../model/cluster.ts'
import type { Deferrable } from '../model/deferred.ts'
import type { CircuitBreakerThreshold } from '../model/deployment.ts'
import type { NamespaceModel } from '../model/namespace.ts'
import type { NetworkModel } from '../model/network.ts'
import type { PlacementConstraint, PlacementStrategy } from '../model/placement.ts'
import type { ServiceModel } from '../model/service.ts'
import type { RawServiceSettings, ServiceRegistry } from '../model/service-request.ts'
import type { TaskModel } from '../model/task.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import { ScalingBuilder } from './autoscaling.ts'
import { type CapacityProviderShares, strategyOfShares } from './capacity-providers.ts'
import type { Definition } from './definition.ts'
import type { BlueGreenOptions, CanaryOptions, LinearOptions, RollingOptions } from './deployment-strategy.ts'
import type { EbsVolumeOptions } from './ebs-volume.ts'
import type { Peer } from './peer.ts'
import { RAW_OF_SERVICE, sorted } from './raw-fields.ts'
import type { RecommendedAlarms } from './recommended-alarms.ts'
import type { Route } from './route.ts'
import type { Ports, RuleOptions } from './rule-ports.ts'
import type { Scaling } from './scaling.ts'
import type { ScalableTargetOptions } from './scaling-options.ts'
import type { BuiltSecurityGroup } from './security-group.ts'
import { type GivenPorts, reachedPorts } from './service-admission.ts'
import type { ConnectedPortOptions, ServiceConnectOptions } from './service-connect.ts'
import type { DiscoverableOptions } from './service-discovery.ts'
import type { Settings } from './service-settings.ts'
import { TaggedSteps } from './steps.ts'
import type { TargetOptions } from './target.ts'
import type { VpcLatticeOptions } from './vpc-lattice.ts'

/** Collects what a service is. Its types are those of the interface `Service`. */
export abstract class ServiceSteps extends TaggedSteps<Settings, ServiceModel> {
  cluster(cluster: Definition<ClusterModel>): this {
    return this.with({ cluster })
  }

  taskDefinition(taskDefinition: Definition<TaskDefinitionModel>): this {
    return this.with({ taskDefinition })
  }

  network(network: Definition<NetworkModel>): this {
    return this.with({ network })
  }

  securityGroups(...groups: readonly Definition<BuiltSecurityGroup>[]): this {
    return this.with({ securityGroups: [...(this.settings.securityGroups ?? []), ...groups] })
  }

  allowFrom(peer: Peer, ports: number | GivenPorts | 'all', options: Pick<RuleOptions, 'description'> = {}): this {
    const call = { peer, ports: reachedPorts(ports), options: { ...options } }
    return this.with({ admissions: [...(this.settings.admissions ?? []), call] })
  }

  allowTo(peer: Peer, ports: Ports, options: RuleOptions = {}): this {
    const call = { way: 'to' as const, peer, ports, options: { ...options } }
    return this.with({ departures: [...(this.settings.departures ?? []), call] })
  }

  target(to: Route, containerName: string, containerPort: number, options: TargetOptions = {}): this {
    const { testRoute, advancedConfiguration: shift, ...plain } = options
    const copied = {
      ...structuredClone(plain),
      ...(testRoute && { testRoute }),
      ...(shift && { advancedConfiguration: { ...shift } }),
    }
    const call = { route: to, containerName, containerPort, options: copied }
    return this.with({ targets: [...this.settings.targets, call] })
  }

  udpTarget(to: Route, containerName: string, containerPort: number, options: TargetOptions = {}): this {
    return this.target(to, containerName, containerPort, options)
  }

  desiredCount(tasks: number): this {
    return this.with({ desiredCount: tasks })
  }

  autoScaling(limits: ScalableTargetOptions, policies: (scaling: Scaling) => ScalingBuilder): this {
    return this.with({ scaling: { limits: structuredClone(limits), policies: policies(new ScalingBuilder()) } })
  }

  daemon(): this {
    return this.with({ daemon: true })
  }

  rolling(options: RollingOptions = {}): this {
    const { minimumHealthyPercent, maximumPercent } = options
    return this.with({
      strategy: { strategy: 'ROLLING', options: structuredClone(options) },
      ...(minimumHealthyPercent !== undefined && { minimumHealthyPercent }),
      ...(maximumPercent !== undefined && { maximumPercent }),
    })
  }

  blueGreen(options: BlueGreenOptions): this {
    return this.with({ strategy: { strategy: 'BLUE_GREEN', options: structuredClone(options) } })
  }

  linear(options: LinearOptions = {}): this {
    return this.with({ strategy: { strategy: 'LINEAR', options: structuredClone(options) } })
  }

  canary(options: CanaryOptions = {}): this {
    return this.with({ strategy: { strategy: 'CANARY', options: structuredClone(options) } })
  }

  circuitBreaker(settings: {
    readonly enable?: boolean
    readonly rollback: boolean
    readonly resetOnHealthyTask?: boolean
    readonly threshold?: CircuitBreakerThreshold
  }): this {
    const { threshold, ...rest } = settings
    const thresholdConfiguration = threshold && { thresholdConfiguration: { ...threshold } }
    return this.with({ circuitBreaker: { enable: true, ...rest, ...thresholdConfiguration } })
  }

  alarms(
    alarms: readonly (string | Definition<AlarmModel>)[],
    { rollback = true }: { readonly rollback?: boolean } = {},
  ): this {
    const all = [...new Set([...(this.settings.alarms?.all ?? []), ...alarms])]
    return this.with({ alarms: { all, rollback } })
  }

  recommendedAlarms(recommended: RecommendedAlarms = {}): this {
    return this.with({ recommended: { ...recommended } })
  }

  minimumHealthyPercent(percent: number): this {
    return this.with({ minimumHealthyPercent: percent })
  }

  maximumPercent(percent: number): this {
    return this.with({ maximumPercent: percent })
  }

  healthCheckGracePeriod(seconds: number): this {
    return this.with({ gracePeriod: seconds })
  }

  capacityProviderStrategy(shares: CapacityProviderShares): this {
    return this.with({ capacityProviderStrategy: strategyOfShares(shares) })
  }

  placementConstraints(...placementConstraints: readonly PlacementConstraint[]): this {
    const { placementConstraints: before = [] } = this.settings
    return this.with({ placementConstraints: [...before, ...structuredClone(placementConstraints)] })
  }

  placementStrategy(...placementStrategy: readonly PlacementStrategy[]): this {
    const { placementStrategy: before = [] } = this.settings
    return this.with({ placementStrategy: [...before, ...structuredClone(placementStrategy)] })
  }

  serviceConnect(options: ServiceConnectOptions = {}): this {
    const { connect } = this.settings
    const { namespace, ...plain } = options
    const copied = { ...structuredClone(plain), ...(namespace !== undefined && { namespace }) }
    return this.with({ connect: { ports: [], ...connect, options: copied } })
  }

  serviceConnectService(portName: string, options: ConnectedPortOptions = {}): this {
    const { connect } = this.settings
    const ports = [...(connect?.ports ?? []), { portName, options: structuredClone(options) }]
    return this.with({ connect: { ...connect, ports } })
  }

  discoverable(namespace: Definition<NamespaceModel> | string, options: DiscoverableOptions = {}): this {
    return this.with({ discoverable: { namespace, options: { ...options } } })
  }

  serviceRegistry(registryArn: string, at: Omit<ServiceRegistry, 'registryArn'> = {}): this {
    return this.with({ serviceRegistries: [{ registryArn, ...at }] })
  }

  volume(name: string, options: EbsVolumeOptions): this {
    return this.with({ volume: { name, options: structuredClone(options) } })
  }

  vpcLattice(settings: VpcLatticeOptions): this {
    return this.with({ lattice: [...(this.settings.lattice ?? []), structuredClone(settings)] })
  }

  after(...others: readonly Definition<ServiceModel | TaskModel>[]): this {
    return this.with({ after: [...(this.settings.after ?? []), ...others] })
  }

  executeCommand(): this {
    return this.with({ executeCommand: true })
  }

  platformVersion(version: string): this {
    return this.with({ platformVersion: version })
  }

  availabilityZoneRebalancing(value: 'ENABLED' | 'DISABLED'): this {
    return this.with({ availabilityZoneRebalancing: value })
  }

  propagateTags(from: 'SERVICE' | 'TASK_DEFINITION' | 'NONE'): this {
    return this.with({ propagateTags: from })
  }

  enableECSManagedTags(enable: boolean): this {
    return this.with({ enableECSManagedTags: enable })
  }

  raw(settings: Deferrable<RawServiceSettings>): this {
    const { raw, foreign = [] } = this.settings
    const given = sorted(settings, RAW_OF_SERVICE)
    const deploymentConfiguration = { ...raw?.deploymentConfiguration, ...given.set.deploymentConfiguration }
    const merged = given.set.deploymentConfiguration ? { ...given.set, deploymentConfiguration } : given.set
    return this.with({ raw: { ...raw, ...merged }, foreign: [...foreign, ...given.foreign] })
  }
}
