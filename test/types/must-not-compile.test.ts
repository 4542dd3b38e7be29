import { describe, expect, it } from 'vitest'
import { catalogue, familyOf } from '../validators/catalogue.ts'
import { compiledBy, marks } from './compiled-by.ts'
import { diagnosticsIn, FASTEST } from './compiler.ts'
import { codesAtCompileTime, differences, longMessages } from './must-not-compile.ts'

describe(`with ${FASTEST}`, () => compiledBy(FASTEST))

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
