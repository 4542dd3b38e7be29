import type { AlarmMetric, DimensionValue } from '../../model/alarm.ts'
import { isDeferred, known } from '../../model/deferred.ts'
import { defined } from '../../model/defined.ts'
import type { Refs } from './handler.ts'
import { type MetricShape, nameInMetrics } from './metric.ts'
import { valueText } from './value-text.ts'

/** A metric with what AWS calls the resources in its dimensions. */
export function shapeOf({ namespace, name, dimensions, statistic, unit }: AlarmMetric, refs: Refs): MetricShape {
  const values = Object.entries(dimensions).map(([key, value]) => [key, dimension(value, refs)])
  return { namespace, name, dimensions: Object.fromEntries(values), statistic, ...defined({ unit }) }
}

function dimension(value: DimensionValue, refs: Refs): string {
  if (typeof value === 'string') return value
  if (isDeferred(value)) return String(known(value, valueText(refs)))
  if (value.kind === 'cluster') return refs(value).name
  return nameInMetrics(value.kind === 'load-balancer' ? refs(value).arn : refs(value).arn)
}
