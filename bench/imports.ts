import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bench, median, output, table } from './process.ts'

const ROUNDS = 5

const SDK = ['ecs', 'ecr', 'elastic-load-balancing-v2', 'route-53', 'application-auto-scaling']

/** What is imported, by name. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  '(empty node)': [],
  'fluent-ecs': ['fluent-ecs'],
  'aws-cdk-lib/aws-ecs': ['aws-cdk-lib/aws-ecs'],
  'aws-cdk-lib/aws-ecs-patterns': ['aws-cdk-lib/aws-ecs-patterns'],
  '@pulumi/awsx': ['@pulumi/awsx'],
  'five SDK clients': SDK.map(name => `@aws-sdk/client-${name}`),
}

// Debugger.scriptParsed counts what Node reads from disk, in either module system.
const PROBE = `
const { Session } = await import('node:inspector')
const files = new Set()
if (process.argv[2] === 'files') {
  const session = new Session()
  session.connect()
  session.on('Debugger.scriptParsed', ({ params }) => /^file:|^\\//.test(params.url) && files.add(params.url))
  session.post('Debugger.enable')
  files.clear()
}
const before = performance.now()
for (const name of JSON.parse(process.argv[1])) await import(name)
console.log(JSON.stringify([performance.now() - before, process.resourceUsage().maxRSS / 1024, files.size]))
process.exit()
`

/** The cost of importing each library, each time in a new process, by turns. */
export function imports(): string {
  const runs = new Map<string, number[][]>(Object.keys(SUBJECTS).map(name => [name, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, modules] of Object.entries(SUBJECTS)) {
      const measured = probe(modules)
      if (measured) runs.get(name)?.push(measured)
    }
  }
  const rows = [...runs].map(([name, all]) => {
    if (all.length === 0) return [name, 'not installed', '', '']
    const files = probe(SUBJECTS[name] ?? [], 'files')?.[2] ?? 0
    const column = (at: number) => Math.round(median(all.map(run => run[at] ?? 0)))
    return [name, column(0), files, column(1)]
  })
  return table([['import', 'ms', 'files', 'peak memory, MB'], ...rows])
}

function probe(modules: readonly string[], mode = 'time'): number[] | undefined {
  if (modules.some(name => !existsSync(join(bench, 'node_modules', ...packageOf(name))))) return undefined
  const args = ['--no-warnings', '--input-type=module', '--eval', PROBE, '--', JSON.stringify(modules), mode]
  const printed = output(process.execPath, args, bench)
  return printed ? (JSON.parse(printed.split('\n').at(-1) ?? '[]') as number[]) : undefined
}

function packageOf(name: string): string[] {
  return name.split('/').slice(0, name.startsWith('@') ? 2 : 1)
}
