import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from 'fluent-ecs/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cluster, deploy, isEcsError, plan, repository, stack, taskDefinition } from '../../src/index.ts'
import { KINDS, type Kind } from './kinds.ts'
import { type BetweenProxy, proxy } from './proxy.ts'

/** A minute, after which a call is given up, is three seconds. */
const RATE = 20
const OPERATIONS = [
  ...['GetCallerIdentity', 'DescribeClusters', 'CreateCluster', 'GetRole', 'CreateRole', 'PutRolePolicy'],
  ...['RegisterTaskDefinition', 'CreateLogGroup', 'CreateRepository', 'GetResources'],
]
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' }

const definition = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('ghcr.io/acme/app:1').port(80))
const program = stack('wire').add(cluster('prod'), definition, repository('web'))

const start = Date.now()
const clock = {
  now: () => start + (Date.now() - start) * RATE,
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    sleep(milliseconds / RATE, undefined, signal ? { signal } : {}),
  after: (milliseconds: number, action: () => void) => {
    const timer = setTimeout(action, milliseconds / RATE)
    return () => clearTimeout(timer)
  },
}
const options = { region: 'us-east-1', clock }

beforeAll(() => void Object.assign(process.env, CREDENTIALS))
afterAll(() => {
  for (const name of [...Object.keys(CREDENTIALS), 'AWS_ENDPOINT_URL']) delete process.env[name]
})

/** Does something with our own clients through a proxy to a served account. */
async function through<T>(
  kind: Kind,
  operations: readonly string[],
  work: (proxy: BetweenProxy) => Promise<T>,
): Promise<T> {
  const served = await serve({ rate: RATE })
  const between = await proxy(served.url, operations, kind)
  process.env.AWS_ENDPOINT_URL = between.url
  try {
    return await work(between)
  } finally {
    await between.close()
    await served.close()
  }
}

describe('at the first call of each operation', () => {
  it.each(KINDS.filter(({ ends }) => ends === 'passes').map(kind => [kind.name, kind] as const))(
    '%s is waited out',
    async (_, kind) => {
      await through(kind, OPERATIONS, async ({ struck }) => {
        expect((await deploy(program, options)).outcome).toBe('deployed')
        expect([...struck].sort()).toEqual([...OPERATIONS].sort())
        expect(String(await plan(program, options))).toContain('nothing to do')
      })
    },
  )
})

describe('at one operation', () => {
  const refused = KINDS.filter(({ ends }) => ends === 'refused')
  const cases = refused.flatMap(kind =>
    ['GetCallerIdentity', 'DescribeClusters', 'CreateRole'].map(operation => [kind.name, operation, kind] as const),
  )
  it.each(cases)('%s is told of %s', async (name, operation, kind) => {
    await through(kind, [operation], async ({ url }) => {
      const error = await deploy(program, options).catch((error: unknown) => error)
      if (!isEcsError(error)) throw new Error(`Not an error of ours: ${error}`)
      expect(error.message).toContain(operation)
      expect(error.message).toContain(`HTTP ${name.slice(0, 3)} from ${new URL(url).host} (AWS_ENDPOINT_URL is set)`)
      expect(error.message).not.toMatch(/SyntaxError|Deserialization|hidden field|\p{Cc}\[2J/u)
    })
  })
})

it('nobody listens: an error of ours', async () => {
  process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1'
  const error = await plan(program, options).catch((error: unknown) => error)
  expect(error).toMatchObject({
    name: 'PlanError',
    code: 'read.failed',
    message: expect.stringContaining('ECONNREFUSED'),
  })
})
