import type { Resource, Tags } from '../model/resource.ts'
import { hashOf } from './canonical.ts'
import type { Context } from './context.ts'

export const STACK = 'fluent-ecs:stack'
export const ID = 'fluent-ecs:id'
export const HASH = 'fluent-ecs:hash'
/** On a service: the revision that was deployed to it last, and the one before. */
export const DEPLOYED = 'fluent-ecs:deployed'

/** On a listener: which certificates of its list are ours. */
export const CERTIFICATES = 'fluent-ecs:certificates'

/** On a load balancer: which web ACL of it is ours. */
export const WEB_ACL = 'fluent-ecs:web-acl'

/** On a repository: that statements of its policy are ours. */
export const REPOSITORY_POLICY = 'fluent-ecs:policy'

/** On a revision: that a task has run well with it, by the id of the task. */
export const RAN = 'fluent-ecs:ran:'

const TOLD: readonly string[] = [HASH, DEPLOYED, CERTIFICATES, WEB_ACL, REPOSITORY_POLICY]

/** On what was there before the stack, and was taken over. */
export const ADOPTED = 'fluent-ecs:adopted'

/** The name that the program has said for it, where that is not its id. */
const NAME = 'fluent-ecs:name'

/** The stack, and the id within it, that a resource belongs to. */
export interface Owner {
  readonly stack: string
  readonly id: string
  /** The stack has not made it, but taken it over. */
  readonly adopted?: boolean
  /** Its name in AWS, where the program has said it and it is not the id. */
  readonly name?: string
}

/** The tags that a resource should have: the program's, and those that prove whose it is. */
export function desiredTags(resource: Resource, own: Tags, { stack }: Pick<Context, 'stack'>): Tags {
  const { physicalName: name } = resource
  const named = name === undefined || name === resource.id ? {} : { [NAME]: name }
  return { ...stack.tags, ...own, ...named, [STACK]: stack.name, [ID]: tagOf(keyOf(resource)) }
}

/** The tags to create a resource with: also a hash of the state that it is made in, or of the part that `hashed` is. */
export function creationTags(desired: { readonly tags: Tags }, hashed: object = desired): Tags {
  return { ...desired.tags, [HASH]: hashOf(hashed) }
}

const LONGEST_TAG_VALUE = 256
/** What no tag can hold, such as the `*` of a domain: https://docs.aws.amazon.com/general/latest/gr/aws_tagging.html */
const NOT_IN_TAGS = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu

/** A key as the value of a tag, in which `@2a@` stands for `*`. */
export const tagOf = (key: string): string =>
  key.replace(NOT_IN_TAGS, each => `@${(each.codePointAt(0) ?? 0).toString(16)}@`)

const keyIn = (tag: string): string =>
  tag.replace(/@([0-9a-f]{1,5})@/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))

/** A resource's name within its stack, for example `service/web`; cut where it would not fit into a tag. */
export function keyOf({ kind, id }: Resource): string {
  const key = `${kind}/${id}`
  const tag = tagOf(key)
  return keyIn(tag.length <= LONGEST_TAG_VALUE ? tag : `${tag.slice(0, LONGEST_TAG_VALUE - 17)}-${hashOf(key)}`)
}

/** The id in a key. */
export const idIn = (key: string): string => key.slice(key.indexOf('/') + 1)

/** A resource as people call it, for example `task definition web`. */
export function nameOf({ kind, id }: Resource): string {
  return `${kind.replaceAll('-', ' ')} ${id}`
}

/** The owner that a resource's tags name, if they name one. */
export function ownerOf(tags: Tags): Owner | undefined {
  const stack = tags[STACK]
  const id = tags[ID]
  if (stack === undefined || id === undefined) return undefined
  const name = tags[NAME]
  return {
    stack,
    id: keyIn(id),
    ...(Object.hasOwn(tags, ADOPTED) && { adopted: true }),
    ...(name !== undefined && { name }),
  }
}

/** The tags that a plan compares: neither AWS's own nor those that say how a resource began and what was done with it. */
export function comparedTags(tags: Tags): Tags {
  const isTold = (key: string): boolean => TOLD.includes(key) || key.startsWith(RAN)
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:') && !isTold(key)))
}

/**
 * A name for AWS out of parts, of which no others have the same: joined by hyphens. It ends in a hash of them where it
 * had to be cut, where other parts could be joined to it (the first has a hyphen of its own, or one has what AWS does
 * not take, or takes for the same: capitals), and where `unique` is given.
 */
export function physicalName(parts: readonly string[], limit: number, unique?: unknown): string {
  const readable = readableOf(parts)
  const [first = '', ...others] = parts
  const isClear = others.length === 0 || (!first.includes('-') && readable === parts.join('-').toLowerCase())
  if (unique === undefined && isClear && readable.length <= limit) return readable
  const suffix = hashOf([parts, unique]).slice(0, 8)
  return `${stemOf(readable, limit)}-${suffix}`
}

/**
 * Whether a name can be made of these parts, by this version or by 0.1.0, which put a hash only where it had to cut.
 * What is in the hash is not asked: it may be of settings that have changed.
 */
export function isNameOf(name: string, parts: readonly string[], limit: number): boolean {
  const readable = readableOf(parts)
  // An id that did not fit into a tag is known up to there.
  if (readable.length > CUT_BEFORE) return name.startsWith(stemOf(readable, Math.min(limit, CUT_BEFORE)))
  const stem = stemOf(readable, limit)
  return name === readable || (name.startsWith(`${stem}-`) && SUFFIX.test(name.slice(stem.length)))
}

const CUT_BEFORE = 200
const SUFFIX = /^-[0-9a-f]{8}$/

const readableOf = (parts: readonly string[]): string => parts.join('-').replace(/[^A-Za-z0-9-]+/g, '-')

const stemOf = (readable: string, limit: number): string => readable.slice(0, limit - 9).replace(/-+$/, '')
