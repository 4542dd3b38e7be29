import type { Context } from '../context.ts'
import { DiagnosedError } from '../diagnosis/diagnosed-error.ts'
import type { Phase } from './settings.ts'

/** Tells when a wait has lasted too long: for its phase, or in all. */
export class Patience {
  readonly #context: Context
  #phase: Phase
  #since: number
  /** Time spent in phases with a budget of their own. */
  #apart = 0

  constructor(phase: Phase, context: Context) {
    this.#context = context
    this.#phase = phase
    this.#since = context.clock.now()
  }

  get phase(): Phase {
    return this.#phase
  }

  enter(phase: Phase): void {
    if (phase === this.#phase) return
    const now = this.#context.clock.now()
    if (this.#budget !== undefined) this.#apart += now - this.#since
    this.#phase = phase
    this.#since = now
  }

  /** Seconds in the present phase. */
  get seconds(): number {
    return Math.round((this.#context.clock.now() - this.#since) / 1000)
  }

  get isOver(): boolean {
    const now = this.#context.clock.now()
    const budget = this.#budget
    return budget === undefined ? now >= this.#context.deadline + this.#apart : now >= this.#since + budget * 1000
  }

  /** Which patience is over, and how to have more. */
  get says(): string {
    const option = this.#budget === undefined ? 'timeoutSeconds' : `timeouts['${this.#phase}']`
    return `${this.seconds} seconds in phase "${this.#phase}", limited by ${option}`
  }

  /** The error of a wait that has lasted too long. */
  timedOut(what: string): DiagnosedError {
    return new DiagnosedError(`${what} (${this.says})`, [], 'timed-out')
  }

  get #budget(): number | undefined {
    return this.#context.rollout.timeouts[this.#phase]
  }
}
