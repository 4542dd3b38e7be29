import type { TaskDefinitionDraft } from './draft.ts'
import { runsOn } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { rangeCheck, type Within } from './range.ts'
import { API, type RuleFamily } from './rule.ts'

const docs = `${API}/API_EphemeralStorage.html`

const SIZE = {
  sizeInGiB: { code: 'TD-EPH-01', min: 21, max: 200, unit: 'GiB', docs, disputed: { min: 20, max: 20 } },
} as const
const checkSize = rangeCheck(SIZE)

/** What the compiler and the run time say of ephemeral storage elsewhere. */
export const FARGATE_STORAGE = 'Ephemeral storage is a setting of Fargate'

/** What a size of ephemeral storage must be as well: nothing, where Fargate has it. */
export type StorageOn<X extends number, L> = L extends 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES'
  ? Mistake<typeof FARGATE_STORAGE>
  : Within<X, 'sizeInGiB', typeof SIZE>

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
      report({ code: 'TD-EPH-03', severity, path, message: FARGATE_STORAGE, hint: 'remove it', docs })
    }
  },
}
