import type { Clock } from '../aws/clock.ts'

/**
 * How long a change of a role may take to be seen everywhere. Reports have up to a minute; AWS says no number.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 * https://github.com/aws/copilot-cli/issues/5984
 */
const UNSEEN_MILLISECONDS = 120_000

/** What this run has changed of who may do what. */
export class Rights {
  readonly #clock: Clock
  #changedAt = Number.NEGATIVE_INFINITY

  constructor(clock: Clock) {
    this.#clock = clock
  }

  noteChange(): void {
    this.#changedAt = this.#clock.now()
  }

  /** A refusal that is seen now may be from before everybody knew of the change. */
  get mayBeUnseen(): boolean {
    return this.#clock.now() < this.#changedAt + UNSEEN_MILLISECONDS
  }
}
