import * as z from 'zod/mini'
import { array, object } from 'zod/mini'

const may = z.exactOptional
const text = may(z.string())
const number = may(z.number())
const flag = may(z.boolean())
const texts = may(z.array(z.string()))
const map = may(z.record(z.string(), z.string()))
const size = may(z.union([z.number(), z.string()]))

const secret = object({ name: text, valueFrom: text })
const dependency = object({ containerName: text, condition: text })
const logs = object({ logDriver: text, options: map, secretOptions: may(array(secret)) })

const port = object({
  containerPort: number,
  containerPortRange: text,
  hostPort: number,
  protocol: text,
  name: text,
  appProtocol: text,
})

const linux = object({
  capabilities: may(object({ add: texts, drop: texts })),
  devices: may(array(object({ hostPath: text, containerPath: text, permissions: texts }))),
  initProcessEnabled: flag,
  sharedMemorySize: number,
  tmpfs: may(array(object({ containerPath: text, size: number, mountOptions: texts }))),
  maxSwap: number,
  swappiness: number,
})

const sharing = may(object({ nvidiaMps: may(object({ memory: number, maxComputePercent: number })) }))

const restart = object({ enabled: flag, ignoredExitCodes: may(array(z.number())), restartAttemptPeriod: number })

/** A container definition as AWS writes it, with nothing required. */
const containerShape = object({
  name: text,
  image: text,
  repositoryCredentials: may(object({ credentialsParameter: text })),
  cpu: number,
  memory: number,
  memoryReservation: number,
  links: texts,
  portMappings: may(array(port)),
  essential: flag,
  restartPolicy: may(restart),
  entryPoint: texts,
  command: texts,
  environment: may(array(object({ name: text, value: text }))),
  environmentFiles: may(array(object({ type: text, value: text }))),
  mountPoints: may(array(object({ sourceVolume: text, containerPath: text, readOnly: flag }))),
  volumesFrom: may(array(object({ sourceContainer: text, readOnly: flag }))),
  linuxParameters: may(linux),
  secrets: may(array(secret)),
  dependsOn: may(array(dependency)),
  startTimeout: number,
  stopTimeout: number,
  versionConsistency: text,
  hostname: text,
  user: text,
  workingDirectory: text,
  disableNetworking: flag,
  privileged: flag,
  readonlyRootFilesystem: flag,
  dnsServers: texts,
  dnsSearchDomains: texts,
  extraHosts: may(array(object({ hostname: text, ipAddress: text }))),
  dockerSecurityOptions: texts,
  interactive: flag,
  pseudoTerminal: flag,
  dockerLabels: map,
  ulimits: may(array(object({ name: text, softLimit: number, hardLimit: number }))),
  logConfiguration: may(logs),
  healthCheck: may(object({ command: texts, interval: number, timeout: number, retries: number, startPeriod: number })),
  systemControls: may(array(object({ namespace: text, value: text }))),
  resourceRequirements: may(array(object({ type: text, value: text, sharingStrategy: sharing }))),
  firelensConfiguration: may(object({ type: text, options: map })),
  credentialSpecs: texts,
})

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

const tag = object({ key: text, value: text })

/** A task definition as AWS writes it, in zod: what the checks of this package are measured against. */
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
