import { ListTasksCommand, type ListTasksCommandOutput, StopTaskCommand } from '@aws-sdk/client-ecs'
import { describe, expect, test } from 'vitest'
import {
  cluster,
  type DeployEvent,
  deploy,
  destroy,
  isDeployError,
  isPlanError,
  isRunError,
  network,
  plan,
  run,
  type Stack,
  service,
  stack,
  task,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'

const vpc = network.default()

/** A service that a migration with its own image runs before. */
function shop(tag: string, command = 'migrate', tasks = 1, count = 1): Stack {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`ghcr.io/acme/shop:${tag}`))
  const site = service('web').cluster(cluster('shop')).taskDefinition(web).network(vpc).desiredCount(tasks)
  const migrate = task('migrate')
    .service(site)
    .count(count)
    .override('app', { command: command.split(' ') })
  return stack('shop').add(site.after(migrate))
}

const ENDS = { how: 'exits', exitCode: 0, afterSeconds: 30, log: ['42 tables'] } as const
const BREAKS = { ...ENDS, exitCode: 1, log: ['relation "orders" does not exist'] } as const
const MIGRATES = { command: 'migrate' }

/** What was asked for that tells when the migration ran, and when the service changed. */
const turns = (simulator: Simulator): readonly string[] =>
  simulator.calls
    .map(({ operation }) => operation)
    .filter(operation => /^(RunTask|CreateService|UpdateService|StopTask)$/.test(operation))

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

/** A deploy whose process dies at a call. */
async function lost(
  simulator: Simulator,
  operation: string,
  when: 'before' | 'after',
  nth = 1,
  program = shop('1'),
): Promise<void> {
  const stop = new AbortController()
  const end = simulator.inject({ operation, nth }, { how: 'crash', when }, () => stop.abort())
  await failure(deploy(program, { ...simulator.options(), signal: stop.signal }))
  end()
}

function account(): Simulator {
  const simulator = createSimulator()
  simulator.fail(MIGRATES, ENDS)
  return simulator
}

test('a migration that fails is told without the advice to be one, and with what runs', async () => {
  const simulator = account()
  await deploy(shop('1'), simulator.options())
  simulator.fail(MIGRATES, { ...BREAKS, log: ['Migration of schema "public" to version "5" failed!'] })
  const error = await failure(deploy(shop('2'), simulator.options()))
  expect(String(error)).toContain('\n  service web: not changed, it runs what it ran before\n')
  expect(String(error)).toMatch(/Fix: Read the error of the database.* may be there\.\n/)
})

describe('a service that waits for a task', () => {
  test('changes after it, which runs with the new image once for each change', async () => {
    const simulator = account()
    await deploy(shop('1'), simulator.options())
    expect(turns(simulator)).toEqual(['RunTask', 'CreateService'])
    expect((await plan(shop('1'), simulator.options())).isEmpty).toBe(true)
    expect((await deploy(shop('1'), simulator.options())).outcome).toBe('unchanged')
    await deploy(shop('1', 'migrate', 2), simulator.options())
    expect(turns(simulator).slice(2)).toEqual(['UpdateService'])
    const events: DeployEvent[] = []
    await deploy(shop('2'), { ...simulator.options(), onEvent: event => void events.push(event) })
    expect(turns(simulator).slice(3)).toEqual(['RunTask', 'UpdateService'])
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'task-log', resource: 'task migrate', container: 'app', message: '42 tables' }),
    )
    // What has run with that image is not run again, and what is another command is.
    await deploy(shop('1'), simulator.options())
    expect(turns(simulator).slice(5)).toEqual(['UpdateService'])
    simulator.fail({ command: 'migrate --all' }, ENDS)
    await deploy(shop('1', 'migrate --all'), simulator.options())
    expect(turns(simulator).slice(6)).toEqual(['RunTask'])
  })

  test('stays as it is where the task fails, and the error has its log; then it runs again', async () => {
    const simulator = account()
    await deploy(shop('1'), simulator.options())
    const end = simulator.fail(MIGRATES, BREAKS)
    const error = await failure(deploy(shop('2'), simulator.options()))
    if (!isDeployError(error, 'failed')) throw error
    expect(error.message).toContain('relation "orders" does not exist')
    expect(error.diagnosis[0]).toMatchObject({ code: 'container.exited', container: 'app' })
    expect(error.notApplied.map(({ resource }) => resource)).toEqual(['task migrate', 'service web'])
    expect(turns(simulator)).toEqual(['RunTask', 'CreateService', 'RunTask'])
    end()
    await deploy(shop('2'), simulator.options())
    expect(turns(simulator).slice(3)).toEqual(['RunTask', 'UpdateService'])
  })

  test('waits for as long as the time for the deploy lasts, and then stops it', async () => {
    const simulator = createSimulator()
    simulator.fail(MIGRATES, { ...ENDS, afterSeconds: 300 })
    const error = await failure(deploy(shop('1'), { ...simulator.options(), timeoutSeconds: 120 }))
    expect(isDeployError(error, 'timed-out')).toBe(true)
    expect(turns(simulator)).toEqual(['RunTask', 'StopTask'])
    await deploy(shop('1'), simulator.options())
    expect(turns(simulator).slice(2)).toEqual(['RunTask', 'CreateService'])
  })

  test('waits where the role of the new image is not yet known everywhere', async () => {
    const simulator = createSimulator({ realism: { roleSeconds: 20, policySeconds: 40 } })
    simulator.fail(MIGRATES, ENDS)
    await deploy(shop('1'), simulator.options())
    expect(turns(simulator).at(-1)).toBe('CreateService')
  })
})

