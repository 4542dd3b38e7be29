import type { TaskDefinitionDraft } from './draft.ts'
import { rangeCheck } from './range.ts'
import { API, type RuleFamily } from './rule.ts'

const docs = `${API}/API_EphemeralStorage.html`

const checkSize = rangeCheck({
  ephemeralStorageGiB: { code: 'TD-EPH-01', min: 21, max: 200, unit: 'GiB', docs, disputed: { min: 20, max: 20 } },
})

export const ephemeralStorageRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-EPH-01'],
  check: (definition, report) => checkSize(definition, [], report),
}
