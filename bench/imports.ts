import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bench, median, output, promise, table } from './process.ts'

const ROUNDS = 7
const EMPTY = '(empty node)'
const OURS = 'fluent-ecs'
const PROMISED_MILLISECONDS = 60

const SDK = ['ecs', 'ecr', 'elastic-load-balancing-v2', 'route-53', 'application-auto-scaling']

/** What is imported, by name. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  [EMPTY]: [],
  [OURS]: [OURS],
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
for (const name of JSON.parse(process.argv[1])) {
  const imported = await import(name)
  const library = imported.default ?? imported
  // CDK loads a class when it is first named
  for (const exported of ['FargateService', 'ApplicationLoadBalancedFargateService', 'ecs']) library[exported]
}
const wall = performance.now() - before
const { user, system } = process.cpuUsage()
console.log(JSON.stringify([wall, (user + system) / 1000, process.resourceUsage().maxRSS / 1024, files.size]))
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
  const column = (name: string, at: number) => Math.round(median((runs.get(name) ?? []).map(run => run[at] ?? 0)))
  const rows = [...runs].map(([name, all]) => {
    if (all.length === 0) return [name, 'not installed', '', '', '']
    const files = probe(SUBJECTS[name] ?? [], 'files')?.[3] ?? 0
    return [name, column(name, 0), column(name, 1) - column(EMPTY, 1), files, column(name, 2)]
  })
  return [
    table([['import', 'wall, ms', 'processor above empty node, ms', 'files', 'peak memory, MB'], ...rows]),
    promise(
      `\`import 'fluent-ecs'\` takes, above an empty node and by the processor,`,
      ...([column(OURS, 1) - column(EMPTY, 1), PROMISED_MILLISECONDS, 'ms'] as const),
    ),
  ].join('\n\n')
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
