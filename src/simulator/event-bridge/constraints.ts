// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
DeleteRuleRequest.Name,DescribeRuleRequest.Name,ListRulesRequest.NamePrefix,ListTargetsByRuleRequest.Rule,PutRuleRequest.Name,PutTargetsRequest.Rule,Target.Id,RedshiftDataParameters.Database,RemoveTargetsRequest.Rule,RemoveTargetsRequest.Ids[] length 1..64
DeleteRuleRequest.Name,DescribeRuleRequest.Name,ListRulesRequest.NamePrefix,ListTargetsByRuleRequest.Rule,PutRuleRequest.Name,PutTargetsRequest.Rule,Target.Id,RemoveTargetsRequest.Rule,RemoveTargetsRequest.Ids[] pattern [\.\-_A-Za-z0-9]+
DeleteRuleRequest.EventBusName,DescribeRuleRequest.EventBusName,ListRulesRequest.EventBusName,ListTagsForResourceRequest.ResourceARN,ListTargetsByRuleRequest.EventBusName,PutEventsRequestEntry.EventBusName,PutRuleRequest.RoleArn,PutRuleRequest.EventBusName,PutTargetsRequest.EventBusName,Target.Arn,Target.RoleArn,EcsParameters.TaskDefinitionArn,RedshiftDataParameters.SecretManagerArn,DeadLetterConfig.Arn,RemoveTargetsRequest.EventBusName,TagResourceRequest.ResourceARN,UntagResourceRequest.ResourceARN length 1..1600
DeleteRuleRequest.EventBusName,DescribeRuleRequest.EventBusName,ListRulesRequest.EventBusName,ListTargetsByRuleRequest.EventBusName,PutRuleRequest.EventBusName,PutTargetsRequest.EventBusName,RemoveTargetsRequest.EventBusName pattern (arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+
ListRulesRequest.NextToken,ListTargetsByRuleRequest.NextToken length 1..2048
ListRulesRequest.Limit,ListTargetsByRuleRequest.Limit value 1..100
PutEventsRequest.Entries length 1..10
PutEventsRequestEntry.Resources[] length ..2048
PutEventsRequestEntry.EventBusName pattern (arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[\.\-_A-Za-z0-9]+
PutEventsRequestEntry.TraceHeader,RedshiftDataParameters.StatementName length 1..500
PutEventsRequest.EndpointId,RunCommandTarget.Values length 1..50
PutEventsRequest.EndpointId pattern ^[A-Za-z0-9\-]+[\.][A-Za-z0-9\-]+$
PutRuleRequest.ScheduleExpression,Target.InputPath,InputTransformer.InputPathsMap{},KinesisParameters.PartitionKeyPath length ..256
PutRuleRequest.EventPattern length ..4096
PutRuleRequest.State enum ENABLED|DISABLED|ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS
PutRuleRequest.Description,HttpParameters.HeaderParameters{key},HttpParameters.HeaderParameters{},HttpParameters.QueryStringParameters{key},HttpParameters.QueryStringParameters{} length ..512
Tag.Key,RunCommandTarget.Key,RedshiftDataParameters.DbUser,UntagResourceRequest.TagKeys[] length 1..128
Tag.Value length 0..256
PutTargetsRequest.Targets,RemoveTargetsRequest.Ids length 1..100
Target.Input length ..8192
InputTransformer.InputPathsMap,SqsParameters.MessageGroupId length ..100
InputTransformer.InputPathsMap{key},RunCommandTarget.Values[],SageMakerPipelineParameter.Name length 1..256
InputTransformer.InputPathsMap{key} pattern [A-Za-z0-9\_\-]+
InputTransformer.InputTemplate length 1..8192
RunCommandParameters.RunCommandTargets length 1..5
RunCommandTarget.Key pattern ^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$
EcsParameters.TaskCount value 1..
EcsParameters.LaunchType enum EC2|FARGATE|EXTERNAL
AwsVpcConfiguration.AssignPublicIp enum ENABLED|DISABLED
EcsParameters.CapacityProviderStrategy length ..6
CapacityProviderStrategyItem.capacityProvider length 1..255
CapacityProviderStrategyItem.weight value 0..1000
CapacityProviderStrategyItem.base value 0..100000
EcsParameters.PlacementConstraints length ..10
PlacementConstraint.type enum distinctInstance|memberOf
PlacementConstraint.expression length ..2000
EcsParameters.PlacementStrategy length ..5
PlacementStrategy.type enum random|spread|binpack
PlacementStrategy.field length ..255
EcsParameters.PropagateTags enum TASK_DEFINITION
EcsParameters.ReferenceId,SageMakerPipelineParameter.Value length ..1024
HttpParameters.PathParameterValues[] pattern ^(?!\s*$).+
HttpParameters.HeaderParameters{key} pattern ^[!#$%&'*+-.^_\x60|~0-9a-zA-Z]+$
HttpParameters.HeaderParameters{} pattern ^[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*$
HttpParameters.QueryStringParameters{key} pattern [^\x00-\x1F\x7F]+
HttpParameters.QueryStringParameters{} pattern [^\x00-\x09\x0B\x0C\x0E-\x1F\x7F]+
RedshiftDataParameters.SecretManagerArn pattern (^arn:aws([a-z]|\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\$(\.[\w_-]+(\[(\d+|\*)\])*)*)
RedshiftDataParameters.Sql,RedshiftDataParameters.Sqls[] length 1..100000
RedshiftDataParameters.Sqls length 0..40
SageMakerPipelineParameters.PipelineParameterList length 0..200
SageMakerPipelineParameter.Name pattern ^[a-zA-Z0-9](-*[a-zA-Z0-9])*$
RetryPolicy.MaximumRetryAttempts value 0..185
RetryPolicy.MaximumEventAgeInSeconds value 60..86400
AppSyncParameters.GraphQLOperation length 1..1048576
`
