import type {
  Cluster,
  ClusterSetting,
  CreateClusterRequest,
  DescribeClustersRequest,
  PutClusterCapacityProvidersRequest,
  UpdateClusterRequest,
} from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import type { ClusterState } from './account-state.ts'
import { checkActive, NOT_ASSOCIATED } from './named-providers.ts'
import { checkServiceLinkedRole } from './role.ts'
import { defaultNamespaceArn } from './service-connect.ts'
import { containers, ecsArn, managedOf, shortName } from './state.ts'
import { checkTags } from './tags.ts'

const NAME = /^[A-Za-z0-9_-]{1,255}$/

/** The ACTIVE cluster that a request means; `default` when it names none. */
export function clusterOf(world: World, reference = 'default'): ClusterState {
  const cluster = containers(world).clusters.get(shortName(reference))
  if (cluster?.status !== 'ACTIVE') throw new AwsError('ClusterNotFoundException', 'Cluster not found.')
  return cluster
}

export function createCluster(input: CreateClusterRequest, world: World): { cluster: Cluster } {
  const name = input.clusterName ?? 'default'
  if (!NAME.test(name)) throw invalid(`Invalid identifier: Identifier is for ${name}. Your identifier is invalid.`)
  const { clusters, tags } = containers(world)
  const known = clusters.get(name)
  // AWS answers with the existing cluster, whatever else was asked for.
  if (known?.status === 'ACTIVE') return { cluster: view(world, known, true) }
  checkTags(input.tags)
  checkSettings(input.settings)
  checkServiceLinkedRole(world)
  checkNotManaged(world, input.capacityProviders)
  const capacityProviders = input.capacityProviders ?? []
  checkProviders(
    world,
    capacityProviders,
    input.defaultCapacityProviderStrategy?.map(item => item.capacityProvider ?? ''),
  )
  const cluster: ClusterState = {
    arn: ecsArn(world, `cluster/${name}`),
    name,
    status: 'ACTIVE',
    settings: input.settings ?? [{ name: 'containerInsights', value: 'disabled' }],
    configuration: input.configuration,
    capacityProviders: [...capacityProviders],
    strategy: withDefaults(input.defaultCapacityProviderStrategy),
    namespace: defaultNamespace(world, input.serviceConnectDefaults),
    services: new Map(),
    tasks: new Map(),
    instances: new Map(),
  }
  clusters.set(name, cluster)
  tags.set(cluster.arn, [...(input.tags ?? [])])
  return { cluster: view(world, cluster, true) }
}

export function describeClusters(
  { clusters: references = ['default'], include = [] }: DescribeClustersRequest,
  world: World,
): object {
  const { clusters } = containers(world)
  const found = references.map(reference => [reference, clusters.get(shortName(reference))] as const)
  return {
    clusters: found.flatMap(([, cluster]) => (cluster ? [described(world, cluster, include)] : [])),
    failures: found
      .filter(([, cluster]) => !cluster)
      .map(([reference]) => ({ arn: ecsArn(world, `cluster/${shortName(reference)}`), reason: 'MISSING' })),
  }
}

/** Tags and configuration are told to those who ask: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html */
function described(world: World, cluster: ClusterState, include: readonly string[]): Cluster {
  const { configuration, ...told } = view(world, cluster, include.includes('TAGS'))
  return { ...told, ...(include.includes('CONFIGURATIONS') && configuration && { configuration }) }
}

export function listClusters(_input: object, world: World): { clusterArns: string[] } {
  const active = [...containers(world).clusters.values()].filter(({ status }) => status === 'ACTIVE')
  return { clusterArns: active.map(({ arn }) => arn) }
}

export function updateCluster(input: UpdateClusterRequest, world: World): { cluster: Cluster } {
  const cluster = clusterOf(world, input.cluster)
  checkSettings(input.settings)
  for (const { name, value } of input.settings ?? []) {
    cluster.settings = [...cluster.settings.filter(each => each.name !== name), { name, value }]
  }
  cluster.configuration = input.configuration ?? cluster.configuration
  if (input.serviceConnectDefaults) cluster.namespace = defaultNamespace(world, input.serviceConnectDefaults)
  return { cluster: view(world, cluster, true) }
}

