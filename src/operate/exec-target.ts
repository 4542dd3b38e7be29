import { allPages } from '../aws/pages.ts'
import type { Container, Task } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import { findService } from '../deploy/diagnosis/find-service.ts'
import { InvalidDefinitionError, PlanError } from '../errors.ts'
import { type InputMembers, required, TEXT } from '../validators/input.ts'
import { unknownContainer } from '../validators/named-container.ts'
import { nameIn } from './name-in.ts'
import { wholeTaskIds } from './whole-task-ids.ts'

/** The container to enter. */
export interface ExecTarget {
  /** The name or ARN of the cluster. */
  readonly cluster: string
  /** The name or ARN of the service that has the task. */
  readonly service?: string
  /** The id of the task, or its first characters, or its ARN. @default one of the service: the newest that can be entered */
  readonly task?: string
  /** The name of the container. @default the only one, or that of `choose`, or the first that is essential */
  readonly container?: string
}

export const EXEC_TARGET_MEMBERS: InputMembers<ExecTarget> = {
  cluster: required(TEXT),
  service: TEXT,
  task: TEXT,
  container: TEXT,
}

/** Chooses one of several tasks or containers, by its name: the id of a task. */
export type ChooseTarget = (
  what: 'task' | 'container',
  choices: readonly { readonly name: string; readonly about: string }[],
) => Promise<string>

/** A container that runs. */
export interface FoundContainer {
  readonly task: Task
  readonly container: Container
  readonly taskId: string
  readonly name: string
  /** As sessions name it: `ecs:<cluster>_<task>_<runtime id>`. */
  readonly target: string
}

/** @throws PlanError where there is no such task, or it does not run; InvalidDefinitionError where it has no such container. */
export async function findContainer(
  target: ExecTarget,
  choose: ChooseTarget | undefined,
  context: AccountContext,
): Promise<FoundContainer> {
  const task = await findTask(target, choose, context)
  const taskId = nameIn(task.taskArn)
  const { containers = [] } = task
  const running = containers.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  const names = running.flatMap(({ name = '' }) => name)
  const wanted =
    target.container ?? (names.length > 1 ? await oneOfSeveral(task, running, choose, context) : names[0]) ?? ''
  const container = running.find(({ name }) => name === wanted)
  if (container?.runtimeId) {
    const name = container.name ?? ''
    return { task, container, taskId, name, target: `ecs:${nameIn(task.clusterArn)}_${taskId}_${container.runtimeId}` }
  }
  const there = containers.find(({ name }) => name === wanted)
  if (there)
    throw missing(`Container "${wanted}" of task ${taskId} does not run: it is ${there.lastStatus}`, 'Name another.')
  const all = containers.flatMap(({ name = '' }) => name)
  throw new InvalidDefinitionError('Exec', [unknownContainer('RUN-CON-01', wanted, all)])
}

/** The one that is chosen, or else the first of the definition that is essential. */
async function oneOfSeveral(
  { taskDefinitionArn: taskDefinition }: Task,
  running: readonly Container[],
  choose: ChooseTarget | undefined,
  { aws }: AccountContext,
): Promise<string | undefined> {
  if (choose)
    return choose(
      'container',
      running.map(({ name = '', image = '' }) => ({ name, about: image })),
    )
  const { taskDefinition: { containerDefinitions = [] } = {} } = await aws.ecs('DescribeTaskDefinition', {
    taskDefinition,
  })
  const runs = containerDefinitions.filter(each => running.some(({ name }) => name === each.name))
  return (runs.find(({ essential = true }) => essential) ?? runs[0])?.name
}

async function findTask(target: ExecTarget, choose: ChooseTarget | undefined, context: AccountContext): Promise<Task> {
  const { cluster, service, task } = target
  if (task !== undefined) {
    const [whole = task] = await wholeTaskIds([task], { cluster, service }, context)
    return taskNamed(cluster, whole, context)
  }
  if (service === undefined)
    throw missing('Nothing says which task to enter', 'Name a service of the cluster, or a task.')
  const { clusterArn = cluster, serviceName = service, desiredCount } = await findService(cluster, service, context)
  const tasks = (await tasksOf(clusterArn, serviceName, context)).filter(({ lastStatus }) => lastStatus === 'RUNNING')
  const [first, ...others] = tasks.toSorted((a, b) => rank(b) - rank(a))
  if (!first && desiredCount === 0)
    throw missing(
      `No task of service "${serviceName}" runs: its desiredCount is 0`,
      `Start some: fluent-ecs scale ${nameIn(clusterArn)}/${serviceName} 1.`,
    )
  if (!first)
    throw missing(
      `No task of service "${serviceName}" runs`,
      `See why: fluent-ecs diagnose ${nameIn(clusterArn)}/${serviceName}.`,
    )
  if (others.length === 0 || !choose) return first
  const name = await choose(
    'task',
    [first, ...others].map(each => ({ name: nameIn(each.taskArn), about: aboutTask(each) })),
  )
  return tasks.find(({ taskArn }) => nameIn(taskArn) === name) ?? first
}

/** Those first that can be entered, and of these the newest. */
function rank({ enableExecuteCommand, startedAt }: Task): number {
  const age = startedAt?.getTime() ?? 0
  return enableExecuteCommand ? age : age - Number.MAX_SAFE_INTEGER / 2
}

function aboutTask({ taskDefinitionArn, startedAt, enableExecuteCommand }: Task): string {
  const since = startedAt ? `, since ${startedAt.toISOString()}` : ''
  return `${nameIn(taskDefinitionArn)}${since}${enableExecuteCommand ? '' : ', without ECS Exec'}`
}

async function tasksOf(cluster: string, serviceName: string, { aws }: AccountContext): Promise<Task[]> {
  const arns = await allPages(async nextToken => {
    const page = await aws.ecs('ListTasks', { cluster, serviceName, ...(nextToken ? { nextToken } : {}) })
    return { items: page.taskArns, next: page.nextToken }
  })
  const found: Task[] = []
  for (let at = 0; at < arns.length; at += MOST_TASKS) {
    const { tasks = [] } = await aws.ecs('DescribeTasks', { cluster, tasks: arns.slice(at, at + MOST_TASKS) })
    found.push(...tasks)
  }
  return found
}

const MOST_TASKS = 100

async function taskNamed(cluster: string, name: string, { aws }: AccountContext): Promise<Task> {
  const { tasks: [task] = [] } = await aws.ecs('DescribeTasks', { cluster, tasks: [name] })
  if (!task)
    throw missing(
      `There is no task ${nameIn(name)} in cluster "${nameIn(cluster)}": it may have stopped`,
      `See which run: fluent-ecs status ${nameIn(cluster)}.`,
    )
  if (task.lastStatus !== 'RUNNING')
    throw missing(`Task ${nameIn(name)} does not run: it is ${task.lastStatus}`, 'Wait until it runs, or name another.')
  return task
}

const missing = (message: string, fix: string): PlanError => new PlanError('task.missing', { message, fix })
