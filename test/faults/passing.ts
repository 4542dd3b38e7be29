import type { ServiceName } from '../../src/aws/service-name.ts'

/** An answer of AWS, and what the rule for it says. */
type Refusal = readonly [service: ServiceName, operation: string, code: string, message: string, because: RegExp]

/** What AWS is known to answer for a while: one answer a rule, which no other rule knows. */
export const PASSING: readonly Refusal[] = [
  ['route53', 'ChangeResourceRecordSets', 'PriorRequestNotComplete', 'A prior request is not complete', /fewer calls/],
  ['ecs', 'CreateService', 'InvalidParameterException', 'Request was throttled by the load balancer', /fewer calls/],
  ['ecs', 'CreateCluster', 'InvalidParameterException', 'Unable to assume the service linked role.', /new role/],
  [
    'scheduler',
    'CreateSchedule',
    'ValidationException',
    // https://github.com/aws/aws-sdk-js-v3/issues/6494
    'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    /new role/,
  ],
  [
    'eventBridge',
    'PutTargets',
    'ValidationException',
    // https://github.com/Miserlou/Zappa/issues/381
    "Provided role 'arn:aws:iam::123456789012:role/shop' cannot be assumed by principal 'events.amazonaws.com'.",
    /new role/,
  ],
  [
    'wafv2',
    'AssociateWebACL',
    'WAFUnavailableEntityException',
    // https://github.com/hashicorp/terraform-provider-aws/issues/29080
    'AWS WAF couldn’t retrieve the resource that you requested. Retry your request.',
    /not known to AWS WAF yet/,
  ],
  [
    'wafv2',
    'AssociateWebACL',
    'WAFNonexistentItemException',
    // https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2022
    'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
    /load balancer is not known to AWS WAF/,
  ],
  ['eventBridge', 'PutRule', 'ConcurrentModificationException', 'concurrent modification', /being changed/],
  [
    'ecs',
    'DeleteCluster',
    'ClientException',
    // https://github.com/hashicorp/terraform-provider-aws/pull/45794
    'The Cluster cannot be deleted while Cluster Scoped Capacity Providers are attached to the cluster',
    /capacity provider is still/,
  ],
  ['ecs', 'PutClusterCapacityProviders', 'ClientException', 'Cluster was not ACTIVE.', /still being changed/],
  // https://github.com/getmoto/moto/pull/5056
  ['eventBridge', 'DeleteRule', 'ValidationException', "Rule can't be deleted since it has targets.", /going away/],
  ['scheduler', 'DeleteSchedule', 'ConflictException', 'can cause an inconsistent state', /being changed/],
  [
    'ecs',
    'CreateService',
    'InvalidParameterException',
    'The target group does not have an associated load balancer.',
    /not known to ECS/,
  ],
  [
    'ecs',
    'RegisterTaskDefinition',
    'ClientException',
    // https://github.com/hashicorp/terraform-provider-aws/issues/9777
    'Too many concurrent attempts to create a new revision of the specified family.',
    /registering a revision/,
  ],
  // https://github.com/remind101/empire/pull/353
  ['ecs', 'CreateService', 'ClientException', 'TaskDefinition not found.', /new revision/],
  ['ecs', 'CreateService', 'ClusterNotFoundException', 'Cluster not found.', /new cluster/],
  [
    'ecs',
    'CreateService',
    'InvalidParameterException',
    'Unable to Start a service that is still Draining.',
    /draining/,
  ],
  ['ecs', 'CreateService', 'NamespaceNotFoundException', "The specified namespace wasn't found.", /new namespace/],
  ['serviceDiscovery', 'CreateService', 'NamespaceNotFound', 'Not found', /new namespace/],
  ['serviceDiscovery', 'DeleteService', 'ResourceInUse', 'Service contains registered instances', /going away/],
  ['ecs', 'DeleteCluster', 'UpdateInProgressException', 'In progress', /busy/],
  ['elbv2', 'DeleteTargetGroup', 'ResourceInUseException', 'In use', /going away/],
  ['elbv2', 'CreateRule', 'PriorityInUseException', 'In use', /freed/],
  ['elbv2', 'CreateListener', 'CertificateNotFoundException', 'Not found', /certificate/],
  [
    'elbv2',
    'ModifyLoadBalancerAttributes',
    'InvalidConfigurationRequestException',
    // https://github.com/cn-terraform/terraform-aws-ecs-fargate/issues/49
    'S3Bucket validation transient issue',
    /bucket of the access logs/,
  ],
  ['elbv2', 'CreateListener', 'TrustStoreNotReadyException', 'The trust store is not active', /trust store/],
  ['acm', 'DeleteCertificate', 'ResourceInUseException', 'Certificate arn is in use.', /certificate/],
  ['elbv2', 'CreateRule', 'TargetGroupNotFoundException', 'Not found', /just made/],
  ['ec2', 'DeleteSecurityGroup', 'DependencyViolation', 'has a dependent object', /network interfaces/],
  ['ec2', 'DeleteSubnet', 'DependencyViolation', "The subnet 'subnet-1' has dependencies", /in the network/],
  ['ec2', 'ReleaseAddress', 'InvalidIPAddress.InUse', 'Address 198.51.100.7 is in use.', /NAT gateway/],
  ['ec2', 'CreateSubnet', 'InvalidVpcID.NotFound', "The vpc ID 'vpc-1' does not exist", /just made/],
  ['ec2', 'ModifyVpcEndpoint', 'IncorrectState', 'is not in a state to be modified', /endpoint/],
  ['ec2', 'AuthorizeSecurityGroupIngress', 'InvalidGroup.NotFound', 'does not exist', /new security group/],
  ['iam', 'DeleteRole', 'DeleteConflictException', 'must detach', /policies of the role/],
  ['iam', 'CreateRole', 'ConcurrentModificationException', 'modified', /being changed/],
  ['iam', 'PutRolePolicy', 'NoSuchEntityException', 'The role with name x cannot be found.', /new role/],
  // https://github.com/hashicorp/terraform-provider-aws/issues/4769
  [
    'autoScaling',
    'CreateAutoScalingGroup',
    'ValidationError',
    'You must use a valid fully-formed launch template. Value (shop) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
    /new instance profile, launch template/,
  ],
  [
    'autoScaling',
    'CreateAutoScalingGroup',
    'AlreadyExistsFault',
    'AutoScalingGroup by this name already exists and is pending delete',
    /still being deleted/,
  ],
  ['autoScaling', 'UpdateAutoScalingGroup', 'ScalingActivityInProgressFault', 'is pending', /Auto Scaling group/],
  ['applicationAutoScaling', 'PutScalingPolicy', 'ConcurrentUpdateException', 'pending', /another change/],
  [
    'applicationAutoScaling',
    'PutScalingPolicy',
    'ObjectNotFoundException',
    'No scalable target',
    /new scalable target/,
  ],
  [
    'applicationAutoScaling',
    'DescribeScalingPolicies',
    'FailedResourceAccessException',
    'Unable to retrieve alarms for scaling policy x due to reason: The security token included in the request is invalid',
    /read the alarms/,
  ],
  [
    'applicationAutoScaling',
    'RegisterScalableTarget',
    'ValidationException',
    "ECS service doesn't exist",
    /new service/,
  ],
  ['cloudWatchLogs', 'CreateLogGroup', 'OperationAbortedException', 'conflicting', /another change/],
  ['cloudWatchLogs', 'PutRetentionPolicy', 'ResourceNotFoundException', 'does not exist', /new log group/],
  // https://github.com/aws/aws-sdk-js-v3/issues/7605
  [
    'ecs',
    'DescribeClusters',
    'InvalidSignatureException',
    'Signature expired: 20260401T101112Z is now earlier than 20260401T101600Z (20260401T102100Z - 5 min.)',
    /clock/,
  ],
  ['sts', 'GetCallerIdentity', 'ENOTFOUND', 'getaddrinfo ENOTFOUND sts.us-east-1.amazonaws.com', /no address/],
  ['ecs', 'DescribeServices', 'ServerException', 'failed', /could not be reached/],
]

type Unknown = readonly [service: ServiceName, operation: string, code: string, message: string]

const NO_GROUP = ['InvalidGroup.NotFound', "The security group 'sg-1' does not exist"] as const
const NO_LISTENER = ['ListenerNotFoundException', 'One or more listeners not found'] as const

/** What the call after a create is answered for a moment, beside the first of its kind above. */
export const NOT_YET_KNOWN: readonly Unknown[] = [
  // https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
  ['ec2', 'AuthorizeSecurityGroupEgress', ...NO_GROUP],
  ['ec2', 'RevokeSecurityGroupEgress', ...NO_GROUP],
  // https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1433
  ['elbv2', 'AddListenerCertificates', ...NO_LISTENER],
  ['elbv2', 'AddTags', ...NO_LISTENER],
  ['elbv2', 'ModifyListener', 'TargetGroupNotFoundException', 'One or more target groups not found'],
  // https://github.com/hashicorp/terraform-provider-aws/pull/6079
  ['iam', 'AddRoleToInstanceProfile', 'NoSuchEntityException', 'The role with name shop cannot be found.'],
  [
    'applicationAutoScaling',
    'PutScheduledAction',
    'ObjectNotFoundException',
    'No scalable target registered for service namespace: ecs',
  ],
]
