import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bench, median, output, promise, root, table } from './process.ts'
import { OURS, programOf, SUBJECTS } from './subjects.ts'

const COMPILERS = ['typescript', 'typescript60', 'typescript70']
const COUNT = 100
const ROUNDS = 3

/** Not all versions take the same of `@types` by themselves. */
export const COMPILER_OPTIONS = {
  ...{ noEmit: true, strict: true, skipLibCheck: true, types: [] },
  ...{ module: 'nodenext', target: 'es2022', lib: ['es2022'] },
}

const COLUMNS = [
  ...['library', 'TypeScript', 'errors', 'files', 'memory, MB', 'check, ms', 'total, ms'],
  ...['instantiations, imports', 'with one service', 'each further', 'check a service, ms'],
]
const IMPORTS = COLUMNS.indexOf('instantiations, imports')
/** On the first of the compilers. */
const PROMISED = { imports: 1_000, service: 400 }

/** What it costs a compiler to check programs of each library: the imports, and each service. */
export function typeChecks(): string {
  const rows = COMPILERS.flatMap((compiler): (string | number)[][] => {
    const version = output(process.execPath, [tsc(compiler), '--version'], bench)?.replace('Version ', '') ?? compiler
    const runs = new Map<string, [Check, Check][]>()
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, subject] of Object.entries(SUBJECTS)) {
        const run = [0, COUNT].map(count => checked(compiler, programOf(subject, count))) as [Check, Check]
        runs.set(name, [...(runs.get(name) ?? []), run])
      }
    }
    return Object.entries(SUBJECTS).map(([name, subject]) => {
      const one = checked(compiler, programOf(subject, 1))
      return [name, version, ...cost(one, runs.get(name) ?? [])]
    })
  })
  const ours = rows.find(([name]) => name === OURS) ?? []
  return [
    table([COLUMNS, ...rows]),
    promise('Importing fluent-ecs takes', Number(ours[IMPORTS]), PROMISED.imports, 'instantiations'),
    promise('A further service takes', Number(ours[IMPORTS + 2]), PROMISED.service, 'instantiations'),
  ].join('\n\n')
}

function cost(one: Check, runs: readonly (readonly [Check, Check])[]): (string | number)[] {
  const [[none, many] = [one, one]] = runs
  const errors = none.errors + one.errors + many.errors
  if (errors > 0) return [errors, ...Array<string>(8).fill('')]
  const [check, total] = [median(runs.map(([each]) => each.check)), median(runs.map(([each]) => each.total))]
  const slope = median(runs.map(([few, all]) => all.check - few.check)) / COUNT
  return [
    ...[0, none.files, none.megabytes, check, total, none.instantiations, one.instantiations],
    Math.round((many.instantiations - one.instantiations) / (COUNT - 1)),
    slope.toFixed(2),
  ]
}

type Check = ReturnType<typeof checked>

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
