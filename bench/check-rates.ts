import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { output, promise, root } from './process.ts'

const PROMISED_MICROSECONDS = 10
const CAUSE = 'on a machine shared with others the rate was anything from 94,000 to 113,000 a second'

// What is bundled for ESM may still ask for built-in modules the old way.
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)"

/** How many checks a second one process makes, bundled as the package is. */
export function checkRates(): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'fluent-ecs-checks-')), 'checks.mjs')
  buildSync({
    ...{ entryPoints: [join(root, 'bench/checks.ts')], outfile, bundle: true, platform: 'node', format: 'esm' },
    banner: { js: REQUIRE },
  })
  const printed = output(process.execPath, [outfile], root) ?? ''
  const [, rate = '0'] = /the full check.*\| ([\d,]+) \|/.exec(printed) ?? []
  const microseconds = Number((1e6 / Number(rate.replaceAll(',', ''))).toFixed(1))
  const promised = 'A full check of a definition of two containers takes (100,000 a second)'
  return [printed, promise(promised, microseconds, PROMISED_MICROSECONDS, 'µs', CAUSE)].join('\n\n')
}
