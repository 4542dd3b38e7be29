import { allPages } from '../../../aws/pages.ts'
import type { Cluster, Service } from '../../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { CapacityProviderStrategyItem, ClusterModel } from '../../../model/cluster.ts'
import type { RawClusterSettings } from '../../../model/raw-settings.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { comparedTags, creationTags, desiredTags, keyOf, ownerOf } from '../../ownership.ts'
import { putProviders } from '../cluster-capacity/put-providers.ts'
import { fromEcsTags, toEcsTags } from '../ecs-tags.ts'
import { foreign } from '../foreign.ts'
import { found } from '../found.ts'
import { type Live, type ManagedHandler, Retained } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { rawAsGiven, rawUnsaid } from '../raw-members.ts'
import { setTags } from '../set-tags.ts'
import { setsBackOnly } from '../sets-back.ts'
import { keepsManagedProviders } from './managed-providers.ts'

export interface ClusterProps {
  readonly clusterName: string
  readonly status: 'ACTIVE' | 'PROVISIONING'
  readonly containerInsights: string
  /** Of a cluster with others than Fargate, these two are for `cluster-capacity`. */
  readonly capacityProviders?: readonly string[]
  readonly defaultCapacityProviderStrategy?: CapacityStrategy
  readonly configuration?: RawClusterSettings['configuration']
  readonly serviceConnectDefaults?: RawClusterSettings['serviceConnectDefaults']
  readonly tags: Tags
}

/** A capacity provider strategy by provider. */
export type CapacityStrategy = Readonly<Record<string, { readonly weight: number; readonly base: number }>>

