import type { ResourceRecordSet } from '@aws-sdk/client-route-53'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aws, connect } from '../../src/aws/clients.ts'
import { loadBalancer as balancer, cluster, deploy, network, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1').port(3000))
const vpc = network.default()
const site = service('web')
  .cluster(cluster('prod'))
  .taskDefinition(web)
  .network(vpc)
  .target(balancer('edge').network(vpc).http(), 'app', 3000, { healthCheck: '/' })

const WEB = { cluster: 'prod', service: 'web' } as const

let simulator: Simulator
let aws: Aws
let loadBalancer: string
let edge: string
let tasks: string

beforeEach(async () => {
  simulator = createSimulator()
  aws = connect('us-east-1', simulator.clients, (_service, _operation, attempt) => attempt())
  await deploy(stack('shop').add(site), simulator.options())
  const { LoadBalancers = [] } = await aws.elbv2('DescribeLoadBalancers', {})
  loadBalancer = LoadBalancers[0]?.LoadBalancerName ?? ''
  edge = LoadBalancers[0]?.SecurityGroups?.[0] ?? ''
  const { services = [] } = await aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
  tasks = services[0]?.networkConfiguration?.awsvpcConfiguration?.securityGroups?.[0] ?? ''
})

async function health(): Promise<(string | undefined)[][]> {
  const { TargetGroups = [] } = await aws.elbv2('DescribeTargetGroups', {})
  const TargetGroupArn = TargetGroups[0]?.TargetGroupArn
  const { TargetHealthDescriptions = [] } = await aws.elbv2('DescribeTargetHealth', { TargetGroupArn })
  return TargetHealthDescriptions.map(({ TargetHealth: is }) => [is?.State, is?.Reason, is?.Description])
}

const fromEdge = () => [{ IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, UserIdGroupPairs: [{ GroupId: edge }] }]

async function group(name: string): Promise<string> {
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: name, Description: name })
  return GroupId
}

describe('a load balancer', () => {
  it('finds the tasks that their group lets it reach', async () => {
    expect(await health()).toEqual([['healthy', undefined, undefined]])
    expect(simulator.call({ loadBalancer }, WEB, 3000)).toEqual({ reached: true })
  })

  it('gets no answer from tasks once their rule is gone, and ECS replaces them until it is there again', async () => {
    await aws.ec2('RevokeSecurityGroupIngress', { GroupId: tasks, IpPermissions: fromEdge() })
    await simulator.advance(600_000)
    expect(simulator.call({ loadBalancer }, WEB, 3000).reached).toBe(false)
    const { services = [] } = await aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
    expect(services[0]?.events?.some(({ message = '' }) => message.includes('(reason Request timed out)'))).toBe(true)
    expect((await health()).every(([state]) => state !== 'healthy')).toBe(true)
    await aws.ec2('AuthorizeSecurityGroupIngress', { GroupId: tasks, IpPermissions: fromEdge() })
    await simulator.advance(600_000)
    expect(await health()).toContainEqual(['healthy', undefined, undefined])
  })

  it('does not get out where its own group has no egress', async () => {
    const all = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }]
    await aws.ec2('RevokeSecurityGroupEgress', { GroupId: edge, IpPermissions: all })
    expect(simulator.call({ loadBalancer }, WEB, 3000).because).toContain(`no egress rule of ${edge}`)
  })

  it('says Target.Timeout of a target that it does not reach', async () => {
    await aws.ec2('RevokeSecurityGroupIngress', { GroupId: tasks, IpPermissions: fromEdge() })
    await aws.ecs('UpdateService', {
      cluster: 'prod',
      service: 'web',
      healthCheckGracePeriodSeconds: 3600,
      forceNewDeployment: true,
    })
    await simulator.advance(300_000)
    expect(await health()).toContainEqual(['unhealthy', 'Target.Timeout', 'Request timed out'])
  })
})

