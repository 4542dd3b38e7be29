import type {
  ExecuteCommandConfiguration,
  ManagedStorageConfiguration,
  RawClusterSettings,
} from '../model/raw-settings.ts'

/** What a cluster says of what ECS does in it. */
export interface ClusterConfiguration {
  /**
   * Sets how sessions of ECS Exec are encrypted, and where they are logged.
   *
   * @example
   * cluster('prod').executeCommandConfiguration({ logging: 'OVERRIDE', logConfiguration: { cloudWatchLogGroupName: '/ecs/exec' } })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging
   */
  executeCommandConfiguration(configuration: ExecuteCommandConfiguration): this
  /**
   * Sets the KMS keys of the storage that ECS manages. Without this call the keys that there are stay, as AWS keeps them.
   *
   * @example
   * cluster('prod').managedStorageConfiguration({ fargateEphemeralStorageKmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/shop' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-storage-encryption.html
   */
  managedStorageConfiguration(configuration: ManagedStorageConfiguration): this
}

/** What there is, and what another call says: one member of the configuration beside the other. */
export function bothSettings(raw: RawClusterSettings | undefined, said: RawClusterSettings): RawClusterSettings {
  const { configuration } = said
  return { ...raw, ...said, ...(configuration && { configuration: { ...raw?.configuration, ...configuration } }) }
}
