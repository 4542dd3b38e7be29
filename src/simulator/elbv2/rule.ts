import type {
  CreateRuleCommandInput,
  CreateRuleCommandOutput,
  DeleteRuleCommandInput,
  DescribeRulesCommandInput,
  DescribeRulesCommandOutput,
  ModifyRuleCommandInput,
  ModifyRuleCommandOutput,
  SetRulePrioritiesCommandInput,
  SetRulePrioritiesCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { checkedActions } from './action.ts'
import { checkedConditions } from './condition.ts'
import { RULES_PER_LOAD_BALANCER } from './limits.ts'
import { invalid, listenerByArn, ruleByArn } from './lookup.ts'
import { defaultRuleArn, defaultRuleView, ruleView } from './rule-view.ts'
import { loadBalancing, type Rule } from './state.ts'
import { newTags } from './tags.ts'
import { checkedTransforms } from './transform.ts'
import { noteForwarding } from './usage.ts'

type Output<T> = Omit<T, '$metadata'>

export function createRule(input: CreateRuleCommandInput, world: World): Output<CreateRuleCommandOutput> {
  const { listeners, rules } = loadBalancing(world)
  const listener = listenerByArn(world, input.ListenerArn)
  if (loadBalancing(world).loadBalancers.get(listener.loadBalancerArn)?.type === 'network')
    throw new AwsError('NotImplemented', 'The simulator does not have rules of Network Load Balancers.', 501)
  const priority = input.Priority ?? 0
  checkPriority(priority)
  const conditions = checkedConditions(input.Conditions)
  const actions = checkedActions(world, input.Actions, listener)
  const transforms = checkedTransforms(input.Transforms)
  const tags = newTags(input.Tags)
  const present = rulesOf(world, listener.arn).find(rule => rule.priority === priority)
  if (present) throw inUse(priority)
  const siblings = [...rules.values()].filter(
    rule => listeners.get(rule.listenerArn)?.loadBalancerArn === listener.loadBalancerArn,
  )
  if (siblings.length >= RULES_PER_LOAD_BALANCER) {
    throw new AwsError('TooManyRules', `The maximum number of rules is '${RULES_PER_LOAD_BALANCER}'`)
  }
  const made: Rule = {
    arn: `${listener.arn.replace(':listener/', ':listener-rule/')}/${world.id(16)}`,
    listenerArn: listener.arn,
    priority,
    conditions,
    actions,
    transforms,
    tags,
  }
  rules.set(made.arn, made)
  noteForwarding(world, made.arn, actions)
  return { Rules: [ruleView(made)] }
}

export function describeRules(input: DescribeRulesCommandInput, world: World): Output<DescribeRulesCommandOutput> {
  const { ListenerArn: listenerArn, RuleArns: arns } = input
  if (Boolean(listenerArn) === Boolean(arns)) {
    throw invalid('Either a listener ARN or rule ARNs must be specified, but not both')
  }
  const found = arns
    ? arns.map(arn => defaultRule(world, arn) ?? ruleView(ruleByArn(world, arn)))
    : [
        ...rulesOf(world, listenerByArn(world, listenerArn).arn).map(ruleView),
        defaultRuleView(listenerByArn(world, listenerArn)),
      ]
  const { items, next } = page(found, input.PageSize ?? 400, input.Marker)
  return { Rules: items, NextMarker: next }
}

export function modifyRule(input: ModifyRuleCommandInput, world: World): Output<ModifyRuleCommandOutput> {
  const found = changeable(world, input.RuleArn)
  const conditions = input.Conditions ? checkedConditions(input.Conditions) : found.conditions
  const actions = input.Actions
    ? checkedActions(world, input.Actions, listenerByArn(world, found.listenerArn))
    : found.actions
  if (input.Transforms && input.ResetTransforms) throw invalid('You cannot specify both Transforms and ResetTransforms')
  const transforms = input.Transforms
    ? checkedTransforms(input.Transforms)
    : input.ResetTransforms
      ? []
      : found.transforms
  Object.assign(found, { conditions, actions, transforms })
  noteForwarding(world, found.arn, actions)
  return { Rules: [ruleView(found)] }
}

/** All of them at once, so that rules can change places. */
export function setRulePriorities(
  { RulePriorities = [] }: SetRulePrioritiesCommandInput,
  world: World,
): Output<SetRulePrioritiesCommandOutput> {
  const moves = new Map(RulePriorities.map(({ RuleArn, Priority = 0 }) => [changeable(world, RuleArn), Priority]))
  for (const [rule, priority] of moves) {
    checkPriority(priority)
    const clash = rulesOf(world, rule.listenerArn).some(
      other => other !== rule && (moves.get(other) ?? other.priority) === priority,
    )
    if (clash) throw inUse(priority)
  }
  for (const [rule, priority] of moves) rule.priority = priority
  return { Rules: [...moves.keys()].map(ruleView) }
}

export function deleteRule({ RuleArn }: DeleteRuleCommandInput, world: World): object {
  const { arn } = changeable(world, RuleArn)
  loadBalancing(world).rules.delete(arn)
  noteForwarding(world, arn)
  return {}
}

function rulesOf(world: World, listenerArn: string): Rule[] {
  return [...loadBalancing(world).rules.values()]
    .filter(rule => rule.listenerArn === listenerArn)
    .sort((one, other) => one.priority - other.priority)
}

function defaultRule(world: World, arn: string): ReturnType<typeof defaultRuleView> | undefined {
  const listener = [...loadBalancing(world).listeners.values()].find(each => defaultRuleArn(each) === arn)
  return listener && defaultRuleView(listener)
}

function changeable(world: World, arn = ''): Rule {
  if (defaultRule(world, arn)) {
    throw new AwsError('OperationNotPermitted', `Default rule '${arn}' cannot be modified or deleted`)
  }
  return ruleByArn(world, arn)
}

function checkPriority(priority: number): void {
  if (priority < 1 || priority > 50_000)
    throw invalid(`Rule priority '${priority}' must be between '1' and '50000' inclusive`)
}

const inUse = (priority: number): AwsError =>
  new AwsError('PriorityInUse', `Priority '${priority}' is currently in use`)
