import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import type { AccountContext } from '../context.ts'
import type { Look } from './verdict.ts'
import type { Watched } from './watched.ts'

/**
 * How a hopeless deployment comes to its end: ECS was `asked` to go back, is `going` by itself, or has `begun` already,
 * for somebody else or for an attempt of ours whose answer was lost.
 */
export type GoingBack = 'asked' | 'going' | 'begun'

/**
 * Asks ECS to go back to what ran before. Nothing where nothing will: there was nothing before, or we may not ask and no
 * circuit breaker does it for us.
 */
export async function startRollback(
  { service, record }: Look,
  model: Watched,
  missing: Set<string>,
  context: AccountContext,
): Promise<GoingBack | undefined> {
  const first = record ? (record.sourceServiceRevisions ?? []).length === 0 : (service?.deployments ?? []).length < 2
  if (first) return undefined
  const way =
    record && !model.foreign ? await stopForRollback(record.serviceDeploymentArn, missing, context) : undefined
  return way ?? (model.circuitBreaker.enable && model.circuitBreaker.rollback ? 'going' : undefined)
}

/** Stops a deployment so that what ran before runs again. Nothing where that may not be asked, or nothing ran before. */
export async function stopForRollback(
  serviceDeploymentArn: string | undefined,
  missing: Set<string>,
  { aws }: AccountContext,
): Promise<GoingBack | undefined> {
  if (serviceDeploymentArn === undefined) return undefined
  try {
    const stopped = await unlessUnavailable('ecs:StopServiceDeployment', missing, () =>
      aws.ecs('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' }),
    )
    return stopped && 'asked'
  } catch (error) {
    // It has just ended, or is being stopped already: the next look says how.
    if (error instanceof Error && /^(Conflict|ServiceDeploymentNotFound)Exception$/.test(error.name)) return 'begun'
    // No deployment was ever complete, so that there is none to go back to.
    if (error instanceof Error && error.name === 'InvalidParameterException') return undefined
    throw error
  }
}
