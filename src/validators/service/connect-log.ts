import type { LogGroupModel } from '../../model/log-group.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import { API, type RuleFamily } from '../rule.ts'

/** The log of the proxy of Service Connect, as the rules read it. */
export interface ConnectLogDraft {
  /** It is to go where the containers write. */
  readonly logs: boolean
  readonly group: LogGroupModel | undefined
  readonly definition: TaskDefinitionModel | undefined
}

/** Rules about the log of the proxy. */
export const connectLogRules: RuleFamily<ConnectLogDraft> = {
  codes: ['SVC-SC-27'],
  docs: `${API}/API_ServiceConnectConfiguration.html`,
  check({ logs, group, definition }, report) {
    if (!logs || group || !definition) return
    const message =
      'The log of the proxy is to go where the containers write, and none of them has a log group of the stack'
    const hint = 'give logConfiguration a driver with its options'
    report({ code: 'SVC-SC-27', path: ['serviceConnectConfiguration', 'logConfiguration'], message, hint })
  },
}
