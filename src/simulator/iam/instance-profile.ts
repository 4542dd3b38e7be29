import type {
  AddRoleToInstanceProfileCommandInput,
  CreateInstanceProfileCommandInput,
  DeleteInstanceProfileCommandInput,
  GetInstanceProfileCommandInput,
  InstanceProfile as InstanceProfileShape,
  RemoveRoleFromInstanceProfileCommandInput,
} from '@aws-sdk/client-iam'
import { AwsError, type World } from '../operation.ts'
import { putTags, tagList } from '../tag-list.ts'
import { shapeOf } from './role.ts'
import { type InstanceProfile, identity, roleByName } from './state.ts'
import { checkTags } from './tags.ts'

export function createInstanceProfile(input: CreateInstanceProfileCommandInput, world: World): object {
  const { InstanceProfileName: name = '', Path: path = '/' } = input
  const { instanceProfiles } = identity(world)
  checkTags(input.Tags ?? [], new Map())
  if (instanceProfiles.has(name))
    throw new AwsError('EntityAlreadyExists', `Instance Profile ${name} already exists.`, 409)
  const profile: InstanceProfile = {
    name,
    id: `AIPA${world.id(17).toUpperCase()}`,
    arn: `arn:${world.partition}:iam::${world.account}:instance-profile${path}${name}`,
    path,
    createdAt: world.clock.now(),
    roleName: undefined,
    tags: putTags(new Map(), input.Tags),
  }
  instanceProfiles.set(name, profile)
  return { InstanceProfile: view(world, profile) }
}

export function getInstanceProfile(input: GetInstanceProfileCommandInput, world: World): object {
  return { InstanceProfile: view(world, profileByName(world, input.InstanceProfileName)) }
}

export function addRoleToInstanceProfile(input: AddRoleToInstanceProfileCommandInput, world: World): object {
  const profile = profileByName(world, input.InstanceProfileName)
  const { roleName } = roleByName(world, input.RoleName)
  if (profile.roleName !== undefined)
    throw new AwsError('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1', 409)
  profile.roleName = roleName
  return {}
}

export function removeRoleFromInstanceProfile(input: RemoveRoleFromInstanceProfileCommandInput, world: World): object {
  const { roleName } = roleByName(world, input.RoleName)
  const profile = profileByName(world, input.InstanceProfileName)
  if (profile.roleName !== roleName)
    throw new AwsError(
      'NoSuchEntity',
      `The role with name ${roleName} cannot be found in the instance profile ${profile.name}.`,
      404,
    )
  profile.roleName = undefined
  return {}
}

export function deleteInstanceProfile(input: DeleteInstanceProfileCommandInput, world: World): object {
  const profile = profileByName(world, input.InstanceProfileName)
  if (profile.roleName !== undefined)
    throw new AwsError('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.', 409)
  identity(world).instanceProfiles.delete(profile.name)
  return {}
}

function profileByName(world: World, name = ''): InstanceProfile {
  const found = identity(world).instanceProfiles.get(name)
  if (!found) throw new AwsError('NoSuchEntity', `Instance Profile ${name} cannot be found.`, 404)
  return found
}

function view(world: World, { name, id, arn, path, createdAt, roleName, tags }: InstanceProfile): InstanceProfileShape {
  const role = roleName === undefined ? undefined : identity(world).roles.get(roleName)
  return {
    InstanceProfileName: name,
    InstanceProfileId: id,
    Arn: arn,
    Path: path,
    CreateDate: new Date(createdAt),
    Roles: role ? [shapeOf(role)] : [],
    Tags: tagList(tags),
  }
}
