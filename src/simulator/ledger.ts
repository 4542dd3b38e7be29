import type { ServiceName } from '../aws/service-name.ts'
import { AwsError } from './operation.ts'

/** One call that reached the simulated AWS. */
export interface SimulatedCall {
  readonly service: ServiceName
  /** The API operation, such as `CreateService`. */
  readonly operation: string
  /** The input as the service understood it; members that the API calls sensitive are replaced. */
  readonly input: unknown
  /** Virtual time of arrival, milliseconds since the epoch. */
  readonly at: number
  /** `ok`, or the error code that the service answered. */
  readonly outcome: string
  /** False for operations that only read. */
  readonly mutating: boolean
}

const READS = /^(Describe|List|Get|BatchGet|BatchCheck|Discover|Filter|Test|Simulate)/

/** Whether an operation changes anything. */
export const isMutating = (operation: string): boolean => !READS.test(operation)

/** Runs `work` and writes down how it ended. */
export async function recorded<T>(
  calls: SimulatedCall[],
  call: Pick<SimulatedCall, 'service' | 'operation' | 'input' | 'at'>,
  work: () => Promise<T>,
): Promise<T> {
  const add = (outcome: string): void => {
    calls.push({ ...call, outcome, mutating: isMutating(call.operation) })
  }
  try {
    const value = await work()
    add('ok')
    return value
  } catch (error) {
    add(error instanceof AwsError ? error.code : error instanceof Error ? error.name : 'unknown')
    throw error
  }
}
