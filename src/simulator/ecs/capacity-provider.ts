import type {
  CapacityProvider,
  CreateCapacityProviderRequest,
  DeleteCapacityProviderRequest,
  DescribeCapacityProvidersRequest,
  Tag,
  UpdateCapacityProviderRequest,
} from '@aws-sdk/client-ecs'
import { scaleOut } from '../auto-scaling/instances.ts'
import { groups } from '../auto-scaling/state.ts'
import { AwsError, type World } from '../operation.ts'
import { checkProtection, managementOf } from './group-management.ts'
import { dismiss, launchManaged } from './managed-fleet.ts'
import { changeManaged, checkCluster, checkUnused, newManaged, statusOf } from './managed-instances.ts'
import { checkServiceLinkedRole } from './role.ts'
import { type CapacityProviderState, containers, ecsArn, isMade, type ManagedState, shortName } from './state.ts'
import { checkTags } from './tags.ts'

const client = (message: string): AwsError => new AwsError('ClientException', message)
const UPDATE_MILLISECONDS = 5_000

export function createCapacityProvider(input: CreateCapacityProviderRequest, world: World): object {
  const { name = '', autoScalingGroupProvider: provider, tags } = input
  const { capacityProviders } = containers(world)
  if (!/^(?!aws|ecs|fargate)[A-Za-z0-9_-]{1,255}$/i.test(name))
    throw client(
      'The specified capacity provider name is invalid. Up to 255 letters, numbers, hyphens and underscores are allowed, and it cannot begin with aws, ecs or fargate.',
    )
  if (capacityProviders.has(name))
    throw client(
      'The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.',
    )
  if (!provider && !input.managedInstancesProvider)
    throw client('Either autoScalingGroupProvider or managedInstancesProvider is required.')
  checkServiceLinkedRole(world)
  checkTags(tags)
  const managed = newManaged(world, input)
  if (managed || !provider) return madeManaged(world, name, managed, tags)
  const reference = provider.autoScalingGroupArn ?? ''
  const group = [...groups(world).values()].find(({ arn, name: called }) => arn === reference || called === reference)
  if (!group || group.deleting)
    throw client('The specified Auto Scaling group ARN is invalid. Specify a valid ARN and try again.')
  if ([...capacityProviders.values()].some(each => each.group === group.arn))
    throw client(
      'The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.',
    )
  const management = managementOf(provider)
  checkProtection(management, group.protects)
  const made: CapacityProviderState = {
    name,
    arn: ecsArn(world, `capacity-provider/${name}`),
    group: group.arn,
    management,
    update: 'CREATE_COMPLETE',
    scaleOut: (count, needs) => {
      scaleOut(world, group, count, needs)
      return undefined
    },
  }
  capacityProviders.set(name, made)
  // ECS marks the group that it scales.
  group.tags.set('AmazonECSManaged', '')
  containers(world).tags.set(made.arn, [...(tags ?? [])])
  return { capacityProvider: view(world, made, true) }
}

/** It is of its cluster from the start, and can be named in a strategy once it is ACTIVE. */
function madeManaged(world: World, name: string, managed: ManagedState | undefined, tags: Tag[] = []): object {
  if (!managed) throw client('Either autoScalingGroupProvider or managedInstancesProvider is required.')
  const made: CapacityProviderState = {
    name,
    arn: ecsArn(world, `capacity-provider/${name}`),
    group: undefined,
    management: {},
    managed,
    update: 'CREATE_IN_PROGRESS',
    scaleOut: (_count, needs) => launchManaged(world, made, managed, needs),
  }
  const { capacityProviders, clusters } = containers(world)
  capacityProviders.set(name, made)
  containers(world).tags.set(made.arn, [...tags])
  const cluster = clusters.get(managed.cluster)
  if (cluster) cluster.capacityProviders = [...cluster.capacityProviders, name]
  world.clock.after(UPDATE_MILLISECONDS, () => {
    if (made.update === 'CREATE_IN_PROGRESS') made.update = 'CREATE_COMPLETE'
  })
  return { capacityProvider: view(world, made, true) }
}

