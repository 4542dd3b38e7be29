import { isDeepStrictEqual } from 'node:util'
import type { Failure, RunTaskRequest, StartTaskRequest, Tag, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import type { ClusterState, TaskLaunch, TaskState, TaskWatcher } from './account-state.ts'
import { clusterOf } from './cluster.ts'
import { placeAlone } from './container-instance.ts'
import { placementProblem } from './placement-problem.ts'
import { checkCommon, checkRunTask, runnable } from './run-task-refusals.ts'
import { invalid, runsOnFargate } from './service-refusals.ts'
import { containers, shortName } from './state.ts'
import { startTask } from './task.ts'
import { withOverrides } from './task-overrides.ts'
import { providerOf } from './task-provider.ts'
import { managedTags } from './task-tags.ts'
import { taskView } from './task-view.ts'

interface Answer {
  readonly tasks: Task[]
  readonly failures: Failure[]
}

interface Known {
  readonly input: RunTaskRequest
  readonly tasks: readonly TaskState[]
}

const TOKENS_STAY = 86_400_000

/** Nobody replaces a task of its own. */
export const ALONE: TaskWatcher = { changed: () => {}, stopping: () => {} }

export function runTask(input: RunTaskRequest, world: World): Answer {
  const cluster = clusterOf(world, input.cluster)
  const tokens = world.state('ecs run tokens', () => new Map<string, Known>())
  const known = tokens.get(input.clientToken ?? '')
  if (known) return again(world, known, input)
  const definition = runnable(world, input.taskDefinition)
  const strategy =
    input.capacityProviderStrategy ?? (input.launchType === undefined ? cluster.strategy : undefined) ?? []
  const fargate = runsOnFargate({ launchType: input.launchType, capacityProviderStrategy: strategy })
  checkRunTask(world, cluster, definition, input, fargate)
  if (!fargate && cluster.instances.size === 0) throw invalid('No Container Instances were found in your cluster.')
  const launch: TaskLaunch = {
    ...common(world, cluster, definition, input),
    launchType: fargate ? 'FARGATE' : 'EC2',
    capacityProviderName: providerOf(strategy),
    platformVersion: input.platformVersion,
  }
  const tasks: TaskState[] = []
  const failures: Failure[] = []
  for (let made = 0; made < (input.count ?? 1); made += 1) {
    const problem = placementProblem(world, launch.definition, launch.network?.subnets?.[0])
    if (problem !== undefined) {
      failures.push({ reason: problem.replace(/^was unable to place a task\. Reason: /, '') })
      continue
    }
    const taken = tasks.map(({ instance }) => instance)
    const place = fargate ? undefined : placeAlone(cluster, launch.definition, input.placementConstraints ?? [], taken)
    if (Array.isArray(place)) failures.push(...place)
    else tasks.push(startTask(world, { ...launch, instance: place }, ALONE))
  }
  if (input.clientToken !== undefined) {
    const { clientToken } = input
    tokens.set(clientToken, { input, tasks })
    world.clock.after(TOKENS_STAY, () => tokens.delete(clientToken))
  }
  return { tasks: tasks.map(task => taskView(world, task, true)), failures }
}

export function startTaskOperation(input: StartTaskRequest, world: World): Answer {
  const cluster = clusterOf(world, input.cluster)
  const references = input.containerInstances ?? []
  const definition = runnable(world, input.taskDefinition)
  if (references.length === 0) throw invalid('Container Instances cannot be empty.')
  if (references.length > 10) throw invalid('Container instances cannot contain more than 10 elements.')
  checkCommon(world, definition, input, false)
  const launch: TaskLaunch = { ...common(world, cluster, definition, input), launchType: 'EC2' }
  const tasks: TaskState[] = []
  const failures: Failure[] = []
  for (const reference of references) {
    const instance = cluster.instances.get(shortName(reference))
    const place = instance && placeAlone(cluster, launch.definition, [], [], [instance])
    if (!place) failures.push({ arn: reference, reason: 'MISSING' })
    else if (Array.isArray(place)) failures.push(...place)
    else tasks.push(startTask(world, { ...launch, instance: place }, ALONE))
  }
  return { tasks: tasks.map(task => taskView(world, task, true)), failures }
}

/** The same request gets the same tasks, another one with its token is refused. */
function again(world: World, { input: first, tasks }: Known, input: RunTaskRequest): Answer {
  if (!isDeepStrictEqual(first, input))
    throw new AwsError(
      'ConflictException',
      'The provided clientToken is already in use with a different RunTask request.',
      400,
      { resourceIds: tasks.map(({ arn }) => arn) },
    )
  return { tasks: tasks.map(task => taskView(world, task, true)), failures: [] }
}

function common(
  world: World,
  cluster: ClusterState,
  definition: TaskDefinition,
  input: RunTaskRequest | StartTaskRequest,
): Omit<TaskLaunch, 'launchType'> {
  return {
    cluster,
    definition: withOverrides(definition, input.overrides),
    overrides: input.overrides,
    network: input.networkConfiguration?.awsvpcConfiguration,
    group: input.group ?? `family:${definition.family}`,
    startedBy: input.startedBy,
    enableExecuteCommand: input.enableExecuteCommand,
    tags: tagsOf(world, cluster, definition, input),
  }
}

function tagsOf(
  world: World,
  cluster: ClusterState,
  { taskDefinitionArn = '' }: TaskDefinition,
  { tags = [], propagateTags, enableECSManagedTags }: RunTaskRequest | StartTaskRequest,
): Tag[] {
  const inherited = propagateTags === 'TASK_DEFINITION' ? (containers(world).tags.get(taskDefinitionArn) ?? []) : []
  return [
    ...inherited.filter(({ key }) => !tags.some(tag => tag.key === key)),
    ...tags,
    ...(enableECSManagedTags ? managedTags(cluster) : []),
  ]
}
