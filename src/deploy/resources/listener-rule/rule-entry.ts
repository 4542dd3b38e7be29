import { nextTick, untilNextLook } from '../../../aws/clock.ts'
import type { Rule } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { Outputs } from '../../../model/index.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { patiently } from '../../rollout/phase.ts'
import { type Run, Unfinished } from '../handler.ts'
import { readListeners, readRules } from '../listener/listeners.ts'
import { LAST } from './rule-band.ts'
import { liveConditions, type RuleConditions } from './rule-conditions.ts'
import { answers } from './rule-health.ts'
import { isSame, overlaps } from './rule-overlap.ts'
import { setPriorities } from './rule-priority.ts'
import { mustWait, servingGroups } from './rule-waiting.ts'
import { ruleOf } from './tagged-rules.ts'

const POLL_MILLISECONDS = 1_000
// For so long AWS may not tell of what was made.
const APPEARS_MILLISECONDS = 60_000

/** The rules that a listener had when the plan was made, or, of one that is new, when the first rule asks. */
export const rulesBefore = (listenerArn: string, context: Context): Promise<readonly Rule[]> =>
  context.batches.once(`rules before ${listenerArn}`, () => readRules(listenerArn, context))

/**
 * Whether a new rule would take requests that others answer now. Such a rule is made behind all others, and gets its
 * place once its own targets answer: a rule without a healthy target answers with 503. One that answers itself does so
 * only where what the stack had before asks for the same, and has to be moved out of its way.
 */
export async function wouldSilence(
  { listenerArn, conditions, priority }: Place,
  { listener, answer }: ListenerRuleModel,
  context: Context,
): Promise<boolean> {
  const rules = (await rulesBefore(listenerArn, context)).map(rule => ({ rule, asked: liveConditions(rule) }))
  const same = rules.some(({ asked }) => isSame(asked, conditions))
  if (answer) return same
  const behind = rules.filter(({ rule, asked }) => Number(rule.Priority) > priority && overlaps(asked, conditions))
  const last = listener.existing ? await defaultGroups(listenerArn, context) : []
  return same || (await answers([...new Set([...behind.flatMap(({ rule }) => servingGroups(rule)), ...last])], context))
}

/** Where a listener of others sends what no rule asks for. One of the stack sends it nowhere. */
async function defaultGroups(listenerArn: string, context: Context): Promise<readonly string[]> {
  const loadBalancer = listenerArn.replace(':listener/', ':loadbalancer/').replace(/\/[^/]+$/, '')
  const listeners = await context.batches.once(`listeners of ${loadBalancer}`, () =>
    readListeners(loadBalancer, context),
  )
  return servingGroups({ Actions: listeners.find(each => each.ListenerArn === listenerArn)?.DefaultActions ?? [] })
}

interface Place {
  readonly listenerArn: string
  readonly conditions: RuleConditions
  readonly priority: number
}

/** A number behind all rules: the first rule of the program gets the last that is free, and so on. */
export function numberBehind(rules: readonly Rule[], model: ListenerRuleModel, { models }: Context): number {
  const all = models.flatMap(each => (each.kind === 'listener-rule' ? [each] : []))
  const said = all.flatMap(({ priority }) => priority ?? [])
  const taken = new Set([...rules.map(({ Priority }) => Number(Priority)), ...said])
  let number = LAST
  for (let others = all.findIndex(({ id }) => id === model.id); others > 0 || taken.has(number); number -= 1)
    if (!taken.has(number)) others -= 1
  return number
}

// Kept, not read again: right after a rule was made, AWS may not tell of it yet.
const waiting = new WeakMap<Outputs['listener-rule'], string>()

/** Notes that a rule waits behind the others. */
export function noteWaiting(rule: Outputs['listener-rule'], listenerArn: string): void {
  waiting.set(rule, listenerArn)
}

/** Whether a rule waits behind the others, and should go on waiting. */
export async function goesOnWaiting(
  rule: Outputs['listener-rule'],
  listenerArn: string,
  model: ListenerRuleModel,
  context: Context,
): Promise<boolean> {
  const seen = await told(rule, listenerArn, context)
  return seen !== undefined && mustWait(seen, model, context)
}

const told = async ({ arn }: Outputs['listener-rule'], listenerArn: string, context: Context) =>
  (await readRules(listenerArn, context)).find(({ RuleArn }) => RuleArn === arn)

/** Gives a rule that waits its place, as soon as its own targets answer. */
export async function finishWaiting(
  rule: Outputs['listener-rule'],
  model: ListenerRuleModel,
  context: Context,
  run: Run,
): Promise<void> {
  const listenerArn = waiting.get(rule)
  if (!listenerArn) return
  const { clock, signal } = context
  const start = clock.now()
  let unseenSince: number | undefined
  await patiently('rollout', context, async patience => {
    for (;;) {
      // Another run may have found it to be a second one, and deleted it.
      const seen = (await told(rule, listenerArn, context)) ?? (await ruleOf(listenerArn, model, context))
      const waits = seen !== undefined && (await mustWait(seen, model, context))
      if (!waits && (await setPriorities(listenerArn, model, context)).isPlaced) return
      if (run.failed) throw new Unfinished()
      if (patience.isOver)
        throw patience.timedOut(`Rule ${model.id} still waits behind the others: no target of its group is healthy`)
      unseenSince = seen ? undefined : (unseenSince ?? clock.now())
      if (unseenSince !== undefined && clock.now() - unseenSince >= APPEARS_MILLISECONDS) throw deleted(model)
      await nextTick(clock, untilNextLook(POLL_MILLISECONDS, clock.now() - start), signal)
    }
  })
}

function deleted({ id }: ListenerRuleModel): DiagnosedError {
  const cause = `Rule ${id} is not there any more`
  const fix = 'Find out who deleted it, and run the program again: it makes the rule anew.'
  return new DiagnosedError(cause, [{ code: 'listener-rule.deleted', cause, evidence: [], fix }])
}
