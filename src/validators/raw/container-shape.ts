import type { ContainerFields } from '../../model/aws-shapes.ts'

export interface RawSecret {
  readonly name?: string
  readonly valueFrom?: string
}

export interface RawVariable {
  readonly name?: string
  readonly value?: string
}

export interface RawDependency {
  readonly containerName?: string
  readonly condition?: string
}

export interface RawLogs {
  readonly logDriver?: string
  readonly options?: Readonly<Record<string, string>>
  readonly secretOptions?: readonly RawSecret[]
}

export interface RawPort {
  readonly containerPort?: number
  readonly containerPortRange?: string
  readonly hostPort?: number
  readonly protocol?: string
  readonly name?: string
  readonly appProtocol?: string
}

interface RawHealthCheck {
  readonly command?: readonly string[]
  readonly interval?: number
  readonly timeout?: number
  readonly retries?: number
  readonly startPeriod?: number
}

/** A container definition as AWS writes it, with nothing required. */
export interface RawContainer extends ContainerFields {
  readonly name?: string
  readonly image?: string
  readonly cpu?: number
  readonly memory?: number
  readonly memoryReservation?: number
  readonly portMappings?: readonly RawPort[]
  readonly essential?: boolean
  readonly entryPoint?: readonly string[]
  readonly command?: readonly string[]
  readonly environment?: readonly RawVariable[]
  readonly secrets?: readonly RawSecret[]
  readonly dependsOn?: readonly RawDependency[]
  readonly startTimeout?: number
  readonly stopTimeout?: number
  readonly user?: string
  readonly workingDirectory?: string
  readonly logConfiguration?: RawLogs
  readonly healthCheck?: RawHealthCheck
}
