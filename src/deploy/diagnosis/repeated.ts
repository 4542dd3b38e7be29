import type { WeighedDiagnosis } from './causes.ts'

/** What several tasks have failed for. */
export interface Repeated {
  readonly code: string
  readonly cause: string
  readonly tasks: number
}

/** Those of the same code that count, the most frequent first. */
export function repeatedly(
  found: Iterable<WeighedDiagnosis>,
  least: number,
  counts: (each: WeighedDiagnosis) => boolean,
): readonly Repeated[] {
  const byCode = new Map<string, Repeated>()
  for (const each of found) {
    const { code, cause } = each
    if (counts(each)) byCode.set(code, { code, cause, tasks: (byCode.get(code)?.tasks ?? 0) + 1 })
  }
  return [...byCode.values()].filter(({ tasks }) => tasks >= least).toSorted((a, b) => b.tasks - a.tasks)
}
