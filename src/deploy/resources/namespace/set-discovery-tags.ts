import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { tagChanges } from '../../ownership.ts'
import { toTagList } from '../tag-list.ts'

/** Turns one set of tags of something in Cloud Map into another. */
export async function setDiscoveryTags(ResourceARN: string, from: Tags, to: Tags, { aws }: Context): Promise<void> {
  const { added, removed } = tagChanges(from, to)
  if (removed.length > 0) await aws.serviceDiscovery('UntagResource', { ResourceARN, TagKeys: removed })
  if (Object.keys(added).length > 0) await aws.serviceDiscovery('TagResource', { ResourceARN, Tags: toTagList(added) })
}
