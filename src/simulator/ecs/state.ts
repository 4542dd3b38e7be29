import type {
  CapacityProviderStrategyItem,
  ClusterConfiguration,
  ClusterSetting,
  CreateServiceRequest,
  DeploymentLifecycleHookAction,
  DeploymentLifecycleHookStage,
  DeploymentLifecycleHookStatus,
  DeploymentLifecycleHookTargetType,
  ServiceDeploymentLifecycleStage,
  ServiceDeploymentStatus,
  Tag,
  TaskDefinition,
} from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { TaskState } from './task.ts'

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

export interface Containers {
  readonly clusters: Map<string, ClusterState>
  /** Revisions by family, the first revision first. */
  readonly taskDefinitions: Map<string, TaskDefinition[]>
  /** Tags by resource ARN. */
  readonly tags: Map<string, Tag[]>
}

/** The state of ECS. */
export function containers(world: World): Containers {
  return world.state('ecs', () => ({ clusters: new Map(), taskDefinitions: new Map(), tags: new Map() }))
}

/** What exists beyond a new account. Inactive clusters, services and revisions are gone. */
export function resources(world: World): readonly string[] {
  const { clusters, taskDefinitions } = containers(world)
  const live = [...clusters.values()].filter(cluster => cluster.status === 'ACTIVE')
  return [
    ...live.map(cluster => cluster.arn),
    ...live.flatMap(({ services }) =>
      [...services.values()].filter(each => each.status !== 'INACTIVE').map(each => each.arn),
    ),
    ...live.flatMap(({ tasks }) =>
      [...tasks.values()].filter(task => task.lastStatus !== 'STOPPED').map(task => task.arn),
    ),
    ...[...taskDefinitions.values()]
      .flat()
      .filter(definition => definition.status === 'ACTIVE')
      .map(definition => definition.taskDefinitionArn ?? ''),
  ]
}

export const ecsArn = (world: World, resource: string): string =>
  `arn:${world.partition}:ecs:${world.region}:${world.account}:${resource}`

/** The name in a name or an ARN. */
export const shortName = (reference: string): string => reference.split('/').at(-1) ?? reference

export const now = (world: World): Date => new Date(world.clock.now())

/** ECS makes the service deployment some time after the deployment. */
export const isListed = (world: World, { createdAt }: ServiceDeploymentState): boolean => createdAt <= now(world)
