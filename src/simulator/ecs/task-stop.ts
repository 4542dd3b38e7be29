import type { TaskStopCode } from '@aws-sdk/client-ecs'
import { networking } from '../ec2/state.ts'
import type { World } from '../operation.ts'
import type { TaskState, TaskWatcher } from './account-state.ts'
import { deregisterInstances } from './registration.ts'
import { containers, now } from './state.ts'
import { deregisterTargets, drainSeconds } from './task-target.ts'

const STOPPED_TASKS_STAY = 3_600_000

/** Stops a task: it leaves its target groups first, then its containers end. */
export function stopTask(
  world: World,
  task: TaskState,
  code: TaskStopCode,
  reason: string,
  watcher: TaskWatcher,
): void {
  if (task.desiredStatus === 'STOPPED') return
  task.desiredStatus = 'STOPPED'
  task.stopCode = code
  task.stoppedReason = reason
  task.stoppingAt = now(world)
  if (code === 'EssentialContainerExited') task.executionStoppedAt = now(world)
  task.version += 1
  const alive = code !== 'EssentialContainerExited' && code !== 'TaskFailedToStart'
  const drain =
    alive && task.targets.length > 0 ? Math.max(...task.targets.map(target => drainSeconds(world, target))) : 0
  deregisterTargets(world, task)
  deregisterInstances(world, task)
  task.lastStatus = drain > 0 ? 'DEACTIVATING' : 'STOPPING'
  const steps: readonly (readonly [number, () => void])[] = [
    [
      drain,
      () => {
        task.lastStatus = 'STOPPING'
      },
    ],
    [2 + world.random() * 3, () => endContainers(world, task)],
    [5 + world.random() * 5, () => finish(world, task)],
  ]
  let at = 0
  for (const [seconds, step] of steps) {
    at += seconds
    world.clock.after(at * 1000, () => {
      step()
      watcher.changed(task)
    })
  }
  watcher.stopping(task)
  watcher.changed(task)
}

function endContainers(world: World, task: TaskState): void {
  if (task.startedAt) task.executionStoppedAt ??= now(world)
  task.lastStatus = 'DEPROVISIONING'
  for (const container of task.containers) {
    // 143 is a container that ended on SIGTERM.
    if (container.lastStatus === 'RUNNING') container.exitCode ??= 143
    container.lastStatus = 'STOPPED'
  }
}

function finish(world: World, task: TaskState): void {
  task.lastStatus = 'STOPPED'
  task.stoppedAt = now(world)
  task.version += 1
  if (task.networkInterfaceId) networking(world).releaseInterface(task.networkInterfaceId, 0)
  world.clock.after(STOPPED_TASKS_STAY, () => {
    task.cluster.tasks.delete(task.id)
    task.service?.tasks.delete(task)
    containers(world).tags.delete(task.arn)
  })
}
