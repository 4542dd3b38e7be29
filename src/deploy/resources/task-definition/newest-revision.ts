import type { DescribeTaskDefinitionResponse } from '../../../aws/shapes/ecs.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { revisionsOf } from './revisions.ts'

/** How many of the newest revisions are looked at. */
const LOOKS = 10

/** The newest active revision of a family, with its tags; nothing where it has none. */
export function newestRevision(
  taskDefinition: string,
  { aws }: Pick<Context, 'aws'>,
): Promise<DescribeTaskDefinitionResponse | undefined> {
  return aws.ecs('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] }).catch(noneOf)
}

/** The newest active revision of a family that a stack has registered: others may have registered newer ones. */
export async function newestOfStack(
  family: string,
  stack: string,
  context: Pick<Context, 'aws'>,
): Promise<DescribeTaskDefinitionResponse | undefined> {
  const isOfStack = (found: DescribeTaskDefinitionResponse | undefined) =>
    ownerOf(fromEcsTags(found?.tags))?.stack === stack
  const newest = await newestRevision(family, context)
  if (!newest || isOfStack(newest)) return newest
  for (const arn of (await revisionsOf(family, 'ACTIVE', context)).slice(1, LOOKS)) {
    const found = await newestRevision(arn, context)
    if (isOfStack(found)) return found
  }
  return undefined
}

/** A family without an active revision is not a "not found" error type, only a message. */
export function noneOf(error: unknown): undefined {
  if (error instanceof Error && /unable to describe task definition/i.test(error.message)) return undefined
  throw error
}
