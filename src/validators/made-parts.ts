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
    if (typeof executionRole === 'object') checkRaw(RAW_ROLE, executionRole.raw, report, ['executionRole', 'raw'])
    if (typeof taskRole === 'object') checkRaw(RAW_ROLE, taskRole.raw, report, ['taskRole', 'raw'])
    if (!containers.some(({ logConfiguration: logs }) => logs?.logGroup?.raw)) return
    const raw = containers.flatMap(({ logConfiguration: logs }) => logs?.logGroup?.raw ?? [])
    for (const each of new Set(raw)) checkRaw(RAW_LOG_GROUP, each, report, ['logs', 'raw'])
  },
}
