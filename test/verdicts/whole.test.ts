import { expect, test } from 'vitest'
import { check } from './check.ts'

const BLOCK = 100
const blocks = [1, 101, ...Array.from({ length: 12 }, (_, index) => 1_001 + index * BLOCK)]

test.each(blocks)(`verdicts are true in ${BLOCK} interleavings from seed %i`, async from => {
  const { verdicts, untrue } = await check(from, BLOCK)
  console.log(`${BLOCK} interleavings from seed ${from}, ${untrue.length} untrue: ${JSON.stringify(verdicts)}`)
  expect(untrue).toEqual([])
})
