import type { AlarmMetric, DimensionValue } from '../model/alarm.ts'
import type { ClusterModel } from '../model/cluster.ts'
import type { Deferred } from '../model/deferred.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { TargetGroupModel } from '../model/target-group.ts'
import type { Issue } from '../validators/issue.ts'
import { type Definition, part } from './definition.ts'
import { anything, data, either, isRecord, kind } from './kinds.ts'
import { deferrable } from './value.ts'

/** A metric of CloudWatch that an alarm watches. */
export interface WatchedMetric {
  /** For example `AWS/SQS`, or one of the program's own. */
  readonly namespace: string
  readonly name: string
  /**
   * Exactly those under which the metric is published. A cluster, load balancer or target group stands for what AWS calls
   * it in its metrics.
   */
  readonly dimensions?: Readonly<
    Record<string, string | Deferred | Definition<ClusterModel | LoadBalancerModel | TargetGroupModel>>
  >
  /** One of these, or a percentile such as `p99`. @default 'Average' */
  readonly statistic?: 'Average' | 'Minimum' | 'Maximum' | 'SampleCount' | 'Sum' | 'IQM' | `p${number}` | `tm${number}`
  /** The unit under which it is published, where it has one. */
  readonly unit?: string
}

/** The same, which nobody else can change. */
export const copiedMetric = ({ dimensions, ...metric }: WatchedMetric): WatchedMetric => ({
  ...metric,
  ...(dimensions && { dimensions: { ...dimensions } }),
})

/** The metric with what its dimensions stand for. */
export function builtMetric(
  { dimensions = {}, statistic = 'Average', ...metric }: WatchedMetric,
  issues: Issue[],
): AlarmMetric {
  const values = Object.entries(dimensions).flatMap(([key, value]): [string, DimensionValue][] => {
    const known = typeof value === 'string' || 'kind' in value ? value : part(value, issues)
    return known === undefined ? [] : [[key, known]]
  })
  return { ...metric, statistic, dimensions: Object.fromEntries(values) }
}

/** The same of each of several, by their ids. */
export const copiedMetrics = (metrics: Readonly<Record<string, WatchedMetric>>): Record<string, WatchedMetric> =>
  Object.fromEntries(Object.entries(metrics).map(([id, metric]) => [id, copiedMetric(metric)]))

export const builtMetrics = (
  metrics: Readonly<Record<string, WatchedMetric>>,
  issues: Issue[],
): Record<string, AlarmMetric> =>
  Object.fromEntries(Object.entries(metrics).map(([id, metric]) => [id, builtMetric(metric, issues)]))

const dimensionValue = either(deferrable, anything)
export const watchedMetric = kind('a metric, such as { namespace, name, dimensions }', value => {
  if (!isRecord(value)) return false
  const { dimensions: given, namespace, name, ...plain } = value
  const dimensions = given ?? {}
  const named = typeof namespace === 'string' && typeof name === 'string'
  return named && data.is(plain) && isRecord(dimensions) && Object.values(dimensions).every(dimensionValue.is)
})
export const watchedMetrics = kind(
  'an object of metrics',
  value => isRecord(value) && Object.values(value).every(watchedMetric.is),
)
