import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import { Deadline } from '../../../src/aws/deadline.ts'
import type { OnEvent } from '../../../src/deploy/events.ts'
import { underLease } from '../../../src/deploy/lease/lease.ts'
import { type DeployError, deploy, dynamoDbLease, isDeployError, plan } from '../../../src/index.ts'
import { account, shop } from '../shop.ts'

type Item = Record<string, { S?: string; N?: string }>

interface Write {
  Item?: Item
  Key?: { name: { S: string } }
  ConditionExpression: string
  ExpressionAttributeValues: { ':now'?: { N: string }; ':holder': { S: string } }
}

/** A table of DynamoDB that keeps the one kind of condition that a lease writes. */
function table() {
  const items = new Map<string, Item>()
  const check = ({ ConditionExpression, ExpressionAttributeValues: values }: Write, name: string): void => {
    const there = items.get(name)
    const mine = there?.holder?.S === values[':holder'].S
    const free =
      ConditionExpression.includes('attribute_not_exists') &&
      (!there || Number(there.expiresAt?.N) < Number(values[':now']?.N))
    if (!mine && !free)
      throw Object.assign(new Error('The conditional request failed'), { name: 'ConditionalCheckFailedException' })
  }
  const client = {
    async putItem(input: never) {
      const write = input as Write
      const name = write.Item?.name?.S ?? ''
      check(write, name)
      if (write.Item) items.set(name, write.Item)
    },
    async getItem(input: never) {
      return { Item: items.get((input as Write).Key?.name.S ?? '') }
    },
    async deleteItem(input: never) {
      const write = input as Write
      const name = write.Key?.name.S ?? ''
      check(write, name)
      items.delete(name)
    },
  }
  return { client, items }
}

it('takes the client of the SDK', () => {
  expect(dynamoDbLease({ table: 'deploys', client: new DynamoDB({ region: 'us-east-1' }) })).toHaveProperty('acquire')
})

it('lets one deployer work, tells the other who and since when, and is given back', async () => {
  const simulator = account()
  const { client, items } = table()
  const options = { ...simulator.options(), lease: dynamoDbLease({ table: 'deploys', client }) }
  const results = await Promise.allSettled([deploy(shop(), options), deploy(shop(), options)])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [refused] = results.flatMap(result => (result.status === 'rejected' ? [result.reason as unknown] : []))
  expect(isDeployError(refused, 'failed') && refused.diagnosis[0]?.code).toBe('lease.held')
  expect(String(refused)).toMatch(/is deploying stack shop in us-east-1 since \d{4}-/)
  expect(items.size).toBe(0)
})

it('is renewed while the work lasts, and taken over when it has expired', async () => {
  const simulator = account()
  const { client, items } = table()
  const lease = dynamoDbLease({ table: 'deploys', client })
  const start = simulator.clock.now()
  items.set('shop', {
    name: { S: 'shop' },
    holder: { S: 'dead' },
    since: { N: '0' },
    expiresAt: { N: String(start - 1) },
  })
  let renewed = 0
  const counting = {
    ...lease,
    renew: (...args: Parameters<typeof lease.renew>) => {
      renewed += 1
      return lease.renew(...args)
    },
  }
  await deploy(shop(), { ...simulator.options(), lease: counting })
  expect(renewed).toBeGreaterThan(0)
  expect((await plan(shop(), simulator.options())).isEmpty).toBe(true)
})

it('is renewed without keeping time from standing still while the program is busy', async () => {
  const simulator = account()
  const { client } = table()
  const { clock } = simulator
  const start = clock.now()
  await underLease(
    dynamoDbLease({ table: 'deploys', client }),
    'shop',
    { holder: 'me', clock, emit: () => {}, signal: undefined, deadline: new Deadline(clock, 1800) },
    async () => {
      for (let turn = 0; turn < 1000; turn += 1) await new Promise(setImmediate)
    },
  )
  expect(clock.now()).toBe(start)
})

it('tells of a lease that could not be renewed or given back, and goes on while it lasts', async () => {
  const simulator = account()
  const fails = async () => Promise.reject(new Error('no network'))
  const answers = [fails, fails]
  const lease = {
    acquire: async () => undefined,
    renew: () => (answers.shift() ?? (async () => true))(),
    release: fails,
  }
  const troubles: string[] = []
  await deploy(shop(), {
    ...simulator.options(),
    lease,
    onEvent: event => event.type === 'lease' && troubles.push(event.trouble),
  })
  expect(troubles).toEqual([
    'could not be renewed: Error: no network',
    'could not be renewed: Error: no network',
    'could not be given back: Error: no network',
  ])
})

