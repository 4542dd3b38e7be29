import type { Tag, TaskDefinition } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { ClusterState, ServiceState } from './account-state.ts'
import { containers } from './state.ts'

/** The tags that a task of a service has when it starts; they are copied then, and only then. */
export function tagsOfServiceTask(
  world: World,
  service: ServiceState,
  { taskDefinitionArn = '' }: TaskDefinition,
): Tag[] {
  const { tags } = containers(world)
  const { propagateTags, enableECSManagedTags } = service.settings
  const source =
    propagateTags === 'SERVICE' ? service.arn : propagateTags === 'TASK_DEFINITION' ? taskDefinitionArn : ''
  return [
    ...(enableECSManagedTags
      ? [...managedTags(service.cluster), { key: 'aws:ecs:serviceName', value: service.name }]
      : []),
    ...(tags.get(source) ?? []),
  ]
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html
export const managedTags = ({ name }: ClusterState): Tag[] => [{ key: 'aws:ecs:clusterName', value: name }]
