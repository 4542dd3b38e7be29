import type { TaskDefinitionDraft } from './draft.ts'
import { runsOn } from './launch.ts'
import { rangeCheck } from './range.ts'
import { API, type RuleFamily } from './rule.ts'

const docs = `${API}/API_EphemeralStorage.html`

const checkSize = rangeCheck({
  sizeInGiB: { code: 'TD-EPH-01', min: 21, max: 200, unit: 'GiB', docs, disputed: { min: 20, max: 20 } },
})

export const ephemeralStorageRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-EPH-01', 'TD-EPH-03'],
  docs,
  check(definition, report) {
    const { ephemeralStorageGiB: sizeInGiB, requiresCompatibilities } = definition
    if (sizeInGiB === undefined) return
    const path = ['ephemeralStorage']
    // Without compatibilities nobody knows yet where it runs
    if (runsOn(definition, 'FARGATE') || !requiresCompatibilities?.length) checkSize({ sizeInGiB }, path, report)
    else {
      const severity = runsOn(definition, 'MANAGED_INSTANCES') ? 'error' : 'warning'
      const message = 'Ephemeral storage is a setting of Fargate'
      report({ code: 'TD-EPH-03', severity, path, message, hint: 'remove it', docs })
    }
  },
}
