import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts'
import type { Operations, World } from '../operation.ts'
import { awsQuery } from '../wire/query.ts'
import { listed } from '../wire/refusal.ts'

export { constraints } from './constraints.ts'

export const protocol = awsQuery
export const refuse = listed('ValidationError')

/** Nothing here is ever left behind. */
export function resources(_world: World): readonly string[] {
  return []
}

function getCallerIdentity(_input: object, world: World): Omit<GetCallerIdentityCommandOutput, '$metadata'> {
  return {
    Account: world.account,
    UserId: 'AIDASIMULATEDUSER0000',
    Arn: `arn:${world.partition}:iam::${world.account}:user/deployer`,
  }
}

export const operations: Operations = { GetCallerIdentity: getCallerIdentity }
