/** What `.raw()` of a cluster sets: members of CreateCluster that have no method. */
export interface RawClusterSettings {
  /**
   * Encryption and logs of ECS Exec, and the keys of managed storage.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterConfiguration.html
   */
  readonly configuration?: {
    readonly executeCommandConfiguration?: {
      readonly kmsKeyId?: string
      readonly logging?: 'NONE' | 'DEFAULT' | 'OVERRIDE'
      readonly logConfiguration?: {
        readonly cloudWatchLogGroupName?: string
        readonly cloudWatchEncryptionEnabled?: boolean
        readonly s3BucketName?: string
        readonly s3EncryptionEnabled?: boolean
        readonly s3KeyPrefix?: string
      }
    }
    readonly managedStorageConfiguration?: {
      readonly kmsKeyId?: string
      readonly fargateEphemeralStorageKmsKeyId?: string
    }
  }
  /** The namespace of services that name none, by its name or ARN. */
  readonly serviceConnectDefaults?: { readonly namespace: string }
}

/** What `.raw()` of a repository sets: members of CreateRepository that have no method. */
export interface RawRepositorySettings {
  /** Which tags can be moved. Overrides `immutableTags`. */
  readonly imageTagMutability?: 'MUTABLE' | 'IMMUTABLE' | 'MUTABLE_WITH_EXCLUSION' | 'IMMUTABLE_WITH_EXCLUSION'
  /** The tags to which the opposite applies. */
  readonly imageTagMutabilityExclusionFilters?: readonly { readonly filterType: 'WILDCARD'; readonly filter: string }[]
  /** The key that encrypts the images. ECR sets it when it makes the repository, and never again. */
  readonly encryptionConfiguration?: {
    readonly encryptionType: 'AES256' | 'KMS' | 'KMS_DSSE'
    readonly kmsKey?: string
  }
}
