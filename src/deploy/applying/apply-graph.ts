import type { ChangeSummary } from '../../errors.ts'
import type { Kind, Outputs } from '../../model/index.ts'
import { wantedOf } from '../adopted.ts'
import type { Context } from '../context.ts'
import { outcomeOf } from '../diagnosis/explain.ts'
import { type Failure, failed } from '../diagnosis/failure.ts'
import { type Graph, remainingSteps, walk } from '../graph/graph.ts'
import { keyOf, nameOf } from '../ownership.ts'
import { changedFields, diff } from '../planning/diff.ts'
import type { PlannedGraph, PlannedNode } from '../planning/planned-graph.ts'
import { type ManagedHandler, type Props, type Refs, type Run, Unfinished } from '../resources/handler.ts'
import { managedHandlerOf } from '../resources/index.ts'
import { announced } from './announced.ts'

/** What an apply did. */
export interface Applied {
  readonly applied: readonly ChangeSummary[]
  /** A deployment that an earlier run or somebody else had begun was seen to its end. */
  readonly finished: boolean
  /** The outputs of every resource by key. */
  readonly outputs: ReadonlyMap<string, Outputs[Kind]>
}

/** A change that was begun, whether or not it ended well. */
export interface Attempt {
  readonly step: PlannedNode
  /** What it was to become. */
  readonly desired: Props
  /** What AWS gave for it. */
  outputs?: Outputs[Kind]
  /** Another deploy has taken it over. */
  isTaken?: boolean
}

/**
 * Makes the changes of a plan, each as soon as what it needs is there, and waits until everything does its work.
 * A failure stops what depends on it; the rest is finished first. What was begun is noted in `attempts`.
 *
 * @throws DeployError with what was applied, what was not, and why.
 */
export async function applyGraph(
  graph: Graph,
  planned: PlannedGraph,
  context: Context,
  attempts = new Map<string, Attempt>(),
  verb: 'deploy' | 'restore' = 'deploy',
): Promise<Applied> {
  const outputs = new Map<string, Outputs[Kind]>()
  const applied = new Map<string, ChangeSummary>()
  const failures: Failure[] = []
  const begun = new Set<string>()
  const settling = new Map<string, Promise<boolean>>()
  const retirements = new Map<string, { readonly change: ChangeSummary; readonly retire: () => Promise<void> }>()
  const run: Run = {
    get failed() {
      return failures.length > 0
    },
  }
  const refs: Refs = model => outputs.get(keyOf(model)) as never
  const steps = remainingSteps(graph, 'forward')

  await walk(graph, 'forward', async node => {
    const step = planned.get(node.key)
    if (!step) return false
    // What it comes after has to be at work, not only to be there.
    const earlier = await Promise.all(node.after.map(key => settling.get(key) ?? true))
    if (!earlier.every(Boolean)) return false
    try {
      const change = changeOf(step)
      const onChange = step.action === 'create' ? () => void begun.add(node.key) : undefined
      const urgent = { ...context, aws: context.prioritized(steps.get(node.key) ?? 0, onChange) }
      const result = change ? await applyStep(step, change, refs, urgent, attempts) : undefined
      const current = result ?? step.live?.outputs
      if (!current) return false
      begun.delete(node.key)
      outputs.set(node.key, current)
      const retire = result && retiring(step, refs, context)
      if (change && retire) retirements.set(node.key, { change, retire })
      else if (change && result) applied.set(node.key, change)
      if (result || step.live?.unsettled) {
        const settled = settle(step, current, context, run).then(
          () => true,
          error => {
            // What is judged apart was made all the same; everything else is not done before it settles.
            if (!managedHandlerOf(node.model)?.judgedApart) applied.delete(node.key)
            retirements.delete(node.key)
            const attempt = attempts.get(node.key)
            if (attempt && outcomeOf(error) === 'superseded') attempt.isTaken = true
            // Another failure is the reason, and says so.
            if (!(error instanceof Unfinished)) failures.push({ model: node.model, error })
            return false
          },
        )
        settling.set(node.key, settled)
      }
      return true
    } catch (error) {
      failures.push({ model: node.model, error })
      return false
    }
  })
  await Promise.all(settling.values())
  if (failures.length === 0) {
    await walk(graph, 'reverse', async ({ key, model }) => {
      const retirement = retirements.get(key)
      if (!retirement) return true
      try {
        await retirement.retire()
        applied.set(key, retirement.change)
        return true
      } catch (error) {
        failures.push({ model, error })
        return false
      }
    })
  }

  if (failures.length > 0)
    throw failed(
      verb,
      [...planned.values()].flatMap(step => {
        const change = changeOf(step)
        const isInPart = retirements.has(step.node.key) || begun.has(step.node.key)
        return change && isInPart ? { ...change, inPart: true } : (change ?? [])
      }),
      applied,
      failures,
    )
  const finished = [...planned.values()].some(({ live }) => live?.unsettled === 'in flight')
  return { applied: [...applied.values()], finished, outputs }
}

/** The change that a step makes, if it makes one. */
function changeOf({ node, action }: PlannedNode): ChangeSummary | undefined {
  return action === 'use' || action === 'keep' ? undefined : { resource: nameOf(node.model), action }
}

/** Makes one change. Gives nothing when, now that all outputs are known, there is nothing to change after all. */
async function applyStep(
  step: PlannedNode,
  change: ChangeSummary,
  refs: Refs,
  context: Context,
  attempts: Map<string, Attempt>,
): Promise<Outputs[Kind] | undefined> {
  const { node, action, adopted } = step
  const handler = managedHandlerOf(node.model)
  if (!handler) return undefined
  const { model } = node
  let { live } = step
  const desired = step.wanted ?? wantedOf(handler, model, refs, context, live, adopted)
  let changes = live ? diff(live.props, desired) : []
  if (live && changes.length === 0 && handler.readAgain) {
    live = (await handler.read(model, refs, context)) ?? live
    changes = diff(live.props, desired)
  }
  if (live && changes.length === 0) return undefined
  const attempt: Attempt = { step, desired }
  attempts.set(node.key, attempt)
  attempt.outputs = await announced(change, context, () => makeChange(handler))
  return attempt.outputs

  async function makeChange({ create, update, remove }: ManagedHandler<Kind>): Promise<Outputs[Kind]> {
    if (live && action === 'update') {
      const changed = new Set(changedFields(changes))
      // Ours before anything else of it changes: whatever stops the rest, a destroy knows it.
      if (adopted && changed.delete('tags')) await update(desired, live, new Set(['tags']), model, context)
      return changed.size > 0 ? update(desired, live, changed, model, context) : live.outputs
    }
    if (live) await remove(live.outputs, context)
    return create(desired, model, context)
  }
}

async function settle({ node }: PlannedNode, outputs: Outputs[Kind], context: Context, run: Run): Promise<void> {
  await managedHandlerOf(node.model)?.settle?.(outputs, node.model, context, run)
}

/** What is left of an update for when everything is settled, if its kind has such a part. */
function retiring(
  { node, live, action, adopted, wanted }: PlannedNode,
  refs: Refs,
  context: Context,
): (() => Promise<void>) | undefined {
  const handler = managedHandlerOf(node.model)
  if (!handler?.retire || !live || action !== 'update') return undefined
  const desired = wanted ?? wantedOf(handler, node.model, refs, context, live, adopted)
  return handler.retire(desired, live, context, node.model)
}
