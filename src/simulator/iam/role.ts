import type {
  CreateRoleCommandInput,
  CreateRoleCommandOutput,
  DeleteRoleCommandInput,
  GetRoleCommandInput,
  GetRoleCommandOutput,
  ListRolesCommandInput,
  ListRolesCommandOutput,
  PutRolePermissionsBoundaryCommandInput,
  Role as RoleShape,
  UpdateAssumeRolePolicyCommandInput,
  UpdateRoleCommandInput,
} from '@aws-sdk/client-iam'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { putTags, tagList } from '../tag-list.ts'
import { MOST_ROLES } from './account-summary.ts'
import { isAttachable } from './attached-policy.ts'
import { encoded } from './encoded.ts'
import { checkTrustPolicy } from './policy-document.ts'
import { beforeRightsChange } from './role-rights.ts'
import { identity, type Role, roleByName } from './state.ts'
import { checkTags } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

export function createRole(input: CreateRoleCommandInput, world: World): Output<CreateRoleCommandOutput> {
  const { roles } = identity(world)
  const { RoleName: roleName = '', Path: path = '/', MaxSessionDuration: maxSessionDuration = 3600 } = input
  const document = input.AssumeRolePolicyDocument ?? ''
  checkName(roleName)
  checkPath(path)
  checkSettings(maxSessionDuration, input.Description)
  checkTrustPolicy(document)
  checkTags(input.Tags ?? [], new Map())
  checkBoundary(input.PermissionsBoundary, world)
  // Names that differ only in case are the same name.
  if ([...roles.keys()].some(name => name.toLowerCase() === roleName.toLowerCase())) {
    throw new AwsError('EntityAlreadyExists', `Role with name ${roleName} already exists.`, 409)
  }
  // In these words: https://github.com/serverless-nextjs/serverless-next.js/issues/2234
  if (roles.size >= MOST_ROLES)
    throw new AwsError('LimitExceeded', `Cannot exceed quota for RolesPerAccount: ${MOST_ROLES}`, 409)
  const role: Role = {
    roleName,
    roleId: `AROA${world.id(17).toUpperCase()}`,
    arn: `arn:${world.partition}:iam::${world.account}:role${path}${roleName}`,
    path,
    createdAt: world.clock.now(),
    assumeRolePolicyDocument: document,
    description: input.Description,
    maxSessionDuration,
    permissionsBoundary: input.PermissionsBoundary,
    policies: new Map(),
    attached: new Set(),
    tags: putTags(new Map(), input.Tags),
    past: [],
  }
  roles.set(roleName, role)
  identity(world).deleted.delete(role.arn)
  return { Role: shapeOf(role) }
}

export function getRole(input: GetRoleCommandInput, world: World): Output<GetRoleCommandOutput> {
  return { Role: shapeOf(roleByName(world, input.RoleName)) }
}

export function listRoles(input: ListRolesCommandInput, world: World): Output<ListRolesCommandOutput> {
  const found = [...identity(world).roles.values()]
    .filter(role => role.path.startsWith(input.PathPrefix ?? '/'))
    .sort((a, b) => (a.roleName < b.roleName ? -1 : 1))
  const { items, next } = page(found, input.MaxItems ?? 100, input.Marker)
  // ListRoles leaves out tags and the boundary.
  const Roles = items.map(role => ({ ...shapeOf(role), Tags: undefined, PermissionsBoundary: undefined }))
  return { Roles, IsTruncated: next !== undefined, Marker: next }
}

export function updateRole(input: UpdateRoleCommandInput, world: World): object {
  const role = roleByName(world, input.RoleName)
  const { MaxSessionDuration: maxSessionDuration = role.maxSessionDuration, Description: description } = input
  checkSettings(maxSessionDuration, description)
  role.maxSessionDuration = maxSessionDuration
  if (description !== undefined) role.description = description
  return {}
}

export function updateAssumeRolePolicy(input: UpdateAssumeRolePolicyCommandInput, world: World): object {
  const role = roleByName(world, input.RoleName)
  checkTrustPolicy(input.PolicyDocument ?? '')
  beforeRightsChange(world, role)
  role.assumeRolePolicyDocument = input.PolicyDocument ?? ''
  return {}
}

export function putRolePermissionsBoundary(input: PutRolePermissionsBoundaryCommandInput, world: World): object {
  const role = roleByName(world, input.RoleName)
  checkBoundary(input.PermissionsBoundary, world)
  beforeRightsChange(world, role)
  role.permissionsBoundary = input.PermissionsBoundary
  return {}
}

export function deleteRole(input: DeleteRoleCommandInput, world: World): object {
  const role = roleByName(world, input.RoleName)
  if (role.attached.size > 0) {
    throw new AwsError('DeleteConflict', 'Cannot delete entity, must detach all policies first.', 409)
  }
  if (role.policies.size > 0) {
    throw new AwsError('DeleteConflict', 'Cannot delete entity, must delete policies first.', 409)
  }
  if ([...identity(world).instanceProfiles.values()].some(({ roleName }) => roleName === role.roleName)) {
    throw new AwsError('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.', 409)
  }
  identity(world).roles.delete(role.roleName)
  identity(world).deleted.add(role.arn)
  return {}
}

export function shapeOf(role: Role): RoleShape {
  return {
    RoleName: role.roleName,
    RoleId: role.roleId,
    Arn: role.arn,
    Path: role.path,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encoded(role.assumeRolePolicyDocument),
    Description: role.description,
    MaxSessionDuration: role.maxSessionDuration,
    PermissionsBoundary: role.permissionsBoundary
      ? { PermissionsBoundaryType: 'PermissionsBoundaryPolicy', PermissionsBoundaryArn: role.permissionsBoundary }
      : undefined,
    Tags: tagList(role.tags),
  }
}

function checkBoundary(arn: string | undefined, world: World): void {
  // Policies of the account are not simulated: as boundaries they are taken to be there.
  const own = `arn:${world.partition}:iam::${world.account}:policy/`
  if (arn === undefined || arn.startsWith(own) || isAttachable(arn, world)) return
  throw new AwsError('NoSuchEntity', `Scope ARN: ${arn} does not exist or is not attachable.`, 404)
}

function checkName(roleName: string): void {
  if (roleName.length > 64) throw invalid(roleName, 'roleName', 'Member must have length less than or equal to 64')
  if (/^[\w+=,.@-]+$/.test(roleName)) return
  throw new AwsError(
    'ValidationError',
    'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  )
}

function checkPath(path: string): void {
  if (path.length <= 512 && /^(\/|\/[!-~]+\/)$/.test(path)) return
  throw new AwsError(
    'ValidationError',
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  )
}

function checkSettings(maxSessionDuration: number, description: string | undefined): void {
  const seconds = String(maxSessionDuration)
  if (maxSessionDuration < 3600) {
    throw invalid(seconds, 'maxSessionDuration', 'Member must have value greater than or equal to 3600')
  }
  if (maxSessionDuration > 43200) {
    throw invalid(seconds, 'maxSessionDuration', 'Member must have value less than or equal to 43200')
  }
  if (description !== undefined && description.length > 1000) {
    throw invalid(description, 'description', 'Member must have length less than or equal to 1000')
  }
}

const invalid = (value: string, member: string, constraint: string): AwsError =>
  new AwsError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )
