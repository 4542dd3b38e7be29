import type { ChangeSummary } from '../../errors.ts'
import type { Kind } from '../../model/index.ts'
import type { Failure } from '../failure.ts'
import { type Context, type ManagedHandler, type Outputs, Retained } from '../resources/handler.ts'
import { handlers } from '../resources/index.ts'
import { identityOf, type Orphan } from './find.ts'

/** What goes first: each kind before those that it may use. */
const ORDER: readonly (readonly Kind[])[] = [
  ['record', 'listener-rule', 'autoscaling'],
  ['service'],
  ['listener'],
  ['target-group', 'load-balancer', 'task-definition'],
  ['cluster', 'role', 'security-group', 'log-group', 'repository'],
]

/** What has to be gone before anything that it uses can go. */
export const isUser = ({ kind }: Orphan): boolean => (ORDER[0]?.includes(kind) || ORDER[1]?.includes(kind)) ?? false

/** What holds data: only a destroy that is told to removes it. */
export const holdsData = ({ kind }: Orphan): boolean => kind === 'log-group' || kind === 'repository'

export const orphanName = ({ owner: { id } }: Orphan): string =>
  id.replace(/^[^/]*\//, kind => kind.slice(0, -1).replaceAll('-', ' ').concat(' '))

/** What removing did, for the report of the whole run. */
export interface Removal {
  readonly done: (orphan: Orphan, change: ChangeSummary) => void
  readonly retain: (resource: string, because: string) => void
  readonly fail: (failure: Failure) => void
}

/**
 * Removes orphans in a safe order. One that is in use after all, as `inUse` tells, stays; so do all that may be used by
 * what could not be removed, or not even be looked for.
 */
export async function removeOrphans(
  orphans: readonly Orphan[],
  inUse: ReadonlySet<string>,
  { done, retain, fail }: Removal,
  context: Context,
): Promise<boolean> {
  const { emit, clock } = context
  let failed = false
  for (const kinds of ORDER) {
    if (failed) return false
    const next = orphans.filter(({ kind, outputs }) => kinds.includes(kind) && !inUse.has(identityOf(outputs)))
    await Promise.all(
      next.map(async orphan => {
        const change: ChangeSummary = { resource: orphanName(orphan), action: 'delete' }
        emit({ type: 'started', at: clock.now(), ...change })
        try {
          await remove(orphan, context)
          done(orphan, change)
          emit({ type: 'finished', at: clock.now(), ...change })
        } catch (error) {
          if (error instanceof Retained) return retain(change.resource, error.message)
          failed = true
          fail({ model: { kind: orphan.kind, id: idOf(orphan) }, error })
          const message = error instanceof Error ? error.message : String(error)
          emit({ type: 'failed', at: clock.now(), ...change, message })
        }
      }),
    )
  }
  return !failed
}

/** Why what others may use stays where not everything could be searched. */
export const UNSEARCHED = 'what uses it may be where nothing could be looked for'

const idOf = ({ owner: { id } }: Orphan): string => id.slice(id.indexOf('/') + 1)

function remove({ kind, outputs }: Orphan, context: Context): Promise<void> {
  // The kind decides, which TypeScript cannot follow from a union to a union.
  const handler = handlers[kind] as ManagedHandler<Kind>
  return handler.remove(outputs as Outputs[Kind], context)
}
