import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateHostedZoneCommand } from '@aws-sdk/client-route-53'
import { deploy, destroy, isDeployError, plan, type Stack } from 'fluent-ecs'
import { type CallEnd, type CallTarget, createSimulator, type Simulator } from 'fluent-ecs/simulator'
import { describe, expect, test } from 'vitest'
import { program as dns } from '../../examples/dns/program.ts'
import { program as firelens } from '../../examples/firelens/program.ts'
import { program as fromNothing } from '../../examples/from-nothing/program.ts'
import { program as grpc } from '../../examples/grpc/program.ts'
import { program as image } from '../../examples/image/program.ts'
import { program as instances } from '../../examples/instances/program.ts'
import { program as login } from '../../examples/login/program.ts'
import { program as migration } from '../../examples/migration/program.ts'
import { program as networkLoadBalancer } from '../../examples/network-load-balancer/program.ts'
import { program as reach } from '../../examples/reach/program.ts'
import { releaseShop } from '../../examples/release/release.ts'
import { program as schedules } from '../../examples/schedules/program.ts'
import { program as sharedLoadBalancer } from '../../examples/shared-load-balancer/program.ts'
import { program as weighted } from '../../examples/weighted/program.ts'
import { program as worker } from '../../examples/worker/program.ts'
import { archiveOf, scratch, smallLayout } from '../image-layout.ts'
import { foreign, runs } from '../release/foreign.ts'
import { account } from '../simulator/support.ts'

interface Example {
  readonly stack: Stack
  prepare?(simulator: Simulator): void
}

/** What a pipeline has built. */
function archiveFor(platform: string): string {
  const archive = join(scratch(), 'image.tar')
  writeFileSync(archive, archiveOf(smallLayout(3, '', platform)))
  return archive
}

const examples: Readonly<Record<string, Example>> = {
  firelens: { stack: firelens('orders') },
  image: { stack: image(archiveFor('linux/arm64')) },
  instances: { stack: instances('1.29') },
  migration: {
    stack: migration('shop.example.com', '2.0.0'),
    prepare: simulator => {
      simulator.certificate('shop.example.com')
      simulator.fail({ command: 'npm run migrate' }, { how: 'exits', exitCode: 0, afterSeconds: 20 })
    },
  },
  schedules: { stack: schedules('2.0.0') },
  'shared-load-balancer': {
    stack: sharedLoadBalancer('shop.example.com'),
    prepare: simulator => void simulator.certificate('shop.example.com', '*.shop.example.com'),
  },
  worker: { stack: worker('1.0.0') },
}

