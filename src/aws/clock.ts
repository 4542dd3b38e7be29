import { setTimeout as setTimer } from 'node:timers'
import { setTimeout } from 'node:timers/promises'

/** Where the executor gets its time from. The simulator brings a virtual one, so that waits cost nothing. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `milliseconds`; rejects when `signal` is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Runs `action` after `milliseconds`, if the process is still at work. Without it, a sleep is waited for instead. */
  after?(milliseconds: number, action: () => void): void
}

/** Waits for the next full multiple of `milliseconds`: those who poll then do so together, and can share calls. */
export function nextTick(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return clock.sleep(milliseconds - (clock.now() % milliseconds), signal)
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, signal ? { signal } : {}),
  after: (milliseconds, action) => void setTimer(action, milliseconds).unref(),
}
