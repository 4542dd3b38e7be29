import type { Context } from '../../context.ts'

const PROPAGATION_MILLISECONDS = 10_000

/** Tasks that start before IAM has told everybody fail, and count for the circuit breaker. */
export async function untilSeen({ clock, rights, signal }: Context): Promise<void> {
  rights.noteChange()
  await clock.sleep(PROPAGATION_MILLISECONDS, signal)
}
