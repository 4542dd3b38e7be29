import type { MetricDataQuery, PutMetricAlarmInput } from '@aws-sdk/client-cloudwatch'
import { AwsError, type World } from '../operation.ts'
import { putTags } from '../tag-list.ts'
import { addAlarm, cloudWatch } from './state.ts'

const HOUR_SECONDS = 3_600
const DAY_SECONDS = 86_400
const MOST_METRICS = 10

const invalid = (message: string): AwsError => new AwsError('ValidationError', message)
const combination = (message: string): AwsError => new AwsError('InvalidParameterCombination', message)

/** Creates an alarm, or overwrites the one of that name: its state stays, and tags are of no account then. */
export function putMetricAlarm(input: PutMetricAlarmInput, world: World): object {
  check(input)
  const { AlarmName: name = '', Tags, ...rest } = input
  const isNew = !cloudWatch(world).alarms.has(name)
  const alarm = addAlarm(world, name)
  alarm.definition = { ...rest, AlarmName: name }
  alarm.configuredAt = world.clock.now()
  if (isNew) putTags(alarm.tags, Tags)
  return {}
}

function check(input: PutMetricAlarmInput): void {
  const { Metrics, MetricName, Statistic, ExtendedStatistic, Namespace, Period, Threshold } = input
  const { EvaluationPeriods = 0, DatapointsToAlarm = EvaluationPeriods, ComparisonOperator } = input
  if ((MetricName === undefined) === (Metrics === undefined))
    throw combination('Exactly one of MetricName, Metrics and EvaluationCriteria must be specified')
  if (Metrics) {
    if (Namespace ?? Period ?? Statistic ?? ExtendedStatistic ?? input.Unit ?? input.Dimensions)
      throw combination('With Metrics none of Namespace, Dimensions, Period, Unit and Statistic can be specified')
    checkMetrics(Metrics)
  } else {
    if ((Statistic === undefined) === (ExtendedStatistic === undefined))
      throw combination('Exactly one of Statistic and ExtendedStatistic must be specified')
    if (!Namespace) throw new AwsError('MissingParameter', 'The parameter Namespace is required.')
  }
  if (!ComparisonOperator || Threshold === undefined)
    throw new AwsError('MissingParameter', 'The parameters ComparisonOperator and Threshold are required.')
  const periods = Metrics ? Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []) : [Period ?? 0]
  for (const period of periods) {
    if (![10, 20, 30].includes(period) && (period <= 0 || period % 60 !== 0))
      throw invalid('Metric period must be 10, 20, 30 or a multiple of 60')
    // The words are those of a day; of a week none are recorded.
    if (period * EvaluationPeriods > (period < HOUR_SECONDS ? DAY_SECONDS : 7 * DAY_SECONDS))
      throw invalid('Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).')
  }
  if (EvaluationPeriods < 1) throw invalid('EvaluationPeriods must be at least 1')
  if (DatapointsToAlarm < 1 || DatapointsToAlarm > EvaluationPeriods)
    throw invalid('DatapointsToAlarm must be between 1 and EvaluationPeriods')
  for (const action of [...(input.AlarmActions ?? []), ...(input.OKActions ?? [])])
    if (!/^arn:[^:]+:[^:]+:/.test(action)) throw invalid(`Invalid arn syntax: ${action}`)
}

function checkMetrics(metrics: readonly MetricDataQuery[]): void {
  if (metrics.filter(({ MetricStat }) => MetricStat).length > MOST_METRICS)
    throw invalid(`An alarm can have at most ${MOST_METRICS} metrics`)
  const ids = metrics.map(({ Id = '' }) => Id)
  if (new Set(ids).size < ids.length) throw invalid('The ids of metrics must be unique')
  for (const { Id = '', Expression, MetricStat } of metrics) {
    if (!/^[a-z][a-zA-Z0-9_]*$/.test(Id))
      throw invalid(`The value ${Id} for parameter Id is not matching the expected pattern`)
    if ((Expression === undefined) === (MetricStat === undefined))
      throw invalid(`Exactly one of Expression and MetricStat must be specified for ${Id}`)
  }
  if (metrics.filter(({ ReturnData = true }) => ReturnData).length !== 1)
    throw invalid('Exactly one element of the metrics list should return data.')
}
