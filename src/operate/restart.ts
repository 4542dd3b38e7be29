import { type ReleaseResult, release } from '../release/release.ts'
import type { ReleaseTarget } from '../release/release-change.ts'
import type { ReleaseOptions } from '../release/release-options.ts'

/** How to restart. */
export type RestartOptions = Omit<ReleaseOptions, 'dryRun' | 'force'>

/**
 * Replaces the tasks of a service by new ones of the same revision, as its deployment settings say, and waits for the
 * verdict: new tasks read secrets and parameters anew, and pull a tag that has moved.
 *
 * @throws PlanError when there is no such service, it may not be read, or CodeDeploy or another controller deploys it.
 * @throws DeployError when it ended in anything but success, with the cause.
 * @example
 * await restart({ cluster: 'prod', service: 'web' }, { region: 'us-east-1' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/update-service-parameters.html
 */
export function restart(target: ReleaseTarget, options: RestartOptions = {}): Promise<ReleaseResult> {
  return release(target, {}, { ...options, force: true })
}
