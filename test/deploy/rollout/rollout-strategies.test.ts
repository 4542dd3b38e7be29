import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, it } from 'vitest'
import type { DeploymentHook } from '../../../src/builders/deployment-strategy.ts'
import {
  approve,
  cluster,
  type DeployEvent,
  type DeployOptions,
  deploy,
  destroy,
  loadBalancer,
  network,
  plan,
  reject,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator, type Simulator, verdictOf } from '../../../src/simulator/index.ts'

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:check'
const PAUSE: DeploymentHook = { pause: ['POST_TEST_TRAFFIC_SHIFT'], timeout: { timeoutInMinutes: 30 } }
const STRATEGIES = ['blueGreen', 'linear', 'canary'] as const

function shop(version: number, strategy: (typeof STRATEGIES)[number], hooks: readonly DeploymentHook[] = []): Stack {
  const vpc = network.default()
  const edge = loadBalancer('edge').network(vpc).http()
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`ghcr.io/acme/web:${version}`).port(3000))
  const site = service('web')
    .cluster(cluster('prod'))
    .taskDefinition(web)
    .network(vpc)
    .target(edge.host('example.com'), 'app', 3000, { testRoute: edge.host('test.example.com') })
    .desiredCount(2)
    .circuitBreaker({ rollback: true })
  if (strategy === 'linear') return stack('shop').add(site.linear({ stepPercent: 25, bakeTime: 5, hooks }))
  if (strategy === 'canary') return stack('shop').add(site.canary({ canaryPercent: 10, bakeTime: 5, hooks }))
  return stack('shop').add(site.blueGreen({ bakeTime: 5, hooks }))
}

/** The share of the requests for a host that each of the two target groups gets, the first one first. */
async function weights(simulator: Simulator, host: string): Promise<number[]> {
  const { LoadBalancers: [edge] = [] } = (await simulator.clients.elbv2.send(new DescribeLoadBalancersCommand({}))) as {
    LoadBalancers?: { LoadBalancerArn?: string }[]
  }
  const { Listeners: [listener] = [] } = (await simulator.clients.elbv2.send(
    new DescribeListenersCommand({ LoadBalancerArn: edge?.LoadBalancerArn }),
  )) as { Listeners?: { ListenerArn?: string }[] }
  const { Rules = [] } = (await simulator.clients.elbv2.send(
    new DescribeRulesCommand({ ListenerArn: listener?.ListenerArn }),
  )) as {
    Rules?: {
      Conditions?: object[]
      Actions?: { ForwardConfig?: { TargetGroups?: { TargetGroupArn: string; Weight: number }[] } }[]
    }[]
  }
  const rule = Rules.find(({ Conditions }) => JSON.stringify(Conditions).includes(`"${host}"`))
  const groups = rule?.Actions?.[0]?.ForwardConfig?.TargetGroups ?? []
  return groups.toSorted((a, b) => (a.TargetGroupArn < b.TargetGroupArn ? -1 : 1)).map(({ Weight }) => Weight)
}

/** Deploys version 1, then version 2. Gives how the second deploy ended, and what happened meanwhile. */
async function secondDeploy(
  simulator: Simulator,
  strategy: (typeof STRATEGIES)[number],
  { hooks = [], ...more }: DeployOptions & { readonly hooks?: readonly DeploymentHook[] } = {},
) {
  expect((await deploy(shop(1, strategy), simulator.options())).outcome).toBe('deployed')
  const events: DeployEvent[] = []
  const onEvent = (event: DeployEvent): void => {
    events.push(event)
    more.onEvent?.(event)
  }
  const verdict = await verdictOf(deploy(shop(2, strategy, hooks), { ...simulator.options(), ...more, onEvent }))
  return { verdict, phases: [...new Set(events.flatMap(event => (event.type === 'rollout' ? event.phase : [])))] }
}

