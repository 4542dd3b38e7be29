import { cluster, loadBalancer, network, repository, service, stack, taskDefinition } from '../../../src/index.ts'
import { coreInfra, images } from '../given.ts'
import type { System } from '../system.ts'

export const graviton: System = {
  async given(account) {
    await coreInfra(account)
    await images(account, 'nodejs-multi-arch')
  },
  program(tag) {
    const vpc = network.existing({
      name: 'core-infra',
      subnets: { tags: { Name: 'core-infra-private-*' } },
      loadBalancerSubnets: { tags: { Name: 'core-infra-public-*' } },
    })
    const image = repository.existing('nodejs-multi-arch').tag(tag)
    const site = (name: string, architecture: 'X86_64' | 'ARM64', discovered: string) => {
      const definition = taskDefinition(name)
        .fargate()
        .cpu(1)
        .memory(2)
        .architecture(architecture)
        .allowExecuteCommand()
        .container('nodejs-multi-arch', c => c.image(image).port(3000))
      return service(name)
        .cluster(cluster.existing('core-infra'))
        .taskDefinition(definition)
        .network(vpc)
        .discoverable('default.core-infra.local', { name: discovered })
        .executeCommand()
        .target(loadBalancer(name).network(vpc).http().allowFrom('0.0.0.0/0'), 'nodejs-multi-arch', 3000, {
          deregistrationDelay: 300,
          healthCheck: { intervalSeconds: 30, healthyThresholdCount: 5, unhealthyThresholdCount: 2 },
        })
        .desiredCount(3)
    }
    return stack('graviton').add(
      site('nodejs-multi-arch-amd64', 'X86_64', 'nodejs-multi-arch'),
      site('nodejs-multi-arch-arm64', 'ARM64', 'nodejs-multi-arch-arm64'),
    )
  },
}
