/** A part of a task definition as the AWS API writes it, with nothing required: the rules say what is missing. */
export interface MountPoint {
  readonly sourceVolume?: string
  readonly containerPath?: string
  readonly readOnly?: boolean
}

export interface VolumeFrom {
  readonly sourceContainer?: string
  readonly readOnly?: boolean
}

export interface Ulimit {
  readonly name?: string
  readonly softLimit?: number
  readonly hardLimit?: number
}

export interface SystemControl {
  readonly namespace?: string
  readonly value?: string
}

export interface ResourceRequirement {
  readonly type?: string
  readonly value?: string
  readonly sharingStrategy?: {
    readonly nvidiaMps?: { readonly memory?: number; readonly maxComputePercent?: number }
  }
}

export interface HostEntry {
  readonly hostname?: string
  readonly ipAddress?: string
}

export interface EnvironmentFile {
  readonly type?: string
  readonly value?: string
}

export interface RestartPolicy {
  readonly enabled?: boolean
  readonly ignoredExitCodes?: readonly number[]
  readonly restartAttemptPeriod?: number
}

export interface FirelensConfiguration {
  readonly type?: string
  readonly options?: Readonly<Record<string, string>>
}

export interface Tmpfs {
  readonly containerPath?: string
  readonly size?: number
  readonly mountOptions?: readonly string[]
}

export interface Device {
  readonly hostPath?: string
  readonly containerPath?: string
  readonly permissions?: readonly string[]
}

export interface LinuxParameters {
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] }
  readonly devices?: readonly Device[]
  readonly initProcessEnabled?: boolean
  readonly sharedMemorySize?: number
  readonly tmpfs?: readonly Tmpfs[]
  readonly maxSwap?: number
  readonly swappiness?: number
}

export interface EfsVolume {
  readonly fileSystemId?: string
  readonly rootDirectory?: string
  readonly transitEncryption?: string
  readonly transitEncryptionPort?: number
  readonly authorizationConfig?: { readonly accessPointId?: string; readonly iam?: string }
}

export interface DockerVolume {
  readonly scope?: string
  readonly autoprovision?: boolean
  readonly driver?: string
  readonly driverOpts?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
}

export interface FsxVolume {
  readonly fileSystemId?: string
  readonly rootDirectory?: string
  readonly authorizationConfig?: { readonly credentialsParameter?: string; readonly domain?: string }
}

export interface S3FilesVolume {
  readonly fileSystemArn?: string
  readonly rootDirectory?: string
  readonly transitEncryptionPort?: number
  readonly accessPointArn?: string
}

export interface Volume {
  readonly name?: string
  readonly host?: { readonly sourcePath?: string }
  readonly dockerVolumeConfiguration?: DockerVolume
  readonly efsVolumeConfiguration?: EfsVolume
  readonly s3filesVolumeConfiguration?: S3FilesVolume
  readonly fsxWindowsFileServerVolumeConfiguration?: FsxVolume
  readonly configuredAtLaunch?: boolean
}

export interface WrittenPlacementConstraint {
  readonly type?: string
  readonly expression?: string
}

export interface ProxyConfiguration {
  readonly type?: string
  readonly containerName?: string
  readonly properties?: readonly { readonly name?: string; readonly value?: string }[]
}

/** Settings of a container that are kept as the API writes them. */
export interface ContainerFields {
  readonly links?: readonly string[]
  readonly hostname?: string
  readonly extraHosts?: readonly HostEntry[]
  readonly dnsServers?: readonly string[]
  readonly dnsSearchDomains?: readonly string[]
  readonly dockerSecurityOptions?: readonly string[]
  readonly credentialSpecs?: readonly string[]
  readonly disableNetworking?: boolean
  readonly privileged?: boolean
  readonly readonlyRootFilesystem?: boolean
  readonly interactive?: boolean
  readonly pseudoTerminal?: boolean
  readonly dockerLabels?: Readonly<Record<string, string>>
  readonly ulimits?: readonly Ulimit[]
  readonly systemControls?: readonly SystemControl[]
  readonly resourceRequirements?: readonly ResourceRequirement[]
  readonly restartPolicy?: RestartPolicy
  readonly versionConsistency?: string
  readonly repositoryCredentials?: { readonly credentialsParameter?: string }
  readonly environmentFiles?: readonly EnvironmentFile[]
  readonly mountPoints?: readonly MountPoint[]
  readonly volumesFrom?: readonly VolumeFrom[]
  readonly linuxParameters?: LinuxParameters
  readonly firelensConfiguration?: FirelensConfiguration
}

/** Their names: what `.raw()` sets, what is sent and what is compared. */
export const CONTAINER_FIELDS: Readonly<Record<keyof ContainerFields, true>> = {
  links: true,
  hostname: true,
  extraHosts: true,
  dnsServers: true,
  dnsSearchDomains: true,
  dockerSecurityOptions: true,
  credentialSpecs: true,
  disableNetworking: true,
  privileged: true,
  interactive: true,
  pseudoTerminal: true,
  dockerLabels: true,
  ulimits: true,
  systemControls: true,
  resourceRequirements: true,
  restartPolicy: true,
  versionConsistency: true,
  repositoryCredentials: true,
  environmentFiles: true,
  mountPoints: true,
  volumesFrom: true,
  linuxParameters: true,
  firelensConfiguration: true,
  readonlyRootFilesystem: true,
}

/** Settings of a task definition that are kept as the API writes them. */
export interface TaskDefinitionFields {
  readonly volumes?: readonly Volume[]
  readonly placementConstraints?: readonly WrittenPlacementConstraint[]
  readonly pidMode?: string
  readonly ipcMode?: string
  readonly proxyConfiguration?: ProxyConfiguration
  readonly enableFaultInjection?: boolean
}

/** Their names, likewise. */
export const TASK_DEFINITION_FIELDS: Readonly<Record<keyof TaskDefinitionFields, true>> = {
  volumes: true,
  placementConstraints: true,
  pidMode: true,
  ipcMode: true,
  proxyConfiguration: true,
  enableFaultInjection: true,
}
