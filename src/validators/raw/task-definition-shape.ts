import * as z from 'zod/mini'
import { array, object } from 'zod/mini'
import type { PlacementConstraint, ProxyConfiguration, Volume } from '../../model/aws-shapes.ts'
import { containerShape, type RawContainer } from './container-shape.ts'

/** A task definition as AWS writes it, with nothing required. */
export interface RawTaskDefinition {
  readonly family?: string
  readonly taskRoleArn?: string
  readonly executionRoleArn?: string
  readonly networkMode?: string
  readonly containerDefinitions?: readonly RawContainer[]
  readonly volumes?: readonly Volume[]
  readonly placementConstraints?: readonly PlacementConstraint[]
  readonly requiresCompatibilities?: readonly string[]
  readonly cpu?: number | string
  readonly memory?: number | string
  readonly tags?: readonly RawTag[]
  readonly pidMode?: string
  readonly ipcMode?: string
  readonly proxyConfiguration?: ProxyConfiguration
  readonly inferenceAccelerators?: readonly { readonly deviceName?: string }[]
  readonly ephemeralStorage?: { readonly sizeInGiB?: number }
  readonly runtimePlatform?: { readonly cpuArchitecture?: string; readonly operatingSystemFamily?: string }
  readonly enableFaultInjection?: boolean
}

/** What DescribeTaskDefinition gives. */
export interface RawTaskDefinitionOutput {
  readonly taskDefinition?: RawTaskDefinition
  readonly tags?: readonly RawTag[]
}

export interface RawTag {
  readonly key?: string
  readonly value?: string
}

const may = z.exactOptional
const text = may(z.string())
const number = may(z.number())
const flag = may(z.boolean())
const map = may(z.record(z.string(), z.string()))
const size = may(z.union([z.number(), z.string()]))

const efs = object({
  fileSystemId: text,
  rootDirectory: text,
  transitEncryption: text,
  transitEncryptionPort: number,
  authorizationConfig: may(object({ accessPointId: text, iam: text })),
})

const volume = object({
  name: text,
  host: may(object({ sourcePath: text })),
  dockerVolumeConfiguration: may(
    object({ scope: text, autoprovision: flag, driver: text, driverOpts: map, labels: map }),
  ),
  efsVolumeConfiguration: may(efs),
  s3filesVolumeConfiguration: may(
    object({ fileSystemArn: text, rootDirectory: text, transitEncryptionPort: number, accessPointArn: text }),
  ),
  fsxWindowsFileServerVolumeConfiguration: may(
    object({
      fileSystemId: text,
      rootDirectory: text,
      authorizationConfig: may(object({ credentialsParameter: text, domain: text })),
    }),
  ),
  configuredAtLaunch: flag,
})

const tags = may(array(object({ key: text, value: text })))

export const taskDefinitionShape: z.ZodMiniType<RawTaskDefinition> = object({
  family: text,
  taskRoleArn: text,
  executionRoleArn: text,
  networkMode: text,
  containerDefinitions: may(array(containerShape)),
  volumes: may(array(volume)),
  placementConstraints: may(array(object({ type: text, expression: text }))),
  requiresCompatibilities: may(array(z.string())),
  cpu: size,
  memory: size,
  tags,
  pidMode: text,
  ipcMode: text,
  proxyConfiguration: may(
    object({ type: text, containerName: text, properties: may(array(object({ name: text, value: text }))) }),
  ),
  inferenceAccelerators: may(array(object({ deviceName: text }))),
  ephemeralStorage: may(object({ sizeInGiB: number })),
  runtimePlatform: may(object({ cpuArchitecture: text, operatingSystemFamily: text })),
  enableFaultInjection: flag,
})

export const outputShape: z.ZodMiniType<RawTaskDefinitionOutput> = object({
  taskDefinition: may(taskDefinitionShape),
  tags,
})
