import { expect, test } from 'vitest'
import { fitsPattern } from '../../../src/simulator/cloud-watch-logs/filter-pattern.ts'

const LINES = ['ERROR no database', 'WARN slow database', 'INFO ready', 'INFO "quoted" words']

test.each([
  ['', LINES],
  ['ERROR', ['ERROR no database']],
  ['error', []],
  ['database WARN', ['WARN slow database']],
  ['?ERROR ?WARN', ['ERROR no database', 'WARN slow database']],
  ['"no database"', ['ERROR no database']],
  ['database -ERROR', ['WARN slow database']],
  ['-INFO', ['ERROR no database', 'WARN slow database']],
  ['INFO ?ERROR', ['INFO ready', 'INFO "quoted" words']],
  ['"\\"quoted\\""', ['INFO "quoted" words']],
])('the pattern %s', (pattern, found) => {
  expect(LINES.filter(fitsPattern(pattern))).toEqual(found)
})

test.each(['{ $.level = "error" }', '[time, level]', '%ERR.R%'])('%s is refused, and finds not nothing', pattern => {
  expect(() => fitsPattern(pattern)).toThrow('is not simulated')
})
