import { defaultGroupsOf, networking } from '../ec2/state.ts'
import type { World } from '../operation.ts'
import type { TaskLaunch, TaskState, TaskWatcher } from './account-state.ts'
import { containerTimelines } from './container-timeline.ts'
import { bindPorts } from './host-port.ts'
import { containers, ecsArn, now } from './state.ts'
import { TaskRun } from './task-run.ts'

/** Starts one task. Everything that follows happens on the virtual clock. */
export function startTask(world: World, launch: TaskLaunch, watcher: TaskWatcher): TaskState {
  const { cluster, service, definition, network, overrides } = launch
  const id = world.id(32)
  const { subnets = [], securityGroups = [] } = network ?? {}
  const subnetId = subnets[Math.floor(world.random() * subnets.length)] ?? ''
  const arn = ecsArn(world, `task/${cluster.name}/${id}`)
  const ec2 = networking(world)
  // One without an address fails when its network is set up.
  const placed =
    subnetId && ec2.hasRoom(subnetId)
      ? ec2.attachInterface({
          subnetId,
          groups: securityGroups.length > 0 ? securityGroups : defaultGroupsOf(world, ec2.subnets.get(subnetId)?.vpcId),
          description: arn,
          requesterId: 'amazon-ecs',
          isPublic: network?.assignPublicIp === 'ENABLED',
        })
      : undefined
  const task: TaskState = {
    ...launch,
    arn,
    id,
    containers: containerTimelines(world, definition.containerDefinitions ?? [], !service, overrides).map(timeline => ({
      name: timeline.definition.name ?? '',
      image: timeline.definition.image ?? '',
      runtimeId: `${id}-${world.id(10)}`,
      timeline,
      lastStatus: 'PENDING',
      healthStatus: 'UNKNOWN',
      exitCode: undefined,
      reason: undefined,
    })),
    networkInterfaceId: placed?.networkInterfaceId ?? '',
    subnetId,
    address: placed?.privateIpAddress ?? '',
    bindings: bindPorts(definition, launch.instance, cluster.tasks.values()),
    createdAt: now(world),
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    targets: [],
    endpoints: [],
    version: 1,
    pullingSince: undefined,
    pulledAt: undefined,
    startedAt: undefined,
    stoppingAt: undefined,
    executionStoppedAt: undefined,
    stoppedAt: undefined,
    stopCode: undefined,
    stoppedReason: undefined,
  }
  cluster.tasks.set(id, task)
  service?.tasks.add(task)
  containers(world).tags.set(arn, [...launch.tags])
  new TaskRun(world, task, watcher).provision()
  return task
}
