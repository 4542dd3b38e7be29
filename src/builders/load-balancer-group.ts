import type { ListenerSettings } from '../model/listener.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import type { IngressRule, RulePeer, SecurityGroupModel } from '../model/security-group.ts'
import type { Issue } from '../validators/issue.ts'
import { type NamedPeer, type Peer, peerOf } from './peer.ts'
import { ruleTraffic } from './rule-ports.ts'

const INTERNET: NamedPeer = { name: 'any address', peers: [{ cidrIpv4: '0.0.0.0/0' }, { cidrIpv6: '::/0' }] }

/** Who gets to the listeners where nobody is named: everybody, or with private addresses alone the network. */
const usualPeer = (scheme: LoadBalancerModel['scheme'], network: NetworkModel): NamedPeer =>
  scheme === 'internal' ? { name: 'its network', peers: [{ network }] } : INTERNET

interface Group extends Pick<LoadBalancerModel, 'name' | 'scheme' | 'tags'> {
  readonly network: NetworkModel
  readonly listeners: readonly Pick<ListenerSettings, 'port' | 'protocol'>[]
  /** Who is let in, where the program says so. */
  readonly admitted: readonly Peer[]
}

/** The security group of a load balancer, which lets in at its listeners. */
export function groupOfListeners(
  { name, scheme, network, listeners, admitted, tags }: Group,
  where: readonly [string, string],
  issues: Issue[],
): SecurityGroupModel {
  const named = admitted.map(peer => peerOf(peer, [...where, 'allowFrom'], issues))
  const callers = named.length > 0 ? named : [usualPeer(scheme, network)]
  const ports = new Map(
    listeners.flatMap(({ port, protocol }) =>
      transportsOf(protocol).map(transport => [`${transport} ${port}`, { port, transport }] as const),
    ),
  )
  const ingress = [...ports.values()].flatMap(({ port, transport }) =>
    callers.flatMap(({ name: who, peers }) =>
      peers.map(
        (source): IngressRule => ({
          ...ruleTraffic(port, { protocol: transport }, wordsOf(who, source), 'from'),
          source,
        }),
      ),
    ),
  )
  const description = `Requests to load balancer ${name}`
  return { kind: 'security-group', id: `${name}-load-balancer`, description, network, ingress, tags }
}

// Rules of 0.1.0 keep their words.
function wordsOf(who: string, source: RulePeer): string {
  if (who !== INTERNET.name) return who
  return 'cidrIpv4' in source ? 'any IPv4 address' : 'any IPv6 address'
}

/** What carries a protocol, as rules of security groups have it. */
export function transportsOf(protocol: string): readonly ('tcp' | 'udp')[] {
  if (protocol === 'TCP_UDP') return ['tcp', 'udp']
  return protocol === 'UDP' ? ['udp'] : ['tcp']
}
