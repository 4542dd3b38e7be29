import { allPages } from '../../../aws/pages.ts'
import type { Context } from '../../context.ts'

/** The revisions of a family that have this status, the newest first. */
export async function revisionsOf(
  family: string,
  status: 'ACTIVE' | 'INACTIVE',
  { aws }: Pick<Context, 'aws'>,
): Promise<string[]> {
  const arns = await allPages(async nextToken => {
    const page = await aws.ecs('ListTaskDefinitions', {
      familyPrefix: family,
      status,
      ...(nextToken ? { nextToken } : {}),
    })
    return { items: page.taskDefinitionArns, next: page.nextToken }
  })
  // The API's `familyPrefix` is the full family name; the check costs nothing should that ever change.
  const own = arns.filter(arn => arn.includes(`:task-definition/${family}:`))
  return own.sort((a, b) => revisionIn(b) - revisionIn(a))
}

/** Family and number of a revision, for example `web:7`. */
export const revisionName = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

const revisionIn = (arn: string): number => Number(arn.slice(arn.lastIndexOf(':') + 1))
