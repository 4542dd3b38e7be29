import {
  capacityProvider,
  cluster,
  deploy,
  network,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { Scenario } from './scenarios.ts'

/** What the scenarios of a cluster with instances change. */
interface Settings {
  readonly image: 'al2023-arm64' | 'bottlerocket-arm64'
  readonly types: readonly [string, ...string[]]
  readonly min: number
  readonly max: number
  readonly spot: boolean
  readonly targetCapacity: number
  readonly isManaged: boolean
  readonly drains: boolean
  /** A second capacity provider, without instances. */
  readonly second: boolean
  readonly weight: number
  readonly tags: Readonly<Record<string, string>>
}

const BASE: Settings = {
  image: 'al2023-arm64',
  types: ['c7g.large'],
  min: 1,
  max: 2,
  spot: false,
  targetCapacity: 100,
  isManaged: true,
  drains: true,
  second: false,
  weight: 1,
  tags: { team: 'a' },
}

/** One task on one instance that the stack brings. */
function onInstances(settings: Settings): Stack {
  const { image, types, min, max, spot, targetCapacity, isManaged, drains, second, weight, tags } = settings
  const vpc = network.default()
  const first = capacityProvider('shop-arm')
    .instances({
      image,
      types,
      min,
      max,
      spot,
      network: vpc,
      managedDraining: drains,
      managedTerminationProtection: isManaged,
      managedScaling: { targetCapacity },
    })
    .tags(tags)
  const more = capacityProvider('shop-more').instances({ types: ['m7g.large'], max: 2, network: vpc })
  const one = cluster('shop').capacityProvider(first)
  const prod = second
    ? one.capacityProvider(more).capacityProviders({ 'shop-arm': { base: 1, weight }, 'shop-more': { weight: 1 } })
    : one.capacityProviders({ 'shop-arm': { weight } })
  const web = taskDefinition('shop-web')
    .ec2()
    .networkMode('bridge')
    .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').cpu(512).memory(512))
  return stack('shop').add(service('shop-web').cluster(prod).taskDefinition(web).desiredCount(1))
}

function change(to: Partial<Settings>, from: Partial<Settings> | 'nothing' = {}): Scenario {
  const before = from === 'nothing' ? undefined : { ...BASE, ...from }
  const settings = { ...(before ?? BASE), ...to }
  return {
    prepare: async simulator => {
      if (before) await deploy(onInstances(before), simulator.options())
    },
    verb: 'deploy',
    stack: onInstances(settings),
    other: onInstances({ ...settings, max: settings.max + 1, tags: { owner: 'other' } }),
    options: { prune: true },
  }
}

interface ManagedSettings {
  readonly size: number
  readonly scaleInAfter: number
  readonly detailed: boolean
  readonly tags: Readonly<Record<string, string>>
  /** A second capacity provider, which the default strategy names. */
  readonly second: boolean
  /** The group of reservations that instances are launched into. */
  readonly reservation?: string
}

const MANAGED: ManagedSettings = { size: 80, scaleInAfter: 300, detailed: false, tags: { team: 'a' }, second: false }

/** One task on an instance that ECS launches. */
function onManaged({ size, scaleInAfter, detailed, tags, second, reservation }: ManagedSettings): Stack {
  const vpc = network.default()
  const first = capacityProvider('shop-mi').managedInstances({
    network: vpc,
    storageSizeGiB: size,
    scaleInAfter,
    useLocalStorage: detailed,
    monitoring: detailed ? 'DETAILED' : 'BASIC',
    propagateTags: !detailed,
    autoRepair: !detailed,
    instanceRequirements: { vCpuCount: { min: detailed ? 2 : 1 }, memoryMiB: { min: 2048 } },
    ...(detailed && { capacityOptionType: 'ON_DEMAND' as const }),
    ...(reservation !== undefined && {
      capacityOptionType: 'RESERVED' as const,
      capacityReservations: {
        reservationGroupArn: `arn:aws:resource-groups:us-east-1:123456789012:group/${reservation}`,
        reservationPreference: 'RESERVATIONS_ONLY' as const,
      },
    }),
  })
  const one = cluster('shop').capacityProvider(first.tags(tags))
  const prod = second
    ? one
        .capacityProvider(capacityProvider('shop-more').managedInstances({ network: vpc }))
        .capacityProviders({ 'shop-mi': { weight: 1 }, 'shop-more': { weight: 2 } })
    : one.capacityProviders({ 'shop-mi': { weight: 1 } })
  const web = taskDefinition('shop-web')
    .managedInstances()
    .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').cpu(512).memory(512))
  return stack('shop').add(service('shop-web').cluster(prod).taskDefinition(web).network(vpc).desiredCount(1))
}

function changeManaged(to: Partial<ManagedSettings>, from: Partial<ManagedSettings> | 'nothing' = {}): Scenario {
  const before = from === 'nothing' ? undefined : { ...MANAGED, ...from }
  const settings = { ...(before ?? MANAGED), ...to }
  return {
    prepare: async simulator => {
      if (before) await deploy(onManaged(before), simulator.options())
    },
    verb: 'deploy',
    stack: onManaged(settings),
    other: onManaged({ ...settings, size: settings.size + 1, tags: { owner: 'other' } }),
    options: { prune: true },
  }
}

export const INSTANCES: Readonly<Record<string, Scenario>> = {
  'create instances': change({}, 'nothing'),
  'another image of instances': change({ image: 'bottlerocket-arm64' }),
  'other instances': change({ types: ['m7g.large'], spot: true, min: 2, max: 3, tags: { team: 'b' } }),
  'instances managed in another way': change({ targetCapacity: 80, isManaged: false, drains: false }),
  'a second capacity provider': change({ second: true, weight: 3 }),
  'one capacity provider less': change({ second: false }, { second: true }),
  'destroy instances': { ...change({}), verb: 'destroy' },
  'create managed instances': changeManaged({}, 'nothing'),
  'other managed instances': changeManaged({ size: 100, scaleInAfter: 600, detailed: true, tags: { team: 'b' } }),
  // No tag of an instance's metadata has a blank in its key.
  'managed instances of another reservation': changeManaged(
    { reservation: 'b', tags: { 'team of': 'b' } },
    { reservation: 'a' },
  ),
  'a second provider of managed instances': changeManaged({ second: true }),
  'one provider of managed instances less': changeManaged({ second: false }, { second: true }),
  'destroy managed instances': { ...changeManaged({}), verb: 'destroy' },
}
