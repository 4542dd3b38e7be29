import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Context } from '../../context.ts'
import { nameOf } from '../../ownership.ts'
import type { IgnoredDrift } from '../../planning/diff.ts'
import type { Foreseen, Live } from '../handler.ts'
import { isWaiting } from './rule-band.ts'
import { numberTaken, unplaceable } from './rule-bounds.ts'
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
 * Why a rule that is not on its own number is where it should be; nothing where it is not: where others have left it a
 * place, or where nothing comes between, as when what had its number has gone since, unless it waits. On a listener of
 * others it stays where it is, whatever they do later, as long as the program's rules are in their order.
 */
export async function whyInPlace(
  priority: number,
  listenerArn: string,
  model: ListenerRuleModel,
  context: Context,
): Promise<IgnoredDrift | undefined> {
  const { rules, places } = await rulesAndPlaces(listenerArn, model, context)
  const place = places.get(model.id)
  if (priority === place) return 'number taken by others'
  if (place === undefined || model.priority !== undefined) return undefined
  if (!model.listener.existing) {
    // The next one that waits would be made before it.
    if (isWaiting(priority)) return undefined
    const isBetween = (number: number): boolean =>
      number >= Math.min(place, priority) && number <= Math.max(place, priority)
    const comesBetween =
      rules.some(other => other.model !== model && isBetween(other.priority)) ||
      [...places].some(([id, number]) => id !== model.id && isBetween(number))
    return comesBetween ? undefined : 'no rule comes between'
  }
  const isInOrder = rules.every(other => {
    const theirs = other.model && places.get(other.model.id)
    return theirs === undefined || Math.sign(theirs - place) === Math.sign(other.priority - priority)
  })
  return isInOrder ? 'number taken by others' : undefined
}

/** What can be told of a rule whose number the program says: that others have it, or that a rule gets no request by it. */
export function foreseenOfNumber(model: ListenerRuleModel, { models, strangers, places }: Among): Foreseen {
  const { priority = 0 } = model
  const asked = conditionsOf(model)
  const taken = strangers.find(other => other.priority === priority)
  const hidden = models.filter(other => {
    const theirs = places.get(other.id) ?? 0
    return theirs > priority && isWithin(conditionsOf(other), asked)
  })
  const front = models.find(
    other => (places.get(other.id) ?? priority) < priority && isWithin(asked, conditionsOf(other)),
  )
  const silent = (one: ListenerRuleModel, first: ListenerRuleModel): string =>
    `${nameOf(one)} gets no request: ${nameOf(first)} with priority ${places.get(first.id)} comes first and asks for all of that`
  return {
    problems: taken ? [numberTaken(model, priority, taken)] : [],
    notes: [...hidden.map(other => silent(other, model)), ...(front ? [silent(model, front)] : [])],
  }
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
