import type { Resource, Tags } from './resource.ts'

/** A CloudWatch Logs log group. It holds data: a destroy keeps it unless asked otherwise. */
export interface LogGroupModel extends Resource<'log-group'> {
  readonly logGroupName: string
  /** Days to keep events. Absent: for ever. */
  readonly retentionInDays?: number
  readonly tags: Tags
}
