import type {
  AutoScalingGroupProvider,
  CapacityProviderUpdateStatus,
  ManagedInstancesProvider,
  Tag,
  TaskDefinition,
} from '@aws-sdk/client-ecs'
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
  /** Those of Managed Instances are of one cluster. */
  readonly managed?: ManagedState
  update: CapacityProviderUpdateStatus
  /** Asks for instances, for so many tasks that each need so much. Gives the event where none can be launched. */
  readonly scaleOut?: (tasks: number, needs: { cpu: number; memory: number }) => string | undefined
}

/** What a capacity provider of Managed Instances has. */
export interface ManagedState {
  /** The name of its cluster. */
  readonly cluster: string
  config: ManagedInstancesProvider
  readonly instances: ManagedInstance[]
}

/** An instance that ECS launched, and what it is in its cluster once it has joined. */
export interface ManagedInstance {
  readonly ec2InstanceId: string
  readonly networkInterfaceId: string
  joined: { readonly cluster: string; readonly id: string } | undefined
}

/** One that was there before, of whose instances nothing is known. */
export const seededProvider = (world: World, name: string): CapacityProviderState => ({
  name,
  arn: ecsArn(world, `capacity-provider/${name}`),
  group: undefined,
  management: {},
  update: 'CREATE_COMPLETE',
})

/** Whether a capacity provider is neither Fargate's nor was there before. */
export const isMade = ({ group, managed }: CapacityProviderState): boolean =>
  group !== undefined || managed !== undefined

/** The names of the capacity providers that were made for a cluster. */
export const managedOf = (world: World, { name }: ClusterState): string[] =>
  [...containers(world).capacityProviders.values()].flatMap(each => (each.managed?.cluster === name ? each.name : []))

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
    ...[...capacityProviders.values()].filter(isMade).map(({ arn }) => arn),
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
