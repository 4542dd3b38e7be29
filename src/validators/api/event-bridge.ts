// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-eventbridge 3.1169.0. */
export const eventBridge: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-eventbridge 3.1169.0',
  lines: String.raw`
PutRuleRequest { Name! RuleName ScheduleExpression s:256 EventPattern s:4096 State RuleState Description s:512 RoleArn s1:1600 Tags [Tag] EventBusName EventBusNameOrArn
RuleName / 1:64 ^(?:[\.\-_A-Za-z0-9]+)$
RuleState | ENABLED DISABLED ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS
Tag { Key! s1:128 Value! s0:256
EventBusNameOrArn / 1:1600 ^(?:(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+)$
PutTargetsRequest { Rule! RuleName EventBusName EventBusNameOrArn Targets! [Target]1:100
Target { Id! TargetId Arn! s1:1600 RoleArn s1:1600 Input s:8192 InputPath s:256 InputTransformer InputTransformer KinesisParameters KinesisParameters RunCommandParameters RunCommandParameters EcsParameters EcsParameters BatchParameters BatchParameters SqsParameters SqsParameters HttpParameters HttpParameters RedshiftDataParameters RedshiftDataParameters SageMakerPipelineParameters SageMakerPipelineParameters DeadLetterConfig DeadLetterConfig RetryPolicy RetryPolicy AppSyncParameters AppSyncParameters
TargetId / 1:64 ^(?:[\.\-_A-Za-z0-9]+)$
InputTransformer { InputPathsMap {s:256}:100 InputTemplate! s1:8192
KinesisParameters { PartitionKeyPath! s:256
RunCommandParameters { RunCommandTargets! [RunCommandTarget]1:5
RunCommandTarget { Key! RunCommandTargetKey Values! [s1:256]1:50
RunCommandTargetKey / 1:128 ^(?:[\p{L}\p{Z}\p{N}_.:/=+\-@]*)$
EcsParameters { TaskDefinitionArn! s1:1600 TaskCount i1: LaunchType LaunchType NetworkConfiguration NetworkConfiguration PlatformVersion s Group s CapacityProviderStrategy [CapacityProviderStrategyItem]:6 EnableECSManagedTags b EnableExecuteCommand b PlacementConstraints [PlacementConstraint]:10 PlacementStrategy [PlacementStrategy]:5 PropagateTags PropagateTags ReferenceId s:1024 Tags [Tag]
LaunchType | EC2 FARGATE EXTERNAL
NetworkConfiguration { awsvpcConfiguration AwsVpcConfiguration
AwsVpcConfiguration { Subnets! [s] SecurityGroups [s] AssignPublicIp AssignPublicIp
AssignPublicIp | ENABLED DISABLED
CapacityProviderStrategyItem { capacityProvider! s1:255 weight i0:1000 base i0:100000
PlacementConstraint { type PlacementConstraintType expression s:2000
PlacementConstraintType | distinctInstance memberOf
PlacementStrategy { type PlacementStrategyType field s:255
PlacementStrategyType | random spread binpack
PropagateTags | TASK_DEFINITION
BatchParameters { JobDefinition! s JobName! s ArrayProperties BatchArrayProperties RetryStrategy BatchRetryStrategy
BatchArrayProperties { Size i
BatchRetryStrategy { Attempts i
SqsParameters { MessageGroupId s:100
HttpParameters { PathParameterValues [PathParameter] HeaderParameters {HeaderValue} QueryStringParameters {QueryStringValue}
PathParameter / : ^(?:(?!\s*$).+)$
HeaderValue / :512 ^(?:[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*)$
QueryStringValue / :512 ^(?:[^\x00-\x09\x0B\x0C\x0E-\x1F\x7F]+)$
RedshiftDataParameters { SecretManagerArn RedshiftSecretManagerArn Database! s1:64 DbUser s1:128 Sql s1:100000 StatementName s1:500 WithEvent b Sqls [s1:100000]0:40
RedshiftSecretManagerArn / 1:1600 ^(?:(^arn:aws([a-z]|-)*:secretsmanager:[a-z0-9-.]+:.*)|(\$(\.[\w_-]+(\[(\d+|\*)\])*)*))$
SageMakerPipelineParameters { PipelineParameterList [SageMakerPipelineParameter]0:200
SageMakerPipelineParameter { Name! SageMakerPipelineParameterName Value! s:1024
SageMakerPipelineParameterName / 1:256 ^(?:[a-zA-Z0-9](-*[a-zA-Z0-9])*)$
DeadLetterConfig { Arn s1:1600
RetryPolicy { MaximumRetryAttempts i0:185 MaximumEventAgeInSeconds i60:86400
AppSyncParameters { GraphQLOperation s1:1048576
`,
})
