import type { Advice, Place } from '../advice.ts'
import { ofContainer } from '../advice.ts'
import type { Clue } from '../subject.ts'

/**
 * What a program writes before it gives up, and what that means on ECS: words of runtimes, drivers and AWS's SDKs, which
 * many programs write in the same form. A program also writes them of what it got over. So they are told as what its log
 * says, after the exit code, and never in place of a cause that AWS names.
 */
export interface ProgramWords {
  /** What is known of the host, the port, or another thing stands in named groups. */
  readonly said: readonly RegExp[]
  /** It says that something failed, and not why: what another line says of why goes before. */
  readonly vague?: true
  /** After "its log says that". */
  says(found: Heard, clue: Clue): string
  fix(found: Heard, clue: Clue): Advice
}

export type Heard = Readonly<Record<string, string | undefined>>

export const environmentOf = (clue: Clue): Place => ofContainer(clue, '.environment(…)', 'environment')

export const environmentAndSecretsOf = (clue: Clue): Place =>
  ofContainer(clue, '.environment(…) and .secret(…)', 'environment', 'secrets')
