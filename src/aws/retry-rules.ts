import { traitsOf } from './failure-traits.ts'
import type { ServiceName } from './service-name.ts'

/** A failure that passes by itself, and for how long to believe that. */
export interface RetryRule {
  /** The service whose answer it is; absent: any. */
  readonly service?: ServiceName
  readonly operations?: readonly string[]
  readonly code: RegExp
  readonly message?: RegExp
  readonly seconds: number
  /** AWS asks for fewer calls at once: also fewer others are sent. */
  readonly throttling?: true
  /** The call may have been done all the same. */
  readonly uncertain?: true
  /** After an attempt of which nobody knows how it ended, it may be its result that is in the way: the caller looks. */
  readonly unlessOurs?: true
  /** What is being waited for, as an operator would say it. */
  readonly because: string
}

const only = (...codes: readonly string[]): RegExp => new RegExp(`^(${codes.join('|')})$`)

/** The list of the SDK, but LimitExceededException: ECS, IAM and Auto Scaling say so of quotas on what exists. */
const THROTTLING = [
  ...['BandwidthLimitExceeded', 'EC2ThrottledException', 'PriorRequestNotComplete'],
  ...['ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'RequestThrottled(Exception)?', 'SlowDown'],
  ...['ThrottledException', 'Throttling(Exception)?', 'TooManyRequestsException', 'TransactionInProgressException'],
  'HTTP 429',
]

/** No connection, none any more, or no answer over it; of Node.js, of its parser of HTTP, of its streams. */
const NETWORK = [
  ...['TimeoutError', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENETRESET', 'ENOTFOUND', 'EAI_AGAIN', 'HPE_\\w+'],
  ...['ERR_STREAM_PREMATURE_CLOSE', 'ERR_HTTP2_STREAM_ERROR', 'UND_ERR_\\w+'],
]

/** AWS had a failure of its own, or something answered in its place. */
const SERVER = [
  ...['server fault', 'retryable', 'unread answer', 'WrongAnswer', 'HTTP (408|5\\d\\d)'],
  ...['RequestTimeout(Exception)?', 'ServerException', 'ServiceUnavailable(Exception)?', 'Unavailable'],
  ...['InternalFailure', 'InternalError', 'Internal(Server|Service)(Error|Exception)', 'ServiceFailure(Exception)?'],
  'HealthUnavailable(Exception)?',
]

/** Checked from the top: the first rule that fits decides. */
export const RETRY_RULES: readonly RetryRule[] = [
  {
    code: only(...THROTTLING),
    seconds: 300,
    throttling: true,
    because: 'AWS asks for fewer calls',
  },
  // ECS passes on the throttling of what it depends on under other codes.
  { code: /./, message: /throttl|rate exceeded/i, seconds: 300, because: 'AWS asks for fewer calls' },
  {
    service: 'ecs',
    code: /^(InvalidParameterException|ClientException)$/,
    message: /unable to assume|service linked role|service role being passed/i,
    seconds: 240,
    because: 'a new role is not known everywhere yet',
  },
  {
    service: 'scheduler',
    operations: ['CreateSchedule', 'UpdateSchedule'],
    code: only('ValidationException'),
    message: /must allow AWS EventBridge Scheduler to assume the role/i,
    seconds: 240,
    because: 'a new role is not known everywhere yet',
  },
  {
    service: 'scheduler',
    operations: ['CreateSchedule', 'UpdateSchedule', 'DeleteSchedule', 'TagResource', 'UntagResource'],
    code: only('ConflictException'),
    message: /inconsistent state|being (changed|deleted|updated)/i,
    seconds: 120,
    because: 'the schedule or its group is being changed',
  },
  {
    service: 'eventBridge',
    operations: ['PutRule', 'PutTargets'],
    code: only('ValidationException'),
    // https://github.com/Miserlou/Zappa/issues/381
    message: /cannot be assumed by principal/i,
    seconds: 240,
    because: 'a new role is not known everywhere yet',
  },
  {
    service: 'eventBridge',
    operations: ['PutRule', 'PutTargets', 'RemoveTargets', 'DeleteRule', 'TagResource', 'UntagResource'],
    code: /^ConcurrentModification(Exception)?$/,
    seconds: 120,
    because: 'the event rule is being changed',
  },
  {
    // https://github.com/hashicorp/terraform-provider-aws/pull/11475
    service: 'eventBridge',
    operations: ['DeleteRule'],
    code: only('ValidationException'),
    message: /since it has targets/i,
    seconds: 60,
    because: 'the targets of the event rule are going away',
  },
  {
    service: 'ecs',
    operations: ['CreateService', 'UpdateService'],
    code: /^InvalidParameterException$/,
    message: /does not have an associated load balancer/i,
    seconds: 240,
    because: 'the load balancer is not known to ECS yet',
  },
  {
    service: 'ecs',
    operations: ['RegisterTaskDefinition'],
    code: only('ClientException'),
    message: /too many concurrent attempts to create a new revision/i,
    seconds: 120,
    because: 'somebody else is registering a revision of that family',
  },
  {
    service: 'ecs',
    operations: ['CreateService', 'UpdateService'],
    code: only('ClientException', 'InvalidParameterException'),
    message: /^task ?definition not found/i,
    seconds: 60,
    because: 'the new revision is not known everywhere yet',
  },
  {
    service: 'ecs',
    operations: ['CreateService'],
    code: /^ClusterNotFoundException$/,
    seconds: 120,
    because: 'the new cluster is not known everywhere yet',
  },
  {
    service: 'ecs',
    operations: ['CreateService'],
    code: /^InvalidParameterException$/,
    message: /still draining/i,
    seconds: 1200,
    because: 'a service of that name is still draining',
  },
  {
    service: 'ecs',
    operations: [
      'PutClusterCapacityProviders',
      'UpdateClusterSettings',
      'DeleteCluster',
      'CreateCapacityProvider',
      'UpdateCapacityProvider',
      'DeleteCapacityProvider',
    ],
    code: /^(UpdateInProgressException|ResourceInUseException|ClusterContains(Tasks|Services|ContainerInstances|CapacityProvider)Exception)$/,
    seconds: 600,
    because: 'the cluster is still busy',
  },
  {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/cluster_capacity_providers.go
    service: 'ecs',
    operations: ['PutClusterCapacityProviders'],
    code: only('ClientException'),
    message: /^cluster was not active/i,
    seconds: 600,
    because: 'the cluster is still being changed',
  },
  // https://github.com/hashicorp/terraform-provider-aws/pull/45794 and issues/45693
  {
    service: 'ecs',
    operations: ['DeleteCluster', 'PutClusterCapacityProviders', 'CreateService', 'UpdateService', 'RunTask'],
    code: only('ClientException', 'InvalidParameterException'),
    message: /Cluster Scoped Capacity Providers are attached|is not in an ACTIVE state/i,
    seconds: 120,
    because: 'a capacity provider is still being made or deleted',
  },
  {
    // https://github.com/hashicorp/terraform-provider-aws/issues/29080: five minutes were too few
    service: 'wafv2',
    code: /^WAFUnavailableEntity(Exception)?$/,
    seconds: 900,
    because: 'the load balancer or the web ACL is not known to AWS WAF yet',
  },
  {
    // https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2022
    service: 'wafv2',
    operations: ['AssociateWebACL'],
    code: /^WAFNonexistentItem(Exception)?$/,
    seconds: 600,
    because: 'the load balancer is not known to AWS WAF yet',
  },
  {
    service: 'elbv2',
    operations: ['DeleteTargetGroup'],
    code: /^ResourceInUse(Exception)?$/,
    seconds: 120,
    because: 'a listener that used the target group is going away',
  },
  {
    service: 'elbv2',
    operations: ['CreateRule', 'SetRulePriorities'],
    code: /^PriorityInUse(Exception)?$/,
    seconds: 60,
    unlessOurs: true,
    because: 'the priority is being freed',
  },
  {
    service: 'elbv2',
    operations: ['CreateListener', 'ModifyListener', 'AddListenerCertificates'],
    code: /^CertificateNotFound(Exception)?$/,
    seconds: 300,
    because: 'the certificate is not known to the load balancer yet',
  },
  {
    service: 'elbv2',
    operations: [
      'CreateRule',
      'ModifyRule',
      'CreateListener',
      'ModifyListener',
      // https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1433
      'AddListenerCertificates',
      'ModifyTargetGroupAttributes',
      'ModifyLoadBalancerAttributes',
      'ModifyListenerAttributes',
      'AddTags',
      'RemoveTags',
      'DescribeTags',
      'DescribeTargetGroupAttributes',
      'DescribeLoadBalancerAttributes',
      'DescribeListenerAttributes',
    ],
    code: /^(TargetGroup|Listener|LoadBalancer|Rule)NotFound(Exception)?$/,
    seconds: 60,
    because: 'what was just made is not known everywhere yet',
  },
  {
    // https://github.com/cn-terraform/terraform-aws-ecs-fargate/issues/49
    service: 'elbv2',
    operations: ['ModifyLoadBalancerAttributes'],
    code: /^InvalidConfigurationRequest(Exception)?$/,
    message: /validation transient issue/i,
    seconds: 120,
    because: 'the bucket of the access logs could not be looked at',
  },
  {
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
    service: 'elbv2',
    operations: ['CreateListener', 'ModifyListener'],
    code: /^TrustStoreNotReady(Exception)?$/,
    seconds: 300,
    because: 'the trust store is still being made',
  },
  {
    service: 'ec2',
    operations: ['DeleteSecurityGroup'],
    code: /^(DependencyViolation|InvalidGroup\.InUse)$/,
    seconds: 900,
    because: 'network interfaces that use the security group are going away',
  },
  {
    // https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
    service: 'ec2',
    operations: [
      'AuthorizeSecurityGroupIngress',
      'AuthorizeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
      'RevokeSecurityGroupEgress',
      'UpdateSecurityGroupRuleDescriptionsIngress',
      'UpdateSecurityGroupRuleDescriptionsEgress',
      'CreateTags',
    ],
    code: /^InvalidGroup\.NotFound$/,
    // Not: two groups of different networks, which have the same code.
    message: /does not exist/,
    seconds: 60,
    because: 'the new security group is not known everywhere yet',
  },
  {
    service: 'ec2',
    operations: ['DetachInternetGateway', 'DeleteSubnet', 'DeleteRouteTable', 'DeleteVpc'],
    code: only('DependencyViolation'),
    // https://github.com/hashicorp/terraform/issues/1303: what has an address there takes minutes to go.
    seconds: 1200,
    because: 'what is in the network is going away',
  },
  {
    service: 'ec2',
    operations: ['ReleaseAddress'],
    code: only('InvalidIPAddress.InUse', 'AuthFailure'),
    seconds: 120,
    because: 'the NAT gateway that has the address is going away',
  },
  {
    service: 'ec2',
    operations: [
      ...['ModifyVpcAttribute', 'DescribeVpcAttribute', 'AttachInternetGateway', 'CreateSubnet', 'CreateRouteTable'],
      ...['AssociateRouteTable', 'ReplaceRouteTableAssociation', 'CreateRoute', 'ReplaceRoute', 'CreateNatGateway'],
      ...['CreateVpcEndpoint', 'ModifyVpcEndpoint', 'CreateSecurityGroup', 'CreateTags'],
    ],
    code: /^Invalid(Vpc|Subnet|InternetGateway|Gateway|RouteTable|Allocation|NatGateway|VpcEndpoint|Group)(ID|Id)?\.NotFound$/i,
    seconds: 120,
    because: 'what was just made is not known everywhere yet',
  },
  {
    service: 'ec2',
    operations: ['ModifyVpcEndpoint'],
    code: only('IncorrectState'),
    seconds: 300,
    because: 'the endpoint is being changed',
  },
  {
    service: 'ecs',
    operations: ['CreateService', 'UpdateService', 'CreateCluster', 'UpdateCluster'],
    code: /^NamespaceNotFoundException$/,
    seconds: 60,
    because: 'the new namespace is not known to ECS yet',
  },
  {
    service: 'serviceDiscovery',
    operations: ['CreateService'],
    code: /^NamespaceNotFound(Exception)?$/,
    seconds: 60,
    because: 'the new namespace is not known everywhere yet',
  },
  {
    service: 'serviceDiscovery',
    operations: ['DeleteService', 'DeleteNamespace'],
    code: /^ResourceInUse(Exception)?$/,
    seconds: 300,
    because: 'what was in it is going away',
  },
  {
    service: 'iam',
    operations: ['DeleteRole'],
    code: /^DeleteConflict(Exception)?$/,
    seconds: 120,
    because: 'the policies of the role are going away',
  },
  {
    service: 'iam',
    code: /^(ConcurrentModification|EntityTemporarilyUnmodifiable)(Exception)?$/,
    seconds: 120,
    because: 'the role is being changed',
  },
  {
    service: 'iam',
    // https://github.com/hashicorp/terraform-provider-aws/pull/6079
    operations: ['PutRolePolicy', 'AttachRolePolicy', 'AddRoleToInstanceProfile'],
    code: /^NoSuchEntity(Exception)?$/,
    message: /role with name/i,
    seconds: 60,
    because: 'the new role is not known everywhere yet',
  },
  {
    // https://github.com/aws/aws-cdk/issues/4179
    service: 'acm',
    operations: ['DeleteCertificate'],
    code: only('ResourceInUseException'),
    seconds: 600,
    because: 'the load balancer that used the certificate is going away',
  },
  {
    service: 'autoScaling',
    operations: ['CreateAutoScalingGroup', 'UpdateAutoScalingGroup'],
    code: /^ValidationError(Exception)?$/,
    // What the stack has made a moment before. What else is wrong with a template, such as its key pair, stays wrong.
    message:
      /invalid iam instance profile|iaminstanceprofile|launch template[^.]* does not exist|security group '[^']*' does not exist/i,
    seconds: 120,
    because: 'the new instance profile, launch template or security group is not known everywhere yet',
  },
  {
    service: 'autoScaling',
    operations: ['CreateAutoScalingGroup'],
    code: /^AlreadyExists(Fault)?$/,
    message: /pending delete/i,
    seconds: 900,
    because: 'the Auto Scaling group of that name is still being deleted',
  },
  {
    service: 'autoScaling',
    code: /^(ResourceContention|ScalingActivityInProgress|ResourceInUse)(Fault)?$/,
    seconds: 900,
    because: 'another change of the Auto Scaling group is going on',
  },
  {
    service: 'applicationAutoScaling',
    code: /^ConcurrentUpdateException$/,
    seconds: 120,
    because: 'another change of the scalable target is pending',
  },
  {
    service: 'applicationAutoScaling',
    // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html: what follows a
    // registration may not see it yet.
    operations: ['PutScalingPolicy', 'PutScheduledAction'],
    code: /^(ObjectNotFoundException|FailedResourceAccessException)$/,
    seconds: 120,
    because: 'the new scalable target is not known everywhere yet',
  },
  {
    // https://github.com/hashicorp/terraform-provider-aws/issues/920
    service: 'applicationAutoScaling',
    operations: ['DescribeScalingPolicies'],
    code: /^FailedResourceAccessException$/,
    message: /security token/i,
    seconds: 60,
    because: 'Auto Scaling cannot read the alarms yet',
  },
  {
    service: 'applicationAutoScaling',
    operations: ['RegisterScalableTarget'],
    code: /^ValidationException$/,
    message: /service doesn't exist|unable to assume/i,
    seconds: 120,
    because: 'the new service is not known to Auto Scaling yet',
  },
  {
    service: 'cloudWatchLogs',
    code: /^OperationAbortedException$/,
    seconds: 60,
    because: 'another change of the log group is pending',
  },
  {
    service: 'cloudWatchLogs',
    operations: ['AssociateKmsKey', 'PutRetentionPolicy'],
    code: /^ResourceNotFoundException$/,
    seconds: 60,
    because: 'the new log group is not known everywhere yet',
  },
  {
    // The SDK sets its clock by the answer.
    code: only('clock skew'),
    seconds: 60,
    because: 'the clock of this machine is not that of AWS',
  },
  {
    service: 'sts',
    // A Region that does not exist has no endpoint either, and waiting does not make one.
    code: only('ENOTFOUND'),
    seconds: 10,
    because: 'the endpoint of AWS has no address',
  },
  {
    code: only(...NETWORK, ...SERVER),
    seconds: 60,
    uncertain: true,
    because: 'AWS could not be reached or had a failure of its own',
  },
]

/** AWS answered that there were too many calls. */
export function isThrottling(error: unknown): boolean {
  const traits = traitsOf(error)
  return RETRY_RULES.some(({ throttling, code }) => throttling && traits.some(trait => code.test(trait)))
}

/** There was no connection, or AWS had a failure of its own. */
export function isTransient(error: unknown): boolean {
  const traits = traitsOf(error)
  return RETRY_RULES.some(({ uncertain, code }) => uncertain && traits.some(trait => code.test(trait)))
}

/** The rule for a failed call, if its failure may pass. */
export function ruleFor(
  service: ServiceName,
  operation: string,
  error: unknown,
  rules: readonly RetryRule[] = RETRY_RULES,
): RetryRule | undefined {
  if (!(error instanceof Error)) return undefined
  const traits = traitsOf(error)
  return rules.find(
    rule =>
      (rule.service ?? service) === service &&
      (rule.operations?.includes(operation) ?? true) &&
      traits.some(trait => rule.code.test(trait)) &&
      (rule.message?.test(error.message) ?? true),
  )
}
