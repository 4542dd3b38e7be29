import type { PutMetricAlarmInput } from '../../../aws/shapes/cloudwatch.ts'
import { defined } from '../../../model/defined.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { listed, type MetricQuery, type MetricShape, requestedQueries, unitOf } from '../metric.ts'
import { toTagList } from '../tag-list.ts'
import type { AlarmSettings } from './alarm-canonical.ts'

const FIVE = ['Average', 'Minimum', 'Maximum', 'SampleCount', 'Sum'] as const

/** Makes an alarm, or overwrites the one of that name, of which tags stay as they are. */
export async function putAlarm(AlarmName: string, alarm: AlarmSettings, { aws }: Context, tags?: Tags): Promise<void> {
  const { watched, description, alarmActions, okActions } = alarm
  const { EvaluateLowSampleCountPercentile, WarmUpConfiguration, EvaluationWindow, ActionConfiguration } = alarm
  await aws.cloudWatch('PutMetricAlarm', {
    AlarmName,
    ...('queries' in watched ? { Metrics: requestedMetrics(watched.queries, alarm.periodSeconds) } : single(watched)),
    ...(!('queries' in watched) && { Period: alarm.periodSeconds }),
    ComparisonOperator: alarm.comparison,
    Threshold: alarm.threshold,
    EvaluationPeriods: alarm.evaluationPeriods,
    DatapointsToAlarm: alarm.datapointsToAlarm,
    TreatMissingData: alarm.treatMissingData,
    ActionsEnabled: alarm.actionsEnabled,
    AlarmDescription: description,
    AlarmActions: [...alarmActions],
    OKActions: [...okActions],
    InsufficientDataActions: [...alarm.insufficientDataActions],
    ...defined({ EvaluateLowSampleCountPercentile, WarmUpConfiguration, EvaluationWindow, ActionConfiguration }),
    ...(tags && { Tags: toTagList(tags) }),
  })
}

function single({ namespace, name, dimensions, statistic, unit }: MetricShape): Partial<PutMetricAlarmInput> {
  const plain = FIVE.find(each => each === statistic)
  return {
    Namespace: namespace,
    MetricName: name,
    Dimensions: listed(dimensions),
    ...(plain ? { Statistic: plain } : { ExtendedStatistic: statistic }),
    ...defined({ Unit: unitOf(unit) }),
  }
}

function requestedMetrics(
  queries: Readonly<Record<string, MetricQuery>>,
  Period: number,
): NonNullable<PutMetricAlarmInput['Metrics']> {
  return requestedQueries(queries).map(({ MetricStat, ...query }) => ({
    ...query,
    ...(MetricStat && { MetricStat: { ...MetricStat, Period } }),
  }))
}
