import type { Role } from '../../../aws/shapes/iam.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'

/**
 * What a role tells of itself. For a while after its making, IAM can give the unique id of a role for its ARN. A role of
 * the stack that instances assume has an instance profile of its name.
 */
export function outputsOf(role: Partial<Role>, context: Pick<Context, 'partition' | 'account'>): Outputs['role'] {
  const { Arn = '', RoleName = '', Path = '/', AssumeRolePolicyDocument: trust = '' } = role
  const { partition, account } = context
  return {
    arn: Arn.startsWith('arn:') ? Arn : `arn:${partition}:iam::${account}:role${Path}${RoleName}`,
    name: RoleName,
    ...(trust.includes('ec2.amazonaws.com') && { instanceProfile: RoleName }),
  }
}
