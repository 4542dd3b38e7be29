import type { Clock } from './clock.ts'
import { TimeUp } from './time-up.ts'

/** For how long a verb works and waits in all, unless told otherwise. */
export const DEFAULT_TIMEOUT_SECONDS = 1800

/** So long after the end what is being waited for may still be looked at, to say how it stands. */
const LAST_LOOK_MILLISECONDS = 10_000

/** When a verb must be done: it bounds every wait and every call. */
export class Deadline {
  readonly #clock: Clock
  readonly #seconds: number
  readonly #start: number
  #apart = 0
  #holds = 0
  #heldSince = 0

  constructor(clock: Clock, seconds: number) {
    this.#clock = clock
    this.#seconds = seconds
    this.#start = clock.now()
  }

  /** Milliseconds until the end; not above 0 when it is past. */
  get left(): number {
    const now = this.#clock.now()
    const apart = this.#apart + (this.#holds > 0 ? now - this.#heldSince : 0)
    return this.#start + this.#seconds * 1000 + apart - now
  }

  get isOver(): boolean {
    return this.left <= 0
  }

  /** How to tell how many milliseconds are left for a call that begins now. */
  leftFor(isRead: boolean): () => number {
    const more = isRead && this.isOver ? LAST_LOOK_MILLISECONDS : 0
    return () => this.left + more
  }

  /** Lets time pass that does not count, until the function is called that this gives. */
  hold(): () => void {
    if (this.#holds === 0) this.#heldSince = this.#clock.now()
    this.#holds += 1
    let over = false
    return () => {
      if (over) return
      over = true
      this.#holds -= 1
      if (this.#holds === 0) this.#apart += this.#clock.now() - this.#heldSince
    }
  }

  /** What to throw at the end. `doing`: what was going on, for example `ecs CreateService had not answered`. */
  timeUp(doing: string, cause?: unknown): TimeUp {
    return new TimeUp(this.#seconds, doing, cause)
  }
}
