import type { TaskDefinition, TaskStopCode } from '@aws-sdk/client-ecs'
import { networking } from '../ec2/state.ts'
import type { World } from '../operation.ts'
import { type ContainerTimeline, containerTimelines } from './container-timeline.ts'
import { bindPorts, type ContainerBinding } from './host-port.ts'
import { type ClusterState, type DeploymentState, ecsArn, type InstanceState, now, type ServiceState } from './state.ts'
import { TaskRun } from './task-run.ts'
import type { TaskTarget } from './task-target.ts'

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

export interface TaskState {
  readonly arn: string
  readonly id: string
  readonly cluster: ClusterState
  readonly service: ServiceState
  readonly deployment: DeploymentState
  readonly definition: TaskDefinition
  /** The container instance that it runs on; undefined on Fargate. */
  readonly instance: InstanceState | undefined
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
  /** It counts up with each change of its state, as in task events. */
  version: number
  pullingSince: Date | undefined
  pulledAt: Date | undefined
  startedAt: Date | undefined
  stoppingAt: Date | undefined
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

/** Starts one task of a deployment. Everything that follows happens on the virtual clock. */
export function startTask(
  world: World,
  service: ServiceState,
  deployment: DeploymentState,
  definition: TaskDefinition,
  watcher: TaskWatcher,
  instance?: InstanceState,
): TaskState {
  const id = world.id(32)
  const { subnets = [], securityGroups = [] } =
    deployment.revision.settings.networkConfiguration?.awsvpcConfiguration ?? {}
  const subnetId = subnets[Math.floor(world.random() * subnets.length)] ?? ''
  const arn = ecsArn(world, `task/${service.cluster.name}/${id}`)
  const placed = subnetId
    ? networking(world).attachInterface({
        subnetId,
        groups: securityGroups,
        description: arn,
        requesterId: 'amazon-ecs',
      })
    : undefined
  const task: TaskState = {
    arn,
    id,
    cluster: service.cluster,
    service,
    deployment,
    definition,
    instance,
    containers: containerTimelines(world, definition.containerDefinitions ?? []).map(timeline => ({
      name: timeline.definition.name ?? '',
      image: timeline.definition.image ?? '',
      runtimeId: `${id}-${world.id(10)}`,
      timeline,
      lastStatus: 'PENDING',
      healthStatus: 'UNKNOWN',
      exitCode: undefined,
      reason: undefined,
    })),
    networkInterfaceId: placed?.networkInterfaceId ?? '',
    subnetId,
    address: placed?.privateIpAddress ?? '',
    bindings: bindPorts(definition, instance, service.cluster.tasks.values()),
    createdAt: now(world),
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    targets: [],
    version: 1,
    pullingSince: undefined,
    pulledAt: undefined,
    startedAt: undefined,
    stoppingAt: undefined,
    stoppedAt: undefined,
    stopCode: undefined,
    stoppedReason: undefined,
  }
  service.cluster.tasks.set(id, task)
  service.tasks.add(task)
  new TaskRun(world, task, watcher).provision()
  return task
}
