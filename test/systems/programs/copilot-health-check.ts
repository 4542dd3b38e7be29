import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const copilotHealthCheck: System = {
  program(tag) {
    const vpc = network.default()
    const task = taskDefinition('frontend')
      .fargate()
      .cpu(2)
      .memory(4)
      .ephemeralStorage(100)
      .container('frontend', c => c.image(`ghcr.io/example/java:${tag}`).port(80).port(8080))
    const healthCheck = {
      path: '/_deephealthcheck',
      port: 8080,
      matcher: '200,301',
      healthyThresholdCount: 4,
      unhealthyThresholdCount: 2,
      intervalSeconds: 15,
      timeoutSeconds: 10,
    }
    const attributes = { 'stickiness.enabled': true } as const
    const frontend = service('frontend')
      .cluster(cluster('frontend'))
      .taskDefinition(task)
      .network(vpc)
      .desiredCount(3)
      .healthCheckGracePeriod(120)
      .target(loadBalancer('frontend').network(vpc).http(), 'frontend', 80, {
        deregistrationDelay: 50,
        healthCheck,
        attributes,
      })
    return stack('frontend').add(frontend)
  },
}
