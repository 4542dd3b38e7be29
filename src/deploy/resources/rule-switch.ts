import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { ListenerRuleModel } from '../../model/listener-rule.ts'
import { nextTick } from '../clock.ts'
import { Patience } from '../rollout/phase.ts'
import { unlessRefused } from '../unless-refused.ts'
import { type Context, type Run, Unfinished } from './handler.ts'

// ECS stops the old tasks as soon as the new ones are healthy.
const POLL_MILLISECONDS = 1_000

/**
 * The actions with which a rule moves to another target group without a moment when nothing answers: all requests go on
 * to the old group, and the new one is attached, as ECS wants it before it registers tasks there. Nothing when the rule
 * can be switched at once: the new group answers already, or the old one does not.
 */
export async function switching(
  live: string,
  { targetGroup }: { readonly targetGroup: string },
  context: Context,
): Promise<Action[] | undefined> {
  const old = live
    .split(/, | or /)
    .find(group => !group.endsWith(' weight 0'))
    ?.replace(/ weight \d+$/, '')
  if (!old || old === targetGroup) return undefined
  const [oldAnswers, newAnswers] = await Promise.all([answers(old, context), answers(targetGroup, context)])
  if (newAnswers || !oldAnswers) return undefined
  const TargetGroups = [
    { TargetGroupArn: old, Weight: 1 },
    { TargetGroupArn: targetGroup, Weight: 0 },
  ]
  return [{ Type: 'forward', ForwardConfig: { TargetGroups } }]
}

/** Sends the requests to the new target group as soon as it answers. */
export async function finishSwitch(
  RuleArn: string,
  { id, alternate }: ListenerRuleModel,
  context: Context,
  run: Run,
): Promise<void> {
  if (alternate) return
  const { aws, clock, signal } = context
  const { Rules: [rule] = [] } = await aws.elbv2('DescribeRules', { RuleArns: [RuleArn] })
  const groups = rule?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? []
  const TargetGroupArn = groups.length > 1 ? groups.find(({ Weight }) => Weight === 0)?.TargetGroupArn : undefined
  if (!TargetGroupArn) return
  const patience = new Patience('rollout', context)
  while (!(await answers(TargetGroupArn, context))) {
    if (run.failed) throw new Unfinished()
    if (patience.isOver)
      throw patience.timedOut(`Rule ${id} still sends to the old target group: no target of the new one is healthy`)
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
  await aws.elbv2('ModifyRule', { RuleArn, Actions: [{ Type: 'forward', TargetGroupArn }] })
}

async function answers(TargetGroupArn: string, { aws }: Context): Promise<boolean> {
  const health = await unlessRefused(
    aws.elbv2('DescribeTargetHealth', { TargetGroupArn }),
    'TargetGroupNotFoundException',
  )
  return health?.TargetHealthDescriptions?.some(({ TargetHealth }) => TargetHealth?.State === 'healthy') ?? false
}
