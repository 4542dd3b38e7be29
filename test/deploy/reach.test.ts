import { expect, test } from 'vitest'
import {
  type Buildable,
  type CompleteThing,
  cluster,
  deploy,
  destroy,
  isPlanError,
  loadBalancer,
  network,
  plan,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { NO_PORT, PORT_AND_RANGE } from '../../src/validators/service/admission.ts'
import { errorsIn } from '../builders/issues.ts'
import { account } from '../simulator/support.ts'
import { settles } from './settles.ts'

const vpc = network.default()
const prod = cluster('shop')

const definition = (name: string, port: number) =>
  taskDefinition(name)
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(port))

const site = service('web').cluster(prod).taskDefinition(definition('web', 3000)).network(vpc)
const api = service('api').cluster(prod).taskDefinition(definition('api', 8080)).network(vpc)
const shop = <T extends readonly Buildable[]>(...things: { [I in keyof T]: CompleteThing<T[I]> }) =>
  stack('shop').add<T>(...things)

type Account = ReturnType<typeof account>

/** A group that somebody else made, with a rule of theirs. */
async function foreignGroup({ aws }: Account, name = 'rds'): Promise<string> {
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: name, Description: name })
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }]
  await aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions })
  return GroupId
}

/** The rules of a group, as one line each; the ids of groups as their names. */
async function rulesOf({ aws }: Account, name: string): Promise<string[]> {
  const { SecurityGroups = [] } = await aws.ec2('DescribeSecurityGroups', {})
  const names = new Map(SecurityGroups.map(group => [group.GroupId, group.GroupName]))
  const id = SecurityGroups.find(({ GroupName }) => GroupName === name)?.GroupId ?? name
  const { SecurityGroupRules = [] } = await aws.ec2('DescribeSecurityGroupRules', {
    Filters: [{ Name: 'group-id', Values: [id] }],
  })
  return SecurityGroupRules.map(rule => {
    const { IpProtocol, FromPort, ToPort, IsEgress, CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } = rule
    const peer = CidrIpv4 ?? CidrIpv6 ?? PrefixListId ?? names.get(ReferencedGroupInfo?.GroupId)
    return `${IpProtocol} ${FromPort}-${ToPort} ${IsEgress ? 'to' : 'from'} ${peer}`
  }).sort()
}

const OPEN = '-1 -1--1 to 0.0.0.0/0'

// https://github.com/hashicorp/terraform/issues/1326, https://github.com/hashicorp/terraform/issues/2996,
// https://github.com/aws/aws-cdk/issues/1654
test('services let each other in, both ways, and the plan after it is empty', async () => {
  const aws = account()
  const inner = api.allowFrom(site, 8080)
  await settles(shop(inner, site.allowFrom(api, 3000)), aws.simulator)
  expect(await rulesOf(aws, 'shop-api-app')).toEqual([OPEN, 'tcp 8080-8080 from shop-web-app'])
  expect(await rulesOf(aws, 'shop-web-app')).toEqual([OPEN, 'tcp 3000-3000 from shop-api-app'])
  // Taken out of the program, it is shut out without more ado.
  await settles(shop(api, site.allowFrom(api, 3000)), aws.simulator)
  expect(await rulesOf(aws, 'shop-api-app')).toEqual([OPEN])
  await destroy(shop(api, site.allowFrom(api, 3000)), aws.simulator.options())
  expect(aws.simulator.resources().filter(id => id.startsWith('sg-'))).toEqual([])
})

