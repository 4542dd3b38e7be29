import type { ServiceName } from '../../src/aws/service-name.ts'

/** An answer of AWS, and what the rule for it says. */
type Refusal = readonly [service: ServiceName, operation: string, code: string, message: string, because: RegExp]

/** What AWS is known to answer for a while: one answer a rule, which no other rule knows. */
export const PASSING: readonly Refusal[] = [
  ['route53', 'ChangeResourceRecordSets', 'PriorRequestNotComplete', 'A prior request is not complete', /fewer calls/],
  ['ecs', 'CreateService', 'InvalidParameterException', 'Request was throttled by the load balancer', /fewer calls/],
  ['ecs', 'CreateCluster', 'InvalidParameterException', 'Unable to assume the service linked role.', /new role/],
  [
    'ecs',
    'CreateService',
    'InvalidParameterException',
    'The target group does not have an associated load balancer.',
    /not known to ECS/,
  ],
  ['ecs', 'CreateService', 'ClusterNotFoundException', 'Cluster not found.', /new cluster/],
  [
    'ecs',
    'CreateService',
    'InvalidParameterException',
    'Unable to Start a service that is still Draining.',
    /draining/,
  ],
  ['ecs', 'DeleteCluster', 'UpdateInProgressException', 'In progress', /busy/],
  ['elbv2', 'DeleteTargetGroup', 'ResourceInUseException', 'In use', /going away/],
  ['elbv2', 'CreateRule', 'PriorityInUseException', 'In use', /freed/],
  ['elbv2', 'CreateListener', 'CertificateNotFoundException', 'Not found', /certificate/],
  ['elbv2', 'CreateRule', 'TargetGroupNotFoundException', 'Not found', /just made/],
  ['ec2', 'DeleteSecurityGroup', 'DependencyViolation', 'has a dependent object', /network interfaces/],
  ['ec2', 'AuthorizeSecurityGroupIngress', 'InvalidGroup.NotFound', 'does not exist', /new security group/],
  ['iam', 'DeleteRole', 'DeleteConflictException', 'must detach', /policies of the role/],
  ['iam', 'CreateRole', 'ConcurrentModificationException', 'modified', /being changed/],
  ['iam', 'PutRolePolicy', 'NoSuchEntityException', 'The role with name x cannot be found.', /new role/],
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
    'RegisterScalableTarget',
    'ValidationException',
    "ECS service doesn't exist",
    /new service/,
  ],
  ['cloudWatchLogs', 'CreateLogGroup', 'OperationAbortedException', 'conflicting', /another change/],
  ['cloudWatchLogs', 'PutRetentionPolicy', 'ResourceNotFoundException', 'does not exist', /new log group/],
  ['ecs', 'DescribeServices', 'ServerException', 'failed', /could not be reached/],
]
