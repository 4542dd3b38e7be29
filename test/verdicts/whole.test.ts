import { expect, test } from 'vitest'
import { check } from './check.ts'

const COUNT = 1_200

test(`verdicts are true in ${COUNT} interleavings`, async () => {
  const { verdicts, untrue } = await check(1_001, COUNT)
  console.log(`${COUNT} interleavings, ${untrue.length} untrue: ${JSON.stringify(verdicts)}`)
  expect(untrue).toEqual([])
})
