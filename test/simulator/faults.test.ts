import { describe, expect, it, test } from 'vitest'
import { connect } from '../../src/aws/clients.ts'
import { createSimulator } from '../../src/simulator/index.ts'

function account(latencyMilliseconds = 0) {
  const simulator = createSimulator({ latencyMilliseconds })
  return { simulator, aws: connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt()) }
}

type AnyCalls = Record<string, (operation: string, input: object) => Promise<unknown>>

const shop = { clusterName: 'shop' }
const seen = { clusters: ['shop'] }

test('a lost reply: AWS did it', async () => {
  const { aws, simulator } = account()
  simulator.inject({ operation: 'CreateCluster', nth: 1 }, { how: 'reply-lost' })
  await expect(aws.ecs('CreateCluster', shop)).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect((await aws.ecs('DescribeClusters', seen)).clusters).toHaveLength(1)
})

const HTML = '<html><body><b>Http/1.1 Service Unavailable</b></body> </html>'

test.each([
  // As the SDK's clients answer an HTTP server that says so.
  ['ecs', 'DescribeClusters', HTML, { name: 'SyntaxError' }],
  ['ecs', 'DescribeClusters', '', { name: 'Unknown', $fault: 'server' }],
  ['elbv2', 'DescribeLoadBalancers', HTML, { name: 'Unknown', $fault: 'server' }],
  ['ec2', 'DescribeVpcs', '', { name: 'Unknown', $fault: 'server' }],
  ['route53', 'ListHostedZonesByName', HTML, { name: 'Unknown', $fault: 'server' }],
] as const)('answered by something else: %s %s with %j', async (service, operation, body, error) => {
  const { aws, simulator } = account()
  simulator.inject({ operation }, { how: 'answered', status: 503, body })
  const call = (aws as unknown as AnyCalls)[service]?.(operation, {})
  await expect(call).rejects.toMatchObject({ $metadata: { httpStatusCode: 503 }, ...error })
})

test.each(['before', 'after'] as const)('answered by something else %s AWS has done it', async when => {
  const { aws, simulator } = account()
  simulator.inject({ operation: 'CreateCluster', nth: 1 }, { how: 'answered', status: 502, when })
  await expect(aws.ecs('CreateCluster', shop)).rejects.toMatchObject({ $metadata: { httpStatusCode: 502 } })
  expect(simulator.isEmpty()).toBe(when === 'before')
})

test('no answer: time passes until the caller gives up', async () => {
  const { aws, simulator } = account()
  simulator.inject({ operation: 'CreateCluster', nth: 1 }, { how: 'no-answer', when: 'after' })
  const start = simulator.clock.now()
  await expect(aws.ecs('CreateCluster', shop)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  expect(simulator.clock.now()).toBe(start + 86_400_000)
  expect(simulator.isEmpty()).toBe(false)
})

test('a call that is delivered twice is made twice', async () => {
  const { aws, simulator } = account()
  simulator.inject({ operation: 'RegisterTaskDefinition' }, { how: 'delivered-twice' })
  const containerDefinitions = [{ name: 'app', image: 'nginx', memory: 128 }]
  const { taskDefinition } = await aws.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions })
  expect(taskDefinition?.revision).toBe(1)
  expect((await aws.ecs('ListTaskDefinitions', {})).taskDefinitionArns).toHaveLength(2)
})

test('stale reads: the next reads of the service do not see the change, the one after them does', async () => {
  const { aws, simulator } = account()
  simulator.inject({ operation: 'CreateCluster', nth: 1 }, { how: 'stale-reads', reads: 2 })
  await aws.ecs('CreateCluster', shop)
  const counts: (number | undefined)[] = []
  for (let read = 0; read < 3; read += 1) counts.push((await aws.ecs('DescribeClusters', seen)).clusters?.length)
  expect(counts).toEqual([0, 0, 1])
})

test.each([
  ['ecs', 'DescribeClusters', 'ExpiredTokenException'],
  ['iam', 'ListRoles', 'ExpiredToken'],
  ['ec2', 'DescribeVpcs', 'RequestExpired'],
] as const)('expired credentials: %s answers %s with %s, until they are renewed', async (service, operation, name) => {
  const { aws, simulator } = account()
  const renew = simulator.inject({ operation: 'CreateCluster' }, { how: 'credentials-expired' })
  await expect(aws.ecs('CreateCluster', shop)).rejects.toMatchObject({ name: 'ExpiredTokenException' })
  const call = () => (aws as unknown as AnyCalls)[service]?.(operation, {})
  await expect(call()).rejects.toMatchObject({ name })
  renew()
  await expect(call()).resolves.toBeDefined()
  expect(simulator.isEmpty()).toBe(true)
})

test.each([0, 50])('a foreign actor acts before the call is done, with a latency of %d ms', async latency => {
  const { aws, simulator } = account(latency)
  await aws.ecs('CreateCluster', shop)
  simulator.inject(
    { operation: 'DeleteCluster', nth: 1 },
    {
      how: 'foreign-actor',
      act: async () => {
        await aws.ecs('DeleteCluster', { cluster: 'shop' })
      },
    },
  )
  await expect(aws.ecs('DeleteCluster', { cluster: 'shop' })).rejects.toMatchObject({
    name: 'ClusterNotFoundException',
  })
  expect(simulator.calls.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
    'CreateCluster ok',
    'DeleteCluster ok',
    'DeleteCluster ClusterNotFoundException',
  ])
})

describe('a script that is none', () => {
  type Untyped = Readonly<Record<'command' | 'fail' | 'hook' | 'inject', (match: object, script: unknown) => unknown>>

  it.each([
    ['fail', { how: 'cannot start', because: 'no luck' }, /^The failure\.because must be one of "secret missing".+\.$/],
    ['fail', { how: 'cannot start' }, 'The failure must have because or message.'],
    ['fail', { how: 'cannot place', because: 'toString' }, /^The failure\.because must be one of /],
    ['fail', { how: 'cannot pull', because: 'no luck' }, /^The failure\.because must be one of "missing".+\.$/],
    ['fail', { how: 'exits' }, 'The failure.exitCode must be a number.'],
    ['fail', { how: 'explodes' }, /^The failure\.how must be one of "cannot pull", .+\.$/],
    ['fail', undefined, 'The failure must be an object.'],
    ['inject', { how: 'rejected' }, 'The fault.code must be a string.'],
    ['inject', undefined, 'The fault must be an object.'],
    ['hook', { how: 'explodes' }, 'The answer.how must be one of "succeeds", "fails", "in progress".'],
    ['command', { how: 'prints' }, 'The answer.output must be a string.'],
  ] as const)('is an error at once: %s %j', (method, script, message) => {
    const simulator: Untyped = createSimulator() as never
    expect(() => simulator[method]({}, script)).toThrow(message)
  })
})
