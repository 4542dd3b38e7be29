import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteServiceCommand } from '@aws-sdk/client-ecs'
import { describe, expect, test, vi } from 'vitest'
import type { Clock } from '../../src/aws/clock.ts'
import type { CliProcess } from '../../src/cli/cli-context.ts'
import { conclude } from '../../src/cli/conclude.ts'
import { DEPLOY_FLAGS } from '../../src/cli/deploy-flags.ts'
import { annotate, fenced } from '../../src/cli/github.ts'
import { inFlags } from '../../src/cli/in-flags.ts'
import {
  cluster,
  DeployError,
  deploy,
  eventRule,
  InvalidDefinitionError,
  network,
  PlanError,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import { foreign, foreignThatLogs } from '../release/foreign.ts'
import { filesIn, textOf } from '../source-files.ts'
import { ran } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-cli-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return name
}
const connected = async () => {
  const { simulator, options, aws } = await foreign()
  return {
    simulator,
    aws,
    more: { connection: { clients: options.clients, clock: options.clock, region: 'us-east-1' }, cwd: folder },
  }
}

describe('a command line that is wrong ends with 2 and says what is right', () => {
  test.each([
    [['deplyo'], /did you mean `deploy`/],
    [['status'], /Expected argument for cluster\/service/],
    [['plan', 'x.ts', '--regoin', 'y'], /did you mean --region/],
    [['scale', 'prod/web', 'two'], /"two" is no number of tasks/],
    [['run', 'prod/web', '--count', 'x'], /"x" is no number of tasks/],
    [['logs', 'prod/web', '--filter', ''], /it is empty/],
    [['logs', 'prod/web', '--since', '999999999d'], /is no time/],
    [['logs', 'prod/web', '--since', 'yesterday'], /"yesterday" is no time: write 90, 90s, 20m, 2h or 1d/],
    [
      ['scale', 'arn:aws:ecs:eu-west-1:999999999999:service/prod/web', '3'],
      /is an ARN, which may be of another account/,
    ],
    [['status', 'prod/web/x'], /names no service\n {2}Fix: Write cluster\/service/],
    [['check', 'none.ts'], /There is no file none.ts/],
    [['rollback', 'prod/web'], /There is no file prod\/web[\s\S]*fluent-ecs release: with the image/],
    [['deploy', file('nothing.mjs', 'export const x = 1')], /nothing.mjs exports no stack/],
    [
      ['deploy', file('two.mjs', 'const build = () => ({}); export const a = { build }; export const b = { build }')],
      /exports several stacks: a, b/,
    ],
    [
      ['destroy', file('one.mjs', "export default { build: () => ({ kind: 'stack', name: 'one', roots: [] }) }")],
      /this is no terminal\n {2}Fix: Say --yes/,
    ],
    [['plan', 'one.mjs', '--env', 'prod'], /one.mjs has no environments/],
    [
      ['deploy', file('function.mjs', 'export default args => args.x'), '--arg', 'x'],
      /--arg takes name=value, and got "x"/,
    ],
    [['deploy', 'function.mjs', '--arg', 'x=1'], /function.mjs gives string, and no stack/],
    [['plan', 'one.mjs', '--arg', 'tag=1'], /one.mjs takes no arguments\n {2}Fix: Leave out --arg/],
    [
      [
        'deploy',
        file(
          'tag.mjs',
          "export default ({ tag, tasks = '1' }) => ({ build: () => ({ name: tag + tasks, roots: [] }) })",
        ),
        ...['--arg', 'tag=1', '--arg', 'taks=2'],
      ],
      /tag.mjs does not read the argument "taks"\n {2}Fix: Correct its name, leave it out, or/,
    ],
    [['plan', 'tag.mjs', '--arg', 'tag=1', '--env', 'prod'], /tag.mjs does not read the argument "env"/],
    [['plan', 'one.mjs', '--mermaid', '--prune'], /as --prune needs\n {2}Fix: Leave out/],
    [['plan', 'one.mjs', '--mermaid', '--verify'], /as --verify needs\n {2}Fix: Leave out/],
    [['plan', 'one.mjs', '--mermaid', '--detailed-exitcode'], /as --detailed-exitcode needs\n {2}Fix: Leave out/],
  ])('%j', async (words, message) => {
    const { exitCode, stderr, stdout } = await ran(words, { cwd: folder })
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

describe('a program', () => {
  const environments = file(
    'environments.mjs',
    `export default {
      kind: 'environments', names: ['staging', 'prod'],
      settingsOf: name => ({ region: name === 'prod' ? 'us-east-1' : 'eu-west-1' }),
      stackOf: name => ({ build: () => ({ kind: 'stack', name, tags: {}, roots: [] }) }),
    }`,
  )

  test('for several environments needs to know which, and knows a slip', async () => {
    expect(await ran(['plan', environments], { cwd: folder })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('for several environments: staging, prod'),
    })
    expect((await ran(['plan', environments, '--env', 'prd'], { cwd: folder })).stderr).toContain('Did you mean prod?')
  })

  test.each([
    ['clones them', 'args => { const { tag } = structuredClone(args); return made(tag) }'],
    ['takes them all', 'args => { const { tag } = { ...args }; return made(tag) }'],
    ['reads them when it is built', 'args => ({ build: () => made(args.tag).build() })'],
    ['writes over them', "args => { args.tag = args.tag.trim() + ''; return made(args.tag) }"],
  ])('that is a function and %s has taken its arguments', async (does, exported) => {
    const name = file(
      `${does.replaceAll(' ', '-')}.mjs`,
      `const made = name => ({ build: () => ({ kind: 'stack', name, tags: {}, roots: [] }) }); export default ${exported}`,
    )
    const { stdout, stderr, exitCode } = await ran(['plan', name, '--mermaid', '--arg', 'tag=shop'], { cwd: folder })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^flowchart/)
    expect(exitCode).toBe(0)
  })

  test('is planned in the Region of its environment', async () => {
    const { more } = await connected()
    const { stdout, exitCode } = await ran(['plan', environments, '--env', 'prod', '--detailed-exitcode'], more)
    expect(stdout).toContain('Plan for stack prod in us-east-1')
    expect(exitCode).toBe(0)
  })

  test('whose tasks cannot start ends a preflight with 1, and says why', async () => {
    const { more, simulator } = await connected()
    const web = `{
      kind: 'task-definition', id: 'web', family: 'web', launchType: 'FARGATE', networkMode: 'awsvpc', cpu: '256', memory: '512', tags: {},
      containers: [{ name: 'app', image: 'a:1', essential: true, portMappings: [], environment: {}, secrets: { DB: '/shop/db' }, dependsOn: [] }],
    }`
    const text = `export default { build: () => ({ kind: 'stack', name: 'shop', tags: {}, roots: [${web}] }) }`
    const { stdout, exitCode } = await ran(['preflight', file('secret.mjs', text)], more)
    expect(stdout).toMatch(/task-definition > web > container > app > secrets > DB: \/shop\/db does not exist/)
    expect(exitCode).toBe(1)
    const planned = ['plan', 'secret.mjs', '--preflight', '--detailed-exitcode']
    expect((await ran(planned, more)).exitCode).toBe(1)
    simulator.parameter('/shop/db')
    expect((await ran(['preflight', 'secret.mjs', '--json'], more)).exitCode).toBe(0)
    expect((await ran(planned, more)).exitCode).toBe(3)
  })

  test('that is deployed gives what AWS knows its resources by, as the result of deploy does', async () => {
    const { more } = await connected()
    const job = `{
      kind: 'task-definition', id: 'job', family: 'job', launchType: 'FARGATE', networkMode: 'awsvpc', cpu: '256', memory: '512', tags: {},
      containers: [{ name: 'app', image: 'a:1', essential: true, portMappings: [], environment: {}, secrets: {}, dependsOn: [] }],
    }`
    const text = `export default { build: () => ({ kind: 'stack', name: 'shop', tags: {}, roots: [${job}] }) }`
    const { stdout } = await ran(['deploy', file('job.mjs', text), '--json'], more)
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      type: 'result',
      outcome: 'deployed',
      resources: { 'task-definition/job': { arn: expect.stringMatching(/:task-definition\/shop-job:1$/) } },
    })
  })

  test('without a Region is told how the command takes one', async () => {
    vi.stubEnv('AWS_REGION', '')
    const { stderr } = await ran(['plan', 'one.mjs'], { cwd: folder }).finally(() => vi.unstubAllEnvs())
    expect(stderr).toMatch(/No AWS Region is given\n +Fix: Give one, --region us-east-1 on the command line/)
  })

  test('that throws is told with its line, and not with a stack', async () => {
    const { exitCode, stderr } = await ran(['check', file('throws.mjs', "\nthrow new Error('no such setting')")], {
      cwd: folder,
    })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^Error: no such setting\n +at .*throws.mjs:2:7\n?$/)
  })
})

