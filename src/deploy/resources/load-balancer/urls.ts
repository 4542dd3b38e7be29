import type { Kind, Model, Outputs } from '../../../model/index.ts'
import { isSecure, type ListenerSettings } from '../../../model/listener.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { LoadBalancerModel } from '../../../model/load-balancer.ts'
import { keyOf } from '../../ownership.ts'
import { originOf, type Served, urlsOfExisting } from './urls-of-existing.ts'

/**
 * What a browser can open, in lower case, as it sends it: the names that point at a load balancer; without any, those that its routes or its certificate
 * are for, wherever they are in the DNS; and only then its own, for which no certificate is good. Of one that exists, where
 * the routes of the stack answer.
 */
export function urls(
  loadBalancer: LoadBalancerModel,
  models: readonly Model[],
  outputsOf: (key: string) => Outputs[Kind] | undefined,
): readonly string[] {
  if (loadBalancer.type === 'network') return []
  const own = outputsOf(keyOf(loadBalancer))
  const names = models.flatMap(model =>
    model.kind === 'record' && 'loadBalancer' in model && model.loadBalancer.id === loadBalancer.id ? [model.name] : [],
  )
  const rules = rulesOn(loadBalancer, models)
  if (loadBalancer.existing) {
    const dnsName = own && 'dnsName' in own ? own.dnsName : ''
    return urlsOfExisting({ dnsName, names, rules }, ({ listener }) => servedBy(outputsOf(keyOf(listener))))
  }
  const { origin, isSecure } = entryOf(loadBalancer, rules)
  const anyHost = rules.some(({ hosts }) => hosts.length === 0)
  const served = isSecure || !anyHost ? rules.flatMap(({ hosts }) => hosts) : []
  const certified = loadBalancer.listeners.flatMap(({ certificate }) =>
    typeof certificate === 'object' ? [certificate.domain] : [],
  )
  const choices = [names, served, certified, own && 'dnsName' in own ? [own.dnsName] : []]
  const exact = choices.map(each => [...new Set(each.filter(name => !/[*?]/.test(name)))])
  return (exact.find(each => each.length > 0) ?? []).map(origin)
}

/** The rules that bring it requests for good: not those under which a new version is tried. */
function rulesOn({ id }: LoadBalancerModel, models: readonly Model[]): readonly ListenerRuleModel[] {
  const targets = models.flatMap(model => (model.kind === 'service' ? model.targets : []))
  return targets.flatMap(({ rules }) => rules).filter(({ listener }) => listener.loadBalancer.id === id)
}

const servedBy = (listener: Outputs[Kind] | undefined): Served | undefined =>
  listener && 'protocol' in listener && 'port' in listener
    ? { protocol: String(listener.protocol), port: String(listener.port) }
    : undefined

function entryOf(
  loadBalancer: LoadBalancerModel,
  rules: readonly ListenerRuleModel[],
): { readonly isSecure: boolean; readonly origin: (name: string) => string } {
  const { protocol = 'HTTP', port = 80 } = mainOf(loadBalancer, rules) ?? {}
  const origin = (name: string): string => originOf(name, { protocol, port: String(port) })
  return { isSecure: isSecure(protocol), origin }
}

/** The listener of the stack that serves: over HTTPS where one does, on the usual port where one does. */
function mainOf({ listeners }: LoadBalancerModel, rules: readonly ListenerRuleModel[]): ListenerSettings | undefined {
  const ports = new Set(rules.map(({ listener }) => listener.settings?.port))
  const serving = ports.size > 0 ? listeners.filter(({ port }) => ports.has(port)) : listeners
  const secure = serving.filter(({ protocol }) => protocol === 'HTTPS')
  const candidates = secure.length > 0 ? secure : serving
  return candidates.find(({ port }) => port === 443 || port === 80) ?? candidates[0]
}
