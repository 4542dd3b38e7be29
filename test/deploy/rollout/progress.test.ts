import { expect, test } from 'vitest'
import { progressOf } from '../../../src/deploy/rollout/progress.ts'
import type { Look } from '../../../src/deploy/rollout/verdict.ts'

test('of a rollout that was over when it was first looked at, the failures are those that ECS counted', () => {
  const look = {
    service: { desiredCount: 2, deployments: [{ id: 'ecs-svc/3', status: 'PRIMARY', runningCount: 2 }] },
    record: {
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    },
  } satisfies Look
  const model = { serviceName: 'web', circuitBreaker: { enable: true, rollback: true } }
  const progress = progressOf(look, 'ecs-svc/2', model, 'rollout', 5, undefined)
  expect(progress).toMatchObject({ desired: 2, running: 0, failed: 3, threshold: 3, state: 'ROLLBACK_SUCCESSFUL' })
  const before = { ...progress, failed: 2 }
  const unbroken = {
    ...look,
    record: { status: 'STOPPED', deploymentCircuitBreaker: { failureCount: 0 } },
  } satisfies Look
  expect(progressOf(unbroken, 'ecs-svc/2', model, 'rollout', 9, before)).toMatchObject({ failed: 2, state: 'STOPPED' })
})