test('a group of the stack is given to a service, and another lets that service in', async () => {
  const aws = account()
  const clients = securityGroup('clients').network(vpc)
  const web = site.securityGroups(clients)
  const db = securityGroup('db')
    .network(vpc)
    .allowFrom(clients, 5432)
    .allowFrom('10.1.2.3/16', { from: 6000, to: 6010 }, { protocol: 'udp', description: 'office' })
    .allowFrom('2001:DB8::/32', 'all')
    .allowFrom('pl-0123456789abcdef0', 443)
    .allowFrom(vpc, 'all', { protocol: 'icmp' })
  await settles(shop(web, db), aws.simulator)
  expect(await rulesOf(aws, 'shop-db')).toEqual(
    [
      ...[OPEN, 'tcp 5432-5432 from shop-clients', 'udp 6000-6010 from 10.1.0.0/16', '-1 -1--1 from 2001:db8::/32'],
      ...['tcp 443-443 from pl-0123456789abcdef0', 'icmp -1--1 from 172.31.0.0/16'],
    ].sort(),
  )
  const { services } = await aws.aws.ecs('DescribeServices', { cluster: 'shop', services: ['web'] })
  expect(services?.[0]?.networkConfiguration?.awsvpcConfiguration?.securityGroups).toHaveLength(2)
  await destroy(shop(web, db), aws.simulator.options())
})

// https://github.com/hashicorp/terraform/issues/539
test('a group lets its own members in, and nobody else', async () => {
  const aws = account()
  const mesh = securityGroup('mesh').network(vpc)
  const peers = mesh.allowFrom(mesh, { from: 8000, to: 8999 })
  await settles(shop(site, api.securityGroups(peers), peers), aws.simulator)
  expect(await rulesOf(aws, 'shop-mesh')).toEqual([OPEN, 'tcp 8000-8999 from shop-mesh'])
  const member = { cluster: 'shop', service: 'api' } as const
  expect(aws.simulator.call(member, member, 8080)).toEqual({ reached: true })
  expect(aws.simulator.call({ cluster: 'shop', service: 'web' }, member, 8080).reached).toBe(false)
  await destroy(shop(site, api.securityGroups(peers), peers), aws.simulator.options())
  expect(aws.simulator.resources().filter(id => id.startsWith('sg-'))).toEqual([])
})

test('several parts of a program open one group, in any order', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws)
  const db = securityGroup.existing(GroupId)
  await settles(shop(site.securityGroups(db), db.allowFrom(site, 5432), api, db.allowFrom(api, 5433)), aws.simulator)
  expect(await rulesOf(aws, GroupId)).toEqual([
    OPEN,
    'tcp 22-22 from 10.0.0.0/8',
    'tcp 5432-5432 from shop-web-app',
    'tcp 5433-5433 from shop-api-app',
  ])
})

// https://github.com/alchemy-run/alchemy/issues/1624, https://github.com/hashicorp/terraform-provider-aws/issues/32379,
// https://github.com/pulumi/pulumi-eks/issues/1031
test('in a group of others only rules of the stack come and go, and what others add stays', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws)
  const db = securityGroup.existing(GroupId)
  await settles(shop(site, db.allowFrom(site, 5432).allowFrom(site, 5433)), aws.simulator)
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 6379, ToPort: 6379, IpRanges: [{ CidrIp: '10.9.0.0/16' }] }]
  await aws.aws.ec2('AuthorizeSecurityGroupIngress', { GroupId, IpPermissions })
  await settles(shop(site, db.allowFrom(site, 5432)), aws.simulator)
  const others = [OPEN, 'tcp 22-22 from 10.0.0.0/8', 'tcp 6379-6379 from 10.9.0.0/16']
  expect(await rulesOf(aws, GroupId)).toEqual([...others, 'tcp 5432-5432 from shop-web-app'].sort())
  // Still referred to, but nothing is let in any more.
  await settles(shop(site.securityGroups(db)), aws.simulator)
  expect(await rulesOf(aws, GroupId)).toEqual(others)
  await settles(shop(site, db.allowFrom(site, 5432)), aws.simulator)
  await destroy(shop(site, db.allowFrom(site, 5432)), aws.simulator.options())
  expect(await rulesOf(aws, GroupId)).toEqual(others)
})

