import type { Deferred } from '../model/deferred.ts'
import type { RawScheduleSettings } from '../model/raw-settings.ts'
import { RETRIES, type RetryPolicy, type ScheduleModel } from '../model/schedule.ts'
import { SCHEDULES } from '../model/schedule-group.ts'
import type { TaskModel } from '../model/task.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { scheduleRules } from '../validators/schedule.ts'
import {
  type AtExpression,
  type CronExpression,
  type RateExpression,
  rateText,
} from '../validators/schedule-expression.ts'
import { call, type MethodCall, once, taken } from './calls.ts'
import { COMMON_CALLS, NAMED, RAW } from './common-calls.ts'
import { type Definition, part, typed } from './definition.ts'
import { data, definition, maybe, number, text } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_SCHEDULE, OF_UNTIMED_SCHEDULE } from './option-names.ts'
import { copied } from './raw-fields.ts'
import { scheduleRole } from './schedule-role.ts'
import { type CheckedDefinition, Steps } from './steps.ts'
import type { CompleteTask, TaskSpec } from './task-spec.ts'
import { deferrable } from './value.ts'

/** In which zone the times of a schedule are. */
export interface ZoneOptions {
  /** A name of the IANA time zone database, such as `Europe/Berlin`. @default 'UTC' */
  readonly timeZone?: string
}

/** A schedule without its times. */
export interface UntimedSchedule {
  /**
   * Sets the times at which the task starts. Of an hour that a zone skips nothing starts; one that it has twice starts once.
   *
   * @param fields Minutes, hours, day of the month, month, day of the week (Sunday is 1) and year. One of the two days is `?`.
   * @example
   * schedule('nightly').cron('0 3 * * ? *', { timeZone: 'Europe/Berlin' })
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
   */
  cron<const E extends string>(fields: CronExpression<E>, options?: ZoneOptions): TimedSchedule
  /**
   * Has the task start again and again.
   *
   * @param every A whole number of minutes, hours or days.
   * @example
   * schedule('sync').rate('15 minutes')
   */
  rate<const E extends string>(every: RateExpression<E>): TimedSchedule
  /**
   * Has the task start once. The schedule stays, and is over.
   *
   * @param time For example `2027-01-31T09:00:00`, in the zone of the options.
   */
  at<const E extends string>(time: AtExpression<E>, options?: ZoneOptions): TimedSchedule
}

/** A schedule that has its times, and no task yet. */
export interface TimedSchedule {
  /**
   * Sets what is started: always the revision that was deployed last, by its number. Where a service waits for the same
   * task, the schedule changes once that has run well.
   *
   * @example
   * schedule('nightly').cron('0 3 * * ? *').task(task('report').service(site))
   */
  task<T extends TaskSpec>(task: CompleteTask<T>): Schedule
}

/**
 * Times at which EventBridge Scheduler starts a task of the stack, with a role that may do this and nothing else.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/tasks-scheduled-eventbridge-scheduler.html
 */
export interface Schedule extends CheckedDefinition<ScheduleModel> {
  /** Lets each start be put off, by chance, within so many minutes: 1 to 1440. @default not at all */
  flexibleTimeWindow(minutes: number): Schedule
  /**
   * Sets how often, and for how long after its time, the start of a task is tried again. It is about tasks that AWS could
   * not start, not about tasks that failed.
   *
   * @default 185 times within 86,400 seconds
   */
  retryPolicy(policy: Partial<RetryPolicy>): Schedule
  /**
   * Sends what could not be started to a standard queue of SQS, by its ARN.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
   */
  deadLetterQueue(arn: string | Deferred): Schedule
  /** Starts nothing before this instant, such as `2027-01-01T00:00:00Z`. A rate counts from it. */
  startDate(instant: string): Schedule
  /** Starts nothing after this instant. */
  endDate(instant: string): Schedule
  /** Starts nothing, until a deploy without this. */
  disabled(): Schedule
  /**
   * Sets members of CreateSchedule that have no method.
   *
   * @example
   * const nightly = schedule('nightly').cron('0 3 * * ? *').task(task('report').service(site))
   * nightly.raw({ Target: { EcsParameters: { Group: 'reports' } } })
   * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
   */
  raw(settings: RawScheduleSettings): Schedule
}

