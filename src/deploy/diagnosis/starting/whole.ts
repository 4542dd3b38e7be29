import type { Diagnosis } from '../../../errors.ts'
import { guide } from '../causes/cause.ts'

/** With what could not be read, which alone is told, too: where it is not known how it went, it did not go well. */
export function whole(name: string, found: readonly Diagnosis[], unread: readonly string[]): readonly Diagnosis[] {
  if (unread.length === 0) return found
  const [first, ...more] = found
  if (first) return [{ ...first, evidence: [...first.evidence, ...unread] }, ...more]
  return [
    {
      code: 'unknown',
      cause: `Nothing is known to be wrong with ${name}, but not all could be read that would tell`,
      evidence: unread,
      fix: 'Where the evidence names an action, allow these credentials to use it; then ask again.',
      docs: guide('security_iam_troubleshoot'),
    },
  ]
}
