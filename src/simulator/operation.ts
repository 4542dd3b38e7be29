import type { VirtualClock } from './clock.ts'
import type { Realism } from './realism.ts'

/** An error as AWS answers it: the code, the words and the HTTP status. The SDK turns it into its own error class. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, status = 400, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.status = status
    this.details = details
  }
}

/** The simulated account as one service's operations see it. */
export interface World {
  readonly clock: VirtualClock
  readonly account: string
  readonly region: string
  readonly partition: string
  /** Hexadecimal digits from the seeded generator, for ids. */
  id(length: number): string
  /** A number in [0, 1) from the seeded generator. */
  random(): number
  readonly realism: Realism
  /** The account as it is now; later changes do not reach it. */
  copy(): World
  /** The state of one service, made by `create` at first use. */
  state<S>(service: string, create: () => S): S
}

/** The operations of one service: input as the SDK sent it (already checked against its schema), output as it returns. */
export type Operations = Readonly<Record<string, (input: never, world: World) => unknown>>
