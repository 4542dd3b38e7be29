import type { Operation } from './iam-action.ts'

const failedCalls = new WeakMap<Error, Operation>()

/** Notes which call the error is the answer to. */
export function noteCall(error: unknown, call: Operation): unknown {
  if (!(error instanceof Error)) return error
  failedCalls.set(error, call)
  // The SDK keeps the raw exchange, with the session token among the request's headers.
  Reflect.deleteProperty(error, '$response')
  return error
}

/** The call that an error is the answer to. */
export function callOf(error: Error): Operation | undefined {
  return failedCalls.get(error)
}
