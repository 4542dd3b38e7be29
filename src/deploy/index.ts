import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { DeployError, type Diagnosis, type Issue, isInvalidDefinitionError } from '../errors.ts'
import type { StackModel } from '../model/index.ts'
import { applyGraph } from './applying/apply-graph.ts'
import { systemClock } from '../aws/clock.ts'
import { type Destroyed, destroyGraph } from './applying/destroy-graph.ts'
import { diagnoseService } from './diagnosis/diagnose-service.ts'
import { explainRead, isAbort } from './diagnosis/explain.ts'
import { collect, type Graph } from './graph/graph.ts'
import { underLease } from './lease/lease.ts'
import type { DeployOptions, DestroyOptions, DiagnoseOptions } from './options.ts'
import { findOrphans, type Orphans } from './orphans/find.ts'
import { isPruned, pruneOrphans } from './orphans/prune.ts'
import { type Plan, type PlannedGraph, planGraph, publicPlan } from './planning/plan-graph.ts'
import type { Context } from './resources/handler.ts'
import { type DeployResult, urlsOf } from './applying/result.ts'
import { openAccount, openSession } from './session.ts'

/** What can be deployed: a stack, or anything else that builds one. */
export interface Deployable {
  build(): StackModel
  /** Everything that is wrong or doubtful; a plan shows the warnings. */
  issues?(): readonly Issue[]
}

/** What a destroy did. Everything that did not go well is thrown instead. */
export interface DestroyResult extends Destroyed {
  /** `unchanged`: there was nothing to remove. */
  readonly outcome: 'destroyed' | 'unchanged'
}

/**
 * Tells what {@link deploy} would do, and changes nothing. It reads live AWS.
 *
 * @throws InvalidDefinitionError before any call is made, with everything that is wrong.
 * @throws PlanError when something it needs is missing, or belongs to someone else.
 * @example
 * const changes = await plan(stack('shop').add(site), { region: 'us-east-1' })
 * console.log(String(changes))
 */
export async function plan(stack: Deployable, options: DeployOptions = {}): Promise<Plan> {
  const { planned, orphans, context } = await prepare(built(stack, plan), options)
  return publicPlan(planned, orphans, context, warningsOf(stack))
}

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
  return leased(model, options, under => deployModel(stack, model, under))
}

async function deployModel(stack: Deployable, model: StackModel, options: DeployOptions): Promise<DeployResult> {
  const { graph, planned, orphans, context } = await prepare(model, options)
  const published = publicPlan(planned, orphans, context, warningsOf(stack))
  context.emit({ type: 'planned', at: context.clock.now(), plan: published })
  const { applied: changed, outputs } = await applyGraph(graph, planned, context)
  const pruned = orphans.orphans.filter(orphan => isPruned(orphan, context.prune, orphans.unknown))
  const applied = await pruneOrphans(pruned, changed, outputs, context)
  return {
    outcome: applied.length > 0 ? 'deployed' : 'unchanged',
    plan: published,
    applied,
    urls: urlsOf(context.models, outputs),
    outputs: Object.fromEntries([...outputs].map(([key, value]) => [key, { ...value }])),
  }
}

/**
 * Removes what the stack made, in the reverse order, and what it left behind when the program changed. What holds data stays unless `deleteData` is set; what was only
 * looked up is never touched. Run again, it goes on where it stopped.
 *
 * @throws DeployError when something could not be removed: what, why, and what is still there.
 * @example
 * const { removed, retained } = await destroy(stack('shop').add(site), { region: 'us-east-1' })
 */
export async function destroy(stack: Deployable, options: DestroyOptions = {}): Promise<DestroyResult> {
  const model = built(stack, destroy)
  return leased(model, options, async under => {
    const { graph, context } = await open(model, under)
    const result = await untilAborted(destroyGraph(graph, context))
    return { outcome: result.removed.length > 0 ? 'destroyed' : 'unchanged', ...result }
  })
}

/** Does the work under the lease, if one is given: with a signal that is also aborted when the lease is lost. */
export function leased<O extends DeployOptions, T>(
  { name }: StackModel,
  options: O,
  work: (options: O) => Promise<T>,
): Promise<T> {
  const { lease, region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION } = options
  if (!lease) return work(options)
  const { clock = systemClock, onEvent: emit = () => {}, signal } = options
  const holder = `${hostname()} ${randomUUID()}`
  const under = (either: AbortSignal) => work({ ...options, signal: either })
  return underLease(lease, `${name} in ${region}`, { holder, clock, emit, signal }, under)
}

/**
 * Tells what is wrong with a service that nobody is deploying, in the same terms as a failed {@link deploy}: from its
 * events, deployments, stopped tasks (ECS shows them for about an hour), targets and logs. It changes nothing.
 * What the credentials may not read is named in the evidence.
 *
 * @param cluster The name or ARN of the cluster.
 * @param service The name or ARN of the service.
 * @returns One diagnosis a cause; none when the service runs what it should and no task of it has failed lately.
 * @throws PlanError when there is no such cluster or service, the service is being deleted, or it may not be read.
 * @example
 * for (const { cause, fix } of await diagnose('prod', 'web', { region: 'us-east-1' })) console.log(cause, fix)
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting.html
 */
export async function diagnose(
  cluster: string,
  service: string,
  options: DiagnoseOptions = {},
): Promise<readonly Diagnosis[]> {
  const account = await openAccount(options)
  try {
    return await diagnoseService(cluster, service, account)
  } catch (error) {
    throw explainRead(error, { kind: 'service', id: service })
  }
}

/** The model of the stack. Where it is not valid, the error's first stack frame is the line that called `verb`. */
export function built(stack: Deployable, verb: (stack: Deployable, options: never) => unknown): StackModel {
  try {
    return stack.build()
  } catch (error) {
    if (isInvalidDefinitionError(error)) Error.captureStackTrace(error, verb)
    throw error
  }
}

function warningsOf(stack: Deployable): readonly Issue[] {
  return (stack.issues?.() ?? []).filter(({ severity }) => severity === 'warning')
}

async function prepare(
  stack: StackModel,
  options: DeployOptions,
): Promise<{ graph: Graph; planned: PlannedGraph; orphans: Orphans; context: Context }> {
  const { graph, context } = await open(stack, options)
  const planned = await untilAborted(planGraph(graph, context, options.adopt ?? false))
  const orphans = await untilAborted(findOrphans(planned, context.prune, context))
  return { graph, planned, orphans, context }
}

/** Connects to AWS for the resources of a stack. */
export async function open(stack: StackModel, options: DestroyOptions): Promise<{ graph: Graph; context: Context }> {
  const graph = collect(stack)
  const models = [...graph.values()].map(node => node.model)
  const context = await untilAborted(openSession(stack, models, options))
  return { graph, context }
}

/** An abort while reading: nothing has been changed. */
export async function untilAborted<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!isAbort(error)) throw error
    throw new DeployError({
      outcome: 'interrupted',
      summary: 'It was interrupted before anything was changed: run it again to go on',
      diagnosis: [],
      applied: [],
      notApplied: [],
      cause: error,
    })
  }
}
