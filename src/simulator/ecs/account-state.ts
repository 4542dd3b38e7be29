import type {
  AwsVpcConfiguration,
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterSetting,
  CreateServiceRequest,
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookStage,
  DeploymentLifecycleHookStatus,
  DeploymentLifecycleHookTargetType,
  LaunchType,
  NetworkBinding,
  ServiceDeploymentLifecycleStage,
  ServiceDeploymentStatus,
  Tag,
  TaskDefinition,
  TaskOverride,
  TaskStopCode,
} from '@aws-sdk/client-ecs'
import type { RegisteredTarget } from '../target-registry.ts'
import type { ContainerTimeline } from './container-timeline.ts'

export interface InstanceState {
  readonly arn: string
  readonly id: string
  readonly ec2InstanceId: string
  readonly registeredAt: Date
  readonly cpu: number
  readonly memoryMiB: number
  readonly attributes: Readonly<Record<string, string>>
  /** Undefined where nobody has said what network it is in. */
  readonly networkInterfaceId: string | undefined
  /** The capacity provider whose Auto Scaling group it is of. */
  readonly capacityProviderName?: string | undefined
  /** On one that is draining no more tasks start. */
  status: 'ACTIVE' | 'DRAINING'
}

export interface ClusterState {
  readonly arn: string
  readonly name: string
  status: 'ACTIVE' | 'INACTIVE'
  settings: ClusterSetting[]
  configuration: ClusterConfiguration | undefined
  capacityProviders: string[]
  strategy: CapacityProviderStrategyItem[]
  /** The ARN of the namespace that Service Connect uses where a service names none. */
  namespace: string | undefined
  readonly services: Map<string, ServiceState>
  readonly tasks: Map<string, TaskState>
  /** Container instances by id. */
  readonly instances: Map<string, InstanceState>
}

/** What a service is asked to be, apart from its identity and its count. The task definition is an ARN. */
export type ServiceSettings = Omit<
  CreateServiceRequest,
  'serviceName' | 'cluster' | 'clientToken' | 'desiredCount' | 'tags' | 'taskDefinition'
> & { readonly taskDefinition: string }

export interface RevisionState {
  readonly arn: string
  readonly createdAt: Date
  readonly settings: ServiceSettings
}

export interface DeploymentState {
  readonly id: string
  readonly revision: RevisionState
  readonly createdAt: Date
  updatedAt: Date
  status: 'PRIMARY' | 'ACTIVE'
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  rolloutStateReason: string
  /** Failures since the last task that ran well. */
  failedTasks: number
  /** Whether the scheduler has seen it: until then it asks for no task. */
  begun: boolean
  /** No task starts before this time: ECS slows down when tasks keep failing. */
  nextStart: number
  /** Whether a task has found no place. */
  unplaced: boolean
  record: ServiceDeploymentState
}

/** PRE_PRODUCTION_TRAFFIC_SHIFT is documented, though the SDK's type does not have it. */
export type LifecycleStage = ServiceDeploymentLifecycleStage | DeploymentLifecycleHookStage

export interface HookRun {
  readonly hookId: string | undefined
  readonly targetType: DeploymentLifecycleHookTargetType
  readonly targetArn: string | undefined
  readonly expiresAt: Date
  readonly timeoutAction: DeploymentLifecycleHookAction
  status: DeploymentLifecycleHookStatus
  /** Ends the hook, unless it has ended. */
  resolve(status: DeploymentLifecycleHookStatus, goesOn: boolean): void
}

/** Where a deployment is that shifts traffic. */
export interface StrategyState {
  stage: LifecycleStage | undefined
  /** Whether its tasks may start. */
  scaling: boolean
  /** Percent of production traffic that its tasks get. */
  production: number
  test: number
  /** The scheduler tells it that all tasks are healthy. */
  scaled(): void
}

export interface ServiceDeploymentState {
  readonly arn: string
  readonly target: RevisionState
  readonly sources: readonly RevisionState[]
  readonly createdAt: Date
  startedAt: Date | undefined
  finishedAt: Date | undefined
  updatedAt: Date
  status: ServiceDeploymentStatus
  statusReason: string | undefined
  failureCount: number
  threshold: number
  triggered: boolean
  /** Alarms that were up before it started, and those that went up since. */
  readonly raised: readonly string[]
  alarmed: readonly string[]
  /** When all tasks were in place, and the alarms began to be watched for a last while. */
  bakesUntil: number | undefined
  readonly hooks: HookRun[]
  strategy: StrategyState | undefined
  rollback: { reason: string; startedAt: Date; serviceRevisionArn: string } | undefined
}

