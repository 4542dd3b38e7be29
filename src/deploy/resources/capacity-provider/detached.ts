import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { clustersWith } from './clusters-with.ts'

// Others may change the same list meanwhile: two providers that go at once, for example.
const ATTEMPTS = 5

/** Takes a capacity provider away from every cluster that has it. */
export async function detached(name: string, context: Context): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const having = await clustersWith(name, context)
    if (having.length === 0) return
    for (const { clusterArn: cluster = '', capacityProviders = [], defaultCapacityProviderStrategy = [] } of having) {
      const strategy = defaultCapacityProviderStrategy.filter(({ capacityProvider }) => capacityProvider !== name)
      await unlessRefused(
        context.aws.ecs('PutClusterCapacityProviders', {
          cluster,
          capacityProviders: capacityProviders.filter(each => each !== name),
          // A strategy without weight is none.
          defaultCapacityProviderStrategy: strategy.some(({ weight = 0 }) => weight > 0) ? strategy : [],
        }),
        'ClusterNotFoundException',
      )
    }
  }
}
