import { cluster, network, networkLoadBalancer, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const cdkNlbAutoscaling: System = {
  program(tag) {
    const vpc = network.default()
    const task = taskDefinition('sample-app')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('web', c => c.image(`amazon/amazon-ecs-sample:${tag}`).port(80))
    const edge = networkLoadBalancer('sample-app').network(vpc).tcp(80)
    const sample = service('sample-app')
      .cluster(cluster('fargate-service-autoscaling'))
      .taskDefinition(task)
      .network(vpc)
      .target(edge, 'web', 80)
      .autoScaling({ min: 1, max: 2 }, s => s.cpu(50, { scaleInCooldown: 60, scaleOutCooldown: 60 }))
    return stack('sample').add(sample).output('dns', edge.dnsName)
  },
}
