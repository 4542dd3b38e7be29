import type { Kind, Model, Outputs } from '../../model/index.ts'
import type { Attempt } from '../applying/apply-graph.ts'
import type { Context } from '../context.ts'
import type { Graph, Node } from '../graph/graph.ts'
import { isLookup } from '../graph/read.ts'
import type { Left } from '../left.ts'
import { keyOf, nameOf } from '../ownership.ts'
import { diff } from '../planning/diff.ts'
import type { PlannedGraph, PlannedNode } from '../planning/planned-graph.ts'
import type { Live, LiveGraph, Props } from '../resources/handler.ts'
import { identityOf, managedHandlerOf, nameInAws } from '../resources/index.ts'
import { formerProps } from './former-props.ts'

/** What a deploy has made, by key: to be taken away again. */
export type Made = ReadonlyMap<string, Outputs[Kind]>

/** How what a failed deploy has changed goes back. */
export interface RestorePlan {
  readonly graph: Graph
  readonly planned: PlannedGraph
  readonly made: Made
  readonly left: readonly Left[]
}

/** Compares what is there with what was there before a deploy, for all that the deploy has tried to change. */
export async function planRestore(
  whole: Graph,
  present: LiveGraph,
  attempts: ReadonlyMap<string, Attempt>,
  context: Context,
): Promise<RestorePlan> {
  const planned = new Map<string, PlannedNode>()
  const made = new Map<string, Outputs[Kind]>()
  const left: Left[] = []
  const users = new Map<string, Node>()
  for (const node of whole.values()) {
    const live = present.get(node.key)?.live
    const attempt = attempts.get(node.key)
    const back = attempt ? await wayBack(node, attempt, live, context) : asItIs(node, live)
    if (back.step) planned.set(node.key, back.step)
    if (back.made) made.set(node.key, back.made)
    const why = [...(back.left ?? []), ...(back.instead === undefined ? [] : [back.instead])]
    left.push(
      ...why.map(because => ({
        resource: nameOf(node.model),
        ...(live && nameInAws(node.model, live.outputs)),
        because,
      })),
    )
    if (back.left?.length) for (const key of usedBy(node, whole)) if (!users.has(key)) users.set(key, node)
  }
  for (const [key, user] of users) {
    const node = made.delete(key) && whole.get(key)
    if (node) left.push({ resource: nameOf(node.model), because: `${nameOf(user.model)} may use it, which stays` })
  }
  const known = (keys: readonly string[]): readonly string[] => keys.filter(key => planned.has(key))
  const graph = new Map(
    [...planned.values()].map(({ node }) => [
      node.key,
      { ...node, needs: known(node.needs), after: known(node.after) },
    ]),
  )
  return { graph, planned, made, left }
}

/** All that a resource needs, and that those need. */
function usedBy({ needs }: Node, whole: Graph, found = new Set<string>()): ReadonlySet<string> {
  for (const key of needs) {
    const node = found.has(key) ? undefined : whole.get(key)
    found.add(key)
    if (node) usedBy(node, whole, found)
  }
  return found
}

/** How one resource goes back. */
interface Back {
  readonly step?: PlannedNode | undefined
  readonly made?: Outputs[Kind] | undefined
  readonly left?: readonly string[]
  /** Why it is neither as it was nor as the deploy has left it: it uses nothing of what was made any more. */
  readonly instead?: string
}

/** What the deploy has not come to is not waited for: it is as it was. */
function asItIs(node: Node, live: Live<Kind> | undefined): Back {
  if (!live) return {}
  return { step: { node, action: isLookup(node.model) ? 'use' : 'keep', live: { ...live, unsettled: false }, ...SAME } }
}

const SOMEBODY_ELSES = 'it belongs to somebody else by now'
const SAME = { changes: [], adopted: false }

async function wayBack(
  node: Node,
  { step, desired, outputs }: Attempt,
  live: Live<Kind> | undefined,
  context: Context,
): Promise<Back> {
  const { back } = managedHandlerOf(node.model) ?? {}
  const before = step.live
  if (!back || back.stays !== undefined) return asItIs(node, before ?? live)
  if (back.withdraw) {
    // One that AWS did not answer for is told by what is in it: others may have made another meanwhile.
    const isLikeIt = live && isOurs(node.model, live, context) && diff(live.props, desired).length === 0
    const now = outputs ?? (isLikeIt ? live.outputs : undefined)
    const isNew = now && (!before || identify(node, now) !== identify(node, before.outputs))
    return { ...(before && asItIs(node, before)), ...(isNew && { made: now }) }
  }
  if (!before) {
    const there = outputs ?? live?.outputs ?? (await back.begun?.(node.model, context))
    if (live && !isOurs(node.model, live, context)) return outputs ? { left: [SOMEBODY_ELSES] } : {}
    return there ? { made: there } : {}
  }
  if (!live) return { left: ['it is not there any more'] }
  if (!isOurs(node.model, live, context)) return { left: [SOMEBODY_ELSES] }
  const now = { ...shownBy(before, desired, live), ...live.props }
  const between = { before: before.props, wanted: desired, now, whole: before.whole }
  const former = formerProps(between, back)
  const instead = back.instead?.(former.props, now, context)
  const { props } = instead ?? former
  const changes = diff(now, props)
  const action = changes.length > 0 ? 'update' : 'keep'
  return {
    step: { node, action, live: { ...live, props: now }, changes, adopted: false, wanted: props },
    left: former.kept.map(path => `${path} was changed by others meanwhile`),
    ...(instead && { instead: instead.because }),
  }
}

/** What the deploy has changed, and a reader does not show any more: the number of tasks that limits have moved. */
function shownBy(before: Live<Kind>, desired: Props, { whole = {} }: Live<Kind>): Props {
  const [was, wanted] = [before.props, desired].map(props => new Set(Object.keys(props)))
  return Object.fromEntries(Object.entries(whole).filter(([name]) => was?.has(name) && wanted?.has(name)))
}

const identify = ({ model: { kind } }: Node, outputs: Outputs[Kind]): string => identityOf({ kind, outputs })

const isOurs = (model: Model, { owner }: Live<Kind>, { stack }: Context): boolean =>
  owner?.stack === stack.name && owner.id === keyOf(model)
