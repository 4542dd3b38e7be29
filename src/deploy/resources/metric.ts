import type { StandardUnit } from '../../aws/shapes/cloudwatch.ts'
import { defined } from '../../model/defined.ts'

/** A metric of CloudWatch as it is compared. */
export interface MetricShape {
  readonly namespace: string
  readonly name: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly statistic: string
  readonly unit?: string
}

/** One of several metrics, or an expression over them. */
export interface MetricQuery {
  readonly expression?: string
  readonly metric?: MetricShape
  /** Exactly one query gives what is watched. */
  readonly returned: boolean
}

/** A query as the APIs of CloudWatch and of Auto Scaling have it. */
interface ApiQuery {
  readonly Id?: string | undefined
  readonly Expression?: string | undefined
  readonly MetricStat?:
    | {
        readonly Metric?: ApiMetric | undefined
        readonly Stat?: string | undefined
        readonly Unit?: string | undefined
      }
    | undefined
  readonly ReturnData?: boolean | undefined
}

interface ApiMetric {
  readonly Namespace?: string | undefined
  readonly MetricName?: string | undefined
  readonly Dimensions?: readonly ApiDimension[] | undefined
}

interface ApiDimension {
  readonly Name?: string | undefined
  readonly Value?: string | undefined
}

/**
 * What the metrics of ELB call a load balancer or target group: `app/<name>/<id>`, `targetgroup/<name>/<id>`.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export const nameInMetrics = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1).replace(/^loadbalancer\//, '')

/** An id for the expression among the metrics that it is over. */
export const expressionId = (taken: Readonly<Record<string, unknown>>, id = 'watched'): string =>
  Object.hasOwn(taken, id) ? expressionId(taken, `${id}_`) : id

/** Queries as AWS has them, by their ids. */
export function liveQueries(queries: readonly ApiQuery[]): Readonly<Record<string, MetricQuery>> {
  return Object.fromEntries(queries.map(query => [query.Id ?? '', liveQuery(query)]))
}

function liveQuery({ Expression, MetricStat, ReturnData = true }: ApiQuery): MetricQuery {
  const { Metric, Stat = '', Unit } = MetricStat ?? {}
  const metric = {
    namespace: Metric?.Namespace ?? '',
    name: Metric?.MetricName ?? '',
    dimensions: namedValues(Metric?.Dimensions),
    statistic: Stat,
    ...defined({ unit: Unit }),
  }
  return { ...defined({ expression: Expression, metric: MetricStat && metric }), returned: ReturnData }
}

/** The unit as the program has it; whether there is one of that name, AWS says. */
export const unitOf = (unit: string | undefined): StandardUnit | undefined => (isUnit(unit) ? unit : undefined)

const isUnit = (unit: string | undefined): unit is StandardUnit => unit !== undefined

/** Queries as AWS is asked for them. */
export function requestedQueries(queries: Readonly<Record<string, MetricQuery>>) {
  return Object.entries(queries).map(([Id, { expression, metric, returned }]) => ({
    Id,
    ...(expression !== undefined && { Expression: expression }),
    ...(metric && {
      MetricStat: {
        Metric: { Namespace: metric.namespace, MetricName: metric.name, Dimensions: listed(metric.dimensions) },
        Stat: metric.statistic,
        ...defined({ Unit: unitOf(metric.unit) }),
      },
    }),
    ReturnData: returned,
  }))
}

export const listed = (dimensions: Readonly<Record<string, string>>) =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))

export function namedValues(dimensions: readonly ApiDimension[] = []): Record<string, string> {
  return Object.fromEntries(dimensions.map(({ Name = '', Value = '' }) => [Name, Value]))
}
