import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { KINDS } from '../wire/kinds.ts'

const page = readFileSync('docs/hazards.md', 'utf8')
const rows = [...page.matchAll(/^\| ([\d–, ]+) \| .* \|$/gm)].map(([row, numbers = '']) => ({ row, numbers }))

/** The numbers of `1, 3–5`. */
const numbersIn = (text: string): number[] =>
  text.split(', ').flatMap(part => {
    const [from = 0, to = from] = part.split('–').map(Number)
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })

it('docs/hazards.md has a row for each kind of answer that is not of AWS', () => {
  expect(KINDS.length).toBeGreaterThanOrEqual(30)
  expect(KINDS.filter(({ name }) => !page.includes(`\n| ${name} | `))).toEqual([])
})

it('every hazard that is known is handled or has a reason, once', () => {
  const all = rows.flatMap(({ numbers }) => numbersIn(numbers)).sort((a, b) => a - b)
  expect(all).toEqual(Array.from({ length: 349 }, (_, at) => at + 1))
})

it('every test that a hazard names is there', () => {
  const named = rows.flatMap(({ row }) => [...row.matchAll(/`(test\/[^`]+)`/g)].map(([, path = '']) => path))
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(path => !existsSync(path))).toEqual([])
})
