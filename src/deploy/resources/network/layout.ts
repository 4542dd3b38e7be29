import { addressesOf } from '../../../model/cidr.ts'
import { hasPrivateSubnets, isGatewayEndpoint, type MadeNetworkModel, type NatMode } from '../../../model/network.ts'

/** The parts of a network, by their names, and how they belong together. */
export interface Layout {
  readonly subnets: readonly { readonly part: string; readonly index: number; readonly cidrBlock: string }[]
  readonly tables: readonly Table[]
  readonly nats: readonly Nat[]
  readonly endpoints: readonly Endpoint[]
}

/** A route table: to what traffic for the internet goes, if anywhere, and which subnets have it. */
export interface Table {
  readonly part: string
  readonly to: string | undefined
  readonly subnets: readonly string[]
}

/** A NAT gateway. One without a subnet is of the whole Region, and has addresses that AWS gives it. */
export interface Nat {
  readonly part: string
  readonly subnet: string | undefined
}

/** An endpoint: of tables, it is routes; of subnets, network interfaces. */
export interface Endpoint {
  readonly part: string
  readonly service: string
  readonly of: 'tables' | 'subnets'
  readonly names: readonly string[]
}

export const INTERNET_GATEWAY = 'internet gateway'
export const PUBLIC_TABLE = 'public route table'
export const ENDPOINT_GROUP = 'endpoint security group'
export const REGIONAL_NAT = 'regional NAT gateway'
export const addressOf = (nat: string): string => `address of ${nat}`
export const endpointPart = (service: string): string => `endpoint ${service}`
export const publicSubnet = (index: number): string => `public subnet ${index}`
const privateSubnet = (index: number): string => `private subnet ${index}`
const privateTable = (index: number): string => `private route table ${index}`
const natOf = (index: number): string => `NAT gateway ${index}`

/** A network is cut into 16 ranges: the first eight are for public subnets, the others for private ones. */
const RANGES_BITS = 4
export const MOST_ZONES = 8

/** The parts of a network in the zones of these numbers, which stay theirs as long as the zones are in it. */
export function layoutOf(model: MadeNetworkModel, indexes: readonly number[]): Layout {
  const isPrivate = hasPrivateSubnets(model)
  const [first = 1] = indexes
  const nats = natsOf(model.nat, indexes)
  const subnets = indexes.flatMap(index => [
    { part: publicSubnet(index), index, cidrBlock: rangeOf(model, index - 1) },
    ...(isPrivate ? [{ part: privateSubnet(index), index, cidrBlock: rangeOf(model, MOST_ZONES + index - 1) }] : []),
  ])
  const tables: Table[] = [
    { part: PUBLIC_TABLE, to: INTERNET_GATEWAY, subnets: indexes.map(publicSubnet) },
    ...(isPrivate ? indexes : []).map(index => ({
      part: privateTable(index),
      to: natFor(model.nat, index, first),
      subnets: [privateSubnet(index)],
    })),
  ]
  const endpoints = model.endpoints.map((service): Endpoint => {
    const part = endpointPart(service)
    return isGatewayEndpoint(service)
      ? { part, service, of: 'tables', names: tables.map(table => table.part) }
      : { part, service, of: 'subnets', names: indexes.map(privateSubnet) }
  })
  return { subnets, tables, nats, endpoints }
}

/** Everything that a network consists of, and how it should be, in words that a plan shows. */
export function describedParts({ subnets, tables, nats, endpoints }: Layout): Record<string, string> {
  const ofSubnets = endpoints.some(each => each.of === 'subnets')
  return Object.fromEntries([
    [DNS_NAMES, 'on'],
    [INTERNET_GATEWAY, 'attached'],
    ...subnets.map(({ part, cidrBlock }) => [part, cidrBlock]),
    ...tables.map(table => [table.part, tableWords(table.to, table.subnets)]),
    ...nats.flatMap(({ part, subnet }) => [
      ...(subnet === undefined ? [] : [[addressOf(part), 'allocated']]),
      [part, natWords(subnet)],
    ]),
    ...(ofSubnets ? [[ENDPOINT_GROUP, HTTPS]] : []),
    ...endpoints.map(({ part, of, names }) => [part, endpointWords(of, names)]),
  ])
}

export const DNS_NAMES = 'DNS names'
export const HTTPS = 'admits port 443'
export const NOWHERE = 'to nowhere'
export const tableWords = (to: string | undefined, subnets: readonly string[]): string =>
  `${to === undefined ? NOWHERE : `to ${to}`}, of ${[...subnets].sort().join(', ') || 'no subnet'}`
export const natWords = (subnet: string | undefined): string => `in ${subnet ?? 'all zones'}`
export const endpointWords = (of: Endpoint['of'], names: readonly string[]): string =>
  `${of === 'tables' ? 'routes of' : 'in'} ${[...names].sort().join(', ')}`

function natsOf(nat: NatMode, indexes: readonly number[]): Nat[] {
  if (nat === 'none') return []
  if (nat === 'regional') return [{ part: REGIONAL_NAT, subnet: undefined }]
  const wanted = nat === 'one' ? indexes.slice(0, 1) : indexes
  return wanted.map(index => ({ part: natOf(index), subnet: publicSubnet(index) }))
}

function natFor(nat: NatMode, index: number, first: number): string | undefined {
  if (nat === 'none') return undefined
  if (nat === 'regional') return REGIONAL_NAT
  return natOf(nat === 'one' ? first : index)
}

function rangeOf({ cidrBlock }: MadeNetworkModel, at: number): string {
  const { first, bits } = addressesOf(cidrBlock)
  const size = 2 ** (32 - bits - RANGES_BITS)
  const address = first + at * size
  return `${[24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.')}/${bits + RANGES_BITS}`
}
