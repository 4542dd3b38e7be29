import { isDenied } from '../aws/denied.ts'
import { isAbort } from '../aws/is-abort.ts'
import { TimeUp } from '../aws/time-up.ts'
import { PlanError } from '../errors.ts'
import type { Context } from './context.ts'
import { givenOptions } from './given-options.ts'
import type { DeployOptions } from './options.ts'
import { decide } from './rollout/pause.ts'
import type { Pause } from './rollout/settings.ts'
import { openAccount } from './session.ts'
import { untilAborted } from './until-aborted.ts'

/** What tells a pause from all others; the event `waiting-for-approval` has it. */
export type PauseId = Pick<Pause, 'serviceDeploymentArn' | 'hookId'>

/**
 * Lets a deployment that pauses at a lifecycle hook go on.
 *
 * @throws PlanError when the hook does not wait any more, or there is no such deployment.
 * @example
 * await deploy(stack('shop').add(site), { onEvent: event => event.type === 'waiting-for-approval' && void approve(event) })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContinueServiceDeployment.html
 */
export async function approve(pause: PauseId, options: DeployOptions = {}): Promise<void> {
  await answer(pause, 'approve', givenOptions('approve', options, approve))
}

/**
 * Rolls back a deployment that pauses at a lifecycle hook.
 *
 * @throws PlanError when the hook does not wait any more, or there is no such deployment.
 * @example
 * await deploy(stack('shop').add(site), { onEvent: event => event.type === 'waiting-for-approval' && void reject(event) })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContinueServiceDeployment.html
 */
export async function reject(pause: PauseId, options: DeployOptions = {}): Promise<void> {
  await answer(pause, 'reject', givenOptions('reject', options, reject))
}

async function answer(pause: PauseId, decision: 'approve' | 'reject', options: DeployOptions): Promise<void> {
  const context = await untilAborted(openAccount(options))
  await untilAborted(decided(pause, decision, context))
}

async function decided(pause: PauseId, decision: 'approve' | 'reject', context: Pick<Context, 'aws'>): Promise<void> {
  try {
    await decide(pause, decision, context)
  } catch (error) {
    if (!(error instanceof Error) || isAbort(error) || error instanceof TimeUp) throw error
    const denied = isDenied(error)
    throw new PlanError(denied ? 'permission.missing' : 'approval.refused', {
      message: `Hook ${pause.hookId} of ${pause.serviceDeploymentArn} cannot be answered: ${error.message}`,
      fix: denied
        ? 'Allow these credentials ecs:ContinueServiceDeployment.'
        : 'Look at the deployment: somebody has decided already, the hook has timed out, or a newer deployment came.',
      cause: error,
    })
  }
}
