import { expect, test } from 'vitest'
import { cluster, deploy, network, service, stack, taskDefinition } from '../../src/index.ts'
import { createSimulator, verdictOf } from '../../src/simulator/index.ts'

const version = (tag: string) =>
  stack('shop').add(
    service('web')
      .cluster(cluster('prod'))
      .taskDefinition(
        taskDefinition('web')
          .fargate()
          .cpu(0.25)
          .memory(0.5)
          .container('app', c => c.image(`public.ecr.aws/shop/web:${tag}`)),
      )
      .network(network.default())
      .circuitBreaker({ rollback: true }),
  )
const shop = version('1')

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

test('a broken image is rolled back, and nobody notices', async () => {
  const simulator = createSimulator()
  await deploy(shop, simulator.options())
  const before = simulator.availability.length
  simulator.fail({ image: 'public.ecr.aws/shop/web:2' }, { how: 'exits', exitCode: 1, log: ['no database'] })
  const { outcome, causes } = await verdictOf(deploy(version('2'), simulator.options()))
  expect(outcome).toBe('rolled-back')
  expect(causes).toContain('container.exited')
  expect(simulator.rollouts().map(({ status }) => status)).toEqual(['SUCCESSFUL', 'ROLLBACK_SUCCESSFUL'])
  expect(simulator.availability.slice(before).every(({ healthy }) => healthy >= 1)).toBe(true)
})

test('what is no failed deploy is thrown on', async () => {
  await expect(verdictOf(Promise.reject(new TypeError('a mistake')))).rejects.toThrow('a mistake')
})
