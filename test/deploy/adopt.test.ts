import {
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { CreateSecurityGroupCommand, DescribeSubnetsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import { CreateRepositoryCommand, DescribeRepositoriesCommand } from '@aws-sdk/client-ecr'
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
} from '@aws-sdk/client-route-53'
import { describe, expect, it } from 'vitest'
import {
  cluster,
  type DeployOptions,
  deploy,
  destroy,
  hostedZone,
  isPlanError,
  loadBalancer,
  network,
  plan,
  repository,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { account, DOMAIN } from './shop.ts'

const vpc = network.default()
const team = { key: 'team', value: 'a' }
const Team = { Key: 'team', Value: 'a' }

const send = <T>(simulator: Simulator, service: keyof Simulator['clients'], command: object): Promise<T> =>
  simulator.clients[service].send(command) as Promise<T>

const adopting = (simulator: Simulator): DeployOptions => ({ ...simulator.options(), adopt: true })

/** What a plan says of settings that stay as they were. */
async function keptBy(program: Stack, options: DeployOptions): Promise<string[]> {
  const { steps } = await plan(program, options)
  return steps.flatMap(({ ignored = [] }) =>
    ignored.flatMap(({ path, because }) => (because === 'not said since it was taken over' ? [path] : [])),
  )
}

describe('a cluster that was taken over', () => {
  const made = async () => {
    const simulator = account()
    const settings = [{ name: 'containerInsights' as const, value: 'enhanced' }]
    const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]
    await send(
      simulator,
      'ecs',
      new CreateClusterCommand({
        clusterName: 'shop',
        settings,
        tags: [team],
        capacityProviders: ['FARGATE_SPOT'],
        defaultCapacityProviderStrategy: strategy,
      }),
    )
    return simulator
  }
  const now = async (simulator: Simulator) => {
    const command = new DescribeClustersCommand({ clusters: ['shop'], include: ['SETTINGS', 'TAGS'] })
    const { clusters } = await send<{ clusters: { settings: { value: string }[]; tags: { key: string }[] }[] }>(
      simulator,
      'ecs',
      command,
    )
    return clusters.map(({ settings, tags }) => [settings[0]?.value, tags.map(({ key }) => key).sort()])
  }
  const plain = stack('shop').add(cluster('shop'))
  const TAGS = ['fluent-ecs:adopted', 'fluent-ecs:id', 'fluent-ecs:stack', 'team']

  it('keeps what the program does not say, and the plan shows it, before and after', async () => {
    const simulator = await made()
    const kept = ['containerInsights', 'tags.team', 'capacityProviders', 'defaultCapacityProviderStrategy.FARGATE_SPOT']
    expect(await keptBy(plain, adopting(simulator))).toEqual(kept)
    await deploy(plain, adopting(simulator))
    expect(await now(simulator)).toEqual([['enhanced', TAGS]])
    expect((await plan(plain, simulator.options())).isEmpty).toBe(true)
    expect(await keptBy(plain, simulator.options())).toEqual(kept)
    expect(String(await plan(plain, simulator.options()))).toContain(
      'i ignored cluster shop: containerInsights is enhanced, not disabled: not said since it was taken over',
    )
  })

  it('becomes what the program says', async () => {
    const simulator = await made()
    const said = stack('shop').add(cluster('shop').containerInsights('enabled').tags({ team: 'b' }))
    await deploy(said, adopting(simulator))
    expect(await now(simulator)).toEqual([['enabled', TAGS]])
    expect((await plan(said, simulator.options())).isEmpty).toBe(true)
  })

  it('stays when the stack is destroyed, or does without it, unless told to go', async () => {
    const simulator = await made()
    await deploy(plain, adopting(simulator))
    const empty = stack('shop')
    await deploy(empty, { ...simulator.options(), prune: true })
    expect((await plan(empty, { ...simulator.options(), prune: true })).orphans).toEqual([
      { resource: 'cluster shop', action: 'leave', because: expect.stringContaining('deleteAdopted') },
    ])
    for (const program of [empty, plain]) {
      const { retained } = await destroy(program, { ...simulator.options(), deleteData: true })
      expect(retained).toEqual([{ resource: 'cluster shop', because: expect.stringContaining('deleteAdopted') }])
    }
    await destroy(plain, { ...simulator.options(), deleteAdopted: true })
    expect(simulator.isEmpty()).toBe(true)
  })
})

it('a repository and a log group that were taken over keep what the program does not say', async () => {
  const simulator = account()
  await send(
    simulator,
    'ecr',
    new CreateRepositoryCommand({
      repositoryName: 'shop/web',
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      tags: [Team],
    }),
  )
  await send(simulator, 'cloudWatchLogs', new CreateLogGroupCommand({ logGroupName: '/ecs/web' }))
  const retention = new PutRetentionPolicyCommand({ logGroupName: '/ecs/web', retentionInDays: 7 })
  await send(simulator, 'cloudWatchLogs', retention)
  simulator.pushImage('shop/web', '1')
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(repository('shop/web').tag('1')))
  const program = stack('shop').add(
    service('web').cluster(cluster('shop')).taskDefinition(web).network(vpc).desiredCount(0),
  )
  expect(await keptBy(program, adopting(simulator))).toEqual(
    expect.arrayContaining(['imageTagMutability', 'scanOnPush', 'tags.team', 'retentionInDays']),
  )
  // The program alone says that its tags can be moved; AWS says that they cannot.
  expect(program.issues().map(({ code }) => code)).toContain('ECR-IMM-01')
  expect((await plan(program, adopting(simulator))).warnings).toEqual([])
  await deploy(program, adopting(simulator))
  expect((await plan(program, simulator.options())).warnings).toEqual([])
  const { repositories } = await send<{ repositories: object[] }>(simulator, 'ecr', new DescribeRepositoriesCommand({}))
  expect(repositories).toMatchObject([
    { imageTagMutability: 'IMMUTABLE', imageScanningConfiguration: { scanOnPush: true } },
  ])
  const groups = new DescribeLogGroupsCommand({})
  const { logGroups } = await send<{ logGroups: object[] }>(simulator, 'cloudWatchLogs', groups)
  expect(logGroups).toMatchObject([{ retentionInDays: 7 }])
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  await destroy(program, { ...simulator.options(), deleteData: true })
  expect(simulator.resources().map(id => id.replace(/^.*:(log-group|repository)/, '$1'))).toEqual([
    'log-group:/ecs/web',
    'repository/shop/web',
  ])
})

