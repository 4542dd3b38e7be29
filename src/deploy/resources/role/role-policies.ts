import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { policyText, type Statements } from './policy-document.ts'

/** The name of the inline policy of our roles. */
export const POLICY = 'fluent-ecs'

const GONE = 'NoSuchEntityException'

/** Writes the inline policy; one that allows nothing is none. */
export async function setPolicy(RoleName: string, policy: Statements, { aws }: Context): Promise<void> {
  const name = { RoleName, PolicyName: POLICY }
  if (Object.keys(policy).length > 0) {
    await aws.iam('PutRolePolicy', { ...name, PolicyDocument: policyText(policy) })
  } else await unlessRefused(aws.iam('DeleteRolePolicy', name), GONE)
}

/** Attaches policies, beside those that leave later; where a role may not have so many, those leave first. */
export async function attachPolicies(
  RoleName: string,
  arns: readonly string[],
  leaving: readonly string[],
  context: Context,
): Promise<void> {
  const attach = async () => {
    for (const PolicyArn of arns) await context.aws.iam('AttachRolePolicy', { RoleName, PolicyArn })
    return true
  }
  if (await (leaving.length > 0 ? unlessRefused(attach(), 'LimitExceededException') : attach())) return
  await detachPolicies(RoleName, leaving, context)
  await attach()
}

export async function detachPolicies(RoleName: string, arns: readonly string[], { aws }: Context): Promise<void> {
  for (const PolicyArn of arns) await unlessRefused(aws.iam('DetachRolePolicy', { RoleName, PolicyArn }), GONE)
}
