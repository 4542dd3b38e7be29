import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

const project = inject('project')
const control = async (path: string, body: object): Promise<void> => {
  const response = await fetch(`${url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(await response.text())
}

let server: ChildProcess
let url: string

// A minute passes in half a second: what waits for AWS takes seconds, and stopped tasks are shown for longer than that.
const SERVE = `import { serve } from 'fluent-ecs/simulator'
console.log((await serve({ rate: 120 })).url)`

const PROGRAM = `import { cluster, loadBalancer, network, service, stack, taskDefinition } from 'fluent-ecs'

interface Arguments { readonly tag?: string }

export default ({ tag = '1' }: Arguments) => {
  const vpc = network.default()
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5).allowExecuteCommand()
    .container('app', c => c.image(\`shop/web:\${tag}\`).port(80))
  const edge = loadBalancer('edge').network(vpc).http()
  const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc).executeCommand()
    .target(edge, 'app', 80, { healthCheck: '/' })
  return stack('shop').add(site).output('url', edge.url)
}
`

const WRONG = `import { stack, taskDefinition, cluster, service, network } from 'fluent-ecs'

const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  .container('app', c => c.image('shop/web:1')
    .port(70000))
export default stack('wrong').add(service('web').cluster(cluster('c')).taskDefinition(web).network(network.default()))
`

beforeAll(async () => {
  for (const [file, text] of Object.entries({ 'serve.mjs': SERVE, 'shop.ts': PROGRAM, 'wrong.ts': WRONG }))
    writeFileSync(join(project, file), text)
  server = spawn('node', ['--no-warnings', 'serve.mjs'], { cwd: project })
  url = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim()))
    server.once('exit', code => reject(new Error(`the simulator ended with ${code}`)))
  })
})

afterAll(() => void server?.kill())

/** Where Node strips no types, what compiles the file instead keeps its lines, not its columns. */
const COLUMN = Reflect.get(process.features, 'typescript') ? ':\\d+' : ''

interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const start = (...words: readonly string[]) => spawned(join(project, 'node_modules/.bin/fluent-ecs'), words)

function spawned(
  file: string,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): { child: ChildProcess; ended: Promise<Ran> } {
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
    AWS_REGION: 'us-east-1',
    NODE_NO_WARNINGS: '1',
    ...more,
  }
  const child = spawn(file, words, { cwd: project, env })
  const written = { stdout: '', stderr: '' }
  child.stdout.on('data', data => {
    written.stdout += data
  })
  child.stderr.on('data', data => {
    written.stderr += data
  })
  const ended = new Promise<Ran>(resolve => child.once('close', code => resolve({ code, ...written })))
  return { child, ended }
}

const ran = (...words: readonly string[]): Promise<Ran> => start(...words).ended

const lastLine = ({ stdout }: Ran): unknown => JSON.parse(stdout.trim().split('\n').at(-1) ?? '')

test('help names every command', async () => {
  const { code, stdout } = await ran('--help')
  expect(code).toBe(0)
  expect(stdout).toMatch(/check .*\n.*plan .*\n.*deploy /)
})

test('a wrong program is told with its line', async () => {
  const { code, stderr } = await ran('check', 'wrong.ts')
  expect(code).toBe(1)
  expect(stderr).toContain('containerPort is 70000')
  expect(stderr).toMatch(new RegExp(`At: wrong\\.ts:5${COLUMN}\n`))
})

test('a stack goes its whole way', async () => {
  expect(await ran('check', 'shop.ts')).toMatchObject({ code: 0 })
  expect((await ran('plan', 'shop.ts', '--detailed-exitcode')).code).toBe(3)
  expect(await ran('preflight', 'shop.ts')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^Preflight: nothing stands in the way.*\n {2}\? image shop\/web:1 was not looked at/,
    ),
  })
  expect((await ran('plan', 'shop.ts', '--mermaid')).stdout).toMatch(/^flowchart LR\n/)

  const deployed = await ran('deploy', 'shop.ts', '--json')
  expect(deployed.code).toBe(0)
  expect(lastLine(deployed)).toMatchObject({
    type: 'result',
    outcome: 'deployed',
    outputs: { url: expect.stringMatching(/^http:/) },
  })
  expect(await ran('plan', 'shop.ts', '--detailed-exitcode')).toMatchObject({ code: 0 })
  expect((await ran('status', 'shop.ts')).stdout).toMatch(
    /^prod\/web {2}1 of 1 running\n {2}revision {2}shop-web:1, app shop\/web:1\n/,
  )

  const next = await ran('deploy', 'shop.ts', '--arg', 'tag=2')
  expect(next.stdout).toMatch(/^deployed: 2 changes\n/)
  const back = await ran('rollback', 'shop.ts', '--to', '1')
  expect(back).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Rollback of [\s\S]*\ndeployed: 1 change\n$/) })

  await control('fail', { match: { image: 'shop/web:3' }, failure: { how: 'cannot pull' } })
  const failed = await ran('deploy', 'shop.ts', '--arg', 'tag=3')
  expect(failed.code).toBe(1)
  expect(failed.stderr).toMatch(/Cause: .*shop\/web:3.*\[image\.missing\]/)
  expect(failed.stderr).toMatch(new RegExp(`At: shop\\.ts:8${COLUMN}\n`))
  expect(failed.stderr).not.toMatch(/\n {4}at /)

  expect((await ran('destroy', 'shop.ts')).code).toBe(2)
  expect(await ran('destroy', 'shop.ts', '--yes')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^destroyed\n/),
  })
})

