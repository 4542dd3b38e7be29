import { cluster, service, stack, taskDefinition } from '../../../src/index.ts'
import { instances } from '../given.ts'
import type { System } from '../system.ts'

export const firelensHealth: System = {
  given: account => instances(account, 'fl'),
  program(tag) {
    const td = taskDefinition('firelens-example-cloudwatch')
      .ec2()
      .networkMode('bridge')
      .taskRole('arn:aws:iam::123456789012:role/t')
      .executionRole('arn:aws:iam::123456789012:role/e')
      .firelens(
        'log_router',
        c =>
          c
            .image('906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:stable')
            .memoryReservation(50)
            .healthCheck(['CMD-SHELL', 'curl -f http://127.0.0.1:2020/api/v1/health || exit 1'], {
              retries: 2,
              timeout: 5,
              interval: 10,
              startPeriod: 30,
            })
            .logDriver('awslogs', {
              'awslogs-group': 'firelens-container',
              'awslogs-region': 'us-west-2',
              'awslogs-create-group': 'true',
              'awslogs-stream-prefix': 'firelens',
            }),
        {
          type: 'fluentbit',
          options: {
            'config-file-type': 'file',
            'config-file-value': '/fluent-bit/configs/output-metrics-healthcheck.conf',
          },
        },
      )
      .container('app', c =>
        c.image(`nginx:${tag}`).memoryReservation(100).logDriver('awsfirelens', {
          Name: 'cloudwatch_logs',
          region: 'us-west-2',
          log_group_name: 'app-stdout-logs',
          auto_create_group: 'true',
          log_stream_name: 'ecs-',
          retry_limit: '2',
        }),
      )
    return stack('fl-health').add(service('fl').cluster(cluster.existing('fl')).taskDefinition(td).desiredCount(1))
  },
}
