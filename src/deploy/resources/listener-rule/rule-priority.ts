import type { Model } from '../../../model/index.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { isOurs } from '../is-ours.ts'
import { taggedRules } from './tagged-rules.ts'

const LAST = 50_000
// Literal characters of a pattern that count; longer ones rank the same.
const HOST_LENGTHS = 40
const PATH_LENGTHS = 30
// Exact path, wildcard paths by length, any path.
const PATH_RANKS = 1 + PATH_LENGTHS + 1
// Priorities that each pair of a host rank and a path rank has to itself.
const EXACT_HOST_SLOTS = 700
const WILDCARD_HOST_SLOTS = 14
const ANY_HOST_SLOTS = 300

interface Ranked {
  readonly id: string
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
 * The priorities of all rules of one listener, by their ids, where rules that are not among them have some numbers: one
 * whose number is taken moves up, in front of what is less specific, and down only at the very end.
 */
export function placedPriorities(
  rules: readonly ListenerRuleModel[],
  taken: ReadonlySet<number>,
): ReadonlyMap<string, number> {
  const free = (from: number, step: 1 | -1): number => {
    let number = from
    while (taken.has(number)) number += step
    return number
  }
  const order = rules.map(ranked).sort((a, b) => a.first - b.first || a.slot - b.slot || (a.id < b.id ? -1 : 1))
  const highest: number[] = []
  while (highest.length < order.length) highest.unshift(free((highest[0] ?? LAST + 1) - 1, -1))
  let last = 0
  return new Map(
    order.map(({ id, first, slot }, at) => {
      last = Math.min(free(Math.max(first + slot, last + 1), 1), highest[at] ?? LAST)
      return [id, last]
    }),
  )
}

/**
 * The rules of a listener and the numbers that the program's go to, by their ids. Every other one keeps its number, also
 * one that the stack had before: it goes last, if at all.
 */
export async function rulesAndPlaces(listenerArn: string, { listener }: ListenerRuleModel, context: Context) {
  const models = context.models.flatMap(model =>
    model.kind === 'listener-rule' && model.listener.id === listener.id ? [model] : [],
  )
  const rules = (await taggedRules(listenerArn, context)).map(({ RuleArn, Priority, tags }) => ({
    RuleArn,
    priority: Number(Priority),
    id: models.find(model => isOurs(tags, model, context))?.id,
  }))
  const taken = new Set(rules.flatMap(({ id, priority }) => (id === undefined ? [priority] : [])))
  return { rules, places: placedPriorities(models, taken) }
}

/** Gives all rules of the program their priorities in one call: two that change places would be in each other's way. */
export async function setPriorities(
  listenerArn: string,
  model: ListenerRuleModel,
  context: Context,
): Promise<ReadonlyMap<string, number>> {
  const { rules, places } = await rulesAndPlaces(listenerArn, model, context)
  const moves = rules.flatMap(({ RuleArn, priority, id = '' }) => {
    const Priority = places.get(id)
    return Priority === undefined || Priority === priority ? [] : [{ RuleArn, Priority }]
  })
  if (moves.length > 0) await context.aws.elbv2('SetRulePriorities', { RulePriorities: moves })
  return places
}

function ranked({ id, hosts, paths }: ListenerRuleModel): Ranked {
  const { first, slots } = band(hosts, paths)
  return { id, first, slot: Number.parseInt(hashOf(id).slice(0, 8), 16) % slots }
}

function band(hosts: readonly string[], paths: readonly string[]): { readonly first: number; readonly slots: number } {
  const host = rank(hosts, HOST_LENGTHS)
  const path = rank(paths, PATH_LENGTHS)
  const wildcards = 1 + PATH_RANKS * EXACT_HOST_SLOTS
  const anyHost = wildcards + HOST_LENGTHS * PATH_RANKS * WILDCARD_HOST_SLOTS
  if (host === 0) return { first: 1 + path * EXACT_HOST_SLOTS, slots: EXACT_HOST_SLOTS }
  if (host > HOST_LENGTHS) return { first: anyHost + path * ANY_HOST_SLOTS, slots: ANY_HOST_SLOTS }
  const before = (host - 1) * PATH_RANKS + path
  return { first: wildcards + before * WILDCARD_HOST_SLOTS, slots: WILDCARD_HOST_SLOTS }
}

/** 0: exact. 1 to `lengths`: wildcards, the longest first. Above: anything. The least specific of several counts. */
function rank(patterns: readonly string[], lengths: number): number {
  const ranks = patterns.map(pattern => {
    if (!/[*?]/.test(pattern)) return 0
    const literal = pattern.replace(/[*?]/g, '').length
    return lengths + 1 - Math.min(literal, lengths)
  })
  return patterns.length === 0 ? lengths + 1 : Math.max(...ranks)
}
