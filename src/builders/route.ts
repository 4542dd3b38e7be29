import type { FixedResponse, Redirect } from '../model/listener.ts'
import type { ListenerRuleModel, QueryValue } from '../model/listener-rule.ts'
import type { CognitoSettings, JwtSettings, OidcSettings } from '../model/route-check.ts'
import type { LOAD_BALANCER_INCOMPLETE } from '../validators/load-balancer.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { NETWORK_LOAD_BALANCER_INCOMPLETE } from '../validators/network-load-balancer.ts'
import type { Unheard } from './load-balancer-spec.ts'
import type { RouteSettings } from './route-listeners.ts'
import type { CheckedDefinition } from './steps.ts'

/** Where a route keeps what it is. */
export const route: unique symbol = Symbol('fluent-ecs route')

/** Requests to a load balancer that match a host and a path. A load balancer itself is the route of all its requests. */
export interface Route<out HasNetwork = unknown, out HasListener = unknown> {
  /** @internal */
  readonly [route]: RouteSettings<HasNetwork, HasListener>
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
  /** Asks for a header that matches one of these regular expressions. */
  httpHeaderRegex(name: string, regex: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
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
  /**
   * Keeps a client for so long with the service that it got first, where several share the route: 1 to 604800 seconds.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#forward-actions
   */
  targetGroupStickiness(seconds: number): RouteBuilder<HasNetwork, HasListener>
  /**
   * Writes the host anew before a target gets the request: what matches becomes the replacement, in which `$1` is the first
   * group. Without a match the host stays. Rules are chosen by the host that the client sent.
   *
   * @example
   * edge.host('*.example.com').hostHeaderRewrite('^(.+)\\.example\\.com$', '$1.internal')
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
   */
  hostHeaderRewrite(regex: string, replace: string): RouteBuilder<HasNetwork, HasListener>
  /**
   * Writes path and query anew, in the same way.
   *
   * @example
   * edge.path('/api/*').urlRewrite('^/api/(.*)$', '/$1')
   */
  urlRewrite(regex: string, replace: string): RouteBuilder<HasNetwork, HasListener>
  /**
   * Sets the number of its rules: 1 to 50000, the least is tried first. A number that others have is refused.
   *
   * @default one by what it asks for: the more specific comes first
   */
  priority(priority: number): RouteBuilder<HasNetwork, HasListener>
  /**
   * A rule that sends clients elsewhere, for a stack: it belongs to no service.
   *
   * @example
   * stack('shop').add(edge.host('old.example.com').redirect({ statusCode: 'HTTP_301', host: 'shop.example.com' }))
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions
   */
  redirect(redirect: Redirect): CheckedDefinition<ListenerRuleModel>
  /**
   * A rule that answers by itself, for a stack: it belongs to no service.
   *
   * @example
   * stack('shop').add(edge.path('/internal/*').fixedResponse({ statusCode: '403' }))
   */
  fixedResponse(response: FixedResponse): CheckedDefinition<ListenerRuleModel>
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
