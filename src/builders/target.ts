import { attributeTexts, type TargetGroupAttributes } from '../model/elbv2-attributes.ts'
import {
  forwardingListener,
  type ListenerModel,
  type ListenerProtocol,
  type NetworkListener,
} from '../model/listener.ts'
import { idOfRoute, type ListenerRuleModel } from '../model/listener-rule.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import type { RawTargetGroupSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import type { RoleModel } from '../model/role.ts'
import type { IngressRule } from '../model/security-group.ts'
import type { ServiceTarget, TrafficShift } from '../model/service.ts'
import type { ProductionArn } from '../model/service-request.ts'
import type { TargetGroupModel, TargetHealthCheck } from '../model/target-group.ts'
import { transportsOf } from './load-balancer-group.ts'
import { type NamedPeer, peersOf } from './peer.ts'
import { RAW_OF_TARGET_GROUP, sorted } from './raw-fields.ts'
import { type Route, route } from './route.ts'
import { askedOf, isNamed, namedPort, servingListeners } from './route-listeners.ts'
import type { ExistingTargetGroup } from './target-group.ts'

/** How a target is checked. */
export interface TargetCheck extends Partial<TargetHealthCheck> {
  /** Where, if not at the port of the target. The load balancer is let in there, too. */
  readonly port?: number
  /** What the check speaks; `'TCP'` behind a Network Load Balancer. @default that of the target */
  readonly protocol?: 'HTTP' | 'HTTPS' | 'TCP'
}

type ProtocolVersion = NonNullable<RawTargetGroupSettings['ProtocolVersion']>

/** How a load balancer treats a target. */
export interface TargetOptions {
  /**
   * The path to check, or settings. Times are in seconds.
   *
   * @default { path: '/', matcher: '200-299', intervalSeconds: 15, timeoutSeconds: 5, healthyThresholdCount: 2, unhealthyThresholdCount: 3 }; with gRPC path '/AWS.ALB/healthcheck' and matcher '12', or '0' for another path
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
   */
  readonly healthCheck?: string | TargetCheck
  /** Seconds that requests in flight get to finish before a task is stopped: 0 to 3600. @default 30 */
  readonly deregistrationDelay?: number
  /** What the container speaks. Behind a Network Load Balancer, its listener says it. @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'HTTPS'
  /**
   * The version of it. HTTP2 and GRPC need an HTTPS listener; with GRPC, `matcher` is of gRPC codes.
   *
   * @default 'HTTP1'
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-protocol-version
   */
  readonly protocolVersion?: ProtocolVersion
  /**
   * The name of the target group, up to 32 letters, digits and hyphens. Where traffic shifts, up to 22: the other group's
   * ends in `-alternate`. What AWS cannot change in a target group, its port among it, then changes with the name only.
   *
   * @default one that begins with the stack
   */
  readonly physicalName?: string
  /**
   * Where the new version is reached before the traffic moves to it, with `blueGreen`, `linear` or `canary`: another
   * host, path or listener of the same load balancer. A listener that is named here serves nothing else of the route.
   */
  readonly testRoute?: Route<true, true>
  /**
   * Between what ECS moves the traffic of a target group that exists, with `blueGreen`, `linear` or `canary`: another one,
   * and the rules (of a Network Load Balancer the listeners) that send to both, by ARN. They are those of others: ECS alone
   * changes their weights. Routes of load balancers have all that made.
   *
   * @example
   * const pair = {
   *   alternateTargetGroup: targetGroup.existing('web-green'),
   *   productionListenerRule: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/edge/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee',
   * } as const
   * service('web').cluster(prod).taskDefinition(web).network(vpc).blueGreen({ bakeTime: 5 })
   *   .target(targetGroup.existing('web-blue'), 'app', 3000, { advancedConfiguration: pair })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html
   */
  readonly advancedConfiguration?: {
    readonly alternateTargetGroup: ExistingTargetGroup
    readonly productionListenerRule: ProductionArn
    /** Sends test traffic to the new version. */
    readonly testListenerRule?: ProductionArn
  }
  /**
   * The share of this service of a route that several services have, 2 to 5, each of which gives a weight: 0 to 999, of the
   * sum of all. A changed weight is one call. What ECS shifts itself has none.
   *
   * @example
   * const route = edge.host('shop.example.com')
   * service('shop').cluster(prod).taskDefinition(web).network(vpc).target(route, 'app', 3000, { weight: 95 })
   * service('shop-next').cluster(prod).taskDefinition(web).network(vpc).target(route, 'app', 3000, { weight: 5 })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#forward-actions
   */
  readonly weight?: number
  /**
   * Attributes of its target group, by AWS's names for them. What the program does not say is what AWS makes it.
   *
   * @example
   * const sticky: TargetGroupAttributes = { 'stickiness.enabled': true, 'load_balancing.algorithm.type': 'least_outstanding_requests' }
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
   */
  readonly attributes?: TargetGroupAttributes
  /**
   * What has no option of its own, as CreateTargetGroup names it. Checked and compared like the rest.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
   */
  readonly raw?: RawTargetGroupSettings
}

