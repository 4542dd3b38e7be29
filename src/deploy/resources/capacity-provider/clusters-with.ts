import { allPages } from '../../../aws/pages.ts'
import type { Cluster } from '../../../aws/shapes/ecs.ts'
import type { Context } from '../../context.ts'

const CLUSTERS_PER_CALL = 100

/** The clusters that have a capacity provider. */
export async function clustersWith(name: string, { aws }: Context): Promise<Cluster[]> {
  const arns = await allPages(async nextToken => {
    const page = await aws.ecs('ListClusters', { maxResults: CLUSTERS_PER_CALL, nextToken })
    return { items: page.clusterArns, next: page.nextToken }
  })
  const found: Cluster[] = []
  for (let at = 0; at < arns.length; at += CLUSTERS_PER_CALL) {
    const { clusters = [] } = await aws.ecs('DescribeClusters', { clusters: arns.slice(at, at + CLUSTERS_PER_CALL) })
    found.push(...clusters.filter(({ capacityProviders }) => capacityProviders?.includes(name)))
  }
  return found
}
