import type { Model } from './index.ts'
import type { IngressRule, SecurityGroupModel, SecurityGroupRulesModel } from './security-group.ts'
import { isSameRule } from './security-group-rules.ts'
import type { ServiceModel } from './service.ts'
import type { ConnectedPort } from './service-connect.ts'
import { DYNAMIC_PORTS, ownGroupsOf } from './service-groups.ts'
import { requestOf } from './service-request.ts'
import type { PortMapping } from './task-definition.ts'

/** A port that a service serves in a namespace. */
export interface ServedPort {
  /** The name in the namespace. */
  readonly name: string
  readonly portName: string
  readonly alias: { readonly port: number | undefined; readonly dnsName: string | undefined }
  /** Where the proxy listens. */
  readonly ingress: { readonly from: number; readonly to: number } | undefined
  readonly mapping: PortMapping | undefined
}

/** A service that takes part in Service Connect. */
export interface Connected {
  readonly service: ServiceModel
  /** What tells the namespace from others of the stack. */
  readonly namespace: string
  readonly served: readonly ServedPort[]
}

/** The services that take part in Service Connect, and what they serve. */
export function connectedOf(models: readonly Model[]): readonly Connected[] {
  return models.flatMap(model => {
    if (model.kind !== 'service') return []
    const { enabled, namespace, services = [] } = requestOf(model).serviceConnectConfiguration ?? {}
    if (!enabled) return []
    return [
      {
        service: model,
        namespace: namespace ?? `default of cluster ${model.cluster.clusterName}`,
        served: services.map(port => servedPort(port, model)),
      },
    ]
  })
}

/**
 * What lets the members of a namespace reach what is served there.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export function memberRules(models: readonly Model[]): readonly SecurityGroupRulesModel[] {
  const connected = connectedOf(models)
  return connected.flatMap(server => {
    const clients = connected.filter(
      each => each !== server && each.namespace === server.namespace && isOfOneNetwork(each.service, server.service),
    )
    return ownGroupsOf(server.service).flatMap(group => rulesIn(group, server.served, clients))
  })
}

/** Whether a rule of one can name the group of the other. */
export function isOfOneNetwork({ network: one }: ServiceModel, { network: other }: ServiceModel): boolean {
  return !one || !other || one.vpcId === other.vpcId
}

function rulesIn(
  group: SecurityGroupModel,
  served: readonly ServedPort[],
  clients: readonly Connected[],
): readonly SecurityGroupRulesModel[] {
  const ingress = served
    .flatMap(({ ingress: range }) => (range ? clients.flatMap(client => ingressFrom(client, range)) : []))
    .filter(rule => !group.ingress.some(other => isSameRule(rule, other)))
  return ingress.length === 0 ? [] : [{ kind: 'security-group-rules', id: group.id, group, ingress, egress: [] }]
}

function ingressFrom({ service }: Connected, { from, to }: { from: number; to: number }): readonly IngressRule[] {
  const ports = from === to ? `Port ${from}` : `Ports ${from} to ${to}`
  const description = `${ports} from service ${service.id}`
  return ownGroupsOf(service).map(securityGroup => ({
    fromPort: from,
    toPort: to,
    description,
    source: { securityGroup },
  }))
}

function servedPort(port: ConnectedPort, { taskDefinition, network }: ServiceModel): ServedPort {
  const { portName, discoveryName, clientAliases: [alias] = [], ingressPortOverride: override } = port
  const mapping = taskDefinition.containers
    .flatMap(({ portMappings }) => portMappings)
    .find(({ name }) => name === portName)
  const own = network && mapping?.containerPort
  const fixed = override ?? own
  return {
    name: discoveryName || portName,
    portName,
    alias: { port: alias?.port, dnsName: alias?.dnsName },
    ingress: fixed ? { from: fixed, to: fixed } : network ? undefined : DYNAMIC_PORTS,
    mapping,
  }
}