/** What `.target()` was called with. */
export interface TargetCall {
  readonly route: Route
  readonly containerName: string
  readonly containerPort: number
  readonly options: TargetOptions
}

/** The target group of a call, save what only the whole service knows. */
export type TargetGroupDraft = Pick<
  TargetGroupModel,
  'physicalName' | 'port' | 'protocol' | 'healthCheck' | 'deregistrationDelaySeconds' | 'attributes' | 'raw'
> & {
  /** What `raw` was given and does not set. */
  readonly foreign?: readonly string[]
}

export function targetGroupDraft(
  { containerPort, options }: TargetCall,
  protocol: TargetGroupModel['protocol'] = options.protocol ?? 'HTTP',
): TargetGroupDraft {
  const { deregistrationDelay = 30, healthCheck = {}, protocolVersion } = options
  const { physicalName, attributes = {}, raw = {} } = options
  const { [DELAY]: delay = deregistrationDelay, ...others } = attributes
  const check: TargetCheck = typeof healthCheck === 'string' ? { path: healthCheck } : healthCheck
  const isHttp = protocol === 'HTTP' || protocol === 'HTTPS'
  const { intervalSeconds = 15, port, protocol: said, ...rest } = check
  const checkProtocol = said ?? (isHttp || (rest.path ?? rest.matcher) === undefined ? undefined : 'HTTP')
  const given = sorted(raw, RAW_OF_TARGET_GROUP)
  const { foreign } = given
  const set: RawTargetGroupSettings = {
    ...(protocolVersion && { ProtocolVersion: protocolVersion }),
    ...(checkProtocol && { HealthCheckProtocol: checkProtocol }),
    ...(port !== undefined && { HealthCheckPort: String(port) }),
    ...given.set,
  }
  const ofGrpc = rest.path === undefined ? OF_GRPC : { ...OF_GRPC, matcher: '0' }
  const overTcp = !isHttp && (set.HealthCheckProtocol ?? 'TCP') === 'TCP'
  const usual = overTcp ? OF_TCP : set.ProtocolVersion === 'GRPC' ? ofGrpc : OF_HTTP
  return {
    port: containerPort,
    protocol,
    ...(physicalName !== undefined && { physicalName }),
    deregistrationDelaySeconds: delay,
    ...(Object.keys(others).length > 0 && { attributes: attributeTexts(others) }),
    ...(Object.keys(set).length > 0 && { raw: set }),
    ...(foreign.length > 0 && { foreign }),
    healthCheck: {
      ...usual,
      intervalSeconds,
      timeoutSeconds: Math.min(5, Math.max(2, intervalSeconds - 1)),
      healthyThresholdCount: 2,
      unhealthyThresholdCount: 3,
      ...rest,
    },
  }
}

const DELAY = 'deregistration_delay.timeout_seconds'
const OF_TCP = { path: '', matcher: '' }
const OF_HTTP = { path: '/', matcher: '200-299' }
// What AWS takes where nothing is said: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html
const OF_GRPC = { path: '/AWS.ALB/healthcheck', matcher: '12' }

