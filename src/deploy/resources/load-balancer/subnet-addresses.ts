import type { AvailabilityZone } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { PlanError } from '../../../errors.ts'
import { defined } from '../../../model/defined.ts'
import type { LoadBalancerModel } from '../../../model/load-balancer.ts'
import type { SubnetMapping } from '../../../model/raw-settings.ts'
import { nameOf } from '../../ownership.ts'
import type { Foreseen } from '../handler.ts'
import { shortAddress } from '../short-address.ts'

/** The addresses that a program gives a Network Load Balancer, by subnet. Of the others AWS chooses them. */
export type SubnetAddresses = Readonly<Record<string, Omit<SubnetMapping, 'SubnetId'>>>

/** Those of the program. */
export function saidAddresses({ raw }: LoadBalancerModel): SubnetAddresses | undefined {
  return raw?.SubnetMappings && Object.fromEntries(raw.SubnetMappings.map(({ SubnetId, ...its }) => [SubnetId, its]))
}

/** Those that are there, of what the program says. A subnet that it does not stand in yet is as the program says. */
export function liveAddresses(
  zones: readonly AvailabilityZone[],
  said: SubnetAddresses | undefined,
): SubnetAddresses | undefined {
  if (!said) return undefined
  const known = new Map(zones.map(zone => [zone.SubnetId ?? '', zone]))
  return Object.fromEntries(
    Object.entries(said).map(([subnetId, its]) => [subnetId, likeSaid(known.get(subnetId), its)]),
  )
}

function likeSaid(zone: AvailabilityZone | undefined, said: SubnetAddresses[string]): SubnetAddresses[string] {
  if (!zone) return said
  const [address] = zone.LoadBalancerAddresses ?? []
  const [prefix] = zone.SourceNatIpv6Prefixes ?? []
  return defined({
    AllocationId: said.AllocationId && address?.AllocationId,
    PrivateIPv4Address: said.PrivateIPv4Address && address?.PrivateIPv4Address,
    IPv6Address: said.IPv6Address && inWordsOf(said.IPv6Address, address?.IPv6Address),
    // AWS chooses which.
    SourceNatIpv6Prefix:
      said.SourceNatIpv6Prefix === 'auto_assigned' ? 'auto_assigned' : said.SourceNatIpv6Prefix && prefix,
  })
}

/** One address has several spellings. */
const inWordsOf = (said: string, live: string | undefined): string | undefined =>
  live !== undefined && shortAddress(said) === shortAddress(live) ? said : live

/** As they are sent. */
export const mappingsOf = (subnets: readonly string[], addresses: SubnetAddresses): SubnetMapping[] =>
  subnets.map(SubnetId => ({ SubnetId, ...addresses[SubnetId] }))

/**
 * The addresses of a load balancer that is there stay.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html
 */
export function foreseeAddresses(model: LoadBalancerModel, changes: readonly { readonly path: string }[]): Foreseen {
  if (!changes.some(({ path }) => path.startsWith('addresses'))) return {}
  const resource = nameOf(model)
  const problem = new PlanError('load-balancer.address-fixed', {
    resource,
    message: `${resource} keeps its addresses: AWS changes none of a subnet that it stands in`,
    fix: 'Write the addresses that it has, take the subnet out in one deploy and put it back with its new address in the next, or give the load balancer another name.',
  })
  return { problems: [problem] }
}
