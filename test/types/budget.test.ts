import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMPILERS, type Compiler, compile, diagnosticsIn } from './compiler.ts'

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url))
const HEAD = `
import { cluster, loadBalancer, network, service, stack, taskDefinition, type Complete, type Spec } from '${path('../../src/index.ts')}'
declare function deploy<T extends Spec>(definition: Complete<T>): void
const vpc = network.default()
const prod = cluster('prod')
const edge = loadBalancer('edge').network(vpc).http()
`

async function check(compiler: Compiler, program: string): Promise<{ errors: string[]; instantiations: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-types-'))
  try {
    writeFileSync(join(folder, 'program.mts'), program)
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

const definition = (n: number) => `const web${n} = taskDefinition('web${n}').fargate().cpu(0.5).memory(2)
  .container('init', c => c.image('init:1').essential(false).command('migrate'))
  .container('app', c => c.image('app:1').port(${3000 + n}).environment({ NODE_ENV: 'production' })
    .secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db${n}-AbCdEf:password::')
    .healthCheck('curl -f http://localhost').dependsOn('init', 'SUCCESS'))
`

const whole = (n: number) => `${definition(n)}
const site${n} = service('web${n}').cluster(prod).taskDefinition(web${n}).network(vpc)
  .target(edge.host('${n}.example.com'), 'app', ${3000 + n}, { healthCheck: '/health' })
stack('s${n}').add(site${n})
`

const container = (n: number) =>
  `.container('c${n}', c => c.image('c:1')${times(10, at => `.port(${3000 + 10 * n + at})`)}${n > 0 ? `.dependsOn('c${n - 1}', 'START')` : ''})`

describe.each(COMPILERS)('with %s', compiler => {
  it('chains of 200 calls, 10 containers with 10 ports each, and 100 services compile', async () => {
    const variables = times(100, n => `.environment({ V${n}: '1' })`)
    const tags = times(100, n => `.tags({ t${n}: '1' })`)
    const chain = `deploy(taskDefinition('web').fargate().cpu(0.5).memory(2)${tags}.container('app', c => c.image('a:1')${variables}))\n`
    const ports = `deploy(taskDefinition('web').fargate().cpu(4).memory(16)${times(10, container)})\n`
    expect((await check(compiler, HEAD + chain + ports + times(100, whole))).errors).toEqual([])
  })
})

describe('with typescript', () => {
  const each = async (program: (n: number) => string) => {
    const [one, many] = [
      await check('typescript', HEAD + program(0)),
      await check('typescript', HEAD + times(51, program)),
    ]
    expect([...one.errors, ...many.errors]).toEqual([])
    return (many.instantiations - one.instantiations) / 50
  }

  it('an import takes next to no instantiations', async () => {
    const alone = await check('typescript', `import '${path('../../src/index.ts')}'\nexport {}`)
    const used = await check('typescript', HEAD)
    expect([...alone.errors, ...used.errors]).toEqual([])
    expect(used.instantiations - alone.instantiations).toBeLessThanOrEqual(1)
  })

  it('a definition of two containers stays within its instantiations', async () => {
    expect(await each(definition)).toBeLessThanOrEqual(1)
  })

  it('a whole service stays within its instantiations', async () => {
    expect(await each(whole)).toBeLessThanOrEqual(1)
  })
})
