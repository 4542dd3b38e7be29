import type { AlarmSource } from '../model/alarm.ts'
import type { ClusterModel } from '../model/cluster.ts'
import { defined } from '../model/defined.ts'
import type { ServiceTarget } from '../model/service.ts'
import type { ScalingStep, StepPolicy } from '../model/step-policy.ts'
import type { Issue } from '../validators/issue.ts'
import { USUAL_PERIODS } from './alarm.ts'
import { isRecord, kind, number, withMembers } from './kinds.ts'
import type { StepOptions, SteppedMetric } from './step-options.ts'
import {
  builtMetric,
  builtMetrics,
  copiedMetric,
  copiedMetrics,
  watchedMetric,
  watchedMetrics,
} from './watched-metric.ts'

/** What a policy of steps was told, before it is known of which service it is. */
export interface StepDraft extends Omit<StepPolicy, 'watched'> {
  readonly metric: SteppedMetric
}

/** What policies need to know of their service. */
export interface ScaledService {
  readonly cluster: ClusterModel | undefined
  readonly serviceName: string
  readonly target: ServiceTarget | undefined
}

export function stepDraft(
  name: string,
  metric: SteppedMetric,
  steps: readonly ScalingStep[],
  options: StepOptions,
): StepDraft {
  const { evaluationPeriods = USUAL_PERIODS.evaluationPeriods, datapointsToAlarm = evaluationPeriods } = options
  return {
    name,
    metric: copiedSource(metric),
    steps: steps.map(({ from, to, change }) => ({ ...defined({ from, to }), change })),
    adjustmentType: options.adjustmentType ?? 'ChangeInCapacity',
    ...defined({ minAdjustmentMagnitude: options.minAdjustmentMagnitude, cooldownSeconds: options.cooldown }),
    metricAggregationType: options.metricAggregationType ?? 'Average',
    periodSeconds: options.period ?? USUAL_PERIODS.periodSeconds,
    evaluationPeriods,
    datapointsToAlarm,
    treatMissingData: options.treatMissingData ?? 'missing',
  }
}

function copiedSource(metric: SteppedMetric): SteppedMetric {
  if (typeof metric === 'string') return metric
  return 'expression' in metric ? { ...metric, metrics: copiedMetrics(metric.metrics) } : copiedMetric(metric)
}

export function stepPolicyOf({ metric, ...draft }: StepDraft, of: ScaledService, issues: Issue[]): StepPolicy {
  return { ...draft, watched: sourceOf(metric, of, issues) }
}

const OF_SERVICE = { cpu: 'CPUUtilization', memory: 'MemoryUtilization' } as const

function sourceOf(metric: SteppedMetric, { cluster, serviceName }: ScaledService, issues: Issue[]): AlarmSource {
  if (typeof metric !== 'string')
    return 'expression' in metric
      ? { expression: metric.expression, metrics: builtMetrics(metric.metrics, issues) }
      : { metric: builtMetric(metric, issues) }
  const dimensions = { ...(cluster && { ClusterName: cluster }), ServiceName: serviceName }
  return { metric: { namespace: 'AWS/ECS', name: OF_SERVICE[metric], dimensions, statistic: 'Average' } }
}

/** What steps look at, as callers without types may give it. */
export const steppedMetric = kind("'cpu', 'memory', a metric, or { expression, metrics }", value => {
  if (typeof value === 'string') return Object.hasOwn(OF_SERVICE, value)
  if (!isRecord(value)) return false
  if (!('expression' in value)) return watchedMetric.is(value)
  return typeof value.expression === 'string' && watchedMetrics.is(value.metrics)
})

const STEP = withMembers({ from: number, to: number, change: number })

/** Steps, as callers without types may give them. */
export const SCALING_STEPS = kind(
  'a list of steps, such as [{ from: 70, change: 1 }]',
  value => Array.isArray(value) && value.every(step => STEP.is(step) && isRecord(step) && 'change' in step),
)
