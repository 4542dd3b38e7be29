import type { CustomMetric, ScalingMetric, ScalingPolicy, ScheduledScaling } from '../model/autoscaling.ts'
import type { RawScalingPolicy } from '../model/raw-scaling-policy.ts'
import type { ServiceTarget } from '../model/service.ts'
import { call } from './calls.ts'
import { data, maybe, number, text, texts, withMembers } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_SCALING } from './option-names.ts'
import { copied } from './raw-fields.ts'
import type { counted, Scaling } from './scaling.ts'
import {
  type QueueScalingOptions,
  type ScalingLimits,
  type ScalingOptions,
  TIMED_LIMITS,
  type Times,
  timesOf,
} from './scaling-options.ts'

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
  readonly raws: Readonly<Record<string, RawScalingPolicy>>

  constructor(
    policies: readonly PolicyDraft[] = [],
    schedules: readonly ScheduledScaling[] = [],
    raws: Readonly<Record<string, RawScalingPolicy>> = {},
  ) {
    this.#policies = policies
    this.schedules = schedules
    this.raws = raws
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
    return new ScalingBuilder(this.#policies, [...this.schedules, schedule], this.raws)
  }

  raw(name: string, policy: RawScalingPolicy): ScalingBuilder {
    return new ScalingBuilder(this.#policies, this.schedules, { ...this.raws, [name]: copied(policy) })
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
    return new ScalingBuilder([...this.#policies, policy], this.schedules, this.raws)
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
    raw: call(text, data),
  },
  OF_SCALING,
)
