import { isDenied } from '../../aws/denied.ts'
import { callOf } from '../../aws/failed-call.ts'
import { iamAction } from '../../aws/iam-action.ts'

/**
 * Evidence is a help, not a need: where it may not or can no longer be read, that is said instead, with the IAM action
 * that is missing.
 */
export async function readable<T>(
  what: string,
  read: () => Promise<T>,
): Promise<{ readonly value?: T; readonly evidence: readonly string[] }> {
  try {
    return { value: await read(), evidence: [] }
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'AbortError') throw error
    const call = callOf(error)
    const action = isDenied(error) && call ? ` (allow ${iamAction(call)})` : ''
    return { evidence: [`${what} could not be read: ${error.message}${action}`] }
  }
}
