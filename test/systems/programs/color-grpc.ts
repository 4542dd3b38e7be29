import { cluster, loadBalancer, namespace, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const colorGrpc: System = {
  program(tag) {
    const vpc = network.default()
    const home = cluster('howto-grpc')
    const names = namespace.privateDns('howto-grpc.local', { network: vpc })
    const edge = loadBalancer('howto-grpc').network(vpc).http().idleTimeout(30)
    const node = <const N extends string>(name: N, environment: Record<string, string>) =>
      taskDefinition(name)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .logs({ group: 'howto-grpc-log-group', retentionDays: 30 })
        .taskRole({
          managedPolicyArns: [
            'arn:aws:iam::aws:policy/CloudWatchFullAccess',
            'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess',
            'arn:aws:iam::aws:policy/AWSAppMeshEnvoyAccess',
          ],
        })
        .container('app', c =>
          c
            .image(`ghcr.io/example/${name}:${tag}`)
            .port(8080)
            .environment({ PORT: '8080', ...environment })
            .logs({ streamPrefix: name }),
        )
        .container('envoy', c =>
          c
            .image('public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.12.1-prod')
            .user('1337')
            .ulimit('nofile', 15000, 15000)
            .port(9901)
            .port(15000)
            .port(15001)
            .healthCheck(['CMD-SHELL', 'curl -s http://localhost:9901/server_info | grep state | grep -q LIVE'], {
              interval: 5,
              timeout: 2,
              retries: 3,
            })
            .environment({ APPMESH_RESOURCE_ARN: `mesh/howto-grpc-mesh/virtualNode/${name}`, ENVOY_LOG_LEVEL: 'debug' })
            .logs({ streamPrefix: `${name}-envoy` }),
        )
        .proxyConfiguration('envoy', {
          AppPorts: '8080',
          IgnoredUID: '1337',
          ProxyIngressPort: '15000',
          ProxyEgressPort: '15001',
          EgressIgnoredIPs: '169.254.170.2,169.254.169.254',
        })
    const server = service('ColorServerService')
      .cluster(home)
      .taskDefinition(node('color_server', { COLOR: 'no color!' }))
      .network(vpc)
      .allowFrom(vpc, 'all')
      .discoverable(names, { name: 'color_server', ttl: 300 })
      .desiredCount(1)
    const client = service('ColorClientService')
      .cluster(home)
      .taskDefinition(node('color_client', { COLOR_HOST: 'color_server.howto-grpc.local:8080' }))
      .network(vpc)
      .allowFrom(vpc, 'all')
      .discoverable(names, { name: 'color_client', ttl: 300 })
      .target(edge.path('*'), 'app', 8080, {
        deregistrationDelay: 120,
        healthCheck: {
          path: '/ping',
          intervalSeconds: 6,
          timeoutSeconds: 5,
          healthyThresholdCount: 2,
          unhealthyThresholdCount: 2,
        },
      })
      .after(server)
      .desiredCount(1)
    return stack('howto-grpc').add(client).output('PublicEndpoint', edge.url)
  },
}
