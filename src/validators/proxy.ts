import type { TaskDefinitionDraft } from './draft.ts'
import { isSet } from './is-set.ts'
import { networkModeOf, runsOn } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a proxy. */
export const PROXY_NEEDS_AWSVPC = "A proxy configuration needs network mode 'awsvpc'"
export const MANAGED_LACK_PROXIES = 'Managed Instances do not support a proxy'
export const NO_PROXY = 'The proxy is container {name}, and there is none of that name'

/** The name of the container that is the proxy: one declared before, where launch type and network mode have proxies. */
export type ProxyContainer<C extends string, L, N, Names extends string> = L extends 'MANAGED_INSTANCES'
  ? Mistake<typeof MANAGED_LACK_PROXIES>
  : N extends 'bridge' | 'host' | 'none' | 'default'
    ? Mistake<typeof PROXY_NEEDS_AWSVPC>
    : string extends C
      ? C
      : [Names] extends [never]
        ? Mistake<Filled<typeof NO_PROXY, { name: `"${C}"` }>>
        : Names

const docs = `${API}/API_ProxyConfiguration.html`

const PORTS = ['AppPorts', 'ProxyIngressPort', 'ProxyEgressPort']

/** Rules about the App Mesh proxy of a task. */
export const proxyRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-PRX-01'],
  docs,
  check(definition, report) {
    const { proxyConfiguration: proxy, containers } = definition
    if (!proxy) return
    const code = 'TD-PRX-01'
    const path = ['proxyConfiguration']
    if (networkModeOf(definition) !== 'awsvpc') {
      const severity = definition.networkMode === undefined ? 'warning' : 'error'
      report({ code, severity, path, message: PROXY_NEEDS_AWSVPC, hint: "use 'awsvpc', or remove the proxy", docs })
    }
    if (runsOn(definition, 'MANAGED_INSTANCES')) {
      report({ code, path, message: MANAGED_LACK_PROXIES, hint: 'remove it', docs })
    }
    if (proxy.type !== undefined && proxy.type !== 'APPMESH') {
      const message = `${quoted(proxy.type)} is not a type of proxy`
      report({ code, path: [...path, 'type'], message, hint: 'use APPMESH', docs })
    }
    if (!proxy.containerName) {
      const message = 'A proxy configuration needs a containerName'
      report({ code, path: [...path, 'containerName'], message, hint: 'name one of the containers', docs })
    } else if (!containers.some(({ name }) => name === proxy.containerName)) {
      const message = filled(NO_PROXY, { name: quoted(proxy.containerName) })
      report({
        code,
        severity: 'warning',
        path: [...path, 'containerName'],
        message,
        hint: 'name one of the containers',
        docs,
      })
    }
    const known = proxy.properties?.some(({ name, value }) => /^Ignored[UG]ID$/.test(name ?? '') && isSet(value))
    if (!known) {
      const message = 'The proxy has neither IgnoredUID nor IgnoredGID, so its own traffic would go through it'
      report({ code, severity: 'warning', path: [...path, 'properties'], message, hint: 'add one of them', docs })
    }
    const lacking = PORTS.filter(port => !proxy.properties?.some(({ name, value }) => name === port && isSet(value)))
    if (known && lacking.length > 0) {
      const message = `The proxy lacks ${lacking.join(', ')}, which AWS calls required`
      report({ code, severity: 'warning', path: [...path, 'properties'], message, hint: 'add what is missing', docs })
    }
  },
}
