import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const capacityProviders: System = {
  program(tag) {
    const vpc = network.default()
    const c1 = cluster('cluster').capacityProviders({ FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 4 } })
    const td = taskDefinition('nginx')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .container('nginx', c => c.image(`nginx:${tag}`).cpu(512).memory(128))
    const s = (name: string) => service(name).cluster(c1).taskDefinition(td).network(vpc)
    return stack('capacity').add(
      s('my-service').desiredCount(1),
      s('my-service-2')
        .capacityProviderStrategy({ FARGATE: { weight: 1 } })
        .desiredCount(1),
    )
  },
}
