import type { StackModel } from '../../model/index.ts'
import type { Context } from '../context.ts'
import type { Graph } from '../graph/graph.ts'
import type { DeployOptions } from '../options.ts'
import { findOrphans, type Orphans } from '../orphans/find.ts'
import { openStack } from '../session.ts'
import { untilAborted } from '../until-aborted.ts'
import { planGraph } from './plan-graph.ts'
import type { PlannedGraph } from './planned-graph.ts'

/** Reads AWS and decides what to do with each resource, and with what the program no longer has. */
export async function prepare(
  stack: StackModel,
  options: DeployOptions,
): Promise<{ graph: Graph; planned: PlannedGraph; notes: readonly string[]; orphans: Orphans; context: Context }> {
  const { graph, context } = await openStack(stack, options)
  const { planned, notes } = await untilAborted(planGraph(graph, context, options.adopt ?? false))
  const orphans = await untilAborted(findOrphans(planned, context.prune, context))
  return { graph, planned, notes, orphans, context }
}
