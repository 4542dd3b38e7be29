import type { Tag } from '../../aws/shapes/ecs.ts'
import type { Tags } from '../../model/resource.ts'

/** Tags as ECS takes them. */
export function toEcsTags(tags: Tags): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}

/** Tags as ECS gives them. */
export function fromEcsTags(tags: readonly Tag[] = []): Tags {
  return Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]))
}
