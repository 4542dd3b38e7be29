import type { EventRuleModel } from '../../../model/event-rule.ts'
import type { Context } from '../../context.ts'
import { physicalName } from '../../ownership.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const LONGEST_RULE_NAME = 64

/** The name of a rule in AWS, which is one of the stack. */
export const ruleName = ({ id }: Pick<EventRuleModel, 'id'>, { stack }: Pick<Context, 'stack'>): string =>
  physicalName([stack.name, id], LONGEST_RULE_NAME)

/** What the ARN of a rule says: its name, and its bus. */
export function ruleIn(arn: string): { readonly name: string; readonly eventBus: string } {
  const path = arn.slice(arn.indexOf(':rule/') + ':rule/'.length)
  const end = path.lastIndexOf('/')
  return { name: path.slice(end + 1), eventBus: end < 0 ? 'default' : path.slice(0, end) }
}
