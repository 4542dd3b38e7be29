import type { GetAccountSummaryCommandOutput } from '@aws-sdk/client-iam'
import type { World } from '../operation.ts'
import { identity } from './state.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: until more is asked for */
export const MOST_ROLES = 1000
const MOST_PROFILES = 1000

export function getAccountSummary(_input: object, world: World): Pick<GetAccountSummaryCommandOutput, 'SummaryMap'> {
  const { roles, instanceProfiles } = identity(world)
  return {
    SummaryMap: {
      Roles: roles.size,
      RolesQuota: MOST_ROLES,
      InstanceProfiles: instanceProfiles.size,
      InstanceProfilesQuota: MOST_PROFILES,
    },
  }
}