/**
 * Makes a schedule.
 *
 * @param name 1 to 64 letters, digits, hyphens, underscores and dots. Tasks are started by `chronos-schedule/<name>`.
 * @example
 * schedule('nightly').cron('0 3 * * ? *', { timeZone: 'Europe/Berlin' }).task(task('report').service(site))
 */
export function schedule(name: string): UntimedSchedule {
  taken('schedule()', NAMED, [name], schedule)
  return typed(new ScheduleBuilder({ name, timeZone: 'UTC', enabled: true, retryPolicy: {} }), schedule)
}

interface Settings extends Pick<ScheduleModel, 'timeZone' | 'window' | 'startDate' | 'endDate' | 'enabled' | 'raw'> {
  readonly name: string
  readonly expression?: string
  readonly task?: Definition<TaskModel>
  readonly retryPolicy: Partial<RetryPolicy>
  readonly deadLetterQueue?: string | Deferred
}

class ScheduleBuilder extends Steps<Settings, ScheduleModel> {
  cron(fields: string, { timeZone = 'UTC' }: ZoneOptions = {}): this {
    return this.with({ expression: `cron(${fields.trim().replaceAll(/\s+/g, ' ')})`, timeZone })
  }

  rate(every: string): this {
    return this.with({ expression: rateText(every) })
  }

  at(time: string, { timeZone = 'UTC' }: ZoneOptions = {}): this {
    return this.with({ expression: `at(${time})`, timeZone })
  }

  task(task: Definition<TaskModel>): this {
    return this.with({ task })
  }

  flexibleTimeWindow(minutes: number): this {
    return this.with({ window: minutes })
  }

  retryPolicy(policy: Partial<RetryPolicy>): this {
    return this.with({ retryPolicy: { ...this.settings.retryPolicy, ...policy } })
  }

  deadLetterQueue(arn: string | Deferred): this {
    return this.with({ deadLetterQueue: arn })
  }

  startDate(instant: string): this {
    return this.with({ startDate: instant })
  }

  endDate(instant: string): this {
    return this.with({ endDate: instant })
  }

  disabled(): this {
    return this.with({ enabled: false })
  }

  raw(settings: RawScheduleSettings): this {
    return this.with({ raw: { ...this.settings.raw, ...copied(settings) } })
  }

  protected get where(): readonly [string, string] {
    return ['schedule', this.settings.name]
  }

  protected make(issues: Issue[]): ScheduleModel | undefined {
    const { name, task: given, expression, retryPolicy, startDate, endDate, ...settings } = this.settings
    const task = part(given, issues)
    const schedule = { id: name, ...settings, retryPolicy: { ...RETRIES, ...retryPolicy } }
    const missing = [...(expression ? [] : ['expression' as const]), ...(given ? [] : ['task' as const])]
    const dates = { ...(startDate && { startDate }), ...(endDate && { endDate }) }
    const draft = { ...schedule, ...dates, missing, ...(expression && { expression }) }
    issues.push(...issuesOf(this.where, scheduleRules, draft))
    if (!expression || !task) return undefined
    return {
      kind: 'schedule',
      ...schedule,
      ...(startDate && { startDate: instantOf(startDate) }),
      ...(endDate && { endDate: instantOf(endDate) }),
      expression,
      task,
      taskDefinition: task.taskDefinition,
      group: SCHEDULES,
      role: scheduleRole(name, task, settings.deadLetterQueue, settings.raw?.KmsKeyArn),
    }
  }
}

/** The same instant as AWS is sent it; as it stands where it is none. */
const instantOf = (text: string): string =>
  Number.isNaN(Date.parse(text)) ? text : new Date(Date.parse(text)).toISOString()

const TIMES = 'times'

/** How the methods of a schedule are called. */
const SCHEDULE_CALLS = {
  ...COMMON_CALLS,
  cron: once(TIMES, call(text, maybe(data))),
  rate: once(TIMES, call(text)),
  at: once(TIMES, call(text, maybe(data))),
  task: once('task', call(definition("a task, such as task('report')", 'task'))),
  flexibleTimeWindow: call(number),
  retryPolicy: call(data),
  deadLetterQueue: call(deferrable),
  startDate: call(text),
  endDate: call(text),
  disabled: call(),
  raw: RAW,
} as const satisfies Readonly<Record<string, MethodCall>>

offers(ScheduleBuilder, 'schedule', SCHEDULE_CALLS, { ...OF_UNTIMED_SCHEDULE, ...OF_SCHEDULE })
