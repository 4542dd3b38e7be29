import { type Issue, PlanError } from '../errors.ts'
import type { Kind, Model } from '../model/index.ts'
import { type Change, diff } from './diff.ts'
import { type Graph, type Node, walk } from './graph.ts'
import { keyOf, nameOf } from './ownership.ts'
import { describePlan } from './plan-text.ts'
import { isLookup, readModel } from './read.ts'
import { expected } from './refs.ts'
import type { Context, Live } from './resources/handler.ts'
import { managedHandlerOf } from './resources/index.ts'

/** What will be done with one resource. */
export type PlanAction = 'use' | 'keep' | 'create' | 'update' | 'replace'

/** One resource of a plan. */
export interface PlanStep {
  /** Kind and name, for example `service web`. */
  readonly resource: string
  readonly action: PlanAction
  /** For `update` and `replace`: what differs. */
  readonly changes: readonly Change[]
}

/** What a deploy would do. `String(plan)` is for people. */
export interface Plan {
  readonly stack: string
  readonly region: string
  readonly account: string
  readonly steps: readonly PlanStep[]
  /** What is doubtful in the program, though AWS would take it. */
  readonly warnings: readonly Issue[]
  /** Nothing would be changed. */
  readonly isEmpty: boolean
  toString(): string
}

/** A resource, what is there now, and what to do with it. */
export interface PlannedNode {
  readonly node: Node
  readonly action: PlanAction
  readonly live: Live<Kind> | undefined
  readonly changes: readonly Change[]
}

/** Planned resources by key, in the graph's order. */
export type PlannedGraph = ReadonlyMap<string, PlannedNode>

/** Reads what is there, each resource as soon as those it refers to are read, and decides what to do. */
export async function planGraph(graph: Graph, context: Context, adopt: boolean): Promise<PlannedGraph> {
  const planned = new Map<string, PlannedNode>()
  await walk(graph, 'forward', async node => {
    planned.set(node.key, await planNode(node, planned, context, adopt))
    return true
  })
  const presumptions = reliedOn(graph, planned)
  if (presumptions.size > 0) {
    // Something changes because of what was only presumed: now it is read.
    const precise = { ...context, verify: true }
    await walk(presumptions, 'forward', async node => {
      planned.set(node.key, await planNode(node, planned, precise, adopt))
      return true
    })
  }
  return new Map([...graph.keys()].flatMap(key => entryOf(planned, key)))
}

/** What was presumed although something that refers to it changes, and that something. */
function reliedOn(graph: Graph, planned: PlannedGraph): Graph {
  const found = new Map<string, Node>()
  for (const node of graph.values()) {
    if (planned.get(node.key)?.action === 'keep') continue
    const presumed = node.needs.filter(key => planned.get(key)?.live?.presumed)
    for (const key of presumed.length > 0 ? [...presumed, node.key] : []) {
      const relied = graph.get(key)
      if (relied) found.set(key, { ...relied, needs: relied.needs.filter(needed => found.has(needed)) })
    }
  }
  return found
}

function entryOf(planned: PlannedGraph, key: string): [string, PlannedNode][] {
  const node = planned.get(key)
  return node ? [[key, node]] : []
}

async function planNode(node: Node, planned: PlannedGraph, context: Context, adopt: boolean): Promise<PlannedNode> {
  const { model } = node
  const live = await readModel(model, planned, context)
  const handler = managedHandlerOf(model)
  if (!handler || isLookup(model)) return { node, action: 'use', live: live ?? missing(model), changes: [] }
  if (!live) return { node, action: 'create', live, changes: [] }
  checkOwner(model, live, context, adopt)
  const changes = diff(live.props, handler.desired(model, expected(planned), context), handler.hidden)
  const replaces = changes.some(({ path }) => handler.immutable.some(field => path.split('.', 1)[0] === field))
  return { node, action: replaces ? 'replace' : changes.length > 0 ? 'update' : 'keep', live, changes }
}

function checkOwner(model: Model, { owner }: Live<Kind>, { stack }: Context, adopt: boolean): void {
  const resource = nameOf(model)
  const key = keyOf(model)
  if (owner?.stack === stack.name && owner.id === key) return
  if (!owner && adopt) return
  throw new PlanError('ownership.foreign', {
    resource,
    message: owner
      ? `${resource} exists and belongs to ${owner.id} of stack "${owner.stack}", not to ${key} of stack "${stack.name}"`
      : `${resource} exists, but was not made by stack "${stack.name}"`,
    fix: owner
      ? 'Give it another name here, or remove it from the other stack first.'
      : 'Give it another name, refer to it with .existing() where there is one, or take it over with { adopt: true }.',
  })
}

function missing(model: Model): never {
  const code = model.kind === 'repository' ? 'repository.missing' : 'cluster.missing'
  throw new PlanError(code, {
    resource: nameOf(model),
    message: `There is no ${nameOf(model)} in this account and Region`,
    fix: `Correct its name, or let this stack make it: ${model.kind}('${model.id}') instead of ${model.kind}.existing('${model.id}').`,
  })
}

/** The plan as the caller sees it. */
export function publicPlan(
  planned: PlannedGraph,
  { stack, region, account }: Context,
  warnings: readonly Issue[],
): Plan {
  const steps = [...planned.values()].map(({ node, action, changes }) => ({
    resource: nameOf(node.model),
    action,
    changes,
  }))
  const plan = {
    stack: stack.name,
    region,
    account,
    steps,
    warnings,
    isEmpty: steps.every(({ action }) => action === 'use' || action === 'keep'),
  }
  return { ...plan, toString: () => describePlan(plan) }
}
