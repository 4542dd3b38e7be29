import { expect, it } from 'vitest'
import { cluster, deploy, network, plan, service, stack, taskDefinition } from '../../../../src/index.ts'
import { createSimulator } from '../../../../src/simulator/index.ts'

function program(region?: string) {
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
  const logged =
    region === undefined ? web.logs({}) : web.logs({ kmsKeyId: `arn:aws:kms:${region}:123456789012:key/1` })
  const site = service('web').cluster(cluster('prod')).network(network.default())
  return stack('shop').add(site.taskDefinition(logged.container('app', c => c.image('nginx:1').port(80))))
}

it('a log group gets a key of its own, and goes back to that of the service', async () => {
  const simulator = createSimulator()
  await deploy(program('us-east-1'), simulator.options())
  expect((await plan(program('us-east-1'), simulator.options())).isEmpty).toBe(true)
  expect((await plan(program(), simulator.options())).toString()).toContain(
    'kmsKeyId: arn:aws:kms:us-east-1:123456789012:key/1 -> a key of the service',
  )
  await deploy(program(), simulator.options())
  expect((await plan(program(), simulator.options())).isEmpty).toBe(true)
})

it('a key that the service may not use is not taken for a right of the caller', async () => {
  await expect(deploy(program('eu-west-1'), createSimulator().options())).rejects.toMatchObject({
    diagnosis: [{ code: 'kms.denied', fix: expect.stringContaining('log-group:/ecs/shop/web') }],
  })
})
