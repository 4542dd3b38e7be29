import { expect, it } from 'vitest'
import { deploy, plan } from '../../src/index.ts'
import { outages } from './availability.ts'
import { account, type Shop, shop } from './shop.ts'

// ECS stops the old tasks once the new ones are healthy, and the rule is switched once they are seen to be.
const SECONDS_TO_SWITCH = 2

it.each<[string, Shop, Shop]>([
  ['a changed port', {}, { port: 9090 }],
  ['a changed protocol', {}, { protocol: 'HTTPS' }],
])('%s switches the rules when the new target group answers, not before', async (_what, from, to) => {
  const simulator = account()
  await deploy(shop(from), simulator.options())
  const seconds = await outages(simulator, () => deploy(shop(to), simulator.options()))
  expect(new Set(seconds.map(line => line.split(' ')[0])).size).toBeLessThanOrEqual(SECONDS_TO_SWITCH)
  expect((await plan(shop(to), simulator.options())).isEmpty).toBe(true)
})
