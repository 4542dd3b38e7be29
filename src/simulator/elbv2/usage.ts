import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../operation.ts'
import { loadBalancing } from './state.ts'

/** The target groups that actions forward to. */
export function groupsOf(actions: readonly Action[]): string[] {
  const arns = actions.flatMap(({ TargetGroupArn, ForwardConfig }) => [
    ...(TargetGroupArn ? [TargetGroupArn] : []),
    ...(ForwardConfig?.TargetGroups ?? []).map(({ TargetGroupArn: arn = '' }) => arn),
  ])
  return [...new Set(arns)]
}

/** The load balancers with a listener or a rule that forwards to a target group. */
export function loadBalancersOf(world: World, targetGroupArn: string): string[] {
  const { listeners, rules } = loadBalancing(world)
  const byDefault = [...listeners.values()].filter(each => forwardsTo(each.defaultActions, targetGroupArn))
  const byRule = [...rules.values()]
    .filter(({ actions }) => forwardsTo(actions, targetGroupArn))
    .flatMap(({ listenerArn }) => listeners.get(listenerArn) ?? [])
  return [...new Set([...byDefault, ...byRule].map(each => each.loadBalancerArn))]
}

function forwardsTo(actions: readonly Action[], targetGroupArn: string): boolean {
  return actions.some(
    ({ TargetGroupArn, ForwardConfig }) =>
      TargetGroupArn === targetGroupArn ||
      ForwardConfig?.TargetGroups?.some(({ TargetGroupArn: arn }) => arn === targetGroupArn),
  )
}
