import type { TaskDefinitionFields } from '../model/aws-shapes.ts'
import type { Deferrable, Value } from '../model/deferred.ts'
import type { Tags } from '../model/resource.ts'
import type { LaunchType, NetworkMode } from '../model/task-definition.ts'
import type { Given, Ready } from '../validators/container-images.ts'
import type { StorageOn } from '../validators/ephemeral-storage.ts'
import type {
  Checked,
  CpuOn,
  MemoryOn,
  MemoryText,
  Remembered,
  Size,
  SizeOn,
  VcpuText,
} from '../validators/fargate-size.ts'
import type { ConfigurationPlace, OnlyRouter } from '../validators/firelens.ts'
import type { Issue } from '../validators/issue.ts'
import type { Mark } from '../validators/mark.ts'
import type { FreeName } from '../validators/names.ts'
import type { IpcModeOn, PidModeOn, PlacementOn } from '../validators/namespaces.ts'
import type { FaultsIn, NetworkModeOn } from '../validators/network-mode.ts'
import type { ArchitectureWith, OperatingSystem, SystemOn } from '../validators/platform.ts'
import type { FreePort } from '../validators/ports.ts'
import type { ProxyContainer } from '../validators/proxy.ts'
import type { RoleArn } from '../validators/roles.ts'
import type { EfsOn } from '../validators/shared-files.ts'
import type { DockerVolumeOn, FreeVolume, FsxOn, HostPathOn, OnlyAtLaunch } from '../validators/volumes.ts'
import { call, taken } from './calls.ts'
import type { Built, Container } from './container.ts'
import type { LogOptions } from './container-options.ts'
import { typed } from './definition.ts'
import type { ExecutionRoleOptions } from './execution-role.ts'
import type { FirelensOptions } from './firelens.ts'
import { maybe, text } from './kinds.ts'
import type { ProxyProperties } from './proxy.ts'
import type { ExistingRole } from './role.ts'
import type { Fact, Setting, Stepped } from './spec.ts'
import { TaskDefinitionSteps } from './task-definition-steps.ts'
import type { TaskRoleOptions } from './task-role.ts'
import type { DockerVolumeOptions, EfsVolumeOptions, FsxVolumeOptions, S3FilesVolumeOptions } from './volume.ts'

/** A container of a list that is made at run time. */
export interface ContainerEntry {
  readonly name: string
  readonly define: (container: Container) => Built
}

