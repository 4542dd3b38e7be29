import type { ContainerFields, TaskDefinitionFields } from '../model/aws-shapes.ts'
import { type Deferred, known, placeholder } from '../model/deferred.ts'
import type { LogGroupModel } from '../model/log-group.ts'
import type { CachedImage } from '../model/pull-through-cache-rule.ts'
import type { ImageModel } from '../model/repository.ts'
import type { Tags } from '../model/resource.ts'
import type { RoleModel } from '../model/role.ts'
import type { ContainerModel, TaskDefinitionModel } from '../model/task-definition.ts'

/** A name and its value; a list of them, unlike a record, can hold a name twice. */
export interface Entry<Text = string> {
  readonly name: string
  readonly value: Text
}

export interface PortDraft {
  readonly containerPort?: number
  readonly containerPortRange?: string
  readonly hostPort?: number
  readonly protocol: string
  readonly name?: string
  readonly appProtocol?: string
}

export interface HealthCheckDraft {
  readonly command: readonly string[]
  readonly interval?: number
  readonly timeout?: number
  readonly retries?: number
  readonly startPeriod?: number
}

export interface LogDraft {
  readonly logDriver: string
  readonly mode?: string
  readonly streamPrefix?: string
  readonly maxBufferSize?: string
  /** The driver's options as AWS writes them; not there when they are made from `logGroup`. */
  readonly options?: Readonly<Record<string, string>>
  readonly secretOptions?: readonly Entry[]
  readonly logGroup?: LogGroupModel | undefined
}

/** A container as the rules read it: every source of definitions is turned into this, and nothing in it is sure. */
export interface ContainerDraft
  extends ContainerFields,
    Omit<
      ContainerModel,
      | keyof ContainerFields
      | 'image'
      | 'command'
      | 'entryPoint'
      | 'portMappings'
      | 'environment'
      | 'secrets'
      | 'healthCheck'
      | 'dependsOn'
      | 'logConfiguration'
    > {
  readonly image?: string | ImageModel | CachedImage
  readonly command?: readonly string[]
  readonly entryPoint?: readonly string[]
  readonly portMappings: readonly PortDraft[]
  readonly environment: readonly Entry[]
  readonly secrets: readonly Entry[]
  readonly healthCheck?: HealthCheckDraft
  readonly dependsOn: readonly { readonly containerName: string; readonly condition: string }[]
  readonly logConfiguration?: LogDraft
  /** What `.raw()` was given and does not set. */
  readonly foreign?: readonly string[]
}

/** A task definition as the rules read it. CPU in units, memory in MiB. */
export interface TaskDefinitionDraft extends TaskDefinitionFields {
  readonly family?: string
  /** What it must run on; AWS takes EC2 where it is not given. */
  readonly requiresCompatibilities?: readonly string[]
  readonly networkMode?: string
  readonly cpu?: number
  readonly memory?: number
  readonly cpuArchitecture?: string
  readonly operatingSystemFamily?: string
  readonly ephemeralStorageGiB?: number
  readonly executionRole?: RoleModel | string
  readonly taskRole?: RoleModel | string
  readonly containers: readonly ContainerDraft[]
  readonly tags: Tags
  /** Tags as AWS writes them: a list can hold a key twice. */
  readonly tagList?: readonly { readonly key?: string; readonly value?: string }[]
  /** What `.raw()` was given and does not set. */
  readonly foreign?: readonly string[]
  /** Elastic Inference has ended, so nothing sends them. */
  readonly inferenceAccelerators?: readonly object[]
  /** The JSON that it was read from. Issues must not repeat what may be a secret in it. */
  readonly written?: object
}

const drafts = new WeakMap<TaskDefinitionModel, TaskDefinitionDraft>()

export function draftOfModel(model: TaskDefinitionModel): TaskDefinitionDraft {
  const draft = drafts.get(model) ?? newDraft(model)
  drafts.set(model, draft)
  return draft
}

function newDraft({ cpu, memory, ...given }: TaskDefinitionModel): TaskDefinitionDraft {
  const model = { ...known({ ...given, kind: undefined }, placeholder), kind: given.kind }
  return {
    ...model,
    requiresCompatibilities: [model.launchType],
    ...(cpu !== undefined && { cpu: Number(cpu) }),
    ...(memory !== undefined && { memory: Number(memory) }),
    containers: model.containers.map(container => ({
      ...container,
      environment: entriesOf(container.environment),
      secrets: entriesOf(container.secrets),
    })),
  }
}

export function entriesOf<Text extends string | Deferred>(record: Readonly<Record<string, Text>>): Entry<Text>[] {
  return Object.entries(record).map(([name, value]) => ({ name, value }))
}
