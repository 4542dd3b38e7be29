import type { DescribeTasksRequest, ListTasksRequest, StopTaskRequest, Task } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { clusterOf } from './cluster.ts'
import { watcherOf } from './scheduler.ts'
import { invalid, runsOnFargate } from './service-refusals.ts'
import { containers, ecsArn, shortName } from './state.ts'
import type { TaskState } from './task.ts'
import { stopTask } from './task-stop.ts'

export function listTasks(input: ListTasksRequest, world: World): object {
  const cluster = clusterOf(world, input.cluster)
  const desired = input.desiredStatus ?? 'RUNNING'
  const arns = [...cluster.tasks.values()]
    .filter(task => task.desiredStatus === desired)
    .filter(task => input.serviceName === undefined || task.service.name === shortName(input.serviceName))
    .filter(task => input.family === undefined || task.definition.family === input.family)
    .filter(task => input.startedBy === undefined || task.deployment.id === input.startedBy)
    .map(task => task.arn)
  const from = Number(input.nextToken ?? 0)
  const to = from + (input.maxResults ?? 100)
  return { taskArns: arns.slice(from, to), ...(to < arns.length ? { nextToken: String(to) } : {}) }
}

export function describeTasks(input: DescribeTasksRequest, world: World): object {
  const cluster = clusterOf(world, input.cluster)
  const references = input.tasks ?? []
  if (references.length === 0) throw invalid('Tasks cannot be empty.')
  if (references.length > 100) throw invalid('Tasks cannot contain more than 100 elements.')
  const found = references.map(reference => [reference, cluster.tasks.get(shortName(reference))] as const)
  return {
    tasks: found.flatMap(([, task]) => (task ? [view(world, task, input.include?.includes('TAGS') ?? false)] : [])),
    failures: found
      .filter(([, task]) => !task)
      .map(([reference]) => ({
        arn: ecsArn(world, `task/${cluster.name}/${shortName(reference)}`),
        reason: 'MISSING',
      })),
  }
}

export function stopTaskOperation(input: StopTaskRequest, world: World): { task: Task } {
  const cluster = clusterOf(world, input.cluster)
  const task = cluster.tasks.get(shortName(input.task ?? ''))
  if (!task) throw invalid('The referenced task was not found.')
  stopTask(world, task, 'UserInitiated', input.reason ?? 'Task stopped by user', watcherOf(world, task.service))
  return { task: view(world, task, false) }
}

function view(world: World, task: TaskState, withTags: boolean): Task {
  const { settings } = task.deployment.revision
  const healths = task.containers
    .filter(({ timeline }) => timeline.definition.healthCheck && timeline.definition.essential !== false)
    .map(({ healthStatus }) => healthStatus)
  return {
    taskArn: task.arn,
    clusterArn: task.cluster.arn,
    taskDefinitionArn: task.definition.taskDefinitionArn,
    group: `service:${task.service.name}`,
    startedBy: task.deployment.id,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus:
      healths.find(health => health === 'UNHEALTHY') ??
      healths.find(health => health === 'UNKNOWN') ??
      (healths.length > 0 ? 'HEALTHY' : 'UNKNOWN'),
    containerInstanceArn: task.instance?.arn,
    launchType: runsOnFargate(settings) ? 'FARGATE' : 'EC2',
    cpu: task.definition.cpu,
    memory: task.definition.memory,
    createdAt: task.createdAt,
    pullStoppedAt: task.pulledAt,
    startedAt: task.startedAt,
    stoppingAt: task.stoppingAt,
    stoppedAt: task.stoppedAt,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    attachments: task.networkInterfaceId
      ? [
          {
            id: task.id,
            type: 'ElasticNetworkInterface',
            status: task.lastStatus === 'STOPPED' ? 'DELETED' : 'ATTACHED',
            details: [
              { name: 'subnetId', value: task.subnetId },
              { name: 'networkInterfaceId', value: task.networkInterfaceId },
              { name: 'privateIPv4Address', value: task.address },
            ],
          },
        ]
      : [],
    containers: task.containers.map(container => ({
      containerArn: ecsArn(world, `container/${task.cluster.name}/${task.id}/${container.name}`),
      taskArn: task.arn,
      name: container.name,
      image: container.image,
      runtimeId: container.runtimeId,
      lastStatus: container.lastStatus,
      healthStatus: container.healthStatus,
      exitCode: container.exitCode,
      reason: container.reason,
      networkInterfaces: task.address ? [{ privateIpv4Address: task.address }] : [],
    })),
    tags:
      withTags && task.service.settings.propagateTags === 'SERVICE'
        ? (containers(world).tags.get(task.service.arn) ?? [])
        : [],
  }
}
