import type { AccountContext } from '../context.ts'
import { DiagnosedError } from '../diagnosis/diagnosed-error.ts'
import type { Phase } from './settings.ts'

/** Waits for something, for as long as its phases may last. */
export async function patiently<T>(
  phase: Phase,
  context: AccountContext,
  wait: (patience: Patience) => Promise<T>,
): Promise<T> {
  const patience = new Patience(phase, context)
  try {
    return await wait(patience)
  } finally {
    patience.end()
  }
}

/** Tells when a wait has lasted too long: for its phase, or in all. */
export class Patience {
  readonly #context: AccountContext
  #phase: Phase
  #since: number
  /** Lets the time in all go on, where the phase has a budget of its own. */
  #goOn: (() => void) | undefined

  constructor(phase: Phase, context: AccountContext) {
    this.#context = context
    this.#phase = phase
    this.#since = context.clock.now()
    this.#hold()
  }

  get phase(): Phase {
    return this.#phase
  }

  enter(phase: Phase): void {
    if (phase === this.#phase) return
    this.end()
    this.#phase = phase
    this.#since = this.#context.clock.now()
    this.#hold()
  }

  end(): void {
    this.#goOn?.()
    this.#goOn = undefined
  }

  /** Seconds in the present phase. */
  get seconds(): number {
    return Math.round((this.#context.clock.now() - this.#since) / 1000)
  }

  get isOver(): boolean {
    const budget = this.#budget
    return budget === undefined
      ? this.#context.deadline.isOver
      : this.#context.clock.now() >= this.#since + budget * 1000
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

  #hold(): void {
    if (this.#budget !== undefined) this.#goOn = this.#context.deadline.hold()
  }

  get #budget(): number | undefined {
    return this.#context.rollout.timeouts[this.#phase]
  }
}
