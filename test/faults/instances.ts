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

export const INSTANCES: Readonly<Record<string, Scenario>> = {
  'create instances': change({}, 'nothing'),
  'another image of instances': change({ image: 'bottlerocket-arm64' }),
  'other instances': change({ types: ['m7g.large'], spot: true, min: 2, max: 3, tags: { team: 'b' } }),
  'instances managed in another way': change({ targetCapacity: 80, isManaged: false, drains: false }),
  'a second capacity provider': change({ second: true, weight: 3 }),
  'one capacity provider less': change({ second: false }, { second: true }),
  'destroy instances': { ...change({}), verb: 'destroy' },
}
