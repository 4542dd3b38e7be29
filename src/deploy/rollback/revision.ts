import type { Service, ServiceRevision } from '../../aws/shapes/ecs.ts'
import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import { PlanError } from '../../errors.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { Context } from '../context.ts'
import { choicesAmong, describeChoice, type GoodRevision, shortOf } from './choices.ts'

/** A revision to go back to, and why it is that one. */
export interface Chosen {
  readonly taskDefinition: string
  readonly because: string
}

/** As many as DescribeServiceRevisions takes. */
const MOST_REVISIONS = 20

/** What deployments of the service have completed with, the newest first. Nothing where unreadable. */
export async function goodRevisions(service: Service, { aws }: Context): Promise<readonly GoodRevision[] | undefined> {
  const missing = new Set<string>()
  const list = await unlessUnavailable('ecs:ListServiceDeployments', missing, () =>
    aws.ecs('ListServiceDeployments', {
      cluster: service.clusterArn,
      service: service.serviceArn,
      status: ['SUCCESSFUL'],
      maxResults: 100,
    }),
  )
  if (!list) return undefined
  const completed = (list.serviceDeployments ?? [])
    .toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))
    .flatMap(({ targetServiceRevisionArn: arn, finishedAt, createdAt }) =>
      arn ? { arn, deployedAt: finishedAt ?? createdAt } : [],
    )
    .slice(0, MOST_REVISIONS)
  const arns = completed.map(({ arn }) => arn)
  if (arns.length === 0) return []
  const answer = await unlessUnavailable('ecs:DescribeServiceRevisions', missing, () =>
    aws.ecs('DescribeServiceRevisions', { serviceRevisionArns: arns }),
  )
  if (!answer) return undefined
  const byArn = new Map((answer.serviceRevisions ?? []).map(each => [each.serviceRevisionArn, each] as const))
  return completed.flatMap(({ arn, deployedAt }) => {
    const taskDefinition = byArn.get(arn)?.taskDefinition
    return taskDefinition ? { taskDefinition, deployedAt } : []
  })
}

/** The active revisions of a family, the newest first, and those that are known to have worked. */
export interface Known {
  readonly family: string
  readonly active: readonly string[]
  readonly good: readonly GoodRevision[] | undefined
}

/** The revision that `to` names, or the last one that worked before the present one. */
export async function chooseRevision(
  model: ServiceModel,
  service: Service,
  to: string | number | undefined,
  known: Known,
  context: Context,
): Promise<Chosen | undefined> {
  if (to !== undefined) {
    const taskDefinition = await named(model, to, known, context)
    return { taskDefinition, because: 'it was asked for' }
  }
  const { active, good } = known
  const present = service.taskDefinition ?? ''
  if (good) {
    const others = good
      .map(({ taskDefinition }) => taskDefinition)
      .filter(arn => arn !== present && active.includes(arn))
    // Backwards first: what is newer than the present one is what somebody has gone back from.
    const last = others.find(arn => revisionOf(arn) < revisionOf(present)) ?? others[0]
    return last === undefined
      ? undefined
      : { taskDefinition: last, because: 'it is the last that a deployment completed with' }
  }
  const before = active.find(arn => revisionOf(arn) < revisionOf(present))
  return before === undefined
    ? undefined
    : { taskDefinition: before, because: 'it is the one before; these credentials may not read which ones worked' }
}

const revisionOf = (arn: string): number => Number(arn.split(':').at(-1))

async function named(
  model: ServiceModel,
  to: string | number,
  { family, active, good = [] }: Known,
  context: Context,
): Promise<string> {
  const wanted = await wantedName(model, family, String(to), context)
  const found = active.find(arn => arn === wanted || shortOf(arn) === wanted)
  if (found) return found
  const exist = (await choicesAmong(active, good, context)).map(describeChoice).join('; ')
  throw new PlanError('revision.missing', {
    resource: `service ${model.serviceName}`,
    message: `There is no active revision ${shortOf(wanted)} of task definition "${family}": it does not exist, or is INACTIVE`,
    fix: exist ? `Active are: ${exist}.` : 'It has no active revision: deploy the program.',
  })
}

/** The task definition that a number, a name (also the program's own), or the ARN of it or of a service revision means. */
async function wantedName(
  { taskDefinition }: ServiceModel,
  family: string,
  to: string,
  { aws }: Context,
): Promise<string> {
  if (/^\d+$/.test(to)) return `${family}:${to}`
  const [name, number = '', ...more] = to.split(':')
  if (name === taskDefinition.family && /^\d+$/.test(number) && more.length === 0) return `${family}:${number}`
  if (!to.includes(':service-revision/')) return to
  const { serviceRevisions: [revision] = [] as ServiceRevision[] } = await aws.ecs('DescribeServiceRevisions', {
    serviceRevisionArns: [to],
  })
  return revision?.taskDefinition ?? to
}
