import type { TaskDefinitionFields } from '../../model/aws-shapes.ts'
import type { RawContainer } from './container-shape.ts'

export interface RawTag {
  readonly key?: string
  readonly value?: string
}

/** A task definition as AWS writes it, with nothing required. */
export interface RawTaskDefinition extends TaskDefinitionFields {
  readonly family?: string
  readonly taskRoleArn?: string
  readonly executionRoleArn?: string
  readonly networkMode?: string
  readonly containerDefinitions?: readonly RawContainer[]
  readonly requiresCompatibilities?: readonly string[]
  readonly cpu?: number | string
  readonly memory?: number | string
  readonly tags?: readonly RawTag[]
  readonly inferenceAccelerators?: readonly object[]
  readonly ephemeralStorage?: { readonly sizeInGiB?: number }
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string }
}

/** What DescribeTaskDefinition gives. */
export interface RawTaskDefinitionOutput {
  readonly taskDefinition?: unknown
  readonly tags?: readonly RawTag[]
}
