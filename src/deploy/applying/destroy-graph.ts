import { type ChangeSummary, isPlanError } from '../../errors.ts'
import type { Kind } from '../../model/index.ts'
import type { Resource } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { DiagnosedError } from '../diagnosis/diagnosed-error.ts'
import { type Failure, failed } from '../diagnosis/failure.ts'
import { type Graph, remainingSteps, walk } from '../graph/graph.ts'
import { isLookup, readModel } from '../graph/read.ts'
import type { Left } from '../left.ts'
import { findOrphans, type Orphan } from '../orphans/find.ts'
import {
  isUser,
  orphanModel,
  orphanName,
  orphanNameInAws,
  type Removal,
  removeOrphans,
  UNSEARCHED,
} from '../orphans/remove.ts'
import { nameOf } from '../ownership.ts'
import { InUse, type Live, type LiveGraph, type Lock, Retained } from '../resources/handler.ts'
import { identityOf, managedHandlerOf, nameInAws } from '../resources/index.ts'
import { announced } from './announced.ts'
import { lockOf } from './lock-of.ts'
import { isMarked, whyItStays } from './whether-it-goes.ts'

/** What a destroy did. */
export interface Destroyed {
  readonly removed: readonly ChangeSummary[]
  readonly retained: readonly Left[]
}

/** Removes what is ours, each resource once nothing uses it any more. */
export async function destroyGraph(graph: Graph, context: Context): Promise<Destroyed> {
  const present = await readAll(graph, context)
  const removed = new Map<string, ChangeSummary>()
  const retained: Left[] = []
  const failures: Failure[] = []
  const { emit, clock, stack } = context

  const retain = (left: Left): void => {
    retained.push(left)
    emit({ type: 'retained', at: clock.now(), ...left })
  }

  const { orphans, unknown, leftOut } = await findOrphans(present, true, context)
  const wanted = (): ChangeSummary[] => [
    ...changesOf(graph, present, stack.name),
    ...orphans.map((orphan): ChangeSummary => ({ resource: orphanName(orphan), action: 'delete' })),
  ]
  const removable = orphans.filter(orphan => unknown.length === 0 || isUser(orphan))
  const locked = await lockedIn(graph, present, removable, context)
  if (locked.length > 0) throw failed('destroy', wanted(), removed, locked)
  for (const where of [...unknown, ...leftOut])
    retain({ resource: 'what the stack left behind', because: `it could not be looked for among ${where}` })
  const removal: Removal = {
    done: (orphan, change) => removed.set(identityOf(orphan), change),
    retain,
    fail: failure => failures.push(failure),
  }
  // What uses things of the stack goes before them; the rest may be used by them, or use them.
  const usersGone = await removeOrphans(orphans.filter(isUser), new Set(), removal, context)
  const rest = orphans.filter(orphan => !isUser(orphan))
  if (unknown.length > 0)
    for (const orphan of rest) retain({ resource: orphanName(orphan), ...orphanNameInAws(orphan), because: UNSEARCHED })
  const others = usersGone && unknown.length === 0 ? removeOrphans(rest, new Set(), removal, context) : undefined
  const steps = remainingSteps(graph, 'reverse')
  const keptBy = new Map<string, string>()
  await walk(graph, 'reverse', async node => {
    const live = present.get(node.key)?.live
    const handler = managedHandlerOf(node.model)
    if (!live || !handler || isLookup(node.model)) return true
    const resource = nameOf(node.model)
    const keep = (because: string): void => retain({ resource, ...nameInAws(node.model, live.outputs), because })
    const stays = whyItStays(node.model, live, keptBy.get(node.key), context)
    if (stays) {
      keep(stays.because)
      if (stays.withItsNeeds) for (const key of node.needs) keptBy.set(key, resource)
      return true
    }
    const change: ChangeSummary = { resource, action: 'delete' }
    const urgent = { ...context, aws: context.prioritized(steps.get(node.key) ?? 0) }
    try {
      await announced(change, context, () => handler.remove(live.outputs, urgent))
      removed.set(node.key, change)
      return true
    } catch (error) {
      if (error instanceof Retained) {
        keep(error.message)
        if (error instanceof InUse) for (const key of node.needs) keptBy.set(key, resource)
        return true
      }
      failures.push({ model: node.model, error })
      return false
    }
  })

  await others

  if (failures.length > 0) throw failed('destroy', wanted(), removed, failures)
  return { removed: [...removed.values()], retained }
}

/** What of the stack no destroy removes. */
async function lockedIn(
  graph: Graph,
  present: LiveGraph,
  orphans: readonly Orphan[],
  context: Context,
): Promise<Failure[]> {
  const looks = [
    ...[...graph.values()].map(async ({ key, model }) => {
      const live = present.get(key)?.live
      if (!live || isLookup(model) || whyItStays(model, live, undefined, context)) return []
      return lockedFailures(model, await lockOf(model, live.outputs, context, live))
    }),
    ...orphans.map(async orphan => {
      if (orphan.owner.adopted && !context.deleteAdopted) return []
      const model = orphanModel(orphan)
      return lockedFailures(model, await lockOf(model, orphan.outputs, context))
    }),
  ]
  return (await Promise.all(looks)).flat()
}

const lockedFailures = (model: Resource, lock: Lock | undefined): Failure[] =>
  lock ? [{ model, error: new DiagnosedError(lock.cause, [lock]) }] : []

/** Everything of the stack that is there. Where a lookup finds nothing, there is nothing behind it to remove. */
export async function readAll(graph: Graph, context: Context): Promise<LiveGraph> {
  const present = new Map<string, { live: Live<Kind> | undefined }>()
  await walk(graph, 'forward', async ({ key, model }) => {
    const live = await readModel(model, present, context).catch((error: unknown) => {
      if (isPlanError(error) && isLookup(model)) return undefined
      throw error
    })
    present.set(key, { live })
    return true
  })
  return present
}

function changesOf(graph: Graph, present: LiveGraph, stack: string): ChangeSummary[] {
  return [...graph.values()].flatMap(({ key, model }) => {
    const live = present.get(key)?.live
    return live && !isLookup(model) && isMarked(model, live, stack)
      ? [{ resource: nameOf(model), action: 'delete' }]
      : []
  })
}
