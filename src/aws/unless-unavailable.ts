import { isDenied } from './denied.ts'
import { isTransient } from './retry-rules.ts'

// The last one is what ECS documents for Regions that do not have service deployments and revisions.
const UNKNOWN = /^(UnknownOperation(Exception)?|InvalidAction|NotImplemented|UnsupportedFeature(Exception)?)$/

/**
 * Makes a call that helps but is not needed. Where it is denied, or this endpoint does not know it, gives nothing;
 * a denial is told to `missing` as the permission that would help.
 */
export async function unlessUnavailable<T>(
  permission: string,
  missing: Set<string>,
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (isDenied(error)) missing.add(permission)
    // What fails for as long as it is repeated is not known there, either: moto answers so with HTTP 500.
    else if (!UNKNOWN.test(error.name) && !isTransient(error)) throw error
    return undefined
  }
}
