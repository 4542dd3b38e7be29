import type {
  GetAccountAuthorizationDetailsCommandInput,
  GetAccountAuthorizationDetailsCommandOutput,
} from '@aws-sdk/client-iam'
import type { World } from '../operation.ts'
import { page } from '../page.ts'
import { encoded } from './encoded.ts'
import { shapeOf } from './role.ts'
import { identity } from './state.ts'

/** Roles with their policies and tags, 100 a page. The simulated account has no users, groups or policies to tell. */
export function getAccountAuthorizationDetails(
  { Filter, Marker, MaxItems = 100 }: GetAccountAuthorizationDetailsCommandInput,
  world: World,
): Omit<GetAccountAuthorizationDetailsCommandOutput, '$metadata'> {
  const roles = !Filter || Filter.includes('Role') ? [...identity(world).roles.values()] : []
  roles.sort((a, b) => (a.roleName < b.roleName ? -1 : 1))
  const { items, next } = page(roles, MaxItems, Marker)
  return {
    UserDetailList: [],
    GroupDetailList: [],
    Policies: [],
    RoleDetailList: items.map(role => {
      // The members that only GetRole tells.
      const { Description: _description, MaxSessionDuration: _seconds, ...detail } = shapeOf(role)
      return {
        ...detail,
        InstanceProfileList: [],
        RolePolicyList: [...role.policies].map(([PolicyName, document]) => ({
          PolicyName,
          PolicyDocument: encoded(document),
        })),
        AttachedManagedPolicies: [...role.attached].map(PolicyArn => ({
          PolicyArn,
          PolicyName: PolicyArn.split('/').at(-1),
        })),
      }
    }),
    IsTruncated: next !== undefined,
    Marker: next,
  }
}
