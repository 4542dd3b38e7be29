import type { Service } from '@aws-sdk/client-ecs'
import { DescribeServicesCommand } from '@aws-sdk/client-ecs'
import { DescribeTargetGroupsCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { outages } from './availability.ts'

type Target = 'outer' | 'inner' | 'slow' | 'secure'

const vpc = network.default()
const outer = loadBalancer('outer').network(vpc).http()
const inner = loadBalancer('inner').network(vpc).internal().http()

/** A service with several target groups on the one port of its container. */
function program(targets: readonly Target[], port = 8080): Stack {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(port))
  let site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
  for (const target of targets) {
    if (target === 'outer') site = site.target(outer, 'app', port)
    if (target === 'inner') site = site.target(inner, 'app', port)
    if (target === 'slow') site = site.target(outer.path('/slow'), 'app', port, { deregistrationDelay: 100 })
    if (target === 'secure') site = site.target(outer.path('/secure'), 'app', port, { protocol: 'HTTPS' })
  }
  return stack('shop').add(outer).add(inner).add(site.desiredCount(2))
}

/** The target groups that the service has, by name without its hash. */
async function registered(simulator: Simulator): Promise<string[]> {
  const { services: [found] = [] } = (await simulator.clients.ecs.send(
    new DescribeServicesCommand({ cluster: 'prod', services: ['web'] }) as never,
  )) as { services?: Service[] }
  return (found?.loadBalancers ?? [])
    .map(({ targetGroupArn = '', containerPort }) => `${targetGroupArn.split('/')[1]?.slice(0, -9)} ${containerPort}`)
    .sort()
}

async function groupCount({ clients }: Simulator): Promise<number | undefined> {
  const answer = await clients.elbv2.send(new DescribeTargetGroupsCommand({}) as never)
  return (answer as { TargetGroups?: unknown[] }).TargetGroups?.length
}

it.each<[readonly Target[], readonly Target[]]>([
  [['outer'], ['outer', 'inner']],
  [
    ['outer', 'inner'],
    ['outer', 'inner'],
  ],
  [['outer', 'inner'], ['outer']],
  [['outer', 'inner'], ['inner']],
  [['outer'], ['inner']],
  [
    ['outer', 'slow'],
    ['slow', 'outer'],
  ],
  [['outer', 'slow'], ['slow']],
  [['outer', 'secure'], ['secure']],
  [
    ['outer', 'slow', 'secure', 'inner'],
    ['inner', 'outer', 'secure', 'slow'],
  ],
])('goes from %j to %j, and then has nothing to do', async (from, to) => {
  const simulator = createSimulator()
  await deploy(program(from), simulator.options())
  expect((await plan(program(from), simulator.options())).isEmpty).toBe(true)
  await deploy(program(to), { ...simulator.options(), prune: true })
  expect(await registered(simulator)).toHaveLength(to.length)
  expect(await groupCount(simulator)).toBe(to.length)
  expect((await plan(program(to), { ...simulator.options(), verify: true })).isEmpty).toBe(true)
  await destroy(program(to), simulator.options())
  expect(await groupCount(simulator)).toBe(0)
})

it('keeps the target groups of load balancers whose order in the program changes', async () => {
  const simulator = createSimulator()
  await deploy(program(['outer', 'inner']), simulator.options())
  expect(await registered(simulator)).toEqual(['shop-web-app-8080-inner 8080', 'shop-web-app-8080-outer 8080'])
  expect((await plan(program(['inner', 'outer']), simulator.options())).isEmpty).toBe(true)
})

it('answers on both all the time while the port changes', async () => {
  const simulator = createSimulator()
  await deploy(program(['outer', 'inner']), simulator.options())
  const before = simulator.availability.length
  expect(await outages(simulator, () => deploy(program(['outer', 'inner'], 9090), simulator.options()))).toEqual([])
  expect(simulator.availability.slice(before).filter(({ targets }) => targets.includes(0))).toEqual([])
  expect(await registered(simulator)).toEqual(['shop-web-app-9090-inner 9090', 'shop-web-app-9090-outer 9090'])
})
