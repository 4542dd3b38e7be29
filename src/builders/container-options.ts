import type { RawLogGroupSettings } from '../model/raw-settings.ts'
import type { DevicePermission } from '../validators/linux.ts'
import type { RetentionDays } from '../validators/logs.ts'
import type { AppProtocol, Protocol } from '../validators/ports.ts'
import type { AttemptPeriod } from '../validators/restart.ts'

/** A port's protocol, name and place on the host. */
export type PortOptions<T extends Protocol = Protocol, H = number, Q = string> =
  | { readonly protocol?: T; readonly hostPort?: H; readonly name?: NameOfPort<Q> }
  | { readonly protocol?: T; readonly hostPort?: H; readonly name: NameOfPort<Q>; readonly appProtocol: AppProtocol }

// What cannot be anything would tell the compiler which of the two is meant
type NameOfPort<Q> = [Q] extends [never] ? string : Q

/** Times in seconds. */
export interface HealthCheckOptions<T = number, O = number, R = number, S = number> {
  /** Time between two checks, 5 to 300. @default 30 */
  readonly interval?: T
  /** Time after which a check has failed, 2 to 60. @default 5 */
  readonly timeout?: O
  /** Failures in a row that make the container unhealthy, 1 to 10. @default 3 */
  readonly retries?: R
  /** Time for the container to start, in which failures do not count, 0 to 300. @default 0 */
  readonly startPeriod?: S
}

export interface ContainerLogOptions {
  /** What happens when the log service cannot keep up: lose lines, or stop the application. @default 'non-blocking' */
  readonly mode?: 'blocking' | 'non-blocking'
  /** Lines to hold in memory, for example `'25m'`; only with `'non-blocking'`. @default '10m' */
  readonly maxBufferSize?: string
  /** What the names of the log streams begin with. @default 'ecs' */
  readonly streamPrefix?: string
}

/** Whether ECS starts a container again that has ended, without stopping its task. */
export type RestartPolicyOptions<P extends number = number> =
  | { readonly enabled: false }
  | {
      readonly enabled: true
      /** Exit codes after which it stays ended, 50 at most. */
      readonly ignoredExitCodes?: readonly number[]
      /** Seconds for which it must have run to be started again, 60 to 1800. @default 300 */
      readonly restartAttemptPeriod?: P & AttemptPeriod<P>
    }

/** How a container gets at a device of its host. */
export interface DeviceOptions {
  /** The path in the container. @default the same as on the host */
  readonly containerPath?: string
  /** @default all three */
  readonly permissions?: readonly DevicePermission[]
}

/** A share of one GPU, for containers that use it together by NVIDIA MPS. */
export interface SharedGpu {
  readonly nvidiaMps: {
    /** MiB of the memory of the GPU. */
    readonly memory: number
    /** Percentage of the compute capacity of the GPU, at most. */
    readonly maxComputePercent?: number
  }
}

/** What one container gets of the swap space of its host. */
export interface SwapOptions<M = number, X = number> {
  /** MiB of swap space, 0 for none. */
  readonly maxSwap: M
  /** How readily memory is swapped out, 0 to 100. @default 60 */
  readonly swappiness?: X
}

export interface LogOptions extends Pick<ContainerLogOptions, 'mode' | 'streamPrefix'> {
  /** Days to keep the logs. Without it they are kept for ever. */
  readonly retentionDays?: RetentionDays
  /**
   * The ARN of the KMS key that encrypts the events, in the Region of the group. Its policy must let
   * `logs.<region>.amazonaws.com` use it. What was written before a change stays as it was encrypted.
   * @default a key of the service
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly kmsKeyId?: `arn:${string}:kms:${string}:${string}:key/${string}`
  /** The log group to write to. @default '/ecs/<stack>/<family>', or the one that version 0.1.0 has made for this stack */
  readonly group?: string
  /** What has no option of its own, as CreateLogGroup names it. Checked and compared like the rest. */
  readonly raw?: RawLogGroupSettings
}
