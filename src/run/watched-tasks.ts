import { nextTick } from '../aws/clock.ts'
import type { Task } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import type { Launch } from './launch.ts'
import { TaskLog, type TaskLogLine } from './task-log.ts'

const POLL_MILLISECONDS = 2_000
/** How long AWS may not know a task that it has just started. */
const UNKNOWN_MILLISECONDS = 120_000
/** Lines come late, also after the task has ended: so often nothing new, and it was all. */
const QUIET_LOOKS = 3

/** Waits until the tasks have stopped and their logs are quiet. Lines are given as they come. */
export async function watchTasks(
  arns: readonly string[],
  { request: { cluster }, definition }: Launch,
  onLine: ((line: TaskLogLine) => void) | undefined,
  context: AccountContext,
): Promise<{ readonly tasks: readonly Task[]; readonly unread: readonly string[] }> {
  const { aws, clock, signal } = context
  const containers = definition.containerDefinitions ?? []
  const logs = onLine
    ? arns.flatMap(arn => containers.map(container => new TaskLog(taskIdOf(arn), container, onLine, context)))
    : []
  const begun = clock.now()
  let quiet = 0
  let tasks: readonly Task[] = []
  for (;;) {
    const found = await aws.ecs('DescribeTasks', { cluster, tasks: [...arns] })
    if (!isOver(tasks)) tasks = found.tasks ?? []
    const news = await Promise.all(logs.map(log => log.read()))
    const gone = clock.now() - begun > UNKNOWN_MILLISECONDS && tasks.length < arns.length
    quiet = (isOver(tasks) || gone) && news.every(lines => lines === 0) ? quiet + 1 : 0
    if (quiet >= (logs.length > 0 ? QUIET_LOOKS : 1)) break
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
  return { tasks, unread: logs.flatMap(({ unread }) => unread ?? []) }

  function isOver(seen: readonly Task[]): boolean {
    return seen.length >= arns.length && seen.every(({ lastStatus }) => lastStatus === 'STOPPED')
  }
}

/** The id in the ARN of a task. */
export const taskIdOf = (arn: string): string => arn.split('/').at(-1) ?? arn
