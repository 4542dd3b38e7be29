import { readFileSync } from 'node:fs'
import { families } from './families.ts'

/** A rule that AWS enforces, or a piece of advice. `where`: T at compile time, R at run time, L against a live account. */
export interface CatalogueRule {
  readonly id: string
  readonly where: string
  readonly severity: string
  readonly rule: string
  /** Where it was read: what the prefixes mean is in `sources.ts`. */
  readonly source: string
}

export const catalogue: readonly CatalogueRule[] = JSON.parse(
  readFileSync(new URL('catalogue.json', import.meta.url), 'utf8'),
)

export const familyOf = (code: string): string => code.split('-', 1)[0] ?? code

/** Codes that some rule can report. */
export const enforced: ReadonlySet<string> = new Set(families.flatMap(({ codes }) => codes))
