import { allPages } from '../../../aws/pages.ts'
import type {
  Address,
  InternetGateway,
  NatGateway,
  RouteTable,
  SecurityGroup,
  Subnet,
  Tag,
  VpcEndpoint,
} from '../../../aws/shapes/ec2.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { fromTagList } from '../tag-list.ts'

/** On each part of a network: which one it is, and of which VPC. */
export const PART = 'fluent-ecs:part'
export const partTag = (part: string, vpcId: string): string => `${part} of ${vpcId}`

/** What a VPC of ours has, by the names of the parts. What has no name there is somebody else's. */
export interface Parts {
  readonly dnsNames: boolean
  readonly gateways: Named<InternetGateway>
  readonly subnets: Named<Subnet>
  readonly tables: Named<RouteTable>
  readonly nats: Named<NatGateway>
  readonly addresses: Named<Address>
  readonly endpoints: Named<VpcEndpoint>
  readonly groups: Named<SecurityGroup>
  /** Also those of others: a subnet has one table only. */
  readonly allTables: readonly RouteTable[]
}

/** The first of a name is the part; a lost answer may have left others behind it. */
export type Named<T> = ReadonlyMap<string, readonly T[]>

type Tagged = { readonly Tags?: readonly Tag[] | undefined }

export async function networkParts(vpcId: string, context: Context): Promise<Parts> {
  const { aws } = context
  const Filters = [{ Name: 'vpc-id', Values: [vpcId] }]
  const tagged = [{ Name: `tag:${PART}`, Values: [partTag('*', vpcId)] }]
  const [names, gateways, subnets, tables, nats, addresses, endpoints, groups] = await Promise.all([
    aws.ec2('DescribeVpcAttribute', { VpcId: vpcId, Attribute: 'enableDnsHostnames' }),
    aws.ec2('DescribeInternetGateways', { Filters: tagged }),
    allPages(async NextToken => {
      const page = await aws.ec2('DescribeSubnets', { Filters, NextToken })
      return { items: page.Subnets, next: page.NextToken }
    }),
    allPages(async NextToken => {
      const page = await aws.ec2('DescribeRouteTables', { Filters, NextToken })
      return { items: page.RouteTables, next: page.NextToken }
    }),
    natsIn(vpcId, context),
    aws.ec2('DescribeAddresses', { Filters: tagged }),
    endpointsIn(vpcId, context),
    aws.ec2('DescribeSecurityGroups', { Filters: [...Filters, ...tagged] }),
  ])
  const idOf = (nat: NatGateway): string => nat.NatGatewayId ?? ''
  return {
    dnsNames: names.EnableDnsHostnames?.Value ?? false,
    gateways: named(gateways.InternetGateways, vpcId, each => each.InternetGatewayId ?? ''),
    subnets: named(subnets, vpcId, each => each.SubnetId ?? ''),
    tables: named(tables, vpcId, each => each.RouteTableId ?? ''),
    nats: named(nats, vpcId, nat => `${nat.State === 'failed' ? 1 : 0}${idOf(nat)}`),
    addresses: named(addresses.Addresses, vpcId, each => `${each.AssociationId ? 0 : 1}${each.AllocationId}`),
    endpoints: named(endpoints, vpcId, each => each.VpcEndpointId ?? ''),
    groups: named(groups.SecurityGroups, vpcId, each => each.GroupId ?? ''),
    allTables: tables,
  }
}

/** The tags of a VPC; where one is as wanted, and a part has another value, that value. A name is of each part. */
export function tagsThroughout(tags: Tags, wanted: Tags, parts: Parts): Tags {
  const { gateways, subnets, tables, nats, addresses, endpoints, groups } = parts
  const all: Tags[] = [gateways, subnets, tables, nats, addresses, endpoints, groups].flatMap(named =>
    [...named.values()].flatMap((each: readonly Tagged[]) => each.map(({ Tags }) => fromTagList(Tags))),
  )
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => {
      const isHere = key === 'Name' || value !== wanted[key]
      const other = isHere ? undefined : all.find(each => each[key] !== value)
      return other ? Object.entries(other).filter(([name]) => name === key) : [[key, value]]
    }),
  )
}

/** Those that are not gone, or going. */
export async function natsIn(vpcId: string, { aws }: Context, gone: readonly string[] = GONE): Promise<NatGateway[]> {
  const nats = await allPages(async NextToken => {
    const page = await aws.ec2('DescribeNatGateways', { Filter: [{ Name: 'vpc-id', Values: [vpcId] }], NextToken })
    return { items: page.NatGateways, next: page.NextToken }
  })
  return nats.filter(({ State = '' }) => !gone.includes(State))
}

const GONE = ['deleting', 'deleted']

export async function endpointsIn(vpcId: string, { aws }: Context, going = false): Promise<VpcEndpoint[]> {
  const all = await allPages(async NextToken => {
    const page = await aws.ec2('DescribeVpcEndpoints', { Filters: [{ Name: 'vpc-id', Values: [vpcId] }], NextToken })
    return { items: page.VpcEndpoints, next: page.NextToken }
  })
  return all.filter(({ State }) => going || !/^delet/i.test(State ?? ''))
}

/** The name of a part of this VPC. */
export function partName({ Tags }: Tagged, vpcId: string): string | undefined {
  const [, part] = /^(.+) of (vpc-\w+)$/.exec(fromTagList(Tags)[PART] ?? '') ?? []
  return part !== undefined && fromTagList(Tags)[PART] === partTag(part, vpcId) ? part : undefined
}

function named<T extends Tagged>(all: readonly T[] = [], vpcId: string, order: (one: T) => string): Named<T> {
  const found = new Map<string, T[]>()
  for (const each of [...all].sort((a, b) => (order(a) < order(b) ? -1 : 1))) {
    const part = partName(each, vpcId)
    if (part !== undefined) found.set(part, [...(found.get(part) ?? []), each])
  }
  return found
}
