import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { KINDS } from '../wire/kinds.ts'

it('docs/hazards.md has a row for each kind of answer that is not of AWS', () => {
  const page = readFileSync('docs/hazards.md', 'utf8')
  expect(KINDS.length).toBeGreaterThanOrEqual(30)
  expect(KINDS.filter(({ name }) => !page.includes(`\n| ${name} | `))).toEqual([])
})
