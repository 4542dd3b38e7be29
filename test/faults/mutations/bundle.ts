import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type BuildContext, context, type Plugin } from 'esbuild'
import { mutations } from './all.ts'
import type { Mutation } from './mutation.ts'

/** The files that mutations change: the others esbuild reads itself. */
const MUTATED = new RegExp(
  `^(${[...new Set(mutations.map(({ file }) => resolve(file)))].join('|').replaceAll('.', '\\.')})$`,
)

/** A test file, the tests of it that are wanted, and what is taken out meanwhile. */
export interface Played {
  readonly test: string
  /** Words of the names of the tests that are wanted. */
  readonly named: string
  readonly mutation?: Mutation
}

/**
 * Makes one file of a test and everything of ours that it imports, so that hundreds of them load in the time of one.
 * What was parsed once is not parsed again.
 */
export class Bundler {
  readonly #contexts = new Map<string, BuildContext>()
  #mutation: Mutation | undefined
  #isTakenOut = false

  async bundle({ test, mutation }: Played, outfile: string): Promise<void> {
    this.#mutation = mutation
    this.#isTakenOut = false
    const context = this.#contexts.get(test) ?? (await this.#open(test))
    this.#contexts.set(test, context)
    const { outputFiles } = await context.rebuild()
    if (mutation && !this.#isTakenOut) throw new Error(`${mutation.what}: ${test} does not load ${mutation.file}`)
    for (const { contents } of outputFiles ?? []) await writeFile(outfile, contents)
  }

  async close(): Promise<void> {
    for (const context of this.#contexts.values()) await context.dispose()
  }

  #open(test: string): Promise<BuildContext> {
    return context({
      stdin: { contents: entry(test), resolveDir: resolve('.'), loader: 'ts' },
      write: false,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      alias: { 'fluent-ecs': resolve('src/index.ts'), 'fluent-ecs/simulator': resolve('src/simulator/index.ts') },
      plugins: [this.#without],
      // Tests are nothing but side effects.
      ignoreAnnotations: true,
      logLevel: 'error',
    })
  }

  /** Reads our files, the one of the mutation without what it takes out. */
  readonly #without: Plugin = {
    name: 'without',
    setup: ({ onLoad }) => {
      onLoad({ filter: MUTATED }, ({ path }) => {
        const taken = this.#mutation
        if (!taken || path !== resolve(taken.file)) return { contents: textOf(path), loader: 'ts' }
        this.#isTakenOut = true
        return { contents: mutate(taken), loader: 'ts' }
      })
    },
  }
}

/** What a file does before its tests: those that are not wanted are skipped, and all after the first that fails. */
export const entryOf = (at: number, named: string): string => `
import { beforeEach, expect } from 'vitest'

let noticed = false
beforeEach(({ skip, onTestFailed }) => {
  if (noticed || !expect.getState().currentTestName.includes(${JSON.stringify(named)})) skip()
  onTestFailed(() => {
    noticed = true
  })
})
await import('./${at}.bundle.mjs')
`

const entry = (test: string): string => `import './test/no-sources.ts'\nimport ${JSON.stringify(`./${test}`)}\n`

function mutate({ what, file, from, to }: Mutation): string {
  const text = textOf(resolve(file))
  if (text.split(from).length !== 2) throw new Error(`${what}: ${file} does not have exactly once: ${from}`)
  return text.replace(from, () => to)
}

const texts = new Map<string, string>()

function textOf(path: string): string {
  const text = texts.get(path) ?? readFileSync(path, 'utf8')
  texts.set(path, text)
  return text
}
