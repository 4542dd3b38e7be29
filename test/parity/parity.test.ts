import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as library from 'fluent-ecs'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { compile, diagnosticsIn } from '../types/compiler.ts'
import { families } from './cases.ts'

const programs = families.flatMap(({ name, programs }) => programs.map(program => ({ name, program })))
let refused: ReadonlySet<string>

beforeAll(async () => {
  refused = await refusedByCompiler(programs.map(({ program }) => program))
})

describe.each(families)('$name', ({ programs, onlyAtRunTime = [] }) => {
  const atRunTime = (program: string): boolean => refusedAtRunTime(program)

  test('what the compiler refuses, the run time refuses', () => {
    expect(programs.filter(program => refused.has(program) && !atRunTime(program))).toEqual([])
  })

  test('what the run time refuses, the compiler refuses, save for what it cannot see', () => {
    const passed = programs.filter(program => !refused.has(program) && atRunTime(program))
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

/** The programs that have an error, each compiled on a line of its own. */
async function refusedByCompiler(programs: readonly string[]): Promise<ReadonlySet<string>> {
  const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-parity-'))
  try {
    const head = `import { ${Object.keys(library).join(', ')} } from '${path('../../src/index.ts')}'`
    writeFileSync(join(folder, 'program.mts'), [head, ...programs].join('\n'))
    const settings = { extends: path('../types/tsconfig.json'), include: [], files: ['program.mts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
    const errors = diagnosticsIn(await compile('typescript', folder))
    expect(errors.filter(({ line }) => line < 2)).toEqual([])
    return new Set(errors.map(({ line }) => programs[line - 2] ?? ''))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whether the run time, which sees no types, refuses what the program makes. */
function refusedAtRunTime(program: string): boolean {
  const script = ts.transpile(`return ${program}`, { target: ts.ScriptTarget.ES2022 })
  const made: { issues(): readonly library.Issue[] } = new Function(...Object.keys(library), script)(
    ...Object.values(library),
  )
  return made.issues().some(({ severity }) => severity === 'error')
}
