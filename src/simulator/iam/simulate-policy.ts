import type {
  ResourceSpecificResult,
  SimulatePolicyResponse,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam'
import { AwsError, type World } from '../operation.ts'
import { refusalOf } from './refusal.ts'
import { identity } from './state.ts'

/**
 * What the policies of a role say of each action, and within it of each resource. Resource policies are not asked, as AWS says:
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResourceSpecificResult.html
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
  const decide = (action: string, resource: string) => {
    const refusal = refusalOf(world, role, action, resource, context)
    if (refusal === undefined) return 'allowed'
    return refusal.includes('explicit deny') ? 'explicitDeny' : 'implicitDeny'
  }
  return {
    EvaluationResults: ActionNames.map(action => {
      const each = ResourceArns.map(resource => ({
        EvalResourceName: resource,
        EvalResourceDecision: decide(action, resource),
        MatchedStatements: [],
        MissingContextValues: [],
      })) satisfies ResourceSpecificResult[]
      const all = new Set(each.map(({ EvalResourceDecision }) => EvalResourceDecision))
      const [only, ...more] = ResourceArns
      return {
        EvalActionName: action,
        // Of several AWS names what they have in common: `arn:aws:s3:::${BucketName}/${KeyName}`. In what words is not recorded.
        EvalResourceName: more.length === 0 ? only : `arn:aws:${action.split(':', 1)[0]}:\${Region}:\${Account}:*`,
        // What is said of all where they differ is not recorded.
        EvalDecision: DECISIONS.find(decision => all.has(decision)) ?? 'implicitDeny',
        MatchedStatements: [],
        MissingContextValues: [],
        ...(input.ResourceArns && { ResourceSpecificResults: each }),
      }
    }),
    IsTruncated: false,
  }
}

const DECISIONS = ['explicitDeny', 'implicitDeny', 'allowed'] as const
