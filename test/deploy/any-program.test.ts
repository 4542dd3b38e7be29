import {
  DescribeSubnetsCommand,
  type DescribeSubnetsCommandOutput,
  DescribeVpcsCommand,
  type DescribeVpcsCommandOutput,
} from '@aws-sdk/client-ec2'
import { DescribeServicesCommand, type DescribeServicesCommandOutput } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { cluster, deploy, loadBalancer, network, plan, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator, type Simulator, verdictOf } from '../../src/simulator/index.ts'

const vpc = network.default()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(80))
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
const fixed = (count: number) => stack('shop').add(site.desiredCount(count))
const scaled = (min: number, max: number) => stack('shop').add(site.autoScaling({ min, max }, s => s.cpu(70)))

async function tasks({ clients }: Simulator): Promise<(number | undefined)[]> {
  const { services: [found] = [] } = (await clients.ecs.send(
    new DescribeServicesCommand({ cluster: 'prod', services: ['web'] }),
  )) as DescribeServicesCommandOutput
  return [found?.desiredCount, found?.runningCount]
}

it.each([
  ['first limits below the count', fixed(6), scaled(1, 2), 6, 2],
  ['first limits above the count', fixed(0), scaled(2, 4), 0, 2],
  ['other limits above the count', scaled(1, 8), scaled(3, 8), 1, 3],
])('the plan says the number that limits move to, and the deploy waits for it: %s', async (_what, a, b, from, to) => {
  const simulator = createSimulator()
  await deploy(a, simulator.options())
  const planned = await plan(b, simulator.options())
  const change = planned.steps.find(({ resource }) => resource === 'service web')
  expect(change).toMatchObject({ action: 'update', changes: [{ path: 'desiredCount', from, to }] })
  expect(change?.ignored).toBeUndefined()
  expect(String(planned)).toContain(`desiredCount: ${from} -> ${to}`)
  await deploy(b, simulator.options())
  const [desired, running = 0] = await tasks(simulator)
  expect(desired).toBe(to)
  expect(running).toBeGreaterThanOrEqual(to)
  expect((await plan(b, simulator.options())).isEmpty).toBe(true)
})

it('a service on instances of a cluster whose default is Fargate asks for instances', async () => {
  const simulator = createSimulator()
  const where = cluster('prod').capacityProviders({ FARGATE: { weight: 1 } })
  await deploy(stack('shop').add(where), simulator.options())
  for (const _ of [1, 2]) simulator.containerInstance({ cluster: 'prod', cpu: 2048, memoryMiB: 3900 })
  const onEc2 = taskDefinition('jobs')
    .ec2()
    .networkMode('bridge')
    .container('jobs', c => c.image('public.ecr.aws/nginx/nginx:1.29').memory(128))
  const jobs = service('jobs').cluster(where).taskDefinition(onEc2)
  for (const each of [jobs, jobs.daemon()]) {
    const program = stack('shop').add(each)
    expect((await deploy(program, { ...simulator.options(), prune: true })).outcome).toBe('deployed')
    expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  }
})

it('two choices of subnets of one VPC live in one stack', async () => {
  const simulator = createSimulator()
  const { Vpcs: [vpcOfAll] = [] } = (await simulator.clients.ec2.send(
    new DescribeVpcsCommand({}),
  )) as DescribeVpcsCommandOutput
  const { Subnets = [] } = (await simulator.clients.ec2.send(
    new DescribeSubnetsCommand({}),
  )) as DescribeSubnetsCommandOutput
  const vpcId = vpcOfAll?.VpcId ?? ''
  const subnets = Subnets.map(({ SubnetId = '' }) => SubnetId)
  const open = network.existing({ vpcId, subnets: subnets.slice(0, 2), assignPublicIp: true })
  const closed = network.existing({ vpcId, subnets: subnets.slice(2, 3) })
  const edge = loadBalancer('edge').network(open).http()
  const behind = service('behind').cluster(cluster('two')).taskDefinition(web).network(closed).target(edge, 'app', 80)
  const beside = service('beside').cluster(cluster('two')).taskDefinition(web).network(open)
  const both = stack('shop').add(behind, beside)
  expect(both.issues().filter(({ severity }) => severity === 'error')).toEqual([])
  expect((await deploy(both, simulator.options())).outcome).toBe('deployed')
  expect((await plan(both, simulator.options())).isEmpty).toBe(true)
})

it('a daemon that would shift traffic is doubted, and its deploys end', async () => {
  const simulator = createSimulator()
  await deploy(stack('shop').add(cluster('prod')), simulator.options())
  simulator.containerInstance({ cluster: 'prod', cpu: 2048, memoryMiB: 3900 })
  const agent = (version: string) =>
    stack('shop').add(
      service('agent')
        .cluster(cluster('prod'))
        .daemon()
        .taskDefinition(
          taskDefinition('agent')
            .ec2()
            .networkMode('bridge')
            .container('agent', c => c.image(`public.ecr.aws/nginx/nginx:${version}`).memory(64)),
        )
        .blueGreen({ bakeTime: 0 }),
    )
  expect(agent('1.29').issues()).toContainEqual(
    expect.objectContaining({
      code: 'SVC-SCH-06',
      severity: 'warning',
      message:
        'A daemon has exactly one task on each instance, and AWS does not say where strategy BLUE_GREEN runs the next version beside it',
    }),
  )
  expect((await deploy(agent('1.29'), simulator.options())).outcome).toBe('deployed')
  expect((await verdictOf(deploy(agent('1.30'), simulator.options()))).outcome).toBe('rolled-back')
})
