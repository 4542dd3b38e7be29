import {
  DescribeTargetGroupsCommand,
  type DescribeTargetGroupsOutput,
  DescribeTargetHealthCommand,
  type DescribeTargetHealthOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, it } from 'vitest'
import {
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
import { createSimulator } from '../../src/simulator/index.ts'
import { outages } from './availability.ts'
import { account, type Shop, shop } from './shop.ts'

// A task speaks one protocol: the old tasks are in one target group, the new ones in the other, and ECS alone says when
// it stops the old ones.
const SECONDS_TO_SWITCH = 2

it.each<[string, Shop, Shop, number]>([
  ['a changed port', {}, { port: 9090 }, 0],
  ['a changed port of two routes', { paths: ['/one', '/two'] }, { paths: ['/one', '/two'], port: 9090 }, 0],
  ['a changed port of two target groups', { drain: 60 }, { drain: 60, port: 9090 }, 0],
  ['a changed protocol', {}, { protocol: 'HTTPS' }, SECONDS_TO_SWITCH],
])('%s switches the rules when the new target group answers, not before', async (_what, from, to, most) => {
  const simulator = account()
  await deploy(shop(from), simulator.options())
  const before = simulator.availability.length
  const seconds = await outages(simulator, () => deploy(shop(to), simulator.options()))
  const moments = new Set(seconds.map(line => line.split(' ')[0])).size
  expect(moments).toBeLessThanOrEqual(most)
  const silent = simulator.availability.slice(before).filter(({ targets }) => targets.includes(0))
  if (most === 0) expect(silent).toEqual([])
  expect((await plan(shop(to), simulator.options())).isEmpty).toBe(true)
})

const four = (port: number): Stack => {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(port))
  const plain = service('web').cluster(cluster('prod')).taskDefinition(web).network(network.default())
  const edge = loadBalancer('edge').network(network.default()).http()
  return stack('shop').add(
    plain.target(edge, 'app', port).desiredCount(4).rolling({ minimumHealthyPercent: 100, maximumPercent: 125 }),
  )
}

it('a changed port whose rollout is interrupted and begun again always has all targets', async () => {
  const simulator = createSimulator()
  await deploy(four(8080), simulator.options())
  const before = simulator.ruleTargets.length
  const healthyInNew = async (): Promise<number> => {
    const { TargetGroups = [] } = (await simulator.clients.elbv2.send(
      new DescribeTargetGroupsCommand({}),
    )) as DescribeTargetGroupsOutput
    const next = TargetGroups.find(({ Port }) => Port === 9090)
    if (!next) return 0
    const { TargetHealthDescriptions = [] } = (await simulator.clients.elbv2.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: next.TargetGroupArn }),
    )) as DescribeTargetHealthOutput
    return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy').length
  }
  const run = new AbortController()
  const stopped = deploy(four(9090), { ...simulator.options(), signal: run.signal }).catch(String)
  while ((await healthyInNew()) === 0) await simulator.clock.sleep(1000)
  expect(await healthyInNew()).toBe(1)
  run.abort()
  expect(await stopped).toMatch(/interrupted/i)

  await deploy(four(9090), simulator.options())
  const healthy = simulator.ruleTargets.slice(before).flatMap(({ healthy }) => healthy ?? [])
  expect(Math.min(...healthy)).toBeGreaterThanOrEqual(4)
  expect((await plan(four(9090), simulator.options())).isEmpty).toBe(true)
})
