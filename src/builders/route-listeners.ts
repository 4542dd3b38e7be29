import { type ExistingListener, existingListener, type ListenerModel, listenersOf } from '../model/listener.ts'
import type { ListenerRuleModel } from '../model/listener-rule.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { TargetGroupModel } from '../model/target-group.ts'
import type { LoadBalancerSpec } from './load-balancer-spec.ts'

/** What a route is: of which load balancer, and for which requests. */
export interface RouteSettings<out HasNetwork = unknown, out HasListener = unknown>
  extends Pick<
    ListenerRuleModel,
    'hosts' | 'paths' | 'conditions' | 'check' | 'stickinessSeconds' | 'transforms' | 'priority'
  > {
  readonly loadBalancer?: LoadBalancerSpec<HasNetwork, HasListener>
  /** Which of its listeners. Absent: all that serve, and of a load balancer that exists the main one. */
  readonly listener?: ExistingListener
  /** In place of a load balancer: one that exists, with whatever requests it gets. */
  readonly targetGroup?: TargetGroupModel
}

/** What a route asks for, as its rules have it. */
export function askedOf(settings: RouteSettings) {
  const { hosts, paths, conditions, check, stickinessSeconds, transforms, priority } = settings
  return {
    hosts: [...hosts],
    paths: [...paths],
    ...(conditions && { conditions }),
    ...(check && { check }),
    ...(stickinessSeconds !== undefined && { stickinessSeconds }),
    ...(transforms && { transforms }),
    ...(priority !== undefined && { priority }),
  }
}

type Place = Pick<RouteSettings, 'listener'>

/** Whether a route says which listener it is of. */
export const isNamed = ({ listener = 'main' }: Place): boolean => listener !== 'main'

/** The port of the listener that a route names. */
export const namedPort = ({ listener }: Place): number | undefined =>
  typeof listener === 'object' && 'port' in listener ? listener.port : undefined

/** The listeners that have a rule for the route. */
export function servingListeners(place: Place, loadBalancer: LoadBalancerModel | undefined): readonly ListenerModel[] {
  if (!loadBalancer) return []
  if (loadBalancer.existing) return [existingListener(loadBalancer, place.listener ?? 'main')]
  const port = namedPort(place)
  return listenersOf(loadBalancer).filter(({ settings }) =>
    port === undefined ? !settings?.onlyNamed : settings?.port === port,
  )
}
