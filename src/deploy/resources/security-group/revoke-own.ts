import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { SecurityGroupModel } from '../../../model/security-group.ts'
import type { Context } from '../../context.ts'
import { currentRulesOf } from '../security-group-rules/group-rules.ts'
import { isTagged, revokeRules, rulesModelOf } from '../security-group-rules/tagged-rules.ts'
import { type Ingress, keyOfRule, permissionsOf } from './ingress-key.ts'

/** Takes away what a group of the stack lets in or out by itself, but not what the program has it let through apart from that. */
export async function revokeOwn(
  groupId: string,
  { ingress, egress }: { readonly ingress: Ingress; readonly egress: Ingress },
  group: SecurityGroupModel,
  context: Context,
): Promise<void> {
  const model = rulesModelOf(group, context)
  const rules = { ...ingress, ...egress }
  if (!model && Object.keys(egress).length === 0) {
    const call = context.aws.ec2('RevokeSecurityGroupIngress', {
      GroupId: groupId,
      IpPermissions: permissionsOf(ingress),
    })
    await unlessRefused(call, 'InvalidPermission.NotFound')
    return
  }
  const there = await currentRulesOf(groupId, context)
  const own = there.filter(
    rule => keyOfRule(rule, context.account) in rules && !(model && isTagged(rule, model, context)),
  )
  await revokeRules(groupId, own, context)
}
