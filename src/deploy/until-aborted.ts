import { isAbort } from '../aws/is-abort.ts'
import { DeployError } from '../errors.ts'

/** An abort while reading: nothing has been changed. */
export async function untilAborted<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isAbort(error)) throw error
    throw new DeployError({
      outcome: 'interrupted',
      summary: 'It was interrupted before anything was changed: run it again to go on',
      diagnosis: [],
      applied: [],
      notApplied: [],
      cause: error,
    })
  }
}
