import { explainRead } from '../deploy/diagnosis/explain.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import type { ChangeSummary } from '../errors.ts'
import { carryOut, heedOthers } from './carry-out.ts'
import { checkReleaseInput } from './checked-input.ts'
import { type Prepared, prepareRelease } from './prepare-release.ts'
import type { ReleaseChange, ReleaseTarget } from './release-change.ts'
import type { ReleaseOptions } from './release-options.ts'
import type { ReleasePlan } from './release-plan.ts'

/** What a release did. Everything that did not go well is thrown instead. */
export interface ReleaseResult {
  /** `unchanged`: the service runs it already. `planned`: it was a dry run. */
  readonly outcome: 'deployed' | 'unchanged' | 'planned'
  readonly plan: ReleasePlan
  /** The ARN of the revision that the service runs now. Absent in a dry run that would register one. */
  readonly taskDefinition?: string
  readonly applied: readonly ChangeSummary[]
}

/**
 * Puts a new image, other variables, or a whole task definition into a service that somebody else owns: Terraform,
 * CloudFormation, the console. It registers a revision from the one that runs, with everything that this has, makes the
 * service run it, and waits for the verdict. Nothing else is changed: not the count of tasks, no role, no load balancer,
 * no tag of the service. Whether a deployment that fails is rolled back is for the circuit breaker and alarms of the
 * service. Running it again goes on where it stopped, and registers no second revision of the same.
 *
 * @param target The service.
 * @param change What is new.
 * @throws InvalidDefinitionError when the change names what is not there, or AWS would refuse it.
 * @throws PlanError when there is no such service, it may not be read, or CodeDeploy or another controller deploys it.
 * @throws DeployError when it ended in anything but success, with the cause.
 * @example
 * await release({ cluster: 'prod', service: 'web' }, { image: 'shop/web:2' }, { region: 'us-east-1' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
export async function release(
  target: ReleaseTarget,
  change: ReleaseChange,
  options: ReleaseOptions = {},
): Promise<ReleaseResult> {
  checkReleaseInput(target, change, options)
  const context = await untilAborted(openAccount(options))
  const prepared = async (): Promise<Prepared> => {
    const work = prepareRelease(target, change, options.force ?? false, context)
    return untilAborted(
      work.catch((error: unknown) => {
        throw explainRead(error, { kind: 'service', id: target.service })
      }),
    )
  }
  let ready = await prepared()
  if (!options.dryRun && ready.work === 'update' && ready.inFlight && context.rollout.onConflict !== 'supersede') {
    await heedOthers(ready, context)
    // What the service runs may be another revision by now.
    ready = await prepared()
  }
  const { plan, revision, work } = ready
  const known = revision === undefined ? {} : { taskDefinition: revision }
  if (options.dryRun) return { outcome: 'planned', plan, ...known, applied: [] }
  if (work === 'nothing') return { outcome: 'unchanged', plan, ...known, applied: [] }
  return { outcome: 'deployed', plan, ...(await carryOut(ready, context)) }
}
