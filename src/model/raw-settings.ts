import type { RawAction } from './raw-action.ts'

/** How sessions of ECS Exec are encrypted, and where they are logged. */
export interface ExecuteCommandConfiguration {
  /** The id or ARN of the KMS key that encrypts them. @default keys of the service */
  readonly kmsKeyId?: string
  /** `'DEFAULT'` writes to the log of the container, `'OVERRIDE'` to what `logConfiguration` says. @default 'DEFAULT' */
  readonly logging?: 'NONE' | 'DEFAULT' | 'OVERRIDE'
  /** Log group and bucket exist, and the task role may write to them. */
  readonly logConfiguration?: {
    readonly cloudWatchLogGroupName?: string
    readonly cloudWatchEncryptionEnabled?: boolean
    readonly s3BucketName?: string
    readonly s3EncryptionEnabled?: boolean
    readonly s3KeyPrefix?: string
  }
}

/** What encrypts the storage that ECS manages. */
export interface ManagedStorageConfiguration {
  /** The id or ARN of the KMS key of managed EBS volumes. */
  readonly kmsKeyId?: string
  /** The id or ARN of that of ephemeral storage on Fargate. */
  readonly fargateEphemeralStorageKmsKeyId?: string
}

/** What `.raw()` of a cluster sets: members of CreateCluster that have no method. */
export interface RawClusterSettings {
  /**
   * Encryption and logs of ECS Exec, and the keys of managed storage.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterConfiguration.html
   */
  readonly configuration?: {
    readonly executeCommandConfiguration?: ExecuteCommandConfiguration
    readonly managedStorageConfiguration?: ManagedStorageConfiguration
  }
  /** The namespace of services that name none, by its name or ARN. */
  readonly serviceConnectDefaults?: { readonly namespace: string }
}

/** What `.raw()` of a repository sets, in the terms of CreateRepository. */
export interface RawRepositorySettings {
  /** Which tags can be moved. Overrides `immutableTags`. */
  readonly imageTagMutability?: 'MUTABLE' | 'IMMUTABLE' | 'MUTABLE_WITH_EXCLUSION' | 'IMMUTABLE_WITH_EXCLUSION'
  /** The tags to which the opposite applies. Overrides those of `immutableTags`. */
  readonly imageTagMutabilityExclusionFilters?: readonly { readonly filterType: 'WILDCARD'; readonly filter: string }[]
  /** The key that encrypts the images. ECR sets it when it makes the repository, and never again. Overrides `encryption`. */
  readonly encryptionConfiguration?: {
    readonly encryptionType: 'AES256' | 'KMS' | 'KMS_DSSE'
    readonly kmsKey?: string
  }
}

/** What `.raw()` of a load balancer sets: members of CreateLoadBalancer that have no method. */
export interface RawLoadBalancerSettings {
  /** Which addresses it has. Overrides `dualstack`. */
  readonly IpAddressType?: 'ipv4' | 'dualstack' | 'dualstack-without-public-ipv4'
  /** The pool of addresses of Amazon VPC IPAM that its own come from. */
  readonly IpamPools?: { readonly Ipv4IpamPoolId: string }
  /** The pool of addresses on an Outpost, set when it is made. */
  readonly CustomerOwnedIpv4Pool?: string
}

/** What `.raw()` of a Network Load Balancer sets: members of CreateLoadBalancer that have no method. */
export interface RawNetworkLoadBalancerSettings {
  /** Which addresses it has. @default 'ipv4' */
  readonly IpAddressType?: 'ipv4' | 'dualstack'
  /**
   * The subnets of its network that it stands in, one in a zone, and which address it has in each: of an Elastic IP address,
   * or with `internal()` a private one. The address of a subnet stays while the load balancer stands in it.
   *
   * @default the subnets of the network, with addresses that AWS chooses
   */
  readonly SubnetMappings?: readonly SubnetMapping[]
  /** Whether UDP from IPv6 has a prefix of each subnet as its source: `dualstack` only. @default 'off' */
  readonly EnablePrefixForIpv6SourceNat?: 'on' | 'off'
}

/** A subnet of a Network Load Balancer. */
export interface SubnetMapping {
  readonly SubnetId: string
  readonly AllocationId?: string
  readonly PrivateIPv4Address?: string
  readonly IPv6Address?: string
  readonly SourceNatIpv6Prefix?: string
}

