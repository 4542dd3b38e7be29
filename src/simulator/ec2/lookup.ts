import { AwsError, type World } from '../operation.ts'
import { networking, type RouteTable, type SecurityGroup, type Subnet, type Vpc } from './state.ts'

export function vpcById(world: World, vpcId: string): Vpc {
  const vpc = networking(world).vpcs.get(vpcId)
  if (!vpc) throw new AwsError('InvalidVpcID.NotFound', `The vpc ID '${vpcId}' does not exist`)
  return vpc
}

export function subnetById(world: World, subnetId: string): Subnet {
  const subnet = networking(world).subnets.get(subnetId)
  if (!subnet) throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${subnetId}' does not exist`)
  return subnet
}

export function routeTableById(world: World, routeTableId: string): RouteTable {
  const table = networking(world).routeTables.get(routeTableId)
  if (!table) throw new AwsError('InvalidRouteTableID.NotFound', `The routeTable ID '${routeTableId}' does not exist`)
  return table
}

export function groupById(world: World, groupId: string): SecurityGroup {
  if (!/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/.test(groupId)) {
    throw new AwsError('InvalidGroupId.Malformed', `Invalid id: "${groupId}" (expecting "sg-...")`)
  }
  const group = networking(world).securityGroups.get(groupId)
  if (!group) throw new AwsError('InvalidGroup.NotFound', `The security group '${groupId}' does not exist`)
  return group
}
