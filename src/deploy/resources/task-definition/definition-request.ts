import type { RegisterTaskDefinitionRequest } from '../../../aws/shapes/ecs.ts'
import type { TaskDefinitionFields } from '../../../model/aws-shapes.ts'
import { defined } from '../../../model/defined.ts'
import type { Tags } from '../../../model/resource.ts'
import { type ContainerProps, containerInput } from './container.ts'

/** A task definition in its canonical form. */
export interface TaskDefinitionProps {
  readonly family: string
  readonly status: string
  readonly launchType: string
  readonly networkMode?: string
  readonly cpu?: string
  readonly memory?: string
  readonly runtimePlatform: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string }
  readonly executionRoleArn?: string
  readonly taskRoleArn?: string
  readonly ephemeralStorageGiB?: number
  readonly containers: Readonly<Record<string, ContainerProps>>
  /** The rest, as the API writes it. */
  readonly fields: TaskDefinitionFields
  readonly tags: Tags
}

/** The task definition as RegisterTaskDefinition takes it, without tags. */
export function definitionRequest(desired: TaskDefinitionProps): RegisterTaskDefinitionRequest {
  const { family, launchType, networkMode, cpu, memory, executionRoleArn, taskRoleArn, runtimePlatform } = desired
  const request = defined({
    family,
    requiresCompatibilities: [launchType],
    networkMode,
    cpu,
    memory,
    runtimePlatform: Object.keys(runtimePlatform).length > 0 ? runtimePlatform : undefined,
    executionRoleArn,
    taskRoleArn,
    ephemeralStorage:
      desired.ephemeralStorageGiB === undefined ? undefined : { sizeInGiB: desired.ephemeralStorageGiB },
    ...structuredClone(desired.fields),
    containerDefinitions: Object.entries(desired.containers).map(([name, props]) => containerInput(name, props)),
  })
  // The SDK's own type, of the same shape
  return request as RegisterTaskDefinitionRequest
}
