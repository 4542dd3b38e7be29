import type { ChangeSummary } from '../../errors.ts'
import { announced } from '../applying/announced.ts'
import type { Context } from '../context.ts'
import type { Failure } from '../diagnosis/failure.ts'
import type { Left } from '../left.ts'
import { idIn, nameOf } from '../ownership.ts'
import { InUse, Retained, TURNS } from '../resources/handler.ts'
import { identityOf, managedHandlers, nameInAws } from '../resources/index.ts'
import type { Orphan } from './find.ts'

const turnOf = ({ kind }: Orphan): number => TURNS.indexOf(managedHandlers.get(kind)?.turn ?? 'ground')

/** Orphans in the order in which they go. */
export const inTurns = (orphans: readonly Orphan[]): readonly (readonly Orphan[])[] =>
  [...TURNS.keys()].map(turn => orphans.filter(orphan => turnOf(orphan) === turn))

/** What has to be gone before anything that it uses can go. */
export const isUser = (orphan: Orphan): boolean => turnOf(orphan) <= TURNS.indexOf('user')

/** What holds data: only a destroy that is told to removes it. */
export const holdsData = ({ kind }: Orphan): boolean => managedHandlers.get(kind)?.holdsData ?? true

export const orphanModel = ({ kind, owner }: Orphan) => ({ kind, id: idIn(owner.id) })

export const orphanName = (orphan: Orphan): string => nameOf(orphanModel(orphan))

export const orphanNameInAws = (orphan: Orphan): { readonly name?: string } =>
  nameInAws(orphanModel(orphan), orphan.outputs)

/** What removing did, for the report of the whole run. */
export interface Removal {
  readonly done: (orphan: Orphan, change: ChangeSummary) => void
  readonly retain: (left: Left) => void
  readonly fail: (failure: Failure) => void
}

/**
 * Removes orphans in a safe order. One that is in use after all, as `inUse` tells, stays; so do all that may be used by
 * what could not be removed, or not even be looked for, or what others use.
 */
export async function removeOrphans(
  orphans: readonly Orphan[],
  inUse: ReadonlySet<string>,
  { done, retain, fail }: Removal,
  context: Context,
): Promise<boolean> {
  let failed = false
  let kept: string | undefined
  for (const next of inTurns(orphans.filter(each => !inUse.has(identityOf(each))))) {
    if (failed) return false
    const user = kept
    const stays = ({ owner }: Orphan) => owner.adopted && !context.deleteAdopted
    const going = next.filter(each => !stays(each))
    await Promise.all(
      next.map(async orphan => {
        const which = { resource: orphanName(orphan), ...orphanNameInAws(orphan) }
        if (user !== undefined) return retain({ ...which, because: mayBeUsedBy(user) })
        const change: ChangeSummary = { resource: which.resource, action: 'delete' }
        try {
          if (stays(orphan)) throw new Retained(TAKEN_OVER)
          await announced(change, context, () => remove(orphan, going, context))
          done(orphan, change)
        } catch (error) {
          if (error instanceof InUse) kept = change.resource
          if (error instanceof Retained) return retain({ ...which, because: error.message })
          failed = true
          fail({ model: orphanModel(orphan), error })
        }
      }),
    )
  }
  return !failed
}

/** Why what may be used by what stays does. */
export const mayBeUsedBy = (user: string): string => `${user} may use it, which stays`

/** Why what was taken over stays. */
export const TAKEN_OVER =
  'the stack has not made it, but taken it over: only a destroy with { deleteAdopted: true } deletes it'

/** Why what others may use stays where not everything could be searched. */
export const UNSEARCHED = 'what uses it may be where nothing could be looked for'

async function remove({ kind, outputs }: Orphan, together: readonly Orphan[], context: Context): Promise<void> {
  const others = together.filter(each => each.kind === kind && each.outputs !== outputs)
  await managedHandlers.get(kind)?.remove(
    outputs,
    context,
    others.map(each => each.outputs),
  )
}