test('what a task failed for is to be mended where the program says it, in a deploy as in a run', async () => {
  const simulator = account()
  await deploy(shop('1'), simulator.options())
  simulator.fail(MIGRATES, { how: 'cannot pull' })
  const gate = await failure(deploy(shop('2'), simulator.options()))
  if (!isDeployError(gate, 'failed')) throw gate
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('acme:1'))
  const migrate = task('migrate').service(service('web').cluster(cluster('shop')).taskDefinition(web).network(vpc))
  const ran = await failure(run(migrate, { command: ['migrate'] }, simulator.options()))
  if (!isRunError(ran, 'failed')) throw ran
  for (const { diagnosis } of [gate, ran])
    expect(diagnosis[0]?.fix).toContain(".image(…) of container('app') in taskDefinition('web')")
})

describe('a deploy that was lost', () => {
  const runs = (simulator: Simulator) => turns(simulator).filter(operation => operation === 'RunTask').length

  test.each([
    ['RunTask', 'after'],
    ['DescribeTasks', 'before'],
    ['TagResource', 'before'],
    ['TagResource', 'after'],
    ['CreateService', 'before'],
  ] as const)('at %s, %s it, has run the task, and the next one does not', async (operation, when) => {
    const simulator = account()
    await lost(simulator, operation, when)
    await deploy(shop('1'), simulator.options())
    expect(runs(simulator)).toBe(1)
  })

  test('while a task failed runs it again', async () => {
    const simulator = createSimulator()
    const end = simulator.fail(MIGRATES, BREAKS)
    await lost(simulator, 'DescribeTasks', 'before', 2)
    await simulator.clock.sleep(120_000)
    end()
    simulator.fail(MIGRATES, ENDS)
    await deploy(shop('1'), simulator.options())
    expect(runs(simulator)).toBe(2)
  })

  test('while one of several tasks failed runs them again', async () => {
    const simulator = createSimulator()
    simulator.fail(MIGRATES, { ...ENDS, afterSeconds: 120 })
    const three = () => shop('1', 'migrate', 1, 3)
    await lost(simulator, 'DescribeTasks', 'before', 1, three())
    const { ecs } = simulator.clients
    const { taskArns = [] } = (await ecs.send(new ListTasksCommand({ cluster: 'shop' }))) as ListTasksCommandOutput
    await ecs.send(new StopTaskCommand({ cluster: 'shop', task: taskArns[0] }))
    await deploy(three(), simulator.options())
    expect(runs(simulator)).toBe(2)
  })

  test('is taken up by two others at once, which run the task once', async () => {
    const simulator = account()
    const both = [deploy(shop('1'), simulator.options()), deploy(shop('1'), simulator.options())]
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toContain('fulfilled')
    await deploy(shop('1'), simulator.options())
    expect(
      simulator.calls.filter(({ operation, outcome }) => operation === 'RunTask' && outcome === 'ok'),
    ).toHaveLength(1)
    expect((await plan(shop('1'), simulator.options())).isEmpty).toBe(true)
  })
})

test('what runs of a task goes with the stack', async () => {
  const simulator = createSimulator()
  simulator.fail(MIGRATES, { ...ENDS, afterSeconds: 600 })
  await lost(simulator, 'DescribeTasks', 'before', 3)
  await destroy(shop('1'), { ...simulator.options(), deleteData: true })
  expect(turns(simulator)).toEqual(['RunTask', 'StopTask'])
  expect(simulator.resources()).toEqual([])
})

describe('run', () => {
  const jobs = taskDefinition('jobs')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('ghcr.io/acme/jobs:1'))
  const report = task('report').cluster(cluster('shop')).taskDefinition(jobs).network(vpc).count(2)

  test('takes a task of a stack that is deployed, and runs it where the stack says', async () => {
    const simulator = createSimulator()
    const refused = await failure(run(report, {}, simulator.options()))
    expect(isPlanError(refused, 'task.missing')).toBe(true)
    const program = stack('shop').add(report.override('app', { command: ['report'], environment: { DAYS: '7' } }))
    expect((await deploy(program, simulator.options())).outcome).toBe('deployed')
    expect((await plan(program, simulator.options())).isEmpty).toBe(true)
    expect(turns(simulator)).toEqual([])
    const result = await run(report, { command: ['other'] }, simulator.options())
    expect(result.tasks).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }])
    const { input } = simulator.calls.find(({ operation }) => operation === 'RunTask') ?? {}
    expect(input).toMatchObject({
      launchType: 'FARGATE',
      count: 2,
      overrides: { containerOverrides: [{ name: 'app', command: ['other'] }] },
      networkConfiguration: {
        awsvpcConfiguration: { assignPublicIp: 'ENABLED', securityGroups: [expect.stringMatching(/^sg-/)] },
      },
    })
    await destroy(program, { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  })
})
