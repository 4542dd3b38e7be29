import type { RuleProtocol, RuleTraffic } from '../model/security-group.ts'

/** A port, a range of ports, or all of them. */
export type Ports = number | PortRange | 'all'

/** Ports from one to another, both included. */
export interface PortRange {
  readonly from: number
  readonly to: number
}

/** What a rule of a security group can say beside its peer and its ports. */
export interface RuleOptions {
  /** `'tcp'` unless all ports are meant: then every protocol. ICMP has no ports: give `'all'`. */
  readonly protocol?: 'tcp' | 'udp' | 'icmp' | 'icmpv6'
  /** Up to 255 letters, digits, spaces and `._-:/()#,@[]+=;{}!$*`. @default who is let through where */
  readonly description?: string
}

/** What is let through, as rules have it. */
export function ruleTraffic(
  ports: Ports,
  { protocol, description }: RuleOptions,
  peer: string,
  way: string,
): RuleTraffic {
  const words = description ?? `${wordsOf(ports)} ${way} ${peer}`
  if (ports === 'all') return { ...allOf(protocol), description: words }
  const { from, to } = typeof ports === 'number' ? { from: ports, to: ports } : ports
  return { ...(protocol && protocol !== 'tcp' && { protocol }), fromPort: from, toPort: to, description: words }
}

function wordsOf(ports: Ports): string {
  if (ports === 'all') return 'Everything'
  return typeof ports === 'number' ? `Port ${ports}` : `Ports ${ports.from} to ${ports.to}`
}

// EC2 keeps all ports as 0 to 65535, and all types and codes of ICMP as -1.
function allOf(protocol: RuleProtocol = '-1'): Omit<RuleTraffic, 'description'> {
  if (protocol === '-1') return { protocol }
  const all = protocol === 'tcp' || protocol === 'udp' ? { fromPort: 0, toPort: 65535 } : { fromPort: -1, toPort: -1 }
  return { ...(protocol !== 'tcp' && { protocol }), ...all }
}
