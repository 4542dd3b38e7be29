import type { World } from '../operation.ts'
import type { DeploymentState, ServiceState } from './account-state.ts'
import { triggeredAlarms } from './alarm.ts'
import { failRollout } from './deployment.ts'
import { failureAmong } from './failure.ts'
import { findTaskDefinition } from './task-definition.ts'

/** Fails a rollout whose alarms go up while it is under way or bakes. `again` looks once more. */
export function heedAlarms(world: World, service: ServiceState, deployment: DeploymentState, again: () => void): void {
  const { record } = deployment
  if (deployment.rolloutState !== 'IN_PROGRESS' || record.status !== 'IN_PROGRESS') return
  record.alarmed = triggeredAlarms(world, record)
  const { alarms } = record.target.settings.deploymentConfiguration ?? {}
  const end = scriptedEnd(world, deployment, again)
  if (end?.how === 'rolled back') {
    const { reason } = end
    const event = `(deployment ${deployment.id}) deployment failed: ${reason}`
    failRollout(world, service, deployment, { state: reason, event, status: reason, rollback: true })
    return
  }
  const scripted = end !== undefined
  if (record.alarmed.length === 0 && !scripted) return
  const rollback = scripted || (alarms?.rollback ?? false)
  failRollout(world, service, deployment, {
    state: `ECS deployment ${deployment.id}: alarm detected.`,
    event: `(deployment ${deployment.id}) deployment failed: alarm detected.`,
    status: rollback
      ? 'Service deployment rolled back because of a CloudWatch alarm.'
      : 'A CloudWatch alarm was detected.',
    rollback,
  })
}

/** What a failure script says has ended the deployment by now. */
function scriptedEnd(world: World, { createdAt, revision }: DeploymentState, again: () => void) {
  const { containerDefinitions } = findTaskDefinition(world, revision.settings.taskDefinition) ?? {}
  const end =
    failureAmong(world, 'alarm', containerDefinitions) ?? failureAmong(world, 'rolled back', containerDefinitions)
  if (!end) return undefined
  const wait = createdAt.getTime() + (end.afterSeconds ?? 60) * 1000 - world.clock.now()
  if (wait > 0) world.clock.after(wait, again)
  return wait <= 0 ? end : undefined
}
