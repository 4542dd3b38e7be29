import type {
  AssociateRouteTableCommandInput,
  AssociateRouteTableCommandOutput,
  CreateRouteTableCommandInput,
  CreateRouteTableCommandOutput,
  DeleteRouteTableCommandInput,
  DescribeRouteTablesCommandInput,
  DescribeRouteTablesCommandOutput,
  DisassociateRouteTableCommandInput,
  ReplaceRouteTableAssociationCommandInput,
  RouteTable as RouteTableShape,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { matches } from './filters.ts'
import { routeTableById, subnetById, vpcById } from './lookup.ts'
import { networking, type RouteTable } from './state.ts'
import { tagsFor } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

const tokens = (world: World): Map<string, string> => world.state('ec2 route table tokens', () => new Map())

export function createRouteTable(
  input: CreateRouteTableCommandInput,
  world: World,
): Output<CreateRouteTableCommandOutput> {
  const { routeTables } = networking(world)
  const { vpcId } = vpcById(world, input.VpcId ?? '')
  const token = input.ClientToken
  const same = routeTables.get(tokens(world).get(token ?? '') ?? '')
  if (same) return { RouteTable: view(same, world), ClientToken: token }
  const tags = tagsFor('route-table', input.TagSpecifications)
  const routeTableId = `rtb-${world.id(17)}`
  const made: RouteTable = { routeTableId, vpcId, isMain: false, routes: [], associations: new Map(), tags }
  routeTables.set(routeTableId, made)
  if (token) tokens(world).set(token, routeTableId)
  return { RouteTable: view(made, world), ClientToken: token }
}

export function deleteRouteTable(input: DeleteRouteTableCommandInput, world: World): object {
  const { routeTableId, isMain, associations } = routeTableById(world, input.RouteTableId ?? '')
  if (isMain || associations.size > 0)
    throw new AwsError(
      'DependencyViolation',
      `The routeTable '${routeTableId}' has dependencies and cannot be deleted.`,
    )
  const { routeTables, endpoints } = networking(world)
  for (const each of endpoints.values()) each.routeTables = each.routeTables.filter(id => id !== routeTableId)
  routeTables.delete(routeTableId)
  return {}
}

export function associateRouteTable(
  input: AssociateRouteTableCommandInput,
  world: World,
): Output<AssociateRouteTableCommandOutput> {
  const table = routeTableById(world, input.RouteTableId ?? '')
  const { subnetId, vpcId } = subnetById(world, input.SubnetId ?? '')
  if (vpcId !== table.vpcId)
    throw new AwsError(
      'InvalidParameterValue',
      `Route table ${table.routeTableId} and network ${subnetId} belong to different networks`,
    )
  if (tableOf(subnetId, world))
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${table.routeTableId} conflicts with an existing association`,
    )
  return { AssociationId: associate(table, subnetId, world), AssociationState: { State: 'associated' } }
}

export function replaceRouteTableAssociation(
  input: ReplaceRouteTableAssociationCommandInput,
  world: World,
): { NewAssociationId: string } {
  const { table, subnetId } = associationById(world, input.AssociationId ?? '')
  const to = routeTableById(world, input.RouteTableId ?? '')
  table.associations.delete(input.AssociationId ?? '')
  return { NewAssociationId: associate(to, subnetId, world) }
}

export function disassociateRouteTable(input: DisassociateRouteTableCommandInput, world: World): object {
  associationById(world, input.AssociationId ?? '').table.associations.delete(input.AssociationId ?? '')
  return {}
}

export function describeRouteTables(
  input: DescribeRouteTablesCommandInput,
  world: World,
): Output<DescribeRouteTablesCommandOutput> {
  const { routeTables } = networking(world)
  const asked = input.RouteTableIds?.map(id => routeTableById(world, id)) ?? [...routeTables.values()]
  const found = asked.filter(({ routeTableId, vpcId, associations, isMain, tags }) =>
    matches(
      input.Filters,
      {
        'route-table-id': routeTableId,
        'vpc-id': vpcId,
        'association.subnet-id': [...associations.values()],
        'association.main': String(isMain),
      },
      tags,
    ),
  )
  const { items, next } = page(found, input.MaxResults ?? 100, input.NextToken)
  return { RouteTables: items.map(each => view(each, world)), NextToken: next }
}

function associate(table: RouteTable, subnetId: string, world: World): string {
  const id = `rtbassoc-${world.id(17)}`
  table.associations.set(id, subnetId)
  return id
}

/** The table that a subnet is associated with, if it is not the main one of its VPC. */
export const tableOf = (subnetId: string, world: World): RouteTable | undefined =>
  [...networking(world).routeTables.values()].find(each => [...each.associations.values()].includes(subnetId))

function associationById(world: World, id: string): { table: RouteTable; subnetId: string } {
  for (const table of networking(world).routeTables.values()) {
    const subnetId = table.associations.get(id)
    if (subnetId !== undefined) return { table, subnetId }
  }
  throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`)
}

function view({ routeTableId, vpcId, isMain, routes, associations, tags }: RouteTable, world: World): RouteTableShape {
  const { vpcs, natGateways, endpoints } = networking(world)
  const State = 'associated'
  const local = { DestinationCidrBlock: vpcs.get(vpcId)?.cidrBlock, GatewayId: 'local' }
  return {
    RouteTableId: routeTableId,
    VpcId: vpcId,
    OwnerId: world.account,
    Routes: [
      { ...local, State: 'active', Origin: 'CreateRouteTable' },
      ...routes.map(({ destination, target }) => ({
        DestinationCidrBlock: destination,
        [target.startsWith('nat-') ? 'NatGatewayId' : 'GatewayId']: target,
        State: isGone(target) ? ('blackhole' as const) : ('active' as const),
        Origin: 'CreateRoute' as const,
      })),
      ...[...endpoints.values()]
        .filter(each => each.routeTables.includes(routeTableId))
        .map(each => ({
          DestinationPrefixListId: prefixListOf(each.serviceName),
          GatewayId: each.vpcEndpointId,
          State: 'active' as const,
          Origin: 'CreateRoute' as const,
        })),
    ],
    Associations: [
      ...(isMain ? [{ Main: true, RouteTableId: routeTableId, AssociationState: { State } as const }] : []),
      ...[...associations].map(([RouteTableAssociationId, SubnetId]) => ({
        Main: false,
        RouteTableAssociationId,
        RouteTableId: routeTableId,
        SubnetId,
        AssociationState: { State } as const,
      })),
    ],
    PropagatingVgws: [],
    Tags: tagList(tags),
  }

  function isGone(target: string): boolean {
    if (!target.startsWith('nat-')) return !networking(world).internetGateways.get(target)?.vpcId
    return !['pending', 'available'].includes(natGateways.get(target)?.state ?? '')
  }
}

const prefixListOf = (serviceName: string): string => `pl-${serviceName.split('.').at(-1)}`
