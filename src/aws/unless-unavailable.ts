import { isDenied } from './denied.ts'

const UNKNOWN = /^(UnknownOperation(Exception)?|InvalidAction|NotImplemented)$/

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
    else if (!UNKNOWN.test(error.name)) throw error
    return undefined
  }
}
