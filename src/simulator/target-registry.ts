import type { NetworkEnd } from './ec2/reachability.ts'
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

/** What ECS asks of load balancing. */
export interface LoadBalancingApi {
  operations: Operations
  /** The load balancers that send traffic to a target group, as its targets see them. */
  endsOf: (world: World, targetGroupArn: string) => readonly NetworkEnd[]
}

/** The load balancing API as ECS calls it. The simulator sets it, so that the two services do not import each other. */
export function loadBalancingApi(world: World): LoadBalancingApi {
  return world.state('load balancing api', () => ({ operations: {}, endsOf: () => [] }))
}
