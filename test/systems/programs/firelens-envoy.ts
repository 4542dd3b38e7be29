import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const firelensEnvoy: System = {
  async given({ aws }) {
    await aws.cloudWatchLogs('CreateLogGroup', { logGroupName: 'appmesh-firelens' })
  },
  program(tag) {
    const td = taskDefinition('appmesh-firelens-colorteller-black')
      .fargate()
      .cpu(1)
      .memory(2)
      .taskRole('arn:aws:iam::012345678910:role/ecs_task_role')
      .executionRole('arn:aws:iam::012345678910:role/ecsExecutionRole')
      .firelens(
        'log_router',
        c =>
          c
            .image('012345678910.dkr.ecr.us-east-1.amazonaws.com/aws-for-fluent-bit-custom-envoy:latest')
            .memoryReservation(50)
            .logDriver('awslogs', {
              'awslogs-group': 'appmesh-firelens',
              'awslogs-region': 'us-east-1',
              'awslogs-stream-prefix': 'fluentbit',
            }),
        {
          type: 'fluentbit',
          options: {
            'enable-ecs-log-metadata': 'true',
            'config-file-type': 'file',
            'config-file-value': '/fluent-bit/conf/parse_envoy.conf',
          },
        },
      )
      .container('envoy', c =>
        c
          .image('840364872350.dkr.ecr.us-east-1.amazonaws.com/aws-appmesh-envoy:v1.12.2.1-prod')
          .user('1337')
          .ulimit('nofile', 15000, 15000)
          .port(9901, { hostPort: 9901 })
          .port(15000)
          .port(15001)
          .environment({
            APPMESH_VIRTUAL_NODE_NAME: 'mesh/color-mesh/virtualNode/colorteller-black-appmesh-demo',
            ENVOY_LOG_LEVEL: 'info',
          })
          .logDriver('awsfirelens', {
            Name: 'cloudwatch',
            region: 'us-east-1',
            log_group_name: 'appmesh-firelens',
            auto_create_group: 'true',
            log_stream_prefix: 'envoy-black-',
            retry_limit: '2',
          })
          .healthCheck(['CMD-SHELL', 'curl -s http://localhost:9901/server_info | grep state | grep -q LIVE'], {
            interval: 5,
            timeout: 2,
            retries: 3,
          }),
      )
      .container('app', c =>
        c
          .image(`012345678910.dkr.ecr.us-east-1.amazonaws.com/colorteller:${tag}`)
          .port(9080, { hostPort: 9080 })
          .environment({ COLOR: 'black', SERVER_PORT: '9080' })
          .dependsOn('envoy', 'HEALTHY')
          .logs(false),
      )
      .proxyConfiguration('envoy', {
        IgnoredUID: '1337',
        ProxyIngressPort: '15000',
        ProxyEgressPort: '15001',
        AppPorts: '9080',
        EgressIgnoredIPs: '169.254.170.2,169.254.169.254',
      })
    return stack('appmesh').add(
      service('colorteller').cluster(cluster('mesh')).taskDefinition(td).network(network.default()).desiredCount(1),
    )
  },
}
