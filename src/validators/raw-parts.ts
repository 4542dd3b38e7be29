import type { RawLogGroupSettings, RawRoleSettings } from '../model/raw-settings.ts'
import { cloudWatchLogs } from './api/cloud-watch-logs.ts'
import { iam } from './api/iam.ts'
import type { RawKind } from './raw-kind.ts'

export const RAW_ROLE: RawKind<RawRoleSettings> = {
  table: iam,
  structure: 'CreateRoleRequest',
  names: { Description: true, MaxSessionDuration: true, PermissionsBoundary: true },
}

export const RAW_LOG_GROUP: RawKind<RawLogGroupSettings> = {
  table: cloudWatchLogs,
  structure: 'CreateLogGroupRequest',
  names: { logGroupClass: true },
}
