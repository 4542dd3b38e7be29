import { cluster, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { instances } from '../given.ts'
import type { System } from '../system.ts'

export const refarch: System = {
  given: account => instances(account, 'refarch'),
  program(tag) {
    const vpc = network.default()
    const prod = cluster.existing('refarch')
    const edge = loadBalancer('refarch').network(vpc).http()
    const registry = '275396840892.dkr.ecr.us-east-1.amazonaws.com/ecs-refarch-cloudformation'
    const check = (path: string) => ({
      healthCheck: { path, matcher: '200-299', intervalSeconds: 10, timeoutSeconds: 5, healthyThresholdCount: 2 },
      deregistrationDelay: 300,
    })
    const runs = (name: string, port: number, environment = {}) =>
      taskDefinition(name)
        .ec2()
        .networkMode('bridge')
        .logs({ group: `refarch-${name}`, retentionDays: 365 })
        .container(name, c => c.image(`${registry}/${name}:1.0.${tag}`).memory(128).port(port).environment(environment))
    const use = {
      namespace: 'AWS/ECS',
      name: 'CPUUtilization',
      dimensions: { ClusterName: prod, ServiceName: 'website' },
      statistic: 'Maximum',
    } as const
    const product = service('product')
      .cluster(prod)
      .taskDefinition(runs('product-service', 8001))
      .target(edge.path('/products'), 'product-service', 8001, check('/products'))
      .desiredCount(2)
    const website = service('website')
      .cluster(prod)
      .taskDefinition(runs('website-service', 8000, { PRODUCT_SERVICE_URL: edge.url }))
      .target(edge.path('/'), 'website-service', 8000, check('/'))
      .autoScaling({ min: 2, max: 3 }, s =>
        s
          .step('out', use, [{ from: 90, change: 1 }], { cooldown: 1800 })
          .step('in', use, [{ to: 70, change: -1 }], { cooldown: 1800, evaluationPeriods: 10 }),
      )
    return stack('refarch').add(product, website)
  },
}
