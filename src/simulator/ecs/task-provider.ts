import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { ServiceState } from './account-state.ts'
import { type CapacityProviderState, containers } from './state.ts'

// Which of several providers a task gets is the base and the weights' business; the first that counts has the base.
export const providerOf = (strategy: readonly CapacityProviderStrategyItem[] = []): string | undefined =>
  strategy.find(({ base = 0, weight = 0 }) => base > 0 || weight > 0)?.capacityProvider

/** Whose turn it is: the base first, then each by its weight. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html */
export function nextProviderName(
  { tasks }: ServiceState,
  strategy: readonly CapacityProviderStrategyItem[] = [],
): string | undefined {
  if (strategy.length < 2) return providerOf(strategy)
  const countOf = (name: string | undefined): number =>
    [...tasks].filter(each => each.desiredStatus === 'RUNNING' && each.capacityProviderName === name).length
  const based = strategy.find(({ capacityProvider, base = 0 }) => countOf(capacityProvider) < base)
  const [lightest] = strategy
    .filter(({ weight = 0 }) => weight > 0)
    .map(item => ({ item, load: (countOf(item.capacityProvider) - (item.base ?? 0)) / (item.weight ?? 1) }))
    .sort((a, b) => a.load - b.load)
  return (based ?? lightest?.item)?.capacityProvider
}

export const nextProvider = (
  world: World,
  service: ServiceState,
  strategy?: readonly CapacityProviderStrategyItem[],
): CapacityProviderState | undefined =>
  containers(world).capacityProviders.get(nextProviderName(service, strategy) ?? '')
