import type { ExistingListener } from '../model/listener.ts'
import type { TargetGroupModel } from '../model/target-group.ts'
import type { LOAD_BALANCER_INCOMPLETE } from '../validators/load-balancer.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { NETWORK_LOAD_BALANCER_INCOMPLETE } from '../validators/network-load-balancer.ts'
import { taking } from './calls.ts'
import { typed } from './definition.ts'
import { text } from './kinds.ts'
import type { LoadBalancerSpec, Unheard } from './load-balancer-spec.ts'
import { offers } from './offered.ts'

/** Where a route keeps what it is. */
export const route: unique symbol = Symbol('fluent-ecs route')

/** Requests to a load balancer that match a host and a path. A load balancer itself is the route of all its requests. */
export interface Route<out HasNetwork = unknown, out HasListener = unknown> {
  /** @internal */
  readonly [route]: {
    readonly loadBalancer?: LoadBalancerSpec<HasNetwork, HasListener>
    /** Which of its listeners. Absent: all that serve, and of a load balancer that exists the main one. */
    readonly listener?: ExistingListener
    /** In place of a load balancer: one that exists, with whatever requests it gets. */
    readonly targetGroup?: TargetGroupModel
    readonly hosts: readonly string[]
    readonly paths: readonly string[]
  }
}

/** A route that can still be narrowed. */
export interface RouteBuilder<out HasNetwork = unknown, out HasListener = unknown>
  extends Route<HasNetwork, HasListener> {
  /**
   * Adds host names, any of which matches. `*` and `?` are wildcards. A route takes 5 hosts and paths in all.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
   */
  host(host: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /** Adds paths, any of which matches. `*` and `?` are wildcards, so `/api` does not match `/api/users` but `/api*` does. */
  path(path: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
}

/** The route itself when its load balancer lacks nothing; otherwise what is missing. */
export type CompleteRoute<R extends Route> = R extends Route<true, true> ? R : NoInfer<IncompleteRoute<R>>

type IncompleteRoute<R extends Route> =
  R extends Route<infer N, infer L>
    ? unknown extends N
      ? Mistake<(typeof LOAD_BALANCER_INCOMPLETE)['network']>
      : [L] extends [Unheard]
        ? Mistake<(typeof NETWORK_LOAD_BALANCER_INCOMPLETE)['listener']>
        : Mistake<(typeof LOAD_BALANCER_INCOMPLETE)['listener']>
    : never

export function routeOf<N, L>(settings: Route<N, L>[typeof route]): RouteBuilder<N, L> {
  return typed<RouteBuilder<N, L>>(new RouteSteps(settings))
}

class RouteSteps {
  readonly #settings: Route[typeof route]

  constructor(settings: Route[typeof route]) {
    this.#settings = settings
  }

  /** What is not narrowed is the route of all requests. */
  get [route](): Route[typeof route] {
    const { hosts, paths } = this.#settings
    return hosts.length + paths.length > 0 ? this.#settings : { ...this.#settings, paths: ['/*'] }
  }

  host(...hosts: readonly string[]): RouteSteps {
    return new RouteSteps({ ...this.#settings, hosts: [...this.#settings.hosts, ...hosts] })
  }

  path(...paths: readonly string[]): RouteSteps {
    return new RouteSteps({ ...this.#settings, paths: [...this.#settings.paths, ...paths] })
  }
}

offers(RouteSteps, 'route', { host: taking(text, text), path: taking(text, text) })
