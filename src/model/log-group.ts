import type { RawLogGroupSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'

/** A CloudWatch Logs log group. It holds data: a destroy keeps it unless asked otherwise. */
export interface LogGroupModel extends Resource<'log-group'> {
  readonly logGroupName: string
  /** The family whose containers write there, where the program names no group: its name in AWS is one of the stack. */
  readonly family?: string
  /** Days to keep events. Absent: for ever. */
  readonly retentionInDays?: number
  /** The ARN of the KMS key that encrypts the events. Absent: a key of the service. */
  readonly kmsKeyId?: string
  readonly raw?: RawLogGroupSettings
  readonly tags: Tags
}
