import type {
  AutoScalingSettings,
  CustomMetric,
  NamedPolicy,
  ScalingMetric,
  ScalingPolicy,
  ScheduledScaling,
  SuspendedScaling,
} from '../model/autoscaling.ts'
import { defined } from '../model/defined.ts'
import type { PredictivePolicy } from '../model/predictive-policy.ts'
import type { RawScalingPolicy } from '../model/raw-scaling-policy.ts'
import type { ServiceTarget } from '../model/service.ts'
import type { ScalingStep } from '../model/step-policy.ts'
import type { Issue } from '../validators/issue.ts'
import { call, taking } from './calls.ts'
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
  type UseScalingOptions,
} from './scaling-options.ts'
import type { PredictiveOptions, StepOptions, SteppedMetric } from './step-options.ts'
import {
  SCALING_STEPS,
  type ScaledService,
  type StepDraft,
  stepDraft,
  stepPolicyOf,
  steppedMetric,
} from './step-policy.ts'
import { builtMetrics, copiedMetrics, type WatchedMetric, watchedMetrics } from './watched-metric.ts'

type TargetMetric = Extract<ScalingMetric, { loadBalancer: unknown }>['type']
type DraftMetric =
  | Exclude<ScalingMetric, { loadBalancer: unknown } | { type: 'math' }>
  | { readonly type: TargetMetric }
  | { readonly type: 'math'; readonly expression: string; readonly metrics: Readonly<Record<string, WatchedMetric>> }

/** A policy before it is known what the service's targets are. */
interface PolicyDraft extends Omit<ScalingPolicy, 'metric'> {
  readonly metric: DraftMetric
}

interface ForecastDraft extends Omit<PredictivePolicy, 'metric'> {
  readonly metric: 'cpu' | 'memory' | 'requests'
}

interface Drafts {
  readonly policies: readonly PolicyDraft[]
  readonly steps: readonly StepDraft[]
  readonly forecasts: readonly ForecastDraft[]
  readonly suspended?: readonly SuspendedScaling[]
  readonly schedules: readonly ScheduledScaling[]
  readonly raws: readonly NamedPolicy[]
}

const NONE: Drafts = { policies: [], steps: [], forecasts: [], schedules: [], raws: [] }

export class ScalingBuilder implements Scaling<true> {
  declare readonly [counted]?: true
  readonly #drafts: Drafts

  constructor(drafts: Drafts = NONE) {
    this.#drafts = drafts
  }

  cpu(percent: number, { highResolution, ...options }: UseScalingOptions = {}): ScalingBuilder {
    const type = 'ECSServiceAverageCPUUtilization'
    return this.#and('cpu', { type: highResolution ? `${type}HighResolution` : type }, percent, options)
  }

