import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const bookstack: System = {
  program(tag) {
    const vpc = network.default()
    const app = taskDefinition('app')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c =>
        c.image(`joelfreeman/aws-ecs-app:${tag}`).cpu(256).memory(512).port(8080, { hostPort: 8080 }),
      )
    const edge = loadBalancer('app-alb').network(vpc).http()
    const site = service('app-ecs-service')
      .cluster(cluster('app-ecs-cluster'))
      .taskDefinition(app)
      .network(vpc)
      .target(edge, 'app', 8080, {
        deregistrationDelay: 300,
        healthCheck: {
          path: '/health',
          matcher: '200',
          intervalSeconds: 30,
          timeoutSeconds: 3,
          healthyThresholdCount: 3,
          unhealthyThresholdCount: 2,
        },
      })
      .autoScaling({ min: 4, max: 8 }, s => {
        const often = { cooldown: 60, evaluationPeriods: 2, metricAggregationType: 'Maximum' } as const
        return s
          .step('app-scale-up', 'cpu', [{ from: 80, change: 1 }], often)
          .step('app-scale-down', 'cpu', [{ to: 10, change: -1 }], often)
      })
    return stack('bookstack').add(site)
  },
}
