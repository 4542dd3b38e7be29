import type { TaskDefinitionModel } from '../model/task-definition.ts'
import { completenessRules } from './completeness.ts'
import { containerSettingRules } from './container-settings.ts'
import { containersRules } from './containers.ts'
import { dependencyRules } from './dependencies.ts'
import { draftOf, type TaskDefinitionDraft } from './draft.ts'
import { ephemeralStorageRules } from './ephemeral-storage.ts'
import { fargateSizeRules } from './fargate-size.ts'
import { healthCheckRules } from './health-check.ts'
import { imageRules } from './images.ts'
import type { Issue } from './issue.ts'
import { logRules } from './logs.ts'
import { nameRules } from './names.ts'
import { platformRules } from './platform.ts'
import { portRules } from './ports.ts'
import { roleRules } from './roles.ts'
import type { RuleFamily } from './rule.ts'
import { secretRules } from './secrets.ts'
import { checkTags } from './tags.ts'
import { variableRules } from './variables.ts'

/** Every rule family for task definitions, in the order of their issues. */
export const taskDefinitionRules: readonly RuleFamily<TaskDefinitionDraft>[] = [
  completenessRules,
  nameRules,
  fargateSizeRules,
  platformRules,
  ephemeralStorageRules,
  roleRules,
  containersRules,
  imageRules,
  containerSettingRules,
  portRules,
  variableRules,
  secretRules,
  healthCheckRules,
  dependencyRules,
  logRules,
  { codes: ['TD-TAG-01'], check: ({ tags }, report) => checkTags(tags, report) },
]

/** Checks a task definition against all rules, save those switched off by code. */
export function checkTaskDefinition(model: TaskDefinitionModel, ignored?: ReadonlySet<string>): Issue[] {
  return checkDraft(draftOf(model), ignored)
}

export function checkDraft(draft: TaskDefinitionDraft, ignored: ReadonlySet<string> = new Set()): Issue[] {
  const issues: Issue[] = []
  for (const family of taskDefinitionRules) {
    family.check(draft, finding => {
      if (ignored.has(finding.code)) return
      issues.push({ severity: 'error', ...finding, path: namedPath(draft, finding.path) })
    })
  }
  return issues
}

function namedPath(draft: TaskDefinitionDraft, [first, index, ...rest]: Issue['path']): Issue['path'] {
  const path = ['task-definition', draft.family ?? '(no family)']
  if (first === undefined) return path
  if (first !== 'containers' || typeof index !== 'number')
    return [...path, first, ...(index === undefined ? [] : [index]), ...rest]
  return [...path, draft.containers[index]?.name ?? index, ...rest]
}
