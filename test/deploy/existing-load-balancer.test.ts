import { describe, expect, it } from 'vitest'
import type { Aws } from '../../src/aws/clients.ts'
import {
  cluster,
  deploy,
  destroy,
  isPlanError,
  listener,
  loadBalancer,
  network,
  plan,
  type Route,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { account, defaultNetwork } from '../simulator/support.ts'

const vpc = network.default()
const IMAGE = 'public.ecr.aws/nginx/nginx:1.29'

function shop(to: Route<true, true>, { port = 8080, name = 'shop' } = {}): Stack {
  const web = taskDefinition(`${name}-web`)
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(IMAGE).port(port))
  return stack(name).add(
    service(`${name}-web`).cluster(cluster(name)).taskDefinition(web).network(vpc).target(to, 'app', port),
  )
}

type Account = ReturnType<typeof account>

interface Foreign {
  readonly arn: string
  readonly listenerArn: string
  readonly groupId: string
}

/** A load balancer that somebody made by hand, with a service of theirs behind its default action. */
async function byHand({ aws }: Account, { name = 'edge', redirects = true } = {}): Promise<Foreign> {
  const { vpcId, subnets } = await defaultNetwork(aws)
  const { GroupId: groupId = '' } = await aws.ec2('CreateSecurityGroup', {
    GroupName: `${name}-lb`,
    Description: 'theirs',
    VpcId: vpcId,
  })
  await aws.ec2('AuthorizeSecurityGroupIngress', {
    GroupId: groupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  })
  const { LoadBalancers: [made] = [] } = await aws.elbv2('CreateLoadBalancer', {
    Name: name,
    Subnets: subnets,
    SecurityGroups: [groupId],
    Tags: [{ Key: 'team', Value: 'platform' }],
  })
  const arn = made?.LoadBalancerArn ?? ''
  const { TargetGroups: [legacy] = [] } = await aws.elbv2('CreateTargetGroup', {
    Name: `${name}-legacy`,
    Protocol: 'HTTP',
    Port: 80,
    VpcId: vpcId,
    TargetType: 'ip',
  })
  const { Listeners: [served] = [] } = await aws.elbv2('CreateListener', {
    LoadBalancerArn: arn,
    Port: redirects ? 8080 : 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'forward', TargetGroupArn: legacy?.TargetGroupArn }],
  })
  if (redirects)
    await aws.elbv2('CreateListener', {
      LoadBalancerArn: arn,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTP', Port: '8080', StatusCode: 'HTTP_301' } },
      ],
    })
  return { arn, listenerArn: served?.ListenerArn ?? '', groupId }
}

async function ruleOfOthers(aws: Aws, { listenerArn }: Foreign, Priority: number, paths: string[]): Promise<void> {
  await aws.elbv2('CreateRule', {
    ListenerArn: listenerArn,
    Priority,
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: paths } }],
    Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
  })
}

/** All that is to be seen of a load balancer, save what has the tags of a stack. */
async function everythingOf(aws: Aws, arn: string, ours = 'shop'): Promise<unknown> {
  const { LoadBalancers = [] } = await aws.elbv2('DescribeLoadBalancers', { LoadBalancerArns: [arn] })
  const { Listeners = [] } = await aws.elbv2('DescribeListeners', { LoadBalancerArn: arn })
  const rules = await Promise.all(Listeners.map(({ ListenerArn }) => aws.elbv2('DescribeRules', { ListenerArn })))
  const all = rules.flatMap(({ Rules = [] }) => Rules)
  const arns = [arn, ...Listeners.flatMap(each => each.ListenerArn ?? []), ...all.flatMap(each => each.RuleArn ?? [])]
  const { TagDescriptions = [] } = await aws.elbv2('DescribeTags', { ResourceArns: arns })
  const isOurs = (each: string | undefined) =>
    TagDescriptions.find(({ ResourceArn }) => ResourceArn === each)?.Tags?.some(
      ({ Key, Value }) => Key === 'fluent-ecs:stack' && Value === ours,
    )
  return {
    // It becomes active by itself.
    LoadBalancers: LoadBalancers.map(({ State: _, ...rest }) => rest),
    attributes: await aws.elbv2('DescribeLoadBalancerAttributes', { LoadBalancerArn: arn }),
    Listeners,
    rules: all.filter(({ RuleArn }) => !isOurs(RuleArn)),
    tags: TagDescriptions.filter(({ ResourceArn }) => !isOurs(ResourceArn)),
    groups: await aws.ec2('DescribeSecurityGroups', { GroupIds: LoadBalancers[0]?.SecurityGroups ?? [] }),
  }
}

