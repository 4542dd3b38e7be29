import { describe, expect, it } from 'vitest'
import { cluster, deploy, network, plan, service, stack, taskDefinition } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'
import { failureOf, worker } from '../worker.ts'

describe('a service that wants no task', () => {
  it('says that nothing tries what it would run, as long as something of it changes', async () => {
    const simulator = createSimulator()
    const none = { desiredCount: 0 }
    const { plan: first } = await deploy(worker('1', none), simulator.options())
    expect(first.notes).toEqual([expect.stringMatching(/^service worker wants 0 tasks: no task tries its image/)])
    expect((await plan(worker('1', none), simulator.options())).notes).toEqual([])
    expect((await plan(worker('2', none), simulator.options())).notes).toHaveLength(1)
    expect((await plan(worker('2', { desiredCount: 1 }), simulator.options())).notes).toEqual([])
  })
})

it('a service says of its alarms which are up, or not there, as long as something of it changes', async () => {
  const simulator = createSimulator()
  simulator.alarm('shop-5xx', 'ALARM')
  const tasks = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('ghcr.io/acme/app:1'))
  const plain = service('worker').cluster(cluster('prod')).taskDefinition(tasks).network(network.default())
  const watched = stack('jobs').add(plain.alarms(['shop-5xx', 'shop-slow']))
  const told = [
    'service worker: shop-5xx is in ALARM, and ECS heeds none of its alarms in a deployment that begins so: a bad one is not rolled back by them',
    'service worker: there is no alarm shop-slow in us-east-1, so that nothing is heeded there',
  ]
  expect((await plan(watched, simulator.options())).notes).toEqual(told)
  const stop = simulator.inject({ service: 'cloudWatch' }, { how: 'rejected', code: 'AccessDenied', status: 403 })
  expect((await plan(watched, simulator.options())).notes).toEqual([
    'service worker has alarms, and ECS heeds none of them in a deployment that begins while one is in ALARM: see that shop-5xx, shop-slow are not (with cloudwatch:DescribeAlarms a plan looks)',
  ])
  stop()
  const { plan: first } = await deploy(watched, simulator.options())
  expect(first.notes).toEqual(told)
  expect((await plan(watched, simulator.options())).notes).toEqual([])
})

describe('a rollback in progress', () => {
  it('that a deploy would replace is told', async () => {
    const simulator = createSimulator()
    await deploy(worker('1'), simulator.options())
    simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'cannot pull' })
    const controller = new AbortController()
    await failureOf(
      deploy(worker('2'), {
        ...simulator.options(),
        signal: controller.signal,
        onEvent: event => event.type === 'rollout' && event.phase === 'rollback' && controller.abort(),
      }),
    )
    const { notes } = await plan(worker('3'), simulator.options())
    expect(notes).toEqual([expect.stringContaining('service worker is being rolled back, and this deploy takes')])
    expect((await plan(worker('3'), { ...simulator.options(), onConflict: 'wait' })).notes).toEqual([])
    await deploy(worker('3'), simulator.options())
    expect((await plan(worker('4'), simulator.options())).notes).toEqual([])
  })
})

it('a deploy that runs out of time while its tasks fail does not say to go on waiting', async () => {
  const simulator = createSimulator()
  const options = { ...simulator.options(), earlyStop: false, timeouts: { rollout: 120 } }
  simulator.fail({ image: 'ghcr.io/acme/app:1' }, { how: 'cannot pull' })
  const broken = worker('1', { circuitBreaker: { enable: false, rollback: false } })
  const down = await failureOf(deploy(broken, options))
  expect(down.outcome).toBe('timed-out')
  expect(down.message).toContain('waiting longer does not help')
  expect(down.message).not.toContain('go on waiting')
})
