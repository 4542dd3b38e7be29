import { isDenied, withMissingAction } from '../../aws/denied.ts'
import { harmless } from '../../errors/harmless.ts'
import { withName } from '../../errors/with-name.ts'
import type { Kind, Outputs } from '../../model/index.ts'
import type { Resource } from '../../model/resource.ts'
import { readAll } from '../applying/destroy-graph.ts'
import { lockOf } from '../applying/lock-of.ts'
import { whyItStays } from '../applying/whether-it-goes.ts'
import type { Context } from '../context.ts'
import { explainRead } from '../diagnosis/explain.ts'
import type { Graph } from '../graph/graph.ts'
import { isLookup } from '../graph/read.ts'
import type { Left } from '../left.ts'
import { findOrphans, type Orphan } from '../orphans/find.ts'
import { inTurns, isUser, mayBeUsedBy, orphanModel, TAKEN_OVER, UNSEARCHED } from '../orphans/remove.ts'
import { nameOf } from '../ownership.ts'
import { InUse, type Live, type LiveGraph, type Retained } from '../resources/handler.ts'
import { identityOf, managedHandlerOf, managedHandlers, nameInAws } from '../resources/index.ts'

/** What a destroy would do. `String(plan)` is for people. */
export interface DestroyPlan {
  readonly stack: string
  readonly region: string
  readonly account: string
  /** What would be removed, what uses others first. What others use by then stays all the same. */
  readonly removes: readonly (Omit<Left, 'because'> & {
    /** Why it could not be told whether others use it; where they do, it stays. */
    readonly unsure?: string
  })[]
  /** What would stay, and why. */
  readonly keeps: readonly Left[]
  /** Nothing would be removed. */
  readonly isEmpty: boolean
  toString(): string
}

/** Tells what a destroy of the resources would remove, and what it would leave, by reading alone. */
export async function destroyPlan(graph: Graph, context: Context): Promise<DestroyPlan> {
  const present = await readAll(graph, context)
  const { orphans, unknown, leftOut } = await findOrphans(present, true, context)
  const removes: DestroyPlan['removes'][number][] = []
  const keeps: Left[] = [...unknown, ...leftOut].map(where => ({
    resource: 'what the stack left behind',
    because: `it could not be looked for among ${where}`,
  }))
  const orphanStays = (orphan: Orphan): string | undefined => {
    if (unknown.length > 0 && !isUser(orphan)) return UNSEARCHED
    return orphan.owner.adopted && !context.deleteAdopted ? TAKEN_OVER : undefined
  }
  const going = new Set([
    ...orphans.filter(orphan => orphanStays(orphan) === undefined).map(identityOf),
    ...goingOf(graph, present, context),
  ])
  let lock: string | undefined
  /** Sorts one of what is there; whether others use it. */
  const sort = async (
    model: Resource & { readonly kind: Kind },
    outputs: Outputs[Kind],
    because: string | undefined,
    live?: Live<Kind>,
  ): Promise<boolean> => {
    const resource = nameOf(model)
    const which = { resource, ...nameInAws(model, outputs) }
    const locked = because === undefined ? await lockOf(model, outputs, context, live) : undefined
    if (locked) lock = `${resource} is protected from being deleted, and so a destroy removes nothing`
    const why = because ?? locked?.cause
    const found = why === undefined ? await foreseen(model, outputs, context, going) : undefined
    const stayed = why ?? found?.stays?.message
    if (stayed === undefined) removes.push({ ...which, ...(found?.unsure !== undefined && { unsure: found.unsure }) })
    else {
      keeps.push({ ...which, because: stayed })
      going.delete(identityOf({ kind: model.kind, outputs }))
    }
    return found?.stays instanceof InUse
  }
  const sortOrphans = async (some: readonly Orphan[]): Promise<void> => {
    let user: string | undefined
    for (const turn of inTurns(some)) {
      const before = user
      for (const orphan of turn) {
        const because = before === undefined ? orphanStays(orphan) : mayBeUsedBy(before)
        const model = orphanModel(orphan)
        if (await sort(model, orphan.outputs, because)) user = nameOf(model)
      }
    }
  }
  await sortOrphans(orphans.filter(isUser))
  const keptBy = new Map<string, string>()
  for (const { key, model, needs } of [...graph.values()].reverse()) {
    const live = present.get(key)?.live
    if (!live || !managedHandlerOf(model) || isLookup(model)) continue
    const stays = whyItStays(model, live, keptBy.get(key), context)
    const isInUse = await sort(model, live.outputs, stays?.because, live)
    if (isInUse || stays?.withItsNeeds) for (const each of needs) keptBy.set(each, nameOf(model))
  }
  await sortOrphans(orphans.filter(orphan => !isUser(orphan)))
  const { stack, region, account } = context
  const because = lock
  const sorted =
    because === undefined
      ? { removes, keeps }
      : { removes: [], keeps: [...keeps, ...removes.map(({ unsure: _, ...each }) => ({ ...each, because }))] }
  const plan = { stack: stack.name, region, account, ...sorted, isEmpty: sorted.removes.length === 0 }
  return { ...plan, toString: () => harmless(describe(plan)) }
}

/** What of the program goes, as far as its marks tell. */
function goingOf(graph: Graph, present: LiveGraph, context: Context): readonly string[] {
  return [...graph.values()].flatMap(({ key, model }) => {
    const live = present.get(key)?.live
    if (!live || isLookup(model) || whyItStays(model, live, undefined, context)) return []
    return [identityOf({ kind: model.kind, outputs: live.outputs })]
  })
}

/** What a look tells of whether something can go. What may not be looked at is no reason to tell nothing of the rest. */
async function foreseen(
  model: Resource & { readonly kind: Kind },
  outputs: Outputs[Kind],
  context: Context,
  going: ReadonlySet<string>,
): Promise<{ readonly stays?: Retained | undefined; readonly unsure?: string }> {
  try {
    return { stays: await managedHandlers.get(model.kind)?.keeps?.(outputs, context, going) }
  } catch (error) {
    if (!(error instanceof Error && isDenied(error))) throw explainRead(error, model)
    return { unsure: withMissingAction(error) }
  }
}

function describe({ stack, region, account, removes, keeps }: Omit<DestroyPlan, 'toString'>): string {
  const doubt = (unsure: string | undefined): string =>
    unsure === undefined ? '' : `, unless others use it, which could not be told: ${unsure}`
  return [
    `Destroy of stack ${stack} in ${region}, account ${account}${removes.length === 0 ? ': nothing to delete' : ''}`,
    ...removes.map(each => `  - delete  ${withName(each)}${doubt(each.unsure)}`),
    ...keeps.map(each => `  . keep    ${withName(each)}: ${each.because}`),
    ...(removes.length > 0 ? [`  ${removes.length} to delete, ${keeps.length} to keep`] : []),
  ].join('\n')
}
