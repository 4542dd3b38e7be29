import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { clustersWith } from './clusters-with.ts'

// Others may change the same list meanwhile: two providers that go at once, for example.
const ATTEMPTS = 5
/** Another provider of the list was deleted between our look and our call. */
const MEANWHILE = /^The specified capacity provider '.*' was not found/

/** Deletes a capacity provider, once it is taken away from every cluster that has it. */
export async function deleteDetached(name: string, context: Context): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await detached(name, context)
      await context.aws.ecs('DeleteCapacityProvider', { capacityProvider: name })
      return
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof Error && MEANWHILE.test(error.message))) throw error
    }
  }
}

async function detached(name: string, context: Context): Promise<void> {
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
