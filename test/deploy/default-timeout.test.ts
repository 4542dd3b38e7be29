import { expect, it } from 'vitest'
import { cluster, deploy, loadBalancer, network, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'

const edge = loadBalancer('edge').network(network.default()).http()
const program = (tag: string) =>
  stack('shop').add(
    service('web')
      .cluster(cluster('shop'))
      .network(network.default())
      .taskDefinition(
        taskDefinition('web')
          .fargate()
          .cpu(0.25)
          .memory(0.5)
          .container('app', c => c.image(`ghcr.io/acme/shop:${tag}`).port(80)),
      )
      .target(edge.path('/*'), 'app', 80)
      .linear(),
  )

it('a traffic shift that takes longer than half an hour by its own steps has the time for it', async () => {
  const simulator = createSimulator()
  await deploy(program('1'), simulator.options())
  const began = simulator.clock.now()
  const { outcome } = await deploy(program('2'), simulator.options())
  expect(outcome).toBe('deployed')
  expect((simulator.clock.now() - began) / 60_000).toBeGreaterThan(54)
  const { outcome: refused } = await deploy(program('3'), { ...simulator.options(), timeoutSeconds: 1800 }).catch(
    error => error,
  )
  expect(refused).toBe('timed-out')
})
