import type { AlarmModel } from '../model/alarm.ts'
import type { ClusterModel } from '../model/cluster.ts'
import type { Deferrable, Value } from '../model/deferred.ts'
import type { CircuitBreakerThreshold } from '../model/deployment.ts'
import type { NamespaceModel } from '../model/namespace.ts'
import type { NetworkModel } from '../model/network.ts'
import type { PlacementConstraint, PlacementStrategy } from '../model/placement.ts'
import type { Tags } from '../model/resource.ts'
import type { ServiceModel } from '../model/service.ts'
import type { RawServiceSettings } from '../model/service-request.ts'
import type { TaskModel } from '../model/task.ts'
import type { AuthorityArn, DiscoveryName, RoomAbove, WholeNumber } from '../validators/service/sentences.ts'
import { taken } from './calls.ts'
import { NAMED } from './common-calls.ts'
import { type Definition, typed } from './definition.ts'
import type { BlueGreenOptions, CanaryOptions, LinearOptions, RollingOptions } from './deployment-strategy.ts'
import type { EbsVolumeOptions } from './ebs-volume.ts'
import type { Peer } from './peer.ts'
import type { RecommendedAlarms } from './recommended-alarms.ts'
import type { CompleteRoute, Route } from './route.ts'
import type { Ports, RuleOptions } from './rule-ports.ts'
import type { Scaling } from './scaling.ts'
import type { ScalableTargetOptions } from './scaling-options.ts'
import type { GivenGroups } from './security-group.ts'
import type { AdmittedPorts } from './service-admission.ts'
import { ServiceBuilder } from './service-builder.ts'
import type { ConnectedPortOptions, ServiceConnectOptions } from './service-connect.ts'
import type {
  AdmittedPort,
  ConnectedPortName,
  Daemon,
  DiscoverableAt,
  InAws,
  KnownDefinition,
  OnFargate,
  OnInstances,
  RegisteredAt,
  Replica,
  Scaled,
  ScalingOf,
  SharesOf,
  Shifting,
  serviceSpec,
  TargetContainer,
  TargetPort,
  Uncounted,
  UnknownDefinition,
} from './service-spec.ts'
import type { Complete, Spec, SpecOf } from './spec.ts'
import type { CheckedDefinition } from './steps.ts'
import type { TargetOptions } from './target.ts'
import type { VpcLatticeOptions } from './vpc-lattice.ts'

/** An alarm that deployments of a service heed: one of the program, or the name of another. */
export type HeededAlarm = string | Definition<AlarmModel>

/** What a service can wait for. */
export type Before = Definition<ServiceModel> | Definition<TaskModel>

/**
 * A service that keeps tasks running where its task definition says, and whose number of tasks is settled. Unless the tasks share the network of their
 * instances, it has a security group of its own that admits its load balancers to the target ports, and nobody else to
 * anything.
 *
 * @typeParam HasCluster `true` once it has a cluster
 * @typeParam Task what it knows of its task definition
 * @typeParam HasNetwork `true` once it has a network
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html
 */
export interface SettledService<
  HasCluster = unknown,
  Task extends KnownDefinition = KnownDefinition,
  HasNetwork = unknown,
