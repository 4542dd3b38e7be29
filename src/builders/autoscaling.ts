import type { CustomMetric, ScalingMetric, ScalingPolicy, ScheduledScaling } from '../model/autoscaling.ts'
import type { ServiceTarget } from '../model/service.ts'
import { call } from './calls.ts'
import { data, maybe, number, text, texts, withMembers } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_SCALING } from './option-names.ts'
import {
  type QueueScalingOptions,
  type ScalingLimits,
  type ScalingOptions,
  type ScheduledChange,
  TIMED_LIMITS,
  type Times,
  timesOf,
} from './scaling-options.ts'

/**
 * Target-tracking policies: each keeps a metric near a value. One policy a metric.
 *
 * @typeParam Counted `true` once requests are counted
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html
 */
export interface Scaling<Counted = unknown> {
  /** @internal */
  readonly [counted]?: Counted
  /** Keeps the average CPU use near so many percent. */
  cpu(percent: number, options?: ScalingOptions): Scaling<Counted>
  /** Keeps the average memory use near so many percent. */
  memory(percent: number, options?: ScalingOptions): Scaling<Counted>
  /**
   * Keeps the requests a task gets in a minute near this number. They are counted at the service's first target. Not with
   * `blueGreen`, `linear` and `canary`, whose two target groups take turns.
   */
  requestsPerTarget(requests: number, options?: ScalingOptions): Scaling<true>
  /**
   * Keeps the average time in which tasks answer requests near so many seconds. It is measured at the service's first
   * target, and needs one like `requestsPerTarget`.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
   */
  responseTime(seconds: number, options?: ScalingOptions): Scaling<true>
  /**
   * Keeps a metric of CloudWatch near a value. It must fall when tasks are added, as the use of each or the work that waits
   * for each does; the length of a queue alone does not.
   *
   * @example
   * site.autoScaling({ min: 1, max: 9 }, s => s.metric({ namespace: 'Shop', name: 'JobsPerTask' }, 20))
   * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_CustomizedMetricSpecification.html
   */
  metric(metric: CustomMetric, target: number, options?: ScalingOptions): Scaling<Counted>
  /**
   * Follows an SQS queue: keeps the number of visible messages for each running task near `backlogPerTask`, by metric math
   * over what SQS and Container Insights measure. So the cluster must have Container Insights.
   *
   * @param queue The ARN or the name of the queue.
   * @example
   * site.autoScaling({ min: 1, max: 9 }, s => s.queue('arn:aws:sqs:us-east-1:123456789012:mail', { backlogPerTask: 100 }))
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
   */
  queue(queue: string, options: QueueScalingOptions): Scaling<Counted>
  /**
   * Sets other limits at times of a clock. They stay until another schedule sets others: pair each that raises with one
   * that lowers. A deploy leaves limits alone that a schedule has set.
   *
   * @param name 1 to 200 characters, without a colon, a slash or a bar.
   * @param change The times, as `cron` (minutes, hours, day of the month, month, day of the week, year; one of the two days is
   *   `?`), as `rate` (`'30 minutes'`) or once, `at` a time such as `2027-01-31T09:00:00`; and the limits.
   * @example
   * site.autoScaling({ min: 2, max: 20 }, s => s
   *   .cpu(60)
   *   .schedule('night', { cron: '0 22 * * ? *', timeZone: 'Europe/Berlin', min: 0, max: 0 })
   *   .schedule('morning', { cron: '0 6 * * ? *', timeZone: 'Europe/Berlin', min: 2, max: 20 }))
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-schedulescaling.html
   */
  schedule<const E extends string>(name: string, change: ScheduledChange<E>): Scaling<Counted>
}

declare const counted: unique symbol

type TargetMetric = Extract<ScalingMetric, { loadBalancer: unknown }>['type']
type DraftMetric = Exclude<ScalingMetric, { loadBalancer: unknown }> | { readonly type: TargetMetric }

/** A policy before it is known what the service's targets are. */
interface PolicyDraft extends Omit<ScalingPolicy, 'metric'> {
  readonly metric: DraftMetric
}

