import { harmlessMessage } from '../errors/harmless.ts'
import type { ChangeSummary } from '../errors.ts'

/** How something ended, in a line, and what more there is to say. */
export function outcomeText(outcome: string, applied: readonly ChangeSummary[], more: readonly string[] = []): string {
  const changes = applied.length === 1 ? '1 change' : `${applied.length} changes`
  return harmlessMessage([applied.length > 0 ? `${outcome}: ${changes}` : outcome, ...more].join('\n'))
}

/** A duration: `7 s`, `3 min 20 s`. */
export const secondsText = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
