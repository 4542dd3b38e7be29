import type { ExistingListener } from '../model/listener.ts'
import type { QueryValue, RequestCondition } from '../model/listener-rule.ts'
import type { CognitoSettings, JwtSettings, OidcSettings, RouteCheck } from '../model/route-check.ts'
import type { TargetGroupModel } from '../model/target-group.ts'
import type { LOAD_BALANCER_INCOMPLETE } from '../validators/load-balancer.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { NETWORK_LOAD_BALANCER_INCOMPLETE } from '../validators/network-load-balancer.ts'
import { call, once, taking } from './calls.ts'
import { typed } from './definition.ts'
import { data, text } from './kinds.ts'
import type { LoadBalancerSpec, Unheard } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import { OF_ROUTE_BUILDER } from './option-names.ts'

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
    /** What else requests must have. */
    readonly conditions?: readonly RequestCondition[]
    readonly check?: RouteCheck
  }
}

/** A route that can still be narrowed. */
export interface RouteBuilder<out HasNetwork = unknown, out HasListener = unknown>
  extends Route<HasNetwork, HasListener> {
  /**
   * Adds host names, any of which matches. `*` and `?` are wildcards. A route takes 5 values in all.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
   */
  host(host: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /** Adds paths, any of which matches. `*` and `?` are wildcards, so `/api` does not match `/api/users` but `/api*` does. */
  path(path: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /**
   * Asks for a header that has one of these values, whatever their case. `*` and `?` are wildcards. A second call is a
   * further condition: both must match.
   *
   * @example
   * edge.host('shop.example.com').httpHeader('X-Origin-Verify', 'from-cloudfront')
   */
  httpHeader(name: string, value: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /** Asks for one of these methods, in capitals. */
  httpRequestMethod(method: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /**
   * Asks for one of these parameters of the query; without a key, for a value of any. `*` and `?` are wildcards. A second
   * call is a further condition.
   *
   * @example
   * edge.path('/api/*').queryString({ key: 'version', value: '2' })
   */
  queryString(value: QueryValue, ...more: QueryValue[]): RouteBuilder<HasNetwork, HasListener>
  /** Asks for a client whose address is in one of these ranges. Behind a proxy that is the proxy's: ask for a header there. */
  sourceIp(cidr: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /** Asks for a host that matches one of these regular expressions, in place of `host`. */
  hostRegex(regex: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /** Asks for a path that matches one of these regular expressions, in place of `path`. */
  pathRegex(regex: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /**
   * Lets only those in who have logged in with this provider. An HTTPS listener is needed, and a way from the load balancer
   * to the provider.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
   */
  authenticateOidc(settings: OidcSettings): RouteBuilder<HasNetwork, HasListener>
  /** Lets only those in who have logged in with a user pool of Amazon Cognito. */
  authenticateCognito(settings: CognitoSettings): RouteBuilder<HasNetwork, HasListener>
  /**
   * Lets only requests in that have a valid token.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html
   */
  jwtValidation(settings: JwtSettings): RouteBuilder<HasNetwork, HasListener>
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
    const { hosts, paths, conditions = [] } = this.#settings
    return hosts.length + paths.length + conditions.length > 0 ? this.#settings : { ...this.#settings, paths: ['/*'] }
  }

  host(...hosts: readonly string[]): RouteSteps {
    return new RouteSteps({ ...this.#settings, hosts: [...this.#settings.hosts, ...hosts] })
  }

  path(...paths: readonly string[]): RouteSteps {
    return new RouteSteps({ ...this.#settings, paths: [...this.#settings.paths, ...paths] })
  }

  httpHeader(name: string, ...values: readonly string[]): RouteSteps {
    return this.#asking({ field: 'http-header', name, values })
  }

  httpRequestMethod(...values: readonly string[]): RouteSteps {
    return this.#asking({ field: 'http-request-method', values })
  }

  queryString(...values: readonly QueryValue[]): RouteSteps {
    return this.#asking({ field: 'query-string', values: structuredClone(values) })
  }

  sourceIp(...values: readonly string[]): RouteSteps {
    return this.#asking({ field: 'source-ip', values })
  }

  hostRegex(...regex: readonly string[]): RouteSteps {
    return this.#asking({ field: 'host-header', regex })
  }

  pathRegex(...regex: readonly string[]): RouteSteps {
    return this.#asking({ field: 'path-pattern', regex })
  }

  authenticateOidc(config: OidcSettings): RouteSteps {
    return this.#checked({ type: 'authenticate-oidc', config: structuredClone(config) })
  }

  authenticateCognito(config: CognitoSettings): RouteSteps {
    return this.#checked({ type: 'authenticate-cognito', config: structuredClone(config) })
  }

  jwtValidation(config: JwtSettings): RouteSteps {
    return this.#checked({ type: 'jwt-validation', config: structuredClone(config) })
  }

  #checked(check: RouteCheck): RouteSteps {
    return new RouteSteps({ ...this.#settings, check })
  }

  #asking(condition: RequestCondition): RouteSteps {
    return new RouteSteps({ ...this.#settings, conditions: [...(this.#settings.conditions ?? []), condition] })
  }
}

offers(
  RouteSteps,
  'route',
  {
    host: taking(text, text),
    path: taking(text, text),
    httpHeader: taking(text, text, text),
    httpRequestMethod: taking(text, text),
    queryString: taking(data, data),
    sourceIp: taking(text, text),
    hostRegex: taking(text, text),
    pathRegex: taking(text, text),
    authenticateOidc: once('check of requests', call(data)),
    authenticateCognito: once('check of requests', call(data)),
    jwtValidation: once('check of requests', call(data)),
  },
  OF_ROUTE_BUILDER,
)
