import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMPILERS, type Compiler, compile, diagnosticsIn } from './compiler.ts'

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url))
const HEAD = `
import { taskDefinition } from '${path('../../src/builders/task-definition.ts')}'
import type { Complete, Spec } from '${path('../../src/builders/spec.ts')}'
declare function deploy<T extends Spec>(definition: Complete<T>): void
`

async function check(compiler: Compiler, source: string): Promise<{ errors: string[]; instantiations: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-types-'))
  try {
    writeFileSync(join(folder, 'program.mts'), `${HEAD}${source}`)
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: path('tsconfig.json'), include: [], files: ['program.mts'] }),
    )
    const output = await compile(compiler, folder, '--extendedDiagnostics')
    const instantiations = Number(/^Instantiations:\s+(\d+)/m.exec(output)?.[1])
    return { errors: diagnosticsIn(output).map(({ text }) => text), instantiations }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join('')

const definitions = (count: number) =>
  times(
    count,
    n => `deploy(taskDefinition('web${n}').fargate().cpu(0.5).memory(2)
      .container('init', c => c.image('init:1').essential(false).command('migrate'))
      .container('app', c => c.image('app:1').port(${3000 + n}).environment({ NODE_ENV: 'production' })
        .secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db${n}-AbCdEf:password::')
        .healthCheck('curl -f http://localhost').dependsOn('init', 'SUCCESS')))
`,
  )

const container = (n: number) =>
  `.container('c${n}', c => c.image('c:1')${times(10, at => `.port(${3000 + 10 * n + at})`)}${n > 0 ? `.dependsOn('c${n - 1}', 'START')` : ''})`

describe.each(COMPILERS)('with %s', compiler => {
  it('a chain of 200 calls compiles', { timeout: 120_000 }, async () => {
    const variables = times(100, n => `.environment({ V${n}: '1' })`)
    const tags = times(100, n => `.tags({ t${n}: '1' })`)
    const source = `deploy(taskDefinition('web').fargate().cpu(0.5).memory(2)${tags}.container('app', c => c.image('a:1')${variables}))`
    expect((await check(compiler, source)).errors).toEqual([])
  })

  it('10 containers with 10 ports each compile', { timeout: 120_000 }, async () => {
    const source = `deploy(taskDefinition('web').fargate().cpu(4).memory(16)${times(10, container)})`
    expect((await check(compiler, source)).errors).toEqual([])
  })
})

describe('with typescript', () => {
  it('a definition of two containers takes at most 470 instantiations', { timeout: 120_000 }, async () => {
    const one = await check('typescript', definitions(1))
    const many = await check('typescript', definitions(101))
    expect([...one.errors, ...many.errors]).toEqual([])
    const each = (many.instantiations - one.instantiations) / 100
    expect(each).toBeGreaterThan(0)
    expect(each).toBeLessThanOrEqual(470)
  })
})
