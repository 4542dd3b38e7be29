import type { TaskStopCode } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { schedule, watcherOf } from './scheduler.ts'
import { containers, shortName } from './state.ts'
import { stopTask } from './task-stop.ts'

/** Why AWS ends tasks that run. */
export type Interruption = 'spot' | 'maintenance'

const WORDS: Readonly<Record<Interruption, { readonly code: TaskStopCode; readonly reason: string }>> = {
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/spot-interruption-errors.html
  spot: { code: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' },
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-maintenance.html
  maintenance: {
    code: 'ServiceSchedulerInitiated',
    reason: 'ECS is performing maintenance on the underlying infrastructure hosting the task',
  },
}

/** Ends up to `count` running tasks of a service as AWS does, the oldest first. Gives their ARNs. */
export function interruptTasks(
  world: World,
  target: { readonly cluster: string; readonly service: string },
  why: Interruption,
  count = 1,
): string[] {
  const service = containers(world).clusters.get(shortName(target.cluster))?.services.get(shortName(target.service))
  if (!service) throw new Error(`There is no service ${target.service} in the cluster ${target.cluster}.`)
  const running = [...service.tasks].filter(
    ({ lastStatus, desiredStatus }) => lastStatus === 'RUNNING' && desiredStatus === 'RUNNING',
  )
  const ended = running.slice(0, count)
  const { code, reason } = WORDS[why]
  for (const task of ended) stopTask(world, task, code, reason, watcherOf(world, service))
  schedule(world, service)
  return ended.map(({ arn }) => arn)
}
