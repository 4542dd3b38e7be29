import type { Clock } from '../../aws/clock.ts'
import type { Deadline } from '../../aws/deadline.ts'
import type { OnEvent } from '../events.ts'

/** Who has a lease. Times in milliseconds since the epoch. */
export interface LeaseHolder {
  readonly holder: string
  readonly since: number
  readonly expiresAt: number
}

/**
 * Keeps two deployers of one stack apart. Ownership does not rest on it: with or without it, names locate and tags prove.
 * A lease that expired early lets two deployers overlap, and then the last write of each resource stays.
 */
export interface Lease {
  /**
   * Takes the lease and gives `undefined`, or gives who has it. One that has expired may be taken. It is asked again,
   * with times of then, until it is taken.
   */
  acquire(name: string, wanted: LeaseHolder): Promise<LeaseHolder | undefined>
  /** Prolongs it. False when somebody else has it by now. */
  renew(name: string, wanted: LeaseHolder): Promise<boolean>
  /** Gives it back, if it is still ours. */
  release(name: string, holder: string): Promise<void>
}

/** What a lease needs of the run that it is for. */
export interface Leaseholder {
  readonly holder: string
  readonly clock: Clock
  readonly emit: OnEvent
  readonly signal: AbortSignal | undefined
  readonly deadline: Deadline
  /** Whether to wait while somebody else has it. */
  readonly waits: boolean
}
