import { redacted } from '../model/credentials.ts'
import type { Issue } from '../validators/issue.ts'

/** An issue without the credentials that stand in what was given: a wrong value, or the name of a member, can hold some. */
export function redactedIssue(issue: Issue): Issue {
  const { path, message, hint, expected, received } = issue
  const all = `${path.join('\n')}\n${message}\n${hint}\n${expected}\n${received}`
  if (redacted(all) === all) return issue
  return {
    ...issue,
    path: path.map(part => (typeof part === 'string' ? redacted(part) : part)),
    message: redacted(message),
    ...(hint !== undefined && { hint: redacted(hint) }),
    ...(expected !== undefined && { expected: redacted(expected) }),
    ...(received !== undefined && { received: redacted(received) }),
  }
}
