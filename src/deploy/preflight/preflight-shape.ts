import { harmless } from '../../errors/harmless.ts'
import { describeIssue, type Issue } from '../../errors.ts'

/** What will keep tasks from starting, as far as it can be seen. `String(found)` is for people. */
export interface Preflight {
  /** What will fail (`error`), and what may (`warning`): with the codes of a diagnosis, and their words. */
  readonly issues: readonly Issue[]
  /** What could not be looked at, with the permission that is missing where one is. */
  readonly notLookedAt: readonly string[]
  /** No error was found. */
  readonly isClear: boolean
  toString(): string
}

/** The result as the caller sees it. */
export function preflightOf({ issues, notLookedAt }: Pick<Preflight, 'issues' | 'notLookedAt'>): Preflight {
  const isClear = issues.every(({ severity }) => severity === 'warning')
  return { issues, notLookedAt, isClear, toString: () => harmless(textOf(issues, notLookedAt)) }
}

function textOf(issues: readonly Issue[], notLookedAt: readonly string[]): string {
  const lines = issues.map(issue =>
    issue.received === undefined ? describeIssue(issue) : `${describeIssue(issue)}\n      Seen: ${issue.received}`,
  )
  const title = issues.length === 0 ? 'Preflight: nothing stands in the way of what could be looked at' : 'Preflight'
  return [title, ...lines, ...notLookedAt.map(what => `  ? ${what}`)].join('\n')
}
