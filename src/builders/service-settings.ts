import type { AlarmModel } from '../model/alarm.ts'
import type { CapacityProviderStrategyItem, ClusterModel } from '../model/cluster.ts'
import type { Deferrable } from '../model/deferred.ts'
import type { CircuitBreaker, DeploymentAlarms } from '../model/deployment.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { ServiceModel, ServiceTarget } from '../model/service.ts'
import type { RawServiceSettings, ServiceRegistry, ServiceRequest } from '../model/service-request.ts'
import type { TaskModel } from '../model/task.ts'
import type { LaunchType, TaskDefinitionModel } from '../model/task-definition.ts'
import { isFargate } from '../validators/capacity-provider-strategy.ts'
import type { Issue } from '../validators/issue.ts'
import { secondsToUnhealthy } from '../validators/service/targets.ts'
import type { ScalingBuilder } from './autoscaling.ts'
import type { Definition } from './definition.ts'
import { deploymentConfiguration, type StrategyCall } from './deployment-strategy.ts'
import { type EbsVolumeOptions, volumeOf } from './ebs-volume.ts'
import { copied } from './raw-fields.ts'
import type { RecommendedAlarms } from './recommended-alarms.ts'
import type { ScalableTargetOptions } from './scaling-options.ts'
import type { BuiltSecurityGroup, RuleCall } from './security-group.ts'
import type { AdmissionCall } from './service-admission.ts'
import { type ConnectCalls, type ConnectParts, connectOf } from './service-connect.ts'
import type { DiscoverableCall } from './service-discovery.ts'
import type { TargetCall } from './target.ts'
import { latticeOf, type VpcLatticeOptions } from './vpc-lattice.ts'

/** What was called on the builder of a service. */
export interface Settings
  extends Pick<
    ServiceRequest,
    | 'placementConstraints'
    | 'placementStrategy'
    | 'serviceRegistries'
    | 'enableECSManagedTags'
    | 'propagateTags'
    | 'platformVersion'
    | 'availabilityZoneRebalancing'
  > {
  readonly name: string
  readonly cluster?: Definition<ClusterModel>
  readonly taskDefinition?: Definition<TaskDefinitionModel>
  readonly network?: Definition<NetworkModel>
  readonly securityGroups?: readonly Definition<BuiltSecurityGroup>[]
  readonly admissions?: readonly AdmissionCall[]
  readonly departures?: readonly RuleCall[]
  readonly targets: readonly TargetCall[]
  readonly daemon?: boolean
  readonly desiredCount?: number
  readonly scaling?: { readonly limits: ScalableTargetOptions; readonly policies: ScalingBuilder }
  readonly strategy: StrategyCall
  readonly minimumHealthyPercent?: number
  readonly maximumPercent?: number
  readonly circuitBreaker?: CircuitBreaker
  readonly alarms?: { readonly all: readonly (string | Definition<AlarmModel>)[]; readonly rollback: boolean }
  readonly recommended?: RecommendedAlarms
  readonly gracePeriod?: number
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[]
  readonly executeCommand?: boolean
  readonly connect?: ConnectCalls
  readonly volume?: { readonly name: string; readonly options: EbsVolumeOptions }
  readonly lattice?: readonly VpcLatticeOptions[]
  readonly discoverable?: DiscoverableCall
  readonly after?: readonly Definition<ServiceModel | TaskModel>[]
  readonly raw?: Deferrable<RawServiceSettings>
  /** What `.raw()` was given and does not set. */
  readonly foreign?: readonly string[]
  readonly tags: Tags
}

/** What other calls refer to. */
export interface FoundParts extends ConnectParts {
  readonly registry: ServiceRegistry | undefined
  /** What its deployments heed. */
  readonly alarms: DeploymentAlarms | undefined
}

const ZONE = 'attribute:ecs.availability-zone'

/** All of the model save the parts that it refers to. */
export function ownSettings(
  settings: Settings,
  cluster: ClusterModel | undefined,
  taskDefinition: TaskDefinitionModel | undefined,
  targets: readonly ServiceTarget[],
  found: FoundParts,
  issues: Issue[],
): Omit<
  ServiceModel,
  'kind' | 'id' | 'cluster' | 'taskDefinition' | 'network' | 'securityGroups' | 'securityGroupRules' | 'targets'
> {
  const { name, scaling, tags, daemon = false, raw } = settings
  const { alarms } = found
  const launchType = launchTypeOf(taskDefinition)
  const { strategy, ...deployment } = deploymentConfiguration(settings.strategy, name, tags)
  const shifts = strategy !== 'ROLLING'
  const { minimumHealthyPercent = daemon ? 0 : 100, maximumPercent = daemon ? 100 : 200 } = settings
  const gracePeriod =
    settings.gracePeriod ?? (targets.length > 0 ? Math.max(60, secondsToUnhealthy(targets)) : undefined)
  const breaks = !shifts || strategy === 'BLUE_GREEN'
  const platformVersion = settings.platformVersion ?? (launchType === 'FARGATE' ? 'LATEST' : undefined)
  return {
    serviceName: name,
    schedulingStrategy: daemon ? 'DAEMON' : 'REPLICA',
    ...(!daemon && { desiredCount: scaling?.limits.min ?? settings.desiredCount ?? 1 }),
    ...(scaling && {
      autoScaling: {
        minCapacity: scaling.limits.min,
        maxCapacity: scaling.limits.max,
        ...scaling.policies.settingsFor(
          { cluster, serviceName: name, target: targets.find(({ listeners }) => !listeners) },
          issues,
        ),
        ...(scaling.limits.raw && { raw: copied(scaling.limits.raw) }),
      },
    }),
    ...(launchType !== 'MANAGED_INSTANCES' && { launchType }),
    capacityProviderStrategy: settings.capacityProviderStrategy ?? fittingDefault(cluster, taskDefinition, daemon),
    ...(platformVersion !== undefined && { platformVersion }),
    ...(gracePeriod !== undefined && { healthCheckGracePeriodSeconds: gracePeriod }),
    minimumHealthyPercent,
    maximumPercent,
    circuitBreaker: settings.circuitBreaker ?? { enable: breaks, rollback: breaks },
    deployment: { ...deployment, ...(strategy && { strategy }), ...(alarms && { alarms }) },
    availabilityZoneRebalancing:
      settings.availabilityZoneRebalancing ??
      (canRebalance(settings, maximumPercent, launchType) ? 'ENABLED' : 'DISABLED'),
    enableExecuteCommand: settings.executeCommand ?? false,
    settings: apiSettings(settings, found, taskDefinition),
    unsaid: unsaidOf(settings),
    ...(raw && { raw }),
    tags,
  }
}

