import { describe, expect, test } from 'vitest'
import { ended, endedWell } from '../../src/deploy/running/ended.ts'
import { isInvalidDefinitionError, isPlanError, isRunError, run, type TaskLogLine } from '../../src/index.ts'
import { DEFINITION, type Foreign, foreign, foreignThatLogs, TARGET } from '../release/foreign.ts'

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  )
}

const ENDS = {
  how: 'exits',
  exitCode: 0,
  afterSeconds: 30,
  log: ['42 tables migrated', '::set-env name=PATH::evil'],
} as const

describe('a run', () => {
  test('is like a task of the service, with another command, and gives its log and exit code', async () => {
    const found = await foreignThatLogs()
    found.simulator.fail({ container: 'app' }, ENDS)
    const lines: TaskLogLine[] = []
    const result = await run(
      TARGET,
      { command: ['migrate'] },
      { ...found.options, onLog: line => void lines.push(line) },
    )
    expect(result).toMatchObject({ outcome: 'succeeded', tasks: [{ exitCode: 0, exitCodes: { app: 0 } }], unread: [] })
    expect(lines.map(({ container, message, raw }) => [container, message, raw])).toEqual([
      ['app', '42 tables migrated', '42 tables migrated'],
      ['app', ': :set-env name=PATH::evil', '::set-env name=PATH::evil'],
    ])
    expect(found.changes.map(({ operation }) => operation)).toEqual(['RunTask'])
    expect(found.changes[0]?.body).toMatchObject({
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'ENABLED' } },
      overrides: { containerOverrides: [{ name: 'app', command: ['migrate'] }] },
    })
  })

  test.each([1, 137])('that ends with %i fails with that code and the cause', async exitCode => {
    const found = await foreignThatLogs()
    found.simulator.fail({ container: 'app' }, { how: 'exits', exitCode, afterSeconds: 10, log: ['no database'] })
    const error = await failure(run(TARGET, {}, found.options))
    if (!isRunError(error, 'failed')) throw error
    expect(error.tasks).toMatchObject([{ exitCode }])
    expect(error.message).toContain(`exit code ${exitCode}`)
    expect(error.diagnosis[0]?.evidence).toContain('log of app: no database')
  })

  test('whose container never started has no exit code, and a cause', async () => {
    const found = await foreignThatLogs()
    found.simulator.fail({ container: 'app' }, { how: 'cannot pull' })
    const error = await failure(run(TARGET, {}, found.options))
    if (!isRunError(error, 'failed')) throw error
    expect(error.tasks[0]).not.toHaveProperty('exitCode')
    expect(error.diagnosis[0]?.code).toMatch(/^image\./)
  })

  test('without a service needs a network, and several tasks are started together', async () => {
    const found = await foreignThatLogs()
    found.simulator.fail({ container: 'app' }, ENDS)
    const { services: [service] = [] } = await found.aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
    const { subnets = [] } = service?.networkConfiguration?.awsvpcConfiguration ?? {}
    const target = {
      cluster: 'prod',
      taskDefinition: 'web',
      network: { subnets, assignPublicIp: true },
    } as const
    expect(await run(target, {}, { ...found.options, count: 3 })).toMatchObject({ tasks: [{}, {}, {}] })
  })

  test('with room for some of its tasks stops those, and says what was missing', async () => {
    const onInstances = { launchType: 'EC2', networkConfiguration: undefined, desiredCount: 0 }
    const found = await foreign({ ...DEFINITION, networkMode: 'bridge', requiresCompatibilities: ['EC2'] }, onInstances)
    found.simulator.containerInstance({ cluster: 'prod', cpu: 1024, memoryMiB: 800 })
    const error = await failure(run(TARGET, {}, { ...found.options, count: 2 }))
    if (!isRunError(error, 'failed')) throw error
    expect(error.message).toContain('ECS could not start 1 of 2 tasks. Its tasks were stopped')
    expect(error.diagnosis).toMatchObject([{ evidence: [expect.stringContaining('RESOURCE:')] }])
    expect(found.changes.map(({ operation }) => operation)).toEqual(['RunTask', 'StopTask'])
  })

  test('with the token of another watches its tasks and starts none', async () => {
    const found = await foreignThatLogs()
    found.simulator.fail({ container: 'app' }, ENDS)
    const options = { ...found.options, token: 'migrate-42' }
    const one = await run(TARGET, { command: ['migrate'] }, options)
    const two = await run(TARGET, { command: ['migrate'] }, options)
    expect(two.tasks).toEqual(one.tasks)
  })
})

