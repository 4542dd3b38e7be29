import type { Action, Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { ListenerRuleModel } from '../../model/listener-rule.ts'
import type { Tags } from '../../model/resource.ts'
import { rulesOf } from '../batch/listeners.ts'
import { confirmedTags, stackTags } from '../batch/stack-tags.ts'
import { canonical } from '../canonical.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../ownership.ts'
import { unlessRefused } from '../unless-refused.ts'
import { elbv2Tags, setElbv2Tags } from './elbv2-tags.ts'
import type { Context, ManagedHandler } from './handler.ts'
import { isOurs } from './is-ours.ts'
import { repeatable } from './repeatable.ts'
import { rulePriority } from './rule-priority.ts'
import { finishSwitch, switching } from './rule-switch.ts'
import { toTagList } from './tag-list.ts'

export interface ListenerRuleProps {
  readonly listenerArn: string
  readonly priority: number
  /** Values by condition field. */
  readonly conditions: Readonly<Record<string, readonly string[]>>
  readonly targetGroup: string
  readonly tags: Tags
}

interface TaggedRule extends Rule {
  readonly tags: Tags
}

export const listenerRule: ManagedHandler<'listener-rule', ListenerRuleProps> = {
  immutable: ['listenerArn'],

  desired: (model, refs, context) => ({
    listenerArn: refs(model.listener).arn,
    priority: rulePriority(model, context.models),
    conditions: conditionsOf(model),
    targetGroup: refs(model.targetGroup).arn,
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, refs, context) {
    const listenerArn = refs(model.listener).arn
    const found = await find(listenerArn, model, context)
    if (!found) return undefined
    return {
      outputs: { arn: found.RuleArn ?? '' },
      props: {
        listenerArn,
        priority: Number(found.Priority),
        conditions: Object.fromEntries((found.Conditions ?? []).map(canonicalCondition)),
        targetGroup: targetGroupOf(found.Actions),
        tags: comparedTags(found.tags),
      },
      owner: ownerOf(found.tags),
    }
  },

  async create(desired, model, context) {
    const arn = await repeatable(
      'PriorityInUseException',
      async () => {
        const { Rules: [created] = [] } = await context.aws.elbv2('CreateRule', {
          ListenerArn: desired.listenerArn,
          Priority: desired.priority,
          ...forwarding(desired),
          Tags: toTagList(creationTags(desired)),
        })
        return created?.RuleArn ?? ''
      },
      async () => (await find(desired.listenerArn, model, context))?.RuleArn,
    )
    return { arn }
  },

  async update(desired, live, changed, _model, context) {
    const { arn } = live.outputs
    if (changed.has('conditions') || changed.has('targetGroup')) {
      const Actions = changed.has('targetGroup') ? await switching(live.props.targetGroup, desired, context) : undefined
      await context.aws.elbv2('ModifyRule', { RuleArn: arn, ...forwarding(desired), ...(Actions ? { Actions } : {}) })
    }
    if (changed.has('priority')) await setPriorities(desired.listenerArn, context)
    if (changed.has('tags')) await setElbv2Tags(arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  settle: ({ arn }, model, context, run) => finishSwitch(arn, model, context, run),

  async remove({ arn }, { aws }) {
    await unlessRefused(aws.elbv2('DeleteRule', { RuleArn: arn }), 'RuleNotFoundException')
  },
}

/** The rules of a listener with their tags; from the tagging API those of rules that are as they should be. */
async function taggedRules(listenerArn: string, context: Context): Promise<TaggedRule[]> {
  const rules = await rulesOf(listenerArn, context)
  return Promise.all(rules.map(async rule => ({ ...rule, tags: await elbv2Tags(rule.RuleArn ?? '', context) })))
}

async function find(listenerArn: string, model: ListenerRuleModel, context: Context): Promise<TaggedRule | undefined> {
  const [rules, known] = await Promise.all([rulesOf(listenerArn, context), stackTags(context)])
  const likely = rules.find(({ RuleArn = '' }) => isOurs(known.get(RuleArn) ?? {}, model, context))
  const tags = likely && (await confirmedTags(likely.RuleArn ?? '', desiredTags(model, model.tags, context), context))
  if (tags) return { ...likely, tags }
  return (await taggedRules(listenerArn, context)).find(({ tags }) => isOurs(tags, model, context))
}

/** Gives all rules of the stack their priorities in one call: two that change places would be in each other's way. */
async function setPriorities(listenerArn: string, context: Context): Promise<void> {
  const models = context.models.flatMap(model => (model.kind === 'listener-rule' ? [model] : []))
  const moves = (await taggedRules(listenerArn, context)).flatMap(({ RuleArn, Priority, tags }) => {
    const model = models.find(candidate => isOurs(tags, candidate, context))
    const wanted = model && rulePriority(model, context.models)
    return wanted === undefined || wanted === Number(Priority) ? [] : [{ RuleArn, Priority: wanted }]
  })
  if (moves.length > 0) await context.aws.elbv2('SetRulePriorities', { RulePriorities: moves })
}

function conditionsOf({ hosts, paths }: ListenerRuleModel): ListenerRuleProps['conditions'] {
  const hostHeader = hosts.map(host => host.toLowerCase()).sort()
  // A rule has at least one condition.
  const pathPattern = paths.length === 0 && hosts.length === 0 ? ['/*'] : [...paths].sort()
  return {
    ...(hostHeader.length > 0 ? { 'host-header': hostHeader } : {}),
    ...(pathPattern.length > 0 ? { 'path-pattern': pathPattern } : {}),
  }
}

function canonicalCondition(condition: RuleCondition): [string, readonly string[]] {
  const { Field = '', Values = [], HostHeaderConfig, PathPatternConfig } = condition
  if (Field === 'host-header')
    return [Field, (HostHeaderConfig?.Values ?? Values).map(host => host.toLowerCase()).sort()]
  if (Field === 'path-pattern') return [Field, [...(PathPatternConfig?.Values ?? Values)].sort()]
  return [Field, [canonical(condition)]]
}

function targetGroupOf(actions: readonly Action[] = []): string {
  const groups = actions.flatMap(({ TargetGroupArn, ForwardConfig }) =>
    ForwardConfig?.TargetGroups?.length ? ForwardConfig.TargetGroups : [{ TargetGroupArn, Weight: 1 }],
  )
  const [group, ...others] = groups
  if (others.length === 0) return group?.TargetGroupArn ?? ''
  return groups.map(({ TargetGroupArn, Weight }) => `${TargetGroupArn} weight ${Weight}`).join(', ')
}

function forwarding({ conditions, targetGroup }: ListenerRuleProps): {
  Conditions: RuleCondition[]
  Actions: Action[]
} {
  const { 'host-header': hosts, 'path-pattern': paths } = conditions
  return {
    Conditions: [
      ...(hosts ? [{ Field: 'host-header', HostHeaderConfig: { Values: [...hosts] } }] : []),
      ...(paths ? [{ Field: 'path-pattern', PathPatternConfig: { Values: [...paths] } }] : []),
    ],
    Actions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
  }
}
