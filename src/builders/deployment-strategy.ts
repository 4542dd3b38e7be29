import type {
  DeploymentConfiguration,
  EarlySuccess,
  HookDetails,
  LifecycleHook,
  LifecycleStage,
} from '../model/deployment.ts'
import type { Tags } from '../model/resource.ts'
import { hookRole } from './infrastructure-role.ts'

/** What happens when nobody has decided in time. */
export interface HookTimeout {
  /** How long to wait: 1 to 20160 minutes. @default 1440 */
  readonly timeoutInMinutes?: number
  /** @default 'ROLLBACK' */
  readonly action?: 'ROLLBACK' | 'CONTINUE'
}

/** The stages that a deployment can wait in: not while it shifts traffic. */
export type PauseStage = Exclude<LifecycleStage, 'TEST_TRAFFIC_SHIFT' | 'PRODUCTION_TRAFFIC_SHIFT'>

/** A Lambda function that is called in stages of a deployment, and says whether it goes on. */
export interface LambdaHook {
  /** The ARN of the function. */
  readonly function: `arn:${string}:lambda:${string}`
  readonly stages: readonly [LifecycleStage, ...LifecycleStage[]]
  /** The ARN of a role that lets ECS call the function. @default a role of the service, made for its hooks */
  readonly role?: string
  /** Plain data that the function gets at each call. */
  readonly details?: HookDetails
  readonly timeout?: HookTimeout
}

/** A stop of a deployment until somebody continues it or rolls it back. */
export interface PauseHook {
  readonly pause: readonly [PauseStage, ...PauseStage[]]
  readonly timeout?: HookTimeout
}

/** What a deployment waits for. */
export type DeploymentHook = LambdaHook | PauseHook

interface CommonOptions {
  /** What the deployment waits for in its stages. */
  readonly hooks?: readonly DeploymentHook[]
}

/** How tasks are replaced a few at a time. */
export interface RollingOptions<Min = number, Max = number> extends CommonOptions {
  /** How many tasks stay healthy, in percent of the desired count. @default 100; 0 for a daemon */
  readonly minimumHealthyPercent?: Min
  /** How many tasks may run, in percent of the desired count. @default 200 */
  readonly maximumPercent?: Max
  /** Minutes to watch the new version before the deployment is complete: 0 to 1440. @default 0 */
  readonly bakeTime?: number
  /** Completes the deployment once so many percent of the new tasks are healthy. */
  readonly earlySuccess?: {
    readonly healthyPercent: number
    readonly sourceServiceRevisionCleanup: 'BLOCKING' | 'DEFERRED'
  }
}

/** How all traffic moves to the new version at once, and back if it does not do well. */
export interface BlueGreenOptions extends CommonOptions {
  /** Minutes in which both versions run after the traffic has moved: 0 to 1440. */
  readonly bakeTime: number
}

/** How traffic moves to the new version in equal steps. */
export interface LinearOptions extends CommonOptions {
  /** The share of each step: 3 to 100 percent, in tenths. @default 10 */
  readonly stepPercent?: number
  /** Minutes between two steps: 0 to 1440. @default 6 */
  readonly stepBakeTime?: number
  /** Minutes in which both versions run after all traffic has moved: 0 to 1440. @default 0 */
  readonly bakeTime?: number
}

/** How a small part of the traffic moves to the new version first, and then the rest. */
export interface CanaryOptions extends CommonOptions {
  /** The share that moves first: 0.1 to 100 percent, in tenths. @default 5 */
  readonly canaryPercent?: number
  /** Minutes until the rest follows: 0 to 1440. @default 10 */
  readonly canaryBakeTime?: number
  /** Minutes in which both versions run after all traffic has moved: 0 to 1440. @default 0 */
  readonly bakeTime?: number
}

/** A strategy that was asked for. */
export type StrategyCall =
  | { readonly strategy: 'ROLLING'; readonly options: RollingOptions }
  | { readonly strategy: 'BLUE_GREEN'; readonly options: BlueGreenOptions }
  | { readonly strategy: 'LINEAR'; readonly options: LinearOptions }
  | { readonly strategy: 'CANARY'; readonly options: CanaryOptions }

/** The deployment settings that this strategy is. */
export function deploymentConfiguration(call: StrategyCall, service: string, tags: Tags): DeploymentConfiguration {
  const { strategy, options } = call
  const { bakeTime, hooks = [] } = options
  return {
    strategy,
    ...(bakeTime !== undefined && { bakeTimeInMinutes: bakeTime }),
    ...(hooks.length > 0 && { lifecycleHooks: hooksOf(hooks, service, tags) }),
    ...shiftOf(call),
  }
}

function shiftOf({ strategy, options }: StrategyCall): Omit<DeploymentConfiguration, 'strategy'> {
  if (strategy === 'LINEAR') {
    const { stepPercent = 10, stepBakeTime = 6 } = options
    return { linearConfiguration: { stepPercent, stepBakeTimeInMinutes: stepBakeTime } }
  }
  if (strategy === 'CANARY') {
    const { canaryPercent = 5, canaryBakeTime = 10 } = options
    return { canaryConfiguration: { canaryPercent, canaryBakeTimeInMinutes: canaryBakeTime } }
  }
  if (strategy === 'BLUE_GREEN' || !options.earlySuccess) return {}
  const earlySuccessCriteria: EarlySuccess = { enable: true, ...options.earlySuccess }
  return { earlySuccessCriteria }
}

function hooksOf(hooks: readonly DeploymentHook[], service: string, tags: Tags): LifecycleHook[] {
  const functions = hooks.flatMap(hook => ('function' in hook && !hook.role ? [hook.function] : []))
  const own = functions.length > 0 ? hookRole(service, functions, tags) : undefined
  return hooks.map(hook => {
    const timeout = hook.timeout && { timeoutConfiguration: { ...hook.timeout } }
    if ('pause' in hook) return { targetType: 'PAUSE', lifecycleStages: [...hook.pause], ...timeout }
    const roleArn = hook.role ?? own
    return {
      targetType: 'AWS_LAMBDA',
      lifecycleStages: [...hook.stages],
      hookTargetArn: hook.function,
      ...(roleArn && { roleArn }),
      ...(hook.details !== undefined && { hookDetails: hook.details }),
      ...timeout,
    }
  })
}
