import { withMissingAction } from '../../aws/denied.ts'
import { isAbort } from '../../aws/is-abort.ts'
import type { Kind, Outputs } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { idIn, keyOf, type Owner } from '../ownership.ts'
import type { Found, LiveGraph, Search, Tagged } from '../resources/handler.ts'
import { identityOf, managedHandlers } from '../resources/index.ts'
import { sweep } from '../stack-tags.ts'

/** Something of the stack that the program does not have, or no longer in this form. */
export interface Orphan extends Found {
  readonly owner: NonNullable<Found['owner']>
  /** How the program lost it: another took its place, its service has no such part any more, or it is not there at all. */
  readonly lost: 'replaced' | 'part' | 'dropped'
}

export interface Orphans {
  readonly orphans: readonly Orphan[]
  /** Where could not be looked, and why: what is there may use the orphans. */
  readonly unknown: readonly string[]
  /** Where was not looked because it costs too much, or may not be read, and where nothing uses others. */
  readonly leftOut: readonly string[]
}

/**
 * What the stack has left behind: everything with its mark, as each kind finds it. `everywhere`: also where it costs
 * more calls.
 */
export async function findOrphans(present: LiveGraph, everywhere: boolean, context: Context): Promise<Orphans> {
  const unknown: string[] = []
  const attempt = <T>(where: string, search: () => Promise<readonly T[]>): Promise<readonly T[]> =>
    search().catch((error: unknown) => {
      if (isAbort(error)) throw error
      unknown.push(`${where}: ${wordsOf(error)}`)
      return []
    })
  const known = identitiesOf(key => present.get(key)?.live?.outputs, context)
  const searches = [...managedHandlers.values()].map(({ orphans }) => orphans)
  const confirmed = confirmedByTag(searches.flatMap(each => ('type' in each ? [each] : [])))
  const leftOut: string[] = []
  const search: Search = {
    present,
    everywhere,
    tagged: confirmed,
    leftOut: (where, error) => leftOut.push(error === undefined ? where : `${where}: ${wordsOf(error)}`),
  }
  const others = searches.flatMap(each =>
    'where' in each ? [attempt(each.where, () => each.find(search, context))] : [],
  )
  const all: readonly Found[] = (await Promise.all([confirmed, ...others])).flat()
  const orphans = all.flatMap(found => {
    const { owner } = found
    if (!owner || owner.stack !== context.stack.name || known.has(identityOf(found))) return []
    if (!couldBe(found, owner, context)) return []
    return [{ ...found, owner, lost: howLost(found, owner.id, present) }]
  })
  return { orphans, unknown, leftOut }

  async function confirmedByTag(kinds: readonly Tagged<Kind>[]): Promise<readonly Found[]> {
    const { tags, failure } = await sweep(context)
    if (failure) unknown.push(`resources by tag: ${wordsOf(failure)}`)
    const found = await Promise.all(
      [...tags.keys()].map(arn =>
        attempt(arn, async () => {
          if (known.has(arn) || known.has(lastPart(arn))) return []
          const there = await kinds.find(kind => kind.arn.test(arn))?.confirm(arn, context)
          return there ? [there] : []
        }),
      ),
    )
    return found.flat()
  }
}

/** What tells the resources of the program apart that have outputs. */
export function identitiesOf(
  outputsOf: (key: string) => Outputs[Kind] | undefined,
  { models }: Pick<Context, 'models'>,
): ReadonlySet<string> {
  return new Set(
    models.flatMap(model => {
      const outputs = outputsOf(keyOf(model))
      const parts = managedHandlers.get(model.kind)?.parts
      return outputs ? [identityOf({ kind: model.kind, outputs }), ...(parts?.(outputs) ?? [])] : []
    }),
  )
}

/** Whether the stack could have made it: tags are copied to things of other kinds and names, too. */
function couldBe({ kind, name }: Found, { id: key, name: said }: Owner, context: Context): boolean {
  if (!key.startsWith(`${kind}/`)) return false
  if (said !== undefined) return said === name
  return keyOf({ kind, id: name }) === key || managedHandlers.get(kind)?.isNamed?.(name, idIn(key), context) === true
}

/** What is a part of a service that is still there goes with the line that asked for it. */
function howLost({ kind, replaced }: Found, id: string, present: LiveGraph): Orphan['lost'] {
  if (replaced || present.has(id)) return 'replaced'
  const whole = managedHandlers.get(kind)?.partOf?.(idIn(id))
  return whole !== undefined && present.has(whole) ? 'part' : 'dropped'
}

const wordsOf = (error: unknown): string => (error instanceof Error ? withMissingAction(error) : String(error))

// A security group is known by its id, which ends its ARN.
const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
