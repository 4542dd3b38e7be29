import type { World } from '../operation.ts'
import type { DeploymentState, ServiceState, TaskState } from './account-state.ts'
import { bakeSeconds } from './alarm.ts'
import { end } from './deployment.ts'
import { say } from './event.ts'
import { now } from './state.ts'
import { holdsOldTasks } from './strategy.ts'
import { taskHealthy } from './task-target.ts'

/** Completes the deployment once its tasks, and no others, run and are healthy. `again` looks once more. */
export function complete(
  world: World,
  service: ServiceState,
  primary: DeploymentState,
  live: readonly TaskState[],
  again: () => void,
): void {
  if (primary.rolloutState === 'FAILED') return
  const own = live.filter(task => task.deployment === primary)
  const ready = own.filter(task => taskHealthy(world, task)).length
  if (own.length !== service.desiredCount || ready !== service.desiredCount) return
  primary.record.strategy?.scaled()
  if (service.deployments.length > 1 || live.length > own.length || holdsOldTasks(primary)) return
  if (primary.rolloutState === 'IN_PROGRESS') {
    if (bakes(world, primary, again)) return
    const { record } = primary
    primary.rolloutState = 'COMPLETED'
    primary.rolloutStateReason = `ECS deployment ${primary.id} completed.`
    primary.updatedAt = now(world)
    service.lastCompleted = primary
    if (record.status === 'ROLLBACK_IN_PROGRESS') end(world, record, 'ROLLBACK_SUCCESSFUL', record.statusReason)
    else if (record.status === 'IN_PROGRESS') end(world, record, 'SUCCESSFUL')
    say(world, service, `(deployment ${primary.id}) deployment completed.`)
  }
  if (service.steady) return
  service.steady = true
  say(world, service, 'has reached a steady state.')
}

/** Whether the alarms of a rolling deployment are still watched. */
function bakes(world: World, { record }: DeploymentState, again: () => void): boolean {
  if (record.strategy || record.status !== 'IN_PROGRESS') return false
  const seconds = bakeSeconds(record.target.settings.deploymentConfiguration)
  if (seconds === 0) return false
  if (record.bakesUntil === undefined) {
    record.bakesUntil = world.clock.now() + seconds * 1000
    world.clock.after(seconds * 1000, again)
  }
  return world.clock.now() < record.bakesUntil
}
