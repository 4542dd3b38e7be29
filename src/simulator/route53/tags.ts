import type {
  ChangeTagsForResourceCommandInput,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
} from '@aws-sdk/client-route-53'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { putTags, tagList } from '../tag-list.ts'
import { dns, zoneById } from './state.ts'

export function listTagsForResource(
  { ResourceType, ResourceId }: ListTagsForResourceCommandInput,
  world: World,
): Omit<ListTagsForResourceCommandOutput, '$metadata'> {
  if (ResourceType !== 'hostedzone') {
    throw new AwsError('NoSuchHealthCheck', `A health check with id ${ResourceId} does not exist.`, 404)
  }
  checkId(ResourceId)
  const { id, tags } = zoneById(world, ResourceId)
  return { ResourceTagSet: { ResourceType, ResourceId: id, Tags: tagList(tags) } }
}

export function changeTagsForResource(
  { ResourceType, ResourceId, AddTags, RemoveTagKeys = [] }: ChangeTagsForResourceCommandInput,
  world: World,
): object {
  if (ResourceType !== 'hostedzone') {
    throw new AwsError('NoSuchHealthCheck', `A health check with id ${ResourceId} does not exist.`, 404)
  }
  if (!AddTags?.length && RemoveTagKeys.length === 0) {
    throw new AwsError('InvalidInput', 'The request must include tags to add or keys of tags to remove.')
  }
  checkId(ResourceId)
  const { tags } = zoneById(world, ResourceId)
  const after = putTags(new Map(tags), AddTags)
  for (const key of RemoveTagKeys) after.delete(key)
  if (after.size > 10) throw new AwsError('InvalidInput', 'A hosted zone can have at most 10 tags.')
  tags.clear()
  for (const [key, value] of after) tags.set(key, value)
  return {}
}

/** Here an id has no prefix; moto's test of it was run against AWS: tests/test_route53/test_route53_hosted_zone_ids.py */
function checkId(id = ''): void {
  if (id.length > 32)
    throw new AwsError(
      'InvalidInput',
      `1 validation error detected: Value '${id}' at 'resourceId' failed to satisfy constraint: Member must have length less than or equal to 32`,
    )
}

/** What has tags, as GetResources knows it. What is global is found in us-east-1 only. */
export function tagged(world: World): TaggedResource[] {
  if (world.partition === 'aws' && world.region !== 'us-east-1') return []
  return [...dns(world).hostedZones.values()].map(({ id, tags }) => ({
    arn: `arn:${world.partition}:route53:::hostedzone/${id}`,
    tags,
  }))
}
