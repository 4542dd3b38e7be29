import type { CapacityProviderStrategyItem, FargateCapacityProvider } from '../model/cluster.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { NOT_HERE } from '../validators/service/sentences.ts'

/** How much of a service's tasks a capacity provider takes. */
export interface CapacityProviderShare {
  /** The share of the tasks above the base, relative to the other weights: 0 to 1000. @default 1 */
  readonly weight?: number
  /** How many tasks it takes before weights count: 0 to 100000. Only one provider may have a base. @default 0 */
  readonly base?: number
}

/**
 * How tasks are shared out between Fargate and Fargate Spot.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export type CapacityProviderShares = { readonly [P in FargateCapacityProvider]?: CapacityProviderShare }

/** The strategy that these shares are. */
export function strategyOfShares(shares: {
  readonly [provider: string]: CapacityProviderShare | undefined
}): CapacityProviderStrategyItem[] {
  return Object.entries(shares).flatMap(([capacityProvider, share]) =>
    // A program without exactOptionalPropertyTypes may say undefined for "not this one".
    share === undefined ? [] : [{ capacityProvider, weight: share.weight ?? 1, base: share.base ?? 0 }],
  )
}

interface WithoutBase {
  readonly weight?: number
  readonly base?: 0
}

/** At least one of the two, and a base for one of them only. */
export type FargateShares =
  | { readonly FARGATE: CapacityProviderShare; readonly FARGATE_SPOT?: WithoutBase }
  | { readonly FARGATE?: WithoutBase; readonly FARGATE_SPOT: CapacityProviderShare }

/** Shares of the capacity providers of a cluster that bring instances, by their names. */
export type InstanceShares = { readonly [provider: string]: CapacityProviderShare } & {
  readonly [P in FargateCapacityProvider]?: Mistake<(typeof NOT_HERE)['otherProviders']>
}

/** Shares of the capacity providers that a cluster has: those of Fargate, or those that it was given. */
export type ClusterShares<P extends string> =
  | CapacityProviderShares
  | ([P] extends [never] ? never : { readonly [N in P]?: CapacityProviderShare })
