import type { Batch } from '../../../aws/batches.ts'
import { allPages } from '../../../aws/pages.ts'
import type { Context } from '../../context.ts'

// To list all families of the account is fewer calls than to ask for each of many that are not there.
const FEW = 10

/** False where the family is known to have no revision of that status; a few are not looked up, so it may have. */
export async function mayHaveRevisions(
  family: string,
  status: 'ACTIVE' | 'INACTIVE',
  context: Context,
): Promise<boolean> {
  return (await context.batches.load(status === 'ACTIVE' ? active : inactive, family, context)) ?? false
}

const active = batchOf('ACTIVE')
const inactive = batchOf('INACTIVE')

function batchOf(status: 'ACTIVE' | 'INACTIVE'): Batch<boolean, Context> {
  return {
    size: Number.POSITIVE_INFINITY,
    async read(families, { aws, batches }) {
      if (families.length <= FEW) return new Map(families.map(family => [family, true]))
      const found = await batches.once(`${status} families`, () =>
        allPages(async nextToken => {
          const page = await aws.ecs('ListTaskDefinitionFamilies', { status, ...(nextToken ? { nextToken } : {}) })
          return { items: page.families, next: page.nextToken }
        }),
      )
      return new Map(found.map(family => [family, true]))
    },
  }
}
