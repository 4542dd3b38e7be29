import { StopServiceDeploymentCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { expect, test } from 'vitest'
import { account } from './ecs/account.ts'
import { blueGreen } from './ecs/blue-green.ts'

test('the rollout ledger knows how each deployment ended, also those that the service has forgotten', async () => {
  const web = await account()
  await web.create()
  const first = (await web.steady()).deployments?.[0]?.id
  const update = async (forceNewDeployment: boolean, taskDefinition?: string) =>
    web.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', forceNewDeployment, taskDefinition }))
  await update(true)
  await update(true)
  await web.steady()
  await update(false, await web.register())
  await web.simulator.advance(2_000)
  const { serviceDeployment } = web.simulator.rollouts().at(-1) ?? {}
  await web.ecs.send(
    new StopServiceDeploymentCommand({ serviceDeploymentArn: serviceDeployment, stopType: 'ROLLBACK' }),
  )
  await web.simulator.advance(600_000)
  expect(web.simulator.rollouts().map(({ status }) => status)).toEqual([
    'SUCCESSFUL',
    'STOPPED',
    'SUCCESSFUL',
    'ROLLBACK_SUCCESSFUL',
  ])
  expect(web.simulator.rollouts()[0]?.deployment).toBe(first)
})

test('the availability ledger shows that a blue/green deployment never leaves the rule without a healthy target', async () => {
  const web = await blueGreen({ strategy: 'BLUE_GREEN' })
  const from = web.simulator.availability.length
  const rules = web.simulator.ruleTargets.length
  await web.update('nginx:2')
  await web.until(({ status }) => status === 'SUCCESSFUL')
  const entries = web.simulator.availability.slice(from - 1)
  expect(Math.min(...entries.map(({ running }) => running))).toBe(2)
  expect(Math.max(...entries.map(({ running }) => running))).toBe(4)
  expect(entries.flatMap(({ targets }) => targets).filter(count => count < 2)).toEqual([])
  expect(web.simulator.ruleTargets.slice(rules).flatMap(({ healthy = 2 }) => healthy)).not.toContain(0)
})

test('the availability ledger shows an outage', async () => {
  const web = await account()
  await web.create()
  await web.steady()
  const from = web.simulator.availability.length
  web.simulator.scale({ cluster: 'prod', service: 'web' }, 0)
  await web.simulator.advance(60_000)
  expect(web.simulator.availability.slice(from).at(-1)).toMatchObject({ desired: 0, running: 0, healthy: 0 })
})

test('autoscaling changes the count of a service without a deployment', async () => {
  const web = await account()
  await web.create()
  await web.steady()
  web.simulator.scale({ cluster: 'prod', service: 'web' }, 5)
  expect(await web.steady()).toMatchObject({ desiredCount: 5, runningCount: 5 })
  expect(web.simulator.rollouts()).toHaveLength(1)
  expect(() => web.simulator.scale({ cluster: 'prod', service: 'none' }, 5)).toThrow('There is no active service none')
})

test('the ledger of rules knows a rule whose target group has lost its targets', async () => {
  const web = await blueGreen({ strategy: 'BLUE_GREEN' })
  expect(web.simulator.ruleTargets.at(-1)).toMatchObject({ healthy: 2 })
  web.simulator.scale({ cluster: 'prod', service: 'web' }, 0)
  await web.simulator.advance(120_000)
  expect(web.simulator.ruleTargets.at(-1)).toMatchObject({ healthy: 0 })
})
