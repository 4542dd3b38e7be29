import type {
  DescribeNetworkInterfacesCommandInput,
  DescribeNetworkInterfacesCommandOutput,
  NetworkInterfaceType,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { matches } from './filters.ts'
import { type NetworkInterface, networking } from './state.ts'

const NO_TAGS: ReadonlyMap<string, string> = new Map()

export function describeNetworkInterfaces(
  input: DescribeNetworkInterfacesCommandInput,
  world: World,
): Omit<DescribeNetworkInterfacesCommandOutput, '$metadata'> {
  const { networkInterfaces, securityGroups, subnets } = networking(world)
  const asked = input.NetworkInterfaceIds?.map(id => byId(world, id)) ?? [...networkInterfaces.values()]
  const found = asked.filter(each => matches(input.Filters, filterFields(each), NO_TAGS))
  const { items, next } = page(found, input.MaxResults ?? 1000, input.NextToken)
  return {
    NetworkInterfaces: items.map(each => ({
      NetworkInterfaceId: each.networkInterfaceId,
      Description: each.description,
      InterfaceType: each.interfaceType as NetworkInterfaceType,
      RequesterId: each.requesterId,
      RequesterManaged: each.instanceId === undefined,
      OwnerId: world.account,
      SubnetId: each.subnetId,
      VpcId: each.vpcId,
      AvailabilityZone: subnets.get(each.subnetId)?.availabilityZone,
      PrivateIpAddress: each.privateIpAddress,
      PrivateDnsName: privateName(world, each),
      PrivateIpAddresses: [
        { Primary: true, PrivateIpAddress: each.privateIpAddress, PrivateDnsName: privateName(world, each) },
      ],
      Ipv6Addresses: [],
      MacAddress: `0a:${each.networkInterfaceId.slice(4, 14).match(/../g)?.join(':')}`,
      SourceDestCheck: true,
      Attachment: {
        AttachTime: new Date(each.attachedAt),
        AttachmentId: each.networkInterfaceId.replace('eni-', 'eni-attach-'),
        DeleteOnTermination: false,
        DeviceIndex: each.instanceId === undefined ? 1 : 0,
        InstanceId: each.instanceId,
        NetworkCardIndex: 0,
        InstanceOwnerId: each.requesterId,
        Status: 'attached',
      },
      Status: 'in-use',
      Groups: each.groups.map(GroupId => ({ GroupId, GroupName: securityGroups.get(GroupId)?.groupName })),
      TagSet: [],
    })),
    NextToken: next,
  }
}

const privateName = ({ region }: World, { privateIpAddress }: NetworkInterface): string =>
  `ip-${privateIpAddress.replaceAll('.', '-')}.${region === 'us-east-1' ? 'ec2' : `${region}.compute`}.internal`

function byId(world: World, id: string): NetworkInterface {
  const found = networking(world).networkInterfaces.get(id)
  if (found) return found
  throw new AwsError('InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`)
}

const filterFields = (each: NetworkInterface): Record<string, string | readonly string[]> => ({
  'network-interface-id': each.networkInterfaceId,
  description: each.description,
  'group-id': each.groups,
  'attachment.instance-id': each.instanceId ?? [],
  'requester-id': each.requesterId,
  'subnet-id': each.subnetId,
  'vpc-id': each.vpcId,
  'private-ip-address': each.privateIpAddress,
  'interface-type': each.interfaceType,
  status: 'in-use',
})