/**
 * A task definition under construction. Every step gives a new one and leaves this one as it is.
 * Names, ports and other values that the compiler does not know are checked by `.build()`.
 *
 * @example
 * const web = taskDefinition('web')
 *   .fargate().cpu(0.5).memory(2)
 *   .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.27').port(80))
 * @typeParam Launch the launch type
 * @typeParam Cpu the vCPU of the task; `undefined` where it needs none
 * @typeParam Memory the GiB of the task; `undefined` where it needs none
 * @typeParam Containers what is known of each container
 * @typeParam Family `string` once it has a name
 * @typeParam Network the network mode
 * @typeParam Declared the names of the volumes, and marks: Windows, ARM64, a FireLens router, an EBS volume
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export interface TaskDefinition<
  Launch = unknown,
  Cpu = unknown,
  Memory = unknown,
  Containers extends Fact = Fact,
  Family = unknown,
  Network = unknown,
  Declared = unknown,
> extends Stepped<Launch, Cpu, Memory, Containers, Family, Network, Declared> {
  /** The ARN of the revision that the deploy registers, or finds. */
  readonly arn: Value
  /** Names the definition: up to 255 letters, digits, hyphens and underscores. */
  family(family: string): TaskDefinition<Launch, Cpu, Memory, Containers, string, Network, Declared>
  /** Runs the tasks on Fargate, which needs CPU and memory of the task, and network mode awsvpc. */
  fargate(): TaskDefinition<'FARGATE', Cpu, Memory, Containers, Family, 'awsvpc', Declared>
  /**
   * Runs the tasks on EC2 instances of the cluster. CPU and memory of the task are optional; without memory of the task
   * each container needs its own. The network mode is awsvpc unless another is set.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/launch-type-ec2.html
   */
  ec2(): TaskDefinition<
    'EC2',
    Optional<Cpu>,
    Optional<Memory>,
    Containers,
    Family,
    NetworkOr<Network, 'awsvpc'>,
    Declared
  >
  /**
   * Runs the tasks on external instances (ECS Anywhere). As on EC2, but for awsvpc: the network mode is bridge unless
   * another is set.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html
   */
  external(): TaskDefinition<
    'EXTERNAL',
    Optional<Cpu>,
    Optional<Memory>,
    Containers,
    Family,
    NetworkOr<Network, 'bridge'>,
    Declared
  >
  /**
   * Runs the tasks on instances that ECS manages. The network mode is awsvpc unless host is set.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ManagedInstances.html
   */
  managedInstances(): TaskDefinition<
    'MANAGED_INSTANCES',
    Optional<Cpu>,
    Optional<Memory>,
    Containers,
    Family,
    NetworkOr<Network, 'awsvpc'>,
    Declared
  >
  /**
   * Chooses the network of the containers; on Fargate there is none but awsvpc. `'default'`, on EC2, is what AWS takes
   * where none is set: bridge, and for Windows a NAT network of its own.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
   */
  networkMode<X extends NetworkModeOn<Launch, Declared>>(
    mode: X,
  ): TaskDefinition<Launch, Cpu, Memory, Containers, Family, X, Declared>
  /**
   * Gives the task so many vCPU: on Fargate, one that goes with its memory. A number that only the run time knows passes
   * the compiler and is checked by `.build()`.
   *
   * @example definition.cpu(0.5)
   * @example definition.cpu(Number(process.env.CPU ?? 0.5))
   * @example definition.cpu('0.5 vCPU')
   */
  cpu<X extends number | string = never>(
    vcpu: Checked<X, CpuOn<Launch, Memory, Declared, X>, VcpuText>,
  ): TaskDefinition<Launch, Remembered<X>, Memory, Containers, Family, Network, Declared>
  /**
   * Gives the task so many GiB of memory: on Fargate, one that goes with its vCPU. A container is given MiB.
   *
   * @example definition.memory(2)
   * @example definition.memory('512 MiB')
   */
  memory<X extends number | string = never>(
    gib: Checked<X, MemoryOn<Launch, Cpu, X>, MemoryText>,
  ): TaskDefinition<Launch, Cpu, Remembered<X>, Containers, Family, Network, Declared>
  /**
   * Gives the task vCPU and GiB in one: a pair, one chosen from several, or what is only known at run time and is
   * checked then.
   *
   * @example definition.size(prod ? { cpu: 1, memory: 2 } : { cpu: 0.25, memory: 0.5 })
   * @example definition.size({ cpu: Number(process.env.CPU), memory: Number(process.env.MEMORY) })
   * @example definition.size({ cpu: '0.5 vCPU', memory: '1 GB' })
   */
  size<const S extends Size>(
    size: SizeOn<S, Launch, Declared>,
  ): TaskDefinition<Launch, Remembered<S['cpu']>, Remembered<S['memory']>, Containers, Family, Network, Declared>
  /** Chooses the processor; the images must be built for it. @default 'X86_64' */
  architecture<A extends 'ARM64' | 'X86_64'>(
    architecture: A & ArchitectureWith<A, Declared>,
  ): TaskDefinition<
    Launch,
    Cpu,
    Memory,
    Containers,
    Family,
    Network,
    A extends 'ARM64' ? Declared | Mark<'arm64'> : Declared
  >
  /**
   * Chooses the operating system. Windows runs on Fargate and EC2, on X86_64. @default 'LINUX'
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html
   */
  operatingSystem<O extends OperatingSystem>(
    family: O & SystemOn<O, Launch, Declared>,
  ): TaskDefinition<
    Launch,
    Cpu,
    Memory,
    Containers,
    Family,
    Network,
    O extends 'LINUX' ? Declared : Declared | Mark<'windows'>
  >
  /** Gives the task so many GiB of disk, 21 to 200, on Fargate. Without it, it has 20. */
  ephemeralStorage<X extends number>(gib: X & StorageOn<X, Launch>): this
  /** Lets the containers see each other's processes (`'task'`), or those of the host. On Fargate `'task'` only. */
  pidMode<P extends 'host' | 'task'>(mode: P & PidModeOn<P, Launch, Declared>): this
  /** Lets the containers share memory with each other (`'task'`), with the host, or not at all. Not on Fargate. */
  ipcMode<I extends 'host' | 'task' | 'none'>(mode: I & IpcModeOn<Launch, Declared>): this
  /**
   * Places the tasks only on instances that match an expression of the cluster query language. Not on Fargate.
   *
   * @example definition.placementConstraint('attribute:ecs.instance-type =~ g5.*')
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html
   */
  placementConstraint<E extends string>(expression: E & PlacementOn<Launch>): this
  /**
   * Lets AWS Fault Injection Service act on the tasks, under awsvpc or host. @default false
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html
   */
  enableFaultInjection<B extends boolean>(enabled: B & FaultsIn<Network>): this
  /**
   * Sends the traffic of the task through one of its containers, declared before, such as Envoy. Under awsvpc, and not
   * on Managed Instances. AWS has ended App Mesh, which this was made for; Service Connect needs none of it.
   *
   * @example
   * taskDefinition('web').fargate()
   *   .container('envoy', c => c.image('envoyproxy/envoy:v1.36.2').user('1337'))
   *   .proxyConfiguration('envoy', { IgnoredUID: '1337', AppPorts: '3000', ProxyIngressPort: '15000', ProxyEgressPort: '15001' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html
   */
  proxyConfiguration<Y extends string>(
    container: ProxyContainer<Y, Launch, Network, Containers['name']>,
    properties: ProxyProperties,
  ): this
  /** Declares a volume on the storage of the task or its host, empty at first, that containers can share. */
  volume<V extends string>(
    name: V & FreeVolume<V, Declared>,
  ): TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared | V>
  /** Declares a volume that is a directory of the host. Not on Fargate. */
  hostVolume<V extends string, S extends string>(
    name: V & FreeVolume<V, Declared>,
    sourcePath: S & HostPathOn<Launch>,
  ): TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared | V>
  /**
   * Declares a volume on EFS, encrypted in transit unless told otherwise. With IAM authorization the task role is allowed to mount and write it.
   *
   * @example
   * definition.efsVolume('data', { fileSystemId: 'fs-0123456789abcdef0' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html
   */
  efsVolume<V extends string>(
    name: V & FreeVolume<V, Declared> & EfsOn<Launch, Declared>,
    options: EfsVolumeOptions,
  ): TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared | V>
  /**
   * Declares a volume on S3 Files. The task role is allowed to mount and write it; to read straight from the bucket it
   * needs that allowed as well.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/s3files-volumes.html
   */
  s3FilesVolume<V extends string>(
    name: V & FreeVolume<V, Declared>,
    options: S3FilesVolumeOptions,
  ): TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared | V>
  /**
   * Declares a volume that the service or task configures when it starts: an EBS volume. One at most.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html
   */
  ebsVolume<V extends string>(
    name: V & FreeVolume<V, Declared> & OnlyAtLaunch<Declared>,
  ): TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared | V | Mark<'ebs'>>
  /** Declares a volume that Docker manages. On EC2 and external instances. */
  dockerVolume<V extends string>(
    name: V & FreeVolume<V, Declared> & DockerVolumeOn<Launch>,
    options?: DockerVolumeOptions,
  ): TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared | V>
  /**
   * Declares a volume on FSx for Windows File Server. For Windows on EC2.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html
   */
  fsxWindowsFileServerVolume<V extends string>(
    name: V & FreeVolume<V, Declared> & FsxOn<Launch>,
    options: FsxVolumeOptions,
  ): TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared | V>
  /**
   * Starts the containers with this role, instead of one that is made with exactly the permissions that they need; or
   * gives that one a name, and what it may do beside: to decrypt with a key of your own, for example.
   *
   * @example definition.executionRole({ allow: [{ actions: ['kms:Decrypt'], resources: ['arn:aws:kms:us-east-1:123456789012:key/…'] }] })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
   */
  executionRole<A extends string>(role: RoleArn<A> | ExistingRole | ExecutionRoleOptions): this
  /**
   * Gives the containers' code a role: one that exists, or what a role made for it allows.
   *
   * @example definition.taskRole({ allow: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::uploads/*'] }] })
   */
  taskRole<A extends string>(role: RoleArn<A> | ExistingRole | TaskRoleOptions): this
  /**
   * Lets ECS Exec open a shell in the containers: adds what that takes to the task role, which is made when there is none.
   * A task role that exists is not changed: it must allow the four `ssmmessages` actions already.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
   */
  allowExecuteCommand(): this
  /**
   * Sets the family in AWS: up to 255 letters, digits, hyphens and underscores. A program that gives another has another
   * family, and the revisions of the old one go.
   *
   * @default `<stack>-<family>`, or the family that version 0.1.0 has registered for this stack
   * @example
   * taskDefinition('web').physicalName('web')
   */
  physicalName(name: string): this
  /** Changes where and how the containers log. Without it they log to the CloudWatch log group `/ecs/<stack>/<family>`. */
  logs(options: LogOptions): this
  /** Adds tags to the task definition. */
  tags(tags: Tags): this
  /**
   * Adds a container. It may depend on those added before it.
   *
   * @example definition.container('app', c => c.image('public.ecr.aws/nginx/nginx:1.27').port(80))
   */
  container<Y extends string, P extends number | string, I extends Given, H extends boolean, E extends boolean>(
    name: Y & FreeName<Y, Containers['name']>,
    define: (
      container: Container<Setting<Containers, Launch, Network, Declared>>,
    ) => Built<P, I, H, E> & Ready<Y, I, Memory>,
  ): TaskDefinition<Launch, Cpu, Memory, Containers | Fact<Y, P, H, E>, Family, Network, Declared>
  /**
   * Adds a container that routes the logs of those added after it with `.logDriver('awsfirelens', …)`. It logs to
   * CloudWatch itself. Reserve memory for it.
   *
   * @example
   * definition.firelens('router', c => c.image('amazon/aws-for-fluent-bit:2.32.4').memoryReservation(50), { type: 'fluentbit' })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html
   */
  firelens<
    Y extends string,
    P extends number | string,
    I extends Given,
    H extends boolean,
    E extends boolean,
    T extends 'file' | 's3' = 'file',
  >(
    name: Y & FreeName<Y, Containers['name']> & OnlyRouter<Declared>,
    define: (
      container: Container<Setting<Containers, Launch, Network, Declared>>,
    ) => Built<P, I, H, E> & Ready<Y, I, Memory>,
    options: FirelensOptions<T & ConfigurationPlace<T, Launch>>,
  ): TaskDefinition<Launch, Cpu, Memory, Containers | Fact<Y, P, H, E>, Family, Network, Declared | Mark<'router'>>
  /**
   * Adds containers of a list that is only known at run time, and is checked then.
   *
   * @example definition.containers(names.map(name => ({ name, define: c => c.image(`shop/${name}:1`) })))
   */
  containers(
    containers: readonly ContainerEntry[],
  ): TaskDefinition<Launch, Cpu, Memory, Containers | Fact, Family, Network, Declared>
  /**
   * Takes a step only where a condition holds, and another where it does not. What only one of them brings, others
   * cannot rely on; what either takes, is taken.
   *
   * @example
   * definition.when(process.env.STAGE === 'production', d => d.container('agent', c => c.image('public.ecr.aws/datadog/agent:7.60.0').essential(false)))
   */
  when<C2, M2, K2 extends Fact, D2, C3 = Cpu, M3 = Memory, K3 extends Fact = Containers, D3 = Declared>(
    condition: boolean,
    step: (
      definition: TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared>,
    ) => Stepped<Launch, C2, M2, K2, Family, Network, D2>,
    otherwise?: (
      definition: TaskDefinition<Launch, Cpu, Memory, Containers, Family, Network, Declared>,
    ) => Stepped<Launch, C3, M3, K3, Family, Network, D3>,
  ): TaskDefinition<Launch, C2 | C3, M2 | M3, K2 | K3, Family, Network, D2 | D3>
  /**
   * Adds what a bundle adds: volumes, a router, sidecars that belong together. A bundle is a function of an empty
   * definition, written once for several definitions.
   *
   * @example
   * const agent = (d: EmptyTaskDefinition) =>
   *   d.volume('socket').container('agent', c => c.image('public.ecr.aws/datadog/agent:7.60.0').mountPoint('socket', '/var/run/agent'))
   * const web = taskDefinition('web').fargate().cpu(0.5).memory(2).use(agent)
   */
  use<K2 extends Fact, D2>(
    bundle: (
      definition: EmptyTaskDefinition,
    ) => Stepped<unknown, number, number, K2, unknown, unknown, D2> & Fits<K2, D2, Containers, Network, Declared>,
  ): TaskDefinition<Launch, Cpu, Memory, Containers | K2, Family, Network, Declared | D2>
  /**
   * Sets fields as the API writes them. They replace what other methods have set, and are checked by the same rules.
   *
   * @example definition.raw({ pidMode: 'task' })
   */
  raw(fields: Deferrable<TaskDefinitionFields>): this
  /** Switches rules off by their codes. */
  ignoreRules(...codes: readonly string[]): this
  /** Lists all that is wrong or doubtful, without throwing. */
  issues(): readonly Issue[]
}

