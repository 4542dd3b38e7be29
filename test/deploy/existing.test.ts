import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  hostedZone,
  isPlanError,
  loadBalancer,
  network,
  plan,
  type Route,
  role,
  type Stack,
  service,
  stack,
  targetGroup,
  taskDefinition,
} from '../../src/index.ts'
import { account, defaultNetwork } from '../simulator/support.ts'
import { settles } from './settles.ts'

const vpc = network.default()
const IMAGE = 'public.ecr.aws/nginx/nginx:1.29'

type Account = ReturnType<typeof account>

const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image(IMAGE).port(80).logs(false))

const behind = (to: Route<true, true>): Stack =>
  stack('shop').add(
    service('web').cluster(cluster('shop')).taskDefinition(web).network(vpc).target(to, 'app', 80).desiredCount(1),
  )

async function problemsOf(program: Stack, { simulator }: Account): Promise<string[]> {
  const error = await plan(program, simulator.options()).catch((caught: unknown) => caught)
  if (!isPlanError(error)) throw error
  return error.problems.map(({ code, message }) => `${code}: ${message}`)
}

describe('a target group of others', () => {
  /** A load balancer that sends everything to one target group. */
  async function theirs({ aws }: Account, { attached = true, type = 'ip' as 'ip' | 'instance' } = {}) {
    const { vpcId, subnets } = await defaultNetwork(aws)
    const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'lb', Description: 'x', VpcId: vpcId })
    const { LoadBalancers: [edge] = [] } = await aws.elbv2('CreateLoadBalancer', {
      Name: 'edge',
      Subnets: subnets,
      SecurityGroups: [GroupId],
    })
    const { TargetGroups: [made] = [] } = await aws.elbv2('CreateTargetGroup', {
      Name: 'web',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: vpcId,
      TargetType: type,
      Tags: [{ Key: 'app', Value: 'web' }],
    })
    const arn = made?.TargetGroupArn ?? ''
    if (attached)
      await aws.elbv2('CreateListener', {
        LoadBalancerArn: edge?.LoadBalancerArn,
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: arn }],
      })
    return { arn, groupId: GroupId }
  }

  // https://github.com/aws/aws-cdk/issues/1957
  it('gets the tasks, whose group admits its load balancer; nothing of it changes', async () => {
    const world = account()
    const { aws, simulator } = world
    const { arn, groupId } = await theirs(world)
    const seen = async () => ({
      ...(await aws.elbv2('DescribeTargetGroups', { TargetGroupArns: [arn] })),
      ...(await aws.elbv2('DescribeTargetGroupAttributes', { TargetGroupArn: arn })),
      ...(await aws.elbv2('DescribeTags', { ResourceArns: [arn] })),
      groups: await aws.ec2('DescribeSecurityGroups', { GroupIds: [groupId] }),
    })
    const before = await seen()
    const program = behind(targetGroup.existing('web'))
    await deploy(program, simulator.options())
    const { TargetHealthDescriptions = [] } = await aws.elbv2('DescribeTargetHealth', { TargetGroupArn: arn })
    expect(TargetHealthDescriptions.map(({ TargetHealth }) => TargetHealth?.State)).toEqual(['healthy'])
    expect((await plan(program, simulator.options())).isEmpty).toBe(true)
    await destroy(program, simulator.options())
    expect(await seen()).toEqual(before)
  })

  it('is found by its ARN and by its tags', async () => {
    for (const byTags of [false, true]) {
      const world = account()
      const { arn } = await theirs(world)
      const program = behind(targetGroup.existing(byTags ? { tags: { app: 'web' } } : arn))
      expect((await deploy(program, world.simulator.options())).outcome).toBe('deployed')
    }
  })

  it('is told where it is not there, has no load balancer, or takes other targets', async () => {
    const world = account()
    expect(await problemsOf(behind(targetGroup.existing('web')), world)).toEqual([
      'target-group.missing: There is no target group named "web" in us-east-1',
    ])
    await theirs(world, { attached: false })
    expect(await problemsOf(behind(targetGroup.existing('web')), world)).toEqual([
      'target-group.missing: Target group web does not have an associated load balancer, and ECS makes no service with it',
    ])
    const other = account()
    await theirs(other, { type: 'instance' })
    expect(await problemsOf(behind(targetGroup.existing('web')), other)).toEqual([
      'target-group.missing: Target group web has target type instance; tasks of this network mode need ip',
    ])
  })

  // https://github.com/hashicorp/terraform-provider-aws/issues/43932
  it('takes turns with another one of theirs, by their rule, whose weights ECS alone changes', async () => {
    const world = account()
    const { aws, simulator } = world
    const { arn } = await theirs(world)
    const { TargetGroups: [blue] = [] } = await aws.elbv2('DescribeTargetGroups', { TargetGroupArns: [arn] })
    const { TargetGroups: [green] = [] } = await aws.elbv2('CreateTargetGroup', {
      Name: 'web-green',
      Port: blue?.Port,
      Protocol: blue?.Protocol,
      VpcId: blue?.VpcId,
      TargetType: 'ip',
    })
    const { Listeners: [listener] = [] } = await aws.elbv2('DescribeListeners', {
      LoadBalancerArn: blue?.LoadBalancerArns?.[0],
    })
    const pair = [arn, green?.TargetGroupArn ?? '']
    const { Rules: [rule] = [] } = await aws.elbv2('CreateRule', {
      ListenerArn: listener?.ListenerArn,
      Priority: 1,
      Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
      Actions: [
        {
          Type: 'forward',
          ForwardConfig: { TargetGroups: pair.map((TargetGroupArn, at) => ({ TargetGroupArn, Weight: 1 - at })) },
        },
      ],
    })
    const serving = async () => {
      const { Rules: [now] = [] } = await aws.elbv2('DescribeRules', { RuleArns: [rule?.RuleArn ?? ''] })
      const groups = now?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? []
      return groups.flatMap(({ TargetGroupArn, Weight = 0 }) => (Weight > 0 ? [TargetGroupArn] : []))
    }
    const before = simulator.resources()
    const program = (image: string, ruleArn = rule?.RuleArn): Stack =>
      stack('shop').add(
        service('web')
          .cluster(cluster('shop'))
          .taskDefinition(
            taskDefinition('web')
              .fargate()
              .cpu(0.25)
              .memory(0.5)
              .container('app', c => c.image(image).port(80)),
          )
          .network(vpc)
          .blueGreen({ bakeTime: 0 })
          .target(targetGroup.existing('web'), 'app', 80, {
            advancedConfiguration: {
              alternateTargetGroup: targetGroup.existing('web-green'),
              productionListenerRule: ruleArn as `arn:aws:elasticloadbalancing:us-east-1:1:listener-rule/app/a`,
            },
          }),
      )
    const another = rule?.RuleArn?.replace(/.$/, 'x')
    expect(await problemsOf(program('nginx:1', another), { aws, simulator })).toEqual([
      `listener-rule.missing: There is no listener rule ${another} in us-east-1, by which the traffic of service web is to move`,
    ])
    await settles(program('nginx:1'), simulator)
    const first = await serving()
    await settles(program('nginx:2'), simulator)
    expect(await serving()).toHaveLength(1)
    expect(await serving()).not.toEqual(first)
    // Theirs to set, also with a group that the service does not have.
    const { TargetGroups: [red] = [] } = await aws.elbv2('CreateTargetGroup', {
      Name: 'web-red',
      Port: blue?.Port,
      Protocol: blue?.Protocol,
      VpcId: blue?.VpcId,
      TargetType: 'ip',
    })
    const TargetGroups = [...pair, red?.TargetGroupArn].map(TargetGroupArn => ({ TargetGroupArn, Weight: 1 }))
    await aws.elbv2('ModifyRule', {
      RuleArn: rule?.RuleArn,
      Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }],
    })
    await settles(program('nginx:2'), simulator)
    expect(await serving()).toHaveLength(3)
    await destroy(program('nginx:2'), { ...simulator.options(), deleteData: true })
    expect(simulator.resources().filter(each => each !== red?.TargetGroupArn)).toEqual(before)
  })

  it('says that its pair would be lost where nothing shifts, and behind a route', () => {
    const site = service('web').cluster(cluster('shop')).taskDefinition(web).network(vpc)
    const advancedConfiguration = {
      alternateTargetGroup: targetGroup.existing('web-green'),
      productionListenerRule: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/a/1/2/3',
    } as const
    const rolling = site.target(targetGroup.existing('web'), 'app', 80, { advancedConfiguration })
    const routed = site
      .target(loadBalancer('edge').network(vpc).http(), 'app', 80, { advancedConfiguration })
      .blueGreen({ bakeTime: 1 })
    for (const each of [rolling, routed])
      expect(each.issues().flatMap(({ severity, code }) => (severity === 'error' ? [code] : []))).toEqual([
        'API-OPT-01',
      ])
  })

  it('takes no settings, which would be lost, and no traffic that shifts', () => {
    const site = service('web').cluster(cluster('shop')).taskDefinition(web).network(vpc)
    const given = site
      .target(targetGroup.existing('web'), 'app', 80, { healthCheck: '/health' })
      .blueGreen({ bakeTime: 1 })
    const errors = given.issues().filter(({ severity }) => severity === 'error')
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['API-OPT-01', 'SVC-LB-08']))
  })
})