describe('an interrupted run', () => {
  const running = async (found: Foreign) =>
    (await found.aws.ecs('ListTasks', { cluster: 'prod', family: 'web', desiredStatus: 'RUNNING' })).taskArns?.length

  // The calls of a run, from the first read to the last look.
  test.each(['DescribeServices', 'DescribeTaskDefinition', 'RunTask', 'DescribeTasks', 'GetLogEvents'])(
    'leaves nothing running when it comes at %s, before it or after',
    async operation => {
      for (const when of ['before', 'after'] as const) {
        const found = await foreignThatLogs()
        found.simulator.fail({ container: 'app' }, { ...ENDS, afterSeconds: 3600 })
        const before = await running(found)
        const stop = new AbortController()
        found.simulator.inject({ operation, nth: 1 }, { how: 'no-answer', when }, () => stop.abort())
        const error = await failure(run(TARGET, {}, { ...found.options, signal: stop.signal, onLog: () => {} }))
        expect(isRunError(error, 'interrupted'), when).toBe(true)
        expect(await running(found), when).toBe(before)
      }
    },
  )

  test('and one that takes too long is stopped, too', async () => {
    const found = await foreignThatLogs()
    found.simulator.fail({ container: 'app' }, { ...ENDS, afterSeconds: 3600 })
    const before = await running(found)
    const error = await failure(run(TARGET, {}, { ...found.options, timeoutSeconds: 60 }))
    expect(isRunError(error, 'timed-out')).toBe(true)
    expect(await running(found)).toBe(before)
  })
})

describe('what a run did not start goes on', () => {
  test('where another run has the token', async () => {
    const found = await foreignThatLogs()
    found.simulator.fail({ container: 'app' }, ENDS)
    const first = run(TARGET, { command: ['migrate'] }, { ...found.options, token: 'm-1' })
    await found.simulator.clock.sleep(20_000)
    const error = await failure(run(TARGET, { command: ['other'] }, { ...found.options, token: 'm-1' }))
    if (!isRunError(error, 'failed')) throw error
    expect(error.diagnosis[0]).toMatchObject({
      code: 'aws.ConflictException',
      cause: expect.stringContaining('has this token'),
    })
    expect(await first).toMatchObject({ outcome: 'succeeded' })
  })

  test('where the run was refused', async () => {
    const found = await foreignThatLogs()
    found.simulator.inject({ operation: 'RunTask' }, { how: 'rejected', code: 'AccessDeniedException' })
    const error = await failure(run(TARGET, {}, found.options))
    if (!isRunError(error, 'failed')) throw error
    expect(error.diagnosis[0]?.fix).toBe('Allow ecs:RunTask, and iam:PassRole for the roles of the task definition.')
    expect(found.changes.map(({ operation }) => operation)).toEqual(['RunTask'])
  })
})

test('a task that somebody stopped has not succeeded, whatever its exit code', async () => {
  const found = await foreignThatLogs()
  found.simulator.fail({ container: 'app' }, { ...ENDS, afterSeconds: 3600 })
  const work = failure(run(TARGET, {}, { ...found.options, token: 'mine' }))
  await found.simulator.clock.sleep(60_000)
  const { taskArns = [] } = await found.aws.ecs('ListTasks', { cluster: 'prod', startedBy: 'mine' })
  await found.aws.ecs('StopTask', { cluster: 'prod', task: taskArns[0], reason: 'by hand' })
  const error = await work
  if (!isRunError(error, 'failed')) throw error
  expect(error.tasks[0]).toMatchObject({ stopCode: 'UserInitiated' })
})

test.each([
  ['EssentialContainerExited', 0, 0, true],
  [undefined, 0, 137, true],
  ['UserInitiated', 0, 0, false],
  ['SpotInterruption', 0, 0, false],
  ['EssentialContainerExited', 0, 1, false],
  ['EssentialContainerExited', 1, 0, false],
] as const)(
  'stop code %s, exit code %s, that of another essential container %s: well is %s',
  (stopCode, app, side, well) => {
    const definition = {
      containerDefinitions: [{ name: 'app' }, { name: 'side' }, { name: 'extra', essential: false }],
    }
    const containers = [
      { name: 'app', exitCode: app },
      { name: 'side', exitCode: side },
      { name: 'extra', exitCode: 2 },
    ]
    const task = { taskArn: 'task/1', containers, ...(stopCode && { stopCode }) }
    expect(endedWell(task, ended(task, definition, {}), definition)).toBe(well)
  },
)

