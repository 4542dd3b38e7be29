import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../src/aws/clock.ts'
import { statusText } from '../../src/cli/status-text.ts'
import type { AccountContext } from '../../src/deploy/context.ts'
import {
  isDeployError,
  isInvalidDefinitionError,
  isPlanError,
  type LogLine,
  logs,
  release,
  restart,
  scale,
  status,
  stop,
} from '../../src/index.ts'
import { readSources } from '../../src/operate/log-sources.ts'
import { merged } from '../../src/operate/merged.ts'
import { type Foreign, foreign, foreignThatLogs, TARGET } from '../release/foreign.ts'

const PREFIXED = { 'awslogs-group': '/ecs/web', 'awslogs-stream-prefix': 'ecs' }
const HERE = { region: 'us-east-1' } as AccountContext
const WEB = { cluster: 'prod', services: ['web'] } as const

async function account(): Promise<Foreign> {
  const found = await foreignThatLogs()
  // Until now its tasks did not start.
  await found.simulator.advance(1_800_000)
  return found
}

async function subnetsOf({ aws }: Foreign): Promise<string[]> {
  const { Subnets = [] } = await aws.ec2('DescribeSubnets', {})
  return Subnets.flatMap(({ SubnetId }) => SubnetId ?? [])
}

async function say({ aws }: Foreign, task: string, lines: readonly (readonly [number, string])[]): Promise<void> {
  const where = { logGroupName: '/ecs/web', logStreamName: `ecs/app/${task}` }
  await aws.cloudWatchLogs('CreateLogStream', where).catch(() => {})
  const logEvents = lines.map(([timestamp, message]) => ({ timestamp, message }))
  if (logEvents.length > 0) await aws.cloudWatchLogs('PutLogEvents', { ...where, logEvents })
}

async function all(lines: AsyncIterable<LogLine>): Promise<LogLine[]> {
  const found: LogLine[] = []
  for await (const line of lines) found.push(line)
  return found
}

