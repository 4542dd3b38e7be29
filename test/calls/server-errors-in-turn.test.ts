import { expect, it } from 'vitest'
import { ANSWERS } from './answers.ts'
import { operations, ridesOut } from './nine-steps.ts'

it.each(ANSWERS)('%s, at each operation in turn: all ends well', async (_, fault) => {
  const failed: string[] = []
  for (const call of await operations()) {
    const unmet = await ridesOut([call], fault).catch((error: unknown) => [error])
    failed.push(...unmet.map(reason => `${call.service} ${call.operation}: ${String(reason)}`))
  }
  expect(failed).toEqual([])
})
