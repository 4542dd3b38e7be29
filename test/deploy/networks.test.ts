import {
  DescribeInternetGatewaysCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DetachInternetGatewayCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import {
  cluster,
  type DeployOptions,
  deploy,
  destroy,
  isDeployError,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { NetworkOptions } from '../../src/internal.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(80))

const shop = (options?: NetworkOptions) => {
  const vpc = network('shop', options).tags({ team: 'a' })
  const edge = loadBalancer('edge').network(vpc).http()
  return stack('shop').add(
    service('web').cluster(cluster('shop')).network(vpc).taskDefinition(web).target(edge, 'app', 80),
  )
}

const PRIVATE = { nat: 'each', endpoints: ['ecr.api', 'ecr.dkr', 's3'] } as const

async function stays(simulator: Simulator, options?: NetworkOptions): Promise<void> {
  expect(String(await plan(shop(options), simulator.options()))).toContain('nothing to do')
}

describe('a network that is made', () => {
  it.each<[string, NetworkOptions | undefined]>([
    ['of public subnets', undefined],
    ['with one NAT gateway', { nat: 'one' }],
    ['with NAT gateways and endpoints', PRIVATE],
    ['with a regional NAT gateway', { nat: 'regional', zones: ['us-east-1b', 'us-east-1d', 'us-east-1f'] }],
    ['with endpoints only', { endpoints: ['ecr.api', 'ecr.dkr', 's3', 'logs'], cidrBlock: '10.8.0.0/20' }],
  ])('%s is made, stays, and is destroyed to nothing', async (_name, options) => {
    const simulator = createSimulator()
    const before = await simulator.resources()
    await deploy(shop(options), simulator.options())
    await stays(simulator, options)
    await destroy(shop(options), { ...simulator.options(), deleteData: true })
    expect(await simulator.resources()).toEqual(before)
  })

  it('whose NAT gateway fails says why, and the next run makes another one', async () => {
    const simulator = createSimulator()
    const { ec2 } = simulator.clients
    const act = async (): Promise<void> => {
      const { InternetGateways = [] } = (await ec2.send(new DescribeInternetGatewaysCommand({}))) as {
        InternetGateways?: { InternetGatewayId: string; Attachments: { VpcId: string }[]; Tags: { Key: string }[] }[]
      }
      const ours = InternetGateways.find(({ Tags }) => Tags.some(({ Key }) => Key === 'fluent-ecs:part'))
      const { InternetGatewayId, Attachments = [] } = ours ?? {}
      await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId: Attachments[0]?.VpcId }))
    }
    simulator.inject({ operation: 'CreateNatGateway', nth: 1 }, { how: 'foreign-actor', act })
    const options: NetworkOptions = { nat: 'one' }
    const error = await deploy(shop(options), simulator.options()).catch((thrown: unknown) => thrown)
    expect(isDeployError(error, 'failed') && error.message).toMatch(/NAT gateway nat-\w+ failed: .*no Internet gateway/)
    await deploy(shop(options), simulator.options())
    await stays(simulator, options)
  })

  // https://github.com/eksctl-io/eksctl/issues/2568
  it('has its endpoints in China, too, where some are called otherwise', async () => {
    const simulator = createSimulator({ region: 'cn-north-1' })
    const before = await simulator.resources()
    const options = { endpoints: ['ecr.api', 'ecr.dkr', 's3', 'logs'] }
    await deploy(shop(options), simulator.options())
    await stays(simulator, options)
    const { clients } = simulator
    const { VpcEndpoints = [] } = (await clients.ec2.send(new DescribeVpcEndpointsCommand({}))) as {
      VpcEndpoints?: { ServiceName: string }[]
    }
    expect(VpcEndpoints.map(({ ServiceName }) => ServiceName).sort()).toEqual([
      'cn.com.amazonaws.cn-north-1.ecr.api',
      'cn.com.amazonaws.cn-north-1.ecr.dkr',
      'com.amazonaws.cn-north-1.logs',
      'com.amazonaws.cn-north-1.s3',
    ])
    await destroy(shop(options), { ...simulator.options(), deleteData: true })
    expect(await simulator.resources()).toEqual(before)
  })

  it.each<[string, NetworkOptions | undefined, NetworkOptions | undefined]>([
    ['private subnets', undefined, { nat: 'one' }],
    ['no private subnets', PRIVATE, undefined],
    ['another zone', PRIVATE, { ...PRIVATE, zones: 3 }],
    ['a zone less', { ...PRIVATE, zones: 3 }, PRIVATE],
    ['other zones', { zones: ['us-east-1a', 'us-east-1b'] }, { zones: ['us-east-1d', 'us-east-1a'] }],
    ['NAT of the whole Region', { nat: 'each' }, { nat: 'regional' }],
    ['endpoints for NAT', { nat: 'one' }, { endpoints: PRIVATE.endpoints }],
  ])('gets %s', async (_name, from, to) => {
    const simulator = createSimulator()
    await deploy(shop(from), simulator.options())
    await deploy(shop(to), simulator.options())
    await stays(simulator, to)
    await destroy(shop(to), { ...simulator.options(), deleteData: true })
  })

  it.each([
    ['destroyed', (place: Stack, options: DeployOptions) => destroy(place, options)],
    ['opened', (_place: Stack, options: DeployOptions) => deploy(stack('place').add(network('shop')), options)],
  ])('is not %s under the tasks of another stack, and loses nothing', async (_name, act) => {
    const simulator = createSimulator()
    const place = stack('place').add(network('shop', { nat: 'one', endpoints: ['s3', 'logs'] }))
    await deploy(place, simulator.options())
    const ec2 = new EC2Client(simulator.clientConfig('ec2'))
    const Filters = [{ Name: 'tag:fluent-ecs:part', Values: ['private subnet *'] }]
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }))
    const subnets = Subnets.flatMap(({ SubnetId }) => SubnetId ?? [])
    const there = network.existing({ vpcId: Subnets[0]?.VpcId ?? '', subnets })
    await deploy(
      stack('other').add(service('web').cluster(cluster('shop')).network(there).taskDefinition(web)),
      simulator.options(),
    )
    const before = await simulator.resources()
    const error: unknown = await act(place, simulator.options()).catch(each => each)
    expect(isDeployError(error, 'failed') && error.diagnosis).toMatchObject([
      {
        code: 'network.in-use',
        evidence: [expect.stringMatching(/^network interface eni-\w+ \(.*:task\/.* is in it/)],
      },
    ])
    expect(await simulator.resources()).toEqual(before)
  })
})
