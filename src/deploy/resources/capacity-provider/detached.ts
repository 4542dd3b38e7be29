import type { Cluster } from '../../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { attachable } from '../cluster-capacity/attachable.ts'
import { putProviders } from '../cluster-capacity/put-providers.ts'
import { clustersWith } from './clusters-with.ts'

// Others may change the same list meanwhile: two providers that go at once, for example.
const ATTEMPTS = 5
/**
 * Another provider of the list was deleted between our look and our call.
 * AWS's words: https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/53
 */
const MEANWHILE = /^The specified capacity provider was not found/

/** Deletes a capacity provider, once it is taken away from every cluster that has it. */
export async function deleteDetached(
  { name, cluster }: { readonly name: string; readonly cluster: string | undefined },
  context: Context,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await detached(name, context)
      await context.aws.ecs('DeleteCapacityProvider', { capacityProvider: name, cluster })
      return
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof Error && MEANWHILE.test(error.message))) throw error
    }
  }
}

/** One of Managed Instances leaves the default strategy alone: its cluster it leaves when it is deleted. */
async function detached(name: string, context: Context): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const having: Cluster[] = []
    for (const each of await clustersWith(name, context)) {
      const isManaged = (await attachable([name], context)).length === 0
      const inStrategy = each.defaultCapacityProviderStrategy?.some(({ capacityProvider }) => capacityProvider === name)
      if (!isManaged || inStrategy) having.push(each)
    }
    if (having.length === 0) return
    for (const { clusterArn: cluster = '', capacityProviders = [], defaultCapacityProviderStrategy = [] } of having) {
      const strategy = defaultCapacityProviderStrategy.filter(({ capacityProvider }) => capacityProvider !== name)
      await unlessRefused(
        putProviders(
          {
            cluster,
            capacityProviders: capacityProviders.filter(each => each !== name),
            // A strategy without weight is none.
            strategy: strategy.some(({ weight = 0 }) => weight > 0) ? strategy : [],
          },
          context,
        ),
        'ClusterNotFoundException',
      )
    }
  }
}
