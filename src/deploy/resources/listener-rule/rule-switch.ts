import { nextTick } from '../../../aws/clock.ts'
import type { Action, TargetGroupTuple } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'
import { type Run, Unfinished } from '../handler.ts'
import type { Outputs } from '../outputs.ts'

// ECS stops the old tasks as soon as the new ones are healthy.
const POLL_MILLISECONDS = 1_000

/**
 * The actions with which a rule moves to another target group without a moment when nothing answers: all requests go on
 * to the old group, and the new one is attached, as ECS wants it before it registers tasks there. Nothing when the rule
 * can be switched at once: the new group is ready, or the old one does not answer.
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
  const [ready, oldAnswers] = await Promise.all([isReady(old, targetGroup, context), answers(old, context)])
  if (ready || !oldAnswers) return undefined
  return [forward(old, targetGroup)]
}

// Kept, not read again: right after a rule was told to move, AWS may still tell its old actions.
const begun = new WeakMap<Outputs['listener-rule'], readonly TargetGroupTuple[]>()

/** Notes that a rule was told to move. */
export function noteSwitch(rule: Outputs['listener-rule'], [action]: readonly Action[]): void {
  begun.set(rule, action?.ForwardConfig?.TargetGroups ?? [])
}

/**
 * Sends the requests to the new target group as soon as it answers; where the new tasks are in the old one, too, not
 * before they are the only ones there. The old one stays attached: without a load balancer it would check no target.
 */
export async function finishSwitch(
  rule: Outputs['listener-rule'],
  { id }: ListenerRuleModel,
  context: Context,
  run: Run,
): Promise<void> {
  const { aws, clock, signal } = context
  const groups = begun.get(rule) ?? []
  const next = groups.find(({ Weight }) => Weight === 0)?.TargetGroupArn
  const old = groups.find(({ Weight }) => Weight !== 0)?.TargetGroupArn
  if (!next || !old) return
  await patiently('rollout', context, async patience => {
    while (!(await isReady(old, next, context))) {
      if (run.failed) throw new Unfinished()
      if (patience.isOver)
        throw patience.timedOut(`Rule ${id} still sends to the old target group: no target of the new one is healthy`)
      await nextTick(clock, POLL_MILLISECONDS, signal)
    }
  })
  await aws.elbv2('ModifyRule', { RuleArn: rule.arn, Actions: [forward(next, old)] })
}

/** Takes the old target group out of a rule that has moved, for when no service registers tasks there any more. */
export function endingSwitch(
  rule: Outputs['listener-rule'],
  TargetGroupArn: string,
  { aws }: Context,
): (() => Promise<void>) | undefined {
  if (!begun.has(rule)) return undefined
  const Actions: Action[] = [{ Type: 'forward', TargetGroupArn }]
  return async () => void (await aws.elbv2('ModifyRule', { RuleArn: rule.arn, Actions }))
}

function forward(all: string, none: string): Action {
  const TargetGroups = [
    { TargetGroupArn: all, Weight: 1 },
    { TargetGroupArn: none, Weight: 0 },
  ]
  return { Type: 'forward', ForwardConfig: { TargetGroups } }
}

async function isReady(old: string, next: string, context: Context): Promise<boolean> {
  const inNext = await targetsOf(next, context)
  if (!inNext.some(({ healthy }) => healthy)) return false
  const inOld = await targetsOf(old, context)
  const inBoth = inOld.filter(({ id }) => inNext.some(target => target.id === id))
  return inBoth.length === 0 || inBoth.length === inOld.length
}

async function answers(targetGroup: string, context: Context): Promise<boolean> {
  return (await targetsOf(targetGroup, context)).some(({ healthy }) => healthy)
}

/** The targets of a group, save those that leave it. */
async function targetsOf(TargetGroupArn: string, { aws }: Context) {
  const health = await unlessRefused(
    aws.elbv2('DescribeTargetHealth', { TargetGroupArn }),
    'TargetGroupNotFoundException',
  )
  return (health?.TargetHealthDescriptions ?? []).flatMap(({ Target, TargetHealth }) =>
    TargetHealth?.State === 'draining' ? [] : [{ id: Target?.Id, healthy: TargetHealth?.State === 'healthy' }],
  )
}
