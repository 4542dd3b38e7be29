import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../operation.ts'
import { invalid } from './lookup.ts'

const VALUES_PER_RULE = 5
const ONCE = ['host-header', 'path-pattern', 'http-request-method', 'source-ip']

/** Checks the conditions of a rule and gives them as AWS echoes them. */
export function checkedConditions(conditions: readonly RuleCondition[] = []): readonly RuleCondition[] {
  if (conditions.length === 0) throw invalid('A condition must be specified')
  for (const field of ONCE) {
    if (conditions.filter(({ Field }) => Field === field).length > 1) {
      throw invalid(`The rule can have only one '${field}' condition`)
    }
  }
  const echoed = conditions.map(echo)
  const total = echoed.reduce((sum, condition) => sum + valuesOf(condition).length, 0)
  if (total > VALUES_PER_RULE) {
    throw new AwsError('ValidationError', `The rule has '${total}' condition values: the limit is '${VALUES_PER_RULE}'`)
  }
  return echoed
}

function echo(condition: RuleCondition): RuleCondition {
  const { Field = '', Values, HostHeaderConfig, PathPatternConfig } = condition
  if (![...ONCE, 'http-header', 'query-string'].includes(Field)) {
    throw invalid(
      `Condition field '${Field}' must be one of '[${[...ONCE, 'http-header', 'query-string'].join(', ')}]'`,
    )
  }
  const config = Field === 'host-header' ? HostHeaderConfig : PathPatternConfig
  if ((Field === 'host-header' || Field === 'path-pattern') && Values && config) {
    throw invalid(`Condition values and the configuration of '${Field}' cannot be specified at the same time`)
  }
  const values = valuesOf(condition)
  checkShape(condition, values)
  const isRegex = regexOf(condition).length > 0
  for (const value of values) checkValue(Field, value, isRegex)
  if (HostHeaderConfig?.RegexValues?.length || PathPatternConfig?.RegexValues?.length) return condition
  if (Field === 'host-header') return { Field, Values: values, HostHeaderConfig: { Values: values } }
  if (Field === 'path-pattern') return { Field, Values: values, PathPatternConfig: { Values: values } }
  return condition
}

const NEEDED: Readonly<Record<string, keyof RuleCondition>> = {
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
}

/** Limits: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html */
function checkShape(condition: RuleCondition, values: readonly string[]): void {
  const { Field = '', Values, HttpHeaderConfig, QueryStringConfig } = condition
  const config = NEEDED[Field]
  if (config && !condition[config]) throw invalid(`A '${config}' must be specified with '${Field}'`)
  if (values.length === 0)
    throw invalid(config ? `A '${Field}' value must be specified` : 'A condition value must be specified')
  if (!config && Values && Values.length > 1)
    throw invalid(`The '${Field}' field contains too many values; the limit is '1'`)
  checkLength('HttpHeaderName', HttpHeaderConfig?.HttpHeaderName, 40)
  for (const { Key, Value } of QueryStringConfig?.Values ?? []) {
    if (Value === undefined) throw invalid("A 'Value' must be specified in 'QueryStringKeyValuePair'")
    checkLength('Key', Key, 128)
    checkLength('Value', Value, 128)
  }
}

function checkLength(what: string, value = '', limit: number): void {
  if (value.length > limit) throw invalid(`The '${what}' value is too long; the limit is '${limit}'`)
}

function checkValue(field: string, value: string, isRegex: boolean): void {
  if (field !== 'query-string') checkLength(field, value, field === 'http-request-method' ? 40 : 128)
  if (isRegex) return
  if (field === 'http-request-method' && !/^[A-Z_-]+$/.test(value)) {
    throw invalid(`The '${field}' value is invalid; the allowed characters are A-Z, hyphen and underscore`)
  }
  if (field === 'host-header' && !/^[A-Za-z0-9.*?-]+$/.test(value)) {
    throw invalid(`Condition value '${value}' contains a character that is not valid`)
  }
  if (field === 'path-pattern' && !/^[A-Za-z0-9_\-.$/~"'@:+&*?]+$/.test(value)) {
    throw invalid(`Condition value '${value}' contains a character that is not valid`)
  }
}

const regexOf = ({ HostHeaderConfig, PathPatternConfig, HttpHeaderConfig }: RuleCondition): string[] =>
  HostHeaderConfig?.RegexValues ?? PathPatternConfig?.RegexValues ?? HttpHeaderConfig?.RegexValues ?? []

function valuesOf(condition: RuleCondition): string[] {
  const { Field, Values = [] } = condition
  const regex = regexOf(condition)
  if (regex.length > 0) return regex
  if (Field === 'host-header') return condition.HostHeaderConfig?.Values ?? Values
  if (Field === 'path-pattern') return condition.PathPatternConfig?.Values ?? Values
  if (Field === 'http-header') return condition.HttpHeaderConfig?.Values ?? []
  if (Field === 'http-request-method') return condition.HttpRequestMethodConfig?.Values ?? []
  if (Field === 'source-ip') return condition.SourceIpConfig?.Values ?? []
  return (condition.QueryStringConfig?.Values ?? []).map(({ Key = '', Value = '' }) => `${Key}=${Value}`)
}
