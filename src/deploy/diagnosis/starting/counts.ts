import { allPages } from '../../../aws/pages.ts'
import type { StarterReader } from './starter.ts'

/** In seconds. AWS keeps data of each minute for 15 days, and of five minutes for 63. */
const PERIOD = 300
const SECOND = 1_000

/** What CloudWatch has counted of some metrics, by their names; a time is that at which five minutes began. */
export type Counts = ReadonlyMap<string, readonly { readonly at: number; readonly value: number }[]>

/** What a service of AWS has counted since a time. Where there was nothing to count, there is no data. */
export async function countsOf(
  { namespace, dimensions, names, stat = 'Sum' }: Counted,
  since: number,
  { aws, clock }: StarterReader,
): Promise<Counts> {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
  const results = await allPages(async NextToken => {
    const page = await aws.cloudWatch('GetMetricData', {
      StartTime: new Date(since - (since % (PERIOD * SECOND))),
      // AWS's clock may be ahead of ours, and with it the time of a change that was just made.
      EndTime: new Date(Math.max(clock.now(), since) + SECOND),
      MetricDataQueries: names.map((MetricName, at) => ({
        Id: `m${at}`,
        MetricStat: { Metric: { Namespace: namespace, MetricName, Dimensions }, Period: PERIOD, Stat: stat },
      })),
      ...(NextToken ? { NextToken } : {}),
    })
    return { items: page.MetricDataResults, next: page.NextToken }
  })
  const counts = new Map<string, { at: number; value: number }[]>()
  for (const { Id, Timestamps = [], Values = [] } of results) {
    const name = names[Number(Id?.slice(1))] ?? ''
    const points = Timestamps.map((time, at) => ({ at: time.getTime(), value: Values[at] ?? 0 }))
    counts.set(name, [...(counts.get(name) ?? []), ...points.filter(({ value }) => value > 0)])
  }
  return counts
}

/** Metrics of the same thing. */
export interface Counted {
  readonly namespace: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly names: readonly string[]
  /** @default Sum */
  readonly stat?: 'Sum' | 'Maximum'
}

/** How often since a time. */
export const totalOf = (counts: Counts, name: string, since = 0): number =>
  (counts.get(name) ?? []).filter(({ at }) => at >= since).reduce((sum, { value }) => sum + value, 0)

/** When last, as the beginning of five minutes; 0 for never. */
export const lastOf = (counts: Counts, ...names: readonly string[]): number =>
  Math.max(0, ...names.flatMap(name => (counts.get(name) ?? []).map(({ at }) => at)))
