import type {
  DescribeAvailabilityZonesCommandOutput,
  DescribeSubnetsCommandInput,
  DescribeSubnetsCommandOutput,
  Subnet as SubnetShape,
} from '@aws-sdk/client-ec2'
import type { World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { matches } from './filters.ts'
import { subnetById } from './lookup.ts'
import { networking, type Subnet } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

export function describeSubnets(
  input: DescribeSubnetsCommandInput,
  world: World,
): Output<DescribeSubnetsCommandOutput> {
  const { subnets } = networking(world)
  const asked = input.SubnetIds?.map(id => subnetById(world, id)) ?? [...subnets.values()]
  const found = asked.filter(subnet =>
    matches(
      input.Filters,
      {
        'subnet-id': subnet.subnetId,
        'vpc-id': subnet.vpcId,
        'availability-zone': subnet.availabilityZone,
        'default-for-az': String(subnet.defaultForAz),
        state: 'available',
      },
      subnet.tags,
    ),
  )
  const { items, next } = page(found, input.MaxResults ?? 1000, input.NextToken)
  return {
    Subnets: items.map(subnet => subnetView(subnet, world)),
    NextToken: next,
  }
}

export function describeAvailabilityZones(
  _input: object,
  world: World,
): Output<DescribeAvailabilityZonesCommandOutput> {
  return {
    AvailabilityZones: zoneNames(world).map(ZoneName => ({
      ZoneName,
      ZoneId: zoneId(ZoneName),
      RegionName: world.region,
      State: 'available',
      ZoneType: 'availability-zone',
      OptInStatus: 'opt-in-not-required',
    })),
  }
}

/** The zones that the account sees in its Region. */
const zoneNames = ({ region }: World): string[] => [...'abcdef'].map(letter => region + letter)

/** `use1-az1` of `us-east-1a`. Which zone of an account is which differs from account to account. */
function zoneId(zone: string): string {
  const [, area = '', direction = '', number = '', letter = 'a'] = /^([a-z]+)-([a-z-]+)-(\d)([a-z])$/.exec(zone) ?? []
  const short = direction.replace(/(north|south|east|west|central)/g, word => word.charAt(0)).replaceAll('-', '')
  return `${area}${short}${number}-az${letter.charCodeAt(0) - 96}`
}

export function subnetView(subnet: Subnet, world: World): SubnetShape {
  return {
    SubnetId: subnet.subnetId,
    SubnetArn: `arn:${world.partition}:ec2:${world.region}:${world.account}:subnet/${subnet.subnetId}`,
    VpcId: subnet.vpcId,
    OwnerId: world.account,
    AvailabilityZone: subnet.availabilityZone,
    CidrBlock: subnet.cidrBlock,
    AvailableIpAddressCount:
      2 ** (32 - Number(subnet.cidrBlock.split('/')[1])) -
      5 -
      [...networking(world).networkInterfaces.values()].filter(each => each.subnetId === subnet.subnetId).length,
    DefaultForAz: subnet.defaultForAz,
    AvailabilityZoneId: zoneId(subnet.availabilityZone),
    MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    State: 'available',
    Ipv6CidrBlockAssociationSet: [],
    Tags: tagList(subnet.tags),
  }
}
