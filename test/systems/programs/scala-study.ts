import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const scalaStudy: System = {
  program(tag) {
    const vpc = network.default()
    const task = taskDefinition('example')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .logs({ group: '/ecs/example' })
      .container('example', c => c.image(`nginx:${tag}`).port(80).logs({ streamPrefix: 'nginx' }))
    const edge = loadBalancer('example').network(vpc).http().fixedResponse({ statusCode: '200', messageBody: 'HTTP' })
    return stack('study').add(
      service('example')
        .cluster(cluster('example'))
        .taskDefinition(task)
        .network(vpc)
        .platformVersion('1.4.0')
        .healthCheckGracePeriod(60)
        .target(edge.path('/*'), 'example', 80)
        .desiredCount(2),
    )
  },
}
