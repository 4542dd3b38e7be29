import type { ReportStream } from './stream.ts'

/** A signal that Ctrl-C aborts. */
export interface Interruptible {
  readonly signal: AbortSignal
  /** Stops listening: Ctrl-C ends the process again at once. */
  end(): void
}

/**
 * Makes Ctrl-C stop the work instead of the process. The first says how to go on and aborts the signal; the second ends
 * the process as usual. Nothing is rolled back: what ECS has begun, it goes on with.
 *
 * @example
 * const { signal, end } = interruptible()
 * try {
 *   await deploy(stack('shop').add(site), { region: 'us-east-1', signal })
 * } finally {
 *   end()
 * }
 */
export function interruptible(stream: ReportStream = process.stderr): Interruptible {
  const controller = new AbortController()
  const stop = (): void => {
    stream.write('Stopping. What is done stays done; run the program again to go on. Ctrl-C again ends it at once.\n')
    controller.abort()
  }
  // Only once: without a listener, the next Ctrl-C does what it always does.
  process.once('SIGINT', stop)
  return { signal: controller.signal, end: () => void process.off('SIGINT', stop) }
}
