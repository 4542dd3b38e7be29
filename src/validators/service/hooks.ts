import type { RawDeploymentConfiguration, RawLifecycleHook } from '../raw/service-shape.ts'
import { API, type Report, type RuleFamily } from '../rule.ts'
import type { CheckedService } from './checked-service.ts'

const docs = `${API}/API_DeploymentLifecycleHook.html`
const THRESHOLDS = ['COUNT', 'BOUNDED_PERCENT', 'UNBOUNDED_PERCENT']
const SHIFTS = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT']
const MOST_MINUTES = 20_160
const PATH = ['deploymentConfiguration']

/** Rules about what a deployment waits for, and when it gives up or is done early. */
export const hookRules: RuleFamily<CheckedService> = {
  codes: ['SVC-DEP-11', 'SVC-DEP-13', 'SVC-DEP-14', 'SVC-DEP-15', 'SVC-DEP-16'],
  docs,
  check({ deploymentConfiguration: deployment }, report) {
    if (!deployment) return
    checkThreshold(deployment, report)
    checkEarlySuccess(deployment, report)
    for (const [at, hook] of (deployment.lifecycleHooks ?? []).entries()) {
      checkHook(hook, [...PATH, 'lifecycleHooks', at], report)
    }
  },
}

function checkThreshold({ deploymentCircuitBreaker: breaker }: RawDeploymentConfiguration, report: Report): void {
  const threshold = breaker?.thresholdConfiguration
  if (!threshold || (THRESHOLDS.includes(threshold.type ?? '') && Number.isInteger(threshold.value))) return
  const message = 'The threshold of a circuit breaker needs a type and a whole value'
  const path = [...PATH, 'deploymentCircuitBreaker', 'thresholdConfiguration']
  report({ code: 'SVC-DEP-11', path, message, hint: `use ${THRESHOLDS.join(', ')}`, docs })
}

function checkEarlySuccess(deployment: RawDeploymentConfiguration, report: Report): void {
  const { earlySuccessCriteria: early, strategy = 'ROLLING', minimumHealthyPercent = 0 } = deployment
  if (!early) return
  const { enable, healthyPercent = -1, sourceServiceRevisionCleanup: cleanup = '' } = early
  const complete = healthyPercent >= minimumHealthyPercent && healthyPercent <= 100 && healthyPercent >= 0
  const fits = enable === false || (enable && complete && ['BLOCKING', 'DEFERRED'].includes(cleanup))
  if (fits && strategy === 'ROLLING') return
  const message = fits
    ? 'Early success belongs to strategy ROLLING'
    : 'Early success needs enable, a healthyPercent of at least minimumHealthyPercent, and BLOCKING or DEFERRED cleanup'
  report({ code: 'SVC-DEP-13', path: [...PATH, 'earlySuccessCriteria'], message, hint: 'add what is missing', docs })
}

function checkHook(hook: RawLifecycleHook, path: readonly (string | number)[], report: Report): void {
  const { lifecycleStages: stages = [], targetType = 'AWS_LAMBDA', timeoutConfiguration: timeout } = hook
  if (stages.length === 0) {
    const message = 'A lifecycle hook names no stage'
    const where = [...path, 'lifecycleStages']
    report({ code: 'SVC-DEP-14', path: where, message, hint: 'add for example POST_TEST_TRAFFIC_SHIFT', docs })
  }
  if (targetType === 'AWS_LAMBDA' ? !hook.hookTargetArn : hook.hookTargetArn) {
    const message = targetType === 'AWS_LAMBDA' ? 'A lifecycle hook names no function' : 'A pause calls no function'
    report({ code: 'SVC-DEP-14', path: [...path, 'hookTargetArn'], message, hint: 'mend the hook', docs })
  }
  if (targetType === 'AWS_LAMBDA' && hook.hookTargetArn && !hook.roleArn) {
    const message = 'A lifecycle hook has no roleArn, and ECS may call no function without one'
    report({ code: 'SVC-DEP-14', severity: 'warning', path: [...path, 'roleArn'], message, hint: 'add it', docs })
  }
  if (targetType === 'PAUSE' && stages.some(stage => SHIFTS.includes(stage))) {
    const message = 'A deployment cannot pause while it shifts traffic'
    const where = [...path, 'lifecycleStages']
    report({ code: 'SVC-DEP-15', path: where, message, hint: 'pause before or after it', docs })
  }
  if (!timeout) return
  const { timeoutInMinutes: minutes = 1440, action = 'ROLLBACK' } = timeout
  const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES
  if (fits && (action === 'ROLLBACK' || action === 'CONTINUE')) return
  const message = `A hook waits 1 to ${MOST_MINUTES} minutes, and then does ROLLBACK or CONTINUE`
  report({ code: 'SVC-DEP-16', path: [...path, 'timeoutConfiguration'], message, hint: 'mend the timeout', docs })
}
