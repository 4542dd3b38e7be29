import type { Resource, Tags } from '../model/resource.ts'
import { hashOf } from './canonical.ts'
import type { Context, Owner } from './resources/handler.ts'

const STACK = 'fluent-ecs:stack'
const ID = 'fluent-ecs:id'
const HASH = 'fluent-ecs:hash'

/** The tags that prove a resource ours: the stack, its kind and id, and a hash of the state it was made in. */
export function ownershipTags(resource: Resource, desired: object, { stack }: Pick<Context, 'stack'>): Tags {
  return { [STACK]: stack.name, [ID]: keyOf(resource), [HASH]: hashOf(desired) }
}

/** A resource's name within its stack, for example `service/web`. */
export function keyOf({ kind, id }: Resource): string {
  return `${kind}/${id}`
}

/** A resource as people call it, for example `task definition web`. */
export function nameOf({ kind, id }: Resource): string {
  return `${kind.replaceAll('-', ' ')} ${id}`
}

/** The owner that a resource's tags name, if they name one. */
export function ownerOf(tags: Tags): Owner | undefined {
  const stack = tags[STACK]
  const id = tags[ID]
  return stack === undefined || id === undefined ? undefined : { stack, id }
}

/** The hash that a resource was tagged with when it was made. */
export function taggedHash(tags: Tags): string | undefined {
  return tags[HASH]
}

/** The tags that the program is about: neither AWS's own nor the ownership tags. */
export function userTags(tags: Tags): Tags {
  return Object.fromEntries(
    Object.entries(tags).filter(([key]) => !key.startsWith('aws:') && !key.startsWith('fluent-ecs:')),
  )
}

/** What to add and what to remove to turn one set of tags into another. */
export function tagChanges(from: Tags, to: Tags): { readonly added: Tags; readonly removed: string[] } {
  return {
    added: Object.fromEntries(Object.entries(to).filter(([key, value]) => from[key] !== value)),
    removed: Object.keys(from).filter(key => !(key in to)),
  }
}

/**
 * A name for AWS out of parts: joined by hyphens where it fits, otherwise cut, and always ended by a hash of all parts
 * when `unique` is given or it had to be cut.
 */
export function physicalName(parts: readonly string[], limit: number, unique?: unknown): string {
  const readable = parts.join('-').replace(/[^A-Za-z0-9-]+/g, '-')
  if (unique === undefined && readable.length <= limit) return readable
  const suffix = hashOf([parts, unique]).slice(0, 8)
  return `${readable.slice(0, limit - 9).replace(/-+$/, '')}-${suffix}`
}