it('a load balancer that was taken over goes on doing what it did, and stays with what it uses', async () => {
  const simulator = account()
  const { Vpcs } = await send<{ Vpcs: { VpcId: string }[] }>(simulator, 'ec2', new DescribeVpcsCommand({}))
  const { Subnets } = await send<{ Subnets: { SubnetId: string }[] }>(simulator, 'ec2', new DescribeSubnetsCommand({}))
  const group = new CreateSecurityGroupCommand({ GroupName: 'edge', Description: 'theirs', VpcId: Vpcs[0]?.VpcId })
  const { GroupId: theirs = '' } = await send<{ GroupId?: string }>(simulator, 'ec2', group)
  const { LoadBalancers } = await send<{ LoadBalancers: { LoadBalancerArn: string }[] }>(
    simulator,
    'elbv2',
    new CreateLoadBalancerCommand({
      Name: 'edge',
      Subnets: Subnets.map(({ SubnetId }) => SubnetId),
      SecurityGroups: [theirs],
    }),
  )
  const answer = { StatusCode: '200', ContentType: 'text/plain', MessageBody: 'theirs' }
  await send(
    simulator,
    'elbv2',
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: answer }],
    }),
  )
  const edge = loadBalancer('edge').network(vpc).http()
  const program = stack('shop').add(edge, hostedZone(DOMAIN).alias(`shop.${DOMAIN}`, edge))
  expect(await keptBy(program, adopting(simulator))).toEqual(['defaultAction.statusCode', 'defaultAction.messageBody'])
  const said = stack('shop').add(edge.fixedResponse({ statusCode: '503' }))
  expect(await keptBy(said, adopting(simulator))).toEqual([])
  await deploy(program, adopting(simulator))
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  const there = async () => {
    const [{ LoadBalancers: balancers }, { Listeners }] = await Promise.all([
      send<{ LoadBalancers: { SecurityGroups: string[] }[] }>(simulator, 'elbv2', new DescribeLoadBalancersCommand({})),
      send<{ Listeners: { DefaultActions: object[] }[] }>(
        simulator,
        'elbv2',
        new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn }),
      ),
    ])
    return { groups: balancers[0]?.SecurityGroups, actions: Listeners.map(({ DefaultActions }) => DefaultActions) }
  }
  const after = await there()
  expect(after.groups).toHaveLength(2)
  expect(after.groups).toContain(theirs)
  expect(after.actions).toMatchObject([[{ FixedResponseConfig: answer }]])

  const { removed, retained } = await destroy(program, simulator.options())
  expect(removed.map(({ resource }) => resource)).toEqual([`record shop.${DOMAIN}`])
  expect(retained).toContainEqual({
    resource: 'security group edge-load-balancer',
    name: expect.stringMatching(/^sg-/),
    because: 'load balancer edge uses it, which stays',
  })
  expect(await there()).toEqual(after)
})

