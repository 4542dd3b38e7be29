import type { AlarmAction, AlarmModel, AlarmSource, MissingData } from '../model/alarm.ts'
import type { Deferred, Value } from '../model/deferred.ts'
import type { RawAlarmSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import { alarmRules } from '../validators/alarm.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { call, once, taken, taking } from './calls.ts'
import { COMMON_CALLS, NAMED, RAW, TAGS } from './common-calls.ts'
import { typed } from './definition.ts'
import { data, maybe, number, text } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_ALARM, OF_NAMED_ALARM } from './option-names.ts'
import { copied } from './raw-fields.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'
import { deferrable, valueFrom } from './value.ts'
import { builtMetric, copiedMetric, type WatchedMetric, watchedMetric, watchedMetrics } from './watched-metric.ts'

/** An alarm that does not yet say what it watches. */
export interface NamedAlarm {
  /**
   * Watches a metric.
   *
   * @example
   * alarm('old-mail').metric({
   *   namespace: 'AWS/SQS', name: 'ApproximateAgeOfOldestMessage', dimensions: { QueueName: 'mail' }, statistic: 'Maximum',
   * }).greaterThan(300)
   */
  metric(metric: WatchedMetric): MeasuredAlarm
  /**
   * Watches an expression over metrics, each by its id: at most 10.
   *
   * @example
   * alarm('failures').math('100 * failed / jobs', {
   *   failed: { namespace: 'Shop', name: 'Failed', statistic: 'Sum' },
   *   jobs: { namespace: 'Shop', name: 'Jobs', statistic: 'Sum' },
   * }).greaterThan(5)
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
   */
  math<M extends Readonly<Record<string, WatchedMetric>>>(expression: string, metrics: M): MeasuredAlarm
}

/** An alarm that does not yet say from which value on. */
export interface MeasuredAlarm {
  greaterThan(threshold: number): Alarm
  greaterThanOrEqualTo(threshold: number): Alarm
  lessThan(threshold: number): Alarm
  lessThanOrEqualTo(threshold: number): Alarm
}

/**
 * An alarm of CloudWatch: what deployments of services heed, and what tells people.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export interface Alarm extends CheckedDefinition<AlarmModel> {
  /** Its ARN, once it is there. */
  readonly arn: Value
  /** Its name in AWS, which begins with that of the stack, once it is there. */
  readonly name: Value
  /** Sets over how many seconds each value is taken: 10, 20, 30 or a multiple of 60. @default 60 */
  period(seconds: number): Alarm
  /**
   * Sets how many periods are looked at, and how many of them have to be beyond the threshold: all of them, or
   * `datapointsToAlarm`. All of them within a day, or with periods of an hour or more within a week.
   *
   * @default 3
   * @example
   * alarm('jobs').metric({ namespace: 'Shop', name: 'FailedJobs' }).greaterThan(5).evaluationPeriods(5, { datapointsToAlarm: 3 })
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
   */
  evaluationPeriods(periods: number, options?: { readonly datapointsToAlarm?: number }): Alarm
  /** Sets what a period without data counts for. @default 'missing' */
  treatMissingData(as: MissingData): Alarm
  /** Says what it is about, to those who are told. */
  description(text: string): Alarm
  /**
   * Tells somebody when it goes up: at most 5 ARNs, mostly of SNS topics.
   *
   * @example
   * alarm('jobs').metric({ namespace: 'Shop', name: 'FailedJobs' }).greaterThan(5)
   *   .alarmActions('arn:aws:sns:us-east-1:123456789012:alarms')
   */
  alarmActions(...arns: readonly (string | Deferred)[]): Alarm
  /** Tells somebody when it is over: at most 5 ARNs. */
  okActions(...arns: readonly (string | Deferred)[]): Alarm
  /**
   * Sets what has no method of its own, as PutMetricAlarm names it. Checked and compared like the rest.
   *
   * @example
   * alarm('slow').metric({ namespace: 'Shop', name: 'Seconds', statistic: 'p99' }).greaterThan(2)
   *   .raw({ EvaluateLowSampleCountPercentile: 'ignore' })
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  raw(settings: RawAlarmSettings): Alarm
  /** Adds tags: at most 47 in all. */
  tags(tags: Tags): Alarm
}

/**
 * Makes an alarm. Its name in AWS is this one, behind that of the stack.
 *
 * @example
 * alarm('old-mail')
 *   .metric({ namespace: 'AWS/SQS', name: 'ApproximateAgeOfOldestMessage', dimensions: { QueueName: 'mail' }, statistic: 'Maximum' })
 *   .greaterThan(300)
 *   .alarmActions('arn:aws:sns:us-east-1:123456789012:alarms')
 */
export function alarm(name: string): NamedAlarm {
  taken('alarm()', NAMED, [name], alarm)
  const start: Settings = { id: name, alarmActions: [], okActions: [], tags: {} }
  return typed(new AlarmBuilder(start), alarm)
}

