import type { ChangeSummary } from '../../errors.ts'
import type { Kind } from '../../model/index.ts'
import type { Context } from '../context.ts'
import type { Failure } from '../diagnosis/failure.ts'
import { type ManagedHandler, Retained } from '../resources/handler.ts'
import { handlers } from '../resources/index.ts'
import type { Outputs } from '../resources/outputs.ts'
import { identityOf, type Orphan } from './find.ts'

/** When each kind goes: before those that it may use. */
const TURNS: Readonly<Record<Kind, number>> = {
  record: 0,
  'listener-rule': 0,
  autoscaling: 0,
  service: 1,
  listener: 2,
  'target-group': 3,
  'load-balancer': 3,
  'task-definition': 3,
  cluster: 4,
  role: 4,
  'security-group': 4,
  'log-group': 4,
  repository: 4,
  // Only looked up, so never an orphan
  network: 4,
  'hosted-zone': 4,
  certificate: 4,
}
const LAST = Math.max(...Object.values(TURNS))

const turnOf = ({ kind }: Orphan): number => TURNS[kind]

/** What has to be gone before anything that it uses can go. */
export const isUser = (orphan: Orphan): boolean => turnOf(orphan) <= TURNS.service

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
  for (let turn = 0; turn <= LAST; turn++) {
    if (failed) return false
    const next = orphans.filter(each => turnOf(each) === turn && !inUse.has(identityOf(each.outputs)))
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
