import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Aws, connect } from '../../src/aws/clients.ts'
import { cluster, deploy, eventRule, network, schedule, stack, task, taskDefinition } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { foreignThatLogs } from '../release/foreign.ts'
import { defaultNetwork } from '../simulator/support.ts'
import { type Ran, ran } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-run-'))

/** A program as a file: what it exports is built here. */
function program(name: string, exported: unknown): string {
  Reflect.set(globalThis, `program of ${name}`, exported)
  writeFileSync(join(folder, name), `export default globalThis['program of ${name}']`)
  return name
}

const definition = (id: string) =>
  taskDefinition(id)
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`ghcr.io/acme/${id}:1`).command('node', `${id}.js`))
const job = (id: string) => task(id).cluster(cluster('jobs')).taskDefinition(definition(id)).network(network.default())

const nightly = schedule('nightly')
  .cron('30 2 * * ? *', { timeZone: 'Europe/Berlin' })
  .task(job('report').override('app', { environment: { DAYS: '7' } }))
const uploads = eventRule('uploads')
  .pattern({ source: ['aws.s3'], 'detail-type': ['Object Created'] })
  .task(job('resize'))
  .environmentFromEvent('app', { KEY: '$.detail.object.key' })

/** As strict as AWS is of what a public subnet needs. */
async function deployed() {
  const simulator = createSimulator({ realism: { surroundings: true } })
  const { clients, clock } = simulator.options()
  const connection = { clients, clock, region: 'us-east-1' }
  await deploy(stack('shop').add(nightly, uploads), connection)
  const aws = connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt())
  return { simulator, aws, more: { connection, cwd: folder } }
}

/** The overrides of the task that a run with `--json` has told. */
async function overridesOf(aws: Aws, { stdout }: Ran) {
  const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  const { tasks: [one] = [] } = await aws.ecs('DescribeTasks', { cluster: 'jobs', tasks: [result.tasks[0].id] })
  return one?.overrides?.containerOverrides
}

const runTaskOf = (simulator: ReturnType<typeof createSimulator>) =>
  simulator.calls.filter(({ operation }) => operation === 'RunTask')

