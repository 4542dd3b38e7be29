import type { Context } from '../context.ts'
import { foretell } from '../diagnosis/causes.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import type { Outlook } from './outlook.ts'

/**
 * Whether the account has room for the roles that the deploy makes. Of what else has a quota, only Service Quotas tells it.
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
  const { cause, fix, docs } = foretell('quota.reached', { words, subject: NOTHING })
  const { model } = first.node
  outlook.tell(
    {
      code: 'quota.reached',
      severity: 'error',
      path: [model.kind, model.id],
      message: cause,
      hint: fix,
      ...(docs && { docs }),
    },
    model,
    `${there} of ${quota} roles, and ${made.length} to be made`,
  )
}

const NOTHING = { service: {}, definition: undefined, program: true }
