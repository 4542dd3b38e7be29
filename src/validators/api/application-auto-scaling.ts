// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-application-auto-scaling 3.1141.0. */
export const applicationAutoScaling: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-application-auto-scaling 3.1141.0',
  lines: String.raw`
RegisterScalableTargetRequest { ServiceNamespace! ServiceNamespace ResourceId! ResourceIdMaxLen1600 ScalableDimension! ScalableDimension MinCapacity i MaxCapacity i RoleARN ResourceIdMaxLen1600 SuspendedState SuspendedState Tags {s0:256}
ServiceNamespace | ecs elasticmapreduce ec2 appstream dynamodb rds sagemaker custom-resource comprehend lambda cassandra kafka elasticache neptune workspaces
ResourceIdMaxLen1600 / 1:1600 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
ScalableDimension | ecs:service:DesiredCount ec2:spot-fleet-request:TargetCapacity elasticmapreduce:instancegroup:InstanceCount appstream:fleet:DesiredCapacity dynamodb:table:ReadCapacityUnits dynamodb:table:WriteCapacityUnits dynamodb:index:ReadCapacityUnits dynamodb:index:WriteCapacityUnits rds:cluster:ReadReplicaCount sagemaker:variant:DesiredInstanceCount custom-resource:ResourceType:Property comprehend:document-classifier-endpoint:DesiredInferenceUnits comprehend:entity-recognizer-endpoint:DesiredInferenceUnits lambda:function:ProvisionedConcurrency cassandra:table:ReadCapacityUnits cassandra:table:WriteCapacityUnits kafka:broker-storage:VolumeSize elasticache:cache-cluster:Nodes elasticache:replication-group:NodeGroups elasticache:replication-group:Replicas neptune:cluster:ReadReplicaCount sagemaker:variant:DesiredProvisionedConcurrency sagemaker:inference-component:DesiredCopyCount workspaces:workspacespool:DesiredUserSessions
SuspendedState { DynamicScalingInSuspended b DynamicScalingOutSuspended b ScheduledScalingSuspended b
PutScalingPolicyRequest { PolicyName! PolicyName ServiceNamespace! ServiceNamespace ResourceId! ResourceIdMaxLen1600 ScalableDimension! ScalableDimension PolicyType PolicyType StepScalingPolicyConfiguration StepScalingPolicyConfiguration TargetTrackingScalingPolicyConfiguration TargetTrackingScalingPolicyConfiguration PredictiveScalingPolicyConfiguration PredictiveScalingPolicyConfiguration
PolicyName / 1:256 ^(?:[ -~]+)$
PolicyType | StepScaling TargetTrackingScaling PredictiveScaling
StepScalingPolicyConfiguration { AdjustmentType AdjustmentType StepAdjustments [StepAdjustment] MinAdjustmentMagnitude i Cooldown i MetricAggregationType MetricAggregationType
AdjustmentType | ChangeInCapacity PercentChangeInCapacity ExactCapacity
StepAdjustment { MetricIntervalLowerBound n MetricIntervalUpperBound n ScalingAdjustment! i
MetricAggregationType | Average Minimum Maximum
TargetTrackingScalingPolicyConfiguration { TargetValue! n PredefinedMetricSpecification PredefinedMetricSpecification CustomizedMetricSpecification CustomizedMetricSpecification ScaleOutCooldown i ScaleInCooldown i DisableScaleIn b
PredefinedMetricSpecification { PredefinedMetricType! MetricType ResourceLabel s1:1023
MetricType | DynamoDBReadCapacityUtilization DynamoDBWriteCapacityUtilization ALBRequestCountPerTarget RDSReaderAverageCPUUtilization RDSReaderAverageDatabaseConnections EC2SpotFleetRequestAverageCPUUtilization EC2SpotFleetRequestAverageNetworkIn EC2SpotFleetRequestAverageNetworkOut SageMakerVariantInvocationsPerInstance ECSServiceAverageCPUUtilization ECSServiceAverageMemoryUtilization AppStreamAverageCapacityUtilization ComprehendInferenceUtilization LambdaProvisionedConcurrencyUtilization CassandraReadCapacityUtilization CassandraWriteCapacityUtilization KafkaBrokerStorageUtilization ElastiCacheEngineCPUUtilization ElastiCacheDatabaseMemoryUsagePercentage ElastiCachePrimaryEngineCPUUtilization ElastiCacheReplicaEngineCPUUtilization ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage NeptuneReaderAverageCPUUtilization SageMakerVariantProvisionedConcurrencyUtilization ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage SageMakerInferenceComponentInvocationsPerCopy WorkSpacesAverageUserSessionsCapacityUtilization SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution SageMakerVariantConcurrentRequestsPerModelHighResolution ECSServiceAverageCPUUtilizationHighResolution ECSServiceAverageMemoryUtilizationHighResolution
CustomizedMetricSpecification { MetricName s Namespace s Dimensions [MetricDimension] Statistic MetricStatistic Unit s Metrics [TargetTrackingMetricDataQuery]
MetricDimension { Name! s Value! s
MetricStatistic | Average Minimum Maximum SampleCount Sum
TargetTrackingMetricDataQuery { Expression Expression Id! Id Label XmlString MetricStat TargetTrackingMetricStat ReturnData b
Expression / 1:2048 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
Id / 1:255 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
XmlString / : ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
TargetTrackingMetricStat { Metric! TargetTrackingMetric Stat! XmlString Unit TargetTrackingMetricUnit
TargetTrackingMetric { Dimensions [TargetTrackingMetricDimension] MetricName TargetTrackingMetricName Namespace TargetTrackingMetricNamespace
TargetTrackingMetricDimension { Name! TargetTrackingMetricDimensionName Value! TargetTrackingMetricDimensionValue
TargetTrackingMetricDimensionName / 1:255 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
TargetTrackingMetricDimensionValue / 1:1024 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
TargetTrackingMetricName / 1:255 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
TargetTrackingMetricNamespace / 1:255 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
TargetTrackingMetricUnit / 1:1023 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
PredictiveScalingPolicyConfiguration { MetricSpecifications! [PredictiveScalingMetricSpecification] Mode PredictiveScalingMode SchedulingBufferTime i0:3600 MaxCapacityBreachBehavior PredictiveScalingMaxCapacityBreachBehavior MaxCapacityBuffer i0:100
PredictiveScalingMetricSpecification { TargetValue! n PredefinedMetricPairSpecification PredictiveScalingPredefinedMetricPairSpecification PredefinedScalingMetricSpecification PredictiveScalingPredefinedScalingMetricSpecification PredefinedLoadMetricSpecification PredictiveScalingPredefinedLoadMetricSpecification CustomizedScalingMetricSpecification PredictiveScalingCustomizedMetricSpecification CustomizedLoadMetricSpecification PredictiveScalingCustomizedMetricSpecification CustomizedCapacityMetricSpecification PredictiveScalingCustomizedMetricSpecification
PredictiveScalingPredefinedMetricPairSpecification { PredefinedMetricType! s1:128 ResourceLabel s1:1023
PredictiveScalingPredefinedScalingMetricSpecification { PredefinedMetricType! s1:128 ResourceLabel s1:1023
PredictiveScalingPredefinedLoadMetricSpecification { PredefinedMetricType! s1:128 ResourceLabel s1:1023
PredictiveScalingCustomizedMetricSpecification { MetricDataQueries! [PredictiveScalingMetricDataQuery]
PredictiveScalingMetricDataQuery { Id! Id Expression Expression MetricStat PredictiveScalingMetricStat Label XmlString ReturnData b
PredictiveScalingMetricStat { Metric! PredictiveScalingMetric Stat! XmlString Unit PredictiveScalingMetricUnit
PredictiveScalingMetric { Dimensions [PredictiveScalingMetricDimension] MetricName PredictiveScalingMetricName Namespace PredictiveScalingMetricNamespace
PredictiveScalingMetricDimension { Name! PredictiveScalingMetricDimensionName Value! PredictiveScalingMetricDimensionValue
PredictiveScalingMetricDimensionName / 1:255 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
PredictiveScalingMetricDimensionValue / 1:1024 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
PredictiveScalingMetricName / 1:255 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
PredictiveScalingMetricNamespace / 1:255 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
PredictiveScalingMetricUnit / 1:1023 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
PredictiveScalingMode | ForecastOnly ForecastAndScale
PredictiveScalingMaxCapacityBreachBehavior | HonorMaxCapacity IncreaseMaxCapacity
`,
})
