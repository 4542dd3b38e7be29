import { groupsOf, templateData, versionNumber } from '../ec2/launch-template.ts'
import { networking } from '../ec2/state.ts'
import { lookForPlaces } from '../ecs/actors.ts'
import { drainInstance, hasLeft, idleInstance, joinCluster, leaveCluster } from '../ecs/instance-life.ts'
import { containers } from '../ecs/state.ts'
import type { World } from '../operation.ts'
import { launchFailure, noteLaunch } from './activity.ts'
import { sizeOf } from './instance-size.ts'
import { type Group, type GroupInstance, groups, isGoing, templateOf } from './state.ts'

// About what people see: not recorded.
const LAUNCH_MILLISECONDS = 20_000
const JOIN_MILLISECONDS = 40_000
const TERMINATE_MILLISECONDS = 30_000
const LOOK_MILLISECONDS = 10_000
const RETRY_MILLISECONDS = 60_000
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html
const IDLE_MILLISECONDS = 900_000

/** Launches what is missing of a group, and ends what is too much. */
export function reconcile(world: World, group: Group): void {
  const staying = group.instances.filter(each => !isGoing(each))
  const failure = staying.length < group.desired + group.surge ? launchFailure(world, group) : undefined
  if (failure !== undefined) {
    retry(world, group, failure)
    return
  }
  for (let at = staying.length; at < group.desired + group.surge; at += 1) launch(world, group, at)
  const surplus = staying.length - group.desired - group.surge
  if (surplus <= 0) return
  // Those of an older template go first.
  const { version } = startedFrom(world, group)
  const order = [...staying].sort((a, b) => Number(a.version === version) - Number(b.version === version))
  for (const instance of order.filter(each => !each.protectedFromScaleIn).slice(0, surplus))
    terminate(world, group, instance)
}

/** A launch that failed is tried again, as long as it is wanted. */
function retry(world: World, group: Group, failure: string): void {
  const [last] = group.activities
  if (last?.StatusCode === 'Failed' && world.clock.now() < (last.StartTime?.getTime() ?? 0) + RETRY_MILLISECONDS) return
  noteLaunch(world, group, { failure })
  world.clock.after(RETRY_MILLISECONDS, () => {
    if (!group.deleting && groups(world).get(group.name) === group) reconcile(world, group)
  })
}

/** The launch template of a group, with the number of its version: an instance keeps what it was started with. */
export function startedFrom(world: World, group: Group): { readonly id: string; readonly version: string } {
  const { id, version } = templateOf(group)
  return { id, version: versionNumber(world, id, version) }
}

function launch(world: World, group: Group, at: number): void {
  const { id: templateId, version } = startedFrom(world, group)
  const data = templateData(world, templateId, version)
  const subnetId = group.subnets[at % group.subnets.length] ?? ''
  const subnet = networking(world).subnets.get(subnetId)
  if (!data || !subnet) return
  const instanceId = `i-${world.id(17)}`
  const { networkInterfaceId } = networking(world).attachInterface({
    subnetId,
    groups: [...groupsOf(data)],
    description: 'Primary network interface',
    requesterId: world.account,
    instanceId,
  })
  const instance: GroupInstance = {
    instanceId,
    instanceType: group.policy.LaunchTemplate?.Overrides?.[0]?.InstanceType ?? data.InstanceType ?? '',
    zone: subnet.availabilityZone,
    templateId,
    version,
    networkInterfaceId,
    lifecycle: 'Pending',
    protectedFromScaleIn: group.protects,
    inServiceAt: undefined,
    joined: undefined,
  }
  group.instances.push(instance)
  noteLaunch(world, group, { instanceId })
  world.clock.after(LAUNCH_MILLISECONDS, () => {
    if (instance.lifecycle !== 'Pending') return
    instance.lifecycle = 'InService'
    instance.inServiceAt = world.clock.now()
    world.clock.after(JOIN_MILLISECONDS, () => join(world, group, instance, data.UserData ?? ''))
  })
}

