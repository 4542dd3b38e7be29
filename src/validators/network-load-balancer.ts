import { NETWORK_LISTENER_ATTRIBUTES, NETWORK_LOAD_BALANCER_ATTRIBUTES } from '../model/elbv2-attributes.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { SubnetMapping } from '../model/raw-settings.ts'
import { apiRules } from './api/problems.ts'
import { checkAttributes, checkLogs } from './elbv2-attributes.ts'
import { checkFields } from './fields.ts'
import { checkCertificate, checkPort } from './listener.ts'
import { LOAD_BALANCER_FIELDS } from './load-balancer.ts'
import { quoted } from './quoted.ts'
import { checkRaw } from './raw-kind.ts'
import { RAW_NETWORK_LOAD_BALANCER } from './raw-network-load-balancer.ts'
import { ELB, type Finding, type Report, type RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

/** What the run time says of a missing part. */
export const NETWORK_LOAD_BALANCER_INCOMPLETE = {
  network: 'This load balancer is incomplete: call .network()',
  listener: 'This load balancer is incomplete: call .tcp(), .udp(), .tcpUdp() or .tls()',
} as const

type Part = keyof typeof NETWORK_LOAD_BALANCER_INCOMPLETE

const PART_CODES = { network: 'LB-SUB-01', listener: 'LS-PRO-01' }

const docs = `${ELB}/APIReference/API_CreateLoadBalancer.html`
const LISTENERS = `${ELB}/network/load-balancer-listeners.html`

/** A Network Load Balancer as the rules read it. */
export type NetworkLoadBalancerDraft = Pick<
  LoadBalancerModel,
  'name' | 'scheme' | 'ipAddressType' | 'attributes' | 'networkListeners' | 'raw' | 'tags'
> & {
  readonly missing?: readonly Part[]
}

export const networkLoadBalancerRules: RuleFamily<NetworkLoadBalancerDraft> = {
  docs,
  codes: [
    ...['LB-NAM-01', 'LB-SUB-01', 'LB-ATR-01', 'LB-ATR-03', 'LB-ATR-05', 'LB-ATR-06', 'LS-PRO-01', 'LS-CRT-01'],
    ...['LS-SSL-01', 'LS-TCP-01', 'AUX-ACM-01', 'AUX-ACM-03', 'TD-TAG-01', 'LB-SUB-05', ...apiRules.codes],
  ],
  check(loadBalancer, report) {
    const { networkListeners: listeners = [], attributes = {}, missing = [] } = loadBalancer
    for (const each of missing)
      report({ code: PART_CODES[each], path: [each], message: NETWORK_LOAD_BALANCER_INCOMPLETE[each] })
    checkFields(loadBalancer, LOAD_BALANCER_FIELDS, report)
    if (new Set(listeners.map(({ port }) => port)).size < listeners.length) {
      const message = 'Two listeners have the same port'
      report({ code: 'LS-PRO-01', path: ['listeners'], message, hint: 'use .tcpUdp() for both', docs: LISTENERS })
    }
    for (const listener of listeners) {
      const path = ['listeners', listener.port]
      checkPort(listener.port, path, report)
      checkCertificate(listener, path, report)
      const of = { code: 'LS-TCP-01', of: 'A TCP listener', at: path }
      checkAttributes(listener.attributes ?? {}, NETWORK_LISTENER_ATTRIBUTES, of, report)
    }
    checkTags(loadBalancer.tags, report)
    const of = { code: 'LB-ATR-01', of: 'A Network Load Balancer' }
    checkAttributes(attributes, NETWORK_LOAD_BALANCER_ATTRIBUTES, of, report)
    checkLogs(attributes, report)
    checkRaw(RAW_NETWORK_LOAD_BALANCER, loadBalancer.raw, report)
    checkMappings(loadBalancer, report)
  },
}

function checkMappings({ scheme, raw = {}, ipAddressType }: NetworkLoadBalancerDraft, report: Report): void {
  const { SubnetMappings: mappings, EnablePrefixForIpv6SourceNat: prefix } = raw
  if (prefix === 'on' && ipAddressType !== 'dualstack') {
    const path = ['EnablePrefixForIpv6SourceNat']
    const message = 'There is no source for IPv6 in a load balancer without IPv6'
    report({ code: 'LB-SUB-05', path, message, hint: "set IpAddressType to 'dualstack', or remove it", docs })
  }
  if (!Array.isArray(mappings)) return
  for (const [at, mapping] of mappings.entries()) {
    const problem = problemOf(mapping, mappings, scheme)
    if (problem) report({ code: 'LB-SUB-05', path: ['SubnetMappings', at], docs, ...problem })
  }
}

function problemOf(
  { SubnetId, AllocationId, PrivateIPv4Address }: Partial<SubnetMapping>,
  all: readonly SubnetMapping[],
  scheme: NetworkLoadBalancerDraft['scheme'],
): Pick<Finding, 'message' | 'hint'> | undefined {
  if (!SubnetId) return { message: 'The mapping names no subnet', hint: 'add SubnetId' }
  if (all.filter(other => other.SubnetId === SubnetId).length > 1)
    return { message: `Subnet ${quoted(SubnetId)} is mapped twice`, hint: 'keep one of them' }
  if (AllocationId && PrivateIPv4Address)
    return { message: 'The mapping has two addresses', hint: 'keep the one that fits: a private one with internal()' }
  if (AllocationId && scheme === 'internal')
    return { message: 'An internal load balancer has no Elastic IP addresses', hint: 'give PrivateIPv4Address' }
  if (PrivateIPv4Address && scheme !== 'internal')
    return { message: 'Its address is private, and the load balancer is not internal()', hint: 'give AllocationId' }
  return undefined
}
