import type { SimulatePolicyResponse, SimulatePrincipalPolicyRequest } from '@aws-sdk/client-iam'
import { AwsError, type World } from '../operation.ts'
import { refusalOf } from './refusal.ts'
import { identity } from './state.ts'

/**
 * What the policies of a role say of each action on each resource. Resource policies are not asked, as AWS says:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export function simulatePrincipalPolicy(input: SimulatePrincipalPolicyRequest, world: World): SimulatePolicyResponse {
  const { PolicySourceArn: arn = '', ActionNames = [], ResourceArns = ['*'], ContextEntries = [] } = input
  const role = identity(world).roleByArn(arn)
  if (!role) throw new AwsError('NoSuchEntity', 'Unable to retrieve specified IAM entity.', 404)
  const context = Object.fromEntries(
    ContextEntries.map(({ ContextKeyName = '', ContextKeyValues: [value] = [] }) => [
      ContextKeyName.toLowerCase(),
      value,
    ]),
  )
  return {
    EvaluationResults: ActionNames.flatMap(action =>
      ResourceArns.map(resource => {
        const refusal = refusalOf(world, role, action, resource, context)
        return {
          EvalActionName: action,
          EvalResourceName: resource,
          EvalDecision:
            refusal === undefined ? 'allowed' : refusal.includes('explicit deny') ? 'explicitDeny' : 'implicitDeny',
          MatchedStatements: [],
          MissingContextValues: [],
        } as const
      }),
    ),
    IsTruncated: false,
  }
}
