import { ecs } from './api/ecs.ts'
import { completenessRules } from './completeness.ts'
import { containerImageRules } from './container-images.ts'
import { containerSettingRules } from './container-settings.ts'
import { containersRules } from './containers.ts'
import { credentialRules } from './credentials.ts'
import { dependencyRules } from './dependencies.ts'
import { deviceRules } from './devices.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { environmentFileRules } from './environment-files.ts'
import { ephemeralStorageRules } from './ephemeral-storage.ts'
import { exposedCredentialRules } from './exposed-credentials.ts'
import { fargateSizeRules } from './fargate-size.ts'
import { firelensRules } from './firelens.ts'
import { foreignRules } from './foreign.ts'
import { healthCheckRules } from './health-check.ts'
import { hostPortRules } from './host-ports.ts'
import type { Issue } from './issue.ts'
import { kernelRules } from './kernel.ts'
import { linuxRules } from './linux.ts'
import { logOptionRules } from './log-options.ts'
import { logRules } from './logs.ts'
import { madePartRules } from './made-parts.ts'
import { mountRules } from './mounts.ts'
import { nameRules } from './names.ts'
import { namespaceRules } from './namespaces.ts'
import { networkModeRules } from './network-mode.ts'
import { platformRules } from './platform.ts'
import { portRules } from './ports.ts'
import { proxyRules } from './proxy.ts'
import { Findings } from './raw/findings.ts'
import { Reading, readerOf } from './raw/reader.ts'
import { writtenOf } from './raw/written-draft.ts'
import { requiredRules } from './required.ts'
import { restartRules } from './restart.ts'
import { roleRules } from './roles.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { secretRules } from './secrets.ts'
import { securityAdviceRules } from './security-advice.ts'
import { sharedFileRules } from './shared-files.ts'
import { checkTagList, checkTags } from './tags.ts'
import { unsupportedRules } from './unsupported.ts'
import { variableRules } from './variables.ts'
import { volumeRules } from './volumes.ts'

const tagRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-TAG-01'],
  docs: `${API}/API_Tag.html`,
  check({ tags, tagList }, report) {
    if (tagList) checkTagList(tagList, report)
    else checkTags(tags, report)
  },
}

/** What is there is judged by the same rules for builders and JSON; what is missing, in the words of each. */
const presence: RuleFamily<TaskDefinitionDraft> = {
  codes: [...new Set([...completenessRules.codes, ...requiredRules.codes])],
  docs: `${API}/API_RegisterTaskDefinition.html`,
  check(draft, report) {
    const rules = draft.written ? requiredRules : completenessRules
    rules.check(draft, report)
  },
}

/** Every rule family for task definitions, in the order of their issues. */
export const taskDefinitionRules: readonly RuleFamily<TaskDefinitionDraft>[] = [
  ...[presence, nameRules, networkModeRules, fargateSizeRules, platformRules, namespaceRules, ephemeralStorageRules],
  ...[
    proxyRules,
    roleRules,
    containersRules,
    containerImageRules,
    containerSettingRules,
    unsupportedRules,
    restartRules,
  ],
  ...[
    credentialRules,
    deviceRules,
    kernelRules,
    linuxRules,
    portRules,
    hostPortRules,
    variableRules,
    exposedCredentialRules,
  ],
  ...[environmentFileRules, secretRules, healthCheckRules, dependencyRules, logRules, logOptionRules, firelensRules],
  ...[volumeRules, sharedFileRules, mountRules, securityAdviceRules, tagRules, madePartRules],
]

/** Runs all rules over a task definition. */
export function applyRules(draft: TaskDefinitionDraft, report: Report): void {
  for (const family of taskDefinitionRules) family.check(draft, report)
}

// What is missing from the whole is said in the words of the builder
const readPart = readerOf<object>(ecs, 'RegisterTaskDefinitionRequest', { partial: true })

/** Checks what a builder holds. */
export function checkDraft(draft: TaskDefinitionDraft, ignored: ReadonlySet<string> = new Set()): Issue[] {
  const reading = new Reading()
  readPart(writtenOf(draft), reading)
  const findings = new Findings(reading, [...ignored])
  foreignRules.check(draft, finding => findings.add(finding, []))
  applyRules(draft, finding => findings.add(finding, []))
  return findings.all().map(issue => ({ ...issue, path: namedPath(draft, issue.path) }))
}

/** What the builder calls what AWS has another name for. */
const NAMES: ReadonlyMap<unknown, string> = new Map([
  ['containerDefinitions', 'containers'],
  ['executionRoleArn', 'executionRole'],
  ['taskRoleArn', 'taskRole'],
  ['runtimePlatform', 'architecture'],
])

function namedPath(draft: TaskDefinitionDraft, [first, index, ...rest]: Issue['path']): Issue['path'] {
  const path = ['task-definition', draft.family ?? '(no family)']
  if (first === undefined) return path
  const name = NAMES.get(first) ?? first
  if (first !== 'containerDefinitions' || typeof index !== 'number') {
    return index === undefined ? [...path, name] : [...path, name, index, ...rest]
  }
  const container = draft.containers[index]
  const [field, at] = rest
  const named = (field === 'environment' || field === 'secrets') && typeof at === 'number'
  const inner = named ? [field, container?.[field][at]?.name ?? at] : rest
  return [...path, container?.name ?? index, ...inner]
}
