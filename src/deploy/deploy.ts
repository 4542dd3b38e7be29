import { isDeployError } from '../errors.ts'
import type { StackModel } from '../model/index.ts'
import { type Attempt, applyGraph } from './applying/apply-graph.ts'
import { checkOutputsFile, writeOutputs } from './applying/outputs-file.ts'
import { type DeployResult, urlsOf } from './applying/result.ts'
import { built, type Deployable, warningsOf } from './deployable.ts'
import { givenOptions } from './given-options.ts'
import { leased } from './lease/leased.ts'
import type { DeployOptions } from './options.ts'
import { isPruned, pruneOrphans } from './orphans/prune.ts'
import { keyOf } from './ownership.ts'
import { prepare } from './planning/prepare.ts'
import { publicPlan } from './planning/public-plan.ts'
import type { Refs } from './resources/handler.ts'
import { stackOutputs } from './resources/value-text.ts'
import { restored } from './restore/restore.ts'

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
export async function deploy<Outputs extends string = string>(
  stack: Deployable<Outputs>,
  options: DeployOptions = {},
): Promise<DeployResult<Outputs>> {
  const model = built(stack, deploy)
  const given = givenOptions('deploy', options, deploy)
  if (given.outputsFile !== undefined) await checkOutputsFile(given.outputsFile)
  return leased(model, given, under => deployModel(stack, model, under))
}

async function deployModel<Outputs extends string>(
  stack: Deployable<Outputs>,
  model: StackModel<Outputs>,
  options: DeployOptions,
): Promise<DeployResult<Outputs>> {
  const { graph, planned, notes, orphans, first, context } = await prepare(model, options)
  const published = publicPlan(planned, notes, orphans, context, warningsOf(stack))
  context.emit({ type: 'planned', at: context.clock.now(), plan: published })
  const before = await pruneOrphans(first, [], new Map(), context)
  const attempts = new Map<string, Attempt>()
  const {
    applied: changed,
    finished,
    outputs,
  } = await applyGraph(graph, planned, context, attempts).catch(async (error: unknown) => {
    throw options.onFailure === 'restore' && isDeployError(error)
      ? await restored(error, model, options, attempts)
      : error
  })
  const pruned = orphans.orphans.filter(
    orphan => !first.includes(orphan) && isPruned(orphan, context.prune, orphans.unknown),
  )
  const applied = await pruneOrphans(pruned, [...before, ...changed], outputs, context)
  const refs: Refs = resource => outputs.get(keyOf(resource)) as never
  const values = stackOutputs(model, refs)
  if (options.outputsFile !== undefined) await writeOutputs(options.outputsFile, values)
  return {
    outcome: applied.length > 0 || finished ? 'deployed' : 'unchanged',
    plan: published,
    applied,
    urls: urlsOf(context.models, outputs),
    outputs: values,
    resources: Object.fromEntries([...outputs].map(([key, value]) => [key, { ...value }])),
  }
}