describe.each(Object.entries(examples))('%s', (_, { stack, prepare }) => {
  test('deploys, plans nothing more, and leaves nothing behind', async () => {
    const simulator = createSimulator()
    prepare?.(simulator)
    expect(stack.issues()).toEqual([])
    await deployPushing(stack, simulator)
    expect((await plan(stack, simulator.options())).isEmpty).toBe(true)
    await destroy(stack, { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  })
})

/** A program before and after a change, where it answers, and what the change is of. */
interface FromNothing {
  readonly first: Stack
  readonly second: Stack
  readonly urls: readonly string[]
  readonly changed: readonly string[]
}

const [OLD, NEW] = ['public.ecr.aws/example/app:1', 'public.ecr.aws/example/app:2'] as const
const client = { id: 'tools', secret: 'told to nobody', key: '0123456789' }
const released = (name: string): readonly string[] => [`service ${name}`, `task definition ${name}`]

const fromZone: Readonly<Record<string, FromNothing>> = {
  'from-nothing': {
    first: fromNothing('example.com', OLD),
    second: fromNothing('example.com', NEW),
    urls: ['https://shop.example.com'],
    changed: released('shop'),
  },
  grpc: {
    first: grpc('example.com', OLD),
    second: grpc('example.com', NEW),
    urls: ['https://grpc.example.com'],
    changed: released('greeter'),
  },
  'network-load-balancer': {
    first: networkLoadBalancer('example.com', OLD),
    second: networkLoadBalancer('example.com', NEW),
    urls: [],
    changed: released('broker'),
  },
  login: {
    first: login('example.com', OLD, client),
    second: login('example.com', NEW, client),
    urls: ['https://tools.example.com'],
    changed: released('tools'),
  },
  weighted: {
    first: weighted('example.com', OLD, NEW, 5),
    second: weighted('example.com', OLD, NEW, 50),
    urls: ['https://shop.example.com', 'https://www.shop.example.com'],
    changed: ['listener rule shop:443 shares shop.example.com /=2a'],
  },
}

test.each(Object.entries(fromZone))(
  '%s: in at most 25 lines, from a hosted zone and nothing else to an address, changed, and back to nothing',
  async (name, example) => {
    const { first, second, urls, changed } = example
    expect(readFileSync(`examples/${name}/program.ts`, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(25)
    const { simulator } = account()
    simulator.hostedZone('example.com')
    expect(first.issues()).toEqual([])
    expect((await deploy(first, simulator.options())).urls).toEqual(urls)
    expect((await plan(first, simulator.options())).isEmpty).toBe(true)
    const { applied } = await deploy(second, simulator.options())
    expect(applied.map(({ resource }) => resource).sort()).toEqual(changed)
    expect((await plan(second, simulator.options())).isEmpty).toBe(true)
    await destroy(second, { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  },
)

test('services reach those that they are to reach, and nobody else does; the group of others stays as it was', async () => {
  const { aws, simulator } = account()
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'database', Description: 'theirs' })
  const before = await aws.ec2('DescribeSecurityGroupRules', {})
  const program = reach('database')
  const { outputs, urls } = await deploy(program, simulator.options())
  expect([outputs.url]).toEqual(urls)
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  const web = { cluster: 'shop', service: 'web' }
  const api = { cluster: 'shop', service: 'api' }
  const reached = (from: CallEnd, to: CallTarget, port: number) => simulator.call(from, to, port).reached
  expect([
    reached(web, { host: 'api' }, 80),
    reached(api, { host: 'cache.shop.local' }, 6379),
    reached(api, { securityGroups: [GroupId] }, 5432),
  ]).toEqual([true, true, true])
  expect([
    reached(web, { host: 'cache.shop.local' }, 6379),
    reached(web, { securityGroups: [GroupId] }, 5432),
    reached('internet', { cluster: 'shop', service: 'api' }, 8080),
  ]).toEqual([false, false, false])
  await destroy(program, { ...simulator.options(), deleteData: true })
  expect(simulator.resources()).toEqual([GroupId])
  expect(await aws.ec2('DescribeSecurityGroupRules', {})).toEqual(before)
})

test('a release goes into a service of others, and says there is nothing to do the second time', async () => {
  const account = await foreign()
  expect(await releaseShop('ghcr.io/acme/shop:2', account.options)).toMatchObject({ outcome: 'deployed' })
  expect(await runs(account)).toEqual({ image: 'ghcr.io/acme/shop:2', revision: 'web:2' })
  expect(await releaseShop('ghcr.io/acme/shop:2', account.options)).toMatchObject({ outcome: 'unchanged' })
})

/** Deploys; where that stops at an image that nobody has pushed yet, pushes it and goes on. */
async function deployPushing(stack: Stack, simulator: Simulator): Promise<void> {
  try {
    await deploy(stack, simulator.options())
  } catch (error) {
    if (!isDeployError(error) || error.diagnosis[0]?.code !== 'image.missing') throw error
    simulator.pushImage('worker', '1.0.0')
    await deploy(stack, simulator.options())
  }
}

test('a migration that fails is the reason that the deploy gives, with its last words', async () => {
  const simulator = createSimulator()
  simulator.certificate('shop.example.com')
  const log = ['relation "orders" does not exist']
  simulator.fail({ command: 'npm run migrate' }, { how: 'exits', exitCode: 1, afterSeconds: 20, log })
  const error = await deploy(migration('shop.example.com', '2.0.0'), simulator.options()).catch(
    (thrown: unknown) => thrown,
  )
  if (!isDeployError(error)) throw error
  expect(error.diagnosis.map(({ cause }) => cause)).toContainEqual(expect.stringContaining('exited with code 1'))
  expect(error.message).toContain('relation "orders" does not exist')
  expect(error.notApplied.map(({ resource }) => resource)).toEqual(['task migrate', 'service shop'])
})

test('dns: names of two zones, changed by their weights, and back to nothing', async () => {
  const { simulator } = account()
  simulator.hostedZone('example.com')
  const VPC = { VPCRegion: 'us-east-1' as const, VPCId: 'vpc-elsewhere' }
  const inside = new CreateHostedZoneCommand({ Name: 'example.com', CallerReference: 'inside', VPC })
  await simulator.clients.route53.send(inside)
  const before = simulator.resources()
  const [first, second] = [dns('example.com', 10, 'mx.example.net'), dns('example.com', 50, 'mx.example.net')]
  expect(first.issues()).toEqual([])
  expect((await deploy(first, simulator.options())).plan.notes.join()).toMatch(/does not answer in vpc-/)
  expect((await plan(first, simulator.options())).isEmpty).toBe(true)
  const { applied } = await deploy(second, simulator.options())
  expect(applied.map(({ resource }) => resource)).toEqual([
    'record shop.example.com edge',
    'record shop.example.com next',
  ])
  await destroy(second, simulator.options())
  expect(simulator.resources()).toEqual(before)
})
