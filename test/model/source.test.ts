import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  cluster,
  deploy,
  type Issue,
  isDeployError,
  isInvalidDefinitionError,
  isPlanError,
  loadBalancer,
  network,
  plan,
  recordSources,
  repository,
  service,
  stack,
  taskDefinition,
  taskDefinitionFromJson,
} from '../../src/index.ts'
import { type Source, sourceOf } from '../../src/model/source.ts'
import { recordCalls } from '../../src/model/source-of-call.ts'
import { createSimulator } from '../../src/simulator/index.ts'

const HERE = 'test/model/source.test.ts'
const LINES = readFileSync(fileURLToPath(import.meta.url), 'utf8').split('\n')

beforeEach(() => recordSources(true))
afterEach(() => {
  recordSources(false)
  recordCalls(false)
})

/** What stands at a place of this file. */
function textAt(source: Source | undefined): string | undefined {
  if (!source) return undefined
  expect(source.file).toBe(HERE)
  return LINES[source.line - 1]?.slice(Number(source.column) - 1)
}

const placesOf = (issues: readonly Issue[]) => issues.map(({ code, source }) => [code, textAt(source)])

const vpc = network.default()

describe('what is wrong names the line that made it', () => {
  test.each([
    ['by itself', false, ["taskDefinition('web')", /^container\('side'/, /^container\('app'/]],
    ['in the command', true, ["memory(Number('8'))", /^image\(''/, /^port\(80\)/]],
  ] as const)('a definition, and the container of it: %s', (_who, everyCall, [size, image, port]) => {
    recordCalls(everyCall)
    const web = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(Number('8'))
      .use(d => d.tags({ team: 'shop' }))
      .container('app', c => c.image('nginx:1.29').port(Number('80')).port(80))
      .when(true, d => d.container('side', c => c.image('')))
    expect(placesOf(web.issues())).toEqual([
      ['TD-MEM-01', size],
      ['CD-IMG-01', expect.stringMatching(image)],
      ['PM-DUP-01', expect.stringMatching(port)],
    ])
  })

  test('a part, not the whole that refers to it', () => {
    const web = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image('nginx:1.29'))
    const site = service('web')
      .cluster(cluster('no good name'))
      .taskDefinition(web)
      .network(vpc)
      .desiredCount(Number('-1'))
    const found = stack('shop').add(site).issues()
    expect(placesOf(found)).toEqual(
      expect.arrayContaining([
        ['CL-NAM-01', "cluster('no good name'))"],
        ['SVC-SCH-03', "service('web')"],
      ]),
    )
  })

  test('an image that a deploy is to push', () => {
    const image = repository('shop/web').push({ layout: './out' })
    expect(textAt(sourceOf(image))).toMatch(/^push\(/)
  })

  test('one of several, which are wrong together', () => {
    const running = (name: string) =>
      service(name)
        .cluster(cluster('prod'))
        .taskDefinition(
          taskDefinition(name)
            .fargate()
            .cpu(0.25)
            .memory(0.5)
            .container('app', c => c.image('nginx:1.29').port(80, { name: 'http' })),
        )
        .network(vpc)
    const connected = (name: string) => running(name).serviceConnect({ namespace: 'a' }).serviceConnectService('http')
    const first = running('c')
    const second = running('d').after(first)
    const found = stack('shop').add(connected('a'), connected('b'), second, first.after(second)).issues()
    expect(placesOf(found)).toEqual(
      expect.arrayContaining([
        ['STK-ORD-01', 'service(name)'],
        ['SVC-SC-13', 'service(name)'],
      ]),
    )
  })

  test('JSON, where it was read', () => {
    const web = taskDefinitionFromJson({ family: 'web', containerDefinitions: [] })
    expect(new Set(web.issues().map(({ source }) => textAt(source)))).toEqual(
      new Set(["taskDefinitionFromJson({ family: 'web', containerDefinitions: [] })"]),
    )
  })

  test('in the message', () => {
    const web = taskDefinition('web')
    const message = thrownBy(() =>
      service('web')
        .cluster(cluster('no good name'))
        .taskDefinition(web as never)
        .build(),
    )
    expect(message).toMatch(/At: test\/model\/source\.test\.ts:\d+:\d+\n {6}Fix:/)
  })
})

describe('what failed names the line that made it', () => {
  const site = (image: string) =>
    service('web')
      .cluster(cluster('prod'))
      .taskDefinition(
        taskDefinition('web')
          .fargate()
          .cpu(0.25)
          .memory(0.5)
          .container('app', c => c.image(image).port(80)),
      )
      .network(vpc)
      .desiredCount(1)

  test('the container that ended, and the setting to change as data', async () => {
    const simulator = createSimulator()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 137 })
    const error = await failure(deploy(stack('shop').add(site('ghcr.io/acme/shop:1')), simulator.options()))
    if (!isDeployError(error)) throw error
    const [diagnosis] = error.diagnosis
    expect(textAt(diagnosis?.source)).toMatch(/^container\('app'/)
    expect(diagnosis).toMatchObject({
      container: 'app',
      changes: [{ of: 'container', name: 'app', setting: 'memory', sure: 'likely' }],
    })
    expect(error.message).toMatch(/ {4}At: test\/model\/source\.test\.ts:\d+:\d+\n {4}Fix: /)
  })

  test('from what to what, where AWS says enough', async () => {
    const simulator = createSimulator()
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 1, log: ['exec /app: exec format error'] })
    const error = await failure(deploy(stack('shop').add(site('ghcr.io/acme/shop:1')), simulator.options()))
    if (!isDeployError(error)) throw error
    expect(error.diagnosis[0]?.changes).toEqual([
      {
        of: 'task-definition',
        name: 'web',
        setting: 'runtimePlatform.cpuArchitecture',
        from: 'X86_64',
        to: 'ARM64',
        sure: 'likely',
      },
    ])
  })

  test('what is not there when a plan looks for it', async () => {
    const edge = loadBalancer('edge').network(network.existing({ vpcId: 'vpc-0', subnets: ['subnet-0', 'subnet-1'] }))
    const error = await failure(plan(stack('shop').add(edge.http()), createSimulator().options()))
    if (!isPlanError(error)) throw error
    expect(error.problems.map(({ code, source }) => [code, textAt(source)])).toEqual([
      ['network.missing', expect.stringMatching(/^(network\.)?existing\(/)],
    ])
  })
})

describe('can be switched off', () => {
  test('with recordSources(false)', () => {
    recordSources(false)
    expect(sourceOf(cluster('prod').build())).toBeUndefined()
  })

  test('with no stack traces', () => {
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    try {
      expect(sourceOf(cluster('prod').build())).toBeUndefined()
      expect(Error.stackTraceLimit).toBe(0)
    } finally {
      Error.stackTraceLimit = stackTraceLimit
    }
  })
})

test('a thing keeps the line that made it, whatever others do with it', () => {
  const other = taskDefinition('b')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('app:1'))
  taskDefinition('a').use((() => other) as never)
  expect(textAt(sourceOf(other.build()))).toBe("taskDefinition('b')")
})

test('models are the same whether or not it is known where they were made', () => {
  const here = cluster('prod').build()
  recordSources(false)
  expect(here).toEqual(cluster('prod').build())
  expect(textAt(sourceOf(here))).toBe("cluster('prod').build()")
})

function thrownBy(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (isInvalidDefinitionError(error)) return error.message
  }
  throw new Error('It did not throw')
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  )
}
