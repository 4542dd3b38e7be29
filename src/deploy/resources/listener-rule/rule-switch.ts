import { isDeepStrictEqual } from 'node:util'
import { nextTick, untilNextLook } from '../../../aws/clock.ts'
import type { Outputs } from '../../../model/index.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'
import { type Run, Unfinished } from '../handler.ts'
import { actionsOf } from './rule-check.ts'
import { answers, type Forwarding, targetsIn, tasksWanted } from './rule-health.ts'
import { lateShares } from './rule-shares.ts'
import { forwardTo, type RuleTarget } from './rule-targets.ts'

// ECS stops the old tasks as soon as the new ones are healthy.
const POLL_MILLISECONDS = 1_000

type Forwarder = Outputs['listener-rule'] | Outputs['listener']

/**
 * The targets with which a rule, or a listener of a Network Load Balancer, moves to another target group without a moment when nothing answers: all requests go on
 * to the old group, and the new one is attached, as ECS wants it before it registers tasks there. Nothing when the rule
 * can be switched at once: the new group is ready, or the old one does not answer.
 */
export async function switching(
  live: readonly RuleTarget[],
  next: string | undefined,
  model: Forwarding,
  context: Context,
): Promise<readonly RuleTarget[] | undefined> {
  const old = live.find(({ weight }) => weight > 0)?.arn
  if (!old || !next || old === next) return undefined
  const [ready, oldAnswers] = await Promise.all([isReady(old, next, model, context), answers([old], context)])
  return ready || !oldAnswers ? undefined : allTo(old, next)
}

/** What a rule or listener has begun and is to end. */
interface Begun {
  readonly isReady: () => Promise<boolean>
  /** Where it sends then. */
  readonly to: readonly RuleTarget[]
  readonly late: string
}

// Kept, not read again: right after a rule was told to move, AWS may still tell its old actions.
const begun = new WeakMap<Forwarder, Begun>()

/**
 * Notes that a rule was told to move: the new target group gets the requests as soon as it answers; where the new tasks are
 * in the old one, too, not before they suffice. The old one stays attached: without a load balancer it would check no target.
 */
export function noteSwitch(
  rule: Forwarder,
  [old, next]: readonly RuleTarget[],
  model: Forwarding,
  context: Context,
): void {
  if (!old || !next) return
  begun.set(rule, {
    isReady: () => isReady(old.arn, next.arn, model, context),
    to: allTo(next.arn, old.arn),
    late: 'still sends to the old target group: too few targets of the new one are healthy',
  })
}

/** Notes that a rule that services share gets its weights when all of them answer. */
export function noteShares(
  rule: Forwarder,
  to: readonly RuleTarget[],
  model: ListenerRuleModel,
  context: Context,
): void {
  const isReady = async (): Promise<boolean> => (await lateShares(to, model, context)).length === 0
  begun.set(rule, {
    isReady,
    to,
    late: 'still sends nothing to some of its target groups: none of their targets is healthy',
  })
}

/** Ends what was begun, once its time has come. */
export async function finishSwitch(rule: Forwarder, model: Forwarding, context: Context, run: Run): Promise<void> {
  const { clock, signal } = context
  const move = begun.get(rule)
  if (!move) return
  const start = clock.now()
  await patiently('rollout', context, async patience => {
    while (!(await move.isReady())) {
      if (run.failed) throw new Unfinished()
      if (patience.isOver)
        throw patience.timedOut(`${model.kind === 'listener' ? 'Listener' : 'Rule'} ${model.id} ${move.late}`)
      await nextTick(clock, untilNextLook(POLL_MILLISECONDS, clock.now() - start), signal)
    }
  })
  await send(rule, move.to, model, context)
}

/** Takes the old target group out of a rule that has moved, for when no service registers tasks there any more. */
export function endingSwitch(
  rule: Forwarder,
  targets: readonly RuleTarget[],
  model: Forwarding,
  context: Context,
): (() => Promise<void>) | undefined {
  const move = begun.get(rule)
  if (!move || isDeepStrictEqual(move.to, targets)) return undefined
  return () => send(rule, targets, model, context)
}

async function send(
  { arn }: Forwarder,
  targets: readonly RuleTarget[],
  model: Forwarding,
  { aws }: Context,
): Promise<void> {
  if (model.kind === 'listener') {
    await aws.elbv2('ModifyListener', { ListenerArn: arn, DefaultActions: [forwardTo(targets)] })
    return
  }
  await aws.elbv2('ModifyRule', { RuleArn: arn, Actions: actionsOf(model, targets, true) })
}

const allTo = (all: string, none: string): readonly RuleTarget[] => [
  { arn: all, weight: 1 },
  { arn: none, weight: 0 },
]

/** Whether the new group can have all requests: those that are in the old one alone are then not needed. */
async function isReady(old: string, next: string, model: Forwarding, context: Context): Promise<boolean> {
  const inNext = await targetsIn(next, context)
  const healthy = inNext.filter(target => target.healthy).length
  if (healthy === 0) return (await tasksWanted(model, context)) === 0
  const inOld = await targetsIn(old, context)
  const inBoth = inOld.filter(({ id }) => inNext.some(target => target.id === id))
  if (inBoth.length === 0 || inBoth.length === inOld.length) return true
  // What else is in the old one may be of another service, which stays.
  const wanted = await tasksWanted(model, context)
  return wanted !== undefined && healthy >= wanted
}