test('rules in a group that the program has lost are orphans, and go with prune', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws)
  await settles(shop(site, securityGroup.existing(GroupId).allowFrom(site, 5432)), aws.simulator)
  const { orphans } = await plan(shop(site), aws.simulator.options())
  expect(orphans).toMatchObject([{ resource: `security group rules ${GroupId}` }])
  await deploy(shop(site), { ...aws.simulator.options(), prune: true })
  expect(await rulesOf(aws, GroupId)).toEqual([OPEN, 'tcp 22-22 from 10.0.0.0/8'])
})

test('what others have let in already serves, is not taken over, and outlives the stack', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws)
  const program = shop(site, securityGroup.existing(GroupId).allowFrom('10.0.0.0/8', 22).allowFrom(site, 80))
  await deploy(program, aws.simulator.options())
  const { steps, isEmpty } = await plan(program, aws.simulator.options())
  expect(isEmpty).toBe(true)
  expect(steps.find(({ resource }) => resource.startsWith('security group rules'))).toMatchObject({
    ignored: [{ path: 'rules.tcp 22 from 10.0.0.0/8', because: 'added by others' }],
  })
  await destroy(program, aws.simulator.options())
  expect(await rulesOf(aws, GroupId)).toEqual([OPEN, 'tcp 22-22 from 10.0.0.0/8'])
})

test('a rule of ours that others take away comes back', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws)
  const program = shop(site, securityGroup.existing(GroupId).allowFrom(site, 5432).allowFrom(site, 5433))
  await deploy(program, aws.simulator.options())
  const { SecurityGroupRules = [] } = await aws.aws.ec2('DescribeSecurityGroupRules', {
    Filters: [{ Name: 'tag:fluent-ecs:stack', Values: ['shop'] }],
  })
  const ids = SecurityGroupRules.slice(0, 1).map(rule => rule.SecurityGroupRuleId ?? '')
  await aws.aws.ec2('RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: ids })
  await settles(program, aws.simulator)
  expect(await rulesOf(aws, GroupId)).toHaveLength(4)
})

// https://github.com/aws/aws-cdk/issues/1948
test('a rule of ours that others have taken away since is no trouble to those that go with it', async () => {
  const { aws, simulator } = account()
  const { Vpcs = [] } = await aws.ec2('DescribeVpcs', {})
  const theirs = await aws.ec2('CreateSecurityGroup', { GroupName: 'theirs', Description: 'x', VpcId: Vpcs[0]?.VpcId })
  const GroupId = theirs.GroupId ?? ''
  const group = securityGroup.existing(GroupId).allowFrom('10.1.0.0/16', 5432).allowFrom('10.2.0.0/16', 5432)
  await deploy(stack('shop').add(group), simulator.options())
  const inbound = async () => {
    const { SecurityGroupRules = [] } = await aws.ec2('DescribeSecurityGroupRules', {})
    return SecurityGroupRules.filter(rule => rule.GroupId === GroupId && !rule.IsEgress)
  }
  const act = async (): Promise<void> => {
    const [first] = await inbound()
    await aws.ec2('RevokeSecurityGroupIngress', { GroupId, SecurityGroupRuleIds: [first?.SecurityGroupRuleId ?? ''] })
  }
  simulator.inject({ operation: 'RevokeSecurityGroupIngress', nth: 1 }, { how: 'foreign-actor', act })
  await destroy(stack('shop').add(group), simulator.options())
  expect(await inbound()).toEqual([])
})

test('outbound rules restrict a group of the stack, and a group of others not', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws)
  const jobs = securityGroup('jobs').network(vpc)
  const others = securityGroup.existing(GroupId)
  await settles(shop(site.securityGroups(jobs)), aws.simulator)
  const restricted = shop(site.securityGroups(jobs.allowTo('internet', 443)), others.allowTo('10.0.0.0/8', 443))
  await settles(restricted, aws.simulator)
  expect(await rulesOf(aws, 'shop-jobs')).toEqual(['tcp 443-443 to 0.0.0.0/0', 'tcp 443-443 to ::/0'])
  expect(await rulesOf(aws, GroupId)).toContain(OPEN)
  await settles(shop(site.securityGroups(jobs), others), aws.simulator)
  expect(await rulesOf(aws, 'shop-jobs')).toEqual([OPEN])
})

