import type { AvailabilityZone, LoadBalancerAddress, SubnetMapping } from '@aws-sdk/client-elastic-load-balancing-v2'
import { networking } from '../ec2/state.ts'
import { AwsError, type World } from '../operation.ts'
import { badConfiguration, invalid } from './lookup.ts'
import { type LoadBalancer, loadBalancing } from './state.ts'

interface Asked {
  readonly Subnets?: string[] | undefined
  readonly SubnetMappings?: SubnetMapping[] | undefined
}

export function subnetsIn({ Subnets, SubnetMappings }: Asked): readonly string[] {
  if (Subnets && SubnetMappings) {
    throw invalid('Subnets and subnet mappings cannot be specified at the same time')
  }
  return Subnets ?? (SubnetMappings ?? []).map(({ SubnetId = '' }) => SubnetId)
}

/** The addresses that the subnets of a load balancer are given. `present` is one that has some already. */
export function addressesIn(
  { SubnetMappings = [] }: Asked,
  { type, scheme }: Pick<LoadBalancer, 'type' | 'scheme'>,
  world: World,
  present?: LoadBalancer,
): ReadonlyMap<string, LoadBalancerAddress> {
  const given = SubnetMappings.map(({ SubnetId = '', AllocationId, PrivateIPv4Address, IPv6Address }) => {
    const has = [AllocationId, PrivateIPv4Address, IPv6Address].some(each => each !== undefined)
    if (has && type !== 'network') throw badConfiguration('Only Network Load Balancers have addresses of their own')
    if (AllocationId !== undefined && scheme === 'internal')
      throw badConfiguration('Allocation IDs cannot be specified for an internal load balancer')
    if (PrivateIPv4Address !== undefined && scheme !== 'internal')
      throw badConfiguration('Private IPv4 addresses cannot be specified for an internet-facing load balancer')
    if (AllocationId !== undefined) checkAllocation(AllocationId, world, present)
    return [SubnetId, { AllocationId, PrivateIPv4Address, IPv6Address }] as const
  })
  const kept = new Map(given)
  for (const [subnetId, before] of present?.addresses ?? []) {
    const now = kept.get(subnetId)
    // Addresses stay as they are: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
    // What AWS says to others is not recorded.
    if (now && now.AllocationId !== before.AllocationId) throw badConfiguration('Addresses cannot be changed')
    if (now && now.PrivateIPv4Address !== before.PrivateIPv4Address)
      throw badConfiguration('Addresses cannot be changed')
  }
  return kept
}

// The words are those of https://github.com/hashicorp/terraform-provider-aws/issues/15031
function checkAllocation(allocationId: string, world: World, present: LoadBalancer | undefined): void {
  const address = networking(world).addresses.get(allocationId)
  if (!address)
    throw new AwsError('AllocationIdNotFound', `The allocation IDs '${allocationId}' do not exist in your account`)
  const others = [...loadBalancing(world).loadBalancers.values()].filter(each => each !== present)
  const isTaken = others.some(each => [...each.addresses.values()].some(of => of.AllocationId === allocationId))
  if (isTaken || address.natGatewayId !== undefined)
    throw new AwsError('ResourceInUse', 'The allocation IDs are not available for use')
}

export function zonesOf({ subnets, type, addresses }: LoadBalancer, world: World): AvailabilityZone[] {
  const known = networking(world)
  return subnets.map(SubnetId => {
    const given = addresses.get(SubnetId)
    const IpAddress = known.addresses.get(given?.AllocationId ?? '')?.publicIp
    return {
      ZoneName: known.subnets.get(SubnetId)?.availabilityZone ?? '',
      SubnetId,
      ...(type === 'network' && { LoadBalancerAddresses: given ? [{ ...given, IpAddress }] : [] }),
    }
  })
}
