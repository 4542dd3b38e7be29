import type { ListTagsForResourceCommandInput, ListTagsForResourceCommandOutput } from '@aws-sdk/client-route-53'
import { AwsError, type World } from '../operation.ts'
import { tagList } from '../tag-list.ts'
import { zoneById } from './state.ts'

export function listTagsForResource(
  { ResourceType, ResourceId }: ListTagsForResourceCommandInput,
  world: World,
): Omit<ListTagsForResourceCommandOutput, '$metadata'> {
  if (ResourceType !== 'hostedzone') {
    throw new AwsError('NoSuchHealthCheck', `A health check with id ${ResourceId} does not exist.`, 404)
  }
  const { id, tags } = zoneById(world, ResourceId)
  return { ResourceTagSet: { ResourceType, ResourceId: id, Tags: tagList(tags) } }
}
