import { TagResourceCommand as TagTargetCommand } from '@aws-sdk/client-application-auto-scaling'
import { TagResourceCommand as TagLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateTagsCommand } from '@aws-sdk/client-ec2'
import { TagResourceCommand as TagRepositoryCommand } from '@aws-sdk/client-ecr'
import {
  CreateClusterCommand,
  DeregisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecs'
import { AddTagsCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { TagRoleCommand } from '@aws-sdk/client-iam'
import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53'
import { beforeAll, describe, expect, it } from 'vitest'
import { cluster, deploy, destroy, isDeployError, isPlanError, plan, stack } from '../../src/index.ts'
import { createSimulator, type ServiceName, type Simulator } from '../../src/simulator/index.ts'
import { everyEdge, leftIn } from './edges.ts'
import { edgeAccount } from './outage.ts'
import { DOMAIN } from './shop.ts'

const STACK = 'fluent-ecs:stack'
const ID = 'fluent-ecs:id'

/** How somebody with the right to do so gives a resource another owner. */
type Give = (output: Record<string, string>, owner: string) => readonly [ServiceName, object]

const inEcs: Give = ({ arn }, value) => [
  'ecs',
  new TagResourceCommand({ resourceArn: arn, tags: [{ key: STACK, value }] }),
]
const inElbv2: Give = ({ arn = '' }, Value) => [
  'elbv2',
  new AddTagsCommand({ ResourceArns: [arn], Tags: [{ Key: STACK, Value }] }),
]

const GIVE: Readonly<Record<string, Give>> = {
  'security-group/shop-web-app': ({ groupId = '' }, Value) => [
    'ec2',
    new CreateTagsCommand({ Resources: [groupId], Tags: [{ Key: STACK, Value }] }),
  ],
  'repository/shop/web': ({ arn }, Value) => [
    'ecr',
    new TagRepositoryCommand({ resourceArn: arn, tags: [{ Key: STACK, Value }] }),
  ],
  'cluster/shop': inEcs,
  'log-group//ecs/shop-web': ({ arn }, value) => [
    'cloudWatchLogs',
    new TagLogGroupCommand({ resourceArn: arn, tags: { [STACK]: value } }),
  ],
  'role/shop-web-execution': ({ name }, Value) => [
    'iam',
    new TagRoleCommand({ RoleName: name, Tags: [{ Key: STACK, Value }] }),
  ],
  'task-definition/shop-web': inEcs,
  'target-group/shop-web-app-8080:shop-edge': inElbv2,
  'load-balancer/shop-edge': inElbv2,
  'listener/shop-edge:443': inElbv2,
  'service/shop-web': inEcs,
  'autoscaling/shop-web': ({ arn }, value) => [
    'applicationAutoScaling',
    new TagTargetCommand({ ResourceARN: arn, Tags: { [STACK]: value } }),
  ],
  [`record/shop.${DOMAIN}`]: ({ hostedZoneId, name }, owner) => {
    const Value = `"heritage=fluent-ecs,stack=${owner},id=record/${name}"`
    const ResourceRecordSet = {
      Name: `_fluent-ecs.${name}`,
      Type: 'TXT' as const,
      TTL: 300,
      ResourceRecords: [{ Value }],
    }
    const ChangeBatch = { Changes: [{ Action: 'UPSERT' as const, ResourceRecordSet }] }
    return ['route53', new ChangeResourceRecordSetsCommand({ HostedZoneId: hostedZoneId, ChangeBatch })]
  },
}

function options(simulator: Simulator) {
  return {
    ...simulator.options(),
    onEvent: (event: { readonly type: string; readonly resource?: string }) => {
      if (event.type === 'finished' && event.resource === 'repository shop/web') simulator.pushImage('shop/web', '1')
    },
  }
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!isPlanError(error)) throw error
  return `${error.code}: ${error.message}`
}

describe('what belongs to another stack is refused:', () => {
  let simulator: Simulator
  let outputs: Readonly<Record<string, object>>
  beforeAll(async () => {
    simulator = edgeAccount()
    outputs = (await deploy(everyEdge(), options(simulator))).resources
  })

  it.each(Object.entries(GIVE))('a %s', async (key, give) => {
    const to = async (owner: string): Promise<void> => {
      const [service, command] = give(outputs[key] as Record<string, string>, owner)
      await simulator.clients[service].send(command)
    }
    await to('other')
    expect(await refusal(plan(everyEdge(), { ...simulator.options(), adopt: true }))).toMatch(
      /^ownership\.foreign: .* belongs to .* of stack "other", not to .* of stack "shop"$/m,
    )
    await to('shop')
    expect((await plan(everyEdge(), simulator.options())).isEmpty).toBe(true)
  })
})

describe('a cluster', () => {
  const ours = stack('shop').add(cluster('shop'))
  const tagged = async (tags: Readonly<Record<string, string>>): Promise<Simulator> => {
    const simulator = createSimulator()
    const list = Object.entries(tags).map(([key, value]) => ({ key, value }))
    await simulator.clients.ecs.send(new CreateClusterCommand({ clusterName: 'shop', tags: list }))
    return simulator
  }

  it.each([
    ['another stack’s, under the same id', { [STACK]: 'other', [ID]: 'cluster/shop' }],
    ['another resource’s of the same stack', { [STACK]: 'shop', [ID]: 'cluster/other' }],
  ])('that is %s is neither taken over nor removed', async (_whose, tags) => {
    const simulator = await tagged(tags)
    expect(await refusal(plan(ours, { ...simulator.options(), adopt: true }))).toContain('ownership.foreign')
    expect(await destroy(ours, simulator.options())).toMatchObject({
      outcome: 'unchanged',
      retained: [{ resource: 'cluster shop', because: 'it was not made by stack "shop"' }],
    })
    expect(simulator.isEmpty()).toBe(false)
  })

  it.each([
    ['no tags', {}],
    ['half of the tags', { [STACK]: 'shop' }],
  ])('that has %s is taken over when told to, and not otherwise', async (_which, tags) => {
    const simulator = await tagged(tags)
    expect(await refusal(plan(ours, simulator.options()))).toContain('was not made by stack "shop"')
    expect((await plan(ours, { ...simulator.options(), adopt: true })).steps).toMatchObject([{ adopted: true }])
  })

  it('that is only used is not removed', async () => {
    const simulator = await tagged({ [STACK]: 'shop', [ID]: 'cluster/shop' })
    await destroy(stack('shop').add(cluster.existing('shop')), simulator.options())
    expect(simulator.isEmpty()).toBe(false)
  })
})

describe('what somebody else makes at the same moment is not taken over:', () => {
  const untagged = (input: object): object => ({
    ...input,
    tags: undefined,
    Tags: undefined,
    TagSpecifications: undefined,
  })
  const replacing = (from: string, to: string) => (input: object) =>
    JSON.parse(JSON.stringify(input).replace(`"${from}"`, `"${to}"`)) as object

  it.each([
    ['ec2 CreateSecurityGroup', 'nobody', untagged],
    ['ecr CreateRepository', 'nobody', untagged],
    ['cloudWatchLogs CreateLogGroup', 'nobody', untagged],
    ['iam CreateRole', 'nobody', untagged],
    ['ecs CreateService', 'nobody', untagged],
    ['serviceDiscovery CreateService', 'nobody', untagged],
    ['ecr CreateRepository', 'another stack', replacing('shop', 'other')],
    ['ecr CreateRepository', 'another resource', replacing('repository/shop/web', 'repository/other')],
  ])('%s, for %s', async (operation, _whose, changed) => {
    const { work } = overtaken(operation, changed)
    expect(isDeployError(await work.catch((error: unknown) => error), 'failed')).toBe(true)
  })

  it('CreateRule, for nobody: ours is made beside it', async () => {
    const { simulator, work } = overtaken('elbv2 CreateRule', untagged)
    await work
    expect(simulator.resources().filter(id => id.includes(':listener-rule/'))).toHaveLength(4)
    expect((await plan(everyEdge(), simulator.options())).isEmpty).toBe(true)
  })

  function overtaken(operation: string, changed: (input: object) => object) {
    const simulator = edgeAccount()
    const { clients, ...rest } = options(simulator)
    let made = false
    const racing = Object.entries(clients).map(([service, client]) => {
      const send: typeof client.send = async (command, settings) => {
        if (!made && `${service} ${command.constructor.name}` === `${operation}Command`) {
          const Again = command.constructor as new (input: object) => object
          const { input } = command as { readonly input: object }
          await client.send(new Again({ ...changed(input), clientToken: undefined, CreatorRequestId: undefined }))
          made = true
        }
        return client.send(command, settings)
      }
      return [service, { send }]
    })
    const work = deploy(everyEdge(), { ...rest, clients: Object.fromEntries(racing) })
    return { simulator, work: work.finally(() => expect(made).toBe(true)) }
  }
})

describe('revisions of somebody else in a family of ours', () => {
  const foreign = new RegisterTaskDefinitionCommand({
    family: 'shop-shop-web',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'a', image: 'nginx' }],
  })

  it('stay when the stack goes', async () => {
    const simulator = edgeAccount()
    await simulator.clients.ecs.send(foreign)
    await simulator.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'shop-shop-web:1' }))
    expect((await plan(everyEdge(), simulator.options())).steps).toContainEqual(
      expect.objectContaining({ resource: 'task definition shop-web', action: 'create' }),
    )
    await deploy(everyEdge(), options(simulator))
    await simulator.clients.ecs.send(foreign)
    await deploy(everyEdge(), { ...options(simulator), adopt: true })
    await destroy(everyEdge(), { ...simulator.options(), deleteData: true })
    expect(leftIn(simulator).map(arn => arn.split('/').at(-1))).toEqual(['shop-shop-web:3'])
  })
})
