/** So many may have come before one that is missing. */
const MOST_AHEAD = 10_000

/** Puts what comes in any order, and more than once, into its order. */
export class Inbox<T> {
  readonly #ahead = new Map<number, T>()
  #expected = 0

  /** What can be taken now; undefined where it cannot be kept, so that it must come again. */
  take(sequence: number, item: T): T[] | undefined {
    if (sequence < this.#expected) return []
    if (sequence > this.#expected) {
      if (this.#ahead.size >= MOST_AHEAD) return undefined
      this.#ahead.set(sequence, item)
      return []
    }
    const taken = [item]
    this.#expected++
    for (;;) {
      const next = this.#ahead.get(this.#expected)
      if (next === undefined) return taken
      this.#ahead.delete(this.#expected++)
      taken.push(next)
    }
  }
}
