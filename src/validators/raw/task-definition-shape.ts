import * as z from 'zod/mini'
import { array, object } from 'zod/mini'
import { containerShape } from './container-shape.ts'
import { flag, map, may, number, size, text } from './values.ts'

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

export const tag = object({ key: text, value: text })

/** A task definition as AWS writes it, with nothing required. */
export const taskDefinitionShape = object({
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
  tags: may(array(tag)),
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

/** What DescribeTaskDefinition gives. */
export const outputShape = object({
  taskDefinition: may(taskDefinitionShape),
  tags: may(array(tag)),
})

export type RawTaskDefinition = z.infer<typeof taskDefinitionShape>
export type RawTaskDefinitionOutput = z.infer<typeof outputShape>
