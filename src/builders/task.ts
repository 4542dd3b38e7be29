import type { ClusterModel } from '../model/cluster.ts'
import type { Deferrable } from '../model/deferred.ts'
import type { NetworkModel } from '../model/network.ts'
import type { Tags } from '../model/resource.ts'
import type { ContainerOverrides } from '../model/task.ts'
import type { TaskCount } from '../validators/task.ts'
import { taken } from './calls.ts'
import { NAMED } from './common-calls.ts'
import { type Definition, typed } from './definition.ts'
import type { GivenGroups } from './security-group.ts'
import type {
  CompleteService,
  KnownDefinition,
  OnFargate,
  ServiceSpec,
  SharesOf,
  serviceSpec,
  TargetContainer,
} from './service-spec.ts'
import type { Complete, Spec, SpecOf } from './spec.ts'
import { TaskBuilder } from './task-builder.ts'
import type { TaskSpec, UnknownTask } from './task-spec.ts'

/**
 * A task that runs to its end: before a service changes (`service.after(task)`), or by hand (`run(task)`). A stack makes
 * what it needs; it starts it only where a service waits for it.
 *
 * @typeParam HasCluster `true` once it has a cluster
 * @typeParam Def what it knows of its task definition
 * @typeParam HasNetwork `true` once it has a network
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-tasks.html
 */
export interface Task<HasCluster = unknown, Def extends KnownDefinition = KnownDefinition, HasNetwork = unknown>
  extends TaskSpec<HasCluster, Def, HasNetwork> {
  /**
   * Runs it like a task of a service: with its task definition, in its cluster, network and security groups, on its
   * capacity. What is set beside it goes before.
   *
   * @example
   * task('migrate').service(site).override('app', { command: ['npm', 'run', 'migrate'] })
   */
  service<S extends ServiceSpec>(service: CompleteService<S>): Task<true, S[typeof serviceSpec]['task'], true>
  /** Sets the cluster to run in. Required without a service. */
  cluster(cluster: Definition<ClusterModel>): Task<true, Def, HasNetwork>
  /** Sets what to run. Required without a service. A definition that lacks something does not compile. */
  taskDefinition<T extends Spec>(definition: Complete<T>): Task<HasCluster, SpecOf<T>, HasNetwork>
  /**
   * Sets the network to run in. Required without a service, unless the task shares the network of its instance. The task
   * gets a security group of its own, which lets nobody in.
   */
  network(network: Definition<NetworkModel>): Task<HasCluster, Def, true>
  /** Sets its security groups: these and no others, 5 at most. */
  securityGroups(...groups: GivenGroups): this
  /**
   * Sets what is another in a container than its task definition says. Once for each container.
   *
   * @param container The name of a container of the task definition.
   * @example
   * task('report').service(site).override('app', { command: ['npm', 'run', 'report'], environment: { DAYS: '7' } })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerOverride.html
   */
  override<K extends string>(container: TargetContainer<Def, K>, overrides: Deferrable<ContainerOverrides>): this
  /** Sets how many of it run together: 1 to 10. All have to end well. @default 1 */
  count<N extends number>(tasks: TaskCount<N>): this
  /**
   * Shares tasks out between capacity providers.
   *
   * @default that of the service; without one the default strategy of the cluster, or the launch type
   */
  capacityProviderStrategy(shares: SharesOf<Def>): this
  /** Sets the Fargate platform version. @default 'LATEST' */
  platformVersion(this: OnFargate<Def>, version: 'LATEST' | '1.4.0' | '1.3.0' | '1.0.0'): this
  /** Lets you run commands in its containers. The task role needs the `ssmmessages` permissions. */
  executeCommand(): this
  /** Adds tags to what is made for it: at most 47 in all. */
  tags(tags: Tags): this
}

/**
 * Makes a task.
 *
 * @param name Up to 255 letters, digits, hyphens and underscores.
 * @example
 * task('migrate').service(site).override('app', { command: ['npm', 'run', 'migrate'] })
 */
export function task(name: string): Task<unknown, UnknownTask> {
  taken('task()', NAMED, [name], task)
  return typed(new TaskBuilder({ name, overrides: {}, count: 1, tags: {} }), task)
}
