import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling'
import {
  CreateSecurityGroupCommand,
  type CreateSecurityGroupCommandInput,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import { RegisterTaskDefinitionCommand, TagResourceCommand } from '@aws-sdk/client-ecs'
import {
  CreateRuleCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { CreateRoleCommand } from '@aws-sdk/client-iam'
import { type Change, ChangeResourceRecordSetsCommand, ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53'
import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  isDeployError,
  isPlanError,
  plan,
  pruneRevisions,
  repository,
  rollback,
  stack,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { account, DOMAIN, shop } from './shop.ts'

async function deployed(...names: string[]): Promise<Simulator> {
  const simulator = account()
  for (const name of names) await deploy(shop({ name }), simulator.options())
  return simulator
}

const ours = (id: string) => ({ 'fluent-ecs:stack': 'shop', 'fluent-ecs:id': id })

describe('prune leaves', () => {
  it('what another stack has in the same account and the same zone', async () => {
    const simulator = await deployed('shop', 'other')
    await deploy(shop({ site: false, alias: false }), { ...simulator.options(), prune: true })
    expect((await plan(shop({ name: 'other' }), simulator.options())).isEmpty).toBe(true)
  })

  it('what only the tagging API still counts to the stack', async () => {
    const simulator = await deployed('shop', 'other')
    const { resourceGroupsTaggingAPI: api } = simulator.clients
    const lagging: typeof api.send = async (command, options) => {
      const { input } = command as { input: { TagFilters: { Values: string[] }[] } }
      for (const { Values } of input.TagFilters) if (Values.includes('shop')) Values.push('other')
      return api.send(command, options)
    }
    const clients = { ...simulator.clients, resourceGroupsTaggingAPI: { send: lagging } }
    await deploy(shop({ alias: false }), { ...simulator.options(), clients, prune: true })
    expect((await plan(shop({ name: 'other' }), simulator.options())).isEmpty).toBe(true)
  })

  it('what has the tags of something of another kind, as tools copy them', async () => {
    const simulator = await deployed('shop')
    const Tags = Object.entries(ours('service/shop-jobs')).map(([Key, Value]) => ({ Key, Value }))
    const group = {
      GroupName: 'theirs',
      Description: 'copied',
      TagSpecifications: [{ ResourceType: 'security-group', Tags }],
    }
    await simulator.clients.ec2.send(new CreateSecurityGroupCommand(group as CreateSecurityGroupCommandInput))
    const before = simulator.resources().length
    await deploy(shop(), { ...simulator.options(), prune: true })
    expect((await plan(shop(), simulator.options())).orphans).toEqual([])
    expect(simulator.resources()).toHaveLength(before)
  })

  it('a record that points to another Region, or has the marker of nobody', async () => {
    const simulator = createSimulator()
    const HostedZoneId = simulator.hostedZone(DOMAIN)
    simulator.certificate(`shop.${DOMAIN}`)
    const alias = (region: string) => ({
      DNSName: `edge-1.${region}.elb.amazonaws.com`,
      HostedZoneId: 'Z35SXDOTRQ7X7K',
      EvaluateTargetHealth: false,
    })
    const text = (Name: string, Value: string): Change => ({
      Action: 'CREATE',
      ResourceRecordSet: { Name, Type: 'TXT', TTL: 300, ResourceRecords: [{ Value }] },
    })
    const points = (Name: string, region: string): Change => ({
      Action: 'CREATE',
      ResourceRecordSet: { Name, Type: 'A', AliasTarget: alias(region) },
    })
    const Changes = [
      points(`far.${DOMAIN}`, 'eu-west-1'),
      text(`_fluent-ecs.far.${DOMAIN}`, `"heritage=fluent-ecs,stack=shop,id=record/far.${DOMAIN}"`),
      points(`near.${DOMAIN}`, 'us-east-1'),
      text(`_fluent-ecs.near.${DOMAIN}`, `"heritage=terraform,stack=shop,id=record/near.${DOMAIN}"`),
    ]
    const { route53 } = simulator.clients
    await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }))
    await deploy(shop({}), { ...simulator.options(), prune: true })
    await deploy(shop({}), { ...simulator.options(), prune: true })
    const { ResourceRecordSets } = (await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId }))) as {
      ResourceRecordSets: { Name: string }[]
    }
    const left = ResourceRecordSets.map(({ Name }) => Name).filter(name => /far|near/.test(name))
    expect(left).toHaveLength(4)
  })

  it.each([
    ['outside the path of the stack', '/', 'shop-old-us-east-1'],
    ['of another Region', '/fluent-ecs/shop/', 'shop-old-eu-west-1'],
  ])('a role %s', async (_which, Path, RoleName) => {
    const simulator = await deployed('shop')
    const Statement = [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }]
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
    const Tags = Object.entries(ours('role/old')).map(([Key, Value]) => ({ Key, Value }))
    await simulator.clients.iam.send(new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument, Tags }))
    expect((await plan(shop(), { ...simulator.options(), prune: true })).orphans).toEqual([])
  })

  it('the autoscaling that somebody else has given a service', async () => {
    const simulator = await deployed('shop')
    await simulator.clients.applicationAutoScaling.send(
      new RegisterScalableTargetCommand({
        ServiceNamespace: 'ecs',
        ScalableDimension: 'ecs:service:DesiredCount',
        ResourceId: 'service/shop/shop-web',
        MinCapacity: 1,
        MaxCapacity: 9,
      }),
    )
    expect((await plan(shop(), { ...simulator.options(), prune: true })).orphans).toEqual([])
  })
})

