import { DescribeRulesCommand, ModifyRuleCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, it } from 'vitest'
import { cluster, deploy, loadBalancer, network, plan, service, stack, taskDefinition } from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'

function shop(version: number) {
  const edge = loadBalancer('edge').network(network.default()).http()
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`web:${version}`).port(3000))
  return stack('shop').add(
    service('web')
      .cluster(cluster('prod'))
      .taskDefinition(web)
      .network(network.default())
      .target(edge.host('example.com'), 'app', 3000)
      .desiredCount(2)
      .blueGreen({ bakeTime: 0 }),
  )
}

interface Rules {
  readonly Rules?: readonly {
    readonly RuleArn?: string
    readonly Actions?: readonly {
      readonly ForwardConfig?: { readonly TargetGroups?: { TargetGroupArn?: string; Weight?: number }[] }
    }[]
  }[]
}

async function weigh(simulator: Simulator, RuleArn: string, weights?: (weight: number) => number): Promise<number[]> {
  const { elbv2 } = simulator.clients
  const { Rules: [rule] = [] } = (await elbv2.send(new DescribeRulesCommand({ RuleArns: [RuleArn] }))) as Rules
  const groups = rule?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? []
  if (!weights) return groups.map(({ Weight = 0 }) => Weight)
  const TargetGroups = groups.map(group => ({ ...group, Weight: weights(group.Weight ?? 0) }))
  await elbv2.send(new ModifyRuleCommand({ RuleArn, Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }] }))
  return TargetGroups.map(({ Weight }) => Weight)
}

// https://github.com/aws/containers-roadmap/issues/2853
it.each<[string, (weight: number) => number]>([
  ['all to the group without targets', weight => (weight > 0 ? 0 : 100)],
  ['one half to each', () => 50],
])('a rule that sends %s is drift, and is put right', async (_, weights) => {
  const simulator = createSimulator()
  await deploy(shop(1), simulator.options())
  await deploy(shop(2), simulator.options())
  expect((await plan(shop(2), simulator.options())).isEmpty).toBe(true)
  const { resources: outputs } = await deploy(shop(2), simulator.options())
  const [rule] = Object.entries(outputs).flatMap(([key, { arn }]) =>
    key.startsWith('listener-rule/') && typeof arn === 'string' ? [arn] : [],
  )
  const good = await weigh(simulator, rule ?? '')
  await weigh(simulator, rule ?? '', weights)
  const drift = await plan(shop(2), simulator.options())
  expect(drift.steps.filter(({ action }) => action === 'update')).toMatchObject([
    { resource: 'service web', changes: [{ path: 'traffic' }] },
  ])
  expect((await deploy(shop(2), simulator.options())).outcome).toBe('deployed')
  expect((await weigh(simulator, rule ?? '')).map(weight => weight > 0)).toEqual(good.map(weight => weight > 0))
  expect((await plan(shop(2), simulator.options())).isEmpty).toBe(true)
  await weigh(simulator, rule ?? '', weights)
  expect((await deploy(shop(3), simulator.options())).outcome).toBe('deployed')
})

it.each([1, 2])(
  'a rule with one group of a pair gets the other back, and sends on where it sent, after %i deployments',
  async deployments => {
    const simulator = createSimulator()
    for (let version = 1; version <= deployments; version += 1) await deploy(shop(version), simulator.options())
    const { resources: outputs } = await deploy(shop(deployments), simulator.options())
    const rule = Object.entries(outputs).find(([key]) => key.startsWith('listener-rule/'))?.[1].arn
    const RuleArn = typeof rule === 'string' ? rule : ''
    const { elbv2 } = simulator.clients
    const groups = async () => {
      const { Rules: [found] = [] } = (await elbv2.send(new DescribeRulesCommand({ RuleArns: [RuleArn] }))) as Rules
      return found?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? []
    }
    const serving = async () => (await groups()).find(({ Weight = 0 }) => Weight > 0)?.TargetGroupArn
    const live = await serving()
    await elbv2.send(new ModifyRuleCommand({ RuleArn, Actions: [{ Type: 'forward', TargetGroupArn: live }] }))

    const drift = await plan(shop(deployments), simulator.options())
    expect(drift.steps.filter(({ action }) => action === 'update')).toMatchObject([
      { changes: [{ path: 'targetGroups' }] },
    ])
    await deploy(shop(deployments), simulator.options())
    expect((await groups()).length).toBe(2)
    expect(await serving()).toBe(live)
    expect((await plan(shop(deployments), simulator.options())).isEmpty).toBe(true)

    await elbv2.send(new ModifyRuleCommand({ RuleArn, Actions: [{ Type: 'forward', TargetGroupArn: live }] }))
    expect((await deploy(shop(deployments + 1), simulator.options())).outcome).toBe('deployed')
    expect(await serving()).not.toBe(live)
  },
)
