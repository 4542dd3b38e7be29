import { clearTimeout, setTimeout as setTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'

/** Where the executor gets its time from. The simulator brings a virtual one, so that waits cost nothing. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `milliseconds`; rejects when `signal` is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Runs `action` after `milliseconds`, unless the function is called that it gives. Without it, a sleep is used. */
  after?(milliseconds: number, action: () => void): () => void
  /** Does work that takes none of this time, such as to load a module: a clock that jumps while all wait does not see it. */
  hold?<T>(work: () => Promise<T>): Promise<T>
}

/** Runs `action` after `milliseconds`, unless the function is called that this gives. */
export function runAfter(clock: Clock, milliseconds: number, action: () => void): () => void {
  if (clock.after) return clock.after(milliseconds, action)
  const off = new AbortController()
  clock.sleep(milliseconds, off.signal).then(
    () => off.signal.aborted || action(),
    () => {},
  )
  return () => off.abort()
}

/** Waits for the next full multiple of `milliseconds`: those who poll then do so together, and can share calls. */
export function nextTick(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return clock.sleep(milliseconds - (clock.now() % milliseconds), signal)
}

/**
 * How long to wait before the next look at what takes long: `shortest`, and after a while a fortieth of the time that has
 * passed, up to three times the shortest. A multiple of it, so that those who wait still look at the same moments.
 */
export function untilNextLook(shortest: number, passed: number): number {
  return shortest * Math.min(3, Math.max(1, Math.floor(passed / 40 / shortest)))
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, signal ? { signal } : {}),
  after: (milliseconds, action) => {
    const timer = setTimer(action, milliseconds)
    return () => clearTimeout(timer)
  },
}