describe('a role of others', () => {
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  })
  const running = (execution: string, task: string): Stack =>
    stack('shop').add(
      service('web')
        .cluster(cluster('shop'))
        .taskDefinition(web.executionRole(role.existing(execution)).taskRole(role.existing(task)))
        .network(vpc),
    )

  it('is given to the tasks by its name or ARN, and not touched', async () => {
    const { aws, simulator } = account()
    const { Role } = await aws.iam('CreateRole', {
      RoleName: 'theirs',
      Path: '/team/',
      AssumeRolePolicyDocument: trust,
    })
    const before = await aws.iam('GetRole', { RoleName: 'theirs' })
    const program = running('theirs', Role?.Arn ?? '')
    await deploy(program, simulator.options())
    const { taskDefinition: live } = await aws.ecs('DescribeTaskDefinition', { taskDefinition: 'shop-web' })
    expect([live?.executionRoleArn, live?.taskRoleArn]).toEqual([Role?.Arn, Role?.Arn])
    expect((await plan(program, simulator.options())).isEmpty).toBe(true)
    await destroy(program, simulator.options())
    expect(await aws.iam('GetRole', { RoleName: 'theirs' })).toEqual(before)
  })

  it('is told where it is not there, all of them at once', async () => {
    const world = account()
    await world.aws.iam('CreateRole', { RoleName: 'theirs', AssumeRolePolicyDocument: trust })
    const elsewhere = 'arn:aws:iam::123456789012:role/team/theirs'
    expect(await problemsOf(running('gone', elsewhere), world)).toEqual([
      'role.missing: There is no role named "gone" in account 123456789012',
      `role.missing: There is no role ${elsewhere} in account 123456789012; there is arn:aws:iam::123456789012:role/theirs`,
    ])
  })
})

