import type { TaskDefinition, TaskStopCode } from '@aws-sdk/client-ecs'
import { networking } from '../ec2/state.ts'
import type { World } from '../operation.ts'
import { openLogs, writeLogs } from './container-log.ts'
import { type ContainerTimeline, containerTimelines, runError } from './container-timeline.ts'
import { pullError } from './image.ts'
import { roleRefusal } from './role.ts'
import { startProblem } from './start-problem.ts'
import { type ClusterState, type DeploymentState, ecsArn, type InstanceState, now, type ServiceState } from './state.ts'
import { stopTask } from './task-stop.ts'
import { registerTargets, STABLE_SECONDS, type TaskTarget } from './task-target.ts'

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
  readonly createdAt: Date
  lastStatus: string
  desiredStatus: 'RUNNING' | 'STOPPED'
  targets: TaskTarget[]
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
    createdAt: now(world),
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    targets: [],
    pulledAt: undefined,
    startedAt: undefined,
    stoppingAt: undefined,
    stoppedAt: undefined,
    stopCode: undefined,
    stoppedReason: undefined,
  }
  service.cluster.tasks.set(id, task)
  new TaskRun(world, task, watcher).provision()
  return task
}

class TaskRun {
  readonly #world: World
  readonly #task: TaskState
  readonly #watcher: TaskWatcher

  constructor(world: World, task: TaskState, watcher: TaskWatcher) {
    this.#world = world
    this.#task = task
    this.#watcher = watcher
  }

  provision(): void {
    this.#later(5 + this.#world.random() * 4, () => this.#become('PENDING'))
    this.#later(14 + this.#world.random() * 8, () => this.#pull())
  }

  #pull(): void {
    const failed = roleRefusal(this.#world, this.#task.definition) ?? openLogs(this.#world, this.#task)
    if (failed) {
      this.#stop('TaskFailedToStart', failed)
      return
    }
    const problem = startProblem(this.#world, this.#task)
    if (problem) {
      this.#stop(problem.code, problem.reason)
      return
    }
    for (const container of this.#task.containers)
      container.reason = pullError(this.#world, this.#task.definition, container)
    const error = this.#task.containers.find(({ reason }) => reason)?.reason
    if (error) {
      this.#stop('TaskFailedToStart', error)
      return
    }
    this.#task.pulledAt = now(this.#world)
    for (const container of this.#task.containers) this.#play(container)
    const last = Math.max(...this.#task.containers.map(container => container.timeline.start))
    // Infinity: a dependency will stop the task before all containers have started.
    if (Number.isFinite(last)) this.#later(last + 1, () => this.#activate())
  }

  #play(container: ContainerState): void {
    const { timeline } = container
    if (Number.isFinite(timeline.start))
      this.#later(timeline.start, () => {
        container.lastStatus = 'RUNNING'
        const { failure } = timeline
        if (failure?.how === 'unhealthy') writeLogs(this.#world, this.#task, container, failure.log ?? [])
        container.reason = runError(timeline)
        if (container.reason) this.#stop('TaskFailedToStart', container.reason)
      })
    if (timeline.definition.healthCheck && Number.isFinite(timeline.healthy))
      this.#later(timeline.healthy, () => {
        container.healthStatus = 'HEALTHY'
        this.#watcher.changed(this.#task)
      })
    if (Number.isFinite(timeline.unhealthy))
      this.#later(timeline.unhealthy, () => {
        container.healthStatus = 'UNHEALTHY'
        if (timeline.definition.essential !== false)
          this.#stop('ServiceSchedulerInitiated', 'Task failed container health checks')
      })
    if (Number.isFinite(timeline.exit)) this.#later(timeline.exit, () => this.#exit(container))
  }

  #exit(container: ContainerState): void {
    const { failure, definition, exitCode } = container.timeline
    container.lastStatus = 'STOPPED'
    container.exitCode = exitCode
    if (failure?.how === 'out of memory') container.reason = 'OutOfMemoryError: Container killed due to memory usage'
    if (failure?.how === 'exits' || failure?.how === 'out of memory')
      writeLogs(this.#world, this.#task, container, failure.log ?? [])
    if (definition.essential !== false) this.#stop('EssentialContainerExited', 'Essential container in task exited')
    // AWS says no more than this: only the exit code tells which container it was.
    else if (exitCode !== 0 && this.#needsSuccess(container.name))
      this.#stop('EssentialContainerExited', 'Essential container in task exited')
  }

  #needsSuccess(name: string): boolean {
    return this.#task.containers.some(({ timeline }) =>
      timeline.definition.dependsOn?.some(each => each.containerName === name && each.condition === 'SUCCESS'),
    )
  }

  #activate(): void {
    registerTargets(
      this.#world,
      this.#task,
      reason => this.#stop('ServiceSchedulerInitiated', reason),
      () => this.#watcher.changed(this.#task),
    )
    if (this.#task.targets.length > 0) this.#become('ACTIVATING')
    this.#later(this.#task.targets.length > 0 ? 2 : 0, () => {
      this.#task.startedAt = now(this.#world)
      this.#become('RUNNING')
      this.#later(STABLE_SECONDS, () => this.#watcher.changed(this.#task))
    })
  }

  #become(status: string): void {
    this.#task.lastStatus = status
    this.#watcher.changed(this.#task)
  }

  #stop(code: TaskStopCode, reason: string): void {
    stopTask(this.#world, this.#task, code, reason, this.#watcher)
  }

  #later(seconds: number, action: () => void): void {
    this.#world.clock.after(seconds * 1000, () => {
      if (this.#task.desiredStatus === 'RUNNING') action()
    })
  }
}
