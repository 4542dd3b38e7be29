import type { Source } from '../model/source.ts'

/** One thing that is wrong, or doubtful, in a definition. */
export interface Issue {
  /** The rule that found it, for example `TD-MEM-01`. Codes never change their meaning. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** Where it is, from the resource inwards, for example `['task-definition', 'web', 'memory']`. */
  readonly path: readonly (string | number)[]
  /** What is wrong. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  readonly expected?: string
  readonly received?: string
  /** The page of the AWS documentation that says so. */
  readonly docs?: string
  /** Where in the program the definition, or its container, was made. */
  readonly source?: Source
}
