// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-scheduler 3.1169.0. */
export const scheduler: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-scheduler 3.1169.0',
  lines: String.raw`
CreateScheduleInput { Name! Name GroupName ScheduleGroupName ScheduleExpression! s1:256 StartDate t EndDate t Description s0:512 ScheduleExpressionTimezone s1:50 State ScheduleState KmsKeyArn KmsKeyArn Target! Target FlexibleTimeWindow! FlexibleTimeWindow ClientToken ClientToken ActionAfterCompletion ActionAfterCompletion
Name / 1:64 ^(?:[0-9a-zA-Z-_.]+)$
ScheduleGroupName / 1:64 ^(?:[0-9a-zA-Z-_.]+)$
ScheduleState | ENABLED DISABLED
KmsKeyArn / 1:2048 ^(?:arn:aws[a-z-]*:kms:[a-z0-9\-]+:\d{12}:(key|alias)\/[0-9a-zA-Z-_]*)$
Target { Arn! s1:1600 RoleArn! RoleArn DeadLetterConfig DeadLetterConfig RetryPolicy RetryPolicy Input s1: EcsParameters EcsParameters EventBridgeParameters EventBridgeParameters EventBridgePutEventsV2Parameters EventBridgePutEventsV2Parameters EventBridgePutRawEventsParameters EventBridgePutRawEventsParameters KinesisParameters KinesisParameters SageMakerPipelineParameters SageMakerPipelineParameters SqsParameters SqsParameters
RoleArn / 1:1600 ^(?:arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@\/-]+)$
DeadLetterConfig { Arn DeadLetterConfigArnString
DeadLetterConfigArnString / 1:1600 ^(?:arn:aws[a-z-]*:sqs:[a-z0-9\-]+:\d{12}:[a-zA-Z0-9\-_]+)$
RetryPolicy { MaximumEventAgeInSeconds i60:86400 MaximumRetryAttempts i0:185
EcsParameters { TaskDefinitionArn! s1:1600 TaskCount i1:10 LaunchType LaunchType NetworkConfiguration NetworkConfiguration PlatformVersion s1:64 Group s1:255 CapacityProviderStrategy [CapacityProviderStrategyItem]0:6 EnableECSManagedTags b EnableExecuteCommand b PlacementConstraints [PlacementConstraint]0:10 PlacementStrategy [PlacementStrategy]0:5 PropagateTags PropagateTags ReferenceId s0:1024 Tags [{s1:256}]0:50
LaunchType | EC2 FARGATE EXTERNAL
NetworkConfiguration { awsvpcConfiguration AwsVpcConfiguration
AwsVpcConfiguration { Subnets! [s1:1000]1:16 SecurityGroups [s1:1000]1:5 AssignPublicIp AssignPublicIp
AssignPublicIp | ENABLED DISABLED
CapacityProviderStrategyItem { capacityProvider! s1:255 weight i0:1000 base i0:100000
PlacementConstraint { type PlacementConstraintType expression s0:2000
PlacementConstraintType | distinctInstance memberOf
PlacementStrategy { type PlacementStrategyType field s0:255
PlacementStrategyType | random spread binpack
PropagateTags | TASK_DEFINITION
EventBridgeParameters { DetailType! s1:128 Source! Source
Source / 1:256 ^(?:(?=[/\.\-_A-Za-z0-9]+)((?!aws\.).*)|(\$(\.[\w_-]+(\[(\d+|\*)\])*)*))$
EventBridgePutEventsV2Parameters { DetailType! s1:128 Source! Source
EventBridgePutRawEventsParameters { Metadata {s1:}0:100
KinesisParameters { PartitionKey! s1:256
SageMakerPipelineParameters { PipelineParameterList [SageMakerPipelineParameter]0:200
SageMakerPipelineParameter { Name! SageMakerPipelineParameterName Value! s1:1024
SageMakerPipelineParameterName / 1:256 ^(?:[A-Za-z0-9\-_]*)$
SqsParameters { MessageGroupId s1:128
FlexibleTimeWindow { Mode! FlexibleTimeWindowMode MaximumWindowInMinutes i1:1440
FlexibleTimeWindowMode | OFF FLEXIBLE
ClientToken / 1:64 ^(?:[a-zA-Z0-9-_]+)$
ActionAfterCompletion | NONE DELETE
CreateScheduleGroupInput { Name! ScheduleGroupName Tags [Tag]0:200 ClientToken ClientToken
Tag { Key! s1:128 Value! s1:256
`,
})
