import { fileURLToPath } from 'node:url'

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
/** Nothing but the imports of the builders. */
export const SOURCES = FILES.map(([, file]) => `import '${file}'\n`).join('')
/** What the programs below begin with. */
export const HEAD = `${FILES.map(([name, file]) => `import { ${name} } from '${file}'\n`).join('')}
import type { Complete, Spec } from '${path('../../src/builders/spec.ts')}'
declare function deploy<T extends Spec>(definition: Complete<T>): void
const vpc = network.default()
const prod = cluster('prod')
const edge = loadBalancer('edge').network(vpc).http()
`

export const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join('')

export const definition = (n: number) => `const web${n} = taskDefinition('web${n}').fargate().cpu(0.5).memory(2)
  .container('init', c => c.image('init:1').essential(false).command('migrate'))
  .container('app', c => c.image('app:1').port(${3000 + n}).environment({ NODE_ENV: 'production' })
    .secret('DB_PASSWORD', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db${n}-AbCdEf:password::')
    .healthCheck('curl -f http://localhost').dependsOn('init', 'SUCCESS'))
`

export const whole = (n: number) => `${definition(n)}
const site${n} = service('web${n}').cluster(prod).taskDefinition(web${n}).network(vpc)
  .target(edge.host('${n}.example.com'), 'app', ${3000 + n}, { healthCheck: '/health' })
stack('s${n}').add(site${n})
`

const container = (n: number) =>
  `.container('c${n}', c => c.image('c:1')${times(10, at => `.port(${3000 + 10 * n + at})`)}${n > 0 ? `.dependsOn('c${n - 1}', 'START')` : ''})`

const variables = times(100, n => `.environment({ V${n}: '1' })`)
const tags = times(100, n => `.tags({ t${n}: '1' })`)
const chain = `deploy(taskDefinition('web').fargate().cpu(0.5).memory(2)${tags}.container('app', c => c.image('a:1')${variables}))\n`
const ports = `deploy(taskDefinition('web').fargate().cpu(4).memory(16)${times(10, container)})\n`

/** Chains of 200 calls, 10 containers with 10 ports each, and 100 services. */
export const LARGE = HEAD + chain + ports + times(100, whole)