it('a record that was taken over is pointed at the load balancer, and stays', async () => {
  const simulator = account()
  const zones = await send<{ HostedZones?: { Id: string }[] }>(simulator, 'route53', new ListHostedZonesCommand({}))
  const HostedZoneId = zones.HostedZones?.[0]?.Id
  const ResourceRecordSet = {
    Name: `shop.${DOMAIN}`,
    Type: 'A' as const,
    TTL: 60,
    ResourceRecords: [{ Value: '192.0.2.1' }],
  }
  const Changes = [{ Action: 'CREATE' as const, ResourceRecordSet }]
  await send(simulator, 'route53', new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }))
  const edge = loadBalancer('edge').network(vpc).http()
  const program = stack('shop').add(hostedZone(DOMAIN).alias(`shop.${DOMAIN}`, edge))
  await deploy(program, adopting(simulator))
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  const { retained } = await destroy(program, simulator.options())
  expect(retained[0]).toEqual({ resource: `record shop.${DOMAIN}`, because: expect.stringContaining('deleteAdopted') })
  await destroy(program, { ...simulator.options(), deleteAdopted: true })
  const list = new ListResourceRecordSetsCommand({ HostedZoneId })
  const { ResourceRecordSets } = await send<{ ResourceRecordSets: { Name: string }[] }>(simulator, 'route53', list)
  expect(ResourceRecordSets.filter(({ Name }) => Name.includes('shop'))).toEqual([])
})

describe('a service that was taken over', () => {
  const web = (image: string) =>
    taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(image))
  const site = (image: string) => service('web').cluster(cluster('shop')).taskDefinition(web(image)).network(vpc)
  const made = async () => {
    const simulator = account()
    await send(simulator, 'ecs', new CreateClusterCommand({ clusterName: 'shop' }))
    const { Subnets } = await send<{ Subnets: { SubnetId: string }[] }>(
      simulator,
      'ec2',
      new DescribeSubnetsCommand({}),
    )
    await send(
      simulator,
      'ecs',
      new RegisterTaskDefinitionCommand({
        family: 'web',
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image: 'nginx:1' }],
      }),
    )
    await send(
      simulator,
      'ecs',
      new CreateServiceCommand({
        cluster: 'shop',
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 6,
        launchType: 'FARGATE',
        deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
        networkConfiguration: {
          awsvpcConfiguration: { subnets: Subnets.map(({ SubnetId }) => SubnetId), assignPublicIp: 'ENABLED' },
        },
      }),
    )
    return simulator
  }
  const now = async (simulator: Simulator) => {
    const command = new DescribeServicesCommand({ cluster: 'shop', services: ['web'] })
    return (await send<{ services: object[] }>(simulator, 'ecs', command)).services
  }

  it('keeps its number of tasks, and how it is deployed, and gets what the program says', async () => {
    const simulator = await made()
    const program = stack('shop').add(site('nginx:2'))
    expect(await keptBy(program, adopting(simulator))).toEqual(
      expect.arrayContaining(['desiredCount', 'deploymentConfiguration.minimumHealthyPercent', 'propagateTags']),
    )
    await deploy(program, adopting(simulator))
    expect(await now(simulator)).toMatchObject([
      {
        desiredCount: 6,
        propagateTags: 'NONE',
        taskDefinition: expect.stringContaining('web:2'),
        deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
      },
    ])
    expect((await plan(program, simulator.options())).isEmpty).toBe(true)
    const said = stack('shop').add(site('nginx:2').desiredCount(1).minimumHealthyPercent(100))
    await deploy(said, simulator.options())
    expect(await now(simulator)).toMatchObject([
      { desiredCount: 1, deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 150 } },
    ])
    const { removed } = await destroy(said, simulator.options())
    expect(removed).toEqual([])
    expect(await now(simulator)).toMatchObject([{ status: 'ACTIVE', desiredCount: 1 }])
  })

  it('is not replaced', async () => {
    const simulator = await made()
    await deploy(stack('shop').add(site('nginx:2')), adopting(simulator))
    const other = taskDefinition('web')
      .ec2()
      .networkMode('awsvpc')
      .memory(512)
      .container('app', c => c.image('nginx:2'))
    const moved = service('web').cluster(cluster('shop')).taskDefinition(other).network(vpc)
    const error = await plan(stack('shop').add(moved), simulator.options()).catch((thrown: unknown) => thrown)
    expect(isPlanError(error, 'ownership.foreign') && error.message).toContain('launchType cannot be changed')
  })
})

it('tells that the lifecycle rules of a repository that is taken over also delete images that are there', async () => {
  const simulator = account()
  await send(simulator, 'ecr', new CreateRepositoryCommand({ repositoryName: 'shop/web' }))
  const ruled = stack('shop').add(repository('shop/web').keepLast(30))
  expect(String(await plan(ruled, adopting(simulator)))).toContain(
    'update  repository shop/web, taken over: it has no owner: ECR also deletes the images there already that its lifecycle rules name',
  )
  const unruled = stack('shop').add(repository('shop/web'))
  expect(String(await plan(unruled, adopting(simulator)))).not.toContain('lifecycle rules')
})
