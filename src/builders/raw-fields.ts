import type {
  RawClusterSettings,
  RawListenerSettings,
  RawLoadBalancerSettings,
  RawRepositorySettings,
  RawTargetGroupSettings,
} from '../model/raw-settings.ts'
import type { RawServiceSettings } from '../model/service-request.ts'

type Names<T> = Readonly<Record<keyof T, true>>

/** What `.raw()` of a service sets. */
export const RAW_OF_SERVICE: Names<RawServiceSettings> = {
  capacityProviderStrategy: true,
  platformVersion: true,
  networkConfiguration: true,
  loadBalancers: true,
  healthCheckGracePeriodSeconds: true,
  deploymentConfiguration: true,
  availabilityZoneRebalancing: true,
  placementConstraints: true,
  placementStrategy: true,
  serviceRegistries: true,
  serviceConnectConfiguration: true,
  volumeConfigurations: true,
  vpcLatticeConfigurations: true,
  gatewayConnectors: true,
  monitoring: true,
  enableExecuteCommand: true,
  enableECSManagedTags: true,
  propagateTags: true,
}

/** What `.raw()` of a cluster sets. */
export const RAW_OF_CLUSTER: Names<RawClusterSettings> = { configuration: true, serviceConnectDefaults: true }

/** What `.raw()` of a repository sets. */
export const RAW_OF_REPOSITORY: Names<RawRepositorySettings> = {
  imageTagMutability: true,
  imageTagMutabilityExclusionFilters: true,
  encryptionConfiguration: true,
}

/** What `.raw()` of a load balancer sets. */
export const RAW_OF_LOAD_BALANCER: Names<RawLoadBalancerSettings> = {
  IpAddressType: true,
  IpamPools: true,
  CustomerOwnedIpv4Pool: true,
}

/** What `raw` of a target sets. */
export const RAW_OF_TARGET_GROUP: Names<RawTargetGroupSettings> = {
  ProtocolVersion: true,
  HealthCheckProtocol: true,
  HealthCheckPort: true,
  IpAddressType: true,
  TargetControlPort: true,
}

/** What `raw` of a listener sets. */
export const RAW_OF_LISTENER: Names<RawListenerSettings> = { MutualAuthentication: true, DefaultActions: true }

/** What is set, and the names of what is not. A text that is empty is not set, as in JSON. */
export function sorted<T extends object>(given: T, names: Names<T>): { readonly set: T; readonly foreign: string[] } {
  const foreign = Object.keys(given).filter(name => !Object.hasOwn(names, name))
  const set = { ...given }
  for (const name of foreign) Reflect.deleteProperty(set, name)
  return { set: copied(set), foreign }
}

/** A copy in which a text that is empty is not set, as in JSON. */
export function copied<T extends object>(given: T): T {
  const set = structuredClone(given)
  for (const name of Object.keys(given)) if (Reflect.get(given, name) === '') Reflect.deleteProperty(set, name)
  return set
}
