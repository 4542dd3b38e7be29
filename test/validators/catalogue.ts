import { readFileSync } from 'node:fs'
import { HINTS } from '../../src/builders/calls.ts'
import { filesIn, textOf } from '../source-files.ts'
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

/** Every code that stands in the code. */
export const written: ReadonlySet<string> = new Set(
  filesIn('src', '.ts').flatMap(file =>
    [...textOf(file).matchAll(/'([A-Z]\w{1,4}-[A-Z]\w{2}-\d\d)'/g)].map(([, code = '']) => code),
  ),
)

const spokenByVerbs = ['src/deploy', 'src/release', 'src/run', 'src/cli'].flatMap(folder =>
  filesIn(folder, '.ts').flatMap(file =>
    [...textOf(file).matchAll(/'([A-Z]\w{1,4}-[A-Z]\w{2}-\d\d)'/g)].map(([, code = '']) => code),
  ),
)

/** Codes that some rule, a verb, or a call can report. */
export const enforced: ReadonlySet<string> = new Set([
  ...families.flatMap(({ codes }) => codes),
  ...spokenByVerbs,
  ...Object.keys(HINTS),
])
