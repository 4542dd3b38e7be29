import { capacityProvider, cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cdkEc2Logging: System = {
  program(tag) {
    const micro = capacityProvider('micro').instances({
      types: ['t3.micro'],
      min: 1,
      max: 1,
      network: network.default(),
    })
    const home = cluster('willkommen').capacityProvider(micro).capacityProviders({ micro: {} })
    const task = taskDefinition('willkommen')
      .ec2()
      .networkMode('bridge')
      .container('AppContainer', c =>
        c.image(`amazon/amazon-ecs-sample:${tag}`).memory(512).logs({ streamPrefix: 'myapp' }),
      )
    // The instance has no room for two.
    const app = service('willkommen')
      .cluster(home)
      .taskDefinition(task)
      .rolling({ minimumHealthyPercent: 0, maximumPercent: 100 })
      .desiredCount(1)
    return stack('willkommen').add(app)
  },
}
