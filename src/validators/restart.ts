import type { TaskDefinitionDraft } from './draft.ts'
import { rangeCheck, type Within } from './range.ts'
import { API, type RuleFamily } from './rule.ts'

const docs = `${API}/API_ContainerRestartPolicy.html`
const PERIOD = {
  restartAttemptPeriod: { code: 'CD-RST-01', min: 60, max: 1800, unit: 'seconds', docs },
} as const
const checkPeriod = rangeCheck(PERIOD)

/** What the period of a restart policy must be as well: nothing, when it is in its range. */
export type AttemptPeriod<X extends number> = Within<X, 'restartAttemptPeriod', typeof PERIOD>

/** Rules about restart policies. */
export const restartRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['CD-RST-01', 'CD-RST-02'],
  docs,
  check({ containers }, report) {
    for (const [index, { restartPolicy: policy }] of containers.entries()) {
      if (!policy) continue
      const path = ['containerDefinitions', index, 'restartPolicy']
      const { enabled, ignoredExitCodes = [], restartAttemptPeriod } = policy
      if (enabled === undefined) {
        const message = 'A restart policy must say whether it is enabled'
        report({ code: 'CD-RST-01', path: [...path, 'enabled'], message, hint: 'add "enabled": true', docs })
      } else if (!enabled && (ignoredExitCodes.length > 0 || restartAttemptPeriod !== undefined)) {
        const message = 'A restart policy that is not enabled takes no other setting'
        report({ code: 'CD-RST-02', path, message, hint: 'enable it, or remove the other settings', docs })
      }
      if (ignoredExitCodes.length > 50 || ignoredExitCodes.some(code => !Number.isInteger(code))) {
        const message = 'ignoredExitCodes takes at most 50 whole numbers'
        report({ code: 'CD-RST-01', path: [...path, 'ignoredExitCodes'], message, hint: 'remove some', docs })
      }
      checkPeriod(policy, path, report)
    }
  },
}
