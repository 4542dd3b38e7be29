import type { Operations, World } from './operation.ts'

/** One target of a target group, and what its health checks say. */
export interface RegisteredTarget {
  readonly id: string
  readonly port: number
  state: 'initial' | 'healthy' | 'unhealthy' | 'draining'
  reason: string | undefined
  description: string | undefined
}

/** The targets of a target group by `id:port`. ECS and the load balancing API both work on them. */
export function targetsOf(world: World, targetGroupArn: string): Map<string, RegisteredTarget> {
  const groups = world.state('targets', () => new Map<string, Map<string, RegisteredTarget>>())
  const targets = groups.get(targetGroupArn) ?? new Map<string, RegisteredTarget>()
  groups.set(targetGroupArn, targets)
  return targets
}

/** The load balancing API as ECS calls it. The simulator sets it, so that the two services do not import each other. */
export function loadBalancingApi(world: World): { operations: Operations } {
  return world.state('load balancing api', () => ({ operations: {} }))
}