async function prioritiesOf(aws: Aws, { listenerArn }: Foreign): Promise<readonly string[]> {
  const { Rules = [] } = await aws.elbv2('DescribeRules', { ListenerArn: listenerArn })
  return Rules.map(({ Priority = '', Conditions: [condition] = [] }) =>
    [Priority, ...(condition?.PathPatternConfig?.Values ?? condition?.HostHeaderConfig?.Values ?? [])].join(' '),
  )
}

async function problemsOf(program: Stack, { simulator }: Account): Promise<string[]> {
  const error = await plan(program, simulator.options()).catch((caught: unknown) => caught)
  if (!isPlanError(error)) throw error
  return error.problems.map(({ code, message }) => `${code}: ${message}`)
}

describe('a service behind a load balancer of others', () => {
  // https://github.com/aws/copilot-cli/issues/1457
  it.each(['by hand', 'by another stack'])(
    'made %s: deployed, changed, destroyed, and theirs stays as it was',
    async by => {
      const world = account()
      const { aws, simulator } = world
      const options = simulator.options()
      if (by === 'by hand') await byHand(world)
      else await deploy(shop(loadBalancer('edge').network(vpc).http().path('/theirs/*'), { name: 'other' }), options)
      const { LoadBalancers: [theirs] = [] } = await aws.elbv2('DescribeLoadBalancers', { Names: ['edge'] })
      const arn = theirs?.LoadBalancerArn ?? ''
      const before = await everythingOf(aws, arn)
      const program = (port: number) => shop(loadBalancer.existing('edge').path('/shop/*'), { port })

      const { outcome } = await deploy(program(8080), options)
      expect(outcome).toBe('deployed')
      expect((await plan(program(8080), options)).isEmpty).toBe(true)
      expect(await everythingOf(aws, arn)).toEqual(before)
      expect(simulator.call({ loadBalancer: 'edge' }, { service: 'shop-web', cluster: 'shop' }, 8080)).toEqual({
        reached: true,
      })

      await deploy(program(9090), options)
      expect((await plan(program(9090), options)).isEmpty).toBe(true)
      expect(await everythingOf(aws, arn)).toEqual(before)

      const { retained } = await destroy(program(9090), options)
      expect(retained.map(({ resource }) => resource)).toEqual(['log group /ecs/shop-web'])
      expect(await everythingOf(aws, arn)).toEqual(before)
      const { TargetGroups = [] } = await aws.elbv2('DescribeTargetGroups', {})
      expect(
        TargetGroups.map(({ TargetGroupName }) => TargetGroupName).filter(name => name?.startsWith('shop')),
      ).toEqual([])
    },
  )

  // https://github.com/aws/copilot-cli/issues/5473
  it.each([
    ['name', ({ arn: _ }: Foreign) => loadBalancer.existing('edge')],
    ['ARN', ({ arn }: Foreign) => loadBalancer.existing(arn)],
    ['tags', () => loadBalancer.existing({ tags: { team: 'platform' } })],
    ['port of its listener', () => loadBalancer.existing('edge').listener(8080)],
    ['ARN of its listener', ({ listenerArn }: Foreign) => listener.existing(listenerArn)],
  ])('is found by its %s', async (_by, route) => {
    const world = account()
    const theirs = await byHand(world)
    await deploy(shop(route(theirs).path('/shop')), world.simulator.options())
    expect((await prioritiesOf(world.aws, theirs)).map(each => each.replace(/^\d+/, '#'))).toEqual([
      '# /shop',
      'default',
    ])
  })

  // https://github.com/aws/elastic-beanstalk-roadmap/issues/217
  it('comes before a rule of theirs for all requests, and behind one for a part of its own', async () => {
    const world = account()
    const theirs = await byHand(world)
    await ruleOfOthers(world.aws, theirs, 10, ['/shop/admin/*'])
    await ruleOfOthers(world.aws, theirs, 12, ['/*'])
    const program = shop(loadBalancer.existing('edge').path('/shop/*'))
    await deploy(program, world.simulator.options())
    expect(await prioritiesOf(world.aws, theirs)).toEqual(['10 /shop/admin/*', '11 /shop/*', '12 /*', 'default'])
    expect((await plan(program, world.simulator.options())).isEmpty).toBe(true)
  })

  it('stays on its number when they take theirs away, and says when they put one in front', async () => {
    const world = account()
    const theirs = await byHand(world)
    await ruleOfOthers(world.aws, theirs, 5, ['/*'])
    const program = shop(loadBalancer.existing('edge').path('/shop'))
    await deploy(program, world.simulator.options())
    const { Rules = [] } = await world.aws.elbv2('DescribeRules', { ListenerArn: theirs.listenerArn })
    await world.aws.elbv2('DeleteRule', { RuleArn: Rules.find(({ Priority }) => Priority === '5')?.RuleArn })
    await ruleOfOthers(world.aws, theirs, 1, ['/*'])
    const next = await plan(program, world.simulator.options())
    expect(next.isEmpty).toBe(true)
    expect(next.notes).toEqual([
      'listener rule shop-web:edge:main gets no request: a rule of others with priority 1 comes first and asks for all of that',
    ])
  })

  // https://github.com/anomalyco/sst/pull/6395
  it('takes the next number where theirs has its own', async () => {
    const world = account()
    const theirs = await byHand(world)
    const program = shop(loadBalancer.existing('edge').path('/shop'))
    const other = account()
    const elsewhere = await byHand(other)
    await deploy(program, other.simulator.options())
    const wanted = Number.parseInt((await prioritiesOf(other.aws, elsewhere))[0] ?? '', 10)
    await ruleOfOthers(world.aws, theirs, wanted, ['/else'])
    await deploy(program, world.simulator.options())
    expect(await prioritiesOf(world.aws, theirs)).toEqual([`${wanted} /else`, `${wanted + 1} /shop`, 'default'])
    expect((await plan(program, world.simulator.options())).isEmpty).toBe(true)
  })

  // https://github.com/stelligent/mu/issues/85, https://github.com/aws/copilot-cli/issues/4532
  it('has a number of its own beside those of other stacks, which keep theirs', async () => {
    const world = account()
    const theirs = await byHand(world)
    const options = world.simulator.options()
    const of = (name: string) => shop(loadBalancer.existing('edge').path(`/${name}/*`), { name })
    for (const name of ['cart', 'search', 'mail']) await deploy(of(name), options)
    const numbers = (await prioritiesOf(world.aws, theirs)).map(each => each.split(' ')[0])
    expect(new Set(numbers).size).toBe(4)
    for (const name of ['cart', 'search', 'mail']) expect((await plan(of(name), options)).isEmpty).toBe(true)
    await destroy(of('search'), options)
    expect((await prioritiesOf(world.aws, theirs)).map(each => each.split(' ')[1])).not.toContain('/search/*')
    expect((await plan(of('mail'), options)).isEmpty).toBe(true)
  })

  // https://github.com/aws/copilot-cli/issues/4380
  it('comes before what another stack asks for more of, whichever was first', async () => {
    const world = account()
    const theirs = await byHand(world)
    const options = world.simulator.options()
    const edge = loadBalancer.existing('edge')
    const catchAll = shop(edge.host('*.example.com'), { name: 'rest' })
    const special = shop(edge.host('shop.example.com'), { name: 'special' })
    for (const program of [catchAll, special]) await deploy(program, options)
    const hosts = (await prioritiesOf(world.aws, theirs)).map(each => each.replace(/^\d+ /, ''))
    expect(hosts).toEqual(['shop.example.com', '*.example.com', 'default'])
    for (const program of [catchAll, special]) expect((await plan(program, options)).isEmpty).toBe(true)
  })

  it('takes requests from theirs only once its own tasks answer', async () => {
    const world = account()
    const theirs = await byHand(world)
    const { aws, simulator } = world
    await ruleOfOthers(aws, theirs, 45_000, ['/shop*'])
    await deploy(shop(loadBalancer.existing('edge').path('/shop')), simulator.options())
    expect((await prioritiesOf(aws, theirs)).map(each => each.replace(/^\d+/, '#'))).toEqual([
      '# /shop',
      '# /shop*',
      'default',
    ])
  })
})

