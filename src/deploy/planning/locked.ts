import { PlanError } from '../../errors.ts'
import { lockOf } from '../applying/lock-of.ts'
import type { Context } from '../context.ts'
import type { Orphans } from '../orphans/find.ts'
import { isPruned } from '../orphans/prune.ts'
import { orphanModel } from '../orphans/remove.ts'
import { nameOf } from '../ownership.ts'
import type { PlannedGraph } from './planned-graph.ts'

/**
 * That nothing is protected of what a deploy would delete: what it replaces, and what the program has lost.
 *
 * @throws PlanError with all that is
 */
export async function checkNoneLocked(
  planned: PlannedGraph,
  { orphans, unknown }: Orphans,
  context: Context,
): Promise<void> {
  const replaced = [...planned.values()].flatMap(({ node: { model }, action, live }) =>
    action === 'replace' && live ? [{ model, outputs: live.outputs, live, what: 'replaced' }] : [],
  )
  const pruned = orphans.flatMap(orphan =>
    isPruned(orphan, context.prune, unknown)
      ? [{ model: orphanModel(orphan), outputs: orphan.outputs, live: undefined, what: 'deleted' }]
      : [],
  )
  const found = await Promise.all(
    [...replaced, ...pruned].map(async ({ model, outputs, live, what }) => {
      const lock = await lockOf(model, outputs, context, live)
      if (!lock) return []
      const { code, cause, evidence, fix } = lock
      const resource = nameOf(model)
      const why = [cause, ...evidence].join('; ')
      return [new PlanError(code, { resource, message: `${resource} would be ${what}, and cannot be: ${why}`, fix })]
    }),
  )
  const [first, ...others] = found.flat()
  if (!first) return
  const more = others.flatMap(({ problems }) => problems)
  throw new PlanError(first.code, first, more)
}
