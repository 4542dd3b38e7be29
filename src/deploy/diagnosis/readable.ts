import { withMissingAction } from '../../aws/denied.ts'

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
    return { evidence: [`${what} could not be read: ${withMissingAction(error)}`] }
  }
}
