import { harmlessMessage } from '../../errors/harmless.ts'
import { type ChangeSummary, DeployError, describeDiagnosis, isDeployError } from '../../errors.ts'
import type { StackModel } from '../../model/index.ts'
import { announced } from '../applying/announced.ts'
import { type Attempt, applyGraph } from '../applying/apply-graph.ts'
import { readAll } from '../applying/destroy-graph.ts'
import type { Context } from '../context.ts'
import { type Failure, failed, withoutWaiting } from '../diagnosis/failure.ts'
import { type Graph, walk } from '../graph/graph.ts'
import type { Left } from '../left.ts'
import type { DeployOptions } from '../options.ts'
import { nameOf } from '../ownership.ts'
import { InUse, Retained } from '../resources/handler.ts'
import { managedHandlerOf, nameInAws } from '../resources/index.ts'
import { openStack } from '../session.ts'
import { planRestore, type RestorePlan } from './plan-restore.ts'
import { stopInFlight } from './stop-in-flight.ts'

type Attempts = ReadonlyMap<string, Attempt>

/** The error of a deploy, once what it has changed is as it was before, as far as that went. */
export async function restored(
  error: DeployError,
  model: StackModel,
  options: DeployOptions,
  attempts: Attempts,
): Promise<DeployError> {
  if (error.outcome === 'interrupted') return withEnd(error, NOTHING_DONE, WHY.interrupted)
  // Beside it something else may have failed, and that is then how the deploy ended.
  const isTaken = error.outcome === 'superseded' || [...attempts.values()].some(attempt => attempt.isTaken)
  if (isTaken) return withEnd(error, NOTHING_DONE, WHY.superseded)
  if (attempts.size === 0) return withEnd(error, NOTHING_DONE)
  const done: ChangeSummary[] = []
  const left: Left[] = []
  try {
    // The deployments that are in flight are those of the deploy. What others have changed shows only where all is read.
    const { graph, context } = await openStack(model, { ...options, onConflict: 'supersede', verify: true })
    await stopInFlight(attempts, context)
    const plan = await planRestore(graph, await readAll(graph, context), attempts, context)
    left.push(...plan.left)
    await apply(graph, plan, context, done, left)
    return withEnd(error, { done, left })
  } catch (failure) {
    if (isDeployError(failure)) done.push(...failure.applied)
    return withEnd(error, { done, left }, wordsOf(failure))
  }
}

const WHY = {
  interrupted: 'It was interrupted, and so nothing was restored',
  superseded: 'Another deploy has taken over, and so nothing was restored',
} as const

/** Why a restore did not come to its end: like the deploy before, with its causes. */
function wordsOf(failure: unknown): string {
  if (isDeployError(failure))
    return [withoutWaiting(failure.summary), ...failure.diagnosis.flatMap(describeDiagnosis)].join('\n')
  return `The restore failed: ${harmlessMessage(failure instanceof Error ? failure.message : String(failure))}`
}

/** What a restore did, and what stays. */
interface End {
  readonly done: readonly ChangeSummary[]
  readonly left: readonly Left[]
}

const NOTHING_DONE: End = { done: [], left: [] }

function withEnd(error: DeployError, { done, left }: End, trouble?: string): DeployError {
  const { outcome, summary, diagnosis, applied, notApplied, cause } = error
  const stays = (change: ChangeSummary): boolean =>
    left.some(each => each.resource === change.resource) ||
    (trouble !== undefined && done.every(each => each.resource !== change.resource))
  return new DeployError({
    outcome,
    summary: done.length > 0 ? withoutWaiting(summary) : summary,
    diagnosis,
    applied: applied.filter(stays),
    notApplied: [
      ...notApplied.map(change => (stays(change) ? change : { resource: change.resource, action: change.action })),
      ...applied.filter(change => !stays(change)),
    ],
    restored: { applied: done, left, ...(trouble !== undefined && { trouble }) },
    cause,
  })
}

/** Updates what was updated, as a deploy does it, and when all of it is at work, removes what was made. */
async function apply(
  whole: Graph,
  { graph, planned, made }: RestorePlan,
  context: Context,
  done: ChangeSummary[],
  left: Left[],
): Promise<void> {
  const { emit, clock } = context
  const updates = [...planned.values()].filter(({ action }) => action === 'update')
  const steps = [
    ...updates.map(({ node }) => ({ resource: nameOf(node.model), action: 'update' as const })),
    ...[...whole.values()].flatMap(({ key, model }) =>
      made.has(key) ? [{ resource: nameOf(model), action: 'delete' as const }] : [],
    ),
  ]
  emit({ type: 'restoring', at: clock.now(), steps })
  for (const each of left) emit({ type: 'retained', at: clock.now(), ...each })
  done.push(...(await applyGraph(graph, planned, context, new Map(), 'restore')).applied)
  const failures: Failure[] = []
  const keptBy = new Map<string, string>()
  const keep = (which: Left, needs: readonly string[]): true => {
    left.push(which)
    emit({ type: 'retained', at: clock.now(), ...which })
    for (const key of needs) keptBy.set(key, which.resource)
    return true
  }
  await walk(whole, 'reverse', async ({ key, model, needs }) => {
    const outputs = made.get(key)
    const handler = managedHandlerOf(model)
    if (!outputs || !handler) return true
    const resource = nameOf(model)
    const which = { resource, ...nameInAws(model, outputs) }
    const user = keptBy.get(key)
    if (user !== undefined) return keep({ ...which, because: `${user} uses it, which stays` }, needs)
    const change: ChangeSummary = { resource, action: 'delete' }
    try {
      await announced(change, context, () => (handler.back.withdraw ?? handler.remove)(outputs, context))
      done.push(change)
      return true
    } catch (error) {
      if (error instanceof Retained)
        return keep({ ...which, because: error.message }, error instanceof InUse ? needs : [])
      failures.push({ model, error })
      return false
    }
  })
  if (failures.length > 0) throw failed('restore', steps, new Map(), failures)
}
