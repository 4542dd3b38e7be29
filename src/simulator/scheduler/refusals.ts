import { tooNew } from '../ecs/role.ts'
import { identity } from '../iam/state.ts'
import { trusts } from '../iam/trust.ts'
import { AwsError, type World } from '../operation.ts'
import { isZone } from './civil-time.ts'
import { parseExpression } from './expression.ts'
import type { ScheduleGroup, ScheduleSettings } from './state.ts'

const refused = (message: string): AwsError => new AwsError('ValidationException', message)

/** Throws AWS's refusal of a schedule, if it has one. Where AWS's words are not known, they are ours. */
export function checkSchedule(world: World, group: ScheduleGroup, settings: ScheduleSettings): void {
  const { ScheduleExpression: expression = '', ScheduleExpressionTimezone: zone = 'UTC', Target: target } = settings
  const { Mode: mode, MaximumWindowInMinutes: minutes } = settings.FlexibleTimeWindow ?? { Mode: undefined }
  const parsed = parseExpression(expression)
  if (!parsed) throw refused(`Invalid Schedule Expression ${expression}.`)
  if (!isZone(zone)) throw refused(`Invalid ScheduleExpressionTimezone ${zone}.`)
  if ((mode === 'FLEXIBLE') !== (minutes !== undefined))
    throw refused('MaximumWindowInMinutes must be set for a flexible time window, and for no other.')
  // https://github.com/getmoto/moto/pull/8172; a schedule that starts once ignores its dates.
  if (!expression.startsWith('at(') && world.clock.now() - (settings.StartDate?.getTime() ?? Infinity) > 300_000)
    throw refused('The StartDate you specify cannot be earlier than 5 minutes ago.')
  // A report says that a new one is refused (https://github.com/DefangLabs/pulumi-defang/pull/425), none in which words.
  if (expression.startsWith('at(') && parsed.next(world.clock.now(), 0, zone) === undefined)
    throw refused(`Invalid Schedule Expression ${expression}. The time has passed.`)
  checkTarget(target?.Arn ?? '', settings)
  const { RoleArn: role = '' } = target ?? {}
  // https://github.com/aws/aws-sdk-js-v3/issues/6494
  if (!canBe(world, role, group))
    throw refused('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.')
}

function checkTarget(arn: string, { Target: target }: ScheduleSettings): void {
  if (!/^arn:[^:]+:ecs:[^:]+:\d{12}:cluster\/.+$/.test(arn))
    throw refused(`Provided Arn is not in correct format: ${arn}`)
  const { EcsParameters: parameters, Input: input } = target ?? {}
  if (!parameters) throw refused('EcsParameters is required for an ECS target.')
  if (input === undefined) return
  try {
    JSON.parse(input)
  } catch {
    // https://github.com/boto/boto3/issues/4370
    throw refused(`Unable to convert target input to TaskOverride, JSON syntax error in input ${input}`)
  }
}

/** Whether EventBridge Scheduler can be a role for the schedules of a group. One that was never made here it can. */
export function canBe(world: World, arn: string, group: ScheduleGroup): boolean {
  const { deleted, roleByArn } = identity(world)
  const role = roleByArn(arn)
  if (deleted.has(arn) || tooNew(world, arn)) return false
  return role === undefined || trusts(world, role, 'scheduler.amazonaws.com', group.arn)
}