/** What the targets of a service have in common. */
export interface TargetOwner {
  readonly service: string
  /** Where targets are reached when their load balancer is not known. */
  readonly network: NetworkModel
  /** Tasks have no address of their own, so their instances are registered. */
  readonly onInstances: boolean
  /** Lets ECS move traffic between two target groups, with a strategy that does so. */
  readonly shiftRole?: RoleModel | string
  readonly tags: Tags
}

/** A call, and its load balancer where that is right in itself. */
export interface RoutedCall {
  readonly call: TargetCall
  readonly loadBalancer?: LoadBalancerModel
}

/**
 * The targets that calls make. Calls that agree in everything but the route share a target group, unless their load
 * balancers differ: AWS lets a target group belong to one only. Where traffic shifts, ECS moves one rule for each pair
 * of target groups, so that nothing is shared.
 */
export function targetsFor(calls: readonly RoutedCall[], owner: TargetOwner): ServiceTarget[] {
  const targets = new Map<string, ServiceTarget>()
  const ids = new Map<string, number>()
  for (const { call, loadBalancer } of calls) {
    const { containerName, containerPort } = call
    const { targetGroup: given } = call.route[route]
    if (given) {
      const targetGroup: TargetGroupModel = owner.onInstances ? { ...given, targetType: 'instance' } : given
      const shift = givenShift(call, owner)
      targets.set(`${given.id} ${containerName} ${containerPort}`, {
        containerName,
        containerPort,
        targetGroup,
        rules: [],
        ...(shift && { shift }),
      })
      continue
    }
    const drafts = targetGroupDrafts(call, loadBalancer)
    const [draft = targetGroupDraft(call)] = drafts
    // With the load balancer, which a target group cannot leave for another.
    const name = [`${owner.service}-${containerName}-${containerPort}`, ...(loadBalancer ? [loadBalancer.id] : [])]
    const next = () => numbered(name.join(':'), ids)
    const routing = { call, loadBalancer, owner, ids }
    if (loadBalancer?.type === 'network' && owner.shiftRole !== undefined) {
      for (const target of shiftedListeners(loadBalancer, next, owner.shiftRole, routing))
        targets.set(target.targetGroup.id, target)
      continue
    }
    if (loadBalancer?.type === 'network') {
      for (const each of drafts) {
        const targetGroup = targetGroupOf(each, next(), routing)
        const listeners = networkListeners(call.route, loadBalancer)
          .filter(({ protocol }) => SENT[protocol] === targetGroup.protocol)
          .map(listener => forwardingListener(loadBalancer, listener, { targetGroup }))
        targets.set(targetGroup.id, { containerName, containerPort, targetGroup, rules: [], listeners })
      }
      continue
    }
    if (owner.shiftRole !== undefined && loadBalancer) {
      for (const target of shiftedTargets(draft, next, owner.shiftRole, routing))
        targets.set(target.targetGroup.id, target)
      continue
    }
    const key = JSON.stringify([containerName, draft, loadBalancer?.id])
    const target = targets.get(key) ?? {
      containerName,
      containerPort,
      rules: [],
      targetGroup: targetGroupOf(draft, next(), routing),
    }
    targets.set(key, { ...target, rules: [...target.rules, ...rulesOf(call.route, target.targetGroup, routing)] })
  }
  return [...targets.values()]
}

/** The shift between target groups that exist. */
function givenShift({ options }: TargetCall, { shiftRole: role, onInstances }: TargetOwner): TrafficShift | undefined {
  const {
    alternateTargetGroup,
    productionListenerRule: production,
    testListenerRule: test,
  } = options.advancedConfiguration ?? {}
  const alternate = alternateTargetGroup?.[route].targetGroup
  if (role === undefined || !alternate || production === undefined) return undefined
  const given = { production, ...(test !== undefined && { test }) }
  return { alternate: onInstances ? { ...alternate, targetType: 'instance' } : alternate, role, given }
}