> extends CheckedDefinition<ServiceModel> {
  /** Its ARN, once it is there. */
  readonly arn: Value
  /** Its name. What takes it waits for the service. */
  readonly name: Value
  /**
   * The ARN of the target group of its first `.target()`, once it is there: for alarms and tools that ask for one. A
   * deployment that shifts traffic has a second one beside it; `status()` has all.
   */
  readonly targetGroupArn: Value
  /** The ARN of the first listener that sends to its first `.target()`, once it is there: for an API Gateway in front of it. */
  readonly listenerArn: Value
  /** The ARN of the service of Cloud Map that `.discoverable()` makes, once it is there. */
  readonly registryArn: Value
  /** @internal */
  readonly [serviceSpec]: { readonly cluster: HasCluster; readonly task: Task; readonly network: HasNetwork }
  /** Sets the cluster to run in. Required. */
  cluster(cluster: Definition<ClusterModel>): SettledService<true, Task, HasNetwork>
  /** Sets what to run. Required, and before `target`. A definition that lacks something does not compile. */
  taskDefinition<T extends Spec>(definition: Complete<T>): SettledService<HasCluster, SpecOf<T>, HasNetwork>
  /** Sets the network that tasks run in. Required, unless they share the network of their instances. */
  network(network: Definition<NetworkModel>): SettledService<HasCluster, Task, true>
  /**
   * Sends requests that match a route to a port of a container. Can be called several times. Where tasks share the
   * network of their instances, the instances are registered: of instances that exist, the security group has to admit
   * the load balancer (`.securityGroups()`).
   *
   * @param route A load balancer, or a host or path of one.
   * @param container The name of a container of the task definition.
   * @param port A TCP port of that container.
   * @example
   * site.target(edge.host('shop.example.com').path('/api/*'), 'app', 3000, { healthCheck: '/health' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
   */
  target<R extends Route, K extends string, P extends number = never>(
    route: CompleteRoute<R>,
    container: TargetContainer<Task, K>,
    port: TargetPort<Task, K, P>,
    options?: TargetOptions,
  ): this
  /**
   * As `target`, for a UDP port of a container, behind a listener of a Network Load Balancer. Health checks of UDP speak TCP
   * or HTTP: say at which port.
   *
   * @example
   * site.udpTarget(networkLoadBalancer('dns').network(vpc).udp(53), 'app', 53, { healthCheck: { port: 8080 } })
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html
   */
  udpTarget<R extends Route>(route: CompleteRoute<R>, container: string, port: number, options?: TargetOptions): this
  /**
   * Gives tasks these security groups beside the one that is made for the service: 4 at most. Of tasks that share the
   * network of their instances they are the groups of the instances, which are opened to the load balancers; those of
   * instances that the stack makes are known.
   *
   * @example
   * site.securityGroups(securityGroup.existing('sg-0a1b2c3d4e5f60718'))
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
   */
  securityGroups(...groups: GivenGroups): this
  /**
   * Lets a peer reach ports of the tasks. Load balancers of targets need no such call.
   *
   * @param peer Who: a service, load balancer, security group or network, `'internet'`, addresses or a prefix list.
   * @param port A TCP port of a container of the task definition, one of another protocol, `{ port: 53, protocol: 'udp' }`, a
   *   range in which a container has one, `{ from: 2456, to: 2458, protocol: 'udp' }`, or `'all'`: of tasks on the bridge of
   *   an instance, those that containers name.
   * @example
   * site.allowFrom(vpc, 3000)
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
   */
  allowFrom<P extends number = never>(
    peer: Peer,
    port: AdmittedPort<Task, P> | AdmittedPorts | 'all',
    options?: Pick<RuleOptions, 'description'>,
  ): this
  /**
   * Lets the tasks reach a peer, and with the first call nothing else: their images, secrets and logs, too, come over 443.
   * Answers to those who are let in, and names, need no rule. Groups beside that of the service let out what theirs say.
   *
   * @param peer Who: a service, load balancer, security group or network, `'internet'`, addresses or a prefix list.
   * @param ports A port, a range, or `'all'`.
   * @default everything
   * @example
   * site.allowTo('internet', 443).allowTo(securityGroup.existing('sg-0a1b2c3d4e5f60718'), 5432)
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
   */
  allowTo(peer: Peer, ports: Ports, options?: RuleOptions): this
  /**
   * Sets whether a deployment that keeps failing is stopped, and rolled back to the last one that worked.
   *
   * @param settings.threshold After how many failed tasks. By default half of the desired count, 3 to 200.
   * @param settings.resetOnHealthyTask Whether a healthy task sets the count back to 0. True by default.
   * @default { enable: true, rollback: true }, off with `linear` and `canary`; AWS itself leaves it off
   * @example
   * site.circuitBreaker({ rollback: true, threshold: { type: 'COUNT', value: 5 } })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
   */
  circuitBreaker(settings: {
    readonly enable?: boolean
    readonly rollback: boolean
    readonly resetOnHealthyTask?: boolean
    readonly threshold?: CircuitBreakerThreshold
  }): this
  /**
   * Fails a deployment while one of these CloudWatch alarms is on, and rolls it back unless told otherwise. ECS heeds none
   * of them in a deployment that begins while one is on: a plan says which are.
   *
   * @param alarms Alarms of the program, and the names of others.
   * @example
   * site.alarms([alarm('failed-jobs').metric({ namespace: 'Shop', name: 'FailedJobs' }).greaterThan(5), 'shop-5xx'])
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
   */
  alarms(alarms: readonly [HeededAlarm, ...HeededAlarm[]], options?: { readonly rollback?: boolean }): this
  /**
   * Makes alarms of the service, which its deployments heed: of its CPU and memory, and of its first target 5xx and healthy
   * tasks.
   *
   * @example
   * site.recommendedAlarms({ responseTime: 2, alarmActions: ['arn:aws:sns:us-east-1:123456789012:alarms'] })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
   */
  recommendedAlarms(recommended?: RecommendedAlarms): this
  /** Sets how many tasks stay healthy during a deployment, in percent of the desired count. @default 100; 0 for a daemon */
  minimumHealthyPercent<P extends number>(percent: WholeNumber<P, 'minimumHealthyPercent'>): this
  /** Sets for how many seconds failed health checks of a new task are ignored. @default 60 with a target */
  healthCheckGracePeriod<S extends number>(seconds: WholeNumber<S, 'healthCheckGracePeriodSeconds'>): this
  /**
   * Shares tasks out between capacity providers: Fargate and Fargate Spot, or those of the cluster that bring
   * instances, by their names. Managed Instances need one.
   *
   * @default the default strategy of the cluster; where it has none, or is an existing one, the launch type
   * @example
   * site.capacityProviderStrategy({ FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 4 } })
   */
  capacityProviderStrategy(shares: SharesOf<Task>): this
  /**
   * Limits the instances that tasks run on: at most 10 constraints. Not on Fargate.
   *
   * @example
   * service('worker').placementConstraints({ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ c7g.*' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-constraints.html
   */
  placementConstraints(
    this: OnInstances<Task, 'placementConstraints'>,
    ...constraints: readonly PlacementConstraint[]
  ): this
  /**
   * Takes part in Service Connect: reaches other services of the namespace by name, and is let in where they serve. See
   * `serviceConnectService` for how others reach this one. Not on external instances.
   *
   * @example
   * site.serviceConnect({ namespace: namespace.http('shop'), logConfiguration: 'awslogs' }).serviceConnectService('http', { clientAlias: { port: 80 } })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
   */
  serviceConnect(this: InAws<Task, 'connect'>, options?: ServiceConnectOptions): this
  /**
   * Lets other services of the namespace reach a named port through Service Connect. One call a port.
   *
   * @param portName The name of a port of the task definition: `.port(3000, { name: 'http' })`.
   * @example
   * site.serviceConnect({ namespace: namespace.http('shop') }).serviceConnectService('http', { discoveryName: 'api' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html
   */
  serviceConnectService<Q extends string, N extends string = string, A extends string = string>(
    this: InAws<Task, 'connect'>,
    portName: ConnectedPortName<Task, Q>,
    options?: ConnectedPortOptions<DiscoveryName<N>, AuthorityArn<A>>,
  ): this
  /**
   * Registers tasks in a namespace, where others find them at `<name>.<namespace>`. A service in Cloud Map is made for it:
   * with A records where each task has a network interface of its own, with SRV records where tasks share that of their
   * instances. The services of the stack that are in the namespace are let in. Not on external instances.
   *
   * @param namespace The namespace, or the name, id or ARN of one that exists.
   * @example
   * site.discoverable(namespace.privateDns('shop.local', { network: vpc }))
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
   */
  discoverable(
    this: InAws<Task, 'discovery'>,
    namespace: Definition<NamespaceModel> | string,
    ...options: DiscoverableAt<Task>
  ): this
  /**
   * Registers tasks in a Cloud Map service. One for a service. Not on external instances.
   *
   * @param registryArn The ARN of the Cloud Map service.
   * @param at What SRV records name: a port, or a container and its port. For A records nothing, or the container.
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
   */
  serviceRegistry(this: InAws<Task, 'discovery'>, registryArn: string, at?: RegisteredAt<Task>): this
  /**
   * Registers tasks in a VPC Lattice target group. Can be called several times.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-vpc-lattice.html
   */
  vpcLattice(settings: VpcLatticeOptions): this
  /**
   * Deploys this service when the deployments of others are over, and deletes it before them. A task runs first, to its
   * end, once for each revision of its task definition and each change of its overrides: a migration runs with the new
   * image before a task of the service does. Where one of them fails, this service is not touched. Clients of Service
   * Connect come after the servers of their namespace without this call.
   *
   * @param others Services and tasks of the stack. Which steps they had taken by now does not matter.
   * @example
   * site.after(task('migrate').service(site).override('app', { command: ['npm', 'run', 'migrate'] }))
   */
  after(...others: readonly [Before, ...Before[]]): this
  /**
   * Lets you run commands in its containers. The task role needs the `ssmmessages` permissions.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
   */
  executeCommand(): this
  /** Sets the Fargate platform version. @default 'LATEST' */
  platformVersion(this: OnFargate<Task>, version: 'LATEST' | '1.4.0' | '1.3.0' | '1.0.0'): this
  /** Sets whose tags tasks get. @default 'SERVICE' */
  propagateTags(from: 'SERVICE' | 'TASK_DEFINITION' | 'NONE'): this
  /** Sets whether tasks get tags that name their cluster and service. @default true */
  enableECSManagedTags(enable: boolean): this
  /** Adds tags, to what is made for the service as well: at most 47 in all. */
  tags(tags: Tags): this
  /**
   * Sets what has no method of its own, in the shape of the AWS API: each field replaces what the methods say of it,
   * within `deploymentConfiguration` each field alone. It is checked like all else. A field that is removed here later
   * is taken back, save `monitoring` and `gatewayConnectors`: set those to what they should be instead.
   *
   * @example
   * site.raw({ monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] } })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
   */
  raw(settings: Deferrable<RawServiceSettings>): this
  /** Sets how many tasks may run during a deployment, in percent of the desired count. @default 200 */
  maximumPercent<P extends number>(
    this: Replica<Task, 'maximumPercent'>,
    percent: WholeNumber<P, 'maximumPercent'>,
  ): this
  /**
   * Replaces tasks a few at a time. This is what happens anyway: the call is for its settings.
   *
   * @example
   * site.rolling({ minimumHealthyPercent: 50, maximumPercent: 150, bakeTime: 5 })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
   */
  rolling<Min extends number, Max extends number>(options?: RollingOptions<Min, RoomAbove<Min, Max>>): this
  /**
   * Starts the new version beside the old one, moves all traffic at once, and keeps the old one for the bake time. The
   * second target group of each target, and the role that lets ECS change listener rules, are made for the service.
   *
   * @example
   * site.blueGreen({
   *   bakeTime: 10,
   *   hooks: [{ pause: ['POST_TEST_TRAFFIC_SHIFT'], timeout: { timeoutInMinutes: 60 } }],
   * })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html
   */
  blueGreen(this: Uncounted<Task>, options: BlueGreenOptions): SettledService<HasCluster, Task & Shifting, HasNetwork>
  /**
   * Moves traffic to the new version in equal steps. What it needs is made as with `blueGreen`. ECS goes back for alarms
   * and hooks; for tasks that fail their checks only with `.circuitBreaker({ rollback: true })`, which is off here, as AWS
   * describes it for rolling updates.
   *
   * @example
   * site.linear({ stepPercent: 20, stepBakeTime: 5 })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-linear.html
   */
  linear(this: Uncounted<Task>, options?: LinearOptions): SettledService<HasCluster, Task & Shifting, HasNetwork>
  /**
   * Moves a part of the traffic to the new version first, and then the rest. What it needs is made as with `blueGreen`,
   * and what ECS goes back for is as with `linear`.
   *
   * @example
   * site.canary({ canaryPercent: 5, canaryBakeTime: 15 })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/canary-deployment.html
   */
  canary(this: Uncounted<Task>, options?: CanaryOptions): SettledService<HasCluster, Task & Shifting, HasNetwork>
  /**
   * Sets the order in which instances are chosen: at most 5 strategies. Not on Fargate.
   *
   * @example
   * service('worker').placementStrategy({ type: 'spread', field: 'attribute:ecs.availability-zone' }, { type: 'binpack', field: 'memory' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
   */
  placementStrategy(
    this: OnInstances<Task, 'placementStrategy'> & Replica<Task, 'placementStrategies'>,
    ...strategies: readonly PlacementStrategy[]
  ): this
  /**
   * Makes an EBS volume for each task. One for a service.
   *
   * @param name A volume of the task definition that is configured at launch.
   * @example
   * site.volume('data', { sizeInGiB: 100 })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html
   */
  volume(this: Replica<Task, 'volumes'>, name: string, options: EbsVolumeOptions): this
  /**
   * Sets whether ECS moves tasks to keep Availability Zones even.
   *
   * @default 'ENABLED' where AWS allows it: `maximumPercent` above 100, and placement that does not forbid it
   */
  availabilityZoneRebalancing(this: Replica<Task, 'rebalancing'>, value: 'ENABLED' | 'DISABLED'): this
}

