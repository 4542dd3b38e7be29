import { cluster } from '../../../src/builders/cluster.ts'
import { network } from '../../../src/builders/network.ts'
import { service } from '../../../src/builders/service.ts'
import { stack } from '../../../src/builders/stack.ts'
import { task } from '../../../src/builders/task.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const anyNumber: number
declare const anyName: string

const vpc = network.default()
const prod = cluster('prod')
const web = taskDefinition('web')
  .fargate()
  .cpu(0.5)
  .memory(2)
  .container('app', c => c.image('app:1').port(3000))
const site = service('web').cluster(prod).taskDefinition(web).network(vpc)
const migrate = task('migrate').service(site)
const report = task('report').cluster(prod).taskDefinition(web)

migrate.override('app', { command: ['migrate'], environment: { DAYS: '7' } }).override(anyName, {})
migrate.override('ap', { command: ['migrate'] }) // error: '"ap"' is not assignable
task('early').override('app', {}) // error: Call .taskDefinition() or .service() before .override()
migrate.count(1).count(10).count(anyNumber)
migrate.count(11) // error[RUN-CNT-01]: 11 is not a number of tasks: use 1 to 10
migrate.count(0) // error[RUN-CNT-01]: 0 is not a number of tasks: use 1 to 10
site.after(migrate, report.network(vpc))
stack('shop').add(migrate, report.network(vpc))
stack('shop').add(task('early')) // error: This task is incomplete: call .cluster(), or .service()
stack('shop').add(report) // error: This task is incomplete: call .network(), or .service()
stack('shop').add(task('early').cluster(prod)) // error: This task is incomplete: call .taskDefinition(), or .service()