test('a service is operated', async () => {
  expect((await ran('deploy', 'shop.ts')).code).toBe(0)
  expect(await ran('scale', 'prod/web', '2')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^2 of 2 running; the next deploy of its program sets the count /),
  })
  await control('command', {
    match: { command: 'npm run check' },
    answer: { how: 'prints', output: 'one is wrong\n', exitCode: 3 },
  })
  expect(await ran('exec', 'prod/web', '--', 'npm', 'run', 'check')).toEqual({
    code: 3,
    stdout: 'one is wrong\n',
    stderr: '',
  })
  expect(lastLine(await ran('exec', 'prod/web', '--json', '--', 'exit 4'))).toMatchObject({
    container: 'app',
    exitCode: 4,
  })
  expect(await ran('exec', 'prod/web')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/needs a terminal, and this is none\n {2}Fix: Give it a command/),
  })
  expect(await ran('restart', 'prod/web')).toMatchObject({ code: 0, stdout: 'deployed: 1 change\n' })
  expect(await ran('release', 'prod/web', '--image', 'shop/web:9')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/-> a new revision\n[\s\S]*\ndeployed: 2 changes\n$/),
  })
  expect(await ran('diagnose', 'prod/web')).toMatchObject({ code: 0 })
  expect(await ran('approve', 'prod/web')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('waits for an answer'),
  })
  expect(await ran('logs', 'prod/web', '--json')).toMatchObject({ code: 0, stdout: '{"type":"result","lines":0}\n' })
  await control('fail', {
    match: { command: 'migrate' },
    failure: { how: 'exits', exitCode: 42, afterSeconds: 60, log: ['half done'] },
  })
  expect(await ran('run', 'prod/web', '--', 'migrate')).toMatchObject({ code: 42, stdout: 'half done\n' })
})

test('the step of action.yml releases into the service', async () => {
  const action = fileURLToPath(new URL('../..', import.meta.url))
  const [, run = ''] = /^ +run: (.+)$/m.exec(readFileSync(join(action, 'action.yml'), 'utf8')) ?? []
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const ecs = new ECSClient({ endpoint: url, region: 'us-east-1', credentials })
  const described = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'shop-web' }))
  const definition = JSON.stringify(described.taskDefinition).replace(/shop\/web:\d+/, 'shop/web:10')
  writeFileSync(join(project, 'task-definition.json'), definition)
  const inputs = { 'task-definition': 'task-definition.json', cluster: 'prod', service: 'web', 'run-task': '' }
  const output = join(project, 'output.txt')
  const more = { INPUTS: JSON.stringify(inputs), ACTION: action, GITHUB_OUTPUT: output, HOME: project }
  const { code, stdout, stderr } = await spawned('bash', ['-eo', 'pipefail', '-c', run], more).ended
  expect(stdout, stderr).toMatch(/^Release into [\s\S]*\ndeployed: 1 change\n$/)
  expect(code).toBe(0)
  expect(readFileSync(output, 'utf8')).toMatch(/^task-definition-arn=arn:aws:ecs:/)
})

test('Ctrl-C ends what follows, and well', async () => {
  const { child, ended } = start('logs', 'prod/web', '--follow', '--json')
  await new Promise(resolve => setTimeout(resolve, 3000))
  child.kill('SIGINT')
  expect(lastLine(await ended)).toMatchObject({ type: 'result' })
})

test('no credentials are one sentence', async () => {
  const bare = spawn(join(project, 'node_modules/.bin/fluent-ecs'), ['status', 'prod/web'], {
    cwd: project,
    env: {
      PATH: process.env.PATH,
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      HOME: project,
      NODE_NO_WARNINGS: '1',
    },
  })
  let stderr = ''
  bare.stderr.on('data', data => {
    stderr += data
  })
  const code = await new Promise(resolve => bare.once('close', resolve))
  expect(code).toBe(1)
  expect(stderr).toMatch(/credentials/i)
  expect(stderr).toMatch(/Fix: /)
  expect(stderr).not.toMatch(/\n\s+at /)
})