/**
 * A service whose number of tasks can still be set: by `desiredCount`, `autoScaling` or `daemon`.
 *
 * @typeParam HasCluster `true` once it has a cluster
 * @typeParam Task what it knows of its task definition
 * @typeParam HasNetwork `true` once it has a network
 */
export interface Service<HasCluster = unknown, Task extends KnownDefinition = KnownDefinition, HasNetwork = unknown>
  extends SettledService<HasCluster, Task, HasNetwork> {
  cluster(cluster: Definition<ClusterModel>): Service<true, Task, HasNetwork>
  taskDefinition<T extends Spec>(definition: Complete<T>): Service<HasCluster, SpecOf<T>, HasNetwork>
  network(network: Definition<NetworkModel>): Service<HasCluster, Task, true>
  /** Sets how many tasks to run. @default 1 */
  desiredCount<T extends number>(tasks: WholeNumber<T, 'desiredCount'>): SettledService<HasCluster, Task, HasNetwork>
  /**
   * Lets AWS set how many tasks run. A deploy starts with `min` and then leaves the number alone.
   *
   * @example
   * site.autoScaling({ min: 2, max: 10 }, scaling => scaling.cpu(70).requestsPerTarget(1000))
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
   */
  autoScaling<Counted>(
    limits: ScalableTargetOptions,
    policies: (scaling: Scaling) => Scaling<Counted> & ScalingOf<Task, Counted>,
  ): SettledService<HasCluster, Scaled<Task, Counted>, HasNetwork>
  blueGreen(options: BlueGreenOptions): Service<HasCluster, Task & Shifting, HasNetwork>
  linear(options?: LinearOptions): Service<HasCluster, Task & Shifting, HasNetwork>
  canary(options?: CanaryOptions): Service<HasCluster, Task & Shifting, HasNetwork>
  /**
   * Runs one task on each instance of the cluster that fits. Not on Fargate.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service-options.html
   */
  daemon(this: OnInstances<Task, 'daemon'>): SettledService<HasCluster, Daemon<Task>, HasNetwork>
}

/**
 * Makes a service.
 *
 * @param name Up to 255 letters, digits, hyphens and underscores.
 * @example
 * service('web').cluster(prod).taskDefinition(web).network(vpc).target(edge, 'app', 3000).desiredCount(2)
 */
export function service(name: string): Service<unknown, UnknownDefinition> {
  taken('service()', NAMED, [name], service)
  const strategy = { strategy: 'ROLLING' as const, options: {} }
  return typed(new ServiceBuilder({ name, targets: [], strategy, tags: {} }), service)
}
