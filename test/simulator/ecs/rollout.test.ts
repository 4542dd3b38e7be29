import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr'
import {
  DeleteServiceCommand,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { type Account, account } from './account.ts'

const broken = { containerDefinitions: [{ name: 'app', image: 'nginx:2', portMappings: [{ containerPort: 3000 }] }] }
const breaker = (rollback: boolean) => ({
  deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } },
})

async function record({ ecs }: Account) {
  const { serviceDeployments: [latest] = [] } = await ecs.send(
    new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'web' }),
  )
  const { serviceDeployments: [found] = [] } = await ecs.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [latest?.serviceDeploymentArn ?? ''] }),
  )
  return found
}

describe('a rollout', () => {
  it('starts with no task and reaches a steady state on the virtual clock', async () => {
    const prod = await account()
    const started = prod.simulator.clock.now()
    const made = await prod.create()
    expect(made).toMatchObject({
      runningCount: 0,
      pendingCount: 0,
      deployments: [{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }],
    })
    const steady = await prod.steady()
    expect(steady).toMatchObject({ runningCount: 2, pendingCount: 0 })
    expect(steady.events?.map(event => event.message)).toEqual([
      '(service web) has reached a steady state.',
      expect.stringMatching(/^\(service web\) \(deployment ecs-svc\/\d+\) deployment completed\.$/),
      expect.stringMatching(/^\(service web\) has started 2 tasks: \(task \w+\) \(task \w+\)\.$/),
    ])
    expect(prod.simulator.clock.now() - started).toBeGreaterThan(20_000)
    expect(await record(prod)).toMatchObject({ status: 'SUCCESSFUL', targetServiceRevision: { runningTaskCount: 2 } })
  })

  it('never has fewer than the minimum of running tasks while it replaces them', async () => {
    const prod = await account()
    await prod.create()
    await prod.steady()
    const next = await prod.register()
    const { service: updating } = await prod.ecs.send(
      new UpdateServiceCommand({ cluster: 'prod', service: 'web', taskDefinition: next }),
    )
    expect(updating?.deployments?.map(({ status }) => status)).toEqual(['PRIMARY', 'ACTIVE'])
    const seen: number[] = []
    for (;;) {
      await prod.simulator.clock.sleep(1000)
      const { deployments, runningCount = 0 } = await prod.service()
      seen.push(runningCount)
      if (deployments?.length === 1 && deployments[0]?.rolloutState === 'COMPLETED') break
    }
    expect(Math.min(...seen)).toBe(2)
    expect(Math.max(...seen)).toBe(4)
    expect((await prod.tasks()).map(task => task.taskDefinitionArn)).toEqual([next, next])
  })

  it('changes the count without a new deployment', async () => {
    const prod = await account()
    await prod.create()
    const { deployments } = await prod.steady()
    await prod.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', desiredCount: 3 }))
    await prod.simulator.advance(120_000)
    const scaled = await prod.service()
    expect(scaled).toMatchObject({ runningCount: 3, deployments: [{ id: deployments?.[0]?.id }] })
  })
})

