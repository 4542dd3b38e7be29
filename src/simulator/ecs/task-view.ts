import type { Attachment, Container, Task, TaskOverride } from '@aws-sdk/client-ecs'
import { networking } from '../ec2/state.ts'
import type { World } from '../operation.ts'
import type { ContainerState, TaskState } from './account-state.ts'
import { containers, ecsArn } from './state.ts'

/** A task as DescribeTasks answers it. */
export function taskView(world: World, task: TaskState, withTags: boolean): Task {
  const fargate = task.launchType === 'FARGATE'
  return {
    attachments: task.networkInterfaceId ? [attachment(task)] : [],
    attributes: [{ name: 'ecs.cpu-architecture', value: architecture(task) }],
    availabilityZone: networking(world).subnets.get(task.subnetId)?.availabilityZone ?? `${world.region}a`,
    capacityProviderName: task.capacityProviderName,
    clusterArn: task.cluster.arn,
    connectivity: task.pulledAt === undefined ? undefined : 'CONNECTED',
    connectivityAt: task.pulledAt,
    containerInstanceArn: task.instance?.arn,
    containers: task.containers.map(container => containerView(world, task, container)),
    cpu: task.definition.cpu,
    createdAt: task.createdAt,
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: task.enableExecuteCommand ?? false,
    executionStoppedAt: task.executionStoppedAt,
    ephemeralStorage: fargate ? { sizeInGiB: task.definition.ephemeralStorage?.sizeInGiB ?? 20 } : undefined,
    group: task.group,
    healthStatus: healthOf(task),
    inferenceAccelerators: [],
    lastStatus: task.lastStatus,
    launchType: task.launchType,
    memory: task.definition.memory,
    overrides: overridesOf(task),
    platformFamily: fargate ? 'Linux' : undefined,
    platformVersion: fargate ? version(task) : undefined,
    pullStartedAt: task.pullingSince,
    pullStoppedAt: task.pulledAt,
    startedAt: task.startedAt,
    startedBy: task.startedBy,
    stopCode: task.stopCode,
    stoppedAt: task.stoppedAt,
    stoppedReason: task.stoppedReason,
    stoppingAt: task.stoppingAt,
    tags: withTags ? (containers(world).tags.get(task.arn) ?? []) : [],
    taskArn: task.arn,
    taskDefinitionArn: task.definition.taskDefinitionArn,
    version: task.version,
  }
}

const attachment = (task: TaskState): Attachment => ({
  id: attachmentId(task),
  type: 'ElasticNetworkInterface',
  status: task.lastStatus === 'STOPPED' ? 'DELETED' : task.lastStatus === 'PROVISIONING' ? 'ATTACHING' : 'ATTACHED',
  details: [
    { name: 'subnetId', value: task.subnetId },
    { name: 'networkInterfaceId', value: task.networkInterfaceId },
    { name: 'macAddress', value: `0a:${task.id.slice(0, 10).match(/../g)?.join(':')}` },
    { name: 'privateIPv4Address', value: task.address },
  ],
})

const attachmentId = ({ id }: TaskState): string => id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

const architecture = ({ definition }: TaskState): string =>
  definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64'

function containerView(world: World, task: TaskState, container: ContainerState): Container {
  const { definition } = container.timeline
  return {
    containerArn: ecsArn(world, `container/${task.cluster.name}/${task.id}/${container.name}`),
    taskArn: task.arn,
    name: container.name,
    image: container.image,
    runtimeId: container.runtimeId,
    lastStatus: container.lastStatus,
    managedAgents: agentsOf(task, container),
    healthStatus: container.healthStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    cpu: String(definition.cpu ?? 0),
    memory: definition.memory === undefined ? undefined : String(definition.memory),
    memoryReservation: definition.memoryReservation === undefined ? undefined : String(definition.memoryReservation),
    networkBindings: task.bindings
      .filter(each => each.container === container.name)
      .map(({ containerPort, hostPort, protocol }) => ({ bindIP: '0.0.0.0', containerPort, hostPort, protocol })),
    networkInterfaces: task.address ? [{ attachmentId: attachmentId(task), privateIpv4Address: task.address }] : [],
  }
}

/** The agent of ECS Exec, which every container of a task has where it is switched on. */
function agentsOf(task: TaskState, container: ContainerState): Container['managedAgents'] {
  if (!task.enableExecuteCommand) return undefined
  const runs = container.lastStatus === 'RUNNING'
  return [
    {
      name: 'ExecuteCommandAgent',
      lastStatus: runs ? 'RUNNING' : container.lastStatus,
      ...(runs && task.startedAt && { lastStartedAt: task.startedAt }),
    },
  ]
}

function healthOf(task: TaskState): Task['healthStatus'] {
  const healths = task.containers
    .filter(({ timeline }) => timeline.definition.healthCheck && timeline.definition.essential !== false)
    .map(({ healthStatus }) => healthStatus)
  return (
    healths.find(health => health === 'UNHEALTHY') ??
    healths.find(health => health === 'UNKNOWN') ??
    (healths.length > 0 ? 'HEALTHY' : 'UNKNOWN')
  )
}

// LATEST is 1.4.0 on Linux.
const version = ({ platformVersion = 'LATEST' }: TaskState): string =>
  platformVersion === 'LATEST' ? '1.4.0' : platformVersion

/** Every container is named, as recorded, whether it was overridden or not. */
function overridesOf({ overrides = {}, containers: all }: TaskState): TaskOverride {
  return {
    ...overrides,
    containerOverrides: all.map(({ name }) => ({
      name,
      ...overrides.containerOverrides?.find(each => each.name === name),
    })),
    inferenceAcceleratorOverrides: overrides.inferenceAcceleratorOverrides ?? [],
  }
}
