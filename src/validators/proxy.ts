import type { TaskDefinitionDraft } from './draft.ts'
import { networkModeOf, quoted, runsOn } from './launch.ts'
import { API, type RuleFamily } from './rule.ts'

const docs = `${API}/API_ProxyConfiguration.html`

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
      const message = "A proxy configuration needs network mode 'awsvpc'"
      report({ code, severity, path, message, hint: "use 'awsvpc', or remove the proxy", docs })
    }
    if (runsOn(definition, 'MANAGED_INSTANCES')) {
      report({ code, path, message: 'Managed Instances do not support a proxy', hint: 'remove it', docs })
    }
    if (!containers.some(({ name }) => name === proxy.containerName)) {
      const message = `The proxy is container ${quoted(proxy.containerName)}, and there is none of that name`
      report({
        code,
        severity: 'warning',
        path: [...path, 'containerName'],
        message,
        hint: 'name one of the containers',
        docs,
      })
    }
    const known = proxy.properties?.some(({ name, value }) => /^Ignored[UG]ID$/.test(name ?? '') && value !== '')
    if (!known) {
      const message = 'The proxy has neither IgnoredUID nor IgnoredGID, so its own traffic would go through it'
      report({ code, severity: 'warning', path: [...path, 'properties'], message, hint: 'add one of them', docs })
    }
  },
}
