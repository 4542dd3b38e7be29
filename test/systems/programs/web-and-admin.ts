import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import type { System } from '../system.ts'

export const webAndAdmin: System = {
  program(tag) {
    const vpc = network.default()
    const edge = (name: string) =>
      loadBalancer(name)
        .network(vpc)
        .http()
        .http({ port: 20080 })
        .fixedResponse({ statusCode: '403', messageBody: 'Forbidden' })
    const [web, api] = [edge('web'), edge('api')]
    const task = taskDefinition('web-task')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('web', c => c.image(`nginx:${tag}`).port(80).logs({ streamPrefix: 'ecs' }))
    const check = {
      ...{ path: '/', matcher: '200', intervalSeconds: 30, timeoutSeconds: 5 },
      ...{ healthyThresholdCount: 2, unhealthyThresholdCount: 2 },
    }
    const hook = {
      function: 'arn:aws:lambda:us-east-1:123456789012:function:ecs-service-hook',
      stages: ['POST_TEST_TRAFFIC_SHIFT'],
    } as const
    const site = service('web-service')
      .cluster(cluster('web'))
      .taskDefinition(task)
      .network(vpc)
      .availabilityZoneRebalancing('DISABLED')
      .healthCheckGracePeriod(60)
      .blueGreen({ bakeTime: 0, hooks: [hook] })
      .circuitBreaker({ rollback: true })
      .minimumHealthyPercent(50)
      .target(web.listener(80).path('*'), 'web', 80, {
        healthCheck: check,
        testRoute: web.listener(20080).path('*'),
      })
      .target(api.listener(80).path('*'), 'web', 80, {
        healthCheck: check,
        testRoute: api.listener(20080).path('*'),
      })
      .desiredCount(1)
    return stack('web').tags({ Environment: 'dev', Project: 'terraform-aws' }).add(site)
  },
}
