import { describe, expect, it } from 'vitest'
import {
  type Cluster,
  cluster,
  deploy,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'
import { failureOf, worker } from '../worker.ts'

const prod: Cluster = cluster('prod')

function site(image: string, path = '/*'): Stack {
  const vpc = network.default()
  const definition = taskDefinition('site')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image).port(80))
  const edge = loadBalancer('edge').network(vpc).http()
  return stack('web').add(
    service('site')
      .cluster(prod)
      .taskDefinition(definition)
      .network(vpc)
      .target(edge.path(path), 'app', 80)
      .desiredCount(1),
  )
}

const minutes = (simulator: Simulator, since: number): number => (simulator.clock.now() - since) / 60_000

describe('a service whose image does not exist', () => {
  it('fails at its first deploy, says why, and does not wait for the time-out', async () => {
    const simulator = createSimulator()
    simulator.fail({ image: 'ghcr.io/acme/app:1' }, { how: 'cannot pull' })
    const start = simulator.clock.now()
    const error = await failureOf(deploy(worker('1'), simulator.options()))
    expect(error.outcome).toBe('failed')
    expect(error.diagnosis).toMatchObject([{ code: 'image.missing' }])
    expect(error.message).toContain('The image ghcr.io/acme/app:1 is not in its registry')
    expect(error.applied.map(({ resource }) => resource)).toContain('service worker')
    expect(minutes(simulator, start)).toBeLessThan(10)
  })

  it('is rolled back to what ran before, and is not called a success', async () => {
    const simulator = createSimulator()
    await deploy(worker('1'), simulator.options())
    simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'cannot pull' })
    const error = await failureOf(deploy(worker('2'), simulator.options()))
    expect(error.outcome).toBe('rolled-back')
    expect(error.diagnosis).toMatchObject([{ code: 'image.missing' }])
    expect(error.notApplied.map(({ resource }) => resource)).toEqual(['service worker'])
    const after = await plan(worker('2'), simulator.options())
    expect(after.steps.filter(({ action }) => action === 'update').map(({ resource }) => resource)).toEqual([
      'service worker',
    ])
  })

  it('comes up when the image is there and the program is run again', async () => {
    const simulator = createSimulator()
    const program = worker('1', { circuitBreaker: { enable: false, rollback: false } })
    const mend = simulator.fail({ image: 'ghcr.io/acme/app:1' }, { how: 'cannot pull' })
    await failureOf(deploy(program, simulator.options()))
    mend()
    expect((await deploy(program, simulator.options())).outcome).toBe('deployed')
    expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  })

  it('gets a new deployment once ECS has given up on the first', async () => {
    const simulator = createSimulator()
    const mend = simulator.fail({ image: 'ghcr.io/acme/app:1' }, { how: 'cannot pull' })
    await failureOf(deploy(worker('1'), simulator.options()))
    await simulator.advance(3_600_000)
    mend()
    const { outcome, plan: again } = await deploy(worker('1'), simulator.options())
    expect(outcome).toBe('deployed')
    expect(String(again)).toContain('lastDeployment: failed -> fine')
    expect((await plan(worker('1'), simulator.options())).isEmpty).toBe(true)
  })
})

