import type { NamespaceModel } from './namespace.ts'
import type { RawDiscoverySettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'

/** A record of which there is one for each task. */
export interface DiscoveryRecord {
  readonly Type: 'A' | 'SRV'
  /** Seconds that resolvers keep it. */
  readonly TTL: number
}

/** A service of Cloud Map: a name in a namespace in which tasks are registered. */
export interface DiscoveryServiceModel extends Resource<'discovery-service'> {
  readonly discoveryName: string
  readonly namespace: NamespaceModel
  /** None in a namespace that is found by API calls alone. */
  readonly records: readonly DiscoveryRecord[]
  readonly routingPolicy: 'MULTIVALUE' | 'WEIGHTED'
  readonly raw?: RawDiscoverySettings
  readonly tags: Tags
}
