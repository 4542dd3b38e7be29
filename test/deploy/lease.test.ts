import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { beforeAll, expect, it } from 'vitest'
import { deploy, dynamoDbLease, isDeployError, plan } from '../../src/index.ts'
import { account, shop } from './shop.ts'

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

// The SDK is loaded in real time, which a renewal that sleeps would take for a long wait.
beforeAll(() => deploy(shop(), account().options()))

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

it('tells of a lease that could not be renewed or given back, and that somebody else has', async () => {
  const simulator = account()
  const fails = async () => Promise.reject(new Error('no network'))
  const answers = [fails, async () => false]
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
    'somebody else has it by now',
    'could not be given back: Error: no network',
  ])
})
