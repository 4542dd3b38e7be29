import type {
  AutoScalingGroupProvider,
  CapacityProvider,
  CreateCapacityProviderRequest,
  DeleteCapacityProviderRequest,
  DescribeCapacityProvidersRequest,
  UpdateCapacityProviderRequest,
} from '@aws-sdk/client-ecs'
import { scaleOut } from '../auto-scaling/instances.ts'
import { groups } from '../auto-scaling/state.ts'
import { AwsError, type World } from '../operation.ts'
import { checkServiceLinkedRole } from './role.ts'
import { type CapacityProviderState, containers, ecsArn, shortName } from './state.ts'
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
  if (!provider) throw client('Either autoScalingGroupProvider or managedInstancesProvider is required.')
  checkServiceLinkedRole(world)
  checkTags(tags)
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
    scaleOut: (count, needs) => scaleOut(world, group, count, needs),
  }
  capacityProviders.set(name, made)
  // ECS marks the group that it scales.
  group.tags.set('AmazonECSManaged', '')
  containers(world).tags.set(made.arn, [...(tags ?? [])])
  return { capacityProvider: view(world, made, true) }
}

export function updateCapacityProvider(input: UpdateCapacityProviderRequest, world: World): object {
  const provider = providerBy(world, input.name)
  const group = [...groups(world).values()].find(({ arn }) => arn === provider.group)
  const before = provider.management
  const management = managementOf({
    ...before,
    ...input.autoScalingGroupProvider,
    managedScaling: { ...before.managedScaling, ...input.autoScalingGroupProvider?.managedScaling },
  })
  checkProtection(management, group?.protects ?? false)
  provider.management = management
  provider.update = 'UPDATE_IN_PROGRESS'
  world.clock.after(UPDATE_MILLISECONDS, () => {
    provider.update = 'UPDATE_COMPLETE'
  })
  return { capacityProvider: view(world, provider, true) }
}

export function deleteCapacityProvider(input: DeleteCapacityProviderRequest, world: World): object {
  const provider = providerBy(world, shortName(input.capacityProvider ?? ''))
  const { clusters, capacityProviders, tags } = containers(world)
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
  const { capacityProviders } = containers(world)
  const wanted = input.capacityProviders?.map(shortName) ?? [...capacityProviders.keys()]
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
  if (found?.group) return found
  throw client('The specified capacity provider does not exist. Specify a valid name or ARN and try again.')
}

function managementOf(given: Partial<AutoScalingGroupProvider>): CapacityProviderState['management'] {
  const scaling = given.managedScaling
  return {
    // What is not said of managed scaling is off: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html
    managedScaling: {
      status: scaling?.status ?? 'DISABLED',
      targetCapacity: scaling?.targetCapacity ?? 100,
      minimumScalingStepSize: scaling?.minimumScalingStepSize ?? 1,
      maximumScalingStepSize: scaling?.maximumScalingStepSize ?? 10_000,
      instanceWarmupPeriod: scaling?.instanceWarmupPeriod ?? 300,
    },
    managedTerminationProtection: given.managedTerminationProtection ?? 'DISABLED',
    managedDraining: given.managedDraining ?? 'ENABLED',
  }
}

function checkProtection(
  { managedTerminationProtection, managedScaling }: CapacityProviderState['management'],
  protects: boolean,
): void {
  if (managedTerminationProtection !== 'ENABLED') return
  if (managedScaling?.status !== 'ENABLED')
    throw client(
      'The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, managed scaling must be enabled. Enable managed scaling and try again.',
    )
  if (!protects)
    throw client(
      // https://github.com/hashicorp/terraform-provider-aws/issues/11338
      'The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled.',
    )
}

function view(world: World, provider: CapacityProviderState, withTags: boolean): CapacityProvider {
  return {
    capacityProviderArn: provider.arn,
    name: provider.name,
    status: 'ACTIVE',
    ...(provider.group && {
      autoScalingGroupProvider: { autoScalingGroupArn: provider.group, ...provider.management },
      updateStatus: provider.update,
    }),
    tags: withTags ? (containers(world).tags.get(provider.arn) ?? []) : [],
  }
}
