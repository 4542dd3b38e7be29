import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const firelensEfs: System = {
  program(tag) {
    const td = taskDefinition('firelens-efs-example')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .taskRole('arn:aws:iam::123456789012:role/x')
      .executionRole('arn:aws:iam::123456789012:role/x')
      .efsVolume('firelens-conf', { fileSystemId: 'fs-c3c9bcbb', rootDirectory: '/', transitEncryption: 'DISABLED' })
      .firelens(
        'log_router',
        c =>
          c
            .image('906394416424.dkr.ecr.us-east-2.amazonaws.com/aws-for-fluent-bit:stable')
            .user('0')
            .mountPoint('firelens-conf', '/configs')
            .logDriver('awslogs', {
              'awslogs-group': 'firelens-container',
              'awslogs-region': 'us-east-2',
              'awslogs-create-group': 'true',
              'awslogs-stream-prefix': 'firelens',
            }),
        { type: 'fluentbit', options: { 'config-file-type': 'file', 'config-file-value': '/configs/extra.conf' } },
      )
      .container('nginx', c => c.image(`nginx:${tag}`).port(80, { hostPort: 80 }).logDriver('awsfirelens'))
    return stack('fl-efs').add(
      service('fl').cluster(cluster('fl')).taskDefinition(td).network(network.default()).desiredCount(1),
    )
  },
}