it('rules of somebody else keep their priorities when ours get theirs back', async () => {
  const simulator = await deployed('shop')
  const { elbv2 } = simulator.clients
  const { LoadBalancers } = (await elbv2.send(new DescribeLoadBalancersCommand({}))) as {
    LoadBalancers: { LoadBalancerArn: string }[]
  }
  const LoadBalancerArn = LoadBalancers[0]?.LoadBalancerArn
  const { Listeners } = (await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }))) as {
    Listeners: { ListenerArn: string }[]
  }
  const ListenerArn = Listeners[0]?.ListenerArn
  const rules = async () =>
    (
      (await elbv2.send(new DescribeRulesCommand({ ListenerArn }))) as {
        Rules: { RuleArn: string; Priority: string; IsDefault: boolean }[]
      }
    ).Rules
  const [mine] = await rules()
  const Actions = [{ Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '404' } }]
  const Conditions = [{ Field: 'path-pattern', Values: ['/theirs'] }]
  await elbv2.send(new CreateRuleCommand({ ListenerArn, Priority: 49_000, Actions, Conditions }))
  await elbv2.send(new SetRulePrioritiesCommand({ RulePriorities: [{ RuleArn: mine?.RuleArn, Priority: 48_000 }] }))
  await deploy(shop(), simulator.options())
  const after = await rules()
  expect(after.find(({ RuleArn }) => RuleArn === mine?.RuleArn)?.Priority).toBe(mine?.Priority)
  expect(after.map(({ Priority }) => Priority)).toContain('49000')
})

it('a failed destroy does not say that it wanted to remove what is not ours', async () => {
  const simulator = createSimulator()
  const both = stack('shop').add(cluster('shop'), repository('shop/web'))
  await deploy(both, simulator.options())
  const arn = 'arn:aws:ecs:us-east-1:123456789012:cluster/shop'
  const tags = [{ key: 'fluent-ecs:stack', value: 'other' }]
  await simulator.clients.ecs.send(new TagResourceCommand({ resourceArn: arn, tags }))
  simulator.inject({ operation: 'DeleteRepository' }, { how: 'rejected', code: 'AccessDeniedException' })
  const error = await destroy(both, { ...simulator.options(), deleteData: true }).catch((thrown: unknown) => thrown)
  expect(isDeployError(error) && error.notApplied).toEqual([{ resource: 'repository shop/web', action: 'delete' }])
})

it('what would have to be replaced is not taken over', async () => {
  const simulator = account()
  const { ec2 } = simulator.clients
  const { Vpcs } = (await ec2.send(new DescribeVpcsCommand({}))) as { Vpcs: { VpcId: string }[] }
  const GroupName = 'shop-shop-web-app'
  await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'theirs', VpcId: Vpcs[0]?.VpcId }))
  const error = await plan(shop(), { ...simulator.options(), adopt: true }).catch((thrown: unknown) => thrown)
  expect(isPlanError(error, 'ownership.foreign') && error.message).toContain(
    'cannot be taken over: its description cannot be changed, only replaced',
  )
})

describe('revisions and services of somebody else', () => {
  const give = async (simulator: Simulator, tags: Readonly<Record<string, string>>): Promise<void> => {
    const resourceArn = 'arn:aws:ecs:us-east-1:123456789012:service/shop/shop-web'
    const list = Object.entries(tags).map(([key, value]) => ({ key, value }))
    await simulator.clients.ecs.send(new TagResourceCommand({ resourceArn, tags: list }))
  }

  it.each([
    ['stack', { 'fluent-ecs:stack': 'other' }],
    ['resource', { 'fluent-ecs:id': 'service/other' }],
  ])('a service of another %s is not rolled back', async (_whose, tags) => {
    const simulator = await deployed('shop')
    await give(simulator, tags)
    const error = await rollback(shop(), simulator.options()).catch((thrown: unknown) => thrown)
    expect(isPlanError(error, 'ownership.foreign')).toBe(true)
  })

  it('a revision that somebody else has registered is not removed with the old ones', async () => {
    const simulator = await deployed('shop')
    const theirs = new RegisterTaskDefinitionCommand({
      family: 'shop-shop-web',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'a', image: 'nginx' }],
    })
    await simulator.clients.ecs.send(theirs)
    await simulator.clients.ecs.send(theirs)
    const { removed, kept } = await pruneRevisions(shop(), { ...simulator.options(), keep: 1 })
    expect({ removed, kept }).toEqual({ removed: [], kept: ['shop-shop-web:3', 'shop-shop-web:2', 'shop-shop-web:1'] })
  })
})
