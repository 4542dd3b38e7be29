import type { ImageModel } from '../model/repository.ts'
import type { DependencyCondition, PortMapping } from '../model/task-definition.ts'
import type { Meetable, Sibling } from '../validators/dependencies.ts'
import { entriesOf } from '../validators/draft.ts'
import type { AppProtocol, FreePort, Protocol } from '../validators/ports.ts'
import type { SecretReference } from '../validators/secrets.ts'
import type { FreeVariable } from '../validators/variables.ts'
import type { ReadyContainer } from './container-model.ts'
import type { Fact } from './spec.ts'

declare const built: unique symbol

/** What a finished container tells its task definition: TCP ports, whether it has an image and a health check, whether it is essential. */
export interface Built<
  out P extends number = number,
  out I extends boolean = boolean,
  out H extends boolean = boolean,
  out E extends boolean = boolean,
> {
  /** @internal */
  readonly [built]: { readonly p: P; readonly i: I; readonly h: H; readonly e: E }
}

export type PortOptions<T extends Protocol> =
  | { readonly protocol?: T; readonly name?: string }
  | { readonly protocol?: T; readonly name: string; readonly appProtocol: AppProtocol }

/** Times in seconds. */
export interface HealthCheckOptions {
  /** Time between two checks, 5 to 300. @default 30 */
  readonly interval?: number
  /** Time after which a check has failed, 2 to 60. @default 5 */
  readonly timeout?: number
  /** Failures in a row that make the container unhealthy, 1 to 10. @default 3 */
  readonly retries?: number
  /** Time for the container to start, in which failures do not count, 0 to 300. @default 0 */
  readonly startPeriod?: number
}

export interface ContainerLogOptions {
  /** What happens when the log service cannot keep up: lose lines, or stop the application. @default 'non-blocking' */
  readonly mode?: 'blocking' | 'non-blocking'
  /** Lines to hold in memory, for example `'25m'`; only with `'non-blocking'`. @default '10m' */
  readonly maxBufferSize?: string
  /** What the names of the log streams begin with. @default 'ecs' */
  readonly streamPrefix?: string
}

/**
 * One container of a task definition. Its type remembers the containers declared before it.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export interface Container<
  S extends Fact = Fact,
  P extends number = never,
  I extends boolean = false,
  H extends boolean = false,
  E extends boolean = true,
  V extends string = never,
> {
  /** @internal */
  readonly [built]: Built<P, I, H, E>[typeof built]
  /**
   * Sets the image: a name that Docker understands, or an image in a repository of the stack.
   * A digest or a tag that never moves makes rollbacks dependable.
   *
   * @example c.image('public.ecr.aws/nginx/nginx:1.27')
   */
  image(image: string | ImageModel): Container<S, P, true, H, E, V>
  /** Says whether the task stops when this container stops. At least one container must be essential. @default true */
  essential<X extends boolean>(essential: X): Container<S, P, I, H, X, V>
  /** Replaces the image's command (`CMD`). */
  command(...command: readonly string[]): this
  /** Replaces the image's entry point (`ENTRYPOINT`). */
  entryPoint(...entryPoint: readonly string[]): this
  /**
   * Opens a port, 1 to 65535. Containers of a task share one network, so no two may listen on the same port and
   * protocol. `protocol` is `'tcp'` unless given; `name` is for Service Connect, and needed with `appProtocol`.
   */
  port<X extends number, T extends Protocol = 'tcp'>(
    port: X & FreePort<X, S['p'] | P, T>,
    options?: PortOptions<T>,
  ): Container<S, T extends 'udp' ? P : P | X, I, H, E, V>
  /** Adds environment variables. They are readable to all who may describe tasks: for credentials use `.secret()`. */
  environment<N extends string>(
    variables: { readonly [K in N]: string } & FreeVariable<N, V>,
  ): Container<S, P, I, H, E, V | N>
  /**
   * Adds an environment variable that ECS reads from Secrets Manager or SSM Parameter Store when the container starts.
   *
   * `reference` is the ARN of a secret, with or without `:json-key:version-stage:version-id`; the ARN of a parameter;
   * or the name of a parameter in the same Region.
   *
   * @example c.secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf:password::')
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
   */
  secret<N extends string, A extends string>(
    name: N & FreeVariable<N, V>,
    reference: SecretReference<A>,
  ): Container<S, P, I, H, E, V | N>
  /** Adds several secrets, name to reference. */
  secrets<const R extends Readonly<Record<string, string>>>(
    references: R & { readonly [N in keyof R]: SecretReference<R[N]> } & NoInfer<FreeVariable<keyof R & string, V>>,
  ): Container<S, P, I, H, E, V | (keyof R & string)>
  /**
   * Sets the health check that runs inside the container: a shell command, or a list that starts with `'CMD'` or
   * `'CMD-SHELL'`. ECS ignores a `HEALTHCHECK` of the image.
   *
   * @example c.healthCheck('curl -f http://localhost:3000/health || exit 1', { startPeriod: 30 })
   */
  healthCheck(command: string | readonly string[], options?: HealthCheckOptions): Container<S, P, I, true, E, V>
  /**
   * Starts this container once a container declared before it has started (`START`), ended (`COMPLETE`), ended well
   * (`SUCCESS`) or become healthy (`HEALTHY`).
   */
  dependsOn<N extends string>(container: Sibling<N, S['n']>, condition: Meetable<N, S & { n: N }>): this
  /** Sets the directory that commands run in. */
  workingDirectory(path: string): this
  /** Sets the user: `user`, `user:group`, `uid`, `uid:gid`, `user:gid` or `uid:group`. */
  user(user: string): this
  /** Reserves CPU units for this container; 1024 is one vCPU. */
  cpu(units: number): this
  /** Sets the MiB of memory at which the container is killed. */
  memory(mib: number): this
  /** Reserves MiB of memory for this container; less than `memory` when both are given. */
  memoryReservation(mib: number): this
  /** Gives up on the dependencies of others on this container after so many seconds, 2 to 120. */
  startTimeout(seconds: number): this
  /** Kills the container when it has not ended so many seconds after being asked to, 2 to 120. @default 30 */
  stopTimeout(seconds: number): this
  /** Makes the root file system read-only. ECS Exec then needs writable mounts. @default false */
  readonlyRootFilesystem(readonly?: boolean): this
  /** Runs an init process that forwards signals and reaps processes. @default false */
  initProcess(enabled?: boolean): this
  /** Changes how this container logs, or turns its logs off with `false`. */
  logs(options: ContainerLogOptions | false): this
}

