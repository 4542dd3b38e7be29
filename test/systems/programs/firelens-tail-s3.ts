import { cluster, service, stack, taskDefinition } from '../../../src/index.ts'
import { instances } from '../given.ts'
import type { System } from '../system.ts'

export const firelensTailS3: System = {
  // The agent makes the group, and nobody would take it away
  async given(account) {
    await instances(account, 'fl')
    await account.aws.cloudWatchLogs('CreateLogGroup', { logGroupName: 'firelens-container' })
  },
  program(tag) {
    const td = taskDefinition('tail')
      .ec2()
      .networkMode('bridge')
      .taskRole('arn:aws:iam::123456789012:role/t')
      .executionRole('arn:aws:iam::123456789012:role/e')
      .volume('var-log')
      .firelens(
        'log_router',
        c =>
          c
            .image('906394416424.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit:stable')
            .memoryReservation(50)
            .mountPoint('var-log', '/var/log/')
            .logDriver('awslogs', {
              'awslogs-group': 'firelens-container',
              'awslogs-region': 'us-east-1',
              'awslogs-create-group': 'true',
              'awslogs-stream-prefix': 'firelens',
            }),
        {
          type: 'fluentbit',
          options: { 'config-file-type': 's3', 'config-file-value': 'arn:aws:s3:::yourbucket/yourdirectory/tail.conf' },
        },
      )
      .container('app', c =>
        c.image(`my-app:${tag}`).memoryReservation(100).mountPoint('var-log', '/var/log/').logDriver('awsfirelens'),
      )
    return stack('fl-tail').add(service('fl').cluster(cluster.existing('fl')).taskDefinition(td).desiredCount(1))
  },
}
