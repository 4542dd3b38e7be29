import type { Kind } from '../../model/index.ts'
import type { Node } from '../graph/graph.ts'
import type { Live, Props } from '../resources/handler.ts'
import type { Change } from './diff.ts'
import type { PlanAction } from './plan-shape.ts'

/** A resource, what is there now, and what to do with it. */
export interface PlannedNode {
  readonly node: Node
  readonly action: PlanAction
  readonly live: Live<Kind> | undefined
  readonly changes: readonly Change[]
  readonly adopted: boolean
  /** On the way back: what it should be, in place of what the program says. */
  readonly wanted?: Props
}

/** Planned resources by key, in the graph's order. */
export type PlannedGraph = ReadonlyMap<string, PlannedNode>
