import { expect, it } from 'vitest'
import { cluster, deploy, loadBalancer, network, plan, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { account } from '../simulator/support.ts'

const vpc = network('shop', { zones: 2, nat: 'one', endpoints: ['s3', 'ecr.api'] })
const sized = taskDefinition('web').memory(4)
const small = sized
  .fargate()
  .cpu(1)
  .container('app', c => c.image('nginx:1.27').port(80))
const large = sized
  .fargate()
  .cpu(2)
  .container('app', c => c.image('nginx:1.27').port(80))
const arm = sized
  .fargate()
  .cpu(1)
  .architecture('ARM64')
  .container('app', c => c.image('nginx:1.27').port(80))
const prod = cluster('prod')
const web = (tasks: number) => service('web').cluster(prod).network(vpc).desiredCount(tasks)
const edge = loadBalancer('edge').network(vpc).http()
const open = network.default()

/** Of vCPU and gibibytes at the prices of us-east-1. */
const task = (vCpu: number, gigabytes: number) => 730 * (vCpu * 0.04048 + gigabytes * 0.004445)
const ADDRESS = 730 * 0.005
const NETWORK = 730 * (0.045 + 0.005 + 2 * 0.01)
const EDGE = 730 * 0.0225 + 2 * ADDRESS

it('a plan tells what AWS asks by the hour, before and after', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const first = stack('shop').add(web(2).taskDefinition(small).target(edge, 'app', 80))
  const whole = NETWORK + EDGE + 2 * task(1, 4)
  const planned = await plan(first, options)
  expect(planned.monthlyCost?.before).toBe(0)
  expect(planned.monthlyCost?.after).toBeCloseTo(whole, 1)
  expect(String(planned)).toContain(
    `  $ a month costs about $0.00 before and $${whole.toFixed(2)} after (us-east-1, 2026)`,
  )
  await deploy(first, options)

  const again = await plan(first, options)
  expect(again.monthlyCost?.before).toBe(again.monthlyCost?.after)
  expect(String(again)).not.toContain('$ a month')

  const next = await plan(stack('shop').add(web(3).taskDefinition(large)), options)
  expect(next.monthlyCost?.before).toBeCloseTo(NETWORK + 2 * task(1, 4), 1)
  expect(next.monthlyCost?.after).toBeCloseTo(NETWORK + 3 * task(2, 4), 1)
})

it('a service that scales is counted as many times as scaling has set, and Graviton at its price', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const scaled = service('web')
    .cluster(prod)
    .network(open)
    .autoScaling({ min: 1, max: 4 }, s => s.cpu(60))
  const program = (definition: typeof small | typeof arm) => stack('shop').add(scaled.taskDefinition(definition))
  await deploy(program(small), options)
  simulator.scale({ cluster: 'prod', service: 'web' }, 3)
  const { monthlyCost } = await plan(program(arm), options)
  expect(monthlyCost?.before).toBeCloseTo(3 * (task(1, 4) + ADDRESS), 1)
  expect(monthlyCost?.after).toBeCloseTo(3 * (730 * (0.03238 + 4 * 0.00356) + ADDRESS), 1)
})

it('instances are not counted, and a stack without anything billed by the hour has no cost', async () => {
  const definition = sized
    .ec2()
    .cpu(1)
    .container('app', c => c.image('nginx:1.27').port(80))
  const program = stack('shop').add(service('web').network(open).cluster(prod).taskDefinition(definition))
  expect((await plan(program, createSimulator().options())).monthlyCost).toBeUndefined()
})

it('what it costs now is not told where a service does not run what its task definition was last', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const program = (definition: typeof small | typeof large) =>
    stack('shop').add(service('web').cluster(prod).network(open).taskDefinition(definition))
  await deploy(program(small), options)
  simulator.inject({ operation: 'UpdateService' }, { how: 'rejected', code: 'InvalidParameterException' })
  await expect(deploy(program(large), options)).rejects.toMatchObject({ outcome: 'failed' })
  const half = await plan(program(large), options)
  expect(half.monthlyCost).not.toHaveProperty('before')
  expect(half.monthlyCost?.after).toBeCloseTo(task(2, 4) + ADDRESS, 1)
  expect(String(half)).toMatch(/\$ a month costs about \$[\d.]+ after/)
})

it('a new load balancer has an address in each subnet of a network that is there', async () => {
  const program = stack('shop').add(loadBalancer('edge').network(open).http())
  const options = createSimulator().options()
  const { monthlyCost } = await plan(program, options)
  expect(monthlyCost?.after).toBeCloseTo(730 * 0.0225 + 3 * ADDRESS, 1)
  await deploy(program, options)
  expect((await plan(program, options)).monthlyCost?.before).toBe(monthlyCost?.after)
})

it('of a service that is taken over, the tasks stay as many as there are', async () => {
  const { simulator, aws } = account()
  const options = { ...simulator.options(), adopt: true }
  const of = service('web').cluster(prod).network(open).taskDefinition(small)
  await deploy(stack('shop').add(of.desiredCount(3)), options)
  const { services: [found] = [] } = await aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
  const tagKeys = ['fluent-ecs:stack', 'fluent-ecs:id', 'fluent-ecs:hash', 'fluent-ecs:deployed']
  await aws.ecs('UntagResource', { resourceArn: found?.serviceArn, tagKeys })
  const { monthlyCost } = await plan(stack('shop').add(of), options)
  expect(monthlyCost?.before).toBeCloseTo(3 * (task(1, 4) + ADDRESS), 1)
  expect(monthlyCost?.after).toBe(monthlyCost?.before)
})

// What users of other tools learnt from their bills: dollars a month, in us-east-1, of what is there before any request.
it.each([
  ['https://github.com/aws/aws-cdk/issues/18720', { zones: 3, nat: 'each' }, 3 * 730 * (0.045 + 0.005)],
  ['https://github.com/horsfieldsa/wordpress-fargate/issues/4', { zones: 2, nat: 'one' }, 730 * (0.045 + 0.005)],
  ['https://github.com/aws/containers-roadmap/issues/419', { zones: 2, nat: 'each' }, 2 * 730 * (0.045 + 0.005)],
  [
    'https://github.com/aws-samples/anthropic-on-aws/pull/268',
    { zones: 2, endpoints: ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager', 'ssm', 'sts'] },
    88,
  ],
  [
    'https://github.com/wellcomecollection/platform-infrastructure/pull/132',
    { zones: 2, nat: 'one', endpoints: ['s3'] },
    730 * (0.045 + 0.005),
  ],
] as const)('a plan tells what %s has met', async (_, options, dollars) => {
  const made = network('billed', options)
  const definition = sized
    .ec2()
    .networkMode('awsvpc')
    .container('app', c => c.image('nginx:1.27'))
  const program = stack('billed').add(service('web').network(made).cluster(prod).taskDefinition(definition))
  const { monthlyCost } = await plan(program, createSimulator().options())
  expect(Math.abs((monthlyCost?.after ?? 0) - dollars)).toBeLessThan(1)
})

// https://github.com/infracost/infracost/pull/466, https://github.com/cloudandthings/terraform-aws-github-runners/issues/41
it('a plan tells what a load balancer costs before any request', async () => {
  const inside = loadBalancer('inside').network(open).internal().http()
  const definition = sized
    .ec2()
    .networkMode('awsvpc')
    .container('app', c => c.image('nginx:1.27').port(80))
  const program = stack('shop').add(
    service('web').network(open).cluster(prod).taskDefinition(definition).target(inside, 'app', 80),
  )
  expect((await plan(program, createSimulator().options())).monthlyCost?.after).toBeCloseTo(16.425, 1)
})