/** A container as the builder holds it: ready, save for the definition's log group. */
export interface ContainerState extends Omit<ReadyContainer, 'logConfiguration'> {
  readonly logs: ContainerLogOptions | false
}

/** A new container, before its first step. */
export function containerState(name: string): ContainerState {
  return { name, essential: true, portMappings: [], environment: [], secrets: [], dependsOn: [], logs: {} }
}

/** Steps of a container. The types that callers see are those of {@link Container}. */
export class ContainerSteps {
  readonly state: ContainerState

  constructor(state: ContainerState) {
    this.state = state
  }

  image(image: string | ImageModel): ContainerSteps {
    return this.#with({ image })
  }

  essential(essential: boolean): ContainerSteps {
    return this.#with({ essential })
  }

  command(...command: readonly string[]): ContainerSteps {
    return this.#with({ command })
  }

  entryPoint(...entryPoint: readonly string[]): ContainerSteps {
    return this.#with({ entryPoint })
  }

  port(containerPort: number, options: PortOptions<Protocol> = {}): ContainerSteps {
    const port: PortMapping = { containerPort, ...options, protocol: options.protocol ?? 'tcp' }
    return this.#with({ portMappings: [...this.state.portMappings, port] })
  }

  environment(variables: Readonly<Record<string, string>>): ContainerSteps {
    return this.#with({ environment: [...this.state.environment, ...entriesOf(variables)] })
  }

  secret(name: string, value: string): ContainerSteps {
    return this.#with({ secrets: [...this.state.secrets, { name, value }] })
  }

  secrets(references: Readonly<Record<string, string>>): ContainerSteps {
    return this.#with({ secrets: [...this.state.secrets, ...entriesOf(references)] })
  }

  healthCheck(command: string | readonly string[], options: HealthCheckOptions = {}): ContainerSteps {
    const list = typeof command === 'string' ? ['CMD-SHELL', command] : command
    return this.#with({ healthCheck: { interval: 30, timeout: 5, retries: 3, ...options, command: list } })
  }

  dependsOn(containerName: string, condition: DependencyCondition): ContainerSteps {
    return this.#with({ dependsOn: [...this.state.dependsOn, { containerName, condition }] })
  }

  workingDirectory(workingDirectory: string): ContainerSteps {
    return this.#with({ workingDirectory })
  }

  user(user: string): ContainerSteps {
    return this.#with({ user })
  }

  cpu(cpu: number): ContainerSteps {
    return this.#with({ cpu })
  }

  memory(memory: number): ContainerSteps {
    return this.#with({ memory })
  }

  memoryReservation(memoryReservation: number): ContainerSteps {
    return this.#with({ memoryReservation })
  }

  startTimeout(startTimeout: number): ContainerSteps {
    return this.#with({ startTimeout })
  }

  stopTimeout(stopTimeout: number): ContainerSteps {
    return this.#with({ stopTimeout })
  }

  readonlyRootFilesystem(readonlyRootFilesystem = true): ContainerSteps {
    return this.#with({ readonlyRootFilesystem })
  }

  initProcess(initProcessEnabled = true): ContainerSteps {
    return this.#with({ initProcessEnabled })
  }

  logs(logs: ContainerLogOptions | false): ContainerSteps {
    return this.#with({ logs })
  }

  #with(patch: Partial<ContainerState>): ContainerSteps {
    return new ContainerSteps({ ...this.state, ...patch })
  }
}
