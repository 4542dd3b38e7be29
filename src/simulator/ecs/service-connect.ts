import { AwsError, type World } from '../operation.ts'
import { addNamespace } from '../service-discovery/create-namespace.ts'
import { cloudMap } from '../service-discovery/state.ts'
import type { ClusterState, ServiceSettings, ServiceState } from './account-state.ts'
import { containers } from './state.ts'
import { findTaskDefinition } from './task-definition.ts'

/** The ARN of a namespace of Cloud Map that is named by its name or its ARN. */
export function namespaceArn(world: World, named: string): string {
  const { namespaces } = cloudMap(world)
  const found = [...namespaces.values()].find(each => each.arn === named || each.name === named)
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html#API_CreateService_Errors
  if (!found) throw new AwsError('NamespaceNotFoundException', "The specified namespace wasn't found.")
  return found.arn
}

/** The same of a cluster's default: an unknown name makes a namespace that is found by API calls. */
export function defaultNamespaceArn(world: World, named: string): string {
  const { namespaces } = cloudMap(world)
  if (named.startsWith('arn:') || [...namespaces.values()].some(each => each.name === named))
    return namespaceArn(world, named)
  return addNamespace(world, { type: 'HTTP', name: named }).arn
}

interface Served {
  readonly namespace: string
  readonly name: string
  readonly portName: string
}

/** What a service offers in a namespace, by its discovery name. */
function servedBy(
  world: World,
  cluster: ClusterState,
  { serviceConnectConfiguration }: Pick<ServiceSettings, 'serviceConnectConfiguration'>,
): Served[] {
  const { enabled, services = [], namespace = cluster.namespace } = serviceConnectConfiguration ?? {}
  if (!enabled || namespace === undefined) return []
  return services.map(({ portName = '', discoveryName }) => ({
    namespace: namespaceArn(world, namespace),
    name: discoveryName || portName,
    portName,
  }))
}

/** Refuses a name that another service has in the namespace, and another protocol of a port that is served already. */
export function checkServiceConnect(
  world: World,
  cluster: ClusterState,
  settings: ServiceSettings,
  present?: ServiceState,
): void {
  const { enabled, namespace } = settings.serviceConnectConfiguration ?? {}
  if (enabled && namespace !== undefined) namespaceArn(world, namespace)
  checkTimeouts(world, settings)
  const before = present ? servedBy(world, cluster, present.settings) : []
  for (const served of servedBy(world, cluster, settings)) {
    const same = (other: Served): boolean => other.namespace === served.namespace && other.name === served.name
    if (othersOf(world, present).some(other => servedBy(world, other.cluster, other.settings).some(same)))
      // https://github.com/aws/copilot-cli/issues/5431
      throw new AwsError('InvalidParameterException', `SC service is already used by ${served.namespace}`)
    const known = before.find(same)
    if (!present || !known) continue
    const was = stableOf(world, present.settings, known)
    const is = stableOf(world, settings, served)
    // https://github.com/aws/containers-roadmap/issues/2378; how the second half goes on is not known
    if (was !== is)
      throw new AwsError(
        'InvalidParameterException',
        `The following config cannot be changed for a SC service. Previous config: ${was}. New config: ${is}.`,
      )
  }
}

// https://github.com/pulumi/pulumi-aws/issues/4265
function checkTimeouts(world: World, { taskDefinition, serviceConnectConfiguration }: ServiceSettings): void {
  for (const { portName, timeout } of serviceConnectConfiguration?.services ?? []) {
    const seconds = timeout?.perRequestTimeoutSeconds
    if (seconds === undefined || portOf(world, taskDefinition, portName)?.appProtocol) continue
    throw new AwsError('InvalidParameterException', `Per request timeout ${seconds} can't be set for tcp application.`)
  }
}

const othersOf = (world: World, present: ServiceState | undefined): ServiceState[] =>
  [...containers(world).clusters.values()].flatMap(({ services }) =>
    [...services.values()].filter(
      each => each !== present && each.status !== 'INACTIVE' && each.settings.serviceConnectConfiguration?.enabled,
    ),
  )

function stableOf(world: World, { taskDefinition }: ServiceSettings, { portName }: Served): string {
  const port = portOf(world, taskDefinition, portName)
  return `ScServiceStableConfig(protocol=${port?.protocol ?? 'tcp'}, appProtocol=${port?.appProtocol ?? 'null'})`
}

function portOf(world: World, taskDefinition: ServiceSettings['taskDefinition'], portName?: string) {
  const { containerDefinitions = [] } = findTaskDefinition(world, taskDefinition) ?? {}
  return containerDefinitions.flatMap(({ portMappings = [] }) => portMappings).find(({ name }) => name === portName)
}
