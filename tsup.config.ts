import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import type { Options } from 'tsup'
import { serviceSchema, taskDefinitionSchema } from './src/validators/raw/json-schema.ts'

const BUNDLED = ['zod']

function licence(name: string): string {
  return `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8')}`
}

const common: Options = {
  target: 'node20',
  tsconfig: 'tsconfig.json',
  splitting: true,
  // Bundled, only the part in use is loaded: half of the import time
  noExternal: BUNDLED.map(name => new RegExp(`^${name}(/|$)`)),
}

/** Takes the names of sources out of a file, which nobody has beside it. */
function withoutSources(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/^\/\/ (?:src|node_modules)\/\S+\n/gm, ''))
}

/** What only verbs and the simulator load: what bundlers may leave out of a module is marked in comments. */
const isWhole = (file: string): boolean => file.endsWith('.cjs') || statSync(file).size > 500_000

/**
 * Takes the blanks out of a file, which would be a hundredth of an install: names stay, as errors show them, and lines are
 * short, as Node prints the one that throws.
 */
function withoutBlanks(file: string): void {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    minifyWhitespace: true,
    lineLimit: 160,
    target: 'node20',
  })
  writeFileSync(file, code)
}

const library: Options = {
  ...common,
  // Programs import `index` alone. The others make the bundler keep what they have apart in files that can be left out.
  entry: {
    index: 'src/index.ts',
    simulator: 'src/simulator/index.ts',
    definition: 'src/builders/task-definition.ts',
    instances: 'src/builders/capacity-provider.ts',
    schedule: 'src/builders/schedule.ts',
    'event-rule': 'src/builders/event-rule.ts',
    alarm: 'src/builders/alarm.ts',
    balancer: 'src/builders/network-load-balancer.ts',
    repository: 'src/builders/repository.ts',
    task: 'src/builders/task.ts',
    zone: 'src/builders/hosted-zone.ts',
    // What those have in common with others.
    fields: 'src/validators/fields.ts',
    ec2: 'src/validators/api/ec2.ts',
    expression: 'src/validators/schedule-expression.ts',
    describe: 'src/describe.ts',
    verbs: 'src/verbs.ts',
  },
  format: ['esm', 'cjs'],
  dts: { entry: { index: 'src/index.ts', simulator: 'src/simulator/index.ts' } },
  clean: ['!cli'],
  onSuccess: async () => {
    for (const name of readdirSync('dist'))
      if (/\.c?js$/.test(name)) (isWhole(`dist/${name}`) ? withoutBlanks : withoutSources)(`dist/${name}`)
    writeFileSync('dist/THIRD-PARTY-LICENSES.txt', BUNDLED.map(licence).join('\n'))
    writeFileSync('dist/task-definition.schema.json', JSON.stringify(taskDefinitionSchema()))
    writeFileSync('dist/service.schema.json', JSON.stringify(serviceSchema()))
  },
}

// In a folder of its own: what it loads lazily would else be parts of the library, in dozens of files.
const command: Options = {
  ...common,
  entry: { main: 'src/cli/main.ts' },
  format: ['esm'],
  outDir: 'dist/cli',
  clean: true,
  // Nobody imports it: what is read of it is what it prints. Names stay, as errors show them.
  minifyWhitespace: true,
}

export default [library, command]