describe('status', () => {
  test('tells what a service runs, its tasks and deployments, and changes nothing', async () => {
    const found = await account()
    const [web] = await status({ cluster: 'prod' }, found.options)
    expect(web).toMatchObject({
      service: 'web',
      cluster: 'prod',
      state: 'ACTIVE',
      desired: 2,
      running: 2,
      taskDefinition: 'web:1',
      images: { app: 'ghcr.io/acme/shop:1' },
      deployments: [{ status: 'PRIMARY', rollout: 'COMPLETED', taskDefinition: 'web:1' }],
      pauses: [],
      missing: [],
    })
    expect(web?.events[0]?.message).toContain('steady state')
    expect(found.changes).toEqual([])
  })

  test('tells the tasks of a service, whose ids stop() takes, in one list and one description', async () => {
    const found = await account()
    const before = found.simulator.calls.length
    const [web] = await status(WEB, found.options)
    const operations = found.simulator.calls.slice(before).map(({ operation }) => operation)
    expect(operations.filter(name => name.endsWith('Tasks'))).toEqual(['ListTasks', 'DescribeTasks'])
    const task = { status: 'RUNNING', health: 'UNKNOWN', taskDefinition: 'web:1' }
    expect(web?.tasks).toMatchObject([task, task])
    const [first, second] = web?.tasks ?? []
    expect(first?.since).toBeGreaterThanOrEqual(second?.since ?? Infinity)
    await stop({ cluster: 'prod', tasks: [first?.id ?? ''] }, found.options)
    const [after] = await status(WEB, found.options)
    expect(after?.tasks?.map(({ id }) => id)).not.toContain(first?.id)
    await scale(TARGET, 0, found.options)
    expect((await status(WEB, found.options))[0]?.tasks).toEqual([])
  })

  // A list and a description a service would take long in a cluster of a hundred.
  test('says what runs after a rollback, what was tried, and why it was rolled back', async () => {
    const { simulator, options, aws } = await foreign()
    await aws.ecs('UpdateService', {
      ...TARGET,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    })
    simulator.fail({ image: 'shop/web:9' }, { how: 'exits', exitCode: 1 })
    await release(TARGET, { image: 'shop/web:9' }, options).catch(() => {})
    await simulator.advance(3_600_000)
    const [web] = await status(WEB, options)
    const reason = 'Service deployment rolled back because the circuit breaker threshold was exceeded.'
    expect(web).toMatchObject({
      taskDefinition: 'web:1',
      lost: { status: 'ROLLBACK_SUCCESSFUL', taskDefinition: 'web:2', reason },
    })
    const text = statusText(web ? [web] : [], simulator.clock.now())
    expect(text).toContain('last      the deployment of web:2 was rolled back ')
    expect(text).toContain(' ago, and web:1 runs: Service deployment rolled back because')
    const first = web ? [{ ...web, running: 0 }] : []
    expect(statusText(first, simulator.clock.now())).toContain(' ago, and nothing runs: Service deployment')
    const asked = { status: 'STOPPED', at: 0, reason: 'Service deployment stopped by user.' }
    expect(statusText(web ? [{ ...web, lost: asked }] : [], 0)).toContain(
      'runs: Service deployment stopped by user (ECS calls every caller so, a deploy too)',
    )
  })

  test('reads the tasks only where the services are few', async () => {
    const found = await account()
    expect((await status({ cluster: 'prod' }, found.options))[0]?.tasks).toHaveLength(2)
    for (let more = 0; more < 10; more++)
      await found.aws.ecs('CreateService', {
        cluster: 'prod',
        serviceName: `idle${more}`,
        taskDefinition: 'web',
        desiredCount: 0,
        networkConfiguration: { awsvpcConfiguration: { subnets: await subnetsOf(found) } },
        launchType: 'FARGATE',
      })
    const services = await status({ cluster: 'prod' }, found.options)
    expect(services).toHaveLength(11)
    expect(services.filter(({ tasks }) => tasks !== undefined)).toEqual([])
  })

  test('names the permissions that would show more', async () => {
    const found = await account()
    const denied = { how: 'rejected', code: 'AccessDeniedException', message: 'not authorized' } as const
    found.simulator.inject({ operation: 'DescribeScalableTargets' }, denied)
    found.simulator.inject({ operation: 'ListTasks' }, denied)
    const [web] = await status(WEB, found.options)
    expect(web).toMatchObject({
      running: 2,
      missing: expect.arrayContaining(['application-autoscaling:DescribeScalableTargets', 'ecs:ListTasks']),
    })
    expect(web).not.toHaveProperty('tasks')
  })

  test.each([
    [{ cluster: 'other' }, 'cluster.missing', /no cluster "other"/],
    [{ cluster: 'prod', services: ['wbe'] }, 'service.missing', /There is: web/],
  ] as const)('%j is not there: %s', async (target, code, message) => {
    const { options } = await account()
    const error = await status(target, options).catch((thrown: unknown) => thrown)
    expect(isPlanError(error, code)).toBe(true)
    expect(String(error)).toMatch(message)
  })
})

/** `npm test` has no time for a whole minute. */
const SECONDS = Number(process.env.LOG_SECONDS ?? 12)

