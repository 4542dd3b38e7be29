import type { Stack } from '../../src/index.ts'
import type { account } from '../simulator/support.ts'

/** A simulated account, and its clients. */
export type Account = ReturnType<typeof account>

/** A public system as a program. */
export interface System {
  /** What others have made before, as the original has it. */
  readonly given?: (account: Account) => Promise<void> | void
  /** The program, with this tag for the images that a new version changes. */
  program(tag: string): Stack
}
