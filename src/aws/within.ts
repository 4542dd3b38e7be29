import { type Clock, runAfter } from './clock.ts'

/** For how long to wait for something. */
export interface TimeLimits {
  readonly clock: Clock
  /** Give up together with this one. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds that are left. */
  readonly left: () => number
  /** What to throw when none are. */
  readonly over: () => unknown
}

/** As long as a timer of Node.js can be. */
const LONGEST_MILLISECONDS = 2_147_483_647

/** The result of work that may take only so long. Work that does not heed its signal is left behind. */
export async function within<T>(
  { clock, signal, left, over }: TimeLimits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (left() <= 0) throw over()
  const controller = new AbortController()
  const follow = (): void => controller.abort(signal?.reason)
  if (signal?.aborted) follow()
  else signal?.addEventListener('abort', follow)
  const look = (): void => {
    if (left() <= 0) controller.abort(over())
    else callOff = set()
  }
  const set = (): (() => void) => runAfter(clock, Math.min(left(), LONGEST_MILLISECONDS), look)
  let callOff = set()
  const givenUp = new Promise<never>((_resolve, reject) => {
    const giveUp = (): void => reject(controller.signal.reason)
    if (controller.signal.aborted) giveUp()
    else controller.signal.addEventListener('abort', giveUp, { once: true })
  })
  try {
    return await Promise.race([givenUp, work(controller.signal)])
  } finally {
    callOff()
    signal?.removeEventListener('abort', follow)
  }
}
