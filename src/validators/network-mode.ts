import type { TaskDefinitionDraft } from './draft.ts'
import { isWindows, networkModeOf, quoted, runsOn } from './launch.ts'
import { API, DOCS, type RuleFamily } from './rule.ts'

const MODES = ['bridge', 'host', 'awsvpc', 'none']
const TYPES = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']
const docs = `${API}/API_RegisterTaskDefinition.html`

/** Rules about where a task can run, and on which network. */
export const networkModeRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-CAP-01', 'TD-NET-01', 'TD-NET-02', 'TD-NET-03', 'TD-NET-04', 'TD-NET-05', 'TD-FLT-01'],
  docs,
  check(definition, report) {
    const { requiresCompatibilities = [], networkMode: given } = definition
    for (const [at, type] of requiresCompatibilities.entries()) {
      if (TYPES.includes(type)) continue
      const message = `${quoted(type)} is not a launch type`
      const path = ['requiresCompatibilities', at]
      report({ code: 'TD-CAP-01', path, message, hint: `use ${TYPES.join(', ')}`, docs })
    }
    const path = ['networkMode']
    const mode = networkModeOf(definition)
    if (given !== undefined && !MODES.includes(given)) {
      const message = `${quoted(given)} is not a network mode`
      report({ code: 'TD-NET-02', path, message, hint: `use ${MODES.join(', ')}`, docs })
    } else if (runsOn(definition, 'FARGATE')) {
      if (given !== 'awsvpc') {
        const message = `Fargate only supports network mode 'awsvpc', not ${given === undefined ? "the default 'bridge'" : `'${given}'`}`
        const docs = `${DOCS}/fargate-tasks-services.html`
        report({ code: 'TD-NET-01', path, message, hint: 'set "networkMode": "awsvpc"', docs })
      }
    } else if (isWindows(definition) && mode !== undefined && mode !== 'awsvpc') {
      const message = `Windows tasks on EC2 do not support network mode '${mode}'`
      report({ code: 'TD-NET-03', path, message, hint: "leave it out, or use 'awsvpc'", docs })
    }
    if (runsOn(definition, 'EXTERNAL') && mode === 'awsvpc') {
      const message = "External instances do not support network mode 'awsvpc'"
      report({ code: 'TD-NET-04', path, message, hint: "use 'bridge', 'host' or 'none'", docs })
    }
    if (runsOn(definition, 'MANAGED_INSTANCES') && mode !== 'awsvpc' && mode !== 'host') {
      const severity = mode === 'none' ? 'warning' : 'error'
      const message = `Managed Instances do not support network mode '${mode}'`
      report({ code: 'TD-NET-05', severity, path, message, hint: "use 'awsvpc' or 'host'", docs })
    }
    if (definition.enableFaultInjection && mode !== 'awsvpc' && mode !== 'host') {
      const message = "Fault injection needs network mode 'awsvpc' or 'host'"
      report({ code: 'TD-FLT-01', path: ['enableFaultInjection'], message, hint: 'change the network mode', docs })
    }
  },
}
