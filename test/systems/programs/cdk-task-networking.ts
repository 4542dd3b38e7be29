import {
  capacityProvider,
  cluster,
  network,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cdkTaskNetworking: System = {
  program(tag) {
    const vpc = network.default()
    const micro = capacityProvider('micro').instances({ types: ['t2.micro'], min: 1, max: 1, network: vpc })
    const demo = cluster('awsvpc-ecs-demo-cluster').capacityProvider(micro).capacityProviders({ micro: {} })
    const task = taskDefinition('nginx-awsvpc')
      .ec2()
      .container('nginx', c => c.image(`nginx:${tag}`).cpu(100).memory(256).port(80))
    // Without a way out, as the original has it: nothing but answers leaves.
    const open = securityGroup('nginx').network(vpc).allowFrom('0.0.0.0/0', 80).allowTo('255.255.255.255/32', 'all')
    const nginx = service('nginx')
      .cluster(demo)
      .taskDefinition(task)
      .network(vpc)
      .securityGroups(open)
      .minimumHealthyPercent(0)
      .desiredCount(1)
    return stack('task-networking').add(nginx)
  },
}
