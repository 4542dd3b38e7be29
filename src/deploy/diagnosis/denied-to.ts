import type { EvaluationResult } from '../../aws/shapes/iam.ts'
import type { Context } from '../context.ts'

/** What IAM says of an action on one resource. */
export interface IamDecision {
  readonly action: string
  readonly resource: string
  readonly decision: string
  /** Of a condition, or a policy of the organization, IAM's simulator does not know all. */
  readonly isDoubtful: boolean
}

/** What the policies of a role, its boundary and its organization do not allow. */
export async function deniedTo(
  role: string,
  actions: readonly string[],
  resources: readonly string[],
  { aws, region }: Pick<Context, 'aws' | 'region'>,
  asked: Readonly<Record<string, string>> = {},
): Promise<readonly IamDecision[]> {
  const denied: IamDecision[] = []
  // https://github.com/openshift/installer/issues/4048
  const entries = Object.entries({ 'aws:RequestedRegion': region, ...asked })
  let Marker: string | undefined
  do {
    const page = await aws.iam('SimulatePrincipalPolicy', {
      PolicySourceArn: role,
      ActionNames: [...actions],
      ResourceArns: [...resources],
      ContextEntries: entries.map(([ContextKeyName, value]) => ({
        ContextKeyName,
        ContextKeyValues: [value],
        ContextKeyType: 'string' as const,
      })),
      Marker,
    })
    denied.push(...(page.EvaluationResults ?? []).flatMap(decisionsIn).filter(({ decision }) => decision !== 'allowed'))
    Marker = page.IsTruncated ? page.Marker : undefined
  } while (Marker)
  return denied
}

/**
 * Where resources were named, each has a decision of its own, and what a condition asks for stands there.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResourceSpecificResult.html
 */
function decisionsIn({ EvalActionName: action = '', ...whole }: EvaluationResult): IamDecision[] {
  // https://github.com/aws/aws-toolkit-vscode/issues/3106: policies of an organization are not always read rightly
  const isOrganization = whole.OrganizationsDecisionDetail?.AllowedByOrganizations === false
  const { ResourceSpecificResults: single = [], MissingContextValues } = whole
  const own = {
    EvalResourceName: whole.EvalResourceName,
    EvalResourceDecision: whole.EvalDecision,
    MissingContextValues,
  }
  return (single.length > 0 ? single : [own]).map(
    ({
      EvalResourceName: resource = '*',
      EvalResourceDecision: decision = '',
      MissingContextValues: missing = [],
    }) => ({
      action,
      resource,
      decision,
      isDoubtful: isOrganization || missing.length > 0,
    }),
  )
}
