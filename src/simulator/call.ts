import { blockedBy, INTERNET, type NetworkEnd } from './ec2/reachability.ts'
import { networking } from './ec2/state.ts'
import type { TaskState } from './ecs/account-state.ts'
import { tasksNamed } from './ecs/dns-name.ts'
import { endOfTask } from './ecs/network-end.ts'
import { containers, shortName } from './ecs/state.ts'
import { networkEndOf } from './elbv2/network-end.ts'
import { loadBalancing } from './elbv2/state.ts'
import type { World } from './operation.ts'
import { namesFor } from './route53/resolve.ts'

/** Who calls, or is called: the tasks of a service, a load balancer, what has these security groups (a database), anybody. */
export type CallEnd =
  | { readonly cluster: string; readonly service: string }
  | { readonly loadBalancer: string }
  | { readonly securityGroups: readonly string[] }
  | 'internet'

/** Who is called: as above, or a name, as the caller resolves it. */
export type CallTarget = CallEnd | { readonly host: string }

/** Whether a call got through, and why it did not. */
export interface Call {
  readonly reached: boolean
  readonly because?: string
}

interface Place {
  readonly end: NetworkEnd
  /** The port that is really called; undefined where nothing listens. */
  portFor(port: number): number | undefined
  /** Whether somebody on the internet gets to it at all. */
  readonly isPublic: boolean
}

export function call(world: World, from: CallEnd, to: CallTarget, port: number): Call {
  if (typeof to === 'object' && 'host' in to) return callByName(world, from, to.host, port)
  const [callers, called] = [placesOf(world, from), placesOf(world, to)]
  if (callers.length === 0 || called.length === 0) return { reached: false, because: 'no task is running' }
  for (const { end, portFor, isPublic } of called) {
    const real = portFor(port)
    if (real === undefined) return { reached: false, because: `nothing listens on port ${port}` }
    if (from === 'internet' && !isPublic) return { reached: false, because: 'it has no public address' }
    for (const caller of callers) {
      const because = blockedBy(world, caller.end, end, real)
      if (because !== undefined) return { reached: false, because }
    }
  }
  return { reached: true }
}

/** A call to a name: as the proxy of Service Connect of each task knows it, or as the resolver of its VPC does. */
function callByName(world: World, from: CallEnd, host: string, port: number): Call {
  const callers = typeof from === 'object' && 'service' in from ? tasksOf(world, from) : placesOf(world, from)
  if (callers.length === 0) return { reached: false, because: 'no task is running' }
  for (const caller of callers) {
    const answer = 'endpoints' in caller ? callByProxy(world, caller, host, port) : undefined
    const end = 'endpoints' in caller ? endOfTask(world, caller) : caller.end
    const { reached, because } = answer ?? callByDns(world, end, host, port)
    if (!reached) return { reached, ...(because !== undefined && { because }) }
  }
  return { reached: true }
}

function callByProxy(world: World, caller: TaskState, host: string, port: number): Call | undefined {
  const endpoint = caller.endpoints.find(each => each.host === host && each.port === port)
  if (!endpoint) return undefined
  const servers = [...endpoint.server.tasks].filter(({ lastStatus }) => lastStatus === 'RUNNING')
  return arrived(
    servers.map(server => blockedBy(world, endOfTask(world, caller), endOfTask(world, server), endpoint.ingressPort)),
  )
}

function callByDns(world: World, from: NetworkEnd, host: string, port: number): Call {
  const tasks = tasksNamed(world, host, from.vpcId)
  if (!tasks) return callToBalancer(world, from, host, port)
  return arrived(
    tasks.map(task => {
      const { end, portFor } = placeOfTask(world, task)
      const real = portFor(port)
      return real === undefined ? `nothing listens on port ${port}` : blockedBy(world, from, end, real)
    }),
  )
}

/** A record of Route 53, or the load balancer's own name. Which rule of it answers is not asked. */
function callToBalancer(world: World, from: NetworkEnd, host: string, port: number): Call {
  const names = namesFor(world, host, from.vpcId)
  const balancer = [...loadBalancing(world).loadBalancers.values()].find(({ dnsName }) =>
    names.includes(dnsName.toLowerCase()),
  )
  if (!balancer) return unresolved(host)
  const { end, portFor, isPublic } = placeOfBalancer(world, balancer.name)
  const real = portFor(port)
  if (real === undefined) return { reached: false, because: `nothing listens on port ${port}` }
  if (from === INTERNET && !isPublic) return { reached: false, because: 'it has no public address' }
  return arrived([blockedBy(world, from, end, real)])
}

function arrived(obstacles: readonly (string | undefined)[]): Call {
  if (obstacles.length === 0) return { reached: false, because: 'no task is running' }
  const because = obstacles.find(each => each !== undefined)
  return because === undefined ? { reached: true } : { reached: false, because }
}

const unresolved = (name: string): Call => ({ reached: false, because: `${name} is not known there` })

function placesOf(world: World, who: CallEnd): Place[] {
  if (who === 'internet') return [{ end: INTERNET, portFor: port => port, isPublic: true }]
  if ('service' in who) return tasksOf(world, who).map(task => placeOfTask(world, task))
  if ('loadBalancer' in who) return [placeOfBalancer(world, who.loadBalancer)]
  return [placeOfGroups(world, who.securityGroups)]
}

function tasksOf(world: World, { cluster, service }: { cluster: string; service: string }): TaskState[] {
  const found = containers(world).clusters.get(shortName(cluster))?.services.get(shortName(service))
  if (!found) throw new Error(`There is no service ${service} in the cluster ${cluster}.`)
  return [...found.tasks].filter(({ lastStatus }) => lastStatus === 'RUNNING')
}

function placeOfTask(world: World, task: TaskState): Place {
  const ports = (task.definition.containerDefinitions ?? []).flatMap(({ portMappings = [] }) =>
    portMappings.map(({ containerPort }) => containerPort),
  )
  return {
    end: endOfTask(world, task),
    portFor: port =>
      task.bindings.find(({ containerPort }) => containerPort === port)?.hostPort ??
      (ports.includes(port) ? port : undefined),
    isPublic: task.network?.assignPublicIp === 'ENABLED',
  }
}

function placeOfBalancer(world: World, name: string): Place {
  const { loadBalancers, listeners } = loadBalancing(world)
  const found = [...loadBalancers.values()].find(each => each.name === name)
  if (!found) throw new Error(`There is no load balancer ${name}.`)
  const ports = [...listeners.values()].filter(each => each.loadBalancerArn === found.arn).map(each => each.port)
  return {
    end: networkEndOf(world, found),
    portFor: port => (ports.includes(port) ? port : undefined),
    isPublic: found.scheme === 'internet-facing',
  }
}

function placeOfGroups(world: World, groups: readonly string[]): Place {
  const { securityGroups, subnets } = networking(world)
  const [vpcId] = groups.map(id => {
    const group = securityGroups.get(id)
    if (!group) throw new Error(`There is no security group ${id}.`)
    return group.vpcId
  })
  const [address = ''] = [...subnets.values()].find(subnet => subnet.vpcId === vpcId)?.cidrBlock.split('/') ?? []
  return { end: { groups, address, vpcId }, portFor: port => port, isPublic: false }
}
