import type { EbsVolume } from '../model/ebs-volume.ts'
import type { Tags } from '../model/resource.ts'
import type { ServiceRequest } from '../model/service-request.ts'
import { infrastructureRole } from './infrastructure-role.ts'

interface CommonOptions {
  /** @default 'xfs', by AWS; 'ntfs' is for Windows */
  readonly filesystemType?: 'ext3' | 'ext4' | 'xfs' | 'ntfs'
  /** @default the setting of the account */
  readonly encrypted?: boolean
  /** The KMS key to encrypt with: its id, alias or ARN. */
  readonly kmsKeyId?: string
  /** The ARN of a role that lets ECS manage the volumes. @default a role of the service, made for this */
  readonly role?: string
  /** Tags of the volumes. */
  readonly tags?: Tags
  /** Whose tags the volumes get as well. @default nobody's */
  readonly propagateTags?: 'SERVICE' | 'TASK_DEFINITION' | 'NONE'
}

/** An empty volume of this size, or one from a snapshot, which may be larger than the snapshot. */
type Origin =
  | { readonly sizeInGiB: number; readonly snapshotId?: undefined; readonly volumeInitializationRate?: undefined }
  | {
      readonly snapshotId: `snap-${string}`
      readonly sizeInGiB?: number
      /** MiB a second that the snapshot is read with: 100 to 300. @default as fast as it is needed */
      readonly volumeInitializationRate?: number
    }

/** The kinds of volume, each with what can be set of it. */
type Kind =
  | {
      /** @default 'gp3' */
      readonly volumeType?: 'gp3'
      /** Operations a second: 3000 or more. @default 3000 */
      readonly iops?: number
      /** MiB a second: 125 or more. @default 125 */
      readonly throughput?: number
    }
  | {
      readonly volumeType: 'io1' | 'io2' /** Operations a second: 100 or more. */
      readonly iops: number
      readonly throughput?: undefined
    }
  | {
      readonly volumeType: 'gp2' | 'st1' | 'sc1' | 'standard'
      readonly iops?: undefined
      readonly throughput?: undefined
    }

/**
 * An EBS volume that each task gets, and that is deleted with it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html
 */
export type EbsVolumeOptions = CommonOptions & Origin & Kind

/** The volume configuration that these options are. */
export function volumeOf(
  name: string,
  options: EbsVolumeOptions,
  service: string,
  serviceTags: Tags,
): NonNullable<ServiceRequest['volumeConfigurations']>[number] {
  const { role, tags, propagateTags, volumeType = 'gp3', ...rest } = options
  const specification = {
    resourceType: 'volume' as const,
    ...(tags && { tags: Object.entries(tags).map(([key, value]) => ({ key, value })) }),
    ...(propagateTags && { propagateTags }),
  }
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const managedEBSVolume: EbsVolume = {
    roleArn: role ?? infrastructureRole(service, 'volumes', serviceTags),
    volumeType,
    ...given,
    ...((tags || propagateTags) && { tagSpecifications: [specification] }),
  }
  return { name, managedEBSVolume }
}
