import { allPages } from '../../../aws/pages.ts'
import type { Service } from '../../../aws/shapes/service-discovery.ts'
import type { Context } from '../../context.ts'

/** The services of a namespace. Their listing says nothing of the namespace itself. */
export async function discoveryServicesOf(namespaceId: string, context: Context): Promise<readonly Service[]> {
  const found = await allPages(async next => {
    const { Services, NextToken } = await context.aws.serviceDiscovery('ListServices', {
      Filters: [{ Name: 'NAMESPACE_ID', Values: [namespaceId], Condition: 'EQ' }],
      ...(next ? { NextToken: next } : {}),
    })
    return { items: Services, next: NextToken }
  })
  return found.map(summary => ({ ...summary, NamespaceId: namespaceId }))
}
