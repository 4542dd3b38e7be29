import { expect, it } from 'vitest'
import { ANSWERS } from './answers.ts'
import { operations, ridesOut } from './nine-steps.ts'

it.each(ANSWERS)('%s, at the first call of every operation: all ends well', async (_, fault) => {
  const all = await operations()
  expect(all.length).toBeGreaterThan(60)
  expect(await ridesOut(all, fault)).toEqual([])
})
