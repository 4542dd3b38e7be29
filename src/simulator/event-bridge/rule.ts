import type {
  DeleteRuleCommandInput,
  DescribeRuleCommandInput,
  ListRulesCommandInput,
  PutRuleCommandInput,
} from '@aws-sdk/client-eventbridge'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { putTags } from '../tag-list.ts'
import { checkPattern } from './pattern.ts'
import { busOf, checkManaged, type EventRule, eventBuses, ruleArn, ruleOf } from './state.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const RULES_OF_A_BUS = 300

/** What is left out becomes nothing, and tags of a rule that is there are ignored: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export function putRule(input: PutRuleCommandInput, world: World): object {
  const { Name = '', EventBusName, Tags, ...given } = input
  const busName = busOf(world, EventBusName)
  // https://github.com/awsdocs/aws-cloudformation-user-guide/pull/456
  if (given.EventPattern === undefined && given.ScheduleExpression === undefined)
    throw new AwsError('ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.')
  if (given.EventPattern !== undefined) checkPattern(given.EventPattern)
  const settings = { ...given, State: given.State ?? 'ENABLED' }
  const { rules } = eventBuses(world)
  const arn = ruleArn(world, busName, Name)
  const there = rules.get(arn)
  if (there) {
    checkManaged(there)
    there.settings = settings
    return { RuleArn: arn }
  }
  if ([...rules.values()].filter(rule => rule.busName === busName).length >= RULES_OF_A_BUS)
    throw new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
  rules.set(arn, { name: Name, busName, arn, tags: putTags(new Map(), Tags), targets: new Map(), settings })
  return { RuleArn: arn }
}

export const describeRule = ({ Name, EventBusName }: DescribeRuleCommandInput, world: World): object => ({
  ...viewOf(ruleOf(world, Name, EventBusName)),
  CreatedBy: world.account,
})

export function listRules(input: ListRulesCommandInput, world: World): object {
  const { NamePrefix = '', EventBusName, Limit = 100, NextToken } = input
  const busName = busOf(world, EventBusName)
  const found = [...eventBuses(world).rules.values()].filter(
    rule => rule.busName === busName && rule.name.startsWith(NamePrefix),
  )
  const { items, next } = page(found, Limit, NextToken)
  return { Rules: items.map(viewOf), NextToken: next }
}

/** One that is not there is deleted as well: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html */
export function deleteRule({ Name = '', EventBusName, Force }: DeleteRuleCommandInput, world: World): object {
  const { rules } = eventBuses(world)
  const rule = rules.get(ruleArn(world, busOf(world, EventBusName), Name))
  if (!rule) return {}
  checkManaged(rule, Force)
  // https://github.com/getmoto/moto/pull/5056
  if (rule.targets.size > 0) throw new AwsError('ValidationException', "Rule can't be deleted since it has targets.")
  rules.delete(rule.arn)
  return {}
}

const viewOf = ({ name, arn, busName, settings, managedBy }: EventRule): object => ({
  Name: name,
  Arn: arn,
  EventBusName: busName,
  ...settings,
  ManagedBy: managedBy,
})
