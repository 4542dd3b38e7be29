import { type Destroyed, destroyGraph } from './applying/destroy-graph.ts'
import { built, type Deployable } from './deployable.ts'
import { givenOptions } from './given-options.ts'
import { leased } from './lease/leased.ts'
import type { DestroyOptions } from './options.ts'
import { type DestroyPlan, destroyPlan } from './planning/destroy-plan.ts'
import { openStack } from './session.ts'
import { untilAborted } from './until-aborted.ts'

/** What a destroy did. Everything that did not go well is thrown instead. */
export interface DestroyResult extends Destroyed {
  /** `unchanged`: there was nothing to remove. */
  readonly outcome: 'destroyed' | 'unchanged'
}

/**
 * Tells what {@link destroy} would remove and what it would leave, and changes nothing.
 *
 * @example
 * console.log(String(await planDestroy(stack('shop').add(site), { region: 'us-east-1' })))
 */
export async function planDestroy(stack: Deployable, options: DestroyOptions = {}): Promise<DestroyPlan> {
  const model = built(stack, planDestroy)
  const { graph, context } = await openStack(model, givenOptions('planDestroy', options, planDestroy))
  return untilAborted(destroyPlan(graph, context))
}

/**
 * Removes what the stack made, in the reverse order, and what it left behind when the program changed. What holds data stays unless `deleteData` is set, what was taken over unless `deleteAdopted` is; what was only
 * looked up is never touched. Run again, it goes on where it stopped.
 *
 * @throws DeployError when something could not be removed: what, why, and what is still there.
 * @example
 * const { removed, retained } = await destroy(stack('shop').add(site), { region: 'us-east-1' })
 */
export async function destroy(stack: Deployable, options: DestroyOptions = {}): Promise<DestroyResult> {
  const model = built(stack, destroy)
  return leased(model, givenOptions('destroy', options, destroy), async under => {
    const { graph, context } = await openStack(model, under)
    const result = await untilAborted(destroyGraph(graph, context))
    return { outcome: result.removed.length > 0 ? 'destroyed' : 'unchanged', ...result }
  })
}
