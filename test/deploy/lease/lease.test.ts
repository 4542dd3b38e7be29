import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'
import type { Clock } from '../../../src/aws/clock.ts'
import { Deadline } from '../../../src/aws/deadline.ts'
import type { OnEvent } from '../../../src/deploy/events.ts'
import { underLease } from '../../../src/deploy/lease/under-lease.ts'
import {
  type DeployError,
  type DeployEvent,
  deploy,
  describeEvent,
  dynamoDbLease,
  isDeployError,
  plan,
} from '../../../src/index.ts'
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

it('lets one deployer work while the other waits, tells who it waits for, and is given back', async () => {
  const simulator = account()
  const { client, items } = table()
  const lines: string[] = []
  const options = {
    ...simulator.options(),
    lease: dynamoDbLease({ table: 'deploys', client }),
    onEvent: (event: DeployEvent) => event.type === 'waiting' && lines.push(describeEvent(event)),
  }
  // Nothing of AWS is loaded yet: the time of who waits stands still meanwhile.
  const results = await Promise.all([deploy(shop(), options), deploy(shop(), options)])
  expect(results.map(({ outcome }) => outcome)).toEqual(['deployed', 'unchanged'])
  expect(lines.filter(line => line.startsWith('wait lease'))).toEqual([
    expect.stringMatching(/^wait lease of stack shop in us-east-1: for \S+ \S+, which has it since \d{4}-/),
  ])
  expect(items.size).toBe(0)
})

const since = Date.parse('2026-01-01T00:00:00Z')
const taken = (asked: number[], now: () => number) => ({
  acquire: async () => {
    asked.push(now())
    return { holder: 'build 7', since, expiresAt: now() + 60_000 }
  },
  renew: async () => false,
  release: async () => {},
})

it('is waited for as long as the time allows, and then the error tells who has it and since when', async () => {
  const simulator = account()
  const start = simulator.clock.now()
  const asked: number[] = []
  const lease = taken(asked, () => simulator.clock.now() - start)
  const failure = await failureOf(deploy(shop(), { ...simulator.options(), lease, timeoutSeconds: 900 }))
  expect(simulator.clock.now() - start).toBe(900_000)
  expect(asked.slice(0, 3)).toEqual([0, 5_000, 10_000])
  expect(asked.length).toBeLessThan(130)
  expect(failure.outcome).toBe('timed-out')
  expect(failure.diagnosis).toMatchObject([
    { code: 'lease.held', cause: 'build 7 is deploying stack shop in us-east-1 since 2026-01-01T00:00:00.000Z' },
  ])
  expect(failure.message).toContain('The time was up after 900 s (timeoutSeconds)')
  expect(simulator.calls).toEqual([])
})

it('tells who has it, too, where the place where it is kept answers no more', async () => {
  const { clock } = account()
  const answers = [async () => ({ holder: 'build 7', since, expiresAt: since })]
  const lease = {
    ...taken([], () => 0),
    acquire: () => (answers.shift() ?? (() => clock.sleep(86_400_000).then(() => undefined)))(),
  }
  const holder = { ...holderOf(clock), deadline: new Deadline(clock, 30) }
  const failure = await failureOf(underLease(lease, 'shop', holder, async () => {}))
  expect(failure).toMatchObject({ outcome: 'timed-out', diagnosis: [{ code: 'lease.held' }] })
})

it("is not waited for with onConflict: 'fail'", async () => {
  const simulator = account()
  const asked: number[] = []
  const options = { ...simulator.options(), lease: taken(asked, () => simulator.clock.now()) }
  const failure = await failureOf(deploy(shop(), { ...options, onConflict: 'fail' }))
  expect(failure).toMatchObject({ outcome: 'failed', diagnosis: [{ code: 'lease.held' }] })
  expect(asked).toHaveLength(1)
})

it('says what acquire is to answer where it answers something else', async () => {
  const acquire = async () => true as unknown as undefined
  const lease = { ...taken([], () => 0), acquire }
  const failure = await failureOf(deploy(shop(), { ...account().options(), lease }))
  expect(failure.diagnosis).toMatchObject([
    {
      code: 'lease.unavailable',
      evidence: [expect.stringContaining('acquire gave boolean, where it gives undefined')],
    },
  ])
})

it('is waited for no longer when the caller stops the work', async () => {
  const simulator = account()
  const start = simulator.clock.now()
  const controller = new AbortController()
  simulator.clock.after(12_000, () => controller.abort())
  const asked: number[] = []
  const options = { ...simulator.options(), lease: taken(asked, () => 0), signal: controller.signal }
  expect((await failureOf(deploy(shop(), options))).outcome).toBe('interrupted')
  expect(simulator.clock.now() - start).toBe(12_000)
  expect(asked).toHaveLength(3)
})

it('is had by one at a time, each gets its turn, and one that cannot renew is stopped before the next begins', async () => {
  const { clock } = account()
  const lease = dynamoDbLease({ table: 'deploys', client: table().client })
  const fails = async () => Promise.reject(new Error('no network'))
  let working = 0
  const most: number[] = []
  const turn = (kept: typeof lease) =>
    underLease(kept, 'shop', holderOf(clock), async signal => {
      most.push(++working)
      await clock.sleep(90_000, signal).finally(() => {
        working -= 1
      })
    })
  const cutOff = { ...lease, renew: fails, release: fails }
  const results = await Promise.allSettled([turn(cutOff), ...Array.from({ length: 4 }, () => turn(lease))])
  expect(results.map(({ status }) => status)).toEqual(['rejected', ...Array.from({ length: 4 }, () => 'fulfilled')])
  expect(most).toEqual([1, 1, 1, 1, 1])
})

let holders = 0
const holderOf = (clock: Clock) => ({
  holder: `deployer ${++holders}`,
  clock,
  emit: () => {},
  signal: undefined,
  deadline: new Deadline(clock, 1800),
  waits: true,
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
  await underLease(dynamoDbLease({ table: 'deploys', client }), 'shop', holderOf(clock), async () => {
    for (let turn = 0; turn < 1000; turn += 1) await new Promise(setImmediate)
  })
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
  const [, cause, fix, applied, notApplied] = failure.message.split('\n')
  expect(cause).toBe(
    '  Cause: The lease of stack shop in us-east-1 was lost: could not be renewed: Error: no network [lease.lost]',
  )
  expect(fix).toMatch(
    /Run it again when no other deployer is at work: what was applied stays, and it goes on from there/,
  )
  expect(applied).toMatch(/^ {2}Applied: .*create cluster shop\b.*create service shop-web/)
  expect(notApplied).toBe('  Not applied: create load balancer shop-edge')
  const other = { ...simulator.options(), lease }
  expect((await failureOf(deploy(shop(), { ...other, onConflict: 'fail' }))).diagnosis[0]?.code).toBe('lease.held')
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
  const holder = holderOf(clock)
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
  expect(await underLease(lease, 'shop', { ...holderOf(clock), emit }, async () => 'done')).toBe('done')
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
  const holder = { ...holderOf(clock), emit }
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
