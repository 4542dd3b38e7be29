/** What moto's tests ask for and the simulator does not have, on purpose, each with the reason. */
export const LEFT_OUT: readonly (readonly [reason: string, calls: readonly string[]])[] = [
  [
    'Instances are started by Auto Scaling groups alone, or made registered by simulator.containerInstance()',
    ['ec2 RunInstances', 'ecs DiscoverPollEndpoint', 'ssm GetParameters'],
  ],
  ['Task sets: no deployment of this package makes them', ['ecs CreateTaskSet']],
  ['Other services', ['cloudformation CreateStack', 'dynamodb CreateTable', 's3 CreateBucket']],
  [
    'Load balancers are of applications or networks, and their targets IPv4 addresses or instances',
    [
      'elbv2 CreateLoadBalancer: it does not have gateway load balancers',
      'elbv2 CreateTargetGroup: it does not have GENEVE target groups',
      'elbv2 CreateTargetGroup: it does not have IPv6 target groups',
      'elbv2 CreateTargetGroup: it does not have alb target groups',
      'elbv2 CreateTargetGroup: it does not have lambda target groups',
    ],
  ],
  [
    'Of listeners, what no definition of this package can say',
    ['elbv2 DescribeCapacityReservation', 'elbv2 DescribeSSLPolicies'],
  ],
  ['Certificates are validated by DNS', ['acm RequestCertificate: it validates certificates by DNS only']],
  [
    'Policies, scans and replication of a registry change no deployment that the simulator plays',
    [
      'ecr BatchGetRepositoryScanningConfiguration',
      'ecr DeleteRegistryPolicy',
      'ecr DescribeImageScanFindings',
      'ecr DescribeRegistry',
      'ecr GetRegistryPolicy',
      'ecr GetRegistryScanningConfiguration',
      'ecr PutRegistryPolicy',
      'ecr PutRegistryScanningConfiguration',
      'ecr PutReplicationConfiguration',
      'ecr StartImageScan',
    ],
  ],
  [
    'Logs are written and read; they are not exported, delivered, measured or queried',
    [
      'logs CancelExportTask',
      'logs CreateExportTask',
      'logs DeleteMetricFilter',
      'logs DescribeDestinations',
      'logs DescribeExportTasks',
      'logs DescribeMetricFilters',
      'logs DescribeQueries',
      'logs DescribeSubscriptionFilters',
      'logs PutDeliveryDestination',
      'logs PutDeliverySource',
      'logs PutDestination',
      'logs PutMetricFilter',
      'logs PutResourcePolicy',
      'logs PutSubscriptionFilter',
      'logs StartQuery',
    ],
  ],
  [
    'AWS has put other calls in the place of these: TagResource, ListTagsForResource',
    ['logs ListTagsLogGroup', 'logs TagLogGroup'],
  ],
  [
    'Zones are public, and nothing watches their records',
    [
      'route53 AssociateVPCWithHostedZone',
      'route53 CreateHealthCheck',
      'route53 CreateHostedZone: it does not have reusable delegation sets',
      'route53 CreateQueryLoggingConfig',
      'route53 CreateReusableDelegationSet',
      'route53 DisassociateVPCFromHostedZone',
      'route53 GetDNSSEC',
      'route53 GetHealthCheck',
      'route53 GetReusableDelegationSet',
      'route53 ListHealthChecks',
      'route53 ListHostedZonesByVPC',
      'route53 ListQueryLoggingConfigs',
      'route53 ListReusableDelegationSets',
    ],
  ],
  [
    'Of Application Auto Scaling, services of ECS scale',
    [
      'application-autoscaling RegisterScalableTarget: it does not have scalable targets of ec2',
      'application-autoscaling RegisterScalableTarget: it does not have scalable targets of elasticmapreduce',
      'application-autoscaling RegisterScalableTarget: it does not have scalable targets of sagemaker',
    ],
  ],
]

/** The same calls without their reasons. */
export const LEFT_OUT_CALLS: readonly string[] = LEFT_OUT.flatMap(([, calls]) => calls)