describe('a private hosted zone', () => {
  async function zone({ aws }: Account, name = 'shop.internal', how: 'private' | 'public' = 'private') {
    const { vpcId } = await defaultNetwork(aws)
    const VPC = how === 'private' ? { VPCId: vpcId, VPCRegion: 'us-east-1' as const } : undefined
    const CallerReference = `${name} ${Math.random()}`
    const { HostedZone } = await aws.route53('CreateHostedZone', { Name: name, CallerReference, VPC })
    return (HostedZone?.Id ?? '').replace('/hostedzone/', '')
  }
  const edge = loadBalancer('edge').network(vpc).internal().http()
  const named = stack('shop').add(
    service('web').cluster(cluster('shop')).taskDefinition(web).network(vpc).target(edge, 'app', 80),
    hostedZone({ name: 'shop.internal', private: true }).alias('api.shop.internal', edge),
  )

  // https://github.com/go-acme/lego/issues/192
  it('is told from a public one of its name, and only its record is made and taken away', async () => {
    const world = account()
    const { aws, simulator } = world
    const inside = await zone(world)
    const outside = await zone(world, 'shop.internal', 'public')
    const records = async (HostedZoneId: string) =>
      (await aws.route53('ListResourceRecordSets', { HostedZoneId })).ResourceRecordSets?.map(
        ({ Name, Type }) => `${Type} ${Name}`,
      )
    const before = await records(inside)
    await deploy(named, simulator.options())
    expect(await records(inside)).toContain('A api.shop.internal.')
    expect(await records(outside)).toEqual(before)
    expect((await plan(named, simulator.options())).isEmpty).toBe(true)
    await destroy(named, simulator.options())
    expect(await records(inside)).toEqual(before)
  })

  // https://github.com/widdix/node-route53-updater/issues/2
  it('is told where it is not there, is public, or is one of several', async () => {
    const world = account()
    expect(await problemsOf(named, world)).toEqual([
      'hosted-zone.missing: There is no private hosted zone named shop.internal in this account',
    ])
    const open = await zone(world, 'shop.internal', 'public')
    expect(await problemsOf(named, world)).toEqual([
      `hosted-zone.missing: There is no private hosted zone named shop.internal in this account; ${open} is public`,
    ])
    const [one, two] = [await zone(world), await zone(world)].sort()
    expect(await problemsOf(named, world)).toEqual([
      `hosted-zone.missing: There are 2 private hosted zones named shop.internal: ${one}, ${two}`,
    ])
  })
})

