import type { World } from '../operation.ts'
import { end, rollBack } from './deployment.ts'
import { say } from './event.ts'
import { type DeploymentState, now, type ServiceState } from './state.ts'

/** Why a deployment failed, in AWS's words. */
interface End {
  readonly why: string
  readonly rolledBack: string
  readonly stopped: string
}

export const BREAKER: End = {
  why: 'tasks failed to start',
  rolledBack: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
  stopped: 'The circuit breaker threshold was exceeded.',
}

export const ALARM: End = {
  why: 'alarm detected',
  rolledBack: 'Service deployment rolled back because of a CloudWatch alarm.',
  stopped: 'A CloudWatch alarm was detected.',
}

/** Ends a deployment that failed, with a rollback where that is wanted and possible. */
export function fail(
  world: World,
  service: ServiceState,
  deployment: DeploymentState,
  rollback: boolean,
  how: End,
): void {
  deployment.rolloutState = 'FAILED'
  deployment.rolloutStateReason = `ECS deployment ${how === BREAKER ? 'circuit breaker' : deployment.id}: ${how.why}.`
  deployment.updatedAt = now(world)
  say(world, service, `(deployment ${deployment.id}) deployment failed: ${how.why}.`)
  if (!rollback) end(world, deployment.record, 'STOPPED', how.stopped)
  else if (rollBack(world, service, deployment, how.rolledBack))
    say(world, service, `rolling back to deployment ${service.deployments[0]?.id}.`)
}
