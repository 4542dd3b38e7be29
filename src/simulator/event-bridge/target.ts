import type {
  ListTargetsByRuleCommandInput,
  PutTargetsCommandInput,
  RemoveTargetsCommandInput,
  Target,
} from '@aws-sdk/client-eventbridge'
import { tooNew } from '../ecs/role.ts'
import { identity } from '../iam/state.ts'
import { trusts } from '../iam/trust.ts'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { checkManaged, ruleOf } from './state.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
const TARGETS_OF_A_RULE = 5
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html: the model of the API allows more. */
const ENTRIES_OF_A_CALL = 10

export function putTargets({ Rule, EventBusName, Targets = [] }: PutTargetsCommandInput, world: World): object {
  const rule = ruleOf(world, Rule, EventBusName)
  checkManaged(rule)
  for (const target of Targets) checkTarget(world, target)
  const after = new Map([...rule.targets, ...Targets.map(target => [target.Id ?? '', target] as const)])
  if (Targets.length > ENTRIES_OF_A_CALL || after.size > TARGETS_OF_A_RULE)
    throw new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
  for (const [id, target] of after) rule.targets.set(id, target)
  return { FailedEntryCount: 0, FailedEntries: [] }
}

export function removeTargets(
  { Rule, EventBusName, Ids = [], Force }: RemoveTargetsCommandInput,
  world: World,
): object {
  const rule = ruleOf(world, Rule, EventBusName)
  checkManaged(rule, Force)
  for (const id of Ids) rule.targets.delete(id)
  return { FailedEntryCount: 0, FailedEntries: [] }
}

export function listTargetsByRule(input: ListTargetsByRuleCommandInput, world: World): object {
  const { Rule, EventBusName, Limit = 100, NextToken } = input
  const { items, next } = page([...ruleOf(world, Rule, EventBusName).targets.values()], Limit, NextToken)
  return { Targets: items, NextToken: next }
}

/** Throws AWS's refusal of a target, if it has one. Where AWS's words are not known, they are ours. */
function checkTarget(world: World, target: Target): void {
  const { Arn: arn = '', RoleArn: role, EcsParameters: task, Input, InputPath, InputTransformer } = target
  if ([Input, InputPath, InputTransformer].filter(given => given !== undefined).length > 1)
    throw refused(`Only one of Input, InputPath, or InputTransformer must be provided for target ${target.Id}.`)
  if (!/^arn:[^:]+:ecs:[^:]+:\d{12}:cluster\/.+$/.test(arn)) return
  // https://github.com/awsdocs/aws-codepipeline-user-guide/pull/18
  if (role === undefined) throw refused(`RoleArn is required for target ${arn}.`)
  if (!task) throw refused(`EcsParameters are required for target ${arn}.`)
  if (Input !== undefined && !isJson(Input)) throw refused(`JSON syntax error in input for target ${target.Id}`)
  // AWS says it of the role of a rule: https://github.com/Miserlou/Zappa/issues/381. Whether it says it of those of
  // targets, too, is not confirmed.
  if (!canBe(world, role))
    throw refused(`Provided role '${role}' cannot be assumed by principal 'events.amazonaws.com'.`)
}

const refused = (message: string): AwsError => new AwsError('ValidationException', message)

/** Whether EventBridge can be a role. One that was never made here it can. */
export function canBe(world: World, arn: string): boolean {
  const { deleted, roleByArn } = identity(world)
  const role = roleByArn(arn)
  return !deleted.has(arn) && !tooNew(world, arn) && (role === undefined || trusts(world, role, 'events.amazonaws.com'))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
