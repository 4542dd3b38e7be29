import { expect, test } from 'vitest'
import {
  cluster,
  type DeployEvent,
  deploy,
  describeEvent,
  isDeployError,
  loadBalancer,
  network,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'

const program = (tag: string) => {
  const vpc = network.default()
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`shop/web:${tag}`).port(80))
  const edge = loadBalancer('edge').network(vpc).http()
  const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc).desiredCount(3)
  return stack('shop').add(site.target(edge, 'app', 80, { healthCheck: '/' }).circuitBreaker({ rollback: true }))
}

test('a rollout none of whose tasks runs yet does not show the targets of what ran before', async () => {
  const simulator = createSimulator()
  await deploy(program('1'), simulator.options())
  const events: DeployEvent[] = []
  await deploy(program('2'), { ...simulator.options(), onEvent: event => void events.push(event) })
  const told = events.flatMap(event => (event.type === 'rollout' ? [event] : []))
  expect(told[0] && describeEvent(told[0])).toMatch(
    /^rollout web: shop-web:2 0 of 3 running, \d pending, 0 of 3 failed \(/,
  )
  expect(told.filter(({ running, targets }) => running === 0 && targets !== undefined)).toEqual([])
  expect(told.at(-1)).toMatchObject({ running: 3, targetsHealthy: 3, targets: 3 })
})

test('the last progress of a rollout that was rolled back is that of its own revision', async () => {
  const simulator = createSimulator()
  await deploy(program('1'), simulator.options())
  simulator.fail({ image: 'shop/web:2' }, { how: 'exits', exitCode: 1 })
  const events: DeployEvent[] = []
  const options = { ...simulator.options(), earlyStop: false, onEvent: (event: DeployEvent) => void events.push(event) }
  const error: unknown = await deploy(program('2'), options).catch(caught => caught)
  expect(isDeployError(error, 'rolled-back')).toBe(true)
  const last = events.filter(event => event.type === 'rollout').at(-1)
  expect(last && describeEvent(last)).toMatch(
    /^rollout web: shop-web:2 0 of 3 running, 0 pending, [1-9] of 3 failed \(rollback successful\)$/,
  )
})
