import type { RoleModel } from './role.ts'

/** An EBS volume that ECS makes for each task. */
export interface EbsVolume {
  /** Lets ECS manage the volumes: made for the service, or the ARN of one that exists. */
  readonly roleArn: RoleModel | string
  readonly sizeInGiB?: number
  readonly volumeType?: 'gp2' | 'gp3' | 'io1' | 'io2' | 'st1' | 'sc1' | 'standard'
  readonly snapshotId?: string
  readonly volumeInitializationRate?: number
  readonly iops?: number
  readonly throughput?: number
  readonly encrypted?: boolean
  readonly kmsKeyId?: string
  readonly filesystemType?: 'ext3' | 'ext4' | 'xfs' | 'ntfs'
  readonly tagSpecifications?: readonly {
    readonly resourceType: 'volume'
    readonly tags?: readonly { readonly key: string; readonly value: string }[]
    readonly propagateTags?: 'SERVICE' | 'TASK_DEFINITION' | 'NONE'
  }[]
}
