import { build, type Metafile } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { root } from '../source-files.ts'

/** The packages and source folders from which a bundle of this program has code. */
async function bundled(program: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents: program, resolveDir: root, loader: 'ts' },
    alias: { 'fluent-ecs': './src/index.ts' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    splitting: true,
    outdir: 'out',
    write: false,
    metafile: true,
    treeShaking: true,
  })
  const inputs = reached(metafile.outputs, 'out/stdin.js').flatMap(output =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  )
  return [...new Set(inputs.flatMap(path => /^(?:node_modules\/[^/]+|src\/[^/]+)/.exec(path)?.[0] ?? []))]
}

/** The chunks that the entry imports, at once or later; a bundler also leaves chunks that nothing imports any more. */
function reached(outputs: Metafile['outputs'], entry: string): Metafile['outputs'][string][] {
  const seen = new Set([entry])
  for (const path of seen) for (const { path: next } of outputs[path]?.imports ?? []) seen.add(next)
  return [...seen].flatMap(path => outputs[path] ?? [])
}

describe('a bundle', () => {
  test('of a program that only builds definitions has no SDK client in it, nor the executor', async () => {
    const parts = await bundled(`
      import { taskDefinition } from 'fluent-ecs'
      console.log(taskDefinition('web').fargate().cpu(0.5).memory(1).container('app', c => c.image('nginx')).build())`)
    expect(parts).toContain('src/builders')
    expect(parts.filter(part => /@aws-sdk|@smithy|src\/(deploy|simulator)/.test(part))).toEqual([])
  })

  test('of a program that only checks JSON has neither builders nor executor in it', async () => {
    const parts = await bundled(`
      import { checkTaskDefinition } from 'fluent-ecs'
      console.log(checkTaskDefinition({}))`)
    expect(parts).toContain('src/validators')
    expect(parts.filter(part => /@aws-sdk|@smithy|src\/(builders|deploy|simulator)/.test(part))).toEqual([])
  })

  test('of a program that deploys has the clients in it', async () => {
    const parts = await bundled(`
      import { deploy, stack } from 'fluent-ecs'
      await deploy(stack('empty'))`)
    expect(parts).toContain('node_modules/@aws-sdk')
  })
})
