import { isLaunchType, LAUNCH_TYPES } from '../model/launch-types.ts'
import type { LaunchType, NetworkMode } from '../model/task-definition.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { isWindows } from './is-windows.ts'
import { networkModeOf, runsOn } from './launch.ts'
import type { Marked } from './mark.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type RuleFamily } from './rule.ts'

/** What the compiler and the run time say of fault injection elsewhere. */
export const FAULTS_NEED_NETWORK = "Fault injection needs network mode 'awsvpc' or 'host'"

/** The network modes that a launch type has. */
export type NetworkModeOn<L, D> = L extends 'FARGATE'
  ? 'awsvpc'
  : L extends 'EXTERNAL'
    ? 'bridge' | 'host' | 'none'
    : L extends 'MANAGED_INSTANCES'
      ? 'awsvpc' | 'host' | 'none'
      : Marked<'windows', D> extends true
        ? 'awsvpc' | 'default'
        : NetworkMode | 'default'

/** The network mode that builders choose where none is set: what AWS recommends for the launch type. */
export const DEFAULT_NETWORK_MODE = {
  FARGATE: 'awsvpc',
  EC2: 'awsvpc',
  EXTERNAL: 'bridge',
  MANAGED_INSTANCES: 'awsvpc',
} as const satisfies Readonly<Record<LaunchType, NetworkMode>>

/** What a switch for fault injection must be as well: nothing, where the network mode has it. */
export type FaultsIn<N> = N extends 'bridge' | 'none' | 'default' ? Mistake<typeof FAULTS_NEED_NETWORK> : unknown

const MODES = ['bridge', 'host', 'awsvpc', 'none']
const docs = `${API}/API_RegisterTaskDefinition.html`

/** Rules about where a task can run, and on which network. */
export const networkModeRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-CAP-01', 'TD-NET-01', 'TD-NET-02', 'TD-NET-03', 'TD-NET-04', 'TD-NET-05', 'TD-FLT-01'],
  docs,
  check(definition, report) {
    const { requiresCompatibilities = [], networkMode: given } = definition
    for (const [at, type] of requiresCompatibilities.entries()) {
      if (isLaunchType(type)) continue
      const message = `${quoted(type)} is not a launch type`
      const path = ['requiresCompatibilities', at]
      report({ code: 'TD-CAP-01', path, message, hint: `use ${LAUNCH_TYPES.join(', ')}`, docs })
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
      const path = ['enableFaultInjection']
      report({ code: 'TD-FLT-01', path, message: FAULTS_NEED_NETWORK, hint: 'change the network mode', docs })
    }
  },
}
