import * as z from 'zod/mini'
import { array, object } from 'zod/mini'
import { flag, map, may, number, text, texts } from './values.ts'

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
export const containerShape = object({
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

export type RawContainer = z.infer<typeof containerShape>
export type RawDependency = z.infer<typeof dependency>
export type RawSecret = z.infer<typeof secret>
export type RawLogs = z.infer<typeof logs>
