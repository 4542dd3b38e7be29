import type { AutoScalingSettings } from './autoscaling.ts'
import type { CapacityProviderStrategyItem, ClusterModel } from './cluster.ts'
import type { ListenerRuleModel } from './listener-rule.ts'
import type { NetworkModel } from './network.ts'
import type { Resource, Tags } from './resource.ts'
import type { SecurityGroupModel } from './security-group.ts'
import type { TargetGroupModel } from './target-group.ts'
import type { TaskDefinitionModel } from './task-definition.ts'

/** A container port that receives traffic from a target group, and the rules that send it there. */
export interface ServiceTarget {
  readonly containerName: string
  readonly containerPort: number
  readonly targetGroup: TargetGroupModel
  readonly rules: readonly ListenerRuleModel[]
}

/** An ECS service that keeps tasks running. */
export interface ServiceModel extends Resource<'service'> {
  readonly serviceName: string
  readonly cluster: ClusterModel
  readonly taskDefinition: TaskDefinitionModel
  readonly network: NetworkModel
  readonly securityGroups: readonly SecurityGroupModel[]
  readonly targets: readonly ServiceTarget[]
  /** Tasks to run. With `autoScaling` it is only the number that the service starts with. */
  readonly desiredCount: number
  readonly autoScaling?: AutoScalingSettings
  /** Empty: launch type FARGATE. */
  readonly capacityProviderStrategy: readonly CapacityProviderStrategyItem[]
  readonly platformVersion: string
  readonly healthCheckGracePeriodSeconds?: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  readonly circuitBreaker: { readonly enable: boolean; readonly rollback: boolean }
  readonly availabilityZoneRebalancing: 'ENABLED' | 'DISABLED'
  readonly enableExecuteCommand: boolean
  readonly tags: Tags
}
