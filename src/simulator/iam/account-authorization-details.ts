import type {
  GetAccountAuthorizationDetailsCommandInput,
  GetAccountAuthorizationDetailsCommandOutput,
} from '@aws-sdk/client-iam'
import type { World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { encoded } from './encoded.ts'
import { identity } from './state.ts'

/** The roles of the account with their policies. There are no users, groups or policies of its own to tell of. */
export function getAccountAuthorizationDetails(
  input: GetAccountAuthorizationDetailsCommandInput,
  world: World,
): Omit<GetAccountAuthorizationDetailsCommandOutput, '$metadata'> {
  const wanted = !input.Filter?.length || input.Filter.includes('Role')
  const roles = wanted ? [...identity(world).roles.values()] : []
  const { items, next } = page(roles, input.MaxItems ?? 100, input.Marker)
  // Unlike ListRoles, it has no descriptions.
  const RoleDetailList = items.map(role => ({
    Path: role.path,
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encoded(role.assumeRolePolicyDocument),
    InstanceProfileList: [],
    RolePolicyList: [...role.policies].map(([PolicyName, document]) => ({
      PolicyName,
      PolicyDocument: encoded(document),
    })),
    AttachedManagedPolicies: [...role.attached].map(PolicyArn => ({
      PolicyArn,
      PolicyName: PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1),
    })),
    Tags: tagList(role.tags),
  }))
  return { RoleDetailList, IsTruncated: next !== undefined, Marker: next }
}
