import * as z from 'zod/mini'
import type { ListenerRuleModel, RequestCondition, RouteTransform } from '../model/listener-rule.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { RouteCheck } from '../model/route-check.ts'
import { apiRules } from './api/problems.ts'
import { addressRange } from './cidr.ts'
import { checkFields, matching } from './fields.ts'
import { quoted } from './quoted.ts'
import { checkRouteCheck } from './route-check.ts'
import { ELB, type Report, type RuleFamily } from './rule.ts'

const docs = `${ELB}/application/rule-condition-types.html`
const LISTENERS = `${ELB}/application/load-balancer-listeners.html`

const HOST = {
  code: 'RL-CON-03',
  accepts: matching(() =>
    z.string().check(z.maxLength(128), z.regex(/^[A-Za-z0-9.*?-]*\.(xn--[A-Za-z0-9-]+|[A-Za-z]+)$/)),
  ),
  hint: 'use a host name of at most 128 characters with a dot, and only letters after the last one',
}
const PATH = {
  code: 'RL-CON-04',
  accepts: matching(() => z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[A-Za-z0-9_\-.$/~"'@:+&*?]*$/))),
  hint: 'use at most 128 letters, digits and _-.$/~"\'@:+&, with * and ? as wildcards',
}

// The words are those of https://github.com/app-sre/qontract-reconcile/pull/2089
const STICKINESS = {
  code: 'LS-FWD-02',
  accepts: matching(() => z.int().check(z.minimum(1), z.maximum(604_800))),
  expected: 'a whole number: target group stickiness duration must be between 1 and 604800 seconds',
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
const PRIORITY = {
  code: 'RL-PRI-01',
  accepts: matching(() => z.int().check(z.minimum(1), z.maximum(50_000))),
  expected: 'a whole number from 1 to 50000',
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RewriteConfig.html
const REWRITE = {
  code: 'RL-TRF-01',
  accepts: matching(() => z.string().check(z.maxLength(1024))),
  expected: 'at most 1024 characters',
}

/** A rule before its listener is known. */
interface AskedRoute extends Pick<ListenerRuleModel, 'hosts' | 'paths'> {
  readonly conditions?: readonly RequestCondition[]
  readonly check?: RouteCheck | undefined
  readonly stickinessSeconds?: number | undefined
  readonly transforms?: readonly RouteTransform[] | undefined
  readonly priority?: number | undefined
  /** The port of the listener that it names. */
  readonly port?: number | undefined
  /** The load balancer of the stack that is to have that listener. */
  readonly loadBalancer?: LoadBalancerModel | undefined
}

/** The conditions of a rule, and its listener. */
export const listenerRuleRules: RuleFamily<AskedRoute> = {
  docs,
  codes: [
    'RL-CON-01',
    'RL-CON-02',
    'RL-CON-03',
    'RL-CON-04',
    'RL-CON-05',
    'RL-CON-06',
    'LS-PRO-01',
    'LS-FWD-02',
    'RL-PRI-01',
    'RL-TRF-01',
    'LS-OID-01',
    'LS-COG-01',
    'LS-JWT-01',
    ...apiRules.codes,
  ],
  check({ hosts, paths, conditions = [], check, port, loadBalancer, ...settings }, report) {
    const { stickinessSeconds, priority, transforms = [] } = settings
    checkFields({ stickinessSeconds, priority }, { stickinessSeconds: STICKINESS, priority: PRIORITY }, report)
    for (const transform of transforms)
      checkFields(transform, { regex: REWRITE, replace: REWRITE }, report, [transform.type])
    if (check) checkRouteCheck(check, report)
    const { listeners = [], networkListeners = [], type } = loadBalancer ?? {}
    const ports = loadBalancer?.existing ? undefined : [...listeners, ...networkListeners].map(each => each.port)
    if (loadBalancer && port !== undefined && ports && !ports.includes(port)) {
      const message = `Load balancer ${loadBalancer.name} has no listener on port ${port}`
      const hint = `use ${ports.join(' or ')}, or add a listener on port ${port}`
      report({ code: 'LS-PRO-01', path: ['route'], message, hint, docs: LISTENERS })
    }
    if (type === 'network') return
    checkValues(hosts, 'host', HOST, report)
    checkValues(paths, 'path', PATH, report)
    for (const path of paths.filter(path => /^[^/*?]/.test(path))) {
      const message = `Path "${path}" matches nothing: the path of a request starts with "/"`
      report({ code: 'RL-CON-04', severity: 'warning', path: ['path'], message, hint: `use "/${path}"`, docs })
    }
    for (const condition of conditions) checkCondition(condition, report)
    checkOnce(hosts, paths, conditions, report)
    const values = [...hosts, ...paths, ...conditions.flatMap(textsOf)]
    if (values.length === 0) {
      const message = 'A rule has neither a host nor a path'
      report({ code: 'RL-CON-01', path: ['route'], message, hint: 'give .host() or .path() at least one', docs })
    }
    if (values.length > 5) {
      const message = `A rule has ${values.length} values in its conditions; at most 5 are possible`
      report({
        code: 'RL-CON-02',
        path: ['route'],
        message,
        hint: 'call .target() more than once, or use wildcards',
        docs,
      })
    }
    const patterns = [...hosts, ...paths, ...conditions.flatMap(each => ('regex' in each ? [] : textsOf(each)))]
    const wildcards = patterns.join('').replace(/[^*?]/g, '').length
    if (wildcards > 5) {
      const message = `A rule has ${wildcards} wildcards; AWS documents at most 5`
      report({ code: 'RL-CON-02', severity: 'warning', path: ['route'], message, hint: 'use fewer * and ?', docs })
    }
  },
}

function checkValues(values: readonly string[], field: string, rule: typeof HOST, report: Report): void {
  for (const value of values) {
    if (rule.accepts(value)) continue
    const message = `"${value}" cannot be the ${field} of a rule`
    report({ code: rule.code, path: [field], message, hint: rule.hint, docs })
  }
}

const textsOf = (condition: RequestCondition): readonly string[] =>
  'regex' in condition
    ? condition.regex
    : condition.values.map(value => (typeof value === 'string' ? value : String(value.value ?? '')))

/** A rule has one condition of these: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
function checkOnce(
  hosts: readonly string[],
  paths: readonly string[],
  conditions: readonly RequestCondition[],
  report: Report,
): void {
  const fields = [
    ...(hosts.length > 0 ? ['host-header'] : []),
    ...(paths.length > 0 ? ['path-pattern'] : []),
    ...conditions.map(({ field }) => field),
  ].filter(field => field !== 'http-header' && field !== 'query-string')
  for (const field of new Set(fields.filter((each, at) => fields.indexOf(each) !== at))) {
    const message = `The rule can have only one '${field}' condition`
    report({ code: 'RL-CON-01', path: ['route'], message, hint: 'give all its values in one call', docs })
  }
}

/** Limits: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html */
function checkCondition(condition: RequestCondition, report: Report): void {
  const found = (code: string, message: string, hint: string) =>
    report({ code, path: [condition.field], message, hint, docs })
  const code = 'regex' in condition ? 'RL-CON-06' : 'RL-CON-05'
  for (const text of textsOf(condition)) {
    if (text.length === 0 || text.length > 128)
      found(code, `A value of ${condition.field} has ${text.length} characters`, 'use 1 to 128 characters')
  }
  if (condition.field === 'http-header' && !/^(?!host$)[!#$%&'*+.^_`|~0-9a-z-]{1,40}$/i.test(condition.name))
    found('RL-CON-05', `${quoted(condition.name)} is not the name of a header that rules see`, HEADER)
  if (condition.field === 'http-request-method')
    for (const value of condition.values.filter(each => !/^[A-Z_-]{1,40}$/.test(each)))
      found('RL-CON-05', `${quoted(value)} is not a method`, 'use capital letters, "_" and "-", at most 40')
  if (condition.field === 'query-string')
    for (const { key = '' } of condition.values.filter(each => String(each.key ?? '').length > 128))
      found('RL-CON-05', `A key of ${condition.field} has ${key.length} characters`, 'use at most 128 characters')
  if (condition.field === 'source-ip')
    for (const value of condition.values.filter(each => !addressRange(each)))
      found('RL-CON-05', `${quoted(value)} is not a range of addresses`, 'use one such as 203.0.113.0/24')
}

const HEADER = 'use a name of at most 40 characters; for Host call .host()'
