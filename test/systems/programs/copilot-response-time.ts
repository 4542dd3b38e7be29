import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const copilotResponseTime: System = {
  program(tag) {
    const vpc = network.default()
    const task = taskDefinition('frontend')
      .fargate()
      .cpu(0.5)
      .memory(1)
      .container('frontend', c => c.image(`ghcr.io/example/web:${tag}`).port(80))
    const cooldown = { scaleInCooldown: 60, scaleOutCooldown: 30 }
    const frontend = service('frontend')
      .cluster(cluster('frontend'))
      .taskDefinition(task)
      .network(vpc)
      .target(loadBalancer('frontend').network(vpc).http(), 'frontend', 80)
      .autoScaling({ min: 1, max: 10 }, s =>
        s.cpu(70, cooldown).requestsPerTarget(30, cooldown).responseTime(2, cooldown),
      )
    return stack('frontend').add(frontend)
  },
}
