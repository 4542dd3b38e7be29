const SLOWEST = 1 / 16
const RECOVERY = 1 / 20
const ONE_BACK_OFF_MILLISECONDS = 1_000

/** Calls that a quota leaves us, refilled as time passes. */
export class TokenBucket {
  readonly #burst: number
  readonly #published: number
  #perSecond: number
  #tokens: number
  #at: number
  #slowedAt = Number.NEGATIVE_INFINITY

  constructor({ burst, perSecond }: { readonly burst: number; readonly perSecond: number }, now: number) {
    this.#burst = burst
    this.#published = perSecond
    this.#perSecond = perSecond
    this.#tokens = burst
    this.#at = now
  }

  /** How long until there is a token, in milliseconds. */
  wait(now: number): number {
    this.#refill(now)
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.#perSecond) * 1000
  }

  /** Half of a burst or more is left. */
  isAmple(now: number): boolean {
    this.#refill(now)
    return this.#tokens >= this.#burst / 2
  }

  take(now: number): void {
    this.#refill(now)
    this.#tokens -= 1
  }

  /** AWS had fewer calls for us than it publishes: somebody else uses them, too. */
  slowDown(now: number): void {
    this.#refill(now)
    this.#tokens = Math.min(this.#tokens, 0)
    // All calls that were under way are refused together: that counts once.
    if (now - this.#slowedAt < ONE_BACK_OFF_MILLISECONDS) return
    this.#slowedAt = now
    this.#perSecond = Math.max(this.#perSecond / 2, this.#published * SLOWEST)
  }

  /** A call went through. */
  speedUp(now: number): void {
    this.#refill(now)
    this.#perSecond = Math.min(this.#perSecond + this.#published * RECOVERY, this.#published)
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + (Math.max(0, now - this.#at) / 1000) * this.#perSecond)
    this.#at = Math.max(this.#at, now)
  }
}
