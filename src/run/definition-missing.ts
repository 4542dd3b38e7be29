import { allPages } from '../aws/pages.ts'
import { unlessUnavailable } from '../aws/unless-unavailable.ts'
import type { AccountContext } from '../deploy/context.ts'
import { nearest } from '../errors/nearest.ts'
import { PlanError } from '../errors.ts'

/** Names are listed up to here. */
const MOST = 20

/** What is said of a task definition that is not there, with those that may be meant. */
export async function definitionMissing(name: string, cause: Error, context: AccountContext): Promise<PlanError> {
  const families = await unlessUnavailable('ecs:ListTaskDefinitionFamilies', new Set(), () => familiesOf(context))
  return new PlanError('revision.missing', {
    resource: `task definition ${name}`,
    message: `There is no task definition "${name}" in this Region${families ? `. ${likeIt(name, families)}` : ''}`,
    fix: 'Name a family, a revision such as web:7, or an ARN that is there.',
    cause,
  })
}

/** Those that are called nearly so; what a stack has is called by its stack, too: `report` is `shop-report`. */
function likeIt(given: string, families: readonly string[]): string {
  if (families.length === 0) return 'There is none at all.'
  const [, family = given, revision] = /([^/:]+)(?::(\d+))?$/.exec(given) ?? []
  if (revision !== undefined && families.includes(family))
    return `Its family is there, and has no active revision ${revision}.`
  const near = nearest(family, families)
  const like = families.filter(each => each === near || each.includes(family) || family.includes(each))
  const told = like.length > 0 ? like : families
  return `There is: ${told.slice(0, MOST).join(', ')}${told.length > MOST ? ` and ${told.length - MOST} more` : ''}.`
}

const familiesOf = ({ aws }: AccountContext): Promise<string[]> =>
  allPages(async nextToken => {
    const page = await aws.ecs('ListTaskDefinitionFamilies', { status: 'ACTIVE', ...(nextToken ? { nextToken } : {}) })
    return { items: page.families, next: page.nextToken }
  })
