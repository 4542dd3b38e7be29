import type { Model } from '../../../model/index.ts'
import { type AskedFor, askedFor, type ListenerRuleModel } from '../../../model/listener-rule.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { keyOf, ownerOf } from '../../ownership.ts'
import { bandOf, LAST } from './rule-band.ts'
import { boundsOf, type ForeignRule, UNBOUND } from './rule-bounds.ts'
import { liveConditions } from './rule-conditions.ts'
import { isSame } from './rule-overlap.ts'
import { mustWait } from './rule-waiting.ts'
import { taggedRules } from './tagged-rules.ts'

interface Ranked {
  readonly rule: ListenerRuleModel
  readonly first: number
  readonly slot: number
}

/**
 * The priority of a rule: the more specific its host, and then its path, the lower the number. It depends on the rule
 * alone, unless two rules of one listener fall on the same number: then the later one moves up.
 */
export function rulePriority(rule: ListenerRuleModel, models: readonly Model[]): number {
  const known = priorities.get(models) ?? prioritiesOf(models)
  priorities.set(models, known)
  const priority = known.get(rule.id)
  if (priority === undefined) throw new RangeError(`Rule ${rule.id} is not among the rules of its stack`)
  return priority
}

// A stack's models do not change, and every one of its rules asks.
const priorities = new WeakMap<readonly Model[], ReadonlyMap<string, number>>()

function prioritiesOf(models: readonly Model[]): ReadonlyMap<string, number> {
  const byListener = new Map<string, ListenerRuleModel[]>()
  for (const model of models) {
    if (model.kind !== 'listener-rule') continue
    const rules = byListener.get(model.listener.id) ?? []
    byListener.set(model.listener.id, rules)
    rules.push(model)
  }
  return new Map([...byListener.values()].flatMap(rules => [...placedPriorities(rules, new Set())]))
}

/**
 * The priorities of all rules of one listener, by their ids, where rules that are not among them have some numbers: one that
 * the program says stands; another one whose number is taken moves up, in front of what is less specific, and down only at the very end, or before a rule of
 * others that asks for more. Where others leave no number, it is one that cannot be.
 */
export function placedPriorities(
  all: readonly ListenerRuleModel[],
  others: ReadonlySet<number>,
  foreign: readonly ForeignRule[] = [],
): ReadonlyMap<string, number> {
  const said = all.flatMap(({ id, priority }) => (priority === undefined ? [] : [[id, priority] as const]))
  const rules = all.filter(({ priority }) => priority === undefined)
  const taken = new Set([...others, ...said.map(([, priority]) => priority)])
  const free = (from: number, step: 1 | -1): number => {
    let number = from
    while (taken.has(number)) number += step
    return number
  }
  const bounds = new Map(rules.map(rule => [rule.id, boundsOf(rule, foreign)]))
  const boundOf = ({ id }: ListenerRuleModel) => bounds.get(id) ?? UNBOUND
  const order = ranked(rules).sort((a, b) => a.first - b.first || a.slot - b.slot || (a.rule.id < b.rule.id ? -1 : 1))
  const highest: number[] = []
  for (const { rule } of order.toReversed()) {
    highest.unshift(free(Math.min((highest[0] ?? LAST + 1) - 1, boundOf(rule).below - 1), -1))
  }
  let last = 0
  const derived = order.map(({ rule, first, slot }, at) => {
    const { above } = boundOf(rule)
    last = Math.min(free(Math.max(first + slot, last + 1, above + 1), 1), highest[at] ?? LAST)
    return [rule.id, last] as const
  })
  return new Map([...said, ...derived])
}

/** Each rule with its own number; behind one of the same kind that asks for a part of what it asks for. */
function ranked(rules: readonly ListenerRuleModel[]): Ranked[] {
  const found: Ranked[] = []
  for (const rule of [...rules].sort(
    (a, b) => askedBeside(b).length - askedBeside(a).length || valuesOf(a) - valuesOf(b),
  )) {
    const { first, slots } = bandOf(rule.hosts, pathsOf(rule))
    const own = Number.parseInt(hashOf(rule.id).slice(0, 8), 16) % slots
    const parts = found.filter(other => other.first === first && isPart(other.rule, rule))
    found.push({ rule, first, slot: Math.max(own, ...parts.map(({ slot }) => slot + 1)) })
  }
  return found
}

const askedBeside = ({ conditions = [] }: ListenerRuleModel): readonly AskedFor[] => conditions.map(askedFor)

