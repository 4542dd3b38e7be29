import type { CustomMetric, SuspendedScaling } from '../model/autoscaling.ts'
import type { RawScalingPolicy } from '../model/raw-scaling-policy.ts'
import type { ScalingStep } from '../model/step-policy.ts'
import type { StepsOf } from '../validators/scaling-steps.ts'
import type { QueueScalingOptions, ScalingOptions, ScheduledChange, UseScalingOptions } from './scaling-options.ts'
import type { PredictiveOptions, StepOptions, SteppedMetric } from './step-options.ts'
import type { WatchedMetric } from './watched-metric.ts'

/**
 * How a service scales: policies that keep a metric near a value, one a metric; policies of steps; forecasts; and limits at
 * times of a clock.
 *
 * @typeParam Counted `true` once requests to one target group are forecast
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html
 */
export interface Scaling<Counted = unknown> {
  /** @internal */
  readonly [counted]?: Counted
  /** Keeps the average CPU use near so many percent. */
  cpu(percent: number, options?: UseScalingOptions): Scaling<Counted>
  /** Keeps the average memory use near so many percent. */
  memory(percent: number, options?: UseScalingOptions): Scaling<Counted>
  /**
   * Keeps the requests a task gets in a minute near this number. They are counted at the service's first target; with
   * `blueGreen`, `linear` and `canary`, whose two target groups take turns, at both of them.
   */
  requestsPerTarget(requests: number, options?: ScalingOptions): Scaling<Counted>
  /**
   * Keeps the average time in which tasks answer requests near so many seconds. It is measured at the service's first
   * target, and needs one like `requestsPerTarget`.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
   */
  responseTime(seconds: number, options?: ScalingOptions): Scaling<Counted>
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
   * Keeps an expression over metrics near a value, each metric by its id: at most 10.
   *
   * @example
   * site.autoScaling({ min: 1, max: 9 }, s => s.math('jobs / workers', {
   *   jobs: { namespace: 'Shop', name: 'Jobs', statistic: 'Sum' },
   *   workers: { namespace: 'Shop', name: 'Workers' },
   * }, 20))
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
   */
  math<M extends Readonly<Record<string, WatchedMetric>>>(
    expression: string,
    metrics: M,
    target: number,
    options?: ScalingOptions,
  ): Scaling<Counted>
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
   * Adds or removes so many tasks as a metric is high or low, and makes the alarm that looks at it. Steps are of the values
   * of the metric, the lowest first, each from where the one before it ends. Without an end of the last they add, without a
   * beginning of the first they remove.
   *
   * @param name 1 to 200 characters, without a colon, a slash or a bar.
   * @example
   * site.autoScaling({ min: 2, max: 20 }, s => s
   *   .step('busy', 'cpu', [{ from: 70, to: 85, change: 1 }, { from: 85, change: 3 }], { cooldown: 60 })
   *   .step('idle', 'cpu', [{ to: 20, change: -1 }], { evaluationPeriods: 10 }))
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html
   */
  step<const S extends readonly ScalingStep[]>(
    name: string,
    metric: SteppedMetric,
    steps: S & StepsOf<S>,
    options?: StepOptions,
  ): Scaling<Counted>
  /**
   * Adds tasks before the load comes that the last two weeks forecast; it never removes any. `requests` are those that the
   * first target counts, a task and minute; not with `blueGreen`, `linear` and `canary`, whose two target groups take turns.
   *
   * @example
   * site.autoScaling({ min: 2, max: 20 }, s => s.cpu(60).predictive('cpu', 60, { mode: 'ForecastAndScale' }))
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/predictive-auto-scaling.html
   */
  predictive<M extends 'cpu' | 'memory' | 'requests'>(
    metric: M,
    target: number,
    options?: PredictiveOptions,
  ): Scaling<M extends 'requests' ? true : Counted>
  /**
   * Leaves the number of tasks alone for now: nothing is removed (`scaleIn`), added (`scaleOut`), or set by schedules
   * (`scheduled`). Without anything it sets all of it going again; a program without this call leaves what others have
   * suspended as it is.
   *
   * @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-suspend-resume-scaling.html
   */
  suspend(...what: readonly SuspendedScaling[]): Scaling<Counted>
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
   * Adds a policy as PutScalingPolicy has it, such as a forecast by metrics of its own. Checked and compared like the rest.
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
