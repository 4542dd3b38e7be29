/** The AWS services that the simulator knows, named as `deploy` names its clients. */
export type ServiceName =
  | 'acm'
  | 'applicationAutoScaling'
  | 'cloudWatchLogs'
  | 'ec2'
  | 'ecr'
  | 'ecs'
  | 'elbv2'
  | 'iam'
  | 'resourceGroupsTaggingAPI'
  | 'route53'
  | 'sts'
