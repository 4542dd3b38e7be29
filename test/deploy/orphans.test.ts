import { CreateTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  describeEvent,
  destroy,
  network,
  plan,
  type Stack,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { account, type Shop, shop } from './shop.ts'

async function changed(from: Shop): Promise<Simulator> {
  const simulator = account()
  await deploy(shop(from), simulator.options())
  return simulator
}

const changesSince = (simulator: Simulator, from: number): string[] =>
  simulator.calls.slice(from).flatMap(({ mutating, operation }) => (mutating ? [operation] : []))

async function orphansOf(stack: Stack, simulator: Simulator): Promise<string[]> {
  return (await plan(stack, simulator.options())).orphans
    .map(({ resource }) => resource.split(' ').slice(0, -1).join(' '))
    .sort()
}

describe('what a program no longer has', () => {
  it.each<[string, Shop, Shop, string[]]>([
    ['an alias', {}, { alias: false }, ['record']],
    ['a service', { worker: true }, {}, ['log group', 'role', 'security group', 'service', 'task definition']],
    [
      'everything at the edge',
      { worker: true },
      { worker: true, site: false },
      [
        'listener',
        'listener rule',
        'listener rule',
        'load balancer',
        'log group',
        'record',
        'role',
        'security group',
        'security group',
        'service',
        'target group',
        'task definition',
      ],
    ],
  ])('%s is shown, stays, and goes with prune', async (_what, from, to, expected) => {
    const simulator = await changed(from)
    expect(await orphansOf(shop(to), simulator)).toEqual(expected)
    await deploy(shop(to), simulator.options())
    expect(await orphansOf(shop(to), simulator)).toEqual(expected)

    const prune = { ...simulator.options(), prune: true }
    await deploy(shop(to), prune)
    const left = await plan(shop(to), prune)
    expect(left.isEmpty).toBe(true)
    expect(left.orphans.filter(({ resource }) => !resource.startsWith('log group'))).toEqual([])
    const before = simulator.calls.length
    await deploy(shop(to), prune)
    expect(changesSince(simulator, before)).toEqual([])
  })

  it.each<[string, Shop, string]>([
    ['a route', { paths: ['/one', '/two'] }, 'listener rule'],
    ['autoscaling', { scaled: true }, 'autoscaling'],
  ])('%s of a service that is still there goes with its line', async (_what, from, kind) => {
    const simulator = await changed(from)
    expect(String(await plan(shop({}), simulator.options()))).toMatch(
      new RegExp(`- delete {2}${kind} .*because its service no longer has it`),
    )
    const { applied } = await deploy(shop({}), simulator.options())
    expect(applied.map(({ resource, action }) => `${action} ${resource}`).join()).toContain(`delete ${kind}`)
    expect(await orphansOf(shop({}), simulator)).toEqual([])
  })

  it.each([
    ['prune', 'a deploy'],
    ['destroy', 'the end of the stack'],
  ])('goes with %s where its groups let each other in, of which EC2 deletes none: %s', async verb => {
    const simulator = createSimulator()
    const vpc = network.default()
    const prod = cluster('prod')
    const fargate = () => taskDefinition('web').fargate().cpu(0.25).memory(0.5)
    const web = service('web').taskDefinition(fargate().container('app', c => c.image('nginx:1.27').port(80)))
    const a = securityGroup('a').network(vpc)
    const b = securityGroup('b').network(vpc)
    const c = securityGroup('c').network(vpc)
    const whole = stack('shop').add(
      web
        .cluster(prod)
        .network(vpc)
        .securityGroups(a.allowFrom(c, 80), b.allowFrom(a, 80).allowTo(a, 81), c.allowFrom(b, 80)),
    )
    await deploy(whole, simulator.options())
    const rest = stack('shop').add(prod)
    if (verb === 'prune') await deploy(rest, { ...simulator.options(), prune: true })
    else await destroy(rest, { ...simulator.options(), deleteData: true })
    const left = await plan(rest, simulator.options())
    expect(left.orphans.map(({ resource }) => resource)).toEqual(verb === 'prune' ? ['log group /ecs/web'] : [])
  })

  it('stays with what it uses where it cannot be removed, or not even be looked for', async () => {
    const denied = { how: 'rejected', code: 'AccessDeniedException' } as const
    for (const operation of ['DeleteService', 'GetResources']) {
      const simulator = await changed({ worker: true })
      const end = simulator.inject({ operation }, denied)
      await deploy(shop({}), { ...simulator.options(), prune: true }).catch(() => {})
      end()
      expect(simulator.resources().filter(id => /role\/.*shop-jobs|task-definition\/shop-jobs/.test(id))).not.toEqual(
        [],
      )
    }
  })

  it('is removed with prune also where only its zone would tell', async () => {
    const simulator = await changed({})
    const { applied } = await deploy(shop({ alias: false }), { ...simulator.options(), prune: true })
    expect(applied).toContainEqual({ resource: 'record shop.example.com', action: 'delete' })
  })

  it('goes with the stack, which leaves the account as it was', async () => {
    const simulator = await changed({ worker: true, scaled: true, paths: ['/one', '/two'] })
    await destroy(shop({ site: false }), { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  })

  it('is in the text of the plan, with what removes it', async () => {
    const simulator = await changed({ worker: true })
    expect(String(await plan(shop({}), simulator.options()))).toMatch(/! orphan {2}service shop-jobs: .*prune: true/)
    expect(String(await plan(shop({}), { ...simulator.options(), prune: true }))).toMatch(
      /- delete {2}service shop-jobs/,
    )
  })
})

it('is told by the name that AWS has for it, where that is not its id: what has the id may be of somebody else', async () => {
  const simulator = await changed({ worker: true })
  const found = await plan(shop({}), simulator.options())
  expect(found.orphans).toContainEqual({
    resource: 'log group /ecs/shop-jobs',
    name: '/ecs/shop/shop-jobs',
    action: 'leave',
    because:
      "it holds data: where nobody needs that any more, aws logs delete-log-group --log-group-name '/ecs/shop/shop-jobs' --region us-east-1",
  })
  const named = 'log group /ecs/shop-jobs (/ecs/shop/shop-jobs): it holds'
  expect(String(found)).toContain(`! orphan  ${named}`)
  expect(found.orphans.find(({ resource }) => resource === 'service shop-jobs')).not.toHaveProperty('name')

  const lines: string[] = []
  const { retained } = await destroy(shop({}), {
    ...simulator.options(),
    onEvent: event => lines.push(describeEvent(event)),
  })
  expect(retained.map(({ resource, name }) => [resource, name])).toEqual([
    ['log group /ecs/shop-jobs', '/ecs/shop/shop-jobs'],
    ['log group /ecs/shop-web', '/ecs/shop/shop-web'],
  ])
  expect(lines).toContainEqual(expect.stringContaining(`keep ${named}`))
})

describe('what is somebody else’s', () => {
  it('is never an orphan: another stack, another Region, no tags', async () => {
    const simulator = await changed({ worker: true })
    await deploy(shop({ name: 'other', alias: false }), simulator.options())
    const { elbv2, iam } = simulator.clients
    await elbv2
      .send(
        new CreateTargetGroupCommand({
          Name: 'shop-mine',
          Port: 80,
          Protocol: 'HTTP',
          VpcId: 'vpc-1',
          TargetType: 'ip',
        }),
      )
      .catch(() => {})
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    })
    const tags = [
      { Key: 'fluent-ecs:stack', Value: 'shop' },
      { Key: 'fluent-ecs:id', Value: 'role/shop-web-execution' },
    ]
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'shop-web-eu-west-1',
        Path: '/fluent-ecs/shop/',
        AssumeRolePolicyDocument: trust,
        Tags: tags,
      }),
    )
    const { orphans } = await plan(shop({ worker: true }), simulator.options())
    expect(orphans).toEqual([])
    await destroy(shop({ worker: true }), { ...simulator.options(), deleteData: true })
    expect(simulator.resources().filter(id => /shop-web-eu-west-1/.test(id))).toHaveLength(1)
    expect((await plan(shop({ name: 'other', alias: false }), simulator.options())).isEmpty).toBe(true)
  })

  it('keeps a cluster in which it runs: the destroy says so', async () => {
    const simulator = await changed({ site: false })
    const { CreateServiceCommand, RegisterTaskDefinitionCommand } = await import('@aws-sdk/client-ecs')
    const { DescribeSubnetsCommand } = await import('@aws-sdk/client-ec2')
    await simulator.clients.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'theirs',
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'a', image: 'nginx' }],
      }),
    )
    const { Subnets } = (await simulator.clients.ec2.send(new DescribeSubnetsCommand({}))) as {
      Subnets: { SubnetId: string }[]
    }
    await simulator.clients.ecs.send(
      new CreateServiceCommand({
        cluster: 'shop',
        serviceName: 'theirs',
        taskDefinition: 'theirs',
        desiredCount: 1,
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: [Subnets[0]?.SubnetId ?? ''] } },
      }),
    )
    const { retained } = await destroy(shop({ site: false }), simulator.options())
    expect(retained).toEqual([{ resource: 'cluster shop', because: expect.stringContaining('theirs') }])
  })
})

