import type { Batch } from '../../../aws/batches.ts'
import type { Service } from '../../../aws/shapes/ecs.ts'
import type { AccountContext } from '../../context.ts'

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
const SERVICES_PER_CALL = 10

const withTags = batchOf(['TAGS'])
const withoutTags = batchOf([])

/** A service as it is now, also while it is deleted. */
export function describeService(
  cluster: string,
  name: string,
  context: AccountContext,
  include?: 'TAGS',
): Promise<Service | undefined> {
  return context.batches.load(include ? withTags : withoutTags, name, context, cluster)
}

function batchOf(include: 'TAGS'[]): Batch<Service, AccountContext> {
  return {
    size: SERVICES_PER_CALL,
    async read(names, { aws }, cluster) {
      const { services = [] } = await aws.ecs('DescribeServices', {
        cluster,
        services: [...names],
        ...(include.length > 0 ? { include } : {}),
      })
      return new Map(services.map(service => [service.serviceName ?? '', service]))
    },
  }
}
