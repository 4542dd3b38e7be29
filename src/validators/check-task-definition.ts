import { ignoredBy } from './check-options.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import type { Issue } from './issue.ts'
import { Findings } from './raw/findings.ts'
import { Reading } from './raw/reader.ts'
import { draftOfPlain, placeOf, readTaskDefinition } from './raw/task-definition.ts'
import { applyRules } from './task-definition.ts'

export interface CheckOptions {
  /** Codes of rules to switch off, for example `['CD-IMG-02']`. */
  readonly ignore?: readonly string[]
}

/**
 * Says what is wrong, or doubtful, in a task definition written as JSON: the input of RegisterTaskDefinition, or what
 * `aws ecs describe-task-definition` prints. Paths of issues are paths in that JSON.
 *
 * It never throws, whatever it is given, and never repeats the value of an environment variable or of a secret.
 *
 * @example
 * const issues = checkTaskDefinition({ family: 'web', containerDefinitions: [{ name: 'app', image: 'app:1' }] })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export function checkTaskDefinition(json: unknown, options?: CheckOptions): Issue[] {
  const reading = new Reading()
  try {
    const plain = draftOfPlain(json)
    if (plain) return issuesOf(plain, json, reading, options)
  } catch {
    // Its members throw, or are others at the second look: below each is read once, and with care
  }
  return issuesOf(readTaskDefinition(json, reading), json, reading, options)
}

function issuesOf(draft: TaskDefinitionDraft, json: unknown, reading: Reading, options?: CheckOptions): Issue[] {
  const findings = new Findings(reading, ignoredBy(options))
  const { at, tagsAt } = placeOf(json)
  // AWS gives the tags beside the definition
  applyRules(draft, finding => findings.add(finding, finding.path[0] === 'tags' ? tagsAt : at))
  return findings.all()
}
