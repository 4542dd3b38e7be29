import type { World } from '../operation.ts'
import { namespaceOf } from '../service-discovery/state.ts'
import type { ConnectEndpoint, ServiceState, TaskState } from './account-state.ts'
import { namespaceArn } from './service-connect.ts'
import { containers } from './state.ts'

// Without an override the proxy of a task in bridge mode listens on a port that it is given.
const EPHEMERAL = 32_768

/**
 * What a task learns of its namespace: the endpoints of deployments that are over when it starts, and none that come later.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
 */
export function endpointsFor(world: World, { cluster, deployment }: TaskState): readonly ConnectEndpoint[] {
  const { enabled, namespace = cluster.namespace } = deployment?.revision.settings.serviceConnectConfiguration ?? {}
  if (!enabled || namespace === undefined) return []
  const own = namespaceArn(world, namespace)
  const services = [...containers(world).clusters.values()].flatMap(each => [...each.services.values()])
  return services.filter(({ status }) => status === 'ACTIVE').flatMap(server => endpointsOf(world, server, own))
}

function endpointsOf(world: World, server: ServiceState, own: string): readonly ConnectEndpoint[] {
  const { settings } = server.lastCompleted?.revision ?? {}
  const { enabled, services = [], namespace = server.cluster.namespace } = settings?.serviceConnectConfiguration ?? {}
  if (!enabled || namespace === undefined || namespaceArn(world, namespace) !== own) return []
  return services.flatMap(({ portName = '', discoveryName, clientAliases = [], ingressPortOverride }) => {
    const port = portOf(server, portName)
    const ingressPort = ingressPortOverride ?? (settings?.networkConfiguration ? port : EPHEMERAL)
    const host = `${discoveryName || portName}.${namespaceOf(world, own).name}`
    // How a port without an alias is called is not known for certain.
    const aliases = clientAliases.length > 0 ? clientAliases : [{ port, dnsName: undefined }]
    return aliases.map(alias => ({
      host: alias.dnsName ?? host,
      port: alias.port ?? port,
      server,
      ingressPort,
    }))
  })
}

function portOf({ tasks }: ServiceState, portName: string): number {
  const mappings = [...tasks].flatMap(({ definition }) =>
    (definition.containerDefinitions ?? []).flatMap(({ portMappings = [] }) => portMappings),
  )
  return mappings.find(({ name }) => name === portName)?.containerPort ?? 0
}
