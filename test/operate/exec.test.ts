import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import {
  cluster,
  deploy,
  type ExecOptions,
  exec,
  type ForwardOptions,
  forward,
  isPlanError,
  isRunError,
  network,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { taskProblem } from '../../src/operate/exec-problems.ts'
import { DataChannel } from '../../src/operate/session/data-channel.ts'
import { StatusReader, tellingStatus } from '../../src/operate/session/exit-status.ts'
import { decodeMessage, encodeMessage } from '../../src/operate/session/session-message.ts'
import { type ServedSimulator, serve } from '../../src/simulator/index.ts'
import { splitWords } from '../../src/simulator/session/words.ts'
import { type Line, lossyLine } from './lossy-channel.ts'

let served: ServedSimulator

beforeAll(async () => {
  served = await serve({ startTime: new Date('2026-01-01T00:00:00Z') })
  const prod = cluster('prod').raw({
    configuration: { executeCommandConfiguration: { logging: 'DEFAULT' } },
  })
  const sealed = cluster('sealed').raw({
    configuration: { executeCommandConfiguration: { kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1f2e' } },
  })
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .allowExecuteCommand()
    .container('proxy', c => c.image('shop/proxy:1').essential(false))
    .container('app', c => c.image('shop/web:1').port(80).environment({ COLOUR: 'red' }))
  const readOnly = taskDefinition('read-only')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .allowExecuteCommand()
    .container('app', c => c.image('shop/web:1').readonlyRootFilesystem())
  const vpc = network.default()
  const site = service('web').cluster(prod).taskDefinition(web).network(vpc).executeCommand()
  const closed = service('closed').cluster(prod).taskDefinition(web).network(vpc)
  const secret = service('secret').cluster(sealed).taskDefinition(web).network(vpc).executeCommand()
  const fixed = service('fixed').cluster(prod).taskDefinition(readOnly).network(vpc).executeCommand()
  await deploy(stack('shop').add(site, closed, secret, fixed), served.simulator().options())
}, 60_000)

afterAll(() => served.close())

const web = { cluster: 'prod', service: 'web' }

/** Runs a command and gives what it wrote, with how it ended. */
async function ran(command: string | readonly string[], { line, target = web, ...given }: Ran = {}) {
  let output = ''
  const { clients, ...options } = served.simulator().options()
  const result = await exec(target, command, {
    ...options,
    ...given,
    clients: line ? { ...clients, ecs: behind(clients.ecs, line) } : clients,
    onOutput: bytes => {
      output += Buffer.from(bytes).toString()
    },
  })
  return { ...result, output }
}

interface Ran extends ExecOptions {
  readonly line?: Line
  readonly target?: Parameters<typeof exec>[0]
}

type Client = ReturnType<ReturnType<ServedSimulator['simulator']>['options']>['clients']['ecs']

/** A client whose sessions go through a bad line. */
function behind(client: Client, line: Line): Client {
  return {
    send: async (command, options) => {
      const answer = await client.send(command, options)
      const { session, StreamUrl } = Object(answer)
      if (!session && !StreamUrl) return answer
      const { url } = await lossyLine(StreamUrl ?? session.streamUrl, line)
      return { ...Object(answer), StreamUrl: url, session: { ...session, streamUrl: url } }
    },
  }
}

/** Somebody who types these lines, each when what they wait for was written. */
function typist(lines: readonly string[]) {
  const resized: (() => void)[] = []
  let wake = (): void => {}
  let size = { columns: 100, rows: 40 }
  return {
    prompted: (): void => wake(),
    resize: (columns: number, rows: number): void => {
      size = { columns, rows }
      for (const changed of resized) changed()
    },
    terminal: {
      input: (async function* () {
        for (const line of lines) {
          await new Promise<void>(resolve => {
            wake = resolve
          })
          yield Buffer.from(line)
        }
      })(),
      size: () => size,
      onResize: (changed: () => void) => {
        resized.push(changed)
        return () => void resized.splice(resized.indexOf(changed), 1)
      },
    },
  }
}

// The vectors were made with the code of the plugin itself: aws/session-manager-plugin@61cf128.
test.each([
  ['ls\r', 1, 0, '1d887ce0f8672e4914d9000e801cd74ecd805dd9366c0bc42dc16adc0197dc2f00000001000000036c730d'],
  [
    '{"cols":80,"rows":24}',
    3,
    1,
    'd53ca1ea7dce87c11432052a8550ed2615cf715ca843c89710ed83325b691cba00000003000000157b22636f6c73223a38302c22726f7773223a32347d',
  ],
])('a message has the bytes that the plugin gives it: %s', (payload, payloadType, sequence, end) => {
  const id = 'dd01e56b-ff48-483e-a508-b5f073f31b16'
  const message = { type: 'input_stream_data', sequence, flags: 0, id, payloadType, payload: Buffer.from(payload) }
  const bytes = encodeMessage(message, 1_700_000_000_000)
  const type = Buffer.from('input_stream_data'.padEnd(32)).toString('hex')
  const head = `00000074${type}000000010000018bcfe56800000000000000000${sequence}0000000000000000`
  expect(Buffer.from(bytes).toString('hex')).toBe(`${head}a508b5f073f31b16dd01e56bff48483e${end}`)
  expect(decodeMessage(bytes)).toEqual(message)
  bytes.set([1], bytes.length - 1)
  expect(decodeMessage(bytes)).toBeUndefined()
  expect(decodeMessage(bytes.subarray(0, 100))).toBeUndefined()
})

describe('the exit status', () => {
  test.each([
    [['printf', '%s|', "isn't", 'a "b"', '$HOME', 'a\\b', '*'], 'isn\'t|a "b"|$HOME|a\\b|*|', 0],
    ['echo $((6 * 7)); exit 3', '42\n', 3],
    ['echo one # two', 'one\n', 0],
    ['if', /./, 2],
    [['no-such-command'], /not found/, 127],
    ['kill -9 $$', '', 137],
    ['exec 1>&2; true', '', 0],
  ])('of %j is told by a shell', (command, output, exitCode) => {
    const { commandLine, marker } = tellingStatus(command, false)
    const [file = '', ...words] = splitWords(commandLine)
    const { stdout, stderr } = spawnSync(file, words, { encoding: 'utf8' })
    const reader = new StatusReader(marker)
    // As it comes: in pieces that cut the marker.
    const shown = [...Buffer.from(stdout)].map(byte => Buffer.from(reader.take(Buffer.of(byte))).toString('latin1'))
    const text = shown.join('') + (typeof output === 'string' ? '' : stderr)
    if (typeof output === 'string') expect(text).toBe(output)
    else expect(text).toMatch(output)
    expect(reader.status).toBe(exitCode)
  })

  test('is told whole or not at all', () => {
    const { marker } = tellingStatus('true', false)
    const reader = new StatusReader(marker)
    const seen = [`${marker}13`, '7.', '\r\nlate'].map(text => [reader.take(Buffer.from(text)).length, reader.status])
    expect(seen).toEqual([
      [0, undefined],
      [0, 137],
      [0, 137],
    ])
  })

  test('what only looks like a marker is output', () => {
    const reader = new StatusReader('\x1eabc:')
    const shown = ['a\x1e', 'ab', 'x\x1eabc'].map(text => Buffer.from(reader.take(Buffer.from(text))).toString())
    expect([...shown, Buffer.from(reader.rest()).toString(), reader.status]).toEqual([
      'a',
      '',
      '\x1eabx',
      '\x1eabc',
      undefined,
    ])
  })
})

test('a command tells what it writes and how it ended, and takes the container that is essential', async () => {
  expect(await ran(['echo', "isn't", 'far'])).toMatchObject({ container: 'app', output: "isn't far\n", exitCode: 0 })
  expect(await ran('echo $COLOUR && false')).toMatchObject({ output: 'red\n', exitCode: 1 })
  expect(await ran(['true'], { target: { ...web, container: 'proxy' } })).toMatchObject({ container: 'proxy' })
})

describe('over a line that', () => {
  const many = `echo ${'x'.repeat(3_000)}; echo end; exit 5`
  test.each<[string, Line]>([
    ['loses', { lost: 25 }],
    ['doubles', { doubled: 40 }],
    ['delays', { late: 40 }],
    ['does all of that', { lost: 15, doubled: 15, late: 30 }],
    ['breaks', { breaksAfter: 7 }],
  ])('%s, nothing is lost or told twice', async (_, line) => {
    expect(await ran(many, { line })).toMatchObject({ output: `${'x'.repeat(3_000)}\nend\n`, exitCode: 5 })
  })
})

test('a line that breaks as often as it is mended is given up', async () => {
  const before = served.simulator().calls.length
  const error: unknown = await ran(['sleep', '600'], { line: { breaksAfter: 7, keepsBreaking: true } }).catch(
    caught => caught,
  )
  expect(isRunError(error, 'failed') && error.diagnosis).toMatchObject([{ code: 'session.lost' }])
  const resumed = served
    .simulator()
    .calls.slice(before)
    .filter(({ operation }) => operation === 'ResumeSession')
  expect(resumed).toHaveLength(5)
})

test('a shell has the size of the screen, what is typed, and Ctrl-C', async () => {
  const person = typist(['stty size\r', 'stty size\r', 'sleep 600\r', '\x03', 'exit 4\r'])
  const { clients, ...options } = served.simulator().options()
  let output = ''
  let prompts = 0
  const { exitCode } = await exec(web, ['/bin/sh'], {
    ...options,
    clients: { ...clients, ecs: behind(clients.ecs, { lost: 10, late: 20 }) },
    terminal: person.terminal,
    onOutput: bytes => {
      output += Buffer.from(bytes).toString()
      if (output.endsWith('# ') && ++prompts === 2) person.resize(81, 25)
      if (/(# |sleep 600\r\n)$/.test(output)) setTimeout(person.prompted, 300)
    },
  })
  expect(output).toContain('40 100\r\n')
  expect(output).toContain('25 81\r\n')
  expect(output).toContain('^C')
  expect(exitCode).toBe(4)
})

test('a task is found by the first characters of its id', async () => {
  const { task } = await ran(['true'], { target: { cluster: 'sealed', service: 'secret' } })
  expect(await ran(['echo', 'found'], { target: { cluster: 'sealed', task: task.slice(0, 6) } })).toMatchObject({
    output: 'found\n',
    task,
  })
})

test('a session is encrypted where its cluster has a key', async () => {
  expect(await ran(['echo', 'whisper'], { target: { cluster: 'sealed', service: 'secret' } })).toMatchObject({
    output: 'whisper\n',
    exitCode: 0,
  })
  const denied = served
    .simulator()
    .inject(
      { service: 'kms', operation: 'GenerateDataKey' },
      { how: 'rejected', code: 'AccessDeniedException', message: 'not authorized to perform: kms:GenerateDataKey' },
    )
  const error: unknown = await ran(['true'], { target: { cluster: 'sealed', service: 'secret' } }).catch(
    caught => caught,
  )
  denied()
  expect(isRunError(error, 'failed') && error.message).toMatch(/kms:GenerateDataKey[\s\S]*\[session\.lost\]/)
})

test('where there is no shell, the command runs, and nobody can tell how it ended', async () => {
  const simulator = served.simulator()
  const ends = [
    simulator.command({ command: '/bin/sh' }, { how: 'no shell' }),
    simulator.command({ command: '/app version' }, { how: 'prints', output: '1.4.2\n', exitCode: 9 }),
  ]
  const { output, exitCode } = await ran(['/app', 'version'])
  for (const end of ends) end()
  expect({ output, exitCode }).toEqual({ output: '1.4.2\r\n', exitCode: undefined })
})

test('no key that is typed is lost where there is no /bin/sh, but another shell', async () => {
  const simulator = served.simulator()
  const end = simulator.command({ command: '/bin/sh' }, { how: 'no shell' })
  const person = typist(['e', 'x', 'i', 't', ' ', '7', '\r'])
  let output = ''
  await exec(web, ['bash'], {
    ...simulator.options(),
    terminal: person.terminal,
    onOutput: bytes => {
      output += Buffer.from(bytes).toString()
      setTimeout(person.prompted, 50)
    },
  })
  end()
  expect(output).toBe('# exit 7\r\n')
})

test('a session that is interrupted is ended', async () => {
  const { signal, abort } = ((controller: AbortController) => ({
    signal: controller.signal,
    abort: () => controller.abort(),
  }))(new AbortController())
  setTimeout(abort, 500)
  const error: unknown = await ran(['sleep', '600'], { signal }).catch(caught => caught)
  expect(isRunError(error, 'interrupted')).toBe(true)
  const last = served.simulator().calls.at(-1)
  expect(last).toMatchObject({ service: 'ssm', operation: 'TerminateSession', outcome: 'ok' })
})

test('a session that is left while its connection opens leaves none behind', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = Object(server.address())
  const channel = new DataChannel(
    { sessionId: 's', streamUrl: `ws://127.0.0.1:${port}`, tokenValue: 't' },
    { makeKey: () => Promise.reject(), resume: async () => undefined, ready: () => {}, payload: () => {} },
  )
  const left = new Promise(resolve => server.on('connection', socket => socket.on('close', resolve)))
  const opened = channel.open()
  channel.close()
  await Promise.all([opened, left])
  server.close()
})

test('a session ends when its time is over, and AWS is told', async () => {
  const error: unknown = await ran(['sleep', '600'], { timeoutSeconds: 1 }).catch(caught => caught)
  expect(isRunError(error, 'timed-out')).toBe(true)
  expect(served.simulator().calls.at(-1)).toMatchObject({ operation: 'TerminateSession', outcome: 'ok' })
})

describe('a port', () => {
  const PORT = 40_123
  const open = (given: Omit<ForwardOptions, 'region'>, line?: Line) => {
    const { clients, ...options } = served.simulator().options()
    const ssm = line ? behind(clients.ssm, line) : clients.ssm
    return forward(web, { ...options, clients: { ...clients, ssm }, localPort: 0, ...given })
  }

  test.each<[string, Line | undefined]>([
    ['a good line', undefined],
    ['a bad line', { lost: 5, doubled: 10, late: 20 }],
  ])('of a container carries connections at once, over %s', async (_, line) => {
    const { port, container, close } = await open({ port: 80 }, line)
    expect(container).toBe('app')
    const sizes = [0, 10, 5_000, line ? 10_000 : 100_000]
    const answers = await Promise.all(
      sizes.map(async size =>
        (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'x'.repeat(size) })).text(),
      ),
    )
    await close()
    expect(answers.map(answer => answer.replace(/x+$/, every => String(every.length)))).toEqual([
      'app:80\n',
      'app:80\n10',
      'app:80\n5000',
      `app:80\n${sizes[3]}`,
    ])
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
  })

  test('carries connections that come before its session, and leaves none open', async () => {
    const simulator = served.simulator()
    const { clients, ...options } = simulator.options()
    const early: Socket[] = []
    const ssm: Client = {
      send: async (command, given) => {
        if (early.length === 0) {
          early.push(connect(PORT, '127.0.0.1'), connect(PORT, '127.0.0.1'))
          await Promise.all(early.map(socket => once(socket, 'connect')))
          early[1]?.resetAndDestroy()
          early[0]?.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n')
        }
        return clients.ssm.send(command, given)
      },
    }
    const { close } = await forward(web, { ...options, clients: { ...clients, ssm }, port: 80, localPort: PORT })
    const [first] = early
    const [answer] = first ? await once(first, 'data') : []
    expect(String(answer)).toContain('app:80')
    const over = first && once(first, 'close')
    await close()
    await over
  })

  test('of a host that the container reaches', async () => {
    const { port, close } = await open({ port: 5432, host: 'db.internal' })
    expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('db.internal:5432\n')
    await close()
  })

  test('that nothing listens on is told, and one that is taken here', async () => {
    const troubles: string[] = []
    const { port, close } = await open({ port: 81, onTrouble: words => troubles.push(words) })
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
    expect(troubles).toEqual(['Nothing answers at port 81 of container app'])
    await expect(open({ port: 80, localPort: port })).rejects.toMatchObject({ code: 'exec.port' })
    await close()
    await expect(open({ port: 80, host: '' })).rejects.toMatchObject({ code: 'definition.invalid' })
  })
})

describe('what is missing is told', () => {
  // As the agent says it: https://github.com/aws/amazon-ecs-agent/tree/master/agent/engine/execcmd
  test.each([
    ['ExecuteCommandAgent Initialization failed - no valid versions were found in /managed-agents/bin', /newest ECS/],
    ['ExecuteCommandAgent Initialization failed - could not find certs', /newest ECS/],
    ['ExecuteCommandAgent process exited with exit code: 1', /another.*memory/],
    ['ExecuteCommandAgent cannot be restarted', /another.*memory/],
    ['Received Container Stopped event', /another.*memory/],
  ])('its agent has stopped: %s', (reason, fix) => {
    const container = {
      name: 'app',
      managedAgents: [{ name: 'ExecuteCommandAgent' as const, lastStatus: 'STOPPED', reason }],
    }
    const task = { enableExecuteCommand: true, containers: [container] }
    const problem = taskProblem({ task, container, taskId: 'a', name: 'app', target: 'ecs:prod_a_a-1' })
    expect(problem?.code).toBe('exec.agent')
    expect(problem?.message).toContain(reason)
    expect(problem?.fix).toMatch(fix)
    const onFargate = { ...task, launchType: 'FARGATE' as const }
    expect(taskProblem({ task: onFargate, container, taskId: 'a', name: 'app', target: '' })?.fix).toMatch(/another/)
  })

  test.each([
    ['Exec is off', { cluster: 'prod', service: 'closed' }, 'exec.off', /executeCommand\(\)/],
    ['a file system is read-only', { cluster: 'prod', service: 'fixed' }, 'exec.read-only', /another container/],
    ['no such service', { cluster: 'prod', service: 'wep' }, 'service.missing', /There is: /],
    ['no such task', { cluster: 'prod', task: 'f'.repeat(32) }, 'task.missing', /status prod/],
    ['no task that begins so', { cluster: 'prod', task: 'xyz' }, 'task.missing', /status cluster.service/],
    ['no task', { cluster: 'prod' }, 'task.missing', /Name a service/],
  ])('%s', async (_, target, code, words) => {
    const error: unknown = await ran(['true'], { target }).catch(caught => caught)
    expect(error).toMatchObject({ code })
    expect(isPlanError(error) && error.message).toMatch(words)
  })

  test.each(['*', 'arn:aws:s3:::b/*'])('a task role that may read %s, and open no channel', async Resource => {
    const simulator = served.simulator()
    const { iam } = simulator.clients
    const { ListRolesCommand, ListRolePoliciesCommand, DeleteRolePolicyCommand, PutRolePolicyCommand } = await import(
      '@aws-sdk/client-iam'
    )
    const { Roles } = Object(await iam.send(new ListRolesCommand({})))
    for (const { RoleName } of Roles) {
      const { PolicyNames } = Object(await iam.send(new ListRolePoliciesCommand({ RoleName })))
      for (const PolicyName of PolicyNames) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }))
      const PolicyDocument = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }],
      })
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'reads', PolicyDocument }))
    }
    const error: unknown = await ran(['true']).catch(caught => caught)
    expect(error).toMatchObject({ code: 'exec.role' })
    expect(isPlanError(error) && error.message).toMatch(
      /Try again later\. Task role [\s\S]*ssmmessages:CreateControlChannel/,
    )
  })
})
