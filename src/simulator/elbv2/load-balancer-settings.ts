import type {
  DescribeLoadBalancerAttributesCommandInput,
  DescribeLoadBalancerAttributesCommandOutput,
  ModifyIpPoolsCommandInput,
  ModifyIpPoolsCommandOutput,
  ModifyLoadBalancerAttributesCommandInput,
  ModifyLoadBalancerAttributesCommandOutput,
  SetIpAddressTypeCommandInput,
  SetIpAddressTypeCommandOutput,
  SetSecurityGroupsCommandInput,
  SetSecurityGroupsCommandOutput,
  SetSubnetsCommandInput,
  SetSubnetsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { groupChanged } from '../ec2/group-watch.ts'
import type { World } from '../operation.ts'
import { attributeList, setAttributes } from './attributes.ts'
import { checkSecurityGroups, checkSubnets, noIpv6, placeInterfaces } from './load-balancer-network.ts'
import { addressesIn, subnetsIn, zonesOf } from './load-balancer-subnets.ts'
import { badConfiguration, invalid, loadBalancerByArn } from './lookup.ts'

type Output<T> = Omit<T, '$metadata'>

export function modifyLoadBalancerAttributes(
  input: ModifyLoadBalancerAttributesCommandInput,
  world: World,
): Output<ModifyLoadBalancerAttributesCommandOutput> {
  const { attributes, type } = loadBalancerByArn(world, input.LoadBalancerArn)
  const offered = new Map((input.Attributes ?? []).map(({ Key, Value }) => [Key, Value]))
  if (type === 'application' && offered.get('load_balancing.cross_zone.enabled') === 'false') {
    throw badConfiguration('Cross-zone load balancing cannot be turned off for an Application Load Balancer')
  }
  setAttributes(attributes, input.Attributes)
  return { Attributes: attributeList(attributes) }
}

export function describeLoadBalancerAttributes(
  input: DescribeLoadBalancerAttributesCommandInput,
  world: World,
): Output<DescribeLoadBalancerAttributesCommandOutput> {
  return { Attributes: attributeList(loadBalancerByArn(world, input.LoadBalancerArn).attributes) }
}

export function setSecurityGroups(
  input: SetSecurityGroupsCommandInput,
  world: World,
): Output<SetSecurityGroupsCommandOutput> {
  const found = loadBalancerByArn(world, input.LoadBalancerArn)
  const groups = input.SecurityGroups ?? []
  // The words are those of https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4790
  if (found.type === 'network' && found.securityGroups.length === 0)
    throw badConfiguration(
      'You cannot set security groups on a Network Load Balancer which was created without any security groups.',
    )
  if (groups.length === 0) throw invalid('At least one security group must be specified')
  const before = found.securityGroups
  found.securityGroups = checkSecurityGroups(world, groups, found)
  placeInterfaces(world, found)
  for (const group of new Set([...before, ...found.securityGroups])) groupChanged(world, group)
  return { SecurityGroupIds: [...found.securityGroups] }
}

export function setSubnets(input: SetSubnetsCommandInput, world: World): Output<SetSubnetsCommandOutput> {
  const found = loadBalancerByArn(world, input.LoadBalancerArn)
  const subnets = subnetsIn(input)
  const vpcId = checkSubnets(world, subnets, {
    internetFacing: found.scheme === 'internet-facing',
    type: found.type,
  })
  if (vpcId !== found.vpcId) throw badConfiguration(`The subnets must belong to VPC '${found.vpcId}'`)
  found.addresses = addressesIn(input, found, world, found)
  found.subnets = subnets
  const { EnablePrefixForIpv6SourceNat: prefix = found.enablePrefixForIpv6SourceNat } = input
  found.enablePrefixForIpv6SourceNat = prefix
  placeInterfaces(world, found)
  return {
    AvailabilityZones: zonesOf(found, world),
    IpAddressType: found.ipAddressType,
    EnablePrefixForIpv6SourceNat: prefix,
  }
}

export function modifyIpPools(input: ModifyIpPoolsCommandInput, world: World): Output<ModifyIpPoolsCommandOutput> {
  const found = loadBalancerByArn(world, input.LoadBalancerArn)
  if (input.IpamPools) found.ipamPools = input.IpamPools
  if (input.RemoveIpamPools?.includes('ipv4')) found.ipamPools = undefined
  return { IpamPools: found.ipamPools }
}

export function setIpAddressType(
  input: SetIpAddressTypeCommandInput,
  world: World,
): Output<SetIpAddressTypeCommandOutput> {
  const found = loadBalancerByArn(world, input.LoadBalancerArn)
  if (input.IpAddressType !== 'ipv4') throw noIpv6()
  found.ipAddressType = input.IpAddressType
  return { IpAddressType: found.ipAddressType }
}
