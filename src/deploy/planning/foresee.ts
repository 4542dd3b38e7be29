import type { Context } from '../context.ts'
import { managedHandlerOf } from '../resources/index.ts'
import type { Gather } from './gather.ts'
import type { PlannedGraph } from './planned-graph.ts'

/** Asks what can be told of each change before it is made. Gives the notes; what would stop it is gathered. */
export async function foresee(planned: PlannedGraph, gather: Gather, context: Context): Promise<readonly string[]> {
  const foreseen = await Promise.all(
    [...planned.values()].map(async ({ node, live }) => {
      const { problems = [], notes = [] } =
        (await managedHandlerOf(node.model)?.foresee?.(node.model, live, planned, context)) ?? {}
      for (const problem of problems) gather.add(node, problem)
      return notes
    }),
  )
  return [...new Set(foreseen.flat())]
}
