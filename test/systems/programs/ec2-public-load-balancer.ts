import { cluster, deploy, loadBalancer, network, service, stack, taskDefinition } from '../../../src/index.ts'
import { instances } from '../given.ts'
import type { System } from '../system.ts'

export const ec2PublicLoadBalancer: System = {
  // Another stack of the original has the load balancer, and hands its listener over.
  async given(account) {
    await instances(account, 'production')
    const edge = loadBalancer('production').network(network.default()).http().idleTimeout(30)
    await deploy(stack('alb-external').add(edge), account.simulator.options())
  },
  program(tag) {
    const task = taskDefinition('nginx')
      .ec2()
      .networkMode('bridge')
      .cpu(0.25)
      .memory(0.5)
      .logs({ group: 'production-service-nginx' })
      .container('nginx', c => c.image(`nginx:${tag}`).cpu(256).memory(512).port(80).logs({ streamPrefix: 'nginx' }))
    const each = { cooldown: 60, evaluationPeriods: 1 }
    const steps = [
      { from: 70, to: 85, change: 1 },
      { from: 85, to: 95, change: 2 },
      { from: 95, change: 3 },
    ] as const
    const nginx = service('nginx')
      .cluster(cluster.existing('production'))
      .taskDefinition(task)
      .rolling({ minimumHealthyPercent: 75, maximumPercent: 200 })
      .target(loadBalancer.existing('production').path('*').priority(1), 'nginx', 80, {
        deregistrationDelay: 300,
        healthCheck: {
          path: '/',
          intervalSeconds: 6,
          timeoutSeconds: 5,
          healthyThresholdCount: 2,
          unhealthyThresholdCount: 2,
        },
      })
      .autoScaling({ min: 2, max: 10 }, s =>
        s.step('down', 'cpu', [{ to: 20, change: -1 }], each).step('up', 'cpu', steps, each),
      )
    return stack('nginx').add(nginx)
  },
}
