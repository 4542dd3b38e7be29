import type { IngressRule } from '../model/security-group.ts'
import type { ServiceTarget } from '../model/service.ts'
import { transportsOf } from './load-balancer-group.ts'
import { type NamedPeer, peersOf } from './peer.ts'

/** What lets the load balancers of these targets, and nobody else, reach the containers. */
export function ingressOfTargets(targets: readonly ServiceTarget[]): IngressRule[] {
  const rules = new Map<string, IngressRule>()
  for (const target of targets)
    for (const { port, protocol } of portsOfTarget(target))
      for (const { name, peers } of callersOf(target))
        for (const [at, source] of peers.entries()) {
          const description = `Port ${port} from ${name}`
          const udp = protocol === 'udp' ? { protocol } : {}
          rules.set(`${at} ${protocol} ${description}`, { ...udp, fromPort: port, toPort: port, source, description })
        }
  return [...rules.values()]
}

/** Where a target gets requests and checks. */
export function portsOfTarget({ containerPort, targetGroup }: ServiceTarget): readonly TargetPort[] {
  const serving = transportsOf(targetGroup.protocol).map(protocol => ({ port: containerPort, protocol }))
  const said = Number(targetGroup.raw?.HealthCheckPort ?? 'traffic-port')
  const checked = Number.isNaN(said) ? containerPort : said
  const isOpen = serving.some(({ port, protocol }) => port === checked && protocol === 'tcp')
  return isOpen ? serving : [...serving, { port: checked, protocol: 'tcp' }]
}

interface TargetPort {
  readonly port: number
  readonly protocol: 'tcp' | 'udp'
}

/** Who sends requests to a target. */
export function callersOf({ targetGroup, rules, listeners = [] }: ServiceTarget): readonly NamedPeer[] {
  if (targetGroup.existing) return [{ name: `target group ${targetGroup.id}`, peers: [{ targetGroup }] }]
  const all = [...rules.map(({ listener }) => listener), ...listeners]
  return all.map(({ loadBalancer }) => ({
    name: `load balancer ${loadBalancer.name}`,
    peers: peersOf(loadBalancer),
  }))
}
