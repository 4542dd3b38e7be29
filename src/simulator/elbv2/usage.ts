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

// Asked at every step of every task: to look through all rules each time would be quadratic.
interface Usage {
  /** The groups that each rule or listener forwards to. */
  readonly groups: Map<string, readonly string[]>
  /** The rules and listeners that forward to each group. */
  readonly users: Map<string, Set<string>>
  /** The rules and listeners that have changed since somebody took them. */
  readonly changed: Set<string>
}

const usageOf = (world: World): Usage =>
  world.state('elbv2 usage', () => ({ groups: new Map(), users: new Map(), changed: new Set() }))

/** Notes where a rule, or a listener by default, forwards to from now on; nowhere when it is gone. */
export function noteForwarding(world: World, arn: string, actions: readonly Action[] = []): void {
  const { groups, users, changed } = usageOf(world)
  for (const group of groups.get(arn) ?? []) users.get(group)?.delete(arn)
  const now = groupsOf(actions)
  if (now.length > 0) groups.set(arn, now)
  else groups.delete(arn)
  for (const group of now) users.set(group, (users.get(group) ?? new Set()).add(arn))
  changed.add(arn)
}

/** The ARNs of the rules and listeners that forward to a target group. */
export const usersOf = (world: World, targetGroupArn: string): ReadonlySet<string> =>
  usageOf(world).users.get(targetGroupArn) ?? new Set()

/** The ARNs of the rules and listeners that have changed since the last time this was asked. */
export function takeChanged(world: World): readonly string[] {
  const { changed } = usageOf(world)
  const taken = [...changed]
  changed.clear()
  return taken
}

/** The load balancers with a listener or a rule that forwards to a target group. */
export function loadBalancersOf(world: World, targetGroupArn: string): string[] {
  const { listeners, rules } = loadBalancing(world)
  const found = [...usersOf(world, targetGroupArn)].flatMap(arn => {
    const listener = listeners.get(rules.get(arn)?.listenerArn ?? arn)
    return listener ? [listener.loadBalancerArn] : []
  })
  return [...new Set(found)]
}
