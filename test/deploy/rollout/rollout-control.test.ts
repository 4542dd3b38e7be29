import { UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { type DeployEvent, deploy, describeEvent, destroy, plan, type Stack } from '../../../src/index.ts'
import { createSimulator, type Simulator, verdictOf } from '../../../src/simulator/index.ts'
import { failureOf, worker } from '../worker.ts'

const renamed = (program: Stack, name: string) => ({ build: () => ({ ...program.build(), name }) })

async function deployed(): Promise<Simulator> {
  const simulator = createSimulator()
  await deploy(worker('1'), simulator.options())
  return simulator
}

const force = (simulator: Simulator): Promise<unknown> =>
  simulator.clients.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'worker', forceNewDeployment: true }))

const callsOf = (simulator: Simulator, operation: string): number =>
  simulator.calls.filter(call => call.operation === operation).length

describe('a hopeless rollout', () => {
  it('is stopped within a minute of the second failure, before the circuit breaker', async () => {
    const simulator = await deployed()
    simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'cannot pull' })
    let second: number | undefined
    const error = await failureOf(
      deploy(worker('2'), {
        ...simulator.options(),
        onEvent(event) {
          if (event.type === 'rollout' && event.failed >= 2) second ??= event.at
        },
      }),
    )
    const stop = simulator.calls.find(({ operation }) => operation === 'StopServiceDeployment')
    expect(error.outcome).toBe('rolled-back')
    expect((stop?.at ?? Infinity) - (second ?? 0)).toBeLessThan(60_000)
  })

  it('is left to the circuit breaker where that is asked for', async () => {
    const simulator = await deployed()
    simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'cannot pull' })
    const error = await failureOf(deploy(worker('2'), { ...simulator.options(), earlyStop: false }))
    expect(error.outcome).toBe('rolled-back')
    expect(callsOf(simulator, 'StopServiceDeployment')).toBe(0)
  })

  it('is not stopped for a cause that may pass', async () => {
    const simulator = await deployed()
    simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'exits', exitCode: 1 })
    await failureOf(deploy(worker('2'), simulator.options()))
    expect(callsOf(simulator, 'StopServiceDeployment')).toBe(0)
  })
})

describe('credentials that may not read service deployments', () => {
  it.each(['ListServiceDeployments', 'DescribeServiceDeployments'])('still judge; %s is named', async operation => {
    const simulator = await deployed()
    simulator.inject({ operation }, { how: 'rejected', code: 'AccessDeniedException' })
    expect((await deploy(worker('2'), simulator.options())).outcome).toBe('deployed')
    simulator.fail({ image: 'ghcr.io/acme/app:3' }, { how: 'cannot pull' })
    const error = await failureOf(deploy(worker('3'), simulator.options()))
    expect(error.outcome).toBe('rolled-back')
    expect(error.message).toContain(`these credentials lack ecs:${operation}`)
  })

  it.each([['UnknownOperationException'], ['UnsupportedFeatureException']])(
    'need not be told of a call that the Region does not have: %s',
    async code => {
      const simulator = await deployed()
      simulator.inject({ operation: 'ListServiceDeployments' }, { how: 'rejected', code })
      expect((await deploy(worker('2'), simulator.options())).outcome).toBe('deployed')
    },
  )
})

describe('a change that starts no deployment', () => {
  it('is judged by the counts', async () => {
    const simulator = await deployed()
    expect((await deploy(worker('1', { desiredCount: 4 }), simulator.options())).outcome).toBe('deployed')
  })
})

describe('an autoscaler that changes the count meanwhile', () => {
  it('neither hides a success nor makes one', async () => {
    const simulator = await deployed()
    let scaled = false
    const { outcome } = await deploy(worker('2'), {
      ...simulator.options(),
      onEvent({ type }) {
        if (type === 'rollout' && !scaled) simulator.scale({ cluster: 'prod', service: 'worker' }, 5)
        if (type === 'rollout') scaled = true
      },
    })
    expect(outcome).toBe('deployed')
  })
})

