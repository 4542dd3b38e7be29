import type { LogGroupModel } from '../model/log-group.ts'
import type { Tags } from '../model/resource.ts'
import type { TaskDefinitionModel } from '../model/task-definition.ts'
import type { TaskDefinitionDraft } from '../validators/draft.ts'
import type { FargateCpu, FargateMemory } from '../validators/fargate-size.ts'
import type { HasImage } from '../validators/images.ts'
import type { Issue } from '../validators/issue.ts'
import type { RetentionDays } from '../validators/logs.ts'
import type { FreeName } from '../validators/names.ts'
import type { RoleArn } from '../validators/roles.ts'
import { checkDraft } from '../validators/task-definition.ts'
import { type Built, type Container, type ContainerState, ContainerSteps, containerState } from './container.ts'
import { containerModel, type ReadyContainer, readyContainer } from './container-model.ts'
import { Builder, frozen, typed } from './definition.ts'
import { executionRole } from './execution-role.ts'
import type { Fact, Spec } from './spec.ts'
import { type TaskRoleOptions, taskRole } from './task-role.ts'

export interface LogOptions {
  /** Days to keep the logs. Without it they are kept for ever. */
  readonly retentionDays?: RetentionDays
  /** The log group to write to. @default '/ecs/<family>' */
  readonly group?: string
  /** What happens when the log service cannot keep up: lose lines, or stop the application. @default 'non-blocking' */
  readonly mode?: 'blocking' | 'non-blocking'
}

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
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
 */
export interface TaskDefinition<L = unknown, C = unknown, M = unknown, K extends Fact = Fact, F = unknown>
  extends Spec<L, C, M, K, F> {
  /** Names the definition: up to 255 letters, digits, hyphens and underscores. */
  family(family: string): TaskDefinition<L, C, M, K, string>
  /** Runs the tasks on Fargate. */
  fargate(): TaskDefinition<'FARGATE', C, M, K, F>
  /** Gives the task so many vCPU: one that goes with its memory. */
  cpu<X extends FargateCpu<M>>(vcpu: X): TaskDefinition<L, X, M, K, F>
  /** Gives the task so many GiB of memory: one that goes with its vCPU. */
  memory<X extends FargateMemory<C>>(gib: X): TaskDefinition<L, C, X, K, F>
  /**
   * Gives the task vCPU and GiB that are only known at run time, and are checked then.
   *
   * @example taskDefinition('web').fargate().size({ cpu: Number(process.env.CPU), memory: Number(process.env.MEMORY) })
   */
  size(size: { readonly cpu: number; readonly memory: number }): TaskDefinition<L, number, number, K, F>
  /** Chooses the processor; the images must be built for it. @default 'X86_64' */
  architecture(architecture: 'ARM64' | 'X86_64'): this
  /** Gives the task so many GiB of disk, 21 to 200. Without it, it has 20. */
  ephemeralStorage(gib: number): this
  /** Starts the containers with this role, instead of one that is made with exactly the permissions that they need. */
  executionRole<A extends string>(arn: RoleArn<A>): this
  /**
   * Gives the containers' code a role: the ARN of one, or what a role made for it allows.
   *
   * @example definition.taskRole({ allow: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::uploads/*'] }] })
   */
  taskRole<A extends string>(role: RoleArn<A> | TaskRoleOptions): this
  /**
   * Lets ECS Exec open a shell in the containers: adds what that takes to the task role, which is made when there is none.
   * A task role given by ARN is not changed: it must allow the four `ssmmessages` actions already.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
   */
  allowExecuteCommand(): this
  /** Changes where and how the containers log. Without it they log to the CloudWatch log group `/ecs/<family>`. */
  logs(options: LogOptions): this
  /** Adds tags to the task definition. */
  tags(tags: Tags): this
  /**
   * Adds a container. It may depend on those added before it.
   *
   * @example definition.container('app', c => c.image('public.ecr.aws/nginx/nginx:1.27').port(80))
   */
  container<N extends string, P extends number, I extends boolean, H extends boolean, E extends boolean>(
    name: N & FreeName<N, K['n']>,
    define: (container: Container<K>) => Built<P, I, H, E> & HasImage<N, I>,
  ): TaskDefinition<L, C, M, K | Fact<N, P, H, E>, F>
  /**
   * Adds containers of a list that is only known at run time, and is checked then.
   *
   * @example definition.containers(names.map(name => ({ name, define: c => c.image(`shop/${name}:1`) })))
   */
  containers(containers: readonly ContainerEntry[]): TaskDefinition<L, C, M, K | Fact, F>
  /** Switches rules off by their codes. */
  ignoreRules(...codes: readonly string[]): this
  /** Lists all that is wrong or doubtful, without throwing. */
  issues(): readonly Issue[]
}

/**
 * Starts a task definition. The family can also be given later, with `.family()`.
 *
 * @example taskDefinition('web').fargate().cpu(0.5).memory(2)
 */
export function taskDefinition(): TaskDefinition<unknown, unknown, unknown, never, unknown>
export function taskDefinition(family: string): TaskDefinition<unknown, unknown, unknown, never, string>
export function taskDefinition(family?: string): TaskDefinition<unknown, unknown, unknown, never, string> {
  const named = family === undefined ? {} : { family }
  const empty = {
    cpuArchitecture: 'X86_64',
    executeCommand: false,
    logs: {},
    containers: [],
    tags: {},
    ignored: [],
  } as const
  return typed(new TaskDefinitionSteps({ ...named, ...empty }))
}