export const cluster: ManagedHandler<'cluster', ClusterProps> = {
  turn: 'ground',
  holdsData: false,
  uniqueName: ({ clusterName }) => clusterName,
  asExisting: "cluster.existing('…')",
  identity: ({ arn }) => arn,
  orphans: {
    type: 'ecs:cluster',
    arn: /:cluster\//,
    async confirm(arn, { aws }) {
      const { clusters: [there] = [] } = await aws.ecs('DescribeClusters', { clusters: [arn], include: ['TAGS'] })
      if (!there || there.status === 'INACTIVE') return undefined
      const { clusterName: name = '', tags } = there
      return found('cluster', name, { arn, name }, fromEcsTags(tags))
    },
  },
  back: setsBackOnly(
    ['status', 'containerInsights', 'serviceConnectDefaults', 'tags'],
    'how its providers or its configuration go back is not known',
  ),
  immutable: ['clusterName'],

  desired: (model, refs, context) => ({
    clusterName: model.clusterName,
    status: 'ACTIVE',
    containerInsights: model.containerInsights,
    ...(!model.brought && {
      capacityProviders: [...model.capacityProviders].sort(),
      defaultCapacityProviderStrategy: canonicalStrategy(model.defaultCapacityProviderStrategy),
    }),
    ...model.raw,
    ...(model.serviceConnectDefaults && {
      serviceConnectDefaults: { namespace: refs(model.serviceConnectDefaults).arn },
    }),
    tags: desiredTags(model, model.tags, context),
  }),

  unsaid: ({ containerInsights, defaultCapacityProviderStrategy: strategy, raw, serviceConnectDefaults }) => [
    ...rawUnsaid({ serviceConnectDefaults, ...raw }, BY_DEFAULT),
    ...(containerInsights === 'disabled' ? ['containerInsights'] : []),
    ...(strategy.length === 0 ? ['capacityProviders', 'defaultCapacityProviderStrategy'] : []),
  ],

  read: (model, _refs, context) => readCluster(model, context),

  async create(desired, model, context) {
    const { cluster: created } = await context.aws.ecs('CreateCluster', {
      clusterName: desired.clusterName,
      settings: [{ name: 'containerInsights', value: desired.containerInsights }],
      capacityProviders: [...model.capacityProviders],
      defaultCapacityProviderStrategy: strategyItems(desired.defaultCapacityProviderStrategy ?? {}),
      configuration: desired.configuration,
      serviceConnectDefaults: desired.serviceConnectDefaults,
      tags: toEcsTags(creationTags(desired)),
    })
    await checkMade(created, model, context)
    await untilActive(created, model, context)
    return outputsOf(created ?? {}, model)
  },

  async update(desired, live, changed, model, context) {
    const { aws } = context
    if (changed.has('status')) await untilActive({ status: 'PROVISIONING' }, model, context)
    if (changed.has('containerInsights')) {
      await aws.ecs('UpdateClusterSettings', {
        cluster: desired.clusterName,
        settings: [{ name: 'containerInsights', value: desired.containerInsights }],
      })
    }
    if (changed.has('configuration') || changed.has('serviceConnectDefaults')) {
      const { configuration = BY_DEFAULT.configuration, serviceConnectDefaults = NO_NAMESPACE } = desired
      await aws.ecs('UpdateCluster', {
        cluster: desired.clusterName,
        ...(changed.has('configuration') && { configuration }),
        ...(changed.has('serviceConnectDefaults') && { serviceConnectDefaults }),
      })
    }
    if (changed.has('capacityProviders') || changed.has('defaultCapacityProviderStrategy')) {
      // A stale answer may know no such cluster: then what the plan has read counts.
      const { ignored = [] } = (await readCluster(model, context)) ?? live
      const theirs = ignored.flatMap(({ path, from }) => (path === 'capacityProviders' ? [String(from)] : []))
      const strategy = ignored.find(({ path }) => path === 'defaultCapacityProviderStrategy')?.from
      // The lists replace those before.
      await putProviders(
        {
          cluster: desired.clusterName,
          capacityProviders: [...model.capacityProviders, ...theirs],
          strategy: strategyItems(
            (strategy as CapacityStrategy | undefined) ?? desired.defaultCapacityProviderStrategy ?? {},
          ),
        },
        context,
      )
    }
    if (changed.has('tags')) await setTags.ecs(live.outputs.arn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  async keeps({ arn }, context, going) {
    const others = await servicesIn(arn, going, context)
    if (others.length > 0) return new Retained(runsOthers(others))
    return (await keepsManagedProviders(arn, going, context)) ? new Retained(HAS_OTHER_PROVIDERS) : undefined
  },

  async remove({ arn }, context) {
    const running = await servicesIn(arn, new Set(), context)
    if (running.length > 0) throw new Retained(runsOthers(running))
    try {
      await unlessRefused(context.aws.ecs('DeleteCluster', { cluster: arn }), 'ClusterNotFoundException')
    } catch (error) {
      if (error instanceof Error && HAS_PROVIDERS.test(`${error.name} ${error.message}`))
        throw new Retained(HAS_OTHER_PROVIDERS)
      throw error
    }
  },
}

// https://github.com/hashicorp/terraform-provider-aws/pull/45794
const HAS_PROVIDERS = /ClusterContainsCapacityProvider|Cluster Scoped Capacity Providers/

const HAS_OTHER_PROVIDERS = "it has capacity providers of Managed Instances that are not this stack's"

/** ECS answers with the cluster of that name, whoever has made it since the plan. @throws DiagnosedError where it is not ours */
async function checkMade(made: Cluster | undefined, model: ClusterModel, context: Context): Promise<void> {
  if (isOurs(fromEcsTags(made?.tags), model, context)) return
  const there = await readCluster(model, context)
  const { stack, id } = there?.owner ?? {}
  if (!there || (stack === context.stack.name && id === keyOf(model))) return
  const { message: cause, fix } = foreign(model, there.owner, cluster.asExisting, context)
  const evidence = [`ecs CreateCluster answered with ${there.outputs.arn}, which was there already`]
  throw new DiagnosedError(cause, [{ code: 'ownership.foreign', cause, evidence, fix }])
}

const BY_DEFAULT = {
  configuration: { executeCommandConfiguration: { logging: 'DEFAULT' as const } },
  serviceConnectDefaults: undefined,
}
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterServiceConnectDefaultsRequest.html
const NO_NAMESPACE = { namespace: '' }

// How long a provider that the AWS community runs everywhere waits:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/cluster.go
const PROVISIONING_MILLISECONDS = 600_000
const POLL_MILLISECONDS = 5_000

/** While it is PROVISIONING, for its capacity providers, ECS starts nothing in it. What it becomes then is for ECS to say. */
async function untilActive(made: Cluster | undefined, model: ClusterModel, context: Context): Promise<void> {
  const { aws, clock, signal } = context
  const until = clock.now() + PROVISIONING_MILLISECONDS
  let seen = made
  while (seen?.status === 'PROVISIONING' && clock.now() < until) {
    await clock.sleep(POLL_MILLISECONDS, signal)
    seen = (await aws.ecs('DescribeClusters', { clusters: [model.clusterName] })).clusters?.[0] ?? seen
  }
}

/** What others added is ignored drift: capacity providers of instances that the program does not name, and their strategy. */
async function readCluster(model: ClusterModel, { aws }: Context): Promise<Live<'cluster', ClusterProps> | undefined> {
  const { clusters = [] } = await aws.ecs('DescribeClusters', {
    clusters: [model.clusterName],
    include: ['CONFIGURATIONS', 'SETTINGS', 'TAGS'],
  })
  // A deleted cluster can still be described, as INACTIVE.
  const found = clusters.find(({ status }) => status !== 'INACTIVE')
  if (!found) return undefined
  const tags = fromEcsTags(found.tags)
  const { capacity, ...props } = propsOf(found, model, tags)
  const whose = { outputs: outputsOf(found, model), owner: ownerOf(tags) }
  if (model.brought) return { ...whose, props }
  const isOurs = (name: string) => name.startsWith('FARGATE') || model.capacityProviders.includes(name)
  const { defaultCapacityProviderStrategy: strategy } = capacity
  const providers = Object.keys(strategy)
  // A strategy is of Fargate or of instances: AWS takes none that mixes them, so that of the program has no room for theirs.
  const keepsTheirs =
    model.defaultCapacityProviderStrategy.length === 0 && providers.length > 0 && !providers.some(isOurs)
  const because = 'added by others'
  return {
    ...whose,
    props: {
      ...props,
      capacityProviders: capacity.capacityProviders.filter(isOurs),
      defaultCapacityProviderStrategy: keepsTheirs ? {} : strategy,
    },
    ignored: [
      ...capacity.capacityProviders
        .filter(name => !isOurs(name))
        .map(from => ({ path: 'capacityProviders', from, to: undefined, because }) as const),
      ...(keepsTheirs
        ? [{ path: 'defaultCapacityProviderStrategy', from: strategy, to: undefined, because } as const]
        : []),
    ],
  }
}

const runsOthers = (services: readonly Service[]): string =>
  `it runs services that are not this stack's: ${services
    .flatMap(({ serviceName = '' }) => serviceName)
    .sort()
    .join(', ')}`

/** As many as one DescribeServices takes. */
const MOST_NAMED = 10

/** Some of the services of a cluster, without those that go. */
async function servicesIn(cluster: string, going: ReadonlySet<string>, { aws }: Context): Promise<Service[]> {
  const listed = await allPages(async nextToken => {
    const list = aws.ecs('ListServices', { cluster, maxResults: 100, ...(nextToken ? { nextToken } : {}) })
    const page = await unlessRefused(list, 'ClusterNotFoundException')
    return { items: page?.serviceArns, next: page?.nextToken }
  })
  const arns = listed.filter(arn => !going.has(arn)).slice(0, MOST_NAMED)
  if (arns.length === 0) return []
  const { services = [] } = await aws.ecs('DescribeServices', { cluster, services: arns })
  return services.filter(({ status }) => status !== 'INACTIVE')
}

function outputsOf(found: Cluster, model: ClusterModel): { arn: string; name: string } {
  return { arn: found.clusterArn ?? '', name: model.clusterName }
}

function propsOf(found: Cluster, { raw }: ClusterModel, tags: Tags) {
  const { configuration, serviceConnectDefaults } = found
  return {
    clusterName: found.clusterName ?? '',
    status: found.status === 'PROVISIONING' ? ('PROVISIONING' as const) : ('ACTIVE' as const),
    containerInsights: found.settings?.find(({ name }) => name === 'containerInsights')?.value ?? 'disabled',
    capacity: {
      capacityProviders: [...(found.capacityProviders ?? [])].sort(),
      defaultCapacityProviderStrategy: canonicalStrategy(found.defaultCapacityProviderStrategy ?? []),
    },
    ...rawAsGiven({ configuration, serviceConnectDefaults }, raw, BY_DEFAULT),
    tags: comparedTags(tags),
  }
}

/** A strategy in its canonical form. */
export function canonicalStrategy(
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