describe('a call', () => {
  it('gets to a load balancer from the internet, where something listens', () => {
    expect(simulator.call('internet', { loadBalancer }, 80)).toEqual({ reached: true })
    expect(simulator.call('internet', { loadBalancer }, 8080)).toEqual({
      reached: false,
      because: 'nothing listens on port 8080',
    })
    expect(simulator.call('internet', WEB, 3000).reached).toBe(false)
  })

  it('gets to a load balancer by its own name, and by those that Route 53 has for it', async () => {
    const { LoadBalancers: [{ DNSName = '', CanonicalHostedZoneId = '' } = {}] = [] } = await aws.elbv2(
      'DescribeLoadBalancers',
      {},
    )
    const AliasTarget = {
      DNSName: `dualstack.${DNSName}`,
      HostedZoneId: CanonicalHostedZoneId,
      EvaluateTargetHealth: false,
    }
    const sets: ResourceRecordSet[] = [
      { Name: 'shop.example.com', Type: 'A', AliasTarget },
      { Name: '*.shop.example.com', Type: 'CNAME', TTL: 60, ResourceRecords: [{ Value: 'SHOP.example.com' }] },
      { Name: 'round.example.com', Type: 'CNAME', TTL: 60, ResourceRecords: [{ Value: 'round.example.com' }] },
    ]
    await aws.route53('ChangeResourceRecordSets', {
      HostedZoneId: simulator.hostedZone('example.com'),
      ChangeBatch: { Changes: sets.map(ResourceRecordSet => ({ Action: 'CREATE' as const, ResourceRecordSet })) },
    })
    for (const host of [DNSName, 'shop.example.com', 'Blue.Shop.Example.com', 'a.b.shop.example.com'])
      expect(simulator.call('internet', { host }, 80)).toEqual({ reached: true })
    expect(simulator.call('internet', { host: 'shop.example.com' }, 8080).because).toBe('nothing listens on port 8080')
    // A private zone of the name is asked alone, and by those inside alone.
    const { Vpcs = [] } = await aws.ec2('DescribeVpcs', {})
    const VPCId = Vpcs[0]?.VpcId
    await aws.route53('CreateHostedZone', {
      Name: 'example.com',
      CallerReference: 'private',
      VPC: { VPCId, VPCRegion: 'us-east-1' },
    })
    expect(simulator.call(WEB, { host: 'shop.example.com' }, 80).because).toBe('shop.example.com is not known there')
    expect(simulator.call('internet', { host: 'shop.example.com' }, 80)).toEqual({ reached: true })
    for (const host of ['example.com', 'round.example.com', 'shop.example.org'])
      expect(simulator.call('internet', { host }, 80).because).toBe(`${host} is not known there`)
  })

  it.each<[string, (from: string) => object, boolean]>([
    ['a group', from => ({ UserIdGroupPairs: [{ GroupId: from }] }), true],
    ['another group', () => ({ UserIdGroupPairs: [{ GroupId: edge }] }), false],
    ['the network', () => ({ IpRanges: [{ CidrIp: '172.31.0.0/16' }] }), true],
    ['another network', () => ({ IpRanges: [{ CidrIp: '10.0.0.0/8' }] }), false],
    ['the addresses of CloudFront', () => ({ PrefixListIds: [{ PrefixListId: 'pl-3b927c52' }] }), false],
  ])('gets to a database whose group admits %s', async (_, peer, reached) => {
    const database = await group('database')
    await aws.ec2('AuthorizeSecurityGroupIngress', {
      GroupId: database,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 5430, ToPort: 5440, ...peer(tasks) }],
    })
    const to = { securityGroups: [database] }
    expect(simulator.call(WEB, to, 5432).reached).toBe(reached)
    expect(simulator.call(WEB, to, 5441).reached).toBe(false)
  })

  it('needs one network, and things that are there', async () => {
    const { Vpc: other } = await aws.ec2('CreateVpc', { CidrBlock: '10.0.0.0/16' })
    const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', {
      GroupName: 'far',
      Description: 'far',
      VpcId: other?.VpcId,
    })
    expect(simulator.call(WEB, { securityGroups: [GroupId] }, 80).because).toContain('different networks')
    expect(() => simulator.call(WEB, { loadBalancer: 'none' }, 80)).toThrow('There is no load balancer none.')
    expect(() => simulator.call({ cluster: 'prod', service: 'api' }, WEB, 80)).toThrow('There is no service api')
    expect(() => simulator.call(WEB, { securityGroups: ['sg-1'] }, 80)).toThrow('There is no security group sg-1.')
  })
})

it('tasks without groups of their own have the default group, which admits itself', async () => {
  const { Subnets = [] } = await aws.ec2('DescribeSubnets', {})
  const subnets = Subnets.map(({ SubnetId = '' }) => SubnetId)
  await aws.ecs('CreateService', {
    cluster: 'prod',
    serviceName: 'plain',
    taskDefinition: 'shop-web',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets } },
  })
  await simulator.advance(120_000)
  const plain = { cluster: 'prod', service: 'plain' }
  expect(simulator.call(plain, plain, 3000).reached).toBe(true)
  expect(simulator.call(WEB, plain, 3000).because).toContain('no ingress rule of sg-')
})

it('a task in bridge mode is reached through the groups of its instance', async () => {
  const hosts = await group('hosts')
  simulator.containerInstance({ cluster: 'prod', cpu: 2048, memoryMiB: 3900, securityGroups: [hosts] })
  await aws.ecs('RegisterTaskDefinition', {
    family: 'bridged',
    containerDefinitions: [{ name: 'app', image: 'nginx:1', memory: 128, portMappings: [{ containerPort: 80 }] }],
  })
  await aws.ecs('CreateService', {
    cluster: 'prod',
    serviceName: 'bridged',
    taskDefinition: 'bridged',
    desiredCount: 1,
    launchType: 'EC2',
  })
  await simulator.advance(120_000)
  const bridged = { cluster: 'prod', service: 'bridged' }
  expect(simulator.call({ loadBalancer }, bridged, 80).because).toContain(`no ingress rule of ${hosts}`)
  const dynamic = [{ IpProtocol: 'tcp', FromPort: 32768, ToPort: 65535, UserIdGroupPairs: [{ GroupId: edge }] }]
  await aws.ec2('AuthorizeSecurityGroupIngress', { GroupId: hosts, IpPermissions: dynamic })
  expect(simulator.call({ loadBalancer }, bridged, 80)).toEqual({ reached: true })
  await expect(aws.ec2('DeleteSecurityGroup', { GroupId: hosts })).rejects.toThrow('has a dependent object')
})

it('prefix lists are found by name, and count as many rules', async () => {
  const { PrefixLists = [] } = await aws.ec2('DescribeManagedPrefixLists', {
    Filters: [{ Name: 'prefix-list-name', Values: ['com.amazonaws.global.cloudfront.origin-facing'] }],
  })
  expect(PrefixLists).toMatchObject([{ PrefixListId: 'pl-3b927c52', OwnerId: 'AWS' }])
  const GroupId = await group('full')
  const list = (port: number) => [
    { IpProtocol: 'tcp', FromPort: port, ToPort: port, PrefixListIds: [{ PrefixListId: 'pl-3b927c52' }] },
  ]
  await aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: list(80) })
  await expect(aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions: list(443) })).rejects.toMatchObject({
    name: 'RulesPerSecurityGroupLimitExceeded',
  })
})
