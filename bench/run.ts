import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { imports } from './imports.ts'
import { bench, output, root, sizeOf, table } from './process.ts'
import { scale } from './scale.ts'
import { typeChecks } from './type-checks.ts'

const COUNTS = [1, 10, 100, 1_000]
const FIRST_ROUND = 10

async function main(): Promise<void> {
  const installed = install()
  const sections = [
    ['Import', 'Medians of five rounds by turns, a new process each.', imports()],
    ['Install', 'Apparent size of `node_modules`, with all dependencies.', sizes(installed)],
    ['Type check', 'A task definition of two containers with a service, none and a hundred times.', typeChecks()],
    [
      'Scale',
      'Virtual time on the simulator, 50 ms a call, the quotas that AWS publishes. The floor is the least that latency, quotas and the critical path allow. Processor time and heap are those of the executor and the simulator together.',
      await scales(),
    ],
  ] as const
  const text = [
    '# Benchmarks',
    machine(),
    ...sections.map(([title, about, rows]) => `## ${title}\n\n${about}\n\n${rows}`),
  ]
  writeFileSync(join(root, 'docs/benchmarks.md'), `${text.join('\n\n')}\n`)
  console.log(text.join('\n\n'))
}

function machine(): string {
  const [cpu] = cpus()
  return `Written by \`npm run bench\`; its peers come with \`npm ci --prefix bench\`. Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB. ${versions()}.`
}

function versions(): string {
  const { dependencies } = JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8')) as { dependencies: object }
  const found = Object.keys(dependencies).flatMap(name => {
    const file = join(bench, 'node_modules', name, 'package.json')
    return existsSync(file)
      ? [`${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`]
      : []
  })
  return found.length > 0 ? found.join(', ') : 'The peers are not installed'
}

/** Installs the packed package beside its peers, and by itself; gives the folder of the latter. */
function install(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-bench-'))
  const tarball = output('npm', ['pack', '--silent', '--pack-destination', folder], root)?.split('\n').at(-1)
  if (!tarball) throw new Error('npm pack made no tarball')
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  output('npm', ['install', '--no-audit', '--no-fund', join(folder, tarball)], folder)
  output('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, tarball)], bench)
  return folder
}

function sizes(installed: string): string {
  const megabytes = Math.round(sizeOf(join(installed, 'node_modules')) / 1e6)
  rmSync(installed, { recursive: true })
  const peers = {
    'aws-cdk-lib, constructs': ['aws-cdk-lib', 'constructs'],
    '@pulumi/awsx': ['@pulumi/awsx', '@pulumi/aws', '@pulumi/pulumi'],
  }
  const rows = Object.entries(peers).map(([name, packages]) => [name, sizeAlone(packages)])
  return table([['package', 'MB'], ['fluent-ecs', megabytes], ...rows])
}

function sizeAlone(packages: readonly string[]): number | string {
  const { dependencies } = JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>
  }
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-peer-'))
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const names = packages.map(name => `${name}@${dependencies[name]}`)
  output('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...names], folder)
  const modules = join(folder, 'node_modules')
  const size = existsSync(modules) ? Math.round(sizeOf(modules) / 1e6) : 'not installed'
  rmSync(folder, { recursive: true })
  return size
}

async function scales(): Promise<string> {
  // The first round loads and warms up what all others share.
  await scale([FIRST_ROUND])
  const rows = (await scale(COUNTS)).map(each => [
    each.work,
    each.services,
    each.calls,
    each.seconds.toFixed(1),
    each.work === 'plan' ? '' : each.floorSeconds.toFixed(1),
    each.work === 'plan' ? '' : (each.seconds / each.floorSeconds).toFixed(3),
    Math.round(each.cpuMilliseconds),
    Math.round(each.heapMegabytes),
  ])
  return table([['work', 'services', 'calls', 'seconds', 'floor', 'ratio', 'processor, ms', 'heap, MB'], ...rows])
}

await main()
