import { cluster, namespace, network, securityGroup, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cloudMapPrometheus: System = {
  program(tag) {
    const vpc = network.default()
    const names = namespace.privateDns('application.dev', { network: vpc })
    const home = cluster('dev-cluster').serviceConnectDefaults(names)
    const inside = securityGroup('dev-cluster-sg').network(vpc).allowFrom(vpc, 8080).allowFrom(vpc, 5432)
    const managed = ['AWSCloudMapDiscoverInstanceAccess', 'AWSCloudMapRegisterInstanceAccess']
    const backend = taskDefinition('dev-webservice-backend')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .logs({ group: '/dev' })
      .taskRole({ managedPolicyArns: managed.map(name => `arn:aws:iam::aws:policy/${name}`) })
      .tags({ METRICS_PORT: '8080', METRICS_PATH: '/metrics', METRICS_PORT_ECS: '9779', PROMETHEUS_TARGET: 'true' })
      .container('webservice-backend', c =>
        c
          .image(`ghcr.io/example/webservice-backend:${tag}`)
          .port(8080, { name: 'application', appProtocol: 'http' })
          .healthCheck('curl -f http://localhost:8080/health || exit 1', { startPeriod: 60 })
          .environment({ ASPNETCORE_ENVIRONMENT: 'dev', ASPNETCORE_URLS: 'http://*:8080', AWS_SECRET_NAME: 'app' })
          .logs({ streamPrefix: 'webservice-backend' }),
      )
      .container('ecs-exporter', c =>
        c
          .image('public.ecr.aws/awsvijisarathy/ecs-exporter:1.2')
          .port(9779, { name: 'ecs-exporter', appProtocol: 'http' })
          .logs({ streamPrefix: 'webservice-backend-ecs-exporter' }),
      )
    const otel = taskDefinition('dev-otel')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .logs({ group: '/dev' })
      .taskRole({
        managedPolicyArns: ['arn:aws:iam::aws:policy/AWSCloudMapReadOnlyAccess'],
        allow: [{ actions: ['aps:RemoteWrite'], resources: ['*'] }],
      })
      .allowExecuteCommand()
      .container('otel-prometheus-sd', c =>
        c
          .image('ghcr.io/apptality/aws-ecs-cloudmap-prometheus-discovery:1')
          .cpu(128)
          .memory(128)
          .port(9001)
          .environment({
            DiscoveryOptions__EcsClusters: 'dev-cluster',
            DiscoveryOptions__EcsServiceSelectorTags: 'PROMETHEUS_TARGET=true',
          })
          .healthCheck('curl -f http://localhost:9001/health || exit 1', { startPeriod: 60 }),
      )
      .container('otel-collector', c =>
        c
          .image('public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1')
          .cpu(384)
          .memory(896)
          .secret('AOT_CONFIG_CONTENT', 'dev-otel-config')
          .port(2000, { protocol: 'udp' })
          .dependsOn('otel-prometheus-sd', 'START'),
      )
    return stack('dev').add(
      service('webservice-backend')
        .cluster(home)
        .taskDefinition(backend)
        .network(vpc)
        .propagateTags('TASK_DEFINITION')
        .securityGroups(inside)
        .discoverable(names, { name: 'sd-webservice-backend', ttl: 60 })
        .serviceConnect({ logConfiguration: 'awslogs' })
        .serviceConnectService('application', {
          discoveryName: 'webservice-backend',
          clientAlias: { dnsName: 'webservice-backend', port: 8080 },
          timeout: { idleTimeoutSeconds: 0, perRequestTimeoutSeconds: 0 },
        })
        .autoScaling({ min: 0, max: 10 }, s => s),
      service('otel')
        .cluster(home)
        .taskDefinition(otel)
        .network(vpc)
        .executeCommand()
        .minimumHealthyPercent(0)
        .maximumPercent(100)
        .securityGroups(securityGroup('dev-open-telemetry').network(vpc).allowFrom(vpc, 'all'))
        .autoScaling({ min: 0, max: 1 }, s => s),
    )
  },
}