export function updateCapacityProvider(input: UpdateCapacityProviderRequest, world: World): object {
  const provider = providerBy(world, input.name)
  if (/_IN_PROGRESS$/.test(provider.update))
    throw new AwsError('UpdateInProgressException', 'The specified capacity provider is being updated.')
  if (provider.managed) {
    if (!input.managedInstancesProvider) throw client('managedInstancesProvider is required.')
    changeManaged(world, provider.managed, input.cluster, input.managedInstancesProvider)
    return updating(world, provider)
  }
  const group = [...groups(world).values()].find(({ arn }) => arn === provider.group)
  const before = provider.management
  const management = managementOf({
    ...before,
    ...input.autoScalingGroupProvider,
    managedScaling: { ...before.managedScaling, ...input.autoScalingGroupProvider?.managedScaling },
  })
  checkProtection(management, group?.protects ?? false)
  provider.management = management
  return updating(world, provider)
}

function updating(world: World, provider: CapacityProviderState): object {
  provider.update = 'UPDATE_IN_PROGRESS'
  world.clock.after(UPDATE_MILLISECONDS, () => {
    if (provider.update === 'UPDATE_IN_PROGRESS') provider.update = 'UPDATE_COMPLETE'
  })
  return { capacityProvider: view(world, provider, true) }
}

export function deleteCapacityProvider(input: DeleteCapacityProviderRequest, world: World): object {
  const provider = providerBy(world, shortName(input.capacityProvider ?? ''))
  const { clusters, capacityProviders, tags } = containers(world)
  if (provider.managed) {
    checkCluster(world, provider.managed, input.cluster)
    checkUnused(clusters.get(provider.managed.cluster), provider)
    provider.update = 'DELETE_IN_PROGRESS'
    dismiss(world, provider, provider.managed)
    return { capacityProvider: view(world, provider, true) }
  }
  const using = [...clusters.values()].find(
    each => each.status === 'ACTIVE' && each.capacityProviders.includes(provider.name),
  )
  if (using)
    throw client(
      `The capacity provider cannot be deleted because it is associated with cluster: ${using.name}. Remove the capacity provider from the cluster and try again.`,
    )
  provider.update = 'DELETE_IN_PROGRESS'
  world.clock.after(UPDATE_MILLISECONDS, () => {
    capacityProviders.delete(provider.name)
    tags.delete(provider.arn)
  })
  return { capacityProvider: view(world, provider, true) }
}

export function describeCapacityProviders(input: DescribeCapacityProvidersRequest, world: World): object {
  const { capacityProviders, clusters } = containers(world)
  const within = input.cluster === undefined ? undefined : clusters.get(shortName(input.cluster))?.capacityProviders
  const isWithin = (name: string): boolean => input.cluster === undefined || (within ?? []).includes(name)
  const wanted = (input.capacityProviders?.map(shortName) ?? [...capacityProviders.keys()]).filter(isWithin)
  const withTags = input.include?.includes('TAGS') ?? false
  return {
    capacityProviders: wanted.flatMap(name => {
      const found = capacityProviders.get(name)
      return found ? [view(world, found, withTags)] : []
    }),
    failures: wanted
      .filter(name => !capacityProviders.has(name))
      .map(name => ({ arn: ecsArn(world, `capacity-provider/${name}`), reason: 'MISSING' })),
  }
}

function providerBy(world: World, name = ''): CapacityProviderState {
  const found = containers(world).capacityProviders.get(name)
  if (found && isMade(found)) return found
  throw client('The specified capacity provider does not exist. Specify a valid name or ARN and try again.')
}

function view(world: World, provider: CapacityProviderState, withTags: boolean): CapacityProvider {
  return {
    capacityProviderArn: provider.arn,
    name: provider.name,
    status: statusOf(provider),
    type: provider.managed ? 'MANAGED_INSTANCES' : provider.group ? 'EC2_AUTOSCALING' : undefined,
    ...(provider.managed && {
      cluster: provider.managed.cluster,
      managedInstancesProvider: provider.managed.config,
      updateStatus: provider.update,
    }),
    ...(provider.group && {
      autoScalingGroupProvider: { autoScalingGroupArn: provider.group, ...provider.management },
      updateStatus: provider.update,
    }),
    tags: withTags ? (containers(world).tags.get(provider.arn) ?? []) : [],
  }
}
