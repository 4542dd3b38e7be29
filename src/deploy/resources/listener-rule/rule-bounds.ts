import { PlanError } from '../../../errors.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import { nameOf } from '../../ownership.ts'
import { conditionsOf, type RuleConditions } from './rule-conditions.ts'
import { isSame, isWithin } from './rule-overlap.ts'

/** A rule that the stack did not make. */
export interface ForeignRule {
  readonly priority: number
  readonly asked: RuleConditions
}

/** Between which numbers of others a rule has to be: behind what asks for a part of its requests, before what asks for more. */
export interface Bounds {
  readonly above: number
  readonly below: number
}

export const UNBOUND: Bounds = { above: 0, below: Number.POSITIVE_INFINITY }

export function boundsOf(model: ListenerRuleModel, others: readonly ForeignRule[]): Bounds {
  const own = conditionsOf(model)
  const apart = others.filter(({ asked }) => !isSame(asked, own))
  const parts = apart.filter(({ asked }) => isWithin(asked, own))
  const wholes = apart.filter(({ asked }) => isWithin(own, asked))
  return {
    above: Math.max(UNBOUND.above, ...parts.map(({ priority }) => priority)),
    below: Math.min(UNBOUND.below, ...wholes.map(({ priority }) => priority)),
  }
}

/** That a rule of others has the number that the program says. */
export function numberTaken(model: ListenerRuleModel, priority: number, { asked }: ForeignRule): PlanError {
  const words = Object.values(asked).flat().join(' ')
  return new PlanError('ownership.foreign', {
    resource: nameOf(model),
    message: `Priority ${priority} of listener ${model.listener.id} is that of a rule of others, for ${words}`,
    fix: 'Give the route another number, or none: then it finds its place. The rule of others is not touched from here.',
  })
}

/** What keeps a new rule from having a place among the rules of others, which stay where they are. */
export function unplaceable(
  model: ListenerRuleModel,
  place: number | undefined,
  others: readonly ForeignRule[],
): PlanError | undefined {
  const resource = nameOf(model)
  const { id } = model.listener
  const asked = conditionsOf(model)
  const words = Object.values(asked).flat().join(' ')
  const same = others.find(other => isSame(other.asked, asked))
  const fix =
    'Give this service another host or path, or let those who made that rule change it: it is not touched from here.'
  if (same) {
    const message = `Listener ${id} has a rule of others for ${words} already, with priority ${same.priority}: one of the two would get no request`
    return new PlanError('ownership.foreign', { resource, message, fix })
  }
  const { above, below } = boundsOf(model, others)
  if (model.priority !== undefined || (place !== undefined && place > above && place < below)) return undefined
  const behind = above > 0 ? `behind the rule with priority ${above}, which asks for a part of that` : ''
  const before = Number.isFinite(below) ? `before the rule with priority ${below}, which asks for all of that` : ''
  const message = `Listener ${id} has no free priority for ${words}: it would have to be ${[behind, before].filter(Boolean).join(' and ')}`
  return new PlanError('ownership.foreign', { resource, message, fix })
}
