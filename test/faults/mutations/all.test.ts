import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { textOf } from '../../source-files.ts'
import { mutations } from './all.ts'

it('every row of the mutations finds its text once, and its test', () => {
  const lost = mutations.filter(
    ({ file, from, test }) => !existsSync(file) || textOf(file).split(from).length !== 2 || !existsSync(test),
  )
  expect(lost.map(({ what, file, from }) => `${what}: ${file} ${from}`)).toEqual([])
})
