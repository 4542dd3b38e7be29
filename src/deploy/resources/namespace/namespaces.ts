import { allPages } from '../../../aws/pages.ts'
import type { NamespaceSummary } from '../../../aws/shapes/service-discovery.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { fromTagList } from '../tag-list.ts'

/** All namespaces of a name: those of different VPCs may share one. */
export function namespacesNamed(name: string, { aws }: Context): Promise<readonly NamespaceSummary[]> {
  return allPages(async next => {
    const { Namespaces, NextToken } = await aws.serviceDiscovery('ListNamespaces', {
      Filters: [{ Name: 'NAME', Values: [name], Condition: 'EQ' }],
      ...(next ? { NextToken: next } : {}),
    })
    return { items: Namespaces, next: NextToken }
  })
}

/** The tags of a namespace or service of Cloud Map. */
export async function discoveryTagsOf(ResourceARN: string, { aws }: Context): Promise<Tags> {
  return fromTagList((await aws.serviceDiscovery('ListTagsForResource', { ResourceARN })).Tags)
}
