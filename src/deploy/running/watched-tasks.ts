import { nextTick } from '../../aws/clock.ts'
import type { Task } from '../../aws/shapes/ecs.ts'
import type { AccountContext } from '../context.ts'
import type { Launch } from './launch.ts'
import { TaskLog, type TaskLogLine } from './task-log.ts'

const POLL_MILLISECONDS = 2_000
/** How long an answer may lack a task: it has just started, or the answer is old. */
const UNKNOWN_MILLISECONDS = 120_000
/** Lines come late, also after the task has ended: so often nothing new, and it was all. */
const QUIET_LOOKS = 3

/** Receives the ARN of a task when it is there, and when it runs. */
export type OnTask = (arn: string, state: 'started' | 'running') => void

/**
 * Waits until the tasks have stopped and their logs are quiet. Lines are given as they come. A task that ECS shows no
 * more is given as it was seen last, and one that it never showed not at all.
 */
export async function watchTasks(
  arns: readonly string[],
  { request: { cluster }, definition }: Launch,
  { onLog, onTask }: { readonly onLog: ((line: TaskLogLine) => void) | undefined; readonly onTask: OnTask },
  context: AccountContext,
): Promise<{ readonly tasks: readonly Task[]; readonly unread: readonly string[] }> {
  const { aws, clock, signal, region } = context
  const containers = definition.containerDefinitions ?? []
  const logs = onLog
    ? arns.flatMap(arn => containers.map(container => new TaskLog(taskIdOf(arn), container, onLog, context, region)))
    : []
  const seen = new Map<string, Task>()
  const isOver = (): boolean => arns.every(arn => seen.get(arn)?.lastStatus === 'STOPPED')
  let lastWhole = clock.now()
  let quiet = 0
  for (;;) {
    if (!isOver()) {
      const { tasks = [] } = await aws.ecs('DescribeTasks', { cluster, tasks: [...arns] })
      for (const task of tasks) {
        const { taskArn, lastStatus } = task
        if (!taskArn) continue
        if (lastStatus === 'RUNNING' && seen.get(taskArn)?.lastStatus !== lastStatus) onTask(taskArn, 'running')
        seen.set(taskArn, task)
      }
      if (tasks.length >= arns.length) lastWhole = clock.now()
    }
    const news = await Promise.all(logs.map(log => log.read()))
    const ends = isOver() || clock.now() - lastWhole > UNKNOWN_MILLISECONDS
    quiet = ends && news.every(lines => lines === 0) ? quiet + 1 : 0
    if (quiet >= (logs.length > 0 ? QUIET_LOOKS : 1)) break
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
  const tasks = [...seen.values()]
  return { tasks, unread: logs.flatMap(log => log.unreadOf(tasks) ?? []) }
}

/** The id in the ARN of a task. */
export const taskIdOf = (arn: string): string => arn.split('/').at(-1) ?? arn
