import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-cloudwatch'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { putTags, tagList } from '../tag-list.ts'
import { cloudWatch } from './state.ts'

export function tagResource({ ResourceARN, Tags }: TagResourceInput, world: World): object {
  putTags(tagsOf(world, ResourceARN), Tags)
  return {}
}

export function untagResource({ ResourceARN, TagKeys = [] }: UntagResourceInput, world: World): object {
  const tags = tagsOf(world, ResourceARN)
  for (const key of TagKeys) tags.delete(key)
  return {}
}

export function listTagsForResource(
  { ResourceARN }: ListTagsForResourceInput,
  world: World,
): ListTagsForResourceOutput {
  return { Tags: tagList(tagsOf(world, ResourceARN)) }
}

function tagsOf(world: World, arn = ''): Map<string, string> {
  const found = [...cloudWatch(world).alarms.values()].find(alarm => alarm.arn === arn)
  if (!found)
    throw new AwsError('ResourceNotFoundException', `Unknown`, 404, { ResourceType: 'alarm', ResourceId: arn })
  return found.tags
}

/** What has tags, as GetResources knows it. */
export const tagged = (world: World): TaggedResource[] => [...cloudWatch(world).alarms.values()]
