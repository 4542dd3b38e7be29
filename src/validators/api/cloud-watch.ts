// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-cloudwatch 3.1164.0. */
export const cloudWatch: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-cloudwatch 3.1164.0',
  lines: `
PutMetricAlarmInput { AlarmName! s1:255 AlarmDescription s0:1024 ActionsEnabled b OKActions [s1:1024]:5 AlarmActions [s1:1024]:5 InsufficientDataActions [s1:1024]:5 MetricName s1:255 Namespace Namespace Statistic Statistic ExtendedStatistic s Dimensions [Dimension]:30 Period i1: Unit StandardUnit EvaluationPeriods i1: DatapointsToAlarm i1: Threshold n ComparisonOperator ComparisonOperator TreatMissingData s1:255 EvaluateLowSampleCountPercentile s1:255 Metrics [MetricDataQuery] Tags [Tag] ThresholdMetricId s1:255 EvaluationWindow EvaluationWindow WarmUpConfiguration WarmUpConfiguration EvaluationCriteria EvaluationCriteria EvaluationInterval i10:3600 ActionConfiguration ActionConfiguration
Namespace / 1:255 ^(?:[^:].*)$
Statistic | SampleCount Average Sum Minimum Maximum
Dimension { Name! s1:255 Value! s1:1024
StandardUnit | Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits Terabits Percent Count Bytes/Second Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second Bits/Second Kilobits/Second Megabits/Second Gigabits/Second Terabits/Second Count/Second None
ComparisonOperator | GreaterThanOrEqualToThreshold GreaterThanThreshold LessThanThreshold LessThanOrEqualToThreshold LessThanLowerOrGreaterThanUpperThreshold LessThanLowerThreshold GreaterThanUpperThreshold
MetricDataQuery { Id! s1:255 MetricStat MetricStat Expression s1:2048 Label s ReturnData b Period i1: AccountId s1:255
MetricStat { Metric! Metric Period! i1: Stat! s Unit StandardUnit
Metric { Namespace Namespace MetricName s1:255 Dimensions [Dimension]:30
Tag { Key! s1:128 Value! s0:256
EvaluationWindow { WallClockWindow WallClockWindow SlidingWindow SlidingWindow
WallClockWindow { Timezone s1:50
SlidingWindow { 
WarmUpConfiguration { WarmUpPeriodDurationInMinutes! i1:2880 OnlyStartEvaluatingAfterWarmUpPeriodEnds b
EvaluationCriteria { PromQLCriteria AlarmPromQLCriteria
AlarmPromQLCriteria { Query! s1:10000 PendingPeriod i0:86400 RecoveryPeriod i0:86400
ActionConfiguration { AlarmTagsPropagation AlarmTagsPropagation
AlarmTagsPropagation { Enabled! b IncludedTagKeys [s1:128]1:50 ExcludedTagKeys [s1:128]1:50
`,
})
