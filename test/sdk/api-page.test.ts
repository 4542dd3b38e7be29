import { expect, test } from 'vitest'
import { apiPage } from './api-page.ts'
import { edgeNames } from './edge-names.ts'

test('docs/api.md says what can be set', async () => {
  await expect(apiPage()).toMatchFileSnapshot('../../docs/api.md')
})

test('attributes and conditions are set, or left out for a reason', () => {
  const all = edgeNames()
  expect(all.filter(({ of }) => of === 'condition')).toHaveLength(6)
  expect(all.length).toBeGreaterThanOrEqual(73 + 6)
  expect(all.filter(({ by }) => by === '')).toEqual([])
})
