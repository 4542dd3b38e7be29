import { isSecure } from '../../../model/listener.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import { fitsWildcards } from '../../../model/wildcards.ts'

/** What a browser can be told of the host and port of a listener. */
export interface Served {
  readonly protocol: string
  readonly port: string
}

/** The load balancer that exists, with what the stack has added to it. */
interface Existing {
  readonly dnsName: string
  /** The names of the stack that point at it. */
  readonly names: readonly string[]
  readonly rules: readonly ListenerRuleModel[]
}

/**
 * Where the routes of the stack answer: each at its own listener, host and path, for what else the load balancer serves is
 * of others.
 */
export function urlsOfExisting(
  { dnsName, names, rules }: Existing,
  servedBy: (rule: ListenerRuleModel) => Served | undefined,
): readonly string[] {
  const told = rules.flatMap(rule => {
    const served = servedBy(rule)
    return served ? hostsOf(rule, served).map(host => `${originOf(host, served)}${pathOf(rule)}`) : []
  })
  return [...new Set(told)]

  function hostsOf({ hosts }: ListenerRuleModel, { protocol, port }: Served): readonly string[] {
    const pointing = names.filter(name => hosts.length === 0 || hosts.some(host => fitsHost(host, name)))
    const exact = hosts.filter(isExact)
    if (exact.length > 0 || pointing.length > 0) return [...new Set([...exact, ...pointing])]
    if (hosts.length > 0) return []
    // No certificate is good for the load balancer's own name.
    const others = isSecure(protocol) ? rules.filter(other => servedBy(other)?.port === port) : []
    const known = others.flatMap(other => other.hosts.filter(isExact))
    return known.length > 0 ? [...new Set(known)] : [dnsName]
  }
}

const isExact = (pattern: string): boolean => !/[*?]/.test(pattern)

const fitsHost = (pattern: string, name: string): boolean => fitsWildcards(pattern.toLowerCase(), name.toLowerCase())

/** In lower case, as a browser sends it. */
export function originOf(host: string, { protocol, port }: Served): string {
  const [scheme, usual] = isSecure(protocol) ? ['https', '443'] : ['http', '80']
  return `${scheme}://${host.toLowerCase()}${port === usual ? '' : `:${port}`}`
}

/** What the first of its paths begins with, where it is not any path. */
const pathOf = ({ paths: [path = '/'] }: ListenerRuleModel): string => {
  const known = path.replace(/[*?].*$/, '')
  return known === '/' ? '' : known
}
