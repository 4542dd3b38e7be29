import { nextTick } from '../../../aws/clock.ts'
import type { Rule } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'
import { type Run, Unfinished } from '../handler.ts'
import { readRules } from '../listener/listeners.ts'
import type { Outputs } from '../outputs.ts'
import { LAST } from './rule-band.ts'
import { liveConditions, type RuleConditions } from './rule-conditions.ts'
import { answers } from './rule-health.ts'
import { isSame, overlaps } from './rule-overlap.ts'
import { setPriorities } from './rule-priority.ts'
import { mustWait, servingGroups } from './rule-waiting.ts'

const POLL_MILLISECONDS = 1_000

/** The rules that a listener had when the plan was made, or, of one that is new, when the first rule asks. */
export const rulesBefore = (listenerArn: string, context: Context): Promise<readonly Rule[]> =>
  context.batches.once(`rules before ${listenerArn}`, () => readRules(listenerArn, context))

/**
 * Whether a new rule would take requests that others answer now. Such a rule is made behind all others, and gets its
 * place once its own targets answer: a rule without a healthy target answers with 503.
 */
export async function wouldSilence({ listenerArn, conditions, priority }: Place, context: Context): Promise<boolean> {
  const rules = (await rulesBefore(listenerArn, context)).map(rule => ({ rule, asked: liveConditions(rule) }))
  const same = rules.some(({ asked }) => isSame(asked, conditions))
  const behind = rules.filter(({ rule, asked }) => Number(rule.Priority) > priority && overlaps(asked, conditions))
  return same || (await answers([...new Set(behind.flatMap(({ rule }) => servingGroups(rule)))], context))
}

interface Place {
  readonly listenerArn: string
  readonly conditions: RuleConditions
  readonly priority: number
}

/** A number behind all rules: the first rule of the program gets the last that is free, and so on. */
export async function numberBehind(listenerArn: string, model: ListenerRuleModel, context: Context): Promise<number> {
  const taken = new Set((await readRules(listenerArn, context)).map(({ Priority }) => Number(Priority)))
  const rules = context.models.filter(({ kind }) => kind === 'listener-rule')
  let number = LAST
  for (let others = rules.findIndex(({ id }) => id === model.id); others > 0 || taken.has(number); number -= 1)
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
  { arn }: Outputs['listener-rule'],
  listenerArn: string,
  model: ListenerRuleModel,
  context: Context,
): Promise<boolean> {
  const rule = (await readRules(listenerArn, context)).find(({ RuleArn }) => RuleArn === arn)
  return rule !== undefined && mustWait(rule, model, context)
}

/** Gives a rule that waits its place, as soon as its own targets answer. */
export async function finishWaiting(
  rule: Outputs['listener-rule'],
  model: ListenerRuleModel,
  context: Context,
  run: Run,
): Promise<void> {
  const listenerArn = waiting.get(rule)
  if (!listenerArn) return
  await patiently('rollout', context, async patience => {
    while (await goesOnWaiting(rule, listenerArn, model, context)) {
      if (run.failed) throw new Unfinished()
      if (patience.isOver)
        throw patience.timedOut(`Rule ${model.id} still waits behind the others: no target of its group is healthy`)
      await nextTick(context.clock, POLL_MILLISECONDS, context.signal)
    }
  })
  await setPriorities(listenerArn, model, context)
}
