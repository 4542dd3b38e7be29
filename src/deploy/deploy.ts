import type { StackModel } from '../model/index.ts'
import { applyGraph } from './applying/apply-graph.ts'
import { type DeployResult, urlsOf } from './applying/result.ts'
import { built, type Deployable, warningsOf } from './deployable.ts'
import { givenOptions } from './given-options.ts'
import { leased } from './lease/leased.ts'
import type { DeployOptions } from './options.ts'
import { isPruned, pruneOrphans } from './orphans/prune.ts'
import { prepare } from './planning/prepare.ts'
import { publicPlan } from './planning/public-plan.ts'

/**
 * Makes AWS as the program says, and waits until every service runs it.
 * A second run changes nothing; a run after an interruption goes on where that one stopped.
 *
 * @throws InvalidDefinitionError before any call is made, with everything that is wrong.
 * @throws PlanError before anything is changed, when something it needs is missing, or belongs to someone else.
 * @throws DeployError when it ended in anything but success: how, why, what was applied and what was not.
 * @example
 * const result = await deploy(stack('shop').add(site), { region: 'us-east-1' })
 * console.log(result.outcome, result.urls)
 */
export async function deploy(stack: Deployable, options: DeployOptions = {}): Promise<DeployResult> {
  const model = built(stack, deploy)
  return leased(model, givenOptions('deploy', options, deploy), under => deployModel(stack, model, under))
}

async function deployModel(stack: Deployable, model: StackModel, options: DeployOptions): Promise<DeployResult> {
  const { graph, planned, notes, orphans, first, context } = await prepare(model, options)
  const published = publicPlan(planned, notes, orphans, context, warningsOf(stack))
  context.emit({ type: 'planned', at: context.clock.now(), plan: published })
  const before = await pruneOrphans(first, [], new Map(), context)
  const { applied: changed, finished, outputs } = await applyGraph(graph, planned, context)
  const pruned = orphans.orphans.filter(
    orphan => !first.includes(orphan) && isPruned(orphan, context.prune, orphans.unknown),
  )
  const applied = await pruneOrphans(pruned, [...before, ...changed], outputs, context)
  return {
    outcome: applied.length > 0 || finished ? 'deployed' : 'unchanged',
    plan: published,
    applied,
    urls: urlsOf(context.models, outputs),
    outputs: Object.fromEntries([...outputs].map(([key, value]) => [key, { ...value }])),
  }
}
