import { TagResourceCommand } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { cluster, deploy, plan, stack } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'

it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'a tag by hand that is named %s goes once',
  async key => {
    const simulator = createSimulator()
    const shop = stack('shop').add(cluster('shop'))
    const { resources: outputs } = await deploy(shop, simulator.options())
    const resourceArn = `${outputs['cluster/shop']?.arn}`
    await simulator.clients.ecs.send(new TagResourceCommand({ resourceArn, tags: [{ key, value: 'x' }] }))
    const [step] = (await plan(shop, simulator.options())).steps
    expect(step?.changes).toEqual([{ path: `tags.${key}`, from: 'x', to: undefined }])
    expect((await deploy(shop, simulator.options())).outcome).toBe('deployed')
    expect((await deploy(shop, simulator.options())).outcome).toBe('unchanged')
  },
)

it.each(['constructor', 'toString'])('a tag of the program that is named %s stays', async key => {
  const simulator = createSimulator()
  await deploy(stack('shop').add(cluster('shop')), simulator.options())
  const shop = stack('shop').add(cluster('shop').tags({ [key]: 'x' }))
  expect((await deploy(shop, simulator.options())).outcome).toBe('deployed')
  expect((await deploy(shop, simulator.options())).outcome).toBe('unchanged')
})
