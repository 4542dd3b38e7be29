import type { NatGateway, RouteTable, SecurityGroup, VpcEndpoint } from '../../../aws/shapes/ec2.ts'
import { DNS_NAMES, endpointWords, HTTPS, natWords, publicSubnet, tableWords } from './layout.ts'
import type { Named, Parts } from './parts.ts'
import type { Zones } from './zones.ts'

const ANYWHERE = '0.0.0.0/0'

/** How the parts of a network are, in the words of how they should be. */
export function livePartWords(parts: Parts, vpcId: string): Record<string, string> {
  const names = namesById(parts)
  const words: [string, string][] = [[DNS_NAMES, parts.dnsNames ? 'on' : 'off']]
  const add = <T>(all: Named<T>, idOf: (one: T) => string | undefined, say: (one: T) => string): void => {
    for (const [part, [first, ...spares]] of all) {
      if (first !== undefined) words.push([part, say(first)])
      if (spares.length > 0) words.push([`spare ${part}`, spares.map(idOf).join(', ')])
    }
  }
  add(
    parts.gateways,
    each => each.InternetGatewayId,
    each => (each.Attachments?.some(({ VpcId }) => VpcId === vpcId) ? 'attached' : 'detached'),
  )
  add(
    parts.subnets,
    each => each.SubnetId,
    each => each.CidrBlock ?? '',
  )
  add(
    parts.tables,
    each => each.RouteTableId,
    each => tableWords(targetOf(each, names), associated(each, names)),
  )
  add(
    parts.nats,
    each => each.NatGatewayId,
    each => natState(each, names),
  )
  add(
    parts.addresses,
    each => each.AllocationId,
    () => 'allocated',
  )
  add(parts.groups, each => each.GroupId, groupState)
  add(
    parts.endpoints,
    each => each.VpcEndpointId,
    each => endpointState(each, names),
  )
  return Object.fromEntries(words)
}

/** The zones of the network by the numbers of its public subnets. */
export function liveZones({ subnets }: Parts): Zones {
  return Object.fromEntries(
    [...subnets].flatMap(([part, [subnet]]) => {
      const [, index = ''] = /(\d+)$/.exec(part) ?? []
      return part === publicSubnet(Number(index)) ? [[index, subnet?.AvailabilityZone ?? '']] : []
    }),
  )
}

/** Where a table sends what is for the internet: the id of a gateway; nothing where it has no such route. */
export function defaultRouteOf({ Routes = [] }: RouteTable): string | undefined {
  const route = Routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === ANYWHERE)
  if (route?.State === 'blackhole') return 'blackhole'
  return route && (route.NatGatewayId ?? route.GatewayId ?? 'another target')
}

/** The names of parts by their ids. */
function namesById({ subnets, tables, gateways, nats }: Parts): ReadonlyMap<string, string> {
  const ids = [
    ...entries(subnets, each => each.SubnetId),
    ...entries(tables, each => each.RouteTableId),
    ...entries(gateways, each => each.InternetGatewayId),
    ...entries(nats, each => each.NatGatewayId),
  ]
  return new Map(ids)
}

const entries = <T>(all: Named<T>, idOf: (one: T) => string | undefined): [string, string][] =>
  [...all].flatMap(([part, [first]]) => (first === undefined ? [] : [[idOf(first) ?? '', part]]))

type Names = ReadonlyMap<string, string>

function targetOf(table: RouteTable, names: Names): string | undefined {
  const id = defaultRouteOf(table)
  return id === undefined ? undefined : (names.get(id) ?? id)
}

function associated({ Associations = [] }: RouteTable, names: Names): string[] {
  return Associations.flatMap(({ SubnetId }) => (SubnetId ? (names.get(SubnetId) ?? SubnetId) : []))
}

function groupState({ IpPermissions = [], IpPermissionsEgress = [] }: SecurityGroup): string {
  if (!IpPermissions.some(({ FromPort }) => FromPort === 443)) return 'admits nothing'
  return IpPermissionsEgress.length > 0 ? HTTPS : 'lets nothing out'
}

function natState({ State, SubnetId }: NatGateway, names: Names): string {
  return State === 'available' ? natWords(SubnetId && (names.get(SubnetId) ?? SubnetId)) : `${State}`
}

function endpointState(endpoint: VpcEndpoint, names: Names): string {
  const { State, VpcEndpointType, SubnetIds = [], RouteTableIds = [] } = endpoint
  if (State?.toLowerCase() !== 'available') return `${State}`.toLowerCase()
  const isGateway = VpcEndpointType === 'Gateway'
  const ids = isGateway ? RouteTableIds : SubnetIds
  return endpointWords(
    isGateway ? 'tables' : 'subnets',
    ids.map(id => names.get(id) ?? id),
  )
}
