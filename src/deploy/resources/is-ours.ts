import type { Resource, Tags } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { keyOf, ownerOf } from '../ownership.ts'

/** Tells whether tags say that they are those of this resource of this stack. */
export function isOurs(tags: Tags, resource: Resource, { stack }: Pick<Context, 'stack'>): boolean {
  const owner = ownerOf(tags)
  return owner?.stack === stack.name && owner.id === keyOf(resource)
}