export class ScalingBuilder implements Scaling<true> {
  declare readonly [counted]?: true
  readonly #policies: readonly PolicyDraft[]
  readonly schedules: readonly ScheduledScaling[]

  constructor(policies: readonly PolicyDraft[] = [], schedules: readonly ScheduledScaling[] = []) {
    this.#policies = policies
    this.schedules = schedules
  }

  cpu(percent: number, options: ScalingOptions = {}): ScalingBuilder {
    return this.#and('cpu', { type: 'ECSServiceAverageCPUUtilization' }, percent, options)
  }

  memory(percent: number, options: ScalingOptions = {}): ScalingBuilder {
    return this.#and('memory', { type: 'ECSServiceAverageMemoryUtilization' }, percent, options)
  }

  requestsPerTarget(requests: number, options: ScalingOptions = {}): ScalingBuilder {
    return this.#and('requests-per-target', { type: 'ALBRequestCountPerTarget' }, requests, options)
  }

  responseTime(seconds: number, options: ScalingOptions = {}): ScalingBuilder {
    return this.#and('response-time', { type: 'response-time' }, seconds, options)
  }

  metric(metric: CustomMetric, target: number, options: ScalingOptions = {}): ScalingBuilder {
    // The name of a policy has at most 256 characters, and those of metrics and namespaces 255 each
    const name = `${metric.namespace}/${metric.name}`.slice(-256)
    return this.#and(name, { type: 'customized', metric }, target, options)
  }

  queue(queue: string, { backlogPerTask, ...options }: QueueScalingOptions): ScalingBuilder {
    const queueName = queue.slice(queue.lastIndexOf(':') + 1)
    return this.#and(`queue ${queueName}`, { type: 'backlog', queueName }, backlogPerTask, options)
  }

  schedule(name: string, { min, max, ...times }: Times & Partial<ScalingLimits>): ScalingBuilder {
    const schedule: ScheduledScaling = {
      name,
      ...timesOf(times),
      ...(min !== undefined && { minCapacity: min }),
      ...(max !== undefined && { maxCapacity: max }),
    }
    return new ScalingBuilder(this.#policies, [...this.schedules, schedule])
  }

  get countsRequests(): boolean {
    return this.#policies.some(({ metric }) => isOfTarget(metric))
  }

  /** The policies for a service with this first target. Without one, those that count requests are left out. */
  policiesFor(target: ServiceTarget | undefined): ScalingPolicy[] {
    const loadBalancer = target?.rules[0]?.listener.loadBalancer
    return this.#policies.flatMap(({ metric, ...policy }) => {
      if (!isOfTarget(metric)) return { ...policy, metric }
      const { type } = metric
      return loadBalancer ? { ...policy, metric: { type, loadBalancer, targetGroup: target.targetGroup } } : []
    })
  }

  #and(name: string, metric: DraftMetric, targetValue: number, options: ScalingOptions): ScalingBuilder {
    const { scaleInCooldown, scaleOutCooldown, disableScaleIn = false } = options
    const policy: PolicyDraft = {
      name,
      metric,
      targetValue,
      disableScaleIn,
      ...(scaleInCooldown !== undefined && { scaleInCooldownSeconds: scaleInCooldown }),
      ...(scaleOutCooldown !== undefined && { scaleOutCooldownSeconds: scaleOutCooldown }),
    }
    return new ScalingBuilder([...this.#policies, policy], this.schedules)
  }
}

const isOfTarget = (metric: DraftMetric): metric is { readonly type: TargetMetric } =>
  metric.type === 'ALBRequestCountPerTarget' || metric.type === 'response-time'

const policy = call(number, maybe(data))
const customMetric = withMembers({ namespace: text, name: text, dimensions: texts })

offers<Scaling>(
  ScalingBuilder,
  'scaling',
  {
    cpu: policy,
    memory: policy,
    requestsPerTarget: policy,
    responseTime: policy,
    metric: call(customMetric, number, maybe(data)),
    queue: call(text, withMembers({ backlogPerTask: number })),
    schedule: call(text, TIMED_LIMITS),
  },
  OF_SCALING,
)
