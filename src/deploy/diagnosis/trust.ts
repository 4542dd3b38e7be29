import type { AwsAccess } from './subject.ts'

/** The trust policy of a role. */
export async function trustOf(arn: string, { aws }: AwsAccess): Promise<string> {
  const RoleName = arn.split('/').at(-1) ?? ''
  const { Role: { AssumeRolePolicyDocument: encoded = '' } = {} } = await aws.iam('GetRole', { RoleName })
  return decodeURIComponent(encoded)
}

/** Whether a trust policy names a service of AWS, or everybody. */
export const trusts = (policy: string, service: string): boolean =>
  policy.includes(service) || /"(AWS|Principal|Service)":\s*\[?\s*"\*"/.test(policy)
