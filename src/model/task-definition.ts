import type { ContainerFields, TaskDefinitionFields } from './aws-shapes.ts'
import type { Deferrable, Deferred } from './deferred.ts'
import type { LogGroupModel } from './log-group.ts'
import type { CachedImage } from './pull-through-cache-rule.ts'
import type { ImageModel } from './repository.ts'
import type { Resource, Tags } from './resource.ts'
import type { RoleModel } from './role.ts'

/** What a task can run on. */
export type LaunchType = 'FARGATE' | 'EC2' | 'EXTERNAL' | 'MANAGED_INSTANCES'

export type NetworkMode = 'awsvpc' | 'bridge' | 'host' | 'none'

/** A port, or a range of ports, that a container listens on. Without `hostPort` ECS chooses: under awsvpc and host the same. */
export interface PortMapping {
  readonly containerPort?: number
  readonly containerPortRange?: string
  readonly hostPort?: number
  readonly protocol: 'tcp' | 'udp'
  readonly name?: string
  readonly appProtocol?: 'http' | 'http2' | 'grpc'
}

/** A container health check, in seconds. */
export interface HealthCheck {
  readonly command: readonly string[]
  readonly interval: number
  readonly timeout: number
  readonly retries: number
  readonly startPeriod?: number
}

export type DependencyCondition = 'START' | 'COMPLETE' | 'SUCCESS' | 'HEALTHY'

export interface ContainerDependency {
  readonly containerName: string
  readonly condition: DependencyCondition
}

/** Output that goes to a log group of the stack. */
export interface LogGroupConfiguration {
  readonly logDriver: 'awslogs'
  readonly logGroup: LogGroupModel
  readonly streamPrefix: string
  readonly mode: 'blocking' | 'non-blocking'
  readonly maxBufferSize?: string
}

/** Output that goes to a log driver with its options as the API writes them. */
export interface LogDriverConfiguration {
  readonly logDriver: string
  readonly logGroup?: undefined
  readonly options: Readonly<Record<string, string>>
  readonly secretOptions: readonly { readonly name: string; readonly value: string }[]
}

/** Where a container's output goes. */
export type LogConfiguration = LogGroupConfiguration | LogDriverConfiguration

/** One container of a task definition: the API's own shape, save that images and log groups are references. */
export interface ContainerModel extends Deferrable<ContainerFields> {
  readonly name: string
  readonly image: string | ImageModel | CachedImage
  readonly essential: boolean
  readonly command?: readonly (string | Deferred)[]
  readonly entryPoint?: readonly (string | Deferred)[]
  readonly workingDirectory?: string
  readonly user?: string
  readonly cpu?: number
  readonly memory?: number
  readonly memoryReservation?: number
  readonly portMappings: readonly PortMapping[]
  readonly environment: Readonly<Record<string, string | Deferred>>
  /** Variable name to `valueFrom`: a Secrets Manager ARN, an SSM parameter ARN or an SSM parameter name. */
  readonly secrets: Readonly<Record<string, string>>
  readonly healthCheck?: HealthCheck
  readonly dependsOn: readonly ContainerDependency[]
  readonly logConfiguration?: LogConfiguration
  readonly startTimeout?: number
  readonly stopTimeout?: number
}

/** A task definition. A change of it registers a new revision. */
export interface TaskDefinitionModel extends Resource<'task-definition'>, Deferrable<TaskDefinitionFields> {
  /** As the program says it: in AWS it begins with the stack, unless there is a `physicalName`. */
  readonly family: string
  readonly launchType: LaunchType
  /** Absent for Windows on EC2: its default network is none of the named ones. */
  readonly networkMode?: NetworkMode
  /** CPU units as AWS wants them, for example `'512'`. */
  readonly cpu?: string
  /** MiB as AWS wants them, for example `'2048'`. */
  readonly memory?: string
  readonly cpuArchitecture?: string
  readonly operatingSystemFamily?: string
  readonly ephemeralStorageGiB?: number
  /** Made for this definition, or the ARN of one that exists. */
  readonly executionRole?: RoleModel | string
  readonly taskRole?: RoleModel | string
  readonly containers: readonly ContainerModel[]
  readonly tags: Tags
}
