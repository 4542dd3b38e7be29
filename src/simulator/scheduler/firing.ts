import { count } from '../cloud-watch/counted.ts'
import type { MetricName } from '../cloud-watch/metric-data.ts'
import { denied, runner } from '../ecs/runner.ts'
import type { World } from '../operation.ts'
import { parseExpression } from './expression.ts'
import { canBe } from './refusals.ts'
import { runRequest } from './run-request.ts'
import { type Firing, groupOf, type Schedule, schedules } from './state.ts'

const SECOND = 1000

/** Has a schedule come due when its expression says so. */
export function planNext(world: World, schedule: Schedule, after = world.clock.now()): void {
  const { settings, generation } = schedule
  const { StartDate: start, EndDate: end, ScheduleExpressionTimezone: zone = 'UTC' } = settings
  const since = Math.max(schedule.createdAt.getTime(), start?.getTime() ?? 0)
  const from = Math.max(after, (start?.getTime() ?? 0) - 1)
  const next = parseExpression(settings.ScheduleExpression ?? '')?.next(from, since, zone)
  if (next === undefined || settings.State === 'DISABLED' || (end && next > end.getTime())) return
  world.clock.after(next - world.clock.now(), () => {
    if (!isPresent(world, schedule, generation)) return
    const window = (settings.FlexibleTimeWindow?.MaximumWindowInMinutes ?? 0) * 60 * SECOND
    const late = Math.floor(world.random() * window)
    world.clock.after(late, () => deliver(world, schedule, { due: next, attempt: 0 }))
    planNext(world, schedule, next)
    const once = settings.ScheduleExpression?.startsWith('at(')
    if (once && settings.ActionAfterCompletion === 'DELETE')
      world.clock.after(late + SECOND, () => schedules(world).schedules.delete(keyOf(schedule)))
  })
}

const keyOf = ({ groupName, name }: Schedule): string => `${groupName}/${name}`

const isPresent = (world: World, schedule: Schedule, generation: number): boolean =>
  schedules(world).schedules.get(keyOf(schedule)) === schedule && schedule.generation === generation

interface Due {
  readonly due: number
  readonly attempt: number
}

function deliver(world: World, schedule: Schedule, { due, attempt }: Due): void {
  const { MaximumRetryAttempts: most = 185, MaximumEventAgeInSeconds: age = 86_400 } =
    schedule.settings.Target?.RetryPolicy ?? {}
  const counted = (...names: readonly string[]): void => count(world, ...names.map(name => metricOf(schedule, name)))
  const problem = start(world, schedule)
  counted('InvocationAttemptCount')
  if (typeof problem !== 'string') {
    note(world, schedule, problem)
    return
  }
  counted('TargetErrorCount')
  // How AWS spaces its attempts is not known, but that they come ever later.
  const pause = Math.min(2 ** attempt, 900) * SECOND
  if (attempt < most && world.clock.now() + pause <= due + age * SECOND) {
    world.clock.after(pause, () => deliver(world, schedule, { due, attempt: attempt + 1 }))
    return
  }
  const queue = schedule.settings.Target?.DeadLetterConfig?.Arn
  const role = schedule.settings.Target?.RoleArn ?? ''
  const kept = queue !== undefined && denied(world, role, 'sqs:SendMessage', queue) === undefined
  const toQueue = kept ? 'InvocationsSentToDeadLetterCount' : 'InvocationsFailedToBeSentToDeadLetterCount'
  counted('InvocationDroppedCount', ...(queue === undefined ? [] : [toQueue]))
  note(world, schedule, { outcome: kept ? 'dead-lettered' : 'dropped', taskArns: [], problem })
}

/** AWS counts by group: https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html */
const metricOf = ({ groupName }: Schedule, name: string): MetricName => ({
  namespace: 'AWS/Scheduler',
  name,
  dimensions: { ScheduleGroup: groupName },
})

/** Starts the tasks; what AWS says where it does not. */
function start(world: World, schedule: Schedule): Pick<Firing, 'outcome' | 'taskArns' | 'problem'> | string {
  const { Target: target } = schedule.settings
  const role = target?.RoleArn ?? ''
  if (!canBe(world, role, groupOf(world, schedule.groupName))) return 'The role cannot be assumed'
  const ran = runner(world, role, runRequest(schedule))
  if (typeof ran === 'string') return ran
  const [failure] = ran.failures
  // RunTask answers 200 with failures: https://github.com/aws/containers-roadmap/issues/1705
  if (ran.taskArns.length === 0) return { outcome: 'not placed', taskArns: [], problem: failure ?? '' }
  return { outcome: 'started', taskArns: ran.taskArns }
}

function note(world: World, schedule: Schedule, firing: Omit<Firing, 'at' | 'schedule'>): void {
  schedules(world).firings.push({ at: world.clock.now(), schedule: keyOf(schedule), ...firing })
}
