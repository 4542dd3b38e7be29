import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { coreInfra } from '../given.ts'
import type { System } from '../system.ts'

export const ecsdemoFrontend: System = {
  given: coreInfra,
  program(tag) {
    const vpc = network.existing({
      name: 'core-infra',
      subnets: { tags: { Name: 'core-infra-private-*' } },
      loadBalancerSubnets: { tags: { Name: 'core-infra-public-*' } },
    })
    const frontend = taskDefinition('ecsdemo-frontend')
      .ec2()
      .cpu(1)
      .memory(2)
      .allowExecuteCommand()
      .container('ecsdemo-frontend', c =>
        c
          .image(`public.ecr.aws/aws-containers/ecsdemo-frontend:${tag}`)
          .port(3000)
          .environment({ NODEJS_URL: 'http://ecsdemo-backend.default.core-infra.local:3000' }),
      )
    return stack('ecsdemo-frontend')
      .tags({ Blueprint: 'ecsdemo-frontend' })
      .add(
        service('ecsdemo-frontend')
          .cluster(cluster.existing('core-infra'))
          .taskDefinition(frontend)
          .network(vpc)
          .capacityProviderStrategy({ 'core-infra': { weight: 1, base: 1 } })
          .discoverable('default.core-infra.local')
          .executeCommand()
          .target(
            loadBalancer('ecsdemo-frontend').network(vpc).http().allowFrom('0.0.0.0/0'),
            'ecsdemo-frontend',
            3000,
            {
              deregistrationDelay: 300,
              healthCheck: { intervalSeconds: 30, healthyThresholdCount: 5, unhealthyThresholdCount: 2 },
            },
          )
          .desiredCount(3),
      )
  },
}
