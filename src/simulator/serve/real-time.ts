import type { JumpingClock } from '../clock.ts'

const STEP_MILLISECONDS = 50

/** Moves virtual time on as real time passes, `rate` times as fast. Gives a function that ends it. */
export function keepTime(clock: () => JumpingClock, rate: number): () => void {
  if (rate === 0) return () => {}
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    const passed = (now - last) * rate
    last = now
    if (clock().isHeld) return
    clock()
      .advance(passed)
      .catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)))
  }, STEP_MILLISECONDS)
  return () => clearInterval(timer)
}
