import type { Value } from '../model/deferred.ts'
import {
  type AttributeValues,
  attributeTexts,
  type ListenerAttributes,
  type LoadBalancerAttributes,
} from '../model/elbv2-attributes.ts'
import {
  type FixedResponse,
  type ListenerSettings,
  NOT_FOUND,
  type OwnAnswer,
  type Redirect,
  type ServingListener,
  SSL_POLICY,
} from '../model/listener.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import type { RawListenerSettings, RawLoadBalancerSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { type LOAD_BALANCER_INCOMPLETE, loadBalancerRules } from '../validators/load-balancer.ts'
import type { WebAclArn } from '../validators/web-acl.ts'
import { call, eachOnce, type MethodCall, saying, taken, taking } from './calls.ts'
import { certificatesOf, type ListenerCertificate, SECURE } from './certificate.ts'
import { COMMON_CALLS, NAMED, RAW, TAGS } from './common-calls.ts'
import { type Definition, part, typed } from './definition.ts'
import type { ByTags } from './existing.ts'
import { type ExistingLoadBalancer, existingLoadBalancer } from './existing-load-balancer.ts'
import { anything, data, definition, either, maybe, number, text } from './kinds.ts'
import { groupsOfListeners } from './load-balancer-group.ts'
import type { LoadBalancerSpec } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import { OF_LOAD_BALANCER } from './option-names.ts'
import type { Peer } from './peer.ts'
import { RAW_OF_LISTENER, RAW_OF_LOAD_BALANCER, sorted } from './raw-fields.ts'
import { type Route, type RouteBuilder, route } from './route.ts'
import { routeOf } from './route-steps.ts'
import type { BuiltSecurityGroup, GroupsBesideOwn } from './security-group.ts'
import { TaggedSteps } from './steps.ts'
import { valueFrom } from './value.ts'

/** What a listener of either protocol can have. */
export interface HttpSettings {
  /** Where it listens: 1 to 65535. @default 443 for HTTPS, 80 for HTTP */
  readonly port?: number
  /**
   * Attributes of the listener, by AWS's names for them.
   *
   * @example
   * loadBalancer('edge').network(network.default()).http({ attributes: { 'routing.http.response.server.enabled': false } })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
   */
  readonly attributes?: ListenerAttributes
  /**
   * What has no option of its own, as CreateListener names it. Checked and compared like the rest.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html
   */
  readonly raw?: RawListenerSettings
}

/** An HTTPS listener. */
export interface HttpsSettings extends HttpSettings {
  /**
   * A certificate of the stack, the domain of an issued one of the Region, which is looked up, or the ARN of one. Of a
   * list, the first answers who asks for none of the others' names: 25 more for a load balancer, unless the quota of the
   * account was raised.
   *
   * @example 'shop.example.com'
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
   */
  readonly certificate: ListenerCertificate | readonly ListenerCertificate[]
  /**
   * The TLS versions and ciphers to accept.
   *
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
   */
  readonly sslPolicy?: string
}

/**
 * An Application Load Balancer. It has a security group of its own that admits everyone to its listeners' ports, or with
 * `internal()` its network; `allowFrom` says who else. A
 * request that no route matches is answered with 404, or what `fixedResponse` or `redirect` says. It is itself the route of all its requests.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 */
