import type { CustomMetric } from '../model/autoscaling.ts'
import type { RawScalingPolicy } from '../model/raw-scaling-policy.ts'
import type { QueueScalingOptions, ScalingOptions, ScheduledChange } from './scaling-options.ts'

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
  /**
   * Adds a policy as PutScalingPolicy has it, such as step and predictive scaling. Checked and compared like the rest.
   *
   * @param name 1 to 256 printable characters.
   * @example
   * site.autoScaling({ min: 2, max: 20 }, s => s.cpu(60).raw('ahead', {
   *   PolicyType: 'PredictiveScaling',
   *   PredictiveScalingPolicyConfiguration: {
   *     MetricSpecifications: [
   *       { TargetValue: 60, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ECSServiceCPUUtilization' } },
   *     ],
   *     Mode: 'ForecastAndScale',
   *   },
   * }))
   * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
   */
  raw(name: string, policy: RawScalingPolicy): Scaling<Counted>
}

export declare const counted: unique symbol
