import { cluster, loadBalancer, network, repository, service, stack, taskDefinition } from '../../../src/index.ts'
import { images, vpc as made } from '../given.ts'
import type { System } from '../system.ts'

export const goMicroApi: System = {
  async given(account) {
    await made(account, 'vpc-0')
    await images(account, 'go-micro-api')
  },
  program(tag) {
    const vpc = network.existing({
      name: 'vpc-0',
      subnets: { tags: { Name: 'vpc-0-private-*' } },
      loadBalancerSubnets: { tags: { Name: 'vpc-0-public-*' } },
    })
    const home = cluster('go-micro-api-cluster').capacityProviders({ FARGATE: {}, FARGATE_SPOT: { weight: 1 } })
    const api = taskDefinition('go-micro-api')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .allowExecuteCommand()
      .logs({ group: '/aws/ecs/go-micro-api', retentionDays: 1 })
      .tags({ Name: 'go-micro-api' })
      .container('go-micro-api', c =>
        c
          .image(repository.existing('go-micro-api').tag(tag))
          .cpu(512)
          .memory(1024)
          .port(9000)
          .environment({ MESSAGE: 'Hello World', ENVIRONMENT: 'production' }),
      )
    const edge = loadBalancer('go-micro-api-alb').network(vpc).http().idleTimeout(60).allowFrom('0.0.0.0/0')
    return stack('go-micro-api')
      .add(
        service('go-micro-api')
          .cluster(home)
          .taskDefinition(api)
          .network(vpc)
          .capacityProviderStrategy({ FARGATE: { weight: 1 } })
          .executeCommand()
          .target(edge, 'go-micro-api', 9000, {
            healthCheck: {
              path: '/api/v1/health/live',
              unhealthyThresholdCount: 5,
              timeoutSeconds: 10,
              intervalSeconds: 15,
            },
          })
          .tags({ Name: 'go-micro-api', Cluster: 'go-micro-api-cluster' })
          .desiredCount(1),
      )
      .output('public_ip', edge.dnsName)
  },
}
