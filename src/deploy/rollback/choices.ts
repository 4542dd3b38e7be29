import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import type { Context } from '../context.ts'
import { timeOf } from '../time-of.ts'
import { failedAt, type PastDeployment, type Period, periodsOf } from './history.ts'

/** A revision that a service can go back to. */
export interface RollbackChoice {
  /** For example `web:7`. */
  readonly revision: string
  /** When it was registered. Absent: these credentials may not read it. */
  readonly registeredAt?: Date
  /** When a deployment of it last completed. Absent: none is known. */
  readonly deployedAt?: Date
  /** When it ran, the newest first, as far as ECS keeps deployments (90 days). Absent: never, as far as is known. */
  readonly ran?: readonly Period[]
  /** When its last deployment ended without being complete: stopped, superseded or rolled back. Absent: none is known. */
  readonly failedAt?: Date
  /** What each container runs, for example `app nginx:1.29`. */
  readonly images: readonly string[]
}

const MOST_CHOICES = 10
const MOST_PERIODS = 3

export const shortOf = (arn: string): string => arn.split('/').at(-1) ?? arn

/** The newest of these revisions, with their dates and images where those may be read. */
export async function choicesAmong(
  arns: readonly string[],
  history: readonly PastDeployment[],
  { aws }: Pick<Context, 'aws'>,
): Promise<readonly RollbackChoice[]> {
  return Promise.all(
    arns.slice(0, MOST_CHOICES).map(async arn => {
      const answer = await unlessUnavailable('ecs:DescribeTaskDefinition', new Set(), () =>
        aws.ecs('DescribeTaskDefinition', { taskDefinition: arn }),
      )
      const { registeredAt, containerDefinitions = [] } = answer?.taskDefinition ?? {}
      const deployedAt = history.find(each => each.taskDefinition === arn && each.completed)?.at
      const ran = periodsOf(arn, history)
      const failed = failedAt(arn, history)
      return {
        revision: shortOf(arn),
        ...(registeredAt ? { registeredAt } : {}),
        ...(deployedAt ? { deployedAt } : {}),
        ...(ran.length > 0 ? { ran } : {}),
        ...(failed ? { failedAt: failed } : {}),
        images: containerDefinitions.map(({ name, image }) => `${name} ${image}`),
      }
    }),
  )
}

/** A choice in a line. */
export function describeChoice({ revision, registeredAt, ran = [], failedAt: failed, images }: RollbackChoice): string {
  const seen = [
    ...(registeredAt ? [`registered ${timeOf(registeredAt)}`] : []),
    ...ran.slice(0, MOST_PERIODS).map(describePeriod),
    ...(ran.length > MOST_PERIODS ? [`and ${ran.length - MOST_PERIODS} times before`] : []),
    ...(failed ? [`its deployment ended ${timeOf(failed)} without being complete`] : []),
    ...images,
  ]
  return seen.length > 0 ? `${revision} (${seen.join(', ')})` : revision
}

const describePeriod = ({ from, to }: Period): string =>
  to ? `ran ${timeOf(from)} to ${timeOf(to)}` : `runs since ${timeOf(from)}`
