import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const firelensNewRelic: System = {
  program(tag) {
    const td = taskDefinition('newrelic-firelens-example')
      .fargate()
      .cpu(1)
      .memory(2)
      .executionRole('arn:aws:iam::123456789012:role/ecsTaskExecutionRole')
      .taskRole('arn:aws:iam::123456789012:role/ecsTaskExecutionRole')
      .firelens(
        'log_router',
        c => c.image('533243300146.dkr.ecr.us-east-2.amazonaws.com/newrelic/logging-firelens-fluentbit').logs(false),
        { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
      )
      .container('webserver', c =>
        c
          .image(`nginx:${tag}`)
          .cpu(512)
          .memoryReservation(1024)
          .port(5000)
          .logDriver(
            'awsfirelens',
            { Name: 'newrelic', Retry_Limit: '2' },
            { apiKey: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:secret_name-AbCdEf' },
          ),
      )
    return stack('fl-newrelic').add(
      service('newrelic').cluster(cluster('fl')).taskDefinition(td).network(network.default()).desiredCount(1),
    )
  },
}
