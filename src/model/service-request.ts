import type { CapacityProviderStrategyItem } from './cluster.ts'
import { type Deferrable, isDeferred, known, type Value } from './deferred.ts'
import type { DeploymentConfiguration } from './deployment.ts'
import type { DiscoveryServiceModel } from './discovery-service.ts'
import type { EbsVolume } from './ebs-volume.ts'
import { isModel, isPlainData, type Model } from './index.ts'
import type { ListenerModel } from './listener.ts'
import type { ListenerRuleModel } from './listener-rule.ts'
import { isDefaultNetwork, type NetworkModel } from './network.ts'
import type { PlacementConstraint, PlacementStrategy } from './placement.ts'
import type { RoleModel } from './role.ts'
import type { SecurityGroupModel } from './security-group.ts'
import type { ServiceModel, ServiceTarget } from './service.ts'
import type { ServiceConnectConfiguration } from './service-connect.ts'
import type { TargetGroupModel } from './target-group.ts'

/** The ARN of a rule of an Application Load Balancer, or of a listener of a Network Load Balancer. */
export type ProductionArn =
  | `arn:${string}:elasticloadbalancing:${string}:listener-rule/app/${string}`
  | `arn:${string}:elasticloadbalancing:${string}:listener/net/${string}`

/** A target group that tasks of a service are registered in. */
export interface ServiceLoadBalancer {
  readonly targetGroupArn: TargetGroupModel | string
  readonly containerName: string
  readonly containerPort: number
  readonly advancedConfiguration?: {
    readonly alternateTargetGroupArn: TargetGroupModel | string
    readonly productionListenerRule: ListenerRuleModel | ListenerModel | ProductionArn
    readonly testListenerRule?: ListenerRuleModel | ListenerModel | ProductionArn
    readonly roleArn: RoleModel | string
  }
}

/** A Cloud Map service that tasks are registered in. */
export interface ServiceRegistry {
  readonly registryArn: DiscoveryServiceModel | string
  readonly port?: number
  readonly containerName?: string
  readonly containerPort?: number
}

/** A VPC Lattice target group that tasks are registered in. */
export interface VpcLattice {
  readonly roleArn: RoleModel | string
  readonly targetGroupArn: string
  readonly portName: string
  readonly advancedConfiguration?: {
    readonly alternateTargetGroupArn?: string
    readonly productionListenerRule?: string
    readonly testListenerRule?: string
  }
}

/** A gateway that sends requests to a port of the tasks. */
export interface GatewayConnector {
  readonly portName: string
  readonly healthCheck?: {
    readonly healthCheckProtocol?: 'HTTP' | 'HTTPS'
    readonly healthCheckPort?: number
    readonly healthCheckPath?: string
    readonly healthCheckTimeoutSeconds?: number
    readonly healthCheckIntervalSeconds?: number
    readonly healthyThresholdCount?: number
    readonly unhealthyThresholdCount?: number
    readonly matcher?: { readonly httpCode?: string; readonly grpcCode?: string }
  }
}

/** Metrics of a service that are measured more often. */
export interface ServiceMonitoring {
  readonly metricConfigurations: readonly {
    readonly metricNames: readonly ('CPUUtilization' | 'MemoryUtilization')[]
    readonly resolutionSeconds: 20 | 60
  }[]
}

/**
 * What CreateService and UpdateService take, save names, tags and tokens. A resource of the stack stands where AWS
 * wants its ARN or id.
 */
export interface ServiceRequest {
  readonly schedulingStrategy?: 'REPLICA' | 'DAEMON'
  readonly desiredCount?: number
  readonly launchType?: 'EC2' | 'FARGATE' | 'EXTERNAL'
  readonly capacityProviderStrategy?: readonly CapacityProviderStrategyItem[]
  readonly platformVersion?: string
  readonly networkConfiguration?: {
    readonly awsvpcConfiguration: {
      readonly subnets: NetworkModel | readonly string[]
      readonly securityGroups?: readonly (SecurityGroupModel | string)[]
      readonly assignPublicIp?: 'ENABLED' | 'DISABLED'
    }
  }
  readonly loadBalancers?: readonly ServiceLoadBalancer[]
  readonly healthCheckGracePeriodSeconds?: number
  /** CodeDeploy and task sets are not here: no deployment of theirs can be started by UpdateService. */
  readonly deploymentController?: { readonly type: 'ECS' }
  readonly deploymentConfiguration?: DeploymentConfiguration
  readonly availabilityZoneRebalancing?: 'ENABLED' | 'DISABLED'
  readonly placementConstraints?: readonly PlacementConstraint[]
  readonly placementStrategy?: readonly PlacementStrategy[]
  readonly serviceRegistries?: readonly [ServiceRegistry?]
  readonly serviceConnectConfiguration?: ServiceConnectConfiguration
  readonly volumeConfigurations?: readonly { readonly name: string; readonly managedEBSVolume: EbsVolume }[]
  readonly vpcLatticeConfigurations?: readonly VpcLattice[]
  readonly gatewayConnectors?: readonly [GatewayConnector?]
  readonly monitoring?: ServiceMonitoring
  readonly enableExecuteCommand?: boolean
  readonly enableECSManagedTags?: boolean
  readonly propagateTags?: 'SERVICE' | 'TASK_DEFINITION' | 'NONE'
}

