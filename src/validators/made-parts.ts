import { apiRules } from './api/problems.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { checkRaw } from './raw-kind.ts'
import { RAW_LOG_GROUP, RAW_ROLE } from './raw-parts.ts'
import { API, type RuleFamily } from './rule.ts'

/** What a definition says, in the terms of AWS, of the roles and log groups that are made for it. */
export const madePartRules: RuleFamily<TaskDefinitionDraft> = {
  codes: apiRules.codes,
  docs: `${API}/API_RegisterTaskDefinition.html`,
  check({ executionRole, taskRole, containers }, report) {
    for (const [side, role] of Object.entries({ executionRole, taskRole }))
      if (typeof role === 'object') checkRaw(RAW_ROLE, role.raw, report, [side, 'raw'])
    const groups = new Set(containers.map(({ logConfiguration: logs }) => logs?.logGroup))
    for (const group of groups) checkRaw(RAW_LOG_GROUP, group?.raw, report, ['logs', 'raw'])
  },
}
