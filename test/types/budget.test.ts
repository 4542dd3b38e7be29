import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMPILERS, type Compiler, compile, diagnosticsIn } from './compiler.ts'

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url))
const NAMES = {
  cluster: 'cluster',
  loadBalancer: 'load-balancer',
  network: 'network',
  service: 'service',
  stack: 'stack',
}
const FILES = Object.entries({ ...NAMES, taskDefinition: 'task-definition' }).map(
  ([name, file]) => [name, path(`../../src/builders/${file}.ts`)] as const,
)
const SOURCES = FILES.map(([, file]) => `import '${file}'\n`).join('')
const HEAD = `${FILES.map(([name, file]) => `import { ${name} } from '${file}'\n`).join('')}
import type { Complete, Spec } from '${path('../../src/builders/spec.ts')}'
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

// Counts repeat exactly: a limit is what was measured and 3 %
describe('with typescript', () => {
  const instantiations = async (program: string) => {
    const { errors, instantiations } = await check('typescript', program)
    expect(errors).toEqual([])
    return instantiations
  }
  const each = async (program: (n: number) => string) =>
    ((await instantiations(HEAD + times(51, program))) - (await instantiations(HEAD + program(0)))) / 50

  it('the first lines of a program take at most 20 instantiations', async () => {
    expect((await instantiations(HEAD)) - (await instantiations(SOURCES))).toBeLessThanOrEqual(20)
  })

  it('a definition of two containers takes at most 345', async () => {
    expect(await each(definition)).toBeLessThanOrEqual(345)
  })

  // The design promises 400 for a service of two containers with ports and secrets.
  it('a definition and its service take at most 389', async () => {
    const program = (n: number) =>
      `${definition(n)}const site${n} = service('web${n}').cluster(prod).taskDefinition(web${n}).network(vpc)\n`
    expect(await each(program)).toBeLessThanOrEqual(389)
  })

  it('a definition, its service, target and stack take at most 542', async () => {
    expect(await each(whole)).toBeLessThanOrEqual(542)
  })
})
