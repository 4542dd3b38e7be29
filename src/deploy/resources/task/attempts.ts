import { nextTick } from '../../../aws/clock.ts'
import type { Task } from '../../../aws/shapes/ecs.ts'
import type { Context } from '../../context.ts'
import { ended, endedWell } from '../../running/ended.ts'
import type { Launch } from '../../running/launch.ts'
import type { Started } from '../../running/start.ts'
import { listedTasks } from './listed-tasks.ts'

const HOUR = 3_600_000
const POLL_MILLISECONDS = 5_000

/**
 * What an earlier deploy has started of the same and goes on, or else a new start; `ran` where an earlier one has ended
 * well. ECS shows stopped tasks for about an hour.
 */
export async function attemptOf(
  launch: Launch,
  token: string,
  count: number,
  context: Context,
): Promise<Started | 'ran'> {
  const { request, definition } = launch
  for (;;) {
    const ours = await startedBy(token, launch, context)
    const over = ours.filter(({ lastStatus }) => lastStatus === 'STOPPED')
    const well = over.filter(task => endedWell(task, ended(task, definition, request.overrides ?? {}), definition))
    if (well.length >= count) return 'ran'
    const going = ours.filter(task => !over.includes(task) && task.desiredStatus !== 'STOPPED')
    if (going.length > 0 || over.length === ours.length) {
      const arns = going.length > 0 ? [...going, ...well].flatMap(({ taskArn }) => taskArn ?? []) : []
      // Two deployers, and one that comes before ECS lists what a lost one has started, ask for the same start.
      const start = `${ours.length}-${Math.floor(context.clock.now() / HOUR)}`
      return { token, clientToken: `${token}-${start}`, arns, uncertain: false }
    }
    // What is being stopped may still be at work.
    await nextTick(context.clock, POLL_MILLISECONDS, context.signal)
  }
}

/** The tasks that a deploy has started with this token, those that have stopped lately among them. */
async function startedBy(
  token: string,
  { request: { cluster }, definition: { family = '' } }: Launch,
  context: Context,
): Promise<readonly Task[]> {
  // startedBy cannot be asked for together with a status: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
  const running = await listedTasks({ cluster, startedBy: token }, context)
  const stopped = await listedTasks({ cluster, family, desiredStatus: 'STOPPED' }, context)
  const all = new Map([...running, ...stopped].map(task => [task.taskArn, task]))
  return [...all.values()].filter(task => task.startedBy === token)
}
