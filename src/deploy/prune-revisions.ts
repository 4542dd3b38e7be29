import type { Service } from '../aws/shapes/ecs.ts'
import { unlessRefused } from '../aws/unless-refused.ts'
import { DeployError, InvalidDefinitionError } from '../errors.ts'
import type { StackModel } from '../model/index.ts'
import type { ServiceModel } from '../model/service.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import type { Context } from './context.ts'
import { built, type Deployable } from './deployable.ts'
import { explainChange, explainRead, outcomeOf } from './diagnosis/explain.ts'
import { givenOptions } from './given-options.ts'
import { leased } from './lease/leased.ts'
import type { DeployOptions } from './options.ts'
import { ownerOf } from './ownership.ts'
import { fromEcsTags } from './resources/ecs-tags.ts'
import { deleteRevisions } from './resources/task-definition/delete-revisions.ts'
import { familyNames, familyOf } from './resources/task-definition/family-name.ts'
import { revisionsOf } from './resources/task-definition/revisions.ts'
import { shortOf } from './rollback/choices.ts'
import { goesBackTo, historyOf, ranInTurn } from './rollback/history.ts'
import { openStack } from './session.ts'
import { tagsOfRevisions } from './stack-tags.ts'
import { startedRevisions } from './started-revisions.ts'
import { untilAborted } from './until-aborted.ts'

/** How many revisions stay. */
export interface PruneRevisionsOptions extends Omit<DeployOptions, 'adopt' | 'onFailure' | 'prune' | 'verify'> {
  /** The newest revisions of each task definition that stay in any case; at least 1. */
  readonly keep: number
}

/** What was removed, and what stays. */
export interface PrunedRevisions {
  readonly removed: readonly string[]
  readonly kept: readonly string[]
}

/** Earlier revisions that worked and stay, so that a rollback has somewhere to go. */
const ROLLBACK_TARGETS = 2

/**
 * Removes old revisions of the task definitions of the stack's services. The `keep` newest stay, and whatever else a
 * service runs, a rollback would choose, or a schedule or event rule of the stack starts. What others start by a schedule in a group of theirs, or by a rule of theirs,
 * is not looked for: AWS does not tell who names a revision. Revisions that the stack did not make are left alone.
 *
 * @throws PlanError when AWS cannot be read.
 * @throws DeployError when it was interrupted, or ECS refused something: what was removed and what was not.
 * @example
 * const { removed } = await pruneRevisions(stack('shop').add(site), { region: 'us-east-1', keep: 10 })
 */
export async function pruneRevisions(stack: Deployable, options: PruneRevisionsOptions): Promise<PrunedRevisions> {
  givenOptions('pruneRevisions', options, pruneRevisions)
  if (!Number.isInteger(options.keep) || options.keep < 1) throw badKeep(options.keep)
  const model = built(stack, pruneRevisions)
  return leased(model, options, under => pruneModel(model, under))
}

async function pruneModel(model: StackModel, options: PruneRevisionsOptions): Promise<PrunedRevisions> {
  const { context } = await openStack(model, options)
  const services = context.models.flatMap(model => (model.kind === 'service' ? [model] : []))
  const definitions = new Map(services.map(({ taskDefinition }) => [taskDefinition.family, taskDefinition]))
  const chosen = await untilAborted(
    Promise.all([...definitions.values()].map(model => choose(model, services, options.keep, context))),
  )
  await remove(chosen, context)
  return {
    removed: chosen.flatMap(({ removed }) => removed.map(shortOf)),
    kept: chosen.flatMap(({ kept }) => kept.map(shortOf)),
  }
}

/** The ARNs of the revisions of one task definition. */
interface Chosen extends PrunedRevisions {
  readonly model: TaskDefinitionModel
  /** Those to be removed that are INACTIVE, as an interrupted run leaves them. */
  readonly inactive: readonly string[]
}

