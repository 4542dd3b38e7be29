import type { ClusterModel } from '../model/cluster.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { ServiceModel } from '../model/service.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { Filled } from '../validators/sentence.ts'
import type { SERVICE_INCOMPLETE } from '../validators/service.ts'
import type { CONTAINER_WITHOUT_PORT, TARGET_TOO_EARLY } from '../validators/target.ts'
import type { Scaling, ScalingLimits } from './autoscaling.ts'
import type { CapacityProviderShares } from './capacity-providers.ts'
import { type Definition, typed } from './definition.ts'
import type { CompleteRoute, Route } from './route.ts'
import { ServiceBuilder } from './service-builder.ts'
import type { Complete, Fact, FactsOf, Spec } from './spec.ts'
import type { CheckedDefinition } from './steps.ts'
import type { TargetOptions } from './target.ts'

declare const serviceSpec: unique symbol

/**
 * A service as a stack sees it: whether it has a cluster, its containers, whether it has a network. `unknown` and
 * {@link UnknownContainers} are "not set yet".
 */
export interface ServiceSpec<out C = unknown, out D extends KnownContainers = KnownContainers, out N = unknown>
  extends CheckedDefinition<ServiceModel> {
  /** @internal */
  readonly [serviceSpec]: { readonly c: C; readonly d: D; readonly n: N }
}

/** The service itself when nothing is missing; otherwise what is missing. */
export type CompleteService<T extends ServiceSpec> = T[typeof serviceSpec] extends Whole ? T : IncompleteService<T>

interface Whole {
  readonly c: true
  readonly d: Fact
  readonly n: true
}

type IncompleteService<T extends ServiceSpec> = unknown extends T[typeof serviceSpec]['c']
  ? Mistake<(typeof SERVICE_INCOMPLETE)['cluster']>
  : T[typeof serviceSpec]['d'] extends Fact
    ? Mistake<(typeof SERVICE_INCOMPLETE)['network']>
    : Mistake<(typeof SERVICE_INCOMPLETE)['taskDefinition']>

/** What a service knows of the containers of its task definition. */
export interface KnownContainers {
  readonly n: unknown
  readonly p: unknown
}

/** What a service knows of its containers before it has a task definition. */
export interface UnknownContainers {
  readonly n: Mistake<typeof TARGET_TOO_EARLY>
  readonly p: Mistake<typeof TARGET_TOO_EARLY>
}

/** The name of a container of the task definition. */
export type TargetContainer<F extends KnownContainers, N extends string> = string extends N ? N : F['n']

/** A port of that container. */
export type TargetPort<F extends KnownContainers, N extends string, P extends number> = number extends P
  ? P
  : PortOf<(F & { n: N })['p'], N>

type PortOf<P, N extends string> = [P] extends [never] ? Mistake<Filled<typeof CONTAINER_WITHOUT_PORT, { name: N }>> : P

/**
 * A service that keeps tasks running on Fargate, and whose number of tasks is settled. It has a security group of its
 * own that admits its load balancers to the target ports, and nobody else to anything.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
 */
export interface SettledService<out C = unknown, out D extends KnownContainers = KnownContainers, out N = unknown>
  extends CheckedDefinition<ServiceModel> {
  /** @internal */
  readonly [serviceSpec]: ServiceSpec<C, D, N>[typeof serviceSpec]
  /** Sets the cluster to run in. Required. */
  cluster(cluster: Definition<ClusterModel>): SettledService<true, D, N>
  /** Sets what to run. Required, and before `target`. A definition that lacks something does not compile. */
  taskDefinition<T extends Spec>(definition: Complete<T>): SettledService<C, FactsOf<T>, N>
  /** Sets the network that tasks run in. Required. */
  network(network: Definition<NetworkModel>): SettledService<C, D, true>
  /**
   * Sends requests that match a route to a port of a container. Can be called several times.
   *
   * @param route A load balancer, or a host or path of one.
   * @param container The name of a container of the task definition.
   * @param port A port of that container.
   * @example
   * site.target(edge.host('shop.example.com').path('/api/*'), 'app', 3000, { healthCheck: '/health' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
   */
  target<R extends Route, K extends string, P extends number>(
    route: CompleteRoute<R>,
    container: TargetContainer<D, K>,
    port: TargetPort<D, K, P>,
    options?: TargetOptions,
  ): this
  /**
   * Sets whether a deployment that keeps failing is stopped, and rolled back to the last one that worked.
   *
   * @default { enable: true, rollback: true }; AWS itself leaves it off
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
   */
  circuitBreaker(settings: { readonly enable?: boolean; readonly rollback: boolean }): this
  /** Sets how many tasks stay healthy during a deployment, in percent of the desired count. @default 100 */
  minimumHealthyPercent(percent: number): this
  /** Sets how many tasks may run during a deployment, in percent of the desired count. @default 200 */
  maximumPercent(percent: number): this
  /** Sets for how many seconds failed health checks of a new task are ignored. @default 60 with a target */
  healthCheckGracePeriod(seconds: number): this
  /**
   * Shares tasks out between Fargate and Fargate Spot.
   *
   * @default the default strategy of the cluster; where it has none, or is an existing one, Fargate
   * @example
   * site.capacityProviderStrategy({ FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 4 } })
   */
  capacityProviderStrategy(shares: CapacityProviderShares): this
  /**
   * Lets you run commands in its containers. The task role needs the `ssmmessages` permissions.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
   */
  executeCommand(): this
  /** Sets the Fargate platform version. @default 'LATEST' */
  platformVersion(version: 'LATEST' | '1.4.0' | '1.3.0'): this
  /** Sets whether ECS moves tasks to keep Availability Zones even. @default 'ENABLED' when `maximumPercent` is above 100 */
  availabilityZoneRebalancing(value: 'ENABLED' | 'DISABLED'): this
  /** Adds tags, to what is made for the service as well: at most 47 in all. */
  tags(tags: Tags): this
}

/** A service whose number of tasks can still be set: by `desiredCount` or by `autoScaling`, not both. */
export interface Service<out C = unknown, out D extends KnownContainers = KnownContainers, out N = unknown>
  extends SettledService<C, D, N> {
  cluster(cluster: Definition<ClusterModel>): Service<true, D, N>
  taskDefinition<T extends Spec>(definition: Complete<T>): Service<C, FactsOf<T>, N>
  network(network: Definition<NetworkModel>): Service<C, D, true>
  /** Sets how many tasks to run. @default 1 */
  desiredCount(tasks: number): SettledService<C, D, N>
  /**
   * Lets AWS set how many tasks run. A deploy starts with `min` and then leaves the number alone.
   *
   * @example
   * site.autoScaling({ min: 2, max: 10 }, scaling => scaling.cpu(70).requestsPerTarget(1000))
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
   */
  autoScaling(limits: ScalingLimits, policies: (scaling: Scaling) => Scaling): SettledService<C, D, N>
}

/**
 * Makes a service.
 *
 * @param name Up to 255 letters, digits, hyphens and underscores.
 * @example
 * service('web').cluster(prod).taskDefinition(web).network(vpc).target(edge, 'app', 3000).desiredCount(2)
 */
export function service(name: string): Service<unknown, UnknownContainers> {
  return typed(new ServiceBuilder({ name, targets: [], strategy: { strategy: 'ROLLING', options: {} }, tags: {} }))
}