interface State {
  readonly family?: string
  readonly launchType?: 'FARGATE'
  readonly vcpu?: number
  readonly gib?: number
  readonly cpuArchitecture: 'X86_64' | 'ARM64'
  readonly ephemeralStorageGiB?: number
  readonly executionRole?: string
  readonly taskRole?: string | TaskRoleOptions
  readonly executeCommand: boolean
  readonly logs: LogOptions
  readonly containers: readonly ContainerState[]
  readonly tags: Tags
  readonly ignored: readonly string[]
}

interface Draft extends TaskDefinitionDraft {
  readonly cpuArchitecture: State['cpuArchitecture']
  readonly containers: readonly ReadyContainer[]
}

class TaskDefinitionSteps extends Builder<TaskDefinitionModel> {
  readonly #state: State
  #draft: Draft | undefined
  #issues: readonly Issue[] | undefined

  constructor(state: State) {
    super()
    this.#state = state
  }

  protected get subject(): string {
    const { family } = this.#state
    return family === undefined ? 'Task definition' : `Task definition "${family}"`
  }

  family(family: string): TaskDefinitionSteps {
    return this.#with({ family })
  }

  fargate(): TaskDefinitionSteps {
    return this.#with({ launchType: 'FARGATE' })
  }

  cpu(vcpu: number): TaskDefinitionSteps {
    return this.#with({ vcpu })
  }

  memory(gib: number): TaskDefinitionSteps {
    return this.#with({ gib })
  }

  size({ cpu, memory }: { readonly cpu: number; readonly memory: number }): TaskDefinitionSteps {
    return this.#with({ vcpu: cpu, gib: memory })
  }

  architecture(cpuArchitecture: 'ARM64' | 'X86_64'): TaskDefinitionSteps {
    return this.#with({ cpuArchitecture })
  }

  ephemeralStorage(ephemeralStorageGiB: number): TaskDefinitionSteps {
    return this.#with({ ephemeralStorageGiB })
  }

  executionRole(arn: string): TaskDefinitionSteps {
    return this.#with({ executionRole: arn })
  }

  taskRole(role: string | TaskRoleOptions): TaskDefinitionSteps {
    return this.#with({ taskRole: structuredClone(role) })
  }

  allowExecuteCommand(): TaskDefinitionSteps {
    return this.#with({ executeCommand: true })
  }

  logs(options: LogOptions): TaskDefinitionSteps {
    return this.#with({ logs: { ...this.#state.logs, ...options } })
  }

  tags(tags: Tags): TaskDefinitionSteps {
    return this.#with({ tags: { ...this.#state.tags, ...tags } })
  }

  container(name: string, define: (container: ContainerSteps) => ContainerSteps): TaskDefinitionSteps {
    return this.containers([{ name, define }])
  }

  containers(
    entries: readonly { readonly name: string; readonly define: (container: ContainerSteps) => ContainerSteps }[],
  ): TaskDefinitionSteps {
    const added = entries.map(({ name, define }) => define(new ContainerSteps(containerState(name))).state)
    return this.#with({ containers: [...this.#state.containers, ...added] })
  }

  ignoreRules(...codes: readonly string[]): TaskDefinitionSteps {
    return this.#with({ ignored: [...this.#state.ignored, ...codes] })
  }

  issues(): readonly Issue[] {
    this.#draft ??= draftOf(this.#state)
    this.#issues ??= frozen(checkDraft(this.#draft, new Set(this.#state.ignored)))
    return this.#issues
  }

  protected assemble(issues: Issue[]): TaskDefinitionModel {
    issues.push(...this.issues())
    this.#draft ??= draftOf(this.#state)
    return modelOf(this.#draft)
  }

  #with(patch: Partial<State>): TaskDefinitionSteps {
    return new TaskDefinitionSteps({ ...this.#state, ...patch })
  }
}

function draftOf(state: State): Draft {
  const { family = '', vcpu, gib, logs, executeCommand, taskRole: role, cpuArchitecture, tags } = state
  const logGroup = logGroupOf(family, logs)
  const mode = logs.mode === undefined ? {} : { mode: logs.mode }
  const containers = state.containers.map(container => readyContainer(container, mode, logGroup))
  return defined({
    family: state.family,
    requiresCompatibilities: state.launchType === undefined ? undefined : [state.launchType],
    networkMode: 'awsvpc',
    cpu: vcpu === undefined ? undefined : vcpu * 1024,
    memory: gib === undefined ? undefined : gib * 1024,
    cpuArchitecture,
    ephemeralStorageGiB: state.ephemeralStorageGiB,
    executionRole: state.executionRole ?? executionRole(family, containers),
    taskRole: typeof role === 'string' ? role : taskRole(family, role, executeCommand),
    containers,
    tags,
  })
}

function logGroupOf(family: string, { group, retentionDays }: LogOptions): LogGroupModel {
  const logGroupName = group ?? `/ecs/${family}`
  const retention = retentionDays === undefined ? {} : { retentionInDays: retentionDays }
  return { kind: 'log-group', id: logGroupName, logGroupName, ...retention, tags: {} }
}

function modelOf({
  family = '',
  containers,
  requiresCompatibilities: _,
  networkMode: __,
  ...draft
}: Draft): TaskDefinitionModel {
  return {
    ...draft,
    kind: 'task-definition',
    id: family,
    family,
    launchType: 'FARGATE',
    cpu: String(draft.cpu),
    memory: String(draft.memory),
    operatingSystemFamily: 'LINUX',
    containers: containers.map(containerModel),
  }
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** Leaves out the fields that are not set. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>
}
