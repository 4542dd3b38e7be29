import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findings } from './findings.ts'
import { textOf } from './source-files.ts'

const numbered = (letter: string, most: number): string[] =>
  Array.from({ length: most }, (_, at) => `${letter}${at + 1}`)

it('every fault that was found in 0.1.0 has a test that is there', () => {
  const named = findings.flatMap(({ names }) => names)
  const all = [
    ...numbered('F', 8),
    ...numbered('P', 8),
    ...numbered('A', 11),
    ...numbered('D', 9),
    ...numbered('T', 9),
    ...numbered('S', 10),
    ...numbered('B', 9),
  ]
  const hostile = numbered('H', 11).filter(name => name !== 'H10')
  expect([...new Set(named)].sort()).toEqual([...all, ...hostile].sort())
  expect(findings.filter(({ file, test }) => !existsSync(file) || !textOf(file).includes(test))).toEqual([])
})