it('stops a deployer that cannot renew before another one may take the lease, and that one finishes the work', async () => {
  const simulator = account()
  const { client, items } = table()
  const lease = dynamoDbLease({ table: 'deploys', client })
  const fails = async () => Promise.reject(new Error('no network'))
  const start = simulator.clock.now()
  const cutOff = { ...lease, renew: fails, release: fails }
  const failure = await failureOf(deploy(shop(), { ...simulator.options(), lease: cutOff }))
  const expiresAt = Number(items.get('shop in us-east-1')?.expiresAt?.N)
  expect(simulator.clock.now() - start).toBeLessThan(expiresAt - start)
  expect(failure.outcome).toBe('interrupted')
  expect(failure.diagnosis).toMatchObject([{ code: 'lease.lost', fix: expect.stringContaining('Run it again') }])
  expect(failure.applied).toContainEqual({ resource: 'cluster shop', action: 'create' })
  expect(failure.notApplied).not.toEqual([])
  expect(failure.message).toMatchInlineSnapshot(`
    "The work was stopped, because its lease was lost
      Cause: The lease of stack shop in us-east-1 was lost: could not be renewed: Error: no network [lease.lost]
        Fix: Run it again when no other deployer is at work: what was applied stays, and it goes on from there.
      Applied: create cluster shop, create log group /ecs/shop-web, create target group shop-web-app-8080:shop-edge, create security group shop-edge-load-balancer, create security group shop-web-app, create listener shop-edge:443, create listener rule shop-web:shop-edge:443, create listener rule shop-web:shop-edge:443-2, create record shop.example.com, create role shop-web-execution, create task definition shop-web, create service shop-web
      Not applied: create load balancer shop-edge"
  `)
  const other = { ...simulator.options(), lease }
  expect((await failureOf(deploy(shop(), other))).diagnosis[0]?.code).toBe('lease.held')
  await simulator.advance(10_000)
  // Everything was made; what is left is to wait for it.
  expect((await deploy(shop(), other)).outcome).toBe('unchanged')
  expect(items.size).toBe(0)
})

it('stops a deployer whose lease somebody else has got', async () => {
  const simulator = account()
  const { client, items } = table()
  const start = simulator.clock.now()
  const thief = { holder: { S: 'thief' }, since: { N: '0' }, expiresAt: { N: String(start + 1e9) } }
  simulator.clock.after(30_000, () => items.set('shop in us-east-1', thief))
  const lease = dynamoDbLease({ table: 'deploys', client })
  const failure = await failureOf(deploy(shop(), { ...simulator.options(), lease }))
  expect(simulator.clock.now() - start).toBe(40_000)
  expect(failure.diagnosis).toMatchObject([{ code: 'lease.lost', cause: expect.stringContaining('somebody else') }])
  expect(items.get('shop in us-east-1')).toBe(thief)
})

it('says so where the signal of the caller, not the lease, stopped the work', async () => {
  const simulator = account()
  const controller = new AbortController()
  simulator.clock.after(30_000, () => controller.abort())
  const lease = dynamoDbLease({ table: 'deploys', client: table().client })
  const failure = await failureOf(deploy(shop(), { ...simulator.options(), lease, signal: controller.signal }))
  expect(failure.outcome).toBe('interrupted')
  expect(failure.diagnosis).toEqual([])
})

it('stops in time, and returns, where a renewal hangs', async () => {
  const { clock } = account()
  const start = clock.now()
  const released: string[] = []
  const lease = {
    acquire: async () => undefined,
    renew: () => new Promise<boolean>(() => {}),
    release: async (name: string) => void released.push(name),
  }
  const holder = { holder: 'me', clock, emit: () => {}, signal: undefined, deadline: new Deadline(clock, 1800) }
  const failure = await failureOf(underLease(lease, 'shop', holder, signal => clock.sleep(600_000, signal)))
  expect(clock.now() - start).toBe(55_000)
  expect(failure.diagnosis).toMatchObject([
    { code: 'lease.lost', cause: expect.stringContaining('not renewed in time') },
  ])
  expect(released).toEqual(['shop'])
})

it('returns, and says so, where giving it back hangs', async () => {
  const { clock } = account()
  const lease = { acquire: async () => undefined, renew: async () => true, release: () => new Promise<void>(() => {}) }
  const troubles: string[] = []
  const emit: OnEvent = event => event.type === 'lease' && troubles.push(event.trouble)
  expect(
    await underLease(
      lease,
      'shop',
      { holder: 'me', clock, emit, signal: undefined, deadline: new Deadline(clock, 1800) },
      async () => 'done',
    ),
  ).toBe('done')
  expect(troubles).toEqual(['could not be given back: no answer for 5 s'])
})

it('is renewed and given back although the handler of its events throws', async () => {
  const { clock } = account()
  const fails = async () => Promise.reject(new Error('no network'))
  const answers = [fails]
  let renewed = 0
  let released = 0
  const lease = {
    acquire: async () => undefined,
    renew: () => {
      renewed += 1
      return (answers.shift() ?? (async () => true))()
    },
    release: async () => {
      released += 1
      return fails()
    },
  }
  const emit = () => {
    throw new Error('handler failed')
  }
  const holder = { holder: 'me', clock, emit, signal: undefined, deadline: new Deadline(clock, 1800) }
  expect(await underLease(lease, 'shop', holder, signal => clock.sleep(90_000, signal))).toBeUndefined()
  expect([renewed, released]).toEqual([5, 1])
})

async function failureOf(work: Promise<unknown>): Promise<DeployError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isDeployError(error)) throw new Error(`expected a DeployError, got ${error}`)
  return error
}