export interface LoadBalancer<out HasNetwork = unknown, out HasListener = unknown>
  extends LoadBalancerSpec<HasNetwork, HasListener>,
    Route<HasNetwork, HasListener> {
  /** Sets the network to stand in. Required. Its load balancer subnets lie in at least two Availability Zones. */
  network(network: Definition<NetworkModel>): LoadBalancer<true, HasListener>
  /** Gives it private addresses only, so that it is not reachable from the internet. */
  internal(): this
  /** Gives it IPv6 addresses beside IPv4. The subnets need an IPv6 range. */
  dualstack(): this
  /**
   * Serves routes on port 443, or another one. This or `http` is required. Can be called once for each port.
   *
   * @example
   * loadBalancer('edge').network(network.default()).https({ certificate: 'shop.example.com' }).https({ port: 8443, certificate: 'ops.example.com' })
   */
  https(settings: HttpsSettings): LoadBalancer<HasNetwork, true>
  /** Serves routes on port 80, or another one, unencrypted. Can be called once for each port. */
  http(settings?: HttpSettings): LoadBalancer<HasNetwork, true>
  /** Answers requests on port 80 with a permanent redirect to HTTPS: to port 443, or that of its first HTTPS listener. */
  redirectHttpToHttps(): this
  /**
   * Sets what answers a request that no route matches.
   *
   * @default { statusCode: '404', messageBody: 'Not found' }
   * @example
   * loadBalancer('edge').network(network.default()).http().fixedResponse({ statusCode: '503' })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#fixed-response-actions
   */
  fixedResponse(response: FixedResponse): this
  /**
   * Sends a client elsewhere whose request no route matches, in place of a fixed response.
   *
   * @example
   * loadBalancer('edge').network(network.default()).https({ certificate: 'example.com' }).redirect({ statusCode: 'HTTP_302', host: 'www.example.com' })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#redirect-actions
   */
  redirect(redirect: Redirect): this
  /** Sets after how long an idle connection is closed: 1 to 4000 seconds. @default 60 */
  idleTimeout(seconds: number): this
  /**
   * Lets only these reach the listeners. Can be called several times.
   *
   * @param peers A service, load balancer, security group or network, `'internet'`, addresses or a prefix list.
   * @default everybody; with `internal()`, the address ranges of the network
   * @example
   * loadBalancer('edge').network(network.default()).http().allowFrom('203.0.113.0/24', 'pl-3b927c52')
   */
  allowFrom(peer: Peer, ...peers: readonly Peer[]): this
  /**
   * Gives it these security groups beside its own: 4 at most. Services let in its own alone.
   *
   * @example
   * edge.securityGroups(securityGroup.existing('sg-0a1b2c3d4e5f60718'))
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
   */
  securityGroups(...groups: GroupsBesideOwn): this
  /**
   * Sets attributes, by AWS's names for them. What the program does not say is what AWS makes it; deletion protection
   * that is on stays on.
   *
   * @example
   * edge.attributes({ 'routing.http.drop_invalid_header_fields.enabled': true, 'access_logs.s3.enabled': true, 'access_logs.s3.bucket': 'logs-of-shop' })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes
   */
  attributes(attributes: LoadBalancerAttributes): this
  /**
   * Lets a web ACL of AWS WAF look at its requests before its rules do: one that exists, of scope REGIONAL, in the Region
   * of the load balancer. It has one at most: another that the stack has not put there is refused by the plan, and replaced
   * with `adopt`. Where the program says none, what others have put there stays.
   *
   * Needs the package `@aws-sdk/client-wafv2`, which is not installed with this one, and the rights of
   * `docs/web-acl-policy.json`.
   *
   * @example
   * loadBalancer('edge').network(network.default()).http().webAcl('arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f')
   * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
   */
  webAcl<const A extends string>(arn: WebAclArn<A>): this
  /**
   * Sets what has no method of its own, as CreateLoadBalancer names it. Checked and compared like the rest.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
   */
  raw(settings: RawLoadBalancerSettings): this
  /**
   * Sets its name in AWS: up to 32 letters, digits and hyphens. Another name is another load balancer.
   *
   * @default the name that it is called by here
   */
  physicalName(name: string): this
  /** Adds tags: at most 47 in all. */
  tags(tags: Tags): this
  /** Its name in the DNS, once it is there. */
  readonly dnsName: Value
  /**
   * Where it answers: under the first name that a record of the stack points at it; without one, a host of its routes or
   * the domain of its certificate; and only then its own name.
   *
   * @example
   * c.environment({ PUBLIC_URL: edge.url })
   */
  readonly url: Value
  /** Its ARN, once it is there. */
  readonly arn: Value
  /** The id of the hosted zone that its name is in, for records made elsewhere. */
  readonly hostedZoneId: Value
  /**
   * The route of all requests to the listener on this port. Without it, a route is one of all listeners that redirect nothing.
   *
   * @example
   * edge.listener(8443).host('ops.example.com')
   */
  listener(port: number): RouteBuilder<HasNetwork, HasListener>
  /** The route of requests to these hosts. See {@link RouteBuilder.host}. */
  host(host: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
  /** The route of requests for these paths. See {@link RouteBuilder.path}. */
  path(path: string, ...more: string[]): RouteBuilder<HasNetwork, HasListener>
}

/** Load balancers. */
export const loadBalancer: {
  /**
   * A load balancer of the stack.
   *
   * @param name Up to 32 letters, digits and hyphens.
   * @example
   * loadBalancer('edge').network(network.default()).redirectHttpToHttps().https({ certificate: 'shop.example.com' })
   */
  (name: string): LoadBalancer
  /**
   * A load balancer that exists, by its name, its ARN or its tags. It must be there when a plan is made.
   *
   * @example
   * loadBalancer.existing('edge').host('shop.example.com')
   */
  existing(which: string | ByTags): ExistingLoadBalancer
} = Object.assign(
  (name: string): LoadBalancer => {
    taken('loadBalancer()', NAMED, [name], loadBalancer)
    return typed(new LoadBalancerBuilder({ ...unset, name }), loadBalancer)
  },
  { existing: existingLoadBalancer },
)

interface Settings
  extends Pick<
    LoadBalancerModel,
    'name' | 'physicalName' | 'scheme' | 'ipAddressType' | 'idleTimeoutSeconds' | 'webAcl' | 'raw' | 'tags'
  > {
  readonly network?: Definition<NetworkModel>
  readonly https: readonly (HttpsSettings & OnPort)[]
  readonly http: readonly (HttpSettings & OnPort)[]
  readonly toHttps: boolean
  readonly answer: OwnAnswer
  readonly admitted: readonly Peer[]
  readonly groups: readonly Definition<BuiltSecurityGroup>[]
  readonly attributes?: AttributeValues
  readonly foreign?: readonly string[]
}

interface OnPort {
  readonly port: number
}

const unset: Omit<Settings, 'name'> = {
  scheme: 'internet-facing',
  ipAddressType: 'ipv4',
  https: [],
  http: [],
  toHttps: false,
  answer: { type: 'fixed-response', ...NOT_FOUND },
  admitted: [],
  groups: [],
  tags: {},
}

class LoadBalancerBuilder extends TaggedSteps<Settings, LoadBalancerModel> {
  get [route](): Route[typeof route] {
    return { loadBalancer: typed<LoadBalancerSpec>(this), hosts: [], paths: ['/*'] }
  }

  get dnsName(): Value {
    return valueFrom(this.build(), 'dnsName')
  }

  get url(): Value {
    return valueFrom(this.build(), 'url')
  }

  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  get hostedZoneId(): Value {
    return valueFrom(this.build(), 'hostedZoneId')
  }

  network(network: Definition<NetworkModel>): LoadBalancerBuilder {
    return this.with({ network })
  }

  internal(): LoadBalancerBuilder {
    return this.with({ scheme: 'internal' })
  }

  dualstack(): LoadBalancerBuilder {
    return this.with({ ipAddressType: 'dualstack' })
  }

  https(https: HttpsSettings): LoadBalancerBuilder {
    const { port = USUAL.https } = https
    return this.with({ https: onEachPort(this.settings.https, { ...https, port }) })
  }

  http(http: HttpSettings = {}): LoadBalancerBuilder {
    const { port = USUAL.http } = http
    return this.with({ http: onEachPort(this.settings.http, { ...http, port }) })
  }

  redirectHttpToHttps(): LoadBalancerBuilder {
    return this.with({ toHttps: true })
  }

  fixedResponse(response: FixedResponse): LoadBalancerBuilder {
    return this.with({ answer: { type: 'fixed-response', ...response } })
  }

  redirect(redirect: Redirect): LoadBalancerBuilder {
    return this.with({ answer: { type: 'redirect', ...redirect } })
  }

  securityGroups(...groups: readonly Definition<BuiltSecurityGroup>[]): LoadBalancerBuilder {
    return this.with({ groups: [...this.settings.groups, ...groups] })
  }

  allowFrom(...peers: readonly Peer[]): LoadBalancerBuilder {
    return this.with({ admitted: [...this.settings.admitted, ...peers] })
  }

  idleTimeout(seconds: number): LoadBalancerBuilder {
    return this.with({ idleTimeoutSeconds: seconds })
  }

  attributes(given: LoadBalancerAttributes): LoadBalancerBuilder {
    const { [IDLE_TIMEOUT]: idle, ...rest } = given
    const attributes = { ...this.settings.attributes, ...attributeTexts(rest) }
    return this.with({ attributes, ...(idle !== undefined && { idleTimeoutSeconds: idle }) })
  }

  webAcl(webAcl: string): LoadBalancerBuilder {
    return this.with({ webAcl })
  }

  raw(settings: RawLoadBalancerSettings): LoadBalancerBuilder {
    const { raw, foreign = [] } = this.settings
    const given = sorted(settings, RAW_OF_LOAD_BALANCER)
    return this.with({ raw: { ...raw, ...given.set }, foreign: [...foreign, ...given.foreign] })
  }

  physicalName(physicalName: string): LoadBalancerBuilder {
    return this.with({ physicalName })
  }

  listener(port: number): RouteBuilder {
    return routeOf({ ...this[route], listener: { port }, paths: [] })
  }

  host(...hosts: string[]): RouteBuilder {
    return routeOf({ ...this[route], hosts, paths: [] })
  }

  path(...paths: string[]): RouteBuilder {
    return routeOf({ ...this[route], paths })
  }

  protected get where(): readonly [string, string] {
    return ['load-balancer', this.settings.name]
  }

  protected make(issues: Issue[]): LoadBalancerModel | undefined {
    const {
      name,
      physicalName,
      scheme,
      idleTimeoutSeconds,
      attributes,
      webAcl,
      raw,
      foreign = [],
      http,
      https,
      tags,
    } = this.settings
    const network = part(this.settings.network, issues)
    const listeners = listenersFor(this.settings, issues)
    const foreignOfListeners = [...http, ...https].flatMap(({ raw = {} }) => sorted(raw, RAW_OF_LISTENER).foreign)
    const draft = {
      name,
      scheme,
      ipAddressType: raw?.IpAddressType ?? this.settings.ipAddressType,
      listeners,
      tags,
      ...(physicalName !== undefined && { physicalName }),
      ...(idleTimeoutSeconds !== undefined && { idleTimeoutSeconds }),
      ...(attributes && { attributes }),
      ...(webAcl !== undefined && { webAcl }),
      ...(raw && { raw }),
      ...(network && { network }),
    }
    issues.push(
      ...issuesOf(this.where, loadBalancerRules, { ...draft, missing: this.#missing(), foreign, foreignOfListeners }),
    )
    if (!network) return undefined
    const { admitted, groups } = this.settings
    const listening = { name, scheme, network, listeners, admitted, groups, tags }
    return { ...draft, kind: 'load-balancer', id: name, network, ...groupsOfListeners(listening, this.where, issues) }
  }

  #missing(): (keyof typeof LOAD_BALANCER_INCOMPLETE)[] {
    const { http, https, network } = this.settings
    const served = http.length + https.length > 0
    return [...(network ? [] : ['network' as const]), ...(served ? [] : ['listener' as const])]
  }
}

const IDLE_TIMEOUT = 'idle_timeout.timeout_seconds'
const USUAL = { http: 80, https: 443 } as const

/** One listener for each port: of two, the later. */
const onEachPort = <T extends OnPort>(listeners: readonly T[], added: T): readonly T[] => [
  ...listeners.filter(({ port }) => port !== added.port),
  added,
]

function listenersFor({ http, https, toHttps, answer: defaultAction }: Settings, issues: Issue[]): ServingListener[] {
  const { port = USUAL.https } = https.find(each => each.port === USUAL.https) ?? https[0] ?? {}
  return [
    ...(toHttps ? [redirectTo(port)] : []),
    ...http.map((each): ServingListener => ({ port: each.port, protocol: 'HTTP', defaultAction, ...ownOf(each) })),
    ...https.map((each): ServingListener => {
      const { port, certificate, sslPolicy = SSL_POLICY } = each
      const secure = { ...certificatesOf(certificate, issues), sslPolicy }
      return { port, protocol: 'HTTPS', ...secure, defaultAction, ...ownOf(each) }
    }),
  ]
}

const redirectTo = (port: number): ServingListener => ({
  port: USUAL.http,
  protocol: 'HTTP',
  onlyNamed: true,
  defaultAction: { type: 'redirect', protocol: 'HTTPS', port: String(port), statusCode: 'HTTP_301' },
})

function ownOf({ attributes, raw }: HttpSettings): Pick<ListenerSettings, 'attributes' | 'raw'> {
  return {
    ...(attributes && { attributes: attributeTexts(attributes) }),
    ...(raw && { raw: sorted(raw, RAW_OF_LISTENER).set }),
  }
}

/** A call that settles what answers where no route matches, in one of two ways. */
const answering = (way: string): MethodCall =>
  saying(([given]) => ({ 'answer to what no route matches': [way, given] }), call(data))

/** A call that settles the listener on a port. */
function listening(scheme: keyof typeof USUAL, settled: MethodCall): MethodCall {
  return saying(([given]) => {
    const port = typeof given === 'object' && given !== null && 'port' in given ? given.port : USUAL[scheme]
    return { [`${scheme.toUpperCase()} listener on port ${port}`]: [given] }
  }, settled)
}

offers(
  LoadBalancerBuilder,
  'load balancer',
  {
    ...COMMON_CALLS,
    network: call(definition('a network, such as network.default()', 'network')),
    internal: call(),
    dualstack: call(),
    https: listening('https', call(SECURE)),
    http: listening('http', call(maybe(data))),
    redirectHttpToHttps: call(),
    fixedResponse: answering('fixedResponse'),
    redirect: answering('redirect'),
    allowFrom: taking(either(text, anything), either(text, anything)),
    securityGroups: taking(definition('a security group', 'security group')),
    idleTimeout: call(number),
    attributes: eachOnce('attribute', call(data)),
    webAcl: call(text),
    raw: RAW,
    physicalName: call(text),
    tags: TAGS,
    listener: call(number),
    host: taking(text, text),
    path: taking(text, text),
  },
  OF_LOAD_BALANCER,
  ['dnsName', 'url', 'arn', 'hostedZoneId'],
)
