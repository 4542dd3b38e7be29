import { harmlessMessage } from '../errors/harmless.ts'
import type { ChangeSummary } from '../errors.ts'

/** What there is to say beside how it ended: what was meant comes before it. */
interface Beside {
  readonly plan?: object
  readonly more?: readonly string[]
}

/** How something ended, in a line. */
export function outcomeText(
  outcome: string,
  applied: readonly ChangeSummary[],
  { plan, more = [] }: Beside = {},
): string {
  const changes = applied.length === 1 ? '1 change' : `${applied.length} changes`
  const ended = applied.length > 0 ? `${outcome}: ${changes}` : outcome
  return harmlessMessage([...(plan ? [String(plan)] : []), ended, ...more].join('\n'))
}

/** A duration: `7 s`, `3 min 20 s`. */
export const secondsText = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
