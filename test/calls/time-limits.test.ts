import { expect, it } from 'vitest'
import { cluster, type DeployError, deploy, isDeployError, plan, stack } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { worker } from '../deploy/worker.ts'

const prod = stack('a').add(cluster('prod'))

async function failureOf(work: Promise<unknown>): Promise<DeployError> {
  const error = await work.catch((error: unknown) => error)
  if (!isDeployError(error)) throw new Error(`Not a DeployError: ${error}`)
  return error
}

/** Seconds of virtual time that the work takes, and how it fails. */
async function timed(simulator: Simulator, work: Promise<unknown>): Promise<{ seconds: number; failure: DeployError }> {
  const start = simulator.clock.now()
  const failure = await failureOf(work)
  return { seconds: (simulator.clock.now() - start) / 1000, failure }
}

it.each([
  ['GetCallerIdentity', 'before', {}],
  ['DescribeClusters', 'before', {}],
  ['CreateCluster', 'after', { notApplied: [{ resource: 'cluster prod', action: 'create' }] }],
] as const)('a connection that is half open at %s ends at timeoutSeconds', async (operation, when, ended) => {
  const simulator = createSimulator()
  simulator.inject({ operation }, { how: 'no-answer', when })
  const { seconds, failure } = await timed(simulator, deploy(prod, { ...simulator.options(), timeoutSeconds: 15 }))
  expect(seconds).toBe(15)
  expect(failure).toMatchObject({ outcome: 'timed-out', ...ended })
  expect(failure.message).toMatch(new RegExp(`after 15 s \\(timeoutSeconds\\): \\w+ ${operation}.* had no answer yet`))
})

it.each(['before', 'after'] as const)(
  'one call without an answer is made again after a minute, %s its effect',
  async when => {
    const simulator = createSimulator()
    simulator.inject({ operation: 'CreateCluster', nth: 1 }, { how: 'no-answer', when })
    const start = simulator.clock.now()
    expect((await deploy(prod, simulator.options())).outcome).toBe('deployed')
    expect(simulator.clock.now() - start).toBeLessThan(65_000)
  },
)

it('a rollout that is not answered any more ends in time, and says how it stood', async () => {
  const simulator = createSimulator()
  simulator.fail({ image: 'app:1' }, { how: 'cannot run' })
  const work = deploy(worker('1'), { ...simulator.options(), earlyStop: false, timeoutSeconds: 30 })
  simulator.inject({ operation: 'DescribeServices', nth: 4 }, { how: 'no-answer' })
  const { seconds, failure } = await timed(simulator, work)
  expect(seconds).toBeLessThanOrEqual(35)
  expect(failure).toMatchObject({ outcome: 'timed-out', message: expect.stringContaining('was not steady in time') })
})

it('what AWS refuses for too long is not waited out beyond timeoutSeconds', async () => {
  const simulator = createSimulator()
  simulator.inject({ operation: 'CreateCluster' }, { how: 'rejected', code: 'ThrottlingException' })
  const { seconds, failure } = await timed(simulator, deploy(prod, { ...simulator.options(), timeoutSeconds: 20 }))
  expect(seconds).toBe(20)
  expect(failure.message).toContain('ecs CreateCluster was to be made again, as AWS asks for fewer calls')
})

it('the lease is given back when the time is up, and its taking is bounded, too', async () => {
  const simulator = createSimulator()
  simulator.inject({ operation: 'CreateCluster' }, { how: 'no-answer' })
  const released: string[] = []
  const lease = {
    acquire: async (): Promise<undefined> => undefined,
    renew: async () => true,
    release: async (name: string) => void released.push(name),
  }
  const options = { ...simulator.options(), timeoutSeconds: 50 }
  expect((await failureOf(deploy(prod, { ...options, lease }))).outcome).toBe('timed-out')
  expect(released).toEqual(['a in us-east-1'])
  const stuck = { ...lease, acquire: () => simulator.clock.sleep(86_400_000).then(() => undefined) }
  const { seconds, failure } = await timed(simulator, deploy(prod, { ...options, lease: stuck }))
  expect(seconds).toBe(50)
  expect(failure).toMatchObject({ outcome: 'timed-out', message: expect.stringContaining('the lease was being taken') })
})

it('gives the clients of the caller a signal, and goes on without those that do not heed it', async () => {
  const simulator = createSimulator()
  const given: unknown[] = []
  const ecs = {
    send: (_command: never, options?: { abortSignal?: AbortSignal }) => {
      given.push(options?.abortSignal)
      return simulator.clock.sleep(86_400_000)
    },
  }
  const options = simulator.options()
  const work = plan(prod, { ...options, clients: { ...options.clients, ecs }, timeoutSeconds: 15 })
  expect((await timed(simulator, work)).seconds).toBe(15)
  expect(given).toEqual([expect.any(AbortSignal)])
})

it('any number may wait for one signal without a warning of Node.js', async () => {
  const warnings: Error[] = []
  const note = (warning: Error): void => void warnings.push(warning)
  process.on('warning', note)
  const simulator = createSimulator({ latencyMilliseconds: 50 })
  const many = stack('many').add(...Array.from({ length: 30 }, (_, at) => cluster(`c${at}`)))
  await deploy(many, { ...simulator.options(), signal: new AbortController().signal })
  await new Promise(setImmediate)
  process.off('warning', note)
  expect(warnings.filter(({ name }) => name === 'MaxListenersExceededWarning')).toEqual([])
})
