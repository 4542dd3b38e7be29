import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bench, output, root, table } from './process.ts'

const COMPILERS = ['typescript', 'typescript60', 'typescript70']
const COUNTS = [0, 100]

interface Subject {
  readonly head: string
  service(at: number): string
}

/** The same service, a task definition of two containers behind it, as each library has it written. */
const SUBJECTS: Readonly<Record<string, Subject>> = {
  'fluent-ecs': {
    head: `import { cluster, network, service, taskDefinition } from 'fluent-ecs'
const prod = cluster('prod')
const vpc = network.default()`,
    service: at => `export const s${at} = service('w${at}').cluster(prod).network(vpc).taskDefinition(
  taskDefinition('w${at}').fargate().cpu(0.5).memory(2)
    .container('init', c => c.image('nginx:1.29').essential(false).command('true'))
    .container('app', c => c.image('nginx:1.29').port(${3000 + at}).environment({ NODE_ENV: 'production' })
      .healthCheck('curl -f http://localhost || exit 1').dependsOn('init', 'SUCCESS')))`,
  },
  'AWS SDK inputs': {
    head: `import type { CreateServiceCommandInput, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'`,
    service:
      at => `export const d${at}: RegisterTaskDefinitionCommandInput = { family: 'w${at}', cpu: '512', memory: '2048',
  containerDefinitions: [{ name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] }, { name: 'app',
    image: 'nginx:1.29', portMappings: [{ containerPort: ${3000 + at} }], environment: [{ name: 'NODE_ENV', value: 'production' }],
    healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
    dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }] }] }
export const s${at}: CreateServiceCommandInput = { serviceName: 'w${at}', cluster: 'prod', taskDefinition: 'w${at}', desiredCount: 1 }`,
  },
  'aws-cdk-lib': {
    head: `import { Stack } from 'aws-cdk-lib'
import { Cluster, ContainerDependencyCondition, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs'
const stack = new Stack()
const cluster = new Cluster(stack, 'prod')`,
    service: at => `const d${at} = new FargateTaskDefinition(stack, 'd${at}', { cpu: 512, memoryLimitMiB: 2048 })
const i${at} = d${at}.addContainer('init', { image: ContainerImage.fromRegistry('nginx:1.29'), essential: false, command: ['true'] })
d${at}.addContainer('app', { image: ContainerImage.fromRegistry('nginx:1.29'), portMappings: [{ containerPort: ${3000 + at} }],
  environment: { NODE_ENV: 'production' }, healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] } })
  .addContainerDependencies({ container: i${at}, condition: ContainerDependencyCondition.SUCCESS })
export const s${at} = new FargateService(stack, 's${at}', { cluster, taskDefinition: d${at} })`,
  },
  '@pulumi/awsx': {
    head: `import { ecs } from '@pulumi/awsx'`,
    service:
      at => `export const s${at} = new ecs.FargateService('s${at}', { taskDefinitionArgs: { cpu: '512', memory: '2048', containers: {
  init: { name: 'init', image: 'nginx:1.29', essential: false, command: ['true'] },
  app: { name: 'app', image: 'nginx:1.29', portMappings: [{ containerPort: ${3000 + at} }],
    environment: [{ name: 'NODE_ENV', value: 'production' }],
    healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost || exit 1'] },
    dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }] } } } })`,
  },
}

const FLAGS =
  '--noEmit --extendedDiagnostics --strict --skipLibCheck --module nodenext --target es2022 --lib es2022'.split(' ')

/** What it costs a compiler to check programs of each library: no service, and a hundred. */
export function typeChecks(): string {
  const rows = Object.entries(SUBJECTS).flatMap(([name, subject]) =>
    COMPILERS.flatMap(compiler => COUNTS.map(count => checked(name, subject, compiler, count))),
  )
  const columns = [
    'library',
    'services',
    'TypeScript',
    'errors',
    'files',
    'instantiations',
    'memory, MB',
    'check, s',
    'total, s',
  ]
  return table([columns, ...rows])
}

function checked(name: string, { head, service }: Subject, compiler: string, count: number): (string | number)[] {
  const folder = join(bench, '.programs')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'program.mts')
  writeFileSync(file, [head, ...Array.from({ length: count }, (_, at) => service(at)), 'export {}'].join('\n'))
  const script = join(root, 'node_modules', compiler, 'bin/tsc')
  const printed =
    output('sh', ['-c', `"${process.execPath}" "${script}" ${FLAGS.join(' ')} "${file}" || true`], bench) ?? ''
  rmSync(folder, { recursive: true })
  const number = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(printed)?.[1] ?? Number.NaN)
  const version = output(process.execPath, [script, '--version'], bench)?.replace('Version ', '') ?? compiler
  const errors = printed.match(/error TS\d+/g)?.length ?? 0
  return [
    name,
    count,
    version,
    errors,
    number('Files'),
    number('Instantiations'),
    Math.round(number('Memory used') / 1000),
    number('Check time'),
    number('Total time'),
  ]
}
