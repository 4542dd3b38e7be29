import { PlanError } from '../../errors.ts'
import type { Kind, Model } from '../../model/index.ts'
import { compared } from '../adopted.ts'
import type { Context } from '../context.ts'
import { type Graph, type Node, walk } from '../graph/graph.ts'
import { isLookup, readModel } from '../graph/read.ts'
import { expected } from '../graph/refs.ts'
import { keyOf, nameOf } from '../ownership.ts'
import { foreign } from '../resources/foreign.ts'
import type { Live, ManagedHandler } from '../resources/handler.ts'
import { managedHandlerOf } from '../resources/index.ts'
import type { Change } from './diff.ts'
import { foresee } from './foresee.ts'
import { Gather } from './gather.ts'
import type { PlannedGraph, PlannedNode } from './planned-graph.ts'

/** What a plan decided, and what its reader should know beside it. */
export interface Decided {
  readonly planned: PlannedGraph
  readonly notes: readonly string[]
}

/**
 * Reads what is there, each resource as soon as those it refers to are read, and decides what to do.
 *
 * @throws PlanError with everything that is missing or in the way. What needs it is not told as missing, too.
 */
export async function planGraph(graph: Graph, context: Context): Promise<Decided> {
  const { gather, ...decided } = await planAll(graph, context)
  gather.throwIfAny(graph.keys())
  return decided
}

/** The same as far as it goes, and what stands in the way. */
export async function planAll(graph: Graph, context: Context): Promise<Decided & { readonly gather: Gather }> {
  const planned = new Map<string, PlannedNode>()
  const gather = new Gather()
  const visit = async (node: Node, under: Context): Promise<void> => {
    if (!node.needs.some(key => gather.has(key) || !planned.has(key)))
      planned.set(node.key, await planNode(node, planned, under))
    else if (!isLookup(node.model)) await checkOwner(node.model, planned, under)
  }
  const walkAll = (nodes: Graph, under: Context): Promise<void> =>
    walk(nodes, 'forward', async node => {
      await visit(node, under).catch((error: unknown) => gather.add(node, error))
      return true
    })
  await walkAll(graph, context)
  const presumptions = reliedOn(graph, planned)
  // Something changes because of what was only presumed: now it is read.
  if (presumptions.size > 0) await walkAll(presumptions, { ...context, verify: true })
  const actions = new Map([...graph.keys()].flatMap(key => entryOf(planned, key)))
  const notes = await foresee(actions, gather, context)
  return { planned: actions, notes, gather }
}

/** That nobody else has what is made of something that is missing. */
async function checkOwner(model: Model, planned: PlannedGraph, context: Context): Promise<void> {
  const live = await readModel(model, planned, context)
  if (live) isAdopted(model, live, context)
}

/** What was presumed although something that refers to it changes, and everything that refers to that. */
function reliedOn(graph: Graph, planned: PlannedGraph): Graph {
  const nodes = [...graph.values()]
  const changing = nodes.filter(({ key }) => (planned.get(key)?.action ?? 'keep') !== 'keep')
  const presumed = new Set(changing.flatMap(({ needs }) => needs).filter(key => planned.get(key)?.live?.presumed))
  const relying = nodes.filter(({ key, needs }) => presumed.has(key) || needs.some(needed => presumed.has(needed)))
  const keys = new Set(relying.map(({ key }) => key))
  return new Map(relying.map(node => [node.key, { ...node, needs: node.needs.filter(needed => keys.has(needed)) }]))
}

function entryOf(planned: PlannedGraph, key: string): [string, PlannedNode][] {
  const node = planned.get(key)
  return node ? [[key, node]] : []
}

async function planNode(node: Node, planned: PlannedGraph, context: Context): Promise<PlannedNode> {
  const { model } = node
  const live = await readModel(model, planned, context)
  const handler = managedHandlerOf(model)
  if (!handler || isLookup(model))
    return { node, action: 'use', live: live ?? missing(model), changes: [], adopted: false }
  if (!live) return { node, action: 'create', live, changes: [], adopted: false }
  const adopted = isAdopted(model, live, context)
  const { changes, kept } = compared(handler, model, expected(planned), context, live, adopted)
  const fixed = changes.filter(change => needsNew(change, handler))
  const replaces = fixed.length > 0
  if (replaces && (adopted || live.owner?.adopted)) throw notAdoptable(model, fixed)
  if (replaces && handler.holdsData) throw notReplaceable(model, fixed)
  const action = replaces ? 'replace' : changes.length > 0 ? 'update' : 'keep'
  const ignored = [...(live.ignored ?? []), ...kept]
  return { node, adopted, action, live: kept.length > 0 ? { ...live, ignored } : live, changes }
}

function needsNew({ path, to }: Change, { immutable, irremovable = [] }: ManagedHandler<Kind>): boolean {
  return immutable.includes(path.split('.', 1)[0] ?? path) || (to === undefined && irremovable.includes(path))
}

/** Whether it is nobody's and may be taken over. What is somebody else's is refused. */
function isAdopted(model: Model, { owner }: Live<Kind>, { stack, adopt }: Context): boolean {
  if (owner?.stack === stack.name && owner.id === keyOf(model)) return false
  if (!owner && managedHandlerOf(model)?.besideOthers) return false
  if (!owner && adopt) return true
  throw new PlanError('ownership.foreign', foreign(model, owner, managedHandlerOf(model)?.asExisting, { stack }))
}

/** To replace is to delete, and what is deleted must be ours. */
function notAdoptable(model: Model, fixed: readonly Change[]): PlanError {
  const resource = nameOf(model)
  return new PlanError('ownership.foreign', {
    resource,
    message: `${resource} was not made by this stack and cannot be taken over: its ${fixed.map(({ path }) => path).join(', ')} cannot be changed, only replaced`,
    fix: 'Write it in the program as it is in AWS, or give it another name.',
  })
}

/** What holds data is never replaced. */
function notReplaceable(model: Model, fixed: readonly Change[]): PlanError {
  const resource = nameOf(model)
  return new PlanError('data.kept', {
    resource,
    message: `${resource} holds data, and its ${fixed.map(({ path }) => path).join(', ')} cannot be changed, only replaced`,
    fix: 'Write it in the program as it is in AWS, or give it another name and move the data.',
  })
}

function missing(model: Model): never {
  throw new PlanError(`${model.kind}.missing`, {
    resource: nameOf(model),
    message: `There is no ${nameOf(model)} in this account and Region`,
    fix: `Correct its name, or let this stack make it: ${model.kind}('${model.id}') instead of ${model.kind}.existing('${model.id}').`,
  })
}
