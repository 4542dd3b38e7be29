import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { transform } from 'esbuild'
import { type FormatOptions, minify } from 'terser'
import type { Options } from 'tsup'
import { pureModules } from './packaging/pure-modules.ts'
import { serviceSchema, taskDefinitionSchema } from './src/validators/raw/json-schema.ts'

const BUNDLED = ['zod', '@humanwhocodes/momoa']

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

/** What only verbs and the simulator load, and what is required, comes whole: bundlers need no marks in it. */
const isWhole = (file: string): boolean => /\.cjs$|\/(verbs|simulator)\b/.test(file)

/**
 * Takes the blanks out of a file, which would be a hundredth of an install: names stay, as errors show them, and lines are
 * short, as Node prints the one that throws.
 */
async function withoutBlanks(file: string): Promise<void> {
  const text = readFileSync(file, 'utf8')
  const { code } = isWhole(file)
    ? await transform(text, { minifyWhitespace: true, minifySyntax: true, lineLimit: 160, target: 'node20' })
    : await minify(text, { compress: false, mangle: false, format: MARKED })
  if (code !== undefined) writeFileSync(file, code)
}

/** esbuild would take the marks out with the blanks. */
const MARKED: FormatOptions = { comments: false, max_line_len: 160, preserve_annotations: true }

const library: Options = {
  ...common,
  esbuildPlugins: [pureModules],
  entry: { index: 'packaging/on-import.ts', simulator: 'src/simulator/index.ts' },
  format: ['esm', 'cjs'],
  dts: { entry: { index: 'src/index.ts', simulator: 'src/simulator/index.ts' } },
  clean: ['!cli'],
  onSuccess: async () => {
    for (const name of readdirSync('dist')) if (/\.c?js$/.test(name)) await withoutBlanks(`dist/${name}`)
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
