import type { ServiceModel } from '../model/service.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { Filled } from '../validators/sentence.ts'
import type { NOT_COUNTED, NOT_HERE, NOT_OF_A_DAEMON } from '../validators/service/sentences.ts'
import type { SERVICE_INCOMPLETE } from '../validators/service/service-draft.ts'
import type { CONTAINER_WITHOUT_PORT, NO_PORT_NAMED, TARGET_TOO_EARLY } from '../validators/target.ts'
import type { FargateShares, InstanceShares } from './capacity-providers.ts'
import type { DiscoverableOptions } from './service-discovery.ts'
import type { Fact } from './spec.ts'
import type { CheckedDefinition } from './steps.ts'

export declare const serviceSpec: unique symbol

/**
 * A service as a stack sees it: whether it has a cluster, what it knows of its task definition, whether it has a
 * network. `unknown` and {@link UnknownDefinition} are "not set yet".
 */
export interface ServiceSpec<
  out HasCluster = unknown,
  out Task extends KnownDefinition = KnownDefinition,
  out HasNetwork = unknown,
> extends CheckedDefinition<ServiceModel> {
  /** @internal */
  readonly [serviceSpec]: { readonly cluster: HasCluster; readonly task: Task; readonly network: HasNetwork }
}

/** The service itself when nothing is missing; otherwise what is missing. */
export type CompleteService<T extends ServiceSpec> = T[typeof serviceSpec] extends Placed ? T : IncompleteService<T>

/** What is whole: in a cluster, with a task definition, and in a network. */
export interface Placed {
  readonly cluster: true
  readonly task: { readonly containers: Fact }
  readonly network: true
}

type IncompleteService<T extends ServiceSpec> = unknown extends T[typeof serviceSpec]['cluster']
  ? Mistake<(typeof SERVICE_INCOMPLETE)['cluster']>
  : T[typeof serviceSpec]['task'] extends Placed['task']
    ? T[typeof serviceSpec]['task'] extends WithoutNetwork
      ? T
      : Mistake<(typeof SERVICE_INCOMPLETE)['network']>
    : Mistake<(typeof SERVICE_INCOMPLETE)['taskDefinition']>

/** Tasks that have no network interface of their own. */
export interface WithoutNetwork {
  readonly networkMode: 'bridge' | 'host' | 'none' | 'default'
}

/** What a service knows of its task definition: launch type, containers and network mode. */
export interface KnownDefinition {
  readonly launchType: unknown
  readonly containers: { readonly name: unknown; readonly ports: unknown }
  readonly networkMode: unknown
}

/** What a service knows before it has a task definition. */
export interface UnknownDefinition {
  readonly launchType: unknown
  readonly containers: {
    readonly name: Mistake<typeof TARGET_TOO_EARLY>
    readonly ports: Mistake<typeof TARGET_TOO_EARLY>
  }
  readonly networkMode: unknown
}

/** The name of a container of the task definition. */
export type TargetContainer<D extends KnownDefinition, N extends string> = string extends N
  ? N
  : D['containers']['name']

/** A port of that container. */
export type TargetPort<D extends KnownDefinition, N extends string, P extends number> = number extends P
  ? P
  : PortOf<(D['containers'] & { name: N })['ports'] & number, N>

/** A port of any container of the task definition. */
export type AdmittedPort<D extends KnownDefinition, P extends number> = number extends P
  ? P
  : D['containers']['ports'] & number

/** The name of a port of the task definition. Before that is known, any. */
export type ConnectedPortName<D extends KnownDefinition, N extends string> = string extends N
  ? N
  : D['containers']['name'] extends string
    ? NamedPort<Extract<D['containers']['ports'], string>>
    : N

type NamedPort<Q> = [Q] extends [never] ? Mistake<typeof NO_PORT_NAMED> : Q

type PortOf<P, N extends string> = [P] extends [never] ? Mistake<Filled<typeof CONTAINER_WITHOUT_PORT, { name: N }>> : P

type NotHere<Option extends keyof typeof NOT_HERE> = Mistake<(typeof NOT_HERE)[Option]>

/** What a service must be for what Fargate does not have. */
export type OnInstances<
  D extends KnownDefinition,
  Option extends 'daemon' | 'placementConstraints' | 'placementStrategy',
> = D extends { readonly launchType: 'FARGATE' } ? NotHere<Option> : unknown

/** What a daemon is known as. */
export interface Daemon<D extends KnownDefinition> extends KnownDefinition {
  readonly launchType: D['launchType']
  readonly containers: D['containers']
  readonly networkMode: D['networkMode']
  readonly scheduling: 'DAEMON'
}

/** What a service must be for what daemons do not have. */
export type Replica<D extends KnownDefinition, Option extends keyof typeof NOT_OF_A_DAEMON> = D extends {
  readonly scheduling: 'DAEMON'
}
  ? Mistake<(typeof NOT_OF_A_DAEMON)[Option]>
  : unknown

/** What a service is known as whose scaling counts requests. */
export interface Counting {
  readonly counts: true
}

/** What a service is known as whose target groups take turns. */
export interface Shifting {
  readonly shifts: true
}

/** What a service must be for target groups that take turns. */
export type Uncounted<D extends KnownDefinition> = D extends Counting ? Mistake<typeof NOT_COUNTED> : unknown

/** What the policies of a service may be: where target groups take turns, none counts requests. */
export type ScalingOf<D extends KnownDefinition, Counted> = D extends Shifting
  ? Counted extends true
    ? Mistake<typeof NOT_COUNTED>
    : unknown
  : unknown

/** What is known of a service with these policies. */
export type Scaled<D extends KnownDefinition, Counted> = Counted extends true ? D & Counting : D

/** What a service must be for what only Fargate has. */
export type OnFargate<D extends KnownDefinition> = D extends {
  readonly launchType: 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES'
}
  ? NotHere<'platformVersion'>
  : unknown

/** What a service must be for what external instances do not have. */
export type InAws<D extends KnownDefinition, Option extends 'discovery' | 'connect'> = D extends {
  readonly launchType: 'EXTERNAL'
}
  ? NotHere<Option>
  : unknown

/** The capacity providers of a launch type. */
export type SharesOf<D extends KnownDefinition> = D extends { readonly launchType: 'FARGATE' }
  ? FargateShares
  : D extends { readonly launchType: 'EC2' | 'MANAGED_INSTANCES' }
    ? InstanceShares
    : D extends { readonly launchType: 'EXTERNAL' }
      ? NotHere<'capacityProviders'>
      : FargateShares | InstanceShares

/** What is registered in Cloud Map: where tasks share the network of their instances, a container and its port. */
export type RegisteredAt<D extends KnownDefinition> =
  | { readonly port: number; readonly containerName?: undefined; readonly containerPort?: undefined }
  | (D extends { readonly networkMode: 'bridge' | 'host' }
      ? { readonly port?: undefined; readonly containerName: string; readonly containerPort: number }
      : { readonly port?: undefined; readonly containerName: string; readonly containerPort?: number })

/** How tasks are found: where they share the network of their instances, at a port of a container. */
export type DiscoverableAt<D extends KnownDefinition> = D extends { readonly networkMode: 'bridge' | 'host' }
  ? [options: DiscoverableOptions & { readonly container: string; readonly port: number; readonly record?: 'SRV' }]
  : [options?: DiscoverableOptions]