/** What the listeners of a Network Load Balancer send on: of TLS, what is in it. */
const SENT: Readonly<Record<ListenerProtocol, TargetGroupModel['protocol']>> = {
  HTTP: 'HTTP',
  HTTPS: 'HTTP',
  TCP: 'TCP',
  TLS: 'TCP',
  UDP: 'UDP',
  TCP_UDP: 'TCP_UDP',
}

/** The target groups of a call: behind a Network Load Balancer one for each protocol of the route's listeners. */
export function targetGroupDrafts(call: TargetCall, loadBalancer: LoadBalancerModel | undefined): TargetGroupDraft[] {
  if (loadBalancer?.type !== 'network') return [targetGroupDraft(call)]
  const protocols = new Set(networkListeners(call.route, loadBalancer).map(({ protocol }) => SENT[protocol]))
  return [...protocols].map(protocol => targetGroupDraft(call, protocol))
}

function networkListeners(to: Route, { networkListeners: all = [] }: LoadBalancerModel): readonly NetworkListener[] {
  const named = namedPort(to[route])
  return all.filter(({ port }) => named === undefined || port === named)
}

interface Routing {
  readonly call: TargetCall
  readonly loadBalancer: LoadBalancerModel | undefined
  readonly owner: TargetOwner
  readonly ids: Map<string, number>
}

/** A pair of target groups for each listener that serves the route. */
function shiftedTargets(
  draft: TargetGroupDraft,
  nextId: () => string,
  role: RoleModel | string,
  routing: Routing,
): ServiceTarget[] {
  const { call, loadBalancer } = routing
  const { containerName, containerPort, options } = call
  const { testRoute } = options
  const [tested] = testRoute && isNamed(testRoute[route]) ? servingListeners(testRoute[route], loadBalancer) : []
  const listeners = servingListeners(call.route[route], loadBalancer)
  const own = isNamed(call.route[route]) ? listeners : listeners.filter(({ id }) => id !== tested?.id)
  return own.map(listener => {
    const targetGroup = targetGroupOf(draft, nextId(), routing)
    const alternate = alternateOf(targetGroup)
    const rule = { ...ruleOf(call.route, listener, targetGroup, routing), alternate }
    const test = testRoute && ruleOf(testRoute, tested ?? listener, targetGroup, routing)
    const shift = { alternate, role, ...(test && { testRule: { ...test, alternate } }) }
    return { containerName, containerPort, targetGroup, rules: [rule], shift }
  })
}

/** The same behind a Network Load Balancer, whose listeners have no rules. */
function shiftedListeners(
  loadBalancer: LoadBalancerModel,
  nextId: () => string,
  role: RoleModel | string,
  routing: Routing,
): ServiceTarget[] {
  const { route: to, containerName, containerPort, options } = routing.call
  const testPort = options.testRoute && namedPort(options.testRoute[route])
  const tested = loadBalancer.networkListeners?.find(({ port }) => port === testPort)
  return productionListeners(to, loadBalancer, testPort).map(listener => {
    const targetGroup = targetGroupOf(targetGroupDraft(routing.call, SENT[listener.protocol]), nextId(), routing)
    const pair = { targetGroup, alternate: alternateOf(targetGroup) }
    const shift = {
      alternate: pair.alternate,
      role,
      ...(tested && { testListener: forwardingListener(loadBalancer, tested, pair) }),
    }
    const listeners = [forwardingListener(loadBalancer, listener, pair)]
    return { containerName, containerPort, targetGroup, rules: [], listeners, shift }
  })
}

/** The listeners of a route, save for the one of tests. */
const productionListeners = (
  to: Route,
  loadBalancer: LoadBalancerModel,
  testPort: number | undefined,
): readonly NetworkListener[] =>
  networkListeners(to, loadBalancer).filter(({ port }) => isNamed(to[route]) || port !== testPort)