describe('a network', () => {
  async function made({ aws }: Account): Promise<{ vpcId: string; inner: string[] }> {
    const tagged = (ResourceType: 'vpc' | 'subnet', tags: Record<string, string>) => [
      { ResourceType, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
    ]
    const { Vpc } = await aws.ec2('CreateVpc', {
      CidrBlock: '10.7.0.0/16',
      TagSpecifications: tagged('vpc', { Name: 'shop', env: 'prod' }),
    })
    const vpcId = Vpc?.VpcId ?? ''
    const inner: string[] = []
    for (const [at, [Tier, zone]] of [
      ['private', 'a'],
      ['private', 'b'],
      ['public', 'a'],
      ['public', 'b'],
    ].entries()) {
      const { Subnet } = await aws.ec2('CreateSubnet', {
        VpcId: vpcId,
        CidrBlock: `10.7.${at}.0/24`,
        AvailabilityZone: `us-east-1${zone}`,
        TagSpecifications: tagged('subnet', { Tier: Tier ?? '' }),
      })
      if (Tier === 'private') inner.push(Subnet?.SubnetId ?? '')
    }
    return { vpcId, inner }
  }
  const within = (where: Parameters<typeof network.existing>[0]) => {
    const there = network.existing(where)
    const edge = loadBalancer('edge').network(there).internal().http()
    return stack('shop').add(
      service('web').cluster(cluster('shop')).taskDefinition(web).network(there).target(edge, 'app', 80),
    )
  }
  const tiers = { subnets: { tags: { Tier: 'priv*' } }, loadBalancerSubnets: { tags: { Tier: 'public' } } }

  it.each([
    ['name', { name: 'shop' }],
    ['tags', { tags: { env: 'prod' } }],
  ])('is found by its %s, its subnets by theirs', async (_by, where) => {
    const world = account()
    const { inner } = await made(world)
    const program = within({ ...where, ...tiers })
    await deploy(program, world.simulator.options())
    const { services: [live] = [] } = await world.aws.ecs('DescribeServices', { cluster: 'shop', services: ['web'] })
    expect([...(live?.networkConfiguration?.awsvpcConfiguration?.subnets ?? [])].sort()).toEqual(inner.sort())
    expect((await plan(program, world.simulator.options())).isEmpty).toBe(true)
    await destroy(program, world.simulator.options())
  })

  it('is told where it is not there, or is one of several', async () => {
    const world = account()
    expect(await problemsOf(within({ name: 'shop', ...tiers }), world)).toEqual([
      'network.missing: There is no VPC with the tag Name=shop in us-east-1',
    ])
    const first = await made(world)
    const second = await made(world)
    expect(await problemsOf(within({ name: 'shop', ...tiers }), world)).toEqual([
      `network.missing: There are 2 VPCs with the tag Name=shop in us-east-1: ${first.vpcId}, ${second.vpcId}`,
    ])
    const nowhere = within({ vpcId: first.vpcId, subnets: { tags: { Tier: 'db' } } })
    expect(await problemsOf(nowhere, world)).toEqual([
      `network.missing: ${first.vpcId} in us-east-1 has no subnet with the tag Tier=db`,
    ])
  })
})
