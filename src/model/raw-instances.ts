/** What `raw` of the instances of a capacity provider sets, in the terms of the two requests that bring them. */
export interface RawInstancesSettings {
  readonly AutoScalingGroup?: RawAutoScalingGroupSettings
  /** Another start means other instances: new ones come first, and ECS moves the tasks. */
  readonly LaunchTemplateData?: RawLaunchTemplateSettings
}

/** Members of CreateAutoScalingGroup that have no option. */
export interface RawAutoScalingGroupSettings {
  /** Seconds until a new instance is asked how it is. @default 0 */
  readonly HealthCheckGracePeriod?: number
  /** Seconds that an instance lasts: 86,400 to 31,536,000. @default no limit */
  readonly MaxInstanceLifetime?: number
  /** Seconds until the metrics of a new instance count. @default that of each policy */
  readonly DefaultInstanceWarmup?: number
  /** Which instance goes first. @default ['Default'] */
  readonly TerminationPolicies?: readonly string[]
  /** Whether Spot instances that are about to be taken away are replaced before. @default false */
  readonly CapacityRebalance?: boolean
  /** How many instances there are, in percent, while some are replaced. */
  readonly InstanceMaintenancePolicy?: { readonly MinHealthyPercentage: number; readonly MaxHealthyPercentage: number }
  /** What becomes of a zone that has no capacity. @default 'balanced-best-effort' */
  readonly AvailabilityZoneDistribution?: {
    readonly CapacityDistributionStrategy: 'balanced-only' | 'balanced-best-effort'
  }
}

/** Members of the data of CreateLaunchTemplate that have no option. */
export interface RawLaunchTemplateSettings {
  readonly EbsOptimized?: boolean
  readonly Monitoring?: { readonly Enabled: boolean }
  readonly CreditSpecification?: { readonly CpuCredits: 'standard' | 'unlimited' }
  readonly CpuOptions?: {
    readonly CoreCount?: number
    readonly ThreadsPerCore?: number
    readonly AmdSevSnp?: 'enabled' | 'disabled'
  }
  readonly EnclaveOptions?: { readonly Enabled: boolean }
  readonly LicenseSpecifications?: readonly { readonly LicenseConfigurationArn: string }[]
  readonly CapacityReservationSpecification?: {
    readonly CapacityReservationPreference?: 'open' | 'none' | 'capacity-reservations-only'
    readonly CapacityReservationTarget?: {
      readonly CapacityReservationId?: string
      readonly CapacityReservationResourceGroupArn?: string
    }
  }
  readonly PrivateDnsNameOptions?: {
    readonly HostnameType?: 'ip-name' | 'resource-name'
    readonly EnableResourceNameDnsARecord?: boolean
    readonly EnableResourceNameDnsAAAARecord?: boolean
  }
  readonly MaintenanceOptions?: { readonly AutoRecovery: 'default' | 'disabled' }
  /** All disks. Overrides `volume`. */
  readonly BlockDeviceMappings?: readonly {
    readonly DeviceName: string
    readonly Ebs?: {
      readonly Encrypted?: boolean
      readonly DeleteOnTermination?: boolean
      readonly Iops?: number
      readonly KmsKeyId?: string
      readonly SnapshotId?: string
      readonly VolumeSize?: number
      readonly VolumeType?: 'standard' | 'io1' | 'io2' | 'gp2' | 'gp3' | 'sc1' | 'st1'
      readonly Throughput?: number
    }
  }[]
  /**
   * Who on an instance is told of it. With a limit of two hops, containers in bridge networks get the rights of their
   * instance.
   *
   * @default sessions of IMDSv2, one hop
   */
  readonly MetadataOptions?: {
    readonly HttpTokens?: 'required' | 'optional'
    readonly HttpPutResponseHopLimit?: number
    readonly HttpEndpoint?: 'enabled' | 'disabled'
    readonly HttpProtocolIpv6?: 'enabled' | 'disabled'
    readonly InstanceMetadataTags?: 'enabled' | 'disabled'
  }
}
