import { StopServiceDeploymentCommand } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { deploy, diagnose } from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'
import { failureOf, worker } from '../worker.ts'

const off = { enable: false, rollback: false }
const image = (version: number) => ({ image: `ghcr.io/acme/app:${version}` })

async function deployed(): Promise<Simulator> {
  const simulator = createSimulator()
  await deploy(worker('1'), simulator.options())
  return simulator
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
const REASON =
  "Service deployment rolled back because of invalid networking configuration. ECS was unable to manage the ELB resources due to missing permissions on ECS Infrastructure Role 'arn:aws:iam::123456789012:role/Admin'."

describe('why ECS rolled a deployment back', () => {
  it('is told by the deploy and by diagnose', async () => {
    const simulator = await deployed()
    simulator.fail(image(2), { how: 'rolled back', reason: REASON })
    const error = await failureOf(deploy(worker('2'), simulator.options()))
    expect(error.outcome).toBe('rolled-back')
    expect(error.message.split('\n')[1]).toContain(REASON)
    const [found] = await diagnose('prod', 'worker', simulator.options())
    expect(JSON.stringify(found)).toContain(REASON)
  })

  it.each(['ROLLBACK', 'ABORT'] as const)('a person did, with %s', async stopType => {
    const simulator = await deployed()
    let stopped: Promise<unknown> | undefined
    const error = await failureOf(
      deploy(worker('2'), {
        ...simulator.options(),
        onEvent({ type }) {
          const { serviceDeployment } = simulator.rollouts().at(-1) ?? {}
          if (type !== 'rollout' || simulator.rollouts().at(-1)?.status !== 'IN_PROGRESS') return
          stopped ??= simulator.clients.ecs.send(
            new StopServiceDeploymentCommand({ serviceDeploymentArn: serviceDeployment, stopType }),
          )
        },
      }),
    )
    await stopped
    expect(error.message).toMatch(/by user\. \(a person or another tool, not this deploy\)/)
    expect(error).toMatchObject({ diagnosis: [{ fix: expect.stringMatching(/^Where a person.*CloudTrail/) }] })
    expect(await diagnose('prod', 'worker', simulator.options())).toMatchObject([
      {
        code: 'rollout.unsteady',
        cause: expect.stringMatching(/by user\. \(ECS calls every caller so, a deploy too\)$/),
      },
    ])
  })

  it('this deploy did, which ECS calls a user', async () => {
    const simulator = await deployed()
    simulator.fail(image(2), { how: 'cannot pull' })
    const error = await failureOf(deploy(worker('2'), simulator.options()))
    expect(error.message).toMatch(/before: this deploy asked for that, as its tasks kept failing for the same cause$/m)
    expect(error.message).not.toContain('ECS says')
    expect(error.diagnosis[0]?.evidence.at(-1)).toMatch(/rolled back by user\. \(this deploy asked for it\)$/)
  })

  it('this deploy may have, where the answer was lost and the next attempt came too late', async () => {
    const simulator = await deployed()
    simulator.fail(image(2), { how: 'cannot pull' })
    const { clients, ...options } = simulator.options()
    let asked = 0
    const send: typeof clients.ecs.send = async (command, sent) => {
      if (!(command instanceof StopServiceDeploymentCommand)) return clients.ecs.send(command, sent)
      asked += 1
      if (asked > 1) throw Object.assign(new Error('It is being stopped.'), { name: 'ConflictException' })
      await clients.ecs.send(command, sent)
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    }
    const error = await failureOf(deploy(worker('2'), { ...options, clients: { ...clients, ecs: { send } } }))
    expect(asked).toBe(2)
    expect(error.message).not.toMatch(/not this deploy|this deploy asked/)
    expect(error.diagnosis[0]?.evidence.at(-1)).toMatch(/by user\. \(ECS calls every caller so, a deploy too\)$/)
  })

  it('a person did while this deploy was about to: nobody is told to be this deploy', async () => {
    const simulator = await deployed()
    simulator.fail(image(2), { how: 'cannot pull' })
    simulator.inject({ operation: 'StopServiceDeployment' }, { how: 'rejected', code: 'ConflictException' })
    const error = await failureOf(deploy(worker('2'), simulator.options()))
    expect(error.outcome).toBe('rolled-back')
    expect(error.message).not.toContain('this deploy asked')
  })
})

it('a deploy whose time is over says nothing of the one before it, which failed', async () => {
  const simulator = await deployed()
  simulator.fail(image(2), { how: 'exits', exitCode: 1 })
  expect((await failureOf(deploy(worker('2'), simulator.options()))).outcome).toBe('rolled-back')
  const error = await failureOf(deploy(worker('3'), { ...simulator.options(), timeoutSeconds: 12 }))
  expect(error).toMatchObject({ outcome: 'timed-out', diagnosis: [{ code: 'rollout.unsteady' }] })
  expect(error.message).not.toMatch(/deployment failed|rolling back/)
})

describe('tasks that end after they were RUNNING, which ECS does not count', () => {
  it('are read, and are the cause of the time-out', async () => {
    const simulator = createSimulator()
    simulator.fail(image(1), { how: 'exits', exitCode: 1, afterSeconds: 12, log: ['boom'] })
    const options = { ...simulator.options(), timeoutSeconds: 300 }
    const error = await failureOf(deploy(worker('1'), options))
    expect(error).toMatchObject({ outcome: 'timed-out', diagnosis: [{ code: 'container.exited' }] })
    expect(error.message).toContain('log of app: boom')
  })

  it('are read again after the count began from zero', async () => {
    const simulator = createSimulator()
    const first = simulator.fail(image(1), { how: 'exits', exitCode: 1, log: ['one'] })
    let mended = false
    const options = { ...simulator.options(), timeoutSeconds: 600 }
    const error = await failureOf(
      deploy(worker('1', { circuitBreaker: off }), {
        ...options,
        onEvent(event) {
          if (event.type !== 'rollout' || event.failed === 0 || mended) return
          mended = true
          first()
          simulator.fail(image(1), { how: 'exits', exitCode: 7, afterSeconds: 15, log: ['two'] })
        },
      }),
    )
    expect(error.message).toContain('log of app: one')
    expect(error.message).toContain('log of app: two')
  })
})

describe('a rollback that fails, too', () => {
  it.each([
    ['by the circuit breaker', { enable: true, rollback: true }],
    ['by nobody', off],
  ])('is told as such, and early: ended %s', async (_, circuitBreaker) => {
    const simulator = createSimulator()
    const program = (version: string) => worker(version, { circuitBreaker, percents: [0, 100] })
    await deploy(program('1'), simulator.options())
    simulator.fail({ container: 'app' }, { how: 'cannot pull' })
    const started = simulator.clock.now()
    const error = await failureOf(deploy(program('2'), simulator.options()))
    expect(error.outcome).toBe('failed')
    expect(error.message).toMatch(/the rollback failed, too|what it is rolled back to does not start, either/)
    expect(error.diagnosis).toMatchObject([{ code: 'image.missing' }, ...error.diagnosis.slice(1)])
    expect(simulator.clock.now() - started).toBeLessThan(400_000)
  })
})

it('a time-out speaks of what was deployed, not of what runs beside it', async () => {
  const simulator = await deployed()
  simulator.fail(image(2), { how: 'cannot place', because: 'vCPU quota' })
  const options = { ...simulator.options(), timeoutSeconds: 100 }
  const error = await failureOf(deploy(worker('2', { circuitBreaker: off }), options))
  expect(error.message).toContain('0 of 2 tasks are running jobs-worker:2, 2 still run what was there before')
})

it('ten hours later the logs are still read', async () => {
  const simulator = await deployed()
  simulator.fail(image(2), { how: 'exits', exitCode: 1, log: ['Error: connect ECONNREFUSED 10.0.0.7:5432'] })
  await failureOf(deploy(worker('2'), simulator.options()))
  await simulator.advance(36_000_000)
  const found = await diagnose('prod', 'worker', simulator.options())
  expect(JSON.stringify(found)).toContain('ECONNREFUSED')
})

it('the tasks of a deployment that is lost between two looks are read', async () => {
  const simulator = await deployed()
  simulator.fail(image(2), { how: 'cannot pull' })
  const { clock, ...options } = simulator.options()
  // Of this clock, minutes of AWS are a second.
  const start = clock.now()
  const slow = {
    now: () => start + (clock.now() - start) / 120,
    after: (milliseconds: number, action: () => void) => clock.after(milliseconds * 120, action),
    sleep: (milliseconds: number, signal?: AbortSignal) => clock.sleep(milliseconds * 120, signal),
  }
  const error = await failureOf(deploy(worker('2'), { ...options, clock: slow }))
  expect(error).toMatchObject({ outcome: 'rolled-back', diagnosis: [{ code: 'image.missing' }] })
})
