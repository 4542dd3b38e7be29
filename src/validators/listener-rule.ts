import * as z from 'zod/mini'
import type { ListenerRuleModel } from '../model/listener-rule.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { Report, RuleFamily } from './rule.ts'

const docs = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html'
const LISTENERS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html'

const HOST = {
  code: 'RL-CON-03',
  schema: z.string().check(z.maxLength(128), z.regex(/^[A-Za-z0-9.*?-]*\.(xn--[A-Za-z0-9-]+|[A-Za-z]+)$/)),
  hint: 'use a host name of at most 128 characters with a dot, and only letters after the last one',
}
const PATH = {
  code: 'RL-CON-04',
  schema: z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^[A-Za-z0-9_\-.$/~"'@:+&*?]*$/)),
  hint: 'use at most 128 letters, digits and _-.$/~"\'@:+&, with * and ? as wildcards',
}

/** A rule before its listener is known. */
interface AskedRoute extends Pick<ListenerRuleModel, 'hosts' | 'paths'> {
  /** The port of the listener that it names. */
  readonly port?: number | undefined
  /** The load balancer of the stack that is to have that listener. */
  readonly loadBalancer?: LoadBalancerModel | undefined
}

/** The conditions of a rule, and its listener. */
export const listenerRuleRules: RuleFamily<AskedRoute> = {
  docs,
  codes: ['RL-CON-01', 'RL-CON-02', 'RL-CON-03', 'RL-CON-04', 'LS-PRO-01'],
  check({ hosts, paths, port, loadBalancer }, report) {
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
    const values = [...hosts, ...paths]
    if (values.length === 0) {
      const message = 'A rule has neither a host nor a path'
      report({ code: 'RL-CON-01', path: ['route'], message, hint: 'give .host() or .path() at least one', docs })
    }
    if (values.length > 5) {
      const message = `A rule has ${values.length} hosts and paths; at most 5 are possible`
      report({
        code: 'RL-CON-02',
        path: ['route'],
        message,
        hint: 'call .target() more than once, or use wildcards',
        docs,
      })
    }
    const wildcards = values.join('').replace(/[^*?]/g, '').length
    if (wildcards > 5) {
      const message = `A rule has ${wildcards} wildcards; AWS documents at most 5`
      report({ code: 'RL-CON-02', severity: 'warning', path: ['route'], message, hint: 'use fewer * and ?', docs })
    }
  },
}

function checkValues(values: readonly string[], field: string, rule: typeof HOST, report: Report): void {
  for (const value of values) {
    if (rule.schema.safeParse(value).success) continue
    const message = `"${value}" cannot be the ${field} of a rule`
    report({ code: rule.code, path: [field], message, hint: rule.hint, docs })
  }
}