describe('what is not there is told before anything is changed', () => {
  const missing = async (to: Route<true, true>) => {
    const world = account()
    await byHand(world)
    const before = world.simulator.calls.filter(({ mutating }) => mutating).length
    const problems = await problemsOf(shop(to), world)
    await expect(deploy(shop(to), world.simulator.options())).rejects.toThrow()
    expect(world.simulator.calls.filter(({ mutating }) => mutating).length).toBe(before)
    return problems
  }

  it('a load balancer by name, by ARN, by tags', async () => {
    const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/gone/50dc6c495c0c9188'
    expect(await missing(loadBalancer.existing('gone'))).toEqual([
      'load-balancer.missing: There is no load balancer named "gone" in us-east-1',
    ])
    expect(await missing(loadBalancer.existing(arn))).toEqual([
      `load-balancer.missing: There is no load balancer ${arn} in us-east-1`,
    ])
    expect(await missing(loadBalancer.existing({ tags: { team: 'nobody', env: 'x' } }))).toEqual([
      'load-balancer.missing: There is no load balancer with the tags team=nobody, env=x in us-east-1',
    ])
  })

  // https://github.com/aws/copilot-cli/issues/5618
  it('a listener, with those that there are', async () => {
    expect(await missing(loadBalancer.existing('edge').listener(8443))).toEqual([
      'listener.missing: Load balancer edge has no listener on port 8443; it has HTTP 8080, HTTP 80 (redirects)',
    ])
  })

  it('several that could be meant', async () => {
    const world = account()
    await byHand(world)
    await byHand(world, { name: 'other' })
    const { aws } = world
    const { LoadBalancers: [edge] = [] } = await aws.elbv2('DescribeLoadBalancers', { Names: ['edge'] })
    await aws.elbv2('CreateListener', {
      LoadBalancerArn: edge?.LoadBalancerArn,
      Port: 9090,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    })
    expect(await problemsOf(shop(loadBalancer.existing({ tags: { team: 'platform' } })), world)).toEqual([
      'load-balancer.missing: There are 2 load balancers with the tag team=platform in us-east-1: edge, other',
    ])
    expect(await problemsOf(shop(loadBalancer.existing('edge')), world)).toEqual([
      'listener.missing: Load balancer edge has several listeners that could be meant: HTTP 8080, HTTP 80 (redirects), HTTP 9090',
    ])
  })

  it('a place among their rules', async () => {
    const world = account()
    const theirs = await byHand(world)
    await ruleOfOthers(world.aws, theirs, 10, ['/shop/admin/*'])
    await ruleOfOthers(world.aws, theirs, 11, ['/*'])
    await ruleOfOthers(world.aws, theirs, 20, ['/same'])
    const edge = loadBalancer.existing('edge')
    expect(await problemsOf(shop(edge.path('/shop/*')), world)).toEqual([
      'ownership.foreign: Listener edge:main has no free priority for /shop/*: it would have to be behind the rule with priority 10, which asks for a part of that and before the rule with priority 11, which asks for all of that',
    ])
    expect(await problemsOf(shop(edge.path('/same')), world)).toEqual([
      'ownership.foreign: Listener edge:main has a rule of others for /same already, with priority 20: one of the two would get no request',
    ])
  })

  // https://github.com/aws/copilot-cli/issues/5473
  it('a load balancer of another VPC than that of the tasks', async () => {
    const world = account()
    const { aws } = world
    const { Vpc } = await aws.ec2('CreateVpc', { CidrBlock: '10.9.0.0/16' })
    const { Subnet } = await aws.ec2('CreateSubnet', { VpcId: Vpc?.VpcId, CidrBlock: '10.9.0.0/24' })
    await byHand(world)
    const { LoadBalancers: [edge] = [] } = await aws.elbv2('DescribeLoadBalancers', { Names: ['edge'] })
    const elsewhere = network.existing({ vpcId: Vpc?.VpcId ?? '', subnets: [Subnet?.SubnetId ?? ''] })
    const web = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(IMAGE).port(80))
    const site = service('web').cluster(cluster('shop')).taskDefinition(web).network(elsewhere)
    const program = stack('shop').add(site.target(loadBalancer.existing('edge'), 'app', 80))
    expect(await problemsOf(program, world)).toEqual([
      `load-balancer.missing: Load balancer edge is in ${edge?.VpcId}, and the tasks of service web are in ${Vpc?.VpcId}`,
    ])
  })

  it('all at once, and the way to refer to what others have made', async () => {
    const world = account()
    await byHand(world)
    const mine = loadBalancer('edge').network(vpc).http()
    const web = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(IMAGE).port(80))
    const at = (name: string, to: Route<true, true>) =>
      service(name).cluster(cluster.existing('none')).taskDefinition(web).network(vpc).target(to, 'app', 80)
    const program = stack('shop').add(at('one', mine), at('two', loadBalancer.existing('gone')))
    const error = await plan(program, world.simulator.options()).catch((caught: unknown) => caught)
    if (!isPlanError(error)) throw error
    expect(error.problems.map(({ code }) => code).sort()).toEqual([
      'cluster.missing',
      'load-balancer.missing',
      'ownership.foreign',
    ])
    const foreign = error.problems.find(({ code }) => code === 'ownership.foreign')
    expect(foreign?.fix).toMatch(/^Use it as it is with loadBalancer\.existing\('…'\)/)
  })
})

