import { networking } from '../ec2/state.ts'
import { refusalOf } from '../iam/refusal.ts'
import { identity } from '../iam/state.ts'
import type { World } from '../operation.ts'
import { lookForPlaces } from './actors.ts'
import { drainInstance, hasLeft, idleInstance, joinCluster, leaveCluster } from './instance-life.ts'
import { type Size, sizeFor } from './managed-size.ts'
import { type CapacityProviderState, containers, type ManagedInstance, type ManagedState } from './state.ts'

// About what people see: https://github.com/PrefectHQ/prefect/issues/20765 says 2 to 5 minutes.
const JOIN_MILLISECONDS = 120_000
const TERMINATE_MILLISECONDS = 30_000
const LOOK_MILLISECONDS = 10_000
// What AWS waits for without scaleInAfter is not documented.
const IDLE_SECONDS = 300

/** Launches an instance for the tasks that find no place; gives what the event of the service says where there is none. */
export function launchManaged(
  world: World,
  provider: CapacityProviderState,
  managed: ManagedState,
  needs: Size,
): string | undefined {
  const { networkConfiguration, ec2InstanceProfileArn = '' } = managed.config.instanceLaunchTemplate ?? {}
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-errors.html
  const refused = (why: string): string =>
    `was unable to place a task. Reason: ResourceInitializationError: Unable to launch instance(s) for capacity provider ${provider.name}. ${why}`
  const profile = identity(world).instanceProfiles.get(ec2InstanceProfileArn.split('/').at(-1) ?? '')
  const instanceRole = identity(world).roles.get(profile?.roleName ?? '')
  if (!instanceRole)
    return refused(
      `InvalidParameterValue: Value (${ec2InstanceProfileArn}) for parameter iamInstanceProfile is invalid.`,
    )
  const role = identity(world).roleByArn(managed.config.infrastructureRoleArn ?? '')
  const why =
    role && refusalOf(world, role, 'iam:PassRole', instanceRole.arn, { 'iam:passedtoservice': 'ec2.amazonaws.com' })
  if (!role || why)
    return refused(
      `UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::${world.account}:assumed-role/${role?.roleName}/ECSManagedInstances is not authorized to perform: iam:PassRole on resource: ${instanceRole.arn} ${why}.`,
    )
  const size = sizeFor(needs, managed.config.instanceLaunchTemplate?.instanceRequirements)
  if (!size)
    return refused(
      'UnfulfillableCapacity: Unable to fulfill capacity due to your request configuration. Please adjust your request and try again.',
    )
  if (managed.instances.some(({ joined }) => !joined)) return undefined
  const { subnets = [], securityGroups: groups = [] } = networkConfiguration ?? {}
  const subnetId = subnets[managed.instances.length % subnets.length] ?? ''
  const ec2InstanceId = `i-${world.id(17)}`
  const { networkInterfaceId } = networking(world).attachInterface({
    subnetId,
    groups,
    description: 'Primary network interface',
    requesterId: world.account,
    instanceId: ec2InstanceId,
  })
  const instance: ManagedInstance = { ec2InstanceId, networkInterfaceId, joined: undefined }
  managed.instances.push(instance)
  world.clock.after(JOIN_MILLISECONDS, () => {
    if (!managed.instances.includes(instance)) return
    const attributes = {
      'ecs.availability-zone': networking(world).subnets.get(subnetId)?.availabilityZone ?? '',
      'ecs.os-type': 'linux',
    }
    const id = joinCluster(world, managed.cluster, {
      ec2InstanceId,
      networkInterfaceId,
      cpu: size.cpu,
      memoryMiB: size.memory,
      attributes,
      capacityProviderName: provider.name,
    })
    if (id === undefined) return
    instance.joined = { cluster: managed.cluster, id }
    lookForPlaces(world, managed.cluster)
    optimize(world, managed, instance)
  })
  return undefined
}

/** An instance without tasks goes after a while, unless that is turned off. */
function optimize(world: World, managed: ManagedState, instance: ManagedInstance): void {
  const { scaleInAfter: seconds = IDLE_SECONDS } = managed.config.infrastructureOptimization ?? {}
  world.clock.after((seconds < 0 ? IDLE_SECONDS : Math.max(seconds, 60)) * 1000, () => {
    const { joined } = instance
    if (!joined || !managed.instances.includes(instance)) return
    if (seconds >= 0 && idleInstance(world, joined)) end(world, managed, instance)
    else optimize(world, managed, instance)
  })
}

function end(world: World, managed: ManagedState, instance: ManagedInstance): void {
  if (instance.joined) leaveCluster(world, instance.joined)
  managed.instances.splice(managed.instances.indexOf(instance), 1)
  world.clock.after(TERMINATE_MILLISECONDS, () => networking(world).releaseInterface(instance.networkInterfaceId, 0))
}

/** Ends the instances of a capacity provider that goes, each once its tasks have gone, and then the provider. */
export function dismiss(world: World, provider: CapacityProviderState, managed: ManagedState): void {
  for (const { joined } of managed.instances) if (joined) drainInstance(world, joined)
  const look = (): void => {
    for (const instance of [...managed.instances])
      if (!instance.joined || hasLeft(world, instance.joined)) end(world, managed, instance)
    world.clock.after(managed.instances.length > 0 ? LOOK_MILLISECONDS : TERMINATE_MILLISECONDS, () => {
      if (managed.instances.length > 0) return look()
      const { capacityProviders, tags, clusters } = containers(world)
      capacityProviders.delete(provider.name)
      tags.delete(provider.arn)
      const cluster = clusters.get(managed.cluster)
      if (cluster) cluster.capacityProviders = cluster.capacityProviders.filter(name => name !== provider.name)
    })
  }
  world.clock.after(LOOK_MILLISECONDS, look)
}
