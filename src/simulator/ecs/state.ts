import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { ClusterState, ServiceDeploymentState } from './account-state.ts'

export interface Containers {
  readonly clusters: Map<string, ClusterState>
  /** Revisions by family, the first revision first. */
  readonly taskDefinitions: Map<string, TaskDefinition[]>
  /** Tags by resource ARN. */
  readonly tags: Map<string, Tag[]>
  /** The capacity providers that clusters can have. */
  readonly capacityProviders: Set<string>
}

/** The state of ECS. */
export function containers(world: World): Containers {
  return world.state('ecs', () => ({
    clusters: new Map(),
    taskDefinitions: new Map(),
    tags: new Map(),
    capacityProviders: new Set(['FARGATE', 'FARGATE_SPOT']),
  }))
}

/** What exists beyond a new account. Inactive clusters, services and revisions are gone. */
export function resources(world: World): readonly string[] {
  const { clusters, taskDefinitions } = containers(world)
  const live = [...clusters.values()].filter(cluster => cluster.status === 'ACTIVE')
  return [
    ...live.map(cluster => cluster.arn),
    ...live.flatMap(({ services }) =>
      [...services.values()].filter(each => each.status !== 'INACTIVE').map(each => each.arn),
    ),
    ...live.flatMap(({ tasks }) =>
      [...tasks.values()].filter(task => task.lastStatus !== 'STOPPED').map(task => task.arn),
    ),
    ...[...taskDefinitions.values()]
      .flat()
      .filter(definition => definition.status === 'ACTIVE')
      .map(definition => definition.taskDefinitionArn ?? ''),
  ]
}

export const ecsArn = (world: World, resource: string): string =>
  `arn:${world.partition}:ecs:${world.region}:${world.account}:${resource}`

/** The name in a name or an ARN. */
export const shortName = (reference: string): string => reference.split('/').at(-1) ?? reference

export const now = (world: World): Date => new Date(world.clock.now())

/** ECS makes the service deployment some time after the deployment. */
export const isListed = (world: World, { createdAt }: ServiceDeploymentState): boolean => createdAt <= now(world)
