import type { DeploymentConfiguration, DeploymentLifecycleHook } from '../../../aws/shapes/ecs.ts'
import { defined } from '../../../model/defined.ts'

/** Deployment settings in canonical form: in the API's own shape, without what AWS takes anyway. */
export function canonicalDeployment(deployment: DeploymentConfiguration): DeploymentConfiguration {
  const { strategy = 'ROLLING', alarms, lifecycleHooks: hooks = [], deploymentCircuitBreaker: breaker } = deployment
  const threshold = breaker?.thresholdConfiguration
  const usual = threshold?.type === 'BOUNDED_PERCENT' && threshold.value === 50
  return defined({
    strategy,
    minimumHealthyPercent: deployment.minimumHealthyPercent ?? 100,
    maximumPercent: deployment.maximumPercent ?? 200,
    deploymentCircuitBreaker: defined({
      enable: breaker?.enable ?? false,
      rollback: breaker?.rollback ?? false,
      resetOnHealthyTask: breaker?.resetOnHealthyTask === false ? false : undefined,
      thresholdConfiguration: usual ? undefined : threshold,
    }),
    alarms: alarms?.alarmNames?.length ? { ...alarms, alarmNames: [...alarms.alarmNames].sort() } : undefined,
    bakeTimeInMinutes: deployment.bakeTimeInMinutes || undefined,
    lifecycleHooks: hooks.length > 0 ? hooks.map(canonicalHook) : undefined,
    linearConfiguration: strategy === 'LINEAR' ? deployment.linearConfiguration : undefined,
    canaryConfiguration: strategy === 'CANARY' ? deployment.canaryConfiguration : undefined,
    earlySuccessCriteria: deployment.earlySuccessCriteria?.enable ? deployment.earlySuccessCriteria : undefined,
  }) as DeploymentConfiguration
}

function canonicalHook(hook: DeploymentLifecycleHook): DeploymentLifecycleHook {
  const { timeoutInMinutes = 1440, action = 'ROLLBACK' } = hook.timeoutConfiguration ?? {}
  return defined({
    ...hook,
    targetType: hook.targetType ?? 'AWS_LAMBDA',
    lifecycleStages: [...(hook.lifecycleStages ?? [])].sort(),
    timeoutConfiguration: { timeoutInMinutes, action },
  }) as DeploymentLifecycleHook
}

/** What takes settings back that are no longer wanted: AWS leaves alone what an update does not name. */
const NONE: DeploymentConfiguration = {
  alarms: { alarmNames: [], enable: false, rollback: false },
  bakeTimeInMinutes: 0,
  lifecycleHooks: [],
  earlySuccessCriteria: { enable: false },
}
const USUAL_BREAKER = {
  resetOnHealthyTask: true,
  thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
} as const

/** The deployment settings for an update from `live`. */
export function deploymentInput(
  desired: DeploymentConfiguration = {},
  live: DeploymentConfiguration = {},
): DeploymentConfiguration {
  const gone = <T extends object>(none: T, had: object = {}) =>
    Object.fromEntries(Object.entries(none).filter(([field]) => field in had))
  const breaker = desired.deploymentCircuitBreaker
  return {
    ...gone(NONE, live),
    ...desired,
    deploymentCircuitBreaker: {
      enable: breaker?.enable ?? false,
      rollback: breaker?.rollback ?? false,
      ...gone(USUAL_BREAKER, live.deploymentCircuitBreaker),
      ...breaker,
    },
  }
}