describe.each(STRATEGIES)('a service with the strategy %s', strategy => {
  it('moves all traffic to the new version and bakes, back to the first target group, there again, and is removed whole', async () => {
    const simulator = createSimulator()
    const { verdict, phases } = await secondDeploy(simulator, strategy)
    expect(verdict.outcome).toBe('deployed')
    expect(phases).toEqual(['rollout', 'bake'])
    const after = await plan(shop(2, strategy), simulator.options())
    expect(after.isEmpty).toBe(true)
    expect(String(after)).toContain('i ignored service web: loadBalancers.targetGroupArn is')
    expect(String(after)).toContain('i ignored listener rule')
    expect(String(after)).toMatch(/: traffic shifted by ECS\n/)

    expect((await deploy(shop(3, strategy), simulator.options())).outcome).toBe('deployed')
    const back = await plan(shop(3, strategy), simulator.options())
    expect([back.isEmpty, back.steps.flatMap(({ ignored = [] }) => ignored)]).toEqual([true, []])

    expect((await deploy(shop(4, strategy), simulator.options())).outcome).toBe('deployed')
    await destroy(shop(4, strategy), { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  })

  it('goes back when the new version does not start, and says why', async () => {
    const simulator = createSimulator()
    simulator.fail({ image: 'ghcr.io/acme/web:2' }, { how: 'cannot pull' })
    const { verdict } = await secondDeploy(simulator, strategy)
    expect(verdict).toMatchObject({ outcome: 'rolled-back', causes: ['image.missing'] })
    const before = await plan(shop(1, strategy), simulator.options())
    expect(before.isEmpty).toBe(true)
  })
})

describe('a lifecycle hook', () => {
  it('that is a function and fails: the deployment is rolled back, and says at which stage', async () => {
    const simulator = createSimulator()
    simulator.hook({ functionArn: FUNCTION }, { how: 'fails' })
    const hooks: DeploymentHook[] = [{ function: FUNCTION, stages: ['POST_TEST_TRAFFIC_SHIFT'] }]
    const { verdict } = await secondDeploy(simulator, 'blueGreen', { hooks })
    expect(verdict).toMatchObject({ outcome: 'rolled-back', causes: ['rollout.hook'] })
    expect(verdict.message).toContain(`The lifecycle hook ${FUNCTION} failed at POST_TEST_TRAFFIC_SHIFT`)
  })

  it('that pauses: only tests reach the new version, until it is approved', async () => {
    const simulator = createSimulator()
    let seen: Promise<number[][]> | undefined
    const { verdict, phases } = await secondDeploy(simulator, 'blueGreen', {
      hooks: [PAUSE],
      onEvent(event) {
        if (event.type !== 'waiting-for-approval') return
        seen = Promise.all(['example.com', 'test.example.com'].map(host => weights(simulator, host)))
        void seen.then(() => approve(event, simulator.options()))
      },
    })
    expect(verdict.outcome).toBe('deployed')
    expect(phases).toEqual(['rollout', 'approval', 'bake'])
    const [production = [], test = []] = (await seen) ?? []
    expect(production.toSorted()).toEqual([0, 100])
    expect(test).toEqual(production.toReversed())
  })

  it.each([
    ['is rejected', 'The deployment was rejected where it paused at POST_TEST_TRAFFIC_SHIFT'],
    ['is forgotten', 'Nobody approved the deployment in time at POST_TEST_TRAFFIC_SHIFT'],
  ])('that pauses and %s: the deployment is rolled back', async (what, cause) => {
    const simulator = createSimulator()
    const { verdict } = await secondDeploy(simulator, 'blueGreen', {
      hooks: [PAUSE],
      timeoutSeconds: 7200,
      onEvent(event) {
        if (event.type === 'waiting-for-approval' && what === 'is rejected') void reject(event, simulator.options())
      },
    })
    expect(verdict).toMatchObject({ outcome: 'rolled-back', causes: ['rollout.hook'] })
    expect(verdict.message).toContain(cause)
  })
})

it('traffic goes back to the tasks that were rolled, where the first deployment that shifts it is lost at its end', async () => {
  const simulator = createSimulator()
  const vpc = network.default()
  const edge = loadBalancer('edge').network(vpc).http()
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const app = web.container('app', c => c.image('ghcr.io/acme/web:1').port(3000))
  const site = service('web').cluster(cluster('prod')).taskDefinition(app).network(vpc)
  const rolled = site.target(edge.host('example.com'), 'app', 3000).desiredCount(2)
  await deploy(stack('shop').add(rolled), simulator.options())
  simulator.hook({ functionArn: FUNCTION }, { how: 'fails' })
  const hooks: DeploymentHook[] = [{ function: FUNCTION, stages: ['POST_PRODUCTION_TRAFFIC_SHIFT'] }]
  const shifted = stack('shop').add(rolled.blueGreen({ bakeTime: 1, hooks }))
  expect(await verdictOf(deploy(shifted, simulator.options()))).toMatchObject({ outcome: 'rolled-back' })
  const answering = new Map(simulator.ruleTargets.map(({ rule, healthy }) => [rule, healthy]))
  expect([...answering.values()]).toEqual([2])
})
