import { nextTick, untilNextLook } from '../../../aws/clock.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'
import { type Run, Unfinished } from '../handler.ts'
import { actionsOf } from './rule-check.ts'
import { answers, type Forwarding, targetsIn, tasksWanted } from './rule-health.ts'
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

// Kept, not read again: right after a rule was told to move, AWS may still tell its old actions.
const begun = new WeakMap<Forwarder, readonly RuleTarget[]>()

/** Notes that a rule was told to move. */
export function noteSwitch(rule: Forwarder, targets: readonly RuleTarget[]): void {
  begun.set(rule, targets)
}

/**
 * Sends the requests to the new target group as soon as it answers; where the new tasks are in the old one, too, not
 * before they suffice. The old one stays attached: without a load balancer it would check no target.
 */
export async function finishSwitch(rule: Forwarder, model: Forwarding, context: Context, run: Run): Promise<void> {
  const { clock, signal } = context
  const [old, next] = begun.get(rule) ?? []
  if (!next || !old) return
  const start = clock.now()
  await patiently('rollout', context, async patience => {
    while (!(await isReady(old.arn, next.arn, model, context))) {
      if (run.failed) throw new Unfinished()
      if (patience.isOver)
        throw patience.timedOut(
          `${model.kind === 'listener' ? 'Listener' : 'Rule'} ${model.id} still sends to the old target group: too few targets of the new one are healthy`,
        )
      await nextTick(clock, untilNextLook(POLL_MILLISECONDS, clock.now() - start), signal)
    }
  })
  await send(rule, allTo(next.arn, old.arn), model, context)
}

/** Takes the old target group out of a rule that has moved, for when no service registers tasks there any more. */
export function endingSwitch(
  rule: Forwarder,
  targets: readonly RuleTarget[],
  model: Forwarding,
  context: Context,
): (() => Promise<void>) | undefined {
  if (!begun.has(rule)) return undefined
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
