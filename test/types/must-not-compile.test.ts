import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogue, familyOf } from '../validators/catalogue.ts'
import { COMPILERS, compile, type Diagnostic, diagnosticsIn } from './compiler.ts'
import { LARGE } from './large-program.ts'
import { codesAtCompileTime, differences, longMessages, markedLines } from './must-not-compile.ts'

const marks = markedLines(new URL('cases/', import.meta.url))

/** Where one line and one that explains it are not enough: overloads, and unions of options that must go together. */
const LONG: Readonly<Record<string, readonly number[]>> = {
  'cases/branches.ts': [3, 3, 3, 3],
  'cases/fargate-size.ts': [3, 4],
  'cases/health-checks.ts': [6],
  'cases/logs.ts': [6, 3, 3, 4, 3],
  'cases/secrets.ts': [4, 3],
  'cases/services.ts': [4, 3, 4, 3, 4],
  'cases/volumes.ts': [3, 4, 3, 3],
}

describe.each(COMPILERS)('with %s', compiler => {
  let errors: readonly Diagnostic[]
  beforeAll(async () => {
    errors = diagnosticsIn(await withLarge(project => compile(compiler, project)))
  })
  const isCase = ({ file }: Diagnostic): boolean => file.startsWith('cases/')

  it('each marked line fails as its mark says, and no other line fails', () => {
    expect(differences(marks, errors.filter(isCase))).toEqual([])
    expect(marks.length).toBeGreaterThan(30)
    if (compiler === 'typescript') expect(longMessages(errors.filter(isCase))).toEqual(LONG)
  })

  it('chains of 200 calls, 10 containers with 10 ports each, and 100 services compile', () => {
    expect(errors.filter(error => !isCase(error))).toEqual([])
  })
})

/** Runs `work` with a project of the cases and a large program: what both import is checked once. */
async function withLarge<T>(work: (project: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-types-'))
  const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url))
  try {
    writeFileSync(join(folder, 'large.mts'), LARGE)
    const settings = { extends: path('tsconfig.json'), include: [path('cases')], files: ['large.mts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Rules about types that no case shows. */
const UNSEEN: Readonly<Record<string, string>> = {
  'TD-MEM-02': 'a builder has one launch type',
  'TD-EXE-03': 'builders make the execution role that secrets need',
  'CD-NAM-01': 'the letters of every name would cost every definition',
  'LOG-AWS-02': 'a prefix is the default, and needed on Fargate only',
  'VOL-ONE-01': 'each kind of volume has a method of its own',
}

describe('the rules at compile time', () => {
  const families = ['TD', 'CD', 'PM', 'SEC', 'LOG', 'HC', 'DEP', 'VOL', 'LNX']
  const rules = catalogue.filter(({ id, where }) => families.includes(familyOf(id)) && where.includes('T'))
  const shown = codesAtCompileTime(marks)

  it('each have a case, save those that cannot', () => {
    expect(rules.length).toBe(111)
    expect(rules.flatMap(({ id }) => (shown.has(id) ? [] : [id]))).toEqual(Object.keys(UNSEEN))
  })

  it('are named as in the catalogue', () => {
    const known = new Set(catalogue.map(({ id }) => id))
    expect([...shown].filter(code => !known.has(code))).toEqual([])
  })
})

describe('the comparison', () => {
  const mark = { file: 'cases/a.ts', line: 3, text: 'is taken' }

  it('accepts an error with the fragment on the marked line', () => {
    expect(differences([mark], [{ ...mark, text: 'TS2345: Port 80 is taken' }])).toEqual([])
  })

  it('refuses a marked line that compiles', () => {
    expect(differences([mark], [])).toEqual(['cases/a.ts:3 compiles, expected: is taken'])
  })

  it('refuses an error without the fragment', () => {
    expect(differences([mark], [{ ...mark, text: 'TS1005: expected ;' }])).toHaveLength(1)
  })

  it('refuses an error on another line', () => {
    expect(differences([], [{ ...mark, line: 4 }])).toEqual(['cases/a.ts:4 fails: is taken'])
  })

  it('counts the lines of messages that are long', () => {
    const errors = ['a\n  b', 'a\n  b\n    c'].map(text => ({ ...mark, text }))
    expect(longMessages(errors)).toEqual({ 'cases/a.ts': [3] })
  })

  it('reads an error with all its lines', () => {
    const output = 'cases/a.ts(3,7): error TS2322: Type A\n  Type B\ncases/b.ts(1,1): error TS1: C\n'
    expect(diagnosticsIn(output)).toEqual([
      { file: 'cases/a.ts', line: 3, text: 'TS2322: Type A\n  Type B' },
      { file: 'cases/b.ts', line: 1, text: 'TS1: C' },
    ])
  })
})
