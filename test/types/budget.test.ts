import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { inMemory, optionsOf } from '../in-memory.ts'
import { definition, HEAD, SOURCES, times, whole } from './large-program.ts'

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url))

// Counts repeat exactly: a limit is what was measured and 3 %
describe('with typescript', () => {
  const programWith = inMemory({ ...optionsOf(path('tsconfig.json')), noEmit: true })
  const instantiations = (text: string): number => {
    const file = path('budget-program.ts')
    const program = programWith(new Map([[file, text]]))
    const found = ts.getPreEmitDiagnostics(program, program.getSourceFile(file))
    expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
    return program.getInstantiationCount()
  }
  const each = (program: (n: number) => string): number =>
    (instantiations(HEAD + times(51, program)) - instantiations(HEAD + program(0))) / 50

  it('the first lines of a program take at most 32 instantiations', () => {
    expect(instantiations(HEAD) - instantiations(SOURCES)).toBeLessThanOrEqual(32)
  })

  it('a definition of two containers takes at most 357', () => {
    expect(each(definition)).toBeLessThanOrEqual(357)
  })

  // The design promises 400 for a service of two containers with ports and secrets.
  it('a definition and its service take at most 400', () => {
    const program = (n: number) =>
      `${definition(n)}const site${n} = service('web${n}').cluster(prod).taskDefinition(web${n}).network(vpc)\n`
    expect(each(program)).toBeLessThanOrEqual(400)
  })

  it('a definition, its service, target and stack take at most 555', () => {
    expect(each(whole)).toBeLessThanOrEqual(555)
  })
})
