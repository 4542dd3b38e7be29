import type { ContainerFields } from '../model/aws-shapes.ts'
import type { Deferrable, Deferred } from '../model/deferred.ts'
import type { CachedImage } from '../model/pull-through-cache-rule.ts'
import type { ImageModel } from '../model/repository.ts'
import type { Given } from '../validators/container-images.ts'
import type { Timeout, User } from '../validators/container-settings.ts'
import type { CredentialSpec, RegistrySecret } from '../validators/credentials.ts'
import type { Meetable, Sibling } from '../validators/dependencies.ts'
import type { GpusOn, NeuronOn } from '../validators/devices.ts'
import type { EnvironmentFileArn } from '../validators/environment-files.ts'
import type { MemoryText, VcpuText } from '../validators/fargate-size.ts'
import type { Routed } from '../validators/firelens.ts'
import type { HealthCommand, HealthTime } from '../validators/health-check.ts'
import type { KernelParameters, UlimitName } from '../validators/kernel.ts'
import type { AddedCapability, Capability, LinuxSetting, MountOption, Swappiness } from '../validators/linux.ts'
import type { LogDriverOn } from '../validators/logs.ts'
import type { KnownVolume } from '../validators/mounts.ts'
import type { CheckedPortRange, FreePort, HostPort, PortName, Protocol } from '../validators/ports.ts'
import type { SecretParts, SecretReference } from '../validators/secrets.ts'
import type { Supported } from '../validators/unsupported.ts'
import type { FreeVariable } from '../validators/variables.ts'
import type {
  ContainerLogOptions,
  DeviceOptions,
  HealthCheckOptions,
  PortOptions,
  RestartPolicyOptions,
  SharedGpu,
  SwapOptions,
} from './container-options.ts'
import type { LogDriverOptions, PlainLogDriver } from './log-driver.ts'
import type { Fact, Setting } from './spec.ts'

declare const built: unique symbol

/** What a finished container tells its task definition: TCP ports and names of ports, what it was given, whether it has a health check, whether it is essential. */
export interface Built<
  out Ports extends number | string = number | string,
  out Has extends Given = Given,
  out HealthCheck extends boolean = boolean,
  out Essential extends boolean = boolean,
> {
  /** @internal */
  readonly [built]: {
    readonly ports: Ports
    readonly has: Has
    readonly healthCheck: HealthCheck
    readonly essential: Essential
  }
}

declare const stepped: unique symbol

/** A container as a step gives it back: with the names of its variables and secrets. */
export interface SteppedContainer<
  out Ports extends number | string = number | string,
  out Has extends Given = Given,
  out HealthCheck extends boolean = boolean,
  out Essential extends boolean = boolean,
  out Variables extends string = string,
> extends Built<Ports, Has, HealthCheck, Essential> {
  /** @internal A method, so that a variable of a container takes one with more variables. */
  [stepped](variables: Variables): void
}

/**
 * Any container, whatever it was given: what a function takes that goes on with one.
 *
 * @example
 * const asNode = <C extends AnyContainer>(c: C) => c.user('node').workingDirectory('/app')
 * taskDefinition('web').container('app', c => asNode(c.image('app:1').port(3000)))
 */
export type AnyContainer = Container<
  Setting<Fact, unknown, unknown, unknown>,
  number | string,
  Given,
  boolean,
  boolean,
  string
>

