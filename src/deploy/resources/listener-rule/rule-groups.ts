import type { Action } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Refs } from '../handler.ts'
import { type RuleTarget, ruleTargets } from './rule-targets.ts'

/** The target group of a rule, or both that take turns, the one that serves first at the beginning, or all that share it. */
export function targetsOf(
  { targetGroup, alternate, shares = [] }: Pick<ListenerRuleModel, 'targetGroup' | 'alternate' | 'shares'>,
  refs: Refs,
): string[] {
  return [targetGroup, alternate, ...shares.map(each => each.targetGroup)].flatMap(group =>
    group ? [refs(group).arn] : [],
  )
}

export function wantedTargets(
  model: ListenerRuleModel,
  refs: Refs,
  live: readonly RuleTarget[] | undefined,
): readonly RuleTarget[] {
  const { shares = [] } = model
  if (shares.length === 0) {
    return pairTargets(targetsOf(model, refs), live)
  }
  return shares.map(({ targetGroup, weight }) => ({
    arn: refs(targetGroup).arn,
    weight: shares.length === 1 ? 1 : weight,
  }))
}

/** Where a pair is forwarded to. Its weights are not the program's, and go with all that is set beside them. */
export const pairTargets = (
  groups: readonly string[],
  live: readonly RuleTarget[] | undefined,
): readonly RuleTarget[] => (isPair(live, groups) ? live : ruleOfGroups(servingFirst(groups, live)))

/** Where the other group of a pair serves alone, it goes on: a group that is attached again gets no requests by that. */
function servingFirst(groups: readonly string[], live: readonly RuleTarget[] = []): readonly string[] {
  const serving = live.flatMap(({ arn, weight }) => (weight > 0 ? [arn] : []))
  return serving.length === 1 && serving[0] === groups[1] ? groups.toReversed() : groups
}

/** ECS wants both groups of a pair on a rule from the start. */
const ruleOfGroups = (groups: readonly string[]): readonly RuleTarget[] =>
  groups.map((arn, at) => ({ arn, weight: at === 0 ? 1 : 0 }))

/** Where a rule forwards to, in the order of the program. */
export function liveTargets(actions: readonly Action[] = [], groups: readonly string[] = []): readonly RuleTarget[] {
  const place = ({ arn }: RuleTarget): number => (groups.includes(arn) ? groups.indexOf(arn) : groups.length)
  return [...ruleTargets(actions)].sort((one, other) => place(one) - place(other))
}

/** Ignored drift, "traffic shifted by ECS": whether both groups of a pair that takes turns are there, and nothing else. */
const isPair = (live: readonly RuleTarget[] = [], groups: readonly string[]): live is readonly RuleTarget[] =>
  groups.length > 1 && live.length > 1 && live.every(({ arn }) => groups.includes(arn))
