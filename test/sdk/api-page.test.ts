import { expect, test } from 'vitest'
import { apiPage } from './api-page.ts'

test('docs/api.md says what can be set', async () => {
  await expect(apiPage()).toMatchFileSnapshot('../../docs/api.md')
})
