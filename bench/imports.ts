import { figures, median, promise, table } from './process.ts'

const ROUNDS = 7
const EMPTY = '(empty node)'
const OURS = 'fluent-ecs'
const PROMISED_MILLISECONDS = 40

interface Subject {
  readonly modules: readonly string[]
  /** One definition: what libraries load late is loaded then. `library` is the first module. */
  readonly define: string
}

const SDK = ['ecs', 'ecr', 'elastic-load-balancing-v2', 'route-53', 'application-auto-scaling']
const IN_A_STACK = `const { App, Stack } = modules[1]
const stack = new Stack(new App(), 'bench')`

const SUBJECTS: Readonly<Record<string, Subject>> = {
  [EMPTY]: { modules: [], define: '' },
  [OURS]: {
    modules: [OURS],
    define: `library.taskDefinition('web').fargate().cpu(0.5).memory(2)
  .container('app', c => c.image('nginx:1.29').port(80)).build()`,
  },
  'aws-cdk-lib/aws-ecs': {
    modules: ['aws-cdk-lib/aws-ecs', 'aws-cdk-lib'],
    define: `${IN_A_STACK}
const web = new library.FargateTaskDefinition(stack, 'web', { cpu: 512, memoryLimitMiB: 2048 })
web.addContainer('app', { image: library.ContainerImage.fromRegistry('nginx:1.29'), portMappings: [{ containerPort: 80 }] })`,
  },
  'aws-cdk-lib/aws-ecs-patterns': {
    modules: ['aws-cdk-lib/aws-ecs-patterns', 'aws-cdk-lib', 'aws-cdk-lib/aws-ecs'],
    define: `${IN_A_STACK}
new library.ApplicationLoadBalancedFargateService(stack, 'web', { cpu: 512, memoryLimitMiB: 2048,
  taskImageOptions: { image: modules[2].ContainerImage.fromRegistry('nginx:1.29') } })`,
  },
  '@pulumi/awsx': {
    modules: ['@pulumi/awsx', '@pulumi/pulumi'],
    define: `await modules[1].runtime.setMocks({ newResource: ({ inputs }) => ({ id: 'id', state: inputs }), call: ({ inputs }) => inputs })
new library.ecs.FargateTaskDefinition('web', { cpu: '512', memory: '2048',
  container: { name: 'app', image: 'nginx:1.29', portMappings: [{ containerPort: 80 }] } })`,
  },
  'five SDK clients': {
    modules: SDK.map(name => `@aws-sdk/client-${name}`),
    define: `for (const module of modules) new (Object.entries(module).find(([name]) => /^[A-Z]\\w*Client$/.test(name))[1])({ region: 'us-east-1' })
new library.RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions: [{ name: 'app', image: 'nginx:1.29' }] })`,
  },
}

/**
 * The figures of a new process: milliseconds of the clock and of the processor, those with a definition, megabytes and,
 * if they are counted, the files that were read, and how many of them an import alone reads of the SDK's clients.
 */
function probe({ modules, define }: Subject, countsFiles = false): number[] | undefined {
  // Debugger.scriptParsed counts what Node reads from disk, in either module system.
  return figures(`const { Session } = await import('node:inspector')
const files = new Set()
if (${countsFiles}) {
  const session = new Session()
  session.connect()
  session.on('Debugger.scriptParsed', ({ params }) => /^file:|^\\//.test(params.url) && files.add(params.url))
  session.post('Debugger.enable')
  files.clear()
}
const processor = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
const before = performance.now()
const modules = []
for (const name of ${JSON.stringify(modules)}) modules.push(await import(name))
const wall = performance.now() - before
const imported = processor()
const clients = [...files].filter(file => file.includes('@aws-sdk/client-')).length
const [library] = modules
${define}
console.log(JSON.stringify([wall, imported, processor(), process.resourceUsage().maxRSS / 1024, files.size, clients]))`)
}

/** The cost of importing each library and of a definition with it, each time in a new process, by turns. */
export function imports(): string {
  const runs = new Map<string, number[][]>(Object.keys(SUBJECTS).map(name => [name, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, subject] of Object.entries(SUBJECTS)) {
      const measured = probe(subject)
      if (measured) runs.get(name)?.push(measured)
    }
  }
  const column = (name: string, at: number) => Math.round(median((runs.get(name) ?? []).map(run => run[at] ?? 0)))
  const above = (name: string, at: number) => column(name, at) - column(EMPTY, at)
  const rows = Object.entries(SUBJECTS).map(([name, subject]) => {
    if (runs.get(name)?.length === 0) return [name, 'not installed', '', '', '', '']
    const files = probe(subject, true)?.[4] ?? 0
    return [name, above(name, 0), above(name, 1), above(name, 2), files, column(name, 3)]
  })
  const clients = probe({ modules: [OURS], define: '' }, true)?.[5] ?? Number.NaN
  return [
    table([['import', 'clock, ms', 'processor, ms', 'with a definition, ms', 'files', 'peak memory, MB'], ...rows]),
    promise(`\`import 'fluent-ecs'\` takes, above an empty node,`, above(OURS, 0), PROMISED_MILLISECONDS, 'ms'),
    promise('Of the clients of the SDK it reads', clients, 0, 'files'),
  ].join('\n\n')
}
