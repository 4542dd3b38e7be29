import { type Networking, networking } from '../ec2/state.ts'
import { AwsError, type World } from '../operation.ts'
import { badConfiguration, invalid } from './lookup.ts'
import type { LoadBalancer } from './state.ts'

// Load balancer interfaces outlive the load balancer for a while.
const LINGER_MILLISECONDS = 60_000

/** The VPC of the subnets, once they are known to suit a load balancer. */
export function checkSubnets(
  world: World,
  subnetIds: readonly string[],
  { internetFacing, type }: { readonly internetFacing: boolean; readonly type: LoadBalancer['type'] },
): string {
  const { subnets, vpcs } = networking(world)
  const found = subnetIds.map(id => {
    const subnet = subnets.get(id)
    if (!subnet) throw new AwsError('SubnetNotFound', `The subnet ID '${id}' does not exist`)
    return subnet
  })
  const zones = new Set(found.map(each => each.availabilityZone))
  if (zones.size < 1) throw invalid('At least one subnet must be specified')
  if (zones.size < 2 && type === 'application')
    throw invalid('At least two subnets in two different Availability Zones must be specified')
  if (zones.size < found.length) {
    throw badConfiguration('A load balancer cannot be attached to multiple subnets in the same Availability Zone')
  }
  const [vpcId = '', ...others] = new Set(found.map(each => each.vpcId))
  if (others.length > 0) throw badConfiguration('All subnets must belong to the same VPC')
  if (internetFacing && !vpcs.get(vpcId)?.internetGateway) {
    throw new AwsError('InvalidSubnet', `VPC ${vpcId} has no internet gateway`)
  }
  return vpcId
}

/** The security groups of a load balancer: those asked for, or the default group of its VPC; a network one can have none. */
export function checkSecurityGroups(
  world: World,
  asked: readonly string[],
  { vpcId, type }: Pick<LoadBalancer, 'vpcId' | 'type'>,
): readonly string[] {
  const { securityGroups } = networking(world)
  if (asked.length === 0 && type === 'network') return []
  if (asked.length === 0) {
    return [...securityGroups.values()].filter(each => each.isDefault && each.vpcId === vpcId).map(each => each.groupId)
  }
  for (const id of asked) {
    const group = securityGroups.get(id)
    if (!group) throw new AwsError('InvalidSecurityGroup', `Security group '${id}' does not exist`)
    if (group.vpcId !== vpcId) throw badConfiguration('One or more security groups are invalid')
  }
  return asked
}

/** Gives a load balancer one interface in each of its subnets, each with its security groups. */
export function placeInterfaces(world: World, balancer: LoadBalancer): void {
  const network = networking(world)
  for (const [subnetId, interfaceId] of balancer.interfaces) {
    if (!balancer.subnets.includes(subnetId)) release(network, balancer, subnetId, interfaceId)
  }
  for (const subnetId of balancer.subnets) {
    const present = network.networkInterfaces.get(balancer.interfaces.get(subnetId) ?? '')
    if (present) present.groups = [...balancer.securityGroups]
    else {
      const made = network.attachInterface({
        subnetId,
        groups: balancer.securityGroups,
        description: `ELB ${balancer.arn.split(':loadbalancer/')[1]}`,
        requesterId: 'amazon-elb',
        isPublic: balancer.scheme === 'internet-facing',
      })
      balancer.interfaces.set(subnetId, made.networkInterfaceId)
    }
  }
}

export function releaseInterfaces(world: World, balancer: LoadBalancer): void {
  for (const [subnetId, interfaceId] of balancer.interfaces) release(networking(world), balancer, subnetId, interfaceId)
}

function release(network: Networking, balancer: LoadBalancer, subnetId: string, interfaceId: string): void {
  network.releaseInterface(interfaceId, LINGER_MILLISECONDS)
  balancer.interfaces.delete(subnetId)
}

// Simulated subnets have no IPv6 range.
export const noIpv6 = (): AwsError =>
  new AwsError('InvalidSubnet', 'You must specify subnets with an associated IPv6 CIDR block')
