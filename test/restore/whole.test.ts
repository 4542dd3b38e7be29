import { expect, it } from 'vitest'
import { SHARE } from '../faults/cases.ts'
import { SCENARIOS } from '../faults/scenarios.ts'
import { playPairs } from './pairs.ts'
import { changeOf, playPositions } from './positions.ts'

const deploys = Object.keys(SCENARIOS).filter(name => SCENARIOS[name]?.verb === 'deploy')

it.each(deploys)('%s: a failure at every call leads back, and so does a crash', async name => {
  expect(await playPositions(changeOf(name), SHARE)).toEqual([])
})

it('random programs: a failure leads back, and so does a crash', () => playPairs(120 / SHARE, 1))
