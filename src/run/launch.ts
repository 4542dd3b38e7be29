import type { RunTaskRequest, TaskDefinition } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import { findService } from '../deploy/diagnosis/find-service.ts'
import { override } from '../deploy/resources/task/task-request.ts'
import type { Launch } from '../deploy/running/launch.ts'
import { InvalidDefinitionError } from '../errors.ts'
import type { ContainerOverrides } from '../model/task.ts'
import type { Issue } from '../validators/issue.ts'
import { severalContainers, soleContainer, unknownContainer } from '../validators/named-container.ts'
import { definitionMissing } from './definition-missing.ts'
import type { RunOverrides, RunTarget } from './run-target.ts'

/**
 * Reads what is to be run.
 *
 * @throws PlanError when there is no such service; InvalidDefinitionError when the overrides name what is not there.
 */
export async function readLaunch(target: RunTarget, overrides: RunOverrides, context: AccountContext): Promise<Launch> {
  const service = target.service === undefined ? {} : await findService(target.cluster, target.service, context)
  const wanted = target.taskDefinition ?? service.taskDefinition
  if (wanted === undefined) throw invalid([NOTHING_TO_RUN])
  const { taskDefinition: definition = {} } = await context.aws
    .ecs('DescribeTaskDefinition', { taskDefinition: wanted })
    .catch(async (error: unknown) => {
      throw error instanceof Error && NO_DEFINITION.test(error.message)
        ? await definitionMissing(wanted, error, context)
        : error
    })
  const { networkConfiguration, launchType, capacityProviderStrategy = [], platformVersion } = service
  if (target.network && definition.networkMode !== 'awsvpc') throw invalid([NO_NETWORK])
  const network = networkOf(target) ?? networkConfiguration
  if (!network && definition.networkMode === 'awsvpc') throw invalid([NETWORK_MISSING])
  const strategy = target.launchType === undefined && capacityProviderStrategy.length > 0
  const [only, ...others] = definition.requiresCompatibilities ?? []
  // Without a service, what can run on Fargate alone does so, whatever the default of the cluster is.
  const byDefinition = target.service === undefined && only === 'FARGATE' && others.length === 0 ? only : undefined
  const type = target.launchType ?? (strategy ? undefined : (launchType ?? byDefinition))
  const onFargate = strategy
    ? capacityProviderStrategy.some(({ capacityProvider }) => capacityProvider?.startsWith('FARGATE'))
    : type === 'FARGATE'
  return {
    service,
    definition,
    ...((target.network || target.service === undefined) && { alone: {} }),
    request: {
      cluster: service.clusterArn ?? target.cluster,
      taskDefinition: definition.taskDefinitionArn ?? wanted,
      ...(network && definition.networkMode === 'awsvpc' && { networkConfiguration: network }),
      ...(strategy && { capacityProviderStrategy }),
      ...(type && { launchType: type }),
      ...(platformVersion && onFargate && { platformVersion }),
      ...(!onFargate && {
        placementConstraints: service.placementConstraints,
        placementStrategy: service.placementStrategy,
      }),
      ...(service.enableExecuteCommand && { enableExecuteCommand: true }),
      ...(service.enableECSManagedTags && { enableECSManagedTags: true }),
      ...(service.propagateTags === 'TASK_DEFINITION' && { propagateTags: 'TASK_DEFINITION' }),
      overrides: overridesOf(overrides, definition),
    },
  }
}

const NO_DEFINITION = /unable to describe task definition/i

function networkOf({ network }: RunTarget): RunTaskRequest['networkConfiguration'] {
  if (!network) return undefined
  const { subnets, securityGroups = [], assignPublicIp = false } = network
  return {
    awsvpcConfiguration: {
      subnets: [...subnets],
      securityGroups: [...securityGroups],
      assignPublicIp: assignPublicIp ? 'ENABLED' : 'DISABLED',
    },
  }
}

/** The overrides of a run, over those that it has anyway, as the API has them. */
export function overridesOf(
  { command, environment, containers = {}, cpu, memory, taskRole }: RunOverrides,
  { containerDefinitions = [] }: TaskDefinition,
  before: Readonly<Record<string, ContainerOverrides>> = {},
): NonNullable<RunTaskRequest['overrides']> {
  const names = containerDefinitions.flatMap(({ name }) => name ?? [])
  const byName = new Map<string, ContainerOverrides>(Object.entries(containers))
  const issues = [...byName.keys()]
    .filter(name => !names.includes(name))
    .map(name => unknownContainer('RUN-CON-01', name, names))
  if (command || environment) {
    const only = soleContainer(containerDefinitions)
    if (only === undefined) issues.push(severalContainers('RUN-CON-02', command ? 'command' : 'environment', names))
    else byName.set(only, over({ ...(command && { command }), ...(environment && { environment }) }, byName.get(only)))
  }
  if (issues.length > 0) throw invalid(issues)
  for (const [name, each] of Object.entries(before)) byName.set(name, over(each, byName.get(name)))
  return {
    containerOverrides: [...byName].map(override),
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(taskRole !== undefined && { taskRoleArn: taskRole }),
  }
}

function over(before: ContainerOverrides, given: ContainerOverrides = {}): ContainerOverrides {
  const environment = { ...before.environment, ...given.environment }
  return { ...before, ...given, ...(Object.keys(environment).length > 0 && { environment }) }
}

const invalid = (issues: readonly Issue[]): InvalidDefinitionError => new InvalidDefinitionError('Run', issues)

const NOTHING_TO_RUN: Issue = {
  code: 'RUN-TD-01',
  severity: 'error',
  path: ['taskDefinition'],
  message: 'Nothing says what to run',
  hint: 'name a service of the cluster, or a task definition',
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html: required for awsvpc, refused for the others.
const NETWORK_MISSING: Issue = {
  code: 'RUN-NET-01',
  severity: 'error',
  path: ['network'],
  message: 'Each task of this definition has a network interface of its own, and nothing says in which network',
  hint: 'say it with { network: { subnets, securityGroups, assignPublicIp } }, or run a task of a stack or like a service, which have one',
}

const NO_NETWORK: Issue = {
  code: 'RUN-NET-01',
  severity: 'error',
  path: ['network'],
  message: 'Tasks of this definition have no network interface of their own, so the network would be lost',
  hint: 'leave it out, or run a definition with the network mode awsvpc',
}
