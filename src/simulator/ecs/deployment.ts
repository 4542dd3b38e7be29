import type { World } from '../operation.ts'
import type {
  DeploymentState,
  RevisionState,
  ServiceDeploymentState,
  ServiceSettings,
  ServiceState,
} from './account-state.ts'
import { inAlarm } from './alarm.ts'
import { breakerThreshold } from './circuit-breaker.ts'
import { say } from './event.ts'
import { noteRollout } from './rollout-ledger.ts'
import { ecsArn, now } from './state.ts'
import { onFreeTargetGroups, returnTraffic } from './traffic.ts'

// AWS's own example: a revision of 08:03:29.302 and its service deployment of 08:03:30.917.
// https://docs.aws.amazon.com/cli/latest/reference/ecs/describe-service-deployments.html
const SERVICE_DEPLOYMENT_AFTER_MILLISECONDS = 1_615

const digits = (world: World, length: number): string =>
  Array.from({ length }, () => Math.floor(world.random() * 10)).join('')

/** Puts a new primary deployment with these settings in front of the service's deployments. */
export function startDeployment(world: World, service: ServiceState, asked: ServiceSettings): DeploymentState {
  const settings = onFreeTargetGroups(asked, service.lastCompleted?.revision.settings)
  const path = `${service.cluster.name}/${service.name}`
  const createdAt = now(world)
  const listedAt = new Date(createdAt.getTime() + SERVICE_DEPLOYMENT_AFTER_MILLISECONDS)
  // Deployment and revision have one number (recorded, 2026-04).
  const number = digits(world, 19)
  const revision = { arn: ecsArn(world, `service-revision/${path}/${number}`), createdAt, settings }
  const record: ServiceDeploymentState = {
    arn: ecsArn(world, `service-deployment/${path}/${world.id(21)}`),
    target: revision,
    sources: sourcesOf(service),
    createdAt: listedAt,
    finishedAt: undefined,
    updatedAt: listedAt,
    startedAt: undefined,
    status: 'PENDING',
    statusReason: undefined,
    failureCount: 0,
    threshold: breakerThreshold(settings.deploymentConfiguration, service.desiredCount),
    triggered: false,
    raised: inAlarm(world, settings.deploymentConfiguration),
    alarmed: [],
    bakesUntil: undefined,
    hooks: [],
    strategy: undefined,
    rollback: undefined,
  }
  const id = `ecs-svc/${number}`
  const deployment: DeploymentState = {
    id,
    revision,
    createdAt,
    updatedAt: createdAt,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    begun: false,
    nextStart: 0,
    unplaced: false,
    record,
  }
  const [superseded] = service.deployments
  if (superseded) {
    superseded.status = 'ACTIVE'
    if (superseded.record.finishedAt === undefined) supersede(world, service, superseded)
  }
  service.deployments.unshift(deployment)
  noteRollout(world, service, deployment)
  service.revisions.push(revision)
  service.records.push(record)
  service.settings = settings
  service.steady = false
  return deployment
}

/** Ends a deployment that a newer one takes the place of; traffic goes back to what was completed last. */
function supersede(world: World, { lastCompleted }: ServiceState, { record }: DeploymentState): void {
  end(world, record, 'STOPPED', 'Superseded by a newer deployment.')
  if (record.strategy && lastCompleted) returnTraffic(world, record.target.settings, lastCompleted.revision.settings)
}

/** The revisions that have tasks: what was completed last, and what is still on its way. */
function sourcesOf({ deployments, lastCompleted }: ServiceState): RevisionState[] {
  const [primary] = deployments
  const completed = lastCompleted ? [lastCompleted.revision] : []
  return primary && primary !== lastCompleted ? [...completed, primary.revision] : completed
}

/** What AWS says of a rollout that failed: in its state, in an event, and in the record of the service deployment. */
interface Failure {
  readonly state: string
  readonly event: string
  readonly status: string
  readonly rollback: boolean
}

/** Fails a rollout, and rolls it back where that is asked for and possible. */
export function failRollout(world: World, service: ServiceState, deployment: DeploymentState, why: Failure): void {
  deployment.rolloutState = 'FAILED'
  deployment.rolloutStateReason = why.state
  deployment.updatedAt = now(world)
  say(world, service, why.event)
  if (!why.rollback) end(world, deployment.record, 'STOPPED', why.status)
  else if (rollBack(world, service, deployment, why.status))
    say(world, service, `rolling back to deployment ${service.deployments[0]?.id}.`)
}

/** Ends a service deployment. */
export function end(
  world: World,
  record: ServiceDeploymentState,
  status: ServiceDeploymentState['status'],
  reason?: string,
): void {
  record.status = status
  record.statusReason = reason
  record.finishedAt = now(world)
  record.updatedAt = now(world)
}

/** AWS's words where there is nothing to go back to; why the deployment failed stands in an event only. */
export const NO_CANDIDATE = 'No rollback candidate was found to run the rollback.'

/**
 * The deployment that a rollback goes back to. One that a rollback has begun on is none until it is complete again.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function rollbackCandidate({ lastCompleted }: ServiceState): DeploymentState | undefined {
  return lastCompleted?.rolloutState === 'COMPLETED' ? lastCompleted : undefined
}

/** Makes the last completed deployment primary again. Gives false when there is none. */
export function rollBack(world: World, service: ServiceState, failed: DeploymentState, reason: string): boolean {
  const { record } = failed
  const target = rollbackCandidate(service)
  if (!target) {
    end(world, record, 'ROLLBACK_FAILED', NO_CANDIDATE)
    return false
  }
  record.status = 'ROLLBACK_IN_PROGRESS'
  record.statusReason = reason
  record.rollback = { reason, startedAt: now(world), serviceRevisionArn: target.revision.arn }
  failed.status = 'ACTIVE'
  target.status = 'PRIMARY'
  target.rolloutState = 'IN_PROGRESS'
  target.rolloutStateReason = `ECS deployment circuit breaker: rolling back to deploymentId ${target.id}.`
  target.updatedAt = now(world)
  target.failedTasks = 0
  target.nextStart = 0
  target.record = record
  service.deployments = [target, ...service.deployments.filter(each => each !== target)]
  service.settings = target.revision.settings
  service.steady = false
  // Where it never got to its first stage, the rule stays as it was found.
  if (record.strategy?.stage) {
    record.strategy.production = 0
    returnTraffic(world, record.target.settings, target.revision.settings)
  }
  return true
}
