import { expect, it } from 'vitest'
import { changeOf, playPositions } from './positions.ts'

it.each(['a web ACL', 'no web ACL'])('%s: a failure at every call leads back, and so does a crash', async name => {
  expect(await playPositions(changeOf(name), 1)).toEqual([])
})
