import { cluster } from '../../../src/builders/cluster.ts'
import { loadBalancer } from '../../../src/builders/load-balancer.ts'
import { network } from '../../../src/builders/network.ts'
import { service } from '../../../src/builders/service.ts'
import type { Complete, Spec } from '../../../src/builders/spec.ts'
import {
  type AnyTaskDefinition,
  type EmptyTaskDefinition,
  type TaskDefinition,
  taskDefinition,
} from '../../../src/builders/task-definition.ts'

declare function deploy<T extends Spec>(definition: Complete<T>): void
declare const prod: boolean

const size = taskDefinition('web').fargate().cpu(0.5).memory(2)
const base = size.container('app', c => c.image('app:1').port(80))
const router = (d: EmptyTaskDefinition) =>
  d
    .volume('socket')
    .firelens('router', c => c.image('fluent-bit:1').memoryReservation(50).mountPoint('socket', '/s'), {
      type: 'fluentbit',
    })
    .container('agent', c => c.image('agent:1').port(8126).memory('64 MiB').logDriver('awsfirelens'))
const open = (d: TaskDefinition) => d.build()
const site = service('web').cluster(cluster('prod')).network(network.default())
const edge = loadBalancer('edge').network(network.default()).http()

deploy(base.when(prod, d => d.container('agent', c => c.image('agent:1').essential(false).port(8126))))
deploy(
  size.when(
    prod,
    d => d.container('a', c => c.image('a:1').port(80)),
    d => d.container('b', c => c.image('b:1').port(80)),
  ),
)
deploy(
  size.container('a', c =>
    c.when(
      prod,
      c => c.image('a:1').memory(64),
      c => c.image('b:1').memory('1 GB'),
    ),
  ),
)
const perhaps = base.when(prod, d => d.volume('x').container('agent', c => c.image('agent:1').port(1)))
perhaps.container('z', c => c.image('z:1').mountPoint('x', '/x').dependsOn('agent', 'START'))
site.taskDefinition(perhaps).target(edge, 'app', 80).target(edge.path('/agent'), 'agent', 1)
const sized = taskDefinition('web').fargate()
deploy(
  sized
    .when(
      prod,
      d => d.size({ cpu: 1, memory: 2 }).architecture('ARM64'),
      d => d.size({ cpu: 0.25, memory: 0.5 }),
    )
    .container('app', c => c.image('a:1')),
)

deploy(size.use(router).container('app', c => c.image('a:1').logDriver('awsfirelens').mountPoint('socket', '/s')))
deploy(taskDefinition('x').ec2().use(router))
deploy(size.use(d => d.container('bundled', c => c.image('a:1'))))
deploy(base.architecture('ARM64').when(prod, d => d.use(router)))

let step: AnyTaskDefinition = base.architecture('ARM64').ebsVolume('disk')
if (prod)
  step = step.container('x', c => c.image('x:1').user('app').mountPoint('disk', '/disk').dependsOn('app', 'START'))
step = step.use(router).when(prod, d => d.container('y', c => c.image('y:1').logDriver('awsfirelens')))
deploy(step)
site.taskDefinition(step).target(edge, 'y', 8080)
size.container('a', c => {
  let filled = c.image('a:1')
  for (const name of ['A', 'B']) filled = filled.secret(name as string, `/${name}`)
  return filled
})
let windows: AnyTaskDefinition<'EC2'> = taskDefinition('web').ec2().operatingSystem('WINDOWS_SERVER_2022_CORE')
windows = windows.container('x', c => c.image('x:1').memory(64).port(80))
open(windows)
open(taskDefinition('web').fargate().architecture('ARM64').ebsVolume('a'))

base.when(prod, d => d.container('app', c => c.image('b:1'))) // error[TD-CON-03]: Container name \"app\" is already used in this task definition
base.when(prod, d => d.container('b', c => c.image('b:1').port(80))) // error[PM-DUP-01]: Port 80 is already used by a container of this task definition
perhaps.container('agent', c => c.image('b:1')) // error[TD-CON-03]: Container name \"agent\" is already used in this task definition
perhaps.volume('x') // error[VOL-NAM-01]: Volume name \"x\" is already used in this task definition
base.when(prod, d => d.ec2()) // error: Type '"EC2"' is not assignable to type '"FARGATE"'
deploy(sized.when(prod, d => d.size({ cpu: 1, memory: 2 }))) // error[TD-CPU-01]: This task definition is incomplete: call .cpu()
base.when(prod, d => void d) // error: Type 'undefined' is not assignable to type 'Stepped
size.container('a', c => c.when(prod, c => c.image('a:1'))) // error[CD-IMG-01]: Container \"a\" has no image: call .image() on it
size.container('a', c => c.when(prod, c => c.image('a:1').port(1)).port(1)) // error[PM-DUP-01]: Port 1 is already used by a container of this task definition
size.container('a', c => c.when(prod, c => c.image('a:1').environment({ A: '1' })).secret('A', '/a')) // error[SEC-DUP-02]: The name \"A\" is already used by a variable or secret of this container
size
  .container('a', c => c.image('a:1').when(prod, c => c.healthCheck('x')))
  .container('b', c => c.image('b:1').dependsOn('a', 'HEALTHY')) // error[DEP-HLT-01]: Container \"a\" has no health check, so nothing can wait for it to be HEALTHY: call .healthCheck() on it
size.container('agent', c => c.image('a:1')).use(router) // error[TD-CON-03]: Container name \"agent\" is already used in this task definition
size.container('a', c => c.image('a:1').port(8126)).use(router) // error[PM-DUP-01]: Port 8126 is already used by a container of this task definition
size.volume('socket').use(router) // error[VOL-NAM-01]: Volume name \"socket\" is already used in this task definition
