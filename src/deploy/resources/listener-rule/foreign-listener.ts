import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Context } from '../../context.ts'
import { nameOf } from '../../ownership.ts'
import type { Foreseen, Live } from '../handler.ts'
import { unplaceable } from './rule-bounds.ts'
import { conditionsOf } from './rule-conditions.ts'
import { isWithin } from './rule-overlap.ts'
import { rulesAndPlaces } from './rule-priority.ts'

type Among = Awaited<ReturnType<typeof rulesAndPlaces>>

/** The number that a rule goes to. */
export async function priorityFor(listenerArn: string, model: ListenerRuleModel, context: Context): Promise<number> {
  const { places } = await rulesAndPlaces(listenerArn, model, context)
  const place = places.get(model.id)
  if (place === undefined) throw new RangeError(`Rule ${model.id} is not among the rules of its stack`)
  return place
}

/**
 * Whether a rule that is not on its own number is where it should be: where others have left it a place. On a listener of
 * others it stays where it is, whatever they do later, as long as the program's rules are in their order.
 */
export async function isInPlace(
  priority: number,
  listenerArn: string,
  model: ListenerRuleModel,
  context: Context,
): Promise<boolean> {
  const { rules, places } = await rulesAndPlaces(listenerArn, model, context)
  const place = places.get(model.id)
  if (priority === place || place === undefined) return priority === place
  if (!model.listener.existing) return false
  return rules.every(other => {
    const theirs = other.model && places.get(other.model.id)
    return theirs === undefined || Math.sign(theirs - place) === Math.sign(other.priority - priority)
  })
}

/** What can be told of a rule among those of others: that it has no place, or gets no request where it is. */
export function foreseenAmong(
  live: Live<'listener-rule'> | undefined,
  model: ListenerRuleModel,
  { rules, others, places }: Among,
): Foreseen {
  if (!live) {
    const problem = unplaceable(model, places.get(model.id), others)
    return problem ? { problems: [problem] } : {}
  }
  const own = rules.find(rule => rule.model?.id === model.id)
  const asked = conditionsOf(model)
  const front = others.find(other => other.priority < (own?.priority ?? 0) && isWithin(asked, other.asked))
  if (!front) return {}
  const note = `${nameOf(model)} gets no request: a rule of others with priority ${front.priority} comes first and asks for all of that`
  return { notes: [note] }
}
