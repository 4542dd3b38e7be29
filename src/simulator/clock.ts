/** Time that passes only when everybody waits. */
export interface VirtualClock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves when virtual time has moved on by `milliseconds`; rejects when `signal` is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /**
   * Runs `action` once virtual time has moved on by `milliseconds`, unless the function is called that it gives. It keeps
   * nothing waiting.
   */
  after(milliseconds: number, action: () => void): () => void
  /** Keeps time still while `work` runs, however many event-loop turns it takes. */
  hold<T>(work: () => Promise<T>): Promise<T>
}

interface Timer {
  readonly at: number
  readonly action: () => void
}

// Enough for a chain of promises and one trip through the SDK's middleware to come to rest.
const IDLE_TURNS = 8

/** A clock that jumps to its next timer once somebody sleeps and nothing else in the process has anything to do. */
export class JumpingClock implements VirtualClock {
  #now: number
  readonly #timers: Timer[] = []
  #sleepers = 0
  #busy = 0
  #idleTurns = 0
  #watching = false

  constructor(start: number) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const timer = this.#add(milliseconds, () => finish(resolve))
      const aborted = (): void => {
        this.#remove(timer)
        finish(() => reject(signal?.reason))
      }
      const finish = (settle: () => void): void => {
        this.#sleepers -= 1
        signal?.removeEventListener('abort', aborted)
        settle()
      }
      this.#sleepers += 1
      signal?.addEventListener('abort', aborted, { once: true })
      this.#watch()
    })
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = this.#add(milliseconds, action)
    return () => this.#remove(timer)
  }

  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1
    try {
      return await work()
    } finally {
      this.#busy -= 1
      this.#idleTurns = 0
    }
  }

  /** Whether work goes on that takes no time. */
  get isHeld(): boolean {
    return this.#busy > 0
  }

  /** Moves time on by `milliseconds` and lets everything that falls due happen, in order. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    for (let next = this.#timers[0]; next && next.at <= end; next = this.#timers[0]) {
      this.#jump()
      for (let turn = 0; turn < IDLE_TURNS; turn += 1) await new Promise(setImmediate)
    }
    this.#now = Math.max(this.#now, end)
  }

  #add(milliseconds: number, action: () => void): Timer {
    const timer = { at: this.#now + Math.max(0, milliseconds), action }
    this.#timers.splice(this.#placeOf(timer.at), 0, timer)
    this.#idleTurns = 0
    return timer
  }

  #remove(timer: Timer): void {
    const at = this.#timers.indexOf(timer)
    if (at >= 0) this.#timers.splice(at, 1)
  }

  /** Behind the last timer that is not later. */
  #placeOf(at: number): number {
    let low = 0
    let high = this.#timers.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#timers[middle]?.at ?? 0) > at) high = middle
      else low = middle + 1
    }
    return low
  }

  #jump(): void {
    const timer = this.#timers.shift()
    if (!timer) return
    this.#now = Math.max(this.#now, timer.at)
    timer.action()
  }

  #watch(): void {
    if (this.#watching) return
    this.#watching = true
    setImmediate(() => this.#turn())
  }

  #turn(): void {
    this.#watching = false
    if (this.#sleepers === 0) return
    this.#idleTurns = this.#busy > 0 || readsFiles() ? 0 : this.#idleTurns + 1
    if (this.#idleTurns > IDLE_TURNS) {
      this.#idleTurns = 0
      this.#jump()
    }
    this.#watch()
  }
}

// A module being imported is work in progress that no promise of ours knows of.
const readsFiles = (): boolean => process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'))
