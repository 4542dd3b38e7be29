import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startVitest } from 'vitest/node'
import { Bundler, entryOf, type Played } from './bundle.ts'

/** How many are in one run: what is loaded stays in memory until it ends. */
const AT_ONCE = 40

/** Plays tests. Gives what failed of each, in their order; nothing where no test ran. */
export async function play(all: readonly Played[]): Promise<(readonly string[] | undefined)[]> {
  const failures: (readonly string[] | undefined)[] = []
  const bundler = new Bundler()
  try {
    for (let from = 0; from < all.length; from += AT_ONCE) {
      failures.push(...(await playTogether(all.slice(from, from + AT_ONCE), bundler)))
    }
  } finally {
    await bundler.close()
  }
  return failures
}

async function playTogether(all: readonly Played[], bundler: Bundler): Promise<(readonly string[] | undefined)[]> {
  const root = mkdtempSync(join(tmpdir(), 'fluent-ecs-mutations-'))
  try {
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    for (const [at, each] of all.entries()) {
      await bundler.bundle(each, join(root, `${at}.bundle.mjs`))
      writeFileSync(join(root, `${at}.test.mjs`), entryOf(at, each.named))
    }
    const vitest = await startVitest('test', [], {
      root,
      config: false,
      watch: false,
      include: ['*.test.mjs'],
      isolate: false,
      maxWorkers: '100%',
      testTimeout: 300_000,
      hookTimeout: 300_000,
      server: { deps: { external: [/\.bundle\.mjs$/] } },
      reporters: [{}],
      silent: true,
    })
    const modules = new Map(vitest.state.getTestModules().map(module => [module.relativeModuleId, module]))
    const results = all.map((_, at) => {
      const module = modules.get(`${at}.test.mjs`)
      const tests = [...(module?.children.allTests() ?? [])].map(test => ({ test, state: test.result().state }))
      if (!tests.some(({ state }) => state === 'passed' || state === 'failed')) return undefined
      return tests.flatMap(({ test, state }) => (state === 'failed' ? [test.fullName] : []))
    })
    await vitest.close()
    return results
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 9, retryDelay: 300 })
  }
}
