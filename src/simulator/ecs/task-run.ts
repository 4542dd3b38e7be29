import type { TaskStopCode } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { ContainerState, TaskState, TaskWatcher } from './account-state.ts'
import { endpointsFor } from './connect-endpoint.ts'
import { openLogs, writeLogs } from './container-log.ts'
import { runError } from './container-timeline.ts'
import { startRefusal } from './execution-need.ts'
import { pullError } from './image.ts'
import { noWay } from './isolation.ts'
import { missingSecret } from './missing-secret.ts'
import { registerInstances, tellHealth } from './registration.ts'
import { roleRefusal } from './role.ts'
import { startProblem, startWords } from './start-problem.ts'
import { now } from './state.ts'
import { stopTask } from './task-stop.ts'
import { registerTargets, STABLE_SECONDS } from './task-target.ts'

/** The life of a task from its start to its stop, on the virtual clock. */
export class TaskRun {
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
    this.#task.pullingSince = now(this.#world)
    const failed =
      this.#noAddress() ??
      roleRefusal(this.#world, this.#task.definition) ??
      noWay(this.#world, this.#task) ??
      startRefusal(this.#world, this.#task) ??
      missingSecret(this.#world, this.#task) ??
      openLogs(this.#world, this.#task)
    if (failed) {
      this.#stop('TaskFailedToStart', failed)
      return
    }
    const problem = startProblem(this.#world, this.#task)
    if (problem) {
      this.#stop(problem.code, problem.reason)
      return
    }
    for (const container of this.#task.containers) container.reason = pullError(this.#world, this.#task, container)
    const error = this.#task.containers.find(({ reason }) => reason)?.reason
    if (error) {
      this.#stop('TaskFailedToStart', error)
      return
    }
    this.#task.pulledAt = now(this.#world)
    this.#task.endpoints = endpointsFor(this.#world, this.#task)
    for (const container of this.#task.containers) this.#play(container)
    const last = Math.max(...this.#task.containers.map(container => container.timeline.start))
    // Infinity: a dependency will stop the task before all containers have started.
    if (Number.isFinite(last)) this.#later(last + 1, () => this.#activate())
  }

  #noAddress(): string | undefined {
    const { subnetId, networkInterfaceId } = this.#task
    return subnetId && !networkInterfaceId ? startWords(this.#world, this.#task, 'subnet full') : undefined
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
        tellHealth(this.#world, this.#task)
        this.#watcher.changed(this.#task)
      })
    if (Number.isFinite(timeline.unhealthy))
      this.#later(timeline.unhealthy, () => {
        container.healthStatus = 'UNHEALTHY'
        tellHealth(this.#world, this.#task)
        // Only a service stops and replaces a task that is unhealthy.
        if (this.#task.service && timeline.definition.essential !== false)
          this.#stop('ServiceSchedulerInitiated', 'Task failed container health checks')
      })
    if (Number.isFinite(timeline.exit)) this.#later(timeline.exit, () => this.#exit(container))
    const { failure } = timeline
    if (failure?.how === 'stopped')
      this.#later(timeline.start + (failure.afterSeconds ?? 30), () =>
        this.#stop(failure.stopCode ?? 'ServiceSchedulerInitiated', failure.reason),
      )
  }

  #exit(container: ContainerState): void {
    const { failure, definition, exitCode } = container.timeline
    container.lastStatus = 'STOPPED'
    container.exitCode = exitCode
    if (failure?.how === 'exits') container.reason = failure.reason
    if (failure?.how === 'out of memory') container.reason = 'OutOfMemoryError: Container killed due to memory usage'
    if (failure?.how === 'exits' || failure?.how === 'out of memory')
      writeLogs(this.#world, this.#task, container, failure.log ?? [])
    if (definition.essential !== false) this.#stop('EssentialContainerExited', 'Essential container in task exited')
    else if (exitCode !== 0) this.#failDependents(container)
  }

  #failDependents({ image, name }: ContainerState): void {
    const dependents = this.#task.containers.filter(({ timeline }) =>
      timeline.definition.dependsOn?.some(each => each.containerName === name && each.condition === 'SUCCESS'),
    )
    if (dependents.length === 0) return
    if (!this.#task.instance) {
      // On Fargate AWS says no more than this: only the exit code tells which container it was.
      this.#stop('EssentialContainerExited', 'Essential container in task exited')
      return
    }
    // The agent says it of those that waited: task_manager.go and dependencygraph/graph.go in aws/amazon-ecs-agent.
    for (const each of dependents) {
      each.exitCode = 143
      each.reason = `CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [${name}(${image}) (STOPPED->STOPPED)] for target [${each.name}(${each.image}) (PULLED->RUNNING)] as dependency did not exit successfully.`
    }
    this.#stop('TaskFailedToStart', 'Task failed to start')
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
      registerInstances(this.#world, this.#task)
      this.#become('RUNNING')
      this.#later(STABLE_SECONDS, () => this.#watcher.changed(this.#task))
    })
  }

  #become(status: string): void {
    this.#task.version += 1
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
