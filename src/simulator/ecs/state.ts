import type { AutoScalingGroupProvider, Tag, TaskDefinition } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { ClusterState, ServiceDeploymentState } from './account-state.ts'

export interface Containers {
  readonly clusters: Map<string, ClusterState>
  /** Revisions by family, the first revision first. */
  readonly taskDefinitions: Map<string, TaskDefinition[]>
  /** Tags by resource ARN. */
  readonly tags: Map<string, Tag[]>
  /** The capacity providers that clusters can have. */
  readonly capacityProviders: Map<string, CapacityProviderState>
}

export interface CapacityProviderState {
  readonly name: string
  readonly arn: string
  /** The ARN of its Auto Scaling group; undefined for those of Fargate, and for one that was put there. */
  readonly group: string | undefined
  management: Omit<AutoScalingGroupProvider, 'autoScalingGroupArn'>
  update: 'CREATE_COMPLETE' | 'UPDATE_IN_PROGRESS' | 'UPDATE_COMPLETE' | 'DELETE_IN_PROGRESS'
  /** Asks the group for instances, for so many tasks that each need so much. */
  readonly scaleOut?: (tasks: number, needs: { cpu: number; memory: number }) => void
}

/** One that was there before, of whose instances nothing is known. */
export const seededProvider = (world: World, name: string): CapacityProviderState => ({
  name,
  arn: ecsArn(world, `capacity-provider/${name}`),
  group: undefined,
  management: {},
  update: 'CREATE_COMPLETE',
})

/** The state of ECS. */
export function containers(world: World): Containers {
  return world.state('ecs', () => ({
    clusters: new Map(),
    taskDefinitions: new Map(),
    tags: new Map(),
    capacityProviders: new Map(['FARGATE', 'FARGATE_SPOT'].map(name => [name, seededProvider(world, name)] as const)),
  }))
}

/** What exists beyond a new account. Inactive clusters, services and revisions are gone. */
export function resources(world: World): readonly string[] {
  const { clusters, taskDefinitions, capacityProviders } = containers(world)
  const live = [...clusters.values()].filter(cluster => cluster.status === 'ACTIVE')
  return [
    ...live.map(cluster => cluster.arn),
    ...live.flatMap(({ services }) =>
      [...services.values()].filter(each => each.status !== 'INACTIVE').map(each => each.arn),
    ),
    ...live.flatMap(({ tasks }) =>
      [...tasks.values()].filter(task => task.lastStatus !== 'STOPPED').map(task => task.arn),
    ),
    ...[...capacityProviders.values()].filter(({ group }) => group !== undefined).map(({ arn }) => arn),
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
