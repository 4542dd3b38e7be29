import { callOf } from './failed-call.ts'
import { iamAction } from './iam-action.ts'

const DENIED =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|NotAuthorized|AuthorizationError(Exception)?)$/

/** The caller has no permission for it. */
export const isDenied = (error: Error): boolean => DENIED.test(error.name)

/** The result of a read that only helps; undefined where the caller may not make it. */
export async function unlessDenied<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read
  } catch (error) {
    if (error instanceof Error && isDenied(error)) return undefined
    throw error
  }
}

/** What an error says, and which IAM action is missing where one is. */
export function withMissingAction(error: Error): string {
  const call = callOf(error)
  return isDenied(error) && call ? `${error.message} (allow ${iamAction(call)})` : error.message
}
