import type {
  ContainerDefinition,
  DeleteTaskDefinitionsRequest,
  DescribeTaskDefinitionRequest,
  ListTaskDefinitionsRequest,
  RegisterTaskDefinitionRequest,
  Tag,
  TaskDefinition,
  Volume,
} from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import { requiredAttributes } from './required-attributes.ts'
import { containers, ecsArn, now, shortName } from './state.ts'
import { checkTags } from './tags.ts'
import { compatibilitiesOf, networkModeOf } from './task-definition-launch.ts'
import { checkTaskDefinition, taskRole } from './task-definition-refusals.ts'

/** The revision that `family`, `family:revision` or an ARN means; `family` alone is the latest ACTIVE one. */
export function findTaskDefinition(world: World, reference: string): TaskDefinition | undefined {
  const [family = '', revision] = shortName(reference).split(':')
  const revisions = containers(world).taskDefinitions.get(family) ?? []
  return revision === undefined
    ? revisions.findLast(definition => definition.status === 'ACTIVE')
    : revisions.find(definition => definition.revision === Number(revision))
}

export function registerTaskDefinition(
  input: RegisterTaskDefinitionRequest,
  world: World,
): { taskDefinition: TaskDefinition; tags: Tag[] } {
  checkTaskDefinition(input, world)
  checkTags(input.tags)
  const { taskDefinitions, tags } = containers(world)
  const family = input.family ?? ''
  const revisions = taskDefinitions.get(family) ?? []
  const { tags: given = [], ...rest } = input
  const networkMode = networkModeOf(input)
  const definition: TaskDefinition = {
    ...rest,
    ...(input.taskRoleArn ? { taskRoleArn: taskRole(world, input.taskRoleArn) } : {}),
    taskDefinitionArn: ecsArn(world, `task-definition/${family}:${revisions.length + 1}`),
    containerDefinitions: (input.containerDefinitions ?? []).map(each => withDefaults(each, networkMode)),
    // Recorded: a bridge that nobody asked for is not in the answer
    ...(networkMode === undefined || networkMode === 'bridge' ? {} : { networkMode }),
    revision: revisions.length + 1,
    volumes: (input.volumes ?? []).map(withRoot),
    placementConstraints: input.placementConstraints ?? [],
    requiresAttributes: requiredAttributes(input),
    compatibilities: compatibilitiesOf(input, networkMode),
    status: 'ACTIVE',
    registeredAt: now(world),
    registeredBy: `arn:${world.partition}:iam::${world.account}:root`,
  }
  taskDefinitions.set(family, [...revisions, definition])
  tags.set(definition.taskDefinitionArn ?? '', [...given])
  return { taskDefinition: definition, tags: given }
}

// Transcribed of DescribeTaskDefinition.
const withRoot = ({ efsVolumeConfiguration: efs, ...volume }: Volume): Volume =>
  efs ? { ...volume, efsVolumeConfiguration: { ...efs, rootDirectory: efs.rootDirectory ?? '/' } } : volume

function withDefaults(container: ContainerDefinition, networkMode: string | undefined): ContainerDefinition {
  return {
    ...container,
    cpu: container.cpu ?? 0,
    essential: container.essential ?? true,
    portMappings: (container.portMappings ?? []).map(mapping => ({
      ...mapping,
      protocol: mapping.protocol === 'udp' ? ('udp' as const) : ('tcp' as const),
      ...(mapping.containerPortRange === undefined
        ? { hostPort: mapping.hostPort || (networkMode === 'bridge' ? 0 : mapping.containerPort) }
        : {}),
    })),
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    ...(container.restartPolicy?.enabled
      ? { restartPolicy: { restartAttemptPeriod: 300, ...container.restartPolicy } }
      : {}),
    ...(container.healthCheck
      ? {
          healthCheck: {
            ...container.healthCheck,
            interval: container.healthCheck.interval ?? 30,
            timeout: container.healthCheck.timeout ?? 5,
            retries: container.healthCheck.retries ?? 3,
          },
        }
      : {}),
  }
}

function existing(world: World, reference: string | undefined, message: string): TaskDefinition {
  const definition = findTaskDefinition(world, reference ?? '')
  if (!definition) throw new AwsError('ClientException', message)
  return definition
}

export function describeTaskDefinition(input: DescribeTaskDefinitionRequest, world: World): object {
  const definition = existing(world, input.taskDefinition, 'Unable to describe task definition.')
  const tags = containers(world).tags.get(definition.taskDefinitionArn ?? '') ?? []
  return { taskDefinition: definition, ...(input.include?.includes('TAGS') ? { tags } : {}) }
}

export function listTaskDefinitions(input: ListTaskDefinitionsRequest, world: World): object {
  const status = input.status ?? 'ACTIVE'
  const arns = [...containers(world).taskDefinitions]
    .filter(([family]) => input.familyPrefix === undefined || family === input.familyPrefix)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, revisions]) => revisions)
    .filter(definition => definition.status === status)
    .map(definition => definition.taskDefinitionArn ?? '')
  if (input.sort === 'DESC') arns.reverse()
  const start = Number(input.nextToken ?? 0)
  const end = start + (input.maxResults ?? 100)
  return { taskDefinitionArns: arns.slice(start, end), ...(end < arns.length ? { nextToken: String(end) } : {}) }
}

export function deregisterTaskDefinition(input: { taskDefinition?: string | undefined }, world: World): object {
  const [, revision] = shortName(input.taskDefinition ?? '').split(':')
  if (revision === undefined) throw new AwsError('ClientException', 'Revision is missing.')
  if (!/^\d+$/.test(revision)) throw new AwsError('ClientException', `Invalid revision number. Number: ${revision}`)
  const definition = existing(world, input.taskDefinition, 'Unable to describe task definition.')
  definition.status = 'INACTIVE'
  definition.deregisteredAt = now(world)
  return { taskDefinition: definition }
}

export function deleteTaskDefinitions({ taskDefinitions = [] }: DeleteTaskDefinitionsRequest, world: World): object {
  if (taskDefinitions.length > 10)
    throw new AwsError('InvalidParameterException', 'The maximum number of task definitions per request is 10.')
  const all = containers(world)
  const results = taskDefinitions.map(reference => {
    const definition = findTaskDefinition(world, reference)
    if (!definition || definition.status === 'ACTIVE')
      return {
        failure: {
          arn: definition?.taskDefinitionArn ?? reference,
          reason: definition
            ? 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.'
            : /:\d+$/.test(reference)
              ? 'The specified task definition does not exist. Specify a valid account, family, revision and try again.'
              : 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
        },
      }
    definition.status = 'DELETE_IN_PROGRESS'
    definition.deleteRequestedAt = now(world)
    all.tags.delete(definition.taskDefinitionArn ?? '')
    return { definition }
  })
  return {
    taskDefinitions: results.flatMap(({ definition }) => (definition ? [definition] : [])),
    failures: results.flatMap(({ failure }) => (failure ? [failure] : [])),
  }
}
