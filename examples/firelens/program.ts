import { cluster, network, type Stack, service, stack, taskDefinition } from 'fluent-ecs'

/** Sidecars: a router that sends the application's logs to Firehose, and a collector of metrics. */
export function program(deliveryStream: string): Stack {
  const stream = `arn:aws:firehose:us-east-1:123456789012:deliverystream/${deliveryStream}`

  const orders = taskDefinition('orders')
    .fargate()
    .cpu(0.5)
    .memory(1)
    // The router and the collector use the role of the task.
    .taskRole({
      allow: [
        { actions: ['firehose:PutRecordBatch'], resources: [stream] },
        { actions: ['aps:RemoteWrite'], resources: ['arn:aws:aps:us-east-1:123456789012:workspace/ws-orders'] },
      ],
    })
    .firelens(
      'router',
      c => c.image('public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.4').memoryReservation(50),
      {
        type: 'fluentbit',
        options: { 'enable-ecs-log-metadata': 'true' },
      },
    )
    .container('collector', c =>
      c
        .image('public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1')
        // Without metrics the application still works: the task goes on when the collector ends, and ECS starts it again.
        .essential(false)
        .restartPolicy({ enabled: true })
        .command('--config=/etc/ecs/ecs-default-config.yaml'),
    )
    .container('app', c =>
      c
        .image('ghcr.io/example/orders:31')
        .logDriver('awsfirelens', { Name: 'firehose', region: 'us-east-1', delivery_stream: deliveryStream })
        // Started last and stopped first, so that no line is lost.
        .dependsOn('router', 'START'),
    )

  return stack('orders').add(
    service('orders').cluster(cluster('orders')).taskDefinition(orders).network(network.default()).desiredCount(2),
  )
}
