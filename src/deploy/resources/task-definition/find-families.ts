import type { Context } from '../../context.ts'
import { sweepOfRevisions } from '../../stack-tags.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { found, liveOf } from '../found.ts'
import type { Found, Search } from '../handler.ts'
import { familyOf } from './family-name.ts'

// Of 100 revisions each.
const PAGES = 3

/** The latest revision of each family that the program no longer has. Those of its own families are what a rollback goes back to. */
export async function findFamilies(
  { present, everywhere, leftOut }: Search,
  context: Context,
): Promise<readonly Found<'task-definition'>[]> {
  const { tags, failure, isCut } = await sweepOfRevisions(context, everywhere ? undefined : PAGES)
  const where = 'families of task definitions'
  if (failure) leftOut(where, failure)
  else if (isCut) leftOut(`${where}, whose revisions are too many: { prune: true } looks at all`)
  const known = new Set(liveOf('task-definition', present, context).map(({ arn }) => familyOf(arn)))
  const latest = new Map<string, string>()
  for (const arn of tags.keys()) {
    const family = familyOf(arn)
    if (!known.has(family)) latest.set(family, arn)
  }
  const all = await Promise.all([...latest.values()].map(arn => active(arn, context)))
  return all.flat()
}

async function active(arn: string, { aws }: Context): Promise<Found<'task-definition'>[]> {
  const { taskDefinition, tags } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: arn, include: ['TAGS'] })
  const { family = '' } = taskDefinition ?? {}
  return taskDefinition?.status === 'ACTIVE' ? [found('task-definition', family, { arn }, fromEcsTags(tags))] : []
}
