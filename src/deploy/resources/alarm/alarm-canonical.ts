import type { ComparisonOperator, MetricAlarm } from '../../../aws/shapes/cloudwatch.ts'
import type { AlarmAction, AlarmMetric, AlarmModel } from '../../../model/alarm.ts'
import { known } from '../../../model/deferred.ts'
import { defined } from '../../../model/defined.ts'
import type { RawAlarmSettings } from '../../../model/raw-settings.ts'
import type { Refs } from '../handler.ts'
import { expressionId, liveQueries, type MetricQuery, type MetricShape, namedValues } from '../metric.ts'
import { shapeOf } from '../metric-dimensions.ts'
import { rawAsGiven } from '../raw-members.ts'
import { valueText } from '../value-text.ts'

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

function actionsOf(actions: readonly AlarmAction[], refs: Refs): readonly string[] {
  return actions
    .map(action => {
      if (typeof action === 'string') return action
      if ('scalingPolicy' in action) return policyArn(action.scalingPolicy, refs(action.of).policyArns)
      return String(known(action, valueText(refs)))
    })
    .sort()
}

/** The ARN of a policy ends in its name; of one that is yet to be made there is none. */
const policyArn = (name: string, arns: readonly string[]): string =>
  arns.find(arn => arn.endsWith(`:policyName/${name}`)) ?? `(new scaling policy ${name})`

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
