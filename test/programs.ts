import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as library from 'fluent-ecs'
import ts from 'typescript'
import { compile, diagnosticsIn } from './types/compiler.ts'

/** The programs that have an error, each compiled on a line of its own. */
export async function refusedByCompiler(programs: readonly string[]): Promise<ReadonlySet<string>> {
  const path = (from: string): string => fileURLToPath(new URL(from, import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-parity-'))
  try {
    const head = `import { ${Object.keys(library).join(', ')} } from '${path('../src/index.ts')}'`
    writeFileSync(join(folder, 'program.mts'), [head, ...programs].join('\n'))
    const settings = { extends: path('types/tsconfig.json'), include: [], files: ['program.mts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
    const errors = diagnosticsIn(await compile('typescript', folder))
    const [stray] = errors.filter(({ line }) => line < 2)
    if (stray) throw new Error(stray.text)
    return new Set(errors.map(({ line }) => programs[line - 2] ?? ''))
  } finally {
    rmSync(folder, { recursive: true })
  }
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
