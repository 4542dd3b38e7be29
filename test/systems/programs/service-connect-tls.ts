import {
  cluster,
  loadBalancer,
  namespace,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

export const serviceConnectTls: System = {
  given: ({ simulator }) => void simulator.certificate('shop.example.com'),
  program(tag) {
    const vpc = network.default()
    const home = cluster('ecs-sample-cluster').containerInsights('enhanced')
    const names = {
      namespace: namespace.privateDns('ecs-sample.local', { network: vpc }),
      logConfiguration: 'awslogs',
    } as const
    const certificateAuthority =
      'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/12345678-1234-1234-1234-123456789012'
    const store = (name: string, path: string, environment: Readonly<Record<string, string>> = {}) =>
      taskDefinition(`ecs-sample-${name}`)
        .fargate()
        .cpu(1)
        .memory(2)
        .allowExecuteCommand()
        .logs({ group: 'ecs-sample-ecs-tasks', retentionDays: 1 })
        .container('application', c =>
          c
            .image(`public.ecr.aws/aws-containers/retail-store-sample-${name}:${tag}`)
            .port(8080, { name: 'application', appProtocol: 'http' })
            .initProcess()
            .healthCheck(`curl -f http://localhost:8080${path} || exit 1`, {
              interval: 5,
              timeout: 3,
              retries: 2,
              startPeriod: 10,
            })
            .environment(environment)
            .logs({ streamPrefix: `${name}-service` }),
        )
    const member = (name: string, definition: ReturnType<typeof store>) =>
      service(name)
        .cluster(home)
        .taskDefinition(definition)
        .network(vpc)
        .serviceConnect(names)
        .serviceConnectService('application', {
          discoveryName: name,
          clientAlias: { port: 80, dnsName: name },
          tls: { certificateAuthority },
        })
        .desiredCount(1)
    const assets = member('assets', store('assets', '/health.html'))
    const catalog = member('catalog', store('catalog', '/health', { DB_NAME: 'catalog' }))
    const edge = loadBalancer('ecs-sample-alb')
      .network(vpc)
      .https({ certificate: 'shop.example.com', sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06' })
      .allowFrom('203.0.113.0/24')
    const ui = member(
      'ui',
      store('ui', '/actuator/health', { ENDPOINTS_CATALOG: 'http://catalog', ENDPOINTS_ASSETS: 'http://assets' }),
    )
      .target(edge, 'application', 8080, {
        protocol: 'HTTPS',
        healthCheck: { path: '/actuator/health', intervalSeconds: 10, timeoutSeconds: 3, unhealthyThresholdCount: 2 },
      })
      .after(assets, catalog)
    const database = securityGroup('ecs-sample-catalog-rds').network(vpc).allowFrom(catalog, 3306)
    return stack('ecs-sample').add(assets, catalog, ui, database).output('url', edge.url)
  },
}
