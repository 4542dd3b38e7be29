import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import type { Options } from 'tsup'
import { pureModules } from './packaging/pure-modules.ts'
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

/** What is required, or loaded by verbs and the simulator alone: of the rest, comments tell bundlers what may be left out. */
const isWhole = (file: string): boolean => /\.cjs$|\/(verbs|simulator)\b/.test(file)

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
  esbuildPlugins: [pureModules],
  entry: { index: 'packaging/on-import.ts', simulator: 'src/simulator/index.ts' },
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