describe('Ctrl-C', () => {
  test('on a scale or a release that has begun says that ECS goes on', async () => {
    const stopping = async (words: readonly string[]) => {
      const { more, simulator } = await connected()
      const end = new AbortController()
      const { clock } = more.connection
      const sleep: Clock['sleep'] = (milliseconds, signal) => {
        if (simulator.calls.some(({ operation }) => operation === 'UpdateService')) end.abort()
        return clock.sleep(milliseconds, signal)
      }
      const connection = { ...more.connection, clock: { now: () => clock.now(), sleep } }
      return ran(words, { ...more, connection, signal: end.signal })
    }
    expect(await stopping(['scale', 'prod/web', '4'])).toMatchObject({
      exitCode: 130,
      stderr: expect.stringMatching(/^Service web was told to run 4 tasks, and does not yet: it was interrupted$/m),
    })
    expect(await stopping(['release', 'prod/web', '--image', 'shop/web:7'])).toMatchObject({
      exitCode: 130,
      stderr: expect.stringMatching(/\n {2}service web: it was changed, and ECS goes on with that\n/),
    })
  })
})

describe('what the library calls an option is the flag of the command', () => {
  test.each([
    ['it holds logs; { deleteData: true } deletes it, too', 'it holds logs; --delete-data deletes it, too'],
    ["wait for it with { onConflict: 'wait' }", 'wait for it with --on-conflict wait'],
    ["Deploy this change without onFailure: 'restore'", 'Deploy this change without --on-failure restore'],
    ['The time was up after 20 s (timeoutSeconds): reading', 'The time was up after 20 s (--timeout): reading'],
    ['give it more time (timeoutSeconds): GET /', 'give it more time (timeoutSeconds): GET /'],
    ['{ containers: { app: { image } } }', '--image app=…'],
    ['{ containers: { app: { environment } } }', '--set app:NAME=value'],
  ])('%s', (said, inTheCommand) => expect(inFlags(said)).toBe(inTheCommand))

  test('in the words of each module that names one', () => {
    const named = ['src/deploy', 'src/validators', 'src/operate', 'src/aws'].flatMap(folder =>
      filesIn(folder, '.ts').flatMap(path =>
        [...textOf(path).matchAll(/(?<=['`"][^'`"\n]*)\{ (\w+): (?:true|'\w+') \}/g)].map(([words, option = '']) => ({
          path,
          option,
          words,
        })),
      ),
    )
    const flags = Object.keys({ ...DEPLOY_FLAGS, deleteData: true, deleteAdopted: true })
    const left = named.filter(({ option, words }) => flags.includes(option) && inFlags(words) === words)
    expect(named.length).toBeGreaterThan(8)
    expect(left).toEqual([])
  })

  test('where something is destroyed', async () => {
    const { more } = await connected()
    const group = "{ kind: 'log-group', id: '/ecs/x', logGroupName: '/ecs/x', tags: {} }"
    const text = `export default { build: () => ({ kind: 'stack', name: 'shop', tags: {}, roots: [${group}] }) }`
    await ran(['deploy', file('group.mjs', text)], more)
    const planned = await ran(['destroy', 'group.mjs', '--dry-run'], more)
    expect(planned.stdout).toMatch(
      /^Destroy of stack shop in [\w-]+, account \d+: nothing to delete\n {2}\. keep {4}log group \/ecs\/x: it holds logs; --delete-data deletes it, too\n$/,
    )
    const all = await ran(['destroy', 'group.mjs', '--dry-run', '--delete-data', '--json'], more)
    expect(JSON.parse(all.stdout)).toMatchObject({
      type: 'result',
      outcome: 'planned',
      plan: { removes: [{ resource: 'log group /ecs/x' }], keeps: [], isEmpty: false },
    })
    const { stdout } = await ran(['destroy', 'group.mjs', '--yes'], more)
    expect(stdout).toContain('it holds logs; --delete-data deletes it, too')
  })
})

describe('a service of others', () => {
  test('that is followed says what is followed, and that nothing has come yet', async () => {
    const { simulator, options } = await foreignThatLogs()
    await simulator.advance(1_800_000)
    const { clients, clock } = options
    const followed = (lines: readonly string[]) => {
      if (lines.length > 0) simulator.log({ cluster: 'prod', service: 'web' }, lines)
      const end = new AbortController()
      const until = clock.now() + 60_000
      const ending: Clock = {
        now: () => clock.now(),
        sleep: (milliseconds, signal) => {
          if (clock.now() > until) end.abort()
          return clock.sleep(milliseconds, signal)
        },
      }
      const connection = { clients, clock: ending, region: 'us-east-1' }
      return ran(['logs', 'prod/web', '--follow'], { connection, cwd: folder, signal: end.signal })
    }
    const head = 'Following web (2 tasks): app in /ecs/web\n'
    expect(await followed([])).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: `${head}No line yet: what comes is shown here, until Ctrl-C\n`,
    })
    const { stdout, stderr } = await followed(['GET / 200'])
    expect(stdout.match(/ app\/\w{8} GET \/ 200\n/g)).toHaveLength(2)
    expect(stderr).toBe(head)
  })

  test('of a program that has not been deployed is not there yet', async () => {
    const { more } = await connected()
    const program = file(
      'undeployed.ts',
      `import { cluster, network, service, stack, taskDefinition } from '${join(process.cwd(), 'src/index.ts')}'
      const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5).container('app', c => c.image('nginx:1'))
      const site = service('web').cluster(cluster('shop-prod')).taskDefinition(web).network(network.default())
      export default stack('shop').add(site)`,
    )
    const { stderr, exitCode } = await ran(['status', program], more)
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(
      /There is no cluster "shop-prod".*\n {2}Fix: Deploy it first: fluent-ecs deploy undeployed\.ts\./,
    )
    const several = file(
      'undeployed-environments.ts',
      `import { environments } from '${join(process.cwd(), 'src/index.ts')}'
      import one from './undeployed.ts'
      export default environments({ staging: {}, prod: {} }, () => one)`,
    )
    expect((await ran(['status', several, '--env', 'prod'], more)).stderr).toContain(
      'Deploy it first: fluent-ecs deploy undeployed-environments.ts --env prod. Where',
    )
  })

  test('is shown, scaled, restarted, released into and diagnosed', async () => {
    const { more, simulator } = await connected()
    expect(await ran(['status', 'prod/web'], more)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(
        /^prod\/web {2}2 of 2 running\n {2}revision {2}web:1, app ghcr.io\/acme\/shop:1\n[\s\S]*\n( {2}task {6}[0-9a-f]{32} running, web:1, since \d+m\n){2}/,
      ),
    })
    expect(await ran(['scale', 'prod/web', '3'], more)).toMatchObject({
      exitCode: 0,
      stdout: '3 of 3 running; the next deploy of its program sets the count written there again, or 1 where none is\n',
    })
    expect(await ran(['restart', 'prod/web'], more)).toMatchObject({ exitCode: 0, stdout: 'deployed: 1 change\n' })
    const released = await ran(['release', 'prod/web', '--image', 'ghcr.io/acme/shop:2', '--json'], more)
    const lines = released.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines.at(-1)).toMatchObject({ type: 'result', outcome: 'deployed', plan: { from: 'web:1' } })
    expect(lines.some(({ type }) => type === 'rollout')).toBe(true)
    expect(released.stderr).toBe('')
    simulator.fail({ image: 'ghcr.io/acme/shop:3' }, { how: 'cannot pull' })
    const failed = await ran(['release', 'prod/web', '--image', 'ghcr.io/acme/shop:3', '--json'], more)
    expect(JSON.parse(failed.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
      type: 'error',
      code: expect.stringMatching(/^deploy\./),
      diagnosis: [{ code: 'image.missing' }],
    })
    expect(failed.exitCode).toBe(1)
    expect(await ran(['diagnose', 'prod/web'], more)).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('Fix:'),
    })
  })

  test.each([
    ['status', 'prod/web'],
    ['diagnose', 'prod/web'],
    ['logs', 'prod/web'],
    ['exec', 'prod/web', '--', 'ls'],
  ])('%s tells why it waits for an endpoint that nobody listens at, and of no changes', async (...words) => {
    const { more, simulator } = await connected()
    simulator.inject({}, { how: 'unreachable' })
    const [verb = '', service = '', ...others] = words
    const { stderr, exitCode } = await ran([verb, service, '--timeout', '20', ...others], more)
    expect(stderr).toMatch(/retry .* AWS could not be reached[\s\S]*The time was up after 20 s.*ECONNREFUSED/)
    expect(stderr).not.toContain('Applied')
    expect(exitCode).toBe(1)
  })

  test('of which no task is wanted is told so', async () => {
    const { more, simulator, aws } = await connected()
    expect(await ran(['scale', 'prod/web', '0'], more)).toMatchObject({ exitCode: 0 })
    const diagnosed = await ran(['diagnose', 'prod/web'], more)
    expect(diagnosed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('No task of it is wanted') })
    expect(diagnosed.stdout).toContain('desiredCount is 0')
    expect(diagnosed.stdout.match(/Cause/g)).toHaveLength(1)
    expect(await ran(['exec', 'prod/web', '--', 'true'], more)).toMatchObject({
      exitCode: 1,
      stderr: 'No task of service "web" runs: its desiredCount is 0\n  Fix: Start some: fluent-ecs scale prod/web 1.\n',
    })
    await aws.ecs('UpdateService', { cluster: 'prod', service: 'web', forceNewDeployment: true })
    await simulator.advance(600_000)
    const { services: [service] = [] } = await aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
    expect(service?.events?.filter(({ message = '' }) => /unable to/.test(message))).toEqual([])
  })

  test('whose tasks are stopped may be named with them', async () => {
    const { more, aws, simulator } = await connected()
    const { taskArns: [arn = ''] = [] } = await aws.ecs('ListTasks', { cluster: 'prod' })
    const words = ['stop', 'prod/web', arn.split('/').at(-1) ?? '']
    expect(await ran(words, more)).toMatchObject({ exitCode: 0, stdout: 'stopped: 1 task\n' })
    expect((await ran([...words, '--reason', 'once more'], more)).stdout).toMatch(
      /^task \w{32} was stopping already \(\w+\): Stopped by hand\n$/,
    )
    await simulator.advance(120_000)
    expect(await ran(words, more)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^task \w{32} had stopped already: Stopped by hand\n$/),
    })
  })

  test('a diagnosis is of one thing', async () => {
    const { more } = await connected()
    expect(await ran(['diagnose', '--schedule', 'shop-schedules/nightly'], more)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no schedule "nightly" in group "shop-schedules"'),
    })
    expect(await ran(['diagnose', '--event-rule', 'uploads'], more)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no rule "uploads" on event bus "default"'),
    })
    const several = await ran(['diagnose', 'prod/web', '--event-rule', 'uploads'], more)
    expect(several).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('More than one thing is named') })
    expect(await ran(['diagnose'], more)).toMatchObject({ exitCode: 2 })
  })

  test('or of all that a program has', async () => {
    const { more, simulator } = await connected()
    const program = file(
      'diagnosed.ts',
      `import { cluster, network, schedule, service, stack, task, taskDefinition } from '${join(process.cwd(), 'src/index.ts')}'
      const prod = cluster('shop-prod')
      const of = (name: string) => taskDefinition(name).fargate().cpu(0.25).memory(0.5).container('app', c => c.image('nginx:' + name))
      const run = (name: string) => service(name).cluster(prod).taskDefinition(of(name)).network(network.default())
      const nightly = schedule('nightly').cron('0 3 * * ? *').task(task('report').cluster(prod).taskDefinition(of('report')).network(network.default()))
      export default stack('diagnosed').add(run('web'), run('worker'), nightly)`,
    )
    const early = await ran(['diagnose', program], more)
    expect(early).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Deploy it first: fluent-ecs deploy') })
    await ran(['deploy', program], more)
    const well = await ran(['diagnose', program], more)
    expect(well).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(
        /^Service web runs what it should, .*\nService worker runs what it should, .*\nSchedule diagnosed-schedules\/nightly:\n {2}Cause: .*\[schedule\.not-run\]/,
      ),
    })
    simulator.fail({ image: 'nginx:worker' }, { how: 'exits', exitCode: 7 })
    await ran(['restart', 'shop-prod/worker', '--timeout', '300'], more)
    const failing = await ran(['diagnose', program], more)
    expect(failing.exitCode).toBe(1)
    expect(failing.stdout).toMatch(
      /^Service web runs .*\nService shop-prod\/worker:\nThe last deployment .*\n {2}Cause: .*code 7/,
    )
    const { found, diagnosis } = JSON.parse((await ran(['diagnose', program, '--json'], more)).stdout)
    expect(found).toMatchObject([
      { kind: 'service', name: 'shop-prod/web', diagnosis: [] },
      { kind: 'service', name: 'shop-prod/worker', diagnosis: [{ code: 'container.exited' }] },
      { kind: 'schedule', name: 'diagnosed-schedules/nightly' },
    ])
    expect(diagnosis).toHaveLength(2)
    const worker = { cluster: 'shop-prod', service: 'worker', force: true }
    await simulator.clients.ecs.send(new DeleteServiceCommand(worker))
    await simulator.clock.sleep(600_000)
    const half = await ran(['diagnose', program], more)
    expect(half.exitCode).toBe(1)
    expect(half.stdout).toMatch(
      /^Service web runs .*\nService shop-prod\/worker:\n {2}.*\n {4}Fix: Deploy it first: .*\nSchedule/,
    )
    const asData = JSON.parse((await ran(['diagnose', program, '--json'], more)).stdout)
    expect(asData.found[1]).toMatchObject({ diagnosis: [], missing: { code: 'service.missing' } })
    expect(await ran(['diagnose', program, '--schedule', 'a/b'], more)).toMatchObject({ exitCode: 2 })
  })

  test('what only waits for its event is no failure', async () => {
    const { more, simulator } = await connected()
    const job = task('job')
      .cluster(cluster('prod'))
      .network(network.default())
      .taskDefinition(
        taskDefinition('job')
          .fargate()
          .cpu(0.25)
          .memory(0.5)
          .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29')),
      )
    const rule = eventRule('uploads')
      .pattern({ source: ['shop.orders'] })
      .task(job)
    await deploy(stack('jobs').add(rule), { ...simulator.options(), adopt: true })
    expect(await ran(['diagnose', '--event-rule', 'jobs-uploads'], more)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('No event has fitted the pattern'),
    })
    await deploy(stack('jobs').add(rule.disabled()), { ...simulator.options(), adopt: true })
    expect(await ran(['diagnose', '--event-rule', 'jobs-uploads'], more)).toMatchObject({ exitCode: 1 })
  })

  test('that is not there is told in one sentence', async () => {
    const { more } = await connected()
    const { exitCode, stderr } = await ran(['logs', 'prod/wbe'], more)
    expect(exitCode).toBe(1)
    expect(stderr).toBe('There is no service "wbe" in cluster "prod". There is: web.\n  Fix: Name one that is there.\n')
  })

  test('takes one form of --set wherever variables are given', async () => {
    const { more, aws } = await connected()
    expect((await ran(['release', 'prod/web', '--set', 'A=1', '--set', 'app:B=2'], more)).exitCode).toBe(0)
    const { taskDefinition } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: 'web' })
    expect(taskDefinition?.containerDefinitions?.[0]?.environment).toEqual(
      expect.arrayContaining([
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ]),
    )
    for (const set of [
      ['--set', 'A=1'],
      ['--set', 'app:A=1'],
      ['--container', 'app', '--set', 'app:A=1'],
    ]) {
      const { exitCode, stdout } = await ran(['run', 'prod/web', ...set, '--json', '--', 'migrate'], more)
      expect([set, exitCode]).toEqual([set, 0])
      const [task] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '').tasks
      const { tasks = [] } = await aws.ecs('DescribeTasks', { cluster: 'prod', tasks: [task.id] })
      expect(tasks[0]?.overrides?.containerOverrides).toEqual([
        { name: 'app', command: ['migrate'], environment: [{ name: 'A', value: '1' }] },
      ])
    }
  })

  test('runs a task, and ends as it does', async () => {
    const { more, simulator } = await connected()
    const end = simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 3, afterSeconds: 5 })
    const run = await ran(['run', 'prod/web', '--', 'migrate'], more)
    expect(run).toMatchObject({ exitCode: 3, stdout: '' })
    expect(run.stderr).toMatch(/^task ([0-9a-f]{32}) started\ntask \1 running\n/)
    end()
    // The container has a port: with another command it does its work and ends.
    const words = ['run', 'prod/web', '--container', 'app', '--set', 'A=b', '--json', '--', 'migrate']
    const { exitCode, stdout } = await ran(words, more)
    const lines = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(exitCode).toBe(0)
    const quiet = await ran(['run', 'prod/web', '--', 'migrate'], more)
    expect(quiet).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: expect.stringMatching(/\ntask \w+ ended with 0\n$/),
    })
    expect(lines.map(({ type, state }) => [type, state])).toEqual([
      ['task', 'started'],
      ['task', 'running'],
      ['result', undefined],
    ])
  })
})

test('an exit code that a process cannot have is none of success', async () => {
  const { more, simulator } = await connected()
  simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 256, afterSeconds: 5 })
  expect((await ran(['run', 'prod/web', '--', 'migrate'], more)).exitCode).toBe(1)
})

test('a summary that cannot be written hides no error', async () => {
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/nonexistent/x' }
  const { stderr, exitCode } = await ran(['check', 'none.ts'], { cwd: folder }, env)
  expect([exitCode, stderr.includes('There is no file none.ts')]).toEqual([2, true])
})

describe('on GitHub Actions', () => {
  const source = { file: 'deploy.ts', line: 4, column: 3 }
  test.each([
    [
      'definitions',
      new InvalidDefinitionError('x', [
        {
          code: 'PM-NUM-01',
          severity: 'error',
          path: ['a'],
          message: 'containerPort is 70000',
          hint: 'use another',
          source,
        },
      ]),
    ],
    ['plans', new PlanError('cluster.missing', { message: 'containerPort is 70000', fix: 'use another', source })],
    [
      'deployments',
      new DeployError({
        outcome: 'failed',
        summary: 's',
        applied: [],
        notApplied: [],
        diagnosis: [
          { code: 'image.missing', cause: 'containerPort is 70000', evidence: [], fix: 'use another', source },
        ],
      }),
    ],
  ])('what is wrong with %s is shown at its line, and in the summary', async (_what, error) => {
    let stderr = ''
    const summary = join(folder, file('summary.md', ''))
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
    const write = (text: string): void => {
      stderr += text
    }
    const stream = { write }
    await annotate(error, { cwd: folder, process: { stdout: stream, stderr: stream, env } })
    expect(stderr).toBe('::error file=deploy.ts,line=4,col=3::containerPort is 70000%0AFix: use another\n')
    expect(readFileSync(summary, 'utf8')).toContain('containerPort is 70000')
  })

  test('a text cannot end its block', () => {
    expect(fenced('a\n```\n# b')).toBe('````text\na\n```\n# b\n````')
  })
})

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(await ran(['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n` })
})

test.each([
  ['reads', { follow: true }, ''],
  ['reads', { watch: true }, ''],
  ['reads', {}, 'Interrupted.\n'],
  ['changes', {}, expect.stringMatching(/^Stopping[\s\S]*Interrupted\.\n$/)],
] as const)('what %s and ends by Ctrl-C with the flags %j says what there is to say', async (does, flags, said) => {
  let stderr = ''
  const own: CliProcess = {
    stdout: { write: () => {} },
    stderr: {
      write: text => {
        stderr += text
      },
    },
    env: {},
  }
  const work = async ({ signal }: { readonly signal: AbortSignal }) => {
    process.emit('SIGINT')
    signal.throwIfAborted()
    return { text: '', data: {} }
  }
  await conclude({ process: own, cwd: folder }, flags, work, does)
  expect([own.exitCode, stderr]).toEqual([130, said])
})

test('what may follow is proposed to a shell', async () => {
  const proposed = async (...words: string[]): Promise<string[]> =>
    (await ran(['__complete', '--', ...words])).stdout.trim().split('\n')
  expect(await proposed('re')).toEqual(['reject', 'release', 'restart'])
  expect(await proposed('plan', '--de')).toEqual(['--detailed-exitcode'])
  expect(await proposed('deploy', '--on-conflict', '')).toEqual(['supersede', 'wait', 'fail'])
  // A file may stand there: a shell proposes those where it is told nothing.
  expect(await proposed('deploy', '')).toEqual([''])
  const written = vi.spyOn(process.stdout, 'write')
  const said = "process.stdout.write('loading')"
  const text = `${said}; export default { kind: 'environments', names: ['staging', 'prod'] }`
  const program = file('proposed.mjs', text)
  const environments = await ran(['__complete', '--', 'deploy', program, '--env', 'st'], { cwd: folder })
  expect(environments.stdout).toBe('staging\n')
  // What the program prints while it is loaded would be proposed, too.
  expect(written.mock.calls.flat()).not.toContain('loading')
  written.mockRestore()
  expect((await ran(['__complete', '--', 'deploy', 'none.ts', '--env', ''], { cwd: folder })).stdout).toBe('')
})
