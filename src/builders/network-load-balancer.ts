import type { Value } from '../model/deferred.ts'
import { type AttributeValues, attributeTexts, type NetworkLoadBalancerAttributes } from '../model/elbv2-attributes.ts'
import { type NetworkListener, SSL_POLICY } from '../model/listener.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import type { RawNetworkLoadBalancerSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { type NETWORK_LOAD_BALANCER_INCOMPLETE, networkLoadBalancerRules } from '../validators/network-load-balancer.ts'
import { call, eachOnce, type MethodCall, saying, taken, taking } from './calls.ts'
import { certificatesOf, type ListenerCertificate, SECURE } from './certificate.ts'
import { COMMON_CALLS, NAMED, RAW, TAGS } from './common-calls.ts'
import { type Definition, part, typed } from './definition.ts'
import { anything, data, definition, either, maybe, number, text } from './kinds.ts'
import { groupsOfListeners } from './load-balancer-group.ts'
import type { LoadBalancerSpec, Unheard } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import { OF_NETWORK_LOAD_BALANCER } from './option-names.ts'
import type { Peer } from './peer.ts'
import { copied } from './raw-fields.ts'
import { type Route, route } from './route.ts'
import type { BuiltSecurityGroup, GroupsBesideOwn } from './security-group.ts'
import { TaggedSteps } from './steps.ts'
import { valueFrom } from './value.ts'

/** What a listener that speaks TCP can have. */
export interface TcpSettings {
  /** Seconds until an idle connection is closed: 60 to 6000. @default 350 */
  readonly idleTimeout?: number
}

/** A listener that ends TLS. */
export interface TlsSettings {
  /**
   * A certificate of the stack, the domain of an issued one of the Region, which is looked up, or the ARN of one. Of a
   * list, the first answers who asks for none of the others' names.
   */
  readonly certificate: ListenerCertificate | readonly ListenerCertificate[]
  /**
   * The TLS versions and ciphers to accept.
   *
   * @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html
   */
  readonly sslPolicy?: string
}

/**
 * A Network Load Balancer. It has a security group of its own that admits everyone to its listeners' ports, or with
 * `internal()` its network; `allowFrom` says who else. It is itself the route of all its listeners, and a listener sends to
 * one service; one that no service takes is not made.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html
 */
export interface NetworkLoadBalancer<out HasNetwork = unknown, out HasListener = Unheard>
  extends LoadBalancerSpec<HasNetwork, HasListener>,
    Route<HasNetwork, HasListener> {
  /** Sets the network to stand in. Required. */
  network(network: Definition<NetworkModel>): NetworkLoadBalancer<true, HasListener>
  /** Gives it private addresses only, so that it is not reachable from the internet. */
  internal(): this
  /** Passes TCP connections on. This, `udp`, `tcpUdp` or `tls` is required. Each is called once for each port. */
  tcp(port: number, settings?: TcpSettings): NetworkLoadBalancer<HasNetwork, true>
  /** Passes UDP on. */
  udp(port: number): NetworkLoadBalancer<HasNetwork, true>
  /** Passes TCP and UDP of one port on. */
  tcpUdp(port: number): NetworkLoadBalancer<HasNetwork, true>
  /** Ends TLS, and passes on what is in it. */
  tls(port: number, settings: TlsSettings): NetworkLoadBalancer<HasNetwork, true>
  /**
   * Lets only these reach the listeners. Can be called several times.
   *
   * @default everybody; with `internal()`, the address ranges of the network
   */
  allowFrom(peer: Peer, ...peers: readonly Peer[]): this
  /**
   * Gives it these security groups beside its own: 4 at most. Services let in its own alone.
   *
   * @example
   * networkLoadBalancer('mail').network(network.default()).tcp(25).securityGroups(securityGroup.existing('sg-0a1b2c3d4e5f60718'))
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
   */
  securityGroups(...groups: GroupsBesideOwn): this
  /**
   * Sets attributes, by AWS's names for them. What the program does not say is what AWS makes it; deletion protection
   * that is on stays on.
   *
   * @example
   * networkLoadBalancer('tcp').network(network.default()).tcp(5432).attributes({ 'load_balancing.cross_zone.enabled': true })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html#load-balancer-attributes
   */
  attributes(attributes: NetworkLoadBalancerAttributes): this
  /**
   * Sets members of CreateLoadBalancer that have no method.
   *
   * @example
   * const vpc = network.existing({ vpcId: 'vpc-0a1b2c3d', subnets: ['subnet-0a1b2c3d'] })
   * networkLoadBalancer('tcp').network(vpc).tcp(5432).raw({
   *   SubnetMappings: [{ SubnetId: 'subnet-0a1b2c3d', AllocationId: 'eipalloc-0a1b2c3d' }],
   * })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
   */
  raw(settings: RawNetworkLoadBalancerSettings): this
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
  /** Its ARN, once it is there. */
  readonly arn: Value
  /** The id of the hosted zone that its name is in, for records made elsewhere. */
  readonly hostedZoneId: Value
  /** The route of one of its listeners. */
  listener(port: number): Route<HasNetwork, HasListener>
}

/**
 * A Network Load Balancer of the stack.
 *
 * @param name Up to 32 letters, digits and hyphens.
 * @example
 * networkLoadBalancer('tcp').network(network.default()).tcp(5432).tls(443, { certificate: 'shop.example.com' })
 */
export function networkLoadBalancer(name: string): NetworkLoadBalancer {
  taken('networkLoadBalancer()', NAMED, [name], networkLoadBalancer)
  const settings = { name, scheme: 'internet-facing' as const, listeners: [], admitted: [], groups: [], tags: {} }
  return typed(new NetworkLoadBalancerBuilder(settings), networkLoadBalancer)
}