describe('logs', () => {
  test('are of all tasks in the order of time, each line once, harmless', async () => {
    const found = await account()
    const now = found.simulator.clock.now()
    await say(found, 'aa', [
      [now - 5000, 'first'],
      [now - 1000, 'third'],
    ])
    await say(found, 'bb', [
      [now - 3000, 'second'],
      [now - 500, '::set-env name=PATH::evil'],
    ])
    const lines = await all(logs(WEB, found.options))
    expect(lines.map(({ task, message }) => [task, message])).toEqual([
      ['aa', 'first'],
      ['bb', 'second'],
      ['aa', 'third'],
      ['bb', ': :set-env name=PATH::evil'],
    ])
  })

  test('begin where they are told to, and give what passes the filter', async () => {
    const found = await account()
    const now = found.simulator.clock.now()
    await say(found, 'aa', [
      [now - 3_600_000, 'ERROR old'],
      [now - 5000, 'ERROR new'],
      [now - 1000, 'fine'],
    ])
    const since = new Date(now - 7_200_000)
    const texts = async (options: object): Promise<string[]> =>
      (await all(logs(WEB, { ...found.options, ...options }))).map(({ message }) => message)
    expect(await texts({})).toEqual(['ERROR new', 'fine'])
    expect(await texts({ since })).toEqual(['ERROR old', 'ERROR new', 'fine'])
    expect(await texts({ since, filter: 'ERROR' })).toEqual(['ERROR old', 'ERROR new'])
  })

  test('of tasks that run no more leave out those that run', async () => {
    const found = await account()
    const { taskArns: [arn = ''] = [] } = await found.aws.ecs('ListTasks', { cluster: 'prod', serviceName: 'web' })
    const running = arn.split('/').at(-1) ?? ''
    const now = found.simulator.clock.now()
    await say(found, running, [[now - 2000, 'runs']])
    await say(found, 'gone', [[now - 3000, 'crashed']])
    const lines = await all(logs(WEB, { ...found.options, previous: true }))
    expect(lines.map(({ message }) => message)).toEqual(['crashed'])
  })

  test('that are followed lose nothing and give nothing twice: 1,000 lines a second of 20 tasks, late and out of order', async () => {
    const found = await account()
    const { clock } = found.simulator
    const end = new AbortController()
    const start = clock.now()
    const written: string[] = []
    // Twenty tasks write fifty lines a second each; each batch arrives up to five seconds late.
    const writing = (async () => {
      for (let second = 0; second < SECONDS; second++) {
        for (let task = 0; task < 20; task++) {
          const late = (second * 7 + task * 13) % 5
          const at = clock.now() - late * 1000
          const lines = Array.from({ length: 50 }, (_, line) => [at + line * 20, `${task}:${second}:${line}`] as const)
          written.push(...lines.map(([, text]) => text))
          await say(found, `task${task}`, lines)
        }
        await clock.sleep(1000)
      }
      await clock.sleep(10_000)
      end.abort()
    })()
    const lines = await all(
      logs(WEB, { ...found.options, follow: true, since: new Date(start - 60_000), signal: end.signal }),
    )
    await writing
    expect(lines).toHaveLength(SECONDS * 1000)
    expect(new Set(lines.map(({ message }) => message))).toEqual(new Set(written))
  })

  test('that are followed have the lines of a task though the clock of another goes ahead', async () => {
    const found = await account()
    const { clock } = found.simulator
    const end = new AbortController()
    const writing = (async () => {
      await say(found, 'aa', [[clock.now() + 300_000, 'ahead']])
      await clock.sleep(20_000)
      await say(found, 'bb', [[clock.now(), 'ERROR']])
      await clock.sleep(20_000)
      end.abort()
    })()
    const lines = await all(logs(WEB, { ...found.options, follow: true, signal: end.signal }))
    await writing
    expect(lines.map(({ message }) => message)).toEqual(['ahead', 'ERROR'])
  })

  test('of a container that no service has are refused, with the names of those that there are', async () => {
    const { options } = await foreign()
    const target = { cluster: 'prod', services: ['web'], containers: ['ap'] }
    const { issues } = await logs(target, options)
      .next()
      .then(
        () => ({ issues: [] }),
        error => (isInvalidDefinitionError(error) ? error : Promise.reject(error)),
      )
    expect(issues.map(({ message, hint }) => [message, hint])).toEqual([
      ['There is no container "ap"', 'write app if that is meant; there is app'],
    ])
  })

  test('that are read are told before their lines, once, with how many tasks may write', async () => {
    const found = await account()
    await say(found, 'aa', [[found.simulator.clock.now() - 1000, 'line']])
    const told: unknown[] = []
    const reading = logs(WEB, { ...found.options, onSources: sources => void told.push(...sources) })
    for await (const { message } of reading) told.push(message)
    const source = { service: 'web', container: 'app', group: '/ecs/web', prefix: 'ecs/app/', running: 2 }
    expect(told).toEqual([source, 'line'])
  })

  test('of an account whose time is far ahead of this machine are there all the same', async () => {
    const found = await account()
    await say(found, 'aa', [[found.simulator.clock.now(), 'line']])
    const clock = { ...systemClock, now: () => found.simulator.clock.now() - 30 * 86_400_000 }
    const lines = await all(logs(WEB, { ...found.options, clock }))
    expect(lines.map(({ message }) => message)).toEqual(['line'])
  })

  test('that cannot be read are told, once', async () => {
    const { options } = await foreign()
    const unread: string[] = []
    expect(await all(logs(WEB, { ...options, onUnread: reason => void unread.push(reason) }))).toEqual([])
    expect(unread).toEqual(['The log of container app of service web is nowhere: it has no log driver'])
  })

  test.each([
    [{ logDriver: 'splunk' }, 'goes to splunk, not to CloudWatch'],
    [
      { logDriver: 'awslogs', options: { ...PREFIXED, 'awslogs-region': 'eu-west-1' } },
      'is in another Region: eu-west-1',
    ],
    [
      { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/web' } },
      'cannot be told from others: awslogs-stream-prefix is not set',
    ],
  ] as const)('of %j cannot be read', async (logConfiguration, reason) => {
    const known = new Map([['web:1', { containerDefinitions: [{ name: 'app', logConfiguration }] }]])
    const service = { kind: 'service', serviceName: 'web', taskDefinition: 'web:1' } as const
    const { unread, sources } = await readSources([service, service], undefined, known, HERE)
    expect(unread).toEqual([`The log of container app of service web ${reason}`])
    expect(sources).toEqual([])
  })
})

test('sequences in order are merged in order, and ended when nobody listens any more', async () => {
  const sorted = fc.array(fc.integer({ min: 0, max: 50 })).map(numbers => numbers.toSorted((a, b) => a - b))
  await fc.assert(
    fc.asyncProperty(fc.array(sorted, { maxLength: 5 }), fc.nat(20), async (lists, most) => {
      let open = lists.length
      async function* from(list: readonly number[]): AsyncGenerator<number, void, undefined> {
        try {
          yield* list
        } finally {
          open--
        }
      }
      const found: number[] = []
      for await (const each of merged(lists.map(from), number => number)) {
        if (found.push(each) >= most) break
      }
      const wanted = lists.flat().toSorted((a, b) => a - b)
      expect(found).toEqual(wanted.slice(0, Math.max(1, most)).slice(0, wanted.length))
      expect(open).toBe(0)
    }),
    { numRuns: 50 },
  )
})

describe('scale', () => {
  test('sets the count, waits until as many run, and makes no second call where they do', async () => {
    const found = await account()
    expect(await scale(TARGET, 4, found.options)).toMatchObject({ desired: 4, running: 4 })
    expect(await scale(TARGET, 4, found.options)).toMatchObject({ desired: 4, running: 4 })
    expect(found.changes.map(({ operation, body }) => [operation, body.desiredCount])).toEqual([['UpdateService', 4]])
    expect(await scale(TARGET, 0, found.options)).toMatchObject({ desired: 0, running: 0 })
  })

  test('says what was changed where the time is over', async () => {
    const found = await account()
    found.simulator.fail({ container: 'app' }, { how: 'cannot place', because: 'vCPU quota' })
    const error = await scale(TARGET, 4, { ...found.options, timeoutSeconds: 60 }).catch((thrown: unknown) => thrown)
    expect(isDeployError(error, 'timed-out')).toBe(true)
    expect(error).toMatchObject({ applied: [{ resource: 'service web', action: 'update' }] })
  })

  test('refuses what scaling would take back', async () => {
    const found = await account()
    await found.aws.applicationAutoScaling('RegisterScalableTarget', {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: 'service/prod/web',
      MinCapacity: 2,
      MaxCapacity: 4,
    })
    const error = await scale(TARGET, 5, found.options).catch((thrown: unknown) => thrown)
    expect(isPlanError(error, 'scale.refused')).toBe(true)
    expect(String(error)).toContain('scales between 2 and 4 tasks')
    expect(found.changes).toEqual([])
  })

  test('ends with the cause where the new tasks fail', async () => {
    const found = await account()
    found.simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 1, afterSeconds: 5, log: ['no database'] })
    const error = await scale(TARGET, 3, found.options).catch((thrown: unknown) => thrown)
    expect(isDeployError(error, 'failed')).toBe(true)
    expect(String(error)).toContain('no database')
  })
})

