import type { ChangeSummary } from '../../errors.ts'
import type { Kind, Outputs } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { type Failure, failed } from '../diagnosis/failure.ts'
import { identityOf } from '../resources/index.ts'
import { identitiesOf, type Orphan } from './find.ts'
import { holdsData, isUser, orphanName, removeOrphans } from './remove.ts'

/**
 * Whether a deploy removes it: what was replaced, and parts of services, always; everything else when it is told to. Data never, and where not
 * everything could be searched, nothing that something else may use.
 */
export function isPruned(orphan: Orphan, prune: boolean, unknown: readonly string[]): boolean {
  if (holdsData(orphan) || orphan.owner.adopted) return false
  return (orphan.lost !== 'dropped' || prune) && (unknown.length === 0 || isUser(orphan))
}

/**
 * Removes orphans at the end of a deploy, when all that took their place is at work.
 *
 * @throws DeployError with what was applied and removed, what was not, and why.
 */
export async function pruneOrphans(
  orphans: readonly Orphan[],
  applied: readonly ChangeSummary[],
  outputs: ReadonlyMap<string, Outputs[Kind]>,
  context: Context,
): Promise<readonly ChangeSummary[]> {
  const done = new Map(applied.map(change => [`${change.action} ${change.resource}`, change]))
  const failures: Failure[] = []
  const { emit, clock } = context
  await removeOrphans(
    orphans,
    identitiesOf(key => outputs.get(key), context),
    {
      done: (orphan, change) => done.set(identityOf(orphan), change),
      retain: left => emit({ type: 'retained', at: clock.now(), ...left }),
      fail: failure => failures.push(failure),
    },
    context,
  )
  if (failures.length === 0) return [...done.values()]
  const wanted = orphans.map((orphan): ChangeSummary => ({ resource: orphanName(orphan), action: 'delete' }))
  throw failed('deploy', [...applied, ...wanted], done, failures)
}
