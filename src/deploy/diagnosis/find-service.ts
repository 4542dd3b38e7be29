import { allPages } from '../../aws/pages.ts'
import type { Service } from '../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../aws/unless-refused.ts'
import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import { PlanError } from '../../errors.ts'
import type { Context } from '../context.ts'

/** Names are listed up to here. */
const MOST = 20

/**
 * The service of that name, with its tags.
 *
 * @throws PlanError when there is no such cluster or service, or it is being deleted; it says what there is.
 */
export async function findService(cluster: string, name: string, { aws }: Pick<Context, 'aws'>): Promise<Service> {
  const answer = await unlessRefused(
    aws.ecs('DescribeServices', { cluster, services: [name], include: ['TAGS'] }),
    'ClusterNotFoundException',
  )
  if (!answer) throw await clusterMissing(cluster, { aws })
  const service = answer.services?.find(({ status }) => status !== 'INACTIVE')
  if (service?.status === 'ACTIVE') return service
  if (service) {
    throw new PlanError('service.draining', {
      resource: `service ${name}`,
      message: `Service "${name}" of cluster "${cluster}" is being deleted: ${service.runningCount ?? 0} of its tasks still run`,
      fix: 'Wait until it is gone; a new one can then have its name.',
    })
  }
  throw new PlanError('service.missing', {
    resource: `service ${name}`,
    message: `There is no service "${name}" in cluster "${cluster}". ${thereIs(await servicesOf(cluster, aws))}`,
    fix: 'Name one that is there.',
  })
}

/** What is said of a cluster that is not there, with those that there are. */
export async function clusterMissing(
  cluster: string,
  { aws }: Pick<Context, 'aws'>,
  cause?: Error,
): Promise<PlanError> {
  const names = await unlessUnavailable('ecs:ListClusters', new Set(), () => clustersOf(aws))
  return new PlanError('cluster.missing', {
    resource: `cluster ${cluster}`,
    message: `There is no cluster "${cluster}" in this Region${names ? `. ${thereIs(names)}` : ''}`,
    fix: 'Name one that is there, or give another Region.',
    ...(cause && { cause }),
  })
}

function thereIs(names: readonly string[]): string {
  if (names.length === 0) return 'There is none at all.'
  return `There is: ${names.slice(0, MOST).join(', ')}${names.length > MOST ? ` and ${names.length - MOST} more` : ''}.`
}

async function clustersOf(aws: Context['aws']): Promise<string[]> {
  const arns = await allPages(async nextToken => {
    const page = await aws.ecs('ListClusters', nextToken ? { nextToken } : {})
    return { items: page.clusterArns, next: page.nextToken }
  })
  return arns.map(nameIn)
}

async function servicesOf(cluster: string, aws: Context['aws']): Promise<string[]> {
  const arns = await allPages(async nextToken => {
    const page = await aws.ecs('ListServices', { cluster, maxResults: 100, ...(nextToken ? { nextToken } : {}) })
    return { items: page.serviceArns, next: page.nextToken }
  })
  return arns.map(nameIn)
}

const nameIn = (arn: string): string => arn.split('/').at(-1) ?? arn