describe('restart', () => {
  test('replaces the tasks by new ones of the same revision', async () => {
    const found = await account()
    const tasks = async () => (await found.aws.ecs('ListTasks', { cluster: 'prod', serviceName: 'web' })).taskArns ?? []
    const before = await tasks()
    expect(await restart(TARGET, found.options)).toMatchObject({ outcome: 'deployed' })
    await found.simulator.advance(120_000)
    expect((await tasks()).filter(arn => before.includes(arn))).toEqual([])
    expect(found.changes.map(({ operation, body }) => [operation, body.forceNewDeployment])).toEqual([
      ['UpdateService', true],
    ])
  })
})

describe('stop', () => {
  test('stops tasks with a reason', async () => {
    const found = await account()
    const { taskArns: [arn = ''] = [] } = await found.aws.ecs('ListTasks', { cluster: 'prod', serviceName: 'web' })
    await stop({ cluster: 'prod', tasks: [arn.split('/').at(-1) ?? ''] }, { ...found.options, reason: 'stuck' })
    const { tasks: [task] = [] } = await found.aws.ecs('DescribeTasks', { cluster: 'prod', tasks: [arn] })
    expect(task).toMatchObject({ desiredStatus: 'STOPPED', stoppedReason: 'stuck' })
  })

  test('says which had stopped already, and stops each of the others once', async () => {
    const found = await account()
    const { taskArns: [first = '', second = ''] = [] } = await found.aws.ecs('ListTasks', {
      cluster: 'prod',
      serviceName: 'web',
    })
    const id = (arn: string): string => arn.split('/').at(-1) ?? ''
    const one = { cluster: 'prod', tasks: [first, id(first)] }
    expect(await stop(one, { ...found.options, reason: 'stuck' })).toEqual({ stopped: [id(first)], already: [] })
    await found.simulator.advance(120_000)
    expect(await stop({ cluster: 'prod', tasks: [first, second] }, found.options)).toEqual({
      stopped: [id(second)],
      already: [{ id: id(first), status: 'STOPPED', reason: 'stuck' }],
    })
    expect(found.changes.map(({ operation }) => operation)).toEqual(['StopTask', 'StopTask'])
  })

  test('takes the first characters of an id, where they are of one task', async () => {
    const found = await account()
    // One more than there are digits: two of them begin alike.
    await scale({ cluster: 'prod', service: 'web' }, 17, found.options)
    const { taskArns = [] } = await found.aws.ecs('ListTasks', { cluster: 'prod', serviceName: 'web' })
    const ids = taskArns.map(arn => arn.split('/').at(-1) ?? '').sort()
    const [first = '', second = ''] = ids.flatMap((id, at) => (ids[at + 1]?.[0] === id[0] ? [id, ids[at + 1]] : []))
    const shortest = [...first]
      .map((_, at) => first.slice(0, at))
      .find(each => ids.filter(id => id.startsWith(each)).length === 1)
    const before = found.changes.length
    const refused = async (...tasks: string[]) =>
      stop({ cluster: 'prod', tasks }, found.options).catch((thrown: unknown) => thrown)
    const several = await refused(second, first.slice(0, 1))
    expect(several).toMatchObject({ code: 'task.ambiguous' })
    for (const id of [first, second]) expect(String(several)).toContain(id)
    expect(String(await refused('xyz'))).toContain(
      'No task that runs in cluster "prod" has an id that begins with "xyz"',
    )
    expect(String(await refused(second, ''))).toContain('The id of a task is empty')
    expect(found.changes).toHaveLength(before)
    const target = { cluster: 'prod', service: 'web', tasks: [shortest ?? ''] }
    expect(await stop(target, found.options)).toEqual({ stopped: [first], already: [] })
  })

  test('stops none that is of another service than the one that is named', async () => {
    const found = await account()
    const { taskArns: tasks = [] } = await found.aws.ecs('ListTasks', { cluster: 'prod', serviceName: 'web' })
    await expect(stop({ cluster: 'prod', service: 'worker', tasks }, found.options)).rejects.toThrow(
      /Task \w{32} is not of service "worker", but of service web: nothing was stopped/,
    )
    expect(found.changes).toEqual([])
    expect((await stop({ cluster: 'prod', service: 'web', tasks }, found.options)).stopped).toHaveLength(tasks.length)
  })

  test('stops none where one of them is not there', async () => {
    const found = await account()
    const { taskArns: [arn = ''] = [] } = await found.aws.ecs('ListTasks', { cluster: 'prod', serviceName: 'web' })
    const error = await stop({ cluster: 'prod', tasks: [arn, 'f'.repeat(32)] }, found.options).catch(
      (thrown: unknown) => thrown,
    )
    expect(isPlanError(error)).toBe(true)
    expect(found.changes).toEqual([])
  })
})

test.each([
  ['status', () => status({ clutser: 'prod' } as never)],
  ['logs', () => logs({ cluster: 'prod' } as never).next()],
  ['scale', () => scale(TARGET, -1)],
  ['stop', () => stop({ cluster: 'prod', tasks: 'all' } as never)],
])('%s() says what it takes, before any call', async (_verb, call) => {
  expect(isInvalidDefinitionError(await call().catch((thrown: unknown) => thrown))).toBe(true)
})
