import type { World } from '../operation.ts'
import { evaluate } from './expression.ts'

/** A metric of CloudWatch. */
export interface MetricName {
  readonly namespace: string
  readonly name: string
  readonly dimensions?: Readonly<Record<string, string>>
}

type Source = () => number | undefined

/** Tells metrics apart. */
export const metricKey = ({ namespace, name, dimensions = {} }: MetricName): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))])

const scripted = (world: World): Map<string, number | undefined> =>
  world.state('metric data', () => new Map<string, number | undefined>())

const measured = (world: World): ((metric: MetricName) => Source | undefined)[] =>
  world.state('measured metrics', () => [])

/** From now on a metric has this value, or none. */
export function setMetric(world: World, metric: MetricName, value: number | undefined): void {
  scripted(world).set(metricKey(metric), value)
}

/** Metrics that a service of the account measures by itself, until a test says otherwise. */
export function measures(world: World, of: (metric: MetricName) => Source | undefined): void {
  measured(world).push(of)
}

/** What a metric is now, where it has data. */
export function metricValue(world: World, metric: MetricName): number | undefined {
  const key = metricKey(metric)
  if (scripted(world).has(key)) return scripted(world).get(key)
  for (const of of measured(world)) {
    const source = of(metric)
    if (source) return source()
  }
  return undefined
}

/** Whether a test says what one of them is. */
export const isScripted = (world: World, metrics: readonly MetricName[]): boolean =>
  metrics.some(metric => scripted(world).has(metricKey(metric)))

interface Dimension {
  readonly Name?: string | undefined
  readonly Value?: string | undefined
}

interface Metric {
  readonly Namespace?: string | undefined
  readonly MetricName?: string | undefined
  readonly Dimensions?: readonly Dimension[] | undefined
}

interface Query {
  readonly Id?: string | undefined
  readonly Expression?: string | undefined
  readonly MetricStat?: { readonly Metric?: Metric | undefined } | undefined
  readonly ReturnData?: boolean | undefined
}

/** What an alarm or a policy looks at: one metric, or several with expressions. */
interface Queries extends Metric {
  readonly Metrics?: readonly Query[] | undefined
}

/** The metrics that an alarm or a policy looks at, by their ids; of one alone, the id is empty. */
export function metricsIn({ Metrics, MetricName, Namespace, Dimensions }: Queries): ReadonlyMap<string, MetricName> {
  if (MetricName !== undefined) return new Map([['', named(Namespace, MetricName, Dimensions)]])
  return new Map(
    (Metrics ?? []).flatMap(({ Id = '', MetricStat }) => {
      const { Metric } = MetricStat ?? {}
      return Metric ? [[Id, named(Metric.Namespace, Metric.MetricName, Metric.Dimensions)] as const] : []
    }),
  )
}

const named = (namespace = '', name = '', dimensions: readonly Dimension[] = []): MetricName => ({
  namespace,
  name,
  dimensions: Object.fromEntries(dimensions.map(({ Name = '', Value = '' }) => [Name, Value])),
})

/** What an alarm or a policy looks at is now. */
export function watchedValue(world: World, queries: Queries): number | undefined {
  const metrics = metricsIn(queries)
  const value = (id: string): number | undefined => {
    const metric = metrics.get(id)
    if (metric) return metricValue(world, metric)
    const { Expression } = queries.Metrics?.find(({ Id }) => Id === id) ?? {}
    return Expression === undefined ? undefined : evaluate(Expression, value)
  }
  if (queries.MetricName !== undefined) return value('')
  return value(queries.Metrics?.find(({ ReturnData = true }) => ReturnData)?.Id ?? '')
}
