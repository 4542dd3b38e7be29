import { built, type Deployable, warningsOf } from './deployable.ts'
import { givenOptions } from './given-options.ts'
import type { PlanOptions } from './options.ts'
import type { Plan } from './planning/plan-shape.ts'
import { prepare } from './planning/prepare.ts'
import { publicPlan } from './planning/public-plan.ts'
import { lookAhead } from './preflight/look-ahead.ts'
import { preflightOf } from './preflight/preflight-shape.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * Tells what {@link deploy} would do, and changes nothing. It reads live AWS.
 *
 * @throws InvalidDefinitionError before any call is made, with everything that is wrong.
 * @throws PlanError when something it needs is missing, or belongs to someone else: with all of it in `problems`.
 * @example
 * const changes = await plan(stack('shop').add(site), { region: 'us-east-1' })
 * console.log(String(changes))
 */
export async function plan(stack: Deployable, options: PlanOptions = {}): Promise<Plan> {
  const { preflight, ...where } = givenOptions('plan', options, plan)
  const { planned, notes, orphans, context } = await prepare(built(stack, plan), where)
  const ahead = preflight ? await untilAborted(lookAhead(planned, context)) : undefined
  return publicPlan(planned, notes, orphans, context, warningsOf(stack), ahead && preflightOf(ahead))
}
