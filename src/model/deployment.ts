import type { AlarmModel } from './alarm.ts'
import type { RoleModel } from './role.ts'

/** How a new version replaces the old one. */
export type DeploymentStrategy = 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY'

/** After how many failed tasks a deployment has failed. */
export interface CircuitBreakerThreshold {
  readonly type: 'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT'
  readonly value: number
}

export interface CircuitBreaker {
  readonly enable: boolean
  readonly rollback: boolean
  /** Whether a task that becomes healthy sets the count of failures back to 0. AWS takes true. */
  readonly resetOnHealthyTask?: boolean
  /** AWS takes half of the desired count, at least 3 and at most 200. */
  readonly thresholdConfiguration?: CircuitBreakerThreshold
}

export interface DeploymentAlarms {
  /** By their names, or made by the stack. */
  readonly alarmNames: readonly (string | AlarmModel)[]
  readonly enable: boolean
  readonly rollback: boolean
}

/** When a rolling deployment is done before all of its tasks run. */
export interface EarlySuccess {
  readonly enable: boolean
  readonly healthyPercent?: number
  readonly sourceServiceRevisionCleanup?: 'BLOCKING' | 'DEFERRED'
}

/** A stage of a deployment that a Lambda function can be called in. */
export type LifecycleStage =
  | 'RECONCILE_SERVICE'
  | 'PRE_SCALE_UP'
  | 'POST_SCALE_UP'
  | 'TEST_TRAFFIC_SHIFT'
  | 'POST_TEST_TRAFFIC_SHIFT'
  | 'PRE_PRODUCTION_TRAFFIC_SHIFT'
  | 'PRODUCTION_TRAFFIC_SHIFT'
  | 'POST_PRODUCTION_TRAFFIC_SHIFT'

/** What a deployment waits for in some of its stages. */
export interface LifecycleHook {
  readonly targetType: 'AWS_LAMBDA' | 'PAUSE'
  readonly lifecycleStages: readonly LifecycleStage[]
  readonly hookTargetArn?: string
  /** Lets ECS call the function: made for the service, or the ARN of one that exists. */
  readonly roleArn?: RoleModel | string
  /** Plain data that the function is given at each call. */
  readonly hookDetails?: HookDetails
  readonly timeoutConfiguration?: { readonly timeoutInMinutes?: number; readonly action?: 'ROLLBACK' | 'CONTINUE' }
}

/** What JSON can hold. */
export type HookDetails =
  | null
  | boolean
  | number
  | string
  | readonly HookDetails[]
  | { readonly [key: string]: HookDetails }

/** The deployment settings of a service, in the shape of the AWS API. */
export interface DeploymentConfiguration {
  readonly strategy?: DeploymentStrategy
  readonly minimumHealthyPercent?: number
  readonly maximumPercent?: number
  readonly deploymentCircuitBreaker?: CircuitBreaker
  readonly alarms?: DeploymentAlarms
  readonly bakeTimeInMinutes?: number
  readonly lifecycleHooks?: readonly LifecycleHook[]
  readonly linearConfiguration?: { readonly stepPercent?: number; readonly stepBakeTimeInMinutes?: number }
  readonly canaryConfiguration?: { readonly canaryPercent?: number; readonly canaryBakeTimeInMinutes?: number }
  readonly earlySuccessCriteria?: EarlySuccess
}
