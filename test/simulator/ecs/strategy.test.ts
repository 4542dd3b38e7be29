import {
  ContinueServiceDeploymentCommand,
  StopServiceDeploymentCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { account } from './account.ts'
import { blueGreen } from './blue-green.ts'

const lambda = (...lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT' | 'PRODUCTION_TRAFFIC_SHIFT' | 'PRE_SCALE_UP']) => ({
  hookTargetArn: 'arn:aws:lambda:us-east-1:123456789012:function:smoke',
  roleArn: 'arn:aws:iam::123456789012:role/hooks',
  lifecycleStages,
})
const pause = (action: 'CONTINUE' | 'ROLLBACK') => ({
  targetType: 'PAUSE' as const,
  lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT' as const],
  timeoutConfiguration: { timeoutInMinutes: 10, action },
})

describe('a blue/green deployment', () => {
  it('goes through the stages, and keeps the old tasks until the clean-up', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN' })
    expect(await web.weights()).toEqual({ production: [100, 0], test: [100, 0] })
    await web.update('nginx:2')
    const stages: unknown[] = []
    const end = await web.until(({ lifecycleStage, status }) => {
      if (lifecycleStage && stages.at(-1) !== lifecycleStage) stages.push(lifecycleStage)
      return status === 'SUCCESSFUL'
    })
    expect(stages).toEqual([
      'PRE_SCALE_UP',
      'SCALE_UP',
      'POST_SCALE_UP',
      'TEST_TRAFFIC_SHIFT',
      'POST_TEST_TRAFFIC_SHIFT',
      'PRE_PRODUCTION_TRAFFIC_SHIFT',
      'PRODUCTION_TRAFFIC_SHIFT',
      'POST_PRODUCTION_TRAFFIC_SHIFT',
      'BAKE_TIME',
      'CLEAN_UP',
    ])
    expect(end.targetServiceRevision).toMatchObject({ runningTaskCount: 2, requestedProductionTrafficWeight: 100 })
    expect(await web.weights()).toEqual({ production: [0, 100], test: [0, 100] })
    expect([await web.healthy(web.blue), await web.healthy(web.green)]).toEqual([0, 2])
    expect((await web.service()).loadBalancers).toMatchObject([
      { targetGroupArn: web.green, advancedConfiguration: { alternateTargetGroupArn: web.blue } },
    ])
  })

  it('serves test traffic first, and both sets of tasks are there while it bakes', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN' })
    await web.update('nginx:2')
    await web.until(({ lifecycleStage }) => lifecycleStage === 'POST_TEST_TRAFFIC_SHIFT')
    expect(await web.weights()).toEqual({ production: [100, 0], test: [0, 100] })
    await web.until(({ lifecycleStage }) => lifecycleStage === 'BAKE_TIME')
    expect(await web.weights()).toEqual({ production: [0, 100], test: [0, 100] })
    expect([await web.healthy(web.blue), await web.healthy(web.green)]).toEqual([2, 2])
    expect((await web.service()).deployments).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS' },
      { status: 'ACTIVE', runningCount: 2 },
    ])
  })

  it.each(['PRE_SCALE_UP', 'SCALE_UP', 'TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME'])(
    'is rolled back from %s on request, and the old tasks serve on',
    async stage => {
      const web = await blueGreen({ strategy: 'BLUE_GREEN' })
      const before = await web.service()
      await web.update('nginx:2')
      const { serviceDeploymentArn } = await web.until(({ lifecycleStage }) => lifecycleStage === stage)
      await web.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ROLLBACK' }))
      expect((await web.deployment()).status).toBe('ROLLBACK_REQUESTED')
      await web.until(({ status }) => status === 'ROLLBACK_SUCCESSFUL')
      expect((await web.weights()).production).toEqual([100, 0])
      expect([await web.healthy(web.blue), await web.healthy(web.green)]).toEqual([2, 0])
      expect((await web.service()).deployments).toMatchObject([{ id: before.deployments?.[0]?.id }])
      expect((await web.service()).loadBalancers).toEqual(before.loadBalancers)
    },
  )

  it('cannot be stopped once it has begun to clean up', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 })
    await web.update('nginx:2')
    const { serviceDeploymentArn } = await web.until(({ lifecycleStage }) => lifecycleStage === 'CLEAN_UP')
    await expect(web.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }))).rejects.toMatchObject({
      name: 'ConflictException',
    })
  })

  it.each(['SCALE_UP', 'BAKE_TIME'])('superseded in %s: the old tasks serve until the next takes over', async stage => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN' })
    await web.update('nginx:2')
    await web.until(({ lifecycleStage }) => lifecycleStage === stage)
    const from = web.simulator.availability.length
    await web.update('nginx:3')
    const stages = new Set<unknown>()
    await web.until(({ lifecycleStage, status }) => {
      stages.add(lifecycleStage)
      return status === 'SUCCESSFUL'
    })
    expect(stages).toContain('RECONCILE_SERVICE')
    expect(web.simulator.rollouts().map(({ status }) => status)).toEqual(['SUCCESSFUL', 'STOPPED', 'SUCCESSFUL'])
    const served = web.simulator.availability.slice(from - 1).flatMap(({ targets }) => targets)
    expect(Math.min(...served)).toBeGreaterThanOrEqual(2)
  })

  it('that fails to start is rolled back by the circuit breaker', async () => {
    const web = await blueGreen({
      strategy: 'BLUE_GREEN',
      deploymentCircuitBreaker: { enable: true, rollback: true },
    })
    web.simulator.fail({ image: 'nginx:2' }, { how: 'exits', exitCode: 1 })
    await web.update('nginx:2')
    expect(await web.until(({ status }) => status === 'ROLLBACK_SUCCESSFUL')).toMatchObject({
      lifecycleStage: 'SCALE_UP',
      deploymentCircuitBreaker: { status: 'TRIGGERED' },
    })
    expect([await web.healthy(web.blue), await web.healthy(web.green)]).toEqual([2, 0])
  })

  it('takes its target groups in turn', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 })
    for (const [image, healthy] of [
      ['nginx:2', [0, 2]],
      ['nginx:3', [2, 0]],
    ] as const) {
      await web.update(image)
      await web.until(({ status }) => status === 'SUCCESSFUL')
      expect([await web.healthy(web.blue), await web.healthy(web.green)]).toEqual(healthy)
    }
  })

  it('needs to know both target groups', async () => {
    const prod = await account()
    await expect(
      prod.create({
        deploymentConfiguration: { strategy: 'BLUE_GREEN' },
        loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'app', containerPort: 3000 }],
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining('advancedConfiguration field is required') })
  })
})

