import type { Model } from '../../model/index.ts'
import type { ListenerRuleModel } from '../../model/listener-rule.ts'
import { hashOf } from '../canonical.ts'

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

/**
 * The free number nearest to one that somebody else's rule has: above it, or else below, without passing a rule of ours.
 */
export function freePriority(
  wanted: number,
  others: readonly { readonly priority: number; readonly ours: boolean }[],
): number | undefined {
  const taken = new Map(others.map(({ priority, ours }) => [priority, ours]))
  for (const step of [1, -1]) {
    let priority = wanted
    while (taken.get(priority) === false) priority += step
    if (!taken.has(priority) && priority >= 1 && priority <= LAST) return priority
  }
  return undefined
}

// A stack's models do not change, and every one of its rules asks.
const priorities = new WeakMap<readonly Model[], ReadonlyMap<string, number>>()

function prioritiesOf(models: readonly Model[]): ReadonlyMap<string, number> {
  const byListener = new Map<string, Ranked[]>()
  for (const model of models) {
    if (model.kind !== 'listener-rule') continue
    const rules = byListener.get(model.listener.id) ?? []
    byListener.set(model.listener.id, rules)
    rules.push(ranked(model))
  }
  const found = new Map<string, number>()
  for (const rules of byListener.values()) {
    let last = 0
    rules.sort((a, b) => a.first - b.first || a.slot - b.slot || (a.id < b.id ? -1 : 1))
    for (const [at, { id, first, slot }] of rules.entries()) {
      const highest = LAST - (rules.length - 1 - at)
      last = Math.min(Math.max(first + slot, last + 1), highest)
      found.set(id, last)
    }
  }
  return found
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
