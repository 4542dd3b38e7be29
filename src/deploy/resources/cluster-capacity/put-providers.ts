import type { CapacityProviderStrategyItem } from '../../../aws/shapes/ecs.ts'
import type { Context } from '../../context.ts'
import { attachable } from './attachable.ts'

interface Capacity {
  readonly cluster: string
  readonly capacityProviders: readonly string[]
  readonly strategy: readonly CapacityProviderStrategyItem[]
}

/**
 * Sets the capacity providers of a cluster and its default strategy. Those of Managed Instances are not sent: they are of
 * the cluster anyway. Programs of others that set a default strategy of them alone do send them, so that this is tried
 * where ECS holds them for not associated.
 */
export async function putProviders(
  { cluster, capacityProviders, strategy }: Capacity,
  context: Context,
): Promise<void> {
  const attached = await attachable(capacityProviders, context)
  const request = { cluster, capacityProviders: attached, defaultCapacityProviderStrategy: [...strategy] }
  const named = strategy.flatMap(({ capacityProvider: name = '' }) => (attached.includes(name) ? [] : [name]))
  try {
    await context.aws.ecs('PutClusterCapacityProviders', request)
  } catch (error) {
    if (named.length === 0 || !(error instanceof Error) || !/not associated with the cluster/.test(error.message))
      throw error
    await context.aws.ecs('PutClusterCapacityProviders', { ...request, capacityProviders: [...attached, ...named] })
  }
}
