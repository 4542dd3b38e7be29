import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bench, output, root, table } from './process.ts'
import { programOf, SUBJECTS, type Subject } from './subjects.ts'

const COMPILERS = ['typescript', 'typescript60', 'typescript70']
const COUNT = 100

/** Not all versions take the same of `@types` by themselves. */
export const COMPILER_OPTIONS = {
  ...{ noEmit: true, strict: true, skipLibCheck: true, types: [] },
  ...{ module: 'nodenext', target: 'es2022', lib: ['es2022'] },
}

const COLUMNS = [
  ...['library', 'TypeScript', 'errors', 'files', 'instantiations', 'memory, MB', 'check, ms', 'total, ms'],
  ...['instantiations a service', 'check a service, ms'],
]

/** What it costs a compiler to check programs of each library: the imports, and each service. */
export function typeChecks(): string {
  const rows = COMPILERS.flatMap(compiler => {
    const version = output(process.execPath, [tsc(compiler), '--version'], bench)?.replace('Version ', '') ?? compiler
    return Object.entries(SUBJECTS).map(([name, subject]) => [name, version, ...cost(compiler, subject)])
  })
  return table([COLUMNS, ...rows])
}

function cost(compiler: string, subject: Subject): (string | number)[] {
  const none = checked(compiler, programOf(subject, 0))
  const many = checked(compiler, programOf(subject, COUNT))
  if (none.errors + many.errors > 0) return [none.errors + many.errors, ...Array<string>(7).fill('')]
  return [
    ...[0, none.files, none.instantiations, none.megabytes, none.check, none.total],
    Math.round((many.instantiations - none.instantiations) / COUNT),
    ((many.check - none.check) / COUNT).toFixed(2),
  ]
}

function checked(compiler: string, program: string) {
  const folder = join(bench, '.programs')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'program.mts'), program)
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: ['program.mts'] }),
  )
  const command = `"${process.execPath}" "${tsc(compiler)}" --extendedDiagnostics -p "${folder}" || true`
  const printed = output('sh', ['-c', command], bench) ?? ''
  rmSync(folder, { recursive: true })
  const number = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(printed)?.[1] ?? Number.NaN)
  return {
    errors: printed.match(/error TS\d+/g)?.length ?? 0,
    files: number('Files'),
    instantiations: number('Instantiations'),
    megabytes: Math.round(number('Memory used') / 1000),
    check: Math.round(number('Check time') * 1000),
    total: Math.round(number('Total time') * 1000),
  }
}

const tsc = (compiler: string): string => join(root, 'node_modules', compiler, 'bin/tsc')
