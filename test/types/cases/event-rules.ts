import { cluster } from '../../../src/builders/cluster.ts'
import { eventRule } from '../../../src/builders/event-rule.ts'
import { network } from '../../../src/builders/network.ts'
import { stack } from '../../../src/builders/stack.ts'
import { task } from '../../../src/builders/task.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const anyText: string

const web = taskDefinition('web')
  .fargate()
  .cpu(0.5)
  .memory(2)
  .container('app', c => c.image('app:1'))
const report = task('report').cluster(cluster('prod')).taskDefinition(web).network(network.default())
const uploads = eventRule('uploads')
const rule = uploads.pattern({ source: ['aws.s3'], detail: { object: { key: [{ prefix: 'in/' }] } } }).task(report)

stack('shop').add(
  rule.environmentFromEvent('app', { KEY: '$.detail.object.key' }).retryPolicy({ maximumRetryAttempts: 2 }),
)
stack('shop').add(rule.eventBus(anyText).disabled().tags({ owner: 'a' }))
rule.environmentFromEvent(anyText, { KEY: anyText })
uploads.pattern({ detail: { size: [{ numeric: ['>', 0, '<=', 5] }], $or: [{ a: [1] }, { b: [{ exists: false }] }] } })
rule.environmentFromEvent('api', { KEY: '$.detail.key' }) // error: is not assignable to parameter of type
uploads.pattern({ detailType: ['Object Created'] }) // error: 'detailType' does not exist in type 'EventPattern'
uploads.pattern({ source: 'aws.s3' }) // error: Type 'string' is not assignable
uploads.pattern({ source: [{ prefx: 'aws.' }] }) // error: 'prefx' does not exist
uploads.pattern({ source: ['a'] }).task(task('early')) // error: This task is incomplete: call .cluster(), or .service()
uploads.task(report) // error: Property 'task' does not exist
stack('shop').add(uploads.pattern({ source: ['a'] })) // error: Property 'build' is missing
