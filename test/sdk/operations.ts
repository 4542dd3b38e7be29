/** What a client of the SDK is to botocore, and the requests that a program's input can reach. */
export interface ReachedService {
  /** The file of `src/validators/api` and the property of `aws`. */
  readonly service: string
  readonly botocore: string
  readonly client: string
  readonly operations: readonly string[]
}

export const REACHED: readonly ReachedService[] = [
  {
    ...{ service: 'ecs', botocore: 'ecs', client: '@aws-sdk/client-ecs' },
    operations: ['RegisterTaskDefinition', 'CreateService', 'CreateCluster', 'CreateCapacityProvider'],
  },
  {
    ...{ service: 'elbv2', botocore: 'elbv2', client: '@aws-sdk/client-elastic-load-balancing-v2' },
    operations: ['CreateLoadBalancer', 'CreateListener', 'CreateRule', 'CreateTargetGroup'],
  },
  {
    ...{ service: 'applicationAutoScaling', botocore: 'application-autoscaling' },
    client: '@aws-sdk/client-application-auto-scaling',
    operations: ['RegisterScalableTarget', 'PutScalingPolicy'],
  },
  {
    ...{ service: 'autoScaling', botocore: 'autoscaling', client: '@aws-sdk/client-auto-scaling' },
    operations: ['CreateAutoScalingGroup'],
  },
  {
    ...{ service: 'cloudWatchLogs', botocore: 'logs', client: '@aws-sdk/client-cloudwatch-logs' },
    operations: ['CreateLogGroup', 'PutRetentionPolicy'],
  },
  {
    ...{ service: 'ecr', botocore: 'ecr', client: '@aws-sdk/client-ecr' },
    operations: ['CreateRepository', 'CreatePullThroughCacheRule'],
  },
  {
    ...{ service: 'route53', botocore: 'route53', client: '@aws-sdk/client-route-53' },
    operations: ['ChangeResourceRecordSets'],
  },
  {
    ...{ service: 'iam', botocore: 'iam', client: '@aws-sdk/client-iam' },
    operations: ['CreateRole'],
  },
  {
    ...{ service: 'ec2', botocore: 'ec2', client: '@aws-sdk/client-ec2' },
    operations: [
      ...['CreateSecurityGroup', 'AuthorizeSecurityGroupIngress', 'AuthorizeSecurityGroupEgress', 'CreateVpc'],
      ...['CreateSubnet', 'CreateNatGateway', 'CreateVpcEndpoint', 'CreateLaunchTemplate'],
    ],
  },
  {
    ...{ service: 'serviceDiscovery', botocore: 'servicediscovery', client: '@aws-sdk/client-servicediscovery' },
    operations: ['CreateHttpNamespace', 'CreatePrivateDnsNamespace', 'CreatePublicDnsNamespace', 'CreateService'],
  },
  {
    ...{ service: 'cloudWatch', botocore: 'cloudwatch', client: '@aws-sdk/client-cloudwatch' },
    operations: ['PutMetricAlarm'],
  },
  {
    ...{ service: 'scheduler', botocore: 'scheduler', client: '@aws-sdk/client-scheduler' },
    operations: ['CreateSchedule', 'CreateScheduleGroup'],
  },
  {
    ...{ service: 'eventBridge', botocore: 'events', client: '@aws-sdk/client-eventbridge' },
    operations: ['PutRule', 'PutTargets'],
  },
  {
    ...{ service: 'acm', botocore: 'acm', client: '@aws-sdk/client-acm' },
    operations: ['RequestCertificate'],
  },
]

/** What describe gives and the request does not take: files that were saved from there hold it, and it means nothing. */
export const DESCRIBED: Readonly<Record<string, string>> = {
  RegisterTaskDefinitionRequest: 'TaskDefinition',
  CreateServiceRequest: 'Service',
}

/** Members that no program is let to say, so that nobody has to read what is in them: they would be most of a table. */
function unread(structure: string, members: readonly string[]) {
  const because = 'refused by its name'
  return Object.fromEntries(members.map(member => [`${structure}.${member}`, { type: '*', because }]))
}

/** Where AWS takes what its own model does not, by `Shape.member`, and who says so. */
export const LOOSER: Readonly<Record<string, { readonly type: string; readonly because: string }>> = {
  'RegisterTaskDefinitionRequest.cpu': {
    type: 'z',
    because: 'files have it as a number, and tools write it as text: the corpus of this project has both',
  },
  'RegisterTaskDefinitionRequest.memory': { type: 'z', because: 'as cpu' },
  ...unread('CreateCapacityProviderRequest', ['autoScalingGroupProvider']),
  ...unread('TagSpecification', ['ResourceType']),
  ...unread('RequestLaunchTemplateData', [
    ...['ElasticGpuSpecifications', 'ElasticInferenceAccelerators', 'HibernationOptions', 'IamInstanceProfile'],
    ...['InstanceMarketOptions', 'InstanceRequirements', 'InstanceType', 'NetworkInterfaces', 'Operator', 'Placement'],
    ...['NetworkPerformanceOptions', 'SecondaryInterfaces', 'TagSpecifications'],
  ]),
  ...unread('CreateAutoScalingGroupType', [
    ...['AvailabilityZoneImpairmentPolicy', 'CapacityReservationSpecification', 'InstanceLifecyclePolicy'],
    ...[
      'LaunchTemplate',
      'LifecycleHookSpecificationList',
      'MixedInstancesPolicy',
      'Operator',
      'Tags',
      'TrafficSources',
    ],
  ]),
  'PortMapping.protocol': {
    type: 's',
    because: 'its documentation: "Amazon ECS treats any other specified value as tcp"',
  },
}

const UNREAD = Object.entries(LOOSER).flatMap(([path, { type }]) =>
  type === '*' ? (path.split('.').at(-1) ?? []) : [],
)

/** Whether a member is inside one that nobody reads. */
export const isUnread = (path: string): boolean => UNREAD.some(member => path.includes(`${member}.`))

/** What stands around a definition in the answers of AWS, which real files are. */
export const AROUND: readonly string[] = [
  'DescribeTaskDefinitionResponse',
  'DescribeServicesResponse',
  'CreateServiceResponse',
]

/** Members of those whose content is read on its own. */
export const INSIDE: readonly string[] = ['taskDefinition', 'services', 'service', 'failures']
