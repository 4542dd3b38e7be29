import type { Fact, Spec } from '../../src/builders/spec.ts'
import type { ContainerModel, TaskDefinitionModel } from '../../src/model/task-definition.ts'

const container = (name: string, ports: readonly number[]): ContainerModel => ({
  name,
  image: 'nginx:1.27',
  essential: true,
  portMappings: ports.map(containerPort => ({ containerPort, protocol: 'tcp' })),
  environment: {},
  secrets: {},
  dependsOn: [],
})

export const webModel: TaskDefinitionModel = {
  kind: 'task-definition',
  id: 'web',
  family: 'web',
  launchType: 'FARGATE',
  networkMode: 'awsvpc',
  cpu: '512',
  memory: '2048',
  cpuArchitecture: 'X86_64',
  operatingSystemFamily: 'LINUX',
  containers: [container('migrate', []), container('app', [3000, 9090])],
  tags: {},
}

type WebFacts = Fact<'migrate', never, false, false> | Fact<'app', 3000 | 9090, true, true>

/** A task definition as the types see it, without its builder. */
export function definition<S extends Spec>(model: TaskDefinitionModel): S {
  const product: unknown = { build: () => model }
  return product as S
}

export const web: Spec<'FARGATE', 0.5, 2, WebFacts, 'web'> = definition(webModel)
export const webWithoutMemory: Spec<'FARGATE', 0.5, unknown, WebFacts, 'web'> = definition(webModel)