/**
 * One container of a task definition. Its type knows the launch type, the network mode, the volumes and the containers
 * declared before it. A function of a plain `Container` fits every task definition; one that goes on with what has an
 * image or ports takes {@link AnyContainer}.
 *
 * @typeParam Task what it knows of its task definition
 * @typeParam Ports its TCP ports, and the names of its ports
 * @typeParam Has what it was given: `true` for an image, `'memory'`
 * @typeParam HealthCheck whether it has a health check
 * @typeParam Essential whether the task stops with it
 * @typeParam Variables the names of its variables and secrets
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export interface Container<
  Task extends Setting<Fact, unknown, unknown, unknown> = Setting,
  Ports extends number | string = never,
  Has extends Given = never,
  HealthCheck extends boolean = false,
  Essential extends boolean = true,
  Variables extends string = never,
> {
  /** @internal */
  readonly [built]: Built<Ports, Has, HealthCheck, Essential>[typeof built]
  /** @internal */
  [stepped](variables: Variables): void
  /**
   * Sets the image: a name that Docker understands, or an image in a repository of the stack.
   * A digest or a tag that never moves makes rollbacks dependable.
   *
   * @example c.image('public.ecr.aws/nginx/nginx:1.27')
   */
  image(image: string | ImageModel | CachedImage): Container<Task, Ports, Has | true, HealthCheck, Essential, Variables>
  /** Says whether the task stops when this container stops. At least one container must be essential. @default true */
  essential<Y extends boolean>(essential: Y): Container<Task, Ports, Has, HealthCheck, Y, Variables>
  /** Replaces the image's command (`CMD`). */
  command(...command: readonly (string | Deferred)[]): this
  /** Replaces the image's entry point (`ENTRYPOINT`). */
  entryPoint(...entryPoint: readonly (string | Deferred)[]): this
  /**
   * Opens a port, 1 to 65535. Under awsvpc and host the containers of a task share one network, so no two may listen on
   * the same port and protocol. `protocol` is `'tcp'` unless given; `hostPort` is for bridge, where ECS chooses one
   * unless it is given; `name` is for Service Connect, and needed with `appProtocol`.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
   */
  port<Y extends number>(
    port: Y & FreePort<Y, Task['containers']['ports'] | Ports, 'tcp', Task['networkMode']>,
  ): Container<Task, Ports | Y, Has, HealthCheck, Essential, Variables>
  port<Y extends number, T extends Protocol = 'tcp', O extends number = number, Q extends string = never>(
    port: Y & FreePort<Y, Task['containers']['ports'] | Ports, T, Task['networkMode']>,
    options: PortOptions<T, O & HostPort<O, Y, Task['networkMode']>, Q & PortName<Q, Task['networkMode']>>,
  ): Container<Task, (T extends 'udp' ? Ports : Ports | Y) | NoInfer<Q>, Has, HealthCheck, Essential, Variables>
  /**
   * Opens a range of ports, under awsvpc or bridge: the range on the host is one that ECS chooses under bridge.
   *
   * @example c.portRange('7000-7010', { protocol: 'udp' })
   */
  portRange<R extends string, Q extends string = never>(
    range: R & CheckedPortRange<R, Task['networkMode']>,
    options?: { readonly protocol?: Protocol; readonly name?: Q },
  ): Container<Task, Ports | NoInfer<Q>, Has, HealthCheck, Essential, Variables>
  /**
   * Adds environment variables. They are readable to all who may describe tasks: for credentials use `.secret()`.
   *
   * @example c.environment({ NODE_ENV: 'production', ...(process.env.DEBUG && { DEBUG: process.env.DEBUG }) })
   */
  environment<T extends object & { readonly [N in keyof T as N]: string | Deferred }>(
    variables: T & FreeVariable<keyof T & string, Variables>,
  ): Container<Task, Ports, Has, HealthCheck, Essential, Variables | (keyof T & string)>
  /**
   * Adds files of environment variables, 10 at most: ARNs of S3 objects whose names end in `.env`.
   * The execution role is allowed to read them.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html
   */
  environmentFiles<A extends string>(...arns: readonly (A & EnvironmentFileArn<A>)[]): this
  /**
   * Adds an environment variable that ECS reads from Secrets Manager or SSM Parameter Store when the container starts.
   *
   * `reference` is the ARN of a secret, with or without `:json-key:version-stage:version-id`; the parts of one; the ARN
   * of a parameter; or the name of a parameter in the same Region.
   *
   * @example c.secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::')
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
   */
  secret<N extends string, A extends string>(
    name: N & FreeVariable<N, Variables>,
    reference: SecretReference<A> | SecretParts,
  ): Container<Task, Ports, Has, HealthCheck, Essential, Variables | N>
  /** Adds several secrets, name to reference. */
  secrets<const R extends Readonly<Record<string, string>>>(
    references: R & { readonly [N in keyof R]: SecretReference<R[N]> } & NoInfer<
        FreeVariable<keyof R & string, Variables>
      >,
  ): Container<Task, Ports, Has, HealthCheck, Essential, Variables | (keyof R & string)>
  /**
   * Sets the health check that runs inside the container: a shell command, or a list that starts with `'CMD'` or
   * `'CMD-SHELL'`. ECS ignores a `HEALTHCHECK` of the image.
   *
   * @example c.healthCheck('curl -f http://localhost:3000/health || exit 1', { startPeriod: 30 })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
   */
  healthCheck(command: string): Container<Task, Ports, Has, true, Essential, Variables>
  healthCheck<const C extends readonly string[]>(
    command: C & HealthCommand<C>,
  ): Container<Task, Ports, Has, true, Essential, Variables>
  healthCheck<
    const C extends string | readonly string[],
    T extends number = number,
    O extends number = number,
    R extends number = number,
    S extends number = number,
  >(
    command: C & HealthCommand<C>,
    options: HealthCheckOptions<
      T & HealthTime<T, 'interval'>,
      O & HealthTime<O, 'timeout'>,
      R & HealthTime<R, 'retries'>,
      S & HealthTime<S, 'startPeriod'>
    >,
  ): Container<Task, Ports, Has, true, Essential, Variables>
  /**
   * Starts this container once a container declared before it has started (`START`), ended (`COMPLETE`), ended well
   * (`SUCCESS`) or become healthy (`HEALTHY`).
   */
  dependsOn<N extends string>(
    container: Sibling<N, Task['containers']['name']>,
    condition: Meetable<N, Task['containers'] & { name: N }>,
  ): this
  /** Sets the directory that commands run in. */
  workingDirectory(path: string): this
  /** Sets the user: `user`, `user:group`, `uid`, `uid:gid`, `user:gid` or `uid:group`. */
  user<U extends string>(user: U & User<U, Task['launchType'], Task['networkMode'], Task['declared']>): this
  /** Reserves CPU units for this container; 1024 is one vCPU. A task is given vCPU, and so may a container, as text. */
  cpu(units: number | VcpuText): this
  /**
   * Sets the MiB of memory at which the container is killed; a task is given GiB. Needed, or a reservation, where the
   * task has no memory.
   *
   * @example c.memory('512 MiB')
   */
  memory(mib: number | MemoryText): Container<Task, Ports, Has | 'memory', HealthCheck, Essential, Variables>
  /** Reserves MiB of memory for this container; less than `memory` when both are given. */
  memoryReservation(mib: number | MemoryText): Container<Task, Ports, Has | 'memory', HealthCheck, Essential, Variables>
  /** Gives up on the dependencies of others on this container after so many seconds; 2 to 120 on Fargate. */
  startTimeout<Y extends number>(seconds: Y & Timeout<Y, 'startTimeout', Task['launchType']>): this
  /** Kills the container when it has not ended so many seconds after being asked to; 2 to 120 on Fargate. @default 30 */
  stopTimeout<Y extends number>(seconds: Y & Timeout<Y, 'stopTimeout', Task['launchType']>): this
  /** Starts the container again when it ends, without stopping its task. */
  restartPolicy<Y extends number>(policy: RestartPolicyOptions<Y>): this
  /**
   * Says whether all tasks of a deployment run the image that the tag meant at its start. @default 'enabled'
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
   */
  versionConsistency(consistency: 'enabled' | 'disabled'): this
  /**
   * Pulls the image with a user name and password: the ARN of a Secrets Manager secret, or its name in the same Region.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html
   */
  repositoryCredentials<A extends string>(secret: A & RegistrySecret<A>): this
  /** Makes the root file system read-only. ECS Exec then needs writable mounts. @default false */
  readonlyRootFilesystem<B extends boolean>(
    readonly?: B & Supported<'readonlyRootFilesystem', Task['launchType'], Task['networkMode'], Task['declared']>,
  ): this
  /**
   * Mounts a volume of the task definition at a path.
   *
   * @example
   * definition.volume('data').container('db', c => c.image('postgres:17.2').mountPoint('data', '/var/lib/postgresql/data'))
   */
  mountPoint<Y extends string>(
    volume: KnownVolume<Y, Task['declared']>,
    containerPath: string,
    options?: { readonly readOnly?: boolean },
  ): this
  /** Mounts all that a container declared before mounts. */
  volumesFrom<N extends string>(
    container: Sibling<N, Task['containers']['name']>,
    options?: { readonly readOnly?: boolean },
  ): this
  /** Sets limits of the process: a soft one, and a hard one that the process can raise it to. */
  ulimit<U extends UlimitName>(
    name: U & Supported<'ulimits', Task['launchType'], Task['networkMode'], Task['declared']>,
    softLimit: number,
    hardLimit: number,
  ): this
  /**
   * Sets kernel parameters: `net.*`, `fs.mqueue.*` and those of IPC.
   *
   * @example c.systemControls({ 'net.core.somaxconn': '1024' })
   */
  systemControls<const R extends Readonly<Record<string, string>>>(
    parameters: R &
      KernelParameters<R, Task['networkMode']> &
      Supported<'systemControls', Task['launchType'], Task['networkMode'], Task['declared']>,
  ): this
  /** Runs an init process that forwards signals and reaps processes. @default false */
  initProcess<B extends boolean>(
    enabled?: B & LinuxSetting<'initProcessEnabled', Task['launchType'], Task['declared']>,
  ): this
  /** Adds Linux capabilities. Fargate adds `SYS_PTRACE` only. */
  addCapabilities<C extends Capability>(
    ...capabilities: readonly (C & AddedCapability<C, Task['launchType'], Task['declared']>)[]
  ): this
  /** Takes Linux capabilities away. */
  dropCapabilities<C extends Capability>(
    ...capabilities: readonly (C & LinuxSetting<'capabilities', Task['launchType'], Task['declared']>)[]
  ): this
  /** Mounts a file system in memory, of so many MiB. */
  tmpfs<T extends string>(
    containerPath: T & LinuxSetting<'tmpfs', Task['launchType'], Task['declared']>,
    mib: number,
    ...mountOptions: readonly MountOption[]
  ): this
  /** Gives the container a device of its host. Not on Fargate. */
  device<T extends string>(
    hostPath: T & LinuxSetting<'devices', Task['launchType'], Task['declared']>,
    options?: DeviceOptions,
  ): this
  /** Sets the MiB of `/dev/shm`. Not on Fargate. */
  sharedMemorySize<Y extends number>(
    mib: Y & LinuxSetting<'sharedMemorySize', Task['launchType'], Task['declared']>,
  ): this
  /** Lets the container use swap space of its host. Not on Fargate. */
  swap<M extends number, Y extends number = number>(
    options: SwapOptions<M & LinuxSetting<'maxSwap', Task['launchType'], Task['declared']>, Y & Swappiness<Y>>,
  ): this
  /**
   * Reserves GPUs: a number of them, all of the instance, or a share of one. Not on Fargate.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
   */
  gpus<G extends number | 'ALL' | SharedGpu>(gpus: G & GpusOn<G, Task['launchType']>): this
  /** Gives the container the Neuron devices of the instance. On Managed Instances. */
  neuronDevices<A extends 'ALL'>(devices: A & NeuronOn<Task['launchType']>): this
  /** Lets the container do to its host what root may. Not on Fargate. @default false */
  privileged<B extends boolean>(
    privileged: B & Supported<'privileged', Task['launchType'], Task['networkMode'], Task['declared']>,
  ): this
  /** Confines the container by AppArmor, SELinux or `no-new-privileges`. Not on Fargate. */
  dockerSecurityOptions<T extends string>(
    ...options: readonly (T &
      Supported<'dockerSecurityOptions', Task['launchType'], Task['networkMode'], Task['declared']>)[]
  ): this
  /**
   * Gives the container an Active Directory account: `credentialspec:` or `credentialspecdomainless:` and the ARN of an
   * S3 object or SSM parameter.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/linux-gmsa.html
   */
  credentialSpec<A extends string>(spec: A & CredentialSpec<A>): this
  /** Lets the container reach others of the task by name: `name`, or `name:alias`. Under bridge only. */
  links<T extends string>(
    ...links: readonly (T & Supported<'links', Task['launchType'], Task['networkMode'], Task['declared']>)[]
  ): this
  /** Sets the host name of the container. Not under awsvpc. */
  hostname<T extends string>(
    hostname: T & Supported<'hostname', Task['launchType'], Task['networkMode'], Task['declared']>,
  ): this
  /** Adds lines to `/etc/hosts`, host name to address. Not under awsvpc. */
  extraHosts<R extends Readonly<Record<string, string>>>(
    hosts: R & Supported<'extraHosts', Task['launchType'], Task['networkMode'], Task['declared']>,
  ): this
  /** Sets the DNS servers. Not on Fargate. */
  dnsServers<T extends string>(
    ...servers: readonly (T & Supported<'dnsServers', Task['launchType'], Task['networkMode'], Task['declared']>)[]
  ): this
  /** Sets the domains that names are looked up in. Not on Fargate. */
  dnsSearchDomains<T extends string>(
    ...domains: readonly (T &
      Supported<'dnsSearchDomains', Task['launchType'], Task['networkMode'], Task['declared']>)[]
  ): this
  /** Cuts the container off from the network. Not on Fargate. @default false */
  disableNetworking<B extends boolean>(
    disabled: B & Supported<'disableNetworking', Task['launchType'], Task['networkMode'], Task['declared']>,
  ): this
  /** Keeps standard input open (`docker run --interactive`). @default false */
  interactive(interactive?: boolean): this
  /** Gives the container a terminal (`docker run --tty`). @default false */
  pseudoTerminal(pseudoTerminal?: boolean): this
  /** Adds labels that Docker shows. */
  dockerLabels(labels: Readonly<Record<string, string>>): this
  /** Changes how this container logs to CloudWatch, or turns its logs off with `false`. Several calls add up. */
  logs(options: ContainerLogOptions | false): this
  /**
   * Logs with another driver, and options by the names that AWS has for them; `secretOptions` are references, as for
   * `.secret()`. `awsfirelens` needs a router, declared before with `.firelens()`.
   *
   * @example c.logDriver('splunk', { 'splunk-url': 'https://splunk.example.com' }, { 'splunk-token': '/splunk/token' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
   */
  logDriver<R extends PlainLogDriver<Task['launchType']>>(driver: R & Routed<R, Task['declared']>): this
  logDriver<
    R extends LogDriverOn<Task['launchType']>,
    const S extends Readonly<Record<string, string>> = Readonly<Record<never, string>>,
  >(
    driver: R & Routed<R, Task['declared']>,
    options: LogDriverOptions<R, keyof S>,
    secretOptions?: S & { readonly [N in keyof S]: SecretReference<S[N]> },
  ): this
  /**
   * Takes a step only where a condition holds, and another where it does not. What only one of them brings, such as an
   * image, others cannot rely on; what either takes, such as a port, is taken.
   *
   * @example c.image('shop/web:1.4.2').when(process.env.DEBUG === '1', c => c.environment({ NODE_OPTIONS: '--inspect' }).port(9229))
   */
  when<
    P2 extends number | string,
    I2 extends Given,
    H2 extends boolean,
    E2 extends boolean,
    V2 extends string,
    P3 extends number | string = Ports,
    I3 extends Given = Has,
    H3 extends boolean = HealthCheck,
    E3 extends boolean = Essential,
    V3 extends string = Variables,
  >(
    condition: boolean,
    step: (
      container: Container<Task, Ports, Has, HealthCheck, Essential, Variables>,
    ) => SteppedContainer<P2, I2, H2, E2, V2>,
    otherwise?: (
      container: Container<Task, Ports, Has, HealthCheck, Essential, Variables>,
    ) => SteppedContainer<P3, I3, H3, E3, V3>,
  ): Container<Task, P2 | P3, I2 & I3, H2 & H3, E2 & E3, V2 | V3>
  /**
   * Sets fields as the API writes them. They replace what other methods have set, and are checked by the same rules.
   *
   * @example c.raw({ ulimits: [{ name: 'nofile', softLimit: 65536, hardLimit: 65536 }] })
   */
  raw(fields: Deferrable<ContainerFields>): this
}
