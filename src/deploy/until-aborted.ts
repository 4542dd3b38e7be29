import { isAbort } from '../aws/is-abort.ts'
import { TimeUp } from '../aws/time-up.ts'
import { DeployError } from '../errors.ts'

/** An abort while reading, or no more time: nothing has been changed. */
export async function untilAborted<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof TimeUp)
      throw ended('timed-out', `${error.message}. Nothing was changed: give it more time, or run it again`, error)
    if (!isAbort(error)) throw error
    throw ended('interrupted', 'It was interrupted before anything was changed: run it again to go on', error)
  }
}

function ended(outcome: 'timed-out' | 'interrupted', summary: string, cause: unknown): DeployError {
  return new DeployError({ outcome, summary, diagnosis: [], applied: [], notApplied: [], cause })
}
