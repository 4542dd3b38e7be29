import type { RawSecurityGroupSettings } from '../model/raw-settings.ts'
import { ec2 } from './api/ec2.ts'
import type { RawKind } from './raw-kind.ts'

export const RAW_SECURITY_GROUP: RawKind<RawSecurityGroupSettings> = {
  table: ec2,
  structure: 'CreateSecurityGroupRequest',
  names: { Description: true },
  instead: {
    DryRun: 'remove it: a plan changes nothing',
    GroupName: 'call .physicalName()',
    TagSpecifications: 'call .tags()',
  },
}
