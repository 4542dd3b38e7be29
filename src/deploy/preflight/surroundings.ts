import { allPages } from '../../aws/pages.ts'
import type { IpPermission, RouteTable, SecurityGroup, Subnet, VpcEndpoint } from '../../aws/shapes/ec2.ts'
import { overlap } from '../../model/cidr.ts'
import type { Context } from '../context.ts'
import type { Outlook } from './outlook.ts'
import { isKnown } from './started.ts'

/** What is around the subnets of a service; what may not be read is absent. */
export interface Surroundings {
  readonly subnets: readonly Subnet[]
  readonly tables: readonly RouteTable[]
  readonly endpoints: readonly VpcEndpoint[]
  /** Those of the tasks that are there, and those of the endpoints, by id. */
  readonly groups: ReadonlyMap<string, SecurityGroup>
}

/** Looks at the subnets and at what leads out of them. Undefined where that may not be read, which is then said. */
export async function surroundingsOf(
  SubnetIds: readonly string[],
  groupIds: readonly string[],
  outlook: Outlook,
  { aws }: Context,
): Promise<Surroundings | undefined> {
  const subnets = await outlook.look('subnets', async () => {
    const { Subnets = [] } = await aws.ec2('DescribeSubnets', { SubnetIds: [...SubnetIds] })
    return Subnets
  })
  const vpcIds = [...new Set(subnets?.flatMap(({ VpcId }) => VpcId ?? []))]
  const Filters = [{ Name: 'vpc-id', Values: vpcIds }]
  const tables = await outlook.look('route tables', () =>
    allPages(async NextToken => {
      const page = await aws.ec2('DescribeRouteTables', { Filters, NextToken })
      return { items: page.RouteTables, next: page.NextToken }
    }),
  )
  const endpoints = await outlook.look('VPC endpoints', () =>
    allPages(async NextToken => {
      const page = await aws.ec2('DescribeVpcEndpoints', { Filters, NextToken })
      return { items: page.VpcEndpoints, next: page.NextToken }
    }),
  )
  const asked = [...groupIds.filter(isKnown), ...(endpoints ?? []).flatMap(groupsOf)]
  const groups = await outlook.look('security groups', async () => {
    if (asked.length === 0) return []
    const { SecurityGroups = [] } = await aws.ec2('DescribeSecurityGroups', { GroupIds: [...new Set(asked)] })
    return SecurityGroups
  })
  if (!subnets || !tables || !endpoints || !groups) return undefined
  return { subnets, tables, endpoints, groups: new Map(groups.map(group => [group.GroupId ?? '', group])) }
}

export const groupsOf = ({ Groups = [] }: VpcEndpoint): string[] => Groups.flatMap(({ GroupId }) => GroupId ?? [])

/** Whether a rule lets HTTPS through. */
const isHttps = ({ IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission): boolean =>
  IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= 443 && 443 <= ToPort)

/** Whether the groups of the tasks let HTTPS out. One that is still to be made lets everything out, or what the program says. */
export function letsOut(groupIds: readonly string[], { groups }: Surroundings): boolean {
  const known = groupIds.map(id => groups.get(id))
  return known.length === 0 || known.some(group => !group || (group.IpPermissionsEgress ?? []).some(isHttps))
}

/** Whether the groups of an endpoint let the tasks in. What a list of prefixes holds, and what a range of IPv6, is taken for them. */
export function admits(
  endpoint: VpcEndpoint,
  from: { readonly subnet: Subnet; readonly groupIds: readonly string[] },
  { groups }: Surroundings,
): boolean {
  const own = groupsOf(endpoint).map(id => groups.get(id))
  return own.some(group => !group || (group.IpPermissions ?? []).some(rule => isHttps(rule) && isFrom(rule, from)))
}

function isFrom(
  { UserIdGroupPairs = [], IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] }: IpPermission,
  { subnet, groupIds }: { readonly subnet: Subnet; readonly groupIds: readonly string[] },
): boolean {
  return (
    PrefixListIds.length > 0 ||
    Ipv6Ranges.length > 0 ||
    // Tasks without groups of their own have the default one of the VPC.
    UserIdGroupPairs.some(({ GroupId = '' }) => groupIds.length === 0 || groupIds.includes(GroupId)) ||
    IpRanges.some(({ CidrIp = '' }) => overlap(CidrIp, subnet.CidrBlock ?? ''))
  )
}
