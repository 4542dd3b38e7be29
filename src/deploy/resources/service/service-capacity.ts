import type { LaunchType, Service } from '../../../aws/shapes/ecs.ts'
import type { Tags } from '../../../model/resource.ts'
import type { ServiceModel } from '../../../model/service.ts'
import { requestOf } from '../../../model/service-request.ts'
import type { Context } from '../../context.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import type { ApiService, ServiceProps } from './service-canonical.ts'

/** On a service that was made with a launch type and has capacity providers now: which one, as ECS does not tell it. */
const MADE_WITH = 'fluent-ecs:launch-type'

type Capacity = Pick<ApiService, 'launchType' | 'capacityProviderStrategy'>
type Strategy = NonNullable<ApiService['capacityProviderStrategy']>

/** Fargate without a launch type. */
const ON_FARGATE: Strategy = [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }]

/**
 * What a service runs on. One that has capacity providers also has the launch type that it can go back to, if any: an
 * empty strategy goes back to the one that it was made with, and is refused where there was none.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export async function liveCapacity(found: Service, model: ServiceModel, context: Context): Promise<Capacity> {
  const { capacityProviderStrategy: strategy = [], launchType = 'EC2' } = found
  if (strategy.length === 0) return { launchType }
  const madeWith = fromEcsTags(found.tags)[MADE_WITH] as LaunchType | undefined
  if (requestOf(model).launchType !== 'FARGATE' || madeWith === 'FARGATE')
    return { capacityProviderStrategy: strategy, ...(madeWith && { launchType: madeWith }) }
  if (strategy.length === 1 && strategy[0]?.capacityProvider === 'FARGATE') return { launchType: 'FARGATE' }
  const isThere = await hasFargate(strategy, model, context)
  return { capacityProviderStrategy: strategy, ...(isThere && { launchType: 'FARGATE' }) }
}

/** Whether the cluster has the capacity provider of Fargate, which all have that the product makes. */
async function hasFargate(strategy: Strategy, { cluster }: ServiceModel, { aws }: Context): Promise<boolean> {
  if (!cluster.existing || strategy.some(({ capacityProvider }) => capacityProvider === 'FARGATE')) return true
  const { clusters = [] } = await aws.ecs('DescribeClusters', { clusters: [cluster.clusterName] })
  return clusters[0]?.capacityProviders?.includes('FARGATE') ?? false
}

/** The launch type to compare: with a strategy, the one that it could go back to stays. */
export function comparedLaunchType(
  wanted: ApiService['launchType'],
  { capacityProviderStrategy }: ApiService,
  live: ServiceProps | undefined,
): Pick<ApiService, 'launchType'> {
  const launchType = capacityProviderStrategy ? live?.launchType : wanted
  return launchType === undefined ? {} : { launchType }
}

/** The tag for a service that leaves, or has left, the launch type that it was made with. */
export function madeWithTag(wanted: ApiService, live: ServiceProps | undefined): Tags {
  const leaves = wanted.capacityProviderStrategy && !live?.capacityProviderStrategy
  const madeWith = live?.tags[MADE_WITH] ?? (leaves ? live?.launchType : undefined)
  return madeWith === undefined ? {} : { [MADE_WITH]: madeWith }
}

/** One that is made, perhaps in the place of another: what that one could go back to is not this one's. */
export function asMade({ launchType, ...desired }: ServiceProps): ServiceProps {
  const { [MADE_WITH]: _, ...tags } = desired.tags
  return { ...desired, ...(launchType && !desired.capacityProviderStrategy && { launchType }), tags }
}

/**
 * What the program leaves as it was: capacity providers only where its tasks can run on them. With those there is no launch
 * type to compare.
 */
export function unsaidOfService(
  { unsaid, launchType }: ServiceModel,
  { capacityProviderStrategy: strategy }: ServiceProps,
): readonly string[] {
  if (!strategy || !unsaid.includes('capacityProviderStrategy')) return unsaid
  const isFargate = launchType === 'FARGATE'
  const fits = strategy.every(({ capacityProvider = '' }) => /^FARGATE(_SPOT)?$/.test(capacityProvider) === isFargate)
  return fits ? [...unsaid, 'launchType'] : unsaid.filter(name => name !== 'capacityProviderStrategy')
}

/** How UpdateService is told that a service has no strategy any more. */
export function withoutStrategy({ launchType }: ServiceProps, { tags }: ServiceProps): Strategy {
  return launchType === 'FARGATE' && tags[MADE_WITH] !== 'FARGATE' ? ON_FARGATE : []
}
