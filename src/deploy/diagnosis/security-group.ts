import type { IpPermission } from '../../aws/shapes/ec2.ts'
import type { Service } from '../../aws/shapes/ecs.ts'
import type { AwsAccess } from './subject.ts'

/** Whether the security groups of the service's tasks let its load balancers in on a port. */
export async function isAdmitted(
  port: number,
  { networkConfiguration }: Service,
  LoadBalancerArns: readonly string[],
  { aws }: AwsAccess,
): Promise<boolean | undefined> {
  const GroupIds = networkConfiguration?.awsvpcConfiguration?.securityGroups ?? []
  if (GroupIds.length === 0 || LoadBalancerArns.length === 0) return undefined
  const { LoadBalancers = [] } = await aws.elbv2('DescribeLoadBalancers', { LoadBalancerArns: [...LoadBalancerArns] })
  const callers = new Set(LoadBalancers.flatMap(({ SecurityGroups = [] }) => SecurityGroups))
  const { SecurityGroups = [] } = await aws.ec2('DescribeSecurityGroups', { GroupIds })
  return SecurityGroups.flatMap(({ IpPermissions = [] }) => IpPermissions).some(
    permission => covers(permission, port) && isFrom(permission, callers),
  )
}

function covers({ IpProtocol, FromPort = 0, ToPort = 65535 }: IpPermission, port: number): boolean {
  return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= port && port <= ToPort)
}

/** An address range may hold the load balancer; which addresses it has is not looked up. */
function isFrom(permission: IpPermission, callers: ReadonlySet<string>): boolean {
  const { UserIdGroupPairs = [], IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] } = permission
  return (
    UserIdGroupPairs.some(({ GroupId = '' }) => callers.has(GroupId)) ||
    IpRanges.length + Ipv6Ranges.length + PrefixListIds.length > 0
  )
}
