// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = `
DeleteAlarmsInput.AlarmNames,DescribeAlarmsInput.AlarmNames length ..100
DeleteAlarmsInput.AlarmNames[],DescribeAlarmsInput.AlarmNames[],DescribeAlarmsInput.AlarmNamePrefix,DescribeAlarmsInput.ChildrenOfAlarmName,DescribeAlarmsInput.ParentsOfAlarmName,MetricDataQuery.Id,Metric.Namespace,Metric.MetricName,Dimension.Name,MetricDataQuery.AccountId,PutMetricAlarmInput.AlarmName,PutMetricAlarmInput.MetricName,PutMetricAlarmInput.Namespace,PutMetricAlarmInput.TreatMissingData,PutMetricAlarmInput.EvaluateLowSampleCountPercentile,PutMetricAlarmInput.ThresholdMetricId length 1..255
DescribeAlarmsInput.AlarmTypes[] enum CompositeAlarm|MetricAlarm|LogAlarm
DescribeAlarmsInput.StateValue enum OK|ALARM|INSUFFICIENT_DATA
DescribeAlarmsInput.ActionPrefix,Dimension.Value,ListTagsForResourceInput.ResourceARN,PutMetricAlarmInput.OKActions[],PutMetricAlarmInput.AlarmActions[],PutMetricAlarmInput.InsufficientDataActions[],TagResourceInput.ResourceARN,UntagResourceInput.ResourceARN length 1..1024
DescribeAlarmsInput.MaxRecords value 1..100
Metric.Namespace,PutMetricAlarmInput.Namespace pattern [^:].*
Metric.Dimensions,PutMetricAlarmInput.Dimensions length ..30
MetricStat.Period,MetricDataQuery.Period,PutMetricAlarmInput.Period,PutMetricAlarmInput.EvaluationPeriods,PutMetricAlarmInput.DatapointsToAlarm value 1..
MetricStat.Unit,PutMetricAlarmInput.Unit enum Seconds|Microseconds|Milliseconds|Bytes|Kilobytes|Megabytes|Gigabytes|Terabytes|Bits|Kilobits|Megabits|Gigabits|Terabits|Percent|Count|Bytes/Second|Kilobytes/Second|Megabytes/Second|Gigabytes/Second|Terabytes/Second|Bits/Second|Kilobits/Second|Megabits/Second|Gigabits/Second|Terabits/Second|Count/Second|None
MetricDataQuery.Expression length 1..2048
GetMetricDataInput.ScanBy enum TimestampDescending|TimestampAscending
PutMetricAlarmInput.AlarmDescription length 0..1024
PutMetricAlarmInput.OKActions,PutMetricAlarmInput.AlarmActions,PutMetricAlarmInput.InsufficientDataActions length ..5
PutMetricAlarmInput.Statistic enum SampleCount|Average|Sum|Minimum|Maximum
PutMetricAlarmInput.ComparisonOperator enum GreaterThanOrEqualToThreshold|GreaterThanThreshold|LessThanThreshold|LessThanOrEqualToThreshold|LessThanLowerOrGreaterThanUpperThreshold|LessThanLowerThreshold|GreaterThanUpperThreshold
Tag.Key,AlarmTagsPropagation.IncludedTagKeys[],AlarmTagsPropagation.ExcludedTagKeys[],UntagResourceInput.TagKeys[] length 1..128
Tag.Value length 0..256
WallClockWindow.Timezone,AlarmTagsPropagation.IncludedTagKeys,AlarmTagsPropagation.ExcludedTagKeys length 1..50
WarmUpConfiguration.WarmUpPeriodDurationInMinutes value 1..2880
AlarmPromQLCriteria.Query length 1..10000
AlarmPromQLCriteria.PendingPeriod,AlarmPromQLCriteria.RecoveryPeriod value 0..86400
PutMetricAlarmInput.EvaluationInterval value 10..3600
`
