import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import { loadBalancing } from './elbv2/state.ts'
import { takeChanged, usersOf } from './elbv2/usage.ts'
import type { World } from './operation.ts'
import { targetsOf } from './target-registry.ts'

/** How many healthy targets answered for a listener rule from a moment on, until its next entry. */
export interface RuleTargets {
  /** Virtual time, milliseconds since the epoch. */
  readonly at: number
  /** The rule's ARN; the listener's, for its default action. */
  readonly rule: string
  /**
   * Of the target groups that it forwards to, the one with the fewest counts. Undefined: it forwards to none, or is
   * gone.
   */
  readonly healthy: number | undefined
}

interface Ledger {
  readonly entries: RuleTargets[]
  readonly last: Map<string, number | undefined>
}

const ledger = (world: World): Ledger => world.state('rule targets', () => ({ entries: [], last: new Map() }))

export const ruleTargets = (world: World): readonly RuleTargets[] => ledger(world).entries

/** Writes down what answers for the rules that have changed, and for those that forward to these target groups. */
export function noteRuleTargets(world: World, targetGroupArns: Iterable<string> = []): void {
  const { entries, last } = ledger(world)
  const { listeners, rules } = loadBalancing(world)
  const concerned = new Set(takeChanged(world))
  for (const group of targetGroupArns) for (const rule of usersOf(world, group)) concerned.add(rule)
  for (const rule of concerned) {
    const healthy = answering(world, rules.get(rule)?.actions ?? listeners.get(rule)?.defaultActions ?? [])
    if (last.get(rule) === healthy) continue
    last.set(rule, healthy)
    entries.push({ at: world.clock.now(), rule, healthy })
  }
}

function answering(world: World, actions: readonly Action[]): number | undefined {
  const groups = actions
    .flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroups ?? [])
    .filter(({ Weight = 1 }) => Weight > 0)
  if (groups.length === 0) return undefined
  return Math.min(
    ...groups.map(
      ({ TargetGroupArn = '' }) =>
        [...targetsOf(world, TargetGroupArn).values()].filter(({ state }) => state === 'healthy').length,
    ),
  )
}
