import {
  CreateRuleCommand,
  DeleteRuleCommand,
  DescribeRulesCommand,
  type DescribeRulesCommandOutput,
  DescribeTagsCommand,
  type DescribeTagsCommandOutput,
  SetRulePrioritiesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, it } from 'vitest'
import { cluster, deploy, loadBalancer, network, plan, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const edge = loadBalancer('edge').network(network.default()).http()
const named = (name: string) =>
  service(name)
    .cluster(cluster('prod'))
    .taskDefinition(
      taskDefinition(name)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image(`shop/${name}`).port(80).port(90)),
    )
    .network(network.default())
const all = named('all').target(edge.host('*.example.com'), 'app', 80)
const one = stack('shop').add(all)
const both = one.add(named('api').target(edge.host('api.example.com'), 'app', 80))

async function rulesOf({ clients }: Simulator, ListenerArn: string) {
  const { Rules = [] } = (await clients.elbv2.send(
    new DescribeRulesCommand({ ListenerArn }),
  )) as DescribeRulesCommandOutput
  return Rules.filter(({ IsDefault }) => !IsDefault)
}

async function deployed(program = both) {
  const simulator = createSimulator()
  const { resources: outputs } = await deploy(program, simulator.options())
  const [, listener] = Object.entries(outputs).find(([key]) => key.startsWith('listener/')) ?? []
  const listenerArn = typeof listener?.arn === 'string' ? listener.arn : ''
  return { simulator, listenerArn }
}

it('of two rules that deployers made at once, one gets its place, and the other goes', async () => {
  const { simulator, listenerArn } = await deployed()
  const { elbv2 } = simulator.clients
  const [api] = await rulesOf(simulator, listenerArn)
  const { TagDescriptions: [tagged] = [] } = (await elbv2.send(
    new DescribeTagsCommand({ ResourceArns: [api?.RuleArn ?? ''] }),
  )) as DescribeTagsCommandOutput
  await elbv2.send(
    new SetRulePrioritiesCommand({ RulePriorities: [{ RuleArn: api?.RuleArn ?? '', Priority: 49_998 }] }),
  )
  const { Conditions = [], Actions } = api ?? {}
  await elbv2.send(
    new CreateRuleCommand({
      ListenerArn: listenerArn,
      Priority: 49_997,
      Conditions: Conditions.map(({ Field, HostHeaderConfig }) => ({ Field, HostHeaderConfig })),
      Actions,
      Tags: tagged?.Tags,
    }),
  )
  expect((await deploy(both, simulator.options())).outcome).toBe('deployed')
  const rules = await rulesOf(simulator, listenerArn)
  expect(rules.map(({ Priority }) => Priority)).toContain(api?.Priority)
  expect(rules.length).toBe(2)
  expect((await plan(both, simulator.options())).isEmpty).toBe(true)
})

it('a rule that waits where no other is gets its place with the next deploy', async () => {
  const { simulator, listenerArn } = await deployed(one)
  const [own] = await rulesOf(simulator, listenerArn)
  await simulator.clients.elbv2.send(
    new SetRulePrioritiesCommand({ RulePriorities: [{ RuleArn: own?.RuleArn ?? '', Priority: 49_999 }] }),
  )
  await deploy(one, simulator.options())
  const rules = await rulesOf(simulator, listenerArn)
  expect(rules.map(({ Priority }) => Priority)).toEqual([own?.Priority])
  expect((await plan(one, simulator.options())).isEmpty).toBe(true)
})

it('a new rule that somebody deletes while it waits is said to be gone', async () => {
  const { simulator, listenerArn } = await deployed(one)
  let deletion: Promise<unknown> | undefined
  const failure: unknown = await deploy(both, {
    ...simulator.options(),
    onEvent({ type }) {
      if (type === 'rollout')
        deletion ??= rulesOf(simulator, listenerArn).then(async rules => {
          const waiting = rules.find(({ Priority }) => Number(Priority) > 49_900)
          await simulator.clients.elbv2.send(new DeleteRuleCommand({ RuleArn: waiting?.RuleArn }))
        })
    },
  }).catch((error: unknown) => error)
  await deletion
  expect(failure).toMatchObject({
    outcome: 'failed',
    diagnosis: expect.arrayContaining([expect.objectContaining({ code: 'listener-rule.deleted' })]),
  })
  expect((await deploy(both, simulator.options())).outcome).toBe('deployed')
})

it('a new rule gets its place also where AWS tells of it late', async () => {
  const more = stack('shop').add(all.target(edge.host('a.example.com'), 'app', 80))
  const simulator = createSimulator()
  await deploy(one, simulator.options())
  simulator.inject({ operation: 'CreateRule' }, { how: 'stale-reads', reads: 8 })
  await deploy(more, simulator.options())
  expect((await plan(more, simulator.options())).isEmpty).toBe(true)
})

it('a rule of a service without tasks, to which its scaling gives some meanwhile, gets its place in the same deploy', async () => {
  const path = edge.host('a.example.com').path('/api/*')
  const simulator = createSimulator()
  await deploy(stack('shop').add(named('api').target(path, 'app', 80).desiredCount(0)), simulator.options())
  const scaled = named('api')
    .target(edge.path('/api/*'), 'app', 90)
    .target(path, 'app', 90)
    .autoScaling({ min: 3, max: 5 }, s => s.cpu(70))
  const more = stack('shop').add(scaled)
  await deploy(more, simulator.options())
  expect((await plan(more, simulator.options())).isEmpty).toBe(true)
})