function unsaidOf({ raw = {}, strategy, ...settings }: Settings): readonly string[] {
  const { bakeTime, hooks } = strategy.options
  const said: Readonly<Record<string, unknown>> = {
    availabilityZoneRebalancing: settings.availabilityZoneRebalancing,
    capacityProviderStrategy: settings.capacityProviderStrategy,
    'deploymentConfiguration.alarms': settings.alarms ?? settings.recommended,
    'deploymentConfiguration.bakeTimeInMinutes': bakeTime,
    'deploymentConfiguration.deploymentCircuitBreaker': settings.circuitBreaker,
    'deploymentConfiguration.lifecycleHooks': hooks,
    'deploymentConfiguration.maximumPercent': settings.maximumPercent,
    'deploymentConfiguration.minimumHealthyPercent': settings.minimumHealthyPercent,
    desiredCount: settings.desiredCount ?? settings.scaling ?? settings.daemon,
    enableECSManagedTags: settings.enableECSManagedTags,
    enableExecuteCommand: settings.executeCommand,
    gatewayConnectors: raw.gatewayConnectors,
    healthCheckGracePeriodSeconds: settings.gracePeriod,
    loadBalancers: settings.targets[0],
    monitoring: raw.monitoring,
    placementConstraints: settings.placementConstraints,
    placementStrategy: settings.placementStrategy,
    platformVersion: settings.platformVersion,
    propagateTags: settings.propagateTags,
    serviceConnectConfiguration: settings.connect,
    serviceRegistries: settings.serviceRegistries,
    volumeConfigurations: settings.volume,
    vpcLatticeConfigurations: settings.lattice,
  }
  const asIs: Readonly<Record<string, unknown>> = { ...raw, ...prefixed(raw.deploymentConfiguration) }
  return Object.keys(said).filter(path => said[path] === undefined && asIs[path] === undefined)
}

const prefixed = (deployment: object = {}) =>
  Object.fromEntries(Object.entries(deployment).map(([field, value]) => [`deploymentConfiguration.${field}`, value]))

/** The default strategy of the cluster, where its providers can run the tasks: else the launch type is asked for. */
export function fittingDefault(
  cluster: ClusterModel | undefined,
  taskDefinition: TaskDefinitionModel | undefined,
  daemon: boolean,
): readonly CapacityProviderStrategyItem[] {
  const strategy = cluster?.defaultCapacityProviderStrategy ?? []
  const type = launchTypeOf(taskDefinition)
  const onFargate = strategy.some(({ capacityProvider }) => isFargate(capacityProvider))
  return daemon || type === 'EXTERNAL' || onFargate !== (type === 'FARGATE') ? [] : strategy
}

/** What a definition runs on. */
export function launchTypeOf(taskDefinition: TaskDefinitionModel | undefined): LaunchType {
  return taskDefinition?.launchType ?? 'FARGATE'
}

function apiSettings(
  settings: Settings,
  found: FoundParts,
  taskDefinition: TaskDefinitionModel | undefined,
): ServiceModel['settings'] {
  const { name, connect, lattice, volume, tags, placementConstraints, placementStrategy } = settings
  const serviceRegistries = found.registry ? ([found.registry] as const) : settings.serviceRegistries
  return {
    enableECSManagedTags: settings.enableECSManagedTags ?? true,
    propagateTags: settings.propagateTags ?? 'SERVICE',
    ...(placementConstraints && { placementConstraints }),
    ...(placementStrategy && { placementStrategy }),
    ...(serviceRegistries && { serviceRegistries }),
    ...(connect && { serviceConnectConfiguration: connectOf(connect, { ...found, taskDefinition }, name, tags) }),
    ...(volume && { volumeConfigurations: [volumeOf(volume.name, volume.options, name, tags)] }),
    ...(lattice && { vpcLatticeConfigurations: lattice.map(each => latticeOf(each, name, tags)) }),
  }
}

function canRebalance(settings: Settings, maximumPercent: number, launchType: string): boolean {
  const { daemon, placementStrategy: [first] = [], placementConstraints = [] } = settings
  if (daemon || maximumPercent <= 100 || launchType === 'EXTERNAL') return false
  if (first && !(first.type === 'spread' && first.field === ZONE)) return false
  return !placementConstraints.some(each => each.type === 'memberOf' && each.expression.includes(ZONE))
}
