import type { AutoScalingSettings } from './autoscaling.ts'
import type { CapacityProviderStrategyItem, ClusterModel } from './cluster.ts'
import type { ClusterCapacityModel } from './cluster-capacity.ts'
import type { Deferrable } from './deferred.ts'
import type { CircuitBreaker, DeploymentConfiguration } from './deployment.ts'
import type { ListenerModel } from './listener.ts'
import type { ListenerRuleModel } from './listener-rule.ts'
import type { NetworkModel } from './network.ts'
import type { Resource, Tags } from './resource.ts'
import type { RoleModel } from './role.ts'
import type { SecurityGroupModel, SecurityGroupRulesModel } from './security-group.ts'
import type { ProductionArn, RawServiceSettings, ServiceRequest } from './service-request.ts'
import type { TargetGroupModel } from './target-group.ts'
import type { TaskModel } from './task.ts'
import type { TaskDefinitionModel } from './task-definition.ts'

/** What ECS needs to move traffic from one version to the next. */
export interface TrafficShift {
  /** The target group that the next version is registered in. ECS then swaps the two. */
  readonly alternate: TargetGroupModel
  /** Lets ECS change listener rules: made for the service, or the ARN of one that exists. */
  readonly role: RoleModel | string
  /** Sends test traffic to the next version. */
  readonly testRule?: ListenerRuleModel
  /** The same, of a Network Load Balancer. */
  readonly testListener?: ListenerModel
  /** Those of others, where the target groups are theirs. */
  readonly given?: { readonly production: ProductionArn; readonly test?: ProductionArn }
}

/** A container port that receives traffic from a target group, and the rules that send it there. */
export interface ServiceTarget {
  readonly containerName: string
  readonly containerPort: number
  readonly targetGroup: TargetGroupModel
  readonly rules: readonly ListenerRuleModel[]
  /** The listeners of a Network Load Balancer that send there. */
  readonly listeners?: readonly ListenerModel[]
  /** With a strategy that shifts traffic. Such a target has one rule, or one listener of a Network Load Balancer. */
  readonly shift?: TrafficShift
}

/** What a service says in the words of the API, beside what it has in common with other resources. */
export type ServiceSettings = Pick<
  ServiceRequest,
  | 'placementConstraints'
  | 'placementStrategy'
  | 'serviceRegistries'
  | 'serviceConnectConfiguration'
  | 'volumeConfigurations'
  | 'vpcLatticeConfigurations'
  | 'enableECSManagedTags'
  | 'propagateTags'
>

/** An ECS service that keeps tasks running. */
export interface ServiceModel extends Resource<'service'> {
  readonly serviceName: string
  readonly cluster: ClusterModel
  /** What its cluster has beyond Fargate, which has to be attached before it runs there. */
  readonly capacity?: ClusterCapacityModel
  readonly taskDefinition: TaskDefinitionModel
  /** Not there unless each task has a network interface of its own. */
  readonly network?: NetworkModel
  /** Its own first, where it has one; of tasks without an interface of their own, those of their instances. */
  readonly securityGroups: readonly SecurityGroupModel[]
  /** What it lets in beside its load balancers, and the rules of the groups that it was given. */
  readonly securityGroupRules?: readonly SecurityGroupRulesModel[]
  readonly targets: readonly ServiceTarget[]
  readonly schedulingStrategy: 'REPLICA' | 'DAEMON'
  /** Tasks to run; a daemon has none. With `autoScaling` it is only the number that the service starts with. */
  readonly desiredCount?: number
  readonly autoScaling?: AutoScalingSettings
  /** Where tasks run when there is no capacity provider strategy. */
  readonly launchType?: 'EC2' | 'FARGATE' | 'EXTERNAL'
  readonly capacityProviderStrategy: readonly CapacityProviderStrategyItem[]
  /** Of Fargate only. */
  readonly platformVersion?: string
  readonly healthCheckGracePeriodSeconds?: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  readonly circuitBreaker: CircuitBreaker
  /** The strategy and all else about deployments. */
  readonly deployment: Omit<
    DeploymentConfiguration,
    'minimumHealthyPercent' | 'maximumPercent' | 'deploymentCircuitBreaker'
  >
  readonly availabilityZoneRebalancing: 'ENABLED' | 'DISABLED'
  readonly enableExecuteCommand: boolean
  readonly settings: ServiceSettings
  /** The settings of the API, `deploymentConfiguration.alarms` among them, of which the program says nothing. */
  readonly unsaid: readonly string[]
  /** What was said in the shape of the API. */
  readonly raw?: Deferrable<RawServiceSettings>
  /**
   * Services whose deployments have to be over before this one changes, and tasks that run first. Where the stack has one
   * of that id, it is meant.
   */
  readonly after?: readonly (ServiceModel | TaskModel)[]
  readonly tags: Tags
}
