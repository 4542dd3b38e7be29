import type { FixedResponse, Redirect } from '../model/listener.ts'
import type { ListenerRuleModel, QueryValue, RequestCondition, RouteTransform } from '../model/listener-rule.ts'
import type { CognitoSettings, JwtSettings, OidcSettings, RouteCheck } from '../model/route-check.ts'
import { answering } from './answering-rule.ts'
import { call, once, taking } from './calls.ts'
import { typed } from './definition.ts'
import { data, number, text } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_ROUTE_BUILDER } from './option-names.ts'
import { type Route, type RouteBuilder, route } from './route.ts'
import type { CheckedDefinition } from './steps.ts'

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

  httpHeaderRegex(name: string, ...regex: readonly string[]): RouteSteps {
    return this.#asking({ field: 'http-header', name, regex })
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

  targetGroupStickiness(stickinessSeconds: number): RouteSteps {
    return new RouteSteps({ ...this.#settings, stickinessSeconds })
  }

  hostHeaderRewrite(regex: string, replace: string): RouteSteps {
    return this.#rewriting({ type: 'host-header-rewrite', regex, replace })
  }

  urlRewrite(regex: string, replace: string): RouteSteps {
    return this.#rewriting({ type: 'url-rewrite', regex, replace })
  }

  priority(priority: number): RouteSteps {
    return new RouteSteps({ ...this.#settings, priority })
  }

  redirect(redirect: Redirect): CheckedDefinition<ListenerRuleModel> {
    return answering(this[route], { type: 'redirect', ...redirect }, this.redirect)
  }

  fixedResponse(response: FixedResponse): CheckedDefinition<ListenerRuleModel> {
    return answering(this[route], { type: 'fixed-response', ...response }, this.fixedResponse)
  }

  #checked(check: RouteCheck): RouteSteps {
    return new RouteSteps({ ...this.#settings, check })
  }

  #rewriting(transform: RouteTransform): RouteSteps {
    const others = (this.#settings.transforms ?? []).filter(({ type }) => type !== transform.type)
    return new RouteSteps({ ...this.#settings, transforms: [...others, transform] })
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
    httpHeaderRegex: taking(text, text, text),
    httpRequestMethod: taking(text, text),
    queryString: taking(data, data),
    sourceIp: taking(text, text),
    hostRegex: taking(text, text),
    pathRegex: taking(text, text),
    authenticateOidc: once('check of requests', call(data)),
    authenticateCognito: once('check of requests', call(data)),
    jwtValidation: once('check of requests', call(data)),
    targetGroupStickiness: once('stickiness', call(number)),
    hostHeaderRewrite: once('rewritten host', call(text, text)),
    urlRewrite: once('rewritten URL', call(text, text)),
    priority: once('priority', call(number)),
    redirect: call(data),
    fixedResponse: call(data),
  },
  OF_ROUTE_BUILDER,
)
