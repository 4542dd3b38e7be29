import type { Issue } from './issue.ts'
import type { RuleFamily } from './rule.ts'

/** What a family of rules finds in a resource. */
export function issuesOf<S>(
  resource: readonly [kind: string, name: string],
  rules: RuleFamily<S>,
  subject: S,
): Issue[] {
  const issues: Issue[] = []
  rules.check(subject, finding => issues.push({ severity: 'error', ...finding, path: [...resource, ...finding.path] }))
  return issues
}