interface Settings {
  readonly id: string
  readonly expression?: string
  /** By id; of one alone, the id is empty. */
  readonly metrics?: Readonly<Record<string, WatchedMetric>>
  readonly comparison?: AlarmModel['comparison']
  readonly threshold?: number
  readonly period?: number
  readonly evaluationPeriods?: number
  readonly datapointsToAlarm?: number
  readonly treatMissingData?: MissingData
  readonly description?: string
  readonly alarmActions: readonly AlarmAction[]
  readonly okActions: readonly AlarmAction[]
  readonly raw?: RawAlarmSettings
  readonly tags: Tags
}

/** How an alarm looks at its metric where the program does not say. */
export const USUAL_PERIODS = { periodSeconds: 60, evaluationPeriods: 3 } as const

class AlarmBuilder extends TaggedSteps<Settings, AlarmModel> implements NamedAlarm, MeasuredAlarm {
  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  get name(): Value {
    return valueFrom(this.build(), 'name')
  }

  metric(metric: WatchedMetric): MeasuredAlarm & Alarm {
    return this.with({ metrics: { '': copiedMetric(metric) } })
  }

  math(expression: string, metrics: Readonly<Record<string, WatchedMetric>>): MeasuredAlarm & Alarm {
    const entries = Object.entries(metrics).map(([id, metric]) => [id, copiedMetric(metric)])
    return this.with({ expression, metrics: Object.fromEntries(entries) })
  }

  greaterThan(threshold: number): AlarmBuilder {
    return this.with({ comparison: 'GreaterThanThreshold', threshold })
  }

  greaterThanOrEqualTo(threshold: number): AlarmBuilder {
    return this.with({ comparison: 'GreaterThanOrEqualToThreshold', threshold })
  }

  lessThan(threshold: number): AlarmBuilder {
    return this.with({ comparison: 'LessThanThreshold', threshold })
  }

  lessThanOrEqualTo(threshold: number): AlarmBuilder {
    return this.with({ comparison: 'LessThanOrEqualToThreshold', threshold })
  }

  period(seconds: number): AlarmBuilder {
    return this.with({ period: seconds })
  }

  evaluationPeriods(
    periods: number,
    { datapointsToAlarm = periods }: { readonly datapointsToAlarm?: number } = {},
  ): AlarmBuilder {
    return this.with({ evaluationPeriods: periods, datapointsToAlarm })
  }

  treatMissingData(as: MissingData): AlarmBuilder {
    return this.with({ treatMissingData: as })
  }

  description(description: string): AlarmBuilder {
    return this.with({ description })
  }

  alarmActions(...arns: readonly (string | Deferred)[]): AlarmBuilder {
    return this.with({ alarmActions: [...this.settings.alarmActions, ...arns] })
  }

  okActions(...arns: readonly (string | Deferred)[]): AlarmBuilder {
    return this.with({ okActions: [...this.settings.okActions, ...arns] })
  }

  raw(settings: RawAlarmSettings): AlarmBuilder {
    return this.with({ raw: { ...this.settings.raw, ...copied(settings) } })
  }

  protected get where(): readonly [string, string] {
    return ['alarm', this.settings.id]
  }

  protected make(issues: Issue[]): AlarmModel | undefined {
    const { id, comparison, threshold, description, alarmActions, okActions, raw, tags } = this.settings
    const { evaluationPeriods = USUAL_PERIODS.evaluationPeriods, treatMissingData = 'missing' } = this.settings
    const watched = this.#watched(issues)
    const draft = {
      id,
      periodSeconds: this.settings.period ?? USUAL_PERIODS.periodSeconds,
      evaluationPeriods,
      datapointsToAlarm: this.settings.datapointsToAlarm ?? evaluationPeriods,
      alarmActions,
      okActions,
      treatMissingData,
      ...(description !== undefined && { description }),
      ...(raw && { raw }),
      tags,
    }
    issues.push(...issuesOf(this.where, alarmRules, { ...draft, watched, threshold }))
    if (!watched || comparison === undefined || threshold === undefined) return undefined
    return { kind: 'alarm', ...draft, watched, comparison, threshold }
  }

  #watched(issues: Issue[]): AlarmSource | undefined {
    const { expression, metrics } = this.settings
    if (!metrics) return undefined
    const built = Object.entries(metrics).map(([id, metric]) => [id, builtMetric(metric, issues)] as const)
    const [one] = built
    if (expression === undefined) return one && { metric: one[1] }
    return { expression, metrics: Object.fromEntries(built) }
  }
}

const threshold = once('threshold', call(number))

offers(
  AlarmBuilder,
  'alarm',
  {
    ...COMMON_CALLS,
    metric: once('metric', call(watchedMetric)),
    math: once('metric', call(text, watchedMetrics)),
    greaterThan: threshold,
    greaterThanOrEqualTo: threshold,
    lessThan: threshold,
    lessThanOrEqualTo: threshold,
    period: call(number),
    evaluationPeriods: call(number, maybe(data)),
    treatMissingData: call(text),
    description: call(text),
    alarmActions: taking(deferrable),
    okActions: taking(deferrable),
    raw: RAW,
    tags: TAGS,
  },
  { ...OF_NAMED_ALARM, ...OF_ALARM },
  ['arn', 'name'],
)