describe('production traffic', () => {
  const shares = async (configuration: Parameters<typeof blueGreen>[0]) => {
    const web = await blueGreen({ bakeTimeInMinutes: 0, ...configuration })
    await web.update('nginx:2')
    const seen: (number | undefined)[] = []
    await web.until(({ status, targetServiceRevision }) => {
      const share = targetServiceRevision?.requestedProductionTrafficWeight
      if (share !== undefined && seen.at(-1) !== share) seen.push(share)
      return status === 'SUCCESSFUL'
    })
    expect((await web.weights()).production).toEqual([0, 100])
    return seen
  }

  it('shifts to a canary first', async () => {
    const canaryConfiguration = { canaryPercent: 10, canaryBakeTimeInMinutes: 5 }
    expect(await shares({ strategy: 'CANARY', canaryConfiguration })).toEqual([0, 10, 100])
  })

  it('shifts step by step', async () => {
    const linearConfiguration = { stepPercent: 30, stepBakeTimeInMinutes: 1 }
    expect(await shares({ strategy: 'LINEAR', linearConfiguration })).toEqual([0, 30, 60, 90, 100])
  })
})

describe('a lifecycle hook', () => {
  it('that fails rolls the deployment back, at whatever stage', async () => {
    const web = await blueGreen({
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [lambda('POST_TEST_TRAFFIC_SHIFT'), lambda('PRODUCTION_TRAFFIC_SHIFT')],
    })
    web.simulator.hook({ stage: 'PRODUCTION_TRAFFIC_SHIFT' }, { how: 'fails' })
    await web.update('nginx:2')
    const end = await web.until(({ status }) => status === 'ROLLBACK_SUCCESSFUL')
    expect(end.lifecycleHookDetails?.map(({ status }) => status)).toEqual(['SUCCEEDED', 'FAILED'])
    expect(end.statusReason).toBe(
      'Service deployment rolled back because PRODUCTION_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target arn:aws:lambda:us-east-1:123456789012:function:smoke returned FAILED status.',
    )
    expect((await web.weights()).production).toEqual([100, 0])
  })

  it('in progress is asked again', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN', lifecycleHooks: [lambda('PRE_SCALE_UP')] })
    web.simulator.hook({ service: 'web' }, { how: 'in progress', times: 3, seconds: 60 })
    await web.update('nginx:2')
    const started = web.simulator.clock.now()
    await web.until(({ lifecycleStage }) => lifecycleStage === 'SCALE_UP')
    expect(web.simulator.clock.now() - started).toBeGreaterThan(180_000)
  })

  it('that pauses waits for an answer', async () => {
    const paused = await blueGreenPaused('ROLLBACK')
    const { hookId, serviceDeploymentArn } = paused
    await expect(
      paused.ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId: `${hookId}x` })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await paused.ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId }))
    await paused.until(({ status }) => status === 'SUCCESSFUL')
    await expect(
      paused.ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('that pauses rolls back when told to', async () => {
    const { ecs, hookId, serviceDeploymentArn, until } = await blueGreenPaused('CONTINUE')
    await ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId, action: 'ROLLBACK' }))
    expect(await until(({ status }) => status === 'ROLLBACK_SUCCESSFUL')).toMatchObject({
      lifecycleHookDetails: [{ status: 'FAILED' }],
    })
  })

  it.each([
    ['CONTINUE', 'SUCCESSFUL'],
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL'],
  ] as const)('that nobody answers ends in %s at its timeout', async (action, expected) => {
    const { until } = await blueGreenPaused(action)
    expect(await until(({ status }) => status === expected)).toMatchObject({
      lifecycleHookDetails: [{ status: 'TIMED_OUT', timeoutAction: action }],
    })
  })
})

