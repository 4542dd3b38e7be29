import { expect, it } from 'vitest'
import { physicalName } from '../../src/deploy/ownership.ts'
import { cluster, deploy, network, plan, type Stack, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'

const web = (name: string) =>
  service(name)
    .cluster(cluster(`${name}-cluster`))
    .network(network.default())
    .desiredCount(0)
    .taskDefinition(
      taskDefinition(name)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image('nginx:1.29').port(80)),
    )

const works = async (...stacks: readonly Stack[]): Promise<void> => {
  const simulator = createSimulator()
  for (const each of stacks) await deploy(each, simulator.options())
  for (const each of stacks) expect((await plan(each, simulator.options())).isEmpty).toBe(true)
}

it('two stacks whose names and ids read the same when joined have nothing in common', () =>
  works(stack('shop').add(web('api-worker')), stack('shop-api').add(web('worker'))))

it('two services of one stack whose names differ only in what AWS does not take or tell apart have nothing in common', () =>
  works(stack('shop').add(web('web_api'), web('web-api'))))

it.each([
  [
    ['shop', 'api-worker'],
    ['shop-api', 'worker'],
  ],
  [
    ['shop', 'web_api'],
    ['shop', 'web-api'],
  ],
  [
    ['shop', 'Web'],
    ['shop', 'web'],
  ],
  [
    ['shop', 'a'.repeat(80)],
    ['shop', 'a'.repeat(81)],
  ],
])('%j and %j have different names, also where case does not count', (one, other) => {
  expect(physicalName(one, 64).toLowerCase()).not.toBe(physicalName(other, 64).toLowerCase())
})

it('the usual name can be read', () => {
  expect(physicalName(['shop', 'web-execution', 'us-east-1'], 64)).toBe('shop-web-execution-us-east-1')
  expect(physicalName(['Edge-2'], 32)).toBe('Edge-2')
})
