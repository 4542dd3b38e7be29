import { harmless } from '../../errors/harmless.ts'
import { withName } from '../../errors/with-name.ts'
import { readAll } from '../applying/destroy-graph.ts'
import { whyItStays } from '../applying/whether-it-goes.ts'
import type { Context } from '../context.ts'
import type { DiagnosedError } from '../diagnosis/diagnosed-error.ts'
import type { Graph } from '../graph/graph.ts'
import { isLookup } from '../graph/read.ts'
import type { Left } from '../left.ts'
import { findOrphans, type Orphan } from '../orphans/find.ts'
import { isUser, orphanName, orphanNameInAws, TAKEN_OVER, UNSEARCHED } from '../orphans/remove.ts'
import { nameOf } from '../ownership.ts'
import { identityOf, managedHandlerOf, managedHandlers, nameInAws } from '../resources/index.ts'

/** What a destroy would do. `String(plan)` is for people. */
export interface DestroyPlan {
  readonly stack: string
  readonly region: string
  readonly account: string
  /** What would be removed, what uses others first. What others use by then stays all the same. */
  readonly removes: readonly Omit<Left, 'because'>[]
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
  const removes: Omit<Left, 'because'>[] = []
  const keeps: Left[] = [...unknown, ...leftOut].map(where => ({
    resource: 'what the stack left behind',
    because: `it could not be looked for among ${where}`,
  }))
  const going = new Set<string>()
  let lock: string | undefined
  const locked = (resource: string, found: DiagnosedError | undefined): string | undefined => {
    if (!found) return undefined
    lock = `${resource} is protected from being deleted, and so a destroy removes nothing`
    return found.message
  }
  const sort = (which: Omit<Left, 'because'>, identity: string, because: string | undefined): boolean => {
    if (because !== undefined) keeps.push({ ...which, because })
    else {
      removes.push(which)
      going.add(identity)
    }
    return because === undefined
  }
  const sortOrphans = async (some: readonly Orphan[], isUnsure: boolean): Promise<void> => {
    for (const orphan of some) {
      const { kind, outputs, owner } = orphan
      const stays = owner.adopted && !context.deleteAdopted ? TAKEN_OVER : isUnsure ? UNSEARCHED : undefined
      const handler = managedHandlers.get(kind)
      const resource = orphanName(orphan)
      const because =
        stays ??
        locked(resource, await handler?.locked?.(outputs, context)) ??
        (await handler?.keeps?.(outputs, context, going))
      sort({ resource, ...orphanNameInAws(orphan) }, identityOf(orphan), because)
    }
  }
  await sortOrphans(orphans.filter(isUser), false)
  const keptBy = new Map<string, string>()
  for (const { key, model, needs } of [...graph.values()].reverse()) {
    const live = present.get(key)?.live
    const handler = managedHandlerOf(model)
    if (!live || !handler || isLookup(model)) continue
    const resource = nameOf(model)
    const { outputs } = live
    const stays = whyItStays(model, live, keptBy.get(key), context)
    const because =
      stays?.because ??
      locked(resource, await handler.locked?.(outputs, context, live)) ??
      (await handler.keeps?.(outputs, context, going))
    sort({ resource, ...nameInAws(model, outputs) }, identityOf({ kind: model.kind, outputs }), because)
    if (stays?.withItsNeeds) for (const each of needs) keptBy.set(each, resource)
  }
  await sortOrphans(
    orphans.filter(orphan => !isUser(orphan)),
    unknown.length > 0,
  )
  const { stack, region, account } = context
  const because = lock
  const sorted =
    because === undefined
      ? { removes, keeps }
      : { removes: [], keeps: [...keeps, ...removes.map(each => ({ ...each, because }))] }
  const plan = { stack: stack.name, region, account, ...sorted, isEmpty: sorted.removes.length === 0 }
  return { ...plan, toString: () => harmless(describe(plan)) }
}

function describe({ stack, region, account, removes, keeps }: Omit<DestroyPlan, 'toString'>): string {
  return [
    `Destroy of stack ${stack} in ${region}, account ${account}${removes.length === 0 ? ': nothing to delete' : ''}`,
    ...removes.map(each => `  - delete  ${withName(each)}`),
    ...keeps.map(each => `  . keep    ${withName(each)}: ${each.because}`),
    ...(removes.length > 0 ? [`  ${removes.length} to delete, ${keeps.length} to keep`] : []),
  ].join('\n')
}
