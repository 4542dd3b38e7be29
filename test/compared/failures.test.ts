import { expect, test } from 'vitest'
import { FAILURES, type Failure, failureOf } from './failures.ts'

test('what the tools say of 25 failures is what the page says', async () => {
  expect(FAILURES).toHaveLength(25)
  const told: Failure[] = []
  for (const scenario of FAILURES) told.push(await failureOf(scenario))
  // Ids are of one run.
  const words = JSON.stringify(told, null, 2).replace(/\b[0-9a-f]{16,32}\b|\b\d{19}\b/g, '…')
  await expect(`${words}\n`).toMatchFileSnapshot('failures.json')
})
