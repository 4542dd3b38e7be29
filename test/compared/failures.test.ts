import { expect, test } from 'vitest'
import { FAILURES, type Failure, failureOf } from './failures.ts'

test('what the tools say of 25 failures is what the page says', async () => {
  expect(FAILURES).toHaveLength(25)
  const told: Failure[] = []
  for (const scenario of FAILURES) told.push(await failureOf(scenario))
  await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot('failures.json')
})
