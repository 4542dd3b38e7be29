import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { checkRates } from './check-rates.ts'
import { editor } from './editor.ts'
import { imports } from './imports.ts'
import { bench, root } from './process.ts'
import { scaleTable } from './scale-table.ts'
import { sharesTable } from './shares.ts'
import { peers, sizes, unpacked } from './sizes.ts'
import { synth } from './synth.ts'
import { typeChecks } from './type-checks.ts'

const PAGE = join(root, 'docs/benchmarks.md')

interface Part {
  readonly title: string
  readonly about: string
  run(tarball: string): string | Promise<string>
}

const PARTS: Readonly<Record<string, Part>> = {
  imports: {
    title: 'Import',
    about:
      'Medians of seven rounds by turns, a new process each, above an empty node; files and memory with a definition of one container, for CDK loads its parts when they are used. On a busy machine the clock says more than the import takes; processor time counts all threads.',
    run: imports,
  },
  sizes: {
    title: 'Install',
    about: 'Apparent size of `node_modules`, with all dependencies; of fluent-ecs, from its packed tarball.',
    run: sizes,
  },
  types: {
    title: 'Type check',
    about:
      'A task definition of two containers with a service: the imports alone, the first service, and what each further one of a hundred adds. Times are medians of three rounds by turns and grow on a busy machine; files and instantiations are exact. The types of fluent-ecs check what the others leave to a deploy, and that is what its instantiations are.',
    run: typeChecks,
  },
  editor: {
    title: 'Editor',
    about:
      'The language server of TypeScript 6.0 with a program of ten services, in a project that has the library alone; medians of three fresh servers by turns. The empty program shows what the server takes for itself on this machine.',
    run: editor,
  },
  checks: {
    title: 'Checks',
    about:
      'Checks of one definition of two containers, bundled as the package is, in processor time. The last two look at its shape alone.',
    run: checkRates,
  },
  synth: {
    title: 'From program to requests',
    about:
      'Processor time and peak memory of a process from its start to the checked model of a stack (fluent-ecs) or to a synthesised app (CDK, in the process, without its command line), imports included. Unchecked is CDK without its check of the templates, which it makes by default. Medians of three rounds by turns; of a thousand services, one.',
    run: synth,
  },
  scale: {
    title: 'Scale',
    about:
      'Virtual time on the simulator, 50 ms a call, the quotas that AWS publishes. The floor is the least that latency, quotas and the critical path allow, the last taken from a stack of one service: a ratio is below 1 where the last poll came at a better moment. Processor time and heap are those of the executor and the simulator together; the growth is that from the next smaller stack, for each service more.',
    run: scaleTable,
  },
  shares: {
    title: 'Whose processor time',
    about:
      'A profile of the process while it creates a stack on the simulator: milliseconds for each service, and the share, by whose code runs. Where the simulator grows with the stack, a deploy on AWS does not.',
    run: sharesTable,
  },
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter(name => !(name in PARTS))
  if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
  const tarball = unpacked()
  const written = new Map<string, string>(sectionsOf(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : ''))
  for (const [name, { title, about, run }] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue
    const section = `## ${title}\n\n${about}\n\n${await run(tarball)}`
    console.log(`${section}\n`)
    written.set(title, section)
    const sections = Object.values(PARTS).flatMap(part => written.get(part.title) ?? [])
    writeFileSync(PAGE, `${['# Benchmarks', machine(), ...sections].join('\n\n')}\n`)
  }
}

/** The sections of an earlier run, for the parts that this one leaves out. */
function sectionsOf(page: string): [string, string][] {
  return page
    .split(/^(?=## )/m)
    .slice(1)
    .map(text => [/^## (.+)/.exec(text)?.[1] ?? '', text.trim()])
}

function machine(): string {
  const [cpu] = cpus()
  return [
    'Written by `npm run bench`; its peers come with `npm ci --prefix bench`. A part alone: `npm run bench -- imports`.',
    'Where a promise of the design is measured, the line below the table says whether it was met.',
    `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, shared with others. ${versions()}.`,
  ].join('\n')
}

function versions(): string {
  const found = Object.keys(peers()).flatMap(name => {
    const file = join(bench, 'node_modules', name, 'package.json')
    return existsSync(file)
      ? [`${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`]
      : []
  })
  return found.length > 0 ? found.join(', ') : 'The peers are not installed'
}

await main(process.argv.slice(2))
