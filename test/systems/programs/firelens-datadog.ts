import { cluster, service, stack, taskDefinition } from '../../../src/index.ts'
import { instances } from '../given.ts'
import type { System } from '../system.ts'

export const firelensDatadog: System = {
  given: account => instances(account, 'fl'),
  program(tag) {
    const td = taskDefinition('firelens-example-datadog')
      .ec2()
      .networkMode('bridge')
      .taskRole('arn:aws:iam::123456789012:role/ecs_task_iam_role')
      .executionRole('arn:aws:iam::123456789012:role/ecs_task_execution_role')
      .firelens('log_router', c => c.image('amazon/aws-for-fluent-bit:stable').memoryReservation(50).logs(false), {
        type: 'fluentbit',
        options: { 'enable-ecs-log-metadata': 'true' },
      })
      .container('app', c =>
        c.image(`httpd:${tag}`).memoryReservation(100).logDriver(
          'awsfirelens',
          {
            Name: 'datadog',
            Host: 'http-intake.logs.datadoghq.com',
            TLS: 'on',
            dd_service: 'my-httpd-service',
            dd_source: 'httpd',
            dd_tags: 'project:example',
            provider: 'ecs',
            retry_limit: '2',
          },
          { apikey: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:dd-AbCdEf' },
        ),
      )
    return stack('fl-datadog').add(service('fl').cluster(cluster.existing('fl')).taskDefinition(td).desiredCount(1))
  },
}
