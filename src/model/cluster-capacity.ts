import { type CapacityProviderModel, providerOf } from './capacity-provider.ts'
import type { CapacityProviderStrategyItem, ClusterModel } from './cluster.ts'
import type { Resource } from './resource.ts'

/**
 * Which capacity providers a cluster has, and how services share out their tasks by default, of a cluster that has more
 * than Fargate: the instances need the cluster, and their providers are attached once they are there.
 */
export interface ClusterCapacityModel extends Resource<'cluster-capacity'> {
  readonly cluster: ClusterModel
  readonly providers: readonly CapacityProviderModel[]
  readonly strategy: readonly CapacityProviderStrategyItem[]
}

/** The capacity of a cluster, if it has any beyond Fargate. */
export function capacityOf(cluster: ClusterModel): readonly ClusterCapacityModel[] {
  const { id, brought = [], defaultCapacityProviderStrategy: strategy } = cluster
  if (brought.length === 0) return []
  const providers = brought.map(provider => providerOf(provider, cluster))
  return [{ kind: 'cluster-capacity', id, cluster, providers, strategy }]
}
