import type { OnPause } from './pause.ts'
import type { Timeouts } from './phase.ts'

/** How to watch rollouts. */
export interface RolloutSettings {
  readonly earlyStop: boolean
  readonly onConflict: OnConflict
  readonly onPause: OnPause | undefined
  readonly timeouts: Timeouts
}

/** What to do about a deployment of a service that is in flight and not ours. */
export type OnConflict = 'wait' | 'supersede' | 'fail'
