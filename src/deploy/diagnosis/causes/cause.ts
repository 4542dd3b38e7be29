import type { Advice } from '../advice.ts'
import type { DiagnosisCode } from '../diagnosis-code.ts'
import type { Clue } from '../subject.ts'

/**
 * After what another attempt can end otherwise: `itself` (AWS, an instance or a peer gets over it), `network` (a route,
 * an endpoint, a security group), or the change of a `role`, a `secret` or an `image`, which is seen a while after it was
 * made; `never`: only after a change of the program, or of what it asks for.
 */
export type Mending = 'itself' | 'network' | 'role' | 'secret' | 'image' | 'never'

/**
 * How much it tells: a `cause`; a `symptom`, which is told where no cause is known; an `end`, which only says that it is
 * over; or that `nothing` is wrong with the program.
 */
export type Weight = 'cause' | 'symptom' | 'end' | 'nothing'

/** One reason why tasks do not run, and the words that give it away. */
export interface Cause {
  readonly code: DiagnosisCode
  /** What the words are about, where the reason alone could be about anything. */
  readonly about?: RegExp
  /** Found in a stopped task's reasons, in a service event, or in the reason of a deployment; absent where only a log tells. */
  readonly words?: RegExp
  /** What else must hold where words or a log alone do not tell. */
  when?(clue: Clue): boolean
  /** A program that cannot run says so in its log only. */
  readonly logs?: RegExp
  /** A call of ours can be refused in these words, too. */
  readonly calls?: true
  readonly mends: Mending
  /** @default cause */
  readonly weight?: Weight
  cause(clue: Clue): string
  fix(clue: Clue): string | Advice
  readonly docs: string
}

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'

/** A page of the ECS Developer Guide. */
export const guide = (page: string): string => `${GUIDE}/${page}.html`
