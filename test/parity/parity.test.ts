import { beforeAll, describe, expect, test } from 'vitest'
import { refusedAtRunTime, refusedByCompiler } from '../programs.ts'
import { families } from './cases.ts'

const programs = families.flatMap(({ name, programs }) => programs.map(program => ({ name, program })))
let refused: ReadonlySet<string>

beforeAll(async () => {
  refused = await refusedByCompiler(programs.map(({ program }) => program))
})

describe.each(families)('$name', ({ programs, onlyAtRunTime = [] }) => {
  test('what the compiler refuses, the run time refuses', () => {
    expect(programs.filter(program => refused.has(program) && !refusedAtRunTime(program))).toEqual([])
  })

  test('what the run time refuses, the compiler refuses, save for what it cannot see', () => {
    const passed = programs.filter(program => !refused.has(program) && refusedAtRunTime(program))
    expect(passed.filter(program => !onlyAtRunTime.some(each => each.program.test(program)))).toEqual([])
    const stale = onlyAtRunTime.filter(each => !passed.some(program => each.program.test(program)))
    expect(stale).toEqual([])
  })

  test('has cases of both kinds', () => {
    expect(programs.some(program => refused.has(program))).toBe(true)
    expect(programs.some(program => !refused.has(program))).toBe(true)
  })
})

test('there are at least 500 cases', () => {
  expect(new Set(programs.map(({ program }) => program)).size).toBeGreaterThanOrEqual(500)
})
