import type { Issue } from '../issue.ts'
import type { Finding } from '../rule.ts'
import type { TypeProblem } from './reader.ts'

/** The issues of a check of JSON. Where a value has a wrong type, only that is said. */
export class Findings {
  readonly issues: Issue[] = []
  readonly #ignored: readonly string[]
  readonly #wrong: ReadonlySet<string> | undefined

  constructor(problems: readonly TypeProblem[], ignored: readonly string[] = []) {
    this.#ignored = ignored
    this.#wrong = problems.length > 0 ? new Set(problems.map(({ path }) => JSON.stringify(path))) : undefined
    for (const problem of problems) {
      const issue = issueOf(problem)
      if (!this.#ignored.includes(issue.code)) this.issues.push(issue)
    }
  }

  add(finding: Finding, prefix: readonly (string | number)[]): void {
    if (this.#ignored.includes(finding.code)) return
    const path = prefix.length === 0 ? finding.path : [...prefix, ...finding.path]
    if (this.#wrong && path.some((_, end) => this.#wrong?.has(JSON.stringify(path.slice(0, end + 1))))) return
    this.issues.push({ severity: 'error', ...finding, path })
  }
}

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
  codes: [...new Set(['JSON-TYP-01', 'JSON-REF-01', ...Object.values(CODES)])],
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
