import type { BroughtProvider } from './capacity-provider.ts'
import type { NamespaceModel } from './namespace.ts'
import type { RawClusterSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'

/** The capacity providers that AWS offers for Fargate. */
export type FargateCapacityProvider = 'FARGATE' | 'FARGATE_SPOT'

/** One item of a capacity provider strategy. */
export interface CapacityProviderStrategyItem {
  readonly capacityProvider: string
  readonly weight: number
  readonly base: number
}

/** An ECS cluster. `existing` means looked up: never created, changed or deleted. */
export interface ClusterModel extends Resource<'cluster'> {
  readonly clusterName: string
  readonly existing: boolean
  readonly containerInsights: 'enabled' | 'enhanced' | 'disabled'
  readonly capacityProviders: readonly string[]
  readonly defaultCapacityProviderStrategy: readonly CapacityProviderStrategyItem[]
  /** The capacity providers that it is given once it is there, as their instances join it. */
  readonly brought?: readonly BroughtProvider[]
  readonly raw?: RawClusterSettings
  /** For services that take part in Service Connect and name no namespace. */
  readonly serviceConnectDefaults?: NamespaceModel
  readonly tags: Tags
}
