import { expect, test } from 'vitest'
import type { RolloutProgress } from '../../../src/deploy/events.ts'
import { table } from '../../../src/deploy/reporter/table.ts'

const rollout = (service: string): RolloutProgress => ({
  service,
  deploymentId: 'ecs-svc/1',
  taskDefinition: `arn:aws:ecs:us-east-1:123456789012:task-definition/shop-${service}:112`,
  revision: `shop-${service}:112`,
  desired: 3,
  running: 0,
  pending: 0,
  failed: 3,
  threshold: 3,
  phase: 'rollback',
  state: 'ROLLBACK_SUCCESSFUL',
  seconds: 605,
})

const lengths = (text: string) => text.split('\n').map(line => line.length)

test('a rollout has one line of a terminal, however long its names are', () => {
  expect(table([rollout('web')], 80)).toMatchInlineSnapshot(`
    "service  revision      running  failed  targets  phase                time
    web      shop-web:112  0 of 3   3 of 3  -        rollback successful  10:05"
  `)
  const long = table([rollout('checkout-of-the-warehouse-worker'), rollout('web')], 80)
  expect(long).toMatchInlineSnapshot(`
    "service       revision      running  failed  targets  phase                time
    checko…orker  shop-c…r:112  0 of 3   3 of 3  -        rollback successful  10:05
    web           shop-web:112  0 of 3   3 of 3  -        rollback successful  10:05"
  `)
  expect(Math.max(...lengths(long))).toBeLessThanOrEqual(80)
})

test('where there is room for nothing, a name keeps its ends', () => {
  expect(table([rollout('checkout-of-the-warehouse-worker')], 40)).toMatchInlineSnapshot(`
    "service     revision    running  failed  targets  phase                time
    check…rker  shop-…:112  0 of 3   3 of 3  -        rollback successful  10:05"
  `)
})
