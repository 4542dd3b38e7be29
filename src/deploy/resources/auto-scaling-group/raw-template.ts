import type { ResponseLaunchTemplateData } from '../../../aws/shapes/ec2.ts'
import type { RawLaunchTemplateSettings } from '../../../model/raw-instances.ts'
import { AS_IT_IS } from '../raw-members.ts'

/** Sessions of IMDSv2 only, and one hop: containers in bridge networks do not get the rights of their instance. */
export const METADATA = { HttpTokens: 'required', HttpPutResponseHopLimit: 1, HttpEndpoint: 'enabled' } as const

export const mutable = <T extends object>(each: T): T => ({ ...each })

/** What `raw` says, as it is sent. */
export function rawData({
  MetadataOptions,
  BlockDeviceMappings,
  LicenseSpecifications,
  ...raw
}: RawLaunchTemplateSettings) {
  return {
    ...raw,
    ...(MetadataOptions && { MetadataOptions: { ...METADATA, ...MetadataOptions } }),
    ...(BlockDeviceMappings && { BlockDeviceMappings: BlockDeviceMappings.map(mutable) }),
    ...(LicenseSpecifications && { LicenseSpecifications: LicenseSpecifications.map(mutable) }),
  }
}

type Metadata = ResponseLaunchTemplateData['MetadataOptions']

export function metadataText({
  HttpTokens = 'optional',
  HttpPutResponseHopLimit: hops = 1,
  HttpEndpoint,
  HttpProtocolIpv6,
  InstanceMetadataTags,
}: Metadata = {}): string {
  return [
    `${HttpTokens}, ${hops} hop${hops === 1 ? '' : 's'}`,
    ...(HttpEndpoint === 'disabled' ? ['no endpoint'] : []),
    ...(HttpProtocolIpv6 === 'enabled' ? ['IPv6'] : []),
    ...(InstanceMetadataTags === 'enabled' ? ['tags'] : []),
  ].join(', ')
}

/** The members that `raw` can set: of those that are there by an option, only what it says is compared. */
export const TEMPLATE_DEFAULTS: { readonly [M in keyof Required<RawLaunchTemplateSettings>]: unknown } = {
  EbsOptimized: false,
  Monitoring: { Enabled: false },
  CreditSpecification: undefined,
  CpuOptions: undefined,
  EnclaveOptions: { Enabled: false },
  LicenseSpecifications: [],
  CapacityReservationSpecification: undefined,
  PrivateDnsNameOptions: undefined,
  MaintenanceOptions: undefined,
  BlockDeviceMappings: AS_IT_IS,
  MetadataOptions: AS_IT_IS,
}