// https://github.com/cloudposse/terraform-aws-ecs-alb-service-task/pull/75,
// https://github.com/umotif-public/terraform-aws-ecs-fargate/issues/70, https://github.com/aws/aws-cdk/issues/9972,
// https://github.com/cn-terraform/terraform-aws-ecs-fargate-service/issues/34
test('a service reaches what the program says, and nothing else, until it says nothing', async () => {
  const aws = account()
  const edge = loadBalancer('edge').network(vpc).http()
  const db = securityGroup('db').network(vpc)
  const open = site.target(edge, 'app', 3000)
  const closed = open.allowTo('internet', 443).allowTo(db, 5432).allowTo(api, { from: 8000, to: 8080 })
  const FROM_EDGE = 'tcp 3000-3000 from shop-edge-load-balancer'
  await settles(shop(open, api, db), aws.simulator)
  expect(await rulesOf(aws, 'shop-web-app')).toEqual([OPEN, FROM_EDGE])
  await settles(shop(closed, db.allowFrom(closed, 5432), api.allowFrom(closed, 8080)), aws.simulator)
  expect(await rulesOf(aws, 'shop-web-app')).toEqual([
    FROM_EDGE,
    'tcp 443-443 to 0.0.0.0/0',
    'tcp 443-443 to ::/0',
    'tcp 5432-5432 to shop-db',
    'tcp 8000-8080 to shop-api-app',
  ])
  await settles(shop(open, api, db), aws.simulator)
  expect(await rulesOf(aws, 'shop-web-app')).toEqual([OPEN, FROM_EDGE])
})

test('what a service without a group of its own reaches is for the groups of its instances to say', () => {
  const bridged = taskDefinition('web')
    .ec2()
    .networkMode('bridge')
    .memory(1)
    .container('app', c => c.image('nginx:1').port(80))
  const web = service('web').cluster(prod).taskDefinition(bridged)
  expect(errorsIn(web.allowTo('internet', 443))).toEqual(['SGR-PRT-01'])
  expect(errorsIn(site.allowTo('internet', 70_000))).toEqual(['AUX-SG-02', 'AUX-SG-02'])
  expect(errorsIn(site.allowTo('10.0.0.0/33', 443))).toEqual(['SGR-SRC-01'])
  const raw = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'] } } }
  expect(errorsIn(site.allowTo('internet', 443).raw(raw))).toEqual(['SGR-RAW-01'])
})

test('what a target lets in and the program lets in as well is one rule, and stays without the target', async () => {
  const aws = account()
  const edge = loadBalancer('edge').network(vpc).http()
  await settles(shop(site.target(edge, 'app', 3000).allowFrom(edge, 3000)), aws.simulator)
  const rules = await rulesOf(aws, 'shop-web-app')
  expect(rules).toEqual([OPEN, 'tcp 3000-3000 from shop-edge-load-balancer'])
  await deploy(shop(site.allowFrom(edge, 3000), edge), aws.simulator.options())
  expect(await rulesOf(aws, 'shop-web-app')).toEqual(rules)
})

test('descriptions and tags of the stack reach the rules', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws)
  const db = securityGroup.existing(GroupId)
  const program = (words: string) =>
    shop(site, db.allowFrom(site, 5432, { description: words }).allowTo(site, 1, { description: words })).tags({
      team: words,
    })
  await settles(program('one'), aws.simulator)
  await settles(program('two'), aws.simulator)
  const { SecurityGroupRules = [] } = await aws.aws.ec2('DescribeSecurityGroupRules', {
    Filters: [{ Name: 'tag:team', Values: ['two'] }],
  })
  expect(SecurityGroupRules.map(rule => rule.Description)).toEqual(['two', 'two'])
})

