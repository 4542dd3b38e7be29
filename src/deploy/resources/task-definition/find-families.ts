import type { Context } from '../../context.ts'
import { tagsOfRevisions } from '../../stack-tags.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { found } from '../found.ts'
import type { Found, Search } from '../handler.ts'

/** The latest revision of each family that the program no longer has. Those of its own families are what a rollback goes back to. */
export async function findFamilies(
  { present, everywhere }: Search,
  context: Context,
): Promise<readonly Found<'task-definition'>[]> {
  if (!everywhere) return []
  const latest = new Map<string, string>()
  for (const arn of (await tagsOfRevisions(context)).keys()) {
    const family = arn.slice(arn.lastIndexOf('/') + 1, arn.lastIndexOf(':'))
    if (!present.has(`task-definition/${family}`)) latest.set(family, arn)
  }
  const all = await Promise.all([...latest.values()].map(arn => active(arn, context)))
  return all.flat()
}

async function active(arn: string, { aws }: Context): Promise<Found<'task-definition'>[]> {
  const { taskDefinition, tags } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: arn, include: ['TAGS'] })
  const { family = '' } = taskDefinition ?? {}
  return taskDefinition?.status === 'ACTIVE' ? [found('task-definition', family, { arn }, fromEcsTags(tags))] : []
}
