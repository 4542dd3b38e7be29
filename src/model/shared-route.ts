import { isDeepStrictEqual } from 'node:util'
import type { Model } from './index.ts'
import type { ListenerRuleModel, RouteShare } from './listener-rule.ts'

/** Whether both are the rule of one route that services share, and say the same of all but who gets how much. */
export function areOfOneRoute(model: Model, known: Model): boolean {
  if (!isShared(model) || !isShared(known)) return false
  const weights = new Map(known.shares.map(({ targetGroup, weight }) => [targetGroup.id, weight]))
  const agree = model.shares.every(({ targetGroup: { id }, weight }) => (weights.get(id) ?? weight) === weight)
  return agree && isDeepStrictEqual({ ...model, shares: [] }, { ...known, shares: [] })
}

/** The rule with the shares of both, where `known` lacks some. */
export function joinedRoute(model: Model, known: Model): Shared | undefined {
  if (!isShared(model) || !isShared(known)) return undefined
  const more = model.shares.filter(({ targetGroup: { id } }) => known.shares.every(each => each.targetGroup.id !== id))
  return more.length === 0 ? undefined : { ...known, shares: [...known.shares, ...more] }
}

/** The rules that services share, whole. */
export function sharedRoutes(models: readonly Model[]): readonly Shared[] {
  const found = new Map<string, Shared>()
  for (const model of models) {
    if (!isShared(model)) continue
    const known = found.get(model.id) ?? model
    found.set(model.id, joinedRoute(model, known) ?? known)
  }
  return [...found.values()]
}

type Shared = ListenerRuleModel & { readonly shares: readonly RouteShare[] }

const isShared = (model: Model): model is Shared => model.kind === 'listener-rule' && model.shares !== undefined