describe('a failing image', () => {
  const crash = { how: 'exits', exitCode: 1 } as const

  it('is rolled back by the circuit breaker to the last completed deployment', async () => {
    const prod = await account()
    await prod.create(breaker(true))
    const before = await prod.steady()
    prod.simulator.fail({ image: 'nginx:2' }, crash)
    const next = await prod.register(broken)
    await prod.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web', taskDefinition: next }))
    const after = await prod.steady()
    expect(after.taskDefinition).toBe(before.taskDefinition)
    expect(after.deployments?.[0]?.id).toBe(before.deployments?.[0]?.id)
    expect(await record(prod)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    })
    const failed = (await prod.tasks('STOPPED')).filter(task => task.taskDefinitionArn === next)
    expect(failed.filter(task => task.stopCode === 'EssentialContainerExited')).toHaveLength(3)
    const [stopped] = failed
    expect(stopped).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'app', exitCode: 1 }],
    })
  })

  it('stays failed when there is nothing to roll back to', async () => {
    const prod = await account()
    prod.simulator.fail({ container: 'app' }, crash)
    await prod.create(breaker(true))
    await prod.simulator.advance(600_000)
    expect(await prod.service()).toMatchObject({
      runningCount: 0,
      pendingCount: 0,
      deployments: [
        {
          status: 'PRIMARY',
          rolloutState: 'FAILED',
          rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
        },
      ],
    })
  })

  it('is started again and again without a circuit breaker', async () => {
    const prod = await account()
    prod.simulator.fail({ container: 'app' }, crash)
    await prod.create()
    await prod.simulator.advance(1_200_000)
    const service = await prod.service()
    expect(service.deployments?.[0]?.rolloutState).toBe('IN_PROGRESS')
    expect(service.deployments?.[0]?.failedTasks).toBeGreaterThan(8)
    expect(service.events?.map(event => event.message)).toContainEqual(
      expect.stringContaining('is unable to consistently start tasks successfully'),
    )
  })

  it('recovers once the failure ends', async () => {
    const prod = await account()
    const heal = prod.simulator.fail({ container: 'app' }, crash)
    await prod.create()
    await prod.simulator.advance(100_000)
    heal()
    expect(await prod.steady()).toMatchObject({ runningCount: 2 })
  })

  it('that is not in the registry stops its tasks in the words of AWS', async () => {
    const prod = await account()
    const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:9'
    await prod.register({
      executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
      containerDefinitions: [{ name: 'app', image }],
    })
    await prod.create(breaker(false))
    await prod.simulator.advance(60_000)
    const [task] = await prod.tasks('STOPPED')
    expect(task).toMatchObject({ stopCode: 'TaskFailedToStart' })
    expect(task?.stoppedReason).toBe(
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${image}: ${image}: not found`,
    )
  })

  it('arrives once it has been pushed', async () => {
    const prod = await account()
    const ecr = new ECRClient(prod.simulator.clientConfig('ecr'))
    const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'shop/web' }))
    prod.simulator.pushImage('shop/web', '9')
    await prod.register({
      executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
      containerDefinitions: [{ name: 'app', image: `${repository?.repositoryUri}:9` }],
    })
    await prod.create()
    expect(await prod.steady()).toMatchObject({ runningCount: 2 })
  })

  it('that runs out of memory says so', async () => {
    const prod = await account()
    prod.simulator.fail({ image: 'nginx:1' }, { how: 'out of memory' })
    await prod.create()
    await prod.simulator.advance(60_000)
    const [task] = await prod.tasks('STOPPED')
    expect(task?.containers?.[0]).toMatchObject({
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
    })
  })

  it('whose health check never passes is replaced', async () => {
    const prod = await account()
    prod.simulator.fail({ container: 'app' }, { how: 'unhealthy' })
    const healthCheck = { command: ['CMD-SHELL', 'exit 1'], interval: 5, retries: 2 }
    await prod.register({ containerDefinitions: [{ name: 'app', image: 'nginx:1', healthCheck }] })
    await prod.create()
    await prod.simulator.advance(120_000)
    const [task] = await prod.tasks('STOPPED')
    expect(task).toMatchObject({
      stoppedReason: 'Task failed container health checks',
      containers: [{ healthStatus: 'UNHEALTHY' }],
    })
  })
})

describe('containers that depend on each other', () => {
  it('start after what they wait for has ended', async () => {
    const prod = await account()
    await prod.register({
      containerDefinitions: [
        { name: 'migrate', image: 'nginx:1', essential: false },
        { name: 'app', image: 'nginx:1', dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }] },
      ],
    })
    await prod.create({ desiredCount: 1 })
    await prod.steady()
    expect((await prod.tasks())[0]?.containers).toMatchObject([
      { name: 'migrate', lastStatus: 'STOPPED', exitCode: 0 },
      { name: 'app', lastStatus: 'RUNNING' },
    ])
  })
})

describe('deleting a service', () => {
  it('drains its tasks, leaves a tombstone and then nothing', async () => {
    const prod = await account()
    await prod.create()
    await prod.steady()
    const { ecs, simulator } = prod
    await ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web', force: true }))
    expect((await prod.service()).status).toBe('DRAINING')
    await expect(prod.create()).rejects.toMatchObject({ message: 'Unable to Start a service that is still Draining.' })
    await simulator.advance(60_000)
    expect((await prod.service()).status).toBe('INACTIVE')
    expect(simulator.resources().filter(id => !/cluster|task-definition/.test(id))).toEqual([])
    await expect(prod.create()).resolves.toMatchObject({ status: 'ACTIVE' })
  })
})