/** The listeners of a Network Load Balancer that a test route is about. */
export function testedOf({ route: to, options }: TargetCall, loadBalancer: LoadBalancerModel | undefined) {
  const { testRoute } = options
  if (loadBalancer?.type !== 'network' || !testRoute) return {}
  const test = namedPort(testRoute[route])
  return { tested: { test, production: productionListeners(to, loadBalancer, test).map(({ port }) => port) } }
}

/** The other group of a pair. */
function alternateOf(targetGroup: TargetGroupModel): TargetGroupModel {
  const { id, physicalName: name } = targetGroup
  return { ...targetGroup, ...(name !== undefined && { physicalName: `${name}-alternate` }), id: `${id}-alternate` }
}

/** What lets the load balancers of these targets, and nobody else, reach the containers. */
export function ingressOfTargets(targets: readonly ServiceTarget[]): IngressRule[] {
  const rules = new Map<string, IngressRule>()
  for (const target of targets)
    for (const { port, protocol } of portsOfTarget(target))
      for (const { name, peers } of callersOf(target))
        for (const [at, source] of peers.entries()) {
          const description = `Port ${port} from ${name}`
          const udp = protocol === 'udp' ? { protocol } : {}
          rules.set(`${at} ${protocol} ${description}`, { ...udp, fromPort: port, toPort: port, source, description })
        }
  return [...rules.values()]
}

/** Where a target gets requests and checks. */
export function portsOfTarget({ containerPort, targetGroup }: ServiceTarget): readonly TargetPort[] {
  const serving = transportsOf(targetGroup.protocol).map(protocol => ({ port: containerPort, protocol }))
  const said = Number(targetGroup.raw?.HealthCheckPort ?? 'traffic-port')
  const checked = Number.isNaN(said) ? containerPort : said
  const isOpen = serving.some(({ port, protocol }) => port === checked && protocol === 'tcp')
  return isOpen ? serving : [...serving, { port: checked, protocol: 'tcp' }]
}

interface TargetPort {
  readonly port: number
  readonly protocol: 'tcp' | 'udp'
}

/** Who sends requests to a target. */
export function callersOf({ targetGroup, rules, listeners = [] }: ServiceTarget): readonly NamedPeer[] {
  if (targetGroup.existing) return [{ name: `target group ${targetGroup.id}`, peers: [{ targetGroup }] }]
  const all = [...rules.map(({ listener }) => listener), ...listeners]
  return all.map(({ loadBalancer }) => ({
    name: `load balancer ${loadBalancer.name}`,
    peers: peersOf(loadBalancer),
  }))
}

function numbered(id: string, ids: Map<string, number>): string {
  const count = (ids.get(id) ?? 0) + 1
  ids.set(id, count)
  return count === 1 ? id : `${id}-${count}`
}

function targetGroupOf(draft: TargetGroupDraft, id: string, { loadBalancer, owner }: Routing): TargetGroupModel {
  const network = loadBalancer?.existing ? loadBalancer : (loadBalancer?.network ?? owner.network)
  const { foreign: _, ...settings } = draft
  return {
    kind: 'target-group',
    id,
    ...settings,
    network,
    ...(owner.onInstances && { targetType: 'instance' }),
    tags: owner.tags,
  }
}

function rulesOf(to: Route, targetGroup: TargetGroupModel, routing: Routing): ListenerRuleModel[] {
  return servingListeners(to[route], routing.loadBalancer).map(listener => ruleOf(to, listener, targetGroup, routing))
}

function ruleOf(
  to: Route,
  listener: ListenerModel,
  targetGroup: TargetGroupModel,
  { call, owner, ids }: Routing,
): ListenerRuleModel {
  const asked = askedOf(to[route])
  const { weight } = call.options
  if (weight !== undefined && owner.shiftRole === undefined) {
    const id = idOfRoute(listener, 'shares', asked)
    return { kind: 'listener-rule', id, listener, ...asked, shares: [{ targetGroup, weight }], tags: {} }
  }
  // Not by host and path: a changed route changes the rule, and leaves no old one behind.
  const id = numbered(`${owner.service}:${listener.id}`, ids)
  return { kind: 'listener-rule', id, listener, ...asked, targetGroup, tags: owner.tags }
}