describe('the URLs of routes of a load balancer of others', () => {
  const edge = loadBalancer.existing('edge')
  const site = (name: string, to: Route<true, true>) => {
    const web = taskDefinition(name)
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(IMAGE).port(80))
    return service(name).cluster(cluster('shop')).taskDefinition(web).network(vpc).target(to, 'app', 80)
  }
  const [shopHost, adminPort] = [edge.host('shop.example.com'), edge.listener(8080).host('admin.example.com')]

  it.each([
    ['the host of the rule', [shopHost], ['https://shop.example.com']],
    ['each at its own listener', [adminPort, shopHost], ['http://admin.example.com:8080', 'https://shop.example.com']],
    [
      'the path, for what is above it is of others',
      [edge.path('/shop/*')],
      [expect.stringMatching(/^https:\/\/edge-\d+\.us-east-1\.elb\.amazonaws\.com\/shop\/$/)],
    ],
    [
      'a host that the certificate may be good for, not the name of the load balancer',
      [shopHost, edge.path('/api/*')],
      ['https://shop.example.com', 'https://shop.example.com/api/'],
    ],
    ['none of wildcards alone, for which its own name is no host', [edge.host('*.example.com')], []],
  ])('name %s', async (_what, routes, expected) => {
    const { simulator, aws } = account()
    const { subnets } = await defaultNetwork(aws)
    const { LoadBalancers: [made] = [] } = await aws.elbv2('CreateLoadBalancer', { Name: 'edge', Subnets: subnets })
    const answer = { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } } as const
    const Certificates = [{ CertificateArn: simulator.certificate('*.example.com') }]
    const listen = { LoadBalancerArn: made?.LoadBalancerArn, DefaultActions: [answer] }
    await aws.elbv2('CreateListener', { ...listen, Port: 443, Protocol: 'HTTPS', Certificates })
    await aws.elbv2('CreateListener', { ...listen, Port: 8080, Protocol: 'HTTP' })
    const program = stack('shop').add(...routes.map((to, at) => site(`web-${at}`, to)))
    expect((await deploy(program, simulator.options())).urls).toEqual(expected)
  })
})
