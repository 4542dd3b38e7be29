import type { CustomMetric, ScalingMetric, ScalingPolicy } from '../model/autoscaling.ts'
import type { ServiceTarget } from '../model/service.ts'
import { call } from './calls.ts'
import { data, maybe, number, text, texts, withMembers } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_SCALING } from './option-names.ts'

/** Between how many tasks a service is scaled. */
export interface ScalingLimits {
  /** The least number of tasks, 1 or more for policies to work. */
  readonly min: number
  /** The greatest number of tasks. */
  readonly max: number
}

/** How a policy goes about it. */
export interface ScalingOptions {
  /** Seconds to wait after tasks were removed before more are removed. @default 300, by AWS */
  readonly scaleInCooldown?: number
  /** Seconds to wait after tasks were added before more are added. @default 300, by AWS */
  readonly scaleOutCooldown?: number
  /** Only ever adds tasks. @default false */
  readonly disableScaleIn?: boolean
}

/** How a policy follows a queue. */
export interface QueueScalingOptions extends ScalingOptions {
  /** How many visible messages there should be for each running task. */
  readonly backlogPerTask: number
}

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

  constructor(policies: readonly PolicyDraft[] = []) {
    this.#policies = policies
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
    return new ScalingBuilder([...this.#policies, policy])
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
  },
  OF_SCALING,
)