// https://github.com/aws-samples/amazon-eks-cdk-blue-green-cicd/issues/5
test('the group of the instances is opened to the load balancer where tasks share their network', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws, 'instances')
  const edge = loadBalancer('edge').network(vpc).http()
  const onInstances = (mode: 'bridge' | 'host', hostPort: number) =>
    service('web')
      .cluster(prod)
      .taskDefinition(
        taskDefinition('web')
          .ec2()
          .networkMode(mode)
          .container('app', c =>
            c
              .image('nginx')
              .memory(128)
              .port(80, hostPort ? { hostPort } : {}),
          ),
      )
      .target(edge, 'app', 80)
      .securityGroups(securityGroup.existing(GroupId))
      .desiredCount(0)
  await settles(shop(onInstances('bridge', 0)), aws.simulator)
  expect(await rulesOf(aws, GroupId)).toContain('tcp 32768-65535 from shop-edge-load-balancer')
  await settles(shop(onInstances('bridge', 8080)), aws.simulator)
  expect(await rulesOf(aws, GroupId)).toEqual([
    OPEN,
    'tcp 22-22 from 10.0.0.0/8',
    'tcp 8080-8080 from shop-edge-load-balancer',
  ])
  await settles(shop(onInstances('host', 80).allowFrom('10.0.0.0/8', 80)), aws.simulator)
  expect(await rulesOf(aws, GroupId)).toContain('tcp 80-80 from 10.0.0.0/8')
})

test('a service lets in at a range of ports, of UDP, and at all', async () => {
  const game = taskDefinition('game')
    .ec2()
    .networkMode('bridge')
    .container('app', c =>
      c
        .image('nginx:1')
        .memory(128)
        .port(2456, { protocol: 'udp', hostPort: 2456 })
        .port(2457, { protocol: 'udp', hostPort: 2457 }),
    )
  const play = { from: 2456, to: 2458, protocol: 'udp' } as const
  const aws = account()
  const own = service('web').cluster(prod).taskDefinition(game.networkMode('awsvpc')).network(vpc).desiredCount(0)
  await settles(shop(own.allowFrom('internet', play).allowFrom(vpc, 'all')), aws.simulator)
  expect(await rulesOf(aws, 'shop-web-app')).toEqual([
    '-1 -1--1 from 172.31.0.0/16',
    OPEN,
    'udp 2456-2458 from 0.0.0.0/0',
    'udp 2456-2458 from ::/0',
  ])
  expect(errorsIn(own.allowFrom('internet', { from: 80, to: 90 }))).toEqual(['SGR-PRT-01'])
  expect(errorsIn(own.allowFrom('internet', { ...play, from: 2457.5 }))).toEqual(['SGR-PRT-01'])
  const GroupId = await foreignGroup(aws)
  const bridged = service('web').cluster(prod).taskDefinition(game).desiredCount(0)
  const onInstances = bridged.securityGroups(securityGroup.existing(GroupId)).allowFrom('10.0.0.0/8', play)
  await settles(shop(onInstances), aws.simulator, { prune: true })
  expect(await rulesOf(aws, GroupId)).toEqual([
    OPEN,
    'tcp 22-22 from 10.0.0.0/8',
    'udp 2456-2456 from 10.0.0.0/8',
    'udp 2457-2457 from 10.0.0.0/8',
  ])
  const all = bridged.securityGroups(securityGroup.existing(GroupId)).allowFrom('10.1.0.0/16', 'all')
  await settles(shop(all), aws.simulator, { prune: true })
  expect(await rulesOf(aws, GroupId)).toEqual([
    OPEN,
    'tcp 22-22 from 10.0.0.0/8',
    'udp 2456-2456 from 10.1.0.0/16',
    'udp 2457-2457 from 10.1.0.0/16',
  ])
  const ofRange = game.networkMode('awsvpc').container('wide', c => c.image('nginx:1').memory(128).portRange('80-90'))
  expect(errorsIn(own.taskDefinition(ofRange).allowFrom('internet', { from: 85, to: 82 }))).toEqual(['SGR-PRT-01'])
  const both = Object({ port: 2456, from: 1, to: 9000, protocol: 'udp' })
  expect(own.allowFrom('internet', both).issues()).toMatchObject([{ code: 'SGR-PRT-01', message: PORT_AND_RANGE }])
})

