import type { World } from '../operation.ts'
import { triggeredAlarms } from './alarm.ts'
import { failRollout } from './deployment.ts'
import { failureAmong } from './failure.ts'
import type { DeploymentState, ServiceState } from './state.ts'
import { findTaskDefinition } from './task-definition.ts'

/** Fails a rollout whose alarms go up while it is under way or bakes. `again` looks once more. */
export function heedAlarms(world: World, service: ServiceState, deployment: DeploymentState, again: () => void): void {
  const { record } = deployment
  if (deployment.rolloutState !== 'IN_PROGRESS' || record.status !== 'IN_PROGRESS') return
  record.alarmed = triggeredAlarms(world, record)
  const { alarms } = record.target.settings.deploymentConfiguration ?? {}
  const scripted = scriptedAlarm(world, deployment, again)
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

/** Whether a failure script says that an alarm has gone off by now. */
function scriptedAlarm(world: World, { createdAt, revision }: DeploymentState, again: () => void): boolean {
  const definition = findTaskDefinition(world, revision.settings.taskDefinition)
  const alarm = failureAmong(world, 'alarm', definition?.containerDefinitions)
  if (!alarm) return false
  const wait = createdAt.getTime() + (alarm.afterSeconds ?? 60) * 1000 - world.clock.now()
  if (wait > 0) world.clock.after(wait, again)
  return wait <= 0
}
