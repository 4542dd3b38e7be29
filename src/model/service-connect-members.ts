import { known, placeholder } from './deferred.ts'
import type { Model } from './index.ts'
import { type NamespaceModel, namespaceKey } from './namespace.ts'
import { areApart } from './network.ts'
import type { ServiceModel } from './service.ts'
import type { ConnectedPort } from './service-connect.ts'
import { DYNAMIC_PORTS } from './service-groups.ts'
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
    const { enabled, namespace, services = [] } = known(requestOf(model).serviceConnectConfiguration, placeholder) ?? {}
    if (!enabled) return []
    return [
      {
        service: model,
        namespace: keyOfNamespace(namespace ?? defaultOf(model), model),
        served: services.map(port => servedPort(port, model)),
      },
    ]
  })
}

const defaultOf = ({ cluster: { serviceConnectDefaults, raw } }: ServiceModel) =>
  serviceConnectDefaults ?? raw?.serviceConnectDefaults?.namespace

/** Without a name it is the default of a cluster that is only looked up. */
function keyOfNamespace(namespace: NamespaceModel | string | undefined, { cluster }: ServiceModel): string {
  return namespace === undefined ? `default of cluster ${cluster.clusterName}` : namespaceKey(namespace)
}

/** Whether a rule of one can name the group of the other. */
export function isOfOneNetwork({ network: one }: ServiceModel, { network: other }: ServiceModel): boolean {
  return !one || !other || !areApart(one, other)
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
