// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
CreateScheduleInput.ActionAfterCompletion,UpdateScheduleInput.ActionAfterCompletion enum NONE|DELETE
CreateScheduleInput.ClientToken,CreateScheduleInput.GroupName,CreateScheduleInput.Name,EcsParameters.PlatformVersion,CreateScheduleGroupInput.ClientToken,CreateScheduleGroupInput.Name,DeleteScheduleInput.ClientToken,DeleteScheduleInput.GroupName,DeleteScheduleInput.Name,DeleteScheduleGroupInput.ClientToken,DeleteScheduleGroupInput.Name,GetScheduleInput.GroupName,GetScheduleInput.Name,GetScheduleGroupInput.Name,ListScheduleGroupsInput.NamePrefix,ListSchedulesInput.GroupName,ListSchedulesInput.NamePrefix,UpdateScheduleInput.ClientToken,UpdateScheduleInput.GroupName,UpdateScheduleInput.Name length 1..64
CreateScheduleInput.ClientToken,CreateScheduleGroupInput.ClientToken,DeleteScheduleInput.ClientToken,DeleteScheduleGroupInput.ClientToken,UpdateScheduleInput.ClientToken pattern ^[a-zA-Z0-9-_]+$
CreateScheduleInput.Description,UpdateScheduleInput.Description length 0..512
FlexibleTimeWindow.MaximumWindowInMinutes value 1..1440
FlexibleTimeWindow.Mode enum OFF|FLEXIBLE
CreateScheduleInput.GroupName,CreateScheduleInput.Name,CreateScheduleGroupInput.Name,DeleteScheduleInput.GroupName,DeleteScheduleInput.Name,DeleteScheduleGroupInput.Name,GetScheduleInput.GroupName,GetScheduleInput.Name,GetScheduleGroupInput.Name,ListScheduleGroupsInput.NamePrefix,ListSchedulesInput.GroupName,ListSchedulesInput.NamePrefix,UpdateScheduleInput.GroupName,UpdateScheduleInput.Name pattern ^[0-9a-zA-Z-_.]+$
CreateScheduleInput.KmsKeyArn,ListScheduleGroupsInput.NextToken,ListSchedulesInput.NextToken,UpdateScheduleInput.KmsKeyArn length 1..2048
CreateScheduleInput.KmsKeyArn,UpdateScheduleInput.KmsKeyArn pattern ^arn:aws(-[a-z]+)?:kms:[a-z0-9\-]+:\d{12}:(key|alias)\/[0-9a-zA-Z-_]*$
CreateScheduleInput.ScheduleExpression,EcsParameters.Tags[]{},EventBridgeParameters.Source,KinesisParameters.PartitionKey,SageMakerPipelineParameter.Name,Tag.Value,UpdateScheduleInput.ScheduleExpression length 1..256
CreateScheduleInput.ScheduleExpressionTimezone,UpdateScheduleInput.ScheduleExpressionTimezone length 1..50
CreateScheduleInput.State,AwsVpcConfiguration.AssignPublicIp,ListSchedulesInput.State,UpdateScheduleInput.State enum ENABLED|DISABLED
Target.Arn,DeadLetterConfig.Arn,EcsParameters.TaskDefinitionArn,Target.RoleArn length 1..1600
DeadLetterConfig.Arn pattern ^arn:aws(-[a-z]+)?:sqs:[a-z0-9\-]+:\d{12}:[a-zA-Z0-9\-_]+$
EcsParameters.CapacityProviderStrategy length 0..6
CapacityProviderStrategyItem.base value 0..100000
CapacityProviderStrategyItem.capacityProvider,EcsParameters.Group length 1..255
CapacityProviderStrategyItem.weight value 0..1000
EcsParameters.LaunchType enum EC2|FARGATE|EXTERNAL
AwsVpcConfiguration.SecurityGroups length 1..5
AwsVpcConfiguration.SecurityGroups[],AwsVpcConfiguration.Subnets[] length 1..1000
AwsVpcConfiguration.Subnets length 1..16
EcsParameters.PlacementConstraints length 0..10
PlacementConstraint.expression length 0..2000
PlacementConstraint.type enum distinctInstance|memberOf
EcsParameters.PlacementStrategy length 0..5
PlacementStrategy.field length 0..255
PlacementStrategy.type enum random|spread|binpack
EcsParameters.PropagateTags enum TASK_DEFINITION
EcsParameters.ReferenceId length 0..1024
EcsParameters.Tags length 0..50
EcsParameters.Tags[]{key},EventBridgeParameters.DetailType,SqsParameters.MessageGroupId,Tag.Key,UntagResourceInput.TagKeys[] length 1..128
EcsParameters.TaskCount value 1..10
EventBridgeParameters.Source pattern ^(?=[/\.\-_A-Za-z0-9]+)((?!aws\.).*)|(\$(\.[\w_-]+(\[(\d+|\*)\])*)*)$
Target.Input length 1..
RetryPolicy.MaximumEventAgeInSeconds value 60..86400
RetryPolicy.MaximumRetryAttempts value 0..185
Target.RoleArn pattern ^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@\/-]+$
SageMakerPipelineParameters.PipelineParameterList,CreateScheduleGroupInput.Tags,TagResourceInput.Tags,UntagResourceInput.TagKeys length 0..200
SageMakerPipelineParameter.Name pattern ^[A-Za-z0-9\-_]*$
SageMakerPipelineParameter.Value length 1..1024
ListScheduleGroupsInput.MaxResults,ListSchedulesInput.MaxResults value 1..100
ListTagsForResourceInput.ResourceArn,TagResourceInput.ResourceArn,UntagResourceInput.ResourceArn length 1..1011
ListTagsForResourceInput.ResourceArn,TagResourceInput.ResourceArn,UntagResourceInput.ResourceArn pattern ^arn:aws(-[a-z]+)?:scheduler:[a-z0-9\-]+:\d{12}:schedule-group\/[0-9a-zA-Z-_.]+$
`
