import { allPages } from '../../../aws/pages.ts'
import type { Service } from '../../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'

const SERVICES_PER_CALL = 10

/** The services of a cluster, with their tags. */
export async function describedServices(cluster: string, { aws }: Context): Promise<Service[]> {
  const arns = await allPages(async nextToken => {
    const page = await unlessRefused(
      aws.ecs('ListServices', { cluster, maxResults: 100, nextToken }),
      'ClusterNotFoundException',
    )
    return { items: page?.serviceArns, next: page?.nextToken }
  })
  const found: Service[] = []
  for (let at = 0; at < arns.length; at += SERVICES_PER_CALL) {
    const { services = [] } = await aws.ecs('DescribeServices', {
      cluster,
      services: arns.slice(at, at + SERVICES_PER_CALL),
      include: ['TAGS'],
    })
    found.push(...services.filter(({ status }) => status !== 'INACTIVE'))
  }
  return found
}
