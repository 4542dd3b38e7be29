import type { Tag } from '../../aws/shapes/ecs.ts'
import type { Tags } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { tagChanges } from '../ownership.ts'

/** Tags as ECS takes them. */
export function toEcsTags(tags: Tags): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}

/** Tags as ECS gives them. */
export function fromEcsTags(tags: readonly Tag[] = []): Tags {
  return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]))
}

/** Turns one set of user tags into another. */
export async function setEcsTags(resourceArn: string, from: Tags, to: Tags, { aws }: Context): Promise<void> {
  const { added, removed } = tagChanges(from, to)
  if (removed.length > 0) await aws.ecs('UntagResource', { resourceArn, tagKeys: removed })
  if (Object.keys(added).length > 0) await aws.ecs('TagResource', { resourceArn, tags: toEcsTags(added) })
}