  memory(percent: number, { highResolution, ...options }: UseScalingOptions = {}): ScalingBuilder {
    const type = 'ECSServiceAverageMemoryUtilization'
    return this.#and('memory', { type: highResolution ? `${type}HighResolution` : type }, percent, options)
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

  math(
    expression: string,
    metrics: Readonly<Record<string, WatchedMetric>>,
    target: number,
    options: ScalingOptions = {},
  ): ScalingBuilder {
    const name = expression.replaceAll(/[^ -~]+/g, ' ').slice(0, 256)
    return this.#and(name, { type: 'math', expression, metrics: copiedMetrics(metrics) }, target, options)
  }

  queue(queue: string, { backlogPerTask, ...options }: QueueScalingOptions): ScalingBuilder {
    const queueName = queue.slice(queue.lastIndexOf(':') + 1)
    return this.#and(`queue ${queueName}`, { type: 'backlog', queueName }, backlogPerTask, options)
  }

  step(name: string, metric: SteppedMetric, steps: readonly ScalingStep[], options: StepOptions = {}): ScalingBuilder {
    return this.#with({ steps: [...this.#drafts.steps, stepDraft(name, metric, steps, options)] })
  }

  predictive(
    metric: ForecastDraft['metric'],
    target: number,
    { mode = 'ForecastOnly', schedulingBufferTime, maxCapacityBuffer }: PredictiveOptions = {},
  ): ScalingBuilder {
    const forecast: ForecastDraft = {
      name: `predictive-${metric}`,
      metric,
      targetValue: target,
      mode,
      ...defined({ schedulingBufferSeconds: schedulingBufferTime, maxCapacityBuffer }),
    }
    return this.#with({ forecasts: [...this.#drafts.forecasts, forecast] })
  }

  suspend(...what: readonly SuspendedScaling[]): ScalingBuilder {
    return this.#with({ suspended: [...(this.#drafts.suspended ?? []), ...what] })
  }

  schedule(name: string, { min, max, ...times }: Times & Partial<ScalingLimits>): ScalingBuilder {
    const schedule: ScheduledScaling = {
      name,
      ...timesOf(times),
      ...(min !== undefined && { minCapacity: min }),
      ...(max !== undefined && { maxCapacity: max }),
    }
    return this.#with({ schedules: [...this.#drafts.schedules, schedule] })
  }

  raw(name: string, policy: RawScalingPolicy): ScalingBuilder {
    return this.#with({ raws: [...this.#drafts.raws, { name, policy: copied(policy) }] })
  }

  get countsRequests(): boolean {
    const { policies, forecasts } = this.#drafts
    return policies.some(({ metric }) => isOfTarget(metric)) || forecasts.some(({ metric }) => metric === 'requests')
  }

  /** All of it for a service. Without a target, what counts requests is left out. */
  settingsFor(of: ScaledService, issues: Issue[]): Omit<AutoScalingSettings, 'minCapacity' | 'maxCapacity'> {
    const { steps, forecasts, suspended, schedules, raws } = this.#drafts
    return {
      policies: this.#policiesFor(of.target, issues),
      stepPolicies: steps.map(draft => stepPolicyOf(draft, of, issues)),
      predictivePolicies: forecasts.flatMap(draft => forecastOf(draft, of.target)),
      ...(suspended && { suspended: [...new Set(suspended)] }),
      schedules,
      ...(raws.length > 0 && { rawPolicies: raws }),
    }
  }

  #policiesFor(target: ServiceTarget | undefined, issues: Issue[]): ScalingPolicy[] {
    const loadBalancer = target?.rules[0]?.listener.loadBalancer
    return this.#drafts.policies.flatMap(({ metric, ...policy }) => {
      if (metric.type === 'math')
        return { ...policy, metric: { ...metric, metrics: builtMetrics(metric.metrics, issues) } }
      if (!isOfTarget(metric)) return { ...policy, metric }
      if (!loadBalancer) return []
      const { targetGroup, shift } = target
      const { type } = metric
      return { ...policy, metric: { type, loadBalancer, targetGroup, ...defined({ alternate: shift?.alternate }) } }
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
    return this.#with({ policies: [...this.#drafts.policies, policy] })
  }

  #with(change: Partial<Drafts>): ScalingBuilder {
    return new ScalingBuilder({ ...this.#drafts, ...change })
  }
}

/** The forecast of a service. Of requests there is none without a target. */
function forecastOf({ metric, ...draft }: ForecastDraft, target: ServiceTarget | undefined): PredictivePolicy[] {
  if (metric === 'cpu') return [{ ...draft, metric: { type: 'ECSServiceCPUUtilization' } }]
  if (metric === 'memory') return [{ ...draft, metric: { type: 'ECSServiceMemoryUtilization' } }]
  const loadBalancer = target?.rules[0]?.listener.loadBalancer
  if (!loadBalancer) return []
  return [{ ...draft, metric: { type: 'ALBRequestCount', loadBalancer, targetGroup: target.targetGroup } }]
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
    math: call(text, watchedMetrics, number, maybe(data)),
    step: call(text, steppedMetric, SCALING_STEPS, maybe(data)),
    predictive: call(text, number, maybe(data)),
    suspend: taking(text),
    queue: call(text, withMembers({ backlogPerTask: number })),
    schedule: call(text, TIMED_LIMITS),
    raw: call(text, data),
  },
  OF_SCALING,
)
