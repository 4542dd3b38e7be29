import type { DescribeTasksRequest, ListTasksRequest, StopTaskRequest, Task } from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import { clusterOf } from './cluster.ts'
import { ALONE } from './run-task.ts'
import { watcherOf } from './scheduler.ts'
import { invalid } from './service-refusals.ts'
import { containers, ecsArn, shortName } from './state.ts'
import { stopTask } from './task-stop.ts'
import { taskView } from './task-view.ts'

/** Of ids of today, and of before 2019: https://github.com/Mic-U/ecsher/issues/56 */
const ID_LENGTHS: readonly number[] = [32, 36]

export function listTasks(input: ListTasksRequest, world: World): object {
  const cluster = clusterOf(world, input.cluster)
  if (input.serviceName !== undefined && !cluster.services.has(shortName(input.serviceName)))
    throw new AwsError('ServiceNotFoundException', 'Service not found.')
  const desired = input.desiredStatus ?? 'RUNNING'
  const arns = [...cluster.tasks.values()]
    .filter(task => task.desiredStatus === desired)
    .filter(task => input.serviceName === undefined || task.service?.name === shortName(input.serviceName))
    .filter(task => input.family === undefined || task.definition.family === input.family)
    .filter(task => input.startedBy === undefined || task.startedBy === input.startedBy)
    .filter(task => input.launchType === undefined || task.launchType === input.launchType)
    .filter(task => input.containerInstance === undefined || task.instance?.id === shortName(input.containerInstance))
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
  if (references.some(reference => !ID_LENGTHS.includes(shortName(reference).length)))
    throw invalid('taskId length should be one of [32,36]')
  const found = references.map(reference => [reference, cluster.tasks.get(shortName(reference))] as const)
  return {
    tasks: found.flatMap(([, task]) => (task ? [taskView(world, task, input.include?.includes('TAGS') ?? false)] : [])),
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
  const watcher = task.service ? watcherOf(world, task.service) : ALONE
  stopTask(world, task, 'UserInitiated', input.reason ?? 'Task stopped by user', watcher)
  // The API reference: its tags are deleted.
  containers(world).tags.set(task.arn, [])
  return { task: taskView(world, task, false) }
}
