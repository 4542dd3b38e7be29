import * as z from 'zod/mini'
import { array, object, union } from 'zod/mini'
import type {
  EnvironmentFile,
  FirelensConfiguration,
  HostEntry,
  LinuxParameters,
  MountPoint,
  ResourceRequirement,
  RestartPolicy,
  SystemControl,
  Ulimit,
  VolumeFrom,
} from '../../model/aws-shapes.ts'
import type { HealthCheckDraft, PortDraft } from '../draft.ts'

/** A container definition as AWS writes it, with nothing required. */
export interface RawContainer {
  readonly name?: string
  readonly image?: string
  readonly repositoryCredentials?: { readonly credentialsParameter?: string }
  readonly cpu?: number | string
  readonly memory?: number | string
  readonly memoryReservation?: number | string
  readonly links?: readonly string[]
  readonly portMappings?: readonly Partial<PortDraft>[]
  readonly essential?: boolean
  readonly restartPolicy?: RestartPolicy
  readonly entryPoint?: readonly string[]
  readonly command?: readonly string[]
  readonly environment?: readonly { readonly name?: string; readonly value?: string }[]
  readonly environmentFiles?: readonly EnvironmentFile[]
  readonly mountPoints?: readonly MountPoint[]
  readonly volumesFrom?: readonly VolumeFrom[]
  readonly linuxParameters?: LinuxParameters
  readonly secrets?: readonly RawSecret[]
  readonly dependsOn?: readonly RawDependency[]
  readonly startTimeout?: number
  readonly stopTimeout?: number
  readonly versionConsistency?: string
  readonly hostname?: string
  readonly user?: string
  readonly workingDirectory?: string
  readonly disableNetworking?: boolean
  readonly privileged?: boolean
  readonly readonlyRootFilesystem?: boolean
  readonly dnsServers?: readonly string[]
  readonly dnsSearchDomains?: readonly string[]
  readonly extraHosts?: readonly HostEntry[]
  readonly dockerSecurityOptions?: readonly string[]
  readonly interactive?: boolean
  readonly pseudoTerminal?: boolean
  readonly dockerLabels?: Readonly<Record<string, string>>
  readonly ulimits?: readonly Ulimit[]
  readonly logConfiguration?: RawLogs
  readonly healthCheck?: Partial<HealthCheckDraft>
  readonly systemControls?: readonly SystemControl[]
  readonly resourceRequirements?: readonly ResourceRequirement[]
  readonly firelensConfiguration?: FirelensConfiguration
  readonly credentialSpecs?: readonly string[]
}

export interface RawDependency {
  readonly containerName?: string
  readonly condition?: string
}

export interface RawSecret {
  readonly name?: string
  readonly valueFrom?: string
}

export interface RawLogs {
  readonly logDriver?: string
  readonly options?: Readonly<Record<string, string>>
  readonly secretOptions?: readonly RawSecret[]
}

const may = z.exactOptional
const text = may(z.string())
const number = may(z.number())
const flag = may(z.boolean())
const texts = may(array(z.string()))
const map = may(z.record(z.string(), z.string()))
const size = may(union([z.number(), z.string()]))
const secrets = may(array(object({ name: text, valueFrom: text })))

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

export const containerShape: z.ZodMiniType<RawContainer> = object({
  name: text,
  image: text,
  repositoryCredentials: may(object({ credentialsParameter: text })),
  cpu: size,
  memory: size,
  memoryReservation: size,
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
  secrets,
  dependsOn: may(array(object({ containerName: text, condition: text }))),
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
  logConfiguration: may(object({ logDriver: text, options: map, secretOptions: secrets })),
  healthCheck: may(object({ command: texts, interval: number, timeout: number, retries: number, startPeriod: number })),
  systemControls: may(array(object({ namespace: text, value: text }))),
  resourceRequirements: may(array(object({ type: text, value: text, sharingStrategy: sharing }))),
  firelensConfiguration: may(object({ type: text, options: map })),
  credentialSpecs: texts,
})
