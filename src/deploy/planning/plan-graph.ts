import { type Issue, PlanError } from '../../errors.ts'
import type { Kind, Model } from '../../model/index.ts'
import { type Change, diff, type IgnoredChange } from './diff.ts'
import { type Graph, type Node, walk } from '../graph/graph.ts'
import type { Orphan, Orphans } from '../orphans/find.ts'
import { isPruned } from '../orphans/prune.ts'
import { holdsData, orphanName, UNSEARCHED } from '../orphans/remove.ts'
import { keyOf, nameOf } from '../ownership.ts'
import { describePlan } from './plan-text.ts'
import { isLookup, readModel } from '../graph/read.ts'
import { expected } from '../graph/refs.ts'
import type { Context, Live } from '../resources/handler.ts'
import { managedHandlerOf } from '../resources/index.ts'

/** What will be done with one resource. */
export type PlanAction = 'use' | 'keep' | 'create' | 'update' | 'replace'

/** One resource of a plan. */
export interface PlanStep {
  /** Kind and name, for example `service web`. */
  readonly resource: string
  readonly action: PlanAction
  /** For `update` and `replace`: what differs. */
  readonly changes: readonly Change[]
  /** What differs and is left alone, because AWS decides it. */
  readonly ignored?: readonly IgnoredChange[]
  /** It exists without an owner, and becomes the stack's: only with `adopt`. */
  readonly adopted?: true
}

/** Something that the stack made and the program no longer has. */
export interface PlanOrphan {
  /** Kind and name, for example `service web`. */
  readonly resource: string
  /** `delete`: the deploy removes it. `leave`: it stays, see `because`. */
  readonly action: 'delete' | 'leave'
  readonly because: string
}

/** What a deploy would do. `String(plan)` is for people. */
export interface Plan {
  readonly stack: string
  readonly region: string
  readonly account: string
  readonly steps: readonly PlanStep[]
  /** What the stack made and the program no longer has; removed only with `prune`, or where it was replaced. */
  readonly orphans: readonly PlanOrphan[]
  /** Where orphans could not be looked for, and why. */
  readonly notSearched: readonly string[]
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
  readonly adopted: boolean
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
  if (!handler || isLookup(model))
    return { node, action: 'use', live: live ?? missing(model), changes: [], adopted: false }
  if (!live) return { node, action: 'create', live, changes: [], adopted: false }
  const adopted = isAdopted(model, live, context, adopt)
  const changes = diff(live.props, handler.desired(model, expected(planned), context), handler.hidden)
  const replaces = changes.some(({ path }) => handler.immutable.some(field => path.split('.', 1)[0] === field))
  if (replaces && adopted) throw notAdoptable(model, changes, handler.immutable)
  return { node, adopted, action: replaces ? 'replace' : changes.length > 0 ? 'update' : 'keep', live, changes }
}

/** Whether it is nobody's and may be taken over. What is somebody else's is refused. */
function isAdopted(model: Model, { owner }: Live<Kind>, { stack }: Context, adopt: boolean): boolean {
  const resource = nameOf(model)
  const key = keyOf(model)
  if (owner?.stack === stack.name && owner.id === key) return false
  if (!owner && adopt) return true
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

/** To replace is to delete, and what is deleted must be ours. */
function notAdoptable(model: Model, changes: readonly Change[], immutable: readonly string[]): PlanError {
  const resource = nameOf(model)
  const fixed = changes.filter(({ path }) => immutable.includes(path.split('.', 1)[0] ?? path)).map(({ path }) => path)
  return new PlanError('ownership.foreign', {
    resource,
    message: `${resource} exists and cannot be taken over: its ${fixed.join(', ')} cannot be changed, only replaced`,
    fix: 'Write it in the program as it is in AWS, or give it another name.',
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
  { orphans: found, unknown }: Orphans,
  { stack, region, account, prune }: Context,
  warnings: readonly Issue[],
): Plan {
  const steps = [...planned.values()].map(({ node, action, changes, adopted, live }) => ({
    resource: nameOf(node.model),
    action,
    changes,
    ...(live?.ignored?.length ? { ignored: live.ignored } : {}),
    ...(adopted ? { adopted: true as const } : {}),
  }))
  const orphans = found.map(orphan => planOrphan(orphan, prune, unknown))
  const plan = {
    stack: stack.name,
    region,
    account,
    steps,
    orphans,
    notSearched: unknown,
    warnings,
    isEmpty:
      steps.every(({ action }) => action === 'use' || action === 'keep') &&
      orphans.every(({ action }) => action === 'leave'),
  }
  return { ...plan, toString: () => describePlan(plan) }
}

function planOrphan(orphan: Orphan, prune: boolean, unknown: readonly string[]): PlanOrphan {
  const resource = orphanName(orphan)
  if (isPruned(orphan, prune, unknown)) return { resource, action: 'delete', because: REASONS[orphan.lost] }
  return { resource, action: 'leave', because: whyLeft(orphan, prune) }
}

const REASONS: Readonly<Record<Orphan['lost'], string>> = {
  replaced: 'another took its place',
  part: 'its service no longer has it',
  dropped: 'the program no longer has it',
}

function whyLeft(orphan: Orphan, prune: boolean): string {
  if (holdsData(orphan)) return 'it holds data: delete it by hand, or destroy the stack with { deleteData: true }'
  if (prune || orphan.lost !== 'dropped') return UNSEARCHED
  return 'the program no longer has it; { prune: true } removes it'
}
