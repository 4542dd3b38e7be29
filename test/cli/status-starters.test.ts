import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { connect } from '../../src/aws/clients.ts'
import { cluster, deploy, eventRule, network, schedule, stack, task, taskDefinition } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { ran } from './support.ts'

const job = (id: string) =>
  task(id)
    .cluster(cluster('jobs'))
    .taskDefinition(
      taskDefinition(id)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image(`ghcr.io/acme/${id}:1`).command('node', `${id}.js`)),
    )
    .network(network.default())

test('a program without services shows its schedules and event rules, and what became of their last task', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-status-'))
  const jobs = stack('shop').add(
    schedule('nightly').cron('30 2 * * ? *', { timeZone: 'Europe/Berlin' }).task(job('report')),
    eventRule('uploads')
      .pattern({ source: ['shop.orders'] })
      .task(job('resize'))
      .disabled(),
  )
  const asked = vi.fn(() => jobs)
  Reflect.set(globalThis, 'program of status', asked)
  writeFileSync(join(folder, 'jobs.mjs'), `export default globalThis['program of status']`)
  const simulator = createSimulator()
  const { clients, clock } = simulator.options()
  const connection = { clients, clock, region: 'us-east-1' }
  const shown = async (...words: string[]) => ran(['status', 'jobs.mjs', ...words], { connection, cwd: folder })
  expect((await shown()).stdout).toContain('schedule shop-schedules/nightly  is not there\n')
  expect(asked).toHaveBeenCalledTimes(1)
  await deploy(jobs, connection)
  expect(await shown()).toMatchObject({
    exitCode: 0,
    stdout: `schedule shop-schedules/nightly  enabled
  when      cron(30 2 * * ? *) in Europe/Berlin
  starts    shop-report:1
  last      no task that ECS shows: it does for about an hour

event rule shop-uploads  disabled
  events    {"source":["shop.orders"]}
  starts    shop-resize:1
  last      no task that ECS shows: it does for about an hour
`,
  })
  const logsOf = async (...words: string[]) => ran(['logs', ...words], { connection, cwd: folder })
  expect(await logsOf('jobs.mjs', '--task', 'nightly')).toMatchObject({ exitCode: 0, stdout: '' })
  simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 3, log: ['no report today'] })
  await simulator.advance(new Date('2026-01-01T01:35:00Z').getTime() - clock.now())
  expect((await shown()).stdout).toMatch(/ {2}last {6}\w{32} stopped, app exit code 3, started \dm ago, /)
  const line = / app\/\w{8} no report today\n$/
  for (const name of ['nightly', 'report'])
    expect(await logsOf('jobs.mjs', '--task', name, '--since', '1d')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(line),
    })
  expect((await logsOf('jobs.mjs', '--task', 'nightly', '--previous')).stdout).toMatch(line)
  expect(await logsOf('jobs.mjs', '--task', 'uploads', '--since', '1d')).toMatchObject({ exitCode: 0, stdout: '' })
  expect(await logsOf('jobs.mjs', '--task', 'nihgtly')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Did you mean nightly?'),
  })
  expect(await logsOf('prod/web', '--task', 'nightly')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--task names a task of one'),
  })
  const { starters, services } = JSON.parse((await shown('--json')).stdout.trim().split('\n').at(-1) ?? '')
  expect(services).toEqual([])
  expect(starters[0]).toMatchObject({ kind: 'schedule', state: 'ENABLED', last: { exitCodes: { app: 3 } } })
})