/** What a bundle starts from. See {@link TaskDefinition.use}. */
export type EmptyTaskDefinition = TaskDefinition<'FARGATE', number, number, never, string, 'awsvpc', never>

/**
 * A definition whose containers and volumes are looked at when it runs, for a variable that gets steps one by one.
 *
 * @example
 * let web: AnyTaskDefinition = taskDefinition('web').fargate().cpu(0.5).memory(2)
 * for (const name of ['a', 'b']) web = web.container(name, c => c.image(`shop/${name}:1`))
 */
export type AnyTaskDefinition<Launch extends LaunchType = 'FARGATE'> = Launch extends 'FARGATE'
  ? TaskDefinition<'FARGATE', number, number, Fact, string, 'awsvpc'>
  : TaskDefinition<Launch, number | undefined, number | undefined, Fact, string, NetworkMode | 'default'>

/** What a bundle must be as well: nothing, where it goes with the definition. */
type Fits<K2 extends Fact, D2, Containers extends Fact, Network, Declared> = [K2['name'] & Containers['name']] extends [
  never,
]
  ? [K2['ports'] & Containers['ports'] & number] extends [never]
    ? [Shared<D2, Declared>] extends [never]
      ? unknown
      : FreeVolume<Shared<D2, Declared>, Declared>
    : FreePort<K2['ports'] & Containers['ports'] & number, Containers['ports'], 'tcp', Network>
  : FreeName<K2['name'] & Containers['name'], Containers['name']>

// Marks are objects, so that `&` with a name is not never
type Shared<D2, Declared> = D2 extends string & Declared ? D2 : never

type Optional<V> = unknown extends V ? undefined : V
type NetworkOr<N, Default> = unknown extends N ? Default : N

const FAMILY = call(maybe(text))

/**
 * Starts a task definition. The family can also be given later, with `.family()`.
 *
 * @example taskDefinition('web').fargate().cpu(0.5).memory(2)
 */
export function taskDefinition(): TaskDefinition<unknown, unknown, unknown, never, unknown, unknown, never>
export function taskDefinition(family: string): TaskDefinition<unknown, unknown, unknown, never, string, unknown, never>
export function taskDefinition(
  family?: string,
): TaskDefinition<unknown, unknown, unknown, never, string, unknown, never> {
  taken('taskDefinition()', FAMILY, [family], taskDefinition)
  return typed(TaskDefinitionSteps.start(family), taskDefinition)
}
