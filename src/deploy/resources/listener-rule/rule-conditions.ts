import type { Rule, RuleCondition } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel, RequestCondition } from '../../../model/listener-rule.ts'
import { canonical } from '../../canonical.ts'

/**
 * Values by condition. Hosts and paths with wildcards, methods and addresses are by field, for a rule has one condition of
 * each; any other condition is under all that it says, for a rule can have several of one field.
 */
export type RuleConditions = Readonly<Record<string, readonly string[]>>

export const conditionsOf = (model: ListenerRuleModel): RuleConditions => canonicalConditions(conditionInput(model))

/** The conditions as ELB takes them. */
export function conditionInput({ hosts, paths, conditions = [] }: ListenerRuleModel): RuleCondition[] {
  // A rule has at least one condition.
  const any = hosts.length + paths.length + conditions.length === 0
  const pathPattern = any ? ['/*'] : paths
  return [
    ...(hosts.length > 0 ? [{ Field: 'host-header', HostHeaderConfig: { Values: [...hosts] } }] : []),
    ...(pathPattern.length > 0 ? [{ Field: 'path-pattern', PathPatternConfig: { Values: [...pathPattern] } }] : []),
    ...conditions.map(requestInput),
  ]
}

function requestInput(condition: RequestCondition): RuleCondition {
  const { field: Field } = condition
  if ('regex' in condition) {
    if (condition.field === 'http-header')
      return { Field, HttpHeaderConfig: { HttpHeaderName: condition.name, RegexValues: [...condition.regex] } }
    const config = { RegexValues: [...condition.regex] }
    return Field === 'host-header' ? { Field, HostHeaderConfig: config } : { Field, PathPatternConfig: config }
  }
  if (condition.field === 'http-header')
    return { Field, HttpHeaderConfig: { HttpHeaderName: condition.name, Values: [...condition.values] } }
  if (condition.field === 'query-string')
    return {
      Field,
      QueryStringConfig: {
        Values: condition.values.map(({ key, value }) => ({ ...(key && { Key: key }), Value: value })),
      },
    }
  const Values = [...condition.values]
  return condition.field === 'source-ip'
    ? { Field, SourceIpConfig: { Values } }
    : { Field, HttpRequestMethodConfig: { Values } }
}

function canonicalCondition(condition: RuleCondition): [string, readonly string[]] {
  const {
    Field = '',
    Values = [],
    HostHeaderConfig,
    PathPatternConfig,
    HttpHeaderConfig,
    QueryStringConfig,
  } = condition
  const config = Field === 'host-header' ? HostHeaderConfig : PathPatternConfig
  if ((Field === 'host-header' || Field === 'path-pattern') && !config?.RegexValues?.length) {
    const values = (config?.Values?.length ? config.Values : Values).map(value =>
      Field === 'host-header' ? value.toLowerCase() : value,
    )
    return [Field, values.sort()]
  }
  if (Field === 'http-request-method') return [Field, [...(condition.HttpRequestMethodConfig?.Values ?? [])].sort()]
  if (Field === 'source-ip') return [Field, [...(condition.SourceIpConfig?.Values ?? [])].sort()]
  const texts = HttpHeaderConfig?.Values ?? QueryStringConfig?.Values?.map(pair => canonical(pair).toLowerCase()) ?? []
  const regex = [...(config?.RegexValues ?? HttpHeaderConfig?.RegexValues ?? [])].sort()
  const name = HttpHeaderConfig?.HttpHeaderName?.toLowerCase()
  // The values of headers and queries are compared without regard to case.
  const said = canonical({ name, values: texts.map(text => text.toLowerCase()).sort(), regex })
  return [`${Field} ${said}`, [said]]
}

const canonicalConditions = (conditions: readonly RuleCondition[]): RuleConditions =>
  Object.fromEntries(conditions.map(canonicalCondition))

/** What a rule that is there asks for. */
export const liveConditions = ({ Conditions = [] }: Rule): RuleConditions => canonicalConditions(Conditions)
