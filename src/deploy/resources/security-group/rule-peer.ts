import type { RulePeer, RuleTraffic } from '../../../model/security-group.ts'
import type { Refs } from '../handler.ts'
import { type Ingress, ingressKey } from './ingress-key.ts'

/** What a rule lets through, for each source or destination that its peer stands for, to its description. */
export function keysOf(rule: RuleTraffic, peer: RulePeer, way: 'from' | 'to', refs: Refs): Ingress {
  const { protocol = 'tcp', fromPort, toPort, description } = rule
  const ports = { IpProtocol: protocol, FromPort: fromPort, ToPort: toPort }
  return Object.fromEntries(idsOf(peer, refs).map(id => [ingressKey(ports, id, way), description]))
}

function idsOf(peer: RulePeer, refs: Refs): readonly string[] {
  if ('cidrIpv4' in peer) return [peer.cidrIpv4]
  if ('cidrIpv6' in peer) return [peer.cidrIpv6.toLowerCase()]
  if ('prefixListId' in peer) return [peer.prefixListId]
  if ('prefixList' in peer) return [refs(peer.prefixList).prefixListId]
  if ('network' in peer) return refs(peer.network).cidrBlocks
  if ('loadBalancer' in peer) return refs(peer.loadBalancer).securityGroups ?? []
  if ('targetGroup' in peer) return refs(peer.targetGroup).securityGroups ?? []
  return [refs(peer.securityGroup).groupId]
}
