import type { Cluster } from '../../../aws/shapes/ecs.ts'
import type { ClusterCapacityModel } from '../../../model/cluster-capacity.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { type CapacityStrategy, canonicalStrategy, strategyItems } from '../cluster/cluster.ts'
import type { ManagedHandler } from '../handler.ts'
import { setsBackOnly } from '../sets-back.ts'

export interface ClusterCapacityProps {
  readonly cluster: string
  readonly capacityProviders: readonly string[]
  readonly defaultCapacityProviderStrategy: CapacityStrategy
}

export const clusterCapacity: ManagedHandler<'cluster-capacity', ClusterCapacityProps> = {
  turn: 'part',
  holdsData: false,
  uniqueName: ({ cluster }) => cluster.clusterName,
  identity: ({ cluster }) => `capacity of ${cluster}`,
  // A capacity provider that goes leaves its clusters first.
  orphans: { where: 'capacity of clusters', find: async () => [] },
  back: setsBackOnly([], 'the providers of a cluster do not go back'),
  immutable: ['cluster'],

  desired: (model, refs) => ({
    cluster: refs(model.cluster).name,
    capacityProviders: [...model.cluster.capacityProviders, ...model.providers.map(each => refs(each).name)].sort(),
    defaultCapacityProviderStrategy: canonicalStrategy(model.strategy),
  }),

  async read(model, refs, context) {
    const cluster = refs(model.cluster).name
    const found = await describe(cluster, context)
    if (!found) return undefined
    const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = found
    const known = namesOf(model)
    return {
      outputs: { cluster },
      props: {
        cluster,
        capacityProviders: capacityProviders.filter(name => known.includes(name)).sort(),
        defaultCapacityProviderStrategy: canonicalStrategy(defaultCapacityProviderStrategy),
      },
      // A part of its cluster, whose tags are checked.
      owner: { stack: context.stack.name, id: keyOf(model) },
      ignored: capacityProviders
        .filter(name => !known.includes(name))
        .map(from => ({ path: 'capacityProviders', from, to: undefined, because: 'added by others' }) as const),
    }
  },

  async create(desired, model, context) {
    await put(desired, model, context)
    return { cluster: desired.cluster }
  },

  async update(desired, live, _changed, model, context) {
    await put(desired, model, context)
    return live.outputs
  },

  // Its capacity providers take themselves away, each once its instances are gone.
  async remove() {},
}

/** The names that the program knows. */
const namesOf = ({ cluster, providers }: ClusterCapacityModel): readonly string[] => [
  'FARGATE',
  'FARGATE_SPOT',
  ...cluster.capacityProviders,
  ...providers.map(({ id }) => id),
]

/** The lists replace those before: what others have added stays. */
async function put(desired: ClusterCapacityProps, model: ClusterCapacityModel, context: Context): Promise<void> {
  const { cluster, capacityProviders, defaultCapacityProviderStrategy: strategy } = desired
  const known = namesOf(model)
  const theirs = ((await describe(cluster, context))?.capacityProviders ?? []).filter(name => !known.includes(name))
  await context.aws.ecs('PutClusterCapacityProviders', {
    cluster,
    capacityProviders: [...capacityProviders, ...theirs],
    defaultCapacityProviderStrategy: strategyItems(strategy),
  })
}

async function describe(name: string, { aws }: Context): Promise<Cluster | undefined> {
  const { clusters = [] } = await aws.ecs('DescribeClusters', { clusters: [name] })
  return clusters.find(({ status }) => status !== 'INACTIVE')
}
