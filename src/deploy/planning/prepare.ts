import type { StackModel } from '../../model/index.ts'
import type { Context } from '../context.ts'
import type { Graph } from '../graph/graph.ts'
import type { DeployOptions } from '../options.ts'
import { findOrphans, type Orphan, type Orphans } from '../orphans/find.ts'
import { inTheWay } from '../orphans/in-the-way.ts'
import { waysBack } from '../restore/ways-back.ts'
import { openStack } from '../session.ts'
import { untilAborted } from '../until-aborted.ts'
import { checkNoneLocked } from './locked.ts'
import { planGraph } from './plan-graph.ts'
import type { PlannedGraph } from './planned-graph.ts'

interface Prepared {
  readonly graph: Graph
  readonly planned: PlannedGraph
  readonly notes: readonly string[]
  readonly orphans: Orphans
  /** Those of them that go before anything is made. */
  readonly first: readonly Orphan[]
  readonly context: Context
}

/** Reads AWS and decides what to do with each resource, and with what the program no longer has. */
export async function prepare(stack: StackModel, options: DeployOptions): Promise<Prepared> {
  const { graph, context } = await openStack(stack, options)
  const { planned, notes } = await untilAborted(planGraph(graph, context))
  const orphans = await untilAborted(findOrphans(planned, context.prune, context))
  await untilAborted(checkNoneLocked(planned, orphans, context))
  const { first, notes: more } = await untilAborted(inTheWay(orphans, planned, context))
  const undoing = options.onFailure === 'restore' ? waysBack(planned, orphans, first) : []
  return { graph, planned, notes: [...notes, ...more, ...undoing], orphans, first, context }
}
