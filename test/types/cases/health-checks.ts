import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const anyNumber: number
declare const list: string[]
const fargate = taskDefinition('web').fargate()

fargate.container('a', c =>
  c.image('a:1').healthCheck('true', { interval: 300, timeout: 61, retries: 10, startPeriod: 0 }),
)
fargate.container('a', c => c.image('a:1').healthCheck(list, { interval: anyNumber, timeout: anyNumber }))
fargate.container('a', c => c.image('a:1').healthCheck(['/health']).healthCheck(['/health'], {}))
fargate.container('a', c => c.image('a:1').healthCheck(['CMD', 'check']).healthCheck(['CMD-SHELL', 'check']))

fargate.container('a', c => c.image('a:1').healthCheck(['curl', 'localhost'])) // error[HC-CMD-01]: A health check command is \"CMD\" or \"CMD-SHELL\" followed by what to run
fargate.container('a', c => c.image('a:1').healthCheck(['CMD'], {})) // error[HC-CMD-01]: A health check command is \"CMD\" or \"CMD-SHELL\" followed by what to run
fargate.container('a', c => c.image('a:1').healthCheck('true', { interval: 4 })) // error[HC-INT-01]: interval is 4, but must be a whole number of seconds, 5 to 300
fargate.container('a', c => c.image('a:1').healthCheck('true', { timeout: 121 })) // error[HC-TMO-01]: timeout is 121, but must be a whole number of seconds, 2 to 60
fargate.container('a', c => c.image('a:1').healthCheck('true', { retries: 0 })) // error[HC-RET-01]: retries is 0, but must be a whole number of tries, 1 to 10
fargate.container('a', c => c.image('a:1').healthCheck('true', { startPeriod: -1 })) // error[HC-STP-01]: startPeriod is -1, but must be a whole number of seconds, 0 to 300
