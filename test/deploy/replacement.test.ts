import { expect, it } from 'vitest'
import { deploy, plan } from '../../src/index.ts'
import { outages } from './availability.ts'
import { account, type Shop, shop } from './shop.ts'

// A task speaks one protocol: the old tasks are in one target group, the new ones in the other, and ECS alone says when
// it stops the old ones.
const SECONDS_TO_SWITCH = 2

it.each<[string, Shop, Shop, number]>([
  ['a changed port', {}, { port: 9090 }, 0],
  ['a changed port of two routes', { paths: ['/one', '/two'] }, { paths: ['/one', '/two'], port: 9090 }, 0],
  ['a changed port of two target groups', { drain: 60 }, { drain: 60, port: 9090 }, 0],
  ['a changed protocol', {}, { protocol: 'HTTPS' }, SECONDS_TO_SWITCH],
])('%s switches the rules when the new target group answers, not before', async (_what, from, to, most) => {
  const simulator = account()
  await deploy(shop(from), simulator.options())
  const before = simulator.availability.length
  const seconds = await outages(simulator, () => deploy(shop(to), simulator.options()))
  const moments = new Set(seconds.map(line => line.split(' ')[0])).size
  expect(moments).toBeLessThanOrEqual(most)
  const silent = simulator.availability.slice(before).filter(({ targets }) => targets.includes(0))
  if (most === 0) expect(silent).toEqual([])
  expect((await plan(shop(to), simulator.options())).isEmpty).toBe(true)
})
