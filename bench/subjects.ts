/** A program of many services, as one library has it written. */
export interface Subject {
  readonly head: string
  service(at: number): string
}

export const OURS = 'fluent-ecs'
export const CDK = 'aws-cdk-lib'

/** The same service, a task definition of two containers behind it, in each library. */
export const SUBJECTS: Readonly<Record<string, Subject>> = {
  [OURS]: {
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
  [CDK]: {
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

/** The program of so many services. */
export function programOf({ head, service }: Subject, count: number): string {
  return [head, ...Array.from({ length: count }, (_, at) => service(at)), 'export {}', ''].join('\n')
}
