import { isDeepStrictEqual } from 'node:util'
import type { RawNetworkSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'

/** Subnets: by their ids, or all of the VPC that have these tags. */
export type Subnets = readonly string[] | { readonly tags: Tags }

/** How a VPC that exists is found: the default one of the Region, or one by its id or its tags. */
export type ExistingNetwork = 'default' | { readonly vpcId: string } | { readonly tags: Tags }

/** A VPC and its subnets that exist: never created, changed or deleted. */
export interface ExistingNetworkModel extends Resource<'network'> {
  readonly existing: ExistingNetwork
  /** Subnets for tasks. Absent: the default subnet of every zone. */
  readonly subnets?: Subnets
  /** Subnets for load balancers. Absent: the same as for tasks. */
  readonly loadBalancerSubnets?: Subnets
  readonly assignPublicIp: boolean
}

/** How what is in private subnets reaches the internet: not, by one NAT gateway, by one in each zone, or by a regional one. */
export type NatMode = 'none' | 'one' | 'each' | 'regional'

/** A VPC that the stack makes, with all that is in it. */
export interface MadeNetworkModel extends Resource<'network'> {
  readonly existing?: undefined
  /** The range of the whole VPC, from which those of the subnets are computed. */
  readonly cidrBlock: string
  /** In how many Availability Zones, or in which. */
  readonly zones: number | readonly string[]
  readonly nat: NatMode
  /** The services that tasks reach without the internet, as AWS names them after `com.amazonaws.<region>.`. */
  readonly endpoints: readonly string[]
  readonly assignPublicIp: boolean
  readonly raw?: RawNetworkSettings
  readonly tags: Tags
}

export type NetworkModel = ExistingNetworkModel | MadeNetworkModel

/** Services with endpoints that are routes and cost nothing. Of all others they are network interfaces. */
const GATEWAYS: readonly string[] = ['s3', 'dynamodb']

/** @see https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export const isGatewayEndpoint = (service: string): boolean => GATEWAYS.includes(service)

/** Whether tasks are in subnets of their own, without addresses that the internet knows. */
export const hasPrivateSubnets = ({ nat, endpoints }: Pick<MadeNetworkModel, 'nat' | 'endpoints'>): boolean =>
  nat !== 'none' || endpoints.some(service => !isGatewayEndpoint(service))

/** In how many zones a network is. */
export const zonesOf = ({ zones }: Pick<MadeNetworkModel, 'zones'>): number =>
  typeof zones === 'number' ? zones : zones.length

/** Whether it is the default VPC of the Region. */
export const isDefaultNetwork = ({ existing }: NetworkModel): boolean => existing === 'default'

/** Whether two networks are known to be of different VPCs. One by its id and one by tags can be the same. */
export function areApart(one: NetworkModel, other: NetworkModel): boolean {
  const isFound = ({ existing = 'default' }: NetworkModel): boolean => existing !== 'default' && 'tags' in existing
  if (isFound(one) || isFound(other)) return false
  const known = (network: NetworkModel) => network.existing ?? { made: network.id }
  return !isDeepStrictEqual(known(one), known(other))
}
