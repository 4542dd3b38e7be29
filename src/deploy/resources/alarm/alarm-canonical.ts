import type { ComparisonOperator, MetricAlarm } from '../../../aws/shapes/cloudwatch.ts'
import type { AlarmAction, AlarmMetric, AlarmModel, DimensionValue } from '../../../model/alarm.ts'
import { isDeferred, known } from '../../../model/deferred.ts'
import { defined } from '../../../model/defined.ts'
import type { RawAlarmSettings } from '../../../model/raw-settings.ts'
import type { Refs } from '../handler.ts'
import { liveQueries, type MetricQuery, type MetricShape, namedValues, nameInMetrics } from '../metric.ts'
import { rawAsGiven } from '../raw-members.ts'
import { valueText } from '../value-text.ts'

/** An id for the expression among the metrics that it is over. */
const expressionId = (taken: Readonly<Record<string, unknown>>, id = 'watched'): string =>
  Object.hasOwn(taken, id) ? expressionId(taken, `${id}_`) : id

const BY_DEFAULT = {
  EvaluateLowSampleCountPercentile: 'evaluate',
  WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 0 },
  EvaluationWindow: { WallClockWindow: 'none' },
  ActionConfiguration: { AlarmTagsPropagation: { Enabled: false } },
}

/** What an alarm says, as it is compared. */
export interface AlarmSettings extends Pick<RawAlarmSettings, keyof typeof BY_DEFAULT> {
  readonly watched: MetricShape | { readonly queries: Readonly<Record<string, MetricQuery>> }
  readonly comparison: ComparisonOperator
  readonly threshold: number
  readonly periodSeconds: number
  readonly evaluationPeriods: number
  readonly datapointsToAlarm: number
  readonly treatMissingData: string
  readonly description: string
  readonly alarmActions: readonly string[]
  readonly okActions: readonly string[]
  readonly insufficientDataActions: readonly string[]
  readonly actionsEnabled: boolean
}

export function desiredAlarm(model: AlarmModel, refs: Refs): AlarmSettings {
  const shape = (metric: AlarmMetric): MetricShape => shapeOf(metric, refs)
  const { InsufficientDataActions = [], ActionsEnabled = true, ...raw } = model.raw ?? {}
  const { watched } = model
  return {
    watched:
      'metric' in watched
        ? shape(watched.metric)
        : {
            queries: {
              [expressionId(watched.metrics)]: { expression: watched.expression, returned: true },
              ...Object.fromEntries(
                Object.entries(watched.metrics).map(([id, metric]) => [id, { metric: shape(metric), returned: false }]),
              ),
            },
          },
    comparison: model.comparison,
    threshold: model.threshold,
    periodSeconds: model.periodSeconds,
    evaluationPeriods: model.evaluationPeriods,
    datapointsToAlarm: model.datapointsToAlarm,
    treatMissingData: model.treatMissingData,
    description: model.description ?? '',
    alarmActions: actionsOf(model.alarmActions, refs),
    okActions: actionsOf(model.okActions, refs),
    insufficientDataActions: [...InsufficientDataActions].sort(),
    actionsEnabled: ActionsEnabled,
    ...raw,
  }
}

function shapeOf({ namespace, name, dimensions, statistic, unit }: AlarmMetric, refs: Refs): MetricShape {
  const values = Object.entries(dimensions).map(([key, value]) => [key, dimension(value, refs)])
  return { namespace, name, dimensions: Object.fromEntries(values), statistic, ...defined({ unit }) }
}

function dimension(value: DimensionValue, refs: Refs): string {
  if (typeof value === 'string') return value
  if (isDeferred(value)) return String(known(value, valueText(refs)))
  if (value.kind === 'cluster') return refs(value).name
  return nameInMetrics(value.kind === 'load-balancer' ? refs(value).arn : refs(value).arn)
}

function actionsOf(actions: readonly AlarmAction[], refs: Refs): readonly string[] {
  return actions
    .map(action => {
      if (typeof action === 'string') return action
      return String(known(action, valueText(refs)))
    })
    .sort()
}

export function liveAlarm(live: MetricAlarm, raw: RawAlarmSettings | undefined): AlarmSettings {
  const { MetricName, Metrics = [], EvaluationPeriods = 0 } = live
  const single = {
    namespace: live.Namespace ?? '',
    name: MetricName ?? '',
    dimensions: namedValues(live.Dimensions),
    statistic: live.Statistic ?? live.ExtendedStatistic ?? '',
    ...defined({ unit: live.Unit }),
  }
  return {
    watched: MetricName === undefined ? { queries: liveQueries(Metrics) } : single,
    // Only an alarm of PromQL has none.
    comparison: live.ComparisonOperator ?? 'GreaterThanThreshold',
    threshold: live.Threshold ?? 0,
    periodSeconds: live.Period ?? Metrics.find(({ MetricStat }) => MetricStat)?.MetricStat?.Period ?? 0,
    evaluationPeriods: EvaluationPeriods,
    datapointsToAlarm: live.DatapointsToAlarm ?? EvaluationPeriods,
    treatMissingData: live.TreatMissingData ?? 'missing',
    description: live.AlarmDescription ?? '',
    alarmActions: [...(live.AlarmActions ?? [])].sort(),
    okActions: [...(live.OKActions ?? [])].sort(),
    insufficientDataActions: [...(live.InsufficientDataActions ?? [])].sort(),
    actionsEnabled: live.ActionsEnabled ?? true,
    ...rawAsGiven({ ...live }, raw, BY_DEFAULT),
  }
}
