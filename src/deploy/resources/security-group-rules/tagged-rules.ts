import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupIngressRequest,
  SecurityGroupRule,
} from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { SecurityGroupModel, SecurityGroupRulesModel } from '../../../model/security-group.ts'
import type { Context } from '../../context.ts'
import { isOurs } from '../is-ours.ts'
import { type Ingress, isEgress, keyOfRule, permissionsOf } from '../security-group/ingress-key.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { currentRulesOf, rulesOfGroup } from './group-rules.ts'

/** The rules of the program in a group of the stack, apart from those that the group itself has. */
export function rulesModelOf(group: SecurityGroupModel, context: Context): SecurityGroupRulesModel | undefined {
  return context.models.find(model => model.kind === 'security-group-rules' && model.id === group.id) as
    | SecurityGroupRulesModel
    | undefined
}

/** What the tagged rules of a group let in or out. */
export async function claimedKeys(groupId: string, group: SecurityGroupModel, context: Context): Promise<Set<string>> {
  const model = group.existing ? undefined : rulesModelOf(group, context)
  if (!model) return new Set()
  const rules = await rulesOfGroup(groupId, context)
  return new Set(rules.filter(rule => isTagged(rule, model, context)).map(rule => keyOfRule(rule, context.account)))
}

export const isTagged = (rule: SecurityGroupRule, model: SecurityGroupRulesModel, context: Context): boolean =>
  isOurs(fromTagList(rule.Tags), model, context)

/** Adds rules with tags, and gives the ids of those of them that are ours then. */
export async function authorizeTagged(
  groupId: string,
  rules: Ingress,
  tags: Readonly<Record<string, string>>,
  model: SecurityGroupRulesModel,
  context: Context,
): Promise<string[]> {
  const ways = [true, false].map(egress =>
    Object.fromEntries(Object.entries(rules).filter(([key]) => isEgress(key) === egress)),
  )
  const made = await Promise.all(ways.map(some => authorize(groupId, some, tags, model, context)))
  return made.flat()
}

async function authorize(
  groupId: string,
  rules: Ingress,
  tags: Readonly<Record<string, string>>,
  model: SecurityGroupRulesModel,
  context: Context,
): Promise<string[]> {
  const keys = Object.keys(rules)
  if (keys.length === 0) return []
  const send = async (some: Ingress): Promise<string[]> => {
    const input: AuthorizeSecurityGroupIngressRequest & AuthorizeSecurityGroupEgressRequest = {
      GroupId: groupId,
      IpPermissions: permissionsOf(some),
      TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: toTagList(tags) }],
    }
    const { SecurityGroupRules = [] } = isEgress(keys[0] ?? '')
      ? await context.aws.ec2('AuthorizeSecurityGroupEgress', input)
      : await context.aws.ec2('AuthorizeSecurityGroupIngress', input)
    return idsOf(SecurityGroupRules)
  }
  const made = await unlessRefused(send(rules), 'InvalidPermission.Duplicate')
  if (made) return made
  // One rule that is already there makes EC2 refuse them all.
  const there = (await currentRulesOf(groupId, context)).filter(rule => keyOfRule(rule, context.account) in rules)
  const ours = there.filter(rule => isTagged(rule, model, context))
  const others = there.filter(rule => !ours.includes(rule))
  // What is in a group of the stack is the stack's; what somebody else has let in elsewhere stays theirs.
  const taken = model.group.existing ? [] : others
  if (taken.length > 0) await context.aws.ec2('CreateTags', { Resources: idsOf(taken), Tags: toTagList(tags) })
  const known = new Set(there.map(rule => keyOfRule(rule, context.account)))
  const rest = Object.fromEntries(Object.entries(rules).filter(([key]) => !known.has(key)))
  const added = Object.keys(rest).length > 0 ? await send(rest) : []
  return [...idsOf([...ours, ...taken]), ...added]
}

export function idsOf(rules: readonly SecurityGroupRule[]): string[] {
  return rules.map(({ SecurityGroupRuleId = '' }) => SecurityGroupRuleId).sort()
}

/** Takes rules away by their ids. That one is already gone is success. */
export async function revokeRules(
  groupId: string,
  rules: readonly SecurityGroupRule[],
  { aws }: Context,
): Promise<void> {
  const revoke = async (egress: boolean, ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return
    const input = { GroupId: groupId, SecurityGroupRuleIds: [...ids] }
    const call = egress ? aws.ec2('RevokeSecurityGroupEgress', input) : aws.ec2('RevokeSecurityGroupIngress', input)
    const done = await unlessRefused(call, 'InvalidSecurityGroupRuleId.NotFound', 'InvalidGroup.NotFound')
    // One that is gone makes EC2 refuse them all.
    if (!done && ids.length > 1) for (const id of ids) await revoke(egress, [id])
  }
  for (const egress of [false, true]) await revoke(egress, idsOf(rules.filter(({ IsEgress }) => IsEgress === egress)))
}