/** What `raw` of a target sets: members of CreateTargetGroup that have no option. */
export interface RawTargetGroupSettings {
  /** Overrides `protocolVersion`. */
  readonly ProtocolVersion?: 'HTTP1' | 'HTTP2' | 'GRPC'
  /** Overrides `protocol` of the health check. */
  readonly HealthCheckProtocol?: 'HTTP' | 'HTTPS' | 'TCP'
  /** Overrides `port` of the health check: a port, or `'traffic-port'`. */
  readonly HealthCheckPort?: string
  /** Which addresses the tasks are registered with. @default 'ipv4' */
  readonly IpAddressType?: 'ipv4' | 'ipv6'
  /** At which port targets say how much they can take. */
  readonly TargetControlPort?: number
}

/** What `raw` of a listener sets: members of CreateListener that have no option. */
export interface RawListenerSettings {
  /**
   * Which certificates clients have to show.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_MutualAuthenticationAttributes.html
   */
  readonly MutualAuthentication?: {
    readonly Mode: 'off' | 'passthrough' | 'verify'
    readonly TrustStoreArn?: string
    readonly IgnoreClientCertificateExpiry?: boolean
    readonly AdvertiseTrustStoreCaNames?: 'on' | 'off'
  }
  /**
   * What becomes of requests that no rule matches. By default they are answered with 404, or redirected.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
   */
  readonly DefaultActions?: readonly RawAction[]
}

/** What `.raw()` of a network sets: of its parts, by what EC2 calls them, the members that have no option. */
export interface RawNetworkSettings {
  /** Of its endpoints, by the names of their services as `endpoints` has them. */
  readonly VpcEndpoint?: Readonly<Record<string, RawVpcEndpointSettings>>
}

/** What `.raw()` of a network sets of an endpoint: members of CreateVpcEndpoint. */
export interface RawVpcEndpointSettings {
  /**
   * What may be done through it, by whom: JSON, at most 20,480 characters. Not all services have policies. The layers of
   * images of ECR come through the endpoint of `s3`, by requests that nobody of the account signs.
   *
   * @default everything, by everybody
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
   */
  readonly PolicyDocument?: string
}

/** What `.raw()` of a security group sets: members of CreateSecurityGroup that have no method. */
export interface RawSecurityGroupSettings {
  /** 1 to 255 characters. EC2 sets it when the group is made, and never again: another is another group. */
  readonly Description?: string
}

/** What `raw` of a role sets: members of CreateRole that have no option. */
export interface RawRoleSettings {
  /** What the role is for. @default a sentence that names the definition */
  readonly Description?: string
  /** Seconds that a session lasts, 3600 to 43200. @default 3600 */
  readonly MaxSessionDuration?: number
  /** The ARN of the policy that limits what the role may do. Overrides that of the stack. */
  readonly PermissionsBoundary?: string
}

/** What `raw` of logs sets: members of CreateLogGroup that have no option. */
export interface RawLogGroupSettings {
  /** Set when the group is made, and never again. @default 'STANDARD' */
  readonly logGroupClass?: 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY'
}

/** What `.raw()` of a namespace sets: members of its create that have no method. */
export interface RawNamespaceSettings {
  readonly Description?: string
  /** How many seconds resolvers remember that a name is not there: only with DNS. What is not said stays as it is. */
  readonly Properties?: { readonly DnsProperties: { readonly SOA: { readonly TTL: number } } }
}

/** What `raw` of `.discoverable()` sets: members of CreateService of Cloud Map that have no option. */
export interface RawDiscoverySettings {
  /** In a namespace without DNS it is set when the service is made, and never again. */
  readonly Description?: string
}

/** What `.raw()` of an alarm sets: members of PutMetricAlarm that have no method. */
export interface RawAlarmSettings {
  /** Whether its actions are taken. @default true */
  readonly ActionsEnabled?: boolean
  /** Whom it tells when it cannot be evaluated: at most 5 ARNs. */
  readonly InsufficientDataActions?: readonly string[]
  /** What percentiles of few samples are. @default 'evaluate' */
  readonly EvaluateLowSampleCountPercentile?: 'evaluate' | 'ignore'
  /** How long a new one waits before it is evaluated, or before it acts. */
  readonly WarmUpConfiguration?: {
    readonly WarmUpPeriodDurationInMinutes: number
    readonly OnlyStartEvaluatingAfterWarmUpPeriodEnds?: boolean
  }
  /** Whether its periods begin where a clock on the wall says. */
  readonly EvaluationWindow?:
    | { readonly WallClockWindow: { readonly Timezone?: string } }
    | { readonly SlidingWindow: Readonly<Record<string, never>> }
  /** What else of its tags its actions are told. */
  readonly ActionConfiguration?: {
    readonly AlarmTagsPropagation?: {
      readonly Enabled: boolean
      readonly IncludedTagKeys?: string[]
      readonly ExcludedTagKeys?: string[]
    }
  }
}

