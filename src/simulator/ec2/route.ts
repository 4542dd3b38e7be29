import type { CreateRouteCommandInput, DeleteRouteCommandInput } from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { canonicalIpv4 } from './cidr.ts'
import { routeTableById } from './lookup.ts'
import { networking, type RouteTable } from './state.ts'

export function createRoute(input: CreateRouteCommandInput, world: World): { Return: true } {
  const table = routeTableById(world, input.RouteTableId ?? '')
  const destination = canonicalIpv4(input.DestinationCidrBlock ?? '')
  if (table.routes.some(each => each.destination === destination))
    throw new AwsError('RouteAlreadyExists', `The route identified by ${destination} already exists.`)
  table.routes.push({ destination, target: targetOf(input, table, world) })
  return { Return: true }
}

export function replaceRoute(input: CreateRouteCommandInput, world: World): object {
  const table = routeTableById(world, input.RouteTableId ?? '')
  const destination = canonicalIpv4(input.DestinationCidrBlock ?? '')
  const target = targetOf(input, table, world)
  if (!table.routes.some(each => each.destination === destination)) throw noRoute(destination, table)
  table.routes = table.routes.map(each => (each.destination === destination ? { destination, target } : each))
  return {}
}

export function deleteRoute(input: DeleteRouteCommandInput, world: World): object {
  const table = routeTableById(world, input.RouteTableId ?? '')
  const destination = canonicalIpv4(input.DestinationCidrBlock ?? '')
  const rest = table.routes.filter(each => each.destination !== destination)
  if (rest.length === table.routes.length) throw noRoute(destination, table)
  table.routes = rest
  return {}
}

const noRoute = (destination: string, { routeTableId }: RouteTable): AwsError =>
  new AwsError(
    'InvalidRoute.NotFound',
    `no route with destination-cidr-block ${destination} in route table ${routeTableId}`,
  )

function targetOf({ GatewayId, NatGatewayId }: CreateRouteCommandInput, { vpcId }: RouteTable, world: World): string {
  const { internetGateways, natGateways } = networking(world)
  if (NatGatewayId !== undefined) {
    const nat = natGateways.get(NatGatewayId)
    if (nat && nat.vpcId === vpcId && nat.state !== 'deleted') return NatGatewayId
    throw new AwsError('InvalidNatGatewayID.NotFound', `The natGateway ID '${NatGatewayId}' does not exist`)
  }
  const gateway = internetGateways.get(GatewayId ?? '')
  if (!gateway) throw new AwsError('InvalidGatewayID.NotFound', `The gateway ID '${GatewayId}' does not exist`)
  if (gateway.vpcId === vpcId) return gateway.internetGatewayId
  throw new AwsError(
    'InvalidParameterValue',
    `route table and network gateway ${GatewayId} belong to different networks`,
  )
}
