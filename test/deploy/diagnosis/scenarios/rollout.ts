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
    failure: { how: 'alarm', afterSeconds: 5 },
    cause: 'An alarm of the deployment went off',
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
]
