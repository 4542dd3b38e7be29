import { UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import type { ContainerFailure } from '../../../src/simulator/index.ts'
import { type Account, account, definition } from './account.ts'

const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }
const [app] = definition.containerDefinitions ?? []
const checked = { ...app, healthCheck: { command: ['CMD', 'true'], interval: 5, retries: 2 } }

async function after(seconds: number, failure: ContainerFailure, containers = definition.containerDefinitions) {
  const prod = await account()
  await prod.register({ containerDefinitions: containers })
  prod.simulator.fail({ container: 'app' }, failure)
  await prod.create(breaker)
  await prod.simulator.advance(seconds * 1000)
  const { deployments: [primary] = [], events = [] } = await prod.service()
  return { ...prod, primary, said: events.map(({ message }) => message ?? '') }
}

// The documentation of Deployment.failedTasks in the SDK.
it.each<[string, ContainerFailure, 'FAILED' | 'IN_PROGRESS', typeof definition.containerDefinitions?]>([
  ['ends before it is RUNNING', { how: 'exits', exitCode: 1 }, 'FAILED'],
  ['ends after it was RUNNING', { how: 'exits', exitCode: 1, afterSeconds: 12 }, 'IN_PROGRESS'],
  ['does not pass its health check', { how: 'unhealthy' }, 'FAILED', [checked]],
  ['finds no place', { how: 'cannot place', because: 'vCPU quota' }, 'FAILED'],
])('a task that %s: the rollout is %s', async (_, failure, state, containers) => {
  const { primary, said } = await after(300, failure, containers)
  expect(primary?.rolloutState).toBe(state)
  expect((primary?.failedTasks ?? 0) >= 3).toBe(state === 'FAILED')
  expect(said.some(message => message.includes('deployment failed: tasks failed to start'))).toBe(state === 'FAILED')
})

it('one task that runs lets the count begin again', async () => {
  const prod = await account()
  const mend = prod.simulator.fail({ container: 'app' }, { how: 'cannot pull' })
  await prod.create()
  await prod.simulator.advance(60_000)
  expect((await prod.service()).deployments?.[0]?.failedTasks).toBeGreaterThan(1)
  mend()
  await prod.steady()
  expect((await prod.service()).deployments?.[0]?.failedTasks).toBe(0)
})

it('a script ends running tasks and deployments in any words', async () => {
  const reason = 'Your Spot Task was interrupted.'
  const { tasks } = await after(100, { how: 'stopped', stopCode: 'SpotInterruption', reason })
  const [task] = await tasks('STOPPED')
  expect(task).toMatchObject({ stopCode: 'SpotInterruption', stoppedReason: reason, containers: [{ exitCode: 143 }] })
  expect(task?.startedAt).toBeDefined()
})

it('waits for the success of another container: on EC2 the agent says so of the one that waited', async () => {
  const prod = await account()
  await prod.register({
    requiresCompatibilities: ['EC2'],
    containerDefinitions: [
      { name: 'migrate', image: 'nginx:1', essential: false },
      { name: 'app', image: 'nginx:1', dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }] },
    ],
  })
  prod.simulator.fail({ container: 'migrate' }, { how: 'exits', exitCode: 1 })
  prod.simulator.containerInstance({ cluster: 'prod', cpu: 2048, memoryMiB: 3900 })
  const { subnets } = prod
  await prod.create({
    desiredCount: 1,
    launchType: 'EC2',
    networkConfiguration: { awsvpcConfiguration: { subnets } },
  })
  await prod.simulator.advance(60_000)
  expect((await prod.tasks('STOPPED'))[0]).toMatchObject({
    stopCode: 'TaskFailedToStart',
    stoppedReason: 'Task failed to start',
    containers: [
      { name: 'migrate', exitCode: 1 },
      { name: 'app', exitCode: 143, reason: expect.stringMatching(/^CannotStartContainerError: .*did not exit succ/) },
    ],
  })
})

async function update(prod: Account, image: string): Promise<void> {
  const taskDefinition = await prod.register({ containerDefinitions: [{ ...app, image }] })
  await prod.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', taskDefinition }))
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
it('a rollback that fails, too, ends; no further task is started', async () => {
  const prod = await account()
  await prod.create({
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: true, rollback: true },
      minimumHealthyPercent: 0,
      maximumPercent: 100,
    },
  })
  await prod.steady()
  prod.simulator.fail({ container: 'app' }, { how: 'cannot pull' })
  await update(prod, 'nginx:2')
  await prod.simulator.advance(300_000)
  expect(prod.simulator.rollouts()[1]).toMatchObject({
    status: 'ROLLBACK_FAILED',
    reason: 'No rollback candidate was found to run the rollback.',
  })
  expect((await prod.service()).events?.filter(({ message }) => message?.includes('rolling back'))).toHaveLength(1)
  const stopped = (await prod.tasks('STOPPED')).length
  await prod.simulator.advance(300_000)
  expect(await prod.tasks('STOPPED')).toHaveLength(stopped)
})

it('a deployment that comes during a rollback has nothing to go back to', async () => {
  const prod = await account()
  await prod.create(breaker)
  await prod.steady()
  prod.simulator.fail({ image: 'nginx:2' }, { how: 'cannot pull' })
  await update(prod, 'nginx:2')
  await prod.simulator.advance(3_000)
  for (let polls = 0; prod.simulator.rollouts()[1]?.status !== 'ROLLBACK_IN_PROGRESS'; polls++) {
    if (polls > 100) throw new Error('There is no rollback')
    await prod.simulator.advance(1_000)
  }
  prod.simulator.fail({ image: 'nginx:3' }, { how: 'cannot pull' })
  await update(prod, 'nginx:3')
  await prod.simulator.advance(300_000)
  expect(prod.simulator.rollouts().map(({ status }) => status)).toEqual(['SUCCESSFUL', 'STOPPED', 'ROLLBACK_FAILED'])
})

it.each([
  ['shop/web:2', true],
  ['registry.example.com:5000/shop/web:2', true],
  ['web:2', false],
  ['shop/web:20', false],
])('a failure of the image %s strikes one of a repository: %s', async (image, strikes) => {
  const prod = await account()
  const uri = 'registry.example.com:5000/shop/web:2'
  await prod.register({ containerDefinitions: [{ ...app, image: uri }] })
  prod.simulator.fail({ image }, { how: 'exits', exitCode: 1 })
  await prod.create()
  await prod.simulator.advance(60_000)
  expect(((await prod.service()).deployments?.[0]?.failedTasks ?? 0) > 0).toBe(strikes)
})