export interface ServiceState {
  readonly arn: string
  readonly name: string
  readonly cluster: ClusterState
  readonly clientToken: string | undefined
  readonly createdAt: Date
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE'
  settings: ServiceSettings
  /** What an empty strategy goes back to: nothing, where it was made with capacity providers. */
  readonly madeWith: LaunchType | undefined
  desiredCount: number
  /** The newest first: the primary, then those that still have tasks. */
  deployments: DeploymentState[]
  readonly records: ServiceDeploymentState[]
  readonly revisions: RevisionState[]
  /** The revision of the last deployment that completed: what a rollback goes back to. */
  lastCompleted: DeploymentState | undefined
  readonly events: { readonly id: string; readonly createdAt: Date; readonly message: string }[]
  steady: boolean
  /** Its tasks that the cluster still knows. */
  readonly tasks: Set<TaskState>
}

export interface ContainerState {
  readonly name: string
  readonly image: string
  readonly runtimeId: string
  readonly timeline: ContainerTimeline
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED'
  healthStatus: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY'
  exitCode: number | undefined
  reason: string | undefined
}

/** What is asked of one task. */
export interface TaskLaunch {
  readonly cluster: ClusterState
  /** What a service starts it for; undefined for a task of its own. */
  readonly service?: ServiceState
  readonly deployment?: DeploymentState
  /** With what overrides have changed. */
  readonly definition: TaskDefinition
  readonly overrides?: TaskOverride | undefined
  readonly network: AwsVpcConfiguration | undefined
  readonly launchType: LaunchType
  readonly capacityProviderName?: string | undefined
  readonly platformVersion?: string | undefined
  readonly enableExecuteCommand?: boolean | undefined
  readonly group: string
  readonly startedBy: string | undefined
  readonly tags: readonly Tag[]
  /** The container instance that it runs on; undefined on Fargate. */
  readonly instance?: InstanceState | undefined
}

/** A name and port that the proxy of a task knows. */
export interface ConnectEndpoint {
  readonly host: string
  readonly port: number
  readonly server: ServiceState
  /** Where the proxies of the server listen. */
  readonly ingressPort: number
}

export interface TaskState extends TaskLaunch {
  readonly arn: string
  readonly id: string
  readonly containers: readonly ContainerState[]
  readonly networkInterfaceId: string
  readonly subnetId: string
  readonly address: string
  /** The ports of its instance that it has. */
  readonly bindings: readonly ContainerBinding[]
  readonly createdAt: Date
  lastStatus: string
  desiredStatus: 'RUNNING' | 'STOPPED'
  targets: TaskTarget[]
  /** What its proxy of Service Connect knows. */
  endpoints: readonly ConnectEndpoint[]
  /** It counts up with each change of its state, as in task events. */
  version: number
  pullingSince: Date | undefined
  pulledAt: Date | undefined
  startedAt: Date | undefined
  stoppingAt: Date | undefined
  /** When the first essential container ended. */
  executionStoppedAt: Date | undefined
  stoppedAt: Date | undefined
  stopCode: TaskStopCode | undefined
  stoppedReason: string | undefined
}

/** What the scheduler wants to hear about its tasks. */
export interface TaskWatcher {
  changed(task: TaskState): void
  /** The task has just been told to stop, for the reason that it carries. */
  stopping(task: TaskState): void
}

export interface ContainerBinding {
  readonly container: string
  readonly containerPort: number
  readonly hostPort: number
  readonly protocol: NetworkBinding['protocol']
}

export interface HealthTrouble {
  readonly reason: string
  readonly description: string
}

/** One place where a task receives traffic. */
export interface TaskTarget {
  readonly targetGroupArn: string
  readonly port: number
  readonly registered: RegisteredTarget
  /** What its health checks find, where a script says that they never pass. */
  readonly scripted: HealthTrouble | undefined
  /** What they have found. */
  trouble: HealthTrouble | undefined
  /** Ends its health checks. */
  endChecks: () => void
}
