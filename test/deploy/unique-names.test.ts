import { describe, expect, it } from 'vitest'
import { deploy, isInvalidDefinitionError, isPlanError, namespace, network, plan, stack } from '../../src/index.ts'
import { MADE, MADE_KINDS, runs } from './kinds.ts'
import { account } from './shop.ts'

const ALIKE = [
  ['web_api', 'web-api'],
  ['Web', 'web'],
  ['web.', 'web'],
] as const

describe.each(MADE_KINDS)('two of one name: %s', kind => {
  it.each(ALIKE)('%s and %s in one stack are refused before the first call, or both are there', async (one, other) => {
    const simulator = account()
    const both = MADE[kind].called(MADE[kind].called(stack('shop'), one, 1), other, 2)
    const refused = await deploy(both, simulator.options()).then(
      () => false,
      error => {
        if (isInvalidDefinitionError(error)) return true
        throw error
      },
    )
    if (refused) expect(simulator.calls).toEqual([])
    else expect((await plan(both, simulator.options())).isEmpty).toBe(true)
  })

  it('in two stacks is refused before anything is changed, or nothing of it is shared', async () => {
    const simulator = account()
    const [one, other] = [stack('shop'), stack('shop-web')].map(all => MADE[kind].called(all, 'web', 1))
    if (!one || !other) throw new RangeError('There are two stacks')
    await deploy(one, simulator.options())
    const before = simulator.resources()
    const refused = await deploy(other, simulator.options()).then(
      () => false,
      error => {
        if (isPlanError(error)) return true
        throw error
      },
    )
    if (refused) expect(simulator.resources()).toEqual(before)
    else for (const each of [one, other]) expect((await plan(each, simulator.options())).isEmpty).toBe(true)
  })
})

it('a name of Cloud Map that two services of a stack ask for is theirs to settle', async () => {
  const names = namespace.privateDns('shop.local', { network: network.default() })
  const twice = stack('shop').add(runs('web').discoverable(names, { name: 'API' }), runs('api').discoverable(names))
  const simulator = account()
  await expect(deploy(twice, simulator.options())).rejects.toMatchObject({
    issues: [
      {
        code: 'STK-DUP-01',
        path: ['discovery-service', 'api.api'],
        message:
          'discovery service web.API and discovery service api.api would have one name in AWS: api in shop.local',
      },
    ],
  })
  expect(simulator.calls).toEqual([])
})
