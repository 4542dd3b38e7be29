import type { AnyContainer, Container } from '../../../src/builders/container.ts'
import { service as makeService, type Service } from '../../../src/builders/service.ts'
import type { Complete, Spec } from '../../../src/builders/spec.ts'
import { type TaskDefinition, taskDefinition } from '../../../src/builders/task-definition.ts'

declare function deploy<T extends Spec>(definition: Complete<T>): void
declare const anyName: string
declare const names: string[]

const size = taskDefinition('web').fargate().cpu(0.5).memory(2)
const web = size.container('app', c => c.image('app:1').port(80))
const nameless = taskDefinition()
  .fargate()
  .cpu(0.5)
  .memory(2)
  .container('a', c => c.image('a:1'))
const sidecar = (c: Container) => c.image('otel:1').port(4317).essential(false)

deploy(web)
deploy(web.container('otel', sidecar))
deploy(size.container('init', c => c.image('init:1')).container('otel', sidecar))
deploy(web.container(anyName, c => c.image('b:1')).container('c', c => c.image('c:1')))
deploy(web.containers(names.map(name => ({ name, define: c => c.image(`shop/${name}:1`) }))))
deploy(
  taskDefinition()
    .fargate()
    .cpu(0.5)
    .memory(2)
    .container('a', c => c.image('a:1'))
    .family('web'),
)

// The general types take what has been given anything.
const asNode = <C extends AnyContainer>(c: C) => c.user('node').workingDirectory('/app')
const labelled = (c: AnyContainer) => c.dockerLabels({ team: 'shop' }).port(9000)
const tagged = <D extends TaskDefinition>(definition: D) => definition.tags({ team: 'shop' })
const patient = <S extends Service>(made: S) => made.tags({ team: 'shop' })
const noded = size.container('app', c =>
  asNode(c.image('app:1').port(5000).environment({ A: '1' }).healthCheck('true').essential(true).memory(64)),
)
deploy(tagged(noded.container('side', c => labelled(c.image('b:1').port(5001)))))
deploy(noded.container('late', c => asNode(c).image('c:1').dependsOn('app', 'HEALTHY')))
patient(makeService('web').taskDefinition(noded)).allowFrom('internet', 5000)
patient(makeService('web').taskDefinition(noded)).allowFrom('internet', 5002) // error: '5002' is not assignable

web.container('app', c => c.image('b:1')) // error[TD-CON-03]: Container name \"app\" is already used in this task definition
size.container('b', c => c.port(80)) // error[CD-IMG-01]: Container \"b\" has no image: call .image() on it
deploy(taskDefinition('a').cpu(0.5).memory(2)) // error[TD-CAP-01]: This task definition is incomplete: call .fargate()
deploy(taskDefinition('a').fargate().memory(2)) // error[TD-CPU-01]: This task definition is incomplete: call .cpu()
deploy(taskDefinition('a').fargate().cpu(0.5)) // error[TD-MEM-01]: This task definition is incomplete: call .memory()
deploy(size) // error[TD-CON-01]: This task definition is incomplete: call .container()
deploy(nameless) // error[TD-FAM-01]: This task definition is incomplete: call .family()
web.executionRole('arn:aws:iam::123456789012:user/x') // error[TD-EXE-05]: Role ARN: \"arn:aws:iam::123456789012:user/x\" is not arn:aws:iam::<account>:role/<name>
web.taskRole('x') // error[TD-EXE-05]: Role ARN: \"x\" is not arn:aws:iam::<account>:role/<name>