it('says where it could not look, and goes on', async () => {
  const simulator = await changed({ worker: true })
  const end = simulator.inject(
    { operation: 'GetResources' },
    { how: 'rejected', code: 'AccessDeniedException', message: 'not allowed', status: 403 },
  )
  const blind = await plan(shop({}), simulator.options())
  expect(blind.notSearched).toEqual(
    ['resources by tag', 'families of task definitions'].map(where => `${where}: not allowed (allow tag:GetResources)`),
  )
  expect(String(blind)).toContain('not allowed')
  end()
  expect((await plan(shop({}), simulator.options())).orphans).not.toEqual([])
})

it('says which action is missing to see whether a service still scales that should not any more', async () => {
  const simulator = await changed({ scaled: true })
  const end = simulator.inject({ operation: 'ListTagsForResource' }, { how: 'rejected', code: 'AccessDeniedException' })
  const { notSearched, orphans } = await plan(shop(), simulator.options())
  end()
  expect(notSearched).toEqual([
    expect.stringMatching(/^the autoscaling, .* of shop-web: .*\(allow application-autoscaling:ListTagsForResource\)$/),
  ])
  expect(orphans).toEqual([])
})

describe('records in zones that the program does not have', () => {
  it('are shown by a plan where the zones are few, and looked for by prune where they are many', async () => {
    const simulator = await changed({})
    const gone = shop({ alias: false })
    for (let zone = 0; zone < 10; zone++) simulator.hostedZone(`more${zone}.example.org`)
    const { orphans, notSearched } = await plan(gone, simulator.options())
    expect(orphans).toEqual([])
    expect(notSearched).toEqual([expect.stringContaining('the records of 11 hosted zones')])
    expect((await plan(gone, { ...simulator.options(), prune: true })).orphans).toHaveLength(1)
  })

  it('do not keep prune from the rest where zones may not be listed', async () => {
    const simulator = await changed({ paths: ['/one', '/two'] })
    const end = simulator.inject({ operation: 'ListHostedZones' }, { how: 'rejected', code: 'AccessDeniedException' })
    const { notSearched } = await plan(shop(), simulator.options())
    expect(notSearched).toEqual([expect.stringContaining('(allow route53:ListHostedZones)')])
    await deploy(shop(), simulator.options())
    end()
    expect(await orphansOf(shop(), simulator)).toEqual([])
  })

  it('cost nothing where the stack has no load balancer', async () => {
    const simulator = await changed({ site: false, worker: true, alias: false })
    await plan(shop({ site: false, worker: true, alias: false }), simulator.options())
    expect(simulator.calls.filter(({ operation }) => operation === 'ListHostedZones')).toEqual([])
  })
})

it('costs few calls where there is none', async () => {
  const simulator = await changed({ worker: true, scaled: true })
  const before = simulator.calls.length
  await plan(shop({ worker: true, scaled: true }), simulator.options())
  const made = simulator.calls.slice(before).map(({ operation }) => operation)
  expect(made.filter(operation => operation === 'ListRoles')).toHaveLength(1)
  expect(made.filter(operation => operation === 'GetResources').length).toBeLessThanOrEqual(4)
})
