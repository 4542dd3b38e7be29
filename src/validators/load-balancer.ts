import * as z from 'zod/mini'
import { LOAD_BALANCER_ATTRIBUTES } from '../model/elbv2-attributes.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import { type NetworkModel, zonesOf } from '../model/network.ts'
import { elbv2 } from './api/elbv2.ts'
import { apiRules } from './api/problems.ts'
import { checkAttributes, checkLogs } from './elbv2-attributes.ts'
import { checkFields, matching } from './fields.ts'
import { CREATE_LISTENER, checkListener } from './listener.ts'
import { checkForeign, checkRequest } from './raw-members.ts'
import { ELB, type RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'
import { checkWebAcl } from './web-acl.ts'

/** What the compiler and the run time say of a missing part. */
export const LOAD_BALANCER_INCOMPLETE = {
  network: 'This load balancer is incomplete: call .network()',
  listener: 'This load balancer is incomplete: call .https() or .http()',
} as const

/** A load balancer as the rules read it. */
export type LoadBalancerDraft = Omit<LoadBalancerModel, 'kind' | 'id' | 'network' | 'securityGroups'> &
  Partial<Pick<LoadBalancerModel, 'network'>> & {
    /** Parts that were never given. */
    readonly missing?: readonly Part[]
    /** What `.raw()` was given and does not set. */
    readonly foreign?: readonly string[]
    /** What `raw` of its listeners was given and does not set. */
    readonly foreignOfListeners?: readonly string[]
  }

type Part = keyof typeof LOAD_BALANCER_INCOMPLETE

const PART_CODES = { network: 'LB-SUB-01', listener: 'LS-PRO-01' }

const API = `${ELB}/APIReference`

const CREATE = { table: elbv2, structure: 'CreateLoadBalancerInput' }

/** What any load balancer is asked for. */
export const LOAD_BALANCER_FIELDS = {
  name: {
    code: 'LB-NAM-01',
    accepts: matching(() => z.string().check(z.regex(/^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/))),
    expected: '1 to 32 letters, digits and hyphens, no hyphen at the ends, not starting with "internal-"',
    docs: `${API}/API_CreateLoadBalancer.html`,
  },
  idleTimeoutSeconds: {
    code: 'LB-ATR-01',
    accepts: matching(() => z.int().check(z.minimum(1), z.maximum(4000))),
    expected: 'a whole number of seconds from 1 to 4000',
    docs: `${API}/API_LoadBalancerAttribute.html`,
  },
}

export const loadBalancerRules: RuleFamily<LoadBalancerDraft> = {
  docs: `${API}/API_CreateLoadBalancer.html`,
  codes: [
    ...[
      'LB-NAM-01',
      'LB-SUB-01',
      'LB-SUB-02',
      'LB-ATR-01',
      'LS-PRO-01',
      'LS-RED-01',
      'LS-RED-02',
      'LS-CRT-01',
      'LS-SSL-01',
      'LS-FIX-01',
    ],
    ...['LS-HTT-01', 'AUX-ACM-01', 'AUX-ACM-03', 'TD-TAG-01'],
    ...['LB-ATR-03', 'LB-ATR-05', 'LB-ATR-06', 'WAF-ASC-01', 'LS-ATR-01', 'LS-TLS-01', ...apiRules.codes],
  ],
  check(loadBalancer, report) {
    const { listeners, network, scheme } = loadBalancer
    for (const part of loadBalancer.missing ?? [])
      report({ code: PART_CODES[part], path: [part], message: LOAD_BALANCER_INCOMPLETE[part] })
    checkFields(loadBalancer, LOAD_BALANCER_FIELDS, report)
    if (network && isInOneZone(network)) {
      const message = 'An Application Load Balancer needs subnets in at least two Availability Zones'
      const hint = network.existing
        ? 'give two or more loadBalancerSubnets to network.existing()'
        : 'give two or more zones to network()'
      report({ code: 'LB-SUB-02', path: ['network'], message, hint, docs: `${API}/API_CreateLoadBalancer.html` })
    }
    if (new Set(listeners.map(listener => listener.port)).size < listeners.length) {
      const message = 'Two listeners have the same port'
      const hint = 'give one of them another port; .redirectHttpToHttps() takes port 80'
      report({ code: 'LS-PRO-01', path: ['listeners'], message, hint, docs: `${API}/API_CreateListener.html` })
    }
    const https = listeners.some(listener => listener.protocol === 'HTTPS')
    for (const listener of listeners) checkListener(listener, { https, scheme }, report)
    checkTags(loadBalancer.tags, report)
    if (loadBalancer.webAcl !== undefined) checkWebAcl(loadBalancer.webAcl, report)
    const { attributes = {}, raw = {}, foreign = [], foreignOfListeners = [] } = loadBalancer
    checkAttributes(attributes, LOAD_BALANCER_ATTRIBUTES, { code: 'LB-ATR-01', of: 'A load balancer' }, report)
    checkLogs(attributes, report)
    checkForeign(CREATE, foreign, report)
    checkForeign(CREATE_LISTENER, foreignOfListeners, report)
    checkRequest(CREATE, raw, report)
  },
}

function isInOneZone(network: NetworkModel): boolean {
  if (!network.existing) return zonesOf(network) < 2
  const subnets = network.loadBalancerSubnets ?? network.subnets
  return subnets !== undefined && !('tags' in subnets) && new Set(subnets).size < 2
}
