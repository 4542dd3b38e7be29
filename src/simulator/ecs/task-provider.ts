import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs'

// Which of several providers a task gets is the base and the weights' business; the first that counts has the base.
export const providerOf = (strategy: readonly CapacityProviderStrategyItem[] = []): string | undefined =>
  strategy.find(({ base = 0, weight = 0 }) => base > 0 || weight > 0)?.capacityProvider