interface Settings extends Pick<LoadBalancerModel, 'name' | 'physicalName' | 'scheme' | 'tags'> {
  readonly raw?: RawNetworkLoadBalancerSettings
  readonly network?: Definition<NetworkModel>
  readonly listeners: readonly GivenListener[]
  readonly admitted: readonly Peer[]
  readonly groups: readonly Definition<BuiltSecurityGroup>[]
  readonly attributes?: AttributeValues
}

/** A listener with its certificates as they were given. */
interface GivenListener extends Omit<NetworkListener, 'certificate' | 'moreCertificates'> {
  readonly given?: TlsSettings['certificate']
}

class NetworkLoadBalancerBuilder extends TaggedSteps<Settings, LoadBalancerModel> {
  get [route](): Route[typeof route] {
    return { loadBalancer: typed<LoadBalancerSpec>(this), hosts: [], paths: [] }
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

  network(network: Definition<NetworkModel>): NetworkLoadBalancerBuilder {
    return this.with({ network })
  }

  internal(): NetworkLoadBalancerBuilder {
    return this.with({ scheme: 'internal' })
  }

  tcp(port: number, { idleTimeout }: TcpSettings = {}): NetworkLoadBalancerBuilder {
    const attributes = attributeTexts({ 'tcp.idle_timeout.seconds': idleTimeout })
    return this.#listening({ port, protocol: 'TCP', ...(idleTimeout !== undefined && { attributes }) })
  }

  udp(port: number): NetworkLoadBalancerBuilder {
    return this.#listening({ port, protocol: 'UDP' })
  }

  tcpUdp(port: number): NetworkLoadBalancerBuilder {
    return this.#listening({ port, protocol: 'TCP_UDP' })
  }

  tls(port: number, { certificate, sslPolicy = SSL_POLICY }: TlsSettings): NetworkLoadBalancerBuilder {
    return this.#listening({ port, protocol: 'TLS', given: certificate, sslPolicy })
  }

  securityGroups(...groups: readonly Definition<BuiltSecurityGroup>[]): NetworkLoadBalancerBuilder {
    return this.with({ groups: [...this.settings.groups, ...groups] })
  }

  allowFrom(...peers: readonly Peer[]): NetworkLoadBalancerBuilder {
    return this.with({ admitted: [...this.settings.admitted, ...peers] })
  }

  attributes(given: NetworkLoadBalancerAttributes): NetworkLoadBalancerBuilder {
    return this.with({ attributes: { ...this.settings.attributes, ...attributeTexts(given) } })
  }

  raw(settings: RawNetworkLoadBalancerSettings): NetworkLoadBalancerBuilder {
    return this.with({ raw: { ...this.settings.raw, ...copied(settings) } })
  }

  physicalName(physicalName: string): NetworkLoadBalancerBuilder {
    return this.with({ physicalName })
  }

  listener(port: number): Route {
    return { [route]: { ...this[route], listener: { port } } }
  }

  protected get where(): readonly [string, string] {
    return ['load-balancer', this.settings.name]
  }

  protected make(issues: Issue[]): LoadBalancerModel | undefined {
    const { name, physicalName, scheme, attributes, raw, admitted, groups, tags } = this.settings
    const listeners = this.settings.listeners.map(
      ({ given, ...listener }): NetworkListener =>
        given === undefined ? listener : { ...listener, ...certificatesOf(given, issues) },
    )
    const network = part(this.settings.network, issues)
    const missing: (keyof typeof NETWORK_LOAD_BALANCER_INCOMPLETE)[] = [
      ...(network ? [] : ['network' as const]),
      ...(listeners.length > 0 ? [] : ['listener' as const]),
    ]
    const draft = {
      type: 'network' as const,
      name,
      scheme,
      ipAddressType: raw?.IpAddressType ?? 'ipv4',
      listeners: [],
      networkListeners: listeners,
      tags,
      ...(physicalName !== undefined && { physicalName }),
      ...(attributes && { attributes }),
      ...(raw && { raw }),
    }
    issues.push(...issuesOf(this.where, networkLoadBalancerRules, { ...draft, ...(network && { network }), missing }))
    if (!network) return undefined
    const listening = { name, scheme, network, listeners, admitted, groups, tags }
    return { ...draft, kind: 'load-balancer', id: name, network, ...groupsOfListeners(listening, this.where, issues) }
  }

  /** Of two on one port that are not told apart by their protocol, the later. */
  #listening(listener: GivenListener): NetworkLoadBalancerBuilder {
    const { port, protocol } = listener
    const others = this.settings.listeners.filter(each => each.port !== port || each.protocol !== protocol)
    return this.with({ listeners: [...others, listener] })
  }
}

/** A call that settles the listener on a port. */
const listening = (protocol: string, settled: MethodCall): MethodCall =>
  saying(([port, ...settings]) => ({ [`${protocol} listener on port ${port}`]: settings }), settled)

offers(
  NetworkLoadBalancerBuilder,
  'network load balancer',
  {
    ...COMMON_CALLS,
    network: call(definition('a network, such as network.default()', 'network')),
    internal: call(),
    tcp: listening('TCP', call(number, maybe(data))),
    udp: listening('UDP', call(number)),
    tcpUdp: listening('TCP_UDP', call(number)),
    tls: listening('TLS', call(number, SECURE)),
    allowFrom: taking(either(text, anything), either(text, anything)),
    securityGroups: taking(definition('a security group', 'security group')),
    attributes: eachOnce('attribute', call(data)),
    raw: RAW,
    physicalName: call(text),
    tags: TAGS,
    listener: call(number),
  },
  OF_NETWORK_LOAD_BALANCER,
  ['dnsName', 'arn', 'hostedZoneId'],
)
