import { cluster, hostedZone, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const oneStrategy: System = {
  given({ simulator }) {
    simulator.hostedZone('example.com')
    simulator.certificate('my.example.com')
  },
  program(tag) {
    const vpc = network.default()
    const td = taskDefinition('MyServiceTaskDefinition')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .taskRole({})
      .container('MyService', c => c.image(`nginx:${tag}`).port(8080))
    const alb = loadBalancer('MyServiceLoadBalancer')
      .network(vpc)
      .https({ certificate: 'my.example.com' })
      .idleTimeout(60)
    return stack('my-service').add(
      service('MyService')
        .cluster(cluster('MyServiceCluster'))
        .taskDefinition(td)
        .network(vpc)
        .healthCheckGracePeriod(30)
        .target(alb, 'MyService', 8080, {
          deregistrationDelay: 60,
          healthCheck: {
            path: '/healthcheck',
            intervalSeconds: 10,
            timeoutSeconds: 5,
            healthyThresholdCount: 2,
            unhealthyThresholdCount: 2,
          },
        })
        .autoScaling({ min: 2, max: 10 }, s => s.cpu(50, { scaleInCooldown: 10, scaleOutCooldown: 10 })),
      hostedZone('example.com').alias('my.example.com', alb),
    )
  },
}
