import type { ServiceName } from './service-name.ts'

const ECS = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html'
const ELB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html'
const ROUTE53 = 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/throttling-api-requests.html'
const EC2 = 'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html'
const LOGS = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html'

/** A token bucket that AWS keeps for an account in a Region. A call takes one token of each bucket that it counts for. */
export interface Quota {
  readonly service: ServiceName
  readonly name: string
  readonly operations: RegExp
  /** How many calls can come at once. */
  readonly burst: number
  readonly perSecond: number
  readonly source: string
}

/** The limits that AWS publishes. Where it publishes none, only the answer of AWS slows us down. */
export const QUOTAS: readonly Quota[] = [
  quota('ecs', 'cluster modify', /^(Create|Delete|Update)Cluster|^PutClusterCapacityProviders$/, 20, 1, ECS),
  quota('ecs', 'cluster read', /^(Describe|List)Clusters$/, 50, 20, ECS),
  quota('ecs', 'task definition modify', /^(R|Der)egisterTaskDefinition$/, 20, 1, ECS),
  quota('ecs', 'task definition read', /^(Describe|List)TaskDefinition/, 50, 20, ECS),
  quota('ecs', 'task definition delete', /^DeleteTaskDefinitions$/, 5, 1, ECS),
  quota('ecs', 'service modify', /^(Create|Update|Delete)Service$/, 50, 5, ECS),
  quota('ecs', 'service read', /^(Describe|List)Services$/, 100, 20, ECS),
  quota('ecs', 'service deployment read', /^(Describe|List)Service(Deployments|Revisions)$/, 50, 20, ECS),
  quota('ecs', 'task read', /^(Describe|List)Tasks$/, 100, 20, ECS),
  quota('ecs', 'tag modify', /^(Tag|Untag)Resource$/, 20, 10, ECS),
  quota('ecs', 'tag read', /^ListTagsForResource$/, 50, 20, ECS),
  quota('elbv2', 'all actions', /./, 40, 10, ELB),
  quota('elbv2', 'resource-intensive', /^(CreateLoadBalancer|SetSubnets)$/, 10, 0.2, ELB),
  quota('elbv2', 'registration', /^(R|Der)egisterTargets$/, 20, 4, ELB),
  quota(
    'elbv2',
    'mutating',
    /^(?!CreateLoadBalancer$|SetSubnets$|RegisterTargets$|DeregisterTargets$|Describe)/,
    20,
    3,
    ELB,
  ),
  quota('route53', 'all actions', /./, 50, 10, ROUTE53),
  quota('route53', 'CreateHostedZone', /^CreateHostedZone$/, 40, 2, ROUTE53),
  quota('route53', 'DeleteHostedZone', /^DeleteHostedZone$/, 40, 5, ROUTE53),
  quota('ec2', 'describe', /^Describe/, 100, 20, EC2),
  quota('ec2', 'mutating', /^(?!Describe)/, 50, 5, EC2),
  quota('cloudWatchLogs', 'CreateLogGroup', /^CreateLogGroup$/, 10, 10, LOGS),
  quota('cloudWatchLogs', 'DeleteLogGroup', /^DeleteLogGroup$/, 10, 10, LOGS),
  quota('cloudWatchLogs', 'DescribeLogGroups', /^DescribeLogGroups$/, 10, 10, LOGS),
  quota('cloudWatchLogs', 'PutRetentionPolicy', /^PutRetentionPolicy$/, 5, 5, LOGS),
  quota('cloudWatchLogs', 'ListTagsForResource', /^ListTagsForResource$/, 5, 5, LOGS),
  quota('cloudWatchLogs', 'TagResource', /^TagResource$/, 5, 5, LOGS),
]

/** The quotas that a call counts for. */
export function quotasOf(service: ServiceName, operation: string): readonly Quota[] {
  return QUOTAS.filter(each => each.service === service && each.operations.test(operation))
}

function quota(
  service: ServiceName,
  name: string,
  operations: RegExp,
  burst: number,
  perSecond: number,
  source: string,
): Quota {
  return { service, name, operations, burst, perSecond, source }
}
