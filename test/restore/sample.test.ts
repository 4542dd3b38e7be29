import { expect, it } from 'vitest'
import { playPairs } from './pairs.ts'
import { changeOf, playPositions } from './positions.ts'

it.each(['other doors', 'another schedule'])(
  '%s: a failure at some calls leads back, and so does a crash',
  async name => expect(await playPositions(changeOf(name), 9)).toEqual([]),
)

it('random programs, two of them: a failure leads back, and so does a crash', () => playPairs(2, 2))
