import type { Rule, RuleCondition } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import { canonical } from '../../canonical.ts'

/** Values by condition field. */
export type RuleConditions = Readonly<Record<string, readonly string[]>>

export function conditionsOf({ hosts, paths }: ListenerRuleModel): RuleConditions {
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

/** What a rule that is there asks for. */
export const liveConditions = ({ Conditions = [] }: Rule): RuleConditions =>
  Object.fromEntries(Conditions.map(canonicalCondition))
