import type { SecurityGroupRule } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Tags } from '../../../model/resource.ts'
import type { RulePeer, RuleTraffic, SecurityGroupRulesModel } from '../../../model/security-group.ts'
import { canonical } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { unlessNotThere } from '../../graph/not-there.ts'
import { comparedTags, desiredTags, keyOf, ownerOf } from '../../ownership.ts'
import { found } from '../found.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { type Ingress, keyOfRule } from '../security-group/ingress-key.ts'
import { keysOf } from '../security-group/rule-peer.ts'
import { setTags } from '../set-tags.ts'
import { fromTagList } from '../tag-list.ts'
import { currentRulesOf, ruleById, rulesOfGroup } from './group-rules.ts'
import { peersElsewhere } from './peers-elsewhere.ts'
import { authorizeTagged, idsOf, isTagged, revokeRules } from './tagged-rules.ts'

export interface SecurityGroupRulesProps {
  readonly groupId: string
  readonly rules: Ingress
  readonly tags: Tags
}

/** What a stack lets in and out of a group that it does not have to itself: only rules with its tags are touched. */
export const securityGroupRules: ManagedHandler<'security-group-rules', SecurityGroupRulesProps> = {
  turn: 'used',
  holdsData: false,
  uniqueName: ({ id }) => id,
  identity: ({ groupId }) => `rules of ${groupId}`,
  parts: ({ ruleIds }) => ruleIds,
  orphans: {
    type: 'ec2:security-group-rule',
    arn: /:security-group-rule\//,
    async confirm(arn, context) {
      const rule = await ruleById(arn.slice(arn.lastIndexOf('/') + 1), context)
      if (!rule) return undefined
      const { GroupId: groupId = '' } = rule
      // What is in a group of the stack goes when that group is compared.
      const call = context.aws.ec2('DescribeSecurityGroups', { GroupIds: [groupId] })
      const group = (await unlessRefused(call, 'InvalidGroup.NotFound'))?.SecurityGroups?.[0]
      if (ownerOf(fromTagList(group?.Tags))?.stack === context.stack.name) return undefined
      const outputs = { groupId, ruleIds: idsOf([rule]) }
      return found('security-group-rules', groupId, outputs, fromTagList(rule.Tags))
    },
  },
  // A group that is given by its name or tags has these for its id.
  isNamed: (groupId, id) => !id.startsWith('sg-') || id === groupId,
  back: {},
  immutable: ['groupId'],

  foresee: async (model, _live, actions) => ({ notes: peersElsewhere(model, actions) }),

  desired: (model, refs, context) => ({
    groupId: refs(model.group).groupId,
    rules: wantedOf(model, refs),
    tags: desiredTags(model, {}, context),
  }),

  async read(model, refs, context) {
    const { groupId } = refs(model.group)
    const all = await rulesOfGroup(groupId, context)
    const ours = all.filter(rule => isTagged(rule, model, context))
    const wanted = presentWishes(model, refs)
    // What others have let in already is let in. It stays theirs.
    const others = all.filter(rule => model.group.existing && !ours.includes(rule) && keyIn(rule) in wanted)
    if (ours.length + others.length === 0 && rulesOf(model).length > 0) return undefined
    const desired = desiredTags(model, {}, context)
    const tags = ours.map(rule => comparedTags(fromTagList(rule.Tags)))
    return {
      outputs: { groupId, ruleIds: idsOf(ours) },
      props: {
        groupId,
        rules: {
          ...Object.fromEntries(others.map(rule => [keyIn(rule), wanted[keyIn(rule)] ?? ''])),
          ...Object.fromEntries(ours.map(rule => [keyIn(rule), rule.Description ?? ''])),
        },
        tags: tags.find(each => canonical(each) !== canonical(desired)) ?? desired,
      },
      owner: { stack: context.stack.name, id: keyOf(model) },
      ignored: others.map(rule => ({
        path: `rules.${keyIn(rule)}`,
        from: rule.Description,
        to: wanted[keyIn(rule)],
        because: 'added by others',
      })),
    }

    function keyIn(rule: (typeof all)[number]): string {
      return keyOfRule(rule, context.account)
    }
  },

  async create({ groupId, rules, tags }, model, context) {
    return { groupId, ruleIds: await authorizeTagged(groupId, rules, tags, model, context) }
  },

  async update(desired, live, changed, model, context) {
    const { groupId, ruleIds } = live.outputs
    const added = without(desired.rules, live.props.rules)
    const made = await authorizeTagged(groupId, added, desired.tags, model, context)
    if (changed.has('rules')) await describeRules(live.outputs, desired.rules, context)
    if (changed.has('tags') && ruleIds.length > 0) await setTags.ec2(ruleIds, live.props.tags, desired.tags, context)
    return { groupId, ruleIds: [...ruleIds, ...made] }
  },

  retire({ rules }, { outputs, props }, context) {
    if (Object.keys(without(props.rules, rules)).length === 0) return undefined
    return async () => {
      const there = await ownRules(outputs, context)
      const revoked = there.filter(rule => !(keyOfRule(rule, context.account) in rules))
      await revokeRules(outputs.groupId, revoked, context)
    }
  },

  async remove(outputs, context) {
    await revokeRules(outputs.groupId, await ownRules(outputs, context), context)
  },
}

