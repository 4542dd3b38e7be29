import { callOf } from '../../aws/retry.ts'

const DENIED =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|NotAuthorized|AuthorizationError(Exception)?)$/

/** What IAM calls the services whose clients have other names. */
const PREFIXES: Readonly<Record<string, string>> = {
  applicationAutoScaling: 'application-autoscaling',
  cloudWatchLogs: 'logs',
  elbv2: 'elasticloadbalancing',
}

/** The caller has no permission for it. */
export const isDenied = (error: Error): boolean => DENIED.test(error.name)

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
    const [service = '', operation] = (callOf(error) ?? '').split(' ')
    const action = isDenied(error) && operation ? ` (allow ${PREFIXES[service] ?? service}:${operation})` : ''
    return { evidence: [`${what} could not be read: ${error.message}${action}`] }
  }
}
