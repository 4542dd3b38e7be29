import type { Clue } from '../subject.ts'

/** One reason why tasks do not run, and the words that give it away. */
export interface Cause {
  readonly code: string
  /** Found in a stopped task's reasons, in a service event, or in the reason of a deployment. */
  readonly words: RegExp
  /** What else must hold where words alone do not tell. */
  when?(clue: Clue): boolean
  /** A program that cannot run says so in its log only. */
  readonly logs?: RegExp
  /** A call of ours can be refused in these words, too. */
  readonly calls?: true
  /** Every further attempt must end the same way. */
  readonly hopeless: boolean
  cause(clue: Clue): string
  fix(clue: Clue): string
  readonly docs: string
}

const GUIDE = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide'

/** A page of the ECS Developer Guide. */
export const guide = (page: string): string => `${GUIDE}/${page}.html`