interface PeeredRule extends RuleTraffic {
  readonly way: 'from' | 'to'
  readonly peer: RulePeer
}

function rulesOf({ ingress, egress }: SecurityGroupRulesModel): readonly PeeredRule[] {
  return [
    ...ingress.map((rule): PeeredRule => ({ ...rule, way: 'from', peer: rule.source })),
    ...egress.map((rule): PeeredRule => ({ ...rule, way: 'to', peer: rule.destination })),
  ]
}

function wantedOf(model: SecurityGroupRulesModel, refs: Refs): Ingress {
  return Object.assign({}, ...rulesOf(model).map(rule => keysOf(rule, rule.peer, rule.way, refs)))
}

/** What can be wanted yet: what refers to something that is not there cannot be there, either. */
function presentWishes(model: SecurityGroupRulesModel, refs: Refs): Ingress {
  return Object.assign(
    {},
    ...rulesOf(model).map(rule => unlessNotThere(() => keysOf(rule, rule.peer, rule.way, refs)) ?? {}),
  )
}

function without<V>(rules: Readonly<Record<string, V>>, others: Readonly<Record<string, unknown>>): Record<string, V> {
  return Object.fromEntries(Object.entries(rules).filter(([key]) => !(key in others)))
}

/** The rules of ours that are still there. */
async function ownRules({ groupId, ruleIds }: Outputs['security-group-rules'], context: Context) {
  const there = await currentRulesOf(groupId, context)
  return there.filter(({ SecurityGroupRuleId = '' }) => ruleIds.includes(SecurityGroupRuleId))
}

/** Gives rules the descriptions that the program has for them now. */
async function describeRules(outputs: Outputs['security-group-rules'], to: Ingress, context: Context): Promise<void> {
  const wordsOf = (rule: SecurityGroupRule): string | undefined => to[keyOfRule(rule, context.account)]
  const changed = (await ownRules(outputs, context)).filter(rule => {
    const words = wordsOf(rule)
    return words !== undefined && words !== (rule.Description ?? '')
  })
  for (const egress of [false, true]) {
    const described = changed.filter(({ IsEgress }) => IsEgress === egress)
    if (described.length === 0) continue
    const input = {
      GroupId: outputs.groupId,
      SecurityGroupRuleDescriptions: described.map(rule => ({
        SecurityGroupRuleId: rule.SecurityGroupRuleId,
        Description: wordsOf(rule),
      })),
    }
    if (egress) await context.aws.ec2('UpdateSecurityGroupRuleDescriptionsEgress', input)
    else await context.aws.ec2('UpdateSecurityGroupRuleDescriptionsIngress', input)
  }
}
