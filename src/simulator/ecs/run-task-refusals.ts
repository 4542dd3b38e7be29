import type { RunTaskRequest, StartTaskRequest, TaskDefinition } from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import type { ClusterState } from './account-state.ts'
import { checkNetwork, checkStrategy, invalid } from './service-refusals.ts'
import { checkTags } from './tags.ts'
import { findTaskDefinition } from './task-definition.ts'

const MOST_TASKS = 10

/** The ACTIVE definition that a task is to run. Sources: github.com/boto/boto3/issues/1878 and reports of both words. */
export function runnable(world: World, reference = ''): TaskDefinition {
  const definition = findTaskDefinition(world, reference)
  if (!definition) throw new AwsError('ClientException', 'TaskDefinition not found.')
  if (definition.status !== 'ACTIVE') throw invalid('TaskDefinition is inactive')
  return definition
}

/** Throws AWS's refusal of a task of its own, if it has one. */
export function checkRunTask(
  world: World,
  cluster: ClusterState,
  definition: TaskDefinition,
  input: RunTaskRequest,
  fargate: boolean,
): void {
  const { count = 1, propagateTags } = input
  // The API reference has the limit; its words are not known.
  if (count < 1 || count > MOST_TASKS) throw invalid(`count must be between 1 and ${MOST_TASKS}.`)
  if (propagateTags === 'SERVICE') throw invalid('propagateTags cannot be SERVICE for a task that no service starts.')
  checkStrategy(cluster, input)
  if (fargate && !definition.compatibilities?.includes('FARGATE'))
    throw invalid('Task definition does not support launch_type FARGATE.')
  checkCommon(world, definition, input, fargate)
}

/** What RunTask and StartTask refuse alike. */
export function checkCommon(
  world: World,
  definition: TaskDefinition,
  input: RunTaskRequest | StartTaskRequest,
  fargate: boolean,
): void {
  const { group, networkConfiguration, overrides, startedBy = '', tags } = input
  checkTags(tags)
  // github.com/convox/rack/issues/1727; the limit has since become 128.
  if (startedBy.length > 128) throw invalid('startedBy longer than 128.')
  if (group?.startsWith('service:')) throw invalid('Invalid namespace for group.')
  const names = definition.containerDefinitions?.map(({ name }) => name)
  const foreign = overrides?.containerOverrides?.find(({ name }) => !names?.includes(name))
  // github.com/azavea/django-ecsmanage/issues/21
  if (foreign) throw invalid(`Override for container named ${foreign.name} is not a container in the TaskDefinition.`)
  // github.com/convox/rack/issues/1906
  if (overrides && JSON.stringify(overrides).length > 8192)
    throw invalid('Container Overrides length must be at most 8192')
  if (definition.networkMode === 'awsvpc') checkNetwork(world, input, fargate)
  else if (networkConfiguration)
    throw invalid('Network Configuration is not valid for the given networkMode of this task definition.')
}
