import {
  DescribeServicesCommand,
  type DescribeServicesCommandOutput,
  ListServiceDeploymentsCommand,
  type ListServiceDeploymentsCommandOutput,
  ListTaskDefinitionsCommand,
  type ListTaskDefinitionsCommandOutput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import {
  DescribeTargetGroupsCommand,
  type DescribeTargetGroupsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, it } from 'vitest'
import {
  alarm,
  cluster,
  deploy,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { failureOf } from '../deploy/worker.ts'

type Strategy = 'blueGreen' | 'linear' | 'canary'

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:check'
const STAGE = 'POST_PRODUCTION_TRAFFIC_SHIFT'
const ERRORS = { namespace: 'Shop', name: 'Errors' }
const edge = loadBalancer('edge').network(network.default()).http()

const COMMON = { bakeTime: 10, hooks: [{ function: FUNCTION, stages: [STAGE] }] } as const

/** A service whose requests move to new tasks, watched by a hook and an alarm. */
function site(strategy: Strategy, version: number): Stack {
  const made = watched(version)
  if (strategy === 'linear') return stack('shop').add(made.linear({ stepPercent: 50, stepBakeTime: 1, ...COMMON }))
  if (strategy === 'canary') return stack('shop').add(made.canary({ canaryPercent: 10, canaryBakeTime: 1, ...COMMON }))
  return stack('shop').add(made.blueGreen(COMMON))
}

function watched(version: number) {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`ghcr.io/acme/site:${version}`).port(80))
  return service('web')
    .cluster(cluster('prod'))
    .taskDefinition(web)
    .network(network.default())
    .target(edge, 'app', 80, { healthCheck: `/${version}` })
    .desiredCount(version)
    .alarms([alarm('errors').metric(ERRORS).greaterThan(1)])
}

async function stateOf({ clients: { ecs, elbv2 } }: Simulator) {
  const asked = new DescribeServicesCommand({ cluster: 'prod', services: ['web'] })
  const { services: [web] = [] } = (await ecs.send(asked)) as DescribeServicesCommandOutput
  const listing = new ListTaskDefinitionsCommand({ familyPrefix: 'shop-web' })
  const revisions = (await ecs.send(listing)) as ListTaskDefinitionsCommandOutput
  const groups = (await elbv2.send(new DescribeTargetGroupsCommand({}))) as DescribeTargetGroupsCommandOutput
  return {
    runs: [web?.taskDefinition, ...(web?.deployments ?? []).map(each => each.taskDefinition)],
    count: web?.desiredCount,
    revisions: revisions.taskDefinitionArns,
    checks: groups.TargetGroups?.map(each => each.HealthCheckPath),
  }
}

async function deploymentsOf({ clients: { ecs } }: Simulator) {
  const asked = new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'web' })
  const { serviceDeployments = [] } = (await ecs.send(asked)) as ListServiceDeploymentsCommandOutput
  return serviceDeployments.map(each => each.status)
}

type Trouble = (simulator: Simulator) => void
const TROUBLES: Readonly<Record<string, Trouble>> = {
  'no time left in the bake time': () => {},
  'an alarm in the bake time': simulator => simulator.clock.after(200_000, () => simulator.metric(ERRORS, 99)),
  'a hook that fails': simulator => void simulator.hook({ stage: STAGE }, { how: 'fails' }),
  'a hook that does not end': simulator => void simulator.hook({ stage: STAGE }, { how: 'in progress' }),
}

it('where ECS may not be told to stop, what ran before is deployed again', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(site('blueGreen', 1), options)
  const [before] = (await stateOf(simulator)).runs
  const denied = { how: 'rejected', code: 'AccessDeniedException', status: 403 } as const
  simulator.inject({ operation: 'StopServiceDeployment' }, denied)
  const work = deploy(site('blueGreen', 2), { ...options, onFailure: 'restore', timeoutSeconds: 300 })
  const { restored } = await failureOf(work)
  expect(restored?.trouble).toContain('was not steady in time')
  expect(await stateOf(simulator)).toMatchObject({ runs: [before, before, before] })
})

it('what others have deployed, and the deploy only waited for, is not stopped', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(site('blueGreen', 1), options)
  simulator.hook({ stage: STAGE }, { how: 'in progress' })
  await simulator.clients.ecs.send(
    new UpdateServiceCommand({ cluster: 'prod', service: 'web', forceNewDeployment: true }),
  )
  const tagged = stack('shop').add(watched(1).blueGreen(COMMON).tags({ team: 'web' }))
  const { restored } = await failureOf(deploy(tagged, { ...options, onFailure: 'restore', timeoutSeconds: 300 }))
  expect(restored?.applied.length).toBeGreaterThan(0)
  expect(simulator.calls.filter(({ operation }) => operation === 'StopServiceDeployment')).toEqual([])
  expect((await deploymentsOf(simulator))[0]).toBe('IN_PROGRESS')
})

it('where nothing was ever complete to go back to, all else goes back', async () => {
  const simulator = createSimulator()
  const options = { ...simulator.options(), timeoutSeconds: 300 }
  simulator.hook({ stage: STAGE }, { how: 'in progress' })
  await failureOf(deploy(site('blueGreen', 1), options))
  const before = await stateOf(simulator)
  const { restored } = await failureOf(deploy(site('blueGreen', 2), { ...options, onFailure: 'restore' }))
  expect(restored?.trouble).not.toContain('rollback candidate')
  expect(await stateOf(simulator)).toMatchObject({ count: before.count, checks: before.checks, runs: before.runs })
})

it.each<[Strategy, string]>([
  ['blueGreen', 'no time left in the bake time'],
  ['linear', 'no time left in the bake time'],
  ['canary', 'no time left in the bake time'],
  ['blueGreen', 'an alarm in the bake time'],
  ['linear', 'a hook that fails'],
  ['canary', 'a hook that does not end'],
])('%s, %s: all goes back at once, without another bake time', async (strategy, trouble) => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(site(strategy, 1), options)
  const before = await stateOf(simulator)
  TROUBLES[trouble]?.(simulator)
  const start = simulator.clock.now()
  const work = deploy(site(strategy, 2), { ...options, onFailure: 'restore', timeoutSeconds: 300 })
  const { restored, message } = await failureOf(work)
  expect(simulator.clock.now() - start).toBeLessThan(500_000)
  expect(restored?.trouble).toBeUndefined()
  expect(message).not.toContain('go on waiting')
  expect(await stateOf(simulator)).toEqual(before)
  for (const verify of [false, true])
    expect((await plan(site(strategy, 1), { ...options, prune: true, verify })).isEmpty).toBe(true)
})
