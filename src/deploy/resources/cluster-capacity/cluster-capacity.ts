import type { Cluster } from '../../../aws/shapes/ecs.ts'
import type { ClusterCapacityModel } from '../../../model/cluster-capacity.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { type CapacityStrategy, canonicalStrategy, strategyItems } from '../cluster/cluster.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { setsBackOnly } from '../sets-back.ts'
import { putProviders } from './put-providers.ts'

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
  readAgain: true,

  desired: (model, refs) => ({
    cluster: refs(model.cluster).name,
    capacityProviders: [
      ...model.cluster.capacityProviders,
      ...attachedOf(model, refs).map(each => refs(each).name),
    ].sort(),
    defaultCapacityProviderStrategy: canonicalStrategy(strategyOf(model, refs)),
  }),

  async read(model, refs, context) {
    const cluster = refs(model.cluster).name
    const found = await describe(cluster, context)
    if (!found) return undefined
    const { capacityProviders = [], defaultCapacityProviderStrategy = [] } = found
    const known = namesOf(model)
    // One that is still to be made has no outputs, but a name.
    const attached = [...FARGATE, ...model.cluster.capacityProviders, ...attachedOf(model, refs).map(({ id }) => id)]
    return {
      outputs: { cluster },
      props: {
        cluster,
        capacityProviders: capacityProviders.filter(name => attached.includes(name)).sort(),
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

const FARGATE: readonly string[] = ['FARGATE', 'FARGATE_SPOT']

/** The capacity providers that are attached: those of Managed Instances are of the cluster from the start. */
const attachedOf = ({ providers }: ClusterCapacityModel, refs: Refs): ClusterCapacityModel['providers'] =>
  providers.filter(each => !(each.managed || (each.existing && refs(each).cluster !== undefined)))

/** One of Managed Instances that is replaced leaves the strategy first: its name, which is new then, shows that. */
const strategyOf = ({ strategy, providers }: ClusterCapacityModel, refs: Refs): ClusterCapacityModel['strategy'] =>
  strategy.map(item => {
    const managed = providers.find(each => each.managed && each.id === item.capacityProvider)
    return managed ? { ...item, capacityProvider: refs(managed).name } : item
  })

/** The names that the program knows. */
const namesOf = ({ cluster, providers }: ClusterCapacityModel): readonly string[] => [
  ...FARGATE,
  ...cluster.capacityProviders,
  ...providers.map(({ id }) => id),
]

/** The lists replace those before: what others have added stays. */
async function put(desired: ClusterCapacityProps, model: ClusterCapacityModel, context: Context): Promise<void> {
  const { cluster, capacityProviders, defaultCapacityProviderStrategy: strategy } = desired
  const known = namesOf(model)
  const theirs = ((await describe(cluster, context))?.capacityProviders ?? []).filter(name => !known.includes(name))
  await putProviders(
    { cluster, capacityProviders: [...capacityProviders, ...theirs], strategy: strategyItems(strategy) },
    context,
  )
}

async function describe(name: string, { aws }: Context): Promise<Cluster | undefined> {
  const { clusters = [] } = await aws.ecs('DescribeClusters', { clusters: [name] })
  return clusters.find(({ status }) => status !== 'INACTIVE')
}
