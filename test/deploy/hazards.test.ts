import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2'
import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs'
import {
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  DeleteRuleCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, it } from 'vitest'
import { changedFields, diff } from '../../src/deploy/planning/diff.ts'
import { cluster as clusterHandler } from '../../src/deploy/resources/cluster/cluster.ts'
import { role as roleHandler } from '../../src/deploy/resources/role/role.ts'
import {
  cluster,
  deploy,
  destroy,
  loadBalancer,
  network,
  plan,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { RoleModel } from '../../src/model/role.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { refsTo, scripted } from './resources/scripted-aws.ts'
import { account, type Shop, shop } from './shop.ts'
import { failureOf, worker } from './worker.ts'

/** Calls AWS as somebody else. */
async function ask<T>(simulator: Simulator, service: 'ec2' | 'elbv2', command: object): Promise<T> {
  return (await simulator.clients[service].send(command)) as T
}

const loadBalancerArn = async (simulator: Simulator, name = 'shop-edge'): Promise<string> => {
  const { LoadBalancers: [found] = [] } = await ask<{ LoadBalancers?: { LoadBalancerArn: string }[] }>(
    simulator,
    'elbv2',
    new DescribeLoadBalancersCommand({ Names: [name] }),
  )
  return found?.LoadBalancerArn ?? ''
}

it('7: keeps capacity providers that others have added', async () => {
  const model = cluster('prod')
    .capacityProviders({ FARGATE: { weight: 1 }, FARGATE_SPOT: { weight: 1 } })
    .build()
  const { context, calls } = scripted({
    'ecs DescribeClusters': () => ({
      clusters: [{ clusterName: 'prod', status: 'ACTIVE', capacityProviders: ['FARGATE', 'their-instances'] }],
    }),
    'ecs DescribeCapacityProviders': () => ({ capacityProviders: [{ name: 'their-instances' }] }),
    'ecs PutClusterCapacityProviders': () => ({}),
  })
  const desired = clusterHandler.desired(model, refsTo({}), context)
  const live = await clusterHandler.read(model, refsTo({}), context)
  if (!live) throw new Error('The cluster is there')
  expect(live.ignored).toEqual([
    { path: 'capacityProviders', from: 'their-instances', to: undefined, because: 'added by others' },
  ])
  const changes = diff(live.props, desired).filter(({ path }) => path === 'capacityProviders')
  expect(changes).toEqual([{ path: 'capacityProviders', from: ['FARGATE'], to: ['FARGATE', 'FARGATE_SPOT'] }])
  await clusterHandler.update(desired, live, new Set(['capacityProviders']), model, context)
  expect(calls.at(-1)?.input.capacityProviders).toEqual(['FARGATE', 'FARGATE_SPOT', 'their-instances'])
})

it('7: and sends them where it may not look which are of Managed Instances', async () => {
  const model = cluster('prod')
    .capacityProviders({ FARGATE: { weight: 1 }, FARGATE_SPOT: { weight: 1 } })
    .build()
  const there = { clusterName: 'prod', status: 'ACTIVE', capacityProviders: ['FARGATE', 'their-instances'] }
  const { context, calls } = scripted({
    'ecs DescribeClusters': () => ({ clusters: [there] }),
    'ecs DescribeCapacityProviders': () => {
      throw Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' })
    },
    'ecs PutClusterCapacityProviders': () => ({}),
  })
  const desired = clusterHandler.desired(model, refsTo({}), context)
  const live = await clusterHandler.read(model, refsTo({}), context)
  if (!live) throw new Error('The cluster is there')
  await clusterHandler.update(desired, live, new Set(['capacityProviders']), model, context)
  expect(calls.at(-1)?.input.capacityProviders).toEqual(['FARGATE', 'FARGATE_SPOT', 'their-instances'])
})

const ofInstances = [{ capacityProvider: 'their-instances', weight: 1, base: 0 }]

it.each([
  ['an answer of now', true],
  ['a stale answer', false],
])('7: keeps the default strategy of others where the program has none, after %s', async (_case, isSeen) => {
  const model = cluster('prod').build()
  const capacityProviders = ['FARGATE', 'their-instances']
  const there = {
    clusterName: 'prod',
    status: 'ACTIVE',
    capacityProviders,
    defaultCapacityProviderStrategy: ofInstances,
  }
  const answers = [[there], isSeen ? [there] : []]
  const { context, calls } = scripted({
    'ecs DescribeClusters': () => ({ clusters: answers.shift() }),
    'ecs DescribeCapacityProviders': () => ({ capacityProviders: [{ name: 'their-instances' }] }),
    'ecs PutClusterCapacityProviders': () => ({}),
  })
  const desired = clusterHandler.desired(model, refsTo({}), context)
  const live = await clusterHandler.read(model, refsTo({}), context)
  if (!live) throw new Error('The cluster is there')
  expect(live.ignored).toContainEqual({
    path: 'defaultCapacityProviderStrategy',
    from: { 'their-instances': { weight: 1, base: 0 } },
    to: undefined,
    because: 'added by others',
  })
  expect(diff(live.props, desired).map(({ path }) => path)).not.toContain('defaultCapacityProviderStrategy')
  await clusterHandler.update(desired, live, new Set(['capacityProviders']), model, context)
  expect(calls.at(-1)?.input).toEqual({
    cluster: 'prod',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT', 'their-instances'],
    defaultCapacityProviderStrategy: ofInstances,
  })
})

it('7: puts the default strategy of the program in the place of one of others, which AWS would not mix with Fargate', async () => {
  const model = cluster('prod')
    .capacityProviders({ FARGATE: { weight: 1 } })
    .build()
  const capacityProviders = ['FARGATE', 'FARGATE_SPOT', 'their-instances']
  const there = {
    clusterName: 'prod',
    status: 'ACTIVE',
    capacityProviders,
    defaultCapacityProviderStrategy: ofInstances,
  }
  const { context, calls } = scripted({
    'ecs DescribeClusters': () => ({ clusters: [there] }),
    'ecs DescribeCapacityProviders': () => ({ capacityProviders: [{ name: 'their-instances' }] }),
    'ecs PutClusterCapacityProviders': () => ({}),
  })
  const desired = clusterHandler.desired(model, refsTo({}), context)
  const live = await clusterHandler.read(model, refsTo({}), context)
  if (!live) throw new Error('The cluster is there')
  const changed = changedFields(diff(live.props, desired))
  expect(changed).toContain('defaultCapacityProviderStrategy')
  await clusterHandler.update(desired, live, new Set(['defaultCapacityProviderStrategy']), model, context)
  expect(calls.at(-1)?.input).toMatchObject({
    capacityProviders,
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
  })
})

it('25: goes on with the service that another run has just made, although ECS shows it later', async () => {
  const simulator = account()
  await deploy(shop(), simulator.options())
  const { clients, ...rest } = simulator.options()
  // Blind while it plans, and for 20 seconds after ECS has refused to make a second one.
  let until = Number.POSITIVE_INFINITY
  const ecs = {
    async send(command: object, options?: { abortSignal?: AbortSignal }) {
      if (command instanceof DescribeServicesCommand && simulator.clock.now() < until) return { services: [] }
      return clients.ecs.send(command, options).catch((error: Error) => {
        if (/not idempotent/.test(error.message)) until = simulator.clock.now() + 20_000
        throw error
      })
    },
  }
  const { applied } = await deploy(shop(), { ...rest, clients: { ...clients, ecs } as never })
  expect(applied).toEqual([{ resource: 'service shop-web', action: 'create' }])
  expect(until).toBeLessThan(simulator.clock.now())
  expect((await plan(shop(), simulator.options())).isEmpty).toBe(true)
})

it('29: waits for a service that ECS does not show yet', async () => {
  const simulator = account()
  simulator.inject({ operation: 'CreateService' }, { how: 'stale-reads', reads: 12 })
  expect((await deploy(shop(), simulator.options())).outcome).toBe('deployed')
  expect((await plan(shop(), simulator.options())).isEmpty).toBe(true)
})

it('31: makes a service anew whose removal was interrupted', async () => {
  const simulator = createSimulator()
  await deploy(worker('1'), simulator.options())
  const controller = new AbortController()
  const restore = simulator.inject({ operation: 'DeleteService' }, { how: 'crash', when: 'after' }, () =>
    controller.abort(),
  )
  await failureOf(destroy(worker('1'), { ...simulator.options(), signal: controller.signal }))
  restore()
  expect((await deploy(worker('1'), simulator.options())).outcome).toBe('deployed')
  expect((await plan(worker('1'), simulator.options())).isEmpty).toBe(true)
})

it('39: leaves alone how many tasks Auto Scaling runs, and says so', async () => {
  const simulator = account()
  await deploy(shop({ scaled: true }), simulator.options())
  simulator.scale({ cluster: 'shop', service: 'shop-web' }, 4)
  const { isEmpty, steps } = await plan(shop({ scaled: true }), simulator.options())
  expect(isEmpty).toBe(true)
  expect(steps.flatMap(({ ignored = [] }) => ignored)).toEqual([
    { path: 'desiredCount', from: 4, to: 2, because: 'desired count under autoscaling' },
  ])
})

it('48: takes a rollout that cannot be stopped any more as one that has ended', async () => {
  const simulator = createSimulator()
  await deploy(worker('1'), simulator.options())
  simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'cannot pull' })
  simulator.inject({ operation: 'StopServiceDeployment' }, { how: 'rejected', code: 'ConflictException' })
  const { outcome, diagnosis } = await failureOf(deploy(worker('2'), simulator.options()))
  expect([outcome, diagnosis[0]?.code]).toEqual(['rolled-back', 'image.missing'])
})

