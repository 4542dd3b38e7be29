import type { World } from '../operation.ts'
import { triggeredAlarms } from './alarm.ts'
import { failRollout } from './deployment.ts'
import type { DeploymentState, ServiceState } from './state.ts'

/** Fails a rollout whose alarms go up while it is under way or bakes. */
export function heedAlarms(world: World, service: ServiceState, deployment: DeploymentState): void {
  const { record } = deployment
  if (deployment.rolloutState !== 'IN_PROGRESS' || record.status !== 'IN_PROGRESS') return
  record.alarmed = triggeredAlarms(world, record)
  if (record.alarmed.length === 0) return
  const { rollback = false } = record.target.settings.deploymentConfiguration?.alarms ?? {}
  failRollout(world, service, deployment, {
    state: 'ECS deployment failed: alarm detected.',
    event: `(deployment ${deployment.id}) deployment failed: alarm detected.`,
    status: rollback ? 'Service deployment rolled back because an alarm was detected.' : 'An alarm was detected.',
    rollback,
  })
}
