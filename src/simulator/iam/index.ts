import type { Operations } from '../operation.ts'
import { awsQuery } from '../wire/query.ts'
import { listed } from '../wire/refusal.ts'
import { getAccountAuthorizationDetails } from './account-details.ts'
import { getAccountSummary } from './account-summary.ts'
import { attachRolePolicy, detachRolePolicy, listAttachedRolePolicies } from './attached-policy.ts'
import {
  addRoleToInstanceProfile,
  createInstanceProfile,
  deleteInstanceProfile,
  getInstanceProfile,
  removeRoleFromInstanceProfile,
} from './instance-profile.ts'
import {
  createRole,
  deleteRole,
  getRole,
  listRoles,
  putRolePermissionsBoundary,
  updateAssumeRolePolicy,
  updateRole,
} from './role.ts'
import { deleteRolePolicy, getRolePolicy, listRolePolicies, putRolePolicy } from './role-policy.ts'
import { simulatePrincipalPolicy } from './simulate-policy.ts'
import { listRoleTags, tagRole, untagRole } from './tags.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'

export const protocol = awsQuery
export const refuse = listed('ValidationError')

export const operations: Operations = {
  AddRoleToInstanceProfile: addRoleToInstanceProfile,
  CreateInstanceProfile: createInstanceProfile,
  GetInstanceProfile: getInstanceProfile,
  RemoveRoleFromInstanceProfile: removeRoleFromInstanceProfile,
  DeleteInstanceProfile: deleteInstanceProfile,
  CreateRole: createRole,
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
  GetAccountSummary: getAccountSummary,
  GetRole: getRole,
  ListRoles: listRoles,
  UpdateRole: updateRole,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  DeleteRole: deleteRole,
  PutRolePermissionsBoundary: putRolePermissionsBoundary,
  PutRolePolicy: putRolePolicy,
  GetRolePolicy: getRolePolicy,
  ListRolePolicies: listRolePolicies,
  DeleteRolePolicy: deleteRolePolicy,
  AttachRolePolicy: attachRolePolicy,
  DetachRolePolicy: detachRolePolicy,
  ListAttachedRolePolicies: listAttachedRolePolicies,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
  TagRole: tagRole,
  UntagRole: untagRole,
  ListRoleTags: listRoleTags,
}
