import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import type { Context } from '../context.ts'
import { timeOf } from '../time-of.ts'

/** A task definition that a deployment completed with, and when. */
export interface GoodRevision {
  readonly taskDefinition: string
  readonly deployedAt: Date | undefined
}

/** A revision that a service can go back to. */
export interface RollbackChoice {
  /** For example `web:7`. */
  readonly revision: string
  /** When it was registered. Absent: these credentials may not read it. */
  readonly registeredAt?: Date
  /** When a deployment of it last completed. Absent: none is known. */
  readonly deployedAt?: Date
  /** What each container runs, for example `app nginx:1.29`. */
  readonly images: readonly string[]
}

const MOST_CHOICES = 10

export const shortOf = (arn: string): string => arn.split('/').at(-1) ?? arn

/** The newest of these revisions, with their dates and images where those may be read. */
export async function choicesAmong(
  arns: readonly string[],
  good: readonly GoodRevision[],
  { aws }: Pick<Context, 'aws'>,
): Promise<readonly RollbackChoice[]> {
  return Promise.all(
    arns.slice(0, MOST_CHOICES).map(async arn => {
      const answer = await unlessUnavailable('ecs:DescribeTaskDefinition', new Set(), () =>
        aws.ecs('DescribeTaskDefinition', { taskDefinition: arn }),
      )
      const { registeredAt, containerDefinitions = [] } = answer?.taskDefinition ?? {}
      const deployedAt = good.find(({ taskDefinition }) => taskDefinition === arn)?.deployedAt
      return {
        revision: shortOf(arn),
        ...(registeredAt ? { registeredAt } : {}),
        ...(deployedAt ? { deployedAt } : {}),
        images: containerDefinitions.map(({ name, image }) => `${name} ${image}`),
      }
    }),
  )
}

/** A choice in a line. */
export function describeChoice({ revision, registeredAt, deployedAt, images }: RollbackChoice): string {
  const seen = [
    ...(registeredAt ? [`registered ${timeOf(registeredAt)}`] : []),
    ...(deployedAt ? [`deployed ${timeOf(deployedAt)}`] : []),
    ...images,
  ]
  return seen.length > 0 ? `${revision} (${seen.join(', ')})` : revision
}
