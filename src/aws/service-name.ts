/** The AWS services that are talked to, and that the simulator therefore has. */
export const SERVICE_NAMES = [
  'acm',
  'applicationAutoScaling',
  'autoScaling',
  'cloudWatch',
  'cloudWatchLogs',
  'ec2',
  'ecr',
  'ecs',
  'elbv2',
  'eventBridge',
  'iam',
  'kms',
  'resourceGroupsTaggingAPI',
  'route53',
  'scheduler',
  'secretsManager',
  'serviceDiscovery',
  'ssm',
  'sts',
  'wafv2',
] as const

export type ServiceName = (typeof SERVICE_NAMES)[number]
