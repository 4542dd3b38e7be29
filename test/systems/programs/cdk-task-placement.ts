import { capacityProvider, cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cdkTaskPlacement: System = {
  program(tag) {
    const micro = capacityProvider('micro').instances({
      types: ['t2.micro'],
      min: 1,
      max: 1,
      network: network.default(),
    })
    const home = cluster('placement').capacityProvider(micro).capacityProviders({ micro: {} })
    const task = taskDefinition('web')
      .ec2()
      .networkMode('bridge')
      .container('web', c => c.image(`amazon/amazon-ecs-sample:${tag}`).memory(256).port(80, { hostPort: 8080 }))
    // The instance has no room for two.
    const web = service('web')
      .cluster(home)
      .taskDefinition(task)
      .placementConstraints({ type: 'distinctInstance' })
      .placementStrategy(
        { type: 'binpack', field: 'memory' },
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
      )
      .rolling({ minimumHealthyPercent: 0, maximumPercent: 100 })
      .desiredCount(1)
    return stack('placement').add(web)
  },
}
