import type { Rule } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Context } from '../../context.ts'
import { isWaiting } from './rule-band.ts'
import { answers, tasksWanted } from './rule-health.ts'
import { lateShares } from './rule-shares.ts'
import { ruleTargets } from './rule-targets.ts'

/** Whether a rule was made behind the others, and its targets still do not answer. */
export async function mustWait(rule: Rule, model: ListenerRuleModel, context: Context): Promise<boolean> {
  if (model.answer) return false
  const priority = Number(rule.Priority)
  if (!isWaiting(priority) || priority === model.priority) return false
  if (model.shares) return (await lateShares(ruleTargets(rule.Actions), model, context)).length > 0
  if (await answers(servingGroups(rule), context)) return false
  return (await tasksWanted(model, context)) !== 0
}

/** The target groups that get requests from a rule. */
export const servingGroups = ({ Actions }: Rule): string[] =>
  ruleTargets(Actions).flatMap(({ arn, weight }) => (weight > 0 ? [arn] : []))
