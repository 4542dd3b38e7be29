import { cluster } from '../../../src/builders/cluster.ts'
import { network } from '../../../src/builders/network.ts'
import { schedule } from '../../../src/builders/schedule.ts'
import { stack } from '../../../src/builders/stack.ts'
import { task } from '../../../src/builders/task.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const anyText: string
declare const minute: number

const web = taskDefinition('web')
  .fargate()
  .cpu(0.5)
  .memory(2)
  .container('app', c => c.image('app:1'))
const report = task('report').cluster(cluster('prod')).taskDefinition(web).network(network.default())
const nightly = schedule('nightly')

stack('shop').add(nightly.cron('0 3 * * ? *', { timeZone: 'Europe/Berlin' }).task(report).flexibleTimeWindow(15))
stack('shop').add(nightly.rate('1 hour').task(report), nightly.at('2027-01-31T09:00:00').task(report).disabled())
nightly.cron(anyText)
nightly.cron(`${minute} 3 ? * MON-FRI *`)
nightly.rate(anyText)
nightly.at(anyText)
nightly.cron('0 3 * * *') // error[SCH-EXP-01]: \"0 3 * * *\" has not the six fields of a cron expression
nightly.cron('0 3 * * * *') // error[SCH-EXP-01]: \"0 3 * * * *\" needs a ? for the day of the month or the day of the week
nightly.cron('0 3 ? * ? *') // error[SCH-EXP-01]: \"0 3 ? * ? *\" needs a ? for the day of the month or the day of the week
nightly.rate('30 seconds') // error[SCH-EXP-01]: \"30 seconds\" is not a rate
nightly.rate('0 minutes') // error[SCH-EXP-01]: \"0 minutes\" is not a rate
nightly.rate('1.5 hours') // error[SCH-EXP-01]: \"1.5 hours\" is not a rate
nightly.at('2027-01-31T09:00:00Z') // error[SCH-EXP-01]: \"2027-01-31T09:00:00Z\" is not a time
nightly.rate('1 hour').task(task('early')) // error: This task is incomplete: call .cluster(), or .service()
nightly.rate('1 hour').cron('0 3 * * ? *') // error: Property 'cron' does not exist
stack('shop').add(nightly.rate('1 hour')) // error: Property 'build' is missing
