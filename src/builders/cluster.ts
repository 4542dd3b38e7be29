import type { BroughtProvider } from '../model/capacity-provider.ts'
import type { ClusterModel } from '../model/cluster.ts'
import type { Value } from '../model/deferred.ts'
import type { NamespaceModel } from '../model/namespace.ts'
import type {
  ExecuteCommandConfiguration,
  ManagedStorageConfiguration,
  RawClusterSettings,
} from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import { issuesOf } from '../validators/check.ts'
import { clusterRules } from '../validators/cluster.ts'
import type { Issue } from '../validators/issue.ts'
import { call, once, taken } from './calls.ts'
import { type ClusterShares, strategyOfShares } from './capacity-providers.ts'
import { bothSettings, type ClusterConfiguration } from './cluster-configuration.ts'
import { COMMON_CALLS, NAMED, RAW, TAGS } from './common-calls.ts'
import { type Definition, part, typed } from './definition.ts'
import { data, definition, eachMember, maybe, text } from './kinds.ts'
import { NAMESPACE } from './namespace.ts'
import { offers } from './offered.ts'
import { OF_CLUSTER } from './option-names.ts'
import { RAW_OF_CLUSTER, sorted } from './raw-fields.ts'
import { namespaceOf } from './service-discovery.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'
import { valueFrom } from './value.ts'

/** A cluster that exists. */
export interface ExistingCluster extends Definition<ClusterModel> {
  /** Its ARN, once it is there. */
  readonly arn: Value
  /** Its name. What takes it waits for the cluster. */
  readonly name: Value
}

/**
 * A cluster. Fargate and Fargate Spot are attached to it, which costs nothing until a service uses them.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html
 */
export interface Cluster<P extends string = never> extends CheckedDefinition<ClusterModel>, ClusterConfiguration {
  /** Its ARN, once it is there. */
  readonly arn: Value
  /** Its name. What takes it waits for the cluster. */
  readonly name: Value
  /**
   * Turns on CloudWatch Container Insights, which is billed. Without this call it is off.
   *
   * @default 'enabled'
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
   */
  containerInsights(value?: 'enabled' | 'enhanced'): Cluster<P>
  /**
   * Sets the default capacity provider strategy: how services that have no strategy of their own share out their
   * tasks. Without this call they run on Fargate.
   *
   * @example
   * cluster('prod').capacityProviders({ FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 4 } })
   */
  capacityProviders(shares: ClusterShares<P>): Cluster<P>
  /**
   * Gives the cluster a capacity provider beside those of Fargate: up to 18. Services name it in their strategy.
   *
   * @example
   * cluster('prod').capacityProvider(capacityProvider('arm').instances({ types: ['c7g.large'], max: 6, network: vpc }))
   */
  capacityProvider<N extends string>(provider: Definition<BroughtProvider<N>>): Cluster<P | N>
  /**
   * Sets members as CreateCluster and UpdateCluster name them. Checked and compared like the rest. To take one out again takes
   * the setting away, save the keys of managed storage, which AWS keeps.
   *
   * @example
   * cluster('prod').raw({ configuration: { executeCommandConfiguration: { logging: 'NONE' } } })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
   */
  raw(settings: RawClusterSettings): Cluster<P>
  /**
   * Sets the namespace of services that take part in Service Connect and name none.
   *
   * @param namespace The namespace, or the name, id or ARN of one that exists.
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterServiceConnectDefaultsRequest.html
   */
  serviceConnectDefaults(namespace: Definition<NamespaceModel> | string): Cluster<P>
  /** Adds tags: at most 47 in all. */
  tags(tags: Tags): Cluster<P>
}

/** Makes a cluster. */
export const cluster: {
  /**
   * A cluster of the stack.
   *
   * @param name Up to 255 letters, digits, hyphens and underscores.
   */
  (name: string): Cluster
  /** A cluster that exists: looked up, never created, changed or deleted. */
  existing(name: string): ExistingCluster
} = Object.assign((name: string): Cluster => made('cluster()', name, false), {
  existing: (name: string): ExistingCluster => made('cluster.existing()', name, true),
})

function made(method: string, name: string, existing: boolean): Cluster {
  const called = existing ? cluster.existing : cluster
  taken(method, NAMED, [name], called)
  return typed(new ClusterBuilder(defaults(name, existing)), called)
}

const defaults = (name: string, existing: boolean): ClusterModel => ({
  kind: 'cluster',
  id: name,
  clusterName: name,
  existing,
  containerInsights: 'disabled',
  capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
  defaultCapacityProviderStrategy: [],
  tags: {},
})

interface Settings extends ClusterModel {
  readonly foreign?: readonly string[]
  readonly namespace?: Definition<NamespaceModel> | string
  readonly providers?: readonly Definition<BroughtProvider>[]
}

class ClusterBuilder extends TaggedSteps<Settings, ClusterModel> implements Cluster<string> {
  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  get name(): Value {
    return valueFrom(this.build(), 'name')
  }

  containerInsights(value: 'enabled' | 'enhanced' = 'enabled'): Cluster<string> {
    return this.with({ containerInsights: value })
  }

  capacityProvider(provider: Definition<BroughtProvider>): Cluster<string> {
    return this.with({ providers: [...(this.settings.providers ?? []), provider] })
  }

  capacityProviders(shares: Parameters<typeof strategyOfShares>[0]): Cluster<string> {
    return this.with({ defaultCapacityProviderStrategy: strategyOfShares(shares) })
  }

  raw(settings: RawClusterSettings): this {
    const { raw, foreign = [] } = this.settings
    const given = sorted(settings, RAW_OF_CLUSTER)
    return this.with({ raw: bothSettings(raw, given.set), foreign: [...foreign, ...given.foreign] })
  }

  executeCommandConfiguration(executeCommandConfiguration: ExecuteCommandConfiguration): this {
    return this.raw({ configuration: { executeCommandConfiguration } })
  }

  managedStorageConfiguration(managedStorageConfiguration: ManagedStorageConfiguration): this {
    return this.raw({ configuration: { managedStorageConfiguration } })
  }

  serviceConnectDefaults(namespace: Definition<NamespaceModel> | string): Cluster<string> {
    return this.with({ namespace })
  }

  protected get where(): readonly [string, string] {
    return ['cluster', this.settings.id]
  }

  protected make(issues: Issue[]): ClusterModel {
    const { namespace, foreign: _, providers = [], ...cluster } = this.settings
    const brought = providers.flatMap(provider => part(provider, issues) ?? [])
    issues.push(...issuesOf(this.where, clusterRules, { ...this.settings, brought }))
    const serviceConnectDefaults = namespaceOf(namespace, issues)
    return {
      ...cluster,
      ...(serviceConnectDefaults && { serviceConnectDefaults }),
      ...(brought.length > 0 && { brought }),
    }
  }
}

offers(
  ClusterBuilder,
  'cluster',
  {
    ...COMMON_CALLS,
    containerInsights: call(maybe(text)),
    capacityProvider: call(
      definition("a capacity provider, such as capacityProvider('arm').instances(…)", 'capacity provider'),
    ),
    capacityProviders: once('capacity providers', call(eachMember(data, 'an object of shares'))),
    executeCommandConfiguration: once('configuration of ECS Exec', call(data)),
    managedStorageConfiguration: once('keys of managed storage', call(data)),
    raw: RAW,
    serviceConnectDefaults: once('default namespace', call(NAMESPACE)),
    tags: TAGS,
  },
  OF_CLUSTER,
  ['arn', 'name'],
)
