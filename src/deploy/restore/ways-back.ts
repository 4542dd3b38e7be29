import { PlanError, type PlanProblem } from '../../errors.ts'
import type { Kind, Model } from '../../model/index.ts'
import { sourceOf } from '../../model/source.ts'
import type { Orphan, Orphans } from '../orphans/find.ts'
import { orphanName } from '../orphans/remove.ts'
import { nameOf } from '../ownership.ts'
import type { PlannedGraph, PlannedNode } from '../planning/planned-graph.ts'
import type { Found } from '../resources/handler.ts'
import { managedHandlerOf } from '../resources/index.ts'

/**
 * Sees to it that all that a deploy is going to change can be undone; `first` goes before anything is made. Gives what to
 * know of it.
 *
 * @throws PlanError with everything that cannot
 */
export function waysBack(
  planned: PlannedGraph,
  { orphans }: Pick<Orphans, 'orphans'>,
  first: readonly Orphan[],
): readonly string[] {
  const [problem, ...others] = [
    ...[...planned.values()].flatMap(step => {
      const because = whyNot(step, orphans)
      return because === undefined ? [] : [problemOf(nameOf(step.node.model), because, step.node.model)]
    }),
    ...first.map(orphan => problemOf(orphanName(orphan), 'it is deleted before anything is made')),
  ]
  if (problem) throw new PlanError(problem.code, problem, others)
  return [...planned.values()].flatMap(({ node: { model }, action }) => {
    const stays = managedHandlerOf(model)?.back.stays
    return stays === undefined || action === 'use' || action === 'keep' ? [] : [`${nameOf(model)}: ${stays}`]
  })
}

function problemOf(resource: string, because: string, model?: Model): PlanProblem {
  const source = model && sourceOf(model)
  return {
    code: 'restore.impossible',
    resource,
    message: `If the deploy fails, ${resource} could not be restored: ${because}`,
    fix: "Deploy this change without onFailure: 'restore', or apart from the others.",
    ...(source && { source }),
  }
}

function whyNot(
  { node: { model }, action, adopted, changes }: PlannedNode,
  lost: readonly Found<Kind>[],
): string | undefined {
  if (adopted) return 'it is taken over, and nothing says what it was before'
  if (action === 'replace') return 'it is replaced, and what is deleted does not come back'
  if (action === 'use' || action === 'keep') return undefined
  return managedHandlerOf(model)?.back.refuses?.({ action, changes, model }, lost)
}
