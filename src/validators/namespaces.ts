import type { TaskDefinitionDraft } from './draft.ts'
import { isWindows, quoted, runsOn } from './launch.ts'
import { API, DOCS, type RuleFamily } from './rule.ts'

const docs = `${API}/API_RegisterTaskDefinition.html`
const fargate = `${DOCS}/fargate-tasks-services.html`
const MODES = { pidMode: ['host', 'task'], ipcMode: ['host', 'task', 'none'] } as const

/** Rules about process and memory namespaces, and about placement. */
export const namespaceRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-PID-01', 'TD-FGT-01', 'TD-FGT-02', 'TD-FGT-03'],
  docs,
  check(definition, report) {
    const { pidMode, ipcMode, placementConstraints = [] } = definition
    const onFargate = runsOn(definition, 'FARGATE')
    for (const field of ['pidMode', 'ipcMode'] as const) {
      const mode = definition[field]
      const modes: readonly string[] = MODES[field]
      if (mode === undefined) continue
      if (!modes.includes(mode)) {
        const hint = `use ${modes.join(' or ')}`
        report({ code: 'TD-PID-01', path: [field], message: `${quoted(mode)} is not a ${field}`, hint, docs })
      } else if (mode === 'host' && !onFargate) {
        const message = `${field} host lets the containers see into the host`
        report({ code: 'TD-PID-01', severity: 'warning', path: [field], message, hint: "use 'task'", docs })
      }
    }
    if (onFargate && ipcMode !== undefined) {
      const message = 'Tasks using the Fargate launch type do not support ipcMode'
      report({ code: 'TD-FGT-01', path: ['ipcMode'], message, hint: 'remove it', docs: fargate })
    }
    if (onFargate && pidMode !== undefined && (pidMode !== 'task' || isWindows(definition))) {
      const message = `Tasks using the Fargate launch type do not support pidMode ${quoted(pidMode)}. The supported value for pidMode is 'task'`
      report({
        code: 'TD-FGT-02',
        path: ['pidMode'],
        message,
        hint: "use 'task' on Linux, or remove it",
        docs: fargate,
      })
    }
    if (onFargate && placementConstraints.length > 0) {
      const message = 'Tasks using the Fargate launch type do not support placement constraints'
      report({ code: 'TD-FGT-03', path: ['placementConstraints'], message, hint: 'remove them', docs: fargate })
      return
    }
    if (placementConstraints.length > 10) {
      const message = `${placementConstraints.length} placement constraints are more than the 10 that AWS takes`
      report({ code: 'TD-FGT-03', path: ['placementConstraints'], message, hint: 'remove some', docs })
    }
    for (const [at, { type, expression = '' }] of placementConstraints.entries()) {
      if (type === 'memberOf' && expression.length <= 2000) continue
      const message =
        type === 'memberOf'
          ? 'The expression of a placement constraint has at most 2000 characters'
          : 'A task definition takes only placement constraints of type memberOf'
      const hint = 'use memberOf with an expression; distinctInstance belongs to the service'
      const docs = `${API}/API_TaskDefinitionPlacementConstraint.html`
      report({ code: 'TD-FGT-03', path: ['placementConstraints', at], message, hint, docs })
    }
  },
}