describe('a service whose container exits', () => {
  const crash = { how: 'exits', exitCode: 1, log: ['boom'] } as const

  it('is rolled back by the circuit breaker, with the exit code as the cause', async () => {
    const simulator = createSimulator()
    await deploy(worker('1'), simulator.options())
    simulator.fail({ image: 'ghcr.io/acme/app:2' }, crash)
    const error = await failureOf(deploy(worker('2'), simulator.options()))
    expect(error.outcome).toBe('rolled-back')
    expect(error.diagnosis).toMatchObject([{ code: 'container.exited' }])
    expect(error.message).toContain('Container "app" exited with code 1')
    expect(error.message).toContain('log of app: boom')
  })

  it('is left as it is, and said to have failed, without a rollback', async () => {
    const simulator = createSimulator()
    const noRollback = { enable: true, rollback: false }
    await deploy(worker('1', { circuitBreaker: noRollback }), simulator.options())
    simulator.fail({ image: 'ghcr.io/acme/app:2' }, crash)
    const error = await failureOf(deploy(worker('2', { circuitBreaker: noRollback }), simulator.options()))
    expect(error.outcome).toBe('failed')
    expect(error.diagnosis).toMatchObject([{ code: 'container.exited' }])
  })

  it('times out without a circuit breaker, and tells what it saw', async () => {
    const simulator = createSimulator()
    simulator.fail({ image: 'ghcr.io/acme/app:1' }, crash)
    const off = { enable: false, rollback: false }
    const options = { ...simulator.options(), timeoutSeconds: 900 }
    const error = await failureOf(deploy(worker('1', { circuitBreaker: off }), options))
    expect(error.outcome).toBe('timed-out')
    expect(error.diagnosis).toMatchObject([{ code: 'container.exited' }])
  })
})

describe('a route that changes', () => {
  it('changes the one rule there is, and leaves no old one behind', async () => {
    const simulator = createSimulator()
    await deploy(site('ghcr.io/acme/site:1', '/old/*'), simulator.options())
    const before = simulator.resources().length
    const { applied } = await deploy(site('ghcr.io/acme/site:1', '/new/*'), simulator.options())
    expect(applied.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      'update listener rule site:edge:80',
    ])
    expect(simulator.resources()).toHaveLength(before)
    expect((await plan(site('ghcr.io/acme/site:1', '/new/*'), simulator.options())).isEmpty).toBe(true)
  })
})

describe('a service that does not answer its load balancer', () => {
  it('is rolled back, with what the target group says as evidence', async () => {
    const simulator = createSimulator()
    await deploy(site('ghcr.io/acme/site:1'), simulator.options())
    simulator.fail({ image: 'ghcr.io/acme/site:2' }, { how: 'unhealthy' })
    const error = await failureOf(deploy(site('ghcr.io/acme/site:2'), simulator.options()))
    expect(error.outcome).toBe('rolled-back')
    expect(error.diagnosis).toMatchObject([{ code: 'target.refused' }])
    expect(error.message).toContain('seen: service event: unhealthy due to Health checks failed')
  })
})

describe('a deployer who may not read logs', () => {
  it('still learns why the container failed, and what it may not see', async () => {
    const simulator = createSimulator()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 127, afterSeconds: 1 })
    const { clients, ...options } = simulator.options()
    const cloudWatchLogs = {
      send: (command: never) => {
        if ((command as object).constructor.name !== 'GetLogEventsCommand') return clients.cloudWatchLogs.send(command)
        return Promise.reject(
          Object.assign(new Error('not allowed to GetLogEvents'), { name: 'AccessDeniedException' }),
        )
      },
    }
    const error = await failureOf(deploy(worker('1'), { ...options, clients: { ...clients, cloudWatchLogs } }))
    expect(error.diagnosis).toMatchObject([{ code: 'container.exited' }])
    expect(error.message).toContain('logs of container app could not be read: not allowed to GetLogEvents')
  })
})

describe('a deploy that somebody else overtakes', () => {
  it('says so, and leaves the other deployment alone', async () => {
    const simulator = createSimulator()
    await deploy(worker('1'), simulator.options())
    let overtaken: Promise<unknown> | undefined
    const error = await failureOf(
      deploy(worker('2'), {
        ...simulator.options(),
        onEvent(event) {
          if (event.type === 'rollout' && !overtaken) {
            overtaken = deploy(worker('3'), simulator.options())
          }
        },
      }),
    )
    expect(error.outcome).toBe('superseded')
    expect(await overtaken).toMatchObject({ outcome: 'deployed' })
    expect((await plan(worker('3'), simulator.options())).isEmpty).toBe(true)
  })
})
