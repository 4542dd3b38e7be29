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
  const forwards = ({ actions }: { actions: readonly Action[] }): boolean => groupsOf(actions).includes(targetGroupArn)
  const users = [...listeners.values()].filter(
    ({ arn, defaultActions }) =>
      forwards({ actions: defaultActions }) ||
      [...rules.values()].some(rule => rule.listenerArn === arn && forwards(rule)),
  )
  return [...new Set(users.map(each => each.loadBalancerArn))]
}