export function putClusterCapacityProviders(
  input: PutClusterCapacityProvidersRequest,
  world: World,
): { cluster: Cluster } {
  const cluster = clusterOf(world, input.cluster)
  const own = managedOf(world, cluster)
  checkNotManaged(world, input.capacityProviders)
  // Those of Managed Instances stay until they are deleted: https://github.com/hashicorp/terraform-provider-aws/pull/45794
  const capacityProviders = [...(input.capacityProviders ?? []), ...own]
  const strategy = withDefaults(input.defaultCapacityProviderStrategy)
  checkProviders(
    world,
    capacityProviders,
    strategy.map(item => item.capacityProvider ?? ''),
  )
  const used = [...cluster.services.values()]
    .filter(service => service.status !== 'INACTIVE')
    .flatMap(service => service.settings.capacityProviderStrategy ?? [])
    .map(item => item.capacityProvider ?? '')
  if (cluster.capacityProviders.some(name => used.includes(name) && !capacityProviders.includes(name)))
    throw new AwsError('ResourceInUseException', 'The specified capacity provider is in use and cannot be removed.')
  cluster.capacityProviders = [...capacityProviders]
  cluster.strategy = strategy
  return { cluster: view(world, cluster, true) }
}

export function deleteCluster(input: { cluster?: string | undefined }, world: World): { cluster: Cluster } {
  const cluster = clusterOf(world, input.cluster)
  if ([...cluster.services.values()].some(service => service.status === 'ACTIVE'))
    throw new AwsError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.')
  if ([...cluster.tasks.values()].some(task => task.lastStatus !== 'STOPPED'))
    throw new AwsError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.')
  if (cluster.instances.size > 0)
    throw new AwsError(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    )
  // https://github.com/hashicorp/terraform-provider-aws/pull/45794
  if (managedOf(world, cluster).length > 0)
    throw new AwsError(
      'ClientException',
      'The Cluster cannot be deleted while Cluster Scoped Capacity Providers are attached to the cluster',
    )
  cluster.status = 'INACTIVE'
  return { cluster: view(world, cluster, true) }
}

// An empty name takes the default away: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterServiceConnectDefaultsRequest.html
const defaultNamespace = (world: World, { namespace }: { namespace?: string | undefined } = {}): string | undefined =>
  namespace ? defaultNamespaceArn(world, namespace) : undefined

function checkSettings(settings: readonly ClusterSetting[] = []): void {
  const wrong = settings.find(({ value = '' }) => !['enabled', 'disabled', 'enhanced'].includes(value))
  if (wrong) throw invalid(`Invalid setting: ${wrong.name}=${wrong.value}`)
}

const invalid = (message: string): AwsError => new AwsError('InvalidParameterException', message)

function withDefaults(
  strategy: CreateClusterRequest['defaultCapacityProviderStrategy'] = [],
): ClusterState['strategy'] {
  return strategy.map(item => ({ ...item, weight: item.weight ?? 0, base: item.base ?? 0 }))
}

function checkProviders(world: World, providers: readonly string[], strategy: readonly string[] = []): void {
  const unknown = providers.find(name => !containers(world).capacityProviders.has(name))
  // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/53
  if (unknown)
    throw invalid('The specified capacity provider was not found. Specify a valid capacity provider and try again')
  checkActive(world, strategy)
  if (strategy.some(name => !providers.includes(name))) throw invalid(NOT_ASSOCIATED)
}

// The rest of the sentence is cut off where it was reported: https://github.com/hashicorp/terraform-provider-aws/issues/44783
function checkNotManaged(world: World, names: readonly string[] = []): void {
  if (names.some(name => containers(world).capacityProviders.get(name)?.managed))
    throw invalid(
      'Cannot associate Managed Instances capacity provider to clusters using this API. Managed Instances capacity providers are already associated with a cluster.',
    )
}

function view(world: World, cluster: ClusterState, withTags: boolean): Cluster {
  const tasks = [...cluster.tasks.values()]
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    configuration: cluster.configuration,
    registeredContainerInstancesCount: cluster.instances.size,
    runningTasksCount: tasks.filter(task => task.lastStatus === 'RUNNING').length,
    pendingTasksCount: tasks.filter(task => !['RUNNING', 'STOPPED'].includes(task.lastStatus)).length,
    activeServicesCount: [...cluster.services.values()].filter(service => service.status === 'ACTIVE').length,
    statistics: [],
    tags: withTags ? (containers(world).tags.get(cluster.arn) ?? []) : [],
    settings: cluster.settings,
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.strategy,
    ...(cluster.namespace && { serviceConnectDefaults: { namespace: cluster.namespace } }),
  }
}
