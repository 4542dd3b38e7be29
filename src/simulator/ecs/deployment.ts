import type { World } from '../operation.ts'
import {
  type DeploymentState,
  ecsArn,
  now,
  type ServiceDeploymentState,
  type ServiceSettings,
  type ServiceState,
} from './state.ts'

const digits = (world: World, length: number): string =>
  Array.from({ length }, () => Math.floor(world.random() * 10)).join('')

/** How many failed tasks trip the circuit breaker. */
export const breakerThreshold = (desiredCount: number): number =>
  Math.min(200, Math.max(3, Math.ceil(desiredCount / 2)))

/** Puts a new primary deployment with these settings in front of the service's deployments. */
export function deploy(world: World, service: ServiceState, settings: ServiceSettings): DeploymentState {
  const path = `${service.cluster.name}/${service.name}`
  const createdAt = now(world)
  const revision = { arn: ecsArn(world, `service-revision/${path}/${digits(world, 19)}`), createdAt, settings }
  const record: ServiceDeploymentState = {
    arn: ecsArn(world, `service-deployment/${path}/${world.id(21)}`),
    target: revision,
    sources: service.lastCompleted ? [service.lastCompleted.revision] : [],
    createdAt,
    finishedAt: undefined,
    updatedAt: createdAt,
    status: 'IN_PROGRESS',
    statusReason: undefined,
    failureCount: 0,
    threshold: breakerThreshold(service.desiredCount),
    triggered: false,
    rollback: undefined,
  }
  const id = `ecs-svc/${digits(world, 19)}`
  const deployment: DeploymentState = {
    id,
    revision,
    createdAt,
    updatedAt: createdAt,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    failedTasks: 0,
    nextStart: 0,
    record,
  }
  const [superseded] = service.deployments
  if (superseded) {
    superseded.status = 'ACTIVE'
    if (superseded.record.status === 'IN_PROGRESS')
      end(world, superseded.record, 'STOPPED', 'Superseded by a newer deployment.')
  }
  service.deployments.unshift(deployment)
  service.revisions.push(revision)
  service.records.push(record)
  service.settings = settings
  service.steady = false
  return deployment
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

/** Makes the last completed deployment primary again. Gives false when no deployment has ever completed. */
export function rollBack(world: World, service: ServiceState, failed: DeploymentState, reason: string): boolean {
  const { record } = failed
  const target = service.lastCompleted
  if (!target) {
    end(world, record, 'ROLLBACK_FAILED', `${reason} There is no completed deployment to roll back to.`)
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
  return true
}
