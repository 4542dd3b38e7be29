import { taskDefinition } from '../../../src/builders/task-definition.ts'

declare const any: string
const fargate = taskDefinition('web').fargate()
const ec2 = taskDefinition('web').ec2().memory(1)
const routed = fargate.firelens('router', c => c.image('router:1'), { type: 'fluentbit' })
const group = { 'awslogs-group': '/web', 'awslogs-region': 'us-east-1' } as const
const twoPatterns = { 'awslogs-datetime-format': 'a', 'awslogs-multiline-pattern': 'b' } as const
const onS3 = { 'config-file-type': 's3', 'config-file-value': any } as const

routed.container('a', c => c.image('a:1').logDriver('awsfirelens', { Name: 'firehose' }, { token: '/token' }))
ec2.container('a', c =>
  c
    .image('a:1')
    .logDriver('syslog')
    .logDriver('awslogs', { ...group, mode: 'blocking' }),
)
fargate.container('a', c => c.image('a:1').logDriver('splunk', { 'splunk-url': any }, { 'splunk-token': any }))
fargate.container('a', c => c.image('a:1').logDriver('splunk', { 'splunk-url': any, 'splunk-token': any, extra: any }))
ec2.firelens('r', c => c.image('r:1'), { type: 'fluentd', options: onS3 })

fargate.container('a', c => c.image('a:1').logDriver('syslog')) // error[LOG-DRV-01]: '"syslog"' is not assignable
fargate.container('a', c => c.image('a:1').logDriver('awsfirelens')) // error[LOG-FLB-01]: When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers
routed.firelens('second', c => c.image('router:1'), { type: 'fluentbit' }) // error[LOG-FLB-01]: Only one container can have a firelensConfiguration
fargate.firelens('r', c => c.image('r:1'), { type: 'logstash' }) // error[LOG-FLB-02]: Type '"logstash"' is not assignable
fargate.firelens('r', c => c.image('r:1'), { type: 'fluentd', options: onS3 }) // error[LOG-FLB-03]: Fargate takes FireLens configuration from a file only
fargate.firelens('r', c => c.image('r:1'), { type: 'fluentd', options: { 'config-file-type': 'file' } }) // error[LOG-FLB-03]: config-file-value
ec2.container('a', c => c.image('a:1').logDriver('awslogs', { 'awslogs-group': '/web' })) // error[LOG-AWS-01]: awslogs-region
ec2.container('a', c => c.image('a:1').logDriver('awslogs', { ...group, 'awslogs-stream': 'a' })) // error[LOG-AWS-03]: awslogs-stream
ec2.container('a', c => c.image('a:1').logDriver('awslogs', { ...group, 'awslogs-create-group': 'false' })) // error[LOG-AWS-04]: Type '"false"' is not assignable to type '"True" | "true"'
ec2.container('a', c => c.image('a:1').logDriver('awslogs', { ...group, ...twoPatterns })) // error[LOG-AWS-05]: not assignable
ec2.container('a', c => c.image('a:1').logDriver('awslogs', { ...group, mode: 'blocking', 'max-buffer-size': '25m' })) // error[LOG-MOD-01]: not assignable
fargate.container('a', c => c.image('a:1').logs({ mode: 'async' })) // error[LOG-MOD-01]: Type '"async"' is not assignable
ec2.container('a', c => c.image('a:1').logDriver('syslog', { tag: 1 })) // error[LOG-OPT-01]: Type 'number' is not assignable to type 'string'
fargate.container('a', c => c.image('a:1').logDriver('splunk', { 'splunk-url': any })) // error[LOG-SPL-01]: splunk-token
fargate.container('a', c => c.image('a:1').logDriver('splunk', { 'splunk-url': any }, { 'splunk-token': 'a b' })) // error[LOG-SEC-01]: neither an ARN nor the name of an SSM parameter