async function choose(
  taskDefinition: TaskDefinitionModel,
  services: readonly ServiceModel[],
  keep: number,
  context: Context,
): Promise<Chosen> {
  try {
    const tags = await context.batches.once('revision tags', () => tagsOfRevisions(context))
    const { present, former } = familyNames(taskDefinition, context)
    // That of version 0.1.0 is that of others where the stack has nothing in it.
    const isFormer = [...tags.keys()].some(arn => familyOf(arn) === former)
    const family = isFormer && former !== undefined ? former : present
    const revisions = await revisionsOf(family, 'ACTIVE', context)
    const inactive = await revisionsOf(family, 'INACTIVE', context)
    const started = await context.batches.once('started revisions', () => startedRevisions(context))
    const needed = new Set([...revisions.slice(0, keep), ...revisions.filter(arn => started.has(shortOf(arn)))])
    const users = services.filter(user => user.taskDefinition.family === taskDefinition.family)
    for (const user of users) for (const arn of await neededBy(user, revisions, context)) needed.add(arn)
    const removed: string[] = []
    const isOurs = (arn: string) => tags.has(arn) || isTagged(arn, context)
    for (const arn of [...revisions, ...inactive]) if (!needed.has(arn) && (await isOurs(arn))) removed.push(arn)
    return { model: taskDefinition, removed, inactive, kept: revisions.filter(arn => !removed.includes(arn)) }
  } catch (error) {
    throw explainRead(error, taskDefinition)
  }
}

async function remove(chosen: readonly Chosen[], context: Context): Promise<void> {
  const deregistered = new Set(chosen.flatMap(({ removed, inactive }) => removed.filter(arn => inactive.includes(arn))))
  const deleted = new Set<string>()
  for (const { model, removed } of chosen) {
    try {
      for (const taskDefinition of removed) {
        if (deregistered.has(taskDefinition)) continue
        await context.aws.ecs('DeregisterTaskDefinition', { taskDefinition })
        deregistered.add(taskDefinition)
      }
      await deleteRevisions(removed, context, arn => deleted.add(arn))
    } catch (error) {
      const all = chosen.flatMap(({ removed }) => removed)
      throw stopped(error, model, all, deregistered, deleted)
    }
  }
}

function stopped(
  error: unknown,
  model: TaskDefinitionModel,
  all: readonly string[],
  deregistered: ReadonlySet<string>,
  deleted: ReadonlySet<string>,
): DeployError {
  const outcome = outcomeOf(error)
  const changes = (arns: readonly string[]) =>
    arns.map(arn => ({ resource: `task definition ${shortOf(arn)}`, action: 'delete' }) as const)
  const ended = outcome === 'interrupted' ? 'It was interrupted: run it again to go on' : 'Not all could be removed'
  const done = `${deregistered.size} deregistered, ${deleted.size} of them deleted`
  return new DeployError({
    outcome,
    summary: `${ended}. Of ${all.length} revisions to remove, as far as ECS has answered: ${done}`,
    diagnosis: outcome === 'interrupted' ? [] : explainChange(error, model),
    applied: changes(all.filter(arn => deleted.has(arn))),
    notApplied: changes(all.filter(arn => !deleted.has(arn))),
    cause: error,
  })
}

/** What a service runs, and what it may go back to: all revisions where that cannot be read. */
async function neededBy(
  model: ServiceModel,
  revisions: readonly string[],
  context: Context,
): Promise<readonly string[]> {
  const { services: [found] = [] as Service[] } = await context.aws.ecs('DescribeServices', {
    cluster: model.cluster.clusterName,
    services: [model.serviceName],
  })
  if (!found || found.status === 'INACTIVE') return []
  const runs = [found.taskDefinition, ...(found.deployments ?? []).map(({ taskDefinition }) => taskDefinition)]
  const running = runs.flatMap(arn => arn ?? [])
  const history = await historyOf(found, context)
  if (!history) return [...running, ...revisions]
  const isTarget = (arn: string) => revisions.includes(arn) && !running.includes(arn)
  const chosen = goesBackTo(found.taskDefinition ?? '', history)
    .filter(isTarget)
    .slice(-ROLLBACK_TARGETS)
  // What nothing is known of may be what it goes back to.
  if (!history.isWhole && chosen.length < ROLLBACK_TARGETS) return [...running, ...revisions]
  return [...running, ...chosen, ...ranInTurn(history).filter(isTarget).slice(-ROLLBACK_TARGETS)]
}

/** The tagging API may lag, or be denied: ECS itself knows. It need not describe what is INACTIVE and not in use. */
async function isTagged(taskDefinition: string, { aws, stack }: Context): Promise<boolean> {
  const reply = aws.ecs('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] })
  const found = await unlessRefused(reply, 'ClientException')
  return ownerOf(fromEcsTags(found?.tags))?.stack === stack.name
}

function badKeep(keep: number): InvalidDefinitionError {
  return new InvalidDefinitionError('pruneRevisions', [
    {
      code: 'STK-KEP-01',
      severity: 'error',
      path: ['keep'],
      message: `keep must be a whole number of at least 1, not ${keep}`,
    },
  ])
}