test('the logs of a task are those of the revision that the stack has registered, and of no family of others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-logs-'))
  const started = schedule('nightly').rate('1 hour')
  const jobs = stack('shop').add(started.task(job('report')))
  const file = (name: string, program: unknown) => {
    Reflect.set(globalThis, name, program)
    writeFileSync(join(folder, name), `export default globalThis['${name}']`)
  }
  file('jobs.mjs', jobs)
  const simulator = createSimulator()
  const { clients, clock } = simulator.options()
  const connection = { clients, clock, region: 'us-east-1' }
  await deploy(jobs, connection)
  simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 3, log: ['no report today'] })
  await simulator.advance(4_000_000)
  const aws = connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt())
  await aws.ecs('RegisterTaskDefinition', {
    family: 'shop-report',
    containerDefinitions: [{ name: 'theirs', image: 'nginx:1', memory: 128 }],
  })
  const read = (name: string) => ran(['logs', name, '--task', 'nightly', '--since', '1d'], { connection, cwd: folder })
  expect((await read('jobs.mjs')).stdout).toMatch(/ app\/\w{8} no report today\n$/)
  const theirs = taskDefinition('report')
    .physicalName('shop-report')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('ghcr.io/acme/report:1'))
  file('other.mjs', stack('other').add(started.task(job('report').taskDefinition(theirs))))
  expect(await read('other.mjs')).toMatchObject({
    stdout: '',
    stderr: expect.stringContaining('stack other has made none of the ten newest revisions of task definition report'),
  })
})

test('of a schedule that starts once it is said that its time has passed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-status-'))
  const jobs = stack('shop').add(
    schedule('launch').at('2026-01-02T09:00:00', { timeZone: 'Asia/Tokyo' }).task(job('report')),
  )
  Reflect.set(globalThis, 'program of a launch', jobs)
  writeFileSync(join(folder, 'launch.mjs'), `export default globalThis['program of a launch']`)
  const simulator = createSimulator()
  const { clients, clock } = simulator.options()
  const connection = { clients, clock, region: 'us-east-1' }
  await deploy(jobs, connection)
  const when = async () =>
    /when .*/.exec((await ran(['status', 'launch.mjs'], { connection, cwd: folder })).stdout)?.[0]
  expect(await when()).toBe('when      at(2026-01-02T09:00:00) in Asia/Tokyo')
  await simulator.advance(new Date('2026-01-02T00:00:05Z').getTime() - clock.now())
  expect(await when()).toBe('when      at(2026-01-02T09:00:00) in Asia/Tokyo, which has passed')
})

test('of a name that ECS cuts it is said that the task may be of another, and the target is that of the stack', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-status-'))
  const report = job('report')
  const every = (id: string, hour: number) => schedule(id).cron(`30 ${hour} * * ? *`).task(report)
  const jobs = stack('shop').add(
    every('nightly-report-shop-eu', 1),
    every('nightly-report-shop-us', 9),
    eventRule('uploads')
      .pattern({ source: ['shop.orders'] })
      .task(job('resize')),
  )
  Reflect.set(globalThis, 'program of cut names', jobs)
  writeFileSync(join(folder, 'cut.mjs'), `export default globalThis['program of cut names']`)
  const simulator = createSimulator()
  const { clients, clock } = simulator.options()
  const connection = { clients, clock, region: 'us-east-1' }
  await deploy(jobs, connection)
  const aws = connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt())
  const { Targets: [target] = [] } = await aws.eventBridge('ListTargetsByRule', { Rule: 'shop-uploads' })
  const { Arn = '', EcsParameters } = target ?? {}
  const foreign = {
    Id: '0',
    Arn,
    RoleArn: 'arn:aws:iam::123456789012:role/other',
    EcsParameters: {
      ...EcsParameters,
      TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/other:1',
    },
  }
  await aws.eventBridge('PutTargets', { Rule: 'shop-uploads', Targets: [foreign] })
  simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 3 })
  await simulator.advance(new Date('2026-01-01T01:35:00Z').getTime() - clock.now())
  const { stdout } = await ran(['status', 'cut.mjs'], { connection, cwd: folder })
  expect(stdout).toMatch(
    /-us {2}enabled\n(?: .*\n){2} {2}last {6}\w{32} stopped.*\n {2}not read {2}whose that task is: ECS keeps "chronos-schedule\/nightly-report-shop"/,
  )
  expect(stdout).toContain('starts    shop-resize:1')
})
