import type { ReportStream } from './stream.ts'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** A signal that Ctrl-C aborts, and SIGTERM, with which a build server or a container ends a process. */
export interface Interruptible {
  readonly signal: AbortSignal
  /** Stops listening: Ctrl-C and SIGTERM end the process again at once. */
  end(): void
}

/**
 * Makes Ctrl-C and SIGTERM stop the work instead of the process. The first says how to go on and aborts the signal; the
 * second ends the process as usual. Nothing is rolled back: what ECS has begun, it goes on with.
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
  const end = (): void => {
    for (const name of SIGNALS) process.off(name, stop)
  }
  const stop = (): void => {
    // Without a listener, the next signal does what it always does.
    end()
    stream.write(
      'Stopping. What is done stays done, and a task that was only run is stopped; run the program again to go on. A second signal ends it at once.\n',
    )
    controller.abort()
  }
  for (const name of SIGNALS) process.on(name, stop)
  return { signal: controller.signal, end }
}