it('69: takes the next free priority where a rule of others has the number, and stays there when it is free', async () => {
  const before: Shop = { paths: [] }
  const reference = account()
  await deploy(shop(before), reference.options())
  const without = await priorities(reference)
  await deploy(shop(), reference.options())
  const wanted = (await priorities(reference)).find(number => !without.includes(number)) ?? 0

  const simulator = account()
  await deploy(shop(before), simulator.options())
  const { Rules: [foreign] = [] } = await ask<{ Rules?: { RuleArn: string }[] }>(
    simulator,
    'elbv2',
    new CreateRuleCommand({
      ListenerArn: await listenerArn(simulator),
      Priority: wanted,
      Conditions: [{ Field: 'path-pattern', Values: ['/theirs'] }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    }),
  )
  await deploy(shop(), simulator.options())
  expect(await priorities(simulator)).toEqual([...without, wanted, wanted + 1].sort((a, b) => a - b))
  const after = await plan(shop(), simulator.options())
  expect(after.isEmpty).toBe(true)
  expect(after.steps.flatMap(({ ignored = [] }) => ignored)).toEqual([
    { path: 'priority', from: wanted + 1, to: wanted, because: 'number taken by others' },
  ])
  expect((await plan(shop(), { ...simulator.options(), verify: true })).isEmpty).toBe(true)

  await ask(simulator, 'elbv2', new DeleteRuleCommand({ RuleArn: foreign?.RuleArn }))
  const free = await plan(shop(), simulator.options())
  expect(free.isEmpty).toBe(true)
  expect(free.steps.flatMap(({ ignored = [] }) => ignored.map(({ because }) => because))).toEqual([
    'no rule comes between',
  ])
})

// Two services whose rules want the same number; the second one's moves up.
const edge = loadBalancer('edge').network(network.default()).http()
const colliding = ['s2', 's5'].map(name => {
  const app = taskDefinition(name)
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(8080))
  return service(name)
    .cluster(cluster('prod'))
    .taskDefinition(app)
    .network(network.default())
    .target(edge.path(`/${name}`), 'app', 8080)
    .desiredCount(1)
})
const shared = 40_404
const collidingServices = (...which: readonly number[]) =>
  which.reduce((all, at) => {
    const one = colliding[at]
    return one ? all.add(one) : all
  }, stack('shop').add(edge))

