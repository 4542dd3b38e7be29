import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { coreInfra } from '../given.ts'
import type { System } from '../system.ts'

export const ecsdemoBackend: System = {
  given: coreInfra,
  program(tag) {
    const vpc = network.existing({ name: 'core-infra', subnets: { tags: { Name: 'core-infra-private-*' } } })
    const nodejs = taskDefinition('ecsdemo-backend')
      .ec2()
      .cpu(1)
      .memory(2)
      .allowExecuteCommand()
      .container('ecsdemo-nodejs', c => c.image(`public.ecr.aws/aws-containers/ecsdemo-nodejs:${tag}`).port(3000))
    return stack('ecsdemo-backend')
      .tags({ Blueprint: 'ecsdemo-backend' })
      .add(
        service('ecsdemo-backend')
          .cluster(cluster.existing('core-infra'))
          .taskDefinition(nodejs)
          .network(vpc)
          .capacityProviderStrategy({ 'core-infra': { weight: 1, base: 1 } })
          .discoverable('default.core-infra.local')
          .allowFrom('0.0.0.0/0', 3000)
          .executeCommand()
          .desiredCount(3),
      )
  },
}
