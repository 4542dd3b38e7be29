import type { AlarmMetric, DimensionValue } from '../model/alarm.ts'
import type { ClusterModel } from '../model/cluster.ts'
import type { Deferred } from '../model/deferred.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { ServiceModel } from '../model/service.ts'
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
   * it in its metrics. A service as `TargetGroup` is the target group of its first target, and as `ServiceName` its name;
   * the two groups of `blueGreen`, `linear` and `canary` take turns, and have alarms with `.recommendedAlarms()`.
   *
   * @example const dimensions = { LoadBalancer: edge, TargetGroup: service('web').cluster(prod).taskDefinition(web).network(vpc).target(edge, 'app', 3000) }
   */
  readonly dimensions?: Readonly<
    Record<string, string | Deferred | Definition<ClusterModel | LoadBalancerModel | TargetGroupModel | ServiceModel>>
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
    const known = typeof value === 'string' || 'kind' in value ? value : dimensionOf(key, part(value, issues), issues)
    return known === undefined ? [] : [[key, known]]
  })
  return { ...metric, statistic, dimensions: Object.fromEntries(values) }
}

function dimensionOf(
  key: string,
  model: Exclude<DimensionValue, string | Deferred> | ServiceModel | undefined,
  issues: Issue[],
): DimensionValue | undefined {
  if (model?.kind !== 'service') return model
  const [target] = model.targets
  if (key === 'ServiceName') return model.serviceName
  if (key === 'TargetGroup' && target && !target.shift) return target.targetGroup
  const message = `Service ${model.id} has not one ${key} that its metrics are of`
  issues.push({
    code: 'ALM-MET-01',
    severity: 'error',
    path: ['service', model.id, key],
    message,
    hint: 'name it, or use .recommendedAlarms()',
  })
  return undefined
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