describe('a deployment in flight that is not ours', () => {
  it('is waited for', async () => {
    const simulator = await deployed()
    await force(simulator)
    const events: DeployEvent[] = []
    const options = {
      ...simulator.options(),
      onConflict: 'wait',
      onEvent: (event: DeployEvent) => events.push(event),
    } as const
    expect((await deploy(worker('2'), options)).outcome).toBe('deployed')
    expect(events.filter(({ type }) => type === 'waiting')).toMatchObject([
      { resource: 'service worker', for: expect.stringMatching(/^deployment ecs-svc\/\d+ of jobs-worker:1$/) },
    ])
  })

  it('is waited for only as long as its budget allows', async () => {
    const simulator = await deployed()
    await force(simulator)
    const error = await failureOf(
      deploy(worker('2'), { ...simulator.options(), onConflict: 'wait', timeouts: { conflict: 10 } }),
    )
    expect(error.outcome).toBe('timed-out')
    expect(error.message).toContain(`10 seconds in phase "conflict", limited by timeouts['conflict']`)
  })

  it('is a failure, and left alone', async () => {
    const simulator = await deployed()
    await force(simulator)
    const before = callsOf(simulator, 'UpdateService')
    const error = await failureOf(deploy(worker('2'), { ...simulator.options(), onConflict: 'fail' }))
    expect(error).toMatchObject({ outcome: 'failed', diagnosis: [{ code: 'deployment.in-flight' }] })
    expect(callsOf(simulator, 'UpdateService')).toBe(before)
  })

  it('is replaced unless told otherwise', async () => {
    const simulator = await deployed()
    await force(simulator)
    expect((await deploy(worker('2'), simulator.options())).outcome).toBe('deployed')
  })

  it('is joined when it already runs our revision', async () => {
    const simulator = await deployed()
    const controller = new AbortController()
    await failureOf(
      deploy(worker('2'), {
        ...simulator.options(),
        signal: controller.signal,
        onEvent: ({ type }) => type === 'rollout' && controller.abort(),
      }),
    )
    const before = callsOf(simulator, 'UpdateService')
    expect((await deploy(worker('2'), { ...simulator.options(), onConflict: 'fail' })).outcome).toBe('deployed')
    expect(callsOf(simulator, 'UpdateService')).toBe(before)
  })
})

describe('two first deploys at once', () => {
  it.each([
    ['of the same program', '1'],
    ['of two versions', '2'],
  ])('%s: one makes the service, the other goes on from it', async (_name, image) => {
    const simulator = createSimulator()
    const verdicts = await Promise.all([
      verdictOf(deploy(worker('1'), simulator.options())),
      verdictOf(deploy(worker(image), simulator.options())),
    ])
    expect(verdicts.map(({ outcome }) => outcome).sort()).toEqual(['deployed', 'superseded'])
    expect(callsOf(simulator, 'CreateService')).toBe(2)
    expect((await plan(worker(image), simulator.options())).isEmpty).toBe(true)
  })

  it('of two stacks: the later one is refused', async () => {
    const simulator = createSimulator()
    const one = deploy(worker('1'), simulator.options())
    const other = failureOf(deploy(renamed(worker('1'), 'others'), simulator.options()))
    expect((await one).outcome).toBe('deployed')
    expect(await other).toMatchObject({ outcome: 'failed' })
  })
})

describe('a budget of a phase', () => {
  it('ends the wait, and says which phase waited for what', async () => {
    const simulator = await deployed()
    const error = await failureOf(deploy(worker('2'), { ...simulator.options(), timeouts: { rollout: 10 } }))
    expect(error.outcome).toBe('timed-out')
    expect(error.message).toMatch(
      /0 of 2 tasks are running jobs-worker:2, 2 still run what was there before \(\d+ seconds in phase "rollout", limited/,
    )
  })

  it('does not use up the time for all', async () => {
    const simulator = await deployed()
    const options = { ...simulator.options(), timeoutSeconds: 10, timeouts: { rollout: 600 } }
    expect((await deploy(worker('2'), options)).outcome).toBe('deployed')
  })
})

describe('a destroy whose tasks do not end in time', () => {
  it('times out in its phase', async () => {
    const simulator = await deployed()
    const error = await failureOf(destroy(worker('1'), { ...simulator.options(), timeouts: { removal: 1 } }))
    expect(error.outcome).toBe('timed-out')
    expect(error.message).toMatch(/still DRAINING with \d running tasks \(\d+ seconds in phase "removal", limited by/)
  })
})

describe('a call that is repeated', () => {
  it('says what it is about', async () => {
    const simulator = await deployed()
    simulator.inject({ operation: 'UpdateService', nth: 1 }, { how: 'rejected', code: 'ThrottlingException' })
    const lines: string[] = []
    await deploy(worker('2'), { ...simulator.options(), onEvent: event => lines.push(describeEvent(event)) })
    expect(lines).toContain('retry ecs UpdateService for worker: AWS asks for fewer calls')
  })
})

describe('a service that somebody deletes meanwhile', () => {
  it('is said to be gone', async () => {
    const simulator = await deployed()
    const { DeleteServiceCommand } = await import('@aws-sdk/client-ecs')
    const deletion = new DeleteServiceCommand({ cluster: 'prod', service: 'worker', force: true })
    let deleted: Promise<unknown> | undefined
    const error = await failureOf(
      deploy(worker('2'), {
        ...simulator.options(),
        onEvent({ type }) {
          if (type === 'rollout') deleted ??= simulator.clients.ecs.send(deletion)
        },
      }),
    )
    await deleted
    expect(error).toMatchObject({ outcome: 'failed', diagnosis: [{ code: 'service.deleted' }] })
  })
})
