import type {
  GetMetricDataInput,
  GetMetricDataOutput,
  MetricDataQuery,
  MetricDataResult,
} from '@aws-sdk/client-cloudwatch'
import { AwsError, type World } from '../operation.ts'
import { type MetricName, metricKey, metricsIn, metricValue } from './metric-data.ts'

interface Count {
  readonly at: number
  readonly value: number
}

const SECOND = 1_000

const counts = (world: World): Map<string, Count[]> => world.state('counted metrics', () => new Map())

/** Adds one to metrics that a service of the account counts by itself. */
export function count(world: World, ...metrics: readonly MetricName[]): void {
  for (const metric of metrics) {
    const key = metricKey(metric)
    counts(world).set(key, [...(counts(world).get(key) ?? []), { at: world.clock.now(), value: 1 }])
  }
}

/** What was counted; of metrics that are measured, what they are now. Of expressions nothing is known here. */
export function getMetricData(input: GetMetricDataInput, world: World): GetMetricDataOutput {
  const { StartTime: from = new Date(0), EndTime: to = new Date(0), MetricDataQueries: queries = [] } = input
  if (from >= to)
    throw new AwsError('ValidationError', 'The parameter StartTime must be less than the parameter EndTime.')
  const oldestFirst = input.ScanBy === 'TimestampAscending'
  return {
    MetricDataResults: queries
      .filter(({ ReturnData = true }) => ReturnData)
      .map(query => resultOf(world, query, from.getTime(), to.getTime(), oldestFirst)),
    Messages: [],
  }
}

function resultOf(
  world: World,
  query: MetricDataQuery,
  from: number,
  to: number,
  oldestFirst: boolean,
): MetricDataResult {
  const { Id = '', MetricStat: { Period = 60, Stat = '' } = {} } = query
  const metric = metricsIn({ Metrics: [query] }).get(Id)
  if (!metric) throw new AwsError('ValidationError', `The simulator knows no expressions: ${query.Expression}`)
  const now = metricValue(world, metric)
  const measured = now === undefined ? [] : [{ at: to - 1, value: now }]
  const all = [...(counts(world).get(metricKey(metric)) ?? []), ...measured]
  const byPeriod = new Map<number, number[]>()
  for (const { at, value } of all.filter(each => each.at >= from && each.at < to)) {
    const start = at - (at % (Period * SECOND))
    byPeriod.set(start, [...(byPeriod.get(start) ?? []), value])
  }
  const points = [...byPeriod].sort(([a], [b]) => (oldestFirst ? a - b : b - a))
  return {
    Id,
    Label: query.Label ?? metric.name,
    Timestamps: points.map(([start]) => new Date(start)),
    Values: points.map(([, values]) => statistic(Stat, values)),
    StatusCode: 'Complete',
  }
}

function statistic(stat: string, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0)
  const known: Readonly<Record<string, number>> = {
    Sum: sum,
    SampleCount: values.length,
    Average: sum / values.length,
    Maximum: Math.max(...values),
    Minimum: Math.min(...values),
  }
  const found = known[stat]
  if (found === undefined) throw new AwsError('ValidationError', `The simulator knows no statistic ${stat}`)
  return found
}