it('69: a rule that leaves is not in the way of one that wants its number', async () => {
  const simulator = createSimulator()
  await deploy(collidingServices(0, 1), simulator.options())
  expect(await priorities(simulator, 'edge', 80)).toEqual([shared, shared + 1])
  const rest = collidingServices(1)
  await deploy(rest, { ...simulator.options(), prune: true })
  expect(await priorities(simulator, 'edge', 80)).toEqual([shared + 1])
  expect((await plan(rest, { ...simulator.options(), prune: true })).isEmpty).toBe(true)
  // It makes way for what comes between, at once.
  const asked = service('asked')
    .cluster(cluster('prod'))
    .taskDefinition(
      taskDefinition('asked')
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image('nginx:1.27').port(80)),
    )
    .network(network.default())
    .target(edge.path('/asked').priority(shared + 1), 'app', 80)
  await deploy(rest.add(asked), simulator.options())
  expect(await priorities(simulator, 'edge', 80)).toEqual([shared, shared + 1])
  expect((await plan(rest.add(asked), simulator.options())).isEmpty).toBe(true)
})

it.each([
  ['after the first', [0]],
  ['after the second', [1]],
  ['at once', []],
])('69: two rules find numbers next to a rule of others that was there before, both %s', async (_, earlier) => {
  const simulator = createSimulator()
  await deploy(collidingServices(), simulator.options())
  await ask(
    simulator,
    'elbv2',
    new CreateRuleCommand({
      ListenerArn: await listenerArn(simulator, 'edge', 80),
      Priority: shared,
      Conditions: [{ Field: 'path-pattern', Values: ['/theirs'] }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    }),
  )
  await deploy(collidingServices(...earlier), simulator.options())
  expect(await priorities(simulator, 'edge', 80)).toEqual([shared, ...earlier.map(() => shared + 1)])
  await deploy(collidingServices(0, 1), simulator.options())
  expect(await priorities(simulator, 'edge', 80)).toEqual([shared, shared + 1, shared + 2])
  expect((await plan(collidingServices(0, 1), simulator.options())).isEmpty).toBe(true)
})

async function listenerArn(simulator: Simulator, of = 'shop-edge', port = 443): Promise<string> {
  const { Listeners = [] } = await ask<{ Listeners?: { ListenerArn: string; Port: number }[] }>(
    simulator,
    'elbv2',
    new DescribeListenersCommand({ LoadBalancerArn: await loadBalancerArn(simulator, of) }),
  )
  return Listeners.find(({ Port }) => Port === port)?.ListenerArn ?? ''
}

async function priorities(simulator: Simulator, of = 'shop-edge', port = 443): Promise<number[]> {
  const { Rules = [] } = await ask<{ Rules?: { Priority: string; IsDefault: boolean }[] }>(
    simulator,
    'elbv2',
    new DescribeRulesCommand({ ListenerArn: await listenerArn(simulator, of, port) }),
  )
  return Rules.flatMap(({ Priority, IsDefault }) => (IsDefault ? [] : [Number(Priority)])).sort((a, b) => a - b)
}

it('73: says how a load balancer is freed that somebody has protected', async () => {
  const simulator = account()
  await deploy(shop(), simulator.options())
  const LoadBalancerArn = await loadBalancerArn(simulator)
  const protect = (Value: string) =>
    ask(
      simulator,
      'elbv2',
      new ModifyLoadBalancerAttributesCommand({
        LoadBalancerArn,
        Attributes: [{ Key: 'deletion_protection.enabled', Value }],
      }),
    )
  await protect('true')
  const { diagnosis } = await failureOf(destroy(shop(), { ...simulator.options(), deleteData: true }))
  expect(diagnosis).toMatchObject([
    { code: 'load-balancer.protected', fix: expect.stringContaining(`--load-balancer-arn ${LoadBalancerArn} `) },
  ])
  await protect('false')
  await destroy(shop(), { ...simulator.options(), deleteData: true })
  expect(simulator.resources()).toEqual([])
})

it('84: names what uses a security group that cannot be deleted', async () => {
  const simulator = account()
  await deploy(shop(), simulator.options())
  const { SecurityGroups: all = [] } = await ask<{
    SecurityGroups?: { GroupId: string; GroupName: string; VpcId: string }[]
  }>(simulator, 'ec2', new DescribeSecurityGroupsCommand({}))
  const ours = all.find(({ GroupName }) => GroupName === 'shop-shop-web-app')
  const { GroupId = '' } = await ask<{ GroupId?: string }>(
    simulator,
    'ec2',
    new CreateSecurityGroupCommand({ GroupName: 'theirs', Description: 'theirs', VpcId: ours?.VpcId }),
  )
  const permission = { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, UserIdGroupPairs: [{ GroupId: ours?.GroupId }] }
  await ask(simulator, 'ec2', new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission] }))
  const subnets = await subnetsOf(simulator)
  await ask(
    simulator,
    'elbv2',
    new CreateLoadBalancerCommand({ Name: 'theirs', Subnets: subnets, SecurityGroups: [ours?.GroupId ?? ''] }),
  )
  const { diagnosis, message } = await failureOf(destroy(shop(), simulator.options()))
  expect(diagnosis.map(({ code }) => code)).toEqual(['security-group.in-use'])
  expect(message).toContain(`security group ${GroupId} (theirs) refers to it`)
  expect(message).toMatch(/network interface eni-\w+ \(in-use, ELB app\/theirs\/\w+\) has it/)
})

