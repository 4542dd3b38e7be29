import type { ScalingMetric, ScalingPolicy } from '../model/autoscaling.ts'
import type { ServiceTarget } from '../model/service.ts'
import { call } from './calls.ts'
import { data, maybe, number } from './kinds.ts'
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
}

declare const counted: unique symbol

type MetricType = ScalingMetric['type']

/** A policy before it is known what the service's targets are. */
interface PolicyDraft extends Omit<ScalingPolicy, 'metric'> {
  readonly type: MetricType
}

export class ScalingBuilder implements Scaling<true> {
  declare readonly [counted]?: true
  readonly #policies: readonly PolicyDraft[]

  constructor(policies: readonly PolicyDraft[] = []) {
    this.#policies = policies
  }

  cpu(percent: number, options: ScalingOptions = {}): ScalingBuilder {
    return this.#and('cpu', 'ECSServiceAverageCPUUtilization', percent, options)
  }

  memory(percent: number, options: ScalingOptions = {}): ScalingBuilder {
    return this.#and('memory', 'ECSServiceAverageMemoryUtilization', percent, options)
  }

  requestsPerTarget(requests: number, options: ScalingOptions = {}): ScalingBuilder {
    return this.#and('requests-per-target', 'ALBRequestCountPerTarget', requests, options)
  }

  get countsRequests(): boolean {
    return this.#policies.some(policy => policy.type === 'ALBRequestCountPerTarget')
  }

  /** The policies for a service with this first target. Without one, those that count requests are left out. */
  policiesFor(target: ServiceTarget | undefined): ScalingPolicy[] {
    const loadBalancer = target?.rules[0]?.listener.loadBalancer
    return this.#policies.flatMap(({ type, ...policy }) => {
      if (type !== 'ALBRequestCountPerTarget') return { ...policy, metric: { type } }
      return loadBalancer ? { ...policy, metric: { type, loadBalancer, targetGroup: target.targetGroup } } : []
    })
  }

  #and(name: string, type: MetricType, targetValue: number, options: ScalingOptions): ScalingBuilder {
    const { scaleInCooldown, scaleOutCooldown, disableScaleIn = false } = options
    const policy: PolicyDraft = {
      name,
      type,
      targetValue,
      disableScaleIn,
      ...(scaleInCooldown !== undefined && { scaleInCooldownSeconds: scaleInCooldown }),
      ...(scaleOutCooldown !== undefined && { scaleOutCooldownSeconds: scaleOutCooldown }),
    }
    return new ScalingBuilder([...this.#policies, policy])
  }
}

const policy = call(number, maybe(data))

offers<Scaling>(
  ScalingBuilder,
  'scaling',
  {
    cpu: policy,
    memory: policy,
    requestsPerTarget: policy,
  },
  OF_SCALING,
)
