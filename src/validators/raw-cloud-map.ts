import type { RawDiscoverySettings, RawNamespaceSettings } from '../model/raw-settings.ts'
import { serviceDiscovery } from './api/service-discovery.ts'
import type { RawKind } from './raw-kind.ts'

export const RAW_NAMESPACE: RawKind<RawNamespaceSettings> = {
  table: serviceDiscovery,
  structure: 'CreatePrivateDnsNamespaceRequest',
  names: { Description: true, Properties: true },
}

export const RAW_HTTP_NAMESPACE: RawKind<Pick<RawNamespaceSettings, 'Description'>> = {
  table: serviceDiscovery,
  structure: 'CreateHttpNamespaceRequest',
  names: { Description: true },
}

export const RAW_DISCOVERY_SERVICE: RawKind<RawDiscoverySettings> = {
  table: serviceDiscovery,
  structure: 'CreateServiceRequest',
  names: { Description: true },
}
