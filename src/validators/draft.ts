import type { LogGroupModel } from '../model/log-group.ts'
import type { ImageModel } from '../model/repository.ts'
import type { Tags } from '../model/resource.ts'
import type { RoleModel } from '../model/role.ts'
import type { ContainerModel, TaskDefinitionModel } from '../model/task-definition.ts'

/** A name and its value; a list of them, unlike a record, can hold a name twice. */
export interface Entry {
  readonly name: string
  readonly value: string
}

export interface PortDraft {
  readonly containerPort: number
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
  readonly maxBufferSize?: string
  readonly logGroup?: LogGroupModel
}

/** A container as the rules read it: every source of definitions is turned into this, and nothing in it is sure. */
export interface ContainerDraft
  extends Omit<
    ContainerModel,
    'image' | 'portMappings' | 'environment' | 'secrets' | 'healthCheck' | 'dependsOn' | 'logConfiguration'
  > {
  readonly image?: string | ImageModel
  readonly portMappings: readonly PortDraft[]
  readonly environment: readonly Entry[]
  readonly secrets: readonly Entry[]
  readonly healthCheck?: HealthCheckDraft
  readonly dependsOn: readonly { readonly containerName: string; readonly condition: string }[]
  readonly logConfiguration?: LogDraft
}

/** A task definition as the rules read it. CPU in units, memory in MiB. */
export interface TaskDefinitionDraft {
  readonly family?: string
  readonly launchType?: string
  readonly cpu?: number
  readonly memory?: number
  readonly cpuArchitecture: string
  readonly ephemeralStorageGiB?: number
  readonly executionRole?: RoleModel | string
  readonly taskRole?: RoleModel | string
  readonly containers: readonly ContainerDraft[]
  readonly tags: Tags
}

export function draftOf(model: TaskDefinitionModel): TaskDefinitionDraft {
  return {
    ...model,
    cpu: Number(model.cpu),
    memory: Number(model.memory),
    containers: model.containers.map(container => ({
      ...container,
      environment: entriesOf(container.environment),
      secrets: entriesOf(container.secrets),
    })),
  }
}

export function entriesOf(record: Readonly<Record<string, string>>): Entry[] {
  return Object.entries(record).map(([name, value]) => ({ name, value }))
}