async function subnetsOf(simulator: Simulator): Promise<string[]> {
  const { LoadBalancers: [found] = [] } = await ask<{
    LoadBalancers?: { AvailabilityZones: { SubnetId: string }[] }[]
  }>(simulator, 'elbv2', new DescribeLoadBalancersCommand({ Names: ['shop-edge'] }))
  return found?.AvailabilityZones.map(({ SubnetId }) => SubnetId) ?? []
}

it('88: knows the ARN of a role for which IAM still gives its unique id', async () => {
  const { context } = scripted({
    'iam CreateRole': () => ({ Role: { RoleName: 'shop-web', Path: '/fluent-ecs/shop/', Arn: 'AROAEXAMPLEID' } }),
  })
  const model: RoleModel = {
    kind: 'role',
    id: 'web',
    ...{ description: '', managedPolicyArns: [], statements: [], tags: {} },
  }
  const { arn } = await roleHandler.create(roleHandler.desired(model, refsTo({}), context), model, context)
  expect(arn).toBe('arn:aws:iam::123456789012:role/fluent-ecs/shop/shop-web')
})

function website(strategy: 'rolling' | 'blueGreen', name = 'shop') {
  const vpc = network.default()
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('ghcr.io/acme/web:1').port(3000))
  const edge = loadBalancer('edge').network(vpc).http()
  const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc).target(edge, 'app', 3000)
  return stack(name).add(strategy === 'rolling' ? site : site.blueGreen({ bakeTime: 1 }))
}