test('of tasks on instances that have no port there is nothing that all ports could open', () => {
  const job = taskDefinition('job')
    .ec2()
    .networkMode('bridge')
    .container('app', c => c.image('nginx:1').memory(128))
  const group = securityGroup.existing('sg-0a1b2c3d4e5f60718')
  const bridged = service('job').cluster(prod).taskDefinition(job).securityGroups(group).allowFrom('10.0.0.0/8', 'all')
  expect(bridged.issues()).toMatchObject([{ code: 'SGR-PRT-01', message: NO_PORT }])
  expect(errorsIn(bridged.taskDefinition(job.networkMode('host')))).toEqual([])
})

test('a group of the stack may have underscores in its name, as EC2 lets it', async () => {
  const aws = account()
  await settles(shop(securityGroup('sg_rds').network(vpc).physicalName('sg_rds').allowFrom(site, 3306)), aws.simulator)
  expect(await rulesOf(aws, 'sg_rds')).toEqual([OPEN, 'tcp 3306-3306 from shop-web-app'])
})

test('a group is found by its name or its tags; one that is missing, ambiguous or elsewhere is said before any change', async () => {
  const aws = account()
  const GroupId = await foreignGroup(aws)
  const { Vpc } = await aws.aws.ec2('CreateVpc', { CidrBlock: '10.7.0.0/16' })
  const twin = { GroupName: 'rds', Description: 'rds', VpcId: Vpc?.VpcId ?? '' }
  const { GroupId: elsewhere = '' } = await aws.aws.ec2('CreateSecurityGroup', twin)
  await aws.aws.ec2('CreateTags', { Resources: [GroupId], Tags: [{ Key: 'role', Value: 'db' }] })
  await settles(shop(site.securityGroups(securityGroup.existing({ tags: { role: 'db' } }))), aws.simulator)
  await settles(shop(site.securityGroups(securityGroup.existing({ name: 'rds', network: vpc }))), aws.simulator)
  const wrong = async (group: Parameters<(typeof securityGroup)['existing']>[0]) => {
    const calls = aws.simulator.resources()
    const error = await deploy(shop(site.securityGroups(securityGroup.existing(group))), aws.simulator.options()).catch(
      (thrown: unknown) => thrown,
    )
    expect(aws.simulator.resources()).toEqual(calls)
    return isPlanError(error) ? `${error.code}: ${error.message}` : String(error)
  }
  expect(await wrong('sg-00000000000000000')).toContain('There is no security group sg-00000000000000000 in us-east-1')
  expect(await wrong({ name: 'rds' })).toContain('There are 2 security groups named "rds" in us-east-1')
  expect(await wrong({ name: 'nope', network: vpc })).toContain('There is no security group named "nope" in vpc-')
  expect(await wrong(elsewhere)).toContain(`Security group ${elsewhere} is in ${Vpc?.VpcId}`)
})