describe('a task of a program is run', () => {
  test('by its name, where the program says, with another command', async () => {
    const file = program('jobs.mjs', stack('shop').add(nightly, uploads))
    const { simulator, aws, more } = await deployed()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 0, log: ['3 reports'] })
    const command = ['--', 'node', 'other.js']
    expect(await ran(['run', file, '--task', 'report', ...command], more)).toMatchObject({
      exitCode: 0,
      stdout: '3 reports\n',
    })
    const told = await ran(['run', file, '--task', 'report', '--json', ...command], more)
    expect(await overridesOf(aws, told)).toEqual([
      { name: 'app', command: ['node', 'other.js'], environment: [{ name: 'DAYS', value: '7' }] },
    ])
  })

  test('by the name of the schedule or event rule that starts it, with its overrides', async () => {
    const file = program('jobs.mjs', stack('shop').add(nightly, uploads))
    const { simulator, aws, more } = await deployed()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 0 })
    const told = await ran(['run', file, '--task', 'nightly', '--json'], more)
    expect(await overridesOf(aws, told)).toEqual([{ name: 'app', environment: [{ name: 'DAYS', value: '7' }] }])
    const byRule = await ran(['run', file, '--task', 'uploads'], more)
    expect(byRule).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('unless --set gives them: app:KEY') })
    const set = await ran(['run', file, '--task', 'uploads', '--set', 'KEY=a.png'], more)
    expect(set.stderr).not.toContain('--set gives')
  })

  test('without its name where there is one, and else the names are told', async () => {
    const one = program('one.mjs', stack('shop').add(nightly))
    const { simulator, more } = await deployed()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 0 })
    expect((await ran(['run', one], more)).exitCode).toBe(0)
    const file = program('jobs.mjs', stack('shop').add(nightly, uploads))
    expect(await ran(['run', file], more)).toMatchObject({
      exitCode: 2,
      stderr: 'jobs.mjs has several tasks: report, resize, nightly, uploads\n  Fix: Say which: --task NAME.\n',
    })
    expect(await ran(['run', file, '--task', 'reprot'], more)).toMatchObject({
      exitCode: 2,
      stderr:
        'jobs.mjs has no task "reprot", and nothing of that name that starts one. There is: report, resize, nightly, uploads\n  Fix: Did you mean report?\n',
    })
    expect((await ran(['run', program('none.mjs', stack('shop').add(definition('x')))], more)).stderr).toMatch(
      /none.mjs has no task\n/,
    )
  })

  test('that an event rule alone starts tells what lacks by its own name, and without one', async () => {
    const file = program('up.mjs', stack('shop').add(uploads))
    const { simulator, more } = await deployed()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 0 })
    for (const words of [[], ['--task', 'resize']])
      expect((await ran(['run', file, ...words], more)).stderr).toContain('resize gets these of an event')
  })

  test('with a name that means two of them refused', async () => {
    const report = schedule('report').cron('30 2 * * ? *').task(job('other'))
    const { more } = await deployed()
    const two = program(
      'two.mjs',
      stack('shop').add(report, schedule('nightly').cron('0 3 * * ? *').task(job('report'))),
    )
    expect(await ran(['run', two, '--task', 'report'], more)).toMatchObject({
      exitCode: 2,
      stderr:
        '"report" means several tasks of two.mjs: report and other\n  Fix: Give what starts other a name of its own; that task is --task other.\n',
    })
  })

  test('with what only one of program and cluster takes refused', async () => {
    const file = program('jobs.mjs', stack('shop').add(nightly, uploads))
    const { more } = await deployed()
    for (const [words, message] of [
      [['run', file, '--task', 'report', '--subnet', 'subnet-0a'], /it takes no --subnet/],
      [['run', 'jobs/web', '--task', 'report'], /is no program, and takes no --task/],
      [['run', 'jobs', '--task-definition', 'x', '--assign-public-ip'], /no subnet is\n {2}Fix: Name its subnets/],
    ] as const)
      expect(await ran(words, more)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(message) })
  })

  test('and where it fails, what to change is of the task, and no command that was given', async () => {
    const file = program('jobs.mjs', stack('shop').add(nightly, uploads))
    const { simulator, more } = await deployed()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 7 })
    const { stderr, exitCode } = await ran(['run', file, '--task', 'resize', '--', 'false'], more)
    expect(exitCode).toBe(7)
    expect(stderr).toContain(
      "the command that this run was given, or .environment(…) and .secret(…) of container('app') in taskDefinition('resize')",
    )
  })
})

describe('without a program', () => {
  test('the network that is missing is named by its flags, before anything is started', async () => {
    const { simulator, more } = await deployed()
    const words = ['run', 'jobs', '--task-definition', 'shop-report']
    const { stderr, exitCode } = await ran(words, more)
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/--subnet, --security-group and --assign-public-ip, or run a task of a program/)
    expect(runTaskOf(simulator)).toEqual([])
  })

  test('a public subnet needs an address: it can be given, and is what the fix speaks of', async () => {
    const { simulator, aws, more } = await deployed()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 0 })
    const { subnets } = await defaultNetwork(aws)
    const words = ['run', 'jobs', '--task-definition', 'shop-report', '--subnet', subnets[0] ?? '']
    const { stderr, exitCode } = await ran(words, more)
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^The task did not start\n/m)
    expect(stderr).toContain('--subnet, --security-group and --assign-public-ip of the run.')
    expect(stderr).not.toContain('the service')
    expect((await ran([...words, '--assign-public-ip'], more)).exitCode).toBe(0)
  })

  test('a definition that is not there is told with those of a like name', async () => {
    const { more } = await deployed()
    const { stderr } = await ran(['run', 'jobs', '--task-definition', 'report'], more)
    expect(stderr).toBe(
      'There is no task definition "report" in this Region. There is: shop-report.\n  Fix: Name a family, a revision such as web:7, or an ARN that is there.\n',
    )
    expect((await ran(['run', 'jobs', '--task-definition', 'shop-report:9'], more)).stderr).toContain(
      'Its family is there, and has no active revision 9.',
    )
  })

  test('a container that logs nowhere is not said to have a log', async () => {
    const { simulator, options } = await foreignThatLogs({ containerDefinitions: [{ name: 'app', image: 'a:1' }] })
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 7 })
    const connection = { clients: options.clients, clock: options.clock, region: 'us-east-1' }
    const { stderr } = await ran(['run', 'prod/web'], { connection, cwd: folder })
    expect(stderr).toContain('What it says is kept nowhere: give it a log configuration')
  })
})
