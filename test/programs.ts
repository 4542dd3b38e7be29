import { fileURLToPath } from 'node:url'
import * as library from 'fluent-ecs'
import ts from 'typescript'
import { inMemory, optionsOf } from './in-memory.ts'

const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url))
const programWith = inMemory({ ...optionsOf(path('types/tsconfig.json')), noEmit: true })

/** The programs that have an error, each compiled on a line of its own. */
export function refusedByCompiler(programs: readonly string[]): ReadonlySet<string> {
  const file = path('programs-to-compile.ts')
  const head = `import { ${Object.keys(library).join(', ')} } from '${path('../src/index.ts')}'`
  const program = programWith(new Map([[file, [head, ...programs].join('\n')]]))
  const source = program.getSourceFile(file)
  const errors = ts.getPreEmitDiagnostics(program, source).map(({ start = 0, messageText }) => ({
    line: source?.getLineAndCharacterOfPosition(start).line ?? 0,
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }))
  const [stray] = errors.filter(({ line }) => line === 0)
  if (stray) throw new Error(stray.text)
  return new Set(errors.map(({ line }) => programs[line - 1] ?? ''))
}

/** What the run time, which sees no types, says of what the program makes. */
export function issuesAtRunTime(program: string): readonly library.Issue[] {
  const script = ts.transpile(`return ${program}`, { target: ts.ScriptTarget.ES2022 })
  const names = Object.keys(library)
  const made: { issues(): readonly library.Issue[] } = new Function(...names, script)(...Object.values(library))
  return made.issues()
}

export function refusedAtRunTime(program: string): boolean {
  return issuesAtRunTime(program).some(({ severity }) => severity === 'error')
}
