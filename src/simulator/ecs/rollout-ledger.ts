import type { World } from '../operation.ts'
import type { DeploymentState, ServiceState } from './account-state.ts'

/** One deployment of a service, as the simulator knows it. */
export interface Rollout {
  /** The service's ARN. */
  readonly service: string
  /** The deployment's id in DescribeServices. */
  readonly deployment: string
  readonly serviceDeployment: string
  readonly serviceRevision: string
  readonly taskDefinition: string
  /** The status of the service deployment, now. */
  readonly status: string
  readonly reason: string | undefined
  /** Tasks of it that ended on their own. */
  readonly failedTasks: number
  /** Virtual time, milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number | undefined
}

interface Entry {
  readonly service: ServiceState
  readonly deployment: DeploymentState
  readonly record: DeploymentState['record']
}

const entries = (world: World): Entry[] => world.state('ecs rollouts', () => [])

export function noteRollout(world: World, service: ServiceState, deployment: DeploymentState): void {
  entries(world).push({ service, deployment, record: deployment.record })
}

/** Every deployment there has ever been, the first one first, also of services that are gone. */
export function rollouts(world: World): readonly Rollout[] {
  return entries(world).map(({ deployment, record, service }) => ({
    service: service.arn,
    deployment: deployment.id,
    serviceDeployment: record.arn,
    serviceRevision: record.target.arn,
    taskDefinition: record.target.settings.taskDefinition,
    status: record.status,
    reason: record.statusReason,
    failedTasks: record.failureCount,
    startedAt: record.createdAt.getTime(),
    endedAt: record.finishedAt?.getTime(),
  }))
}
