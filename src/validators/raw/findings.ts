import { redactedIssue } from '../../errors/redacted-issue.ts'
import { apiRules } from '../api/problems.ts'
import type { Issue } from '../issue.ts'
import type { Finding } from '../rule.ts'
import { readByRules } from './read-by-rules.ts'
import type { Reading, TypeProblem } from './reader.ts'

const NOTHING: ReadonlySet<string> = new Set()

/**
 * The issues of a check of JSON. Where a value has a wrong type, only that is said; where a rule refuses what the model
 * of the API refuses as well, only the rule is heard, for it knows more.
 */
export class Findings {
  readonly issues: Issue[] = []
  readonly #ignored: readonly string[]
  readonly #refused: readonly Finding[]
  readonly #wrong: ReadonlySet<string> | undefined
  /** What has a function of CloudFormation for one of its members. */
  readonly #unsure: ReadonlySet<string> = NOTHING
  /** The names of members that are functions of CloudFormation, alone and behind the name of what they belong to. */
  readonly #later: ReadonlySet<string> = NOTHING
  /** Where rules found errors; asked only of what the model of the API refuses. */
  readonly #said: Set<string> | undefined

  /** @param around What else the rules read: the task definition of a service. */
  constructor({ problems, refused }: Reading, ignored: readonly string[] = [], around?: Reading) {
    this.#ignored = ignored
    this.#refused = refused
    if (refused.length > 0) this.#said = new Set()
    const nearby = around?.problems ?? []
    if (problems.length === 0 && nearby.length === 0) return
    const unresolved = [...problems, ...nearby].filter(isUnresolved)
    if (unresolved.length > 0) this.#later = new Set(unresolved.flatMap(namesOf))
    if (problems.length === 0) return
    this.#wrong = new Set(problems.map(({ path }) => JSON.stringify(path)))
    const unsure = problems.filter(isUnresolved).filter(({ path }) => path.length > 1)
    this.#unsure = new Set(unsure.map(({ path }) => JSON.stringify(path.slice(0, -1))))
    for (const problem of problems) {
      const issue = issueOf(problem)
      if (!this.#ignored.includes(issue.code)) this.issues.push(issue)
    }
  }

  add(finding: Finding, prefix: readonly (string | number)[]): void {
    const path = prefix.length === 0 ? finding.path : [...prefix, ...finding.path]
    if (this.#said && finding.severity !== 'warning') this.#said.add(JSON.stringify(path))
    if (this.#ignored.includes(finding.code)) return
    if (this.#wrong && path.some((_, end) => this.#wrong?.has(JSON.stringify(path.slice(0, end + 1))))) return
    // What a rule misses there may be what the function gives
    if (this.#unsure.size > 0 && finding.severity !== 'warning' && this.#unsure.has(JSON.stringify(path))) return
    if (this.#later.size > 0 && finding.severity !== 'warning' && this.#mayFollow(finding.code)) return
    this.issues.push({ severity: 'error', ...finding, path })
  }

  /** All of them, once every rule has been heard. */
  all(): Issue[] {
    return this.#all().map(redactedIssue)
  }

  #all(): Issue[] {
    if (this.#refused.length === 0) return this.issues
    const left = this.#refused.filter(
      ({ code, path }) => !this.#ignored.includes(code) && (LOST.includes(code) || !this.#isSaid(path)),
    )
    return [...left.map(finding => ({ severity: 'error' as const, ...finding })), ...this.issues]
  }

  #mayFollow(code: string): boolean {
    return (readByRules[code] ?? []).some(members => this.#later.has(members))
  }

  // A rule may say of the whole what one of its members lacks
  #isSaid(path: Finding['path']): boolean {
    return [path, path.slice(0, -1)].some(each => each.length > 0 && this.#said?.has(JSON.stringify(each)))
  }
}

const isUnresolved = ({ unresolved }: TypeProblem): boolean => unresolved

function namesOf({ path }: TypeProblem): string[] {
  const names = path.filter(part => typeof part === 'string')
  return [1, 2].map(length => names.slice(-length).join('/'))
}

/** No rule says of a member that it would be lost. */
const LOST = ['API-MEM-01', 'API-SDK-01']

/** Where the catalogue has a rule for the types of a field. */
const CODES: Readonly<Record<string, string>> = {
  environment: 'SEC-TYP-01',
  options: 'LOG-OPT-01',
  dockerLabels: 'CD-DLB-01',
  tags: 'TD-TAG-01',
  containerPort: 'PM-NUM-01',
}

/** What reading reports: types, and what nobody knows yet. */
export const readingRules: { readonly codes: readonly string[] } = {
  codes: [...new Set(['JSON-TYP-01', 'JSON-REF-01', ...Object.values(CODES), ...apiRules.codes])],
}

function issueOf({ path, expected, received, unresolved }: TypeProblem): Issue {
  const field = path.findLast(part => typeof part === 'string' && Object.hasOwn(CODES, part))
  const name = path.findLast(part => typeof part === 'string') ?? 'The document'
  const said = { path, expected, received }
  if (unresolved) {
    const message = `${name} is a function of CloudFormation, so nobody knows its value yet`
    return { ...said, code: 'JSON-REF-01', severity: 'warning', message, hint: 'check what the function gives' }
  }
  const code = (field === undefined ? undefined : CODES[field]) ?? 'JSON-TYP-01'
  const message = `${name} is of type ${received}, and AWS takes ${expected}`
  return { ...said, code, severity: 'error', message, hint: `write it as ${expected}` }
}
