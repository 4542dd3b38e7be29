import type { Rule as RuleOutput } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Listener, Rule } from './state.ts'

export function ruleView(rule: Rule): RuleOutput {
  return {
    RuleArn: rule.arn,
    Priority: String(rule.priority),
    Conditions: [...rule.conditions],
    Actions: [...rule.actions],
    Transforms: [...rule.transforms],
    IsDefault: false,
  }
}

/** Every listener has a rule that holds its default actions. */
export function defaultRuleView(listener: Listener): RuleOutput {
  return {
    RuleArn: defaultRuleArn(listener),
    Priority: 'default',
    Conditions: [],
    Actions: [...listener.defaultActions],
    IsDefault: true,
  }
}

export function defaultRuleArn({ arn }: Listener): string {
  return `${arn.replace(':listener/', ':listener-rule/')}/${[...(arn.split('/').at(-1) ?? '')].reverse().join('')}`
}