/** What `raw` of the limits of scaling sets: members of RegisterScalableTarget that have no option. */
export interface RawScalableTargetSettings {
  /** Which scaling rests. What is not said stays as operators have set it. */
  readonly SuspendedState?: {
    readonly DynamicScalingInSuspended?: boolean
    readonly DynamicScalingOutSuspended?: boolean
    readonly ScheduledScalingSuspended?: boolean
  }
}

/** What `.raw()` of a certificate sets: members of RequestCertificate that have no option. */
export interface RawCertificateSettings {
  readonly Options?: {
    /**
     * Whether it can be exported with its key, which costs by the name. ACM sets it when it is requested, and never again:
     * one that says otherwise is another certificate, which takes the place of this one.
     *
     * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-exportable-certificates.html
     */
    readonly Export?: 'ENABLED' | 'DISABLED'
  }
}

/** What `.raw()` of an event rule sets: members of PutRule, and of its target, that have no method. */
export interface RawEventRuleSettings {
  /** What the rule is for: at most 512 characters. @default a sentence that names the task and the stack */
  readonly Description?: string
  /**
   * With the long word, events of AWS's own management calls that only read fit, too.
   *
   * @default 'ENABLED'
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
   */
  readonly State?: 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'
  readonly Target?: {
    /** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EcsParameters.html */
    readonly EcsParameters?: {
      /** The group of its tasks. @default `family:` and the family of the task definition */
      readonly Group?: string
      /** What the tasks are called by in ECS, beside their ids. */
      readonly ReferenceId?: string
      /** Tags of its tasks beside those of the task definition. */
      readonly Tags?: readonly { readonly Key: string; readonly Value: string }[]
    }
  }
}

/** What `.raw()` of a schedule sets: members of CreateSchedule that have no method. */
export interface RawScheduleSettings {
  /** The ARN of the key of KMS that encrypts what the task is told. @default a key of AWS's own */
  readonly KmsKeyArn?: string
  readonly Target?: {
    /** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_EcsParameters.html */
    readonly EcsParameters?: {
      /** The group of its tasks. @default `family:` and the family of the task definition */
      readonly Group?: string
      /** What the tasks are called by in ECS, beside their ids. */
      readonly ReferenceId?: string
      /** Tags of its tasks beside those of the task definition, with the members of a tag of ECS. */
      readonly Tags?: readonly { readonly key: string; readonly value?: string }[]
    }
  }
}

/** How `.raw()` of a record chooses among several of a name and type: exactly one of these. */
export interface RawRecordPolicy {
  /** Answers where, of the Regions of all of them, this one has the lowest latency. */
  readonly Region?: string
  /**
   * Answers who is there, the smallest place first: a continent, or a country, of the United States also a part.
   * `{ CountryCode: '*' }` answers those of whom no other does.
   */
  readonly GeoLocation?: {
    readonly ContinentCode?: string
    readonly CountryCode?: string
    readonly SubdivisionCode?: string
  }
  /** Is one of up to eight healthy answers, of which a resolver gets all. Not of aliases. */
  readonly MultiValueAnswer?: true
  /** Answers who asks from these addresses, of a collection that is there. */
  readonly CidrRoutingConfig?: { readonly CollectionId: string; readonly LocationName: string }
  /** Answers who is nearest to one of these, where the bias makes its area larger or smaller. */
  readonly GeoProximityLocation?: {
    readonly AWSRegion?: string
    readonly LocalZoneGroup?: string
    readonly Coordinates?: { readonly Latitude: string; readonly Longitude: string }
    readonly Bias?: number
  }
}

/** What `.raw()` of a record sets: members of ResourceRecordSet that have no method. */
export interface RawRecordSettings extends RawRecordPolicy {
  /** Tells it from the others of its name and type: 1 to 128 characters. */
  readonly SetIdentifier: string
  /** The id of a health check of Route 53. @default none */
  readonly HealthCheckId?: string
}
