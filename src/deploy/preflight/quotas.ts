import type { Context } from '../context.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import type { Outlook } from './outlook.ts'
import { tellQuota } from './tell-quota.ts'

/**
 * Whether the account has room for the roles that the deploy makes.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html
 */
export async function lookAtQuotas(planned: PlannedGraph, outlook: Outlook, { aws }: Context): Promise<void> {
  const made = [...planned.values()].filter(({ node, action }) => node.model.kind === 'role' && action === 'create')
  const [first] = made
  if (!first) return
  const summary = await outlook.look('quota of roles', async () => (await aws.iam('GetAccountSummary', {})).SummaryMap)
  const { Roles: there, RolesQuota: quota } = summary ?? {}
  if (there === undefined || quota === undefined || there + made.length <= quota) return
  // In the words of CreateRole, which would be refused.
  const words = `LimitExceeded: Cannot exceed quota for RolesPerAccount: ${quota}`
  tellQuota(words, first.node.model, `${there} of ${quota} roles, and ${made.length} to be made`, outlook)
}
