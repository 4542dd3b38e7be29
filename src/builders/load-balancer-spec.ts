import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { LOAD_BALANCER_INCOMPLETE } from '../validators/load-balancer.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { NETWORK_LOAD_BALANCER_INCOMPLETE } from '../validators/network-load-balancer.ts'
import type { CheckedDefinition } from './steps.ts'

/** Stands for the listener of a Network Load Balancer that has none yet. */
export type Unheard = 'no listener'

declare const loadBalancerSpec: unique symbol

/** A load balancer as other resources see it: whether it has a network and a listener. `unknown` is "not set yet". */
export interface LoadBalancerSpec<out HasNetwork = unknown, out HasListener = unknown>
  extends CheckedDefinition<LoadBalancerModel> {
  /** @internal */
  readonly [loadBalancerSpec]: { readonly network: HasNetwork; readonly listener: HasListener }
}

/** The load balancer itself when nothing is missing; otherwise what is missing. */
export type CompleteLoadBalancer<T extends LoadBalancerSpec> = unknown extends T[typeof loadBalancerSpec]['network']
  ? Mistake<(typeof LOAD_BALANCER_INCOMPLETE)['network']>
  : unknown extends T[typeof loadBalancerSpec]['listener']
    ? Mistake<(typeof LOAD_BALANCER_INCOMPLETE)['listener']>
    : T[typeof loadBalancerSpec]['listener'] extends Unheard
      ? Mistake<(typeof NETWORK_LOAD_BALANCER_INCOMPLETE)['listener']>
      : T
