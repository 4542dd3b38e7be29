import {
  cluster,
  type EmptyTaskDefinition,
  loadBalancer,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

const CONSUL = 'public.ecr.aws/hashicorp/consul:1.9.1'

export const consulConnect: System = {
  async given({ aws }) {
    await aws.ecs('CreateCluster', { clusterName: 'consul' })
    await aws.ec2('CreateSecurityGroup', { GroupName: 'consul-service', Description: 'Consul server and agents' })
  },
  program(tag) {
    const vpc = network.default()
    const home = cluster.existing('consul')
    const mesh = securityGroup.existing({ name: 'consul-service' })
    const agent = (d: EmptyTaskDefinition) =>
      d
        .volume('consul-data')
        .volume('consul-config')
        .container('agent', c =>
          c
            .image('ghcr.io/example/consul-agent:1')
            .port(8301)
            .port(8301, { protocol: 'udp' })
            .port(8400)
            .port(8500)
            .port(53, { protocol: 'udp' })
            .mountPoint('consul-data', '/consul/data')
            .mountPoint('consul-config', '/consul/config'),
        )
    const allow = [{ actions: ['ec2:DescribeInstances'], resources: ['*'] }]
    const greeter = taskDefinition('greeter')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .taskRole({ allow })
      .logs({ group: 'consul-service-greeter' })
      .use(agent)
      .container('greeter', c =>
        c
          .image(`ghcr.io/example/greeter:${tag}`)
          .cpu(256)
          .memory(512)
          .environment({ PORT: '3000', NAME_URL: 'http://localhost:3001', GREETING_URL: 'http://localhost:3002' }),
      )
      .container('greeter-proxy', c =>
        c
          .image(CONSUL)
          .dependsOn('agent', 'START')
          .port(8080)
          .entryPoint('/bin/sh', '-c')
          .command('exec consul connect proxy -sidecar-for greeter'),
      )
    const ingress = taskDefinition('greeter-ingress')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .taskRole({ allow })
      .logs({ group: 'consul-ingress-greeter' })
      .use(agent)
      .container('greeter-nginx', c =>
        c
          .image('public.ecr.aws/nginx/nginx:stable')
          .port(8080)
          .entryPoint('/bin/sh', '-c')
          .command("exec nginx -g 'daemon off;'"),
      )
      .container('greeter-ingress', c =>
        c
          .image(CONSUL)
          .dependsOn('agent', 'START')
          .entryPoint('/bin/sh', '-c')
          .command('exec consul connect proxy -sidecar-for greeter-ingress'),
      )
    return stack('consul').add(
      service('greeter')
        .cluster(home)
        .taskDefinition(greeter)
        .network(vpc)
        .minimumHealthyPercent(75)
        .securityGroups(mesh)
        .desiredCount(2),
      service('greeter-ingress')
        .cluster(home)
        .taskDefinition(ingress)
        .network(vpc)
        .minimumHealthyPercent(75)
        .securityGroups(mesh)
        .target(
          loadBalancer('greeter').network(vpc).http().idleTimeout(30).allowFrom('0.0.0.0/0'),
          'greeter-nginx',
          8080,
          {
            deregistrationDelay: 300,
            healthCheck: { intervalSeconds: 6, unhealthyThresholdCount: 2 },
          },
        )
        .desiredCount(2),
    )
  },
}