// The ARNs of a pair are in another order with another name.
it.each(['shop', 'store', 'a', 'b'])('53: the first version of stack %s is in the first target group', async name => {
  const simulator = createSimulator()
  const { resources: outputs } = await deploy(website('blueGreen', name), simulator.options())
  const { services: [found] = [] } = (await simulator.clients.ecs.send(
    new DescribeServicesCommand({ cluster: 'prod', services: ['web'] }),
  )) as { services?: Service[] }
  const arns = found?.loadBalancers?.map(({ targetGroupArn }) => targetGroupArn)
  expect(arns).toEqual([outputs['target-group/web-app-3000:edge']?.arn])
  const { isEmpty, steps } = await plan(website('blueGreen', name), simulator.options())
  expect([isEmpty, steps.flatMap(({ ignored = [] }) => ignored)]).toEqual([true, []])
})

it('53: a service that begins to shift traffic is updated', async () => {
  const simulator = createSimulator()
  await deploy(website('rolling'), simulator.options())
  const { steps } = await plan(website('blueGreen'), simulator.options())
  expect(steps.find(({ resource }) => resource === 'service web')?.action).toBe('update')
  await deploy(website('blueGreen'), simulator.options())
  expect((await plan(website('blueGreen'), simulator.options())).isEmpty).toBe(true)
})

it('sees that the program no longer asks for what only service revisions tell', async () => {
  const simulator = createSimulator()
  const vpc = network.default()
  const jobs = taskDefinition('jobs')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('jobs', c => c.image('public.ecr.aws/nginx/nginx:1.29'))
  const plain = service('jobs').cluster(cluster('prod')).taskDefinition(jobs).network(vpc)
  const measured = plain.raw({
    monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] },
  })
  await deploy(stack('shop').add(measured), simulator.options())
  expect((await plan(stack('shop').add(measured), simulator.options())).isEmpty).toBe(true)
  const less = await plan(stack('shop').add(plain), simulator.options())
  expect(less.steps.flatMap(({ changes }) => changes.map(({ path }) => path))).toContain('monitoring')
  await deploy(stack('shop').add(plain), simulator.options())
  expect((await plan(stack('shop').add(plain), simulator.options())).isEmpty).toBe(true)
})
