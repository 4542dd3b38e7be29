import { type ChangeSummary, PlanError } from '../errors.ts'
import type { Model, StackModel } from '../model/index.ts'
import type { RoleModel } from '../model/role.ts'
import { announced } from './applying/announced.ts'
import type { Context } from './context.ts'
import { built, type Deployable } from './deployable.ts'
import { type Failure, failed } from './diagnosis/failure.ts'
import { givenOptions } from './given-options.ts'
import { leased } from './lease/leased.ts'
import type { DeployOptions } from './options.ts'
import { keyOf, nameOf } from './ownership.ts'
import type { Statements } from './resources/role/policy-document.ts'
import { withDeployed } from './resources/service/service-live.ts'
import { setTags } from './resources/set-tags.ts'
import { planReturns, type Return, type RollbackPlan } from './rollback/plan-returns.ts'
import { restoreRights } from './rollback/restored-rights.ts'
import { heedConflict } from './rollout/conflict.ts'
import { watchRollout } from './rollout/rollout.ts'
import { openStack } from './session.ts'
import { untilAborted } from './until-aborted.ts'

/** What to roll back, and to what. */
export interface RollbackOptions extends Omit<DeployOptions, 'adopt' | 'onFailure' | 'prune' | 'verify'> {
  /** The service's name. @default every service of the stack */
  readonly service?: string
  /**
   * A revision of the task definition (`6`, `web:6` or its ARN), or the ARN of a service revision.
   * @default the one that ran before the present one: asked again, it goes further back, and not to one that was
   * gone back from. Where ECS has forgotten the first deployments, it goes to no newer revision
   */
  readonly to?: string | number
}

/** What a rollback did. Everything that did not go well is thrown instead. */
export interface RollbackResult {
  /** `unchanged`: there was nothing to go back to, or it runs already. */
  readonly outcome: 'deployed' | 'unchanged'
  readonly plan: RollbackPlan
  readonly applied: readonly ChangeSummary[]
}

/**
 * Tells what {@link rollback} would do, and changes nothing.
 *
 * @throws PlanError when a service or revision is not there; the message says what is.
 * @example
 * console.log(String(await planRollback(stack('shop').add(site), { region: 'us-east-1', service: 'web' })))
 */
export async function planRollback(stack: Deployable, options: RollbackOptions = {}): Promise<RollbackPlan> {
  const model = built(stack, planRollback)
  const { context } = await openStack(model, givenOptions('planRollback', options, planRollback))
  return (await untilAborted(planReturns(context, options))).plan
}

/**
 * Makes services run an earlier revision of their task definition again, and waits until they do. The role that starts
 * its containers gets back the rights that this takes. Nothing else goes back: neither the other settings of the
 * service nor any other resource, nor what the code itself may do. The next deploy of the program goes forward
 * again, so correct the program, too.
 *
 * @throws PlanError before anything is changed, when a service or revision is not there, or a service cannot run it; the
 * message says what there is.
 * @throws DeployError when it ended in anything but success.
 * @example
 * await rollback(stack('shop').add(site), { region: 'us-east-1', service: 'web', to: 'web:6' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-revision.html
 */
export async function rollback(stack: Deployable, options: RollbackOptions = {}): Promise<RollbackResult> {
  const model = built(stack, rollback)
  return leased(model, givenOptions('rollback', options, rollback), under => rollBackModel(model, under))
}

async function rollBackModel(model: StackModel, options: RollbackOptions): Promise<RollbackResult> {
  const { context } = await openStack(model, options)
  const { plan, returns, refusals } = await untilAborted(planReturns(context, options))
  const [refused, ...others] = refusals.flatMap(({ problems }) => problems)
  if (refused) throw new PlanError(refused.code, refused, others)
  const done = new Map<string, ChangeSummary>()
  const failures: Failure[] = []
  const roles = lackingRoles(returns)
  for (const { model, needed } of roles) {
    try {
      await announced(changeOf({ model }), context, () => restoreRights(model, needed, context))
      done.set(keyOf(model), changeOf({ model }))
    } catch (error) {
      failures.push({ model, error })
    }
  }
  if (failures.length === 0)
    await Promise.all(
      returns.map(each =>
        goBack(each, context, change => done.set(keyOf(each.model), change)).catch(
          error => void failures.push({ model: each.model, error }),
        ),
      ),
    )
  if (failures.length > 0) throw failed('rollback', [...roles, ...returns].map(changeOf), done, failures)
  return { outcome: done.size > 0 ? 'deployed' : 'unchanged', plan, applied: [...done.values()] }
}

async function goBack(
  { model, outputs, taskDefinition }: Return,
  context: Context,
  applied: (change: ChangeSummary) => void,
): Promise<void> {
  const { aws, clock, emit } = context
  const change = changeOf({ model })
  await heedConflict(outputs, context)
  emit({ type: 'started', at: clock.now(), ...change })
  const { service } = await aws.ecs('UpdateService', {
    cluster: outputs.cluster,
    service: outputs.name,
    taskDefinition,
  })
  applied(change)
  await setTags.ecs(outputs.arn, {}, withDeployed({}, taskDefinition), context)
  const deploymentId = service?.deployments?.find(({ status }) => status === 'PRIMARY')?.id ?? ''
  await watchRollout({ ...outputs, deploymentId }, model, context)
  emit({ type: 'finished', at: clock.now(), ...change })
}

/** The roles that have lost rights, each once, with what all revisions need of it. */
function lackingRoles(returns: readonly Return[]): { model: RoleModel; needed: Statements[] }[] {
  const byKey = new Map<string, { model: RoleModel; needed: Statements[] }>()
  for (const { lacking } of returns) {
    if (!lacking) continue
    const { model, needed } = lacking
    byKey.set(keyOf(model), { model, needed: [...(byKey.get(keyOf(model))?.needed ?? []), needed] })
  }
  return [...byKey.values()]
}

const changeOf = ({ model }: { readonly model: Model }): ChangeSummary => ({
  resource: nameOf(model),
  action: 'update',
})
