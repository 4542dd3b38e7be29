import {
  forwardingListener,
  type ListenerModel,
  type ListenerProtocol,
  type NetworkListener,
} from '../model/listener.ts'
import { idOfRoute, type ListenerRuleModel } from '../model/listener-rule.ts'
import type { LoadBalancerModel } from '../model/load-balancer.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { RoleModel } from '../model/role.ts'
import type { ServiceTarget, TrafficShift } from '../model/service.ts'
import type { TargetGroupModel } from '../model/target-group.ts'
import { type Route, route } from './route.ts'
import { askedOf, isNamed, namedPort, servingListeners } from './route-listeners.ts'
import { type TargetCall, type TargetGroupDraft, targetGroupDraft } from './target.ts'

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