/** The paths of a rule. One that asks for something else at any path has its number among those for `/*`, not behind them. */
function pathsOf({ paths, conditions = [] }: ListenerRuleModel): readonly string[] {
  const isAny = paths.length === 0 || paths.some(path => path === '*' || path === '/*')
  return isAny && conditions.length > 0 ? ['/*'] : paths
}

const valuesOf = (rule: ListenerRuleModel): number =>
  [rule.hosts, pathsOf(rule), ...askedBeside(rule).map(({ values }) => values)].flat().length

function isPart(one: ListenerRuleModel, other: ListenerRuleModel): boolean {
  const [mine, theirs] = [askedBeside(one), askedBeside(other)]
  if (valuesOf(one) === valuesOf(other) && mine.length === theirs.length) return false
  const isAmong = (some: readonly string[], all: readonly string[]) => some.every(value => all.includes(value))
  const isAsked = ({ of, values }: AskedFor) => mine.some(own => own.of === of && isAmong(own.values, values))
  return theirs.every(isAsked) && isAmong(one.hosts, other.hosts) && isAmong(pathsOf(one), pathsOf(other))
}

/**
 * The rules of a listener and the numbers that the program's go to, by their ids. Every other one keeps its number: one
 * that the stack had before, or has twice, goes last, if at all, unless it would hide one of the program's. On a listener
 * of others the program's find their place among theirs.
 */
export async function rulesAndPlaces(listenerArn: string, { listener }: ListenerRuleModel, context: Context) {
  const models = context.models.flatMap(model =>
    model.kind === 'listener-rule' && model.listener.id === listener.id ? [model] : [],
  )
  const found = new Set<ListenerRuleModel>()
  const rules = (await taggedRules(listenerArn, context)).map(rule => {
    const { stack, id } = ownerOf(rule.tags) ?? {}
    const isOfStack = stack === context.stack.name
    const model = isOfStack ? models.find(each => keyOf(each) === id && !found.has(each)) : undefined
    if (model) found.add(model)
    return { rule, priority: Number(rule.Priority), model, isLost: isOfStack && !model }
  })
  const taken = new Set(rules.flatMap(({ model, priority }) => (model ? [] : [priority])))
  const strangers = rules.flatMap(({ rule, model, isLost, priority }) =>
    model || isLost ? [] : [{ priority, asked: liveConditions(rule) }],
  )
  const others = listener.existing ? strangers : []
  return { rules, models, strangers, others, places: placedPriorities(models, taken, others) }
}

/**
 * Gives the rules of the program their priorities in one call: two that change places would be in each other's way. Those
 * that wait for their targets go on waiting. What the program has lost goes behind a rule that asks for the same. Gives
 * the place of one rule, and whether it has it: not while AWS does not tell of the rule, or while it waits.
 */
export async function setPriorities(
  listenerArn: string,
  model: ListenerRuleModel,
  context: Context,
): Promise<{ readonly place: number | undefined; readonly isPlaced: boolean }> {
  const { rules, models, places } = await rulesAndPlaces(listenerArn, model, context)
  const said = new Set(models.map(each => each.priority))
  const taken = new Set([...rules.map(({ priority }) => priority), ...places.values()])
  const freeFrom = (first: number): number => {
    let number = first
    while (taken.has(number) && number < LAST) number += 1
    while (taken.has(number)) number -= 1
    taken.add(number)
    return number
  }
  // Asked once: what a service runs changes meanwhile.
  const waiting = new Set<ListenerRuleModel>()
  const moves = await Promise.all(
    rules.map(async ({ rule, priority, model: of, isLost }) => {
      const { RuleArn } = rule
      const place = of && places.get(of.id)
      if (of && place !== undefined && place !== priority) {
        if (!(await mustWait(rule, of, context))) return [{ RuleArn, Priority: place }]
        waiting.add(of)
      }
      if (!isLost) return []
      if (said.has(priority)) return [{ RuleArn, Priority: freeFrom(priority) }]
      const asked = liveConditions(rule)
      const own = rules.find(other => other.model && isSame(liveConditions(other.rule), asked))
      const front = own?.model && places.get(own.model.id)
      if (!own?.model || front === undefined || front < priority) return []
      if (await mustWait(own.rule, own.model, context)) return []
      return [{ RuleArn, Priority: freeFrom(front) }]
    }),
  )
  if (moves.flat().length > 0) await context.aws.elbv2('SetRulePriorities', { RulePriorities: moves.flat() })
  const own = rules.find(each => each.model?.id === model.id)?.model
  return { place: places.get(model.id), isPlaced: own !== undefined && !waiting.has(own) }
}
