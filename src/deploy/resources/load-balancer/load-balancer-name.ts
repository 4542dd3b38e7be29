import { isNameOf } from '../../ownership.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const LONGEST_LOAD_BALANCER_NAME = 32

/** Whether a load balancer of this id has such a name. */
export const isLoadBalancerName = (name: string, id: string): boolean =>
  isNameOf(name, [id], LONGEST_LOAD_BALANCER_NAME)
