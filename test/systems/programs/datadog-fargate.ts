import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const datadogFargate: System = {
  program(tag) {
    const td = taskDefinition('dd-fargate')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .architecture('ARM64')
      .pidMode('task')
      .volume('app-volume')
      .volume('dd-sockets')
      .volume('cws-instrumentation-volume')
      .firelens(
        'datadog-log-router',
        c => c.image('public.ecr.aws/aws-observability/aws-for-fluent-bit:stable').user('0').logs(false),
        { type: 'fluentbit', options: { 'enable-ecs-log-metadata': 'true' } },
      )
      .container('cws-instrumentation-init', c =>
        c
          .image('datadog/cws-instrumentation:latest')
          .essential(false)
          .user('0')
          .command('/cws-instrumentation', 'setup', '--cws-volume-mount', '/cws-instrumentation-volume')
          .mountPoint('cws-instrumentation-volume', '/cws-instrumentation-volume'),
      )
      .container('datadog-agent', c =>
        c
          .image('public.ecr.aws/datadog/agent:latest')
          .environment({ ECS_FARGATE: 'true', DD_APM_ENABLED: 'true' })
          .secret('DD_API_KEY', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:dd-AbCdEf')
          .port(8125, { protocol: 'udp' })
          .port(8126)
          .mountPoint('dd-sockets', '/var/run/datadog')
          .healthCheck(['CMD-SHELL', '/probe.sh'], { interval: 15, timeout: 5, retries: 3, startPeriod: 60 }),
      )
      .container('dummy-dogstatsd-app', c =>
        c
          .image('ghcr.io/datadog/apps-dogstatsd:main')
          .essential(false)
          .environment({ DD_SERVICE: 'svc' })
          .mountPoint('dd-sockets', '/var/run/datadog')
          .dependsOn('datadog-agent', 'HEALTHY')
          .logDriver('awsfirelens', { Name: 'datadog', TLS: 'on' }),
      )
      .container('dummy-apm-app', c =>
        c
          .image(`ghcr.io/datadog/apps-tracegen:${tag}`)
          .environment({ DD_SERVICE: 'svc' })
          .mountPoint('dd-sockets', '/var/run/datadog')
          .dependsOn('datadog-agent', 'HEALTHY')
          .logDriver('awsfirelens', { Name: 'datadog', TLS: 'on' }),
      )
      .container('dummy-cws-app', c =>
        c
          .image('public.ecr.aws/ubuntu/ubuntu:22.04_stable')
          .essential(false)
          .addCapabilities('SYS_PTRACE')
          .entryPoint(
            '/cws-instrumentation-volume/cws-instrumentation',
            'trace',
            '--',
            '/usr/bin/bash',
            '-c',
            'sleep 60',
          )
          .mountPoint('cws-instrumentation-volume', '/cws-instrumentation-volume')
          .dependsOn('cws-instrumentation-init', 'SUCCESS'),
      )
    return stack('dd').add(
      service('dd').cluster(cluster('dd')).taskDefinition(td).network(network.default()).desiredCount(1),
    )
  },
}
