import type { Value } from '../model/deferred.ts'
import type { Existing } from '../model/existing.ts'
import type { ExistingListener } from '../model/listener.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import { call, taken, taking } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { type MethodsOf, typed } from './definition.ts'
import { type ByTags, existingOf, idOf, nameOrArn } from './existing.ts'
import { number, text } from './kinds.ts'
import type { LoadBalancerSpec } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import { type Route, type RouteBuilder, route } from './route.ts'
import { routeOf } from './route-steps.ts'
import { Steps } from './steps.ts'
import { valueFrom } from './value.ts'

/**
 * An Application Load Balancer that exists: looked up, never created, changed or deleted. Its routes become rules of its
 * listener, which are the stack's and take free priorities; all other rules and the default action stay as they are.
 * It is itself the route of all its requests.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export interface ExistingLoadBalancer
  extends LoadBalancerSpec<true, true>,
    Pick<RouteBuilder<true, true>, 'host' | 'path'>,
    Route<true, true> {
  /**
   * The listener on this port. Without it, that of the load balancer which serves requests: the HTTPS one, or else the HTTP
   * one that does not redirect.
   *
   * @example
   * loadBalancer.existing('edge').listener(8443).host('shop.example.com')
   */
  listener(port: number): RouteBuilder<true, true>
  /** Its name in the DNS. */
  readonly dnsName: Value
  /** Its ARN. */
  readonly arn: Value
  /** The id of the hosted zone that its name is in. */
  readonly hostedZoneId: Value
}

const LOAD_BALANCER = /:loadbalancer\/app\/([^/]+)\/[^/]+$/
const TO_LOAD_BALANCER = call(nameOrArn('an Application Load Balancer', LOAD_BALANCER, true))

/** Finds a load balancer. */
export function existingLoadBalancer(which: string | ByTags): ExistingLoadBalancer {
  taken('loadBalancer.existing()', TO_LOAD_BALANCER, [which], existingLoadBalancer)
  return typed(new ExistingLoadBalancerBuilder(modelOf(existingOf(which))), existingLoadBalancer)
}

/** The route of all requests to a listener of a load balancer that exists. */
export function routeTo(loadBalancerArn: string, listener: ExistingListener): RouteBuilder<true, true> {
  return routeOf(requestsTo(new ExistingLoadBalancerBuilder(modelOf({ arn: loadBalancerArn })), listener))
}

function modelOf(existing: Existing): LoadBalancerModel {
  const name = idOf(existing, LOAD_BALANCER)
  return {
    kind: 'load-balancer',
    id: name,
    existing,
    name,
    scheme: 'internet-facing',
    ipAddressType: 'ipv4',
    securityGroups: [],
    idleTimeoutSeconds: 60,
    listeners: [],
    tags: {},
  }
}

class ExistingLoadBalancerBuilder
  extends Steps<LoadBalancerModel, LoadBalancerModel>
  implements MethodsOf<ExistingLoadBalancer>
{
  get [route](): Route<true, true>[typeof route] {
    return { ...requestsTo(this, 'main'), paths: ['/*'] }
  }

  get dnsName(): Value {
    return valueFrom(this.build(), 'dnsName')
  }

  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  get hostedZoneId(): Value {
    return valueFrom(this.build(), 'hostedZoneId')
  }

  listener(port: number): RouteBuilder<true, true> {
    return routeOf(requestsTo(this, { port }))
  }

  host(...hosts: readonly string[]): RouteBuilder<true, true> {
    return routeOf({ ...requestsTo(this, 'main'), hosts })
  }

  path(...paths: readonly string[]): RouteBuilder<true, true> {
    return routeOf({ ...requestsTo(this, 'main'), paths })
  }

  protected get where(): readonly [string, string] {
    return ['load-balancer', this.settings.id]
  }

  protected make(): LoadBalancerModel {
    return this.settings
  }
}

function requestsTo(
  loadBalancer: ExistingLoadBalancerBuilder,
  listener: ExistingListener,
): Route<true, true>[typeof route] {
  return { loadBalancer: typed<LoadBalancerSpec<true, true>>(loadBalancer), listener, hosts: [], paths: [] }
}

offers(
  ExistingLoadBalancerBuilder,
  'load balancer',
  {
    ...COMMON_CALLS,
    listener: call(number),
    host: taking(text, text),
    path: taking(text, text),
  },
  {},
  ['dnsName', 'arn', 'hostedZoneId'],
)
