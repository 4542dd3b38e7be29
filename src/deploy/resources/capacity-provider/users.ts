import { allPages } from '../../../aws/pages.ts'
import type { Cluster, Service } from '../../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { patiently } from '../../rollout/phase.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { InUse } from '../handler.ts'

const CLUSTERS_PER_CALL = 100
const SERVICES_PER_CALL = 10
const POLL_MILLISECONDS = 15_000

/**
 * Waits until no service of the stack runs on a capacity provider: a destroy removes them at the same time.
 *
 * @throws InUse where others run on it
 */
export async function untilUnused(name: string, context: Context): Promise<void> {
  const { clock, signal } = context
  await patiently('removal', context, async patience => {
    for (;;) {
      const users = await usersOf(name, context)
      if (users.length === 0) return
      const staying = users.filter(user => !isGoing(user, context))
      if (staying.length > 0) throw new InUse(`services run on it: ${namesOf(staying)}`)
      if (patience.isOver) throw patience.timedOut(`Capacity provider ${name} is still used: ${namesOf(users)}`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

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

/** The services that name a capacity provider in their strategy. */
async function usersOf(name: string, context: Context): Promise<Service[]> {
  const users: Service[] = []
  for (const { clusterArn = '' } of await clustersWith(name, context))
    for (const service of await servicesIn(clusterArn, context))
      if (service.capacityProviderStrategy?.some(({ capacityProvider }) => capacityProvider === name))
        users.push(service)
  return users
}

async function servicesIn(cluster: string, { aws }: Context): Promise<Service[]> {
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

function isGoing({ status, tags }: Service, { stack, deleteAdopted }: Context): boolean {
  const owner = ownerOf(fromEcsTags(tags))
  return status === 'DRAINING' || (owner?.stack === stack.name && (deleteAdopted || !owner.adopted))
}

const namesOf = (services: readonly Service[]): string =>
  services
    .map(({ serviceName = '' }) => serviceName)
    .sort()
    .join(', ')
