import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Context } from '../../context.ts'
import { answers, tasksWanted } from './rule-health.ts'
import type { RuleTarget } from './rule-targets.ts'

/** Those of the groups that share a rule that are to get requests, and do not answer yet. */
export async function lateShares(
  targets: readonly RuleTarget[],
  model: ListenerRuleModel,
  context: Context,
): Promise<readonly RuleTarget[]> {
  const found = targets
    .filter(({ weight }) => weight > 0)
    .map(async target => {
      const isLate = !(await answers([target.arn], context)) && (await tasksWanted(model, context, target.arn)) !== 0
      return isLate ? [target] : []
    })
  return (await Promise.all(found)).flat()
}

/**
 * Where a rule that services share sends while some of them do not answer yet: what answers gets all, and they are attached,
 * as ECS wants it before it registers tasks there. Nothing when it can have its weights at once: all answer, or nothing does.
 */
export async function sharesMeanwhile(
  live: readonly RuleTarget[],
  wanted: readonly RuleTarget[],
  model: ListenerRuleModel,
  context: Context,
): Promise<readonly RuleTarget[] | undefined> {
  const weightNow = (arn: string): number => live.find(each => each.arn === arn)?.weight ?? 0
  const raised = wanted.filter(({ arn }) => weightNow(arn) === 0)
  const late = (await lateShares(raised, model, context)).map(({ arn }) => arn)
  if (late.length === 0) return undefined
  const ready = wanted.filter(({ arn, weight }) => weight > 0 && !late.includes(arn))
  const serving = ready.length > 0 ? ready : live.filter(({ weight }) => weight > 0)
  if (
    !(await answers(
      serving.map(({ arn }) => arn),
      context,
    ))
  )
    return undefined
  const weightOf = (arn: string): number => serving.find(each => each.arn === arn)?.weight ?? 0
  const leaving = serving.filter(({ arn }) => wanted.every(each => each.arn !== arn))
  return [...wanted.map(({ arn }) => ({ arn, weight: weightOf(arn) })), ...leaving]
}
