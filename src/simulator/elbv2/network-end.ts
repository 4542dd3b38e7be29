import type { NetworkEnd } from '../ec2/reachability.ts'
import { networking } from '../ec2/state.ts'
import type { World } from '../operation.ts'
import { type LoadBalancer, loadBalancing } from './state.ts'
import { loadBalancersOf } from './usage.ts'

/** The load balancers that send traffic to a target group, each as its targets see it. */
export const networkEndsOf = (world: World, targetGroupArn: string): readonly NetworkEnd[] =>
  loadBalancersOf(world, targetGroupArn).flatMap(arn => {
    const balancer = loadBalancing(world).loadBalancers.get(arn)
    return balancer ? [networkEndOf(world, balancer)] : []
  })

export function networkEndOf(world: World, { interfaces, securityGroups, vpcId }: LoadBalancer): NetworkEnd {
  const [first = ''] = interfaces.values()
  const address = networking(world).networkInterfaces.get(first)?.privateIpAddress ?? ''
  return { groups: securityGroups, address, vpcId }
}
