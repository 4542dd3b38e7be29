import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../operation.ts'
import { type LoadBalancing, loadBalancing } from './state.ts'

/** The target groups that actions forward to. */
export function groupsOf(actions: readonly Action[]): string[] {
  const arns = actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...(TargetGroupArn ? [TargetGroupArn] : []),
    ...(ForwardConfig?.TargetGroups ?? []).map(({ TargetGroupArn: arn = '' }) => arn),
  ])
  return [...new Set(arns)]
}

type Usage = ReadonlyMap<string, ReadonlySet<string>>

// Asked at every step of every task: to look through all rules each time would be quadratic.
const usages = new WeakMap<LoadBalancing, Usage>()

/** The load balancers with a listener or a rule that forwards to a target group. */
export function loadBalancersOf(world: World, targetGroupArn: string): string[] {
  const state = loadBalancing(world)
  const usage = usages.get(state) ?? usageOf(state)
  usages.set(state, usage)
  return [...(usage.get(targetGroupArn) ?? [])]
}

/** An operation that changes where traffic is forwarded to. */
export function forwarding<I, O>(run: (input: I, world: World) => O): (input: I, world: World) => O {
  return (input, world) => {
    try {
      return run(input, world)
    } finally {
      usages.delete(loadBalancing(world))
    }
  }
}

function usageOf({ listeners, rules }: LoadBalancing): Usage {
  const usage = new Map<string, Set<string>>()
  const note = (actions: readonly Action[], loadBalancerArn: string): void => {
    for (const arn of groupsOf(actions)) usage.set(arn, (usage.get(arn) ?? new Set()).add(loadBalancerArn))
  }
  for (const { defaultActions, loadBalancerArn } of listeners.values()) note(defaultActions, loadBalancerArn)
  for (const { actions, listenerArn } of rules.values()) {
    const listener = listeners.get(listenerArn)
    if (listener) note(actions, listener.loadBalancerArn)
  }
  return usage
}
