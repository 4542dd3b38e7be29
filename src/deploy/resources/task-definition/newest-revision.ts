import type { DescribeTaskDefinitionResponse } from '../../../aws/shapes/ecs.ts'
import type { Context } from '../../context.ts'

/** The newest active revision of a family, with its tags; nothing where it has none. */
export function newestRevision(
  taskDefinition: string,
  { aws }: Pick<Context, 'aws'>,
): Promise<DescribeTaskDefinitionResponse | undefined> {
  return aws.ecs('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] }).catch(noneOf)
}

/** A family without an active revision is not a "not found" error type, only a message. */
export function noneOf(error: unknown): undefined {
  if (error instanceof Error && /unable to describe task definition/i.test(error.message)) return undefined
  throw error
}