/** What `.raw()` may set: it replaces what the builder makes of a field, within `deploymentConfiguration` each field alone. */
export type RawServiceSettings = Omit<
  ServiceRequest,
  'desiredCount' | 'launchType' | 'schedulingStrategy' | 'deploymentController'
>

/** What a request is made of. A service that is not complete yet lacks some of it. */
export type RequestedService = Omit<ServiceModel, 'kind' | 'id' | 'cluster' | 'taskDefinition' | 'tags'> &
  Partial<Pick<ServiceModel, 'taskDefinition'>>

/** What AWS is asked for. */
export function requestOf(service: RequestedService): Deferrable<ServiceRequest> {
  const { raw = {}, settings, network, targets, autoScaling } = service
  const { circuitBreaker, minimumHealthyPercent, maximumPercent, deployment, ...rest } = service
  const own: ServiceRequest = {
    ...settings,
    deploymentController: { type: 'ECS' },
    schedulingStrategy: rest.schedulingStrategy,
    ...(rest.desiredCount !== undefined && { desiredCount: autoScaling?.minCapacity ?? rest.desiredCount }),
    ...(rest.capacityProviderStrategy.length > 0
      ? { capacityProviderStrategy: rest.capacityProviderStrategy }
      : !raw.capacityProviderStrategy && rest.launchType && { launchType: rest.launchType }),
    ...(rest.platformVersion !== undefined && { platformVersion: rest.platformVersion }),
    ...(network && {
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: network,
          securityGroups: rest.securityGroups,
          assignPublicIp: hasPublicAddress(network, service) ? 'ENABLED' : 'DISABLED',
        },
      },
    }),
    ...(targets.length > 0 && { loadBalancers: targets.map(loadBalancerOf) }),
    ...(rest.healthCheckGracePeriodSeconds !== undefined && {
      healthCheckGracePeriodSeconds: rest.healthCheckGracePeriodSeconds,
    }),
    availabilityZoneRebalancing: rest.availabilityZoneRebalancing,
    enableExecuteCommand: rest.enableExecuteCommand,
  }
  const deploymentConfiguration = {
    ...deployment,
    minimumHealthyPercent,
    maximumPercent,
    deploymentCircuitBreaker: circuitBreaker,
    ...raw.deploymentConfiguration,
  }
  return { ...own, ...raw, deploymentConfiguration }
}

// Only Fargate gives addresses, and the default network asks for them without being told to.
export function hasPublicAddress(
  network: NetworkModel,
  { taskDefinition }: Pick<RequestedService, 'taskDefinition'>,
): boolean {
  return (
    network.assignPublicIp && (!isDefaultNetwork(network) || (taskDefinition?.launchType ?? 'FARGATE') === 'FARGATE')
  )
}

function loadBalancerOf({ containerName, containerPort, targetGroup, rules, listeners = [], shift }: ServiceTarget) {
  const loadBalancer = { targetGroupArn: targetGroup, containerName, containerPort }
  const [production = shift?.given?.production] = [...rules, ...listeners]
  if (!shift || !production) return loadBalancer
  const { alternate, role, testRule, testListener, given } = shift
  const test = testRule ?? testListener ?? given?.test
  return {
    ...loadBalancer,
    advancedConfiguration: {
      alternateTargetGroupArn: alternate,
      productionListenerRule: production,
      ...(test && { testListenerRule: test }),
      roleArn: role,
    },
  }
}

/** The same data with `standIn` each resource in its place, and the text of what is deferred. */
export function resolved(
  value: unknown,
  standIn: (resource: Model) => unknown,
  textFor: (value: Value) => string,
): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => resolved(item, standIn, textFor))
  if (isModel(value)) return standIn(value)
  if (isDeferred(value)) return known(value, textFor)
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, isPlainData(key) ? part : resolved(part, standIn, textFor)]),
  )
}
