import type {
  AwsVpcConfiguration,
  LaunchType,
  Tag,
  TaskDefinition,
  TaskOverride,
  TaskStopCode,
} from '@aws-sdk/client-ecs'
import { defaultGroupsOf, networking } from '../ec2/state.ts'
import type { World } from '../operation.ts'
import { type ContainerTimeline, containerTimelines } from './container-timeline.ts'
import { bindPorts, type ContainerBinding } from './host-port.ts'
import {
  type ClusterState,
  containers,
  type DeploymentState,
  ecsArn,
  type InstanceState,
  now,
  type ServiceState,
} from './state.ts'
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

/** Starts one task. Everything that follows happens on the virtual clock. */
export function startTask(world: World, launch: TaskLaunch, watcher: TaskWatcher): TaskState {
  const { cluster, service, definition, network } = launch
  const id = world.id(32)
  const { subnets = [], securityGroups = [] } = network ?? {}
  const subnetId = subnets[Math.floor(world.random() * subnets.length)] ?? ''
  const arn = ecsArn(world, `task/${cluster.name}/${id}`)
  const ec2 = networking(world)
  const placed = subnetId
    ? ec2.attachInterface({
        subnetId,
        groups: securityGroups.length > 0 ? securityGroups : defaultGroupsOf(world, ec2.subnets.get(subnetId)?.vpcId),
        description: arn,
        requesterId: 'amazon-ecs',
      })
    : undefined
  const task: TaskState = {
    ...launch,
    arn,
    id,
    containers: containerTimelines(world, definition.containerDefinitions ?? [], !service).map(timeline => ({
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
    bindings: bindPorts(definition, launch.instance, cluster.tasks.values()),
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
  cluster.tasks.set(id, task)
  service?.tasks.add(task)
  containers(world).tags.set(arn, [...launch.tags])
  new TaskRun(world, task, watcher).provision()
  return task
}
