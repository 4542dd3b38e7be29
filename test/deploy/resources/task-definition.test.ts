import { describe, expect, it } from 'vitest'
import { deploy, destroy, plan, stack } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'
import { everyMethod } from '../../builders/every-method.ts'

describe.each(Object.entries(everyMethod()))('the task definition %s', (_name, definition) => {
  const shop = stack('shop').add(definition as never)

  it('is registered whole, and a plan after that is empty', async () => {
    const simulator = createSimulator()
    await deploy(shop, simulator.options())
    expect((await plan(shop, simulator.options())).steps.filter(({ action }) => action !== 'keep')).toEqual([])
    const registered = simulator.calls.find(({ operation }) => operation === 'RegisterTaskDefinition')
    expect(registered?.input).toMatchSnapshot()
    await destroy(shop, simulator.options())
  })
})
