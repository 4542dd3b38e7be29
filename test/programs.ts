import * as library from 'fluent-ecs'
import ts from 'typescript'
import { errorsIn } from './compiled.ts'

/** The programs that have an error, each compiled on a line of its own. */
export async function refusedByCompiler(programs: readonly string[]): Promise<ReadonlySet<string>> {
  const head = `import { ${Object.keys(library).join(', ')} } from 'fluent-ecs'`
  const errors = await errorsIn(new Map([['programs.ts', [head, ...programs].join('\n')]]))
  const [stray] = errors.filter(({ line }) => line < 2)
  if (stray) throw new Error(stray.text)
  return new Set(errors.map(({ line }) => programs[line - 2] ?? ''))
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
