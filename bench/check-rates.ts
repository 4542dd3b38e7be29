import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { output, promise, root } from './process.ts'

/** One and a half times as often as zod looks at the shape alone. */
const PROMISED_RATIO = 0.67

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
  const rateOf = (what: string): number =>
    Number(new RegExp(`${what}.*\\| ([\\d,]+) \\|`).exec(printed)?.[1]?.replaceAll(',', ''))
  const ratio = Number((rateOf('by zod') / rateOf('the full check')).toFixed(2))
  const promised = 'A full check of a definition of two containers takes'
  return [printed, promise(promised, ratio, PROMISED_RATIO, 'times what zod takes for the shape alone')].join('\n\n')
}