/** What its user data says, its agent does. */
function join(world: World, group: Group, instance: GroupInstance, userData: string): void {
  if (instance.lifecycle !== 'InService') return
  const text = Buffer.from(userData, 'base64').toString()
  const cluster = /ECS_CLUSTER=(\S+)|cluster = "([^"]+)"|-Cluster '?([\w-]+)/.exec(text)?.slice(1).find(Boolean)
  const { vCpus, memoryMiB } = sizeOf(instance.instanceType)
  const id = joinCluster(world, cluster ?? 'default', {
    ec2InstanceId: instance.instanceId,
    networkInterfaceId: instance.networkInterfaceId,
    cpu: vCpus * 1024,
    memoryMiB,
    attributes: {
      'ecs.instance-type': instance.instanceType,
      'ecs.availability-zone': instance.zone,
      'ecs.os-type': text.includes('powershell') ? 'windows' : 'linux',
    },
    capacityProviderName: providerOf(world, group),
  })
  // An agent that finds no cluster of the name ends: https://github.com/aws/amazon-ecs-agent
  if (id === undefined || cluster === undefined) return
  instance.joined = { cluster, id }
  lookForPlaces(world, cluster)
  world.clock.after(IDLE_MILLISECONDS, () => scaleIn(world, group))
}

function providerOf(world: World, { arn }: Group): string | undefined {
  return [...containers(world).capacityProviders.values()].find(each => each.group === arn)?.name
}

/** Ends an instance. With managed draining, ECS moves its tasks first. */
export function terminate(world: World, group: Group, instance: GroupInstance, drains = true): void {
  if (instance.lifecycle === 'Terminating:Proceed') return
  const provider = [...containers(world).capacityProviders.values()].find(each => each.group === group.arn)
  const { joined } = instance
  if (drains && joined && provider?.management.managedDraining === 'ENABLED') {
    if (instance.lifecycle === 'Terminating:Wait') return
    instance.lifecycle = 'Terminating:Wait'
    drainInstance(world, joined)
    const look = () => {
      if (instance.lifecycle !== 'Terminating:Wait') return
      if (hasLeft(world, joined)) terminate(world, group, instance, false)
      else world.clock.after(LOOK_MILLISECONDS, look)
    }
    world.clock.after(LOOK_MILLISECONDS, look)
    return
  }
  instance.lifecycle = 'Terminating:Proceed'
  if (joined) leaveCluster(world, joined)
  world.clock.after(TERMINATE_MILLISECONDS, () => {
    networking(world).releaseInterface(instance.networkInterfaceId, 0)
    group.instances.splice(group.instances.indexOf(instance), 1)
    if (group.deleting && group.instances.length === 0) groups(world).delete(group.name)
    else if (!group.deleting) reconcile(world, group)
  })
}

/** What ECS asks for where tasks find no place: instances for so many more of them. */
export function scaleOut(world: World, group: Group, tasks: number, needs: { cpu: number; memory: number }): void {
  const { vCpus, memoryMiB } = sizeOf(group.policy.LaunchTemplate?.Overrides?.[0]?.InstanceType ?? '')
  const fits = Math.floor(
    Math.min(needs.cpu > 0 ? (vCpus * 1024) / needs.cpu : 100, needs.memory > 0 ? memoryMiB / needs.memory : 100),
  )
  if (fits === 0) return
  const coming = group.instances.filter(each => !isGoing(each) && !each.joined).length
  const more = Math.max(0, Math.ceil(tasks / fits) - coming)
  group.desired = Math.min(group.maxSize, group.desired + more)
  reconcile(world, group)
}

/** An instance without tasks goes after a while, down to the minimum of the group. */
function scaleIn(world: World, group: Group): void {
  if (group.deleting || groups(world).get(group.name) !== group) return
  const provider = [...containers(world).capacityProviders.values()].find(each => each.group === group.arn)
  const idle = group.instances.find(
    ({ joined, lifecycle }) => lifecycle === 'InService' && joined && idleInstance(world, joined),
  )
  const ends = provider?.management.managedScaling?.status === 'ENABLED' && group.surge === 0
  if (ends && idle && group.desired > group.minSize) {
    group.desired -= 1
    terminate(world, group, idle)
  }
  if (group.instances.some(each => !isGoing(each))) world.clock.after(IDLE_MILLISECONDS, () => scaleIn(world, group))
}