test('lines that come after the task has stopped are given, too', async () => {
  const found = await foreignThatLogs()
  found.simulator.fail({ container: 'app' }, ENDS)
  let looks = 0
  const late = {
    async send() {
      const { taskArns = [] } = await found.aws.ecs('ListTasks', {
        cluster: 'prod',
        startedBy: 'late',
        desiredStatus: 'STOPPED',
      })
      if (taskArns.length > 0) looks++
      const events = looks === 2 ? [{ timestamp: 1, message: 'the last words' }] : []
      return { events, nextForwardToken: looks < 2 ? 'f/0' : 'f/1' }
    },
  }
  const lines: string[] = []
  const options = { ...found.options, clients: { ...found.options.clients, cloudWatchLogs: late } }
  await run(TARGET, {}, { ...options, token: 'late', onLog: ({ raw }) => void lines.push(raw) })
  expect(lines).toEqual(['the last words'])
})

test('an empty page is no end of a log where its token leads on', async () => {
  const found = await foreignThatLogs()
  found.simulator.fail({ container: 'app' }, ENDS)
  const pages: Readonly<Record<string, object>> = {
    none: { events: [], nextForwardToken: 'f/1' },
    'f/1': { events: [{ timestamp: 1, message: 'behind it' }], nextForwardToken: 'f/2' },
    'f/2': { events: [], nextForwardToken: 'f/2' },
  }
  const paged = {
    async send(command: object) {
      const { nextToken = 'none' } = Reflect.get(command, 'input')
      return pages[nextToken]
    },
  }
  const lines: string[] = []
  await run(
    TARGET,
    {},
    {
      ...found.options,
      clients: { ...found.options.clients, cloudWatchLogs: paged },
      onLog: ({ message }) => lines.push(message),
    },
  )
  expect(lines).toContain('behind it')
  expect(lines.filter(each => each === 'behind it').length).toBeLessThanOrEqual(2)
})

test('a log that cannot be read is said, and the run goes on', async () => {
  const found = await foreignThatLogs()
  found.simulator.fail({ container: 'app' }, ENDS)
  found.simulator.inject(
    { operation: 'GetLogEvents' },
    { how: 'rejected', code: 'InvalidOperationException', message: 'Infrequent Access' },
  )
  const { outcome, unread } = await run(TARGET, {}, { ...found.options, onLog: () => {} })
  expect(outcome).toBe('succeeded')
  expect(unread).toEqual([expect.stringMatching(/^The log of app in task \w+ could not be read: Infrequent Access$/)])
})

describe('what cannot be run is told before anything is started', () => {
  const refused = async (target: object, overrides: object = {}) => {
    const found = await foreign()
    const error = await failure(run({ cluster: 'prod', ...target } as never, overrides, found.options))
    expect(found.changes).toEqual([])
    if (isInvalidDefinitionError(error)) return error.issues.map(({ code, hint }) => [code, hint])
    if (isPlanError(error)) return error.code
    throw error
  }

  test.each([
    [{ command: 'npm run migrate' }, {}, 'command must be a list of texts'],
    [{ comand: ['migrate'] }, {}, 'run() has no option "comand", so it would be lost'],
    [{ containers: { app: null } }, {}, 'run() takes an object there'],
    [null, {}, 'run() takes an object there'],
    [{}, { count: 1.5 }, 'count must be a whole number from 1 to 10'],
    [{}, { token: null }, 'token must be 1 to 64 letters, digits, hyphens, slashes and underscores'],
    [{}, { token: 'release 1.2.3@x' }, 'token must be 1 to 64 letters, digits, hyphens, slashes and underscores'],
  ])('what a program without types gives: %j %j', async (overrides, options, message) => {
    const found = await foreign()
    const error = await failure(run(TARGET, overrides as never, { ...found.options, ...(options as object) }))
    if (!isInvalidDefinitionError(error)) throw error
    expect(error.issues.map(issue => issue.message)).toEqual([message])
    expect(found.changes).toEqual([])
  })

  test('a container or service that is not there, and nothing at all', async () => {
    expect(await refused({ service: 'web' }, { containers: { ap: {} } })).toEqual([
      ['RUN-CON-01', 'write app if that is meant; there is app'],
    ])
    expect(await refused({ service: 'wbe' })).toBe('service.missing')
    expect(await refused({ service: 'web', taskDefinition: 'wbe' })).toBe('revision.missing')
    expect(await refused({})).toEqual([['RUN-TD-01', 'name a service of the cluster, or a task definition']])
  })
})

// tj/aws#2, lukewaite/logstash-input-cloudwatch-logs#47: lines of one millisecond were lost, or came twice.
test('1,000 lines a second are all given, in order, each once', async () => {
  const found = await foreignThatLogs()
  const log = Array.from({ length: 60_000 }, (_, at) => `line ${at}`)
  found.simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 0, afterSeconds: 60, log })
  const lines: string[] = []
  await run(TARGET, {}, { ...found.options, onLog: ({ raw }) => void lines.push(raw) })
  expect(lines.length).toBe(log.length)
  expect(lines.every((line, at) => line === log[at])).toBe(true)
})
