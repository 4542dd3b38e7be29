import { cluster, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cdkFargateLogging: System = {
  program(tag) {
    const task = taskDefinition('MyTaskDefinition')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('AppContainer', c => c.image(`amazon/amazon-ecs-sample:${tag}`).logs({ streamPrefix: 'myapp' }))
    return stack('Willkommen').add(
      service('FargateService').cluster(cluster('Ec2Cluster')).taskDefinition(task).network(network.default()),
    )
  },
}
