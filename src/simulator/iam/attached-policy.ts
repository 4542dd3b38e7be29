import type {
  AttachRolePolicyCommandInput,
  DetachRolePolicyCommandInput,
  ListAttachedRolePoliciesCommandInput,
  ListAttachedRolePoliciesCommandOutput,
} from '@aws-sdk/client-iam'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { beforeRightsChange } from './role-rights.ts'
import { identity, roleByName } from './state.ts'

const POLICIES_PER_ROLE = 10

export function attachRolePolicy(input: AttachRolePolicyCommandInput, world: World): object {
  const role = roleByName(world, input.RoleName)
  const arn = input.PolicyArn ?? ''
  if (!/^arn:[a-z-]+:iam::(aws|\d{12}):policy\/.+/.test(arn)) {
    throw new AwsError('InvalidInput', `ARN ${arn} is not valid.`)
  }
  if (!isAttachable(arn, world))
    throw new AwsError('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`, 404)
  if (!role.attached.has(arn) && role.attached.size >= POLICIES_PER_ROLE) {
    throw new AwsError('LimitExceeded', `Cannot exceed quota for PoliciesPerRole: ${POLICIES_PER_ROLE}`, 409)
  }
  beforeRightsChange(world, role)
  role.attached.add(arn)
  return {}
}

/** AWS's managed policies are always there. */
export function isAttachable(arn: string, world: World): boolean {
  return arn.startsWith(`arn:${world.partition}:iam::aws:policy/`) || identity(world).managedPolicies.has(arn)
}

export function detachRolePolicy(input: DetachRolePolicyCommandInput, world: World): object {
  const role = roleByName(world, input.RoleName)
  if (!role.attached.has(input.PolicyArn ?? '')) {
    throw new AwsError('NoSuchEntity', `Policy ${input.PolicyArn} was not found.`, 404)
  }
  beforeRightsChange(world, role)
  role.attached.delete(input.PolicyArn ?? '')
  return {}
}

export function listAttachedRolePolicies(
  input: ListAttachedRolePoliciesCommandInput,
  world: World,
): Omit<ListAttachedRolePoliciesCommandOutput, '$metadata'> {
  const arns = [...roleByName(world, input.RoleName).attached]
  const { items, next } = page(arns, input.MaxItems ?? 100, input.Marker)
  return {
    AttachedPolicies: items.map(PolicyArn => ({ PolicyArn, PolicyName: PolicyArn.split('/').at(-1) })),
    IsTruncated: next !== undefined,
    Marker: next,
  }
}
