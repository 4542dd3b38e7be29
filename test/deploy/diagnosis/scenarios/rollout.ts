import { type Scenario, SERVICE } from './scenario.ts'

export const ROLLOUT_SCENARIOS: readonly Scenario[] = [
  {
    code: 'rollout.percents',
    failure: { how: 'cannot place', because: 'percents too tight' },
    cause: 'may neither start a new task nor stop an old one',
    evidence: 'because of the service deployment configuration',
    fix: `.minimumHealthyPercent(…) and .maximumPercent(…) of ${SERVICE}`,
  },
  {
    code: 'rollout.alarm',
    program: { alarms: ['shop-5xx'] },
    meanwhile: async simulator => simulator.alarm('shop-5xx', 'ALARM'),
    cause: 'An alarm of the deployment went off: shop-5xx',
    evidence: 'deployment failed: alarm detected',
    fix: 'See in CloudWatch what the alarm measured',
  },
  {
    code: 'rollout.circuit-breaker',
    failure: { how: 'exits', exitCode: 1 },
    meanwhile: async simulator =>
      simulator.inject({ operation: 'ListTasks' }, { how: 'rejected', code: 'AccessDeniedException' }),
    cause: 'the circuit breaker ended the deployment; their reasons could not be read',
    evidence: /stopped tasks could not be read: .*\(allow ecs:ListTasks\)/,
    fix: `.circuitBreaker(…) of ${SERVICE}`,
  },
  {
    code: 'rollout.unsteady',
    program: { alarms: ['shop-5xx'] },
    options: { timeouts: { rollout: 180 } },
    cause: 'No task of this deployment is known to have failed, yet it did not become steady',
    evidence: 'has started 2 tasks',
    fix: 'Read the events of the service and the logs of its tasks',
  },
  {
    code: 'task.stopped',
    failure: { how: 'cannot start', message: 'Task failed to start' },
    cause: 'A task stopped',
    evidence: 'Task failed to start',
    fix: 'Read the evidence and the logs of its containers',
  },
]
