import { nextTick } from '../aws/clock.ts'
import { isAbort } from '../aws/is-abort.ts'
import type { Service } from '../aws/shapes/ecs.ts'
import { TimeUp } from '../aws/time-up.ts'
import type { AccountContext } from '../deploy/context.ts'
import { diagnoseService } from '../deploy/diagnosis/diagnose-service.ts'
import { explainChange, explainRead } from '../deploy/diagnosis/explain.ts'
import { findService } from '../deploy/diagnosis/find-service.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { type ChangeSummary, DeployError, type Diagnosis, PlanError } from '../errors.ts'
import { ACCOUNT_MEMBERS, COUNT, required, TEXT } from '../validators/input.ts'
import { checkVerbInput } from './checked-input.ts'
import { readStatus } from './read-status.ts'
import type { ServiceStatus } from './service-status.ts'

/** The service to scale, whoever made it. */
export interface ScaleTarget {
  /** The name or ARN of the cluster. */
  readonly cluster: string
  /** The name or ARN of the service. */
  readonly service: string
}

const POLL_MILLISECONDS = 5_000
/** So often in a row as many run as should: a task that ends at once is seen. */
const LOOKS = 3
/** So often tasks have failed or ended, and no waiting helps. */
const MOST_FAILED = 3

/**
 * Sets how many tasks a service runs, and waits until they do. Where the count scales by itself, scaling goes on from
 * there, and a count outside its limits is refused, for scaling would take it back. Of any other
 * service, the next deploy of its program sets the count again that is written there, or 1.
 *
 * @param count 0 or more.
 * @throws PlanError when there is no such service, it may not be read, the count is outside the limits of its scaling, or
 *   it is a daemon, which has no count.
 * @throws DeployError when the tasks fail, or it took longer than `timeoutSeconds`, with the cause.
 * @example
 * await scale({ cluster: 'prod', service: 'web' }, 4, { region: 'us-east-1' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
export async function scale(target: ScaleTarget, count: number, options: AccountOptions = {}): Promise<ServiceStatus> {
  checkVerbInput(
    'scale',
    [
      { ...target, count },
      { cluster: required(TEXT), service: required(TEXT), count: required(COUNT) },
    ],
    [options, ACCOUNT_MEMBERS],
  )
  const context = await untilAborted(openAccount(options))
  const read = async <T>(work: Promise<T>): Promise<T> =>
    untilAborted(
      work.catch((error: unknown) => {
        throw explainRead(error, { kind: 'service', id: target.service })
      }),
    )
  const service = await read(scalable(target, count, context))
  const { clusterArn: cluster, serviceName } = service
  try {
    if (service.desiredCount !== count)
      await context.aws.ecs('UpdateService', { cluster, service: serviceName, desiredCount: count })
  } catch (error) {
    throw unfinished(target, count, error, explainChange(error, { kind: 'service', id: target.service }), [])
  }
  try {
    return await untilRunning(target, count, context)
  } catch (error) {
    if (error instanceof DeployError) throw error
    const diagnosis = error instanceof TimeUp && count > 0 ? await diagnosisOf(target, options) : []
    throw unfinished(target, count, error, diagnosis, [changeOf(target)])
  }
}

/** For this long what is wrong may be looked for when the time of the caller is over. */
const DIAGNOSIS_SECONDS = 60

async function diagnosisOf({ cluster, service }: ScaleTarget, options: AccountOptions): Promise<readonly Diagnosis[]> {
  const late = await openAccount({ ...options, timeoutSeconds: DIAGNOSIS_SECONDS })
  return (await diagnoseService(cluster, service, late)).diagnosis
}

const changeOf = ({ service }: ScaleTarget): ChangeSummary => ({ resource: `service ${service}`, action: 'update' })

function unfinished(
  target: ScaleTarget,
  count: number,
  cause: unknown,
  diagnosis: readonly Diagnosis[],
  applied: readonly ChangeSummary[],
): DeployError {
  const outcome = cause instanceof TimeUp ? 'timed-out' : isAbort(cause) ? 'interrupted' : 'failed'
  const words = isAbort(cause) ? 'it was interrupted' : cause instanceof Error ? cause.message : String(cause)
  const told = applied.length > 0 ? `was told to run ${count} tasks, and does not yet` : 'was not told the count'
  return new DeployError({
    outcome,
    summary: `Service ${target.service} ${told}: ${words}`,
    diagnosis,
    applied,
    notApplied: applied.length > 0 ? [] : [changeOf(target)],
    cause,
  })
}

async function scalable({ cluster, service: name }: ScaleTarget, count: number, context: AccountContext) {
  const service = await findService(cluster, name, context)
  if (service.schedulingStrategy === 'DAEMON')
    throw refused(name, 'is a daemon: it runs one task an instance', 'Change the number of instances.')
  const { scaling } = await readStatus(service, context)
  if (scaling && !scaling.suspended && (count < scaling.min || count > scaling.max))
    throw refused(
      name,
      `scales between ${scaling.min} and ${scaling.max} tasks, and would go back from ${count}`,
      'Change the limits of its scaling.',
    )
  return service
}

async function untilRunning(target: ScaleTarget, count: number, context: AccountContext): Promise<ServiceStatus> {
  const { clock, signal } = context
  let failedBefore: number | undefined
  let held = 0
  let lostAgain = 0
  for (;;) {
    const service = await findService(target.cluster, target.service, context)
    const failed = failedOf(service)
    failedBefore ??= failed
    const runs = service.runningCount === count && (service.pendingCount ?? 0) === 0
    // Tasks that have run and ended are not among those that ECS counts as failed.
    if (!runs && held > 0) lostAgain++
    held = runs ? held + 1 : 0
    if (held >= LOOKS) return readStatus(service, context)
    if (failed - failedBefore + lostAgain >= MOST_FAILED) throw await lost(target, count, context)
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
}

const failedOf = ({ deployments = [] }: Service): number =>
  deployments.reduce((sum, { failedTasks = 0 }) => sum + failedTasks, 0)

async function lost({ cluster, service }: ScaleTarget, count: number, context: AccountContext): Promise<DeployError> {
  return new DeployError({
    outcome: 'failed',
    summary: `Service ${service} was told to run ${count} tasks, and its new tasks fail`,
    diagnosis: (await diagnoseService(cluster, service, context)).diagnosis,
    applied: [changeOf({ cluster, service })],
    notApplied: [],
  })
}

const refused = (service: string, message: string, fix: string): PlanError =>
  new PlanError('scale.refused', { resource: `service ${service}`, message: `Service "${service}" ${message}`, fix })
