import type { Batch } from '../aws/batches.ts'
import { isAbort } from '../aws/is-abort.ts'
import { allPages } from '../aws/pages.ts'
import type { ResourceTagMapping } from '../aws/shapes/resource-groups-tagging-api.ts'
import type { Tags } from '../model/resource.ts'
import { canonical } from './canonical.ts'
import type { Context } from './context.ts'
import { comparedTags, HASH, STACK } from './ownership.ts'
import { fromTagList } from './resources/tag-list.ts'

// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html
const RESOURCES_PER_PAGE = 100
const VALUES_PER_FILTER = 20

/**
 * The tags of a resource as the tagging API knows them, if they are those that it should have. That API lags behind and
 * may be denied, so it is believed only where it says that nothing has changed: otherwise ask the service itself.
 */
export async function confirmedTags(arn: string, desired: Tags, context: Context): Promise<Tags | undefined> {
  const tags = (await stackTags(context)).get(arn)
  return tags && canonical(comparedTags(tags)) === canonical(desired) ? tags : undefined
}

/** The tags of what the tagging API counts to the stack, by ARN; read once a plan. Nothing when everything is verified. */
export async function stackTags(context: Context): Promise<ReadonlyMap<string, Tags>> {
  if (context.verify) return new Map()
  return (await sweep(context)).tags
}

/** What the tagging API counts to the stack. */
export interface Sweep {
  readonly tags: ReadonlyMap<string, Tags>
  /** Why it is not known whether that is all. */
  readonly failure: unknown
  /** There is more. */
  readonly isCut: boolean
}

/** The tags of everything that the tagging API counts to the stack, by ARN; read once a plan. */
export function sweep(context: Context): Promise<Sweep> {
  return context.batches.once('stack tags', () => sweepOf(context.taggedTypes, context))
}

/** The tags of the stack's scalable targets, which not every Region's tagging API knows. */
export async function tagsOfScalableTargets(context: Context): Promise<ReadonlyMap<string, Tags>> {
  if (context.verify) return new Map()
  return (await context.batches.once('scalable target tags', () => sweepOf(['application-autoscaling'], context))).tags
}

/** The tags of the stack's revisions of task definitions. */
export async function tagsOfRevisions(context: Context): Promise<ReadonlyMap<string, Tags>> {
  return (await sweepOfRevisions(context)).tags
}

/** The same, of no more than so many pages, each of which is a call. */
export function sweepOfRevisions(context: Context, pages?: number): Promise<Sweep> {
  return sweepOf(['ecs:task-definition'], context, pages)
}

async function sweepOf(types: readonly string[], context: Context, pages?: number): Promise<Sweep> {
  const ours = [{ Key: STACK, Values: [context.stack.name] }]
  const { found, failure, isCut = false } = await tagged(types, ours, context, pages)
  return { tags: new Map(found.map(({ ResourceARN = '', Tags }) => [ResourceARN, fromTagList(Tags)])), failure, isCut }
}

interface Revision {
  readonly arn: string
  readonly tags: Tags
}

const byHash: Batch<readonly Revision[], Context> = {
  size: VALUES_PER_FILTER,
  async read(hashes, context) {
    const ours = { Key: STACK, Values: [context.stack.name] }
    const { found } = await tagged(['ecs:task-definition'], [ours, { Key: HASH, Values: [...hashes] }], context)
    const revisions = found.map(({ ResourceARN: arn = '', Tags }) => ({ arn, tags: fromTagList(Tags) }))
    return new Map(hashes.map(hash => [hash, revisions.filter(({ tags }) => tags[HASH] === hash)]))
  },
}

/** The revisions of task definitions of the stack that were registered with this hash, as far as the tagging API knows. */
export async function revisionsWithHash(hash: string, context: Context): Promise<readonly Revision[]> {
  return context.verify ? [] : ((await context.batches.load(byHash, hash, context)) ?? [])
}

async function tagged(
  types: readonly string[],
  filters: readonly { readonly Key: string; readonly Values: string[] }[],
  { aws }: Context,
  pages = Number.POSITIVE_INFINITY,
): Promise<{ readonly found: readonly ResourceTagMapping[]; readonly failure?: unknown; readonly isCut?: boolean }> {
  let left = pages
  let isCut = false
  try {
    const found = await allPages(async next => {
      const { ResourceTagMappingList, PaginationToken } = await aws.resourceGroupsTaggingAPI('GetResources', {
        ResourceTypeFilters: [...types],
        TagFilters: [...filters],
        ResourcesPerPage: RESOURCES_PER_PAGE,
        ...(next ? { PaginationToken: next } : {}),
      })
      left -= 1
      isCut = left === 0 && Boolean(PaginationToken)
      return { items: ResourceTagMappingList, next: isCut ? undefined : PaginationToken }
    })
    return { found, isCut }
  } catch (error) {
    if (isAbort(error)) throw error
    // It only saves calls: whatever is wrong with it, the services themselves can be asked.
    return { found: [], failure: error }
  }
}
