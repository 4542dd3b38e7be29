import { isDeferred } from './deferred.ts'
import type { Model } from './index.ts'
import { namespaceKey } from './namespace.ts'
import type { IngressRule, RuleTraffic, SecurityGroupRulesModel } from './security-group.ts'
import { isSameRule } from './security-group-rules.ts'
import type { ServiceModel } from './service.ts'
import { connectedOf, isOfOneNetwork } from './service-connect-members.ts'
import { DYNAMIC_PORTS, ownGroupsOf } from './service-groups.ts'
import { requestOf } from './service-request.ts'
import type { PortMapping } from './task-definition.ts'

/** A service in a namespace, and the ports at which others there reach it. */
interface Member {
  readonly service: ServiceModel
  readonly namespace: string
  readonly ports: readonly Required<Pick<RuleTraffic, 'protocol' | 'fromPort' | 'toPort'>>[]
}

/**
 * What lets the members of a namespace reach each other: of Service Connect what is served there, in Cloud Map what the
 * containers listen on.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export function memberRules(models: readonly Model[]): readonly SecurityGroupRulesModel[] {
  return [connectMembers(models), discoveryMembers(models)].flatMap(members =>
    members.flatMap(server => {
      const others = members.filter(
        each =>
          each.service.id !== server.service.id &&
          each.namespace === server.namespace &&
          isOfOneNetwork(each.service, server.service),
      )
      return others.length === 0 ? [] : rulesOf(server, others)
    }),
  )
}

function rulesOf({ service, ports }: Member, others: readonly Member[]): readonly SecurityGroupRulesModel[] {
  const all = ports.flatMap(port => others.flatMap(other => ingressFrom(other.service, port)))
  return ownGroupsOf(service).flatMap(group => {
    const ingress = all.filter(rule => !group.ingress.some(other => isSameRule(rule, other)))
    return ingress.length === 0 ? [] : [{ kind: 'security-group-rules', id: group.id, group, ingress, egress: [] }]
  })
}

function ingressFrom(from: ServiceModel, { protocol, fromPort, toPort }: Member['ports'][number]): IngressRule[] {
  const ports = fromPort === toPort ? `Port ${fromPort}` : `Ports ${fromPort} to ${toPort}`
  return ownGroupsOf(from).map(securityGroup => ({
    ...(protocol !== 'tcp' && { protocol }),
    fromPort,
    toPort,
    description: `${ports} from service ${from.id}`,
    source: { securityGroup },
  }))
}

function connectMembers(models: readonly Model[]): readonly Member[] {
  return connectedOf(models).map(({ service, namespace, served }) => ({
    service,
    namespace,
    ports: served.flatMap(({ ingress }) =>
      ingress ? [{ protocol: 'tcp' as const, fromPort: ingress.from, toPort: ingress.to }] : [],
    ),
  }))
}

function discoveryMembers(models: readonly Model[]): readonly Member[] {
  return models.flatMap(service => {
    if (service.kind !== 'service') return []
    const [registry] = requestOf(service).serviceRegistries ?? []
    if (!registry || typeof registry.registryArn === 'string' || isDeferred(registry.registryArn)) return []
    const at = registry.containerPort ?? registry.port
    const mappings = service.taskDefinition.containers.flatMap(({ portMappings }) => portMappings)
    const meant = mappings.filter(mapping => at === undefined || mapping.containerPort === at)
    const ports = meant.flatMap(mapping => portsOf(mapping, service))
    return [{ service, namespace: namespaceKey(registry.registryArn.namespace), ports }]
  })
}

/** Where a port of a container is reached: by the task's own interface, or by that of its instance. */
function portsOf(mapping: PortMapping, { network, taskDefinition }: ServiceModel): Member['ports'] {
  const { protocol, containerPort, containerPortRange = '', hostPort } = mapping
  const own = network ?? taskDefinition.networkMode === 'host'
  if (!own && !hostPort) return [{ protocol, fromPort: DYNAMIC_PORTS.from, toPort: DYNAMIC_PORTS.to }]
  const port = own ? containerPort : hostPort
  if (port !== undefined) return [{ protocol, fromPort: port, toPort: port }]
  const [fromPort, toPort] = containerPortRange.split('-').map(Number)
  return fromPort && toPort ? [{ protocol, fromPort, toPort }] : []
}
