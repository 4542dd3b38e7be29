import type { ListTaskDefinitionFamiliesRequest } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { page } from '../page.ts'
import { containers } from './state.ts'

/** Families by whether they have an active revision. */
export function listTaskDefinitionFamilies(input: ListTaskDefinitionFamiliesRequest, world: World): object {
  const { familyPrefix = '', status = 'ALL' } = input
  const found = [...containers(world).taskDefinitions]
    .filter(([family, revisions]) => family.startsWith(familyPrefix) && revisions.length > 0)
    .filter(([, revisions]) => {
      const hasActive = revisions.some(revision => revision.status === 'ACTIVE')
      return status === 'ALL' || hasActive === (status === 'ACTIVE')
    })
    .map(([family]) => family)
    .sort()
  const { items, next } = page(found, input.maxResults ?? 100, input.nextToken)
  return { families: items, ...(next ? { nextToken: next } : {}) }
}
