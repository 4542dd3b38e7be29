import { TagResourceCommand as TagTargetCommand } from '@aws-sdk/client-application-auto-scaling'
import { CreateTagsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2'
import { RegisterTaskDefinitionCommand, TagResourceCommand } from '@aws-sdk/client-ecs'
import { AddTagsCommand, CreateRuleCommand, CreateTargetGroupCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { TagRoleCommand } from '@aws-sdk/client-iam'
import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53'
import { expect, it } from 'vitest'
import { deploy, destroy, plan } from '../../src/index.ts'
import type { ServiceName, Simulator } from '../../src/simulator/index.ts'
import { account, shop } from './shop.ts'

const mine = { alias: true, scaled: true, worker: true }
const theirs = { ...mine, name: 'other' }

type Outputs = Readonly<Record<string, string>>

/** Gives what another stack has made the tags that something of the stack "shop" has, as tools and people copy them. */
function copied(key: string, output: Outputs): readonly [ServiceName, object] | undefined {
  const [kind = ''] = key.split('/', 1)
  const tags = { 'fluent-ecs:stack': 'shop', 'fluent-ecs:id': key.replaceAll('other', 'shop') }
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  const { arn = '', groupId = '', name = '', hostedZoneId } = output
  switch (kind) {
    case 'cluster':
    case 'service':
    case 'task-definition': {
      const small = Object.entries(tags).map(([key, value]) => ({ key, value }))
      return ['ecs', new TagResourceCommand({ resourceArn: arn, tags: small })]
    }
    case 'load-balancer':
    case 'listener':
    case 'listener-rule':
    case 'target-group':
      return ['elbv2', new AddTagsCommand({ ResourceArns: [arn], Tags: list })]
    case 'security-group':
      return ['ec2', new CreateTagsCommand({ Resources: [groupId], Tags: list })]
    case 'role':
      return ['iam', new TagRoleCommand({ RoleName: name, Tags: list })]
    case 'autoscaling':
      return ['applicationAutoScaling', new TagTargetCommand({ ResourceARN: arn, Tags: tags })]
    case 'record': {
      const Value = `"heritage=fluent-ecs,stack=shop,id=${tags['fluent-ecs:id']}"`
      const marker = { Name: `_fluent-ecs.${name}`, Type: 'TXT' as const, TTL: 300, ResourceRecords: [{ Value }] }
      const ChangeBatch = { Changes: [{ Action: 'UPSERT' as const, ResourceRecordSet: marker }] }
      return ['route53', new ChangeResourceRecordSetsCommand({ HostedZoneId: hostedZoneId, ChangeBatch })]
    }
    default:
      return undefined
  }
}

const KINDS = [
  'autoscaling',
  'cluster',
  'listener',
  'listener-rule',
  'load-balancer',
  'record',
  'role',
  'security-group',
  'service',
  'target-group',
  'task-definition',
]

const changesOf = (simulator: Simulator, from: number) => simulator.calls.slice(from).filter(({ mutating }) => mutating)

it('what has copied tags, but not a name that the stack gives, is neither shown nor removed', async () => {
  const simulator = account()
  const { resources: outputs } = await deploy(shop(theirs), simulator.options())
  const kept = simulator.resources()
  await deploy(shop(mine), simulator.options())
  const kinds = new Set<string>()
  for (const [key, output] of Object.entries(outputs)) {
    const [service, command] = copied(key, output as Outputs) ?? []
    if (!service || !command) continue
    await simulator.clients[service].send(command)
    kinds.add(key.slice(0, key.indexOf('/')))
  }
  expect([...kinds].sort()).toEqual(KINDS)
  const before = simulator.calls.length
  const prune = { ...simulator.options(), prune: true }
  expect((await plan(shop(mine), prune)).orphans).toEqual([])
  await deploy(shop(mine), prune)
  expect(changesOf(simulator, before)).toEqual([])

  await destroy(shop(mine), { ...simulator.options(), deleteData: true })
  expect([...simulator.resources()].sort()).toEqual([...kept].sort())
})

it('a rule beside ours that forwards to what is not the stack’s is not of the stack, whatever its tags', async () => {
  const simulator = account()
  const { resources: outputs } = await deploy(shop(mine), simulator.options())
  const { elbv2, ec2 } = simulator.clients
  const { Vpcs } = (await ec2.send(new DescribeVpcsCommand({}))) as { Vpcs: { VpcId: string }[] }
  const { TargetGroups } = (await elbv2.send(
    new CreateTargetGroupCommand({
      Name: 'theirs',
      Port: 80,
      Protocol: 'HTTP',
      TargetType: 'ip',
      VpcId: Vpcs[0]?.VpcId,
    }),
  )) as { TargetGroups: { TargetGroupArn: string }[] }
  const TargetGroupArn = TargetGroups[0]?.TargetGroupArn
  const id = Object.keys(outputs).find(key => key.startsWith('listener-rule/'))
  const listener = Object.entries(outputs).find(([key]) => key.startsWith('listener/shop-edge:443'))?.[1] as Outputs
  await elbv2.send(
    new CreateRuleCommand({
      ListenerArn: listener.arn,
      Priority: 49_000,
      Conditions: [{ Field: 'path-pattern', Values: ['/theirs'] }],
      Actions: [{ Type: 'forward', TargetGroupArn }],
      Tags: [
        { Key: 'fluent-ecs:stack', Value: 'shop' },
        { Key: 'fluent-ecs:id', Value: id },
      ],
    }),
  )
  expect((await plan(shop(mine), { ...simulator.options(), prune: true })).orphans).toEqual([])
})

it('a family of another name that the revisions of ours were copied to stays', async () => {
  const simulator = account()
  await deploy(shop(mine), simulator.options())
  await simulator.clients.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'shop-web-by-hand',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'a', image: 'nginx' }],
      tags: [
        { key: 'fluent-ecs:stack', value: 'shop' },
        { key: 'fluent-ecs:id', value: 'task-definition/shop-web' },
      ],
    }),
  )
  await deploy(shop(mine), { ...simulator.options(), prune: true })
  await destroy(shop(mine), { ...simulator.options(), deleteData: true })
  expect(simulator.resources().map(id => id.slice(id.lastIndexOf('/') + 1))).toEqual(['shop-web-by-hand:1'])
})
