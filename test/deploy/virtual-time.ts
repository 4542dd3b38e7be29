import type { Clock } from '../../src/aws/clock.ts'

/** A clock whose time moves on to the next sleeper when nothing else has anything to do. */
export function virtualTime(): Clock {
  let now = 0
  let timers: { readonly at: number; readonly wake: () => void }[] = []
  let scheduled = false
  const advance = (): void => {
    scheduled = false
    const next = Math.min(...timers.map(({ at }) => at))
    const due = timers.filter(({ at }) => at === next)
    timers = timers.filter(({ at }) => at !== next)
    now = next
    for (const { wake } of due) wake()
    if (timers.length > 0) schedule()
  }
  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    setImmediate(() => setImmediate(advance))
  }
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const timer = { at: now + milliseconds, wake: resolve }
        timers.push(timer)
        signal?.addEventListener('abort', () => {
          timers = timers.filter(other => other !== timer)
          reject(signal.reason)
        })
        schedule()
      }),
  }
}
