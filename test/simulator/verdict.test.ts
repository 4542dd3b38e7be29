import { expect, test } from 'vitest'
import { cluster, deploy, network, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator, verdictOf } from '../../src/simulator/index.ts'

const shop = stack('shop').add(
  service('web')
    .cluster(cluster('prod'))
    .taskDefinition(
      taskDefinition('web')
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image('public.ecr.aws/shop/web:1')),
    )
    .network(network.default())
    .circuitBreaker({ rollback: true }),
)

test('a verdict is the outcome of a deploy that returns', async () => {
  const options = createSimulator().options()
  expect(await verdictOf(deploy(shop, options))).toEqual({ outcome: 'deployed', causes: [], message: undefined })
  expect(await verdictOf(deploy(shop, options))).toMatchObject({ outcome: 'unchanged' })
})

test('a verdict is the outcome and the causes of a deploy that fails', async () => {
  const simulator = createSimulator()
  simulator.fail({ container: 'app' }, { how: 'cannot pull' })
  const { causes, message, outcome } = await verdictOf(deploy(shop, simulator.options()))
  expect(outcome).not.toBe('deployed')
  expect(causes).toContain('image.missing')
  expect(message).toContain('web')
})

test('what is no failed deploy is thrown on', async () => {
  await expect(verdictOf(Promise.reject(new TypeError('a mistake')))).rejects.toThrow('a mistake')
})
