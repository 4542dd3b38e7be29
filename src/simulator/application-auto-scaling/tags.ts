import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-application-auto-scaling'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { scaling } from './state.ts'

export function listTagsForResource({ ResourceARN }: ListTagsForResourceRequest, world: World): object {
  return { Tags: { ...tagsOf(world, ResourceARN) } }
}

export function tagResource({ ResourceARN, Tags }: TagResourceRequest, world: World): object {
  Object.assign(tagsOf(world, ResourceARN), Tags)
  return {}
}

export function untagResource({ ResourceARN, TagKeys = [] }: UntagResourceRequest, world: World): object {
  const tags = tagsOf(world, ResourceARN)
  for (const key of TagKeys) delete tags[key]
  return {}
}

function tagsOf(world: World, arn = ''): Record<string, string> {
  const tags = scaling(world).tags.get(arn)
  if (!tags) throw new AwsError('ResourceNotFoundException', `The specified resource ${arn} does not exist.`)
  return tags
}

/** What has tags, as GetResources knows it. */
export const tagged = (world: World): TaggedResource[] =>
  [...scaling(world).tags].map(([arn, tags]) => ({ arn, tags: new Map(Object.entries(tags)) }))
