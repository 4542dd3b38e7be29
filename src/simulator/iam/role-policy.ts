import type {
  DeleteRolePolicyCommandInput,
  GetRolePolicyCommandInput,
  GetRolePolicyCommandOutput,
  ListRolePoliciesCommandInput,
  ListRolePoliciesCommandOutput,
  PutRolePolicyCommandInput,
} from '@aws-sdk/client-iam'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { encoded } from './encoded.ts'
import { checkIdentityPolicy } from './policy-document.ts'
import { beforeRightsChange } from './role-rights.ts'
import { roleByName } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

const CHARACTERS_PER_ROLE = 10240

export function putRolePolicy(input: PutRolePolicyCommandInput, world: World): object {
  const role = roleByName(world, input.RoleName)
  const { PolicyName: name = '', PolicyDocument: document = '' } = input
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) {
    throw new AwsError(
      'ValidationError',
      'The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    )
  }
  checkIdentityPolicy(document)
  const documents = [...role.policies].filter(([other]) => other !== name).map(([, other]) => other)
  // White space does not count.
  if ([...documents, document].join('').replace(/\s/g, '').length > CHARACTERS_PER_ROLE) {
    throw new AwsError(
      'LimitExceeded',
      `Maximum policy size of ${CHARACTERS_PER_ROLE} bytes exceeded for role ${role.roleName}`,
      409,
    )
  }
  beforeRightsChange(world, role)
  role.policies.set(name, document)
  return {}
}

export function getRolePolicy(input: GetRolePolicyCommandInput, world: World): Output<GetRolePolicyCommandOutput> {
  const role = roleByName(world, input.RoleName)
  const document = role.policies.get(input.PolicyName ?? '')
  if (document === undefined) throw noSuchPolicy(input.PolicyName)
  return { RoleName: role.roleName, PolicyName: input.PolicyName, PolicyDocument: encoded(document) }
}

export function listRolePolicies(
  input: ListRolePoliciesCommandInput,
  world: World,
): Output<ListRolePoliciesCommandOutput> {
  const names = [...roleByName(world, input.RoleName).policies.keys()].sort()
  const { items, next } = page(names, input.MaxItems ?? 100, input.Marker)
  return { PolicyNames: items, IsTruncated: next !== undefined, Marker: next }
}

export function deleteRolePolicy(input: DeleteRolePolicyCommandInput, world: World): object {
  const role = roleByName(world, input.RoleName)
  if (!role.policies.has(input.PolicyName ?? '')) throw noSuchPolicy(input.PolicyName)
  beforeRightsChange(world, role)
  role.policies.delete(input.PolicyName ?? '')
  return {}
}

const noSuchPolicy = (name = ''): AwsError =>
  new AwsError('NoSuchEntity', `The role policy with name ${name} cannot be found.`, 404)
