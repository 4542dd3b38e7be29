import type { Operations } from '../operation.ts'
import { getAccountAuthorizationDetails } from './account-details.ts'
import { attachRolePolicy, detachRolePolicy, listAttachedRolePolicies } from './attached-policy.ts'
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
import { listRoleTags, tagRole, untagRole } from './tags.ts'

export { resources } from './state.ts'

export const operations: Operations = {
  CreateRole: createRole,
  GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
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
  TagRole: tagRole,
  UntagRole: untagRole,
  ListRoleTags: listRoleTags,
}
