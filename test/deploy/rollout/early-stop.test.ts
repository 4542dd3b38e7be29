import { describe, expect, it } from 'vitest'
import { cluster, type DeployOptions, deploy, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { type ContainerFailure, createSimulator, type Simulator, verdictOf } from '../../../src/simulator/index.ts'

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop'

function program(image: string, secrets: readonly string[]) {
  const definition = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => secrets.reduce((app, name) => app.secret(name, `${SECRET}/${name}-AbCdEf`), c.image(image)))
  return stack('shop').add(
    service('web')
      .cluster(cluster('prod'))
      .taskDefinition(definition)
      .network(network.default())
      .desiredCount(2)
      .circuitBreaker({ enable: false, rollback: false }),
  )
}

/** Mends the failure once so many tasks have failed. */
function mendAfter(simulator: Simulator, failures: number, image: string, failure: ContainerFailure): DeployOptions {
  const mend = simulator.fail({ image }, failure)
  return {
    ...simulator.options(),
    onEvent: event => {
      if (event.type === 'rollout' && event.failed >= failures) mend()
    },
  }
}

const stops = (simulator: Simulator): number =>
  simulator.calls.filter(({ operation }) => operation === 'StopServiceDeployment').length

// https://github.com/aws/copilot-cli/issues/5984: rights are not known everywhere at once.
describe('a right that this run gave a moment ago', () => {
  it.each(['secret denied', 'parameter denied', 'key denied', 'log group denied'] as const)(
    'a first deploy goes on: %s',
    async because => {
      const simulator = createSimulator()
      const options = mendAfter(simulator, 2, 'web:1', { how: 'cannot start', because })
      expect((await verdictOf(deploy(program('web:1', ['DB']), options))).outcome).toBe('deployed')
    },
  )

  it('a first deploy goes on: image denied', async () => {
    const simulator = createSimulator()
    const options = mendAfter(simulator, 2, 'web:1', { how: 'cannot pull', because: 'denied' })
    expect((await verdictOf(deploy(program('web:1', ['DB']), options))).outcome).toBe('deployed')
  })

  it('an update that adds a secret goes on, and waits before it starts tasks', async () => {
    const simulator = createSimulator()
    await deploy(program('web:1', ['DB']), simulator.options())
    const options = mendAfter(simulator, 2, 'web:2', { how: 'cannot start', because: 'secret denied' })
    const before = simulator.calls.length
    expect((await verdictOf(deploy(program('web:2', ['DB', 'KEY']), options))).outcome).toBe('deployed')
    const calls = simulator.calls.slice(before)
    const at = (operation: string): number => calls.find(call => call.operation === operation)?.at ?? 0
    expect(at('UpdateService') - at('PutRolePolicy')).toBeGreaterThanOrEqual(10_000)
    expect(stops(simulator)).toBe(0)
  })

  it('is given up on when it stays missing for two minutes', async () => {
    const simulator = createSimulator()
    simulator.fail({ image: 'web:1' }, { how: 'cannot start', because: 'secret denied' })
    const started = simulator.clock.now()
    const { causes, outcome } = await verdictOf(deploy(program('web:1', ['DB']), simulator.options()))
    expect(outcome).toBe('failed')
    expect(causes).toContain('secret.denied')
    expect(simulator.clock.now() - started).toBeGreaterThan(120_000)
    expect(simulator.clock.now() - started).toBeLessThan(300_000)
  })
})

describe('where this run changed no right', () => {
  it('one that is missing is hopeless', async () => {
    const simulator = createSimulator()
    await deploy(program('web:1', ['DB']), simulator.options())
    await simulator.advance(600_000)
    simulator.fail({ image: 'web:2' }, { how: 'cannot start', because: 'secret denied' })
    expect(await verdictOf(deploy(program('web:2', ['DB']), simulator.options()))).toMatchObject({
      outcome: 'rolled-back',
      causes: ['secret.denied'],
    })
    expect(stops(simulator)).toBe(1)
  })
})

it('an image that does not exist is stopped in under a minute, also right after a role was made', async () => {
  const simulator = createSimulator()
  simulator.fail({ image: 'web:1' }, { how: 'cannot pull' })
  const started: number[] = []
  const { outcome } = await verdictOf(
    deploy(program('web:1', ['DB']), {
      ...simulator.options(),
      onEvent: ({ type, at }) => type === 'rollout' && started.push(at),
    }),
  )
  expect(outcome).toBe('failed')
  expect((started.at(-1) ?? Infinity) - (started[0] ?? 0)).toBeLessThan(60_000)
})

// https://github.com/hackoregon/civic-devops/issues/132, https://github.com/aws/amazon-ecs-agent/issues/349
it.each([
  'CannotStartContainerError: Error response from daemon: failed to create shim task: resource temporarily unavailable',
  'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: dial tcp 127.0.0.1:24224: connect: connection refused',
])('what may be the trouble of one instance, or pass, is left to ECS: %s', async message => {
  const simulator = createSimulator()
  const options = mendAfter(simulator, 2, 'web:1', { how: 'cannot start', message })
  expect((await verdictOf(deploy(program('web:1', []), options))).outcome).toBe('deployed')
})
