import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** All of these; of those that follow, the ones that our calls meet. */
const HAZARDS = 130

const rows = readFileSync('docs/hazards.md', 'utf8')
  .split('\n')
  .flatMap(line => {
    const [, number, , does, test] = line.split('|').map(cell => cell.trim())
    return number && /^\d+$/.test(number) ? [{ number: Number(number), does, test }] : []
  })

it('docs/hazards.md has every hazard once, with what we do', () => {
  const numbers = rows.map(({ number }) => number)
  expect(numbers.slice(0, HAZARDS)).toEqual(Array.from({ length: HAZARDS }, (_, at) => at + 1))
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  expect(rows.filter(({ does }) => !does)).toEqual([])
})

it('docs/hazards.md names tests that are there', () => {
  const named = rows.flatMap(({ test = '' }) => /^`(.+)`$/.exec(test)?.[1]?.split('`, `') ?? [])
  expect(named.filter(file => !existsSync(file))).toEqual([])
  expect(rows.filter(({ test = '' }) => !/^(`.+`|none|not used)$/.test(test))).toEqual([])
})
