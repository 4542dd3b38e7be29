import type { ListenerSettings } from '../model/listener.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import type { IngressRule, RulePeer, SecurityGroupModel } from '../model/security-group.ts'
import type { Issue } from '../validators/issue.ts'
import { type Definition, part } from './definition.ts'
import { type NamedPeer, type Peer, peerOf } from './peer.ts'
import { ruleTraffic } from './rule-ports.ts'
import type { BuiltSecurityGroup } from './security-group.ts'

const INTERNET: NamedPeer = { name: 'any address', peers: [{ cidrIpv4: '0.0.0.0/0' }, { cidrIpv6: '::/0' }] }

/** Who gets to the listeners where nobody is named: everybody, or with private addresses alone the network. */
const usualPeer = (scheme: LoadBalancerModel['scheme'], network: NetworkModel): NamedPeer =>
  scheme === 'internal' ? { name: 'its network', peers: [{ network }] } : INTERNET

interface Group extends Pick<LoadBalancerModel, 'name' | 'scheme' | 'tags'> {
  readonly network: NetworkModel
  readonly listeners: readonly Pick<ListenerSettings, 'port' | 'protocol'>[]
  /** Who is let in, where the program says so. */
  readonly admitted: readonly Peer[]
  /** Those beside its own. */
  readonly groups: readonly Definition<BuiltSecurityGroup>[]
}

/** The security groups of a load balancer: its own, and those that the program gives it. */
export function groupsOfListeners(
  { groups, ...own }: Group,
  where: readonly [string, string],
  issues: Issue[],
): Pick<LoadBalancerModel, 'securityGroups' | 'securityGroupRules'> {
  const built = groups.flatMap(group => part(group, issues) ?? [])
  const rules = built.flatMap(each => (each.kind === 'security-group-rules' ? [each] : []))
  const given = built.map(each => (each.kind === 'security-group-rules' ? each.group : each))
  return {
    securityGroups: [ownGroup(own, where, issues), ...given],
    ...(rules.length > 0 && { securityGroupRules: rules }),
  }
}

/** The security group of a load balancer, which lets in at its listeners. */
function ownGroup(
  { name, scheme, network, listeners, admitted, tags }: Omit<Group, 'groups'>,
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