async function blueGreenPaused(action: 'CONTINUE' | 'ROLLBACK') {
  const web = await blueGreen({ strategy: 'BLUE_GREEN', lifecycleHooks: [pause('CONTINUE')] })
  await web.ecs.send(
    new UpdateServiceCommand({
      cluster: 'prod',
      service: 'web',
      deploymentConfiguration: { strategy: 'BLUE_GREEN', lifecycleHooks: [pause(action)] },
    }),
  )
  await web.update('nginx:2')
  const { lifecycleHookDetails: [detail] = [], serviceDeploymentArn } = await web.until(
    ({ lifecycleHookDetails: [hook] = [] }) => hook?.status === 'AWAITING_ACTION',
  )
  return { ...web, serviceDeploymentArn, hookId: detail?.hookId }
}

describe('a deployment alarm', () => {
  const alarms = { alarmNames: ['errors'], enable: true, rollback: true }

  it('rolls back a blue/green deployment that bakes', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN', alarms })
    await web.update('nginx:2')
    await web.until(({ lifecycleStage }) => lifecycleStage === 'BAKE_TIME')
    web.simulator.alarm('errors', 'ALARM')
    const end = await web.until(({ status }) => status === 'ROLLBACK_SUCCESSFUL')
    expect(end.alarms).toEqual({ status: 'TRIGGERED', alarmNames: ['errors'], triggeredAlarmNames: ['errors'] })
    expect((await web.service()).events?.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('deployment failed: alarm detected.'),
    )
  })

  it('is watched for a while after a rolling deployment, but not when it was up before', async () => {
    const prod = await account()
    await prod.create({ deploymentConfiguration: { alarms } })
    await prod.simulator.advance(120_000)
    expect((await prod.service()).deployments?.[0]).toMatchObject({ runningCount: 2, rolloutState: 'IN_PROGRESS' })
    prod.simulator.alarm('errors', 'ALARM')
    expect((await prod.service()).deployments?.[0]?.rolloutState).toBe('FAILED')
    await prod.ecs.send(
      new UpdateServiceCommand({
        cluster: 'prod',
        service: 'web',
        forceNewDeployment: true,
      }),
    )
    expect(await prod.steady()).toMatchObject({ deployments: [{ rolloutState: 'COMPLETED' }] })
  })
})

describe('the circuit breaker', () => {
  it.each([
    [{ type: 'COUNT', value: 1 }, 1],
    [{ type: 'BOUNDED_PERCENT', value: 50 }, 3],
    [{ type: 'UNBOUNDED_PERCENT', value: 100 }, 2],
  ] as const)('trips at %o after %d failures', async (thresholdConfiguration, threshold) => {
    const prod = await account()
    prod.simulator.fail({ image: 'nginx:1' }, { how: 'exits', exitCode: 1 })
    await prod.create({
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false, thresholdConfiguration } },
    })
    await prod.simulator.advance(600_000)
    const { deployments } = await prod.service()
    expect(deployments?.[0]?.rolloutState).toBe('FAILED')
    expect(deployments?.[0]?.failedTasks).toBeGreaterThanOrEqual(threshold)
    expect(deployments?.[0]?.failedTasks).toBeLessThan(threshold + 3)
  })
})

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
it.each([
  [{ blue: 50, green: 50 }, /exactly one target group serving traffic but found 2 target groups which are serving/],
  [{ blue: 0, green: 0 }, /but found 0 target groups/],
])('with weights of %j nothing is deployed, and the rule stays as it was', async (weights, reason) => {
  const web = await blueGreen({ strategy: 'BLUE_GREEN' })
  const before = await web.setProduction(weights)
  await web.update('nginx:2')
  const end = await web.until(({ status }) => status === 'ROLLBACK_SUCCESSFUL')
  expect(end.statusReason).toMatch(/^Service deployment rolled back because of invalid networking configuration\. /)
  expect(end.statusReason).toMatch(reason)
  expect((await web.weights()).production).toEqual(before)
})

it('a script has a deployment rolled back in any words', async () => {
  const web = await blueGreen({ strategy: 'BLUE_GREEN' })
  const reason = 'Service deployment rolled back because of a reason of its own.'
  web.simulator.fail({ image: 'nginx:2' }, { how: 'rolled back', reason })
  await web.update('nginx:2')
  expect(await web.until(({ status }) => status === 'ROLLBACK_SUCCESSFUL')).toMatchObject({ statusReason: reason })
  expect((await web.service()).events?.some(({ message }) => message?.includes(`deployment failed: ${reason}`))).toBe(
    true,
  )
})
