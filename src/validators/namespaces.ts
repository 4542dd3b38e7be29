import type { TaskDefinitionDraft } from './draft.ts'
import { isWindows } from './is-windows.ts'
import { runsOn } from './launch.ts'
import type { Mistake } from './mistake.ts'
import type { TaskSetting } from './platform.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'
import { FARGATE_LACKS } from './unsupported.ts'

const TASK_ONLY =
  "Tasks using the Fargate launch type do not support pidMode {mode}. The supported value for pidMode is 'task'"

/** What a process namespace must be as well: nothing, where launch type and operating system have it. */
export type PidModeOn<P extends string, L, D> = L extends 'FARGATE'
  ? P extends 'host'
    ? Mistake<Filled<typeof TASK_ONLY, { mode: `"${P}"` }>>
    : TaskSetting<'pidMode', D>
  : TaskSetting<'pidMode', D>

/** What an IPC mode must be as well: nothing, where launch type and operating system have it. */
export type IpcModeOn<L, D> = L extends 'FARGATE' ? Mistake<NotOnFargate<'ipcMode'>> : TaskSetting<'ipcMode', D>

/** What a placement constraint must be as well: nothing, where the launch type has it. */
export type PlacementOn<L> = L extends 'FARGATE' ? Mistake<NotOnFargate<'placement constraints'>> : unknown

type NotOnFargate<F extends string> = Filled<typeof FARGATE_LACKS, { field: F }>

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
      const message = filled(FARGATE_LACKS, { field: 'ipcMode' })
      report({ code: 'TD-FGT-01', path: ['ipcMode'], message, hint: 'remove it', docs: fargate })
    }
    if (onFargate && pidMode !== undefined && (pidMode !== 'task' || isWindows(definition))) {
      const message = filled(TASK_ONLY, { mode: quoted(pidMode) })
      report({
        code: 'TD-FGT-02',
        path: ['pidMode'],
        message,
        hint: "use 'task' on Linux, or remove it",
        docs: fargate,
      })
    }
    if (onFargate && placementConstraints.length > 0) {
      const message = filled(FARGATE_LACKS, { field: 'placement constraints' })
      report({ code: 'TD-FGT-03', path: ['placementConstraints'], message, hint: 'remove them', docs: fargate })
      return
    }
    if (placementConstraints.length > 10) {
      const message = `${placementConstraints.length} placement constraints are more than the 10 that AWS takes`
      report({ code: 'TD-FGT-03', path: ['placementConstraints'], message, hint: 'remove some', docs })
    }
    for (const [at, { type, expression = '' }] of placementConstraints.entries()) {
      if (type === 'memberOf' && expression !== '' && expression.length <= 2000) continue
      const message =
        type === 'memberOf'
          ? 'The expression of a placement constraint has 1 to 2000 characters'
          : 'A task definition takes only placement constraints of type memberOf'
      const hint = 'use memberOf with an expression; distinctInstance belongs to the service'
      const docs = `${API}/API_TaskDefinitionPlacementConstraint.html`
      report({ code: 'TD-FGT-03', path: ['placementConstraints', at], message, hint, docs })
    }
  },
}
