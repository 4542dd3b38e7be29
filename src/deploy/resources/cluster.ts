import type { Cluster } from '@aws-sdk/client-ecs'
import type { CapacityProviderStrategyItem, ClusterModel } from '../../model/cluster.ts'
import type { Tags } from '../../model/resource.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../ownership.ts'
import { unlessRefused } from '../unless-refused.ts'
import { fromEcsTags, setEcsTags, toEcsTags } from './ecs-tags.ts'
import { type Context, type ManagedHandler, Retained } from './handler.ts'

export interface ClusterProps {
  readonly clusterName: string
  readonly containerInsights: string
  readonly capacityProviders: readonly string[]
  readonly defaultCapacityProviderStrategy: CapacityStrategy
  readonly tags: Tags
}

/** A capacity provider strategy by provider. */
export type CapacityStrategy = Readonly<Record<string, { readonly weight: number; readonly base: number }>>

export const cluster: ManagedHandler<'cluster', ClusterProps> = {
  immutable: ['clusterName'],

  desired: (model, _refs, context) => ({
    clusterName: model.clusterName,
    containerInsights: model.containerInsights,
    capacityProviders: [...model.capacityProviders].sort(),
    defaultCapacityProviderStrategy: strategyOf(model.defaultCapacityProviderStrategy),
    tags: desiredTags(model, model.tags, context),
  }),

  async read(model, _refs, { aws }) {
    const { clusters = [] } = await aws.ecs('DescribeClusters', {
      clusters: [model.clusterName],
      include: ['SETTINGS', 'TAGS'],
    })
    // A deleted cluster can still be described, as INACTIVE.
    const found = clusters.find(({ status }) => status !== 'INACTIVE')
    if (!found) return undefined
    const tags = fromEcsTags(found.tags)
    const others = othersOf(found, model.capacityProviders)
    const props = propsOf(found, tags)
    return {
      outputs: outputsOf(found, model),
      props: { ...props, capacityProviders: props.capacityProviders.filter(name => !others.includes(name)) },
      owner: ownerOf(tags),
      ignored: others.map(from => ({ path: 'capacityProviders', from, to: undefined, because: 'added by others' })),
    }
  },

  async create(desired, model, context) {
    const { cluster: created } = await context.aws.ecs('CreateCluster', {
      clusterName: desired.clusterName,
      settings: [{ name: 'containerInsights', value: desired.containerInsights }],
      capacityProviders: [...desired.capacityProviders],
      defaultCapacityProviderStrategy: strategyItems(desired.defaultCapacityProviderStrategy),
      tags: toEcsTags(creationTags(desired)),
    })
    return outputsOf(created ?? {}, model)
  },

  async update(desired, live, changed, _model, context) {
    const { aws } = context
    if (changed.has('containerInsights')) {
      await aws.ecs('UpdateClusterSettings', {
        cluster: desired.clusterName,
        settings: [{ name: 'containerInsights', value: desired.containerInsights }],
      })
    }
    if (changed.has('capacityProviders') || changed.has('defaultCapacityProviderStrategy')) {
      const { clusters: [found = {}] = [] } = await aws.ecs('DescribeClusters', { clusters: [desired.clusterName] })
      // The list replaces the one before.
      await aws.ecs('PutClusterCapacityProviders', {
        cluster: desired.clusterName,
        capacityProviders: [...desired.capacityProviders, ...othersOf(found, desired.capacityProviders)],
        defaultCapacityProviderStrategy: strategyItems(desired.defaultCapacityProviderStrategy),
      })
    }
    if (changed.has('tags')) await setEcsTags(live.outputs.arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  async remove({ arn }, context) {
    const running = await servicesIn(arn, context)
    if (running.length > 0) throw new Retained(`it runs services that are not this stack's: ${running.join(', ')}`)
    await unlessRefused(context.aws.ecs('DeleteCluster', { cluster: arn }), 'ClusterNotFoundException')
  },
}

/** Ignored drift, "added by others": capacity providers of instances, which the program does not name. */
function othersOf({ capacityProviders = [] }: Cluster, named: readonly string[]): string[] {
  return capacityProviders.filter(name => !name.startsWith('FARGATE') && !named.includes(name))
}

/** Some of the services of a cluster, as many as one answer lists. */
async function servicesIn(cluster: string, { aws }: Context): Promise<string[]> {
  const listed = await unlessRefused(aws.ecs('ListServices', { cluster }), 'ClusterNotFoundException')
  const arns = listed?.serviceArns ?? []
  if (arns.length === 0) return []
  const { services = [] } = await aws.ecs('DescribeServices', { cluster, services: arns })
  return services.flatMap(({ serviceName = '', status }) => (status === 'INACTIVE' ? [] : [serviceName])).sort()
}

function outputsOf(found: Cluster, model: ClusterModel): { arn: string; name: string } {
  return { arn: found.clusterArn ?? '', name: model.clusterName }
}

function propsOf(found: Cluster, tags: Tags): ClusterProps {
  return {
    clusterName: found.clusterName ?? '',
    containerInsights: found.settings?.find(({ name }) => name === 'containerInsights')?.value ?? 'disabled',
    capacityProviders: [...(found.capacityProviders ?? [])].sort(),
    defaultCapacityProviderStrategy: strategyOf(found.defaultCapacityProviderStrategy ?? []),
    tags: comparedTags(tags),
  }
}

/** A strategy in its canonical form. */
export function strategyOf(
  items: readonly { [F in keyof CapacityProviderStrategyItem]?: CapacityProviderStrategyItem[F] | undefined }[],
): CapacityStrategy {
  return Object.fromEntries(
    items.map(({ capacityProvider = '', weight = 0, base = 0 }) => [capacityProvider, { weight, base }]),
  )
}

/** A strategy as the API takes it. */
export function strategyItems(
  strategy: CapacityStrategy,
): { capacityProvider: string; weight: number; base: number }[] {
  return Object.entries(strategy).map(([capacityProvider, { weight, base }]) => ({ capacityProvider, weight, base }))
}
