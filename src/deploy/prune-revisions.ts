import type { Service } from '@aws-sdk/client-ecs'
import { InvalidDefinitionError } from '../errors.ts'
import type { StackModel } from '../model/index.ts'
import type { ServiceModel } from '../model/service.ts'
import { tagsOfRevisions } from './batch/stack-tags.ts'
import { explainRead } from './explain.ts'
import { built, type Deployable, leased, open, untilAborted } from './index.ts'
import type { DeployOptions } from './options.ts'
import { ownerOf } from './ownership.ts'
import { fromEcsTags } from './resources/ecs-tags.ts'
import type { Context } from './resources/handler.ts'
import { activeRevisions, goodRevisions, shortOf } from './rollback/revision.ts'

/** How many revisions stay. */
export interface PruneRevisionsOptions extends Omit<DeployOptions, 'adopt' | 'prune' | 'verify'> {
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
/** As many as DeleteTaskDefinitions takes. */
const BATCH = 10

/**
 * Removes old revisions of the task definitions of the stack's services. The `keep` newest stay, and whatever else a
 * service runs or a rollback would choose. Revisions that the stack did not make are left alone.
 *
 * @throws PlanError when AWS cannot be read.
 * @example
 * const { removed } = await pruneRevisions(stack('shop').add(site), { region: 'us-east-1', keep: 10 })
 */
export async function pruneRevisions(stack: Deployable, options: PruneRevisionsOptions): Promise<PrunedRevisions> {
  if (!Number.isInteger(options.keep) || options.keep < 1) throw badKeep(options.keep)
  const model = built(stack, pruneRevisions)
  return leased(model, options, under => pruneModel(model, under))
}

async function pruneModel(model: StackModel, options: PruneRevisionsOptions): Promise<PrunedRevisions> {
  const { context } = await open(model, options)
  const services = context.models.flatMap(model => (model.kind === 'service' ? [model] : []))
  const families = new Set(services.map(({ taskDefinition }) => taskDefinition.family))
  const pruned = await Promise.all(
    [...families].map(family => {
      const users = services.filter(({ taskDefinition }) => taskDefinition.family === family)
      return untilAborted(pruneFamily(users, options.keep, context))
    }),
  )
  return { removed: pruned.flatMap(({ removed }) => removed), kept: pruned.flatMap(({ kept }) => kept) }
}

async function pruneFamily(users: readonly ServiceModel[], keep: number, context: Context): Promise<PrunedRevisions> {
  const [model] = users
  if (!model) return { removed: [], kept: [] }
  return prune(model, users, keep, context).catch((error: unknown) => {
    throw explainRead(error, model.taskDefinition)
  })
}

async function prune(
  model: ServiceModel,
  users: readonly ServiceModel[],
  keep: number,
  context: Context,
): Promise<PrunedRevisions> {
  const revisions = await activeRevisions(model, context)
  const needed = new Set(revisions.slice(0, keep))
  for (const user of users) for (const arn of await neededBy(user, revisions, context)) needed.add(arn)
  const removed: string[] = []
  const tags = await context.batches.once('revision tags', () => tagsOfRevisions(context))
  const isOurs = (arn: string) => tags.has(arn) || isTagged(arn, context)
  for (const arn of revisions) if (!needed.has(arn) && (await isOurs(arn))) removed.push(arn)
  for (const arn of removed) await context.aws.ecs('DeregisterTaskDefinition', { taskDefinition: arn })
  for (let start = 0; start < removed.length; start += BATCH) {
    const { failures = [] } = await context.aws.ecs('DeleteTaskDefinitions', {
      taskDefinitions: removed.slice(start, start + BATCH),
    })
    const [failure] = failures
    if (failure) throw new Error(`ECS did not delete ${failure.arn}: ${failure.reason} ${failure.detail ?? ''}`.trim())
  }
  return {
    removed: removed.map(shortOf),
    kept: revisions.filter(arn => !removed.includes(arn)).map(shortOf),
  }
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
  const good = await goodRevisions(found, context)
  const targets = good ? [...new Set(good)].filter(arn => !runs.includes(arn)).slice(0, ROLLBACK_TARGETS) : revisions
  return [...runs.flatMap(arn => arn ?? []), ...targets]
}

/** The tagging API may lag, or be denied: ECS itself knows. */
async function isTagged(taskDefinition: string, { aws, stack }: Context): Promise<boolean> {
  const { tags } = await aws.ecs('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] })
  return ownerOf(fromEcsTags(tags))?.stack === stack.name
}

function badKeep(keep: number): InvalidDefinitionError {
  return new InvalidDefinitionError('pruneRevisions', [
    {
      code: 'PRUNE-KEEP-01',
      severity: 'error',
      path: ['keep'],
      message: `keep must be a whole number of at least 1, not ${keep}`,
    },
  ])
}
