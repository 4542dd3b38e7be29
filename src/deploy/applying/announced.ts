import { isAbort } from '../../aws/is-abort.ts'
import { harmlessMessage } from '../../errors/harmless.ts'
import type { ChangeSummary } from '../../errors.ts'
import type { Context } from '../context.ts'
import { Retained } from '../resources/handler.ts'

/** Makes a change and tells how it goes. What must stay is told by who asked for its removal. */
export async function announced<T>(
  change: ChangeSummary,
  { emit, clock }: Pick<Context, 'emit' | 'clock'>,
  make: () => Promise<T>,
): Promise<T> {
  emit({ type: 'started', at: clock.now(), ...change })
  try {
    const result = await make()
    emit({ type: 'finished', at: clock.now(), ...change })
    return result
  } catch (error) {
    if (!(error instanceof Retained)) {
      const words = isAbort(error) ? 'it was interrupted' : error instanceof Error ? error.message : String(error)
      const message = harmlessMessage(words)
      emit({ type: 'failed', at: clock.now(), ...change, message })
    }
    throw error
  }
}
