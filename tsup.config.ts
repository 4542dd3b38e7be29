import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { transform } from 'esbuild'
import { minify } from 'terser'
import type { Options } from 'tsup'
import { pureModules } from './packaging/pure-modules.ts'
import { serviceSchema, taskDefinitionSchema } from './src/validators/raw/json-schema.ts'

const BUNDLED = ['zod', '@humanwhocodes/momoa']

/** Its own, or where it has no file of it, this package's: the same Apache-2.0. */
function licence(name: string): string {
  const own = `node_modules/${name}/LICENSE`
  const { license, author }: { license: string; author: string } = JSON.parse(
    readFileSync(`node_modules/${name}/package.json`, 'utf8'),
  )
  if (existsSync(own)) return `${name}\n\n${readFileSync(own, 'utf8')}`
  if (license !== 'Apache-2.0') throw new Error(`${name} comes without its licence, ${license}`)
  return `${name}, by ${author}\n\n${readFileSync('LICENSE', 'utf8')}`
}

const common: Options = {
  target: 'node20',
  tsconfig: 'tsconfig.json',
  splitting: true,
  // Bundled, only the part in use is loaded: half of the import time
  noExternal: BUNDLED.map(name => new RegExp(`^${name}(/|$)`)),
}

/** What only verbs, the simulator and the command load, and what is required, comes whole: bundlers need no marks in it. */
const isWhole = (file: string): boolean => /\.cjs$|\/(verbs|simulator|cli)\b/.test(file)

/**
 * Takes blanks and the names of variables out of the files of a folder, which would be a fiftieth of an install. Names of
 * functions and classes stay, as errors show them, and lines are short, as Node prints the one that throws.
 */
async function shrink(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const file = `${folder}/${name}`
    if (!/\.c?js$/.test(name)) continue
    const text = readFileSync(file, 'utf8')
    const plain = isWhole(file) ? (await transform(text, { minifySyntax: true, target: 'node20' })).code : text
    const { code } = await minify(plain, {
      module: !file.endsWith('.cjs'),
      compress: false,
      // Not what stands at the top of a module: most of it is functions.
      // Nor what builders are made of: a TypeError of theirs names what a program gave them.
      mangle: /\/(verbs|simulator|cli)\b/.test(file) && { keep_classnames: true, keep_fnames: true, module: false },
      format: { comments: false, max_line_len: 160, preserve_annotations: !isWhole(file) },
    })
    if (code !== undefined) writeFileSync(file, code)
  }
}

const TYPED = { index: 'src/index.ts', simulator: 'src/simulator/index.ts' }

const library: Options = {
  ...common,
  esbuildPlugins: [pureModules],
  entry: { ...TYPED, index: 'packaging/on-import.ts' },
  format: ['esm', 'cjs'],
  clean: ['!cli'],
  onSuccess: async () => {
    await shrink('dist')
    writeFileSync('dist/THIRD-PARTY-LICENSES.txt', BUNDLED.map(licence).join('\n'))
    for (const name of Object.keys(TYPED)) writeFileSync(`dist/${name}.d.ts`, `export * from './${name}.cjs'\n`)
    writeFileSync('dist/task-definition.schema.json', JSON.stringify(taskDefinitionSchema()))
    writeFileSync('dist/service.schema.json', JSON.stringify(serviceSchema()))
  },
}

// Once, for import and for require: editors read both, where they look for names to import, and a third of their time was that.
const declarations: Options = { ...common, entry: TYPED, format: ['cjs'], dts: { only: true } }

// In a folder of its own: what it loads lazily would else be parts of the library, in dozens of files.
const command: Options = {
  ...common,
  entry: { main: 'src/cli/main.ts' },
  format: ['esm'],
  outDir: 'dist/cli',
  clean: true,
  onSuccess: () => shrink('dist/cli'),
}

export default [library, declarations, command]
