import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkService, checkTaskDefinition, type Issue } from '../../src/index.ts'

interface Case {
  readonly input: object
  readonly _operation: string
  readonly _label?: { readonly partialInstance?: boolean }
  readonly _flags?: Readonly<Record<'placeholders' | 'guessedValuesAt' | 'addedFields', readonly string[] | undefined>>
}

const shared = new URL('../../../shared/', import.meta.url)
const isThere = existsSync(shared)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, shared), 'utf8'))
const filesIn = (folder: string): string[] =>
  isThere ? readdirSync(new URL(`${folder}/`, shared)).map(file => `${folder}/${file}`) : []

if (!isThere) console.info('The corpus beside the project is not there: its definitions are not checked')

const checked = (json: unknown, operation: string): readonly Issue[] =>
  (operation === 'ecs:CreateService' ? checkService(json) : checkTaskDefinition(json)).filter(
    ({ severity }) => severity === 'error',
  )

/** Values of these files that only moto takes. */
const MOTO = /^corpus\/services\/moto-/

describe.skipIf(!isThere)('what others have deployed', () => {
  it.each([...filesIn('corpus/valid'), ...filesIn('corpus/services'), ...filesIn('corpus/labelled-good')])(
    '%s has no error',
    file => {
      const { input, _operation: operation, _label: label, _flags: flags } = read(file) as Case
      // Rows of a linter's tests that are no whole requests
      if (label?.partialInstance) return
      const told = [flags?.placeholders, flags?.guessedValuesAt, flags?.addedFields].flatMap(each => each ?? [])
      const errors = checked(input, operation).filter(({ code, path }) => {
        if (MOTO.test(file) && code === 'SVC-PV-01') return false
        return !told.some(pointer => `/${path.join('/')}`.startsWith(pointer))
      })
      expect(errors).toEqual([])
    },
  )

  it.each(filesIn('recorded/task-definitions-transcribed'))('%s has no error', file => {
    expect(checked(read(file), 'ecs:RegisterTaskDefinition')).toEqual([])
  })
})
