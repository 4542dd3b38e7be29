import type { World } from '../operation.ts'
import { holds } from './cidr.ts'
import { prefixListCidrs } from './prefix-list.ts'
import { networking, type SecurityGroupRule } from './state.ts'

/** One end of a connection. */
export interface NetworkEnd {
  /** Undefined for what has no security groups, or none that are known: everything passes there. */
  readonly groups: readonly string[] | undefined
  readonly address: string
  /** Undefined for the internet. */
  readonly vpcId: string | undefined
}

/** Somebody on the internet. The range is one for documents: RFC 5737. */
export const INTERNET: NetworkEnd = { groups: undefined, address: '203.0.113.7', vpcId: undefined }

/**
 * Why a TCP connection to a port does not come about; undefined when it does. Security groups are asked on both sides.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export function blockedBy(world: World, from: NetworkEnd, to: NetworkEnd, port: number): string | undefined {
  if (from.vpcId !== undefined && to.vpcId !== undefined && from.vpcId !== to.vpcId)
    return `${from.vpcId} and ${to.vpcId} are different networks`
  if (!lets(world, true, from, to, port))
    return `no egress rule of ${from.groups?.join(', ')} lets it out to port ${port}`
  if (!lets(world, false, to, from, port))
    return `no ingress rule of ${to.groups?.join(', ')} admits it to port ${port}`
  return undefined
}

/** Whether the groups of `own` let traffic out to, or in from, `peer`. */
function lets(world: World, egress: boolean, own: NetworkEnd, peer: NetworkEnd, port: number): boolean {
  // An end without an address is an instance of which nobody has said anything.
  if (own.groups === undefined || peer.address === '') return true
  const { securityGroups } = networking(world)
  return own.groups
    .flatMap(id => securityGroups.get(id)?.rules ?? [])
    .some(rule => rule.egress === egress && isOfPort(rule, port) && isOfPeer(world, rule, peer))
}

// Protocol 6 is TCP. A rule for any other protocol by number is for all its ports.
function isOfPort({ protocol, fromPort, toPort }: SecurityGroupRule, port: number): boolean {
  return protocol === '-1' || (protocol === 'tcp' && fromPort <= port && port <= toPort)
}

function isOfPeer(
  world: World,
  { peer: { kind, value } }: SecurityGroupRule,
  { groups, address }: NetworkEnd,
): boolean {
  if (kind === 'group') return groups?.includes(value) ?? false
  if (kind === 'ipv4') return holds(value, `${address}/32`)
  return kind === 'prefix-list' && prefixListCidrs(world, value).some(cidr => holds(cidr, `${address}/32`))
}
