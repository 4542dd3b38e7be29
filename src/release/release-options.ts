import type { AccountOptions, DeployOptions } from '../deploy/options.ts'
import type { OnConflict } from '../deploy/rollout/settings.ts'

/** How to release. */
export interface ReleaseOptions extends AccountOptions, Pick<DeployOptions, 'timeouts' | 'onPause'> {
  /**
   * Stop waiting once tasks fail for a cause that no further attempt can mend, or where the service has no circuit
   * breaker, as often as one would take. Nothing is rolled back by it.
   * @default true
   */
  readonly earlyStop?: boolean
  /**
   * What to do about another deployment of the service that is in flight: replace it, wait until it is done, or fail.
   * @default 'supersede'
   */
  readonly onConflict?: OnConflict
  /** Only tell what would change. @default false */
  readonly dryRun?: boolean
  /** Deploy also where nothing differs, so that new tasks pull a tag that has moved. @default false */
  readonly force?: boolean
}
