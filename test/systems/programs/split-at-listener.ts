import { cluster, deploy, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

const vpc = network.default()

export const splitAtListener: System = {
  async given({ simulator }) {
    const others = stack('load-balancer').add(cluster('split'), loadBalancer('shared').network(vpc).http())
    await deploy(others, simulator.options())
  },
  program(tag) {
    const web = taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('web', c => c.image(`amazon/amazon-ecs-sample:${tag}`).memory(256).port(80))
    return stack('split').add(
      service('web')
        .cluster(cluster.existing('split'))
        .taskDefinition(web)
        .network(vpc)
        .minimumHealthyPercent(50)
        .target(loadBalancer.existing('shared'), 'web', 80)
        .desiredCount(1),
    )
  },
}