// https://github.com/aws/aws-cdk/issues/8342, https://github.com/aws/aws-cdk/issues/9433, https://github.com/aws/aws-cdk/issues/35292
test('a load balancer lets in everybody, with private addresses its network, and otherwise who is named', async () => {
  const aws = account()
  const edge = loadBalancer('edge').network(vpc).http()
  const group = 'shop-edge-load-balancer'
  await settles(shop(edge), aws.simulator)
  expect(await rulesOf(aws, group)).toEqual([OPEN, 'tcp 80-80 from 0.0.0.0/0', 'tcp 80-80 from ::/0'])
  await settles(shop(edge.allowFrom('203.0.113.0/24', site).allowFrom('pl-3b927c52'), site), aws.simulator)
  expect(await rulesOf(aws, group)).toEqual([
    ...[OPEN, 'tcp 80-80 from 203.0.113.0/24', 'tcp 80-80 from pl-3b927c52', 'tcp 80-80 from shop-web-app'],
  ])
  // https://github.com/aws/aws-cdk/issues/15115
  await settles(shop(edge.allowFrom('com.amazonaws.global.cloudfront.origin-facing'), site), aws.simulator)
  expect(await rulesOf(aws, group)).toEqual([OPEN, 'tcp 80-80 from pl-3b927c52'])
  const inner = account()
  await settles(shop(edge.internal()), inner.simulator)
  expect(await rulesOf(inner, group)).toEqual([OPEN, 'tcp 80-80 from 172.31.0.0/16'])
})

test('a prefix list of AWS is one of the Region of the deploy, and one that AWS does not keep is told before any change', async () => {
  const aws = account()
  const db = securityGroup('db').network(vpc)
  await settles(shop(db.allowTo('com.amazonaws.region.s3', 443)), aws.simulator)
  expect(await rulesOf(aws, 'shop-db')).toEqual(['tcp 443-443 to pl-63a5400a'])
  const error = await plan(shop(db.allowTo('com.amazonaws.region.s4', 443)), aws.simulator.options()).catch(
    thrown => thrown,
  )
  expect(error).toMatchObject({
    code: 'prefix-list.missing',
    message: expect.stringContaining('no prefix list com.amazonaws.us-east-1.s4 in us-east-1'),
  })
})

// https://docs.aws.amazon.com/vpc-lattice/latest/ug/security-groups.html
test('VPC Lattice is let in where it sends to a service', async () => {
  const aws = account()
  const targetGroupArn = 'arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-1'
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const named = web.container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(3000, { name: 'http' }))
  await settles(shop(site.taskDefinition(named).vpcLattice({ targetGroupArn, portName: 'http' })), aws.simulator)
  expect(await rulesOf(aws, 'shop-web-app')).toContain('tcp 3000-3000 from pl-0ad5a0f5e4e8a7b21')
})

// https://github.com/ansible/ansible/issues/45782
test('a group of another VPC is told by the plan, and EC2 refuses it at once where the two are not peered', async () => {
  const { aws, simulator } = account()
  const { Vpc } = await aws.ec2('CreateVpc', { CidrBlock: '10.7.0.0/16' })
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', {
    GroupName: 'far',
    Description: 'far',
    VpcId: Vpc?.VpcId,
  })
  const far = shop(securityGroup('db').network(vpc).allowFrom(securityGroup.existing(GroupId), 5432))
  expect((await plan(far, simulator.options())).notes).toEqual([
    expect.stringContaining(`is in ${Vpc?.VpcId}, and security group db, whose rule names it, in vpc-`),
  ])
  const started = simulator.options().clock.now()
  await expect(deploy(far, simulator.options())).rejects.toMatchObject({
    diagnosis: [{ fix: expect.stringContaining('of one that is peered with it') }],
  })
  expect(simulator.options().clock.now() - started).toBeLessThan(30_000)
})

test('groups of .raw() beside what must reach the tasks are refused: nothing would get through', () => {
  const awsvpcConfiguration = { subnets: ['subnet-12345678'], securityGroups: ['sg-12345678'] }
  const raw = site.raw({ networkConfiguration: { awsvpcConfiguration } })
  expect(errorsIn(raw)).not.toContain('SGR-RAW-01')
  expect(errorsIn(raw.target(loadBalancer('edge').network(vpc).http(), 'app', 3000))).toContain('SGR-RAW-01')
  expect(errorsIn(raw.allowFrom('10.0.0.0/8', 3000))).toContain('SGR-RAW-01')
})
