import type { Service, ServiceRevision } from '../../aws/shapes/ecs.ts'
import { PlanError } from '../../errors.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { Context } from '../context.ts'
import { choicesAmong, describeChoice, shortOf } from './choices.ts'
import { goesBackTo, type History, ranInTurn } from './history.ts'

/** A revision to go back to, and why it is that one; or why there is none. */
export interface Chosen {
  readonly taskDefinition?: string
  readonly because: string
}

/** The active revisions of a family, the newest first, and what deployments of the service are known. */
export interface Known {
  readonly family: string
  readonly active: readonly string[]
  readonly history: History | undefined
}

/** The revision that `to` names, or the one that ran before the present one: never one that was gone back from. */
export async function chooseRevision(
  model: ServiceModel,
  service: Service,
  to: string | number | undefined,
  known: Known,
  context: Context,
): Promise<Chosen> {
  if (to !== undefined) {
    const taskDefinition = await named(model, to, known, context)
    return { taskDefinition, because: 'it was asked for' }
  }
  const { active, history } = known
  const present = service.taskDefinition ?? ''
  if (history) return chosenIn(history, present, active)
  const before = active.find(arn => revisionOf(arn) < revisionOf(present))
  return before === undefined
    ? NOTHING
    : { taskDefinition: before, because: 'it is the one before; these credentials may not read which ones worked' }
}

const NOTHING: Chosen = { because: 'no other revision is known to have worked' }

function chosenIn(history: History, present: string, active: readonly string[]): Chosen {
  const before = goesBackTo(present, history)
  const taskDefinition = before.findLast(arn => active.includes(arn))
  const completed = new Set(history.deployments.flatMap(each => (each.completed ? [each.taskDefinition] : [])))
  const left = [...completed].filter(arn => arn !== present && !before.includes(arn)).map(shortOf)
  if (taskDefinition === undefined) {
    if (left.length === 0) return NOTHING
    return { because: `none is known to have run before it; ${goneBackFrom(left, history)}: to names one` }
  }
  if (!ranInTurn(history).includes(present))
    return { taskDefinition, because: 'it is the last that a deployment completed with' }
  const gone = left.length > 0 ? `; ${goneBackFrom(left, history)}` : ''
  return { taskDefinition, because: `it ran before ${shortOf(present)}${gone}` }
}

const goneBackFrom = (left: readonly string[], { isWhole }: History): string => {
  const were = left.length > 1 ? 'were' : 'was'
  return `${left.join(' and ')} ${isWhole ? `${were} gone back from` : `ran, too, and ${were} perhaps gone back from`}`
}

const revisionOf = (arn: string): number => Number(arn.split(':').at(-1))

async function named(
  model: ServiceModel,
  to: string | number,
  { family, active, history }: Known,
  context: Context,
): Promise<string> {
  const wanted = await wantedName(model, family, String(to), context)
  const found = active.find(arn => arn === wanted || shortOf(arn) === wanted)
  if (found) return found
  const exist = (await choicesAmong(active, history?.deployments ?? [], context)).map(describeChoice).join('; ')
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
