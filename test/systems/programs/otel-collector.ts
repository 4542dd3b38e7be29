import { cluster, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import { coreInfra } from '../given.ts'
import type { System } from '../system.ts'

export const otelCollector: System = {
  given: coreInfra,
  program(tag) {
    const vpc = network.existing({ name: 'core-infra', subnets: { tags: { Name: 'core-infra-private-*' } } })
    const collector = taskDefinition('otel-collector-test')
      .fargate()
      .cpu(1)
      .memory(2)
      .allowExecuteCommand()
      .taskRole({
        allow: [
          {
            actions: [
              'logs:PutLogEvents',
              'logs:CreateLogGroup',
              'logs:CreateLogStream',
              'logs:DescribeLogStreams',
              'logs:DescribeLogGroups',
              'xray:PutTraceSegments',
              'xray:PutTelemetryRecords',
              'xray:GetSamplingRules',
              'xray:GetSamplingTargets',
              'xray:GetSamplingStatisticSummaries',
              'cloudwatch:PutMetricData',
              'ec2:DescribeVolumes',
              'ec2:DescribeTags',
              'ssm:GetParameters',
            ],
            resources: ['*'],
          },
          { actions: ['aps:RemoteWrite'], resources: ['*'] },
        ],
      })
      .container('prometheus-sample-app', c =>
        c.image(`public.ecr.aws/aws-otel-test/prometheus-sample-app:${tag}`).cpu(256).port(8080),
      )
      .container('aws-otel-collector', c =>
        c
          .image('public.ecr.aws/aws-observability/aws-otel-collector:v0.21.1')
          .cpu(256)
          .secret('AOT_CONFIG_CONTENT', 'otel-collector-config')
          .environment({ PROMETHEUS_SAMPLE_APP: 'prometheus-sample-app:8080' }),
      )
    return stack('otel').add(
      service('otel-collector-test')
        .cluster(cluster.existing('core-infra'))
        .taskDefinition(collector)
        .network(vpc)
        .discoverable('default.core-infra.local')
        .securityGroups(securityGroup('user-service').network(vpc).allowFrom('0.0.0.0/0', { from: 0, to: 10000 }))
        .executeCommand()
        .desiredCount(1),
    )
  },
}
